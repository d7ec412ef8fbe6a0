"""Sentences of a text with the labels that the shipped encoder gives, and claims of a text."""

import re

from according.extract import extract
from according.extract.reading import Reading, read
from according.model.claim import Claim
from according.model.report import Report, content_id
from according.read.bytemap import text_pieces


def report_of(text: str, published: str | None = "2024-05-03", language: str = "en") -> Report:
    original = text.encode()
    return Report(
        id=content_id(original),
        text=text,
        media_type="text/plain",
        encoding="utf-8",
        pieces=tuple(text_pieces(text, "utf-8", 0)),
        published=published,
        language=language,
    )


def reading_of(text: str) -> Reading:
    return read(report_of(text), whole=True)


def claims_of(text: str, published: str | None = "2024-05-03") -> list[Claim]:
    return extract(report_of(text, published))


def marked(drawn: str) -> tuple[str, dict[str, list[str]]]:
    """A text without its marks, and the words marked as source (s), cue (c), content (t)."""
    marks: dict[str, list[str]] = {"s": [], "c": [], "t": []}
    for role, words in re.findall(r"⟦(.)\|(.*?)⟧", drawn):
        marks[role].append(words)
    return re.sub(r"⟦.\|(.*?)⟧", r"\1", drawn), marks


def drawn_in(text: str) -> list[dict[str, list[str]]]:
    """What is read in a text, in the same form."""
    return [
        {
            "s": [a.own.text] if a.sources else [],
            "c": [a.cue.text] if a.cue else [],
            "t": [piece.text for piece in a.content],
        }
        for a in reading_of(text).attributions
    ]
