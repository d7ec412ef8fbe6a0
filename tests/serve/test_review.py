"""Deciding in the browser enters what `according decide` enters, and is undone by withdrawal."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from according.cli import main
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.decision import Decision, Ruled
from tests.serve.conftest import KEYS, OWN, Open, Page, page

FORM = {"form": KEYS.form, "number": "s0123456789abcdef", "known": ""}


def submit(client: TestClient, shown: Page, action: str, **told: str) -> Page:
    """Send the page's own form to this address, with what a person fills in, and go on."""
    place = next(at for at, (tag, having) in enumerate(shown.elements)
                 if tag == "form" and having["action"] == action
                 and told.items() >= {("status", s) for s in _status(shown, at)})  # fmt: skip
    hidden = _fields(shown, place)
    answer = client.post(action, data=hidden | told, headers=OWN)
    assert answer.status_code == 303, answer.text
    return page(client, answer.headers["location"])


def _fields(shown: Page, form: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag, having in shown.elements[form + 1 :]:
        if tag == "form":
            break
        if tag == "input" and having.get("name"):
            found[having["name"] or ""] = having.get("value") or ""
    return found


def _status(shown: Page, form: int) -> list[str]:
    return [value for name, value in _fields(shown, form).items() if name == "status"]


def decisions(folder: Path) -> list[Decision]:
    with Ledger.open(folder) as ledger:
        return [one.decision for one in ledger.decisions()]


@pytest.mark.parametrize(
    ("status", "why"),
    [("accepted", ""), ("rejected", "counted twice"), ("unverifiable", "no one can go there")],
)
def test_a_decision_is_entered_and_undone(
    client: TestClient, samples: Path, status: str, why: str
) -> None:
    before = page(client, "/review")
    action = before.all("form", method="post")[0]["action"] or ""
    claim = action.split("/")[2]
    told = {"status": status} | ({"why": why} if why else {})
    after = submit(client, before, action, **told)
    (made,) = decisions(samples)
    assert isinstance(made.act, Ruled)
    assert (made.act.about.claim, made.act.status) == (claim, status)
    assert (made.by, made.why) == ("Ana Ruiz", why)
    assert made.decision in after.words
    assert claim not in (after.all("form", method="post")[1]["action"] or "")
    assert status in page(client, f"/claim/{claim}").words
    undone = submit(client, after, f"/decision/{made.decision}/withdraw")
    assert decisions(samples) == []
    assert undone.all("form", method="post")[0]["action"] == action
    with Ledger.open(samples) as ledger:
        assert check(ledger) == []


def test_all_that_waits_can_be_decided_one_after_the_other(
    client: TestClient, samples: Path
) -> None:
    shown = page(client, "/review")
    for left in range(4, 0, -1):
        form = next(
            one for one in shown.all("form", method="post") if "/decide" in (one["action"] or "")
        )
        shown = submit(client, shown, form["action"] or "", status="accepted")
        assert len(decisions(samples)) == 5 - left


def test_a_rejected_figure_leaves_the_estimate_and_is_told_why(
    client: TestClient, samples: Path
) -> None:
    from according import looking

    with Ledger.open(samples) as ledger:
        incident = max(looking.incidents(ledger), key=lambda it: len(it.claims))
    used = incident.estimates[0].used[0].claim
    there = f"/claim/{used}"
    submit(client, page(client, there), f"{there}/decide", status="rejected", why="a misprint")
    words = " ".join(page(client, f"/incident/{incident.incident}").words.split())
    assert "rejected by Ana Ruiz: a misprint" in words


def test_a_reason_is_demanded_and_nothing_is_entered_without(
    client: TestClient, samples: Path
) -> None:
    action = page(client, "/review").all("form", method="post")[0]["action"] or ""
    for told in ({"status": "rejected"}, {"status": "rejected", "why": "  "}, {"status": "maybe"}):
        answer = client.post(action, data=FORM | told, headers=OWN)
        assert answer.status_code == 400
    assert decisions(samples) == []


def test_without_a_name_pages_only_show(browser: Open, samples: Path) -> None:
    client = browser(samples, None)
    shown = page(client, "/review")
    assert shown.all("form", method="post") == []
    assert "--as NAME" in shown.words
    claim = shown.links("/claim/")[0]
    told = FORM | {"status": "accepted"}
    answer = client.post(f"{claim}/decide", data=told, headers=OWN)
    assert answer.status_code == 400
    assert decisions(samples) == []


def test_what_another_program_enters_is_seen_at_once(client: TestClient, samples: Path) -> None:
    from according import pipeline

    before = page(client, "/review")
    claim = (before.all("form", method="post")[0]["action"] or "").split("/")[2]
    with Ledger.open(samples) as ledger, pipeline.deciding(ledger, "Omar Idris") as other:
        other.rule(claim, "rejected", "seen elsewhere")
    assert claim not in (page(client, "/review").all("form", method="post")[0]["action"] or "")
    assert "Omar Idris" in page(client, f"/claim/{claim}").words


def test_each_key_is_given_to_one_thing(client: TestClient) -> None:
    shown = page(client, "/review?at=1")
    keys = [having["data-key"] for _tag, having in shown.elements if "data-key" in having]
    assert sorted(str(key) for key in keys) == sorted("abcflnprstu")


def test_a_bundle_is_shown_and_takes_no_decision(
    browser: Open, samples: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "handover.zip"
    made = CliRunner().invoke(main, ["bundle", str(bundle), "--ledger", str(samples)])
    assert made.exit_code == 0, made.stderr
    client = browser(bundle)
    action = page(client, "/review").all("form", method="post")[0]["action"] or ""
    told = FORM | {"status": "accepted"}
    answer = client.post(action, data=told, headers=OWN)
    assert answer.status_code == 400
    assert "Not done" in answer.text
    assert page(client, "/review").all("form", method="post")[0]["action"] == action
