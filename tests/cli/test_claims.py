import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def _figures(result: Result) -> list[int]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["quantities"][0]["value"] for line in result.stdout.splitlines()]


def test_all_claims_come_as_json_lines_in_the_order_of_reports_and_text(
    run: Run, ledger: Path
) -> None:
    assert _figures(run("claims")) == [12, 15, 4000]


@pytest.mark.parametrize(
    ("filters", "figures"),
    [
        (["--harm", "killed"], [12, 15, 4000]),
        (["--harm", "injured"], []),
        (["--source", "nile doctors"], [12, 15, 4000]),
        (["--source", "ministry"], []),
        (["--place", "OMDUR"], [12, 15]),
        (["--type", "ASSAULT"], [12, 15, 4000]),
        (["--type", "AID"], []),
        (["--words", "OMDURMAN doctors"], [12, 15, 4000]),
        (["--words", "omdurman nowhere"], []),
        (["--place", "Omdurman", "--harm", "injured"], []),
    ],
)
def test_filters_narrow_together(
    run: Run, ledger: Path, filters: list[str], figures: list[int]
) -> None:
    assert _figures(run("claims", *filters)) == figures


def test_claims_of_one_report_or_one_incident(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("claims").stdout.splitlines()]
    report = rows[1]["report"]["id"]
    assert _figures(run("claims", "--report", report[:10])) == [15, 4000]
    tolls = [json.loads(line) for line in run("incidents").stdout.splitlines()]
    toll = next(row["incident"] for row in tolls if row["kind"] == "toll")
    assert _figures(run("claims", "--incident", toll)) == [4000]


def test_an_id_of_another_kind_or_of_nothing_is_usage(run: Run, ledger: Path) -> None:
    claim = json.loads(run("claims").stdout.splitlines()[0])["claim"]
    wrong = run("claims", "--report", claim)
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "is the id of a claim; give the id of a report" in wrong.stderr
    assert run("claims", "--incident", "i000000").exit_code == 2


def test_before_anything_was_read_there_was_nothing(run: Run, ledger: Path) -> None:
    assert _figures(run("claims", "--as-of", "2001-01-01")) == []
    assert _figures(run("claims", "--as-of", "2999-01-01T00:00:00Z")) == [12, 15, 4000]


@pytest.mark.parametrize("moment", ["yesterday", "2012-02-30", "2012-02-04T10:00", ""])
def test_a_moment_that_is_none_is_usage(run: Run, ledger: Path, moment: str) -> None:
    refused = run("claims", "--as-of", moment)
    assert refused.exit_code == 2
    assert "is no moment" in refused.stderr


def test_the_table_says_each_figure_as_it_was_stated(run: Run, ledger: Path) -> None:
    table = run("claims", "--format", "table").stdout
    for said in ("at least 12", "nearly 4,000", "killed", "cumulative", "unverified", "Omdurman",
                 "Nile Doctors' Circle", "2024-05-02"):  # fmt: skip
        assert said in table


def test_an_empty_table_is_a_message(run: Run, ledger: Path) -> None:
    nothing = run("claims", "--harm", "missing", "--format", "table")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "No claims.\n")
