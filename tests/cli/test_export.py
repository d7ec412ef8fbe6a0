import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from according.ledger.book import Ledger
from according.ledger.check import check

Run = Callable[..., Result]


def test_csv_has_a_row_for_each_figure_with_its_incident(run: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--to", "csv").stdout, newline="")))
    assert [row["value"] for row in rows] == ["12", "15", "4000"]
    assert [row["incident_kind"] for row in rows] == ["incident", "incident", "toll"]
    assert [row["used"] for row in rows[:2]] == ["no", "yes"]
    assert rows[0]["set_aside_because"]


def test_jsonl_is_what_claims_and_incidents_print(run: Run, ledger: Path) -> None:
    exported = run("export", "--to", "jsonl").stdout
    assert exported == run("claims").stdout + run("incidents").stdout


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_file_holds_what_standard_output_would(
    run: Run, ledger: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "out"
    target.write_text("an older export")
    written = run("export", "--to", form, "--output", "out")
    assert (written.exit_code, written.stdout) == (0, "")
    assert target.read_bytes() == run("export", "--to", form).stdout_bytes
    assert {path.name for path in tmp_path.iterdir()} == {"according-ledger", "out"}


def test_a_place_that_cannot_be_written_is_usage(run: Run, ledger: Path) -> None:
    refused = run("export", "--to", "csv", "--output", "no/such/folder/out.csv")
    assert refused.exit_code == 2
    assert "cannot be written" in refused.stderr


def test_an_unknown_format_is_usage(run: Run, ledger: Path) -> None:
    assert run("export", "--to", "xml").exit_code == 2
    assert run("export").exit_code == 2


def test_as_of_before_anything_was_read_only_the_header_is_left(run: Run, ledger: Path) -> None:
    empty = run("export", "--to", "csv", "--as-of", "2001-01-01").stdout
    assert len(empty.splitlines()) == 1
    assert empty.startswith("incident,")


def test_an_export_is_entered_with_the_hash_of_what_was_written(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    assert run("export", "--to", "csv", "--output", "out.csv").exit_code == 0
    written = hashlib.sha256((tmp_path / "out.csv").read_bytes()).hexdigest()
    with Ledger.open(ledger) as book:
        assert [it.subject for it in book.entries() if it.kind == "export"] == [written]
        assert check(book) == []
