"""The text cut at its marks, held against what each character is covered by."""

from hypothesis import given
from hypothesis import strategies as st

from according.serve.marked import Segment, cut
from according.telling.marks import Mark

TEXT = st.text(st.sampled_from("ab \n\r\u202e\u0627é"), max_size=20)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, dict[Mark, list[str]], int]:
    text, start = draw(TEXT), draw(st.integers(0, 5))
    ends = st.integers(start, start + len(text))
    kinds = st.sampled_from(["figure", "source", "content"])
    spans = draw(st.lists(st.tuples(ends, ends, kinds), max_size=8)) if text else []
    found = {Mark(min(a, b), max(a, b), kind, kind) for a, b, kind in spans if a != b}
    return text, {mark: [f"claim of {mark.kind}"] for mark in found}, start


@given(marked())
def test_segments_are_the_text_and_never_overlap(
    given_: tuple[str, dict[Mark, list[str]], int],
) -> None:
    text, owners, start = given_
    made = cut(text, owners, start)
    assert "".join(segment.words for segment in made) == text
    at = start
    for segment in made:
        assert segment.start == at
        assert segment.words
        at += len(segment.words)


@given(marked())
def test_a_segment_knows_every_mark_over_each_of_its_characters(
    given_: tuple[str, dict[Mark, list[str]], int],
) -> None:
    text, owners, start = given_
    made = cut(text, owners, start)
    for segment in made:
        for at in range(segment.start, segment.start + len(segment.words)):
            assert set(segment.marks) == {m for m in owners if m.start <= at < m.end}
        if segment.marks:
            inner = segment.marks[-1]
            assert all((mark.start, -mark.end) <= (inner.start, -inner.end) for mark in owners
                       if mark in segment.marks)  # fmt: skip
            assert list(segment.claims) == owners[inner]
    ends = [mark for segment in made for mark in segment.ends]
    assert sorted(ends) == sorted(owners)


def test_a_figure_within_its_content_within_a_quotation() -> None:
    text = "he said 12 people died"
    content, figure = Mark(8, 22, "content", "content"), Mark(8, 10, "figure", "killed")
    made = cut(text, {content: ["one", "two"], figure: ["one"]})
    assert [(it.words, it.marks, it.claims) for it in made] == [
        ("he said ", (), ()),
        ("12", (content, figure), ("one",)),
        (" people died", (content,), ("one", "two")),
    ]


def test_what_steers_is_named_and_line_ends_are_one_sign() -> None:
    segment = Segment("a\r\nb\rc\u202ed\x00", 0, (), (), ())
    told = "".join(f"<{it.words}>" if it.named else it.words for it in segment.pieces())
    assert told == "a\nb\nc<U+202E>d<U+0000>"


@given(st.text())
def test_no_character_that_steers_passes(words: str) -> None:
    for piece in Segment(words + "\u2066\x9b\x1b", 0, (), (), ()).pieces():
        assert all(sign in "\n\t" or ord(sign) > 0x9F or sign.isprintable() for sign in piece.words)
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(piece.words)
