"""Words that a person gives are found where they stand, as the person saw them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import BadInput
from according.review.placing import Shown


def shown(text: str, seen: str | None = None) -> Shown:
    return Shown("0" * 64, text, text if seen is None else seen)


TEXT = "Ten died in Cafe\u0301 Noir.\r\nTen more, \U0001f56f the\n clinic said, died in Café Noir."


@pytest.mark.parametrize(
    ("words", "span", "near", "found"),
    [
        ("Ten", None, None, "0"),
        ("Ten", (25, 28), None, "25"),  # at the span, not first
        ("Ten", (24, 29), None, "25"),  # blanks around what was selected
        ("Ten", (4, 7), None, "0"),  # these words do not stand at the span
        ("Ten", None, (20, 40), "25"),  # near, not first
        ("the clinic said", None, None, "37"),  # a line ends between them
        ("Café Noir", None, None, "12"),  # typed composed, stands decomposed
        ("Café Noir", (12, 22), None, "12"),
        ("\U0001f56f", (35, 36), None, "35"),  # one code point, two units in a browser
    ],
)
def test_words_are_found(
    words: str, span: tuple[int, int] | None, near: tuple[int, int] | None, found: str
) -> None:
    made = shown(TEXT).place(words, span, near)
    assert str(made.start) == found
    assert made.holds_in(TEXT)


@pytest.mark.parametrize("words", ["Eleven", "", "  ", "ten died"])
def test_words_that_do_not_stand_there_are_refused(words: str) -> None:
    with pytest.raises(BadInput, match="does not stand"):
        shown(TEXT).place(words)


def test_a_name_that_is_withheld_is_taken_as_it_is_shown() -> None:
    made = shown("said Mona Adil, 34", "said ████ ████, 34").place("████ ████", (5, 14))
    assert made.text == "Mona Adil"
    with pytest.raises(BadInput):
        shown("said Mona Adil, 34", "said ████ ████, 34").place("Mona Adil")


@given(st.text(), st.data())
def test_what_is_selected_is_what_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    if not words.strip():
        return
    made = shown(text).place(words, (start, end))
    assert made.holds_in(text)
    assert start <= made.start < made.end <= end
    assert made.text == words.strip()
