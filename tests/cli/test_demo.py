from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from according.ledger.folder import DATABASE

Run = Callable[..., Result]


def test_the_samples_become_claims_incidents_and_tolls(run: Run) -> None:
    done = run("demo")
    assert done.exit_code == 0, done.stderr
    claims, incidents, tolls = (done.stdout.index(t) for t in ("Claims", "Incidents", "Tolls"))
    assert claims < incidents < tolls
    assert "according show ID --ledger demo-ledger" in done.stderr
    assert run("check", "--ledger", "demo-ledger").exit_code == 0

    again = run("demo")
    assert "Replacing the ledger of an earlier demo" in again.stderr
    assert again.stdout == done.stdout


def test_a_ledger_that_others_wrote_in_is_refused_and_kept(run: Run, ledger: Path) -> None:
    theirs = ledger.rename(ledger.with_name("demo-ledger"))
    before = (theirs / DATABASE).read_bytes()
    refused = run("demo")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "holds more than a demo" in refused.stderr
    assert (theirs / DATABASE).read_bytes() == before


def test_a_folder_that_is_no_ledger_is_refused_and_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo-ledger").mkdir()
    (tmp_path / "demo-ledger" / "mine.txt").write_text("mine")
    assert run("demo").exit_code == 2
    assert (tmp_path / "demo-ledger" / "mine.txt").read_text() == "mine"
