"""The sample in the browser: read blind by each, compared when all is read."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according.ledger.book import Ledger
from according.model.decision import Decision
from tests.serve.conftest import OWN, Open, Page, opened, page

TEXTS = ("At least 12 people were killed when shells hit Omdurman on Thursday, a doctor said.\n",)


def draw(client: TestClient, size: str = "1") -> None:
    told = opened(client, "/sample", "/sample/draw") | {"size": size}
    answer = client.post("/sample/draw", data=told, headers=OWN)
    assert answer.status_code == 303, answer.text


def reading(client: TestClient, act: str, **said: str) -> str:
    """Says this of the claim that the page of the sample shows; where it leads to."""
    shown = page(client, "/sample")
    action = next(str(form["action"]) for form in shown.all("form", method="post")
                  if str(form["action"]).endswith(act))  # fmt: skip
    answer = client.post(action, data=opened(client, "/sample", action) | said, headers=OWN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def decisions(folder: Path) -> list[Decision]:
    with Ledger.open(folder) as ledger:
        return [one.decision for one in ledger.decisions()]


def row(shown: Page, field: str) -> list[str]:
    """The numbers of this field in the table of rates."""
    words = " ".join(shown.words.partition("How often this ledger is wrong")[2].split())
    return words.partition(f" {field} ")[2].split()[:2]


def test_nothing_is_drawn_before_somebody_draws(browser: Open, ledger: Path) -> None:
    shown = page(browser(ledger), "/sample")
    assert "how often this ledger is wrong" in shown.words
    assert browser(ledger, None).get("/sample").status_code == 200


@pytest.mark.parametrize("size", ["0", "99", "many", ""])
def test_only_so_many_are_drawn_as_there_are(browser: Open, ledger: Path, size: str) -> None:
    client = browser(ledger)
    told = opened(client, "/sample", "/sample/draw") | {"size": size}
    assert client.post("/sample/draw", data=told, headers=OWN).status_code == 400


def test_a_second_reader_sees_nothing_of_the_first(browser: Open, ledger: Path) -> None:
    ana, omar = browser(ledger, "Ana Ruiz"), browser(ledger, "Omar Idris")
    draw(ana)
    reading(ana, "/amend", stance="doubts", why="so says the caption")
    (first,) = decisions(ledger)
    assert first.sample
    claim = page(omar, "/sample").links("/claim/") or [f"/claim/{_claim(first)}"]
    for path in ("/sample", claim[0], page(omar, claim[0]).links("/report/")[0].partition("#")[0]):
        words = page(omar, path).words
        assert "caption" not in words, path
    assert "caption" in page(ana, claim[0]).words
    assert reading(omar, "/decide", status="accepted").startswith("/sample")
    shown = page(omar, "/sample")
    assert "Where readers differ" in shown.words
    assert "stance=doubts" in shown.words
    assert "nothing: as read" in shown.words
    assert row(shown, "stance") == ["0", "0"]


def test_what_is_settled_counts(browser: Open, ledger: Path) -> None:
    ana, omar = browser(ledger, "Ana Ruiz"), browser(ledger, "Omar Idris")
    draw(ana)
    reading(ana, "/amend", stance="doubts", why="so")
    reading(omar, "/decide", status="accepted")
    there = f"/claim/{_claim(decisions(ledger)[0])}"
    told = opened(ana, there, f"{there}/decide") | {"status": "accepted"}
    assert ana.post(f"{there}/decide", data=told, headers=OWN).status_code == 303
    assert decisions(ledger)[-1].sample is None
    assert row(page(omar, "/sample"), "stance") == ["1", "1"]


def test_a_reading_is_undone_and_asked_for_again(browser: Open, ledger: Path) -> None:
    client = browser(ledger)
    draw(client)
    there = reading(client, "/decide", status="accepted")
    (made,) = decisions(ledger)
    withdraw = f"/decision/{made.decision}/withdraw"
    told = opened(client, there, withdraw)
    assert client.post(withdraw, data=told, headers=OWN).status_code == 303
    assert "1 left to read" in page(client, "/sample").words


def _claim(made: Decision) -> str:
    return str(made.act.about.claim)  # type: ignore[union-attr]
