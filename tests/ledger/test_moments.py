"""Moments are UTC text that only goes forward."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import BadInput
from according.ledger.moments import last_moment, next_moment, written

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES)


@given(MOMENTS, MOMENTS)
def test_text_order_is_order_in_time(one: datetime, other: datetime) -> None:
    assert (written(one) < written(other)) == (one < other)


@given(MOMENTS, MOMENTS)
def test_the_next_moment_is_later_even_by_a_clock_set_back(last: datetime, clock: datetime) -> None:
    previous = written(last)
    now = next_moment(previous, clock)
    assert now > previous
    assert now == written(clock) or clock <= last


@given(MOMENTS)
def test_a_moment_that_was_written_is_read_back(moment: datetime) -> None:
    assert last_moment(written(moment)) == written(moment)


@pytest.mark.parametrize(
    ("as_of", "moment"),
    [
        ("2012-02-04", "2012-02-04T23:59:59.999999Z"),
        ("2012-02-04T18:30:00+02:00", "2012-02-04T16:30:00.000000Z"),
        ("2012-02-04T18:30Z", "2012-02-04T18:30:00.000000Z"),
    ],
)
def test_as_of(as_of: str, moment: str) -> None:
    assert last_moment(as_of) == moment


@pytest.mark.parametrize(
    "as_of",
    [
        "", "yesterday", "2012", "2012-02", "2012-02-30", "20120204", "2012-02-04T18:30:00",
        "2012-02-04T25:00Z", "0001-01-01T00:00+14:00", "٢٠١٢-٠٢-٠٤", "2012-W05-6",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused(as_of: str) -> None:
    with pytest.raises(BadInput, match="zone"):
        last_moment(as_of)


def test_now_is_now() -> None:
    before = written(datetime.now(UTC))
    assert before <= next_moment(None) <= written(datetime.now(UTC))
