"""A claim: one attributed statement about one thing, in the words of the contract's row.

Every value that was read from the text carries the span it was read from. Unknown is None, never a
default. A claim is immutable; ``claim`` hashes the whole reading, ``key`` survives a re-reading.
"""

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from according.model.passage import Passage
from according.model.report import ReportHeader

Harm = Literal[
    "killed", "injured", "killed-or-injured", "detained", "missing", "abducted", "displaced"
]
Modifier = Literal[
    "exactly", "about", "nearly", "at-least", "more-than", "at-most", "range", "vague"
]  # fmt: skip
Scope = Literal["incident", "part", "cumulative"]
Category = Literal["civilian", "combatant", "child", "attacker", "unknown"]
Modality = Literal[
    "happened", "ongoing", "planned", "threatened", "attempted", "possible", "hypothetical",
    "historical", "negated",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
SourceKind = Literal[
    "person", "official", "organisation", "media", "anonymous", "collective", "document"
]
Voice = Literal["direct", "indirect", "mixed", "own"]
Stance = Literal["asserts", "denies", "doubts"]
VerificationStatus = Literal["unverified", "verified", "disputed"]
PlacePrecision = Literal["site", "district", "city", "admin", "country"]
TimePrecision = Literal["minute", "hour", "part-of-day", "day", "week", "month", "year"]
RelationKind = Literal["corroborates", "contradicts", "denies", "revises", "contains", "repeats"]


class Quantity(msgspec.Struct, frozen=True):
    """People harmed, as stated. ``value``, ``low``, ``high`` follow the contract's table.

    ``part_of`` is the ``id`` of the whole within the same report (an id is unique in a report).
    ``who`` is who was harmed, as stated.
    """

    id: str
    harm: Harm
    value: int | None
    modifier: Modifier
    low: int | None
    high: int | None
    scope: Scope
    text: str
    start: int
    end: int
    part_of: str | None = None
    category: Category = "unknown"
    who: str | None = None


def stated_bounds(modifier: Modifier, value: int | None) -> tuple[int | None, int | None]:
    """Low and high of a value with this modifier, by the contract's table; a range has its own."""
    if value is None:
        return None, None
    table: dict[str, tuple[int | None, int | None]] = {
        "exactly": (value, value),
        "at-least": (value, None),
        "more-than": (value + 1, None),
        "nearly": (None, value),
        "at-most": (None, value),
    }
    return table.get(modifier, (None, None))


class Participant(msgspec.Struct, frozen=True):
    """Who does a thing, or to whom it is done: the words, and the name meant if it is known."""

    text: str
    start: int
    end: int
    name: str | None = None


class Victim(msgspec.Struct, frozen=True):
    """A named person harmed; age in years."""

    name: str
    text: str
    start: int
    end: int
    age: int | None = None
    sex: Literal["female", "male"] | None = None


class Source(msgspec.Struct, frozen=True):
    """Who is made to say it. ``spans`` are the words that name it here and where it was introduced.

    ``name`` is the fullest name the report gives; ``speaks_for`` whom a spokesman or head speaks
    for; ``side`` the belligerent it belongs to.
    """

    name: str
    kind: SourceKind
    spans: tuple[Passage, ...]
    speaks_for: str | None = None
    side: str | None = None


class Verification(msgspec.Struct, frozen=True):
    """What the text says of its own certainty, with the words that say so."""

    status: VerificationStatus
    text: str
    start: int
    end: int


class Place(msgspec.Struct, frozen=True):
    """A place named in the text, as far as it is known; coordinates in degrees (WGS 84)."""

    text: str
    start: int
    end: int
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonameid: int | None = None
    precision: PlacePrecision | None = None


class Time(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A time named in the text; both bounds inclusive, ISO 8601, in the incident's local time.

    A bound known only to the year is written "2011", to the month "2011-03".
    """

    text: str
    start: int
    end: int
    from_: str | None = None
    to: str | None = None
    precision: TimePrecision | None = None


class Relation(msgspec.Struct, frozen=True):
    """How a claim stands to another (its key), or to what no claim states (None)."""

    to: str | None
    kind: RelationKind
    reason: str


class Claim(msgspec.Struct, frozen=True):
    """One source chain, one event or statement, one place, one time.

    ``sources`` run from the outermost (the agency that quotes) to the innermost (who says it);
    empty means the report's own voice. ``content`` holds what is attributed, in one or several
    pieces. ``start``, ``end`` and ``text`` are the sentence that holds the claim.
    """

    claim: str
    key: str
    extractor: str
    confidence: float | None
    report: ReportHeader
    start: int
    end: int
    text: str
    content: tuple[Passage, ...]
    type: EventType | None
    mode: str | None
    modality: Modality
    actor: tuple[Participant, ...]
    target: tuple[Participant, ...]
    quantities: tuple[Quantity, ...]
    victims: tuple[Victim, ...]
    sources: tuple[Source, ...]
    cue: Passage | None
    voice: Voice
    stance: Stance
    verification: Verification | None
    place: Place | None
    time: Time | None
    relations: tuple[Relation, ...] = ()

    def marks(self) -> "Iterator[Marked]":
        """Everything that stands in the text's own words at a span, the claim itself first."""
        yield self
        yield from self.content
        for source in self.sources:
            yield from source.spans
        yield from filter(None, (self.cue, self.verification, self.place, self.time))
        yield from self.actor
        yield from self.target
        yield from self.quantities
        yield from self.victims


Marked = Claim | Passage | Verification | Place | Time | Participant | Quantity | Victim
"""What has words of the report, and their span in code points of its text, half-open."""


def claim_key(report_id: str, subject: str, mark: tuple[int, int], source: Passage | None) -> str:
    """The key that a re-reading of the same words keeps.

    ``subject`` is the harm or the event type, ``mark`` the span of the figure or event word,
    ``source`` the innermost source's own words (None in the report's voice).
    """
    said_by = f"{source.start}-{source.end}" if source else "own"
    parts = (report_id, subject, f"{mark[0]}-{mark[1]}", said_by)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def sealed(claim: Claim) -> Claim:
    """The claim with its id: the hash of everything that was read, in a fixed order of fields."""
    return msgspec.structs.replace(claim, claim=seal(written(claim), claim.claim))


def written(claim: Claim) -> bytes:
    """The claim as JSON, its fields in a fixed order."""
    return msgspec.json.encode(claim, order="deterministic")


def seal(claim: bytes, under: str) -> str:
    """The id that a `written` reading has, whatever id it is under: it is hashed without one."""
    reading = claim.replace(b'"claim":"%b"' % under.encode(), b'"claim":""', 1)
    return hashlib.sha256(reading).hexdigest()[:32]
