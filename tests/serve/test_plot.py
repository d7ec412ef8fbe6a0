"""Figures over time: every one that can be drawn is, in its place, and the others are counted."""

import json
import re
from pathlib import Path

import plotly.graph_objects  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from according import looking
from according.ledger.book import Ledger
from according.model.incident import Incident, Point, Series
from according.serve.plot import Plot, Said, figure, plots
from tests.serve.conftest import read

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
    made = Incident("i1", "incident", (), "A", None, None, None, None, (), (), series=series)
    return plots(made, {})


@given(st.lists(SERIES, max_size=4))
def test_what_is_drawn_and_what_is_not_are_all(series: list[Series]) -> None:
    for plot in drawn(*series):
        told = [point for one in series if one.harm == plot.harm for point in one.points]
        points = [y for trace in figure(plot)["data"] for y in trace["y"]]
        assert [one.point for one in plot.told] == told
        assert len(points) + plot.undrawn == len(told)
        assert None not in points


def test_a_range_and_an_open_bound() -> None:
    (plot,) = drawn(Series("the <b>hospital</b>", "killed", (
        Point("2024-05-02", 10, 5, 20), Point("2024-05-04", 12, 13, None),
        Point(None, 3, 3, 3), Point("2024-05-03", None, None, None),
    )))  # fmt: skip
    made = figure(plot)
    plotly.graph_objects.Figure(json.loads(re.sub(r'"--[a-z0-9]+"', '"#000"', json.dumps(made))))
    (trace,) = made["data"]
    assert (trace["x"], trace["y"]) == (["2024-05-02", "2024-05-04"], [10, 12])
    assert (trace["error_y"]["arrayminus"], trace["error_y"]["array"]) == ([5, 0], [10, 0])
    assert plot.undrawn == 2
    assert trace["name"] == "the &lt;b&gt;hospital&lt;/b&gt;"


def test_few_days_have_one_tick_each_and_room_beside_them() -> None:
    (plot,) = drawn(Series("x", "killed", (Point("2024-05-02", 3, 3, 3),)))
    axis = figure(plot)["layout"]["xaxis"]
    assert axis["range"] == ["2024-05-01", "2024-05-03"]
    assert axis["dtick"] == 24 * 60 * 60 * 1000
    (plot,) = drawn(
        Series("x", "killed", (Point("2024-05-02", 3, 3, 3), Point("2024-07-02", 4, 4, 4)))
    )
    assert "dtick" not in figure(plot)["layout"]["xaxis"]


def test_a_denial_without_a_figure_is_a_line_through_its_day() -> None:
    known = [
        Said("the mayor", Point("2024-05-02", 12, 12, 12)),
        Said("the army", Point("2024-05-03", None, None, None), "denies"),
        Said("the army", Point("2024-05-05", None, None, None), "denies"),
        Said("a guard", Point(None, None, None, None), "doubts"),
    ]
    made = figure(plot := Plot("killed", tuple(known)))
    asserted, denied = made["data"]
    assert asserted["y"] == [12]
    assert denied["x"] == ["2024-05-03", "2024-05-03", None, "2024-05-05", "2024-05-05", None]
    assert denied["y"] == [0, 1, None] * 2
    assert denied["yaxis"] == "y2"
    assert "without a figure" in denied["text"][0]
    assert plot.undrawn == 1


DENIED = """\
Shelling killed 12 people in Homs on Thursday, the governor said.
The army denied that it shelled Homs on Thursday.
"""


def test_a_denial_of_an_incident_is_in_its_plots(tmp_path: Path) -> None:
    with Ledger.open(read(tmp_path, DENIED)) as held:
        claims = {it.claim: it for it in looking.claims(held)}
        (made,) = looking.incidents(held)
    (plot,) = plots(made, claims)
    assert [(it.stance, it.value) for it in plot.told] == [("asserts", 12), ("denies", 12)]
    assert plot.undrawn == 0


def test_nothing_that_can_be_drawn_is_no_plot() -> None:
    assert drawn(Series("x", "killed", (Point(None, 3, 3, 3),))) == []
