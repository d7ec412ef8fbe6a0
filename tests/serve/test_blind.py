"""Reading blind: whatever others decided about the claims that wait, every page is the same."""

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according import looking, pipeline
from according.ledger.book import Ledger
from according.model.claim import Claim
from according.review.deciding import Reviewer
from according.review.sampling import drawn
from tests.serve.conftest import OWN, Open, Page, opened, page

TEXTS = (
    "Shelling killed 12 people in Homs on Thursday, the governor said.\n",
    "Shelling killed 14 people in Homs on Thursday, the health ministry said.\n",
    "A bomb killed 30 people in Erbil on Thursday, the governor said.\n",
)
WHY = "a-reason-of-the-first-reader"
HOMS = TEXTS[0].index("Homs")
PLACE = {"text": "Homs", "start": HOMS, "end": HOMS + 4, "name": "Aleppo", "lat": 36.2,
         "lon": 37.2, "country": "SY", "precision": "city"}  # fmt: skip

Act = Callable[[Reviewer, Claim, list[str]], object]
ACTS: dict[str, Act] = {
    "accepted": lambda by, it, _beside: by.rule(it.claim, "accepted", WHY),
    "rejected": lambda by, it, _beside: by.rule(it.claim, "rejected", WHY),
    "unverifiable": lambda by, it, _beside: by.rule(it.claim, "unverifiable", WHY),
    "another figure": lambda by, it, _beside: by.correct(
        it.claim, {f"quantities.q1.{name}": 71 for name in ("value", "low", "high")}, WHY
    ),
    "another place": lambda by, it, _beside: by.correct(it.claim, {"place": PLACE}, WHY),
    "cumulative": lambda by, it, _beside: by.correct(
        it.claim, {"quantities.q1.scope": "cumulative"}, WHY
    ),
    "denied": lambda by, it, _beside: by.correct(it.claim, {"stance": "denies"}, WHY),
    "graded": lambda by, it, _beside: by.grade_information(it.claim, "2", WHY),
    "another incident": lambda by, it, beside: by.pair(it.claim, beside[0], "different", WHY),
}


def waiting(folder: Path, readers: tuple[str, ...] = ()) -> Claim:
    """The claim that the sample draws."""
    with Ledger.open(folder) as held:
        claims = list(looking.claims(held))
        one = next(it for it in claims if it.quantities and it.quantities[0].value == 12)
        ids = [it.claim for it in claims]
        seed = next(it for it in range(1000) if drawn(ids, 1, it) == (one.claim,))
        pipeline.draw(held, 1, seed, readers)
    return one


def decided(folder: Path, copy: Path, one: Claim, act: Act) -> Path:
    """A copy of the ledger in which the first reader did this."""
    shutil.copytree(folder, copy)
    with Ledger.open(copy) as held:
        home = next(it for it in looking.incidents(held) if one.claim in it.claims)
        beside = [it for it in home.claims if it != one.claim]
        with pipeline.deciding(held, "Ana Ruiz") as by:
            act(by, one, beside)
    return copy


def everywhere(client: TestClient, known: list[str]) -> dict[str, str]:
    """These pages and all pages and figures one step from them, without what differs by chance.

    ``known`` has every kind of page, so further steps only turn and sort the same tables.
    """
    seen, linked = dict[str, str](), set[str]()
    for path in known:
        seen[path], links = _seen(client, path)
        linked |= links
    return seen | {path: _seen(client, path)[0] for path in sorted(linked - seen.keys())}


def _seen(client: TestClient, path: str) -> tuple[str, set[str]]:
    """What a page says, and where it leads."""
    answer = client.get(path)
    assert answer.status_code in (200, 404), path
    told = answer.headers["content-type"].startswith("text/html")
    links = {link.partition("#")[0] for link in _links(Page(answer.text))} if told else set[str]()
    return _settled(answer.text), links


def _links(shown: Page) -> Iterator[str]:
    for tag, name in (("a", "href"), ("div", "data-figure")):
        yield from (link for one in shown.all(tag) if (link := one.get(name) or "")[:1] == "/")


def _settled(text: str) -> str:
    text = re.sub(r'(name="number" value=")s[0-9a-f]{16}', r"\1", text)
    return re.sub(r"(The last entry is|after the entry) of \S+", "", text)


@pytest.mark.parametrize("act", [*ACTS][1:])
def test_a_blind_reader_finds_no_trace(
    browser: Open, ledger: Path, tmp_path: Path, act: str
) -> None:
    one = waiting(ledger)
    with Ledger.open(ledger) as held:
        claims = [it.claim for it in looking.claims(held)]
        homes = [it.incident for it in looking.incidents(held)]
        moments = [entry.at for entry in held.entries()]
    assert len(homes) == 2
    known = ["/", "/review", "/sample", f"/changes?from={moments[0]}"]
    known += [f"/?as-of={moments[-1]}", "/?words=Homs", "/map", "/timeline"]
    known += [f"/incident/{id_}{more}" for id_ in homes
              for more in ("", "/map", "/plot?harm=killed", f"?as-of={moments[-1]}")]  # fmt: skip
    known += [f"/claim/{id_}" for id_ in claims]
    known += [f"/pair/{one}/{other}" for one, other in combinations(claims, 2)]
    folders = [decided(ledger, tmp_path / made, one, ACTS[made]) for made in ("accepted", act)]
    accepted, otherwise = (everywhere(browser(it, "Omar Idris"), known) for it in folders)
    for path, text in otherwise.items():
        assert WHY not in text, path
        assert "Ana" not in text, path
        assert text == accepted.get(path), path
    assert accepted.keys() == otherwise.keys()
    assert "Erbil" in otherwise["/"]
    accepted, otherwise = (everywhere(browser(it, None), known) for it in folders)
    assert accepted != otherwise, "who does not read sees what was decided"


def test_all_is_open_when_all_is_read(browser: Open, ledger: Path, tmp_path: Path) -> None:
    one = waiting(ledger)
    folder = decided(ledger, tmp_path / "made", one, ACTS["rejected"])
    omar = browser(folder, "Omar Idris")
    assert "wait for your reading" in page(omar, "/").words
    there = f"/claim/{one.claim}/decide"
    told = opened(omar, "/sample", there) | {"status": "accepted"}
    assert omar.post(there, data=told, headers=OWN).status_code == 303
    assert "wait for your reading" not in page(omar, "/").words
    assert "disputed by" in page(omar, f"/claim/{one.claim}").words


def test_who_is_no_reader_sees_everything(browser: Open, ledger: Path, tmp_path: Path) -> None:
    one = waiting(ledger, readers=("Omar Idris", "Lena Voss"))
    folder = decided(ledger, tmp_path / "made", one, ACTS["rejected"])
    assert "wait for your reading" in page(browser(folder, "Omar Idris"), "/").words
    mara = browser(folder, "Mara Vidal")
    assert "wait for your reading" not in page(mara, "/").words
    assert WHY in page(mara, f"/claim/{one.claim}").words
    assert "Lena Voss, Omar Idris read them" in page(mara, "/sample").words


def test_who_reads_alone_is_shown_everything(browser: Open, ledger: Path) -> None:
    one = waiting(ledger)
    ana = browser(ledger)
    assert page(ana, f"/claim/{one.claim}").links("/incident/")
    assert "wait for your reading" not in page(ana, "/").words
