"""The estimates of one incident: sift the figures, keep the current ones, ask each rule.

Law: every figure of the incident's claims for a harm is in ``used`` or in ``set_aside`` of each of
that harm's estimates, once.
"""

from collections.abc import Mapping, Sequence

from according.model.claim import Claim, Harm
from according.model.incident import (
    Estimate,
    Harmed,
    IncidentKind,
    Point,
    Question,
    Series,
    SetAside,
)
from according.reconcile.currency import current, returns, statements
from according.reconcile.figures import Aside, Figure
from according.reconcile.origins import stated
from according.reconcile.rules import Answer, Case, Rule
from according.reconcile.sifting import ATTACKERS_APART, sift


def estimates(
    kind: IncidentKind, claims: Sequence[Claim], rules: Mapping[str, Rule]
) -> list[Estimate]:
    """One estimate for each rule and harm that the rule has an answer for, in the rules' order."""
    ready = {harm: _current(*sifted) for harm, sifted in sift(kind, claims).items()}
    return [
        _estimate(name, harm, answer, aside)
        for name, rule in rules.items()
        for harm, (figures, aside) in ready.items()
        if (answer := rule(Case(harm, figures, claims))) is not None
    ]


def series(kind: IncidentKind, claims: Sequence[Claim]) -> list[Series]:
    """What each origin said over time, by origin and harm; vague words have no point."""
    found = []
    for harm, (figures, _) in sift(kind, claims).items():
        numeric = [figure for figure in figures if figure.is_a_count]
        for origin in sorted({figure.origin for figure in numeric}):
            points = _points([figure for figure in numeric if figure.origin == origin])
            found.append(Series(origin, harm, points))
    return sorted(found, key=lambda line: (line.origin, line.harm))


def questions(kind: IncidentKind, claims: Sequence[Claim]) -> list[Question]:
    """Returns to earlier figures, which no word confirms: a person should look at them."""
    asked = {
        question for figures, _ in sift(kind, claims).values() for question in returns(figures)
    }
    return sorted(asked)


def _current(figures: Sequence[Figure], aside: Sequence[Aside]) -> tuple[list[Figure], list[Aside]]:
    kept, older = current(figures)
    return sorted(kept, key=lambda figure: figure.ref), [*aside, *older]


def _estimate(name: str, harm: Harm, answer: Answer, aside: Sequence[Aside]) -> Estimate:
    left_out = [*aside, *answer.set_aside]
    return Estimate(
        harm=harm,
        rule=name,
        low=answer.low,
        best=answer.best,
        high=answer.high,
        provisional=answer.provisional,
        used=tuple(sorted(ref for figure in answer.used for ref in figure.refs)),
        set_aside=tuple(
            sorted(
                SetAside(ref.claim, ref.quantity, reason)
                for figure, reason in left_out
                for ref in figure.refs
            )
        ),
        counts=_counts(answer.used, aside),
        grade=answer.grade,
    )


def _counts(used: Sequence[Figure], aside: Sequence[Aside]) -> Harmed:
    """Whose harm the estimate counts, as far as the claims tell attackers apart."""
    if used and all(figure.quantity.category == "attacker" for figure in used):
        return "attackers"
    apart = any(reason == ATTACKERS_APART for _, reason in aside)
    return "victims" if apart else "everybody"


def _points(figures: Sequence[Figure]) -> tuple[Point, ...]:
    """Each figure of one origin at the moment from which it holds, undated ones last."""
    days = {what: at and at.day.isoformat() for what, at in statements(figures).items()}
    points = {Point(days[stated(f.quantity)], *stated(f.quantity)[1:]) for f in figures}
    return tuple(sorted(points, key=_by_time))


def _by_time(point: Point) -> tuple[str, int, int, int]:
    low, high = point.low or 0, point.high or 0
    return point.at or "9999", point.value if point.value is not None else low, low, high
