"""Plain sentences of news with their figures: texts written for testing, and how they are compared.

A text is found right figure by figure: a figure of the same harm and number whose words overlap.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from according.model.claim import Claim

FOLDER = Path(__file__).parent
_SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "to", "s"})


class Marked(NamedTuple):
    """A figure as it stands in a text: half-open code points; ``value`` is None for vague words."""

    start: int
    end: int
    harm: str
    value: int | None
    modality: str
    source: str | None


class Plain(NamedTuple):
    """One text and its figures, in the order of the text."""

    name: str
    text: str
    figures: tuple[Marked, ...]


class Agreement(NamedTuple):
    """How many figures are marked, read and both; of these, how many have source and modality."""

    marked: int = 0
    read: int = 0
    found: int = 0
    sources: int = 0
    modalities: int = 0

    @property
    def f1(self) -> float:
        """Of figures found; 0 to 1."""
        return 2 * self.found / (self.marked + self.read) if self.marked + self.read else 1.0


def load(path: Path) -> list[Plain]:
    """The texts of one file of JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Plain(row["id"], row["text"], tuple(Marked(**f) for f in row["figures"])) for row in rows
    ]


def compare(plain: Plain, claims: Sequence[Claim]) -> Agreement:
    """The figures of a text as the claims of it have them."""
    read = [(claim, quantity) for claim in claims for quantity in claim.quantities]
    left, found, sources, modalities = list(read), 0, 0, 0
    for mark in plain.figures:
        pair = next(
            (
                (claim, q)
                for claim, q in left
                if (q.harm, q.value) == (mark.harm, mark.value)
                and q.start < mark.end
                and mark.start < q.end
            ),
            None,
        )
        if pair is None:
            continue
        left.remove(pair)
        claim = pair[0]
        found += 1
        sources += is_same(mark.source, claim.sources[-1].name if claim.sources else None)
        modalities += mark.modality == claim.modality
    return Agreement(len(plain.figures), len(read), found, sources, modalities)


def is_same(marked: str | None, read: str | None) -> bool:
    """Whether two names share a word that tells, or nobody is named in either."""
    if marked is None or read is None:
        return marked is read
    ours, theirs = (set(re.findall(r"\w+", name.lower())) - _SMALL for name in (marked, read))
    return not ours.isdisjoint(theirs)


def added(parts: Sequence[Agreement]) -> Agreement:
    """The agreement of many texts."""
    return Agreement(*(sum(column) for column in zip(*parts, strict=True)))
