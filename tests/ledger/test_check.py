"""The check finds whatever was altered, says where and what it touches, and never gives up."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from according.errors import BrokenLedger
from according.ledger.book import Ledger
from according.ledger.chain import Draft
from according.ledger.check import check
from according.ledger.contents import Packed, kept, pack, unpack
from according.ledger.faults import Fault
from according.model.claim import sealed
from according.model.incident import Cluster, Minted
from according.model.report import Collected, Piece, content_id

Alter = Callable[[Path, str], None]


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled ledger's database, to be damaged."""
    database = tmp_path / "ledger.db"
    database.write_bytes(filled.read_bytes())
    return database


def faults(database: Path) -> list[Fault]:
    with Ledger.open(database.parent) as ledger:
        return check(ledger)


def touched(found: list[Fault]) -> set[str]:
    return {known for fault in found for known in fault.touched}


def test_a_whole_ledger_has_no_faults(filled: Path) -> None:
    assert faults(filled) == []


def flipped(value: object, bit: int) -> str:
    """SQL for the value with one bit of it flipped; text stays text, even where it is no UTF-8."""
    if isinstance(value, int):
        return str(value ^ (1 << 6 + bit % 8))
    raw = bytearray(value.encode() if isinstance(value, str) else value or b"")  # type: ignore[call-overload]
    raw[bit % (8 * len(raw)) // 8] ^= 1 << bit % 8
    return f"x'{raw.hex()}'" if isinstance(value, bytes) else f"CAST(x'{raw.hex()}' AS TEXT)"


COLUMNS = ["ledger", "seq", "at", "actor", "kind", "subject", "content", "previous", "hash"]


@pytest.mark.parametrize(
    ("seq", "column"),
    [(seq, column) for seq in (2, 4, 9, 22) for column in COLUMNS]
    + [(1, column) for column in COLUMNS if column not in ("content", "previous")],
)
def test_a_flipped_bit_in_an_entry_is_found(
    copy: Path, alter: Alter, column: str, seq: int
) -> None:
    with Ledger.open(copy.parent) as ledger:
        entry = list(ledger.entries())[seq - 1]
    value = getattr(entry, column)
    for bit in (7, 61 + seq):
        alter(copy, f"UPDATE entries SET {column} = {flipped(value, bit)} WHERE seq = {seq}")
        found = faults(copy)
        assert found, bit
        if column not in ("seq", "subject"):
            assert entry.subject in touched(found)
        text = value if isinstance(value, int) else f"CAST(x'{value.encode().hex()}' AS TEXT)"
        where = f"hash = '{entry.hash}'" if column != "hash" else f"seq = {seq}"
        alter(copy, f"UPDATE entries SET {column} = {text} WHERE {where}")
    assert faults(copy) == []


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "seq"])
def test_text_turned_into_bytes_is_found(copy: Path, alter: Alter, column: str) -> None:
    """A flipped bit of a cell's type leaves its bytes, and their hash, as they were."""
    alter(copy, f"UPDATE entries SET {column} = CAST({column} AS BLOB) WHERE seq = 4")
    assert any("CHECK constraint failed" in fault.found for fault in faults(copy))


def subjects_of(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Each content's hash with the id that it is about."""
    for entry in ledger.entries():
        if entry.content:
            yield entry.content, entry.subject
        if entry.kind == "report":
            yield entry.subject, entry.subject


def test_a_flipped_bit_in_any_content_is_found(copy: Path, alter: Alter) -> None:
    with Ledger.open(copy.parent) as ledger:
        about = dict(subjects_of(ledger))
        with ledger.store.engine.connect() as raw:
            rows = list(raw.exec_driver_sql("SELECT sha256, packed, crc FROM contents"))
    assert {row.sha256 for row in rows} == set(about)
    for place, (sha256, packed, crc) in enumerate(rows):
        where = f"WHERE sha256 = '{sha256}'"
        wrong = flipped(packed, 8 * len(packed) * place // len(rows) + place % 8)
        alter(copy, f"UPDATE contents SET packed = {wrong} {where}")
        assert about[sha256] in touched(faults(copy))
        alter(copy, f"UPDATE contents SET packed = x'{packed.hex()}', crc = {crc ^ 16} {where}")
        assert about[sha256] in touched(faults(copy))
        alter(copy, f"UPDATE contents SET crc = {crc} {where}")
    assert faults(copy) == []


@pytest.mark.parametrize("original", [True, False])
def test_every_bit_of_one_content(invented: ModuleType, original: bool) -> None:
    """Deflate ends in padding bits that decompression ignores: the checksum does not."""
    stored = pack(kept(invented.told("one", 5)[1], original=original))
    for bit in range(8 * len(stored.packed)):
        wrong = bytearray(stored.packed)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BrokenLedger):
            unpack(Packed(stored.sha256, bytes(wrong), stored.crc))


def test_a_broken_original_touches_its_claims_and_incidents(copy: Path, alter: Alter) -> None:
    with Ledger.open(copy.parent) as ledger:
        report = ledger.reports()[1]
        claims = {claim.claim for claim in ledger.claims() if claim.report.id == report.id}
        on_it = {i.incident for i in ledger.incidents() if claims & set(i.cluster.claims)}
    alter(copy, f"UPDATE contents SET packed = x'00' WHERE sha256 = '{report.id}'")
    (fault,) = faults(copy)
    assert set(fault.touched) == {report.id} | claims | on_it
    assert len(claims) == 3
    assert f"report {report.id}" in fault.where


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("DELETE FROM entries WHERE seq = 3", "entry 3 of"),
        ("DELETE FROM entries WHERE seq = 1", "genesis"),
        ("DELETE FROM entries", "genesis"),
        ("DELETE FROM contents WHERE rowid = 2", "under its hash"),
        ("INSERT INTO contents VALUES ('00', x'00', 0, NULL)", "an entry"),
        ("UPDATE format SET ledger = 'another'", "another"),
        ("DROP INDEX entries_by_subject", "CREATE INDEX"),
        ("CREATE TABLE more (a)", "nothing"),
        ("DELETE FROM standing WHERE kind = 'incident'", "rebuild"),
        ("UPDATE standing SET content = subject WHERE kind = 'claim'", "rebuild"),
        ("DELETE FROM bands WHERE report = (SELECT max(report) FROM bands)", "rebuild"),
        ("INSERT INTO addresses VALUES (x'00', 'nowhere')", "rebuild"),
        ("INSERT INTO addresses VALUES (1000000000000, x'00')", "rebuild"),
        ("UPDATE bands SET band = -1 WHERE band = (SELECT max(band) FROM bands)", "rebuild"),
    ],
)
def test_alterations(copy: Path, alter: Alter, sql: str, expected: str) -> None:
    alter(copy, sql)
    assert any(expected in fault.expected for fault in faults(copy))


def test_a_guard_taken_down_is_found(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("DROP TRIGGER entries_remain")
    assert [fault.where for fault in faults(copy)] == ["entries_remain"]


def test_a_tail_cut_within_a_report_is_found(copy: Path, alter: Alter) -> None:
    """The report names its claims, so that half of it cannot pass for the whole."""
    with Ledger.open(copy.parent) as ledger:
        last = [entry for entry in ledger.entries() if entry.kind == "claim"][-1]
    alter(copy, f"DELETE FROM entries WHERE seq >= {last.seq}")
    found = faults(copy)
    assert any(fault.expected == "a whole report" for fault in found)
    assert last.subject in touched(found)


# what a forger enters who hashes everything anew: only the proofs find it


def forge(ledger: Ledger, kind: str, subject: str, content: bytes) -> None:
    draft = Draft(kind, subject, content_id(content))  # type: ignore[arg-type]
    ledger.store.append("forger", [draft], [kept(content)])


def test_a_claim_whose_marks_are_not_in_the_text(ledger: Ledger, invented: ModuleType) -> None:
    report, original, (claim,) = invented.told("one", 5)
    ledger.append_report(report, original, [claim], collected=Collected("file", "mail"))
    moved = sealed(msgspec.structs.replace(claim, start=claim.start + 1, end=claim.end + 1))
    forge(ledger, "claim", moved.claim, msgspec.json.encode(moved))
    fault, *_under_no_report = check(ledger)
    assert "does not stand" in fault.found
    assert fault.touched == (moved.claim, report.id)


def test_a_claim_that_was_not_sealed(ledger: Ledger, invented: ModuleType) -> None:
    report, original, (claim,) = invented.told("one", 5)
    ledger.append_report(report, original, [claim], collected=Collected("file", "mail"))
    changed = msgspec.structs.replace(claim, mode="explosives")
    forge(ledger, "claim", changed.claim, msgspec.json.encode(changed))
    assert any(
        fault.expected == f"{sealed(changed).claim}, by its reading" for fault in check(ledger)
    )


def test_a_claim_of_no_report(ledger: Ledger, invented: ModuleType) -> None:
    claim = invented.told("one", 5)[2][0]
    forge(ledger, "claim", claim.claim, msgspec.json.encode(claim))
    fault, *_under_no_report = check(ledger)
    assert claim.report.id in fault.touched


def test_text_that_is_not_what_the_bytes_say(ledger: Ledger, invented: ModuleType) -> None:
    """A text with other figures than its original's, its claims sealed and all hashes right."""
    original = invented.told("one", 5, 6)[1]
    forged, _, (claim,) = invented.told("one", 9)
    id_ = content_id(original)
    piece = Piece(0, len(forged.text), 0, len(original), True)
    report = msgspec.structs.replace(forged, id=id_, pieces=(piece,))
    header = msgspec.structs.replace(claim.report, id=id_)
    claim = sealed(msgspec.structs.replace(claim, report=header))
    ledger.append_report(report, original, [claim], collected=Collected("file", "forger"))
    found = check(ledger)
    assert found
    assert all("does not come from the bytes" in fault.found for fault in found)


def test_an_incident_on_claims_unheard_of(ledger: Ledger) -> None:
    ledger.append_incidents([Minted("i0123456789abcdef", (), Cluster("incident", ("ab" * 16,)))])
    (fault,) = check(ledger)
    assert set(fault.touched) == {"i0123456789abcdef", "ab" * 16}


@pytest.mark.parametrize("kind", ["report", "claim", "incident", "seen-again", "merged", "rumour"])
def test_an_entry_of_no_sense(ledger: Ledger, kind: str) -> None:
    forge(ledger, kind, "subject", b'{"no": "sense"}')
    assert "subject" in touched(check(ledger))
