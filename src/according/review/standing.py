"""Which decisions hold: the last one about each thing, by those who could know of the others.

Law: a later decision replaces an earlier one that its maker's ledger held. Decisions made apart, in
two ledgers, replace nothing: if they disagree, the later holds for now and both go to review. The
result depends on the decisions alone, not on which ledger looks at them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from according.model.decision import (
    Add,
    Alias,
    Best,
    Correct,
    Decided,
    GradeInformation,
    GradeSource,
    Merge,
    Pair,
    Ruled,
    Set,
    Split,
    Stood,
    Withhold,
)
from according.model.wording import folded
from according.review.binding import Binding

Aspect = tuple[str, ...]
"""One thing that is decided: ("status", claim), ("field", claim, name), ("pair", two claims)."""


class Knowledge(NamedTuple):
    """An entry by which the ledger ``ledger`` took in others' entries, up to these places."""

    ledger: str
    seq: int
    heads: dict[str, int]


class Holds(NamedTuple):
    """The decision that holds for an aspect, its value, and those made apart that disagree."""

    decided: Decided
    value: Any
    rivals: tuple[Decided, ...]


def holding(
    decided: Iterable[Decided], taken_in: Sequence[Knowledge], binding: Binding
) -> dict[Aspect, Holds]:
    """What holds, by aspect; ``decided`` in the order of their moments."""
    told: dict[Aspect, list[tuple[Decided, Any]]] = defaultdict(list)
    for one in decided:
        for aspect, value in aspects(one, binding):
            told[aspect].append((one, value))
    return {aspect: _holds(some, taken_in) for aspect, some in told.items()}


def _holds(told: Sequence[tuple[Decided, Any]], taken_in: Sequence[Knowledge]) -> Holds:
    last, value = told[-1]
    rivals = [
        one
        for place, (one, other) in enumerate(told[:-1])
        if other != value
        and not any(_knew(later, one, taken_in) for later, _value in told[place + 1 :])
    ]
    return Holds(last, value, tuple(rivals))


def _knew(later: Decided, earlier: Decided, taken_in: Sequence[Knowledge]) -> bool:
    """Whether whoever decided the one could know of the other: their ledger held it then.

    Who reads a sample knows of nothing that others decided.
    """
    if later.decision.sample and later.decision.by != earlier.decision.by:
        return False
    if later.ledger == earlier.ledger:
        return later.seq > earlier.seq
    return any(
        known.ledger == later.ledger
        and known.seq < later.seq
        and known.heads.get(earlier.ledger, 0) >= earlier.seq
        for known in taken_in
    )


def aspects(one: Decided, binding: Binding) -> Iterator[tuple[Aspect, Any]]:
    """What the decision settles, with the value; nothing where its claims are not found."""
    match one.decision.act:
        case Ruled(about, status, _beside):
            yield from ((("status", c), status) for c in binding.claims([about]))
        case Correct(about, changes):
            for claim, change in product(binding.claims([about]), changes):
                yield ("field", claim, change.field), change.new
        case GradeInformation(about, grade):
            yield from ((("information", c), grade) for c in binding.claims([about]))
        case Add(about):
            yield from ((("added", c), "added") for c in binding.claims([about]))
        case GradeSource(source, grade):
            yield ("source", folded(source)), grade
        case Alias(name, of):
            yield ("alias", folded(name)), of
        case Withhold(name):
            yield ("withhold", folded(name)), name
        case Set(incident, field, _old, new, about) if _is_found(about, binding):
            yield ("set", incident, field), new
        case Best(incident, harm, low, best, high, about) if _is_found(about, binding):
            yield ("best", incident, harm), (low, best, high)
        case Pair() | Merge() | Split() as act:
            yield from _pairs(act, binding)


def _is_found(about: Stood | None, binding: Binding) -> bool:
    return about is None or any(binding.claim(it) for it in about.claims)


def _pairs(act: Pair | Merge | Split, binding: Binding) -> Iterator[tuple[Aspect, str]]:
    match act:
        case Pair(one, other, judgement):
            yield from _each(binding.claims([one]), binding.claims([other]), judgement)
        case Merge(_incidents, claims):
            for some, others in combinations([binding.claims(group) for group in claims], 2):
                yield from _each(some, others, "same")
        case Split(_incident, off, rest, _into, there):
            yield from _each(binding.claims(off), binding.claims(rest), "different")
            together = binding.claims(off)
            yield from _each(together[:1], [*together[1:], *binding.claims(there)], "same")


def _each(some: Iterable[str], others: Iterable[str], value: str) -> Iterator[tuple[Aspect, str]]:
    for one, other in product(some, others):
        if one != other:
            yield ("pair", *sorted((one, other))), value
