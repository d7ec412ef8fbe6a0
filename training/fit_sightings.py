"""Fits the weights by which a sighting is judged to name a place or not.

    python training/fit_sightings.py LGL.jsonl GeoVirus.jsonl ...

reads files of toponyms (fields ``text`` and ``toponyms`` with start, end), labels the texts with
the shipped encoder, fits a logistic regression on every second report and prints the weights and
how many are found on both halves. Words for a country's people are left out: annotators differ.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from according.extract.text.encoder import Encoder
from according.extract.text.sentence import sentences
from according.extract.text.words import split
from according.extract.where.places import gazetteer
from according.extract.where.sightings import Signs, sightings

STEPS, RATE, DECAY = 3000, 0.03, 0.002


def examples(reports: list[dict[str, Any]], encoder: Encoder) -> tuple[np.ndarray, np.ndarray, int]:
    """Signs (sightings x weights), whether each is a marked toponym, and how many are marked."""
    rows, right, marked = [], [], 0
    for report in reports:
        text, spans = report["text"], {(t["start"], t["end"]) for t in report["toponyms"]}
        words = split(text)
        read = sentences(text, words, encoder.annotate(words))
        found = sightings(text, [s.tokens for s in read], gazetteer())
        for sighting in found:
            if not sighting.demonym:
                rows.append(sighting.signs)
                right.append(any(a < sighting.end and sighting.start < b for a, b in spans))
        marked += len(spans)
    return np.array(rows, float), np.array(right), marked


def fit(signs: np.ndarray, right: np.ndarray, decay: float = DECAY) -> np.ndarray:
    """Weights of a logistic regression (Adam, slight decay)."""
    weights = np.zeros(signs.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = (
            signs.T @ (1 / (1 + np.exp(-signs @ weights)) - right) / len(right) + decay * weights
        )
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> None:
    """Fits on the even reports of all files together."""
    encoder = Encoder()
    halves: dict[tuple[str, str], tuple[np.ndarray, np.ndarray, int]] = {}
    for path in sys.argv[1:]:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
        reports = [json.loads(line) for line in lines if line]
        for name, half in (("fitted", reports[::2]), ("other", reports[1::2])):
            halves[path, name] = examples(half, encoder)
    fitted = [found for (_, name), found in halves.items() if name == "fitted"]
    weights = fit(np.concatenate([f[0] for f in fitted]), np.concatenate([f[1] for f in fitted]))
    for (path, name), (signs, right, marked) in halves.items():
        taken = signs @ weights > 0
        hits = int((taken & right).sum())
        print(f"{Path(path).name} {name}: of {marked} marked, sighted {int(right.sum())};"
              f" taken {int(taken.sum())}, right {hits}")  # fmt: skip
    print(Signs(*(round(float(w), 2) for w in weights)))


if __name__ == "__main__":
    main()
