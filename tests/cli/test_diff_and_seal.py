import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from according.ledger.book import Ledger
from according.ledger.folder import DATABASE

Run = Callable[..., Result]
WHO = ("--as", "Ana Ruiz", "--why", "read it twice")


def moments(folder: Path) -> list[str]:
    with Ledger.open(folder) as book:
        return sorted({entry.at for entry in book.entries()})


def diff(run: Run, *between: str) -> list[dict[str, object]]:
    told = run("diff", *between, "--format", "jsonl")
    assert told.exit_code == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_reading_is_a_change_by_its_entry(run: Run, ledger: Path) -> None:
    at = moments(ledger)
    told = diff(run, "--from", at[0], "--to", at[1])
    assert [(it["what"], it["before"]) for it in told] == [("claim", None)]
    assert [(entry["kind"], entry["subject"]) for entry in told[0]["entries"]] == [  # type: ignore[attr-defined]
        ("claim", told[0]["id"])
    ]
    assert diff(run, "--from", at[1], "--to", at[1]) == []


def test_a_decision_changes_claim_and_estimate(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("claims", "--format", "jsonl").stdout.splitlines()]
    claim = rows[1]["claim"]
    run("decide", "accept", rows[0]["claim"], *WHO)
    before = moments(ledger)[-1]
    made = run("decide", "correct", claim, "quantities.q1.value=17", *WHO).stdout.strip()
    told = {(it["what"], it.get("rule")): it for it in diff(run, "--from", before)}
    changed = told["claim", None]
    assert changed["after"] == {"status": None, "quantities.q1.value": 17}
    assert made in [entry["subject"] for entry in changed["entries"]]  # type: ignore[attr-defined]
    estimate = told["estimate", "range"]
    assert estimate["after"]["best"] == 17  # type: ignore[index]
    assert "estimate" in [entry["kind"] for entry in estimate["entries"]]  # type: ignore[attr-defined]
    table = run("diff", "--from", before, "--format", "table").stdout
    assert "best 15 -> 17" in table
    assert "Ana Ruiz" in table


def test_every_reading_command_shows_a_moment(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("claims", "--format", "jsonl").stdout.splitlines()]
    claim, incident = rows[0]["claim"], run("incidents", "--format", "jsonl").stdout
    before = moments(ledger)[-1]
    run("decide", "reject", claim, *WHO)
    as_of = ("--as-of", before)
    assert "rejected" not in run("claims", "--format", "jsonl", *as_of).stdout
    assert run("incidents", "--format", "jsonl", *as_of).stdout == incident
    assert "rejected" not in run("show", claim, *as_of).stdout
    assert "rejected" in run("show", claim).stdout
    assert "rejected" not in run("export", "--to", "jsonl", *as_of).stdout
    early = run("show", claim, "--as-of", "2001-01-01")
    assert early.exit_code == 2
    assert "later moment" in early.stderr


def test_a_sealed_head_proves_what_was_before_it(run: Run, ledger: Path) -> None:
    head = run("seal").stdout.strip()
    claim = json.loads(run("claims", "--format", "jsonl").stdout.splitlines()[0])["claim"]
    assert run("decide", "accept", claim, *WHO).exit_code == 0
    assert run("check", "--head", head).exit_code == 0
    later = run("seal").stdout.strip()
    assert later != head
    with closing(sqlite3.connect(ledger / DATABASE)) as raw, raw:
        guard = raw.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'entries_remain'"
        ).fetchone()
        raw.execute("DROP TRIGGER entries_remain")
        raw.execute("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)")
        raw.execute(guard[0])
    run("rebuild")
    cut = run("check", "--head", later)
    assert cut.exit_code == 3
    assert later in cut.stdout


@pytest.mark.parametrize("head", ["", "abc", "g" * 64])
def test_what_is_no_hash_is_refused(run: Run, ledger: Path, head: str) -> None:
    assert run("check", "--head", head).exit_code == 2
