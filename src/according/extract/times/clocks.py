"""Times of day by the clock: "2am", "at around 14:30 local time", "between 8 and 10 p.m.", "noon".

Law: figures without a half of the day or a zone are a time only after a word that takes one; else
they are a score or a count. An hour of another zone than the incident's is not kept.
"""

from __future__ import annotations

import re
from dataclasses import replace

from according.extract.times.atom import Atom, Clock, Page, Reader
from according.extract.times.dates import year_alone
from according.extract.times.forms import FORMS
from according.extract.times.vocabulary import Vocabulary, compiled


def _clock(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["clock"]).match(page.folded, *match.span())
    if not found:
        return None
    half = found["half"][0]
    first = _hour(found["hour"], found["minute"], (found["own"] or half)[0])
    last = _hour(found["hour2"], found["minute2"], half) if found["hour2"] else None
    if first is None or (found["hour2"] and last is None):
        return None
    exact = bool(found["minute"])
    return _clock_atom(page, match, Clock(first, last, exact))


def _digital(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "14:30" after "at", "1430 hours", "at 1945 today"; others are scores, counts or years."""
    digits = compiled(r"([0-9]{1,2})[:.]?([0-9]{2})").match(page.folded, match.start())
    clock = _hour(digits[1], digits[2], "") if digits else None
    if clock is None:
        return year_alone(page, match, words) if match.group()[:4].isdigit() else None
    zoned = compiled(r" ?(?:hours|hrs|{local_zones}|{other_zones})\b").match(
        page.folded, match.end()
    )
    led = page.before(
        match.start(), compiled(r"\b(?:at|by|since|until|from|between|and|to|{about}) \Z")
    )
    day = compiled(r" (?:on|today|yesterday|this|last|\()").match(page.folded, match.end())
    colon = ":" in match.group()
    if zoned or (led and (colon or (day and led.group().strip() not in ("to", "and", "of")))):
        known = match.group()[0] in "02" or int(clock[:2]) > 12 or bool(zoned)
        return _clock_atom(page, match, Clock(clock, None, exact=True, half_known=known))
    return year_alone(page, match, words) if match.group().isdigit() else None


def _named_clock(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    hour = compiled(r"[0-9a-z]+").findall(match.group())[0]
    number = 12 if hour in ("noon", "midday") else words.number(hour)
    if hour in ("noon", "midday"):
        return Atom(*match.span(), "clock", clock=Clock("12:00"))
    told = compiled(r" in the (?:(morning)|afternoon|evening)").match(page.folded, match.end())
    if not told or number is None or not 1 <= number <= 12:
        return Atom(*match.span(), "clock", clock=Clock(None))
    clock = _hour(str(number), None, "a" if told[1] else "p")
    return Atom(match.start(), told.end(), "clock", clock=Clock(clock))


def _hour(hour: str, minute: str | None, half: str) -> str | None:
    """Of "02:00" of two in the morning ("a"), or None where the clock has no such time."""
    number, minutes = int(hour), int(minute or 0)
    if half and not 1 <= number <= 12:
        return None
    if half:
        number = number % 12 + 12 * (half == "p")
    return f"{number:02}:{minutes:02}" if number < 24 and minutes < 60 else None


def _clock_atom(page: Page, match: re.Match[str], clock: Clock) -> Atom:
    """The clock with the words for its exactness and its zone; of another zone, no hour is kept."""
    start, end = match.start(), match.end()
    about = page.before(start, compiled(r"\b{about} \Z"))
    if about:
        start, clock = about.start(), replace(clock, exact=False)
    ranged = page.before(start, compiled(r"\b(?:between|from) \Z")) if clock.last else None
    start = ranged.start() if ranged else start
    tail = compiled(r" ?(?:hours|hrs)?(?: ?{local_zones}\b)?").match(page.folded, end)
    other = compiled(r" ?{other_zones}\b").match(page.folded, end)
    if other:
        return Atom(start, other.end(), "clock", clock=Clock(None))
    if tail and compiled(r"[a-z]").search(tail.group()):
        end = tail.end()
    aside = compiled(r" \([0-9]{4} {other_zones}\)").match(page.folded, end)
    return Atom(start, aside.end() if aside else end, "clock", clock=clock)


READERS: dict[str, Reader] = {"clock": _clock, "digital": _digital, "named_clock": _named_clock}
