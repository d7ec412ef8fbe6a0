"""What a person says that a claim should be, told as corrections of what was read."""

from typing import Any

import msgspec
import pytest

from according import looking
from according.errors import BadInput
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.claim import Claim
from according.model.decision import Correct, JudgedClaim
from according.review.deciding import Reviewer


def first(ledger: Ledger) -> Claim:
    return next(iter(looking.claims(ledger)))


def whole(of: Claim) -> dict[str, Any]:
    """What a form sends that was opened on this claim and left as it is."""
    row = msgspec.to_builtins(of)
    figures = [
        {name: it[name] for name in ("id", "harm", "value", "modifier", "scope", "text")}
        | {"span": (it["start"], it["end"])}
        for it in row["quantities"]
    ]
    sources = [
        {"spans": [{"text": it["spans"][0]["text"],
                    "span": (it["spans"][0]["start"], it["spans"][0]["end"])}],
         "name": it["name"], "kind": it["kind"]}
        for it in row["sources"]
    ]  # fmt: skip
    place, time = (
        row[name] and {"text": row[name]["text"], "span": (row[name]["start"], row[name]["end"])}
        for name in ("place", "time")
    )
    if place:
        place |= {"name": row["place"]["name"]}
    if time:
        time |= {"from": row["time"]["from"], "to": row["time"]["to"]}
    put = {"stance": row["stance"], "modality": row["modality"]}
    return {"quantities": figures, "sources": sources, "place": place, "time": time} | put


def changes(ledger: Ledger) -> dict[str, tuple[Any, Any]]:
    act = ledger.decisions()[-1].decision.act
    assert isinstance(act, Correct)
    return {one.field: (one.old, one.new) for one in act.changes}


def test_a_claim_left_as_it_is_is_no_correction(ledger: Ledger, ana: Reviewer) -> None:
    claim = first(ledger)
    with pytest.raises(BadInput, match="nothing differs"):
        ana.amend(claim.claim, whole(claim), "no reason")


def test_a_figure_s_value_takes_its_bounds_along(ledger: Ledger, ana: Reviewer) -> None:
    claim = first(ledger)
    said = whole(claim)
    said["quantities"][0] |= {"value": 15, "modifier": "at-least"}
    ana.amend(claim.claim, said, "the caption says so")
    old = claim.quantities[0]
    assert changes(ledger) == {
        "quantities.q1.value": (old.value, 15),
        "quantities.q1.modifier": (old.modifier, "at-least"),
        "quantities.q1.low": (old.low, 15),
        "quantities.q1.high": (old.high, None),
    }
    assert check(ledger) == []


def test_words_elsewhere_are_evidence_anew(ledger: Ledger, ana: Reviewer) -> None:
    claim = first(ledger)
    said = whole(claim)
    said["sources"][0] = {"spans": [{"text": "people", "span": None}], "kind": "collective"}
    said["place"] = None
    ana.amend(claim.claim, said, "nobody names the place")
    made = first(ledger)
    assert isinstance(made, JudgedClaim)
    text = ledger.report(claim.report.id).text
    assert all(span.holds_in(text) for source in made.sources for span in source.spans)
    assert (made.sources[0].name, made.place) == ("people", None)
    assert made.claim == claim.claim
    assert check(ledger) == []


def test_a_place_of_another_name_keeps_no_coordinates(ledger: Ledger, ana: Reviewer) -> None:
    claim = first(ledger)
    said = whole(claim)
    text = ledger.report(claim.report.id).text
    words = text.split()[-1].strip(".")
    said["place"] = {"text": words, "span": None, "name": "the mill"}
    ana.amend(claim.claim, said, "it was at the mill")
    place = first(ledger).place
    assert place
    assert (place.name, place.text, place.lat, place.geonameid) == ("the mill", words, None, None)


def test_a_source_where_there_was_none_makes_the_voice_another_s(
    ledger: Ledger, ana: Reviewer
) -> None:
    claim = first(ledger)
    said = whole(claim) | {"sources": []}
    ana.amend(claim.claim, said, "it is the report's own")
    assert first(ledger).voice == "own"
    ana.amend(claim.claim, whole(claim), "no, it is not")
    assert (first(ledger).voice, first(ledger).sources) == ("indirect", claim.sources)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", {"text": "Paris", "span": None}),
        ("stance", "shrugs"),
        ("quantities", [{"id": "q1", "harm": "killed", "value": 3, "modifier": "range",
                         "low": 9, "high": 4, "scope": "incident", "text": "5", "span": None}]),
    ],
)  # fmt: skip
def test_what_gives_no_claim_is_refused(
    ledger: Ledger, ana: Reviewer, field: str, value: Any
) -> None:
    claim = first(ledger)
    with pytest.raises(BadInput):
        ana.amend(claim.claim, whole(claim) | {field: value}, "why not")
    assert ledger.decisions() == []
