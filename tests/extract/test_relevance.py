"""Which sentences are read closely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.reading import annotated
from according.extract.relevance import DENSE, REACH, read_closely, tells_of_conflict
from according.extract.text.words import split
from tests.extract.reading import claims_of

NEUTRAL = "The council will vote on the new library on Monday."
TELLING = "Two men were shot dead at the market."


def telling(text: str) -> bool:
    return any(tells_of_conflict(words) for words in split(text))


@pytest.mark.parametrize(
    "text",
    [
        TELLING,
        "FOUR PEASANTS WERE KIDNAPPED IN THE DEPARTMENT.",
        "Troops took twelve villagers hostage.",
        "Protesters blocked the bridge.",
        "No one was hurt.",
        "The floods of war have made 40,000 homeless.",
        "Most of those who stayed lost their homes.",
        "On Friday Harun Sesay was kidnapped near Kailahun.",
        "The bomb did not explode.",
        "The war has claimed more than 27,000 lives.",
        "He left for work and has not been seen since.",
    ],
)
def test_words_of_conflict_and_of_harm_near_people_tell(text: str) -> None:
    assert telling(text)


@pytest.mark.parametrize(
    "text",
    [
        NEUTRAL,
        "The minister takes questions and will make a statement.",
        "Shares held steady while oil beat forecasts.",
        "The death penalty stays on the books.",
        "In the final Ganta beat Zwedru.",
        "The claim will cost the club dearly.",
    ],
)
def test_words_of_general_news_do_not(text: str) -> None:
    assert not telling(text)


@given(st.lists(st.sampled_from([NEUTRAL] * 12 + [TELLING]), max_size=80))
def test_a_report_is_read_near_what_tells_or_whole_where_much_does(texts: list[str]) -> None:
    read = read_closely([split(text)[0] for text in texts])
    telling_at = [n for n, text in enumerate(texts) if text == TELLING]
    if len(telling_at) > DENSE * len(texts):
        assert all(read)
    else:
        assert read == [any(abs(n - at) <= REACH for at in telling_at) for n in range(len(texts))]


def test_what_is_read_closely_is_read_as_in_the_whole_report() -> None:
    text = " ".join(
        [*[NEUTRAL] * 30, f"Aid workers of the clinic said: {TELLING}", *[NEUTRAL] * 30]
    )
    whole, near = annotated(text), annotated(text, whole=False)
    known = {sentence.start: sentence.tokens for sentence in whole}
    assert 1 < len(near) < len(whole)
    assert all(known[sentence.start] == sentence.tokens for sentence in near)


def test_a_report_without_conflict_gives_no_claims() -> None:
    assert claims_of(" ".join([NEUTRAL] * 5)) == []
