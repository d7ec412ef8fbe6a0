"""The event between two parties: python benchmarks/events.py DATA.jsonl --out PRED.jsonl.

DATA has one sentence a line ({"id", "text", "marked"}), the same words in "marked" with <s> and <t>
around source and target. PRED gets the type of the event whose actor and target share most with the
marked words; of equals, the first one in the sentence; null where none is found. The data set
follows an older PLOVER, which has YIELD for CONCEDE and RETREAT.
"""

import re
from collections.abc import Sequence

from adapters import Row, run, text_claims

from according.model.claim import Claim, Participant
from according.model.passage import Passage, passage

NAMES_THERE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TAG = re.compile(r"<(/?)([st])>")


def events(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    stated = [claim for claim in text_claims(row["text"], None) if claim.type]
    marks = _marks(row["marked"])
    best = max(stated, key=lambda claim: _shared(claim, marks), default=None)
    root = best and best.type
    return {"id": row["id"], "root": NAMES_THERE.get(root, root) if root else None}


def _marks(marked: str) -> dict[str, list[Passage]]:
    """The marked passages by tag, at their places in the text without tags."""
    text = TAG.sub("", marked)
    found: dict[str, list[Passage]] = {"s": [], "t": []}
    removed, start = 0, 0
    for tag in TAG.finditer(marked):
        place = tag.start() - removed
        removed += len(tag[0])
        if tag[1]:
            found[tag[2]].append(passage(text, start, place))
        else:
            start = place
    return found


def _shared(claim: Claim, marks: dict[str, list[Passage]]) -> int:
    return _meet(claim.actor, marks["s"]) + _meet(claim.target, marks["t"])


def _meet(participants: Sequence[Participant], marked: Sequence[Passage]) -> bool:
    words = [Passage(p.text, p.start, p.end) for p in participants]
    return any(one.overlaps(mark) for one in words for mark in marked)


if __name__ == "__main__":
    run(events)
