"""An HTML page -> the text of its article and what the page says of itself.

trafilatura chooses the paragraphs and knows the page's metadata; the words are taken from the page
itself, where they stand. Law: no article text, no report.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from according.errors import UnreadableReport
from according.model.report import Piece
from according.read.align import Range, folded, place
from according.read.bytemap import byte_offsets
from according.read.encoding import Decoded
from according.read.visible import visible
from according.read.weave import woven

# They would write to standard error by themselves; what matters of it is raised here.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# Only what the page states as its date; no guessing from the text. The bound must not be today's
# date, or the same page would be read differently tomorrow.
DATE_PARAMETERS = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
FOUND_AT_LEAST = 0.5  # of the extracted characters must be visible in the page
WITHIN_A_PARAGRAPH = frozenset({"hi", "ref", "del", "lb", "graphic"})
PAGE_LANGUAGE = re.compile(r"""<html\b[^>]*?\blang\s*=\s*["']?([a-zA-Z]{2})\b""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from a page; None where it does not say. ``byline`` is its author field."""

    text: str
    pieces: tuple[Piece, ...]
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    byline: str | None


def read_page(page: Decoded) -> Page:
    """The article of a page. Raises UnreadableReport if it shows none."""
    seen = visible(page.text)
    article = _article(seen.source)
    paragraphs = list(_paragraphs(article.body))
    placed = place(paragraphs, seen.text)
    _refuse_unseen(paragraphs, placed)
    headline = _headline(article.title, paragraphs, placed, seen.text)
    offsets = byte_offsets(page.text, page.encoding, page.offset)
    text, pieces = woven(page.text, seen, [*headline, *placed], offsets)
    declared = PAGE_LANGUAGE.search(page.text)
    return Page(
        text, pieces, title=article.title, outlet=article.sitename, url=article.url,
        published=article.date, language=declared[1].lower() if declared else None,
        byline=article.author,
    )  # fmt: skip


def _article(source: str) -> Any:
    from trafilatura import bare_extraction  # here: slow to import, and plain text needs it not

    try:
        article: Any = bare_extraction(
            source, favor_precision=True, include_comments=False, include_tables=False,
            with_metadata=True, date_extraction_params=DATE_PARAMETERS,
        )  # fmt: skip
    except Exception as error:  # whatever a broken page makes a parser raise costs this page only
        raise UnreadableReport(f"the page cannot be parsed: {error!r}") from error
    if article is None or article.body is None:
        raise UnreadableReport(f"found an HTML page without article text; {SAVE_IT}")
    return article


def _paragraphs(body: Any) -> Iterator[str]:
    words = list[str]()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in WITHIN_A_PARAGRAPH:
            yield from _finished(words)
            words = []
        words.append(" " if element.tag == "lb" else "")
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _finished(words)


def _finished(words: list[str]) -> list[str]:
    paragraph = "".join(words).strip()
    return [paragraph] if paragraph else []


def _refuse_unseen(paragraphs: Sequence[str], placed: Sequence[Sequence[Range]]) -> None:
    extracted = sum(len(folded(paragraph)) for paragraph in paragraphs)
    shown = sum(end - start for ranges in placed for start, end in ranges)
    if shown == 0 or shown < FOUND_AT_LEAST * extracted:
        raise UnreadableReport(
            f"found an HTML page whose article text is not among its visible words "
            f"({shown} of {extracted} characters are; a script may hold it); {SAVE_IT}"
        )


def _headline(
    title: str | None, paragraphs: Sequence[str], placed: Sequence[Sequence[Range]], shown: str
) -> list[Sequence[Range]]:
    # Headlines carry claims: if the article begins without its own, it is taken from where it
    # stands nearest before the text (the <title> element at least).
    first, (begin, _) = next((i, ranges[0]) for i, ranges in enumerate(placed) if ranges)
    if not title or folded(title) in folded(shown[begin : begin + 3 * len(title)]):
        return []
    found = place([title, paragraphs[first]], shown)[0]
    return [found] if len(found) == 1 and found[0][1] <= begin else []


SAVE_IT = "save the page from a browser, or its text alone, and read that"
