"""What is expunged is gone, in whatever form it was kept; all else stands and proves itself."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from according import looking, pipeline
from according.errors import BadInput, BrokenLedger, LedgerError
from according.ledger import bundle
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.contents import Packed
from according.ledger.expunging import expunged
from according.ledger.rebuild import rebuild
from according.ledger.replay import replay
from according.model.claim import Claim, sealed
from according.model.decision import Set
from according.model.report import Collected, Piece, Report, content_id, header
from according.review.deciding import Reviewer
from according.review.queue import queue

MAIL = Collected("file", "mail")
WORDS = "a name that nobody may find"


def asked() -> str:
    return WORDS


@pytest.fixture(params=["plain", "encrypted"])
def book(folder: Path, request: pytest.FixtureRequest, invented: ModuleType) -> Iterator[Ledger]:
    """Two reports, linked, with decisions about both; the ledger plain or encrypted."""
    encrypt = request.param == "encrypted"
    made = Ledger.open(folder, create=True, passphrase=asked, encrypt=encrypt)
    for name, figures in (("Leyla", (5, 6)), ("another", (5,))):
        report, original, claims = invented.told(name, *figures)
        made.append_report(report, original, claims, collected=MAIL)
        Reviewer(made, "Ana Ruiz").correct(claims[0].claim, {"stance": "doubts"}, f"of {name}")
    made.append_seen_again(report.id, collected=MAIL)
    pipeline.relink(made)
    yield made
    made.close()


def raw_bytes(folder: Path) -> bytes:
    return b"".join(found.read_bytes() for found in sorted(folder.iterdir()))


def stored(folder: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        return dict(raw.execute("SELECT sha256, packed FROM contents").fetchall())


def test_a_report_is_gone_and_the_rest_proves_itself(book: Ledger, folder: Path) -> None:
    gone, kept = book.reports()
    claims = {claim.claim for claim in book.claims_of(gone.id)}
    moment = list(book.entries())[-1].at
    before = stored(folder)
    pipeline.expunge(book, "Ana Ruiz", gone.id, None, "she asked for it")
    assert check(book) == []
    assert book.reports() == book.reports(moment) == [kept]
    assert not claims & {claim.claim for claim in book.claims(moment)}
    assert not claims & {c for it in looking.incidents(book, moment) for c in it.claims}
    assert [one.decision.why for one in book.decisions()] == ["of another"]
    assert book.state() == replay(book.entries())
    entry, told = expunged(book)[gone.id]
    assert (entry.actor, told.why) == ("Ana Ruiz", "she asked for it")
    destroyed = before.keys() - stored(folder).keys()
    assert gone.id in destroyed
    assert len(destroyed) >= 5
    bytes_left = raw_bytes(folder)
    assert not [sha256 for sha256 in destroyed if before[sha256][8:] in bytes_left]
    assert before[kept.id][8:] in bytes_left
    with pytest.raises(BadInput, match="expunged"):
        book.original(gone.id)


def test_what_was_expunged_does_not_come_back(
    book: Ledger, tmp_path: Path, invented: ModuleType
) -> None:
    gone = book.reports()[0].id
    bundle.write(book.store, tmp_path / "before.zip")
    pipeline.expunge(book, "Ana Ruiz", gone, None, "she asked for it")
    assert not book.append_report(*invented.told("Leyla", 5, 6), collected=MAIL)
    assert book.is_expunged(gone)
    rebuild(book.store)
    bundle.write(book.store, tmp_path / "after.zip")
    with Ledger.open(tmp_path / "after.zip") as after:
        assert check(after) == []
        assert gone not in after.store.contents()
        assert len(after.reports()) == 1
    with Ledger.open(tmp_path / "before.zip") as before:
        assert not pipeline.merge(book, before)
    assert check(book) == []


def test_words_are_gone_and_the_other_claims_stay(book: Ledger, folder: Path) -> None:
    report = book.reports()[0]
    five, six = book.claims_of(report.id)
    pipeline.expunge(book, "Ana Ruiz", report.id, "5 people", "it names a house")
    assert check(book) == []
    now = book.report(report.id)
    assert "5 people" not in now.text
    assert len(now.text) == len(report.text)
    assert [claim.claim for claim in book.claims_of(report.id)] == [six.claim]
    assert five.claim not in {c for it in book.incidents() for c in it.cluster.claims}
    assert report.id not in stored(folder)
    with pytest.raises(BadInput, match="do not stand"):
        pipeline.expunge(book, "Ana Ruiz", report.id, "5 people", "again")


NAME = "Yara  Qasim"
"""With two spaces in the texts, one in what persons write."""


def telling(invented: ModuleType, name: str) -> tuple[Report, bytes, list[Claim]]:
    """A report with that name in its text and title, and in one of its claims."""
    report, original, claims = invented.told(name, 5, 6)
    text = report.text.replace("the hospital said 5", f"{NAME} and the hospital said 5")
    original = text.encode()
    moved = len(NAME) + len(" and ")
    piece = Piece(0, len(text), 0, len(original), True)
    told = msgspec.structs.replace(
        report, id=content_id(original), text=text, pieces=(piece,), title=f"{name}: {NAME}",
        url="https://example.org/Yara-Qasim",
    )  # fmt: skip
    five, six = (reseated(claim, told, moved) for claim in claims)
    line = next(line for line in text.splitlines() if NAME in line)
    start = text.index(line)
    whole = {"start": start, "end": start + len(line), "text": line}
    return told, original, [sealed(msgspec.structs.replace(five, **whole)), six]


def reseated(claim: Claim, report: Report, moved: int) -> Claim:
    """The claim in a report whose text before its figure is longer by so much."""

    def shift(value: Any) -> Any:
        if isinstance(value, dict):
            spans = {k: v + moved for k, v in value.items() if k in ("start", "end")}
            return {k: shift(v) for k, v in value.items()} | spans
        return [shift(item) for item in value] if isinstance(value, (list, tuple)) else value

    plain = shift(msgspec.to_builtins(claim))
    told = msgspec.structs.replace(report, title=None, url=None)
    plain["report"] = msgspec.to_builtins(header(told))
    return sealed(msgspec.convert(plain, Claim))


def holds(value: object, words: str = "Yara") -> bool:
    return words.casefold() in str(value).casefold()


def test_words_are_gone_from_all_that_persons_wrote_too(
    folder: Path, request: pytest.FixtureRequest, book: Ledger, invented: ModuleType
) -> None:
    """Nothing in the files says them, nor opens with any key that is left."""
    report, original, (five, six) = telling(invented, "a third")
    book.append_report(report, original, [five, six], collected=Collected("file", "Yara_Qasim.txt"))
    ana = Reviewer(book, "Ana Ruiz")
    said = ana.rule(six.claim, "accepted", "the second line stands")
    ana.rule(six.claim, "unverifiable", "Yara Qasim told me")
    pipeline.relink(book)
    incident = next(it for it in book.incidents() if five.claim in it.cluster.claims)
    for field, value in (
        ("title", "The death of YARA QASIM"), ("tags", ["a", "yara qasim"]), ("x-file", "7"),
    ):  # fmt: skip
        ana.set(incident.incident, field, value, "as it was called")
    ana.alias("Yara Qasim", "the hospital", "she speaks for it")
    ana.withdraw(ana.withhold("Yara Qasim", "a witness"), "Yara Qasim agreed")
    ana.withhold("Yara Qasim", "after all")
    before, keys = contents(folder), wrapped(folder)
    pipeline.expunge(book, "Ana Ruiz", report.id, "yara qasim", "her life is at risk")
    assert check(book) == []
    left = {sha256: book.store.kept(sha256).decode() for sha256 in book.store.contents()}
    assert not [sha256 for sha256, content in left.items() if holds(content)]
    assert not [it for it in book.reports() if holds(book.report_row(it.id))]
    assert book.search("yara") == book.search("qasim") == []
    assert [claim.claim for claim in book.claims_of(report.id)] == [six.claim]
    kept = [one.decision for one in book.decisions()]
    assert said in {one.decision for one in kept}
    assert any(isinstance(one.act, Set) and one.act.field == "x-file" for one in kept)
    gone = before.keys() - left.keys()
    assert len(gone) >= 8
    bytes_left = raw_bytes(folder)
    assert not holds(bytes_left)
    assert not [sha256 for sha256 in gone if before[sha256].packed[8:] in bytes_left]
    if book.store.encrypted:
        renewed = {before[sha256].key for sha256 in gone}
        assert renewed == {report.id, "ledger"}
        assert not [name for name in renewed if name and keys[name] in bytes_left]
        for sha256 in gone:
            with pytest.raises(BrokenLedger):
                book.store.unpacked(before[sha256])


def contents(folder: Path) -> dict[str, Packed]:
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        return {row[0]: Packed(*row) for row in raw.execute("SELECT * FROM contents")}


def wrapped(folder: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        return dict(raw.execute("SELECT name, wrapped FROM keys").fetchall())


def test_words_that_stand_elsewhere_are_named_and_stay_withheld(
    book: Ledger, invented: ModuleType
) -> None:
    one, other = telling(invented, "one"), telling(invented, "other")
    for report, original, claims in (one, other):
        book.append_report(report, original, claims, collected=MAIL)
    Reviewer(book, "Ana Ruiz").withhold("Yara Qasim", "a witness")
    gone = pipeline.expunge(book, "Ana Ruiz", one[0].id, "Yara Qasim", "her life is at risk")
    assert gone.elsewhere == (other[0].id,)
    assert book.report(other[0].id) == other[0]
    assert not holds(list(looking.claims(book)))
    assert check(book) == []


def test_an_open_program_meets_the_new_key(folder: Path, invented: ModuleType) -> None:
    """It neither fails to read what was sealed anew nor seals with what was destroyed."""
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as one:
        for name in ("one", "other"):
            report, original, claims = invented.told(name, 5)
            one.append_report(report, original, claims, collected=MAIL)
        with Ledger.open(folder, passphrase=asked) as other:
            assert other.search("hospital") == one.search("hospital")
            pipeline.relink(other)
            pipeline.expunge(one, "Ana Ruiz", report.id, "5 people", "it names a house")
            assert "5 people" not in other.report(report.id).text
            assert other.search("people") == one.search("people") == [one.reports()[0].id]
            pipeline.relink(other)
        assert check(one) == []


@pytest.mark.parametrize("why", ["5 people asked", "5  PEOPLE"])
def test_a_reason_does_not_repeat_the_words(book: Ledger, why: str) -> None:
    report = book.reports()[0].id
    with pytest.raises(BadInput, match="reason"):
        pipeline.expunge(book, "Ana Ruiz", report, "5 people", why)


def test_a_colleague_merging_does_not_destroy(
    book: Ledger, tmp_path: Path, invented: ModuleType
) -> None:
    gone = book.reports()[0].id
    pipeline.expunge(book, "Ana Ruiz", gone, None, "she asked for it")
    with Ledger.open(tmp_path / "theirs", create=True) as theirs:
        theirs.append_report(*invented.told("Leyla", 5, 6), collected=MAIL)
        pipeline.merge(theirs, book)
        assert theirs.original(gone)
        assert {one.why for one in queue(theirs)} == {"expunged-elsewhere"}
        assert check(theirs) == []
    with Ledger.open(tmp_path / "new", create=True) as new:
        pipeline.merge(new, book)
        assert len(new.reports()) == 1
        assert check(new) == []


@pytest.mark.parametrize("why", ["", " "])
def test_expunging_needs_a_person_and_a_reason(book: Ledger, why: str) -> None:
    report = book.reports()[0].id
    for person in ("Ana Ruiz", "according"):
        with pytest.raises(BadInput):
            pipeline.expunge(book, person, report, None, why or "x" * (person == "according"))
    assert check(book) == []
    assert len(book.reports()) == 2


def test_a_content_that_was_expunged_and_put_back_is_found(
    folder: Path, ledger: Ledger, invented: ModuleType, alter: Callable[[Path, str], None]
) -> None:
    report, original, claims = invented.told("one", 5)
    ledger.append_report(report, original, claims, collected=MAIL)
    before = stored(folder)
    pipeline.expunge(ledger, "Ana Ruiz", report.id, None, "she asked for it")
    alter(folder / "ledger.db", f"INSERT INTO contents VALUES ('{report.id}', "
                                f"x'{before[report.id].hex()}', 0, NULL)")  # fmt: skip
    assert any("still there" in fault.found for fault in check(ledger))


# encryption at rest


def test_an_encrypted_ledger_needs_its_passphrase(folder: Path, invented: ModuleType) -> None:
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        report, original, claims = invented.told("one", 5)
        ledger.append_report(report, original, claims, collected=MAIL)
        assert check(ledger) == []
    with pytest.raises(LedgerError, match="encrypted"):
        Ledger.open(folder)
    with pytest.raises(BadInput, match="passphrase"):
        Ledger.open(folder, passphrase=lambda: "another")
    with Ledger.open(folder, passphrase=asked) as ledger:
        assert ledger.claims() == claims
        assert ledger.original(report.id) == original


def test_nothing_of_a_report_is_readable_in_the_files(
    folder: Path, tmp_path: Path, invented: ModuleType
) -> None:
    """Nor is anything in them what a plain ledger would keep."""
    report, original, claims = invented.told("one", 5)
    with Ledger.open(tmp_path / "plain", create=True) as plain:
        plain.append_report(report, original, claims, collected=MAIL)
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        ledger.append_report(report, original, claims, collected=MAIL)
        Reviewer(ledger, "Ana Ruiz").rule(claims[0].claim, "rejected", "a secret reason")
    kept = raw_bytes(folder)
    for packed in stored(tmp_path / "plain").values():
        assert packed not in kept
    for words in (b"hospital", b"secret reason", WORDS.encode()):
        assert words not in kept
    bands = "SELECT group_concat(hex(band)) FROM bands"
    plain_file = tmp_path / "plain" / "ledger.db"
    with (
        closing(sqlite3.connect(folder / "ledger.db")) as one,
        closing(sqlite3.connect(plain_file)) as other,
    ):
        assert one.execute(bands).fetchone() != other.execute(bands).fetchone()


def test_expunging_destroys_the_key(folder: Path, invented: ModuleType) -> None:
    """Whoever kept a copy of the sealed bytes can't open them with the passphrase any more."""
    report, original, claims = invented.told("one", 5)
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        ledger.append_report(report, original, claims, collected=MAIL)
        with ledger.store.transaction(writing=False) as connection:
            query = "SELECT * FROM contents WHERE sha256 = ?"
            sealed = tuple(connection.exec_driver_sql(query, (report.id,)).one())
        pipeline.expunge(ledger, "Ana Ruiz", report.id, None, "she asked for it")
        with pytest.raises(BrokenLedger, match="missing"):
            ledger.store.unpacked(Packed(*sealed))
        assert check(ledger) == []


@pytest.mark.parametrize("place", [0, 5, 20, 200])
def test_a_flipped_bit_in_a_sealed_content_is_found(
    folder: Path, invented: ModuleType, alter: Callable[[Path, str], None], place: int
) -> None:
    report, original, claims = invented.told("one", 5)
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        ledger.append_report(report, original, claims, collected=MAIL)
    sealed = bytearray(stored(folder)[report.id])
    sealed[place % len(sealed)] ^= 4
    alter(folder / "ledger.db", f"UPDATE contents SET packed = x'{sealed.hex()}' "
                                f"WHERE sha256 = '{report.id}'")  # fmt: skip
    with Ledger.open(folder, passphrase=asked) as ledger:
        assert any(report.id in fault.touched for fault in check(ledger))


@pytest.mark.parametrize("name", ["ledger", "report"])
def test_a_flipped_bit_in_a_key_is_found(
    folder: Path, invented: ModuleType, alter: Callable[[Path, str], None], name: str
) -> None:
    report, original, claims = invented.told("one", 5)
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        ledger.append_report(report, original, claims, collected=MAIL)
        ledger.append_seen_again(report.id, collected=MAIL)
    name = name.replace("report", report.id)
    key = bytearray(wrapped(folder)[name])
    key[20] ^= 4
    alter(folder / "ledger.db", f"UPDATE keys SET wrapped = x'{key.hex()}' WHERE name = '{name}'")
    with Ledger.open(folder, passphrase=asked) as ledger:
        assert any(report.id in fault.touched for fault in check(ledger))
        again = Collected("file", "again")
        use: dict[str, Callable[[], object]] = {
            report.id: lambda: ledger.original(report.id),
            "ledger": lambda: ledger.append_seen_again(report.id, collected=again),
        }
        with pytest.raises(BrokenLedger, match="key"):
            use[name]()


@pytest.mark.parametrize("cell", ["keys.wrapped", "contents.packed", "contents.key", "keys.name"])
def test_a_cell_of_another_type_is_told_plainly(
    folder: Path, invented: ModuleType, alter: Callable[[Path, str], None], cell: str
) -> None:
    """One bit of a row's head says whether a cell is text or bytes."""
    report, original, claims = invented.told("one", 5)
    with Ledger.open(folder, create=True, passphrase=asked, encrypt=True) as ledger:
        ledger.append_report(report, original, claims, collected=MAIL)
    table, column = cell.split(".")
    other = "TEXT" if column in ("wrapped", "packed") else "BLOB"
    alter(folder / "ledger.db", f"UPDATE {table} SET {column} = CAST({column} AS {other})")
    try:
        with Ledger.open(folder, passphrase=asked) as ledger:
            assert check(ledger) != [] or ledger.original(report.id) == original
    except LedgerError:
        pass
