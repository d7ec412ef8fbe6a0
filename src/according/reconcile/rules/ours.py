"""Our own rules: ``range`` and ``latest``.

Law: an origin has one vote in best, however much it says.
"""

from collections import defaultdict
from collections.abc import Sequence

from according.reconcile.currency import newest
from according.reconcile.figures import Aside, Figure
from according.reconcile.rules.answer import (
    Answer,
    Case,
    bounds,
    commonest_value,
    counts,
    median_value,
    numeric_first,
    within,
)


def range_rule(case: Case) -> Answer | None:
    """Ours: lowest low and highest high over the current figures of independent origins.

    Best is the median of their values, one value an origin (the one it states in most sentences);
    of two in the middle the one that more sentences state, of equals the larger, as the smaller is
    more often of some of the people only. An open bound adds nothing where another used figure has
    that bound, and is null if none has. A vague figure is set aside where any used figure is
    numeric; a best outside the bounds is drawn to the nearer.
    """
    if not counts("range", case):
        return None
    used, aside = numeric_first(case.figures, opened=True)
    low, high = bounds(figure.quantity for figure in used)
    return Answer(low, within(median_value(used), low, high), high, used, aside)


def latest(case: Case) -> Answer | None:
    """Ours: one figure an origin, its newest; best is the median over the origins.

    Where an origin states several at one moment, the one that it states in most sentences is its
    figure, of equals the largest. What is not dated counts as older than what is.
    """
    if not counts("latest", case):
        return None
    numeric, aside = numeric_first(case.figures)
    used, others = _one_each(numeric)
    low, high = bounds(figure.quantity for figure in used)
    return Answer(low, within(median_value(used), low, high), high, used, [*aside, *others])


def _one_each(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    """Each origin's newest figure (every statement of it), and the others with the reason."""
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin].append(figure)
    used: list[Figure] = []
    aside: list[Aside] = []
    for said in by_origin.values():
        new = newest(said)
        value = commonest_value(new)
        chosen = [f for f in new if f.quantity.value == value] or new
        used += chosen
        aside += [(f, _why(f, new)) for f in said if f not in chosen]
    return used, aside


def _why(figure: Figure, new: Sequence[Figure]) -> str:
    if figure in new:
        return f"another figure of {figure.origin} at the same moment"
    return f"not the newest figure of {figure.origin}"
