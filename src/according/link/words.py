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
    words: set[str] = set()
    for text in set(texts):
        words.update(folded(text).split())
    return frozenset(words)


def closeness(left: frozenset[str], right: frozenset[str], lengths: float) -> float:
    """The cosine of the two, each word counting by its weight; ``lengths`` is their product."""
    return sum(map(_squared, left & right)) / lengths


def length(words: frozenset[str]) -> float:
    """The length of the vector of these words."""
    return max(_NEVER_SHORTER, sqrt(sum(map(_squared, words))))


def telling(words: Iterable[str], least: float) -> list[str]:
    """The words of at least so many bits, the most telling first."""
    table = _weights()
    found = [(-table.get(word, UNLISTED), word) for word in words]
    return [word for bits, word in sorted(found) if -bits >= least]


def _squared(word: str) -> float:
    return _weights().get(word, UNLISTED) ** 2


@cache
def _weights() -> dict[str, float]:
    table = files("according.link").joinpath("weights", "words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {word: float(bits) for word, bits in rows}
