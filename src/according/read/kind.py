"""What a file is, told from its bytes: a text, a page, or something that is no report.

Law: what is refused is named, with what was found and what to do.
"""

import codecs
import re

from according.errors import UnreadableReport

MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older office document (doc, xls, msg)"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"bplist00", "a binary property list (webarchive)"),
)
INNER_MAGIC = ((8, b"WEBP", "a WebP image"), (8, b"WAVE", "a WAV recording"),
               (4, b"ftyp", "an MP4 film or recording"))  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
MOST_CONTROLS = 0.01  # of the characters; old wire copy has a stray one here and there

PAGE_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|script|style|main|article|section|div|h1|p)"
    r"(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
XML_OPENING = re.compile(r"\s*<\?xml\b[^>]*>\s*(?:<[!?][^>]*>\s*)*<([\w:.-]+)")
SNIFF = 20_000  # characters that are looked at for the kind
PAGE_NAMES = (".html", ".htm", ".xhtml")


def refuse_other_formats(original: bytes) -> None:
    """Raises UnreadableReport if the first bytes are those of a known format that is no text."""
    for magic, what in MAGIC:
        if original.startswith(magic):
            raise UnreadableReport(f"found {what}; {EXPECTED}")
    for at, magic, what in INNER_MAGIC:
        if original[at : at + len(magic)] == magic:
            raise UnreadableReport(f"found {what}; {EXPECTED}")


def refuse_binary(original: bytes) -> None:
    """Raises UnreadableReport if there are more control bytes than any text has.

    In all encodings but UTF-16 and UTF-32 a control byte is a control character.
    """
    if not original.startswith(WIDE_MARKS):
        _refuse_controls(original.decode("latin-1"))


def refuse_unwritten(text: str) -> None:
    """Raises UnreadableReport if there are no words, or control characters that no text has."""
    if not text.strip():
        raise UnreadableReport("found nothing but white space; expected the text of a report")
    _refuse_controls(text)


def _refuse_controls(text: str) -> None:
    controls = CONTROL.findall(text)
    if "\x00" in controls or len(controls) > MOST_CONTROLS * len(text):
        hint = " or UTF-16 without its byte-order mark" if "\x00" in controls else ""
        raise UnreadableReport(
            f"found binary data{hint}: {len(controls)} control characters; {EXPECTED}"
        )


def is_page(text: str, name: str) -> bool:
    """Whether this is an HTML page: by how it opens, or by its name. Refuses other XML by name."""
    opening = text[:SNIFF]
    if PAGE_OPENING.match(opening):
        return True
    if (xml := XML_OPENING.match(opening)) and xml[1].lower() != "html":
        raise UnreadableReport(f"found an XML file <{xml[1]}>, no HTML page; {EXPECTED}")
    return name.lower().endswith(PAGE_NAMES)


EXPECTED = "expected plain text or an HTML page: save the report as one of these and read it again"
