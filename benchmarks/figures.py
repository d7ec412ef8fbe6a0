"""Figures of harm, all fields: python benchmarks/figures.py DATA.jsonl --out PRED.jsonl.

DATA has one report a line ({"id", "text", "published"}); PRED gets every quantity of every claim.
Where DATA has marked figures ("figures", as training/README.md gives their form), it is printed how
many of those found, by harm and words, have their days (``when``: a date, a month, a year, or two
with a slash between) and say who was harmed (``category``) as the marks do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from adapters import Row, run_all, text_report

from according.extract import extract
from according.link.linking import link
from according.model.claim import Claim, Time
from according.model.when import bound_days

MARKED = ("when", "category")


def figures(given: Iterable[Row]) -> Iterator[Row]:
    """Rows of DATA to rows of PRED; at the end, how many agree with the marks."""
    found, agreeing = 0, Counter[str]()
    for row in given:
        told = _read(row)
        yield {"id": row["id"], "figures": told}
        for mark, figure in _met(row.get("figures", ()), told):
            found += 1
            agreeing.update(name for name in MARKED if _same(name, mark[name], figure[name]))
    for name in MARKED if found else ():
        print(f"{name}: {agreeing[name] / found:.3f} of {found} figures found")


def _read(row: Row) -> list[Row]:
    claims = extract(text_report(row["text"], row.get("published"), row.get("outlet")))
    incident = {claim: str(n) for n, cluster in enumerate(link(claims)) for claim in cluster.claims}
    return [f for c in claims for f in _of(c, incident.get(c.claim, c.claim))]


def _of(claim: Claim, incident: str) -> list[Row]:
    names = [source.name for source in claim.sources]
    shared = {
        "modality": claim.modality,
        "source": names[-1] if names else None,
        "via": names[:-1],
        "place": claim.place.text if claim.place else None,
        "when": _when(claim.time),
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


def _when(time: Time | None) -> str | None:
    """The days, months or years of a time, as marks have them; None where no end is known."""
    if time is None or not time.to:
        return None
    bounds = dict.fromkeys(bound[:10] for bound in (time.from_, time.to) if bound)
    return "/".join(bounds)


def _met(marks: Iterable[Row], told: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each mark with the first figure of its harm in its words."""
    for mark in marks:
        for figure in told:
            over = figure["start"] < mark["end"] and mark["start"] < figure["end"]
            if over and figure["harm"] == mark["harm"]:
                yield mark, figure
                break


def _same(name: str, marked: str | None, read: str | None) -> bool:
    return _days(marked) == _days(read) if name == "when" else marked == read


def _days(when: str | None) -> tuple[object, object] | None:
    """The first and the last day that are meant: a month and all its days are the same."""
    if when is None:
        return None
    first, _, last = when.partition("/")
    return bound_days(first).first, bound_days(last or first).last


if __name__ == "__main__":
    run_all(figures)
