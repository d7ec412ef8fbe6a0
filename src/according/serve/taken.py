"""Who has what: the claim that each reviewer of this ledger has before them.

Law: it keeps two people from reading the same claim at once and decides nothing; it is no part of
the ledger, ends by itself, and where it cannot be written everybody simply sees everything.
"""

import hashlib
import os
import time
from pathlib import Path

import msgspec

FOLDER = "taken"
"""Beside the ledger's database: one small file a person."""
_MINUTES = 15
"""So long after it was last shown, a claim is free again."""


class Has(msgspec.Struct, frozen=True):
    """A person, and the claim that they have before them."""

    person: str
    claim: str


class Taken:
    """What the reviewers of the ledger in ``folder`` have; with None, no one has anything."""

    def __init__(self, folder: Path | None, person: str | None):
        self._folder = folder / FOLDER if folder and folder.is_dir() else None
        self._person = person

    def take(self, claim: str) -> None:
        """The person here has this claim now, and no other."""
        if self._folder is None or self._person is None:
            return
        name = hashlib.sha256(self._person.encode()).hexdigest()[:16]
        new = self._folder / f"{name}.{os.getpid()}"
        try:
            self._folder.mkdir(exist_ok=True)
            new.write_bytes(msgspec.json.encode(Has(self._person, claim)))
            new.replace(self._folder / name)
        except OSError:  # a ledger that may only be looked at
            return

    def others(self) -> dict[str, str]:
        """The claims that others have, each with who has it."""
        files = self._folder.iterdir() if self._folder and self._folder.is_dir() else ()
        found = (has for file in files if (has := _has(file)) and has.person != self._person)
        return {has.claim: has.person for has in found}


def _has(file: Path) -> Has | None:
    """What the file says; None where it is too old, gone, or no such file."""
    try:
        if time.time() - file.stat().st_mtime > _MINUTES * 60:
            return None
        return msgspec.json.decode(file.read_bytes(), type=Has)
    except (OSError, msgspec.DecodeError):
        return None
