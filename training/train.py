"""Make the shipped weights: python training/train.py PATH --out DIR.

PATH is the folder of labelled sets; see README.md.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from according.extract.text.encoder import Pieces
from torch import Tensor, nn

from compose import composed
from data import (
    IGNORE,
    Example,
    Marked,
    attribution_report,
    examples,
    harm_report,
    label_names,
    reports,
    without_scope,
)
from export import export
from marks import joined, passages
from model import Annotator, base, from_base, from_onnx
from silver import add_said, add_silver

WEIGHTS = {
    "tag": 0.2,
    "dep": 0.3,
    "entity": 0.4,
    "attribution": 1.0,
    "harm": 2.0,
    "scope": 0.5,
    "modality": 0.3,
}
ARCS = 0.4
BATCH = 640  # word pieces
WARMING = 100  # steps


def main() -> None:
    """Read, parse, train, export."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    folder = base()
    chance = random.Random(options.seed)
    attributed = [attribution_report(row) for row in reports(options.path / "polnear", "train")]
    chance.shuffle(attributed)
    told = reports(options.path / "claims_train", "gold")
    harmed = [harm_report(row) for row in (*told, *joined(options.path))]
    short = [without_scope(harm_report(row)) for row in passages()]
    attributed = attributed[: options.limit]
    options.out.mkdir(parents=True, exist_ok=True)
    add_silver([*attributed, *harmed, *short], options.out / "silver.pickle")
    if options.teacher:
        add_said([*harmed, *short], options.teacher)
    harmed.extend(short * options.passage_repeats)
    names, model = _start(options, folder, [*attributed, *harmed])
    pieces = Pieces(str(folder / "tokenizer.json"))
    fit(model, attributed, harmed, names, pieces, options)
    torch.save({"model": model.state_dict(), "labels": names}, options.out / "model.pt")
    export(model, names, folder / "tokenizer.json", options.out / "weights", options.version)


def _start(
    options: argparse.Namespace, folder: Path, marked: Sequence[Marked]
) -> tuple[dict[str, list[str]], Annotator]:
    """Labels and model: those of an earlier run, or new ones on the base model's weights."""
    if options.start is None:
        names = label_names(marked)
        return names, from_base(names, folder / "model.safetensors")
    if options.start.is_dir():
        return from_onnx(options.start)
    saved = torch.load(options.start, weights_only=True)
    model = Annotator(saved["labels"])
    model.load_state_dict(saved["model"])
    return saved["labels"], model


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument(
        "--harm-repeats", type=int, default=3, help="times the harm set is read an epoch"
    )
    parser.add_argument(
        "--passage-repeats", type=int, default=3, help="times a passage is in the harm set"
    )
    parser.add_argument(
        "--teacher", type=Path, help="finished weights that say who speaks where marks do not"
    )
    parser.add_argument("--composed", type=int, default=500, help="reports made of our sentences")
    parser.add_argument("--limit", type=int, default=None, help="attribution reports to use")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument(
        "--minutes",
        type=float,
        default=None,
        help="stop after this long; the rate falls to 0 by then",
    )
    parser.add_argument(
        "--start",
        type=Path,
        help="go on from this: model.pt of an earlier run, or a folder of finished weights",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--version", default="1")
    return parser.parse_args()


def fit(
    model: Annotator,
    attributed: Sequence[Marked],
    harmed: Sequence[Marked],
    names: dict[str, list[str]],
    pieces: Pieces,
    options: argparse.Namespace,
) -> None:
    """Train in place.

    Word embeddings stay as they are: it saves time, and rare words keep their meaning.
    """
    model.pieces.weight.requires_grad_(False)
    body, heads = _parameters(model)
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 8 * options.rate}],
        weight_decay=0.01,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    ours = composed(options.composed, random.Random(options.seed))
    reports_ = [*attributed, *(list(harmed) * options.harm_repeats), *ours]
    model.train()
    for step, (done, batch) in enumerate(_course(reports_, names, pieces, options)):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARMING) * (1 - done)
        loss, parts = losses(model, batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        if step % 50 == 0:
            shown = " ".join(f"{task} {value:.3f}" for task, value in parts.items())
            print(f"{done:.3f} step {step} {shown}", flush=True)
    model.eval()


def _course(
    reports_: Sequence[Marked],
    names: dict[str, list[str]],
    pieces: Pieces,
    options: argparse.Namespace,
) -> Iterator[tuple[float, list[Example]]]:
    """Batches of all epochs, each with the part of the course (or of the minutes) done, 0 to 1."""
    chance = random.Random(options.seed)
    began = time.time()
    for epoch in range(options.epochs):
        batches = _batches(list(examples(reports_, names, pieces, chance)), chance)
        for number, batch in enumerate(batches):
            done = (epoch + number / len(batches)) / options.epochs
            if options.minutes:
                done = max(done, (time.time() - began) / 60 / options.minutes)
            if done >= 1:
                return
            yield done, batch


def _parameters(model: Annotator) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    new = ("labels.", "root.", "dependent.", "head.")
    named = [(name, value) for name, value in model.named_parameters() if value.requires_grad]
    body = [value for name, value in named if not name.startswith(new)]
    return body, [value for name, value in named if name.startswith(new)]


def _batches(pool: list[Example], chance: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order, of both sets as chance has it."""
    chance.shuffle(pool)
    batches: list[list[Example]] = []
    for start in range(0, len(pool), 200):
        rows = sorted(pool[start : start + 200], key=lambda example: len(example.ids))
        batch: list[Example] = []
        for row in rows:
            if batch and len(row.ids) * (len(batch) + 1) > BATCH:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def losses(model: Annotator, batch: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
    """Sum the tasks' losses by weight, and give each by name; without labels a task counts 0."""
    ids = _padded([x.ids for x in batch], 0)
    mask = _padded([[1] * len(x.ids) for x in batch], 0)
    firsts = _padded([x.firsts for x in batch], 0)
    with torch.autocast("cpu", torch.bfloat16):  # twice as fast where the processor has it
        logits, arcs, _states = model(ids, _padded([x.cases for x in batch], 0), firsts, mask)
    logits, arcs = logits.float(), arcs.float()
    total = logits.new_zeros(())
    parts: dict[str, float] = {}
    start = 0
    for task, size in model.sizes.items():
        gold = _padded([x.labels[task] for x in batch], IGNORE)
        loss = _mean_loss(logits[..., start : start + size], gold)
        start += size
        if loss is not None:
            total = total + WEIGHTS[task] * loss
            parts[task] = loss.item()
    sentence = _padded([x.sentence for x in batch], -1)
    arcs = arcs.masked_fill(sentence[:, :, None] != sentence[:, None, :], -1e4)
    loss = _mean_loss(arcs, _padded([x.heads for x in batch], IGNORE))
    if loss is not None:
        total = total + ARCS * loss
        parts["arcs"] = loss.item()
    return total, parts


def _mean_loss(logits: Tensor, gold: Tensor) -> Tensor | None:
    if not (gold != IGNORE).any():
        return None
    return nn.functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


if __name__ == "__main__":
    main()
