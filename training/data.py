"""Labelled reports -> windows of word pieces with the labels of every task.

A task's label is IGNORE where its set says nothing: reports marked for attribution have no harm
labels, and the reverse.
"""

from __future__ import annotations

import json
import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from according.extract.text.encoder import Pieces, Window, cases, inputs, windows
from according.extract.text.words import Word, split

from vary import Texts, reharmed, renumbered, requoted

IGNORE = -100
ROLES = ("content", "source", "cue")  # where spans overlap, the later role wins
HARMS = ("killed", "injured", "killed-or-injured", "detained", "missing", "abducted", "displaced")
SCOPES = ("incident", "part", "cumulative")
MODALITIES = (
    "happened",
    "historical",
    "hypothetical",
    "planned",
    "threatened",
    "negated",
    "possible",
)
SILVER = ("tag", "dep", "entity")
GOLD = ("attribution", "harm", "scope", "modality")


@dataclass(slots=True)
class Marked:
    """One report: its sentences, and for each task the label of every word (None: not known)."""

    id: str
    sentences: list[list[Word]]
    labels: dict[str, list[list[str | None]]] = field(default_factory=dict)
    heads: list[list[int | None]] = field(default_factory=list)


def reports(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Rows of a set."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def attribution_report(row: dict[str, Any]) -> Marked:
    """Flatten nested attributions: inner content over outer, sources and cues over content."""
    marked = Marked(row["id"], split(row["text"]))
    spans = [
        (start, end, role)
        for role in ROLES
        for start, end in sorted(
            (span for attribution in row["attributions"] for span in attribution.get(role) or []),
            key=lambda span: span[0] - span[1],
        )
    ]
    marked.labels["attribution"] = begin_inside(marked.sentences, spans)
    return marked


def harm_report(row: dict[str, Any]) -> Marked:
    """Figures as spans of their harm; those that readers could see differently are left open."""
    marked = Marked(row["id"], split(row["text"]))
    figures = sorted(row["figures"], key=lambda figure: not figure["sure"], reverse=True)
    spans = [(f["start"], f["end"], f["harm"] if f["sure"] else None) for f in figures]
    marked.labels["harm"] = begin_inside(marked.sentences, spans)
    marked.labels["attribution"] = [_said(x, figures, row["text"]) for x in marked.sentences]
    for task in ("scope", "modality"):
        named = [(f["start"], f["end"], f[task]) for f in figures if f["sure"]]
        labels = begin_inside(marked.sentences, named)
        marked.labels[task] = [[None if x in ("O", None) else x[2:] for x in row] for row in labels]
    return marked


def without_scope(report: Marked) -> Marked:
    """The same with the scope of its figures left open: a passage tells too little of the rest."""
    report.labels["scope"] = [[None] * len(sentence) for sentence in report.sentences]
    return report


def _said(sentence: list[Word], figures: list[dict[str, Any]], text: str) -> list[str | None]:
    """Learn from a figure's named source what is said by whom in its sentence; the rest is open.

    A figure in the report's own voice is no content; one whose source stands in the same sentence
    is. Names lack what PolNeAR's sources begin with ("the"), so a name's first word is open.
    """
    start, end = sentence[0].start, sentence[-1].end
    row: list[str | None] = [None] * len(sentence)
    for figure in figures:
        if not start <= figure["start"] < end:
            continue
        name = (figure["source"] or "").lower()
        at = text.lower().find(name, start, end) if name else -1
        if at < 0 and (name or figure["via"]):
            continue
        for place in _places(sentence, figure["start"], figure["end"]):
            row[place] = "I-content" if name else "O"
        if name:
            for place in _places(sentence, at, at + len(name))[1:]:
                row[place] = "I-source"
    return row


def _places(sentence: list[Word], start: int, end: int) -> list[int]:
    return [n for n, word in enumerate(sentence) if word.start < end and start < word.end]


def plain_report(row: dict[str, Any]) -> Marked:
    """Read a report without marks."""
    return Marked(row["id"], split(row["text"]))


def begin_inside(
    sentences: Sequence[Sequence[Word]], spans: Sequence[tuple[int, int, str | None]]
) -> list[list[str | None]]:
    """B- and I- labels of all words; later spans win; a span named None leaves its words open."""
    owner: dict[int, tuple[int, str | None]] = {}
    starts = {word.start: word for sentence in sentences for word in sentence}
    order = sorted(starts)
    for number, (start, end, name) in enumerate(spans):
        place = bisect_left(order, start)
        if place and starts[order[place - 1]].end > start:
            place -= 1
        while place < len(order) and order[place] < end:
            owner[order[place]] = (number, name)
            place += 1
    result: list[list[str | None]] = []
    before = -1
    for sentence in sentences:
        row: list[str | None] = []
        for word in sentence:
            number, name = owner.get(word.start, (-1, "O"))
            if number < 0 or name is None:
                row.append(name if number >= 0 else "O")
            else:
                row.append(("I-" if row and number == before else "B-") + name)
            before = number
        result.append(row)
    return result


def label_names(marked: Sequence[Marked], minimum: int = 3) -> dict[str, list[str]]:
    """Labels of each task, in the model's order; rare silver labels are left out."""
    names: dict[str, list[str]] = {}
    for task in SILVER:
        seen = Counter(
            x for report in marked for row in report.labels.get(task, []) for x in row if x
        )
        names[task] = sorted(label for label, count in seen.items() if count >= minimum)
    names["attribution"] = [
        "O",
        *(f"{b}-{role}" for role in ("source", "cue", "content") for b in "BI"),
    ]
    names["harm"] = ["O", *(f"{b}-{harm}" for harm in HARMS for b in "BI")]
    names["scope"] = list(SCOPES)
    names["modality"] = list(MODALITIES)
    return names


@dataclass(slots=True)
class Example:
    """One window: model inputs; of each word its labels, head (a place in the window), sentence."""

    ids: list[int]
    cases: list[int]
    firsts: list[int]
    labels: dict[str, list[int]]
    heads: list[int]
    sentence: list[int]


def examples(
    reports_: Sequence[Marked],
    names: dict[str, list[str]],
    pieces: Pieces,
    chance: random.Random | None = None,
    size: int = 160,
) -> Iterator[Example]:
    """Windows of every report; with ``chance``, lengths, quotes and case vary."""
    index = {
        task: {label: place for place, label in enumerate(labels)} for task, labels in names.items()
    }
    for report in reports_:
        texts = [[word.text for word in sentence] for sentence in report.sentences]
        shapes = [cases(sentence) for sentence in texts]
        limit = size
        if chance:
            limit = chance.choice((40, 96, size, size))
            texts = requoted(texts, chance)
            report, texts = _varied(report, texts, chance)
            shapes = [[4] * len(row) if chance.random() < 0.08 else row for row in shapes]
        found = pieces.of(texts)
        for window in windows(found, limit):
            yield _example(
                report, window, index, inputs(window, found, shapes, pieces.start, pieces.stop)
            )


def _varied(report: Marked, texts: Texts, chance: random.Random) -> tuple[Marked, Texts]:
    """Other numbers and harms in a report whose harms are marked."""
    if "harm" not in report.labels:
        return report, texts
    texts = renumbered(texts, report.labels["harm"], chance)
    texts, harms = reharmed(texts, report.labels["harm"], chance)
    return Marked(
        report.id, report.sentences, {**report.labels, "harm": harms}, report.heads
    ), texts


def _example(
    report: Marked,
    window: Window,
    index: dict[str, dict[str, int]],
    read: tuple[list[int], list[int], list[int]],
) -> Example:
    labels: dict[str, list[int]] = {task: [] for task in index}
    heads: list[int] = []
    sentence: list[int] = []
    for number, first, last in window:
        for task, places in index.items():
            if task in report.labels:
                row = report.labels[task][number][first:last]
                labels[task].extend(places.get(label, IGNORE) if label else IGNORE for label in row)
            else:
                labels[task].extend([IGNORE] * (last - first))
        offset = len(heads) - first
        known = report.heads[number] if report.heads else [None] * last
        for head in known[first:last]:
            heads.append(IGNORE if head is None or not first <= head < last else head + offset)
        sentence.extend([number] * (last - first))
    return Example(*read, labels, heads, sentence)
