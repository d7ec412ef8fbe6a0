"""Fits the model that tells the type of an event: src/according/extract/events/types.npz.

    python training/fit_events.py DATA.jsonl [--weights DIR] [--folds 10] [--out types.npz] \
        [--predictions PRED.jsonl]

DATA has one sentence a line ({"id", "marked", "gold_root"}), <s> and <t> around source and target,
typed by an older PLOVER that has YIELD for CONCEDE and RETREAT. Besides, it learns from events.txt,
sentences of our own with parties from fillers.toml, which have the present types. --weights is the
encoder's folder, by default the shipped one: fit anew for every new encoder. --folds also cross-
validates: each fold's rows are told by a model fitted on the others, its strength chosen within
them; --predictions writes what was told, in the form of events.py.
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from according.extract.events import types as t
from according.extract.text.encoder import Encoder
from according.extract.text.sentence import sentences
from according.extract.text.words import split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.utils.class_weight import compute_sample_weight

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from events import TAG, marks

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src/according/extract"
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NONE = (0, 0)  # the span of a party that is not marked
FILLED, OWN_WEIGHT = 2, 0.4  # how often a sentence of ours is filled, and what it weighs
STRENGTHS = (10.0, 30.0, 100.0)
STATES, SIGNS = 1.2, 0.1  # how much of the distance between two rows comes from which features


def own_rows(chance: random.Random) -> Iterator[dict[str, Any]]:
    """The sentences of events.txt with two parties each."""
    parties = tomllib.loads((HERE / "fillers.toml").read_text(encoding="utf-8"))["party"]
    kind = ""
    for line in (HERE / "events.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line[1:-1]
        elif line and not line.startswith("#"):
            for _ in range(FILLED):
                actor, target = chance.sample(parties, 2)
                marked = line.format(s=f"<s>{actor}</s>", t=f"<t>{target}</t>")
                marked = re.sub(r" ([.,])", r"\1", marked)
                marked = re.sub(r"^(<s>)?(\w)", lambda m: (m[1] or "") + m[2].upper(), marked)
                yield {"marked": marked, "gold_root": kind}


def read_row(row: dict[str, Any], encoder: Encoder) -> np.ndarray:
    """The features of a row."""
    text = TAG.sub("", row["marked"])
    words = split(text)
    read = sentences(text, words, encoder.annotate(words))
    spans = marks(row["marked"])
    return t.features(*t.parties(read, spans.get("s", NONE), spans.get("t", NONE)))


class Scale:
    """Features to comparable numbers, and weights on these back to weights on features."""

    def __init__(self, rows: np.ndarray) -> None:
        signs = 3 * len(t.TYPES) + 2
        states = rows.shape[1] - signs
        self.mean = np.r_[rows[:, :states].mean(0), np.zeros(signs)]
        spread = rows[:, :states].std(0) + 1e-6
        self.factor = np.r_[np.sqrt(2 * STATES / states) / spread, np.full(signs, np.sqrt(SIGNS))]

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        """The rows, scaled."""
        return (rows - self.mean) * self.factor

    def back(self, weights: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For rows as they are: features x types, types."""
        unscaled = weights.T * self.factor[:, None]
        return unscaled, bias - self.mean @ unscaled


def rotated(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows in as many coordinates as there are rows, and the way to these: nothing is lost."""
    values, vectors = np.linalg.eigh(rows @ rows.T)
    kept = values > 1e-6
    turn = rows.T @ (vectors[:, kept] / np.sqrt(values[kept]))
    return rows @ turn, turn


def fitted(
    rows: np.ndarray, kinds: np.ndarray, own: np.ndarray, strength: float
) -> LogisticRegression:
    """Types weigh alike however frequent they are; rows of ours weigh less."""
    weight = compute_sample_weight("balanced", kinds) * np.where(own, OWN_WEIGHT, 1.0)
    model = LogisticRegression(C=strength, max_iter=200)
    return model.fit(rows, kinds, sample_weight=weight)


def renamed(kinds: np.ndarray) -> np.ndarray:
    """In the words of the older PLOVER."""
    return np.array([OLDER.get(kind, kind) for kind in kinds])


def as_now(rows: np.ndarray, kinds: np.ndarray, own: np.ndarray) -> np.ndarray:
    """YIELD told apart into CONCEDE and RETREAT, by our sentences of these two."""
    ours = own & np.isin(kinds, list(OLDER))
    yields = kinds == "YIELD"
    found = kinds.copy()
    found[yields] = fitted(rows[ours], kinds[ours], own[ours], STRENGTHS[1]).predict(rows[yields])
    return found


def chosen(rows: np.ndarray, kinds: np.ndarray, own: np.ndarray) -> LogisticRegression:
    """The model of the strength that tells a held-out fifth of the marked rows best."""
    marked = np.flatnonzero(~own)
    learn, held = train_test_split(
        marked, test_size=0.2, random_state=1, stratify=renamed(kinds[marked])
    )
    learn = np.r_[learn, np.flatnonzero(own)]

    def told(strength: float) -> float:
        model = fitted(rows[learn], kinds[learn], own[learn], strength)
        return macro(renamed(kinds[held]), renamed(model.predict(rows[held])))

    return fitted(rows, kinds, own, max(STRENGTHS, key=told))


def macro(kinds: np.ndarray, told: np.ndarray) -> float:
    """Macro F1 over the types that occur."""
    return float(f1_score(kinds, told, average="macro", labels=sorted(set(kinds))))


def cross_validated(
    rows: np.ndarray, kinds: np.ndarray, own: np.ndarray, folds: int
) -> tuple[np.ndarray, np.ndarray]:
    """Of each marked row the type told without it, and its chance."""
    marked = np.flatnonzero(~own)
    told, chance = np.empty(len(marked), object), np.zeros(len(marked))
    parts = StratifiedKFold(folds, shuffle=True, random_state=1).split(marked, kinds[marked])
    for learn, held in parts:
        which = np.r_[marked[learn], np.flatnonzero(own)]
        model = chosen(rows[which], as_now(rows[which], kinds[which], own[which]), own[which])
        odds = model.predict_proba(rows[marked[held]])
        told[held], chance[held] = model.classes_[odds.argmax(1)], odds.max(1)
    return told, chance


def report(kinds: np.ndarray, told: np.ndarray, chance: np.ndarray) -> None:
    """Print the figure, and how often a type is right from which chance on."""
    told = renamed(told)
    print(f"cross-validated: macro F1 {macro(kinds, told):.3f}, right {(told == kinds).mean():.3f}")
    for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        sure = chance >= least
        print(
            f"  chance from {least}: {sure.mean():.3f} of rows,"
            f" right {(told == kinds)[sure].mean():.3f}"
        )
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs((told == kinds)[bins == b].mean() - chance[bins == b].mean()) * (bins == b).mean()
            for b in set(bins)]  # fmt: skip
    print(f"  expected calibration error {sum(gaps):.3f}")


def save(path: Path, model: LogisticRegression, scale: Scale, encoder: Path) -> None:
    """Weights in 16 bits, their columns in the order of the types, and the encoder they are for."""
    weights, bias = scale.back(model.coef_, model.intercept_)
    order = [list(model.classes_).index(kind) for kind in t.TYPES]
    np.savez_compressed(
        path,
        weights=weights[:, order].astype(np.float16),
        bias=bias[order].astype(np.float32),
        encoder=hashlib.sha256(encoder.read_bytes()).hexdigest(),
    )


def main() -> None:
    """Read, cross-validate if asked, fit on everything, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=SHIPPED / "text/weights")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=SHIPPED / "events/types.npz")
    parser.add_argument("--predictions", type=Path)
    given = parser.parse_args()
    read: list[dict[str, Any]] = [json.loads(line) for line in given.data.open(encoding="utf-8")]
    ours = list(own_rows(random.Random(5)))
    encoder = Encoder(given.weights)
    features = np.array([read_row(row, encoder) for row in [*read, *ours]])
    kinds = np.array([row["gold_root"] for row in [*read, *ours]])
    own = np.array([False] * len(read) + [True] * len(ours))
    scale = Scale(features[~own])
    rows, turn = rotated(scale(features))
    if given.folds:
        told, chance = cross_validated(rows, kinds, own, given.folds)
        report(kinds[~own], told, chance)
        if given.predictions:
            pairs = zip(read, renamed(told), strict=True)
            lines = [json.dumps({"id": row["id"], "root": kind}) + "\n" for row, kind in pairs]
            given.predictions.write_text("".join(lines), encoding="utf-8")
    model = chosen(rows, as_now(rows, kinds, own), own)
    model.coef_ = model.coef_ @ turn.T
    save(given.out, model, scale, given.weights / "model.onnx")


if __name__ == "__main__":
    main()
