"""Airwars' grades: who accepted responsibility, how many credible sources, and who contests it.

Law: a belligerent's own figures stand beside local reporting and are merged into no number.
"""

from collections.abc import Iterable, Sequence

from according.lexicons import load
from according.lexicons.speakers import canonical, side, side_of_name
from according.model.claim import Claim, Participant, Source
from according.model.incident import Grade
from according.reconcile.figures import Aside, Figure
from according.reconcile.origins import asserted
from according.reconcile.rules.answer import Answer, Case, counts, firm_bounds, numeric_first

_NOT_CIVILIAN = ("combatant", "attacker")


def airwars(case: Case) -> Answer | None:
    """Airwars': minimum and maximum by others than the belligerents, with a grade. No best.

    Source: Airwars, Methodology. Discounted: those harmed were combatants. Confirmed: a belligerent
    says that it did it. Contested: several are said to have done it, or one of them denies it; the
    minimum is then 0. Fair: two or more credible sources; weak: one. Whether there was action
    nearby is not judged.
    """
    if not counts("airwars", case):
        return None
    theirs = [figure for figure in case.figures if figure.side is not None]
    beside: list[Aside] = [(f, f"a belligerent's own figure ({f.side}), beside") for f in theirs]
    used, aside = numeric_first([figure for figure in case.figures if figure.side is None])
    low, high = firm_bounds(figure.quantity for figure in used)
    grade = _grade(case, used)
    if grade == "contested" and used:
        low = load("rules")["airwars"]["contested_minimum"]
    return Answer(low, None, high, used, [*aside, *beside], provisional=True, grade=grade)


def _grade(case: Case, used: Sequence[Figure]) -> Grade:
    if all(figure.quantity.category in _NOT_CIVILIAN for figure in case.figures):
        return "discounted"
    violent = [claim for claim in case.claims if claim.type == "ASSAULT" or claim.quantities]
    if any(_admits(claim) for claim in violent if asserted(claim)):
        return "confirmed"
    if _contested(violent):
        return "contested"
    credible = {figure.origin for figure in used if figure.named}
    return "fair" if len(credible) >= load("rules")["airwars"]["fair_origins"] else "weak"


def _admits(claim: Claim) -> bool:
    """Whether the belligerent that is said to have done it says so itself."""
    if not claim.sources or side(claim.sources[-1]) is None:
        return False
    return not _keys(claim.actor).isdisjoint(_speaker_keys(claim.sources[-1]))


def _contested(claims: Iterable[Claim]) -> bool:
    """Whether both sides are said to have done it, or somebody denies an act."""
    told = list(claims)
    sides = {told_side for c in told if asserted(c) for told_side in _sides(c.actor)}
    return len(sides) > 1 or any(claim.stance == "denies" for claim in told)


def _keys(participants: Iterable[Participant]) -> set[str]:
    return {canonical(one.name or one.text, {}) for one in participants}


def _speaker_keys(source: Source) -> set[str]:
    return {canonical(name, {}) for name in (source.name, source.speaks_for) if name}


def _sides(participants: Iterable[Participant]) -> set[str]:
    told = (side_of_name(one.name or one.text) for one in participants)
    return {which for which in told if which is not None}
