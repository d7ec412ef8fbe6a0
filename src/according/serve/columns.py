"""A property of many things, as numbers: which have a value, and how many have each.

Law: asking takes the time of a few passes over arrays, however many values there are.
"""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from according.model.block import NUMBERS, Block, Listed

Value = TypeVar("Value", bound=Hashable)
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


class Column(Generic[Value]):
    """The values of things 0 to n - 1, of which each has any number.

    ``values`` are all there are, once each; the thing ``things[at]`` has ``values[codes[at]]``.
    """

    def __init__(self, parts: Iterable[Listed[Value]]):
        places: dict[Value, int] = {}
        things, codes = [_none()], [_none()]
        self._n = 0
        for part in parts:
            own = [places.setdefault(value, len(places)) for value in part.values]
            counts = np.frombuffer(part.counts, dtype=np.uint32)
            things.append(np.repeat(np.arange(self._n, self._n + len(counts)), counts))
            codes.append(np.array(own, dtype=np.int64)[np.frombuffer(part.codes, dtype=np.uint32)])
            self._n += len(counts)
        self._places = places
        self.values = list(places)
        self.things = np.concatenate(things)
        self.codes = np.concatenate(codes)

    def having(self, *values: Value) -> Mask:
        """Which things have one of these values."""
        wanted = np.zeros(len(self.values), dtype=np.bool_)
        wanted[[self._places[value] for value in values if value in self._places]] = True
        mask = np.zeros(self._n, dtype=np.bool_)
        mask[self.things[wanted[self.codes]]] = True
        return mask

    def counts(self, among: Mask) -> list[tuple[Value, int]]:
        """Each value that things among these have, with their number; the most frequent first."""
        number = np.bincount(self.codes[among[self.things]], minlength=len(self.values))
        frequent = np.argsort(-number, kind="stable")[: np.count_nonzero(number)]
        return [(self.values[code], int(number[code])) for code in frequent]


def numbers(blocks: Iterable[Block], *names: str) -> Numbers:
    """Of each incident those of `NUMBERS` that are named, in a row."""
    every = np.frombuffer(b"".join(it.numbers for it in blocks), dtype=np.int64)
    return every.reshape(-1, len(NUMBERS))[:, [NUMBERS.index(name) for name in names]]


def bounds(blocks: Iterable[Block]) -> npt.NDArray[np.float64]:
    """Low, best and high of each estimate; NaN for unknown."""
    return np.frombuffer(b"".join(it.bounds for it in blocks), dtype=np.float64).reshape(-1, 3)


def _none() -> Numbers:
    return np.zeros(0, dtype=np.int64)
