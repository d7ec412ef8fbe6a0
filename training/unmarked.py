"""Reports that nobody marked, as the program itself reads them: what it is sure of, to learn from.

A course reads them with words masked (train.py), and so learns to see from the rest of a sentence
what the program saw from all of it, rules and lexicons included. What it is not sure of is left
open: claims that it is less confident of, and what the encoder marks and the program does not take.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from according.extract.text.encoder import Encoder
from according.model.claim import Claim

from data import Marked, attribution_report, harm_report, reports
from marks import joined

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from adapters import text_claims

SURE = 0.75  # confidence from which a claim's figures are learnt
SETS = (("muc4_counts", "train", "dateline_date"), ("geo", "LGL", "date"))
READ = 3000  # characters of a report
OPENING = 100  # letters by which two sets' copies of one report are known as one
Row = dict[str, Any]


def with_figures(path: Path, weights: Path) -> Iterator[Marked]:
    """PolNeAR's reports with their attributions, and openings of the other sets' reports.

    All with the figures that the program reads, where nobody marked them. ``weights`` are finished
    ones: where they mark and the program takes nothing, nothing is learnt.
    """
    encoder, marked = Encoder(weights, threads=2), _marked(path)
    for row in reports(path / "polnear", "train"):
        report = attribution_report(row)
        if _opening(row["text"]) not in marked:
            read = _open_where_unsure(harm_report(_read(row["text"], row["date"])), encoder)
            report.labels |= {task: read.labels[task] for task in ("harm", "scope", "modality")}
        yield report
    for name, part, date in SETS:
        for row in reports(path / name, part):
            if _opening(row["text"]) not in marked:
                read = harm_report(_read(row["text"][:READ], row[date]))
                read.id = f"{name}-{row['id']}"
                yield _open_where_unsure(read, encoder)


def _marked(path: Path) -> set[str]:
    """The openings of all reports that somebody marked, to learn from or to measure with."""
    by_hand = (row for kind in ("learning", "measuring") for row in joined(path, kind))
    given = (row for part in ("claims_train", "claims_dev") for row in reports(path / part, "gold"))
    return {_opening(row["text"]) for rows in (by_hand, given) for row in rows}


def _opening(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())[:OPENING]


def _read(text: str, published: str | None) -> Row:
    """The report with the figures of its claims; ``sure`` by their confidence."""
    figures = [f for claim in text_claims(text, published) for f in _figures(claim)]
    return {"id": "", "text": text, "figures": figures}


def _figures(claim: Claim) -> list[Row]:
    names = [source.name for source in claim.sources]
    told = {"source": names[-1] if names else None, "via": names[:-1], "modality": claim.modality}
    sure = (claim.confidence or 0) >= SURE
    return [
        {"start": q.start, "end": q.end, "harm": q.harm, "scope": q.scope, "sure": sure, **told}
        for q in claim.quantities
    ]


def _open_where_unsure(report: Marked, encoder: Encoder) -> Marked:
    """Leave open whatever the encoder marks and the program does not take."""
    read = encoder.annotate(report.sentences)
    report.labels["harm"] = [
        [
            None if label == "O" and said.harm != "O" else label
            for label, said in zip(row, words, strict=True)
        ]
        for row, words in zip(report.labels["harm"], read, strict=True)
    ]
    return report
