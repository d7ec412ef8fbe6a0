"""The catalogue: which claims wait and in what order, and the card of each incident, as rows.

Law: it is derived, a report's rows from its claims, an incident's from what is told and decided of
it alone; whoever makes it says by what, and up to which entry (see `cataloguing`). It has words in
plain, so that an encrypted ledger keeps it in memory alone, as it does its index of words.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from according.ledger import schema
from according.ledger.summed import Row, Summed
from according.model.block import Block, block
from according.model.card import Card
from according.model.claim import Place
from according.model.incident import IncidentKind

_TABLES = {
    "catalogue_reports": "report, outlet",
    "catalogue_claims": "claim, report, since, reasons, sure, largest",
    "catalogue_incidents": "incident, kind, country, day, geonameid, land, judged, extent, card",
    "catalogue_names": "name, incident",
    "catalogue_told": "report, incident, figures, parts",
    "catalogue_doubts": "claim, incident, kind",
    "catalogue_blocks": "begins, block",
}
_OF_INCIDENTS = (
    "catalogue_incidents", "catalogue_names", "catalogue_told", "catalogue_doubts"
)  # fmt: skip
_BEGINS = 3
"""Incidents are in one block whose ids have so many characters in common: "i" and two digits, so
that there are 256 blocks, few enough to read all and small enough to make anew when one changes."""
_KIND = """
    SELECT * FROM (
        SELECT claim, 1 AS doubts, reasons + {fresh}, sure, largest
        FROM catalogue_claims INDEXED BY catalogue_claims_in_order
        WHERE {since} AND claim NOT IN (SELECT claim FROM catalogue_doubts)
            AND claim NOT IN (SELECT value FROM json_each(:but))
        ORDER BY reasons DESC, sure, largest DESC, claim LIMIT :place + 1
    )"""
_WAITING = f"""
    SELECT claim FROM (
        SELECT claim, 0 AS doubts, kinds + reasons + (since >= :fresh) AS reasons, sure, largest
        FROM (SELECT claim, count(DISTINCT kind) AS kinds FROM catalogue_doubts GROUP BY claim)
        JOIN catalogue_claims USING (claim)
        WHERE claim NOT IN (SELECT value FROM json_each(:but))
        UNION ALL {_KIND.format(fresh=1, since="since >= :fresh")}
        UNION ALL {_KIND.format(fresh=0, since="since < :fresh")}
    )
    ORDER BY doubts, reasons DESC, sure, largest DESC, claim LIMIT 1 OFFSET :place"""  # noqa: S608 (our own words)
"""The order of `review.pending`: the doubted ones, and of the others the first by the index."""
_DECIDED = """
    SELECT count(*) FROM json_each(?) WHERE value IN (SELECT claim FROM catalogue_claims)"""
_PARTS = """
    SELECT part.incident, part.parts, whole.incident, whole.figures
    FROM catalogue_told AS part JOIN catalogue_told AS whole USING (report)
    WHERE part.parts <> '' AND whole.figures <> '' AND whole.incident <> part.incident"""
_BLOCK = """
    SELECT card FROM catalogue_incidents WHERE incident >= ? AND incident < ? || '~'
    ORDER BY incident"""
_NEAR = """
    SELECT one.card FROM catalogue_incidents AS one JOIN catalogue_incidents AS here
        ON one.kind = here.kind AND one.country IS here.country
        AND one.day BETWEEN here.day - :days AND here.day + :days
    WHERE here.incident = :of AND one.incident <> here.incident
    ORDER BY one.geonameid IS NOT here.geonameid, abs(one.day - here.day), one.incident
    LIMIT :most"""


class Waits(NamedTuple):
    """A claim of harm in the queue's terms, whether it was decided about or not.

    ``reasons`` is the number of what speaks for it by itself, ``sure`` how likely it is read right
    (-1: unknown), ``largest`` its largest figure.
    """

    claim: str
    reasons: int
    sure: float
    largest: int


class Extent(msgspec.Struct, frozen=True, array_like=True):
    """Where and when an incident was, as the program told it, whatever persons set."""

    title: str
    place: Place | None
    from_: str | None
    to: str | None


class Filed(NamedTuple):
    """An incident's rows: its card, and what of it is looked up.

    ``day`` is the ordinal of its first day (None: unknown, or nowhere), ``judged`` a hash of what
    persons decided about it. ``told`` gives for each of its reports the figures that it counts,
    by their ids, and the wholes that its figures are parts of. ``doubts`` are claims with the
    kinds of what speaks against them.
    """

    card: Card
    extent: Extent
    day: int | None
    judged: str | None
    was: tuple[str, ...]
    told: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    doubts: Collection[tuple[str, str]]


class Catalogue:
    """The rows of one ledger, within a transaction; `settle` when all is told."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._kept = Summed(connection, "catalogue_by", _TABLES)
        self._touched: set[str] = set()
        self.by = self._kept.by
        self.forget = self._kept.forget
        self.changed = self._kept.changed

    # bringing it up

    def put_report(self, report: str, since: str, outlet: str | None, of: Iterable[Waits]) -> None:
        """Keep the claims of harm of a report that stands since a moment, and who published it."""
        self._kept.put("catalogue_reports", [(report, outlet)])
        rows = [(it.claim, report, since, it.reasons, it.sure, it.largest) for it in of]
        self._kept.put("catalogue_claims", rows)

    def drop_reports(self, reports: Collection[str]) -> None:
        """Keep nothing of these reports."""
        for table in ("catalogue_claims", "catalogue_reports"):
            self._kept.take_out(table, "report", reports)

    def reports_of(self, claims: Iterable[str]) -> set[str]:
        """The reports of these claims, of those that are kept."""
        return self._kept.some("SELECT report FROM catalogue_claims WHERE claim IN ({})", claims)

    def outlets(self, reports: Iterable[str]) -> set[str]:
        """Who published these reports, as far as it is known."""
        query = "SELECT outlet FROM catalogue_reports WHERE report IN ({})"
        return self._kept.some(query, reports) - {None}

    def put_incidents(self, filed: Iterable[Filed]) -> None:
        """Keep these incidents, none of which is kept."""
        incidents, names, told, doubts = [], [], [], []
        for one in filed:
            id_ = one.card.incident
            self._touched.add(id_[:_BEGINS])
            incidents.append(_row(one))
            names += [(name, id_) for name in one.was]
            told += [(report, id_, " ".join(figures), " ".join(parts))
                     for report, (figures, parts) in one.told.items()]  # fmt: skip
            doubts += [(claim, id_, kind) for claim, kind in one.doubts]
        self._kept.put("catalogue_incidents", incidents)
        self._kept.put("catalogue_names", names)
        self._kept.put("catalogue_told", told)
        self._kept.put("catalogue_doubts", doubts)

    def drop_incidents(self, incidents: Collection[str]) -> None:
        """Keep nothing of these incidents."""
        self._touched |= {it[:_BEGINS] for it in incidents}
        for table in _OF_INCIDENTS:
            self._kept.take_out(table, "incident", incidents)

    def judged(self) -> dict[str, str]:
        """The incidents that persons had decided about, each with the hash of what."""
        query = "SELECT incident, judged FROM catalogue_incidents WHERE judged IS NOT NULL"
        return dict(self._connection.exec_driver_sql(query).all())

    def settle(self, program: str, seq: int) -> None:
        """Say what made the rows, up to which entry, and make the blocks of what changed anew."""
        for begins in sorted(self._touched):
            self._kept.take_out("catalogue_blocks", "begins", [begins])
            cards = self._connection.exec_driver_sql(_BLOCK, (begins, begins)).scalars()
            if made := [decoded(it) for it in cards]:
                packed = msgspec.msgpack.encode(block(made))
                self._kept.put("catalogue_blocks", [(begins, packed)])
        self._touched.clear()
        self._kept.settle(program, seq)

    # the queue

    def waiting(self, decided: Collection[str]) -> int:
        """How many claims of harm wait, but for these."""
        every = self._connection.exec_driver_sql("SELECT count(*) FROM catalogue_claims").scalar()
        told = (_json(set(decided)),)
        return (every or 0) - (self._connection.exec_driver_sql(_DECIDED, told).scalar() or 0)

    def at(self, place: int, decided: Collection[str], fresh: str) -> str | None:
        """The claim at this place of those that wait; ``fresh``: since this moment one is new."""
        told = {"but": _json(decided), "fresh": fresh, "place": place}
        return self._connection.exec_driver_sql(_WAITING, told).scalar()

    def doubting(self, claim: str) -> set[str]:
        """The incidents in which anything speaks against this claim."""
        return self._kept.some("SELECT incident FROM catalogue_doubts WHERE claim IN ({})", [claim])

    def questioned(self) -> list[str]:
        """The incidents of which estimating leaves something to a person."""
        query = "SELECT DISTINCT incident FROM catalogue_doubts WHERE kind <> 'opposed'"
        return list(self._connection.exec_driver_sql(query).scalars())

    # incidents

    def blocks(self) -> list[Block]:
        """The cards of all incidents, by the incidents' ids."""
        query = "SELECT block FROM catalogue_blocks ORDER BY begins"
        rows = self._connection.exec_driver_sql(query).scalars()
        return [msgspec.msgpack.decode(row, type=Block) for row in rows]

    def name(self, id_: str) -> str | None:
        """The present id of the incident that has, or had, this one; None if none has."""
        query = (
            "SELECT incident FROM catalogue_incidents WHERE incident = ? "
            "UNION ALL SELECT incident FROM catalogue_names WHERE name = ?"
        )
        return self._connection.exec_driver_sql(query, (id_, id_)).scalar()

    def told_in(self, reports: Iterable[str]) -> set[str]:
        """The incidents that these reports tell of."""
        return self._kept.some("SELECT incident FROM catalogue_told WHERE report IN ({})", reports)

    def parts(self) -> set[tuple[str, str]]:
        """The incidents with a figure that is a part of another's, each with that other one.

        Both ids of an incident's own places are yet to be compared (`reconcile.related`).
        """
        rows = self._connection.exec_driver_sql(_PARTS)
        return {
            (part, whole)
            for part, wholes, whole, figures in rows
            if not set(wholes.split()).isdisjoint(figures.split())
        }

    def extents(self, kind: IncidentKind, country: str | None) -> dict[str, Extent]:
        """Where and when the incidents of this kind in a country were."""
        query = "SELECT incident, extent FROM catalogue_incidents WHERE kind = ? AND land IS ?"
        rows = self._connection.exec_driver_sql(query, (kind, country))
        return {row[0]: msgspec.msgpack.decode(row[1], type=Extent) for row in rows}

    def extents_of(self, incidents: Iterable[str]) -> dict[str, Extent]:
        """Where and when these incidents were, those that are kept."""
        query = "SELECT incident, extent FROM catalogue_incidents WHERE incident IN ({})"
        return {row[0]: msgspec.msgpack.decode(row[1], type=Extent)
                for row in self._kept.each(query, incidents)}  # fmt: skip

    def cards_of(self, incidents: Iterable[str]) -> dict[str, Card]:
        """The cards of these incidents, those that are kept."""
        query = "SELECT incident, card FROM catalogue_incidents WHERE incident IN ({})"
        return {row[0]: decoded(row[1]) for row in self._kept.each(query, incidents)}

    def near(self, incident: str, days: int, most: int) -> list[Card]:
        """Others of its kind in its country, so many days around, those of its own place first."""
        told = {"of": incident, "days": days, "most": most}
        return [decoded(row[0]) for row in self._connection.exec_driver_sql(_NEAR, told)]


def _row(filed: Filed) -> Row:
    card, extent = filed.card, filed.extent
    place, land = card.place, extent.place.country if extent.place else None
    return (
        card.incident, card.kind, place.country if place else None, filed.day,
        place.geonameid if place else None, land, filed.judged,
        msgspec.msgpack.encode(extent), msgspec.msgpack.encode(card),
    )  # fmt: skip


def decoded(kept: bytes) -> Card:
    """A card as it was kept."""
    return msgspec.msgpack.decode(kept, type=Card)


def forget(connection: sa.Connection) -> None:
    """Keep nothing: everything is made anew next time."""
    Catalogue(connection).forget()


def in_memory() -> sa.Connection:
    """An empty catalogue that is never on a disk."""
    connection = sa.create_engine("sqlite://").connect()
    for statement in (*schema.CATALOGUE, *schema.BLOCKS):
        connection.exec_driver_sql(statement)
    return connection


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
