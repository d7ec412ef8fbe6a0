"""Killed, injured, place and day by incident: python benchmarks/register.py DATA.jsonl --out PRED.

DATA has one incident of a register a line, with the articles about it ({"incident_id",
"articles"}); PRED gets one reconciled answer each. The articles' claims are put together, linked
and described by the default rule, as `according read` and `according incidents` would. Of the
incidents that come of it (tolls apart), the answer is the one in which most articles
tell of people killed or injured; of equals, the one with most claims of that, then the one told
first. Its estimates, first day and place are written as they are: unknown is null, an open high
too. One thing is reckoned, because the register has no column for it: of people said to be shot
(killed or injured), those not killed are its injured, where fewer are called injured ("five shot,
one of them in critical condition"). Where DATA has the register's counts ("killed", "injured"), it
is printed how many of the incidents with people harmed get an answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from adapters import Row, article_claims, run_all

from according.ledger.minting import mint
from according.link.linking import link
from according.model.claim import Claim, Harm
from according.model.incident import Incident
from according.reconcile.incidents import describe
from according.reconcile.rules import DEFAULT_RULE

HARMS: tuple[Harm, ...] = ("killed", "injured")
WHOLE_DAY = len("2014-01-16")


def answers(given: Iterable[Row]) -> Iterator[Row]:
    """Every row's answer; at the end, how many are answered where the register has a figure."""
    asked, answered = Counter[str](), Counter[str]()
    for row in given:
        answer = register(row)
        yield answer
        harmed = [harm for harm in HARMS if row.get(harm)]
        asked.update(harmed)
        answered.update(harm for harm in harmed if answer.get(harm))
    for harm, incidents in asked.items():
        print(
            f"{harm}: answered {answered[harm] / incidents:.3f} of {incidents} incidents with any"
        )


def register(row: Row) -> Row:
    """One row of DATA to one row of PRED."""
    claims = {c.claim: c for article in row["articles"] for c in article_claims(article)}
    told = describe(mint(link(list(claims.values())), []), claims, rule=DEFAULT_RULE)
    return {"incident_id": row["incident_id"]} | _answer(told, claims)


def _answer(told: Sequence[Incident], claims: Mapping[str, Claim]) -> Row:
    incidents = [incident for incident in told if incident.kind == "incident"]
    if not incidents:
        return {}
    order = {name: place for place, name in enumerate(claims)}
    main = max(incidents, key=lambda incident: _weight(incident, claims, order))
    place, day = main.place, main.from_
    known: Row = {harm: _estimate(main, harm) for harm in HARMS}
    known["injured"] = _shot_but_not_killed(main, known["killed"]) or known["injured"]
    return known | {
        "lat": place and place.lat,
        "lon": place and place.lon,
        "date": day if day and len(day) == WHOLE_DAY else None,
    }


def _weight(
    incident: Incident, claims: Mapping[str, Claim], order: Mapping[str, int]
) -> tuple[int, int, int]:
    """How many reports tell of harm in it, in how many claims, and how early it is told."""
    telling = [
        name for name in incident.claims if any(q.harm in HARMS for q in claims[name].quantities)
    ]
    reports = {claims[name].report.id for name in telling}
    return len(reports), len(telling), -min(order[name] for name in incident.claims)


def _shot_but_not_killed(incident: Incident, killed: Row | None) -> Row | None:
    """Those killed or injured less those killed, where fewer or none are called injured."""
    either, injured = _estimate(incident, "killed-or-injured"), _estimate(incident, "injured")
    if either is None or either["best"] is None:
        return None
    best = either["best"] - ((killed or {}).get("best") or 0)
    stated = (injured or {}).get("best") or 0
    return {"low": stated, "best": best, "high": best} if best > stated else None


def _estimate(incident: Incident, harm: Harm) -> Row | None:
    found = (e for e in incident.estimates if e.harm == harm)
    return next(({"low": e.low, "best": e.best, "high": e.high} for e in found), None)


if __name__ == "__main__":
    run_all(answers)
