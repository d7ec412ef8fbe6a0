"""What names may mean, from the shipped file and the curated places."""

import sqlite3
from pathlib import Path

import pytest

from according.errors import LexiconError
from according.gazetteer.lookup import Candidate, Gazetteer
from according.gazetteer.sphere import distance_km
from according.lexicons import load


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer()


def best(known: Gazetteer, name: str, kind: str) -> Candidate:
    return max((c for c in known.candidates(name) if c.kind == kind), key=lambda c: c.population)


# name, kind, country, latitude and longitude from general knowledge, first division
PLACES = [
    ("Homs", "city", "SY", 34.73, 36.72, "Homs"),
    ("al-Hasakah", "city", "SY", 36.50, 40.75, "Al-Hasakah"),
    ("Deir ez-Zor", "city", "SY", 35.34, 40.14, "Deir ez-Zor"),
    ("حمص", "city", "SY", 34.73, 36.72, "Homs"),
    ("Харьков", "city", "UA", 49.99, 36.23, None),
    ("Sana’a", "city", "YE", 15.35, 44.21, None),
    ("Idlib Governorate", "admin", "SY", 35.8, 36.7, None),
    ("Kentucky", "admin", "US", 37.6, -85.3, None),
    ("Syria", "country", "SY", 35.0, 38.3, None),
    ("Baba Amr", "district", "SY", 34.71, 36.69, "Homs"),
    ("Belgrave Square", "site", "GB", 51.50, -0.15, "England"),
    ("Darfur", "admin", "SD", 13.0, 25.0, None),
    ("West Bank", "admin", "PS", 32.0, 35.25, None),
    ("Kashmir", "region", None, 34.5, 76.0, None),
]


@pytest.mark.parametrize(("name", "kind", "country", "lat", "lon", "admin1"), PLACES)
def test_known_places(
    known: Gazetteer, name: str, kind: str, country: str, lat: float, lon: float, admin1: str | None
) -> None:
    found = best(known, name, kind)
    assert found.country == country
    assert distance_km(found.lat, found.lon, lat, lon) < 60
    assert admin1 is None or found.admin1 == admin1


def test_an_article_may_be_left_out_or_spelled_otherwise(known: Gazetteer) -> None:
    spellings = ("al-Rastan", "Ar Rastan", "Rastan")
    numbers = {best(known, spelling, "city").geonameid for spelling in spellings}
    assert len(numbers) == 1


def test_words_for_people_mean_their_country(known: Gazetteer) -> None:
    assert [(c.name, c.demonym) for c in known.candidates("Syrians")] == [("Syria", True)]
    assert {c.country for c in known.candidates("Congolese")} == {"CD", "CG"}


@pytest.mark.parametrize("short", ["Ky.", "Ky", "KY"])
def test_short_names_of_states_need_their_own_letters(known: Gazetteer, short: str) -> None:
    assert [c.name for c in known.candidates(short)] == ["Kentucky"]
    assert "Kentucky" not in {c.name for c in known.candidates(short.lower())}


def test_a_near_spelling_is_found_only_when_asked_for(known: Gazetteer) -> None:
    assert not known.candidates("Maaret al-Noman")
    assert {c.country for c in known.respelled("Maaret al-Noman")} == {"SY"}


def test_an_unknown_name_means_nothing(known: Gazetteer) -> None:
    assert known.candidates("Qwxyzzt") == ()
    assert known.candidates("") == ()
    assert not known.knows("Qwxyzzt")


@pytest.mark.parametrize(
    "name",
    ["Deir ez-Zor", "São José do Rio Preto", "United Arab Emirates", "al-Hasakah", "W. Va.",
     "Santa Cruz de la Sierra", "Sri Lankan", "St. Vincent and the Grenadines"],
)  # fmt: skip
def test_a_name_may_begin_with_each_part_of_it(known: Gazetteer, name: str) -> None:
    assert known.knows(name)
    words = name.split()
    assert all(known.begins(" ".join(words[:n])) for n in range(1, len(words)))


@pytest.mark.parametrize("words", ["Omdurman Market Square", "reported", "United Committee"])
def test_what_begins_no_name_is_known_not_to(known: Gazetteer, words: str) -> None:
    assert not known.begins(words)


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"training/build_gazetteer\.py"):
        Gazetteer(tmp_path / "none.db").candidates("Homs")


def test_the_file_cannot_be_written_through_a_lookup(known: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        known._database.execute("DELETE FROM place")


def test_every_curated_place_is_where_its_town_is(known: Gazetteer) -> None:
    landmarks, wrong = load("landmarks"), []
    for kind in ("site", "district", "city"):
        for line in landmarks[kind]:
            names, point, country, town = (part.strip() for part in line.split(";"))
            towns = [c for c in known.candidates(town) if c.level == 3 and c.country == country]
            if town and not towns:
                wrong.append(f"{names}: no town {town}")
            elif town and point:
                lat, lon = map(float, point.split(","))
                if min(distance_km(lat, lon, c.lat, c.lon) for c in towns) > 45:
                    wrong.append(f"{names}: far from {town}")
    assert wrong == []


def test_every_curated_area_lies_on_the_earth_and_in_its_country(known: Gazetteer) -> None:
    for kind in ("admin", "region"):
        for line in load("landmarks")[kind]:
            names, point, country, town = (part.strip() for part in line.split(";"))
            lat, lon = map(float, point.split(","))
            assert -90 <= lat <= 90, names
            assert -180 <= lon <= 180, names
            assert (len(country) == 2) == (kind == "admin"), names
            assert not town, names


def test_every_demonym_belongs_to_a_country_of_the_file(known: Gazetteer) -> None:
    for code, words in load("countries")["demonyms"].items():
        for word in words.split(", "):
            assert code in {c.country for c in known.candidates(word) if c.demonym}, word


def test_every_short_name_belongs_to_a_division_of_the_file(known: Gazetteer) -> None:
    for country, states in load("placenames")["states"].items():
        for state, shorts in states.items():
            for short in shorts:
                assert (country, state) in {(c.country, c.name) for c in known.candidates(short)}
