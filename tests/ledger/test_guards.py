"""The database itself refuses to change what was entered, whichever program asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

ENTRY = "SELECT ledger, {seq}, at, actor, kind, subject, content, {previous}, hash FROM entries"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET actor = 'someone else'",
        "UPDATE entries SET seq = seq + 100 WHERE seq = 3",
        "DELETE FROM entries",
        "DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)",
        "UPDATE contents SET packed = x'00'",
        "DELETE FROM contents",
        f"INSERT OR REPLACE INTO entries {ENTRY.format(seq='seq', previous='previous')}",
        f"INSERT INTO entries {ENTRY.format(seq='seq + 1000', previous='previous')} WHERE seq = 2",
        f"INSERT INTO entries {ENTRY.format(seq='0', previous='NULL')} WHERE seq = 1",
        "INSERT INTO entries SELECT ledger, seq + 1, at, actor, kind, subject, content, "
        "previous, hash FROM entries WHERE seq = (SELECT max(seq) FROM entries)",
    ],
)
def test_refused(filled: Path, tmp_path: Path, sql: str) -> None:
    copy = tmp_path / "ledger.db"
    copy.write_bytes(filled.read_bytes())
    with closing(sqlite3.connect(copy)) as raw:
        before = list(raw.iterdump())
        with pytest.raises(sqlite3.IntegrityError, match=r"entr|contents"), raw:
            raw.execute(sql)
        assert list(raw.iterdump()) == before


def test_a_content_is_kept_once_and_as_it_came(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "ledger.db"
    copy.write_bytes(filled.read_bytes())
    with closing(sqlite3.connect(copy)) as raw, raw:
        before = list(raw.iterdump())
        raw.execute("INSERT OR REPLACE INTO contents SELECT sha256, x'00', 0, NULL FROM contents")
        raw.execute("INSERT INTO contents SELECT sha256, x'00', 0, NULL FROM contents")
        assert list(raw.iterdump()) == before
