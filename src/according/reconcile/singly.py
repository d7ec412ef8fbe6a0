"""People who are told of one by one: a name, "a woman", "he". Nobody counted them so.

Law: beside a count they are of those whom it counts. Only where as many origins tell of single
people, in reports that count nobody, as state a count, does that open the estimate downwards.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from according.model.incident import FigureRef
from according.reconcile.figures import Figure


def beside_a_count(figures: Sequence[Figure]) -> dict[FigureRef, str]:
    """The reason to set aside those who are told of singly where some figure counts more."""
    reason = "persons told of one by one, beside a count"
    return {figure.ref: reason for figure in _singly(figures)}


def opened(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, single people as "at least" so many where the count is no better attested.

    A count that as few origins state may have been of more than this incident.
    """
    singly = _singly(figures)
    most: dict[str, int] = defaultdict(int)
    for figure in figures:
        most[figure.claim.report.id] = max(most[figure.claim.report.id], _value(figure))
    alone = {f.ref for f in singly if most[f.claim.report.id] == _value(f)}
    single = {figure.ref for figure in singly}
    counting = {f.origin for f in figures if f.ref not in single and _value(f) > 1}
    telling = {figure.origin for figure in singly if figure.ref in alone} - counting
    if len(telling) < len(counting):
        return list(figures)
    return [_at_least(figure) if figure.ref in alone else figure for figure in figures]


def _singly(figures: Sequence[Figure]) -> list[Figure]:
    most = max(map(_value, figures), default=0)
    return [figure for figure in figures if 0 < _value(figure) < most and _is_told_singly(figure)]


def _is_told_singly(figure: Figure) -> bool:
    """A name, "a woman", "he": "one" and "1" are counts, and so is what a sentence adds up."""
    quantity = figure.quantity
    if figure.added:
        return False
    if _value(figure) <= len(figure.claim.victims):
        return True
    return quantity.value == 1 and quantity.text.lower() not in {"1", "one"}


def _at_least(figure: Figure) -> Figure:
    quantity = msgspec.structs.replace(
        figure.quantity, value=None, low=figure.quantity.value, high=None, modifier="at-least"
    )
    return replace(figure, quantity=quantity)


def _value(figure: Figure) -> int:
    return figure.quantity.value or 0
