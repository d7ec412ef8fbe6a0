"""A folder of words beside a real ledger. Reports and village are invented for testing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from according.extract import extract
from according.ledger.book import Ledger
from according.lexicons.own import own_words

Run = Callable[..., Result]

FIRST = (
    "At least 12 people were killed when shells hit the village of Kafr Nadwa on Thursday, the ODC "
    "said.\n"
)
SECOND = (
    "Twelve people were killed in the shelling of Kafr Nadwa on Thursday, said the Orontes "
    "Documentation Committee.\n"
)
LOCAL = (
    "Five fedayees were scuppered in Homs on Thursday, the Orontes Documentation Committee said.\n"
)
PLACES = (
    "name,other_names,lat,lon,country,admin1,kind\n"
    "Kafr Nadwa,Kafrnadwa | Kfar Nadwa,34.810,36.520,SY,Homs,city\n"
)
NAMES = """
[[source]]
name = "Orontes Documentation Committee"
aliases = ["ODC", "the Committee of the Orontes"]
heads = ["Samir Haddad"]
"""
HARMS = '[patient_verbs]\nkilled = ["scupper"]\n[people]\nnouns = ["fedayee"]\n'


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """The folder of words of a ledger that is not there yet."""
    folder = tmp_path / "according-ledger" / "words"
    folder.mkdir(parents=True)
    for name, text in (("first", FIRST), ("second", SECOND), ("local", LOCAL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _read(run: Run, *names: str) -> list[dict[str, Any]]:
    done = run("read", *(f"{name}.txt" for name in names), "--published", "2024-05-03")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def _figures(claims: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(q["harm"], q["value"]) for claim in claims for q in claim["quantities"]]


def test_a_village_that_the_gazetteer_lacks_gets_its_place(run: Run, words: Path) -> None:
    (words / "places.csv").write_text(PLACES, encoding="utf-8")
    claim = _read(run, "first")[0]
    assert claim["place"]["name"] == claim["place"]["text"] == "Kafr Nadwa"
    assert (claim["place"]["lat"], claim["place"]["lon"]) == (34.81, 36.52)
    assert (claim["place"]["admin1"], claim["place"]["precision"]) == ("Homs", "city")


def test_two_names_of_one_group_are_one_origin(run: Run, words: Path) -> None:
    (words / "places.csv").write_text(PLACES, encoding="utf-8")
    (words / "source_aliases.toml").write_text(NAMES, encoding="utf-8")
    claims = _read(run, "first", "second")
    told = [claim for claim in claims if claim["quantities"]]
    assert [s["name"] for c in told for s in c["sources"]] == [
        "Orontes Documentation Committee"
    ] * 2
    assert [s["spans"][0]["text"] for s in told[0]["sources"]] == ["the ODC"]
    (incident,) = map(json.loads, run("incidents", "--format", "jsonl").stdout.splitlines())
    assert [origin["name"] for origin in incident["origins"]] == ["Orontes Documentation Committee"]
    assert len(incident["reports"]) == 2


def test_words_of_ones_own_are_read_from_the_next_reading_on(run: Run, words: Path) -> None:
    assert _figures(_read(run, "local")) == []
    (words.parent.parent / "again.txt").write_text(LOCAL + "\n", encoding="utf-8")
    (words / "harms.toml").write_text(HARMS, encoding="utf-8")
    assert _figures(_read(run, "again")) == [("killed", 5)]


@pytest.mark.parametrize("text", ["[patient_verbs]\nkileld = []\n", "patient_verbs"])
def test_a_bad_file_stops_the_reading_before_anything_is_appended(
    run: Run, words: Path, text: str
) -> None:
    (words / "harms.toml").write_text(text, encoding="utf-8")
    done = run("read", "first.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "harms.toml" in done.stderr
    assert not (words.parent / "ledger.db").exists()


def test_other_words_make_other_claims_under_the_same_keys(run: Run, words: Path) -> None:
    before = _read(run, "first")
    (words / "places.csv").write_text(PLACES, encoding="utf-8")
    assert _read(run, "first") == before  # what the ledger holds stays as it was read
    with Ledger.open(words.parent) as ledger:
        (report,) = ledger.reports()
        anew = extract(report, own_words(words))
        assert extract(report) == ledger.claims()
    assert [claim.key for claim in anew] == [claim["key"] for claim in before]
    assert not {claim.claim for claim in anew} & {claim["claim"] for claim in before}
    ours = before[0]["extractor"]
    assert {c.extractor for c in anew} == {f"{ours}, own words {own_words(words).version}"}
    assert extract(report, own_words(words)) == anew


def test_an_event_of_ones_own_is_read_in_a_report_that_tells_of_no_other_conflict(
    run: Run, words: Path
) -> None:
    (words.parent.parent / "plain.txt").write_text(
        "The council of Homs evicted the traders on Monday. The library will open in May.\n"
    )
    (words / "events.toml").write_text('[[event]]\ntype = "COERCE"\nverbs = ["evict"]\n')
    assert [claim["type"] for claim in _read(run, "plain")] == ["COERCE"]
