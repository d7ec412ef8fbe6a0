"""Any bytes -> a Report, or UnreadableReport saying why not.

Law: the report's text never changes after this; what the user says of a report wins over what the
file says of itself; what neither says is None.
"""

from according.errors import BadInput, UnreadableReport
from according.model.report import Report, content_id
from according.read.agency import agency, agency_of_byline
from according.read.bytemap import text_pieces
from according.read.encoding import Decoded, decoded
from according.read.kind import is_page, refuse_binary, refuse_other_formats, refuse_unwritten
from according.read.language import language
from according.read.published import checked_published


def read_report(
    original: bytes,
    *,
    name: str,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Report:
    """The report that these bytes are; ``name`` is the file's, it helps to tell pages from texts.

    Raises UnreadableReport (its message begins with ``name``) for what is no report, BadInput for
    a ``published`` that is no ISO date or date-time with zone.
    """
    if published is not None:
        checked_published(published)
    try:
        characters = _characters(original)
        if is_page(characters.text, name):
            return _from_page(original, characters, published, outlet, url)
    except UnreadableReport as error:
        raise UnreadableReport(f"{name}: {error}") from error
    return Report(
        id=content_id(original),
        text=characters.text,
        media_type="text/plain",
        encoding=characters.encoding,
        pieces=text_pieces(characters.text, characters.encoding, characters.offset),
        outlet=outlet,
        agency=agency(characters.text),
        url=url,
        published=published,
        language=language(characters.text),
    )


def _characters(original: bytes) -> Decoded:
    if not original:
        raise UnreadableReport("found an empty file; expected the text of a report")
    refuse_other_formats(original)
    refuse_binary(original)
    characters = decoded(original)
    refuse_unwritten(characters.text)
    return characters


def _from_page(
    original: bytes, characters: Decoded, published: str | None, outlet: str | None, url: str | None
) -> Report:
    from according.read.page import read_page  # here: its parser is slow to import

    page = read_page(characters)
    return Report(
        id=content_id(original),
        text=page.text,
        media_type="text/html",
        encoding=characters.encoding,
        pieces=page.pieces,
        title=page.title,
        outlet=outlet or page.outlet,
        agency=agency(page.text) or agency_of_byline(page.byline or ""),
        url=url or page.url,
        published=published or _stated_date(page.published),
        language=language(page.text) or page.language,
    )


def _stated_date(value: str | None) -> str | None:
    # A page's date that is none is the page's mistake, not the user's: unknown.
    try:
        return checked_published(value) if value else None
    except BadInput:
        return None
