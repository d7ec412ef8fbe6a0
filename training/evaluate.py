"""Measure weights: python training/evaluate.py PATH --weights DIR [--predictions FILE].

Prints harm spans found on claims_dev (a span of the same harm that overlaps), and agreement with
spaCy on its sentences; writes predictions on polnear's dev part for that set's own score.py.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from according.extract.text.encoder import CASES, Encoder, Labels, cases
from according.extract.text.words import Word, split

from data import ROLES, reports
from silver import parse

Span = tuple[int, int, str]


def main() -> None:
    """Measure all tasks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--predictions", type=Path, default=Path("attribution-dev.jsonl"))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    encoder = Encoder(options.weights, threads=options.threads)
    attribution(encoder, options.path / "polnear", options.predictions)
    harm(encoder, options.path / "claims_dev")
    syntax(encoder, options.path / "claims_dev")


def attribution(encoder: Encoder, folder: Path, out: Path) -> None:
    """One prediction a report with all spans in it: only the scores of tokens mean something."""
    began, count = time.time(), 0
    with out.open("w", encoding="utf-8") as file:
        for row in reports(folder, "dev"):
            sentences = split(row["text"])
            count += len(sentences)
            found: dict[str, list[list[int]]] = {role: [] for role in ROLES}
            for start, end, role in spans(sentences, encoder.annotate(sentences), "attribution"):
                found[role].append([start, end])
            file.write(json.dumps({"id": row["id"], "attributions": [found]}) + "\n")
    print(f"{count / (time.time() - began):.0f} sentences a second")


def spans(
    sentences: Sequence[Sequence[Word]], labelled: Sequence[Sequence[Labels]], task: str
) -> Iterator[Span]:
    """Spans of a task's labels, as code points."""
    for sentence, labels in zip(sentences, labelled, strict=True):
        run: Span | None = None
        for word, label in zip(sentence, labels, strict=True):
            name = str(getattr(label, task))
            if run and name == f"I-{run[2]}":
                run = (run[0], word.end, run[2])
                continue
            if run:
                yield run
            run = (word.start, word.end, name[2:]) if name != "O" else None
        if run:
            yield run


def harm(encoder: Encoder, folder: Path) -> None:
    """Spans found, figures marked not sure counting neither way, and their scope and modality."""
    hit = predicted = gold = 0
    right = {"scope": 0, "modality": 0}
    for row in reports(folder, "gold"):
        sentences = split(row["text"])
        labelled = encoder.annotate(sentences)
        found = list(spans(sentences, labelled, "harm"))
        at = {
            word.start: label
            for words, labels in zip(sentences, labelled, strict=True)
            for word, label in zip(words, labels, strict=True)
        }
        used: set[int] = set()
        for figure in row["figures"]:
            match = next(
                (n for n, span in enumerate(found) if n not in used and _same(figure, span)), None
            )
            if match is not None:
                used.add(match)
            if figure["sure"]:
                gold += 1
                hit += match is not None
                predicted += match is not None
                for task in right:
                    right[task] += match is not None and figure[task] == getattr(
                        at[found[match][0]], task
                    )
        predicted += len(found) - len(used)
    precision, recall = hit / max(predicted, 1), hit / gold
    f1 = 2 * hit / (predicted + gold)
    print(f"harm spans P {precision:.4f} R {recall:.4f} F1 {f1:.4f} (gold {gold})")
    print(" ".join(f"{task} {count / max(hit, 1):.4f}" for task, count in right.items()))


def _same(figure: dict[str, object], span: Span) -> bool:
    return (
        span[2] == figure["harm"]
        and span[0] < int(str(figure["end"]))
        and int(str(figure["start"])) < span[1]
    )


def syntax(encoder: Encoder, folder: Path) -> None:
    """Agreement with spaCy, full stops and all; sentences written in one case are left out."""
    total = tags = arcs = both = 0
    entities = [0, 0, 0]
    for row in reports(folder, "gold"):
        sentences = [s for s in split(row["text"]) if cases([w.text for w in s])[0] != CASES - 1]
        for sentence, labels, gold in zip(
            sentences, encoder.annotate(sentences), parse(sentences), strict=True
        ):
            for label, (tag, dep, head, _) in zip(labels, gold, strict=True):
                total += 1
                tags += label.tag == tag
                arcs += label.head == head
                both += label.head == head and label.dep == dep
            mine = set(spans([sentence], [labels], "entity"))
            theirs = set(_entities(sentence, [row[3] for row in gold]))
            entities = [
                entities[0] + len(mine & theirs),
                entities[1] + len(mine),
                entities[2] + len(theirs),
            ]
    print(f"tags {tags / total:.4f} UAS {arcs / total:.4f} LAS {both / total:.4f} ({total} words)")
    print(f"entities F1 {2 * entities[0] / max(sum(entities[1:]), 1):.4f}")


def _entities(sentence: Sequence[Word], names: Sequence[str]) -> Iterator[Span]:
    run: Span | None = None
    for word, name in zip(sentence, names, strict=True):
        if run and name == f"I-{run[2]}":
            run = (run[0], word.end, run[2])
            continue
        if run:
            yield run
        run = (word.start, word.end, name[2:]) if name != "O" else None
    if run:
        yield run


if __name__ == "__main__":
    main()
