"""Counts that one sentence sets side by side: "three children and two adults were killed" is five.

Law: only figures of one sentence, one origin, one place and one time are added, each of them once;
what counts some of another figure is never added to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from according.lexicons import load
from according.model.wording import folded
from according.reconcile.figures import Figure

_MOST_WORDS = 5
"""Between two counts set side by side: "four members of their family and a friend"."""
_PAUSES = frozenset('.;:()[]“”"—–')


class _Words(NamedTuple):
    joins: frozenset[str]
    before: frozenset[str]
    never: frozenset[str]
    wholes: frozenset[str]
    of_others: tuple[str, ...]


def side_by_side(told: Iterable[Figure]) -> list[Figure]:
    """The figures of one harm, by claim; those that a sentence sets side by side are one."""
    scenes: dict[object, list[Figure]] = defaultdict(list)
    for figure in told:
        claim = figure.claim
        scenes[claim.report.id, figure.origin, claim.place, claim.time].append(figure)
    found: list[Figure] = []
    for said in scenes.values():
        for row in _rows(sorted(said, key=_as_written)):
            found += [_sum(row)] if _may_be_added(row) else row
    return sorted(found, key=lambda figure: figure.ref)


def _as_written(figure: Figure) -> tuple[int, str, str]:
    return figure.quantity.start, figure.claim.claim, figure.quantity.id


def _rows(said: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures in rows, each as long as one stands beside the next."""
    row: list[Figure] = []
    for figure in said:
        if row and _between(row[-1], figure) is None:
            yield row
            row = []
        row.append(figure)
    if row:
        yield row


def _may_be_added(row: Sequence[Figure]) -> bool:
    """Whether "and" ends the row, and none of it counts attackers or people counted elsewhere."""
    if len(row) < 2 or _between(row[-2], row[-1]) != "and":
        return False
    values = [figure.quantity.value or 0 for figure in row]
    if len(row) > 2 and values[0] == sum(values[1:]):
        return False  # "five people, three children and two adults"
    ids = {figure.quantity.id for figure in row}
    parts = [figure.quantity for figure in row if figure.quantity.scope == "part"]
    if len(parts) == len(row) or any(part.part_of and part.part_of not in ids for part in parts):
        return False
    return all(
        figure.quantity.value
        and figure.quantity.category != "attacker"
        and not _counts_again(figure)
        for figure in row
    )


def _between(one: Figure, other: Figure) -> Literal["and", "comma"] | None:
    """What stands between two figures that are set side by side; None where they are not."""
    claim, start, end = one.claim, one.quantity.end, other.quantity.start
    if not start <= end <= claim.end:
        return None
    text = claim.text[start - claim.start : end - claim.start]
    words, known = folded(text).split(), _words()
    if len(words) > _MOST_WORDS or not _PAUSES.isdisjoint(text) or known.never & set(words):
        return None
    while words and words[-1] in known.before:
        words.pop()
    if words and words[-1] in known.joins:
        return "and"
    if not text.rstrip().endswith(",") or (_is_a_name(other) and not _is_a_name(one)):
        return None  # a name behind a comma says who was just counted
    return "comma"


def _is_a_name(figure: Figure) -> bool:
    quantity = figure.quantity
    return any(quantity.start <= v.start < quantity.end for v in figure.claim.victims)


def _counts_again(figure: Figure) -> bool:
    """As "two of them" or "both": people who are counted beside it."""
    claim, words = figure.claim, _words()
    behind = folded(claim.text[figure.quantity.end - claim.start :])
    first = folded(figure.quantity.text).split()[:1]
    return f"{behind} ".startswith(words.of_others) or not words.wholes.isdisjoint(first)


def _sum(row: Sequence[Figure]) -> Figure:
    """The row as one figure, under the ids of its first."""
    quantities = [figure.quantity for figure in row]
    modifiers = [q.modifier for q in quantities if q.modifier != "exactly"]
    whole = msgspec.structs.replace(
        quantities[0],
        value=_added([q.value for q in quantities]),
        low=_added([q.low for q in quantities]),
        high=_added([q.high for q in quantities]),
        modifier=modifiers[0] if modifiers else "exactly",
        scope="incident",
        text=" + ".join(q.text for q in quantities),
        part_of=None,
    )
    return replace(row[0], quantity=whole, added=tuple(row[1:]))


def _added(numbers: Sequence[int | None]) -> int | None:
    """Their sum; None where one of them is unknown."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


@cache
def _words() -> _Words:
    lexicon = load("side_by_side")
    joins, before, never, wholes = (frozenset(lexicon[name]) for name in _Words._fields[:-1])
    of_others = tuple(f"{words} " for words in load("scope")["part"]["behind"])
    return _Words(joins, before, never, wholes, of_others)
