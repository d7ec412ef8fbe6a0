"""Many cards as columns: what a table of very many is found, ordered, drawn and added up by.

Law: a block is a function of its cards and their order; a column says as much as the cards do.
Numbers are bytes of this machine's order, as arrays keep them.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import msgspec

from according.model.card import At, Card, at, named
from according.model.claim import Harm
from according.model.incident import Harmed
from according.model.when import bound_days

Value = TypeVar("Value", bound=Hashable)


class Listed(msgspec.Struct, Generic[Value], frozen=True, array_like=True):
    """A property of things in order, of which each has any number of values.

    ``values`` are all there are, once each; ``counts`` says how many each thing has, ``codes`` the
    places in ``values`` of all of them, one thing's after the other's (32 bits without sign).
    """

    values: tuple[Value, ...]
    counts: bytes
    codes: bytes


class What(NamedTuple):
    """What an estimate is of; ``is_first``: no earlier one of its incident is of that harm."""

    harm: Harm
    rule: str
    counts: Harmed
    provisional: bool
    is_first: bool


class Block(msgspec.Struct, frozen=True, array_like=True):
    """Cards, one after the other. ``words`` are those that each is found by, folded.

    ``begun`` is when each began or ended, "" for unknown. ``numbers`` has `NUMBERS` of each (64
    bits); ``bounds`` low, best and high of each estimate in ``briefs`` (doubles, NaN for unknown).
    """

    incidents: tuple[str, ...]
    words: tuple[str, ...]
    begun: tuple[str, ...]
    numbers: bytes
    at: Listed[At | None]
    harm: Listed[str]
    place: Listed[str]
    source: Listed[str]
    outlet: Listed[str]
    status: Listed[str]
    briefs: Listed[What]
    bounds: bytes


NUMBERS = ("toll", "first", "last", "spread", "killed", "origins", "reports")
"""Whether it is a toll; first and last day as ordinals, and over how many days it may have begun (0
for unknown); how many were killed at best by the default rule (-1 for unknown, which is not 0)."""


def block(cards: Sequence[Card]) -> Block:
    """These cards."""
    briefs = [made for it in cards for made in it.estimates]
    return Block(
        tuple(it.incident for it in cards),
        tuple(it.words for it in cards),
        tuple(it.from_ or it.to or "" for it in cards),
        array("q", [number for it in cards for number in _numbers(it)]).tobytes(),
        _listed([at(it.place)] for it in cards),
        _listed(dict.fromkeys(made.harm for made in it.estimates) for it in cards),
        _listed(filter(None, [named(it.place)]) for it in cards),
        _listed(dict.fromkeys(filter(None, it.origins)) for it in cards),
        _listed(it.outlets for it in cards),
        _listed(it.status for it in cards),
        _listed(_whats(it) for it in cards),
        array("d", [
            float("nan") if bound is None else bound
            for it in briefs for bound in (it.low, it.best, it.high)
        ]).tobytes(),
    )  # fmt: skip


def _listed(each: Iterable[Iterable[Value]]) -> Listed[Value]:
    places: dict[Value, int] = {}
    counts, codes = array("I"), array("I")
    for values in each:
        before = len(codes)
        codes.extend(places.setdefault(value, len(places)) for value in values)
        counts.append(len(codes) - before)
    return Listed(tuple(places), counts.tobytes(), codes.tobytes())


def _whats(card: Card) -> Iterable[What]:
    seen: set[str] = set()
    for it in card.estimates:
        yield What(it.harm, it.rule, it.counts, it.provisional, it.harm not in seen)
        seen.add(it.harm)


def _numbers(card: Card) -> tuple[int, ...]:
    return (card.kind == "toll", *_days(card), _killed(card), len(card.origins), card.reports)


def _killed(card: Card) -> int:
    first = next((it.best for it in card.estimates if it.harm == "killed"), None)
    return -1 if first is None else first


def _days(card: Card) -> tuple[int, int, int]:
    """An open end is taken for the known one."""
    begun, ended = card.from_ or card.to, card.to or card.from_
    return (0, 0, 0) if begun is None or ended is None else _between(begun, ended)


@lru_cache(maxsize=4096)
def _between(begun: str, ended: str) -> tuple[int, int, int]:
    first, last = bound_days(begun), bound_days(ended)
    return first.first.toordinal(), last.last.toordinal(), first.length()
