"""The book: what is appended is there, in one piece, and stays."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from according import __version__
from according.errors import BadInput, LedgerError
from according.ledger.book import Ledger
from according.ledger.chain import hashed
from according.ledger.check import check
from according.ledger.minting import mint
from according.ledger.replay import replay
from according.model.claim import Claim, sealed
from according.model.incident import Cluster, Minted
from according.model.report import Collected, Report


def append(ledger: Ledger, told: tuple[Report, bytes, list[Claim]]) -> bool:
    report, original, claims = told
    return ledger.append_report(report, original, claims, collected=Collected("file", "mail"))


def kinds(ledger: Ledger) -> list[str]:
    return [entry.kind for entry in ledger.entries()]


def incidents(*clusters: tuple[str, ...]) -> list[Minted]:
    return mint([Cluster("incident", tuple(sorted(claims))) for claims in clusters], [])


def test_a_report_comes_back_as_it_was(folder: Path, invented: ModuleType) -> None:
    report, original, claims = invented.told("one", 5, 6)
    with Ledger.open(folder, create=True) as ledger:
        assert not ledger.holds(report.id)
        assert ledger.append_report(
            report, original, claims, collected=Collected("file", "mail/1.txt")
        )
    with Ledger.open(folder) as ledger:
        assert ledger.holds(report.id)
        assert ledger.reports() == [report]
        assert ledger.report(report.id) == report
        assert ledger.original(report.id) == original
        assert ledger.claims() == claims
        assert check(ledger) == []


def test_a_closed_ledger_is_one_file(filled: Path) -> None:
    assert [found.name for found in filled.parent.iterdir()] == ["ledger.db"]


def test_entries_are_chained_and_say_who_and_what(ledger: Ledger, invented: ModuleType) -> None:
    report, _, claims = one = invented.told("one", 5, 6)
    append(ledger, one)
    entries = list(ledger.entries())
    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    assert kinds(ledger) == ["genesis", "report", "claim", "claim"]
    assert [entry.subject for entry in entries[1:]] == [report.id, *(c.claim for c in claims)]
    assert [entry.previous for entry in entries] == [None, *(e.hash for e in entries[:-1])]
    assert all(hashed(entry) == entry for entry in entries)
    assert {entry.actor for entry in entries} == {f"according {__version__}"}
    assert entries[0].at < entries[1].at == entries[3].at


def test_an_actor_stands_in_the_entries(folder: Path, invented: ModuleType) -> None:
    with Ledger.open(folder, create=True, actor="Ana Ruiz") as ledger:
        append(ledger, invented.told("one", 5))
        assert {entry.actor for entry in ledger.entries()} == {"Ana Ruiz"}


def test_a_report_read_twice_is_seen_again(ledger: Ledger, invented: ModuleType) -> None:
    one = invented.told("one", 5)
    append(ledger, one)
    assert not append(ledger, one)
    ledger.append_seen_again(one[0].id, collected=Collected("file", "elsewhere"))
    assert kinds(ledger) == ["genesis", "report", "claim", "seen-again", "seen-again"]
    assert ledger.reports() == [one[0]]
    assert check(ledger) == []


def test_a_report_that_is_not_held_cannot_be_seen_again(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="not in the ledger"):
        ledger.append_seen_again("0" * 64, collected=Collected("file", "mail"))


def test_a_report_without_claims_is_kept(ledger: Ledger, invented: ModuleType) -> None:
    append(ledger, invented.told("quiet"))
    assert len(ledger.reports()) == 1
    assert ledger.claims() == []
    assert check(ledger) == []


def test_what_does_not_prove_itself_is_not_appended(ledger: Ledger, invented: ModuleType) -> None:
    report, original, (claim,) = invented.told("one", 5)
    other = invented.told("other", 5)[2][0]
    unsealed = msgspec.structs.replace(claim, mode="explosives")
    shifted = sealed(msgspec.structs.replace(claim, start=claim.start + 1, end=claim.end + 1))
    unfit = sealed(msgspec.structs.replace(claim, end=claim.end + 1))
    for wrong, why in (
        ((report, original + b" ", [claim]), "hash of its original"),
        ((report, original, [other]), "another report"),
        ((report, original, [unsealed]), "seal it"),
        ((report, original, [shifted]), "does not stand"),
        ((report, original, [unfit]), "does not stand"),
        ((report, original, [claim, claim]), "twice"),
    ):
        with pytest.raises(LedgerError, match=why):
            append(ledger, wrong)
    assert kinds(ledger) == ["genesis"]


def test_only_changed_incidents_are_entered(ledger: Ledger, invented: ModuleType) -> None:
    append(ledger, invented.told("one", 5, 6))
    invented.link(ledger)
    first = ledger.incidents()
    invented.link(ledger)
    assert kinds(ledger).count("incident") == 2
    append(ledger, invented.told("two", 6, 7))
    invented.link(ledger)
    assert kinds(ledger).count("incident") == 4
    assert [now.incident for now in ledger.incidents()[:2]] == [old.incident for old in first]
    assert check(ledger) == []


def test_merged_incidents_leave_the_state_but_are_found(
    ledger: Ledger, invented: ModuleType
) -> None:
    claims = invented.told("one", 5, 6)[2]
    append(ledger, invented.told("one", 5, 6))
    apart = incidents(*((claim.claim,) for claim in claims))
    ledger.append_incidents(apart)
    together = mint([Cluster("incident", tuple(sorted(c.claim for c in claims)))], apart)
    ledger.append_incidents(together)
    assert ledger.incidents() == together
    assert kinds(ledger)[-2:] == ["incident", "merged"]
    for old in apart:
        assert ledger.find(old.incident) == ("incident", together[0].incident)
        assert ledger.find(old.incident[:7]) == ("incident", together[0].incident)
    assert check(ledger) == []


def test_an_incident_left_out_is_withdrawn_only_where_nobody_else_can_have_minted_it(
    ledger: Ledger, invented: ModuleType
) -> None:
    told = invented.told("one", 5, 6)
    append(ledger, told)
    apart = incidents(*((claim.claim,) for claim in told[2]))
    ledger.append_incidents(apart)
    ledger.append_incidents(apart[:1])
    assert ledger.incidents() == apart
    with ledger.writing() as still:
        still.append_incidents(apart[:1])
    assert ledger.incidents() == apart[:1]
    assert kinds(ledger)[-1] == "withdrawal"
    assert check(ledger) == []
    ledger.append_incidents(apart)
    assert {now.incident for now in ledger.incidents()} == {now.incident for now in apart}
    assert check(ledger) == []


def test_a_failed_write_leaves_nothing(ledger: Ledger, invented: ModuleType) -> None:
    def write_and_fail() -> None:
        with ledger.writing() as still:
            append(still, invented.told("one", 5))
            assert len(still.claims()) == 1
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert kinds(ledger) == ["genesis"]


def test_a_reading_view_stands_still_and_does_not_write(
    folder: Path, ledger: Ledger, invented: ModuleType
) -> None:
    append(ledger, invented.told("one", 5))
    with Ledger.open(folder) as other, ledger.reading() as still:
        assert len(still.claims()) == 1
        append(other, invented.told("two", 6))
        assert len(still.claims()) == 1
        with pytest.raises(LedgerError, match="only reads"):
            append(still, invented.told("three", 7))
    assert len(ledger.claims()) == 2


def test_as_of_a_moment_nothing_changes_any_more(ledger: Ledger, invented: ModuleType) -> None:
    """At each entry's moment the ledger stands as replay of the entries up to then has it."""
    seen: dict[str, object] = {}
    sizes: dict[str, int] = {}
    for number in range(4):
        append(ledger, invented.told(f"report {number}", 1, 50 + number))
        invented.link(ledger)
        entries = list(ledger.entries())
        for at in {entry.at for entry in entries}:
            state = ledger.state(at)
            now = (ledger.reports(at), ledger.claims(at), ledger.incidents(at), state)
            assert seen.setdefault(at, now) == now
            assert state == replay(entry for entry in entries if entry.at <= at)
            sizes[at] = len(state.claims)
    grown = [size for _at, size in sorted(sizes.items())]
    assert grown == sorted(grown)
    assert (grown[0], grown[-1]) == (0, 8)
    assert ledger.state() == replay(ledger.entries())


def test_as_of_a_date_is_its_end(ledger: Ledger, invented: ModuleType) -> None:
    append(ledger, invented.told("one", 5))
    today = list(ledger.entries())[-1].at[:10]
    assert len(ledger.claims(today)) == len(ledger.reports(today)) == 1
    assert ledger.claims("2012-02-04") == []
    assert ledger.incidents("2012-02-04") == []
    with pytest.raises(BadInput):
        ledger.claims("in spring")


def test_find(ledger: Ledger, invented: ModuleType) -> None:
    report, _, (claim,) = one = invented.told("one", 5)
    append(ledger, one)
    invented.link(ledger)
    (incident,) = ledger.incidents()
    for kind, known in (
        ("report", report.id), ("claim", claim.claim), ("incident", incident.incident)
    ):  # fmt: skip
        assert ledger.find(known) == (kind, known)
        assert ledger.find(f" {known[:8].upper()}\n") == (kind, known)
    for text in ("", "abc", "i", "iabcde", "zzzzzz", "abcdef%", "ii123456"):
        with pytest.raises(BadInput, match="is no id"):
            ledger.find(text)
    for text in ("000000", "i000000", "0" * 64):
        with pytest.raises(BadInput, match="nothing"):
            ledger.find(text)


def test_an_ambiguous_prefix_names_what_it_could_be(ledger: Ledger, invented: ModuleType) -> None:
    """Incident ids are whatever minting gives: two are made to begin alike."""
    told = invented.told("one", 5, 6)
    append(ledger, told)
    clusters = [now.cluster for now in incidents(*((claim.claim,) for claim in told[2]))]
    ids = ("iabcdef0123456789", "iabcdef9876543210")
    ledger.append_incidents([Minted(id_, (), c) for id_, c in zip(ids, clusters, strict=True)])
    with pytest.raises(BadInput, match=r"2 ids begin with 'iabcdef' \(incident iabcdef0123"):
        ledger.find("iabcdef")
    assert ledger.find("iabcdef0") == ("incident", ids[0])


def test_an_unknown_report(ledger: Ledger) -> None:
    for ask in (ledger.report, ledger.original):
        with pytest.raises(BadInput, match="no report"):
            ask("f" * 64)


def test_importing_the_book_does_not_load_the_database() -> None:
    """So that `according --help` stays quick."""
    code = (
        "import sys, according.ledger.book, according.ledger.check, according.ledger.minting; "
        "print('sqlalchemy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_an_append_does_not_load_what_finds_near_copies(folder: Path) -> None:
    """It takes as long to load as a hundred appends."""
    code = (
        "import sys, invented; from pathlib import Path; from according.ledger.book import Ledger; "
        "from according.model.report import Collected; report, *rest = invented.told('one', 5)\n"
        "with Ledger.open(Path(sys.argv[1]), create=True) as ledger:\n"
        "    ledger.append_report(report, *rest, collected=Collected('file', 'one.txt'))\n"
        "    ledger.at_address('https://example.org/news')\n"
        "    print('numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    here = Path(__file__).parent
    told = subprocess.run(command, cwd=here, capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
