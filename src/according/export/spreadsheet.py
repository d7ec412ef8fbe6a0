"""CSV (RFC 4180, UTF-8) for spreadsheets: one figure a row, with what the default rule made of it.

A claim without figures has one row of its own. Unknown is an empty cell. No cell can run as a
formula: text that begins with = + - @ (or their full-width forms), a tab or a line end gets an
apostrophe before it, as OWASP advises; numbers stay numbers.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from according.model.claim import Claim, Quantity
from according.model.incident import Estimate, Incident

Cell = str | int | float | None
Figure = tuple[str, str]
"""The ids of a claim and of a quantity in it."""

COLUMNS = (
    "incident", "incident_kind", "incident_title", "incident_from", "incident_to",
    "rule", "estimate_low", "estimate_best", "estimate_high", "used", "set_aside_because",
    "harm", "value", "modifier", "low", "high", "scope", "category", "who", "figure_text",
    "said_by", "source_kind", "speaks_for", "voice", "stance", "verification",
    "type", "mode", "modality", "actor", "target",
    "place", "place_text", "lat", "lon", "country", "place_precision",
    "from", "to", "time_text", "time_precision",
    "text", "start", "end", "figure_start", "figure_end",
    "report", "outlet", "title", "published", "url", "claim", "key", "quantity",
)  # fmt: skip

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def lines(claims: Iterable[Claim], incidents: Sequence[Incident]) -> Iterator[str]:
    """The header line, then a line for each figure, in the order of the claims."""
    homes = {claim: incident for incident in incidents for claim in incident.claims}
    yield _line(COLUMNS)
    for claim in claims:
        home = homes.get(claim.claim)
        for quantity in claim.quantities or (None,):
            cells = _incident(home) | _decision(home, claim, quantity) | _claim(claim)
            cells |= _figure(quantity)
            yield _line([cells.get(column) for column in COLUMNS])


def _line(cells: Iterable[Cell]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: Cell) -> Cell:
    """The cell, unable to run as a formula or to steer a terminal."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub(" ", cell.replace("\r\n", "\n"))
    return f"'{text}" if cell.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _incident(home: Incident | None) -> dict[str, Cell]:
    if home is None:
        return {}
    return {
        "incident": home.incident,
        "incident_kind": home.kind,
        "incident_title": home.title,
        "incident_from": home.from_,
        "incident_to": home.to,
    }


def _decision(home: Incident | None, claim: Claim, quantity: Quantity | None) -> dict[str, Cell]:
    """What the first rule given (the default) made of this figure."""
    if home is None or quantity is None:
        return {}
    estimate = next((e for e in home.estimates if e.harm == quantity.harm), None)
    if estimate is None:
        return {}
    return {
        "rule": estimate.rule,
        "estimate_low": estimate.low,
        "estimate_best": estimate.best,
        "estimate_high": estimate.high,
        "used": _used(estimate, (claim.claim, quantity.id)),
        "set_aside_because": _reason(estimate, (claim.claim, quantity.id)),
    }


def _used(estimate: Estimate, figure: Figure) -> Cell:
    return "yes" if any((u.claim, u.quantity) == figure for u in estimate.used) else "no"


def _reason(estimate: Estimate, figure: Figure) -> Cell:
    reasons = (a.reason for a in estimate.set_aside if (a.claim, a.quantity) == figure)
    return next(reasons, None)


def _claim(claim: Claim) -> dict[str, Cell]:
    report = claim.report
    return {
        "said_by": " > ".join(source.name for source in claim.sources) or None,
        "source_kind": claim.sources[-1].kind if claim.sources else None,
        "speaks_for": claim.sources[-1].speaks_for if claim.sources else None,
        "voice": claim.voice,
        "stance": claim.stance,
        "verification": claim.verification.status if claim.verification else None,
        "type": claim.type,
        "mode": claim.mode,
        "modality": claim.modality,
        "actor": "; ".join(actor.name or actor.text for actor in claim.actor) or None,
        "target": "; ".join(target.name or target.text for target in claim.target) or None,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "report": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "url": report.url,
        "claim": claim.claim,
        "key": claim.key,
    } | dict(chain(_place(claim), _time(claim)))


def _place(claim: Claim) -> Iterator[tuple[str, Cell]]:
    if place := claim.place:
        yield from (("place", place.name), ("place_text", place.text))
        yield from (("lat", place.lat), ("lon", place.lon), ("country", place.country))
        yield "place_precision", place.precision


def _time(claim: Claim) -> Iterator[tuple[str, Cell]]:
    if time := claim.time:
        yield from (("from", time.from_), ("to", time.to))
        yield from (("time_text", time.text), ("time_precision", time.precision))


def _figure(quantity: Quantity | None) -> dict[str, Cell]:
    if quantity is None:
        return {}
    shared = ("harm", "value", "modifier", "low", "high", "scope", "category", "who")
    cells: dict[str, Cell] = {name: getattr(quantity, name) for name in shared}
    return cells | {
        "quantity": quantity.id,
        "figure_text": quantity.text,
        "figure_start": quantity.start,
        "figure_end": quantity.end,
    }
