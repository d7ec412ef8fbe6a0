"""Samples: claims drawn at random, read blind, and what their readers said of them.

Law: who knows the seed and the claims draws the same sample again. A reading is one person's, of
what the machine read; where readings differ nothing counts until a person has settled it.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from according.errors import BadInput
from according.ledger.contents import Sampled
from according.model.claim import Claim
from according.model.decision import Correct, Decided, Judged, JudgedClaim, Ruled
from according.review.rereading import spoken_of
from according.review.rulings import Rulings

if TYPE_CHECKING:
    from according.ledger.view import View

FIELDS = ("claim", "figure", "harm", "scope", "source", "place", "time", "stance", "modality")
"""What can be read wrong; "claim": that the report says this at all."""
_OF_FIGURES = ("figure", "harm", "scope")
_PARTS = {"quantities": "figure", "sources": "source", "voice": "source", "cue": "source"}


class Sample(NamedTuple):
    """Claims drawn to be judged: the draw's id, its moment, and what was entered of it."""

    id: str
    at: str
    drawn: Sampled


class Reading(NamedTuple):
    """What a person said of a claim that was drawn: what ``values`` lacks was read right.

    ``values`` has, by field, the words for what it should be; of ``claim``, "rejected".
    """

    person: str
    values: Mapping[str, str]
    decisions: tuple[str, ...]


class Judgement(NamedTuple):
    """What was said of a sample so far.

    ``readings`` by claim; ``settled`` what counts of each claim: its fields that are wrong;
    ``open`` the claims whose readings differ and which nobody settled; ``read`` the claims that
    stand, as they were read; ``spoken`` every decision that speaks of each, of a reader or not.
    """

    sample: Sample
    readings: Mapping[str, list[Reading]]
    settled: Mapping[str, frozenset[str]]
    open: tuple[str, ...]
    read: Mapping[str, Claim]
    spoken: Mapping[str, list[Decided]]


def new_sample() -> str:
    """An id for a sample that is yet to be drawn."""
    return "d" + secrets.token_hex(8)


def drawn(claims: Iterable[str], size: int, seed: int) -> tuple[str, ...]:
    """``size`` of these ids: those first by the SHA-256 of "seed:id". Raises BadInput for too many.

    The order in which they come plays no part.
    """
    ranked = sorted(set(claims), key=lambda claim: _rank(seed, claim))
    if not 1 <= size <= len(ranked):
        raise BadInput(f"found {len(ranked)} claims that count; draw from 1 to so many, not {size}")
    return tuple(ranked[:size])


def _rank(seed: int, claim: str) -> str:
    return hashlib.sha256(f"{seed}:{claim}".encode()).hexdigest()


def last_sample(view: "View") -> Sample | None:
    """The sample that was drawn last; None where none was."""
    last = None
    for entry, it in view.told("sample", Sampled):
        last = Sample(entry.subject, entry.at, it)
    return last


def judgement(sample: Sample, view: "View", rulings: Rulings) -> Judgement:
    """What was said of the sample, from the decisions that stand."""
    claims = sample.drawn.claims
    read = {claim: view.claim(claim) for claim in claims if view.has_claim(claim)}
    about: dict[str, list[Decided]] = defaultdict(list)
    spoken: dict[str, list[Decided]] = defaultdict(list)
    for one in rulings.decided:
        for claim in read.keys() & rulings.binding.claims(spoken_of(one)):
            spoken[claim].append(one)
        if isinstance(one.decision.act, Ruled | Correct):
            about[one.decision.act.about.claim].append(one)
    readings = {claim: _readings(sample, about[claim]) for claim in claims if claim in about}
    settled, unsettled = {}, []
    for claim, some in readings.items():
        if some and claim in read and _is_settled(about[claim]):
            settled[claim] = _standing(rulings.claim(read[claim]))
        elif len({tuple(sorted(one.values.items())) for one in some}) == 1:
            settled[claim] = frozenset(some[0].values)
        elif some:
            unsettled.append(claim)
    return Judgement(sample, readings, settled, tuple(unsettled), read, spoken)


def judged_of(told: Judgement, field: str) -> list[str]:
    """The claims of which it is known whether this field was read right."""
    if field == "claim":
        return list(told.settled)
    real = [claim for claim, wrong in told.settled.items() if "claim" not in wrong]
    if field not in _OF_FIGURES:
        return real
    return [claim for claim in real if claim in told.read and told.read[claim].quantities]


def _readings(sample: Sample, about: Iterable[Decided]) -> list[Reading]:
    """Each person's reading, of the decisions that they made within the sample, one after other."""
    values: dict[str, dict[str, str]] = {}
    ids: dict[str, tuple[str, ...]] = {}
    for one in about:
        made = one.decision
        if made.sample == sample.id:
            values[made.by] = values.get(made.by, {}) | _said(made.act)
            ids[made.by] = (*ids.get(made.by, ()), made.decision)
    return [Reading(person, said, ids[person]) for person, said in values.items()]


def _said(act: Any) -> dict[str, str]:
    if isinstance(act, Ruled):
        return {"claim": "rejected"} if act.status == "rejected" else {}
    told: dict[str, str] = {}
    for change in act.changes:
        field = field_of(change.field)
        told[field] = f"{told.get(field, '')} {change.field}={change.new}".strip()
    return told


def field_of(path: str) -> str:
    """The field that a correction of this path is about: ``quantities.q1.value`` is the figure."""
    first, *_way, last = path.split(".") if "." in path else (path, path)
    return last if last in _OF_FIGURES else _PARTS.get(first, first)


def _is_settled(about: Iterable[Decided]) -> bool:
    """Whether the last of these decisions was made by somebody who could see the others."""
    last = max(about, key=lambda one: one.at, default=None)
    return last is not None and last.decision.sample is None


def _standing(claim: Claim) -> frozenset[str]:
    """The fields that are wrong by what stands decided."""
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    if not isinstance(judged, Judged):
        return frozenset()
    wrong = {field_of(path) for path, side in judged.fields.items() if side.human != side.machine}
    if judged.status and judged.status.human == "rejected":
        wrong.add("claim")
    return frozenset(wrong)
