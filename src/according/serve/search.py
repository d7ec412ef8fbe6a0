"""Finding incidents: words, facets, days, an order, and a page of what meets them.

Law: a facet counts what its choice would show, given everything else that is wanted; what is left
out is always told by a number.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from according.model.incident import Incident
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

Outlets = Mapping[str, str | None]
"""The outlet of each report, by the report's id; None where it is unknown."""


class Found(NamedTuple):
    """A page of incidents; ``met`` are all that meet what is wanted, ``total`` is their number.

    ``undated`` would meet it too, but nobody knows when they were. Facets have their choices'
    counts, the most frequent first; ``more`` is the number of choices that are not listed.
    """

    incidents: Sequence[Incident]
    met: Mask
    total: int
    pages: int
    facets: dict[Facet, list[tuple[str, int]]]
    more: dict[Facet, int]
    kinds: dict[str, int]
    undated: int


class Index:
    """All incidents with what they are found by; made once for many searches."""

    def __init__(self, incidents: Sequence[Incident], outlets: Outlets):
        self.incidents = incidents
        self._words = [_words(it) for it in incidents]
        self._facets = {
            facet: Column([values(it, outlets) for it in incidents])
            for facet, values in _VALUES.items()
        }
        self._toll = np.array([it.kind == "toll" for it in incidents], dtype=np.bool_)
        self._orders: dict[Order, Numbers] = {}
        self._figures: dict[str, Figures] = {}

    @cached_property
    def spots(self) -> Column[Any]:
        """Where each incident is drawn; None for nowhere."""
        return Column([[at(it.place)] for it in self.incidents])

    @cached_property
    def starts(self) -> Numbers:
        """The days on which they began, with how exactly that is known (see `days`)."""
        return starts(self.incidents)

    @cached_property
    def rules(self) -> list[str]:
        """The rules that any estimate is by, in their order."""
        made = (estimate.rule for it in self.incidents for estimate in it.estimates)
        return list(dict.fromkeys(made))

    @cached_property
    def _reports(self) -> Column[str]:
        return Column([it.reports for it in self.incidents])

    @cached_property
    def _days(self) -> tuple[Numbers, Numbers]:
        """First and last day of each as ordinals; 0 for an incident of unknown time."""
        return self.starts[:, 0], self.starts[:, 1]

    def figures(self, rule: str) -> Figures:
        """All estimates by a rule; by the first of each harm where it is empty."""
        if rule not in self._figures:
            self._figures[rule] = Figures(self.incidents, rule)
        return self._figures[rule]

    def find(self, wanted: Wanted, reports: Iterable[str] = ()) -> Found:
        """What meets all that is wanted, in its order.

        ``reports`` hold the words that are wanted, wherever in their texts.
        """
        spoken = self._spoken(wanted, reports)
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

    def _spoken(self, wanted: Wanted, reports: Iterable[str]) -> Mask:
        asked = folded(wanted.words).split()
        if not asked:
            return np.ones(len(self.incidents), dtype=np.bool_)
        own = [all(word in words for word in asked) for words in self._words]
        return np.array(own, dtype=np.bool_) | self._reports.having(*reports)

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
            keys = [_KEYS[order](incident) for incident in self.incidents]
            places = sorted(range(len(keys)), key=keys.__getitem__)
            self._orders[order] = np.array(places, dtype=np.int64)
        return self._orders[order]


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


def _named(incident: Incident) -> str:
    return (incident.place.name or incident.place.text) if incident.place else ""


def _words(incident: Incident) -> str:
    origins = (origin.name for origin in incident.origins)
    said = (incident.incident, incident.title, _named(incident), incident.type or "", *origins)
    return folded(" ".join(said))


def _number(incident: Incident) -> str:
    number = len(incident.origins)
    return f"{_MANY} or more" if number >= _MANY else str(number)


_VALUES: dict[Facet, Callable[[Incident, Outlets], Iterable[str]]] = {
    "harm": lambda it, _outlets: {made.harm for made in it.estimates},
    "place": lambda it, _outlets: filter(None, [_named(it)]),
    "source": lambda it, _outlets: {origin.name for origin in it.origins if origin.name},
    "outlet": lambda it, outlets: {name for one in it.reports if (name := outlets.get(one))},
    "status": lambda it, _outlets: set(it.status),
    "origins": lambda it, _outlets: [_number(it)],
}


def _latest(incident: Incident) -> tuple[Any, ...]:
    """The latest first, what is known to the year after its days, of unknown time last."""
    when = incident.from_ or incident.to or ""
    return not when, (*(-ord(sign) for sign in when), 0), incident.title, incident.incident


def _killed(incident: Incident) -> tuple[Any, ...]:
    """Most killed first, by the default rule; unknown last, which is not 0."""
    best = [made.best for made in defaults(incident) if made.harm == "killed"]
    known = [number for number in best if number is not None]
    return not known, -max(known, default=0), *_latest(incident)


_KEYS: dict[Order, Callable[[Incident], tuple[Any, ...]]] = {
    "when": _latest,
    "title": lambda incident: (folded(incident.title), incident.incident),
    "killed": _killed,
    "origins": lambda incident: (-len(incident.origins), *_latest(incident)),
    "reports": lambda incident: (-len(incident.reports), *_latest(incident)),
}
