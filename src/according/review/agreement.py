"""How often a ledger's claims are read wrong, by a sample of them, and how far its readers agree.

Law: every rate comes with how many it rests on and the interval that they leave; what was not
judged, or not settled, counts nowhere.
"""

import math
from collections.abc import Sequence

import msgspec

from according.review.sampling import FIELDS, Judgement, judged_of

_Z = 1.959963984540054
"""The standard normal's 97.5% point: intervals are of 95%."""


class Rate(msgspec.Struct, frozen=True):
    """Of one field: ``wrong`` of ``judged`` claims, the share with its interval, and the agreement.

    The shares are None where nothing was judged, ``alpha`` (Krippendorff's, nominal) where no claim
    has two readers or all readings are alike.
    """

    field: str
    wrong: int
    judged: int
    rate: float | None
    low: float | None
    high: float | None
    alpha: float | None


class Agreement(msgspec.Struct, frozen=True):
    """A sample and what it says of the ledger; ``readers`` with how many claims each has read."""

    sample: str
    seed: int
    drawn: int
    of: int
    readers: dict[str, int]
    settled: int
    open: int
    fields: tuple[Rate, ...]


def agreement(told: Judgement) -> Agreement:
    """What the sample says so far."""
    people = [one.person for some in told.readings.values() for one in some]
    return Agreement(
        told.sample.id,
        told.sample.drawn.seed,
        len(told.sample.drawn.claims),
        told.sample.drawn.of,
        {person: people.count(person) for person in sorted(set(people))},
        len(told.settled),
        len(told.open),
        tuple(_rate(told, field) for field in FIELDS),
    )


def interval(wrong: int, of: int) -> tuple[float, float]:
    """The 95% score interval of a share (Wilson, 1927): never outside of 0 to 1, honest for few.

    >>> [round(bound, 3) for bound in interval(0, 10)]
    [0.0, 0.278]
    """
    share, spread = wrong / of, _Z * _Z / of
    middle = share + spread / 2
    half = _Z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def _rate(told: Judgement, field: str) -> Rate:
    judged = judged_of(told, field)
    wrong = sum(field in told.settled[claim] for claim in judged)
    alpha = _alpha(told, field)
    if not judged:
        return Rate(field, 0, 0, None, None, None, alpha)
    low, high = (round(bound, 4) for bound in interval(wrong, len(judged)))
    return Rate(field, wrong, len(judged), round(wrong / len(judged), 4), low, high, alpha)


def _alpha(told: Judgement, field: str) -> float | None:
    """Krippendorff's alpha of what the readers say of this field, of claims that two have read."""
    twice = [some for some in told.readings.values() if len(some) > 1]
    said = [{one.person: one.values.get(field, "as read") for one in some} for some in twice]
    return krippendorff_alpha(said)


def krippendorff_alpha(said: Sequence[dict[str, str]]) -> float | None:
    """Alpha, nominal, of what each reader said of each thing; None where it is not defined."""
    values = sorted({value for one in said for value in one.values()})
    if len(values) < 2:
        return None
    import krippendorff  # late: with it comes numpy

    counts = [[list(one.values()).count(value) for value in values] for one in said]
    return round(float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")), 4)
