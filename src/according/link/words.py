"""How much the words of two stories have in common, by how telling each word is.

Law: ``closeness`` is symmetric, lies in 0..1, and saying a word twice adds nothing, so that a copy
of a sentence changes nothing. Short texts are never very close: few words in common may be chance.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import sqrt

from according.model.wording import folded

UNLISTED = 9.0
"""Bits of a word that stands in fewer than one report in two hundred: a name, mostly."""
_NEVER_SHORTER = 24.0
"""The least length of a text's vector, that of some ten words of middling weight."""


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The different words of the texts, folded."""
    return frozenset(word for text in texts for word in folded(text).split())


def closeness(left: frozenset[str], right: frozenset[str], lengths: float) -> float:
    """The cosine of the two, each word counting by its weight; ``lengths`` is their product."""
    return sum(weight(word) ** 2 for word in left & right) / lengths


def length(words: frozenset[str]) -> float:
    """The length of the vector of these words."""
    return max(_NEVER_SHORTER, sqrt(sum(weight(word) ** 2 for word in words)))


def weight(word: str) -> float:
    """How telling the word is, in bits."""
    return _weights().get(word, UNLISTED)


@cache
def _weights() -> dict[str, float]:
    table = files("according.link").joinpath("weights", "words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {word: float(bits) for word, bits in rows}
