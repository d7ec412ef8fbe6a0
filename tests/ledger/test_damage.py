"""A damaged file: whatever bit is flipped, it is found, or the ledger says what it said before."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from according import pipeline
from according.errors import LedgerError
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.report import Collected
from according.review.deciding import Reviewer

PAGE = 4096


URL = "https://example.org/2"


def said(ledger: Ledger) -> object:
    """Everything that can be read out of a ledger."""
    reports = ledger.reports()
    kept = (reports, ledger.claims(), ledger.incidents(), ledger.state(), ledger.decisions())
    originals = [ledger.original(report.id) for report in reports]
    copies = [ledger.near_copies(report.id) for report in reports]
    found = [ledger.search(word) for word in ("report", "3", "hospital", "تجربة", "Zabadani", "no")]
    return list(ledger.entries()), kept, originals, copies, found, ledger.at_address(URL)


def is_found(database: Path) -> bool:
    """Whether opening or checking this ledger tells of damage, in its own words."""
    try:
        with Ledger.open(database.parent) as ledger:
            return check(ledger) != []
    except LedgerError:
        return True


def damaged(filled: Path, folder: Path, change: bytearray) -> Path:
    assert len(change) <= filled.stat().st_size
    copy = folder / "ledger.db"
    for beside in folder.iterdir():
        beside.unlink()
    copy.write_bytes(change)
    return copy


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, invented: ModuleType) -> Path:
    """A closed ledger's database with rows in every table of a plain ledger."""
    folder = tmp_path_factory.mktemp("rich") / "ledger"
    with Ledger.open(folder, create=True) as ledger:
        for number in range(3):
            name = f"report {number}, like the others in nearly every word that it has to say of it"
            report, original, claims = invented.told(name, number, 7)
            report = msgspec.structs.replace(report, url=URL[:-1] + str(number))
            ledger.append_report(report, original, claims, collected=Collected("file", "x"))
        pipeline.relink(ledger)
        Reviewer(ledger, "Ana Ruiz").rule(claims[0].claim, "accepted", "read twice")
        assert check(ledger) == []
    return folder / "ledger.db"


def holding(database: bytes, page: int) -> list[int]:
    """The places of a page's bytes that are not empty; pages count from 0."""
    start = page * PAGE
    return [at for at in range(start, start + PAGE) if database[at]]


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 40))]
)
def test_flipped_bits_of_every_page(rich: Path, tmp_path: Path, seed: int) -> None:
    """Each is found, or what the ledger says is what it said: free bytes hold nothing."""
    dice = random.Random(seed)
    whole = rich.read_bytes()
    with Ledger.open(rich.parent) as ledger:
        before = said(ledger)
    unfound = []
    pages = range(len(whole) // PAGE)
    for page in pages:
        change = bytearray(whole)
        at = dice.choice(holding(whole, page))
        change[at] ^= 1 << dice.randrange(8)
        if not is_found(damaged(rich, tmp_path, change)):
            unfound.append(at)
            with Ledger.open(tmp_path) as ledger:
                assert said(ledger) == before, at
    assert len(unfound) < len(pages) / 5


def cells(database: Path) -> list[tuple[str, str]]:
    """Every column of every table that has a row, but of virtual ones, with its table."""
    with closing(sqlite3.connect(database)) as raw:
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall()
        return [
            (table, column)
            for (table,) in tables
            if raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for _at, column, *_rest in raw.execute(f"PRAGMA table_info({table})")
        ]


def flipped(value: float | str | bytes | None, dice: random.Random) -> float | str | bytes:
    """The value with one bit other than it was; a number for none."""
    if isinstance(value, int):
        return value ^ (1 << dice.randrange(4))
    if isinstance(value, float):
        return -value  # its sign
    raw = bytearray(value.encode() if isinstance(value, str) else value or b"")
    if not raw:
        return 1
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(7)
    return raw.decode("utf-8", "replace") if isinstance(value, str) else bytes(raw)


def test_a_flipped_bit_in_a_cell_of_every_column(rich: Path, tmp_path: Path) -> None:
    """What the database can't know is wrong: its pages and indexes are sound after a change.

    Of an index that has one page, FTS5 does not look up where a word's page is: nothing changes.
    """
    dice = random.Random(1)
    with Ledger.open(rich.parent) as ledger:
        before = said(ledger)
    columns = cells(rich)
    assert {table for table, _column in columns} >= {
        "format", "entries", "contents", "standing", "addresses", "bands", "texts", "words_data",
        "words_docsize", "words_config", "derived",
    }  # fmt: skip
    for table, column in columns:
        copy = damaged(rich, tmp_path, bytearray(rich.read_bytes()))
        with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
            raw.execute("PRAGMA ignore_check_constraints = ON")
            guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            for name, _sql in (made := raw.execute(guards).fetchall()):
                raw.execute(f"DROP TRIGGER {name}")
            keys = ", ".join(row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5])
            some = f"SELECT {keys or 'rowid'}, {column} FROM {table}"
            *key, value = dice.choice(raw.execute(some).fetchall())
            where = " AND ".join(f"{name} IS ?" for name in (keys or "rowid").split(", "))
            change = f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {where}"
            raw.execute(change, (flipped(value, dice), *key))
            for _name, sql in made:
                raw.execute(sql)
        found = is_found(copy)
        assert found or table == "words_idx", (table, column, value)
        if not found:
            with Ledger.open(tmp_path) as ledger:
                assert said(ledger) == before


@pytest.mark.parametrize("byte", range(100))
def test_the_first_hundred_bytes(filled: Path, tmp_path: Path, byte: int) -> None:
    """They say how the file is to be read."""
    with Ledger.open(filled.parent) as ledger:
        before = said(ledger)
    change = bytearray(filled.read_bytes())
    change[byte] ^= 1 << byte % 8
    if not is_found(damaged(filled, tmp_path, change)):
        with Ledger.open(tmp_path) as ledger:
            assert said(ledger) == before


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.99])
def test_a_file_cut_off_or_blanked(filled: Path, tmp_path: Path, part: float) -> None:
    whole = filled.read_bytes()
    cut = int(len(whole) * part)
    assert is_found(damaged(filled, tmp_path, bytearray(whole[:cut])))
    blank = bytearray(whole)
    blank[cut : cut + 4096] = bytes(len(blank[cut : cut + 4096]))
    assert is_found(damaged(filled, tmp_path, blank))


def test_a_schema_that_is_no_text(filled: Path, tmp_path: Path) -> None:
    """The database cannot even word its complaint then."""
    whole = filled.read_bytes()
    assert whole.count(b"BEFORE DELETE") == 2
    change = bytearray(whole.replace(b"BEFORE DELETE", b"BEFORE\xa0DELETE"))
    assert is_found(damaged(filled, tmp_path, change))
