"""Direct quotations: where the quoted words stand, across sentences and paragraphs.

Law: a quotation begins and ends at quotation marks; a paragraph that opens with a mark while
the quotation before it was never closed continues it.
"""

import re
from collections.abc import Iterator

from according.model.passage import Passage, passage

_OPEN = {"“": "”", "«": "»", "„": "”", '"': '"', "``": "''"}
_MARK = re.compile(r"[“”«»„\"]|``|''")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n")
_LONGEST = 3000


def find_quotes(text: str) -> list[Passage]:
    """The words between quotation marks, without them, in order; long ones in pieces."""
    found: list[Passage] = []
    for start, end in _paragraphs(text):
        found += _in_paragraph(text, start, end)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line_end in _PARAGRAPH.finditer(text):
        yield start, line_end.start()
        start = line_end.end()
    yield start, len(text)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Passage]:
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if mark.group() in {"”", "»", "''"}:
                continue
            opened = mark.end()
        elif _closes(text, mark):
            if text[opened : mark.start()].strip():
                yield passage(text, opened, mark.start())
            opened = None
    if opened is not None and text[opened:end].strip() and end - opened < _LONGEST:
        # never closed: a quotation that runs on into the next paragraph, or that lost its end
        yield passage(text, opened, end - (len(text[opened:end]) - len(text[opened:end].rstrip())))


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark ends a quotation: mixed families (a straight mark, then a curly) count."""
    if mark.group() in {"“", "«", "„", "``"}:
        return False
    after = text[mark.end() : mark.end() + 1]
    return mark.group() != '"' or not after.isalnum()
