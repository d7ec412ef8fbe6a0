"""What a person looks for, as it stands in an address.

Law: what an address asks is all that it asks: a page opened again from it shows the same.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from according.errors import BadInput
from according.model.incident import IncidentKind
from according.model.when import Days, bound_days

Order = Literal["when", "title", "killed", "origins", "reports"]
Facet = Literal["harm", "place", "source", "outlet", "status", "origins"]
ORDERS: tuple[Order, ...] = get_args(Order)
FACETS: tuple[Facet, ...] = get_args(Facet)


class Wanted(NamedTuple):
    """What a person looks for; an empty word asks nothing. ``page`` counts from 1.

    ``since`` and ``until`` are days, months or years, both inclusive; ``rule`` is the one by which
    figures are shown, the first of each harm where it is empty.
    """

    words: str = ""
    harm: str = ""
    place: str = ""
    source: str = ""
    outlet: str = ""
    status: str = ""
    origins: str = ""
    since: str = ""
    until: str = ""
    rule: str = ""
    kind: IncidentKind = "incident"
    order: Order = "when"
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """From an address's query. Raises BadInput for a value that none of them can have."""
        kind, order = query.get("kind", "incident"), query.get("order", "when")
        page = query.get("page", "1")
        if kind not in get_args(IncidentKind) or order not in ORDERS or not page.isdecimal():
            raise BadInput(f"{kind!r}, {order!r}, {page!r} is no kind, order and page; start anew")
        said = ("words", *FACETS, "since", "until", "rule")
        told = {name: query.get(name, "").strip() for name in said}
        wanted = cls(**told, kind=kind, order=order, page=max(1, int(page[:6])))  # type: ignore[arg-type]
        wanted.days()
        return wanted

    def days(self) -> Days | None:
        """The days within which something must lie; None where no day is wanted for.

        Raises BadInput where one of them is no day, month or year.
        """
        if not self.since and not self.until:
            return None
        try:
            first, last = bound_days(self.since or "0001"), bound_days(self.until or "9999")
        except ValueError as error:
            raise BadInput(f"{error}; give a day as 2024-05-02, a month or a year") from error
        return Days(first.first, last.last)

    def query(self, **other: Any) -> dict[str, str]:
        """The query of an address that asks this, with some of it otherwise; the first page."""
        changed = self._replace(**({"page": 1} | other))._asdict()
        blank = Wanted()._asdict()
        return {name: str(value) for name, value in changed.items() if value != blank[name]}

    def narrowing(self) -> dict[str, str]:
        """What leaves incidents out: every part of it that says something, by its name."""
        said = self.query()
        return {name: said[name] for name in ("words", *FACETS, "since", "until") if name in said}
