"""The event between two parties: python benchmarks/events.py DATA.jsonl --out PRED.jsonl.

DATA has one sentence a line ({"id", "text", "marked"}), the same words in "marked" with <s> and <t>
around source and target, which have an event between them. PRED gets the type that it most likely
has, by the model that tells types in reading. The data set follows an older PLOVER, which has YIELD
for CONCEDE and RETREAT. The shipped model was fitted on one part of the set: there this measures
memory, and training/fit_events.py --folds cross-validates.
"""

import re

from adapters import Row, run

from according.extract.events.types import likeliest, parties
from according.extract.reading import annotated

NAMES_THERE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TAG = re.compile(r"<(/?)([st])>")


def events(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    spans = marks(row["marked"])
    nowhere = (0, 0)
    text = TAG.sub("", row["marked"])
    among = parties(annotated(text), spans.get("s", nowhere), spans.get("t", nowhere))
    root = likeliest(*among).type
    return {"id": row["id"], "root": NAMES_THERE.get(root, root)}


def marks(marked: str) -> dict[str, tuple[int, int]]:
    """The marked spans by tag, in the text without tags; the first of each."""
    found: dict[str, tuple[int, int]] = {}
    removed, start = 0, 0
    for tag in TAG.finditer(marked):
        place = tag.start() - removed
        removed += len(tag[0])
        if tag[1]:
            found.setdefault(tag[2], (start, place))
        else:
            start = place
    return found


if __name__ == "__main__":
    run(events)
