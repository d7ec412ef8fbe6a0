"""Figures of many incidents together, as far as they may be added.

Law: only estimates of one rule and one harm are added, each incident's once: no toll, and no
incident that is part of another one that is counted. What is unknown is not 0: it is left out of
best, makes high unknown, and is told by a number.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from according.model.block import Block
from according.model.card import Brief, Card
from according.model.claim import Harm
from according.serve.columns import Column, Mask, bounds, numbers
from according.telling.wording import defaults


class Total(NamedTuple):
    """One harm over ``incidents`` incidents with a figure of it.

    ``low`` and ``best`` are of those where each is known; ``high`` is None where any is unknown.
    ``no_low``, ``no_best`` and ``no_high`` have none, ``provisional`` want more origins,
    ``victims`` count the victims only and ``attackers`` the attackers.
    """

    harm: Harm
    low: int
    best: int
    high: int | None
    incidents: int
    no_low: int
    no_best: int
    no_high: int
    provisional: int
    victims: int
    attackers: int


class Totals(NamedTuple):
    """The totals by harm; ``parts`` are left out as parts of others, ``without`` have no figure."""

    harms: Sequence[Total]
    parts: int
    without: int


class Figures:
    """The estimates of all incidents by one rule, to be added over some of them.

    ``parts`` are incidents that are part of another one, each with that.
    """

    def __init__(self, blocks: Sequence[Block], parts: Iterable[tuple[str, str]], rule: str):
        names = chain.from_iterable(it.incidents for it in blocks)
        places = {name: place for place, name in enumerate(names)}
        self._toll = numbers(blocks, "toll")[:, 0] > 0
        known = [(places[one], places[of]) for one, of in parts if {one, of} <= places.keys()]
        self._parts = np.array(known, dtype=np.int64).reshape(-1, 2)
        briefs = Column(it.briefs for it in blocks)
        by_rule = [it.rule == rule if rule else it.is_first for it in briefs.values]
        taken = np.array(by_rule, dtype=np.bool_)[briefs.codes]
        codes = briefs.codes[taken]
        self._place = briefs.things[taken]
        self._bounds = bounds(blocks)[taken]
        self._harm = np.array([it.harm for it in briefs.values], dtype=np.str_)[codes]
        self._counts = np.array([it.counts for it in briefs.values], dtype=np.str_)[codes]
        self._provisional = np.array([it.provisional for it in briefs.values], np.bool_)[codes]

    def totals(self, among: Mask) -> Totals:
        """Over the incidents among these that may be added."""
        added = among & ~self._toll
        parts = self._parts[added[self._parts].all(axis=1), 0]
        added[parts] = False
        taken = added[self._place]
        harms = [self._total(harm, taken & (self._harm == harm)) for harm in _harms(self._harm)]
        told = np.zeros(len(added), dtype=np.bool_)
        told[self._place[taken]] = True
        without = int(np.count_nonzero(added & ~told))
        return Totals([it for it in harms if it.incidents], len(set(parts.tolist())), without)

    def _total(self, harm: Harm, taken: Mask) -> Total:
        known = self._bounds[taken]
        unknown = np.isnan(known)
        low, best, high = (int(it) for it in np.nansum(known, axis=0))
        no_low, no_best, no_high = (int(it) for it in unknown.sum(axis=0))
        return Total(
            harm, low, best, None if no_high else high, len(known), no_low, no_best, no_high,
            int(np.count_nonzero(self._provisional[taken])),
            int(np.count_nonzero(self._counts[taken] == "victims")),
            int(np.count_nonzero(self._counts[taken] == "attackers")),
        )  # fmt: skip


def by(card: Card, rule: str) -> list[Brief]:
    """The estimates by this rule; of each harm the first where it is empty."""
    return [made for made in card.estimates if made.rule == rule] if rule else defaults(card)


def _harms(some: "np.typing.NDArray[np.str_]") -> list[Harm]:
    values, counts = np.unique(some, return_counts=True)
    return [str(values[place]) for place in np.argsort(-counts, kind="stable")]  # type: ignore[misc]


def words(totals: Totals, tolls: int) -> list[str]:
    """What the totals leave out or rest on, and why, one sentence each."""
    said = [
        (totals.parts, "Left out as parts of others that are counted"),
        (totals.without, "Without a figure by this rule"),
        (tolls, "Tolls, which count over time and are never added"),
    ]
    found = [f"{what}: {number:,}." for number, what in said if number]
    return found + [words for total in totals.harms if (words := _of(total))]


def _of(total: Total) -> str:
    said = [
        (total.no_low, "low unknown in {} of {}: it is at least what the others add up to"),
        (total.no_best, "best unknown in {} of {}: not in best"),
        (total.no_high, "high unknown in {} of {}: nobody can say how many at most"),
        (total.victims, "{} of {} count victims only"),
        (total.attackers, "{} of {} count attackers only"),
        (total.provisional, "{} of {} are provisional, of too few origins"),
    ]
    told = [what.format(f"{number:,}", f"{total.incidents:,}") for number, what in said if number]
    return f"{total.harm.capitalize()}: {'; '.join(told)}." if told else ""
