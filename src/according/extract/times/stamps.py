"""Times that the page itself bears, and the day on which its words were written.

Law: a stamp dates nothing that is told. The day of a dateline is that of writing, from which
"today" and "last night" behind it count, where it is at most a week before publication. Lines of a
list each begin with a place and a day of their own, and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from according.extract.times.atom import Atom, Page
from according.extract.times.calendar import Context
from according.extract.times.compose import settled
from according.extract.times.vocabulary import compiled

_LATE = timedelta(7)
_FIRST = 300  # characters at the head of a report, where a weekday may be a dateline's
_AGENCY = re.compile(r"(?: ?\([^()\n]{2,40}\)|\)) ?(?:--|–|—|-)")
_BEHIND = re.compile(r"\)?(?: ?\([^()\n]{2,40}\))?(?: ?(?:--|–|—|:)| - |\.?\s*\Z)")
_LINE = re.compile(r"(?:\A|\n)\s*(?:[•*–—-]\s*)?\Z")
_COMMA = re.compile(r", ?\Z")
_WORD = r"[^\W\d_][^\W\d_.'’-]*"
_PLACE = re.compile(rf"(?:\A|\n)\s*({_WORD}(?:,? {_WORD}){{0,3}})(?:[,:] ?| ?\()\Z")


def is_stamp(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    """Whether the page bears it: "Updated 1:57 p.m.", a dateline, a line of its own."""
    if page.before(atom.start, compiled(r"(?:\b{stamps}[:,]? ?(?:on |at )?|\(@\w+\) ?)\Z")):
        return True
    if atom.grain == "day" and _AGENCY.match(page.folded, atom.end):
        return True
    return atom.start in page.written or _is_alone(page, sentence, atom)


def is_heading(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    """Whether it dates its whole line: "Friday. A rider was beaten", "27 August: In Gao, ..."."""
    if atom.grain in ("weekday", "day") and _opens_entry(page, atom):
        return True
    behind = page.folded[atom.end : sentence[1]]
    if atom.grain not in ("weekday", "day") or "\n" in behind or sentence[1] == len(page.folded):
        return False
    return atom.start not in page.written and _is_alone(page, sentence, atom)


def _opens_entry(page: Page, atom: Atom) -> bool:
    """Whether it opens its line, and a colon follows: "• *27 August*: In Gao, ..."."""
    opens = page.before(atom.start, _LINE) is not None
    return opens and page.folded.startswith(":", atom.end)


def _is_alone(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    alone = page.folded[atom.end : sentence[1]].strip(" .\n") == ""
    return alone and page.folded[sentence[0] : atom.start].strip(" \n_") == ""


def datelines(
    page: Page, found: Iterable[tuple[tuple[int, int], list[Atom]]], published: date | None
) -> Mapping[int, date]:
    """Where the days of datelines begin, and which days those are.

    ``found`` are the sentences with their times: "LIMA, 3 FEB 12 (X) --", "Raipur, Nov. 4: Three".
    """
    days = dict(_dated(page, found, published))
    agencies = {atom.start for _, atoms in found for atom in atoms if _is_of_agency(page, atom)}
    listed = len({day for start, day in days.items() if start not in agencies}) > 1
    return {start: day for start, day in days.items() if not listed or start in agencies}


def _dated(
    page: Page, found: Iterable[tuple[tuple[int, int], list[Atom]]], published: date | None
) -> Iterator[tuple[int, date]]:
    for sentence, atoms in found:
        for atom in atoms:
            if atom.day is None or not _may_be_dateline(page, sentence, atom):
                continue
            bounds = settled(atom, Context(published, None, None, atom.weekday))
            if bounds.to is None or bounds.from_ != bounds.to or len(bounds.to) < len("2012-02-04"):
                continue
            day = date.fromisoformat(bounds.to[:10])
            if published is None or timedelta(0) <= published - day <= _LATE:
                yield atom.start, day


def _is_of_agency(page: Page, atom: Atom) -> bool:
    behind = atom.grain == "day" and _AGENCY.match(page.folded, atom.end)
    return bool(behind) and page.before(atom.start, _COMMA) is not None


def _may_be_dateline(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    if _is_of_agency(page, atom):
        return True
    if atom.grain != "day" and not (atom.grain == "weekday" and atom.start < _FIRST):
        return False
    place = page.before(atom.start, _PLACE)
    if place is None or not _BEHIND.match(page.folded, atom.end, sentence[1]):
        return False
    words = re.split(r",? ", page.text[place.start(1) : place.end(1)])
    named = page.cased and all(word[0].isupper() for word in words)
    return named or (not page.cased and atom.grain == "day")
