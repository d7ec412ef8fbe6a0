"""The workbench over real ledgers, as a browser on this computer would see it."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from according import pipeline
from according.cli import main
from according.ledger.book import Ledger
from according.read.inputs import find
from according.serve import progress
from according.serve.app import workbench
from according.serve.desk import Desk
from according.serve.guard import START, Address
from according.serve.keys import Keys
from tests.test_offline import forbid

ADDRESS = Address("127.0.0.1", 8765)
KEYS = Keys("start-secret", "session-secret", "form-secret")
OWN = {"origin": "http://127.0.0.1:8765"}

Open = Callable[..., TestClient]


class Page(HTMLParser):
    """A page's elements, each a tag with its attributes, and its words."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of this tag that have these values."""
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and having.items() <= attributes.items()
        ]

    def links(self, prefix: str) -> list[str]:
        """The addresses that begin so, each once, in their order."""
        found = (one.get("href") or "" for one in self.all("a"))
        return list(dict.fromkeys(href for href in found if href.startswith(prefix)))


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is waited for, however busy the computer is."""
    monkeypatch.setattr(progress, "_PATIENCE", 600)


@pytest.fixture(scope="session")
def _samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(main, ["demo"]).exit_code == 0
    return folder / "demo-ledger"


@pytest.fixture
def samples(_samples: Path, tmp_path: Path) -> Path:
    """A ledger of the sample reports, of the test's own."""
    return shutil.copytree(_samples, tmp_path / "samples")


def read(folder: Path, *texts: str | bytes, outlet: str | None = None) -> Path:
    """A ledger of these invented reports; what begins with a tag is a page."""
    mail = folder / "mail"
    mail.mkdir()
    for number, text in enumerate(texts):
        whole = text.encode() if isinstance(text, str) else text
        ending = "html" if whole.startswith(b"<") else "txt"
        (mail / f"{number}.{ending}").write_bytes(whole)
    with Ledger.open(folder / "ledger", create=True) as ledger:
        about = pipeline.About("2024-05-03", outlet)
        inputs = [(given, about) for given in find([str(mail)])] if texts else []
        for made in pipeline.read_each(ledger, inputs):
            assert made.became == "read", made
        pipeline.relink(ledger)
    return folder / "ledger"


@pytest.fixture
def stranger() -> Iterator[Open]:
    """Opens a ledger's workbench for a browser that was given no address yet."""
    desks = []

    def opened(
        folder: Path, person: str | None = "Ana Ruiz", beside: Path | None = None
    ) -> TestClient:
        desks.append(Desk(lambda: Ledger.open(folder), person, beside))
        app = workbench(desks[-1], ADDRESS, KEYS)
        return TestClient(app, ADDRESS.url(), follow_redirects=False)

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def browser(stranger: Open) -> Open:
    """Opens a ledger's workbench by the address that is printed."""

    def opened(
        folder: Path, person: str | None = "Ana Ruiz", beside: Path | None = None
    ) -> TestClient:
        client = stranger(folder, person, beside)
        assert client.get(f"{START}?key={KEYS.start}").status_code == 303
        return client

    return opened


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger of the reports in ``TEXTS`` of the file, by its ``OUTLET``; else of the samples."""
    texts: tuple[str, ...] | None = getattr(request.module, "TEXTS", None)
    if texts is None:
        samples: Path = request.getfixturevalue("samples")
        return samples
    return read(tmp_path, *texts, outlet=getattr(request.module, "OUTLET", None))


@pytest.fixture
def client(browser: Open, ledger: Path) -> TestClient:
    """A browser over the ``ledger`` of the file's tests."""
    return browser(ledger)


def page(client: TestClient, path: str) -> Page:
    """The page at this address, which is there."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def form(shown: Page, action: str) -> dict[str, str]:
    """What this page's form sends where nothing is changed."""
    at = next(place for place, (tag, having) in enumerate(shown.elements)
              if tag == "form" and having.get("action") == action)  # fmt: skip
    told, select = {}, ""
    for tag, having in shown.elements[at + 1 :]:
        if tag == "form":
            break
        if tag == "input":
            told[having["name"] or ""] = having.get("value") or ""
        if tag == "select":
            select = having["name"] or ""
        if tag == "option" and (select not in told or "selected" in having):
            told[select] = having.get("value") or ""
    return told


def choices(html: str) -> str:
    """The page with each option's words as its value, for a parser that sees no words."""
    parts = html.split("<option")
    made = [parts[0]]
    for part in parts[1:]:
        head, _, rest = part.partition(">")
        words = rest.partition("<")[0]
        made.append(f'{head} value="{words if "value=" not in head else ""}">{rest}')
    return "<option".join(made)


def opened(client: TestClient, path: str, action: str) -> dict[str, str]:
    return form(Page(choices(client.get(path).text)), action)


_OPENING = {"x86_64": (42, 307, 425), "aarch64": (203, 269, 425)}
"""The system calls connect, sendmmsg and io_uring_setup; answering a request needs none of them."""


def _cut_off() -> None:
    if sys.platform.startswith("linux") and platform.machine() in _OPENING:
        forbid(_OPENING[platform.machine()])


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command at work, where it can open no connection, and the address that it printed."""
    running = subprocess.Popen(
        [sys.executable, "-c", "from according.cli import main; main()", "serve",
         "--ledger", str(folder), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_cut_off,
        env={name: value for name, value in os.environ.items() if name != "ACCORDING_AS"},
    )  # fmt: skip
    try:
        assert running.stdout
        yield running, running.stdout.readline().strip()
    finally:
        running.kill()
        running.communicate()
