"""People who are told of one by one: a name, "a woman", "he". Nobody counted them so.

Law: beside a count they are of those whom it counts. Only where as many origins tell of single
people, in reports that count nobody, as state a count, does that open the estimate downwards; and
where a report that counts nobody tells of people who are not one, it opens it upwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from according.lexicons import load
from according.model.claim import Modifier
from according.model.incident import FigureRef
from according.model.wording import folded
from according.reconcile.figures import BESIDE_A_COUNT, Figure


def beside_a_count(figures: Sequence[Figure]) -> dict[FigureRef, str]:
    """The reason to set aside those who are told of singly where some figure counts more."""
    return {figure.ref: BESIDE_A_COUNT for figure in _singly(figures)}


def opened(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of single people with the bounds that nobody's count gives them."""
    return _with_selves(_upwards(_downwards(figures)))


def _downwards(figures: Sequence[Figure]) -> list[Figure]:
    """Single people as "at least" so many, where the count is no better attested than they are.

    A count that as few origins state may have been of more than this incident.
    """
    singly = _singly(figures)
    most: dict[str, int] = defaultdict(int)
    for figure in figures:
        most[figure.claim.report.id] = max(most[figure.claim.report.id], _value(figure))
    alone = {f.ref for f in singly if most[f.claim.report.id] == _value(f)}
    single = {figure.ref for figure in singly}
    counting = {f.origin for f in figures if f.ref not in single and _value(f) > 1}
    lone = [f for f in singly if f.ref in alone and f.origin not in counting]
    if len({figure.origin for figure in lone}) < len(counting):
        return list(figures)
    opening = {figure.ref for figure in lone}
    return [_at_least(figure) if figure.ref in opening else figure for figure in figures]


def _upwards(figures: Iterable[Figure]) -> list[Figure]:
    """Of each report that counts nobody, up to as many as are certainly different people."""
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.claim.report.id].append(figure)
    found: list[Figure] = []
    for said in by_report.values():
        people = {f.ref for f in _different(said)} if max(map(_value, said)) == 1 else set()
        found += [
            _up_to(len(people), f) if f.ref in people and len(people) > 1 else f for f in said
        ]
    return sorted(found, key=lambda figure: figure.ref)


def _with_selves(figures: Sequence[Figure]) -> list[Figure]:
    """Who killed himself, beside a count, as one more than it: whether it holds him is not said."""
    highs = [figure.quantity.high or 0 for figure in figures if _value(figure) > 1]
    high = max(highs, default=0) + 1
    if high == 1:
        return list(figures)
    return [_at_most(high, figure) if _is_self(figure) else figure for figure in figures]


def _different(said: Sequence[Figure]) -> list[Figure]:
    """A figure for each of those who bear different names; else who killed himself, and another."""
    one_by_one = [f for f in said if _value(f) == 1 and f.quantity.category != "attacker"]
    named: list[tuple[list[str], Figure]] = []
    for figure in one_by_one:
        for name in _full_names(figure):
            if not any(_may_be_one(name, other) for other, _ in named):
                named.append((name, figure))
    people = list({figure.ref: figure for _, figure in named}.values())
    if len(people) > 1:
        return people
    selves = [figure for figure in one_by_one if _is_self(figure)]
    others = [figure for figure in one_by_one if _is_somebody(figure)]
    return [others[0], selves[0]] if selves and others else []


def _full_names(figure: Figure) -> list[list[str]]:
    at = figure.quantity
    names = [folded(v.name).split() for v in figure.claim.victims if at.start <= v.start < at.end]
    return [name for name in names if len(name) > 1]


def _may_be_one(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one person may bear both: the first name is one, or one name holds the other."""
    return name[0] == other[0] or set(name) <= set(other) or set(other) <= set(name)


def _is_self(figure: Figure) -> bool:
    """One who did it to himself, and is not known to be an attacker, who would be kept apart."""
    alone = _value(figure) == 1 and figure.quantity.category != "attacker"
    return alone and _last_word(figure) in _words("selves")


def _is_somebody(figure: Figure) -> bool:
    words = _words("selves") | _words("pronouns")
    return _is_told_singly(figure) and _last_word(figure) not in words


def _last_word(figure: Figure) -> str:
    return " ".join(folded(figure.quantity.text).split()[-1:])


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(load("side_by_side")[sort])


def _up_to(high: int, figure: Figure) -> Figure:
    return replace(figure, quantity=msgspec.structs.replace(figure.quantity, high=high))


def _singly(figures: Sequence[Figure]) -> list[Figure]:
    most = max(map(_value, figures), default=0)
    return [figure for figure in figures if 0 < _value(figure) < most and _is_told_singly(figure)]


def _is_told_singly(figure: Figure) -> bool:
    """A name, "a woman", "he": "one", "at least one" are counts, and what a sentence adds up."""
    quantity = figure.quantity
    if figure.added:
        return False
    if _value(figure) <= len(figure.claim.victims):
        return True
    counted = quantity.modifier != "exactly" or quantity.text.lower() in {"1", "one"}
    return quantity.value == 1 and not counted


def _at_least(figure: Figure) -> Figure:
    return _bounds(figure, figure.quantity.value, None)


def _at_most(high: int, figure: Figure) -> Figure:
    return _bounds(figure, None, high)


def _bounds(figure: Figure, low: int | None, high: int | None) -> Figure:
    """The figure without its number: it only keeps the estimate open to these."""
    modifier: Modifier = "at-least" if high is None else "at-most"
    quantity = msgspec.structs.replace(
        figure.quantity, value=None, low=low, high=high, modifier=modifier
    )
    return replace(figure, quantity=quantity, bounds_only=True)


def _value(figure: Figure) -> int:
    return figure.quantity.value or 0
