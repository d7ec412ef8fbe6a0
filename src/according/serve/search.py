"""Finding incidents: words, facets, days, an order, and a page of what meets them.

Law: a facet counts what its choice would show, given everything else that is wanted; what is left
out is always told by a number.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from according.model.card import Card
from according.model.wording import folded
from according.serve.columns import Column, Mask, Numbers
from according.serve.days import starts
from according.serve.spots import at
from according.serve.totals import Figures
from according.serve.wanted import FACETS, Facet, Order, Wanted
from according.telling.wording import defaults

_A_PAGE = 100
_CHOICES = 50
"""Of a facet, how many are listed: the most frequent ones."""
_MANY = 3
"""From so many origins on, incidents are one choice."""


class Found(NamedTuple):
    """A page of cards; ``met`` are all that meet what is wanted, ``total`` is their number.

    ``undated`` would meet it too, but nobody knows when they were. Facets have their choices'
    counts, the most frequent first; ``more`` is the number of choices that are not listed.
    """

    cards: Sequence[Card]
    met: Mask
    total: int
    pages: int
    facets: dict[Facet, list[tuple[str, int]]]
    more: dict[Facet, int]
    kinds: dict[str, int]
    undated: int


class Index:
    """The cards of all incidents as numbers, made once for many searches.

    ``parts`` are incidents that are part of another one, each with that.
    """

    def __init__(self, cards: Sequence[Card], parts: Iterable[tuple[str, str]] = ()):
        self.cards = cards
        self._parts = list(parts)
        self._facets = {
            facet: Column([values(it) for it in cards]) for facet, values in _VALUES.items()
        }
        self._toll = np.array([it.kind == "toll" for it in cards], dtype=np.bool_)
        self._orders: dict[Order, Numbers] = {}
        self._figures: dict[str, Figures] = {}

    @cached_property
    def spots(self) -> Column[Any]:
        """Where each incident is drawn; None for nowhere."""
        return Column([[at(it.place)] for it in self.cards])

    @cached_property
    def starts(self) -> Numbers:
        """The days on which they began, with how exactly that is known (see `days`)."""
        return starts(self.cards)

    @cached_property
    def rules(self) -> list[str]:
        """The rules that any estimate is by, in their order."""
        made = (estimate.rule for it in self.cards for estimate in it.estimates)
        return list(dict.fromkeys(made))

    @cached_property
    def _days(self) -> tuple[Numbers, Numbers]:
        """First and last day of each as ordinals; 0 for an incident of unknown time."""
        return self.starts[:, 0], self.starts[:, 1]

    def figures(self, rule: str) -> Figures:
        """All estimates by a rule; by the first of each harm where it is empty."""
        if rule not in self._figures:
            self._figures[rule] = Figures(self.cards, self._parts, rule)
        return self._figures[rule]

    def find(self, wanted: Wanted, told: Collection[str] = ()) -> Found:
        """What meets all that is wanted, in its order.

        ``told`` are the incidents in the texts of whose reports the words that are wanted stand.
        """
        spoken = self._spoken(wanted, told)
        timely, undated = self._within(wanted)
        kind = self._toll if wanted.kind == "toll" else ~self._toll
        alike = spoken & kind
        having = {facet: self._having(wanted, facet) for facet in FACETS}
        chosen = _all(having.values(), len(self.cards))
        met = alike & timely & chosen
        counts = {
            facet: self._facets[facet].counts(
                alike & timely & _all((it for of, it in having.items() if of != facet), len(met))
            )
            for facet in FACETS
        }
        order = self._order(wanted.order)
        start = (wanted.page - 1) * _A_PAGE
        shown = order[met[order]][start : start + _A_PAGE]
        total = int(np.count_nonzero(met))
        either = spoken & timely & chosen
        return Found(
            [self.cards[place] for place in shown],
            met,
            total,
            -(-total // _A_PAGE),
            {facet: _listed(counts[facet], getattr(wanted, facet)) for facet in FACETS},
            {facet: max(0, len(counts[facet]) - _CHOICES) for facet in FACETS},
            Counter({
                "toll": int(np.count_nonzero(either & self._toll)),
                "incident": int(np.count_nonzero(either & ~self._toll)),
            }),
            int(np.count_nonzero(alike & undated & chosen)),
        )  # fmt: skip

    def _spoken(self, wanted: Wanted, told: Collection[str]) -> Mask:
        asked = folded(wanted.words).split()
        if not asked:
            return np.ones(len(self.cards), dtype=np.bool_)
        own = [it.incident in told or all(word in it.words for word in asked) for it in self.cards]
        return np.array(own, dtype=np.bool_)

    def _within(self, wanted: Wanted) -> tuple[Mask, Mask]:
        """Which lie within the days that are wanted, and which nobody can tell of."""
        days = wanted.days()
        first, last = self._days
        if days is None:
            return first >= 0, first < 0
        known = first > 0
        meets = (first <= days.last.toordinal()) & (last >= days.first.toordinal())
        return known & meets, ~known

    def _having(self, wanted: Wanted, facet: Facet) -> Mask:
        value = getattr(wanted, facet)
        if not value:
            return np.ones(len(self.cards), dtype=np.bool_)
        return self._facets[facet].having(value)

    def _order(self, order: Order) -> Numbers:
        """The places of all incidents in this order."""
        if order not in self._orders:
            self._orders[order] = np.array(self._ordered(order), dtype=np.int64)
        return self._orders[order]

    def _ordered(self, order: Order) -> list[int]:
        """By title, then the latest first, then what is asked for: each sort keeps the last one.

        What is known to the year comes after the days of that year, what is of unknown time last.
        """
        places = sorted(range(len(self.cards)), key=[it.words for it in self.cards].__getitem__)
        if order == "title":
            return places
        begun = [it.from_ or it.to or "" for it in self.cards]
        places.sort(key=begun.__getitem__, reverse=True)
        if order in _MOST:
            places.sort(key=[*map(_MOST[order], self.cards)].__getitem__, reverse=True)
        return places


def _all(masks: Iterable[Mask], size: int) -> Mask:
    whole = np.ones(size, dtype=np.bool_)
    for mask in masks:
        whole &= mask
    return whole


def _listed(counts: list[tuple[str, int]], chosen: str) -> list[tuple[str, int]]:
    """The most frequent choices, by number and name, and the one that is chosen."""
    listed = sorted(counts[:_CHOICES], key=lambda choice: (-choice[1], choice[0]))
    if not chosen or chosen in dict(listed):
        return listed
    return [(chosen, dict(counts).get(chosen, 0)), *listed]


def _named(card: Card) -> str:
    return (card.place.name or card.place.text) if card.place else ""


def _number(card: Card) -> str:
    number = len(card.origins)
    return f"{_MANY} or more" if number >= _MANY else str(number)


_VALUES: dict[Facet, Callable[[Card], Iterable[str]]] = {
    "harm": lambda it: {made.harm for made in it.estimates},
    "place": lambda it: filter(None, [_named(it)]),
    "source": lambda it: set(filter(None, it.origins)),
    "outlet": lambda it: it.outlets,
    "status": lambda it: it.status,
    "origins": lambda it: [_number(it)],
}


def _killed(card: Card) -> int:
    """How many were killed, by the default rule; -1 for unknown, which is not 0."""
    best = [made.best for made in defaults(card) if made.harm == "killed"]
    return max((number for number in best if number is not None), default=-1)


_MOST: dict[Order, Callable[[Card], int]] = {
    "killed": _killed,
    "origins": lambda card: len(card.origins),
    "reports": lambda card: card.reports,
}
