"""Laws of extraction: exact passages, the same claims every time, nothing from nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import NotInThisLanguage
from according.extract import extract
from according.model.claim import sealed
from tests.extract.reading import claims_of, report_of

SENTENCES = [
    "At least 12 people were killed in Homs on Thursday, the health ministry said.",
    "“We counted 40 wounded,” said Dr Óscar Peña, a spokesman for the clinic.",
    "According to the دائرة group, 1,200 people have fled since March.",
    "The government denied the attack 🙂.",
    "Police arrested “five” men — نعم — near the café.",
    "Hundreds marched; no one was hurt.",
    'He said: "They',
    "UN: 3 DEAD IN AL-BAB, SOURCES SAY",
]


@given(
    st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), min_size=1, max_size=5)
)
@settings(max_examples=40)
def test_every_passage_stands_where_it_says(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    report = report_of(text)
    claims = extract(report)
    for claim in claims:
        assert all(text[m.start : m.end] == m.text for m in claim.marks())
        assert sealed(claim) == claim
    assert extract(report) == claims
    assert len({claim.key for claim in claims}) == len(claims)


def test_a_report_without_harm_or_event_gives_no_claims() -> None:
    assert claims_of("The minister said the weather was fine. Shops were open.") == []


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(NotInThisLanguage, match="'fr'"):
        extract(report_of("Douze personnes ont été tuées.", language="fr"))


def test_without_a_date_of_publication_no_day_is_guessed() -> None:
    (claim,) = [
        c for c in claims_of("Twelve people were killed on Saturday.", None) if c.quantities
    ]
    assert claim.time is not None
    assert (claim.time.text, claim.time.from_, claim.time.to) == ("Saturday", None, None)


def test_a_total_is_cumulative_and_keeps_its_interval() -> None:
    text = "According to the UN, more than 5,500 people have died in Syria since last year."
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert claim.quantities[0].scope == "cumulative"
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == ("2023", "2024-05-03")


def test_a_sentence_about_certainty_reaches_back() -> None:
    text = "The group said 285 people were killed in Homs. The figures could not be verified."
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert claim.verification is not None
    assert claim.verification.status == "unverified"


def test_a_denial_is_tied_to_what_it_denies() -> None:
    text = "Residents said soldiers attacked the village. The army denied the attack."
    claims = claims_of(text)
    denial = next(c for c in claims if c.stance == "denies")
    assert [r.kind for r in denial.relations] == ["denies"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('The governor\'s office called a report of eight dead "a fairy tale".', "denies"),
        ("The government described reports of eight deaths as baseless.", "denies"),
        ("The president called the attack that killed eight people a crime.", "asserts"),
    ],
)
def test_who_calls_a_report_false_denies_it(text: str, stance: str) -> None:
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert claim.stance == stance


def test_who_denies_what_others_say_does_not_pass_it_on() -> None:
    claims = claims_of("The army denied a statement by the mayor, who said 17 civilians had died.")
    (figure,) = [c for c in claims if c.quantities]
    assert [s.name for s in figure.sources] == ["mayor"]
    (denial,) = [c for c in claims if c.stance == "denies"]
    assert [r.to for r in denial.relations] == [figure.key]


def test_reports_that_are_nobody_s_are_told_by_who_denies_them() -> None:
    text = "Officials denied reports that 40 people had been killed in Goma on Monday."
    (figure,) = [c for c in claims_of(text) if c.quantities]
    told = ([s.name for s in figure.sources], figure.stance, figure.modality)
    assert told == (["Officials"], "denies", "negated")


def test_who_doubts_what_others_say_does_not_pass_it_on() -> None:
    claims = claims_of("The army doubted reports that 25 soldiers had been killed in Sake.")
    (figure,) = [c for c in claims if c.quantities]
    assert [s.name for s in figure.sources] == ["reports"]
