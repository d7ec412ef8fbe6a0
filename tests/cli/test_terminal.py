import os
import pty
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from according.telling.harmless import harmless, one_line


def _on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command writes when its standard output and error are a terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", "from according.cli import main; main()", *arguments],
        cwd=folder, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(theirs)
    written = b""
    try:
        while more := os.read(ours, 4096):
            written += more
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    running.wait()
    return written.decode()


def test_a_terminal_gets_a_table_in_colours_and_a_file_rows(ledger: Path) -> None:
    shown = _on_a_terminal(ledger.parent, "claims")
    assert "who says it" in shown
    assert "\x1b[1;31m" in shown
    assert '{"claim"' not in shown


def test_a_report_on_a_terminal_is_coloured_not_bracketed(ledger: Path) -> None:
    listed = _on_a_terminal(ledger.parent, "claims", "--format", "jsonl")
    report = listed.partition('"report":{"id":"')[2][:64]
    shown = _on_a_terminal(ledger.parent, "show", report)
    assert "\x1b[1;31mAt least 12\x1b[0m people" in shown
    assert "[At least 12|killed]" not in shown


def test_many_inputs_show_a_bar_that_goes_away(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The council of {name} met on Thursday to talk of roads.\n")
    assert "Reading" in _on_a_terminal(tmp_path, "read", "a.txt", "b.txt")


@given(st.text())
def test_no_control_character_and_no_change_of_direction_passes(words: str) -> None:
    left = harmless(words + "\x1b[2J\x9b\u202e\u2066\r\x00")
    assert all(c.isprintable() or c in "\n\t" or ord(c) > 0x9F for c in left)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(left)
    assert "\n" not in one_line(words)


def test_letters_of_every_script_and_joiners_pass() -> None:
    words = "Álvaro, حمص, می‌خواهم, 荷姆斯, 👩‍⚕️"
    assert harmless(words) == words
