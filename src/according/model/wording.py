"""Words compared across reports: the same words however they are printed, and near-copies of them.

Law: ``near_copies`` is symmetric, and words that differ only in case, accents, quotes or spaces are
copies of each other.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

_WORDS = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SHINGLE = 3
_FEWEST_WORDS = 4
_SHARED = 0.5


def folded(text: str) -> str:
    """Lower case, without accents and signs, words parted by one space: "Dar‘ā," gives "dara"."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold()  # "㎀" has a capital inside
        plain = _NOT_ASCII.sub(_without_combining, plain)
    plain = re.sub(r"['’‘ʼʿʾ`´.]", "", plain)
    return " ".join(_WORDS.findall(plain))


def _without_combining(found: re.Match[str]) -> str:
    return "".join(sign for sign in found[0] if not unicodedata.combining(sign))


def printed(words: str) -> str:
    """A pattern of these words in a text, a path or an address, whatever signs part them there."""
    parts = (f"(?:{re.escape(part)}|{re.escape(quote(part))})" for part in words.split())
    return "(?:[\\W_]|%[0-9A-Fa-f]{2})+".join(parts)


def near_copies(left: str, right: str) -> bool:
    """Whether two sentences are one text with small edits: they share half of their word triples.

    Below four words nothing is a copy: "Five were killed" is nobody's wording.
    """
    words, others = folded(left).split(), folded(right).split()
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return False
    ours, theirs = _shingles(words), _shingles(others)
    return words == others or len(ours & theirs) >= _SHARED * len(ours | theirs)


def different_texts(texts: Iterable[str]) -> int:
    """How many texts these are, near-copies of one another counted once."""
    groups: list[list[str]] = []
    for text in sorted(set(map(folded, texts))):
        same = [group for group in groups if any(near_copies(text, one) for one in group)]
        groups = [group for group in groups if group not in same]
        groups.append([text, *(one for group in same for one in group)])
    return len(groups)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
