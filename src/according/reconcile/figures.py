"""The figures of an incident: which may enter an estimate, and why the others may not.

Law: every figure is either kept or set aside with one reason; which it is does not depend on order.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import get_args

from according.model.claim import Claim, Harm, Quantity
from according.model.incident import FigureRef, IncidentKind
from according.reconcile.origins import Standing, asserted, standings
from according.reconcile.voices import Voice, voices

HARMS: tuple[Harm, ...] = get_args(Harm)
"""Every harm, killed first: the order in which estimates are given."""

ATTACKERS_APART = "attackers, kept apart"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its claim and the name of its origin (a denier's for what is denied).

    ``named`` says that the origin has a name of its own, ``side`` is the belligerent it belongs to;
    ``repeats`` is the reason where a report only says again what its source says.
    """

    claim: Claim
    quantity: Quantity
    origin: str
    named: bool = False
    side: str | None = None
    repeats: str | None = None

    @property
    def ref(self) -> FigureRef:
        """The figure's claim and quantity ids."""
        return FigureRef(self.claim.claim, self.quantity.id)

    @property
    def is_numeric(self) -> bool:
        """Whether any number is known of it; a vague word has none."""
        return not (self.quantity.value is self.quantity.low is self.quantity.high is None)


Aside = tuple[Figure, str]
"""A figure that does not enter an estimate, and why."""


def sift(
    kind: IncidentKind, claims: Sequence[Claim]
) -> dict[Harm, tuple[list[Figure], list[Aside]]]:
    """By harm, in HARMS' order: the figures that may enter an estimate, and those set aside."""
    told = standings(claims)
    heard = voices(claims)
    by_harm: dict[Harm, list[Figure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.claim):
        for quantity in claim.quantities:
            standing = told.get(FigureRef(claim.claim, quantity.id))
            by_harm[quantity.harm].append(_figure(claim, quantity, standing, heard[claim.claim]))
    return {harm: _sift_harm(kind, by_harm[harm], told, heard) for harm in HARMS if harm in by_harm}


def _figure(claim: Claim, quantity: Quantity, standing: Standing | None, voice: Voice) -> Figure:
    if standing is None:
        return Figure(claim, quantity, voice.name, side=voice.side)
    repeats = standing.reason if standing.repeats else None
    return Figure(claim, quantity, standing.origin, standing.named, standing.side, repeats)


def _sift_harm(
    kind: IncidentKind,
    figures: Sequence[Figure],
    told: Mapping[FigureRef, Standing],
    heard: Mapping[str, Voice],
) -> tuple[list[Figure], list[Aside]]:
    kept: list[Figure] = []
    aside: list[Aside] = []
    for figure in figures:
        reason = _not_of_it(kind, figure) or _not_asserted(figure, heard)
        standing = told.get(figure.ref)
        if reason is None and standing is not None and not standing.adds:
            reason = standing.reason
        if reason is None:
            kept.append(figure)
        else:
            aside.append((figure, reason))
    wholes = frozenset(
        (figure.claim.report.id, figure.quantity.id)
        for figure in figures
        if figure.quantity.scope != "cumulative"
    )
    for reasons in (partial(_parts, wholes=wholes), _individuals, _zero_of_a_sort, _attackers):
        out = reasons(kept)
        aside += [(figure, out[figure.ref]) for figure in kept if figure.ref in out]
        kept = [figure for figure in kept if figure.ref not in out]
    return kept, aside


def _not_of_it(kind: IncidentKind, figure: Figure) -> str | None:
    cumulative = figure.quantity.scope == "cumulative"
    if kind == "incident":
        return "cumulative" if cumulative else None
    return None if cumulative else "of one incident, not of the whole period"


def _not_asserted(figure: Figure, heard: Mapping[str, Voice]) -> str | None:
    """Why a figure that nobody says happened is none: denied, doubted, planned, background."""
    claim = figure.claim
    if asserted(claim):
        return None
    if claim.stance == "denies":
        return f"denied by {heard[claim.claim].name}"
    if claim.stance == "doubts":
        return f"doubted by {heard[claim.claim].name}"
    return f"{claim.modality}: not said to have happened in this incident"


def _parts(kept: Sequence[Figure], wholes: frozenset[tuple[str, str]]) -> dict[FigureRef, str]:
    """Parts whose whole is here, used or not; a part of no known whole, if a whole is used."""
    counted = any(figure.quantity.scope != "part" for figure in kept)
    return {
        figure.ref: "part of a stated whole"
        for figure in kept
        if figure.quantity.scope == "part"
        and (_whole(figure) in wholes if figure.quantity.part_of else counted)
    }


def _whole(figure: Figure) -> tuple[str, str]:
    """The report and the quantity id of the whole; the id is empty where the text gives none."""
    return figure.claim.report.id, figure.quantity.part_of or ""


def _individuals(figures: Sequence[Figure]) -> dict[FigureRef, str]:
    """People who are told of one by one, beside a count that is larger than they are.

    A name, "a woman", "he": one of those whom the count holds. "one" and "1" are counts.
    """
    most = max((figure.quantity.value or 0 for figure in figures), default=0)
    return {
        figure.ref: "persons told of one by one, beside a count"
        for figure in figures
        if 0 < (figure.quantity.value or 0) < most and _is_told_singly(figure)
    }


def _is_told_singly(figure: Figure) -> bool:
    quantity = figure.quantity
    if (quantity.value or 0) <= len(figure.claim.victims):
        return True
    return quantity.value == 1 and quantity.text.lower() not in {"1", "one"}


def _zero_of_a_sort(figures: Sequence[Figure]) -> dict[FigureRef, str]:
    """As in "no guard was hurt", beside the prisoners whom the same origin counts."""
    counting = {figure.origin for figure in figures if figure.quantity.value != 0}
    return {
        figure.ref: f"none of one sort ({figure.quantity.category}), beside a count of others"
        for figure in figures
        if figure.quantity.value == 0
        and figure.quantity.category != "unknown"
        and figure.origin in counting
    }


def _attackers(figures: Sequence[Figure]) -> dict[FigureRef, str]:
    """Dead attackers are kept apart from victims; alone, their figure is the incident's."""
    attackers = {f.ref: ATTACKERS_APART for f in figures if f.quantity.category == "attacker"}
    return attackers if len(attackers) < len(figures) else {}
