"""Where the paragraphs of a text stand: between empty lines, or line by line.

Law: paragraphs are disjoint and in order, begin and end with a visible character, and hold every
visible character.
"""

import re
from itertools import pairwise

Span = tuple[int, int]

BLOCK = re.compile(r"\S(?:.|(?:\r\n|\r|\n)(?![^\S\r\n]*(?:[\r\n]|\Z)))*", re.UNICODE)
LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
WIDEST = 100  # characters of a line that was broken to a width, as terminals and mail do
NARROWEST = 45
EVEN = 0.6  # of the longest line: a broken line is nearly full, except the last


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs. A block of lines broken to a width is one; else each line is."""
    found = list[Span]()
    for block in BLOCK.finditer(text):
        lines = [line.span() for line in LINE.finditer(text, *block.span())]
        found += [(lines[0][0], lines[-1][1])] if _broken(text, lines) else lines
    return found


def _broken(text: str, lines: list[Span]) -> bool:
    widths = [end - start for start, end in lines]
    longest = max(widths)
    if len(lines) == 1 or longest > WIDEST or longest < NARROWEST:
        return False
    full = all(width >= EVEN * longest for width in widths[:-1])
    goes_on = any(text[after[0]].islower() for _, after in pairwise(lines))
    return full and (goes_on or text[lines[0][0] : lines[-1][1]].isupper())
