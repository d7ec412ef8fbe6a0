"""Totals: only what may be added, and what is left out is told."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model.block import block
from according.model.card import Card, card
from according.model.incident import Estimate, Harmed, Incident, IncidentKind
from according.serve.totals import Figures, Total, Totals, words

Bounds = tuple[int | None, int | None, int | None]


def incident(
    id_: str, *killed: Bounds, kind: IncidentKind = "incident",
    rule: str = "range", counts: Harmed = "everybody",
) -> Card:  # fmt: skip
    made = tuple(Estimate("killed", rule, *one, False, (), (), counts) for one in killed)
    told = Incident(id_, kind, (), "", None, None, None, None, (), (), estimates=made)
    return card(told, ())


def added(*some: Card, parts: Sequence[tuple[str, str]] = (), rule: str = "") -> Totals:
    return Figures([block(some)], parts, rule).totals(np.ones(len(some), dtype=np.bool_))


def killed(totals: Totals) -> tuple[int, int, int | None, int]:
    (one,) = totals.harms
    return one.low, one.best, one.high, one.incidents


def test_bounds_are_added_each_with_its_like() -> None:
    assert killed(added(incident("a", (1, 2, 3)), incident("b", (10, 20, 30)))) == (11, 22, 33, 2)


@pytest.mark.parametrize(
    ("unknown", "expected", "said"),
    [
        ((None, 20, 30), (1, 22, 33, 2), "low unknown in 1 of 2"),
        ((10, None, 30), (11, 2, 33, 2), "best unknown in 1 of 2"),
        ((10, 20, None), (11, 22, None, 2), "high unknown in 1 of 2"),
    ],
)
def test_unknown_is_not_nothing_and_is_told(
    unknown: Bounds, expected: tuple[int | None, ...], said: str
) -> None:
    totals = added(incident("a", (1, 2, 3)), incident("b", unknown))
    assert killed(totals) == expected
    (sentence,) = words(totals, 0)
    assert said in sentence


def test_no_toll_is_added() -> None:
    totals = added(incident("a", (1, 2, 3)), incident("t", (500, 500, 500), kind="toll"))
    assert killed(totals) == (1, 2, 3, 1)
    assert "Tolls" in words(totals, 1)[0]


def test_a_part_is_left_out_where_its_whole_is_counted_and_only_there() -> None:
    whole, part = incident("w", (5, 5, 5)), incident("p", (2, 2, 2))
    totals = added(whole, part, parts=[("p", "w")])
    assert killed(totals) == (5, 5, 5, 1)
    assert totals.parts == 1
    assert "parts of others" in words(totals, 0)[0]
    alone = Figures([block([whole, part])], [("p", "w")], "").totals(np.array([False, True]))
    assert killed(alone) == (2, 2, 2, 1)
    assert alone.parts == 0


def test_a_part_of_a_toll_is_counted_for_the_toll_is_not() -> None:
    toll, part = incident("t", (9, 9, 9), kind="toll"), incident("p", (2, 2, 2))
    assert killed(added(toll, part, parts=[("p", "t")])) == (2, 2, 2, 1)


def test_one_rule_is_added_and_those_without_it_are_told() -> None:
    totals = added(incident("a", (1, 2, 3)), incident("b", (7, 7, 7), rule="ibc"), rule="ibc")
    assert killed(totals) == (7, 7, 7, 1)
    assert totals.without == 1
    assert words(totals, 0) == ["Without a figure by this rule: 1."]


def test_whose_harm_is_counted_is_told() -> None:
    totals = added(incident("a", (1, 1, 1), counts="victims"), incident("b", (1, 1, 1)))
    assert "1 of 2 count victims only" in words(totals, 0)[0]


NUMBER = st.none() | st.integers(0, 9)


@given(st.lists(st.tuples(NUMBER, NUMBER, NUMBER), max_size=6))
def test_a_total_is_the_sum_of_what_is_known(some: list[Bounds]) -> None:
    totals = added(*(incident(f"i{n}", one) for n, one in enumerate(some)))
    for total in totals.harms:
        assert isinstance(total, Total)
        assert total.low == sum(low for low, _, _ in some if low is not None)
        assert total.best == sum(best for _, best, _ in some if best is not None)
        highs = [high for _, _, high in some]
        known = [high for high in highs if high is not None]
        assert total.high == (sum(known) if len(known) == len(highs) else None)
    assert bool(totals.harms) == bool(some)
