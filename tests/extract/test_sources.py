"""Who is meant by the words that name a source: a comment, a text, the names outermost first."""

import pytest

from according.extract.speech.attribution import chain_of
from tests.extract.reading import claims_of, reading_of

ROWS = [
    ("initials of a body named before",
     "Men of the Kano River Patrol arrived. KRP said 12 people were killed.",
     ["Kano River Patrol"]),
    ("an acronym explained where the body is named",
     "The Syrian Rescue Committee (SYRECO) met. SYRECO said 12 people were killed.",
     ["Syrian Rescue Committee"]),
    ("an acronym that nothing explains stays as it is",
     "Rain fell. NRV said 12 people were killed.",
     ["NRV"]),
    ("a document is the word of whoever put it out",
     "A statement released by the Orontes Council said 12 people were killed.",
     ["Orontes Council"]),
    ("a document from somebody",
     "A report from the Orontes Council said 12 people were killed.",
     ["Orontes Council"]),
    ("who has seen a document has not put it out",
     "A hospital register seen by the Harbour Post says 12 people were killed.",
     ["hospital register"]),
    ("a headline's source before a colon",
     "Kano police: 12 people killed in market blast\n\nRain fell on the town all day long.",
     ["Kano police"]),
    ("a headline's source behind a colon",
     "Market blast kills 12 people in Kano: police\n\nRain fell on the town all day long.",
     ["police"]),
    ("whom a relative clause describes",
     "Amina Yusuf met the coroner, Idris Bello, who said 12 people were killed.",
     ["Idris Bello"]),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "names"), ROWS, ids=[row[0] for row in ROWS])
def test_who_is_meant(comment: str, text: str, names: list[str]) -> None:
    at = text.index("12 people")
    chain = chain_of(reading_of(text).attributions, at, at + 2, knowing=True)
    assert [source.name for a in chain for source in a.sources] == names


OWN_VOICE = [
    ("who condemns takes it for a fact", "The president condemned the killing of six priests."),
    ("who blames takes it for a fact",
     "The minister blamed smugglers for the attack in which six guards were killed."),
    ("who claims responsibility does not count the dead",
     "The Front claimed responsibility for the murder of six guards."),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text"), OWN_VOICE, ids=[row[0] for row in OWN_VOICE])
def test_the_report_tells_what_others_judge(comment: str, text: str) -> None:
    figures = [claim for claim in claims_of(text) if claim.quantities]
    assert figures
    assert [claim.sources for claim in figures] == [()] * len(figures)


def test_what_claims_lives_says_nothing() -> None:
    assert reading_of("Violence has claimed six lives in the city.").attributions == []
