"""The user's own places: a table with one place a line, checked when read.

Law: a line is a place with a name, a point and a country, or the file is refused naming the line;
a column that is not expected is refused too, for what stands in it would be lost.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from according.errors import LexiconError
from according.lexicons import Kind, OwnPlace, load

COLUMNS = ("name", "other_names", "lat", "lon", "country", "admin1", "kind")
KINDS = get_args(Kind)
_NEEDED = ("name", "lat", "lon", "country", "kind")


def own_places(path: Path, text: str) -> list[OwnPlace]:
    """The places of the file ``path``, given its text. Raises LexiconError for another form."""
    rows = csv.DictReader(io.StringIO(text), strict=True)
    header = tuple(name.strip() for name in rows.fieldnames or ())
    missing = [name for name in _NEEDED if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) < len(header):
        raise LexiconError(
            f"{path}: the first line is {','.join(header)!r}; expected the columns"
            f" {','.join(COLUMNS)}, parted by commas (other_names and admin1 may be left out)"
        )
    rows.fieldnames = header
    try:
        return [_place(f"{path}, line {rows.line_num}", row) for row in rows]
    except csv.Error as error:
        raise LexiconError(
            f"{path}, line {rows.line_num}: {error}; put a name that holds a comma in quotes"
        ) from error


def _place(where: str, row: Mapping[Any, Any]) -> OwnPlace:
    if None in row or None in row.values():
        raise LexiconError(
            f"{where}: not as many fields as columns; expected one field a column, empty where"
            " nothing is known: add or quote what is amiss"
        )
    cells = {column: " ".join(str(cell).split()) for column, cell in row.items()}
    names = [name.strip() for name in (cells["name"], *cells.get("other_names", "").split("|"))]
    if not names[0]:
        raise _wrong(where, "name", cells["name"], "the place's name")
    if cells["country"] not in load("countries")["codes"].split():
        raise _wrong(where, "country", cells["country"], "a code of ISO 3166, two capitals: SY")
    if cells["kind"] not in KINDS:
        raise _wrong(
            where, "kind", cells["kind"], f"{', '.join(KINDS)} (a town or village is a city)"
        )
    lat, lon = _degrees(where, cells, "lat", 90), _degrees(where, cells, "lon", 180)
    kept = tuple(dict.fromkeys(filter(None, names)))
    return OwnPlace(
        kept, lat, lon, cells["country"], cells.get("admin1") or None, cast(Kind, cells["kind"])
    )


def _degrees(where: str, cells: Mapping[str, str], column: str, most: float) -> float:
    try:
        found = float(cells[column])
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        expected = f"degrees between -{most} and {most} with a decimal point"
        raise _wrong(where, column, cells[column], expected)
    return found


def _wrong(where: str, column: str, found: str, expected: str) -> LexiconError:
    return LexiconError(f"{where}: {column} is {found!r}; expected {expected}: correct it")
