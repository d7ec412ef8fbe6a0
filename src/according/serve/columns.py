"""A property of many things, as numbers: which have a value, and how many have each.

Law: asking takes the time of a few passes over arrays, however many values there are.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Value = TypeVar("Value", bound=Hashable)
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


class Column(Generic[Value]):
    """The values of things 0 to n - 1; a thing has any number of them, none twice."""

    def __init__(self, each: Sequence[Iterable[Value]]):
        codes: dict[Value, int] = {}
        things, values = [], []
        for thing, some in enumerate(each):
            for value in some:
                things.append(thing)
                values.append(codes.setdefault(value, len(codes)))
        self._n = len(each)
        self._codes = codes
        self._values = list(codes)
        self._thing = np.array(things, dtype=np.int64)
        self._value = np.array(values, dtype=np.int64)

    def having(self, *values: Value) -> Mask:
        """Which things have one of these values."""
        wanted = np.zeros(len(self._values), dtype=np.bool_)
        wanted[[self._codes[value] for value in values if value in self._codes]] = True
        mask = np.zeros(self._n, dtype=np.bool_)
        mask[self._thing[wanted[self._value]]] = True
        return mask

    def counts(self, among: Mask) -> list[tuple[Value, int]]:
        """Each value that things among these have, with their number; the most frequent first."""
        number = np.bincount(self._value[among[self._thing]], minlength=len(self._values))
        frequent = np.argsort(-number, kind="stable")[: np.count_nonzero(number)]
        return [(self._values[code], int(number[code])) for code in frequent]
