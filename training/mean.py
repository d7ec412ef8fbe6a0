"""The mean of the weights of two courses: python training/mean.py ONE TWO --out DIR.

ONE and TWO are folders that train.py made, TWO going on from ONE. Their mean reads better than
either on marks that neither learnt from (model-card.md), because each course strays elsewhere.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from export import export
from model import Annotator, base


def main() -> None:
    """Average, save, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("two", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    options = parser.parse_args()
    first, second = (
        torch.load(folder / "model.pt", weights_only=True) for folder in (options.one, options.two)
    )
    if first["labels"] != second["labels"]:
        raise SystemExit("the two courses know different labels: they have no mean")
    state = {k: (v + second["model"][k]) / 2 for k, v in first["model"].items()}
    model = Annotator(first["labels"])
    model.load_state_dict(state)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": state, "labels": first["labels"]}, options.out / "model.pt")
    tokenizer = base() / "tokenizer.json"
    export(model, first["labels"], tokenizer, options.out / "weights", options.version)


if __name__ == "__main__":
    main()
