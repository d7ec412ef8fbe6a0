"""Days of any precision, and words that are copies of each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model.claim import Time
from according.model.when import Days, bound_days, day_of, days_of
from according.model.wording import folded, near_copies


@pytest.mark.parametrize(
    ("bound", "first", "last"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-02-04", date(2012, 2, 4), date(2012, 2, 4)),
        ("2012-02-04T02:00:00+02:00", date(2012, 2, 4), date(2012, 2, 4)),
    ],
)
def test_a_bound_covers_what_it_is_known_to(bound: str, first: date, last: date) -> None:
    assert bound_days(bound) == Days(first, last)


@pytest.mark.parametrize("bound", ["", "Saturday", "04-02-2012", "2012-2-4", "2012-02-31"])
def test_what_is_no_date_is_refused(bound: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        bound_days(bound)


def test_an_end_that_is_not_known_is_open() -> None:
    since = days_of(Time("since March", 0, 11, "2011-03", None, "month"))
    assert since == Days(date(2011, 3, 1), date.max)
    assert days_of(Time("then", 0, 4)) is None
    assert days_of(None) is None
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("left", "right", "copies"),
    [
        ("Shells hit a bakery in Homs.", "SHELLS hit a bakery, in Homs", True),
        ("Five were killed", "Five were killed", False),
        (
            "Shells hit the old bakery in the north of the town at dawn",
            "Shells hit the bakery in the north of the town at dawn",
            True,
        ),
        ("At least 12 people were killed in Homs", "In Hama police held 12 people", False),
    ],
)
def test_near_copies(left: str, right: str, copies: bool) -> None:
    assert near_copies(left, right) is copies
    assert near_copies(right, left) is copies


def test_accents_and_signs_do_not_part_words() -> None:
    assert folded("  Dar‘ā —  the U.N.’s “Count”") == "dara the uns count"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
