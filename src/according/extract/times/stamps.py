"""Times that the page itself bears, and the day on which its words were written.

Law: a stamp dates nothing that is told. The day of a dateline is that of writing, from which
"today" and "last night" behind it count, where it is at most a week before publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from according.extract.times.atom import Atom, Page
from according.extract.times.calendar import Context
from according.extract.times.compose import settled
from according.extract.times.vocabulary import compiled

_LATE = timedelta(7)
_AGENCY = re.compile(r"(?: ?\([^()\n]{2,40}\)|\)) ?(?:--|–|—|-)")
_BEHIND = re.compile(r"(?: ?\([^()\n]{2,40}\))?(?: ?(?:--|–|—|:)| - |\.?\s*\Z)")
_COMMA = re.compile(r", ?\Z")
_WORD = r"[^\W\d_][^\W\d_.'’-]*"
_PLACE = re.compile(rf"(?:\A|\n)\s*({_WORD}(?:,? {_WORD}){{0,3}}), ?\Z")


def is_stamp(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    """Whether the page bears it: "Updated 1:57 p.m.", a dateline, a line of its own."""
    if page.before(atom.start, compiled(r"(?:\b{stamps}[:,]? ?(?:on |at )?|\(@\w+\) ?)\Z")):
        return True
    if atom.grain == "day" and _AGENCY.match(page.folded, atom.end):
        return True
    if is_dateline(page, sentence, atom):
        return True
    return _is_alone(page, sentence, atom)


def is_heading(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    """Whether it dates what stands behind it in its line: "Friday. A rider was beaten to death"."""
    behind = page.folded[atom.end : sentence[1]]
    ends_line = "\n" in behind or sentence[1] == len(page.folded)
    return atom.grain == "weekday" and not ends_line and _is_alone(page, sentence, atom)


def _is_alone(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    alone = page.folded[atom.end : sentence[1]].strip(" .\n") == ""
    return alone and page.folded[sentence[0] : atom.start].strip(" \n_") == ""


def is_dateline(page: Page, sentence: tuple[int, int], atom: Atom) -> bool:
    """Whether it is the day of a dateline: "LIMA, 3 FEB 12 (X) --", "Raipur, Nov. 4: Three men"."""
    if atom.grain not in ("day", "weekday"):
        return False
    if atom.grain == "day" and _AGENCY.match(page.folded, atom.end):
        return page.before(atom.start, _COMMA) is not None
    place = page.before(atom.start, _PLACE)
    if place is None or not _BEHIND.match(page.folded, atom.end, sentence[1]):
        return False
    words = re.split(r",? ", page.text[place.start(1) : place.end(1)])
    named = page.cased and all(word[0].isupper() for word in words)
    return named or (not page.cased and atom.grain == "day")


def written(
    page: Page, sentence: tuple[int, int], atoms: Iterable[Atom], published: date | None
) -> date | None:
    """The day on which the words behind a dateline here were written; None for no dateline."""
    for atom in atoms:
        if atom.day is None or not is_dateline(page, sentence, atom):
            continue
        found = settled(atom, Context(published, None, None, atom.weekday))
        if found.to is None or found.from_ != found.to or len(found.to) < 10:
            continue
        day = date.fromisoformat(found.to[:10])
        if published is None or timedelta(0) <= published - day <= _LATE:
            return day
    return None
