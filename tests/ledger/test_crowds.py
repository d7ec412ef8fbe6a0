"""Killed at any moment, or with others at work, the ledger keeps what it acknowledged, whole."""

import random
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from types import ModuleType

import pytest

from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.expunging import expunged
from according.ledger.replay import replay
from according.model.report import Collected

Start = Callable[..., "Popen[str]"]

MAIL = Collected("file", "mail")


def begin(process: "Popen[str]") -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.mark.parametrize("seed", range(25))
def test_killed_at_any_moment(folder: Path, writer: Start, invented: ModuleType, seed: int) -> None:
    killed(folder, writer, invented, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25, 525))
def test_killed_at_many_moments(
    folder: Path, writer: Start, invented: ModuleType, seed: int
) -> None:
    killed(folder, writer, invented, seed)


def killed(folder: Path, writer: Start, invented: ModuleType, seed: int) -> None:
    """After a number of acknowledgements and some work of this process's own, by chance.

    It reads, links, decides, merges and expunges; every third ledger is encrypted.
    """
    dice = random.Random(seed)
    passphrase = "of the tests" if seed % 3 == 0 else invented.PLAIN
    process = writer(folder, "a", 50, passphrase)
    begin(process)
    assert process.stdout
    lines = dice.choice((0, 0, 1, 4, 11, 23))
    acknowledged = [process.stdout.readline().strip() for _ in range(lines)]
    for _ in range(dice.randrange(400_000)):
        pass
    process.kill()
    acknowledged += process.communicate()[0].splitlines()
    with Ledger.open(folder, create=True, passphrase=lambda: passphrase) as ledger:
        assert check(ledger) == []
        decisions = {one.decision.decision for one in ledger.decisions()}
        blacked = {known for known in expunged(ledger) if not ledger.is_expunged(known)}
        for line in acknowledged:
            what, _, known = line.rpartition(" ")
            if what == "expunged":
                assert ledger.is_expunged(known)
            elif what == "blacked":
                assert known in blacked
            elif len(known) == 64:
                assert ledger.holds(known)
            elif len(known) == 17 and known not in decisions:
                assert [entry for entry in ledger.entries() if entry.subject == known]
                assert expunged(ledger)
        counts = {report.id: 0 for report in ledger.reports()}
        for claim in ledger.claims():
            counts[claim.report.id] += 1
        assert {count for known, count in counts.items() if known not in blacked} <= {3}
        assert ledger.state() == replay(ledger.entries())
        assert sorted(ledger.search("invented")) == sorted(counts)
        invented.link(ledger)
        assert check(ledger) == []


def test_several_at_once_lose_nothing(folder: Path, writer: Start, invented: ModuleType) -> None:
    """Three processes make the ledger, read, and link at once; half of the reports are shared."""
    prefixes, reports = "abc", 6
    processes = [writer(folder, prefix, reports) for prefix in prefixes]
    for process in processes:
        begin(process)
    said = [process.communicate()[0].split() for process in processes]
    acknowledged = [[line for line in lines if not line.startswith("s")] for lines in said]
    assert [process.returncode for process in processes] == [0, 0, 0]
    with Ledger.open(folder) as ledger:
        assert check(ledger) == []
        held = {report.id for report in ledger.reports()}
        assert held == {report for lines in acknowledged for report in lines}
        assert len(ledger.reports()) == len(held) == 3 * reports + reports
        assert len(ledger.claims()) == 3 * len(held)
        entries = list(ledger.entries())
        again = [entry for entry in entries if entry.kind == "seen-again"]
        assert len(again) == 2 * reports
        actors = {f"{who} {prefix}" for prefix in prefixes for who in ("writer", "person")}
        assert {entry.actor for entry in entries[1:]} == actors
        decided = {line for lines in said for line in lines if line.startswith("s")}
        assert {one.decision.decision for one in ledger.decisions()} == decided
        assert len(decided) == len(prefixes) * reports
        linked = [claim for now in ledger.incidents() for claim in now.cluster.claims]
        assert sorted(linked) == sorted(claim.claim for claim in ledger.claims())
        before = ledger.incidents()
        invented.link(ledger)
        assert ledger.incidents() == before


def test_a_waiting_writer_is_told(folder: Path, ledger: Ledger, invented: ModuleType) -> None:
    """Another holds the ledger until the waiting one says that it waits."""
    report, original, claims = invented.told("one", 5)
    told: list[str] = []
    with ExitStack() as other:
        other.enter_context(ledger.writing())

        def waiting() -> None:
            told.append("waits")
            other.close()

        with Ledger.open(folder, waiting=waiting) as writer:
            assert writer.append_report(report, original, claims, collected=MAIL)
            assert told == ["waits"]
            writer.append_seen_again(report.id, collected=MAIL)
            assert told == ["waits"]
    assert check(ledger) == []
