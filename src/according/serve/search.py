"""Finding incidents: words, facets, days, an order, and a page of what meets them.

Law: a facet counts what its choice would show, given everything else that is wanted; what is left
out is always told by a number.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from according.model.block import NUMBERS, Block, Listed
from according.model.card import At
from according.model.wording import folded
from according.serve.columns import Column, Mask, Numbers, numbers
from according.serve.totals import Figures
from according.serve.wanted import FACETS, Facet, Order, Wanted

_A_PAGE = 100
_CHOICES = 50
"""Of a facet, how many are listed: the most frequent ones."""
_MANY = 3
"""From so many origins on, incidents are one choice."""


class Found(NamedTuple):
    """A page of incidents, by their ids; ``met`` are all that meet what is wanted.

    ``total`` is their number; ``undated`` would meet it too, but nobody knows when they were.
    Facets have their choices' counts, the most frequent first; ``more`` is the number of choices
    that are not listed.
    """

    incidents: Sequence[str]
    met: Mask
    total: int
    pages: int
    facets: dict[Facet, list[tuple[str, int]]]
    more: dict[Facet, int]
    kinds: dict[str, int]
    undated: int


class Index:
    """The cards of all incidents as numbers, made once for many searches.

    ``parts`` are incidents that are part of another one, each with that; ``closed`` are not shown.
    """

    def __init__(
        self, blocks: Sequence[Block], parts: Iterable[tuple[str, str]] = (),
        closed: Collection[str] = (),
    ):  # fmt: skip
        self._blocks = blocks
        self._parts = parts
        self.incidents = [name for it in blocks for name in it.incidents]
        self._words = [words for it in blocks for words in it.words]
        self._open = np.array([name not in closed for name in self.incidents], dtype=np.bool_)
        self._facets: dict[Facet, Column[str]] = {
            "harm": Column(it.harm for it in blocks),
            "place": Column(it.place for it in blocks),
            "source": Column(it.source for it in blocks),
            "outlet": Column(it.outlet for it in blocks),
            "status": Column(it.status for it in blocks),
            "origins": Column([_few(numbers(blocks, "origins")[:, 0])]),
        }
        self._toll = numbers(blocks, "toll")[:, 0] > 0
        self._orders: dict[Order, Numbers] = {}
        self._figures: dict[str, Figures] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no incident to be shown."""
        return not self._open.any()

    @cached_property
    def spots(self) -> Column[At | None]:
        """Where each incident is drawn; None for nowhere."""
        return Column(it.at for it in self._blocks)

    @cached_property
    def starts(self) -> Numbers:
        """The days on which they began, with how exactly that is known (see `days`)."""
        return numbers(self._blocks, "first", "last", "spread")

    @cached_property
    def rules(self) -> list[str]:
        """The rules that any estimate is by, in their order."""
        return list(dict.fromkeys(it.rule for part in self._blocks for it in part.briefs.values))

    @cached_property
    def _days(self) -> tuple[Numbers, Numbers]:
        """First and last day of each as ordinals; 0 for an incident of unknown time."""
        return self.starts[:, 0], self.starts[:, 1]

    def figures(self, rule: str) -> Figures:
        """All estimates by a rule; by the first of each harm where it is empty."""
        if rule not in self._figures:
            self._figures[rule] = Figures(self._blocks, self._parts, rule)
        return self._figures[rule]

    def find(self, wanted: Wanted, told: Collection[str] = ()) -> Found:
        """What meets all that is wanted, in its order.

        ``told`` are the incidents in the texts of whose reports the words that are wanted stand.
        """
        spoken = self._spoken(wanted, told) & self._open
        timely, undated = self._within(wanted)
        kind = self._toll if wanted.kind == "toll" else ~self._toll
        alike = spoken & kind
        having = {facet: self._having(wanted, facet) for facet in FACETS}
        chosen = _all(having.values(), len(self.incidents))
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
            [self.incidents[place] for place in shown],
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
            return np.ones(len(self.incidents), dtype=np.bool_)
        own = [
            name in told or all(word in words for word in asked)
            for name, words in zip(self.incidents, self._words, strict=True)
        ]
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
            return np.ones(len(self.incidents), dtype=np.bool_)
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
        places = sorted(range(len(self.incidents)), key=self._words.__getitem__)
        if order == "title":
            return places
        begun = [begun for it in self._blocks for begun in it.begun]
        places.sort(key=begun.__getitem__, reverse=True)
        if order in NUMBERS:
            most = numbers(self._blocks, order)[:, 0].tolist()
            places.sort(key=most.__getitem__, reverse=True)
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


def _few(origins: Numbers) -> Listed[str]:
    """The choice among numbers of origins that each is in."""
    choices = (*map(str, range(_MANY)), f"{_MANY} or more")
    codes = np.minimum(origins, _MANY).astype(np.uint32)
    return Listed(choices, np.ones_like(codes).tobytes(), codes.tobytes())
