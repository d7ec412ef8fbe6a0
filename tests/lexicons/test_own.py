"""The user's folder of words: what it must look like, and that a bad one is refused whole."""

import pickle
import re
from pathlib import Path

import pytest

from according.errors import LexiconError
from according.gazetteer.lookup import Gazetteer
from according.lexicons import SHIPPED, Lexicons, OwnPlace, load, remembered, using
from according.lexicons.forms import FORMS
from according.lexicons.own import own_words

HEADER = "name,other_names,lat,lon,country,admin1,kind\n"


def _folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "words"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_csv", ".csv")).with_suffix(
            ".csv" if name.endswith("_csv") else ".toml"
        ).write_text(text, encoding="utf-8")
    return folder


def test_no_folder_and_an_empty_one_are_our_lexicons(tmp_path: Path) -> None:
    assert own_words(tmp_path / "words") is SHIPPED
    folder = _folder(tmp_path, harms="# nothing yet\n", places_csv=HEADER)
    (folder / "notes.md").write_text("what we agreed on")
    (folder / ".hidden").write_text("x")
    (folder / "harms.toml~").write_text("x")
    assert own_words(folder) is SHIPPED
    assert SHIPPED.version is None


# file, its text, what the error must name: where, what was found, what was expected
FAULTS = [
    ("harms", "[patient_verbs\n", r"harms\.toml is no TOML.*line 1"),
    ("harms", "[patient_verb]\n", r"harms\.toml: the file has the key 'patient_verb'.*patient_ver"),
    (
        "harms",
        '[patient_verbs]\nkileld = ["x"]\n',
        r"\[patient_verbs\] has the key 'kileld'.*killed, injured",
    ),
    ("harms", '[patient_verbs]\nkilled = "x"\n', r"patient_verbs\.killed is 'x'.*a list of words"),
    ("harms", "[patient_verbs]\nkilled = [7]\n", r"patient_verbs\.killed\[1\] is 7; expected a w"),
    ("harms", 'patient_verbs = ["x"]\n', r"patient_verbs is \['x'\]; expected a table"),
    ("harms", '[categories]\nunknown = ["x"]\n', r"'unknown'.*civilian, combatant"),
    ("events", '[event]\ntype = "AID"\n', r"event is .*expected a list of tables.*\[\[name\]\]"),
    ("events", '[[event]]\nverbs = ["x"]\n', r"event\[1\] has no 'type'"),
    ("events", '[[event]]\ntype = "WAR"\n', r"event\[1\]\.type is 'WAR'.*ASSAULT"),
    ("events", '[[event]]\ntype = "AID"\nmode = "demo"\n', r"event\[1\]\.mode is .demo..*none"),
    ("source_aliases", '[[source]]\naliases = ["x"]\n', r"source\[1\] has no 'name'"),
    ("source_aliases", '[[source]]\nname = " "\n', r"source\[1\]\.name is ' '; expected a word"),
    ("verbs", "[x]\n", r"verbs\.toml: no lexicon has this name; expected harms\.toml"),
    ("places_csv", "name,lat\n", r"places\.csv: the first line is 'name,lat'.*columns"),
    ("places_csv", "name;lat;lon\n", r"the first line is 'name;lat;lon'.*parted by commas"),
    ("places_csv", HEADER + "A,,1,2,SY,city\n", r"line 2: not as many fields as columns"),
    ("places_csv", HEADER + "A,,1,2,SY,B,C,city\n", r"line 2: not as many fields as columns"),
    ("places_csv", HEADER + "A,,91,2,SY,,city\n", r"line 2: lat is '91'.*between -90 and 90"),
    ("places_csv", HEADER + 'A,,"1,5",2,SY,,city\n', r"line 2: lat is '1,5'.*decimal point"),
    ("places_csv", HEADER + "A,,nan,2,SY,,city\n", r"line 2: lat is 'nan'"),
    ("places_csv", HEADER + "A,,,,SY,,city\n", r"line 2: lat is ''"),
    ("places_csv", HEADER + "A,,1,2,Syria,,city\n", r"line 2: country is 'Syria'.*ISO 3166"),
    ("places_csv", HEADER + "A,,1,2,QZ,,city\n", r"line 2: country is 'QZ'"),
    ("places_csv", HEADER + "A,,1,2,SY,,village\n", r"line 2: kind is .village..*is a city"),
    ("places_csv", HEADER + ",,1,2,SY,,city\n", r"line 2: name is ''"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), FAULTS)
def test_a_bad_file_is_refused_and_named(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(LexiconError, match=message) as caught:
        own_words(_folder(tmp_path, **{name: text}))
    assert str(tmp_path / "words") in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (_folder(tmp_path) / "cues.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"cues\.toml: byte 0 is no UTF-8"):
        own_words(tmp_path / "words")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("x")
    with pytest.raises(LexiconError, match="is a file; expected a folder"):
        own_words(tmp_path / "words")


def test_the_version_tells_meaning_and_nothing_else(tmp_path: Path) -> None:
    one = own_words(_folder(tmp_path, harms='[people]\nnouns = ["fedayee"]\n')).version
    same = own_words(_folder(tmp_path, harms='# a note\r\n[people]\r\nnouns=["Fedayee "]\r\n'))
    other = own_words(_folder(tmp_path, harms='[people]\nnouns = ["fedayeen"]\n'))
    assert one == same.version != other.version
    assert re.fullmatch("[0-9a-f]{12}", one or "")


def test_words_are_added_before_ours_and_only_within_using() -> None:
    ours = load("cues")["asserts"]["verbs"]
    own = Lexicons({"cues": {"asserts": {"verbs": ["communicate", ours[0]]}}})
    with using(own):
        assert load("cues")["asserts"]["verbs"][:2] == ["communicate", ours[0]]
        assert len(load("cues")["asserts"]["verbs"]) == len(ours) + 1
        assert load("cues")["denies"] is not None
        with using(SHIPPED):
            assert load("cues")["asserts"]["verbs"] is ours
    assert load("cues")["asserts"]["verbs"] is ours


def test_what_is_remembered_is_remembered_for_one_set_of_words() -> None:
    made = []

    @remembered
    def count(table: str) -> int:
        made.append(table)
        return len(load("cues")[table]["verbs"])

    own = Lexicons({"cues": {"denies": {"verbs": ["gainsay"]}}})
    plain = count("denies")
    with using(own):
        assert (count("denies"), count("denies")) == (plain + 1, plain + 1)
    assert (count("denies"), made) == (plain, ["denies", "denies"])


def test_words_go_to_another_process_without_what_was_made_of_them() -> None:
    own = Lexicons({"cues": {"denies": {"verbs": ["gainsay"]}}}, [_village()])
    own.lexicon("cues")
    sent = pickle.loads(pickle.dumps(own))
    assert (sent.added, sent.places, sent.version) == (own.added, own.places, own.version)
    assert sent.known == {}


def _village(name: str = "Kafr Nadwa", country: str = "SY", kind: str = "city") -> OwnPlace:
    return OwnPlace((name, "Kfar Nadwa"), 34.81, 36.52, country, "Hims", kind)  # type: ignore[arg-type]


def test_a_village_of_ones_own_is_found_by_any_name_and_spelling() -> None:
    known = Gazetteer(own=[_village()])
    for name in ("Kafr Nadwa", "KAFR-NADWA", "Kfar Nadwa"):
        (found,) = known.candidates(name)
        assert (found.name, found.lat, found.country) == ("Kafr Nadwa", 34.81, "SY")
        assert (found.admin1, found.kind, found.geonameid) == ("Homs", "city", None)
    assert not Gazetteer().candidates("Kafr Nadwa")


def test_ones_own_town_stands_instead_of_ours_in_its_country_only() -> None:
    known = {(c.country, c.level) for c in Gazetteer().candidates("Homs")}
    own = Gazetteer(own=[_village("Homs")]).candidates("Homs")
    assert {(c.country, c.level) for c in own} == known  # the province, and Khums in Libya, stay
    assert [c.lat for c in own if (c.country, c.level) == ("SY", 3)] == [34.81]


def test_country_codes_are_those_of_the_gazetteer() -> None:
    codes = load("countries")["codes"].split()
    assert len(codes) == len(set(codes)) > 200
    assert all(Gazetteer()._stored(f"={code.lower()}") for code in codes)


@pytest.mark.parametrize("name", FORMS)
def test_every_table_that_can_be_added_to_is_one_of_ours(name: str) -> None:
    assert FORMS[name].keys() <= load(name).keys()
    page = (Path(__file__).parents[2] / "docs/own-words.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {name}\.toml \| (.*) \|$", page, re.MULTILINE)
    assert row
    assert all(table in row[1] for table in FORMS[name])
