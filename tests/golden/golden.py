"""Golden reports: a text with the marks drawn in it, and what those marks mean, row by row.

A golden file has three parts, parted by lines ``===``: the header (``key: value``), the text with
marks ``⟦id|words⟧`` (they may nest), and rows ``kind id key=value ...`` in the shell's quoting. The
letter of an id says what is marked: f figure, s source, c cue, e event word, p place, t time,
n a victim's name, u words on verification. Statements (a) are not drawn; their content is quoted.

Law: the text without its marks is the report's text, every row names marks that exist, and every
mark is named by a row. A value left empty is unknown. ``sure=no`` marks what two careful readers
could read differently: it counts neither for nor against. Figures are complete; events and
statements are those that matter. In samples an upper-case incident is one of incidents.golden.
"""

import re
import shlex
from pathlib import Path
from typing import Literal

import msgspec

from according.model.claim import (
    Category,
    EventType,
    Harm,
    Modality,
    Modifier,
    Scope,
    SourceKind,
    Stance,
    VerificationStatus,
)

Row = msgspec.Struct
Span = tuple[int, int]


class GoldenError(Exception):
    """A golden file does not have the form that its docstring gives."""


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One harm, one number, one innermost source; ``part_of`` is the figure mark of the whole.

    A date known only to the month or year is written so. ``via`` lists the outer sources' marks,
    the outermost first, separated by commas.
    """

    mark: str
    harm: Harm
    modifier: Modifier
    scope: Scope
    modality: Modality
    value: int | None = None
    low: int | None = None
    high: int | None = None
    part_of: str | None = None
    category: Category = "unknown"
    source: str | None = None
    via: str | None = None
    cue: str | None = None
    place: str | None = None
    from_: str | None = None
    to: str | None = None
    verification: VerificationStatus | None = None
    verified_at: str | None = None
    incident: str | None = None
    sure: Literal["yes", "no"] = "yes"


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """An act that codes to a PLOVER event, or to none (``type`` empty), by its event word."""

    mark: str
    modality: Modality
    type: EventType | None = None
    mode: str | None = None
    actor: str | None = None
    target: str | None = None
    source: str | None = None
    via: str | None = None
    cue: str | None = None
    place: str | None = None
    from_: str | None = None
    to: str | None = None
    incident: str | None = None
    sure: Literal["yes", "no"] = "yes"


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a source is made to say that is no figure; ``content`` is quoted from the text."""

    mark: str
    source: str
    content: str
    cue: str | None = None
    stance: Stance = "asserts"
    sure: Literal["yes", "no"] = "yes"


class Victim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named person harmed, and the figure that counts them."""

    mark: str
    name: str
    figure: str
    age: int | None = None
    sex: Literal["female", "male"] | None = None


class SourceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who a source mark means: the fullest name that the report gives."""

    mark: str
    name: str
    kind: SourceKind
    speaks_for: str | None = None
    side: str | None = None


class PlaceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a place mark lies; ``country`` is ISO 3166-1 alpha-2."""

    mark: str
    name: str
    country: str
    precision: str | None = None


class TimeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The interval that a time mark means, both ends included."""

    mark: str
    from_: str
    to: str


class Golden(msgspec.Struct, frozen=True):
    """A report as careful readers read it. ``marks`` are code points of ``text``, half-open.

    ``file`` is the sample's path from the project's root, None where only the golden file holds
    the text. ``seen`` is False for reports kept aside from building.
    """

    path: Path
    published: str
    outlet: str
    seen: bool
    text: str
    marks: dict[str, Span]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    victims: tuple[Victim, ...]
    sources: dict[str, SourceRow]
    places: dict[str, PlaceRow]
    times: dict[str, TimeRow]
    file: str | None = None
    agency: str | None = None

    def words(self, mark: str) -> str:
        """The words that a mark is drawn around."""
        start, end = self.marks[mark]
        return self.text[start:end]


KINDS: dict[str, type[Row]] = {
    "figure": Figure,
    "event": Event,
    "statement": Statement,
    "victim": Victim,
    "source": SourceRow,
    "place": PlaceRow,
    "time": TimeRow,
}
LETTERS = {"f": "figure", "e": "event", "s": "source", "p": "place", "t": "time", "n": "victim"}
REFERRING = ("source", "cue", "place", "verified_at", "part_of", "figure")
HEADER = {"file", "published", "outlet", "agency", "seen", "note"}
TOKEN = re.compile(r"⟦([cefnpstu]\d+)\||⟧")


def strip_marks(drawn: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and the span of each.

    Raises GoldenError where a mark is not closed, closed twice, or drawn twice under one id.
    """
    text, at, marks = "", 0, dict[str, Span]()
    open_marks: list[tuple[str, int]] = []
    for token in TOKEN.finditer(drawn):
        text += drawn[at : token.start()]
        at = token.end()
        if token[1]:
            open_marks.append((token[1], len(text)))
            continue
        if not open_marks:
            raise GoldenError(f"found ⟧ after {text[-30:]!r}, where no mark is open")
        mark, start = open_marks.pop()
        if mark in marks:
            raise GoldenError(f"mark {mark} is drawn twice; give the second its own number")
        marks[mark] = (start, len(text))
    if open_marks:
        raise GoldenError(f"mark {open_marks[-1][0]} is never closed; expected ⟧")
    text += drawn[at:]
    if "⟦" in text:
        raise GoldenError(f"found ⟦ without a mark's id near {text[text.index('⟦') :][:30]!r}")
    return text, marks


def parse_row(line: str) -> Row:
    """The typed row of a line ``kind id key=value ...``; empty values are left out."""
    kind, mark, *pairs = shlex.split(line)
    if kind not in KINDS:
        raise GoldenError(f"found a row of kind {kind!r}, expected one of {', '.join(KINDS)}")
    values = {"mark": mark}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or key in values:
            raise GoldenError(f"found {pair!r} in row {kind} {mark}, expected key=value once")
        values |= {key: value} if value else {}
    try:
        return msgspec.convert(values, KINDS[kind], strict=False)
    except msgspec.ValidationError as fault:
        raise GoldenError(f"row {kind} {mark}: {fault}") from fault


def references(row: Row) -> set[str]:
    """The marks that a row names, its own included."""
    named = {getattr(row, field, None) for field in REFERRING}
    named |= set((getattr(row, "via", None) or "").split(","))
    own = () if isinstance(row, Statement) else (row.mark,)  # type: ignore[attr-defined]
    return {name for name in (*named, *own) if name}


def check_references(rows: list[Row], marks: dict[str, Span], text: str) -> None:
    """Raises GoldenError for a row that names no mark, a mark without a row, content not found."""
    named = set().union(*(references(row) for row in rows))
    if unknown := named - marks.keys():
        raise GoldenError(f"rows name {sorted(unknown)}, which are not drawn in the text")
    if unused := marks.keys() - named:
        raise GoldenError(f"{sorted(unused)} are drawn but no row names them; add rows or undraw")
    for mark in marks:
        kind = KINDS.get(LETTERS.get(mark[0], ""))
        if kind and not any(isinstance(r, kind) and getattr(r, "mark", "") == mark for r in rows):
            raise GoldenError(f"mark {mark} has no row of its own kind ({kind.__name__})")
    for row in rows:
        if isinstance(row, Statement) and row.content not in text:
            raise GoldenError(f"statement {row.mark} quotes {row.content!r}, not found in the text")


def parse_header(part: str) -> dict[str, str]:
    """The header's values; raises GoldenError for a key that is unknown or missing."""
    values = dict[str, str]()
    for line in part.splitlines():
        key, _, value = line.partition(": ")
        values[key] = value.strip()
    if unknown := values.keys() - HEADER:
        raise GoldenError(f"found header keys {sorted(unknown)}, expected some of {sorted(HEADER)}")
    if missing := {"published", "outlet", "seen"} - values.keys():
        raise GoldenError(f"the header lacks {sorted(missing)}")
    if values["seen"] not in ("yes", "no"):
        raise GoldenError(f"found seen: {values['seen']!r}, expected yes or no")
    return values


def parse(content: str, path: Path) -> Golden:
    """The golden report that ``content`` (a whole golden file) writes down."""
    parts = re.split(r"^===\n", content, flags=re.MULTILINE)
    if len(parts) != 3:
        raise GoldenError(f"found {len(parts)} parts, expected 3 parted by lines ===")
    head = parse_header(parts[0])
    text, marks = strip_marks(parts[1])
    rows = [parse_row(line) for line in parts[2].splitlines() if line.strip()]
    check_references(rows, marks, text)
    return Golden(
        path=path,
        published=head["published"],
        outlet=head["outlet"],
        seen=head["seen"] == "yes",
        text=text,
        marks=marks,
        figures=tuple(row for row in rows if isinstance(row, Figure)),
        events=tuple(row for row in rows if isinstance(row, Event)),
        statements=tuple(row for row in rows if isinstance(row, Statement)),
        victims=tuple(row for row in rows if isinstance(row, Victim)),
        sources={row.mark: row for row in rows if isinstance(row, SourceRow)},
        places={row.mark: row for row in rows if isinstance(row, PlaceRow)},
        times={row.mark: row for row in rows if isinstance(row, TimeRow)},
        file=head.get("file"),
        agency=head.get("agency"),
    )


def load(path: Path) -> Golden:
    """The golden report at ``path``; raises GoldenError, which names the file."""
    try:
        return parse(path.read_bytes().decode("utf-8"), path)
    except GoldenError as fault:
        raise GoldenError(f"{path.name}: {fault}") from fault
