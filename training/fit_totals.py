"""Fits the weights by which a figure is judged a total over many incidents or a long time.

    python training/fit_totals.py PATH

reads the figures marked by hand in claims_train and under marks/; prints the weights that ship,
fitted on these, and how many figures they judge wrongly in claims_dev, which nothing is fitted on.
For the marks to measure with the same is printed of weights fitted without them, too.

The encoder has learnt from all but the measuring ones, so it is surer there than anywhere else.
Its odds of a figure that it learnt from are therefore replaced by those of an unlearnt one of the
same kind and rank: the surest learnt total gets the odds of the surest unlearnt total.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from according.extract.drafts import circumstances, is_town
from according.extract.harm.figures import Figure
from according.extract.harm.parts import with_parts
from according.extract.harm.quantities import find_figures
from according.extract.harm.totals import SURELY, TotalSigns, is_of_one, total_signs
from according.extract.reading import read
from according.extract.where.scene import Scene

from data import reports
from fit_sightings import fit
from marks import joined

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from adapters import text_report
from calibration import is_right_figure

Row = dict[str, Any]
DECAY = 2e-4  # few figures have the rarer signs
ODDS = TotalSigns._fields.index("labelled")


@dataclass(frozen=True)
class Examples:
    """Signs (figures x signs), and whether each figure is a total."""

    signs: np.ndarray
    total: np.ndarray

    def wrong(self, weights: np.ndarray) -> str:
        """How many totals these weights miss, and how many others they take for one."""
        taken = self.signs @ weights > SURELY
        missed, extra = (self.total & ~taken).sum(), (taken & ~self.total).sum()
        return f"{len(taken)} figures, {self.total.sum()} totals; missed {missed}, too many {extra}"

    def with_odds_of(self, unlearnt: Examples) -> Examples:
        """The same with the encoder's odds of unlearnt figures of the same kind and rank."""
        signs = self.signs.copy()
        for kind in (True, False):
            at = np.flatnonzero(self.total == kind)
            ranks = np.argsort(np.argsort(signs[at, ODDS])) / max(1, len(at) - 1)
            signs[at, ODDS] = np.quantile(unlearnt.signs[unlearnt.total == kind, ODDS], ranks)
        return Examples(signs, self.total)


def examples(rows: Iterable[Row]) -> Examples:
    """Every figure that the program reads where a mark has its harm and number."""
    found = list(chain.from_iterable(map(_of_report, rows)))
    signs, total = zip(*found, strict=True)
    return Examples(np.array(signs, float), np.array(total, bool))


def _of_report(row: Row) -> Iterator[tuple[TotalSigns, bool]]:
    reading = read(text_report(row["text"], row.get("published")))
    scene, figures = Scene(reading), with_parts(find_figures(reading.sentences))
    for figure in figures:
        spot, mention = circumstances(
            scene, figure, [f for f in figures if f.sentence is figure.sentence]
        )
        mark = _mark(figure, row["figures"])
        if mark is not None and not is_of_one(figure, mention):
            signs = total_signs(figure, mention, is_town(spot))
            yield signs, mark["scope"] == "cumulative"


def _mark(figure: Figure, marks: Iterable[Row]) -> Row | None:
    """The mark with its harm and number; None where there is none."""
    return next((mark for mark in marks if is_right_figure(figure, [mark])), None)


def fitted(*parts: Examples) -> np.ndarray:
    """Weights of a logistic regression over all of these."""
    return fit(
        np.concatenate([part.signs for part in parts]),
        np.concatenate([part.total for part in parts]),
        DECAY,
    )


def main() -> None:
    """Fit with and without the marks to measure with."""
    path = Path(sys.argv[1])
    apart = examples(reports(path / "claims_dev", "gold"))
    measuring = examples(joined(path, "measuring"))
    learnt = examples(chain(reports(path / "claims_train", "gold"), joined(path, "learning")))
    weights = fitted(measuring, learnt.with_odds_of(measuring))
    print("claims_dev:", apart.wrong(weights))
    print("measuring:", measuring.wrong(weights))
    crossed = fitted(apart, learnt.with_odds_of(apart))
    print("measuring, by weights fitted on claims_dev in its place:", measuring.wrong(crossed))
    print(TotalSigns(*(round(float(w), 2) for w in weights)))
    print("crossed:", TotalSigns(*(round(float(w), 2) for w in crossed)))


if __name__ == "__main__":
    main()
