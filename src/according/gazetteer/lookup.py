"""Names -> places they may mean, from a small read-only file and the curated places.

Law: a lookup never writes and never guesses: a name that neither knows has no candidates.
"""

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from struct import iter_unpack
from typing import Literal, NamedTuple

import msgspec

from according.errors import LexiconError
from according.gazetteer.fold import fold, loose, without_article
from according.gazetteer.sphere import distance_km
from according.lexicons import OwnPlace, load

Kind = Literal["site", "district", "city", "admin", "country", "region"]
KINDS: tuple[Kind, ...] = ("country", "admin", "admin", "city")
MAIN = 1 << 31
"""Set in a stored number where the name is the place's main one, not another name of it."""


class Candidate(msgspec.Struct, frozen=True):
    """A place that a name may mean; coordinates in degrees (WGS 84).

    ``level`` is 0 for a country, 1 and 2 for its divisions, 3 for a town, 4 for what lies in one.
    ``region`` is what crosses or exceeds countries: a continent, a sea, Kashmir. ``main``: it was
    found by its main name. ``demonym``: by a word for its people and things.
    """

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    geonameid: int | None
    population: int
    kind: Kind
    level: int
    main: bool = True
    demonym: bool = False
    capital: bool = False


class _Entry(NamedTuple):
    """A curated place as its file gives it; ``at`` is None where only its town is known."""

    kind: Kind
    names: tuple[str, ...]
    at: tuple[float, float] | None
    country: str
    town: str


_CURATED: dict[Kind, tuple[int, int]] = {
    "site": (4, 10_000), "district": (4, 50_000), "city": (3, 50_000), "admin": (1, 1_000_000),
    "region": (0, 10_000_000),
}  # fmt: skip
"""The level of each kind, and how many people it is weighed as."""


class Gazetteer:
    """The places that the program knows, from the file ``path``; None is the shipped one.

    ``own`` are the user's: of its name in its country, such a place stands instead of what the
    file and the curated places hold of its sort (a town, what lies in one; or a division).
    """

    def __init__(self, path: Path | None = None, own: Sequence[OwnPlace] = ()) -> None:
        self._own_places = tuple(own)
        self._path = path or Path(str(files("according.gazetteer") / "places.db"))
        self.candidates = lru_cache(maxsize=8192)(self._candidates)
        self._here = threading.local()

    @property
    def _database(self) -> sqlite3.Connection:
        """A connection for each thread: not every SQLite lets them share one."""
        try:
            found: sqlite3.Connection = self._here.connection
        except AttributeError:
            found = self._here.connection = self._connected()
        return found

    def _connected(self) -> sqlite3.Connection:
        if not self._path.is_file():
            raise LexiconError(
                f"no file of places at {self._path}: make it with training/build_gazetteer.py"
            )
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True)

    @cached_property
    def _curated(self) -> dict[str, list[_Entry]]:
        found: dict[str, list[_Entry]] = {}
        for entry in _entries():
            for key in {fold(name) for name in entry.names}:
                found.setdefault(key, []).append(entry)
        return found

    @cached_property
    def _own(self) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for place in self._own_places:
            level, weight = _CURATED[place.kind]
            candidate = Candidate(
                place.names[0], place.lat, place.lon, place.country, self._division(place), None,
                None, weight, place.kind, level,
            )  # fmt: skip
            for key in {fold(name) for name in place.names}:
                found.setdefault(key, []).append(candidate)
        return found

    def _division(self, place: OwnPlace) -> str | None:
        """The first-order division of a user's place, as the file calls it if it knows it."""
        known = self._stored(fold(place.admin1)) if place.admin1 else ()
        named = (c.name for c in known if c.level == 1 and c.country == place.country)
        return next(named, place.admin1)

    @cached_property
    def _demonyms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code, words in load("countries")["demonyms"].items():
            for word in words.split(", "):
                found.setdefault(fold(word), []).append(code)
        return found

    @cached_property
    def _shortened(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for country, states in load("placenames")["states"].items():
            for state, shorts in states.items():
                for short in {*shorts, *(form.removesuffix(".") for form in shorts)}:
                    found.setdefault(short, []).append((country, state))
        return found

    def knows(self, name: str) -> bool:
        """Whether the name has a candidate."""
        return bool(self.candidates(name))

    @lru_cache(maxsize=65536)  # noqa: B019 - one gazetteer lives as long as the program
    def begins(self, words: str) -> bool:
        """Whether a known name of more words may begin with these."""
        key = fold(words)
        if not key or key in self._beginnings or without_article(f"{key} {key}"):
            return True
        query = "SELECT 1 FROM name WHERE key > ? AND key < ? LIMIT 1"
        return self._database.execute(query, (f"{key} ", f"{key}!")).fetchone() is not None

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What names that are not in the file of places begin with, up to any of their words."""
        names = (*self._own, *self._curated, *self._demonyms, *map(fold, self._shortened))
        return frozenset(name[:at] for name in names for at, sign in enumerate(name) if sign == " ")

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """All that the name may mean, in no order of likelihood; empty for an unknown name."""
        shortened = self.abbreviated(name)
        key = fold(name)
        if shortened or not key:
            return shortened
        found = self._known(key)
        found += [place for code in self._demonyms.get(key, ()) for place in self._people_of(code)]
        bare = without_article(key)
        if not found and bare:
            found = self._known(bare)
        return tuple(found)

    def _known(self, key: str) -> list[Candidate]:
        """The user's places of this key, the curated ones and those of the file."""
        own = self._own.get(key, [])
        if not own and key not in self._curated:
            return list(self._stored(key))
        instead = {(place.country, place.level >= 3) for place in own}
        curated = list(self._places(key))
        known = {place.geonameid for place in curated if place.geonameid}
        ours = [*curated, *(c for c in self._stored(key) if c.geonameid not in known)]
        return [*own, *(c for c in ours if (c.country, c.level >= 3) not in instead)]

    def _places(self, key: str) -> Iterable[Candidate]:
        for entry in self._curated.get(key, ()):
            town = self._town(entry)
            if entry.at is None and town is not None:
                yield msgspec.structs.replace(town, main=True)
            elif entry.at is not None:
                level, weight = _CURATED[entry.kind]
                first, second = (town.admin1, town.admin2) if town else (None, None)
                yield Candidate(
                    entry.names[0], *entry.at, entry.country or None, first, second, None, weight,
                    entry.kind, level,
                )  # fmt: skip

    def _town(self, entry: _Entry) -> Candidate | None:
        """The town of an entry: the nearest of its name, the largest where no point is given."""
        stored = self._stored(fold(entry.town))
        towns = [c for c in stored if c.level == 3 and c.country == entry.country]
        if entry.at is None:
            return max(towns, key=lambda town: town.population, default=None)
        lat, lon = entry.at
        return min(towns, key=lambda c: distance_km(c.lat, c.lon, lat, lon), default=None)

    def respelled(self, name: str) -> tuple[Candidate, ...]:
        """Places of Arabic-speaking countries whose names are spelled nearly so ("Khaldiyeh")."""
        rough = loose(fold(name))
        return self._stored("~" + rough) if rough else ()

    def abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """The states that the very letters of ``name`` shorten ("Ky.", "NSW")."""
        found: list[Candidate] = []
        for country, state in self._shortened.get(name, ()):
            states = self._stored(fold(state))
            found += [c for c in states if c.country == country and c.level == 1]
        return tuple(found)

    def _people_of(self, code: str) -> Iterable[Candidate]:
        for country in self._stored(f"={code.lower()}"):
            yield msgspec.structs.replace(country, demonym=True)

    @lru_cache(maxsize=8192)  # noqa: B019 - one gazetteer lives as long as the program
    def _stored(self, key: str) -> tuple[Candidate, ...]:
        row = self._database.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return ()
        main = {number & ~MAIN: bool(number & MAIN) for (number,) in iter_unpack("<I", row[0])}
        marks = ",".join("?" * len(main))
        query = f"""
            SELECT p.id, p.name, p.lat, p.lon, p.country, first.name, second.name, p.population,
                   p.level, p.capital
            FROM place p LEFT JOIN place first ON first.id = p.admin1
            LEFT JOIN place second ON second.id = p.admin2 WHERE p.id IN ({marks})"""  # noqa: S608
        rows = self._database.execute(query, list(main))
        return tuple(
            Candidate(
                name, lat / 1e4, lon / 1e4, country, first, second, number, population,
                KINDS[level], level, main[number], capital=bool(capital),
            )
            for number, name, lat, lon, country, first, second, population, level, capital in rows
        )  # fmt: skip


def _entries() -> Iterable[_Entry]:
    """The curated places. Raises LexiconError for an entry of another form, naming it."""
    landmarks = load("landmarks")
    for kind in _CURATED:
        for line in landmarks.get(kind, ()):
            parts = [part.strip() for part in line.split(";")]
            if len(parts) != 4:
                raise LexiconError(
                    f"landmarks: {line!r} has {len(parts)} fields; expected"
                    " 'name | other name; latitude, longitude; country; town'"
                )
            names, point, country, town = parts
            lat, _, lon = point.partition(",")
            at = (float(lat), float(lon)) if point else None
            yield _Entry(kind, tuple(n.strip() for n in names.split("|")), at, country, town)
