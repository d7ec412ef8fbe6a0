import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
WHO = ("--as", "Ana Ruiz", "--why", "a witness")


def everything(run: Run, *more: str) -> str:
    """All that the reading commands print."""
    claim, incident = (
        json.loads(run(command, "--format", "jsonl").stdout.splitlines()[0])
        for command in ("claims", "incidents")
    )
    commands = [
        ("claims", "--format", "jsonl"), ("claims", "--format", "table"),
        ("incidents", "--format", "jsonl"), ("incidents", "--format", "table"),
        ("export", "--to", "csv"), ("export", "--to", "jsonl"),
        *(("show", known, "--format", form) for form in ("text", "jsonl")
          for known in (claim["claim"], claim["report"]["id"], incident["incident"])),
        ("review",), ("review", "--as-of", "2100-01-01"),
        ("diff", "--from", "2001-01-01", "--format", "jsonl"),
    ]  # fmt: skip
    told = [run(*command) for command in commands]
    assert [it.exit_code for it in told] == [0] * len(told)
    return "".join(it.stdout + it.stderr for it in told)


def test_a_withheld_name_is_shown_nowhere(run: Run, ledger: Path) -> None:
    assert "Nile Doctors" in everything(run)
    made = run("withhold", "nile  doctors' circle", *WHO)
    assert made.exit_code == 0, made.stderr
    shown = everything(run)
    assert "Nile Doctors" not in shown
    assert "█" * len("Nile Doctors' Circle") in shown
    assert "Omdurman" in shown
    assert run("check").exit_code == 0
    assert run("decide", "withdraw", made.stdout.strip(), *WHO).exit_code == 0
    assert "Nile Doctors" in everything(run)


def test_an_expunged_report_is_named_by_check(run: Run, ledger: Path) -> None:
    report = json.loads(run("claims", "--format", "jsonl").stdout.splitlines()[0])["report"]["id"]
    assert run("expunge", report[:8], *WHO).exit_code == 0
    checked = run("check")
    assert checked.exit_code == 0
    assert f"report {report[:12]}: expunged by Ana Ruiz" in checked.stderr
    assert "a witness" in checked.stderr
    assert report not in run("claims", "--format", "jsonl").stdout
    shown = run("show", report[:12])
    assert shown.exit_code == 2


def test_a_ledger_in_the_open_is_not_taken_for_an_encrypted_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Omdurman", "Homs"):
        (tmp_path / f"{name}.txt").write_text(f"Nothing happened in {name}. Written for testing.\n")
    assert run("read", "Omdurman.txt").exit_code == 0
    monkeypatch.setenv("ACCORDING_PASSPHRASE", "seven small words")
    refused = run("read", "Homs.txt", "--encrypt")
    assert refused.exit_code == 2
    assert "not encrypted" in refused.stderr
    assert "already" not in run("read", "Homs.txt").stderr  # nothing of it was entered


def test_an_encrypted_ledger_asks_for_its_passphrase(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.txt").write_text("Nothing happened in Omdurman. Written for testing.\n")
    monkeypatch.setenv("ACCORDING_PASSPHRASE", "seven small words")
    assert run("read", "report.txt", "--encrypt").exit_code == 0
    assert run("check").exit_code == 0
    monkeypatch.setenv("ACCORDING_PASSPHRASE", "eight small words")
    wrong = run("claims")
    assert wrong.exit_code == 2
    assert "small words" not in wrong.stderr
    monkeypatch.delenv("ACCORDING_PASSPHRASE")
    assert run("claims", stdin=b"seven small words\n").exit_code == 0
    unasked = run("claims", stdin=b"")
    assert unasked.exit_code == 2
    assert "no passphrase was given" in unasked.stderr
