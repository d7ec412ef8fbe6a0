"""The characters of a page that a reader sees, each with the place in the page where it stands.

Law: a character of a script, style, comment or tag is never visible. The page that trafilatura is
given (``source``) is written anew from the same scan, so that both see the same characters.
"""

import html
import re
from dataclasses import dataclass, field

# Possessive groups, and no "<" in a tag outside quotes: however broken a page is, the scan neither
# goes back nor reads to the end of the page again and again.
TOKEN = re.compile(
    r"(?P<hidden><!--(?:>|->|.*?(?:-->|\Z))|<[!?][^>]*+(?:>|\Z)"
    r"|<(?P<raw>script|style|template|textarea|iframe|object|svg)\b[^>]*+(?:>|\Z)"
    r".*?(?:</(?P=raw)\s*>|\Z))"
    r"|(?P<tag></?(?P<name>[a-zA-Z][\w:-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)"
    r"|(?P<broken></?[a-zA-Z][^<>]*+>)",
    re.IGNORECASE | re.DOTALL,
)
REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
     "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
# HTML's phrasing elements: they break no word; any other tag ends the line
UNSEEN = (  # control characters, soft hyphens, zero-width marks, marks of direction
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
UNSEEN_CHARACTERS = re.compile(f"[{UNSEEN}]")
RUN = re.compile(rf"(?P<unseen>[{UNSEEN}]+)|(?P<blank>\s+)|(?P<word>[^\s{UNSEEN}]+)")

Stretch = tuple[int, int]


@dataclass(slots=True)
class Visible:
    """Visible characters that are no white space (``text``), in the order of the page.

    ``stands[i]``: where the i-th stands in the decoded page, half-open; ``literal[i]``: as itself
    and not as a reference. ``blanks[i]``: the white space before it. ``line_ends[i]``: how many (1
    or 2) its elements put before it. ``source``: the page as scanned, for trafilatura.
    """

    text: str = ""
    stands: list[Stretch] = field(default_factory=list)
    literal: list[bool] = field(default_factory=list)
    blanks: dict[int, Stretch] = field(default_factory=dict)
    line_ends: dict[int, int] = field(default_factory=dict)
    source: str = ""


def visible(page: str) -> Visible:
    """Scans a decoded page."""
    scan = _Scan(page)
    at = 0
    for token in TOKEN.finditer(page):
        scan.take_text(at, token.start())
        scan.take_token(token)
        at = token.end()
    scan.take_text(at, len(page))
    scan.found.text, scan.found.source = "".join(scan.characters), "".join(scan.source)
    return scan.found


class _Scan:
    """The scan so far: what was found, its characters and the rewritten page in pieces."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.found = Visible()
        self.characters: list[str] = []
        self.source: list[str] = []

    def take_token(self, token: re.Match[str]) -> None:
        """A tag, comment, script, ...: no text, but it may end a line."""
        if not token[0].startswith(("<?", "<!--")):
            self.source.append(token[0])
        name = (token["name"] or "").lower()
        if not token["hidden"] and name not in INLINE:
            before, found = len(self.found.stands), self.found.line_ends
            found[before] = min(2, found.get(before, 0) + (1 if name == "br" else 2))

    def take_text(self, start: int, end: int) -> None:
        """The text between two tags, with its character references resolved."""
        at = start
        for reference in REFERENCE.finditer(self.page, start, end):
            meant = html.unescape(reference[0])
            if meant != reference[0]:
                self._take_run(at, reference.start())
                self._take_reference(meant, reference.span())
                at = reference.end()
        self._take_run(at, end)

    def _take_run(self, start: int, end: int) -> None:
        self.source.append(html.escape(self.page[start:end]))
        for run in RUN.finditer(self.page, start, end):
            if run["word"]:
                self.characters.append(run[0])
                self.found.stands += [(at, at + 1) for at in range(*run.span())]
                self.found.literal += [True] * len(run[0])
            elif run["blank"]:
                self._take_blank(run.span())

    def _take_reference(self, meant: str, span: Stretch) -> None:
        self.source.append(html.escape(meant))
        for character in UNSEEN_CHARACTERS.sub("", meant):
            if character.isspace():
                self._take_blank(span)
                continue
            self.characters.append(character)
            self.found.stands.append(span)
            self.found.literal.append(False)

    def _take_blank(self, span: Stretch) -> None:
        # Only what stands together: white space goes on behind a tag, but its bytes would not.
        before = len(self.found.stands)
        start, end = self.found.blanks.get(before, span)
        self.found.blanks[before] = (start, span[1] if end == span[0] else end)
