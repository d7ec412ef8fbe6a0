"""Which reports are about one incident: python benchmarks/linking.py DATA.jsonl --out PRED.jsonl.

DATA has one incident of a register a line, with the articles about it ({"articles"}); who belongs
to whom is not looked at: all articles are linked as one stream. PRED gets a line for every article
({"id", "cluster"}): the incident of its first claim of harm that is in one. An article without such
a claim is a cluster of its own.
"""

from collections.abc import Iterable, Iterator

from adapters import Row, article_claims, run_all

from according.link.linking import link


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
        told = (incident[c.claim] for c in found if c.quantities and c.claim in incident)
        yield {"id": aid, "cluster": next(told, f"alone {aid}")}


if __name__ == "__main__":
    run_all(linking)
