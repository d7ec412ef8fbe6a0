"""The pages as the ledger stood at a moment, and what changed between two."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according import looking, pipeline
from according.ledger.book import Ledger
from according.read.inputs import find
from tests.serve.conftest import page, read

FIRST = "A bomb killed 12 people in Omdurman on Thursday, the health ministry said."
SECOND = "Shelling killed 30 people in Homs on Thursday, the governor said."


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two reports read at two moments, with a decision about a claim of the first."""
    folder = read(tmp_path, FIRST)
    later = tmp_path / "later.txt"
    later.write_text(SECOND)
    with Ledger.open(folder) as book:
        inputs = [(given, pipeline.About("2024-05-03")) for given in find([str(later)])]
        assert [made.became for made in pipeline.read_each(book, inputs)] == ["read"]
        pipeline.relink(book)
        claim = next(it for it in looking.claims(book) if "bomb" in it.text)
        with pipeline.deciding(book, "Ana Ruiz") as reviewer:
            reviewer.rule(claim.claim, "rejected", "a rumour")
    return folder


def moments(folder: Path) -> tuple[str, str, str]:
    """After the first report, after the second, after the decision."""
    with Ledger.open(folder) as book:
        told = list(book.entries())
    second = [it.at for it in told if it.kind == "report"][1]
    decided = next(it.at for it in told if it.kind == "decision")
    before = [[it.at for it in told if it.at < moment][-1] for moment in (second, decided)]
    return before[0], before[1], told[-1].at


def test_every_page_stands_as_it_stood(client: TestClient, ledger: Path) -> None:
    first, second, last = moments(ledger)
    for moment, bombing, shelling in (
        (first, True, False), (second, True, True), (last, False, True),
    ):  # fmt: skip
        words = page(client, f"/?as-of={moment}").words
        assert ("Bombing" in words, "Shelling" in words) == (bombing, shelling), moment
    with Ledger.open(ledger) as book:
        told = looking.incidents(book, second)
    for incident in told:
        shown = page(client, f"/incident/{incident.incident}?as-of={second}")
        assert incident.title in shown.words
        for claim in incident.claims:
            past = page(client, f"/claim/{claim}?as-of={second}").words
            assert "a rumour" not in past
    now = "".join(page(client, f"/claim/{it.claims[0]}").words for it in told)
    assert "a rumour" in now


def test_links_stay_at_the_moment_and_nobody_decides_there(
    client: TestClient, ledger: Path
) -> None:
    moment = moments(ledger)[1]
    to_see, seen = {f"/?as-of={moment}"}, set[str]()
    while to_see:
        path = to_see.pop()
        seen.add(path)
        shown = page(client, path)
        assert not shown.all("form", method="post"), path
        assert "Nobody decides about the past" in shown.words
        for kind in ("/incident/", "/claim/", "/report/"):
            back = path.partition("?")[0]
            links = [link for link in shown.links(kind) if link.partition("?")[0] != back]
            assert all("as-of=" in link for link in links), path
            to_see |= {link.partition("#")[0] for link in links} - seen
    assert len(seen) > 4
    review = client.get(f"/review?as-of={moment}")
    assert review.status_code == 404
    assert "go back to now" in review.text
    assert page(client, f"/?as-of={moment}").all("a", href="/review")


def test_what_is_no_moment_is_refused_with_the_form_to_mend_it(client: TestClient) -> None:
    answer = client.get("/?as-of=yesterday")
    assert answer.status_code == 404
    assert "no moment" in answer.text
    assert 'value="yesterday"' in answer.text


def test_the_changes_are_those_of_the_command_with_their_entries(
    client: TestClient, ledger: Path
) -> None:
    _first, second, last = moments(ledger)
    with Ledger.open(ledger) as book:
        changed = looking.diff(book, second, last)
    assert changed
    shown = page(client, f"/changes?from={second}&to={last}")
    assert f"{len(changed)} changes" in shown.words
    words = " ".join(shown.words.split())
    for one in changed:
        for entry in one.entries:
            assert f"entry {entry.seq}, {entry.kind}" in words
    assert f"12 killed, {'health ministry'}" in words
    assert FIRST in words
    assert "decision rejected: a rumour , Ana Ruiz" in words.replace("rumour,", "rumour ,")
    assert "status undecided" in words
    for path in [*shown.links("/incident/"), *shown.links("/claim/")]:
        assert client.get(path).status_code == 200, path
    assert "Nothing changed" in page(client, f"/changes?from={last}").words
