"""Two claims side by side, incidents merged and split, and who has what."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according import looking
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.decision import Merge, Pair, Split
from according.model.incident import Incident
from tests.serve.conftest import OWN, Open, opened, page

OMDURMAN = "At least 12 people were killed when shells hit Omdurman on Thursday, a doctor said.\n"
OBEID = "Nine people were injured in a bombing in El Obeid on Thursday, the police said.\n"
TEXTS = (OMDURMAN, OBEID)


def incidents(folder: Path) -> list[Incident]:
    with Ledger.open(folder) as ledger:
        assert check(ledger) == []
        return sorted(looking.incidents(ledger), key=lambda it: it.claims)


def send(client: TestClient, shown: str, action: str, **said: str) -> str:
    answer = client.post(action, data=opened(client, shown, action) | said, headers=OWN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def pair_of(folder: Path) -> tuple[str, str]:
    one, other = incidents(folder)
    return one.claims[0], other.claims[0]


def last(folder: Path) -> object:
    with Ledger.open(folder) as ledger:
        return ledger.decisions()[-1].decision.act


def test_two_claims_are_shown_with_the_reasons_of_linking(client: TestClient, ledger: Path) -> None:
    one, other = pair_of(ledger)
    shown = page(client, f"/pair/{one}/{other}")
    assert "not in one incident now" in shown.words
    assert "12 people" in " ".join(shown.words.split())
    assert "Nine people" in " ".join(shown.words.split())
    assert shown.words.count("who says it") == 2
    assert client.get(f"/pair/{one}/{one}").status_code == 404
    assert client.get(f"/pair/{one}/{'0' * 32}").status_code == 404


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_a_pair_is_judged_and_the_judgement_undone(
    client: TestClient, ledger: Path, judgement: str
) -> None:
    one, other = pair_of(ledger)
    action = f"/pair/{one}/{other}/judge"
    told = opened(client, f"/pair/{one}/{other}", action) | {"status": judgement, "why": "so"}
    there = [client.post(action, data=told, headers=OWN).headers["location"] for _ in range(2)]
    assert there[0] == there[1]
    act = last(ledger)
    assert isinstance(act, Pair)
    assert act.judgement == judgement
    assert len(incidents(ledger)) == (1 if judgement == "same" else 2)
    send(client, there[0], f"/decision/{told['number']}/withdraw")
    assert len(incidents(ledger)) == 2


def test_incidents_are_merged_and_split_again(client: TestClient, ledger: Path) -> None:
    one, other = incidents(ledger)
    there = f"/incident/{one.incident}"
    said = {"into.id": other.incident, "why": "one night"}
    shown = send(client, there, f"{there}/merge", **said)
    assert isinstance(last(ledger), Merge)
    (whole,) = incidents(ledger)
    assert set(whole.claims) == {*one.claims, *other.claims}
    assert "Withdraw" in page(client, shown).words
    there = f"/incident/{whole.incident}"
    off = {f"claim.{claim}": "on" for claim in whole.claims if claim not in other.claims}
    told = opened(client, there, f"{there}/split")
    kept = {name: value for name, value in told.items() if not name.startswith("claim.")}
    answer = client.post(f"{there}/split", data=kept | off | {"why": "two"}, headers=OWN)
    assert answer.status_code == 303, answer.text
    assert isinstance(last(ledger), Split)
    assert {it.claims for it in incidents(ledger)} == {one.claims, other.claims}


def test_claims_are_moved_to_another_incident(client: TestClient, ledger: Path) -> None:
    one, other = incidents(ledger)
    there = f"/incident/{one.incident}"
    told = {"into.id": other.incident, "why": "there", "number": "s" + "1" * 16}
    told |= {f"claim.{claim}": "on" for claim in one.claims}
    told |= {"form": opened(client, there, f"{there}/merge")["form"]}
    assert client.post(f"{there}/split", data=told, headers=OWN).status_code == 303
    assert [set(it.claims) for it in incidents(ledger)] == [{*one.claims, *other.claims}]


@pytest.mark.parametrize("said", [{}, {"into.id": "i000000"}])
def test_what_names_no_incident_merges_nothing(
    client: TestClient, ledger: Path, said: dict[str, str]
) -> None:
    there = f"/incident/{incidents(ledger)[0].incident}"
    told = opened(client, there, f"{there}/merge") | said | {"why": "so"}
    assert client.post(f"{there}/merge", data=told, headers=OWN).status_code == 400


def test_a_claim_that_another_has_is_not_asked_for(browser: Open, ledger: Path) -> None:
    ana, omar = browser(ledger, "Ana Ruiz", ledger), browser(ledger, "Omar Idris", ledger)
    claim = _asked(ana)
    shown = page(omar, "/review")
    assert "Ana Ruiz has" in " ".join(shown.words.split())
    assert _asked(omar) != claim
    assert _asked(ana) == claim


def test_where_nothing_can_be_noted_everybody_sees_everything(browser: Open, ledger: Path) -> None:
    (ledger / "taken").write_text("in the way")
    ana, omar = browser(ledger, "Ana Ruiz", ledger), browser(ledger, "Omar Idris", ledger)
    assert _asked(ana) == _asked(omar)


def _asked(client: TestClient) -> str:
    forms = page(client, "/review").all("form", method="post")
    return next(str(it["action"]) for it in forms if str(it["action"]).endswith("/decide"))


def test_two_who_decide_at_the_same_moment_lose_and_double_nothing(
    browser: Open, ledger: Path
) -> None:
    """Each sends every form twice, about the same claims, while the other does too."""
    clients = [browser(ledger, name) for name in ("Ana Ruiz", "Omar Idris")]
    with Ledger.open(ledger) as held:
        claims = [claim.claim for claim in held.claims()]
    form = opened(clients[0], f"/claim/{claims[0]}", f"/claim/{claims[0]}/decide")["form"]

    def decide(who: int) -> list[int]:
        answers = []
        for place, claim in enumerate(claims):
            number = f"s{who}{place:015x}"
            told = {"form": form, "number": number, "known": "", "status": "accepted"}
            for _time in range(2):
                answer = clients[who].post(f"/claim/{claim}/decide", data=told, headers=OWN)
                answers.append(answer.status_code)
        return answers

    with ThreadPoolExecutor(2) as at_once:
        answers = [code for some in at_once.map(decide, range(2)) for code in some]
    with Ledger.open(ledger) as held:
        assert check(held) == []
        made = [one.decision for one in held.decisions()]
    assert len(made) == len({one.decision for one in made}) == len(claims)
    assert sorted(answers) == [303] * 2 * len(claims) + [400] * 2 * len(claims)
