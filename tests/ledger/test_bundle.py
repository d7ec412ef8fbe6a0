"""A bundle is the whole ledger in the open; merging takes in what proves itself, once."""

import hashlib
import json
import random
import zipfile
from pathlib import Path
from types import ModuleType

import bagit  # type: ignore[import-untyped]
import pytest

from according import pipeline
from according.errors import BrokenLedger, LedgerError
from according.ledger import bundle
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.replay import replay
from according.model.report import Collected

MAIL = Collected("file", "mail")


@pytest.fixture
def bundled(filled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "office.zip"
    with Ledger.open(filled.parent) as ledger:
        bundle.write(ledger.store, path)
    return path


def test_a_bundle_opens_as_a_ledger_and_passes_its_check(filled: Path, bundled: Path) -> None:
    with Ledger.open(filled.parent) as ledger, Ledger.open(bundled) as other:
        assert check(other) == []
        assert other.state() == ledger.state()
        assert other.heads() == ledger.heads()
        assert list(other.entries()) == list(ledger.entries())
        for report in ledger.reports():
            assert other.original(report.id) == ledger.original(report.id)
        with pytest.raises(LedgerError, match="read-only"):
            other.append_seen_again(ledger.reports()[0].id, collected=MAIL)


def test_a_bundle_is_a_bag_for_others_too(bundled: Path, tmp_path: Path) -> None:
    """By the Library of Congress' own reader of bags."""
    with zipfile.ZipFile(bundled) as archive:
        archive.extractall(tmp_path / "out")
    assert bagit.Bag(str(tmp_path / "out" / "office")).is_valid()
    for kept in (tmp_path / "out" / "office" / "data" / "contents").iterdir():
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == kept.name


def test_the_same_ledger_gives_the_same_bundle(filled: Path, bundled: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / "office.zip"
    with Ledger.open(filled.parent) as ledger:
        bundle.write(ledger.store, again)
    assert again.read_bytes() == bundled.read_bytes()


def test_a_bundle_that_cannot_be_written(filled: Path, tmp_path: Path) -> None:
    with Ledger.open(filled.parent) as ledger, pytest.raises(LedgerError, match="give another"):
        bundle.write(ledger.store, tmp_path / "nowhere" / "b.zip")


@pytest.mark.parametrize("seed", range(25))
def test_a_flipped_bit_in_a_bundle(bundled: Path, seed: int) -> None:
    """It is found, or what the bundle says is what it said before."""
    dice = random.Random(seed)
    whole = bytearray(bundled.read_bytes())
    with Ledger.open(bundled) as ledger:
        before = (list(ledger.entries()), ledger.claims(), ledger.state())
    whole[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
    bundled.write_bytes(whole)
    try:
        with Ledger.open(bundled) as ledger:
            if check(ledger) == []:
                assert (list(ledger.entries()), ledger.claims(), ledger.state()) == before
    except LedgerError:
        pass


def forged(bundled: Path, change: dict[str, bytes]) -> None:
    """The bundle with other files, its archive sound."""
    with zipfile.ZipFile(bundled) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(bundled, "w") as archive:
        for name, content in (files | change).items():
            archive.writestr(name, content)


def test_a_forged_bundle_is_not_taken_in(bundled: Path, ledger: Ledger) -> None:
    with zipfile.ZipFile(bundled) as archive:
        lines = archive.read("office/data/entries.jsonl").splitlines()
    entry = json.loads(lines[2]) | {"actor": "someone else"}
    lines[2] = json.dumps(entry).encode()
    forged(bundled, {"office/data/entries.jsonl": b"\n".join(lines)})
    before = list(ledger.entries())
    with Ledger.open(bundled) as other, pytest.raises(LedgerError, match="fails its check"):
        pipeline.merge(ledger, other)
    assert list(ledger.entries()) == before


def test_what_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK nothing")
    with pytest.raises(BrokenLedger, match="no bundle"):
        Ledger.open(tmp_path / "b.zip")


# merging


def test_merging_takes_in_what_is_new_once(
    bundled: Path, ledger: Ledger, invented: ModuleType
) -> None:
    report, original, claims = invented.told("report 2", 2, 7, 9)  # which the other holds too
    ledger.append_report(report, original, claims, collected=MAIL)
    with Ledger.open(bundled) as other:
        moment = list(ledger.entries())[-1].at
        assert pipeline.merge(ledger, other)
        assert check(ledger) == []
        assert ledger.state() == replay(ledger.entries(), ledger.id)
        assert {it.id for it in ledger.reports()} == {it.id for it in other.reports()}
        assert {it.claim for it in ledger.claims()} == {it.claim for it in other.claims()}
        assert [head.ledger for head in ledger.heads()] == [ledger.id, other.id]
        assert len(ledger.reports(moment)) == 1
        after = list(ledger.entries())
        assert not pipeline.merge(ledger, other)
        assert list(ledger.entries()) == after
        for former in other.incidents():
            assert ledger.find(former.incident)[0] == "incident"


def test_an_office_goes_on_and_is_merged_again(
    filled: Path, tmp_path: Path, ledger: Ledger, invented: ModuleType
) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "ledger.db").write_bytes(filled.read_bytes())
    with Ledger.open(tmp_path / "office") as other:
        assert pipeline.merge(ledger, other)
        report, original, claims = invented.told("later", 40)
        other.append_report(report, original, claims, collected=MAIL)
        assert pipeline.merge(ledger, other)
        assert ledger.holds(report.id)
        assert pipeline.merge(other, ledger)
        assert {it.claim for it in other.claims()} == {it.claim for it in ledger.claims()}
        assert check(other) == check(ledger) == []


def test_an_older_copy_and_a_second_history_are_refused(
    filled: Path, tmp_path: Path, invented: ModuleType
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ledger.db").write_bytes(filled.read_bytes())
    with Ledger.open(tmp_path / "one") as one, Ledger.open(tmp_path / "two") as two:
        told = invented.told("later", 40)
        one.append_report(*told, collected=MAIL)
        with pytest.raises(LedgerError, match="older copy"):
            pipeline.merge(two, one)
        assert not pipeline.merge(one, two)
        two.append_seen_again(two.reports()[0].id, collected=MAIL)
        with pytest.raises(LedgerError, match="differs"):
            pipeline.merge(two, one)
