import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def _rows(run: Run, command: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(command).stdout.splitlines()]


def test_a_report_is_its_whole_text_with_every_mark_drawn(run: Run, ledger: Path) -> None:
    report = json.loads(run("claims").stdout.splitlines()[0])["report"]["id"]
    shown = run("show", report[:12]).stdout
    assert (
        "[At least 12|killed] people were killed when [shells|actor] hit [Omdurman|place]" in shown
    )
    assert (
        "the [Nile Doctors' Circle|source] said.\nThe figure [could not be verified|unver" in shown
    )
    assert "Lantern" in shown


def test_a_report_as_rows_is_the_frozen_text_and_its_claims(run: Run, ledger: Path) -> None:
    claim = json.loads(run("claims").stdout.splitlines()[0])
    shown = run("show", claim["report"]["id"], "--format", "jsonl").stdout.splitlines()
    report, *claims = map(json.loads, shown)
    assert report["text"][claim["start"] : claim["end"]] == claim["text"]
    assert claims == [claim]


def test_a_claim_is_its_sentence_and_its_fields(run: Run, ledger: Path) -> None:
    claim = _rows(run, "claims")[0]
    shown = run("show", str(claim["claim"])).stdout
    assert "[At least 12|killed]" in shown
    assert "at least 12 people" in shown
    assert "could not be verified" not in shown.splitlines()[0]
    assert json.loads(run("show", str(claim["claim"]), "--format", "jsonl").stdout) == claim


def test_an_incident_accounts_for_every_figure(run: Run, ledger: Path) -> None:
    row = next(row for row in _rows(run, "incidents") if row["kind"] == "incident")
    shown = run("show", str(row["incident"])).stdout
    for said in ("range", "acled", "used", "15", "set aside", "at least 12", "█"):
        assert said in shown
    assert json.loads(run("show", str(row["incident"]), "--format", "jsonl").stdout) == row


def test_an_id_of_nothing_and_a_word_that_is_no_id_are_usage(run: Run, ledger: Path) -> None:
    for wanted in ("ffffffffffff", "Omdurman", "--", ""):
        assert run("show", wanted).exit_code == 2
