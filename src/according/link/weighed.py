"""What the findings of a comparison weigh: tables of weights/, in thousandths of a bit.

Law: weights are whole numbers, so that sums do not depend on their order.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Weights(NamedTuple):
    """Thousandths of a bit for each level of each comparison, and to begin with."""

    start: int
    levels: dict[tuple[str, str], int]

    def sum(self, found: Mapping[str, str]) -> int:
        """What these levels, by the names of their comparisons, weigh together."""
        return self.start + sum(self.levels[at] for at in found.items())


@cache
def weights(name: str) -> Weights:
    """The table of this name as it is shipped."""
    text = files("according.link").joinpath("weights", f"{name}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    levels = {
        (comparison, level): round(1000 * weight)
        for comparison, weights in table["weights"].items()
        for level, weight in weights.items()
    }
    return Weights(round(1000 * table["start"]), levels)
