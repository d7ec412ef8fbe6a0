"""The user's own words and places: a folder of small files beside a ledger, checked when read.

Law: a folder is taken as a whole or refused as a whole, with the file, the key, what was found
there, what was expected and what to do; a file that cannot be understood is never passed over.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from according.errors import LexiconError
from according.lexicons import SHIPPED, Lexicons, OwnPlace
from according.lexicons.forms import FORMS, checked
from according.lexicons.own_places import own_places

FOLDER = "words"
"""The folder's name in the ledger's own folder."""
PLACES = "places.csv"
_EXPECTED = ", ".join([*(f"{name}.toml" for name in FORMS), PLACES])


def own_words(folder: Path) -> Lexicons:
    """Our lexicons with what the files in ``folder`` add; ours alone if there is no such folder.

    Raises LexiconError for the first file that does not have its form. Hidden files, copies that
    editors leave (``~``) and notes (``.txt``, ``.md``) are no files of words.
    """
    added: dict[str, Any] = {}
    places: list[OwnPlace] = []
    for path in _files(folder):
        text = _text(path)
        if path.name == PLACES:
            places = own_places(path, text)
        elif path.suffix == ".toml" and path.stem in FORMS:
            if table := _table(path, text):
                added[path.stem] = table
        else:
            raise LexiconError(
                f"{path}: no lexicon has this name; expected {_EXPECTED}: rename it, or move it out"
            )
    return Lexicons(added, places) if added or places else SHIPPED


def _files(folder: Path) -> Iterable[Path]:
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise LexiconError(f"{folder} is a file; expected a folder of words: make one, or move it")
    named = (p for p in sorted(folder.iterdir()) if not p.name.startswith("."))
    return [p for p in named if not p.name.endswith(("~", ".txt", ".md"))]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{path}: byte {error.start} is no UTF-8; save the file as text in UTF-8"
        ) from error
    except OSError as error:
        raise LexiconError(f"{path} cannot be read: {error.strerror}; make it readable") from error


def _table(path: Path, text: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            f"{path} is no TOML: {error}; correct that line (docs/own-words.md has an example)"
        ) from error
    found: dict[str, Any] = checked(str(path), table, FORMS[path.stem])
    return found
