"""A decision: what a person settled about a claim, two claims, an incident, a source or a name.

Law: a decision names exactly what was seen when it was made (the claim's id and key, where its
figure stands), so that a later reading of the same words is matched with it or sent to review. It
stands beside what the machine read; undoing it is a withdrawal.
"""

from typing import Any, Literal

import msgspec

from according.model.claim import Claim, Harm
from according.model.incident import Incident, IncidentKind

Judgement = Literal["same", "different", "unsure"]
SourceGrade = Literal["A", "B", "C", "D", "E", "F"]
InformationGrade = Literal["1", "2", "3", "4", "5", "6"]
"""The two axes of the Admiralty scale. They are never blended, F and 6 mean no basis to judge, and
no part of the program gives a grade: persons do."""

Status = Literal["accepted", "rejected", "unverifiable"]
IncidentField = Literal["title", "place", "from", "to", "type", "notes", "tags"]
"""Fields of an incident that can be set; a group's own fields begin with ``x-``."""


class Seen(msgspec.Struct, frozen=True):
    """A claim as it was when decided about: id, key, report, and where what it says stands.

    ``subject`` is the harm of its first figure, else its event type; ``start`` and ``end`` the span
    of that figure, else of its sentence (code points of the report's text, half-open).
    """

    claim: str
    key: str
    report: str
    subject: str | None
    start: int
    end: int


def seen(claim: Claim) -> Seen:
    """The claim as it is seen now."""
    if claim.quantities:
        figure = claim.quantities[0]
        return Seen(claim.claim, claim.key, claim.report.id, figure.harm, figure.start, figure.end)
    return Seen(
        claim.claim, claim.key, claim.report.id, claim.type, claim.start, claim.end
    )  # fmt: skip


class Ruled(msgspec.Struct, frozen=True, tag="claim"):
    """A claim is accepted as read, rejected, or can't be verified (it counts, and says so).

    ``beside`` are the ids of the other claims of its incident when it was decided about.
    """

    about: Seen
    status: Status
    beside: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """A field of a claim (``quantities.q1.value``), what was there and what is right."""

    field: str
    old: Any
    new: Any


class Correct(msgspec.Struct, frozen=True, tag="correct"):
    """Fields of a claim are other than they were read; changed together."""

    about: Seen
    changes: tuple[Change, ...]


class Add(msgspec.Struct, frozen=True, tag="add"):
    """A claim that the machine missed, or one from an interview, its note being the report."""

    about: Seen


class Pair(msgspec.Struct, frozen=True, tag="pair"):
    """Whether two claims are about one incident."""

    one: Seen
    other: Seen
    judgement: Judgement


class Merge(msgspec.Struct, frozen=True, tag="merge"):
    """Incidents are one; ``claims`` are those of each of them when it was decided."""

    incidents: tuple[str, ...]
    claims: tuple[tuple[Seen, ...], ...]


class Split(msgspec.Struct, frozen=True, tag="split"):
    """Claims of an incident are about another one than the rest of it; ``into`` if it was there.

    Moving a claim is splitting it off into an incident that exists, whose claims are ``there``.
    """

    incident: str | None
    off: tuple[Seen, ...]
    rest: tuple[Seen, ...]
    into: str | None = None
    there: tuple[Seen, ...] = ()


class Stood(msgspec.Struct, frozen=True):
    """An incident as it was when decided about: its kind, and its claims.

    Its id may come to name another part of it, or nothing, in a ledger that takes the decision in.
    """

    kind: IncidentKind
    claims: tuple[Seen, ...]


class Set(msgspec.Struct, frozen=True, tag="set"):
    """A field of an incident is this; None takes a set value back.

    ``about`` is None where an earlier version entered it.
    """

    incident: str
    field: str
    old: Any
    new: Any
    about: Stood | None = None


class Best(msgspec.Struct, frozen=True, tag="best"):
    """A best estimate by hand, with its bounds (None: unknown); ``about`` as in `Set`."""

    incident: str
    harm: Harm
    low: int | None
    best: int
    high: int | None
    about: Stood | None = None


class Alias(msgspec.Struct, frozen=True, tag="alias"):
    """Two names of sources mean one: ``name`` is called ``of``."""

    name: str
    of: str


class GradeSource(msgspec.Struct, frozen=True, tag="grade-source"):
    """How reliable a source is (by its name), A to F."""

    source: str
    grade: SourceGrade


class GradeInformation(msgspec.Struct, frozen=True, tag="grade-information"):
    """How credible what a claim says is, 1 to 6."""

    about: Seen
    grade: InformationGrade


class Withhold(msgspec.Struct, frozen=True, tag="withhold"):
    """A private person's name stays out of views and exports."""

    name: str


Act = (
    Ruled | Correct | Add | Pair | Merge | Split | Set | Best | Alias | GradeSource
    | GradeInformation | Withhold
)  # fmt: skip


class Decision(msgspec.Struct, frozen=True):
    """What was decided, by whom and why; ``program`` is the version that it was made with.

    ``sample`` is the id of the sample in which a claim was read blind: its reader saw what the
    machine read, and nothing that other persons decided. None for every other decision.
    """

    decision: str
    act: Act
    by: str
    why: str
    program: str
    sample: str | None = None


def reports_of(decision: Decision) -> set[str]:
    """The reports whose words the decision may repeat: those of the one claim that it judges."""
    match decision.act:
        case Ruled(about=about) | Correct(about=about) | Add(about) | GradeInformation(about=about):
            return {about.report}
    return set()


class Decided(msgspec.Struct, frozen=True):
    """A decision with its entry: when, in which chain, at which place."""

    decision: Decision
    at: str
    ledger: str
    seq: int


class Side(msgspec.Struct, frozen=True):
    """The machine's value and the person's, side by side."""

    machine: Any
    human: Any
    by: str
    at: str
    why: str
    decision: str


class Judged(msgspec.Struct, frozen=True, omit_defaults=True):
    """What persons decided about a claim or an incident; ``fields`` by their names.

    ``status`` (of claims), ``grades`` (``source``, ``information``) and ``estimates`` (of
    incidents, by harm) are decided too: the human side alone, as the machine has none.
    """

    decisions: tuple[str, ...]
    status: Side | None = None
    fields: dict[str, Side] = {}
    grades: dict[str, Side] = {}
    estimates: dict[str, Side] = {}
    disputed: tuple[str, ...] = ()


class JudgedClaim(Claim, frozen=True):
    """A claim with what persons decided: corrected fields have the person's values.

    ``claim`` stays the id of the machine's reading; ``judged.fields`` has both values.
    """

    judged: Judged | msgspec.UnsetType = msgspec.UNSET


class JudgedIncident(Incident, frozen=True):
    """An incident with what persons decided: fields that they set have their values."""

    judged: Judged | msgspec.UnsetType = msgspec.UNSET
