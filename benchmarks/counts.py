"""Killed and injured by claim: python benchmarks/counts.py DATA.jsonl --out PRED.jsonl.

DATA has one report a line ({"id", "text", "dateline_date"}); PRED gets what the report asserts of
single incidents, each outcome and number once. Figures of a whole period are left out, and so are
parts, whose whole is there, and what is denied, planned or told as background.
"""

from adapters import Row, run, text_claims

from according.model.claim import Quantity
from according.reconcile.origins import asserted


def counts(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    stated = [
        quantity
        for claim in text_claims(row["text"], row.get("dateline_date"))
        if asserted(claim)
        for quantity in claim.quantities
        if quantity.harm in ("killed", "injured") and quantity.scope == "incident"
    ]
    once = {(q.harm, q.low, q.value, q.high): _of(q) for q in stated}
    return {"id": row["id"], "claims": list(once.values())}


def _of(quantity: Quantity) -> Row:
    return {
        "outcome": quantity.harm,
        "low": quantity.low,
        "best": quantity.value,
        "high": quantity.high,
    }


if __name__ == "__main__":
    run(counts)
