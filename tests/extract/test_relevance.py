"""Which sentences are read closely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.relevance import REACH, read_closely, tells_of_conflict
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
    ],
)
def test_words_of_general_news_do_not(text: str) -> None:
    assert not telling(text)


@given(st.lists(st.sampled_from([NEUTRAL, TELLING]), max_size=40))
def test_just_what_is_within_reach_is_read(texts: list[str]) -> None:
    read = read_closely([split(text)[0] for text in texts])
    telling_at = [n for n, text in enumerate(texts) if text == TELLING]
    assert read == [any(abs(n - at) <= REACH for at in telling_at) for n in range(len(texts))]


def test_a_report_without_conflict_gives_no_claims() -> None:
    assert claims_of(" ".join([NEUTRAL] * 5)) == []
