"""The user's paths -> inputs, each of which is one report to read.

Law: nothing named by the user disappears: a file that cannot or will not be read is an input whose
``load`` says why. Only hidden files of a folder are passed over,
and a ledger that stands among the reports.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from according.errors import BadInput, UnreadableReport

READ = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ""})
LEDGER = "ledger.db"  # by which a folder is known to be a ledger


@dataclass(frozen=True, slots=True)
class Input:
    """One report to read. ``load`` gives its bytes or raises UnreadableReport.

    ``how`` says in words by which way the bytes come.
    """

    name: str
    load: Callable[[], bytes]
    how: str = "file"


def find(paths: Sequence[str]) -> Iterator[Input]:
    """The inputs that these paths name, folders walked in sorted order; "-" is standard input.

    Raises BadInput at once, before any input, if one is an address.
    """
    for path in paths:
        if path.lower().startswith(("http://", "https://")):
            raise BadInput(
                f"{path} is an address, and pages are not fetched yet; save the page and give the "
                "file (with --url for its address)"
            )
    return (found for path in paths for found in _inputs(path))


def _inputs(path: str) -> Iterator[Input]:
    if path == "-":
        yield Input("standard input", sys.stdin.buffer.read, "standard input")
    elif os.path.isdir(path):
        yield from _in_folder(Path(path))
    else:
        yield _file(Path(path))


def _in_folder(folder: Path) -> Iterator[Input]:
    found = False
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _refused(folder, f"the folder cannot be listed ({error.strerror})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        found = True
        if (entry / LEDGER).is_file():
            continue  # a ledger among the reports holds no reports to read
        # A link to a folder may lead back here: it is named, not followed.
        if entry.is_dir() and not entry.is_symlink():
            yield from _in_folder(entry)
        else:
            yield _of_folder(entry)
    if not found:
        yield _refused(folder, "the folder is empty; expected .txt or .html files")


def _of_folder(entry: Path) -> Input:
    if entry.is_dir():
        return _refused(entry, "a link to a folder is not followed; name the folder itself")
    if entry.exists() and not entry.is_file():
        return _refused(entry, "this is no file (a pipe or device); expected .txt or .html files")
    if entry.suffix.lower() not in READ:
        return _refused(
            entry,
            f"a {entry.suffix} file is not read from a folder; expected .txt, .text, .html, .htm, "
            ".xhtml or no ending: name it by itself if it holds a report",
        )
    return _file(entry)


def _file(path: Path) -> Input:
    return Input(_shown(path), partial(_bytes_of, path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableReport(
            f"{_shown(path)}: the file cannot be read ({reason}); check its name and permissions"
        ) from error


def _refused(path: Path, reason: str) -> Input:
    name = _shown(path)

    def refuse() -> bytes:
        raise UnreadableReport(f"{name}: {reason}")

    return Input(name, refuse)


def _shown(path: Path) -> str:
    # A name in another encoding than the system's must still be printable.
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
