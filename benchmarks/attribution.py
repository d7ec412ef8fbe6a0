"""Source, cue and content: python benchmarks/attribution.py DATA.jsonl --out PRED.jsonl.

DATA has one report a line ({"id", "text"}); PRED gets every attribution, whether or not its report
would give claims. The labelled set counts the quotation marks around content, and a "that" before
it, as content, and the program does not: they are put back.
"""

import re

from adapters import Row, run, text_report

from according.extract.reading import read
from according.extract.speech.attribution import Attribution
from according.model.passage import Passage

BEFORE = re.compile(r"(?:\bthat )?[\"“”'‘’«»`]*\Z")
AFTER = re.compile(r"[.,!?]?[\"“”'’«»]+")


def attributions(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    reading = read(text_report(row["text"], row.get("date")), whole=True)
    return {"id": row["id"], "attributions": [_spans(a, row["text"]) for a in reading.attributions]}


def _spans(attribution: Attribution, text: str) -> Row:
    return {
        "source": [[attribution.own.start, attribution.own.end]] if attribution.sources else [],
        "cue": [[attribution.cue.start, attribution.cue.end]] if attribution.cue else [],
        "content": [_widened(piece, text) for piece in attribution.content],
    }


def _widened(piece: Passage, text: str) -> list[int]:
    before, after = BEFORE.search(text, 0, piece.start), AFTER.match(text, piece.end)
    return [before.start() if before else piece.start, after.end() if after else piece.end]


if __name__ == "__main__":
    run(attributions)
