import re

from hypothesis import given
from hypothesis import strategies as st

from according.cli.marks import bracketed, coloured
from according.telling.marks import Mark

WORDS = st.text(st.sampled_from("ab \n"), min_size=1, max_size=20)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(WORDS)
    spans = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))))
    found = [(min(span), max(span)) for span in draw(spans) if span[0] != span[1]]
    return text, [Mark(start, end, "place", "X") for start, end in sorted(set(found))]


@given(_marked())
def test_taking_the_marks_out_leaves_the_text(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    drawn = bracketed(text, marks)
    assert re.sub(r"\[|\|X\]", "", drawn) == text
    assert drawn.count("[") == drawn.count("|X]") == len(marks)
    assert coloured(text, marks).plain == text


def test_marks_that_touch_nest_and_cross() -> None:
    marks = [Mark(0, 2, "place", "A"), Mark(2, 4, "place", "B"), Mark(2, 6, "place", "C")]
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    assert bracketed("aabbcc", ordered) == "[aa|A][[bb|B]cc|C]"


def test_a_sentence_draws_only_what_lies_in_it() -> None:
    marks = [Mark(0, 3, "place", "A"), Mark(10, 12, "place", "B"), Mark(19, 25, "place", "C")]
    assert bracketed("0123456789", marks, start=10) == "[01|B]23456789"
