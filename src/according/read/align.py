"""Where the paragraphs that extraction chose stand among the visible characters of the page.

Law: only characters of the page are placed; a paragraph that occurs several times is placed where
it stands nearest before the next paragraph that occurs once.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 4  # words that must stand together to find a place anew within a paragraph
NEAR = 300  # characters within which fewer words are searched
SURE = 20  # characters from which a paragraph that occurs once is a landmark

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Key:
    """What to compare by: no white space, nothing that does not print, accents apart.

    ``origin[i]`` is the index of the visible character that the key's i-th comes from.
    """

    text: str
    origin: Sequence[int]


def key_of(visible: str) -> Key:
    """The key of a page's visible characters."""
    if visible.isascii():
        return Key(visible, range(len(visible)))
    parts = [folded(character) for character in visible]
    return Key("".join(parts), [index for index, part in enumerate(parts) for _ in part])


def folded(text: str) -> str:
    """``text`` without white space and characters that do not print, accents apart from letters.

    trafilatura composes accents and drops what does not print; the page may hold either.
    """
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if c.isprintable() and not c.isspace())


def place(paragraphs: Sequence[str], visible: str) -> list[list[Range]]:
    """For each paragraph the ranges of visible characters that it stands in, in its own order.

    Empty if the page does not show it; several if something stands in between.
    """
    page = key_of(visible)
    keys = [folded(paragraph) for paragraph in paragraphs]
    placed, cursor = list[list[Range]](), 0
    for paragraph, key, limit in zip(paragraphs, keys, _limits(keys, page.text), strict=True):
        found = _whole(key, page.text, cursor, limit)
        found = found or _in_parts(paragraph, page.text, cursor, limit)
        cursor = max([cursor, *(end for _, end in found)])
        shown = [(page.origin[start], page.origin[end - 1] + 1) for start, end in found]
        placed.append(_joined(shown, visible))
    return placed


def _limits(keys: Sequence[str], page: str) -> list[int]:
    # Where the next landmark begins, for each paragraph: a teaser beyond it is not meant.
    limits, limit = list[int](), len(page)
    for key in reversed(keys):
        limits.append(limit)
        at = page.find(key) if len(key) >= SURE else -1
        if 0 <= at < limit and page.find(key, at + 1) < 0:
            limit = at
    return limits[::-1]


def _whole(key: str, page: str, cursor: int, limit: int) -> list[Range]:
    if not key:
        return []
    bounded = limit < len(page)
    at = page.rfind(key, cursor, limit) if bounded else page.find(key, cursor)
    at = at if at >= 0 else page.find(key)
    return [(at, at + len(key))] if at >= 0 else []


def _in_parts(paragraph: str, page: str, cursor: int, limit: int) -> list[Range]:
    words = [word for word in map(folded, re.split(r"\s+", paragraph)) if word]
    found = list[Range]()
    i = 0
    while i < len(words):
        seed = words[i : i + SEED]
        until = limit if len(seed) == SEED else min(limit, cursor + NEAR)
        start = page.find("".join(seed), cursor, until)
        if start < 0:
            i += 1
            continue
        cursor = start
        while i < len(words) and page.startswith(words[i], cursor):
            cursor += len(words[i])
            i += 1
        found.append((start, cursor))
    return found


def _joined(ranges: list[Range], visible: str) -> list[Range]:
    # Marks that only trafilatura left out (or wrote otherwise) between two words are kept.
    joined = ranges[:1]
    for start, end in ranges[1:]:
        if any(map(str.isalnum, visible[joined[-1][1] : start])):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined
