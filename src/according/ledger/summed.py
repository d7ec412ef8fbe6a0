"""Derived rows with a sum over all of them, by which `check` finds a changed one.

Law: what is put in or taken out changes the sum by the row's weight, so that it tells of the rows
that are there, in whatever order they came. `settle` writes it down, with what the rows are by.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any

import sqlalchemy as sa

_AT_ONCE = 500
"""Values asked for at a time."""
_WHOLE = 2**64
Row = tuple[Any, ...]


class Summed:
    """Tables (name to columns, as in a query) in a transaction; ``by`` is that of their sum."""

    def __init__(self, connection: sa.Connection, by: str, tables: Mapping[str, str]) -> None:
        self.connection = connection
        self._by = by
        self._tables = tables
        self._added = 0

    def by(self) -> tuple[str, int] | None:
        """What made what is kept, and the entry up to which it did; None if nothing is kept."""
        found = self._settled()
        return None if found is None else (str(found[0]), int(found[1]))

    def settle(self, program: str, seq: int) -> None:
        """Say what made what is kept now, up to which entry of the ledger's own chain."""
        held = self._settled()
        before = held[2] - _weight(self._by, (held[0], held[1])) if held else 0
        added = self._added + _weight(self._by, (program, seq))
        self.connection.exec_driver_sql(f"DELETE FROM {self._by}")  # noqa: S608 (our own names)
        row = (program, seq, _signed((before + added) % _WHOLE))
        self.connection.exec_driver_sql(f"INSERT INTO {self._by} VALUES (?, ?, ?)", row)  # noqa: S608
        self._added = 0

    def forget(self) -> None:
        """Keep nothing: everything is to be made anew."""
        for table in (*self._tables, self._by):
            self.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        self._added = 0

    def changed(self) -> bool:
        """Whether any row is not as it was kept."""
        query = f"SELECT program, seq, sum FROM {self._by}"  # noqa: S608
        by = self.connection.exec_driver_sql(query).all()
        kept = [row[2] for row in by]
        total = sum(_weight(self._by, (row[0], row[1])) for row in by)
        for table, columns in self._tables.items():
            rows = self.connection.exec_driver_sql(f"SELECT {columns} FROM {table}")  # noqa: S608
            total += sum(_weight(table, tuple(row)) for row in rows)
        return kept != ([_signed(total % _WHOLE)] if kept else []) or bool(total and not kept)

    def some(self, query: str, values: Iterable[Any]) -> set[Any]:
        """The first column of what this query gives for values, whose marks go for its {}."""
        return {row[0] for row in self.each(query, values)}

    def each(self, query: str, values: Iterable[Any]) -> Iterator[Row]:
        """The rows that the same gives, however many values there are."""
        for some in _in_pieces(values):
            marks = query.format(", ".join("?" * len(some)))
            yield from map(tuple, self.connection.exec_driver_sql(marks, some).all())

    def rows(self, table: str, column: str, values: Iterable[Any]) -> Iterator[Row]:
        """The rows of a table that have one of these values in the column."""
        for some in _in_pieces(values):
            where = f"{column} IN ({', '.join('?' * len(some))})"
            query = f"SELECT {self._tables[table]} FROM {table} WHERE {where}"  # noqa: S608
            yield from map(tuple, self.connection.exec_driver_sql(query, some).all())

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Keep these rows, none of which is kept already."""
        made = list(rows)
        if made:
            marks = ", ".join("?" * len(made[0]))
            insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
            self.connection.exec_driver_sql(insert, made)
            self._added += sum(_weight(table, row) for row in made)

    def take_out(self, table: str, column: str, values: Iterable[Any]) -> None:
        """Keep the rows no longer that have one of these values in the column."""
        for some in _in_pieces(values):
            self._added -= sum(_weight(table, row) for row in self.rows(table, column, some))
            where = f"{column} IN ({', '.join('?' * len(some))})"
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE {where}", some)  # noqa: S608

    def drop(self, table: str, rows: Iterable[Row]) -> None:
        """Keep exactly these rows no longer, which are all kept."""
        made = list(rows)
        if made:
            where = " AND ".join(f"{name} = ?" for name in self._tables[table].split(", "))
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE {where}", made)  # noqa: S608
            self._added -= sum(_weight(table, row) for row in made)

    def _settled(self) -> Row | None:
        query = f"SELECT program, seq, sum FROM {self._by}"  # noqa: S608
        found = self.connection.exec_driver_sql(query).first()
        return None if found is None else tuple(found)


def _in_pieces(values: Iterable[Any]) -> Iterator[Row]:
    left = iter(values)
    while some := tuple(islice(left, _AT_ONCE)):
        yield some


def _weight(table: str, row: Row) -> int:
    """A number for a row, so that other rows have another sum."""
    return int.from_bytes(blake2b(repr((table, row)).encode(), digest_size=8).digest(), "big")


def _signed(number: int) -> int:
    return number - _WHOLE if number >= _WHOLE // 2 else number
