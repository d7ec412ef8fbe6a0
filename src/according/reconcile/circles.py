"""Circular reporting: outlets that give one figure by quoting each other, and nobody else.

Law: those in a circle are one origin together, without a name of its own, whoever printed first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from according.lexicons.speakers import canonical, full_name
from according.model.claim import Claim, Quantity

Stated = tuple[str, int | None, int | None, int | None]


def circles(told: Iterable[tuple[Claim, Quantity]]) -> dict[tuple[Stated, str], tuple[str, ...]]:
    """The keys of the outlets in a circle, by the figure and each of them; told by their claims.

    A quotes B where the innermost source in A's report is B; so does B, in the end, A.
    """
    quoted: dict[Stated, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim, quantity in told:
        outlet = claim.report.agency or claim.report.outlet
        if outlet and claim.sources:
            source = claim.sources[-1].speaks_for or claim.sources[-1].name
            figure = (quantity.harm, quantity.value, quantity.low, quantity.high)
            quoted[figure][canonical(outlet, {})].add(canonical(source, {}))
    return {
        (figure, outlet): tuple(sorted(ring))
        for figure, whom in quoted.items()
        for outlet in whom
        if len(ring := _ring(outlet, whom)) > 1
    }


def _ring(outlet: str, whom: Mapping[str, set[str]]) -> set[str]:
    """Those whom the outlet quotes in the end and who quote it in the end, itself among them."""
    reached = _reached(outlet, whom)
    return {other for other in reached if outlet in _reached(other, whom)}


def _reached(start: str, whom: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    todo = [start]
    while todo:
        for other in whom.get(todo.pop(), set()) - reached:
            reached.add(other)
            todo.append(other)
    return reached


def ring_name(ring: Iterable[str]) -> str:
    """How the circle is written: the outlets in it."""
    return " and ".join(full_name(key) or key for key in ring)
