import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.export import spreadsheet
from according.model.claim import Claim
from according.model.incident import Incident

MakeClaim = Callable[..., Claim]
MakeIncident = Callable[..., Incident]


def _rows(claims: Sequence[Claim], incidents: Sequence[Incident] = ()) -> list[dict[str, str]]:
    written = "".join(spreadsheet.lines(claims, incidents))
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_each_figure_has_a_row_and_a_claim_without_figures_has_one(claim: MakeClaim) -> None:
    figures = claim().quantities
    two = claim(quantities=[*figures, *claim(figure={"id": "q2", "harm": "injured"}).quantities])
    rows = _rows([two, claim(claim="c2", quantities=[])])
    assert [(row["claim"], row["harm"]) for row in rows] == [
        ("c1", "killed"), ("c1", "injured"), ("c2", ""),
    ]  # fmt: skip


def test_unknown_is_an_empty_cell_and_zero_is_a_zero(claim: MakeClaim) -> None:
    row = _rows([claim(figure={"value": None, "low": 0, "high": None})])[0]
    assert (row["value"], row["low"], row["high"], row["place"]) == ("", "0", "", "")


def test_a_figure_stands_with_its_incident_and_what_the_default_rule_made_of_it(
    claim: MakeClaim, incident: MakeIncident
) -> None:
    first = {
        "harm": "killed", "rule": "range", "low": 12, "best": 12, "high": 15, "provisional": False,
        "used": [{"claim": "c1", "quantity": "q1"}],
        "set_aside": [{"claim": "c2", "quantity": "q1", "reason": "vague"}],
    }  # fmt: skip
    home = incident(claims=["c1", "c2"], estimates=[first, first | {"rule": "acled", "low": 1}])
    used, aside = _rows([claim(), claim(claim="c2")], [home])
    assert (used["incident"], used["rule"], used["estimate_low"]) == ("i1", "range", "12")
    assert (used["used"], used["set_aside_because"]) == ("yes", "")
    assert (aside["used"], aside["set_aside_because"]) == ("no", "vague")


def test_a_chain_of_sources_and_coordinates_west_of_greenwich(claim: MakeClaim) -> None:
    chain: list[dict[str, Any]] = [
        {"name": name, "kind": "media", "spans": []} for name in ("Halyard", "the mayor")
    ]
    place = {"text": "London", "start": 0, "end": 6, "lat": 51.5, "lon": -0.13}
    row = _rows([claim(sources=chain, place=place)])[0]
    assert (row["said_by"], row["lon"]) == ("Halyard > the mayor", "-0.13")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_text_can_run_as_a_formula(claim: MakeClaim, start: str) -> None:
    row = _rows([claim(report={"outlet": f"{start}HYPERLINK(1)"})])[0]
    assert row["outlet"].startswith("'")
    assert row["outlet"].endswith("HYPERLINK(1)")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_cell_and_cannot_steer_a_terminal(words: str) -> None:
    cell = next(csv.reader(io.StringIO(spreadsheet._line([words, "after"]), newline="")))
    assert cell[1] == "after"
    assert not any(ord(c) < 32 and c not in "\n\t" for c in cell[0])
    assert not cell[0].startswith(("=", "+", "-", "@"))
