import pytest

from according.errors import BadInput
from according.read.published import checked_published


@pytest.mark.parametrize(
    "value",
    ["2012-02-04", "2012-02-29", "2012-02-04T09:30+02:00", "2012-02-04T09:30:15Z",
     "2012-02-04T09:30:15.250-0500"],
)  # fmt: skip
def test_dates_and_moments_with_zone_pass_unchanged(value: str) -> None:
    assert checked_published(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "4 February 2012", "04/02/2012", "20120204", "2012-2-4", "2012-02",
     "2012-02-30",
     "2012-13-01", "0000-01-01", "2012-02-04T25:00Z", "2012-02-04T09:30", "2012-02-04 09:30Z",
     "2012-W05-6", "2012-02-04\n", "٢٠١٢-٠٢-٠٤", "2012-02-04T09:30+99:99"],
)  # fmt: skip
def test_anything_else_is_named_with_what_was_expected(value: str) -> None:
    with pytest.raises(BadInput) as raised:
        checked_published(value)
    assert repr(value) in str(raised.value)
    assert "2012-02-04T09:30+02:00" in str(raised.value)
