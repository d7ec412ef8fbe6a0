"""Ledgers of invented reports."""

import importlib.util
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from according.ledger.book import Ledger
from according.model.report import Collected

SCRIPT = Path(__file__).with_name("invented.py")

Writer = subprocess.Popen[str]


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("invented_reports", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """`told` and `link` of invented.py."""
    return _loaded()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "ledger"


@pytest.fixture
def ledger(folder: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(folder, create=True) as made:
        yield made


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, invented: ModuleType) -> Path:
    """A closed ledger's database: four reports linked, one seen again; do not write to it."""
    folder = tmp_path_factory.mktemp("filled") / "ledger"
    with Ledger.open(folder, create=True) as ledger:
        for number in range(4):
            report, original, claims = invented.told(f"report {number}", number, 7, 9)
            ledger.append_report(
                report, original, claims, collected=Collected("file", f"mail/{number}.txt")
            )
            invented.link(ledger)
        ledger.append_seen_again(report.id, collected=Collected("file", "disk/again.txt"))
    return folder / "ledger.db"


@pytest.fixture
def alter() -> Callable[[Path, str], None]:
    """Execute SQL on a database with its guards taken down, then put them up again."""

    def altered(database: Path, sql: str) -> None:
        with closing(sqlite3.connect(database)) as raw, raw:
            raw.execute("PRAGMA ignore_check_constraints = ON")
            query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            guards = raw.execute(query).fetchall()
            for name, _made in guards:
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute(sql)
            for _name, made in guards:
                raw.execute(made)

    return altered


@pytest.fixture
def writer() -> Iterator[Callable[..., Writer]]:
    """Start a process that writes (see invented.py) and is ready to begin."""
    started: list[Writer] = []

    def start(folder: Path, prefix: str, reports: int, passphrase: str | None = None) -> Writer:
        command = [sys.executable, str(SCRIPT), str(folder), prefix, str(reports)]
        pipe = subprocess.PIPE
        command += [passphrase] if passphrase else []
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        started.append(process)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
