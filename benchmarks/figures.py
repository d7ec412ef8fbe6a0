"""Figures of harm, all fields: python benchmarks/figures.py DATA.jsonl --out PRED.jsonl.

DATA has one report a line ({"id", "text", "published"}); PRED gets every quantity of every claim.
"""

from adapters import Row, run, text_report

from according.extract import extract
from according.link.linking import link
from according.model.claim import Claim


def figures(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    claims = extract(text_report(row["text"], row.get("published"), row.get("outlet")))
    incident = {claim: str(n) for n, cluster in enumerate(link(claims)) for claim in cluster.claims}
    return {
        "id": row["id"],
        "figures": [f for c in claims for f in _of(c, incident.get(c.claim, c.claim))],
    }


def _of(claim: Claim, incident: str) -> list[Row]:
    names = [source.name for source in claim.sources]
    shared = {
        "modality": claim.modality,
        "source": names[-1] if names else None,
        "via": names[:-1],
        "place": claim.place.text if claim.place else None,
        "when": claim.time.to if claim.time else None,
        "verification": claim.verification.status if claim.verification else None,
        "incident": incident,
    }
    stated = (
        "harm",
        "value",
        "modifier",
        "low",
        "high",
        "scope",
        "category",
        "start",
        "end",
        "text",
    )
    return [{name: getattr(q, name) for name in stated} | shared for q in claim.quantities]


if __name__ == "__main__":
    run(figures)
