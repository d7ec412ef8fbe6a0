"""Counts that one sentence sets side by side, as a table: [value|words] marks each figure."""

import re

import msgspec
import pytest

from according.model.claim import Claim, Quantity, Victim
from according.model.incident import Estimate
from according.reconcile.estimates import estimates
from according.reconcile.rules import rules_named
from tests.reconcile.factories import HAMA, Told, source

_MARK = re.compile(r"\[(\d+)([pav]?)\|(.+?)\]")
ONE = Told("Courier")
A = source("Alta Watch")


def told(marked: str) -> Claim:
    """One sentence with its figures: p is a part, a counts attackers, v names its victim."""
    quantities: list[Quantity] = []
    victims: list[Victim] = []
    removed = 0
    for number, mark in enumerate(_MARK.finditer(marked)):
        value, sort, words = int(mark[1]), mark[2], mark[3]
        start = mark.start() - removed
        removed += len(mark[0]) - len(words)
        quantity = Quantity(
            f"q{number}", "killed", value, "exactly", value, value,
            "part" if sort == "p" else "incident", words, start, start + len(words),
            category="attacker" if sort == "a" else "unknown",
        )  # fmt: skip
        quantities.append(quantity)
        if sort == "v":
            victims.append(Victim(words, words, start, start + len(words)))
    text = _MARK.sub(r"\3", marked)
    claim = ONE.claim(text=text, start=0, quantities=tuple(quantities), by=A)
    return msgspec.structs.replace(claim, victims=tuple(victims))


def estimate(*claims: Claim) -> Estimate:
    (found,) = estimates("incident", claims, rules_named("range"))
    return found


ADDED = {
    "[3|Three] children and [2|two] adults were found dead.": 5,
    "[3|Three] children and [2p|two] adults, read as some of them, were found dead.": 5,
    "The blast killed [1|a guard], [2|two] cooks and [4|four] boys.": 7,
    "He is held over the deaths of [1|his wife] and their [4|four] daughters.": 5,
    "Shells killed [4|four] members of their family and [1|a friend].": 5,
    "The mine killed [1v|Samir Haddad], [1v|Lina Haddad] and [1|a driver].": 3,
}
NOT_ADDED = {
    # Another clause may count the same people again.
    "[12|Twelve] people were killed and [8|eight] were children.": 12,
    "[12|Twelve] people died, and [2|two] of them were medics.": 12,
    "The fire killed [12|12] guests, [3|three] children among them.": 12,
    "It killed [12|twelve], or by another list [14|fourteen], people.": 14,
    # What a figure is made of.
    "[2|Both] the [1|driver] and the [1|guard] were killed.": 2,
    "The blast killed [2|two] boys, [1v|Omar Najjar] and [1v|Ali Najjar].": 2,
    "[5|Five] people, [3|three] children and [2|two] adults, were killed.": 5,
    # Parts stay parts, and attackers apart.
    "[5|Five] people, [3p|three] children and [2p|two] adults, were killed.": 5,
    "The raid killed [3|three] villagers and [2a|two] gunmen.": 3,
}


@pytest.mark.parametrize("marked", ADDED)
def test_what_stands_side_by_side_is_one_count(marked: str) -> None:
    claim = told(marked)
    found = estimate(claim)
    assert (found.low, found.best, found.high) == (ADDED[marked],) * 3
    assert [ref.quantity for ref in found.used] == [q.id for q in claim.quantities]


@pytest.mark.parametrize("marked", NOT_ADDED)
def test_what_is_counted_otherwise_is_not_added(marked: str) -> None:
    assert estimate(told(marked)).best == NOT_ADDED[marked]


def test_open_bounds_stay_open_and_known_ones_are_added() -> None:
    claim = told("At least [3|three] children and [2|two] adults were killed.")
    at_least = msgspec.structs.replace(claim.quantities[0], modifier="at-least", high=None)
    claim = msgspec.structs.replace(claim, quantities=(at_least, claim.quantities[1]))
    found = estimate(claim)
    assert (found.low, found.best, found.high) == (5, 5, None)


def test_another_source_or_place_is_not_added() -> None:
    claim = told("[3|Three] children and [2|two] adults were killed.")
    one, other = (msgspec.structs.replace(claim, quantities=(q,)) for q in claim.quantities)
    elsewhere = msgspec.structs.replace(other, claim="other", place=HAMA)
    by_another = msgspec.structs.replace(other, claim="other", sources=(source("Bread Aid"),))
    assert estimate(one, msgspec.structs.replace(other, claim="other")).best == 5
    assert estimate(one, elsewhere).best == 3
    assert estimate(one, by_another).best == 3
