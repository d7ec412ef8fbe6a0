"""What a hostile page, form or report tries on every address that enters something."""

from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from according import looking
from according.ledger.book import Ledger
from according.model.claim import Claim, Quantity, sealed
from according.model.passage import Passage
from according.model.report import Collected, header
from according.read.report import read_report
from according.serve.acts import ACTS
from tests.serve.conftest import KEYS, OWN, Open, Page, opened, page

TEXTS = ("At least 12 people were killed when shells hit Omdurman on Thursday, a doctor said.\n",)
SCRIPT = "<script>alert(1)</script>"
NUMBER = "s0123456789abcdef"
MAIL = Collected("file", f"mail/{SCRIPT}.txt")


def head(folder: Path) -> str:
    with Ledger.open(folder) as ledger:
        return ledger.head()


def address(folder: Path, act: str) -> str:
    """The address of an act, about what the ledger holds."""
    with Ledger.open(folder) as ledger:
        claim = ledger.claims()[0]
        incident = ledger.incidents()[0].incident
        ids = {"claim": claim.claim, "report": claim.report.id, "incident": incident}
    kind = act.partition("/")[0]
    id_ = ids.get(kind, ids["claim"])
    return "/" + act.replace("{id_}", id_).replace("{other}", "0" * 32)


TOLD = {
    "form": KEYS.form, "number": NUMBER, "known": "", "status": "accepted", "why": "so",
    "size": "1",
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_no_other_site_no_stranger_and_no_other_method_enters_anything(
    browser: Open, stranger: Open, ledger: Path, act: str
) -> None:
    client, there, before = browser(ledger), address(ledger, act), head(ledger)
    own = {"headers": OWN, "data": TOLD}
    refused = [
        client.post(there, data=TOLD),
        client.post(there, data=TOLD, headers={"origin": "http://attacker.example"}),
        client.post(there, data=TOLD, headers=OWN | {"sec-fetch-site": "cross-site"}),
        client.post(there, data=TOLD, headers=OWN | {"host": "attacker.example:8765"}),
        stranger(ledger).post(there, **own),  # type: ignore[arg-type]
    ]
    assert {answer.status_code for answer in refused} == {403}
    for form in ("", "guessed", KEYS.session):
        answer = client.post(there, data=TOLD | {"form": form}, headers=OWN)
        assert answer.status_code == 400
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, there, headers=OWN, params=TOLD)
        assert answer.status_code in (404, 405), method
    assert head(ledger) == before


def test_looking_at_every_page_enters_nothing(client: TestClient, ledger: Path) -> None:
    before = head(ledger)
    paths = ["/", "/review", "/sample", "/changes", "/?words=x"]
    for path in paths:
        shown = page(client, path)
        paths += [one for one in shown.links("/") if one not in paths and len(paths) < 60]
    assert any(path.startswith("/incident/") for path in paths)
    assert head(ledger) == before


@pytest.mark.parametrize(
    "why", ["a\x00b", "so\u202eos", "x\x1b[31m", "\ufffe", SCRIPT, "{{ 7 * 7 }}"]
)
def test_words_of_a_form_are_shown_and_do_nothing(
    client: TestClient, ledger: Path, why: str
) -> None:
    there = address(ledger, "claim/{id_}/decide")
    told = TOLD | {"status": "rejected", "why": why}
    assert client.post(there, data=told, headers=OWN).status_code == 303
    for path in (there.removesuffix("/decide"), "/changes?from=2000-01-01", "/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert SCRIPT not in answer.text
        assert not {"\x00", "\u202e", "\x1b"} & set(answer.text)
        assert "49" not in Page(answer.text).words.replace(why, "").split()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("why", b"%ED%A0%80"),
        ("why", b"%FF"),
        ("whole.words", b"%ED%B3%BF"),
        ("place.words", b"%C0%80"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    client: TestClient, ledger: Path, field: str, value: bytes
) -> None:
    there, before = address(ledger, "claim/{id_}/amend"), head(ledger)
    told = f"form={KEYS.form}&number={NUMBER}&known=&{field}=".encode() + value
    headers = OWN | {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(there, content=told, headers=headers).status_code == 400
    assert head(ledger) == before


@pytest.mark.parametrize(
    "id_", ["%00", "%ED%A0%80", "..%2f..%2fetc", "%E2%80%AE", "a" * 5000, "*", "'"]
)
@pytest.mark.parametrize("kind", ["claim", "report", "incident", "original", "pair/x"])
def test_an_id_that_is_none_is_told_so(client: TestClient, kind: str, id_: str) -> None:
    answer = client.get(f"/{kind}/{id_}")
    assert answer.status_code == 404
    assert not {"\x00", "\u202e"} & set(answer.text)


@pytest.mark.parametrize(
    "said",
    [
        {"figure.0.value": "9" * 400}, {"figure.0.span": "999999999-0"}, {"place.span": "-1--5"},
        {"time.from": "2024-99-99"}, {"figure.0.id": "../q1"}, {"figure.0.harm": SCRIPT},
        {"whole.words": "\x00"}, {"source.0.kind": "\u202e"}, {"number": "s" + "0" * 400},
    ],
)  # fmt: skip
def test_a_forged_form_is_refused_or_harmless(
    client: TestClient, ledger: Path, said: dict[str, str]
) -> None:
    there = address(ledger, "claim/{id_}/amend")
    shown = there.removesuffix("/amend")
    told = opened(client, shown, there) | {"why": "so"} | said
    answer = client.post(there, data=told, headers=OWN)
    assert answer.status_code in (303, 400)
    assert SCRIPT not in answer.text
    assert client.get(shown).status_code == 200


def held(folder: Path, text: str, claims: list[Claim]) -> str:
    """A ledger with one report of these claims, marked by hand; its id."""
    original = text.encode()
    report = read_report(original, name="one.txt", published=None, outlet=None, url=None)
    made = [sealed(msgspec.structs.replace(it, report=header(report))) for it in claims]
    with Ledger.open(folder, create=True) as ledger:
        ledger.append_report(report, original, made, collected=MAIL)
    return report.id


def test_a_line_of_five_million_characters_is_shown(browser: Open, tmp_path: Path) -> None:
    id_ = held(tmp_path / "ledger", "a&<b" * 1_250_000 + "\u202e.", [])
    answer = browser(tmp_path / "ledger").get(f"/report/{id_}")
    assert answer.status_code == 200
    assert "\u202e" not in answer.text
    assert SCRIPT not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_twenty_thousand_marks_are_shown(browser: Open, ledger: Path, tmp_path: Path) -> None:
    with Ledger.open(ledger) as book:
        first = next(it for it in looking.claims(book) if it.quantities)
    sentence, count = "5 died. ", 10_000

    def claim(number: int) -> Claim:
        at = number * len(sentence)
        figure: Quantity = msgspec.structs.replace(
            first.quantities[0], value=5, low=5, high=5, text="5", start=at, end=at + 1
        )
        return msgspec.structs.replace(
            first, start=at, end=at + 7, text="5 died.", content=(Passage("5 died", at, at + 6),),
            quantities=(figure,), sources=(), cue=None, place=None, time=None, verification=None,
            actor=(), target=(), key=f"{number:016x}",
        )  # fmt: skip

    folder = tmp_path / "many"
    id_ = held(folder, sentence * count, [claim(number) for number in range(count)])
    shown = page(browser(folder), f"/report/{id_}")
    marks = [one for one in shown.all("a") if "mark" in (one.get("class") or "").split()]
    assert len(marks) == 2 * count
    assert f"{count} claims" in shown.words


def test_a_reviewer_s_name_is_shown_and_does_nothing(browser: Open, ledger: Path) -> None:
    client = browser(ledger, f"Ana {SCRIPT}\u202e")
    there = address(ledger, "claim/{id_}/decide")
    assert client.post(there, data=TOLD, headers=OWN).status_code == 303
    for path in ("/", there.removesuffix("/decide"), "/changes?from=2000-01-01", "/sample"):
        answer = client.get(path)
        assert SCRIPT not in answer.text
        assert "\u202e" not in answer.text
