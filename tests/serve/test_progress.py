"""Long work: begun once, told of while it goes on, and answered in the end."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according.errors import BadInput
from according.ledger.book import Ledger
from according.serve import progress
from according.serve.app import workbench
from according.serve.desk import Desk
from according.serve.guard import START
from according.serve.progress import Doing, Progress
from tests.serve.conftest import ADDRESS, KEYS, page


def run(asked: Coroutine[None, None, None]) -> None:
    """In a thread of its own: a browser of other tests may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asked).result()


@contextmanager
def waiting(folder: Path) -> Iterator[tuple[Desk, TestClient]]:
    """A desk, and a browser at it."""
    with closing(Desk(lambda: Ledger.open(folder), "Ana Ruiz")) as desk:
        client = TestClient(workbench(desk, ADDRESS, KEYS), ADDRESS.url(), follow_redirects=False)
        client.get(f"{START}?key={KEYS.start}")
        yield desk, client


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.001)


@pytest.mark.parametrize(
    ("doing", "words"),
    [
        (Doing("Reading", 0, 0), "Reading"),
        (Doing("Reading", 1500, 0), "Reading: 1,500"),
        (Doing("Reading", 1500, 20000), "Reading: 1,500 of 20,000"),
        (Doing("Reading", 0, 20000), "Reading"),
    ],
)
def test_how_far_it_is_stands_in_words(doing: Doing, words: str) -> None:
    assert doing.words == words


def test_work_goes_on_while_others_are_told_how_far_it_is() -> None:
    async def asked() -> None:
        work, begun, done = Progress(), [], asyncio.Event()

        async def long() -> str:
            begun.append("once")
            work.tell("Reading", 1, 2)
            await done.wait()
            return "the page"

        for _ in range(3):
            assert await work.awaited("/", long) == Doing("Reading", 1, 2)
        done.set()
        assert await work.awaited("/", long) == "the page"
        assert begun == ["once"]

    run(asked())


def test_work_of_which_nothing_is_told_is_waited_for() -> None:
    async def asked() -> None:
        work, done = Progress(), asyncio.Event()

        async def short() -> str:
            await done.wait()
            return "the page"

        waiting = asyncio.ensure_future(work.awaited("/", short))
        await asyncio.sleep(0)
        done.set()
        assert await waiting == "the page"

    run(asked())


def test_what_the_work_raises_is_raised_to_who_waits_and_the_next_one_begins_anew() -> None:
    async def asked() -> None:
        work = Progress()

        async def wrong() -> str:
            raise BadInput("no such moment")

        async def right() -> str:
            return "the page"

        with pytest.raises(BadInput, match="no such moment"):
            await work.awaited("/", wrong)
        assert await work.awaited("/", right) == "the page"

    run(asked())


@pytest.mark.parametrize(
    ("doing", "told", "words"),
    [
        # what is done is said where it is another thing than the page says, a number never
        (Doing("Reading", 5, 9), "", "Reading"),
        (Doing("Reading", 5, 9), "Linking", "Reading"),
        (Doing("Reading", 5, 9), "Reading", ""),
    ],
)
def test_who_waits_is_told_how_far_it_is(
    samples: Path, doing: Doing, told: str, words: str
) -> None:
    with waiting(samples) as (desk, client):
        desk.progress.doing = doing
        shown = page(client, f"/progress?told={told}")
    (bar,) = shown.all("progress", max="9", value="5")
    assert bar["hx-get"] == "/progress?told=Reading"
    assert shown.words.strip() == words


def test_who_waits_is_led_to_the_page_when_it_is_done(samples: Path) -> None:
    with waiting(samples) as (_desk, client):
        assert client.get("/progress").headers["hx-refresh"] == "true"
