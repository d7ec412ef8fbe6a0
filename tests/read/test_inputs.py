import io
import os
import sys
from pathlib import Path

import pytest

from according.errors import BadInput, UnreadableReport
from according.read.inputs import find


def refusal(load: object) -> str:
    assert callable(load)
    with pytest.raises(UnreadableReport) as raised:
        load()
    return str(raised.value)


def test_a_folder_is_walked_in_order_and_nothing_in_it_disappears(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.HTML", "c", "sub/d.text", ".e.txt", ".hidden/f.txt", "g.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    found = list(find([str(tmp_path)]))
    assert [Path(f.name).name for f in found] == ["a.HTML", "b.txt", "c", "g.pdf", "d.text"]
    assert [f.load() for f in found if "g.pdf" not in f.name] == [
        b"a.HTML", b"b.txt", b"c", b"sub/d.text",
    ]  # fmt: skip
    assert "g.pdf: a .pdf file is not read from a folder" in refusal(found[3].load)


def test_a_file_named_by_itself_is_read_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(b"words")
    assert [f.load() for f in find([str(path)])] == [b"words"]


def test_a_missing_file_costs_itself_only(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(b"words")
    missing, found = find([str(tmp_path / "missing.txt"), str(there)])
    assert found.load() == b"words"
    assert "missing.txt: the file cannot be read (No such file" in refusal(missing.load)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    (found,) = find(["a\0b"])
    assert "cannot be read" in refusal(found.load)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_bytes(b"words")
    path.chmod(0)
    (found,) = find([str(path)])
    assert "Permission denied" in refusal(found.load)


def test_a_link_back_to_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (found,) = find([str(tmp_path)])
    assert "is not followed" in refusal(found.load)


def test_a_broken_link_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    broken, pipe = find([str(tmp_path)])
    assert "cannot be read" in refusal(broken.load)
    assert "no file" in refusal(pipe.load)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (found,) = find([str(tmp_path)])
    assert "the folder is empty" in refusal(found.load)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (found,) = find(["-"])
    assert (found.name, found.load()) == ("standard input", b"words")


@pytest.mark.parametrize("address", ["http://courier.example/a", "HTTPS://courier.example/a"])
def test_an_address_is_refused_before_anything_is_read(address: str) -> None:
    with pytest.raises(BadInput, match="save the page"):
        find(["-", address])


def test_a_name_in_another_encoding_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"words")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (found,) = find([str(tmp_path)])
    found.name.encode("utf-8")
    assert found.load() == b"words"


def test_a_ledger_among_the_reports_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "according-ledger").mkdir()
    (tmp_path / "according-ledger" / "ledger.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "report.txt").write_text("Nine people were killed.")
    assert [given.name for given in find([str(tmp_path)])] == [str(tmp_path / "report.txt")]
