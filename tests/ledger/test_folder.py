"""What is no ledger is told from one and left alone; trouble with the disk costs nothing."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from according.errors import BrokenLedger, LedgerError
from according.ledger import schema
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.report import Collected


def contents(folder: Path) -> dict[str, bytes]:
    return {str(found): found.read_bytes() for found in folder.rglob("*") if found.is_file()}


def test_a_missing_folder_is_made_only_on_demand(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="read a report into it"):
        Ledger.open(tmp_path / "deep" / "ledger")
    assert not (tmp_path / "deep").exists()
    Ledger.open(tmp_path / "deep" / "ledger", create=True).close()
    Ledger.open(tmp_path / "deep" / "ledger").close()


def test_an_empty_folder_becomes_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(tmp_path)
    with Ledger.open(tmp_path, create=True) as ledger:
        assert check(ledger) == []


def another_database(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.db")) as other, other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE entries (a)")


@pytest.mark.parametrize(
    "fill",
    [
        lambda folder: (folder / "notes.txt").write_text("minutes of a meeting"),
        lambda folder: (folder / "ledger.db").write_text("no database " * 50),
        lambda folder: (folder / "ledger.db").write_text("short"),
        lambda folder: (folder / "ledger.db").mkdir(),
        another_database,
    ],
)
@pytest.mark.parametrize("create", [False, True])
def test_a_folder_that_is_no_ledger_is_left_alone(
    tmp_path: Path, fill: Callable[[Path], object], create: bool
) -> None:
    fill(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path, create=create)
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for create in (False, True):
        with pytest.raises(LedgerError):
            Ledger.open(tmp_path / "file", create=create)


def test_a_ledger_whose_making_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").touch()
    with pytest.raises(LedgerError, match="never finished"):
        Ledger.open(tmp_path)
    assert contents(tmp_path) == {str(tmp_path / "ledger.db"): b""}
    with Ledger.open(tmp_path, create=True) as ledger:
        assert check(ledger) == []


def test_a_ledger_of_an_older_form_is_brought_up(
    folder: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = (*schema.MIGRATIONS, ("CREATE TABLE later (a)",))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with Ledger.open(folder) as brought_up:
        assert check(brought_up) == []
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="install a newer version"):
        Ledger.open(folder)


def test_a_form_that_says_nothing_is_damage(folder: Path, ledger: Ledger) -> None:
    ledger.close()
    with closing(sqlite3.connect(folder / "ledger.db")) as raw, raw:
        raw.execute("DELETE FROM format")
    with pytest.raises(BrokenLedger, match="form"):
        Ledger.open(folder)


def test_a_full_disk(folder: Path, ledger: Ledger, invented: ModuleType) -> None:
    """SQLite's own limit on pages stands for the disk's end: the same error, the same path."""
    with ledger.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 20")
    report, original, claims = invented.told("long", *range(1000, 1400))
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.append_report(report, original, claims, collected=Collected("file", "mail"))
    assert ledger.reports() == []
    assert check(ledger) == []
    with Ledger.open(folder) as reopened:
        assert reopened.append_report(report, original, claims, collected=Collected("file", "mail"))
        assert check(reopened) == []


def test_a_disk_that_fails_to_write(ledger: Ledger, folder: Path, invented: ModuleType) -> None:
    report, original, claims = invented.told("long", *range(1000, 1400))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    written = max(found.stat().st_size for found in folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (written + 9000, hard))
    try:
        with pytest.raises(LedgerError, match="nothing was entered"):
            ledger.append_report(report, original, claims, collected=Collected("file", "mail"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ledger.reports() == []
    assert check(ledger) == []
    assert ledger.append_report(report, original, claims, collected=Collected("file", "mail"))
    assert check(ledger) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from according.errors import LedgerError
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.report import Collected
folder = Path(sys.argv[1])
with Ledger.open(folder / "warm", create=True) as ledger:
    check(ledger)
os.chmod(folder / "ledger" / "ledger.db", 0o444)
os.chmod(folder / "ledger", 0o555)
os.chmod(folder, 0o555)
if os.geteuid() == 0:
    os.setuid(65534)
with Ledger.open(folder / "ledger", create=True) as ledger:
    print(len(ledger.reports()), check(ledger))
    try:
        ledger.append_seen_again(ledger.reports()[0].id, collected=Collected("file", "again"))
    except LedgerError as error:
        print(error)
try:
    Ledger.open(folder / "new", create=True)
except LedgerError as error:
    print(error)
"""


def test_a_read_only_disk(filled: Path) -> None:
    """In a process of its own, without the rights of root, which no permission binds."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        (folder / "ledger").mkdir()
        (folder / "ledger" / "ledger.db").write_bytes(filled.read_bytes())
        folder.chmod(0o755)
        command = [sys.executable, "-c", READ_ONLY, given]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        os.chmod(folder, 0o755)
        os.chmod(folder / "ledger", 0o755)
        read, refused, not_made = told.stdout.splitlines()
        assert read == "4 []"
        assert "read-only" in refused
        assert "cannot be used as a ledger" in not_made
        assert (folder / "ledger" / "ledger.db").read_bytes() == filled.read_bytes()
        assert sorted(found.name for found in folder.iterdir()) == ["ledger", "warm"]


def test_a_folder_that_is_made_is_its_makers_alone(folder: Path) -> None:
    Ledger.open(folder, create=True).close()
    assert folder.stat().st_mode & 0o077 == 0
