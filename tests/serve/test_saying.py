"""Correcting and adding by words of the report, as a browser sends them."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according import looking
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.claim import Claim
from according.model.decision import JudgedClaim
from tests.serve.conftest import KEYS, OWN, opened, page

TEXT = (
    "\U0001f56f Cafe\u0301 Noir, Omdurman:\r\n"
    "At least 12 people were killed when shells hit Omdurman on Thursday, the Nile Doctors' Circle "
    "said.\r\nSeven more were hurt in Bahri, a nurse told us.\r\n"
)
TEXTS = (TEXT,)
MISSED = "Seven more were hurt in Bahri"


def killed(ledger: Path) -> Claim:
    with Ledger.open(ledger) as held:
        assert check(held) == []
        return next(it for it in looking.claims(held)
                    if it.quantities and it.quantities[0].harm == "killed")  # fmt: skip


def span(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


def test_a_form_that_was_not_changed_enters_nothing(client: TestClient, ledger: Path) -> None:
    there = f"/claim/{killed(ledger).claim}"
    told = opened(client, there, f"{there}/amend") | {"why": "to be sure"}
    answer = client.post(f"{there}/amend", data=told, headers=OWN)
    assert answer.status_code == 400
    assert "nothing differs" in answer.text


def test_other_words_correct_the_place_and_the_old_one_is_shown(
    client: TestClient, ledger: Path
) -> None:
    there = f"/claim/{killed(ledger).claim}"
    told = opened(client, there, f"{there}/amend")
    told |= {"place.words": "Bahri", "place.span": span("Bahri"), "place.name": "", "why": "there"}
    answer = client.post(f"{there}/amend", data=told, headers=OWN)
    assert answer.status_code == 303, answer.text
    place = killed(ledger).place
    assert place
    assert (place.text, place.start) == ("Bahri", TEXT.index("Bahri"))
    shown = page(client, answer.headers["location"])
    assert "Bahri, read as Omdurman" in " ".join(shown.words.split())


def test_typed_words_correct_the_figure_without_a_span(client: TestClient, ledger: Path) -> None:
    there = f"/claim/{killed(ledger).claim}"
    told = opened(client, there, f"{there}/amend")
    told |= {
        "figure.0.words": "12",
        "figure.0.span": "",
        "figure.0.modifier": "exactly",
        "why": "so",
    }
    assert client.post(f"{there}/amend", data=told, headers=OWN).status_code == 303
    (figure,) = killed(ledger).quantities
    assert (figure.text, figure.value, figure.low, figure.high) == ("12", 12, 12, 12)
    assert TEXT[figure.start : figure.end] == "12"


def test_a_missed_claim_is_added_in_the_words_that_were_taken(
    client: TestClient, ledger: Path
) -> None:
    with Ledger.open(ledger) as held:
        report = held.reports()[0].id
    there = f"/report/{report}"
    told = opened(client, there, f"{there}/add")
    told |= {
        "whole.words": MISSED, "whole.span": span(MISSED),
        "figure.0.words": "Seven more", "figure.0.harm": "injured", "figure.0.value": "7",
        "source.0.words": "a nurse", "source.0.kind": "person",
        "place.words": "Cafe\u0301 Noir", "place.name": "Café Noir",
        "time.words": "Thursday", "time.from": "", "time.to": "", "why": "it was missed",
    }  # fmt: skip
    answer = client.post(f"{there}/add", data=told, headers=OWN)
    assert answer.status_code == 303, answer.text
    with Ledger.open(ledger) as held:
        assert check(held) == []
        judged = [it for it in looking.claims(held) if isinstance(it, JudgedClaim)]
    (made,) = [it for it in judged if it.extractor.startswith("by hand")]
    assert made.text == MISSED
    assert (made.quantities[0].value, made.quantities[0].harm) == (7, "injured")
    assert made.sources[0].name == "a nurse"
    assert made.place
    assert TEXT[made.place.start : made.place.end] == "Cafe\u0301 Noir"
    assert made.time
    assert made.time.from_ == "2024-05-02"
    assert made.claim in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"figure.0.value": "twelve"}, "no number"),
        ({"figure.0.words": ""}, "needs the words"),
        ({"source.1.words": "a nurse"}, "what kind of source"),
        ({"time.words": "Thursday", "time.from": "May 2"}, "is no day"),
        ({"place.words": "Nowhere at all"}, "does not stand"),
        ({"stance": "shrugs"}, "gives no claim"),
        ({"known": "s0000000000000000"}, "somebody decided"),
        ({"number": "1"}, "number of its own"),
        ({"why": ""}, "reason"),
    ],
)
def test_what_cannot_be_entered_says_why(
    client: TestClient, ledger: Path, changed: dict[str, str], why: str
) -> None:
    there = f"/claim/{killed(ledger).claim}"
    told = opened(client, there, f"{there}/amend") | {"why": "so"} | changed
    answer = client.post(f"{there}/amend", data=told, headers=OWN)
    assert answer.status_code == 400
    assert why in answer.text
    with Ledger.open(ledger) as held:
        assert held.decisions() == []


def test_the_same_form_sent_twice_enters_one_decision(client: TestClient, ledger: Path) -> None:
    there = f"/claim/{killed(ledger).claim}"
    told = opened(client, there, f"{there}/amend") | {"figure.0.value": "15", "why": "so"}
    first, again = (client.post(f"{there}/amend", data=told, headers=OWN) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] == again.headers["location"]
    with Ledger.open(ledger) as held:
        assert len(held.decisions()) == 1
    undo = {"form": KEYS.form, "why": "a slip", "claim": killed(ledger).claim}
    withdraw = f"/decision/{told['number']}/withdraw"
    assert [client.post(withdraw, data=undo, headers=OWN).status_code for _ in range(2)] == [
        303,
        303,
    ]
    assert (
        client.post(f"{there}/amend", data=told, headers=OWN).status_code == 303
    )  # old tab, again
    with Ledger.open(ledger) as held:
        assert held.decisions() == []
