"""The named rules by which current figures become low, best and high.

Law: low <= best <= high wherever known, every number comes from a used figure, and every figure
given to a rule is used or set aside with a reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from according.errors import BadInput
from according.lexicons import load
from according.model.claim import Harm, Quantity
from according.model.wording import folded
from according.reconcile.figures import Aside, Figure

DEFAULT_RULE = "range"


class Answer(NamedTuple):
    """What a rule makes of figures: the numbers (None: unknown or open), and what it used."""

    low: int | None
    best: int | None
    high: int | None
    used: Sequence[Figure]
    set_aside: Sequence[Aside]


Rule = Callable[[Harm, Sequence[Figure]], Answer | None]
"""From one harm's current figures, in the order of their ids; None where the rule has no answer."""


def range_rule(harm: Harm, figures: Sequence[Figure]) -> Answer | None:
    """Ours: lowest low and highest high over the current figures of independent origins.

    Best is the median of their values, one value an origin; of an even number the lower of the two
    in the middle, so that it is a figure that somebody stated. An open bound adds nothing where
    another used figure has that bound, and is null if none has. A vague figure is set aside where
    any used figure is numeric. Where one origin's floor lies above another's ceiling, the two
    change places; a best outside the bounds is drawn to the nearer one.
    """
    if not figures:
        return None
    used, aside = _numeric_first(figures)
    lows = [q.low for q in _quantities(used) if q.low is not None]
    highs = [q.high for q in _quantities(used) if q.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Answer(low, _within(_median_value(used), low, high), high, used, aside)


def acled(harm: Harm, figures: Sequence[Figure]) -> Answer | None:
    """ACLED's: the lowest figure reported, until there is something more reliable.

    Source: ACLED Codebook, on fatalities. One number, so low and high are null. Only the dead are
    counted: "casualties" is no death, and other harm gets no estimate. Vague words count as the
    codebook says (dozens 12, hundreds 100, ...) where no number is reported.
    """
    if harm != "killed" or not figures:
        return None
    numeric, aside = _numeric_first(figures)
    numbers = {figure.ref: _lowest(figure.quantity) for figure in numeric}
    used = [figure for figure in numeric if numbers[figure.ref] is not None]
    aside += [
        (figure, "a vague word that ACLED gives no number for")
        for figure in numeric
        if numbers[figure.ref] is None
    ]
    best = min((n for n in numbers.values() if n is not None), default=None)
    return Answer(None, best, None, used, aside)


RULES: Mapping[str, Rule] = {DEFAULT_RULE: range_rule, "acled": acled}
"""Every rule by its name, the default first."""


def rules_named(name: str | None) -> Mapping[str, Rule]:
    """The rule of this name alone; all of them for None. Raises BadInput for an unknown name."""
    if name is None:
        return RULES
    if name not in RULES:
        raise BadInput(f"no rule is named {name!r}; the rules are {', '.join(RULES)}")
    return {name: RULES[name]}


def _numeric_first(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    """The figures to use; vague ones are set aside where any is numeric."""
    numeric = [figure for figure in figures if figure.is_numeric]
    if not numeric:
        return list(figures), []
    vague = [(f, "vague, beside a number") for f in figures if not f.is_numeric]
    return numeric, vague


def _quantities(figures: Iterable[Figure]) -> list[Quantity]:
    return [figure.quantity for figure in figures]


def _median_value(figures: Iterable[Figure]) -> int | None:
    """The lower median over origins of each one's lower median; None if no figure has a value."""
    by_origin: dict[str, set[int]] = defaultdict(set)
    for figure in figures:
        if figure.quantity.value is not None:
            by_origin[figure.origin].add(figure.quantity.value)
    return _lower_median(
        [value for values in by_origin.values() if (value := _lower_median(values)) is not None]
    )


def _lower_median(values: Iterable[int]) -> int | None:
    ranked = sorted(values)
    return ranked[(len(ranked) - 1) // 2] if ranked else None


def _within(best: int | None, low: int | None, high: int | None) -> int | None:
    if best is None:
        return None
    at_least = best if low is None else max(best, low)
    return at_least if high is None else min(at_least, high)


def _lowest(quantity: Quantity) -> int | None:
    """The number that was said, the lower of two; for a vague word, what the codebook has."""
    if quantity.value is not None:
        return quantity.value
    return _vague_count(quantity.text) if quantity.low is quantity.high is None else quantity.low


def _vague_count(text: str) -> int | None:
    counts, no_number = _acled_words()
    words = folded(text).split()
    if no_number & set(words):
        return None
    return next((counts[word] for word in words if word in counts), None)


@cache
def _acled_words() -> tuple[dict[str, int], frozenset[str]]:
    lexicon = load("acled_counts")
    return dict(lexicon["counts"]), frozenset(lexicon["no_number"])
