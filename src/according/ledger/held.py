"""A ledger's database, as far as those know it who keep what is derived from its entries.

Law: nothing here depends on how it is stored; `store` is what there is.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import sqlalchemy as sa

from according.model.entry import Entry


class Held(Protocol):
    """One ledger, inside a transaction on it."""

    ledger: str

    @property
    def secret(self) -> bytes:
        """What the indexes' hashes are keyed with; empty where nothing is encrypted."""

    @property
    def encrypted(self) -> bool:
        """Whether nothing that holds words may be kept."""

    def transaction(
        self, *, writing: bool, looking: bool = True
    ) -> AbstractContextManager[sa.Connection]:
        """A transaction, committed at its end; the one that goes on already, if one does."""

    def entry(self, ledger: str, seq: int) -> Entry | None:
        """The entry at this place of a chain; None if there is none."""

    def entries_after(self, seq: int, limit: int | None = None) -> Sequence[Entry]:
        """The next entries of the ledger's own chain."""

    def kept_each(self, wanted: Sequence[str]) -> Mapping[str, bytes]:
        """The contents that are there, proved, by their hashes."""

    def reaches_all(self) -> None:
        """Note that what is derived reaches the last entry."""
