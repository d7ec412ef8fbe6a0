"""A damaged file: whatever bit is flipped, it is found, or the ledger says what it said before."""

import random
from pathlib import Path

import pytest

from according.errors import LedgerError
from according.ledger.book import Ledger
from according.ledger.check import check


def said(ledger: Ledger) -> object:
    """Everything that can be read out of a ledger."""
    originals = [ledger.original(report.id) for report in ledger.reports()]
    kept = (ledger.reports(), ledger.claims(), ledger.incidents(), ledger.state())
    found = [ledger.search(word) for word in ("report", "3", "hospital", "تجربة", "Zabadani", "no")]
    return list(ledger.entries()), originals, kept, found


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


@pytest.mark.parametrize("seed", range(8))
def test_flipped_bits(filled: Path, tmp_path: Path, seed: int) -> None:
    """In bytes over the whole file that hold something; most are found, some say nothing."""
    dice = random.Random(seed)
    whole = filled.read_bytes()
    with Ledger.open(filled.parent) as ledger:
        before = said(ledger)
    found, holding = 0, [at for at, byte in enumerate(whole) if byte]
    for _ in range(15):
        change = bytearray(whole)
        at = dice.choice(holding)
        change[at] ^= 1 << dice.randrange(8)
        copy = damaged(filled, tmp_path, change)
        if is_found(copy):
            found += 1
            continue
        with Ledger.open(tmp_path) as ledger:
            assert said(ledger) == before, at
    assert found >= 10


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
