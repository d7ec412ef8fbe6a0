"""Which figures of an incident may enter an estimate, and why the others may not.

Law: every figure is either kept or set aside with one reason; which it is does not depend on order.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from according.model.claim import Claim, Harm
from according.model.incident import FigureRef, IncidentKind
from according.reconcile.figures import HARMS, Aside, Figure, figures
from according.reconcile.origins import Standing, asserted, standings
from according.reconcile.singly import beside_a_count, opened
from according.reconcile.sums import side_by_side
from according.reconcile.voices import Voice, voices

ATTACKERS_APART = "attackers, kept apart"


def sift(
    kind: IncidentKind, claims: Sequence[Claim]
) -> dict[Harm, tuple[list[Figure], list[Aside]]]:
    """By harm, in HARMS' order: the figures that may enter an estimate, and those set aside."""
    told, heard = standings(claims), voices(claims)
    by_harm = figures(claims, told, heard)
    return {harm: _sift_harm(kind, by_harm[harm], told, heard) for harm in HARMS if harm in by_harm}


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
    kept = opened(side_by_side(kept))
    for reasons in (partial(_parts, wholes=wholes), beside_a_count, _zero_of_a_sort, _attackers):
        out = reasons(kept)
        aside += [(figure, out[figure.ref]) for figure in kept if figure.ref in out]
        kept = [figure for figure in kept if figure.ref not in out]
    return kept, aside


def _not_of_it(kind: IncidentKind, figure: Figure) -> str | None:
    scope = figure.quantity.scope
    if kind == "incident":
        return "cumulative" if scope == "cumulative" else None
    if scope == "part":
        return "part of a stated whole"
    return None if scope == "cumulative" else "of one incident, not of the whole period"


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
