"""A trained model -> model.onnx in 8 bits, tokenizer.json and labels.json."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch

from model import Annotator

HEADS = ("labels", "root", "dependent", "head")


def export(
    model: Annotator, names: dict[str, list[str]], tokenizer: Path, folder: Path, version: str
) -> None:
    """Write the three files that the program loads; the model in full precision lands beside."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder.parent / "model-fp32.onnx"
    to_onnx(model, plain)
    quantise(plain, folder / "model.onnx")
    described = {"version": version, "labels": names}
    (folder / "labels.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    whole = json.loads(tokenizer.read_text(encoding="utf-8"))
    whole["truncation"] = whole["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def to_onnx(model: Annotator, path: Path) -> None:
    """One window at a time, of any length."""
    model.eval()
    ids = torch.randint(5, 3000, (1, 21))
    firsts = torch.tensor([[1, 3, 4, 9, 11, 15]])
    torch.onnx.export(
        model,
        (ids, torch.zeros_like(ids), firsts),
        str(path),
        input_names=["ids", "cases", "firsts"],
        output_names=["logits", "arcs", "states"],
        dynamic_axes={
            "ids": {1: "pieces"},
            "cases": {1: "pieces"},
            "firsts": {1: "words"},
            "logits": {1: "words"},
            "arcs": {1: "words", 2: "words"},
            "states": {1: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise(plain: Path, path: Path) -> None:
    """Weights in 8 bits, per channel; heads stay whole.

    The range is 7 bits: processors without VNNI overflow otherwise, and would differ from others.
    All shapes are worked out first, without which the runtime does not join each norm to the sum
    before it (a sixth of all its work).
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(plain), str(ready))
        nodes = onnx.load(str(ready)).graph.node
        whole = [
            node.name
            for node in nodes
            if node.name.startswith(tuple(f"/{head}/" for head in HEADS))
        ]
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=whole,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
