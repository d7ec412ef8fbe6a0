"""The evidence drawn in the words themselves: every mark of every claim, in place.

Law: between the marks stands the text as it is, in its order; a mark closes where its span ends.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from according.telling.harmless import harmless
from according.telling.marks import Mark

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
