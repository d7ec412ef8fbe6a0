"""Fits the weights by which a claim's confidence is told from the signs of its reading.

    python training/fit_confidence.py PATH

reads the figures marked to measure with (marks/measuring) and claims_dev, and the attributions of
polnear's dev part, of PATH; fits two logistic regressions on every second report and prints the
weights and, for the other half, the expected calibration error. The reports that the encoder was
trained on are left out: there it is surer than elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from according.extract.confidence import (
    AttributionSigns,
    FigureSigns,
    attribution_signs,
    figure_signs,
)
from according.extract.drafts import drafts_of
from according.extract.reading import read
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from data import reports
from marks import joined

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from adapters import text_report
from calibration import error, is_right_attribution, is_right_figure

Row = dict[str, Any]
Example = tuple[Sequence[float], bool]

HELD_BACK = 10.0
"""How strongly weights are kept small; of 40 ways to halve the reports, calibrated best at 10."""


def figures(row: Row) -> Iterator[Example]:
    """Signs of each figure that the program reads, and whether a mark agrees; unsure ones not."""
    for draft in drafts_of(read(text_report(row["text"], row.get("published")))):
        for figure in draft.figures:
            right = is_right_figure(figure, row["figures"])
            if right is not None:
                yield figure_signs(figure, bool(draft.chain)), right


def attributions(row: Row) -> Iterator[Example]:
    """The same for who says what."""
    reading = read(text_report(row["text"], row.get("date")), whole=True)
    for attribution in reading.attributions:
        right = is_right_attribution(attribution, row["attributions"])
        yield attribution_signs(attribution, reading.sentences), right


def weights(examples: Iterable[list[Example]], kind: type[Any]) -> None:
    """Fit on every second report, print the weights and what the others say of them."""
    by_report = list(examples)
    fitted, other = (list(chain.from_iterable(by_report[n::2])) for n in (0, 1))
    found = fit(*(np.array(column, float) for column in zip(*fitted, strict=True)))
    signs, right = (np.array(column, float) for column in zip(*other, strict=True))
    chances = 1 / (1 + np.exp(-signs @ found))
    print(f"{len(fitted)} fitted; of {len(right)} others {right.mean():.3f} right, mean chance"
          f" {chances.mean():.3f}, calibration error {error(chances, right):.3f}")  # fmt: skip
    print(kind(*(round(float(w), 2) for w in found)))


def fit(signs: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression; the first sign is always 1 and is not held back."""
    scaler = StandardScaler().fit(signs[:, 1:])
    model = LogisticRegression(C=1 / HELD_BACK).fit(scaler.transform(signs[:, 1:]), right)
    found = model.coef_[0] / scaler.scale_
    return np.array([model.intercept_[0] - found @ scaler.mean_, *found])


def main() -> None:
    """Both regressions."""
    path = Path(sys.argv[1])
    marked = chain(reports(path / "claims_dev", "gold"), joined(path, "measuring"))
    weights((list(figures(row)) for row in marked), FigureSigns)
    said = reports(path / "polnear", "dev")
    weights((list(attributions(row)) for row in said), AttributionSigns)


if __name__ == "__main__":
    main()
