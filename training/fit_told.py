"""Fits what the findings weigh by which two counts of one report are of one incident or two.

    python training/fit_told.py PATH --out src/according/link/weights/told.toml

reads the reports marked by hand in claims_train and under marks/learning, extracts their claims and
compares every two of one report that hold marked figures: a logistic regression over the levels of
`according.link.told`. A pair counts by its figures, and less the more pairs its report has. A level
that no ten pairs have weighs nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from according.link.kinds import is_toll, tells_of_incident
from according.link.told import LEVELS, Count, levels
from according.model.claim import Claim, Quantity
from sklearn.linear_model import LogisticRegression

from data import reports
from marks import joined

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from adapters import text_claims

Row = dict[str, Any]
Pair = tuple[dict[str, str], bool, float]
FEWEST, LOOSENESS = 10, 0.2


def pairs(row: Row) -> Iterator[Pair]:
    """The levels of every two claims of a report, whether of one incident, and their weight."""
    told = [(Count(claim), _marked(claim, row["figures"])) for claim in _counting(row)]
    two = list(combinations([(c, marks) for c, marks in told if marks], 2))
    for (one, ours), (other, theirs) in two:
        same = [mine == its for mine in ours for its in theirs]
        yield levels(one, other), 2 * sum(same) >= len(same), len(same) / sqrt(len(two))


def _counting(row: Row) -> list[Claim]:
    claims = text_claims(row["text"], row.get("published"), row.get("outlet"))
    told = [c for c in claims if c.quantities and tells_of_incident(c) and not is_toll(c)]
    return sorted(told, key=lambda claim: (claim.start, claim.end, claim.key))


def _marked(claim: Claim, marks: Iterable[Row]) -> list[str]:
    """The incidents of the marks that its figures match."""
    return [m["incident"] for q in claim.quantities for m in marks if _is_marked(q, m)]


def _is_marked(quantity: Quantity, mark: Row) -> bool:
    here = quantity.start < mark["end"] and mark["start"] < quantity.end
    stated = quantity.harm, quantity.value, quantity.low, quantity.high
    vague = quantity.modifier == mark["modifier"] == "vague" and quantity.harm == mark["harm"]
    return here and (vague or stated == tuple(mark[k] for k in ("harm", "value", "low", "high")))


def fitted(found: list[Pair]) -> dict[tuple[str, str], float]:
    """Bits for every level, and under ("", "") to begin with."""
    held = Counter(at for told, _, _ in found for at in told.items())
    columns = {at: n for n, at in enumerate(sorted(a for a, k in held.items() if k >= FEWEST))}
    signs = np.zeros((len(found), len(columns)))
    for row, (told, _, _) in enumerate(found):
        signs[row, [columns[at] for at in told.items() if at in columns]] = 1
    _, same, weight = zip(*found, strict=True)
    model = LogisticRegression(C=LOOSENESS, max_iter=3000).fit(signs, same, sample_weight=weight)
    bits = {at: float(model.coef_[0][n]) / log(2) for at, n in columns.items()}
    return {("", ""): float(model.intercept_[0]) / log(2), **bits}


def main() -> None:
    """Fit on what is marked and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    marked = chain(reports(options.path / "claims_train", "gold"), joined(options.path))
    found = [pair for row in marked for pair in pairs(row)]
    bits = fitted(found)
    lines = [
        "# Bits by comparison and level; made by training/fit_told.py.",
        f"start = {bits['', '']:.3f}",
    ]
    for name, of in LEVELS.items():
        lines += ["", f"[weights.{name}]"]
        lines += [f'"{level}" = {bits.get((name, level), 0.0):.3f}' for level in of]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} pairs, {sum(same for _, same, _ in found)} of one incident")


if __name__ == "__main__":
    main()
