"""The figures of an incident, each with who it comes from in the end.

Law: every quantity of the incident's claims is in exactly one figure.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from according.model.claim import Claim, Harm, Quantity
from according.model.incident import FigureRef
from according.reconcile.origins import Standing
from according.reconcile.voices import Voice

HARMS: tuple[Harm, ...] = get_args(Harm)
"""Every harm, killed first: the order in which estimates are given."""

BESIDE_A_COUNT = "persons told of one by one, beside a count"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its claim and the name of its origin (a denier's for what is denied).

    ``named`` says that the origin has a name of its own, ``side`` is the belligerent it belongs to;
    ``repeats`` is the reason where a report only says again what its source says. ``added`` are
    figures that the same sentence sets beside it: ``quantity`` is then the sum of them all.
    ``bounds_only`` is True of single people, who open an estimate and are nobody's count.
    """

    claim: Claim
    quantity: Quantity
    origin: str
    named: bool = False
    side: str | None = None
    repeats: str | None = None
    added: tuple["Figure", ...] = ()
    bounds_only: bool = False

    @property
    def ref(self) -> FigureRef:
        """The figure's claim and quantity ids."""
        return FigureRef(self.claim.claim, self.quantity.id)

    @property
    def refs(self) -> tuple[FigureRef, ...]:
        """Its own ids and those of the figures that were added to it."""
        return self.ref, *(figure.ref for figure in self.added)

    @property
    def is_numeric(self) -> bool:
        """Whether any number is known of it; a vague word has none."""
        return not (self.quantity.value is self.quantity.low is self.quantity.high is None)

    @property
    def is_a_count(self) -> bool:
        """Whether its origin states a number by it, which a later one of the same can replace."""
        return self.is_numeric and not self.bounds_only


Aside = tuple[Figure, str]
"""A figure that does not enter an estimate, and why."""


def figures(
    claims: Sequence[Claim],
    told: Mapping[FigureRef, Standing],
    heard: Mapping[str, Voice],
) -> dict[Harm, list[Figure]]:
    """The figures by harm, sorted by claim, with where they come from."""
    by_harm: dict[Harm, list[Figure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.claim):
        for quantity in claim.quantities:
            standing = told.get(FigureRef(claim.claim, quantity.id))
            by_harm[quantity.harm].append(_figure(claim, quantity, standing, heard[claim.claim]))
    return by_harm


def _figure(claim: Claim, quantity: Quantity, standing: Standing | None, voice: Voice) -> Figure:
    if standing is None:
        return Figure(claim, quantity, voice.name, side=voice.side)
    repeats = standing.reason if standing.repeats else None
    return Figure(claim, quantity, standing.origin, standing.named, standing.side, repeats)
