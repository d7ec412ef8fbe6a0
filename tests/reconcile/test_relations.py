"""How claims of one incident stand to each other, as tables."""

from collections.abc import Sequence

import pytest

from according.model.claim import Claim
from according.reconcile.origins import origins
from according.reconcile.relations import relations
from tests.reconcile.factories import Told, source

ONE, NEXT, LAST = (
    Told("Courier", "2012-02-04"),
    Told("Lantern", "2012-02-05"),
    Told("Gazette", "2012-02-07"),
)
A, B = source("Alta Watch"), source("Bread Aid")
ARMY = source("the army", "official")
Row = tuple[int, str, int]
"""A claim's place in the case, the kind, and the other claim's place."""


CASES: dict[str, tuple[Sequence[Claim], set[Row]]] = {
    "a copy repeats the first": (
        (ONE.figure(12, by=A), NEXT.figure(12, by=A), LAST.figure(12, by=A)),
        {(1, "repeats", 0), (2, "repeats", 0)},
    ),
    "a later figure of one origin revises the one before": (
        (ONE.figure(12, by=A), NEXT.figure(17, by=A), LAST.figure(14, by=A)),
        {(1, "revises", 0), (2, "revises", 1)},
    ),
    "two origins with one number": (
        (ONE.figure(12, by=A), NEXT.figure(12, by=B)), {(1, "corroborates", 0)},
    ),
    "a number above a floor": (
        (ONE.figure(12, by=A, modifier="at-least"), NEXT.figure(15, by=B)),
        {(1, "corroborates", 0)},
    ),
    "two origins with two numbers": (
        (ONE.figure(12, by=A), NEXT.figure(20, by=B)), {(1, "contradicts", 0)},
    ),
    "the latest of each is compared": (
        (ONE.figure(12, by=A), NEXT.figure(20, by=A), LAST.figure(12, by=B)),
        {(1, "revises", 0), (2, "contradicts", 1)},
    ),
    "a denial, and what it denies": (
        (ONE.figure(12, by=A), NEXT.figure(12, by=ARMY, stance="denies", modality="negated")),
        {(1, "denies", 0)},
    ),
    "a denial of an act": (
        (ONE.event("ASSAULT", by=A), NEXT.event("ASSAULT", by=ARMY, stance="denies")),
        {(1, "denies", 0)},
    ),
    "other harm is another matter": (
        (ONE.figure(12, by=A), NEXT.figure(12, "injured", by=B)), set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_relations(case: str) -> None:
    claims, expected = CASES[case]
    place = {claim.claim: at for at, claim in enumerate(claims)}
    found = relations("incident", claims)
    assert {(place[r.claim], r.kind, place[r.to]) for r in found} == expected
    assert all(r.reason for r in found)


def test_a_whole_contains_its_part() -> None:
    whole = ONE.figure(12, by=A)
    part = ONE.figure(4, by=A, scope="part", part_of=whole.quantities[0].id)
    (found,) = relations("incident", [whole, part])
    assert (found.claim, found.kind, found.to) == (whole.claim, "contains", part.claim)


def test_outlets_that_quote_each_other_are_one_origin_that_has_no_name() -> None:
    circle = [
        ONE.figure(12, by=source("The Lantern", "media")),
        NEXT.figure(12, by=source("The Courier", "media")),
    ]
    (origin,) = origins(circle)
    assert "circular" in origin.reason
    assert len(origins([*circle, LAST.figure(12, by=A)])) == 2


def test_an_outlet_that_quotes_one_that_quotes_a_group_is_no_circle() -> None:
    claims = [ONE.figure(12, by=source("The Lantern", "media")), NEXT.figure(12, by=A)]
    assert not [o for o in origins(claims) if "circular" in o.reason]
