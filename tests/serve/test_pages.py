"""The pages over the sample reports: what is there, and where it leads."""

import hashlib
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according import looking
from according.ledger.book import Ledger
from according.model.incident import Incident
from according.telling.wording import defaults, number
from tests.serve.conftest import Open, Page, page, read


def told(folder: Path) -> list[Incident]:
    with Ledger.open(folder) as ledger:
        return list(looking.incidents(ledger))


def test_every_incident_is_in_the_table_with_its_figures(client: TestClient, samples: Path) -> None:
    shown = page(client, "/")
    incidents = [it for it in told(samples) if it.kind == "incident"]
    assert set(shown.links("/incident/")) == {f"/incident/{it.incident}" for it in incidents}
    words = " ".join(shown.words.split())
    for incident in incidents:
        assert incident.title in words
        for made in defaults(incident):
            bounds = " ".join(number(bound) for bound in (made.low, made.best, made.high))
            assert f"{made.harm} {bounds}" in words


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    """And nothing that is loaded, sent or linked is anywhere else than here."""
    seen, to_see = set[str](), {"/"}
    while to_see:
        path = to_see.pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for tag, having in Page(answer.text).elements:
            for name in ("href", "src", "action"):
                there = having.get(name)
                if there is None or there.startswith("#"):
                    continue
                assert there.startswith("/"), (path, tag, there)
                assert not there.startswith("//")
                if tag != "form":
                    to_see |= {there.partition("#")[0]} - seen
            assert not [name for name in having if name.startswith("on") or name == "style"]
    assert {path.split("/")[1].partition("?")[0] for path in seen} >= {
        "incident", "claim", "report", "review", "original", "static",
    }  # fmt: skip


def test_tolls_stand_apart(client: TestClient, samples: Path) -> None:
    tolls = {f"/incident/{it.incident}" for it in told(samples) if it.kind == "toll"}
    assert tolls
    assert set(page(client, "/?kind=toll").links("/incident/")) == tolls


def test_an_incident_accounts_for_every_figure_by_every_rule(
    client: TestClient, samples: Path
) -> None:
    incident = max(told(samples), key=lambda it: len(it.claims))
    for rule in {made.rule for made in incident.estimates}:
        words = " ".join(page(client, f"/incident/{incident.incident}?rule={rule}").words.split())
        for made in incident.estimates:
            if made.rule == rule:
                assert f"used {len(made.used)}, set aside {len(made.set_aside)}" in words
                assert all(" ".join(one.reason.split()) in words for one in made.set_aside)


def test_every_claim_of_an_incident_is_on_its_page_under_its_origin(
    client: TestClient, samples: Path
) -> None:
    for incident in told(samples):
        shown = page(client, f"/incident/{incident.incident}")
        assert {f"/claim/{claim}" for claim in incident.claims} <= set(shown.links("/claim/"))
        for origin in incident.origins:
            assert " ".join(origin.name.split()) in " ".join(shown.words.split())


def test_three_copies_of_one_wire_report_are_folded_under_the_first(
    client: TestClient, samples: Path
) -> None:
    incident = next(it for it in told(samples) if it.place and it.place.name == "Omdurman")
    assert "said again 2 times" in page(client, f"/incident/{incident.incident}").words


def test_a_former_id_finds_what_it_went_up_in_and_others_nothing(client: TestClient) -> None:
    for path in ("/incident/i000000", "/claim/00", "/report/00", "/original/00", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Not done" in answer.text


@pytest.mark.parametrize(
    "query", ["kind=other", "order=x", "page=-1", "page=many"]
)  # fmt: skip
def test_what_no_page_can_ask_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 404


def test_a_reports_page_holds_its_text_as_published(client: TestClient, samples: Path) -> None:
    with Ledger.open(samples) as ledger:
        reports = ledger.reports()
    for report in reports:
        answer = client.get(f"/report/{report.id}").text
        text = answer.partition('<div class="text whole"')[2].partition("</div>")[0]
        inner = Page(f"<div{text}</div>")
        labels = [one for one in inner.elements if "label" in (one[1].get("class") or "")]
        shown = Page(_without_labels(f"<div{text}</div>")).words
        assert shown == report.text.replace("\r\n", "\n")
        assert labels or not page(client, f"/report/{report.id}").links("/claim/")


def _without_labels(html: str) -> str:
    start, *parts = re.split('<span class="label[^"]*" aria-hidden="true">', html)
    return start + "".join(part.partition("</span>")[2] for part in parts)


def test_the_original_bytes_and_their_hash_are_one_step_away(
    client: TestClient, samples: Path
) -> None:
    with Ledger.open(samples) as ledger:
        report = ledger.reports()[0].id
    shown = page(client, f"/report/{report}")
    assert report in shown.words
    (there,) = shown.links("/original/")
    answer = client.get(there)
    assert hashlib.sha256(answer.content).hexdigest() == report
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_an_empty_ledger_greets_with_what_to_do(browser: Open, tmp_path: Path) -> None:
    client = browser(read(tmp_path))
    assert "according read reports/" in page(client, "/").words
    assert "No claim of harm waits" in page(client, "/review").words


def test_pages_say_their_language_name_and_main_part(client: TestClient, samples: Path) -> None:
    claim = page(client, "/review").links("/claim/")[0]
    for path in ("/", "/review", claim):
        shown = page(client, path)
        assert shown.all("html", lang="en")
        assert shown.all("main", id="main")
        assert shown.all("a", href="#main")
        assert len(shown.all("h1")) == 1
        ids = [having["id"] for _tag, having in shown.elements if "id" in having]
        assert len(ids) == len(set(ids)), path


def test_every_field_to_fill_in_has_a_label(client: TestClient) -> None:
    for path in ("/", "/review"):
        answer = client.get(path).text
        for having in Page(answer).all("input"):
            if having.get("type") != "hidden":
                before = answer.partition(f'name="{having["name"]}"')[0]
                assert before.rfind("<label") > before.rfind("</label")
