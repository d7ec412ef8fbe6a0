"""Figures over time: every one that can be drawn is, in its place, and the others are counted."""

from hypothesis import given
from hypothesis import strategies as st

from according.model.incident import Incident, Point, Series
from according.serve.plot import HEIGHT, WIDTH, Plot, plots

NUMBER = st.none() | st.integers(0, 10**6)
POINT = st.builds(
    Point, at=st.sampled_from([None, "2024", "2024-05-02", "2024-05-03T10:00:00+02:00", "odd"]),
    value=NUMBER, low=NUMBER, high=NUMBER,
)  # fmt: skip
SERIES = st.builds(
    Series, origin=st.text(max_size=3), harm=st.sampled_from(["killed", "injured"]),
    points=st.lists(POINT, max_size=4).map(tuple),
)  # fmt: skip


def drawn(*series: Series) -> list[Plot]:
    return plots(Incident("i1", "incident", (), "A", None, None, None, None, (), (), series=series))


@given(st.lists(SERIES, max_size=4))
def test_what_is_drawn_and_what_is_not_are_all(series: list[Series]) -> None:
    for plot in drawn(*series):
        told = [point for one in series if one.harm == plot.harm for point in one.points]
        points = [point for line in plot.lines for point in line.points]
        assert [one.point for one in plot.told] == told
        assert len(points) + plot.undrawn == len(told)
        for point in points:
            assert 0 < point.x < WIDTH
            ys = [y for y in (point.y, point.low, point.high) if y is not None]
            assert all(0 < y < HEIGHT for y in ys)


def test_a_range_and_an_open_bound() -> None:
    (plot,) = drawn(Series("the hospital", "killed", (
        Point("2024-05-02", 10, 5, 20), Point("2024-05-04", 12, 12, None),
        Point(None, 3, 3, 3), Point("2024-05-03", None, None, None),
    )))  # fmt: skip
    first, last = plot.lines[0].points
    assert (plot.first, plot.last, plot.most, plot.undrawn) == ("2024-05-02", "2024-05-04", 20, 2)
    assert first.x < last.x
    assert first.low is not None
    assert first.high is not None
    assert first.high < first.y < first.low
    assert (last.low, last.high) == (None, None)


def test_nothing_that_can_be_drawn_is_no_plot() -> None:
    assert drawn(Series("x", "killed", (Point(None, 3, 3, 3),))) == []
