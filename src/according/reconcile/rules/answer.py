"""What a rule is given and what it answers, and the arithmetic that several rules share.

Law: nothing here adds figures to each other; every result is a number that some figure states, or
one sentence that sets several side by side (`reconcile.sums`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from according.lexicons import load
from according.model.claim import Claim, Harm, Quantity
from according.model.incident import Grade
from according.model.wording import different_texts, folded
from according.reconcile.figures import BESIDE_A_COUNT, Aside, Figure


class Case(NamedTuple):
    """One harm of one incident: its current figures by their ids, and all of the incident's claims.

    Copies, parts, tolls, denials and replaced figures are not among ``figures`` any more.
    """

    harm: Harm
    figures: Sequence[Figure]
    claims: Sequence[Claim]


class Answer(NamedTuple):
    """What a rule makes of a case: the numbers (None: unknown or open), and what it used."""

    low: int | None
    best: int | None
    high: int | None
    used: Sequence[Figure]
    set_aside: Sequence[Aside]
    provisional: bool = False
    grade: Grade | None = None


Rule = Callable[[Case], Answer | None]
"""None where the rule has no answer."""


def counts(rule: str, case: Case) -> bool:
    """Whether the rule gives estimates for this harm, and there is a figure."""
    return bool(case.figures) and case.harm in load("rules")[rule]["harms"]


def numeric_first(
    figures: Sequence[Figure], *, opened: bool = False
) -> tuple[list[Figure], list[Aside]]:
    """The figures to use; vague ones are set aside where any is numeric.

    Single people who only open a count's bounds are used where ``opened``.
    """
    single = [(f, BESIDE_A_COUNT) for f in figures if f.bounds_only and not opened]
    told = [figure for figure in figures if opened or not figure.bounds_only]
    numeric = [figure for figure in told if figure.is_numeric]
    if not numeric:
        return told, single
    return numeric, [*single, *((f, "vague, beside a number") for f in told if not f.is_numeric)]


def bounds(quantities: Iterable[Quantity]) -> tuple[int | None, int | None]:
    """The lowest low and the highest high; an open bound adds nothing beside a known one.

    No floor lies above the high and no ceiling below the low: beside "at least 40", a 6 closes no
    interval at 6.
    """
    told = list(quantities)
    lows = [q.low for q in told if q.low is not None]
    highs = [q.high for q in told if q.high is not None]
    return min([*lows, *highs]) if lows else None, max([*lows, *highs]) if highs else None


def firm_bounds(quantities: Iterable[Quantity]) -> tuple[int | None, int | None]:
    """As ``bounds``, where "about 12" is 12 at both ends: for rules that know no approximation."""
    return bounds(_firm(quantity) for quantity in quantities)


def median_value(figures: Iterable[Figure]) -> int | None:
    """The median over origins of the one value of each; None if no figure has a value.

    Of two in the middle the one that more sentences state, near-copies counted once; of equals the
    larger.
    """
    told = list(figures)
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in told:
        by_origin[figure.origin].append(figure)
    values = [value for said in by_origin.values() if (value := commonest_value(said)) is not None]
    return max(middle(values), key=lambda value: (_sentences(value, told), value), default=None)


def commonest_value(said: Iterable[Figure]) -> int | None:
    """The value that one origin states in most sentences, each counted once however often printed.

    Of equals the larger: the smaller is more often a part that the text does not call one.
    """
    told = {(f.quantity.value, folded(f.claim.text)) for f in said if f.quantity.value is not None}
    sentences = Counter(value for value, _ in told if value is not None)
    return max(sentences, key=lambda value: (sentences[value], value), default=None)


def middle(values: Iterable[int]) -> set[int]:
    """The middle value, of an even number the two; empty if there is none."""
    ranked = sorted(values)
    return {ranked[(len(ranked) - 1) // 2], ranked[len(ranked) // 2]} if ranked else set()


def _sentences(value: int, figures: Iterable[Figure]) -> int:
    return different_texts(f.claim.text for f in figures if f.quantity.value == value)


def within(best: int | None, low: int | None, high: int | None) -> int | None:
    """``best`` drawn to the nearer bound where it lies outside."""
    if best is None:
        return None
    at_least = best if low is None else max(best, low)
    return at_least if high is None else min(at_least, high)


def _firm(quantity: Quantity) -> Quantity:
    if quantity.modifier != "about":
        return quantity
    return msgspec.structs.replace(quantity, low=quantity.value, high=quantity.value)
