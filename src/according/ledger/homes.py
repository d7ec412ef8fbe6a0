"""Which incidents hold a claim, kept beside the entries so that nobody reads them all to know.

Law: it is derived from the incidents that stand: `put` brings it further, `rebuild` makes it anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from according.model.incident import IncidentKind, Minted

_Value = TypeVar("_Value")

_AT_ONCE = 500
_PUT = "INSERT INTO homes VALUES (?, ?, ?)"
_ALL = "SELECT claim, incident, kind FROM homes"


def put(connection: sa.Connection, minted: Iterable[Minted]) -> None:
    """Let these incidents hold just their claims."""
    for some in _in_pieces(minted):
        drop(connection, [one.incident for one in some])
        rows = [(claim, one.incident, one.cluster.kind) for one in some
                for claim in one.cluster.claims]  # fmt: skip
        if rows:
            connection.exec_driver_sql(_PUT, rows)


def drop(connection: sa.Connection, incidents: Sequence[str]) -> None:
    """Let these hold nothing any more."""
    if incidents:
        delete = "DELETE FROM homes WHERE incident = ?"
        connection.exec_driver_sql(delete, [(incident,) for incident in incidents])


def forget(connection: sa.Connection) -> None:
    """Let no incident hold anything."""
    connection.exec_driver_sql("DELETE FROM homes")


def of(
    connection: sa.Connection, claims: Iterable[str], kind: IncidentKind | None = None
) -> set[str]:
    """The incidents (of this kind) that hold any of these claims."""
    found: set[str] = set()
    for some in _in_pieces(claims):
        query = f"SELECT incident, kind FROM homes WHERE claim IN ({', '.join('?' * len(some))})"  # noqa: S608
        rows = connection.exec_driver_sql(query, tuple(some))
        found.update(incident for incident, its in rows if kind in (None, its))
    return found


def rows(connection: sa.Connection, claims: Iterable[str]) -> list[tuple[str, str]]:
    """Of these claims, those that any incident holds, each with every such incident."""
    found: list[tuple[str, str]] = []
    for some in _in_pieces(claims):
        marks = ", ".join("?" * len(some))
        query = f"SELECT claim, incident FROM homes WHERE claim IN ({marks})"  # noqa: S608
        found += ((row[0], row[1]) for row in connection.exec_driver_sql(query, tuple(some)))
    return found


def tolls(connection: sa.Connection) -> list[str]:
    """The tolls, sorted."""
    query = "SELECT DISTINCT incident FROM homes WHERE kind = 'toll' ORDER BY incident"
    return list(connection.exec_driver_sql(query).scalars())


def kept(connection: sa.Connection) -> set[tuple[str, str, str]]:
    """All of it: claim, incident, kind."""
    return {(claim, incident, kind) for claim, incident, kind in connection.exec_driver_sql(_ALL)}


def expected(minted: Iterable[Minted]) -> set[tuple[str, str, str]]:
    """What `kept` must give for these incidents."""
    return {
        (claim, one.incident, one.cluster.kind) for one in minted for claim in one.cluster.claims
    }


def _in_pieces(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    left = iter(values)
    while some := list(islice(left, _AT_ONCE)):
        yield some
