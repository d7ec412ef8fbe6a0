"""Lengths of time and periods: "two days ago", "the past 24 hours", "last week", "every night".

Law: a vague length ("recent days", "several weeks ago") has no bounds.
"""

from __future__ import annotations

import re

from according.extract.times import calendar, periods
from according.extract.times.atom import Atom, Grain, Kind, Page, Reader
from according.extract.times.calendar import unknown
from according.extract.times.forms import FORMS
from according.extract.times.vocabulary import Vocabulary, compiled, key

_WITHIN = r"\b(?:in|over|during|within) (?:(?:{about}|{more_than}|some|the) )?\Z"
_LASTING = r"(?:-old|-long)?(?: of)? (?:[a-z-]+ ){0,2}{lasting}\b"
_STEPS = {"last": -1, "this past": -1, "this": 0, "": 0, "next": 1, "this coming": 1}


def _ago(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["ago"]).match(page.folded, *match.span())
    if not found:
        return None
    number = words.number(found["number"])
    if number is None and found["unit"] not in ("minute", "hour"):
        return Atom(*match.span(), "other", unknown, ahead=False)
    more = key(found["about"] or "") in words.more_than
    rule = periods.ago(number or 1, found["unit"], more=more)
    return Atom(*match.span(), "day", rule, ahead=False)


def _later(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "Two days later": counted from the day last spoken of; other units are not told by it."""
    found = compiled(FORMS["later"]).match(page.folded, *match.span())
    number = words.number(found["number"]) if found else None
    if not found or number is None or found["unit"] not in ("day", "week"):
        return Atom(*match.span(), "other", unknown)
    step = number * (7 if found["unit"] == "week" else 1)
    rule = calendar.from_anchor(step if found["way"] in ("later", "on") else -step)
    return Atom(*match.span(), "day", rule)


def _back(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["back"]).match(page.folded, *match.span())
    if not found:
        return None
    vague = found["number"] is None and found["unit_s"] == "s"
    number = words.number(found["number"]) if found["number"] else None if vague else 1
    if found["way"] in ("previous", "preceding"):
        return Atom(*match.span(), "other", unknown, kind="span")
    if found["way"] in ("next", "coming"):
        rule = periods.ahead(number, found["unit"]) if number else unknown
        return Atom(*match.span(), "other", rule, kind="span", ahead=True)
    rule = periods.back(number, found["unit"]) if number else unknown
    return Atom(*match.span(), "other", rule, kind="span-back", ahead=False)


def _recent(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    return Atom(*match.span(), "other", unknown, kind="span-back", ahead=False)


def _period(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "Last week", "the weekend", "this year"."""
    which, _, unit = key(match.group()).removeprefix("the ").rpartition(" ")
    step = _STEPS.get(which)
    ahead = None if step is None or step == 0 else step > 0
    rule = unknown if step is None else periods.whole(unit, step)
    grains: dict[str, Grain] = {"week": "week", "month": "month", "year": "year"}
    return Atom(
        match.start(), match.end(), grains.get(unit, "other"), rule, kind="span", ahead=ahead,
        weeks=step if unit == "week" else None, years=step if unit == "year" else None,
    )  # fmt: skip


def _so_far(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(r"week|month|year").findall(match.group())[0]
    return Atom(*match.span(), "other", periods.so_far(found), kind="span-back", ahead=False)


def _length(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "in 11 years", "two years of war", "the 17-year-old war": back from publication.

    Only where what lasted so long stands beside it, or "in" before it; who is 17 is none.
    """
    led = page.before(match.start(), compiled(_WITHIN))
    lasting = compiled(_LASTING).match(page.folded, match.end())
    if not led and not lasting:
        aged = page.folded.startswith("-old", match.end())
        whole = "-" in match.group() and not aged  # "a 48-hour strike"
        return Atom(*match.span(), "other", unknown, kind="duration") if whole else None
    found = compiled(r"(.+?)[\s-]([a-z]+)").match(match.group())
    number = words.number(found[1]) if found else None
    if not found or number is None:
        return Atom(*match.span(), "other", unknown, kind="duration")
    rule = periods.back(number, found[2].removesuffix("s"))
    return Atom(*match.span(), "other", rule, kind="duration", ahead=False)


def _unresolved(kind: Kind) -> Reader:
    def read(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
        return Atom(*match.span(), "other", unknown, kind=kind)

    return read


READERS: dict[str, Reader] = {
    "ago": _ago, "later": _later, "back": _back, "recent": _recent, "period": _period,
    "so_far": _so_far, "nth_day": _unresolved("point"),
    "season_alone": _unresolved("point"), "frequency": _unresolved("frequency"),
    "duration": _unresolved("duration"), "length": _length,
}  # fmt: skip
