"""Finding incidents: words, facets, an order, and a page of what meets them.

Law: a facet counts what its choice would show, given everything else that is asked; what is left
out is always told by a number.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

from according.errors import BadInput
from according.model.incident import Incident, IncidentKind
from according.model.wording import folded
from according.telling.wording import defaults

Order = Literal["when", "title", "killed", "origins"]
Facet = Literal["harm", "place", "status"]
ORDERS: tuple[Order, ...] = get_args(Order)
FACETS: tuple[Facet, ...] = get_args(Facet)
_A_PAGE = 100
_CHOICES = 20
"""Of a facet, how many are listed: the most frequent ones."""


class Asked(NamedTuple):
    """What a person looks for; an empty word asks nothing. ``page`` counts from 1."""

    words: str = ""
    harm: str = ""
    place: str = ""
    status: str = ""
    kind: IncidentKind = "incident"
    order: Order = "when"
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From an address's query. Raises BadInput for a value that none of them can have."""
        kind, order = query.get("kind", "incident"), query.get("order", "when")
        page = query.get("page", "1")
        if kind not in get_args(IncidentKind) or order not in ORDERS or not page.isdecimal():
            raise BadInput(f"{kind!r}, {order!r}, {page!r} is no kind, order and page; start anew")
        told = {name: query.get(name, "") for name in ("words", *FACETS)}
        return cls(**told, kind=kind, order=order, page=max(1, int(page[:6])))  # type: ignore[arg-type]

    def query(self, **other: Any) -> dict[str, str]:
        """The query of an address that asks this, with some of it otherwise; the first page."""
        changed = self._replace(**({"page": 1} | other))._asdict()
        blank = Asked()._asdict()
        return {name: str(value) for name, value in changed.items() if value != blank[name]}


class Row(NamedTuple):
    """An incident with what it is found by, and its rank in each order among all of them."""

    incident: Incident
    words: str
    harm: frozenset[str]
    place: frozenset[str]
    status: frozenset[str]
    ranks: Mapping[Order, int]


class Found(NamedTuple):
    """A page of incidents; ``total`` meet what is asked; facets with their choices' counts."""

    incidents: Sequence[Incident]
    met: Sequence["Row"]
    total: int
    pages: int
    facets: dict[Facet, list[tuple[str, int]]]
    kinds: dict[str, int]


def rows(incidents: Iterable[Incident]) -> list[Row]:
    """Each incident with what it is found by; made once for many searches."""
    known = list(incidents)
    ranks: list[dict[Order, int]] = [{} for _ in known]
    for order in ORDERS:
        keys = [_KEYS[order](incident) for incident in known]
        for rank, place in enumerate(sorted(range(len(known)), key=keys.__getitem__)):
            ranks[place][order] = rank
    return [_row(incident, its) for incident, its in zip(known, ranks, strict=True)]


def find(known: Sequence[Row], asked: Asked) -> Found:
    """What meets all that is asked, in its order."""
    wanted = folded(asked.words).split()
    spoken = [row for row in known if all(word in row.words for word in wanted)]
    alike = [row for row in spoken if row.incident.kind == asked.kind]
    met = sorted(_having(alike, asked), key=lambda row: row.ranks[asked.order])
    start = (asked.page - 1) * _A_PAGE
    return Found(
        [row.incident for row in met[start : start + _A_PAGE]],
        met,
        len(met),
        -(-len(met) // _A_PAGE),
        {facet: _choices(_having(alike, asked, facet), facet) for facet in FACETS},
        Counter(row.incident.kind for row in _having(spoken, asked)),
    )


def _row(incident: Incident, ranks: Mapping[Order, int]) -> Row:
    place = incident.place
    named = place.name or place.text if place else ""
    origins = (origin.name for origin in incident.origins)
    said = (incident.incident, incident.title, named, incident.type or "", *origins)
    return Row(
        incident,
        folded(" ".join(said)),
        frozenset(estimate.harm for estimate in incident.estimates),
        frozenset(filter(None, [named])),
        frozenset(incident.status),
        ranks,
    )


def _having(known: Sequence[Row], asked: Asked, but: Facet | None = None) -> Sequence[Row]:
    """The rows with every value that is asked for, of all facets or all ``but`` one."""
    for facet in FACETS:
        value = getattr(asked, facet)
        if value and facet != but:
            known = [row for row in known if value in getattr(row, facet)]
    return known


def _choices(known: Iterable[Row], facet: Facet) -> list[tuple[str, int]]:
    counted = Counter(chain.from_iterable(getattr(row, facet) for row in known))
    return sorted(counted.most_common(_CHOICES), key=lambda choice: (-choice[1], choice[0]))


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
}
