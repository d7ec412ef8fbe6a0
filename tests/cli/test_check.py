import sqlite3
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from according.ledger.folder import DATABASE

Run = Callable[..., Result]


def test_a_sound_ledger_prints_no_fault(run: Run, ledger: Path) -> None:
    checked = run("check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr == "according-ledger: sound.\n"


def test_each_fault_is_a_line_and_the_exit_code_is_3(run: Run, ledger: Path) -> None:
    with sqlite3.connect(ledger / DATABASE) as database:
        database.execute("DROP TRIGGER entries_stay")
        database.execute("UPDATE entries SET actor = 'someone' WHERE kind = 'claim'")
    database.close()
    checked = run("check")
    assert checked.exit_code == 3
    assert len(checked.stdout.splitlines()) >= 4
    assert all("found" in line and "expected" in line for line in checked.stdout.splitlines())
    assert "fails its check" in checked.stderr
