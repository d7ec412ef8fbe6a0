import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

REPORT = (
    "At least 12 people were killed when shells hit the city of Omdurman on Thursday, "
    "the Nile Relief Committee said.\n"
)
FRENCH = (
    "Au moins douze personnes ont été tuées jeudi dans la ville, selon le ministère de la santé. "
    "Les autorités ont ouvert une enquête et les habitants ont fui vers le sud du pays.\n"
)


def _rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_comes_out_as_claims_with_exact_evidence(run: Run, report: Path) -> None:
    done = run("read", "report.txt", "--published", "2024-05-03", "--outlet", "Lantern")
    assert (done.exit_code, done.stderr) == (0, "")
    told = next(row for row in _rows(done) if row["quantities"])
    figure = told["quantities"][0]
    assert (figure["harm"], figure["modifier"], figure["low"]) == ("killed", "at-least", 12)
    assert REPORT[figure["start"] : figure["end"]] == figure["text"]
    assert (told["report"]["outlet"], told["report"]["published"]) == ("Lantern", "2024-05-03")
    assert told["sources"][-1]["name"].endswith("Nile Relief Committee")


def test_reading_again_adds_nothing_and_says_so(run: Run, report: Path) -> None:
    first = run("read", "report.txt", "--published", "2024-05-03")
    again = run("read", "report.txt", "--published", "2024-05-04")
    assert again.exit_code == 0
    assert "report.txt: already in the ledger, nothing added" in again.stderr
    assert "it keeps published 2024-05-03, not 2024-05-04" in again.stderr
    assert again.stdout == first.stdout
    assert run("claims").stdout == first.stdout


def test_standard_input_is_a_report(run: Run) -> None:
    done = run("read", "-", "--published", "2024-05-03", stdin=REPORT.encode())
    assert done.exit_code == 0
    assert any(row["quantities"] for row in _rows(done))


def test_a_folder_is_read_and_what_fails_in_it_is_named(
    run: Run, tmp_path: Path, report: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    report.rename(folder / "good.txt")
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "gone.txt").symlink_to("nowhere")
    done = run("read", "reports")
    assert done.exit_code == 1
    assert any(row["quantities"] for row in _rows(done))
    said = done.stderr.splitlines()
    for name, reason in (("empty", "empty"), ("noise", ""), ("gone", "cannot be read")):
        assert any(f"{name}.txt" in line and reason in line for line in said)
    assert said[-1] == "3 of 4 inputs failed, each named above"
    assert run("incidents").stdout != ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ""),
        (b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 20, ""),
        (b"\x81\x8d\x9d\xff " * 300, ""),
    ],
)
def test_what_is_no_report_is_named_and_nothing_is_kept(
    run: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    done = run("read", "odd.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("odd.txt: ")
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert run("claims").stdout == ""


def test_another_language_is_kept_without_claims_and_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    done = run("read", "fr.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "fr.txt: kept without claims" in done.stderr
    again = run("read", "fr.txt")
    assert "already in the ledger" in again.stderr
    assert run("check").exit_code == 0


def test_one_missing_file_costs_one_file(run: Run, report: Path) -> None:
    done = run("read", "nowhere.txt", "report.txt")
    assert done.exit_code == 1
    assert "nowhere.txt: the file cannot be read" in done.stderr
    assert _rows(done) != []


def test_texts_of_one_address_read_at_once_are_versions_in_their_order(
    run: Run, tmp_path: Path
) -> None:
    for number, toll in enumerate((12, 14, 14, 17)):
        text = REPORT.replace("12 people", f"{toll} people")
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    names = [f"{number}.txt" for number in range(4)]
    done = run("read", *names, "--url", "https://lantern.example/omdurman")
    assert "2.txt: already in the ledger" in done.stderr
    told = {row["report"]["id"]: row["report"]["version_of"] for row in _rows(done)}
    assert list(told.values()) == [None, *list(told)[:2]]


@pytest.mark.parametrize("date", ["yesterday", "2024-02-30", "04/05/2024", "2024-05-03T10:00", ""])
def test_a_date_that_is_none_is_usage_before_anything_is_made(
    run: Run, report: Path, tmp_path: Path, date: str
) -> None:
    refused = run("read", "report.txt", "--published", date)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "expected a date" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_an_address_is_usage_before_anything_is_made(
    run: Run, report: Path, tmp_path: Path
) -> None:
    refused = run("read", "report.txt", "https://news.example/story")
    assert refused.exit_code == 2
    assert "is an address" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_the_same_figure_in_a_copy_joins_the_incident(run: Run, report: Path) -> None:
    report.with_name("copy.txt").write_text(REPORT + "\nFirst printed elsewhere.\n")
    run("read", "report.txt", "copy.txt", "--published", "2024-05-03")
    incidents = [row for row in _rows(run("incidents")) if row["kind"] == "incident"]
    killed = [row for row in incidents if any(e["harm"] == "killed" for e in row["estimates"])]
    assert [len(row["reports"]) for row in killed] == [2]
    assert len(killed[0]["origins"]) == 1


def test_texts_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    trick = REPORT.replace("the Nile", "the \x1b[31m\u202eNile\u202c")
    (tmp_path / "\x1b[2Jtrick.txt").write_text(trick, encoding="utf-8")
    for arguments in (("read", "\x1b[2Jtrick.txt", "nowhere\x1b[2J.txt"), ("claims",)):
        done = run(*arguments, "--format", "table")
        assert not set("\x1b\u202e\u202c") & set(done.stdout + done.stderr)


def test_an_interrupt_is_quiet_and_what_was_read_is_linked(tmp_path: Path, report: Path) -> None:
    command = [sys.executable, "-c", "from according.cli import main; main()"]
    os.mkfifo(tmp_path / "pipe")
    started = subprocess.Popen(
        [*command, "read", "report.txt", "pipe"], cwd=tmp_path, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with open(tmp_path / "pipe", "w"):  # opens as soon as the second report is being read
        started.send_signal(signal.SIGINT)
    said, complained = started.communicate()
    assert (started.returncode, said, complained) == (130, "", "")
    listed = subprocess.run([*command, "incidents"], cwd=tmp_path, capture_output=True, check=True)
    assert listed.stdout != b""
