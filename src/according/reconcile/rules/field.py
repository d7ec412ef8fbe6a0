"""Rules that projects of the field publish: ACLED's, Iraq Body Count's and UCDP's.

Law: what was not found in a primary text is not done in that project's name.
"""

from functools import cache

from according.lexicons import load
from according.model.claim import Quantity
from according.model.wording import folded
from according.reconcile.rules.answer import Answer, Case, counts, firm_bounds, numeric_first


def acled(case: Case) -> Answer | None:
    """ACLED's: the lowest figure reported, until there is something more reliable.

    Source: ACLED Codebook, on fatalities. One number, so low and high are null. Only the dead are
    counted: "casualties" is no death, and other harm gets no estimate. Vague words count as the
    codebook says (dozens 12, hundreds 100, ...) where no number is reported.
    """
    if not counts("acled", case):
        return None
    numeric, aside = numeric_first(case.figures)
    numbers = {figure.ref: _lowest(figure.quantity) for figure in numeric}
    used = [figure for figure in numeric if numbers[figure.ref] is not None]
    aside += [
        (figure, "a vague word that ACLED gives no number for")
        for figure in numeric
        if numbers[figure.ref] is None
    ]
    best = min((n for n in numbers.values() if n is not None), default=None)
    return Answer(None, best, None, used, aside)


def ibc(case: Case) -> Answer | None:
    """Iraq Body Count's: minimum and maximum of deaths or injuries, provisional below two origins.

    Source: Iraq Body Count, Methodology. How the two span sources that differ was not found in a
    primary text: ours are the extremes over current figures of independent origins. No best.
    """
    if not counts("ibc", case):
        return None
    used, aside = numeric_first(case.figures)
    low, high = firm_bounds(figure.quantity for figure in used)
    independent = {figure.origin for figure in used}
    provisional = len(independent) < load("rules")["ibc"]["fewest_origins"]
    return Answer(low, None, high, used, aside, provisional)


def ucdp(case: Case) -> Answer | None:
    """UCDP's: the lowest and the highest estimate; best stays null for a person to set.

    Source: UCDP GED Codebook, low and high. How UCDP picks best when reports differ is not
    established, so nothing is computed in its name.
    """
    if not counts("ucdp", case):
        return None
    used, aside = numeric_first(case.figures)
    low, high = firm_bounds(figure.quantity for figure in used)
    return Answer(low, None, high, used, aside)


def _lowest(quantity: Quantity) -> int | None:
    """The number that was said, the lower of two; for a vague word, what the codebook has."""
    if quantity.value is not None:
        return quantity.value
    return _vague_count(quantity.text) if quantity.low is quantity.high is None else quantity.low


def _vague_count(text: str) -> int | None:
    numbers, no_number = _acled_words()
    words = folded(text).split()
    if no_number & set(words):
        return None
    return next((numbers[word] for word in words if word in numbers), None)


@cache
def _acled_words() -> tuple[dict[str, int], frozenset[str]]:
    lexicon = load("acled_counts")
    return dict(lexicon["counts"]), frozenset(lexicon["no_number"])
