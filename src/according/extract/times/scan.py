"""From a text to its atoms, quickly: the grammar reads only sentences that hold a word of time.

Law: atoms come in order and never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.extract.times import clocks, dates, days, lengths
from according.extract.times.atom import Atom, Page, Reader
from according.extract.times.vocabulary import anchors, grammar, starters, vocabulary

_READERS: dict[str, Reader] = {**dates.READERS, **days.READERS, **clocks.READERS, **lengths.READERS}
_TOKEN = re.compile(r"[a-z]+|[0-9]+")
_FIGURES = re.compile(r"[0-9](?:\s?[ap]\.m|:[0-9]{2}|[/.-][0-9]{1,2}[/.-]|(?:st|nd|rd|th)\b)")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"[a-z]+\Z")
_MRS_MAY = re.compile(r"\b(?:theresa|mrs\.?|ms\.?|mr\.?|minister)\s+may\b")


def page(text: str) -> Page:
    """The text beside its folded twin: one character for one, whatever lower case makes of it."""
    folded = text.lower().replace("’", "'")
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Page(text, folded, _cased(text), bool(_MRS_MAY.search(folded)))


def _cased(text: str) -> bool:
    """Whether capitals mean something: neither a report in capitals nor one almost without any."""
    capitals = sum(map(str.isupper, text))
    letters = capitals + sum(map(str.islower, text))
    return 0.01 * letters < capitals < 0.6 * letters


def atoms(page: Page, start: int, end: int) -> Iterator[Atom]:
    """The atoms between two places of the text: the grammar is tried only where one can begin."""
    match_at, begins, words, place = grammar().match, starters(), vocabulary(), start
    for token in _TOKEN.finditer(page.folded, start, end):
        if token.start() < place or not (token.group() in begins or token.group()[0].isdigit()):
            continue
        match = match_at(page.folded, token.start(), end)
        atom = _READERS[match.lastgroup or ""](page, match, words) if match else None
        if atom:
            place = atom.end
            yield atom


def sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Rough sentences that may hold a time, enough to tell which words share a clause with one."""
    known, start = anchors(), 0
    for stop in [*_STOP.finditer(page.folded), None]:
        if stop and _abbreviates(page, stop):
            continue
        end = stop.end() if stop else len(page.folded)
        tokens = _TOKEN.findall(page.folded, start, end)
        if not known.isdisjoint(tokens) or _FIGURES.search(page.folded, start, end):
            yield start, end
        start = end


def _abbreviates(page: Page, stop: re.Match[str]) -> bool:
    """Whether a full stop ends an initial, "p.m." or "Feb." and no sentence."""
    place = stop.start()
    word = _LAST_WORD.search(page.folded, max(0, place - 8), place)
    if word is None or page.folded[place] != ".":
        return False
    return len(word.group()) == 1 or word.group() in vocabulary().abbreviations
