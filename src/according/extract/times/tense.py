"""Whether a time lies ahead, by the verb of its clause: "will meet on Monday", "met on Monday".

Law: the nearest cue decides: to the left of the time; or to its right where the time opens its
clause ("On Monday the council will vote"). Where no cue stands, nothing is said (None).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from according.extract.times.atom import Atom, Page
from according.extract.times.vocabulary import compiled, vocabulary

_OPENS = (
    r"(?:\A|[,;:(\"“”'‘-]|\b(?:and|but|that|when|while|where|as|because|if|or|after|before))\s*"
    r"(?:(?:on|in|at|by|early|late) )*\Z"
)
_CUE = r"(?<![a-z-])(?:{future}|{past}|[a-z-]{2,}ed)(?![a-z-])"


class Tense(NamedTuple):
    """Whether the clause speaks of what lies ahead; the span is that of the words that say so."""

    future: bool
    start: int
    end: int


def tense(folded: str, sentence: tuple[int, int], time: tuple[int, int]) -> Tense | None:
    """What the clause around a time says of when it lies; None where it says nothing."""
    start, end = sentence
    if compiled(r"\b{ahead} (?:(?:the|this) )?\Z").search(folded, start, time[0]):
        return Tense(True, time[0], time[1])
    if _opening().search(folded[start : time[0]]):
        return _first(folded, time[1], end) or _last(folded, start, time[0])
    clause = max(folded.rfind(mark, start, time[0]) for mark in ",;:") + 1
    following = compiled(r"[,;:]|\Z").search(folded, time[1], end)
    return (
        _last(folded, max(start, clause), time[0])
        or _first(folded, time[1], following.start() if following else end)
        or _last(folded, start, time[0])
        or _first(folded, time[1], end)
    )


@cache
def _opening() -> re.Pattern[str]:
    return compiled(_OPENS)


def _first(folded: str, start: int, end: int) -> Tense | None:
    return next((found for found in _cues(folded, start, end)), None)


def _last(folded: str, start: int, end: int) -> Tense | None:
    found = _cues(folded, start, end)
    return found[-1] if found else None


def _cues(folded: str, start: int, end: int) -> list[Tense]:
    """The cues in order; a participle after "be" is led by the verb before it, so it is none."""
    words, found = vocabulary(), []
    for match in compiled(_CUE).finditer(folded, start, end):
        cue = " ".join(match.group().split())
        if cue in words.not_past:
            continue
        if cue in words.future:
            found.append(Tense(True, *match.span()))
        elif not compiled(r"\b(?:be|get|being) (?:[a-z]+ly )?\Z").search(
            folded, start, match.start()
        ):
            found.append(Tense(False, *match.span()))
    return found


def is_saying(page: Page, atom: Atom, told: Tense) -> bool:
    """Whether the cue beside a time is an act of saying, with no "that" between the two."""
    cue = " ".join(page.folded[told.start : told.end].split())
    if cue not in vocabulary().saying or atom.kind not in ("point", "span"):
        return False
    if page.folded[atom.end : atom.end + 1] == "'":  # "claimed today's attack"
        return False
    first, second = sorted([(told.start, told.end), (atom.start, atom.end)])
    between = page.folded[first[1] : second[0]]
    return len(between) <= 60 and not compiled(r"\b(?:that|who|which|where)\b|[,;:]").search(
        between
    )
