"""What kind of occurrence a claim tells of, and how well two kinds go together in one incident."""

from typing import Literal

from according.model.claim import Claim, EventType, Harm, Modality, Quantity

Kind = Literal[
    "violence", "protest", "arrest", "no arrest", "control", "abduction", "missing", "displacement",
    "deployment", "sanction",
]  # fmt: skip

_OF_HARM: dict[Harm, Kind] = {
    "killed": "violence",
    "injured": "violence",
    "killed-or-injured": "violence",
    "detained": "arrest",
    "missing": "missing",
    "abducted": "abduction",
    "displaced": "displacement",
}
_OF_TYPE: dict[EventType, Kind] = {
    "ASSAULT": "violence",
    "PROTEST": "protest",
    "COERCE": "control",
    "MOBILIZE": "deployment",
    "SANCTION": "sanction",
}
_OF_MODE: dict[tuple[EventType | None, str | None], Kind] = {
    ("ASSAULT", "abduct"): "abduction",
    ("ASSAULT", "crowd-control"): "protest",
    ("COERCE", "arrest"): "arrest",
}
_PAIRS: dict[tuple[Kind, Kind], float] = {
    ("violence", "protest"): 0.7,
    ("violence", "missing"): 0.7,
    ("violence", "displacement"): 0.7,
    ("violence", "deployment"): 0.6,
    ("violence", "control"): 0.4,
    # Arrests over a bombing are another act; those at a protest are joined through the protest.
    ("violence", "arrest"): 0.2,
    ("violence", "abduction"): 0.2,
    # That nobody was arrested is told of what was done.
    ("violence", "no arrest"): 1.0,
    ("protest", "no arrest"): 1.0,
    ("abduction", "no arrest"): 1.0,
    ("arrest", "no arrest"): 0.7,
    ("protest", "arrest"): 0.7,
    ("protest", "control"): 0.7,
    ("protest", "missing"): 0.5,
    ("protest", "deployment"): 0.6,
    ("arrest", "control"): 0.7,
    ("arrest", "missing"): 0.3,
    ("abduction", "missing"): 0.7,
    ("missing", "displacement"): 0.5,
}
_TOGETHER = {frozenset(pair): score for pair, score in _PAIRS.items()}
_HAPPENED: frozenset[Modality] = frozenset({"happened", "ongoing", "attempted"})
_MAY_HAVE: frozenset[Modality] = _HAPPENED | {"possible", "historical"}


def kinds(claim: Claim) -> frozenset[Kind]:
    """The kinds that the claim's figures and event tell of; none for what opens no incident."""
    told = {_counted(quantity) for quantity in claim.quantities}
    if claim.type in _OF_TYPE:
        # A figure tells its own kind: "12 killed" in an arrest raid is violence and arrest.
        told.add(_OF_MODE.get((claim.type, claim.mode), _OF_TYPE[claim.type]))
    return frozenset(told)


def _counted(quantity: Quantity) -> Kind:
    arrested_none = quantity.harm == "detained" and quantity.value == 0
    return "no arrest" if arrested_none else _OF_HARM[quantity.harm]


def together(left: frozenset[Kind], right: frozenset[Kind]) -> tuple[float, Kind, Kind]:
    """How well they go together, 0..1, and the two kinds that go together best."""
    return max(
        (1.0 if one == other else _TOGETHER.get(frozenset((one, other)), 0.0), one, other)
        for one in left
        for other in right
    )


def tells_of_incident(claim: Claim) -> bool:
    """Whether linking looks at the claim: harm or material conflict that took place, or is denied.

    Plans, threats and suppositions are none; older events are only where harm is counted.
    """
    if not kinds(claim):
        return False
    denied = claim.stance == "denies" and claim.modality == "negated"
    return denied or claim.modality in (_MAY_HAVE if claim.quantities else _HAPPENED)


def is_toll(claim: Claim) -> bool:
    """Whether the claim's first figure that is no part is a total over incidents or a period."""
    wholes = [q for q in claim.quantities if q.scope != "part"]
    return bool(wholes) and wholes[0].scope == "cumulative"
