"""The evidence drawn in the words themselves: every mark of every claim, in place.

Law: between the marks stands the text as it is, in its order; a mark closes where its span ends.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from according.cli.terminal import harmless
from according.model.claim import Claim

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    "figure": "bold red",
    "source": "bold cyan",
    "cue": "cyan",
    "content": "italic",
    "place": "green",
    "time": "yellow",
    "sure": "magenta",
    "actor": "underline",
    "target": "underline",
    "victim": "bold",
}


class Mark(NamedTuple):
    """A span (code points, half-open), what kind of evidence it is, and the label drawn at it."""

    start: int
    end: int
    kind: str
    label: str


def marks(claims: Iterable[Claim]) -> list[Mark]:
    """The marks of these claims, each once, outer ones first where they nest."""
    found = {mark for claim in claims for mark in _of(claim)}
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.label))


def _of(claim: Claim) -> Iterator[Mark]:
    for figure in claim.quantities:
        yield Mark(figure.start, figure.end, "figure", figure.harm)
    for source in claim.sources:
        for span in source.spans:
            yield Mark(span.start, span.end, "source", "source")
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


def bracketed(text: str, drawn: Iterable[Mark], start: int = 0) -> str:
    """The text with ``[words|label]`` for each mark; ``start`` is where it stands in its report."""
    found = _within(text, drawn, start)
    edges = sorted({0, len(text), *(e for mark in found for e in (mark.start, mark.end))})
    pieces = []
    for left, right in zip(edges, [*edges[1:], len(text)], strict=True):
        closing = [mark for mark in reversed(found) if mark.end == left]
        pieces += [f"|{mark.label}]" for mark in closing]
        pieces += ["[" for mark in found if mark.start == left]
        pieces.append(harmless(text[left:right]))
    return "".join(pieces)


def coloured(text: str, drawn: Iterable[Mark], start: int = 0) -> "Text":
    """The text in the colours of its marks; the inner of two marks shows."""
    from rich.text import Text

    found = _within(text, drawn, start)
    edges = sorted({0, len(text), *(e for mark in found for e in (mark.start, mark.end))})
    result = Text()
    for left, right in pairwise(edges):
        here = [mark for mark in found if mark.start <= left and right <= mark.end]
        style = " ".join(_STYLES[mark.kind] for mark in here)
        result.append(harmless(text[left:right]), style=style)
    return result


def legend() -> "Text":
    """What each colour stands for."""
    from rich.text import Text

    return Text("  ").join(Text(kind, style=style) for kind, style in _STYLES.items())


def _within(text: str, drawn: Iterable[Mark], start: int) -> list[Mark]:
    """The marks that lie in this stretch of the report, counted from its beginning."""
    moved = [mark._replace(start=mark.start - start, end=mark.end - start) for mark in drawn]
    return [mark for mark in moved if mark.start >= 0 and mark.end <= len(text)]
