"""What is derived can be thrown away, and left behind: the entries give it back."""

import gzip
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from according.errors import BrokenLedger, LedgerError
from according.ledger import schema, turns
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.rebuild import rebuild
from according.ledger.replay import replay
from according.model.report import Collected, Report, content_id
from according.pipeline import relink

KEPT = Path(__file__).with_name("kept")
"""Ledgers of all forms, each made by the version that first had it (see keeping.py)."""
FORMS = sorted(found.name.removesuffix(".db.gz") for found in KEPT.iterdir())
MAIL = Collected("file", "mail")


def laid_out(form: str, folder: Path) -> None:
    """The kept ledger of this form, in a folder of its own."""
    folder.mkdir()
    (folder / "ledger.db").write_bytes(gzip.decompress((KEPT / f"{form}.db.gz").read_bytes()))


def test_a_ledger_of_every_form_is_kept() -> None:
    forms = {int(form.split("-")[1]) for form in FORMS}
    assert forms == set(range(1, len(schema.MIGRATIONS) + 1)), "run tests/ledger/keeping.py"


@pytest.mark.parametrize("form", FORMS)
def test_a_ledger_of_every_released_form_opens(form: str, folder: Path) -> None:
    """Three reports, each with a figure of its own and one that all have.

    One claim is accepted, which form 1 did not know.
    """
    laid_out(form, folder)
    with Ledger.open(folder, passphrase=lambda: "a passphrase of the tests") as ledger:
        assert check(ledger) == []
        assert len(ledger.search("hospital")) == 3
        assert len(ledger.reports()) == 3
        stated = defaultdict(set)
        for claim in ledger.claims():
            stated[claim.quantities[0].value].add(claim.claim)
        assert {figure: len(its) for figure, its in stated.items()} == {0: 1, 1: 1, 2: 1, 7: 3}
        incidents = [set(minted.cluster.claims) for minted in ledger.incidents()]
        assert sorted(incidents, key=sorted) == sorted(stated.values(), key=sorted)
        assert len(ledger.decisions()) == (0 if form == "form-1" else 1)
        assert ledger.state() == replay(ledger.entries())
        paths = [
            row.collected.source if row.collected else row.collected_from
            for row in (ledger.report_row(report.id) for report in ledger.reports())
        ]
        assert paths == [f"mail/{number}.txt" for number in range(3)]
        relink(ledger)
        assert check(ledger) == []


def test_an_older_form_is_brought_up_once_and_can_be_written(
    folder: Path, invented: ModuleType
) -> None:
    laid_out("form-1", folder)
    with Ledger.open(folder) as one, Ledger.open(folder) as other:
        report, original, claims = invented.told("new", 7)
        assert one.append_report(report, original, claims, collected=MAIL)
        invented.link(other)
        assert check(one) == check(other) == []


@pytest.mark.parametrize("table", ["standing", "addresses", "bands", "texts"])
def test_rebuild_gives_back_what_was_lost(
    filled: Path, tmp_path: Path, alter: Callable[[Path, str], None], table: str
) -> None:
    copy = tmp_path / "ledger.db"
    copy.write_bytes(filled.read_bytes())
    with Ledger.open(tmp_path) as ledger:
        before = ledger.state()
    alter(copy, f"DELETE FROM {table}")
    with Ledger.open(tmp_path) as ledger:
        assert check(ledger) != [] or table == "addresses"
        rebuild(ledger.store)
        assert check(ledger) == []
        assert ledger.state() == before == replay(ledger.entries())


def reached(folder: Path) -> tuple[int, int]:
    """The entry that what is derived reaches, and the last one."""
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        query = "SELECT (SELECT seq FROM derived), (SELECT max(seq) FROM entries)"
        derived, last = raw.execute(query).fetchone()
        return derived, last


def appended(ledger: Ledger, invented: ModuleType, *names: str) -> None:
    for name in names:
        report, original, claims = invented.told(name, 5, 6)
        ledger.append_report(report, original, claims, collected=MAIL)


def test_appends_leave_it_behind_and_who_looks_brings_it_up(
    folder: Path, ledger: Ledger, invented: ModuleType
) -> None:
    appended(ledger, invented, "one", "two")
    assert reached(folder) == (1, 7)
    with Ledger.open(folder) as other:
        assert len(other.claims()) == 4
        assert reached(folder) == (7, 7)
        appended(other, invented, "three")
        assert reached(folder) == (7, 10)
    assert reached(folder) == (10, 10)
    assert len(ledger.search("three")) == 1
    assert ledger.state() == replay(ledger.entries())
    assert check(ledger) == []


def test_not_more_than_a_little_is_left_behind(
    folder: Path, ledger: Ledger, invented: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_LEFT", 5)
    appended(ledger, invented, "one")
    assert reached(folder) == (1, 4)
    appended(ledger, invented, "two")
    assert reached(folder) == (7, 7)


def test_nobody_who_looks_waits_for_one_who_writes_for_long(
    folder: Path, ledger: Ledger, invented: ModuleType
) -> None:
    appended(ledger, invented, "one")
    with Ledger.open(folder) as other, ledger.writing() as still:
        appended(still, invented, "two")
        assert len(other.claims()) == len(ledger.claims()) == 2
        assert len(still.claims()) == 4


def test_left_behind_on_a_disk_that_becomes_read_only(
    folder: Path, ledger: Ledger, invented: ModuleType
) -> None:
    """As a program leaves it that is killed, where another then copies the one file."""
    appended(ledger, invented, "one")
    ledger.store.engine.dispose()
    with Ledger.open(folder) as reader:
        with reader.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(LedgerError, match="read-only"):
            reader.claims()
        assert len(list(reader.entries())) == 4


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE derived SET hash = 'of another ledger'", "database"),
        ("UPDATE derived SET seq = 3", "database"),
        ("DELETE FROM derived", "database"),
        ("UPDATE entries SET actor = 'another' WHERE seq = 6", "entry 6"),
        ("DELETE FROM entries WHERE seq = 5", "entry 6"),
    ],
)
def test_it_is_brought_up_from_its_own_chain_alone(
    folder: Path,
    ledger: Ledger,
    invented: ModuleType,
    alter: Callable[[Path, str], None],
    change: str,
    where: str,
) -> None:
    appended(ledger, invented, "one", "two")
    alter(folder / "ledger.db", change)
    with pytest.raises(BrokenLedger, match="according check"):
        ledger.claims()
    assert where in [fault.where for fault in check(ledger)]
    if where == "database":
        rebuild(ledger.store)
        assert check(ledger) == []
        assert len(ledger.claims()) == 4


def page(invented: ModuleType, name: str, url: str | None) -> tuple[Report, bytes]:
    report, original, _claims = invented.told(name, 5)
    return msgspec.structs.replace(report, url=url), original


def test_reports_are_found_by_their_address(ledger: Ledger, invented: ModuleType) -> None:
    first, original = page(invented, "first", "https://www.example.org/news/1/#top")
    ledger.append_report(first, original, [], collected=MAIL)
    assert ledger.at_address("http://example.org/news/1") == first.id
    assert ledger.at_address("http://example.org/news/2") is None
    later, original = page(invented, "later", "https://example.org/news/1")
    ledger.append_report(later, original, [], collected=MAIL)
    assert ledger.at_address("https://example.org/news/1") == later.id
    assert {report.id for report in ledger.reports()} == {first.id, later.id}


WIRE = (
    "Written for testing. Shells fell on the old market of Hudaydah shortly after noon prayers and "
    "the director of the port clinic said that nine traders had been killed, among them a boy who "
    "sold tea. Residents were pulling goods out of the burning stalls until evening."
)


def plain(text: str) -> tuple[Report, bytes]:
    original = text.encode()
    return Report(content_id(original), text, "text/plain", "utf-8", ()), original


def test_near_copies_are_kept_and_related(ledger: Ledger) -> None:
    wire, edited = plain(WIRE), plain("THE LANTERN: " + WIRE.replace("until evening", "all day"))
    other = plain(WIRE.replace(" ", " no ").replace("the", "a"))
    for report, original in (wire, edited, other):
        assert ledger.append_report(report, original, [], collected=MAIL)
    assert len(ledger.reports()) == 3
    ((known, shared),) = ledger.near_copies(edited[0].id)
    assert known == wire[0].id
    assert 0.6 <= shared < 1
    assert ledger.near_copies(wire[0].id) == [(edited[0].id, shared)]
    assert ledger.near_copies(other[0].id) == []
    assert check(ledger) == []


def test_custody_is_kept(ledger: Ledger, invented: ModuleType) -> None:
    report, original, claims = invented.told("one", 5)
    custody = Collected("saved from a browser", "one.html", "2024-05-03", "Ana Ruiz")
    ledger.append_report(report, original, claims, collected=custody)
    assert ledger.report_row(report.id).collected == custody
