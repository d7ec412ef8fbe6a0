"""A text -> every expression that says when, resolved against the date of publication.

Law: each time's span holds exactly its words; ``from_ <= to``; what cannot be told stays None, and
without a date of publication or a dateline only times that name their year (or count from one that
does) are resolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import msgspec

from according.extract.times import calendar
from according.extract.times.atom import Atom, Kind, Page
from according.extract.times.calendar import UNKNOWN, Context, Interval
from according.extract.times.compose import expressions, settled, timed
from according.extract.times.scan import atoms, page, sentences
from according.extract.times.stamps import datelines, is_heading, is_stamp
from according.extract.times.tense import Tense, is_saying, tense
from according.model.claim import Time
from according.model.passage import Passage, passage

__all__ = ["Kind", "Role", "TimeMention", "find_time_mentions", "find_times", "publication_day"]

Role = Literal["event", "saying", "stamp", "heading"]
_DAWN = "06:00"
REACH = 500
"""Characters back to a day that "the next day" or a bare "8 p.m." can still refer to."""


class TimeMention(msgspec.Struct, frozen=True):
    """A time and what kind of expression it is.

    ``future``: it lies ahead of publication, or its clause says so (``clue``, the words that told).
    ``kind``: point | span ("from 3 to 5 May") | since | span-back ("in the past two months"): a
    figure beside the last two is cumulative | duration ("for three days"; of "in 11 years" the
    bounds are those of years that end with publication) | frequency ("every Friday"; no bounds).
    ``dayless``: it names no day of its own ("at 3 p.m."); that of its bounds was named beside it.
    """

    time: Time
    future: bool
    kind: Kind
    role: Role = "event"
    clue: Passage | None = None
    dayless: bool = False


def find_times(text: str, published: str | None) -> list[Time]:
    """Every time that the text names, in order; lengths of time and habits are none."""
    return [
        mention.time
        for mention in find_time_mentions(text, published)
        if mention.kind not in ("duration", "frequency")
    ]


def find_time_mentions(text: str, published: str | None) -> list[TimeMention]:
    """The same with what tells planned times and cumulative ones, and with lengths and habits.

    ``published`` is an ISO 8601 date or date-time (or a wire's "4 FEB 90"); None is unknown.
    """
    sheet, day = page(text), publication_day(published)
    told = [(s, expressions(sheet, list(atoms(sheet, *s)), *s)) for s in sentences(sheet)]
    written = datelines(sheet, told, day)
    sheet = replace(sheet, written=frozenset(written))
    found: list[TimeMention] = []
    anchor: tuple[int, date] | None = None
    for sentence, inside in told:
        day = next((written[atom.start] for atom in inside if atom.start in written), day)
        mentions = _read(sheet, sentence, inside, day, anchor)
        found += mentions
        anchor = next(_days_named(reversed(mentions)), anchor)
    return found


def publication_day(published: str | None) -> date | None:
    """The day of a date or date-time as it is written; None where it holds no whole date."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        sheet = page(published)
        dated = [settled(atom, Context(None)).to for atom in atoms(sheet, 0, len(published))]
        full = [day for day in dated if day and len(day) >= 10]
        return date.fromisoformat(full[0][:10]) if full else None


def _read(
    sheet: Page, sentence: tuple[int, int], inside: list[Atom], day: date | None,
    anchor: tuple[int, date] | None,
) -> list[TimeMention]:  # fmt: skip
    """The mentions of one sentence; those that name no day take it from the others."""
    known: dict[int, TimeMention] = {}
    for atom in inside:
        if atom.day is not None:
            near = next(_days_named(reversed(list(known.values()))), anchor)
            known[atom.start] = _mention(sheet, sentence, atom, day, near)
    for atom in inside:
        if atom.day is None:
            near = next(_days_named(_nearest(list(known.values()), atom)), None)
            known[atom.start] = _dayless(sheet, sentence, atom, day, near or _within(anchor, atom))
    return [known[atom.start] for atom in inside]


def _nearest(mentions: list[TimeMention], atom: Atom) -> list[TimeMention]:
    return sorted(mentions, key=lambda mention: abs(mention.time.start - atom.start))


def _within(anchor: tuple[int, date] | None, atom: Atom) -> tuple[int, date] | None:
    return anchor if anchor and atom.start - anchor[0] <= REACH else None


def _days_named(mentions: Iterator[TimeMention] | list[TimeMention]) -> Iterator[tuple[int, date]]:
    """Where single days stand that were named and are not ahead, and which days they are."""
    for mention in mentions:
        first, last = mention.time.from_ or "", mention.time.to or ""
        told = mention.kind == "point" and mention.role != "stamp" and not mention.future
        if told and len(first) >= 10 and first[:10] == last[:10]:
            yield mention.time.end, date.fromisoformat(first[:10])


def _mention(
    sheet: Page, sentence: tuple[int, int], atom: Atom, day: date | None,
    anchor: tuple[int, date] | None,
) -> TimeMention:  # fmt: skip
    told = tense(sheet.folded, sentence, (atom.start, atom.end))
    future = told.future if told and atom.ahead is None else atom.ahead
    near = _within(anchor, atom)
    context = Context(day, future, near[1] if near else None, atom.weekday)
    found = settled(atom, context)
    return _built(sheet, atom, found, _is_ahead(found, day, future), sentence, told)


def _dayless(
    sheet: Page, sentence: tuple[int, int], atom: Atom, day: date | None,
    near: tuple[int, date] | None,
) -> TimeMention:  # fmt: skip
    """A clock time or part of a day: of a day named near, else publication's or the one before."""
    found = UNKNOWN
    if near and not is_stamp(sheet, sentence, atom):
        found = timed(calendar.days(_morning_after(sheet, atom, *near)), atom)
    elif day:
        found = timed(calendar.days(day - timedelta(1), day), atom)
    return _built(sheet, atom, found, False, sentence, None)


def _morning_after(sheet: Page, atom: Atom, end: int, day: date) -> date:
    """Of "on Monday night ... at 3 a.m.": the small hours are of the next day."""
    hour = atom.clock.first if atom.clock else None
    night = sheet.folded.endswith(("night", "evening", "midnight"), 0, end)
    return day + timedelta(1) if night and hour and hour < _DAWN else day


def _is_ahead(found: Interval, day: date | None, future: bool | None) -> bool:
    """Whether a time lies ahead: by its bounds where they tell, else by its clause."""
    bound = found.from_ or found.to
    if bound is None or day is None:
        return bool(future)
    size = min(len(bound), 10)
    published = day.isoformat()[:size]
    return bound[:size] > published or (bound[:size] == published and bool(future))


def _built(
    sheet: Page, atom: Atom, found: Interval, future: bool, sentence: tuple[int, int],
    told: Tense | None,
) -> TimeMention:  # fmt: skip
    time = Time(sheet.text[atom.start : atom.end], atom.start, atom.end, *found)
    clue = passage(sheet.text, told.start, told.end) if told else None
    role: Role = "saying" if told and is_saying(sheet, atom, told) else "event"
    role = "stamp" if is_stamp(sheet, sentence, atom) else role
    role = "heading" if is_heading(sheet, sentence, atom) else role
    ahead = future and atom.kind != "since"
    return TimeMention(time, ahead, atom.kind, role, clue, atom.day is None)
