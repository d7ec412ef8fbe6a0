"""Bytes to characters, and only where each character's own bytes can be told.

Law: the characters, encoded one by one, are the bytes again; nothing is ever replaced. Bytes whose
encoding is not marked, not UTF-8, not declared and not plain from their language are refused.
"""

import codecs
import re
from dataclasses import dataclass

from according.errors import UnreadableReport
from according.read.language import encodings, language

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # UTF-32 first: its little-endian mark begins with that of UTF-16

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARATION_WITHIN = 4096  # bytes; browsers look at the first 1024

# What pages mean by a label: the Encoding Standard's table, where Python reads it differently.
MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
MESS = 0.1  # charset-normalizer's "chaos" above which a decoding reads as garbage


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, Python's name of the encoding, and where their bytes begin (past a mark)."""

    text: str
    encoding: str
    offset: int


def decoded(original: bytes) -> Decoded:
    """The characters of these bytes. Raises UnreadableReport where the encoding is not certain."""
    for mark, encoding in MARKS:
        if original.startswith(mark):
            return _exactly(original, encoding, len(mark), "its byte-order mark")
    try:
        return Decoded(original.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError as error:
        not_utf8 = error.start
    label = declared_encoding(original)
    if label:
        return _exactly(original, label, 0, "the page's own declaration")
    return _exactly(original, _plain_from_language(original, not_utf8), 0, "its language")


def declared_encoding(original: bytes) -> str | None:
    """The encoding that a page's meta element or XML declaration names; None if it names none.

    Raises UnreadableReport if it names one that does not exist.
    """
    found = DECLARED.search(original, 0, DECLARATION_WITHIN)
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii")
    try:
        name = codecs.lookup(label).name
        b"".decode(name)
    except (LookupError, ValueError) as error:
        raise UnreadableReport(
            f"the page declares the encoding {label!r}, which is not known; {CONVERT}"
        ) from error
    return MEANT.get(name, name)


def char_bytes(text: str, encoding: str) -> dict[str, bytes]:
    """The bytes of each distinct character. Raises UnicodeEncodeError if one has none."""
    return {character: character.encode(encoding) for character in set(text)}


CONVERT = "convert it to UTF-8 (iconv -f ENCODING -t UTF-8) and read it again"


def _exactly(original: bytes, encoding: str, offset: int, according_to: str) -> Decoded:
    body = original[offset:]
    try:
        text = body.decode(encoding)
        table = char_bytes(text, encoding)
    except UnicodeError as error:
        raise UnreadableReport(
            f"the text is not {encoding}, though {according_to} says so ({error}); {CONVERT}"
        ) from error
    if b"".join(map(table.__getitem__, text)) != body:
        raise UnreadableReport(
            f"{encoding} does not give each character bytes of its own here, so that words could "
            f"not be proved; {CONVERT}"
        )
    return Decoded(text, encoding, offset)


def _plain_from_language(original: bytes, not_utf8: int) -> str:
    # A decoding is believed if it reads as a language that is published in that encoding, and
    # no other decoding does: two independent grounds, letters that fit and words that fit.
    from charset_normalizer import from_bytes  # here: most reports are UTF-8 and need no guess

    matches = list(from_bytes(original, cp_isolation=sorted(encodings())))
    cleanest = min((match.chaos for match in matches), default=0.0)
    fitting: dict[str, str] = {}
    for match in matches:
        if match.chaos == cleanest <= MESS:
            text = str(match)
            written_in = encodings(language(text))
            names = [name for name in match.could_be_from_charset if name in written_in]
            fitting |= {text: min(names, key=written_in.index)} if names else {}
    if len(fitting) == 1:
        return fitting.popitem()[1]
    found = f"it could be {' or '.join(sorted(fitting.values()))}" if fitting else "nothing fits"
    raise UnreadableReport(
        f"the encoding is unknown: not UTF-8 (byte {not_utf8}), no byte-order mark, no declared "
        f"charset, and of the encodings its language could be written in {found}; {CONVERT}"
    )
