"""Which reports are about one incident: python benchmarks/linking.py DATA.jsonl --out PRED.jsonl.

DATA has one incident of a register a line, with the articles about it ({"articles"}); who belongs
to whom is not looked at: all articles are linked as one stream. PRED gets a line for every article
({"id", "cluster"}): the incident of its first claim of harm that the register counts, people killed
or injured; without one, of its first claim of other harm (an arrest is an incident of its own). An
article without a claim of harm in an incident is a cluster of its own.
"""

from collections.abc import Iterable, Iterator

from adapters import Row, article_claims, run_all

from according.link.linking import link
from according.model.claim import Claim, Harm

COUNTED: tuple[Harm, ...] = ("killed", "injured", "killed-or-injured")


def linking(given: Iterable[Row]) -> Iterator[Row]:
    """All rows of DATA to all rows of PRED."""
    read = [(a["aid"], article_claims(a)) for row in given for a in row["articles"]]
    claims = {claim.claim: claim for _, found in read for claim in found}
    incident = {
        claim: f"incident {number}"
        for number, cluster in enumerate(link(list(claims.values())))
        if cluster.kind == "incident"
        for claim in cluster.claims
    }
    for aid, found in read:
        told = [claim for claim in found if claim.quantities and claim.claim in incident]
        first = min(told, key=_is_other_harm, default=None)
        yield {"id": aid, "cluster": incident[first.claim] if first else f"alone {aid}"}


def _is_other_harm(claim: Claim) -> bool:
    return not any(quantity.harm in COUNTED for quantity in claim.quantities)


if __name__ == "__main__":
    run_all(linking)
