"""An incident: something at a place and a time that claims are about, and what can be said of it.

A toll is the incident of a cumulative figure: a place and an interval of its own, never added to
other incidents. An estimate names its rule and accounts for every figure it saw.
"""

from typing import Literal

import msgspec

from according.model.claim import EventType, Harm, Place, RelationKind

IncidentKind = Literal["incident", "toll"]
Status = Literal["unverified", "verified", "disputed", "corroborated"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Harmed = Literal["everybody", "victims", "attackers"]


class Cluster(msgspec.Struct, frozen=True):
    """Claim ids that linking judged to be about one incident or one toll, sorted."""

    kind: IncidentKind
    claims: tuple[str, ...]


class Minted(msgspec.Struct, frozen=True):
    """A cluster with the id it keeps for good, and the ids it had before merging or splitting."""

    incident: str
    was: tuple[str, ...]
    cluster: Cluster


class FigureRef(msgspec.Struct, frozen=True, order=True):
    """A quantity of a claim: the claim's id and the quantity's id."""

    claim: str
    quantity: str


class SetAside(msgspec.Struct, frozen=True, order=True):
    """A quantity that an estimate saw and did not use, and why."""

    claim: str
    quantity: str
    reason: str


class Estimate(msgspec.Struct, frozen=True):
    """low <= best <= high wherever known, by a named rule; None is unknown or open.

    ``counts`` says whose harm it is: everybody's where the text does not tell attackers apart, the
    victims' where attackers' figures are set aside, the attackers' where there are no others.
    ``grade`` is set by the rules that grade. ``provisional``: the rule wants more origins.
    """

    harm: Harm
    rule: str
    low: int | None
    best: int | None
    high: int | None
    provisional: bool
    used: tuple[FigureRef, ...]
    set_aside: tuple[SetAside, ...]
    counts: Harmed = "everybody"
    grade: Grade | None = None


class Question(msgspec.Struct, frozen=True, order=True):
    """What a person should look at before the incident is relied upon.

    return    an origin states an earlier figure again, and no word says that it was changed
    conflict  a person said "different" of two claims that others would bring together
    """

    kind: Literal["return", "conflict"]
    claims: tuple[str, ...]
    reason: str


class Between(msgspec.Struct, frozen=True, order=True):
    """How one claim stands to another, both by their ids, and why."""

    claim: str
    to: str
    kind: RelationKind
    reason: str


class Origin(msgspec.Struct, frozen=True):
    """Who figures come from in the end; its copies and quotes count once, for the reason given."""

    name: str
    claims: tuple[str, ...]
    reason: str


class Point(msgspec.Struct, frozen=True):
    """A figure of one origin at the moment (ISO 8601) it was stated."""

    at: str | None
    value: int | None
    low: int | None
    high: int | None


class Series(msgspec.Struct, frozen=True):
    """One origin's figures for one harm, in the order in which they were stated."""

    origin: str
    harm: Harm
    points: tuple[Point, ...]


class Related(msgspec.Struct, frozen=True):
    """Another incident, which this one contains, is part of, or is a follow-up to."""

    incident: str
    kind: Literal["contains", "part-of", "follow-up"]


class Link(msgspec.Struct, frozen=True):
    """Two claims compared: score in 0..1, the reasons in words, and the judgement."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    judgement: Literal["same", "different", "unsure"]


class Tie(msgspec.Struct, frozen=True):
    """A figure, by its report and its id there, with its claim, its harm and what it is part of."""

    report: str
    quantity: str
    claim: str
    harm: Harm
    part_of: str | None


class Mention(msgspec.Struct, frozen=True):
    """Events that a report names in one claim, as nouns of the lexicon (follow_ups), sorted.

    ``came_of`` are those that the claim says it came of.
    """

    report: str
    events: tuple[str, ...]
    came_of: tuple[str, ...]


class Ties(msgspec.Struct, frozen=True):
    """What an incident's claims say of how it stands to others: all that is needed to relate it."""

    figures: tuple[Tie, ...]
    mentions: tuple[Mention, ...]


class Incident(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A set of linked claims about one thing; ``id`` is minted once and kept while it grows.

    ``claims`` are claim ids in the order of reports and text. ``was`` lists former ids.
    """

    incident: str
    kind: IncidentKind
    was: tuple[str, ...]
    title: str
    type: EventType | None
    place: Place | None
    from_: str | None
    to: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    status: tuple[Status, ...] = ()
    related: tuple[Related, ...] = ()
    series: tuple[Series, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    questions: tuple[Question, ...] = ()
    relations: tuple[Between, ...] = ()
