"""Numbers as they are meant: a comment, the words, and the reading (value, modifier, low, high)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.harm.numbers import find_numbers
from according.extract.text.encoder import Labels
from according.extract.text.sentence import Token, sentences
from according.extract.text.words import split

TABLE = [
    ("digits", "12 men", (12, "exactly", 12, 12)),
    ("grouped digits", "5,500 people", (5500, "exactly", 5500, 5500)),
    ("words", "two hundred and fifty people", (250, "exactly", 250, 250)),
    ("hyphenated words", "twenty-five men", (25, "exactly", 25, 25)),
    ("scaled", "1.2 million people", (1_200_000, "exactly", 1_200_000, 1_200_000)),
    ("a lower bound", "at least two dozen people", (24, "at-least", 24, None)),
    ("a lower bound behind", "12 or more people", (12, "at-least", 12, None)),
    ("more than is one more", "more than 200 people", (200, "more-than", 201, None)),
    ("over", "over 200 people", (200, "more-than", 201, None)),
    ("nearly has no lower bound", "nearly 300 people", (300, "nearly", None, 300)),
    ("about has no bounds", "some 12 people", (12, "about", None, None)),
    ("a difference", "deaths rose by three to 19", (19, "exactly", 19, 19)),
    ("a dozen or more", "a dozen or more people", (12, "at-least", 12, None)),
    ("a range of dozens", "half a dozen to a dozen people", (None, "range", 6, 12)),
    ("odd", "thirty-odd people", (30, "about", None, None)),
    ("odd, apart", "about 30 odd people", (30, "about", None, None)),
    ("some behind a hundred", "a hundred-some people", (100, "about", None, None)),
    ("plus", "60-plus people", (60, "at-least", 60, None)),
    ("at most, odd", "up to 40-odd people", (40, "at-most", None, 40)),
    ("what goes up", "gone up to nine people", (9, "exactly", 9, 9)),
    ("an upper bound", "as many as 16 people", (16, "at-most", None, 16)),
    ("a range", "between 217 and 260 people", (None, "range", 217, 260)),
    ("a range with to", "217 to 260 people", (None, "range", 217, 260)),
    ("a range said to be one", "anything from 60 to 150 people", (None, "range", 60, 150)),
    ("a range with a dash", "20-30 people", (None, "range", 20, 30)),
    ("a dozen", "half a dozen people", (6, "exactly", 6, 6)),
    ("nobody", "no one", (0, "exactly", 0, 0)),
    ("vague", "dozens of people", (None, "vague", None, None)),
    ("vague and large", "tens of thousands of people", (None, "vague", None, None)),
    ("vague with a noun", "a number of people", (None, "vague", None, None)),
]
NONE = [
    ("a year after a preposition", "an attack in 2023"),
    ("a month's year", "in November 2023"),
    ("money", "a reward of $500"),
    ("those left out", "all but five"),
    ("an hour", "since half past ten"),
    ("an age", "a girl of 14"),
    ("an age in words", "a boy aged eleven"),
    ("an age, nearly", "a man of about 40"),
    ("a ratio", "one in three"),
    ("a share", "41 per cent of the casualties"),
]


def tokens(text: str) -> tuple[Token, ...]:
    words = split(text)
    blank = Labels("NN", "dep", 0, "O", 1.0, "O", 1.0, "O", 1.0, "incident", 0.0, "happened")
    return sentences(text, words, [[blank for _ in sentence] for sentence in words])[0].tokens


@pytest.mark.parametrize(("comment", "text", "reading"), TABLE, ids=[row[0] for row in TABLE])
def test_reading(comment: str, text: str, reading: tuple[object, ...]) -> None:
    (number,) = find_numbers(tokens(text))
    assert (number.value, number.modifier, number.low, number.high) == reading


@pytest.mark.parametrize(("comment", "text"), NONE, ids=[row[0] for row in NONE])
def test_no_number(comment: str, text: str) -> None:
    assert find_numbers(tokens(text)) == []


def test_two_numbers_side_by_side_stay_two() -> None:
    found = find_numbers(tokens("one man, two women and three children"))
    assert [number.value for number in found] == [1, 2, 3]


@given(st.integers(0, 10**6))
def test_any_number_in_digits_reads_as_itself(value: int) -> None:
    (number,) = find_numbers(tokens(f"{value:,} people"))
    assert number.value == value


@given(st.text(max_size=60).filter(str.strip))
def test_numbers_never_overlap_and_keep_their_bounds(text: str) -> None:
    words = split(text)
    if not words:
        return
    end = -1
    for number in find_numbers(tokens(text)):
        assert end < number.first <= number.last
        end = number.last
        known = [v for v in (number.low, number.value, number.high) if v is not None]
        assert number.modifier == "more-than" or known == sorted(known)
