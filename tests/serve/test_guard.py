"""Who is answered: a browser on this computer that was given the address, and nobody else."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according.serve.guard import START, Address
from tests.serve.conftest import KEYS, OWN, Open, page

TEXTS = ("At least 12 people were killed when shells hit Omdurman on Thursday, a doctor said.\n",)


def test_without_the_printed_address_nothing_is_shown(stranger: Open, ledger: Path) -> None:
    client = stranger(ledger)
    for path in ("/", "/review", "/static/according.css", f"{START}?key=guessed", START):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "Shelling" not in answer.text
    client.cookies.set("according-8765", KEYS.start)
    assert client.get("/").status_code == 403


def test_the_printed_address_opens_the_workbench(stranger: Open, ledger: Path) -> None:
    client = stranger(ledger)
    answer = client.get(f"{START}?key={KEYS.start}")
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Shelling" in page(client, "/").words


@pytest.mark.parametrize(
    "host",
    ["attacker.example", "attacker.example:8765", "127.0.0.1", "127.0.0.1:8766", "localhost:80",
     "127.0.0.1:8765.attacker.example", "", "0.0.0.0:8765"],
)  # fmt: skip
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 403
    assert "another host" in answer.text


def test_two_hosts_are_refused(client: TestClient) -> None:
    both = [("host", "127.0.0.1:8765"), ("host", "attacker.example")]
    assert client.get("/", headers=both).status_code == 403


def test_localhost_is_this_computer(client: TestClient) -> None:
    cookie = f"according-8765={KEYS.session}"
    told = {"host": "localhost:8765", "cookie": cookie}
    assert client.get("/", headers=told).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_sites_page_reads_nothing(client: TestClient, site: str) -> None:
    assert client.get("/", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://attacker.example", "http://127.0.0.1:8766", "https://127.0.0.1:8765"],
)
def test_another_sites_form_enters_nothing(client: TestClient, origin: str | None) -> None:
    (claim,) = page(client, "/review").links("/claim/")[:1]
    headers = {"origin": origin} if origin else {}
    told = {"form": KEYS.form, "status": "accepted"}
    assert client.post(f"{claim}/decide", data=told, headers=headers).status_code == 403
    assert "waits" not in page(client, "/review").words


@pytest.mark.parametrize("secret", [None, "", KEYS.session, "guessed"])
def test_a_form_without_its_secret_enters_nothing(client: TestClient, secret: str | None) -> None:
    (claim,) = page(client, "/review").links("/claim/")[:1]
    told = {"status": "accepted"} | ({} if secret is None else {"form": secret})
    assert client.post(f"{claim}/decide", data=told, headers=OWN).status_code == 400
    assert "waits" not in page(client, "/review").words


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        (b"form=form-secret&why=" + b"x" * 70_000, "application/x-www-form-urlencoded", "shorter"),
        (b"form=form-secret&why=%ff", "application/x-www-form-urlencoded", "cannot be read"),
        (b"&".join([b"a=1"] * 3000), "application/x-www-form-urlencoded", "cannot be read"),
        (b'{"form": "form-secret"}', "application/json", "not a form"),
        (b"form=form-secret", "text/plain", "not a form"),
    ],
)
def test_what_is_no_form_is_refused(
    client: TestClient, content: bytes, kind: str, why: str
) -> None:
    (claim,) = page(client, "/review").links("/claim/")[:1]
    headers = OWN | {"content-type": kind}
    answer = client.post(f"{claim}/decide", content=content, headers=headers)
    assert answer.status_code == 400
    assert why in answer.text


@pytest.mark.parametrize("path", ["/", "/review", "/nowhere", "/static/keys.js", START])
def test_every_answer_forbids_what_it_can(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"  # else our own forms have no origin
    assert headers["cache-control"] == "no-store"


def test_a_six_part_address_is_written_in_brackets() -> None:
    assert Address("::1", 80).url("/") == "http://[::1]:80/"
    assert Address("::1", 80).names() == {"[::1]:80", "localhost:80"}
