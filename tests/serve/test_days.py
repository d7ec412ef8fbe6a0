"""Incidents over time: each stands where its beginning is known to lie, or is counted apart."""

import json
import re
from datetime import date
from itertools import pairwise

import numpy as np
import plotly.graph_objects  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model.block import block
from according.model.card import Card, card
from according.model.incident import Incident
from according.serve.columns import Numbers
from according.serve.days import figure, timeline, told
from according.serve.search import Index

DATES = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat)
BEGUN = st.none() | DATES | DATES.map(lambda it: it[:7]) | DATES.map(lambda it: it[:4])


def incident(begun: str | None, ended: str | None = None) -> Card:
    return card(Incident("i", "incident", (), "", None, None, begun, ended or begun, (), ()), ())


def starts(some: list[Card]) -> Numbers:
    return Index([block(some)]).starts


def shown(*begun: str | None) -> tuple[str, list[tuple[str, int]], int]:
    some = [incident(it) for it in begun]
    made = timeline(starts(some), np.ones(len(some), dtype=np.bool_))
    return made.stretch, [(told(it, made.stretch), it.incidents) for it in made.bars], made.left_out


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        ((), ("year", [], 0)),
        ((None,), ("year", [], 1)),
        (("2024-05-02", "2024-05-02", "2024-05-04"),
         ("day", [("2024-05-02", 2), ("2024-05-04", 1)], 0)),
        # a month is no day
        (("2024-05-02", "2024-05", None), ("day", [("2024-05-02", 1)], 2)),
        (("2024-05-02", "2024-05-05", "2024-08-01"),
         ("week", [("week of 2024-04-29", 2), ("week of 2024-07-29", 1)], 0)),
        (("2020-01-31", "2024-05-02", "2024-05", "2024"),
         ("month", [("2020-01", 1), ("2024-05", 2)], 1)),
        (("2003-04-01", "2024-05", "2024"), ("year", [("2003", 1), ("2024", 2)], 0)),
        (("1999", "2024"), ("year", [("1999", 1), ("2024", 1)], 0)),
    ],
)  # fmt: skip
def test_each_is_shown_in_the_stretch_that_it_is_known_to(
    begun: tuple[str | None, ...], expected: object
) -> None:
    assert shown(*begun) == expected


@given(st.lists(BEGUN, max_size=20), st.data())
def test_all_are_in_a_bar_or_left_out_and_bars_do_not_overlap(
    begun: list[str | None], data: st.DataObject
) -> None:
    some = [incident(it) for it in begun]
    among = np.array([data.draw(st.booleans()) for _ in some], dtype=np.bool_)
    made = timeline(starts(some), among)
    assert sum(bar.incidents for bar in made.bars) + made.left_out == among.sum()
    assert all(left.last < right.first for left, right in pairwise(made.bars))


def test_the_figure_is_one_that_plotly_takes() -> None:
    some = [incident("2024-05-02"), incident("2024-05-03")]
    made = figure(timeline(starts(some), np.array([True, True])), ["/a", "/b"], "/c")
    coloured = re.sub(r'"--[a-z0-9]+"', '"#000"', json.dumps(made))
    plotly.graph_objects.Figure(json.loads(coloured))
    assert [one[0] for one in made["data"][0]["customdata"]] == ["/a", "/b"]


def test_an_incident_that_lasted_stands_at_its_beginning() -> None:
    some = [incident("2024-05-02", "2024-05-09")]
    (bar,) = timeline(starts(some), np.array([True])).bars
    assert (bar.first, bar.last) == (date(2024, 5, 2), date(2024, 5, 2))
