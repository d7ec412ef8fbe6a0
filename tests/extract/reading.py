"""Sentences of a text with the labels that the shipped encoder gives, and claims of a text."""

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
