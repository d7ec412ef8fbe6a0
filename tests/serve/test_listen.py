"""The command itself, over a real socket: where it listens, what it prints, how it ends."""

import http.client
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from according.cli import main
from according.errors import BadInput
from according.serve.listen import bound
from tests.serve.conftest import read, serving

READ = "At least 12 people were killed when shells hit Omdurman on Thursday, a doctor said.\n"


def get(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0)
    connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_the_printed_address_leads_to_the_ledger_until_it_is_interrupted(tmp_path: Path) -> None:
    folder = read(tmp_path, READ)
    with serving(folder, "--as", "Ana Ruiz") as (running, address):
        assert address.startswith("http://127.0.0.1:")
        site = address.partition("/start")[0]
        assert get(f"{site}/")[0] == 403
        status, headers, _body = get(address)
        assert status == 303
        cookie = headers["set-cookie"].partition(";")[0]
        status, headers, body = get(f"{site}/", Cookie=cookie)
        assert status == 200
        assert "Shelling" in body
        assert "Ana Ruiz" in body
        assert "server" not in headers
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 130
    assert not list(folder.glob("*-wal"))


def test_two_runs_have_different_secrets(tmp_path: Path) -> None:
    folder = read(tmp_path, READ)
    with serving(folder) as (_one, first), serving(folder) as (_other, second):
        assert first.partition("key=")[2] != second.partition("key=")[2]
        site = second.partition("/start")[0]
        assert get(f"{site}/start?key={first.partition('key=')[2]}")[0] == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_any_other_host_is_refused_with_the_reason(tmp_path: Path, host: str) -> None:
    folder = read(tmp_path, READ)
    told = CliRunner().invoke(main, ["serve", "--ledger", str(folder), "--host", host])
    assert told.exit_code == 2
    assert "no accounts and no encryption" in told.stderr
    assert told.stdout == ""


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(BadInput, match=f"port {port} .* give another --port"):
            bound("127.0.0.1", port)


def test_localhost_is_the_loopback_address() -> None:
    listening, address = bound("localhost", 0)
    with listening:
        assert listening.getsockname() == tuple(address)
        assert address.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [(["--as", "according"], "names no person"), (["--ledger", "nowhere"], "there is no ledger")],
)
def test_what_cannot_be_served_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["serve", *arguments])
    assert told.exit_code == 2
    assert why in told.stderr
