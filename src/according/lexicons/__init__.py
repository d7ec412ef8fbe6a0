"""Words and their sense, as curated data.

Law: every file states its ``criterion`` (when a word belongs) and a ``counter_example``, and is
refused with its name when it does not. Words never live in code.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from according.errors import LexiconError

VERSION = 2
"""Goes into each claim's ``extractor``: raise it whenever a file's meaning changes."""


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon ``name`` (its file without ``.toml``). Raises LexiconError if it is malformed."""
    file = files(__package__) / f"{name}.toml"
    try:
        lexicon = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon {name}: {error}") from error
    for field in ("criterion", "counter_example"):
        if not lexicon.get(field):
            raise LexiconError(f"lexicon {name}: no {field!r}; say when a word belongs in the file")
    return lexicon
