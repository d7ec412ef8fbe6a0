"""Marks by hand without their texts, joined to the texts: python training/marks.py KIND PATH.

marks/KIND/SET.jsonl (KIND: learning, or measuring, which nothing learns figures from) holds for
each report of PATH/SET its id, how many characters of its text were read, that text's SHA-256, and
its figures of harm as the marking guide of the labelled sets has them: offsets and values.
A text of another hash is refused, because offsets would lie. marks/KIND/own.jsonl holds reports
written for it, with their texts: those to learn from are joined to the others, those to measure
with are read as they are (benchmarks/figures.py). marks/KIND/passages.jsonl holds passages of a few
sentences written for it: ways of telling the rarer harms, without dates and incidents.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "marks"
Row = dict[str, Any]


def joined(path: Path, kind: str = "learning") -> Iterator[Row]:
    """Every marked report as {"id", "text", "published", "figures"}, figures with their words.

    The id begins with the name of the set. Raises ValueError where a text is not the marked one.
    """
    for name, texts in _SETS.items():
        known = texts(path / name)
        for marks in _rows(HERE / kind / f"{name}.jsonl"):
            published, text = known[marks["id"]]
            report = _joined(marks, published, text[: marks["characters"]])
            yield {**report, "id": f"{name}-{marks['id']}"}
    if kind == "learning":
        yield from _rows(HERE / kind / "own.jsonl")


def passages(kind: str = "learning") -> Iterator[Row]:
    """The passages written for it: text and figures, which have no date and no incident."""
    yield from _rows(HERE / kind / "passages.jsonl")


def _joined(marks: Row, published: str, text: str) -> Row:
    if sha256(text.encode()).hexdigest() != marks["sha256"]:
        raise ValueError(f"{marks['id']}: another text than the one marked; its marks would lie")
    figures = [{**f, "text": text[f["start"] : f["end"]]} for f in marks["figures"]]
    return {"text": text, "published": published, "figures": figures}


def _muc4(folder: Path) -> dict[str, tuple[str, str]]:
    parts = (folder / "train.jsonl", folder / "dev.jsonl")
    return {r["id"]: (r["dateline_date"], r["text"]) for part in parts for r in _rows(part)}


def _geo(folder: Path) -> dict[str, tuple[str, str]]:
    return {r["id"]: (r["date"], r["text"]) for r in _rows(folder / "LGL.jsonl")}


def _gva(folder: Path) -> dict[str, tuple[str, str]]:
    return {
        article["aid"]: (article["date"], f"{article['title']}\n\n{article['text']}")
        for incident in _rows(folder / "dev.jsonl")
        for article in incident["articles"]
    }


def _polnear(folder: Path) -> dict[str, tuple[str, str]]:
    return {r["id"]: (r["date"], r["text"]) for r in _rows(folder / "train.jsonl")}


_SETS = {"muc4_counts": _muc4, "gva": _gva, "polnear": _polnear, "geo": _geo}


def _rows(file: Path) -> Iterator[Row]:
    """The rows of a file; none where a kind has no marks in a set."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Join, count, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("learning", "measuring"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, help="write the joined reports here")
    options = parser.parse_args()
    reports = list(joined(options.path, options.kind))
    print(f"{len(reports)} reports, {sum(len(r['figures']) for r in reports)} figures")
    if options.out:
        lines = [json.dumps(report, ensure_ascii=False) for report in reports]
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
