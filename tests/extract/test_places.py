"""Places found in invented reports: [what is a place|its name or use], drawn in the text itself."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.extract.reading import annotated
from according.extract.text.sentence import Sentence, Token
from according.extract.text.words import split
from according.extract.where.places import PlaceMention, find_places, resolve

LABELS = {
    "PERSON": "William Hague|Sarah Palin|Hague|Jordan Miller|Rami Homsi",
    "GPE": "Homs|Syria|Damascus|London|Paris|Texas|Washington|Deir ez-Zor|Khirbat al-Lawzatayn"
    "|Idlib|Aleppo|Qamishli|HOMS|SYRIA",
    "FAC": "Baba Amr|Belgrave Square|Tahrir Square",
    "ORG": "Aleppo Media Center|Syrian Network for Human Rights|Damascus University|Homs Post",
    "NORP": "Syrian|Russians",
}
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def sentences(text: str, labels: dict[str, str]) -> list[Sentence]:
    """Sentences of a text whose words carry these labels, the longest names first; no tree."""
    entity: dict[int, str] = {}
    names = [(kind, name) for kind, found in labels.items() for name in found.split("|")]
    for kind, name in sorted(names, key=lambda pair: -len(pair[1])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if match.start() not in entity:
                entity |= dict.fromkeys(range(match.start(), match.end()), f"I-{kind}")
                entity[match.start()] = f"B-{kind}"
    found = []
    for number, words in enumerate(split(text)):
        tokens = tuple(
            Token(
                i, word.text, word.start, word.end, word.text.lower(),
                "NNP" if word.text[0].isupper() and i else "NN", "", i,
                entity.get(word.start, "O"), "O", "O", "incident", "happened",
            )
            for i, word in enumerate(words)
        )  # fmt: skip
        found.append(Sentence(text, tokens, number, 0))
    return found


def read(text: str, labels: dict[str, str] = LABELS) -> list[PlaceMention]:
    return find_places(text, sentences(text, labels))


def drawn(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text without its marks, and for each mark its start, its words and what it says."""
    text, marks, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        marks.append((len(text), match.group(1), match.group(2)))
        text += match.group(1)
        end = match.end()
    return text + marked[end:], marks


# each mark gives the use where it is not literal, else "name, country, precision"
REPORTS = [
    # the town and its district, each with its precision
    "Shells fell on [Baba Amr|Baba Amr, SY, district] in the city of [Homs|Homs, SY, city].",
    # a name of several words, with a small one
    "The road to [Deir ez-Zor|Deir ez-Zor, SY, city] was cut.",
    # the word beside it makes it the province
    "Fighting spread across [Idlib|Idlib, SY, admin] province.",
    # countries; and words for their people, which are no place of an incident
    "In [Syria|Syria, SY, country], two [Russians|demonym] and a [Syrian|demonym] soldier died.",
    # a person, named in full and then by the surname: Hague and Jordan are places too
    "William Hague spoke in [London|London, GB, city]. Hague left. Jordan Miller did not.",
    # organisations that hold the name of a place
    "The [Syrian|in-name] Network for Human Rights counted twelve dead in [Homs|Homs, SY, city].",
    # the town that the report sets it in
    "A man was shot in [Paris|Paris, US, city], [Texas|Texas, US, admin].",
    # a site within a town
    "Crowds met at [Belgrave Square|Belgrave Square, GB, site] in [London|London, GB, city].",
    # a government that speaks is no scene
    "[Washington|metonym] said it would wait. [Damascus|metonym] denied the raid.",
    # a village that no gazetteer has keeps its name and gets no coordinates
    "Three died in [Khirbat al-Lawzatayn|unknown] near [Qamishli|Al Qāmishlī, SY, city].",
    # part of a hyphened word
    "A [Damascus|demonym]-backed unit entered [Aleppo|Aleppo, SY, city].",
]


@pytest.mark.parametrize("marked", REPORTS)
def test_places_as_drawn(marked: str) -> None:
    text, marks = drawn(marked)
    assert [_told(m) for m in read(text)] == marks


def _told(mention: PlaceMention) -> tuple[int, str, str]:
    place, told = mention.place, mention.use
    if told == "literal" and place.name is None:
        return place.start, place.text, "unknown"
    if told == "literal":
        return place.start, place.text, f"{place.name}, {place.country}, {place.precision}"
    return place.start, place.text, told


@pytest.mark.parametrize(
    "text",
    [
        "Sarah Palin visited troops.",
        "The Aleppo Media Center published a video.",
        "Professors of Damascus University signed a letter.",
        "The Homs Post printed the list.",
        "Rami Homsi was on his way home.",
        "Police said five men were held in May.",
        "He was shot on the Northwest Side.",
    ],
)
def test_what_contains_a_place_name_is_no_place_of_an_incident(text: str) -> None:
    assert [m.place.text for m in read(text) if not m.metonym] == []


def test_without_any_labels_clear_places_are_still_found() -> None:
    text = "Mortars killed four people in Homs, Syria. William Hague spoke of it in London."
    found = [m.place.text for m in read(text, {}) if not m.metonym]
    assert {"Homs", "Syria", "London"} <= set(found)


def test_a_wrong_label_is_outweighed_by_the_rest_of_the_report() -> None:
    text = "Mortars fell on Homs. Tanks stood outside Homs. Later Homs was quiet. In Homs two died."
    labelled = sentences(text, {"GPE": "Homs"})
    last = labelled[-1].tokens
    wrong = [_relabelled(token, "B-ORG") if token.text == "Homs" else token for token in last]
    mistaken = [*labelled[:-1], Sentence(text, tuple(wrong), 3, 0)]
    assert len(find_places(text, mistaken)) == 4


def _relabelled(token: Token, entity: str) -> Token:
    fields = {name: getattr(token, name) for name in Token.__struct_fields__}
    return Token(**(fields | {"entity": entity}))


def test_text_in_capitals_is_read_too() -> None:
    found = read("HOMS, SYRIA, 3 FEB -- FOUR PEOPLE WERE KILLED IN HOMS.")
    assert [m.place.text for m in found] == ["HOMS", "SYRIA", "HOMS"]


def test_words_in_capitals_are_no_names() -> None:
    text = (
        "THE ARMY KILLED TWO REBELS IN HOMS, AS WELL AS ONE AT RAQQA, AND TOLD US TO CUT OFF THE "
        "CITY."
    )
    assert [m.place.text for m in find_places(text, annotated(text))] == ["HOMS", "RAQQA"]


def test_a_body_is_no_town_of_its_name() -> None:
    assert [m.place.text for m in read("The Red Cross in Homs buried six men.")] == ["Homs"]


def test_spans_given_are_resolved_in_the_order_given() -> None:
    text = "Between Paris and Texas lies Paris, Texas."
    spans = [(29, 34), (36, 41), (18, 23)]
    assert [p.text for p in resolve(text, spans)] == ["Paris", "Texas", "Texas"]
    assert resolve(text, spans)[0].admin1 == "Texas"
    assert resolve(text, []) == []


@settings(max_examples=60)
@given(st.text(alphabet="HomsSyrian ,.-ʿé\nالحمص—'", max_size=60))
def test_every_place_is_the_words_at_its_span_and_none_overlap(text: str) -> None:
    found = [m.place for m in read(text, {})]
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((p.lat is None) == (p.name is None) for p in found)
