"""Marks: where the evidence of claims stands in the words themselves.

Law: a mark is a span of its claim; the same span, kind and label is one mark, whoever claims it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from according.model.claim import Claim
from according.telling.harmless import one_line


class Mark(NamedTuple):
    """A span (code points, half-open), what kind of evidence it is, and the label drawn at it."""

    start: int
    end: int
    kind: str
    label: str


def marks(claims: Iterable[Claim]) -> list[Mark]:
    """The marks of these claims, each once, outer ones first where they nest."""
    return in_order({mark for claim in claims for mark in marks_of(claim)})


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """By where they begin, outer ones first; of one span what tells most last."""
    return sorted(marks, key=_place)


_TELLING = (
    "content", "target", "actor", "cue", "sure", "time", "place", "source", "victim", "figure",
)  # fmt: skip


def _place(mark: Mark) -> tuple[int, int, int, str]:
    rank = _TELLING.index(mark.kind) if mark.kind in _TELLING else 0
    return mark.start, -mark.end, rank, mark.label


def marks_of(claim: Claim) -> Iterator[Mark]:
    """The marks of one claim."""
    for figure in claim.quantities:
        yield Mark(figure.start, figure.end, "figure", figure.harm)
    for source, label in zip(claim.sources, _labels(claim), strict=True):
        for span in source.spans:
            yield Mark(span.start, span.end, "source", label)
    for kind, found in (("actor", claim.actor), ("target", claim.target)):
        for participant in found:
            yield Mark(participant.start, participant.end, kind, kind)
    for victim in claim.victims:
        yield Mark(victim.start, victim.end, "victim", "victim")
    for piece in claim.content:
        yield Mark(piece.start, piece.end, "content", "content")
    if claim.cue:
        yield Mark(claim.cue.start, claim.cue.end, "cue", "cue")
    if claim.place:
        yield Mark(claim.place.start, claim.place.end, "place", "place")
    if claim.time:
        yield Mark(claim.time.start, claim.time.end, "time", "time")
    if sure := claim.verification:
        yield Mark(sure.start, sure.end, "sure", sure.status)


def _labels(claim: Claim) -> list[str]:
    """Of each source of the chain whom it quotes; the innermost one says it."""
    if not claim.sources:
        return []
    return [*(f"source quoting {one_line(quoted.name)}" for quoted in claim.sources[1:]), "source"]
