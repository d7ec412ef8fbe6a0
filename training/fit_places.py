"""Fits the weights by which readings of place names are chosen.

    python training/fit_places.py LGL.jsonl GeoVirus.jsonl ...

reads files of toponyms with coordinates (fields ``text`` and ``toponyms`` with start, end, lat,
lon), fits on every second report and prints the weights and, for the other half, how many are
within 161 km before and after. A conditional logit over the readings of each name, refitted while
the support that names lend each other changes with the weights.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from according.extract.where.places import gazetteer, named
from according.gazetteer import resolve as r
from according.gazetteer.sphere import distance_km

NEAR_KM = 161.0
FIXED = {"capital", "sort", "other_sort", "namesake"}
"""Signs of a town against the area around it, which 161 km do not tell apart, and the capital's."""
ROUNDS, STEPS, RATE, DECAY = 6, 300, 0.05, 0.002

Case = tuple[np.ndarray, np.ndarray]
"""Signs of a name's readings (readings x weights), and which readings are right."""


def cases(reports: list[dict[str, Any]], weights: r.Weights) -> list[Case]:
    """Every labelled name that has a reading, under the support that ``weights`` give."""
    found = []
    for report in reports:
        spans = sorted({(t["start"], t["end"]) for t in report["toponyms"]})
        names = named(report["text"], spans, gazetteer())
        units, of = r.distinct(names)
        r.settle(units, weights)
        signs = {key: r.all_signs(unit, units) for key, unit in units.items()}
        support = r.Support(units.values())
        unit_of = dict(zip(spans, of, strict=True))
        for toponym in report["toponyms"]:
            key = unit_of[toponym["start"], toponym["end"]]
            unit = units[key]
            if toponym["lat"] is None or not unit.candidates:
                continue
            right = np.array(
                [
                    distance_km(c.lat, c.lon, toponym["lat"], toponym["lon"]) <= NEAR_KM
                    for c in unit.candidates
                ]
            )
            rows = [
                (*own, *shared)
                for own, shared in zip(signs[key], r.shared_signs(unit, support), strict=True)
            ]
            found.append((np.array(rows, float), right))
    return found


def fit(examples: list[Case], weights: np.ndarray) -> np.ndarray:
    """Weights under which the right readings have the best chances (Adam, slight decay)."""
    fixed = np.array([name in FIXED for name in r.Weights._fields])
    usable = [(x, y) for x, y in examples if y.any() and not y.all()]
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = DECAY * weights * len(usable)
        for x, y in usable:
            score = x @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            among = np.where(y, chance, 0) / max(chance[y].sum(), 1e-12)
            slope += (chance - among) @ x
        slope = np.where(fixed, 0.0, slope / len(usable))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.99**step)) + 1e-8
        )
    return weights


def hits(examples: list[Case], weights: np.ndarray) -> float:
    """The share of names whose best reading is right."""
    return sum(bool(y[(x @ weights).argmax()]) for x, y in examples) / len(examples)


def main() -> None:
    """Fits on the even reports of each file and prints what it finds."""
    files = {
        path: [
            json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line
        ]
        for path in sys.argv[1:]
    }
    weights = r.Weights()
    for _ in range(ROUNDS):
        examples = [case for reports in files.values() for case in cases(reports[::2], weights)]
        weights = r.Weights(*(round(float(w), 3) for w in fit(examples, np.array(weights))))
        for path, reports in files.items():
            for name, half in (("fitted", reports[::2]), ("other", reports[1::2])):
                share = hits(cases(half, weights), np.array(weights))
                print(f"{Path(path).name} {name} half: {share:.4f}")
        print(weights, flush=True)


if __name__ == "__main__":
    main()
