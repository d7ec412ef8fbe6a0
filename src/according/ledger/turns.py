"""Turns at a ledger: transactions, each of which sees and leaves one moment.

Law: who looks at what is derived, or writes for long, finds it where the entries stand. An append
that is a turn of its own leaves it behind, and whoever comes next brings it up, in bulk. What
others can see is never behind while somebody writes for long, so that none who looks waits for him.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa

from according.errors import LedgerError
from according.ledger import database, derived

if TYPE_CHECKING:
    from according.ledger.vault import Vault

_LEFT = 10_000
"""Entries that one program leaves behind at most, so that who looks next waits for a second."""


class Turns(ABC):
    """One ledger's database; inside `reading`, `writing` and `appending` one transaction on it."""

    def __init__(
        self,
        engine: sa.Engine,
        ledger: str,
        connection: sa.Connection | None = None,
        vault: "Vault | None" = None,
        *,
        writes: bool = True,
    ):
        self.engine = engine
        self.ledger = ledger
        self._connection = connection
        self._vault = vault
        self._writes = writes
        self._behind = True
        self._left = 0

    def close(self) -> None:
        """Let go of the files; the write-ahead log goes into the database."""
        if self._left:
            with suppress(LedgerError), self.reading():  # if it can't be now, who looks next does
                pass
        self.engine.dispose()

    @property
    def in_transaction(self) -> bool:
        """Whether this is what `reading`, `writing` or `appending` gave."""
        return self._connection is not None

    def reading(self) -> AbstractContextManager[Self]:
        """The ledger as it stands now, whatever others append meanwhile."""
        return self._turn(writing=False)

    @contextmanager
    def as_it_is(self) -> Iterator[Self]:
        """The same, with what is derived wherever it stands: for who proves it."""
        if self._connection is not None:
            yield self
            return
        with self._begun(writing=False) as still:
            still._behind = False
            yield still

    def writing(self) -> AbstractContextManager[Self]:
        """The ledger with all others kept from writing; committed at the end."""
        return self._turn(writing=True)

    def appending(self) -> AbstractContextManager[Self]:
        """The same for a moment: what is derived is brought up only if it is looked at."""
        return self._turn(writing=True, looking=False)

    @contextmanager
    def transaction(self, *, writing: bool, looking: bool = True) -> Iterator[sa.Connection]:
        """The transaction that this is, or one of its own.

        ``looking`` says that what is derived is looked at, and not entries and contents alone.
        """
        with self._turn(writing=writing, looking=looking) as still:
            yield still.connection

    @property
    def connection(self) -> sa.Connection:
        """That of the transaction that this is."""
        assert self._connection is not None
        return self._connection

    def reaches_all(self) -> None:
        """Say that what is derived stands where the entries do, as it was made to do."""
        derived.note(self.connection, self.ledger)
        self._behind = False

    def _turn(self, *, writing: bool, looking: bool = True) -> AbstractContextManager[Self]:
        if self._connection is None:
            return self._looking(writing=writing) if looking else self._late(writing=writing)
        if writing and not self._writes:
            raise LedgerError(
                "this view of the ledger only reads; append through the ledger itself"
            )
        if looking and self._behind:
            self._bring_up()
        return database.ToldPlainly(self.engine, self)

    @contextmanager
    def _looking(self, *, writing: bool) -> Iterator[Self]:
        """A turn that begins, and that ends if it writes, with what is derived brought up."""
        while True:
            with self._begun(writing=writing) as still:
                still._behind = derived.is_behind(still.connection, self.ledger)
                if not still._behind:
                    self._left = 0
                    yield still
                    if still._behind:
                        still._bring_up()
                    return
            with self._begun(writing=True) as still:
                still._bring_up()

    @contextmanager
    def _late(self, *, writing: bool) -> Iterator[Self]:
        """A turn that leaves what is derived where it is."""
        with self._begun(writing=writing) as still:
            yield still
        self._left += still._left
        if self._left > _LEFT:
            with self.reading():
                pass

    @contextmanager
    def _begun(self, *, writing: bool) -> Iterator[Self]:
        with database.transaction(self.engine, writing=writing) as connection:
            yield type(self)(self.engine, self.ledger, connection, self._vault, writes=writing)

    @abstractmethod
    def _bring_up(self) -> None:
        """Bring what is derived up to where the entries stand, within the transaction."""
