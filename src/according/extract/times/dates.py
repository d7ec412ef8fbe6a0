"""Dates, months and years as the calendar writes them: "3 February 2012", "Feb. 3-5", "in March".

Law: a day that the calendar lacks is no date, and a date that names a group, a street or an attack
is none either. Day and month by numbers alone are read only where no other reading is possible.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from according.extract.times import calendar
from according.extract.times.atom import Atom, Clock, Kind, Page, Reader
from according.extract.times.forms import FORMS
from according.extract.times.vocabulary import Vocabulary, compiled, key


def _dated(
    page: Page, span: tuple[int, int], year: int | None, month: int, first: int, last: int | None
) -> Atom | None:
    """A day, or two of one month; None where it is a name or the calendar has no such day."""
    if compiled(r" {after_date}\b").match(page.folded, span[1]):
        return None
    if compiled(r"{attacks}\b").match(page.folded, span[0]):
        return None
    try:
        start = date(year or 2000, month, first)
        rule = calendar.month_day(month, first, last)
        if year is not None:
            end = date(year, month, last) if last and last > first else None
            rule = calendar.fixed(calendar.days(start, end))
    except ValueError:
        return None
    kind: Kind = "span" if last and last > first else "point"
    return Atom(*span, "day", rule, kind=kind, month=None if year else month)


def _iso(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(r"([0-9]{4})-([0-9]{2})-([0-9]{2})").match(page.folded, match.start())
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    atom = _dated(page, match.span(), int(found[1]), int(found[2]), int(found[3]), None)
    clock = match.group()[11:16]
    return replace(atom, clock=Clock(clock, exact=True)) if atom and clock else atom


def _numeric(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Day and month by numbers: only where one of them can be no month, or both are the same."""
    one, two, year = (int(part) for part in re.split(r"[/.-]", match.group()))
    if min(one, two) < 1 or min(one, two) > 12 or (max(one, two) <= 12 and one != two):
        return None
    return _dated(page, match.span(), year, min(one, two), max(one, two), None)


def _day_month(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["day_month"]).match(page.folded, *match.span())
    if not found or not page.capital(found.start("month")):
        return None
    month = words.month(found["month"])
    short = len(found["month"].rstrip(".")) <= len("sept")
    year = _year(found["year"], page.folded[match.end() : match.end() + 2], short=short)
    end = found.end("month") if found["year"] and year is None else match.end()
    if month == 5 and compiled(r" {after_modal_may}\b").match(page.folded, end):
        return None
    last = int(found["last"]) if found["last"] else None
    return _dated(page, (match.start(), end), year, month, int(found["first"]), last)


def _month_day(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["month_day"]).match(page.folded, *match.span())
    if not found or not page.capital(match.start()):
        return None
    year = int(found["year"]) if found["year"] else None
    if year is None and page.before(match.start(), compiled(r"\bin \Z")):
        rule = calendar.named_month(words.month(found["month"]))
        return Atom(match.start(), found.end("month"), "month", rule)
    last = int(found["last"]) if found["last"] else None
    return _dated(page, match.span(), year, words.month(found["month"]), int(found["first"]), last)


def _year(written: str | None, after: str, *, short: bool) -> int | None:
    """Four digits, or two after an apostrophe or a short month ("3 FEB 90"), by POSIX's pivot."""
    if not written:
        return None
    digits = written.strip("' ,")
    if len(digits) == 4:
        return int(digits)
    if not (short or written.lstrip()[0] == "'") or compiled(r"\s?[a-z]").match(after):
        return None
    return int(digits) + (1900 if int(digits) >= 69 else 2000)


def _fixed_day(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    month, day = words.fixed_days[key(match.group())].split("-")
    return _dated(page, match.span(), None, int(month), int(day), None)


def _day_of_month(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    number = compiled(r"([0-9]{1,2})[a-z]{2}\Z").search(match.group())
    led = page.before(match.start(), compiled(r"\b(?:on|since|until|till|by|from|to) \Z"))
    if not led or not number or not 1 <= int(number[1]) <= 31:
        return None
    return Atom(*match.span(), "day", calendar.day_of_month(int(number[1])))


def _month_year(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    found = compiled(FORMS["month_year"]).match(page.folded, *match.span())
    if not found or not page.capital(match.start()):
        return None
    month = calendar.month(int(found["year"]), words.month(found["month"]))
    return Atom(*match.span(), "month", calendar.fixed(month))


def _month_alone(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    which, _, name = key(match.group()).rpartition(" ")
    if name in words.doubtful_months and not which and not _month_meant(page, match, name):
        return None
    if compiled(r" {after_date}\b").match(page.folded, match.end()):
        return None
    rule = calendar.named_month(words.months[name], which)
    ahead = {"next": True, "coming": True, "last": False, "past": False}.get(which)
    month = words.months[name]
    return Atom(*match.span(), "month", rule, month=month, ahead=ahead)


def _month_meant(page: Page, match: re.Match[str], name: str) -> bool:
    """Whether this "May" or "March" is the month: it has a capital and follows a preposition.

    In a report with a Mr or Mrs May, only prepositions that take no person count.
    """
    if not page.capital(match.start()):
        return False
    safe = r"\b(?:in|during|of|early|late|mid|throughout)[\s-]?\Z"
    wide = (
        r"\b(?:in|during|of|since|until|till|by|from|between|early|late|mid|throughout"
        r"|{months} (?:to|and|through|until))[\s-]?\Z"
    )
    narrow = name == "may" and page.has_may
    return page.before(match.start(), compiled(safe if narrow else wide)) is not None


def _season(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    rule = calendar.fixed(calendar.year(int(match.group()[-4:])))
    return Atom(*match.span(), "year", rule)


def _decade(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    first = int(compiled(r"[0-9]{4}").findall(match.group())[0])
    return Atom(
        match.start(),
        match.end(),
        "year",
        calendar.fixed(calendar.year(first, first + 9)),
        kind="span",
    )


def _years(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Of "1989-90", "2011-2013": neither a score nor a number of rounds, because both are years."""
    first, last = re.split(r"[-–/]", match.group())
    if len(last) == 2:
        last = first[:2] + last
    if int(last) <= int(first):
        return None
    rule = calendar.fixed(calendar.year(int(first), int(last)))
    return Atom(*match.span(), "year", rule, kind="span")


def year_alone(page: Page, match: re.Match[str], words: Vocabulary) -> Atom | None:
    """Four digits after a preposition that takes a year, or as in "the 2015 attack".

    After "from" or "to" they are a year only as one end of a stretch (loose).
    """
    number, left = int(match.group()), page.before
    rule = calendar.fixed(calendar.year(number))
    found = Atom(*match.span(), "year", rule)
    if compiled(r"(?: {counted}\b|[,.][0-9]|[%°]|-[a-z])").match(page.folded, match.end()):
        return None
    if left(
        match.start(), compiled(r"\b(?:in|since|until|till|during|year|early|late|mid)[\s-]\Z")
    ):
        return found
    if number % 100 == 0:
        return None
    if left(match.start(), compiled(r"\b(?:the|a|an|its|his|their) \Z")):
        return found if compiled(r" [a-z]").match(page.folded, match.end()) else None
    if compiled(r" [a-z]{3,}s\b").match(page.folded, match.end()):
        return None
    if left(match.start(), compiled(r"\b(?:of|by|before|after) \Z")):
        return found
    ranged = left(match.start(), compiled(r"\b(?:from|between|to|and) \Z"))
    return replace(found, loose=True) if ranged else None


READERS: dict[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "day_month": _day_month, "month_day": _month_day,
    "fixed_day": _fixed_day, "day_of_month": _day_of_month, "month_year": _month_year,
    "month": _month_alone, "season": _season, "decade": _decade, "years": _years,
    "year": year_alone,
}  # fmt: skip
