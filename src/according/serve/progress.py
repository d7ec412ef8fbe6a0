"""Long work: what the ledger's thread is at, and how far, for pages that wait for it.

Law: who asks for a page has an answer soon: the page, or how far the work for it is. Work for an
address that was begun goes on and is not begun a second time, however often the address is asked;
what took long is at hand when it is asked again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, NamedTuple

_PATIENCE = 0.7
"""Seconds after which a page is answered by how far it is, where anything tells that."""


class Doing(NamedTuple):
    """What is being done, how many are done, and of how many (0: nobody knows)."""

    what: str
    done: int
    of: int

    @property
    def words(self) -> str:
        """The same in words."""
        number = f": {self.done:,}" if self.done else ""
        return f"{self.what}{number}{f' of {self.of:,}' if number and self.of else ''}"


class Progress:
    """The work of one thread; only that thread tells of it."""

    def __init__(self) -> None:
        self.doing: Doing | None = None
        self._running: dict[Hashable, asyncio.Task[Any]] = {}

    def tell(self, what: str, done: int = 0, of: int = 0) -> None:
        """Say how far the work is; no words for nothing that takes long any more."""
        self.doing = Doing(what, done, of) if what else None

    async def awaited(self, address: Hashable, begin: Callable[[], Awaitable[Any]]) -> Any:
        """What the work for this address gives, begun if it is not; how far it is where it is long.

        Raises what the work raises.
        """
        task = self._running.get(address)
        if task is None:
            task = self._running[address] = asyncio.ensure_future(begin())
            task.add_done_callback(lambda _ended: self._running.pop(address, None))
        while True:
            ended, _going = await asyncio.wait({task}, timeout=_PATIENCE)
            if ended:
                return task.result()
            if self.doing is not None:
                return self.doing
