import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from according.cli import main
from according.ledger.folder import DATABASE

Run = Callable[..., Result]

COMMAND = (sys.executable, "-c", "from according.cli import main; main()")
HEAVY = {"numpy", "onnxruntime", "sqlalchemy", "trafilatura", "rich", "lxml"}


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    report = f"import atexit, sys; atexit.register(lambda: print({HEAVY!r} & sys.modules.keys()))"
    code = f"{report}; {COMMAND[2]}"
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], cwd=tmp_path, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.startswith("Usage: ")
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_help_ends_in_an_example(run: Run, name: str | None) -> None:
    shown = run(*([name] if name else []), "--help")
    assert shown.exit_code == 0
    *_, before, example = shown.stdout.rstrip().split("\n\n")
    assert before
    assert example.lstrip().startswith("Example:\n    according")


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims"],
        ["incidents"],
        ["show", "abcdef12"],
        ["check"],
        ["export", "--to", "csv"],
    ],
)
def test_a_folder_that_is_no_ledger_is_usage_and_stays_as_it_is(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"\xff\xd8")
    refused = run(*arguments, "--ledger", "photos")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "photos is no ledger" in refused.stderr
    assert [path.name for path in folder.iterdir()] == ["cat.jpg"]
    missing = run(*arguments)
    assert missing.exit_code == 2
    assert "there is no ledger at according-ledger" in missing.stderr
    assert not (tmp_path / "according-ledger").exists()


def test_reading_into_a_folder_of_other_things_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused = run("read", "notes.txt", "--ledger", ".")
    assert refused.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt"]


def test_a_damaged_ledger_exits_with_3(run: Run, ledger: Path) -> None:
    database = ledger / DATABASE
    content = bytearray(database.read_bytes())
    for at in range(4096, len(content), 512):
        content[at : at + 64] = b"\xa5" * 64
    database.write_bytes(content)
    assert run("claims").exit_code == 3
    assert run("check").exit_code == 3


def test_a_reader_that_has_enough_is_no_error(ledger: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*COMMAND, "claims"], cwd=ledger.parent, stdout=write_end, stderr=subprocess.PIPE,
        text=True, check=False,
    )  # fmt: skip
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_said(ledger: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "claims"], cwd=ledger.parent, stdout=full, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
