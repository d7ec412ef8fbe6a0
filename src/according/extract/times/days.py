"""Weekdays, days counted from publication or from the day last spoken of, and parts of a day.

Law: a weekday inside a name ("Black Sunday", "Martin Friday") or of an act that recurs ("Friday
prayers") is no time.
"""

from __future__ import annotations

import re

from according.extract.times import calendar
from according.extract.times.atom import Atom, Page, Reader
from according.extract.times.calendar import unknown
from according.extract.times.forms import FORMS
from according.extract.times.vocabulary import Vocabulary, compiled, key


def _weekday(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["weekday"]).match(page.folded, *match.span())
    if not found or _names_something(page, match, words):
        return None
    which, number = key(found["which"] or ""), words.weekdays[found["name"]]
    start = match.start()
    if which in ("following", "past") and not page.before(start, compiled(r"\bthe \Z")):
        which, start = "", found.start("name")  # "following Friday night's raid": after it
    if found["plural"]:
        return Atom(*match.span(), "other", unknown, kind="frequency")
    ahead = {"next": True, "coming": True, "this coming": True}.get(which)
    ahead = False if which in ("last", "past", "this past", "previous") else ahead
    return Atom(
        start, match.end(), "weekday", calendar.weekday(number, which), weekday=number, ahead=ahead
    )


def _names_something(page: Page, match: re.Match[str], words: Vocabulary) -> bool:
    """Of "Black Sunday", "Friday prayers", "Martin Friday"."""
    if page.before(match.start(), compiled(r"\b{before_weekday} \Z")):
        return True
    if compiled(r" {after_weekday}\b").match(page.folded, match.end()):
        return True
    given = page.before(match.start(), compiled(r"\b{given_names} \Z"))
    return bool(given and page.cased and page.capital(match.start()))


def _short_weekday(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "Sat 4 Feb": the grammar has seen the date that follows or precedes."""
    name = match.group().rstrip(".,")
    if not page.capital(match.start()):
        return None
    number = words.short_weekdays[name]
    end = match.start() + len(match.group().rstrip(","))
    return Atom(match.start(), end, "weekday", calendar.weekday(number), weekday=number)


def _day_word(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = key(match.group())
    if found == "today" and (
        page.before(match.start(), compiled(r"\b{before_today} \Z"))
        or compiled(r" {after_today}\b").match(page.folded, match.end())
    ):
        return None
    offsets = {
        "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }  # fmt: skip
    rule = calendar.from_publication(offsets[found])
    ahead = {"tomorrow": True, "the day after tomorrow": True, "today": None}.get(found, False)
    return Atom(*match.span(), "day", rule, ahead=ahead)


def _tonight(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    return Atom(*match.span(), "day", calendar.from_publication(0), part="night")


def _overnight(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    rule = calendar.from_publication(-1, 0)
    return Atom(*match.span(), "day", rule, part="night", kind="span")


def _this_part(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    which, _, part = key(match.group()).partition(" ")
    rules = {"this": calendar.from_publication(0), "last": calendar.from_publication(-1)}
    return Atom(*match.span(), "day", rules[which], part=part)


def _same_day(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "That day", "the next morning": counted from the day last spoken of."""
    found = key(match.group())
    offset = 1 if re.search("next|following|after", found) else 0
    offset = -1 if re.search("previous|before|preceding", found) else offset
    part = None if "day" in found.split() else found.rsplit(" ", 1)[-1]
    if re.search("before|after", found):
        part = None
    return Atom(*match.span(), "day", calendar.from_anchor(offset), part=part)


def _part(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    return Atom(*match.span(), "part", None, part=key(match.group()), loose=True)


READERS: dict[str, Reader] = {
    "weekday": _weekday, "short_weekday": _short_weekday, "day_word": _day_word,
    "tonight": _tonight, "overnight": _overnight, "this_part": _this_part, "same_day": _same_day,
    "part": _part,
}  # fmt: skip
