"""The bounds of a stated value, by the contract's table."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model.claim import Modifier, stated_bounds

TABLE = [
    ("exactly", 12, (12, 12)),
    ("exactly", 0, (0, 0)),
    ("about", 12, (None, None)),
    ("nearly", 300, (None, 300)),
    ("at-least", 12, (12, None)),
    ("more-than", 200, (201, None)),
    ("at-most", 16, (None, 16)),
    ("range", None, (None, None)),
    ("vague", None, (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("modifier", "value", "bounds"), TABLE)
def test_table(
    modifier: Modifier, value: int | None, bounds: tuple[int | None, int | None]
) -> None:
    assert stated_bounds(modifier, value) == bounds


def test_every_modifier_is_in_the_table() -> None:
    assert {modifier for modifier, _, _ in TABLE} == set(get_args(Modifier))


@given(st.sampled_from(["exactly", "at-least", "nearly", "at-most", "about"]), st.integers(0, 999))
def test_bounds_hold_the_value(modifier: Modifier, value: int) -> None:
    low, high = stated_bounds(modifier, value)
    assert low is None or low <= value
    assert high is None or value <= high
