"""Source, cue and content: python benchmarks/attribution.py DATA.jsonl --out PRED.jsonl.

DATA has one report a line ({"id", "text"}); PRED gets every attribution, whether or not its report
would give claims.
"""

from adapters import Row, run, text_report

from according.extract.reading import read
from according.extract.speech.attribution import Attribution


def attributions(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    reading = read(text_report(row["text"], row.get("date")), whole=True)
    return {"id": row["id"], "attributions": [_spans(a) for a in reading.attributions]}


def _spans(attribution: Attribution) -> Row:
    return {
        "source": [[attribution.own.start, attribution.own.end]] if attribution.sources else [],
        "cue": [[attribution.cue.start, attribution.cue.end]] if attribution.cue else [],
        "content": [[piece.start, piece.end] for piece in attribution.content],
    }


if __name__ == "__main__":
    run(attributions)
