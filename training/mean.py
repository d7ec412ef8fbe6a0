"""The mean of the weights of several courses: python training/mean.py ONE TWO:1.5 ... --out DIR.

Each is a folder that train.py made, or a folder of finished weights, all going on from one another,
with its share of the mean, 1 where none is given.
Their mean reads better than any on marks that none learnt from (model-card.md), because each course
strays elsewhere.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from export import export
from model import Annotator, base, from_onnx


def main() -> None:
    """Average, save, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("courses", nargs="+", metavar="DIR[:SHARE]")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    options = parser.parse_args()
    named = [course.partition(":") for course in options.courses]
    shares = [float(share or 1) for _, _, share in named]
    states, labels = zip(*(_course(Path(name)) for name, _, _ in named), strict=True)
    if any(one != labels[0] for one in labels):
        raise SystemExit("the courses know different labels: they have no mean")
    state = {
        k: sum(share * one[k] for share, one in zip(shares, states, strict=True)) / sum(shares)
        for k in states[0]
    }
    model = Annotator(labels[0])
    model.load_state_dict(state)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": state, "labels": labels[0]}, options.out / "model.pt")
    tokenizer = base() / "tokenizer.json"
    export(model, labels[0], tokenizer, options.out / "weights", options.version)


def _course(folder: Path) -> tuple[dict[str, Tensor], dict[str, list[str]]]:
    """The weights and labels of a course, in full precision or read back from 8 bits."""
    if not (folder / "model.pt").exists():
        names, model = from_onnx(folder)
        return model.state_dict(), names
    saved = torch.load(folder / "model.pt", weights_only=True)
    return saved["model"], saved["labels"]


if __name__ == "__main__":
    main()
