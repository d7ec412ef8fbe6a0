import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model.report import Report, content_id
from according.read.bytemap import byte_spans, proves, text_pieces

WIDE = ["utf-16-le", "utf-16-be", "utf-32-le"]
ENCODINGS = ["utf-8", *WIDE, "cp1252", "cp1256", "koi8_r", "gb18030"]


def report_of(text: str, encoding: str, offset: int = 0) -> tuple[Report, bytes]:
    original = b"#" * offset + text.encode(encoding)
    pieces = text_pieces(text, encoding, offset)
    return Report(content_id(original), text, "text/plain", encoding, pieces), original


@st.composite
def held_texts(draw: st.DrawFn) -> tuple[str, str]:
    encoding = draw(st.sampled_from(ENCODINGS))
    characters = st.characters(codec=encoding, exclude_categories=["Cs"])
    text = draw(st.text(characters, min_size=1)) * draw(st.sampled_from([1, 50, 700]))
    return text, encoding


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, str, int, int]:
    text, encoding = draw(held_texts())
    start = draw(st.integers(0, len(text) - 1))
    return text, encoding, start, draw(st.integers(start + 1, len(text)))


@given(spans(), st.integers(0, 4))
def test_the_bytes_of_a_span_are_its_words(span: tuple[str, str, int, int], offset: int) -> None:
    text, encoding, start, end = span
    report, original = report_of(text, encoding, offset)
    ((first, last),) = byte_spans(report, start, end)
    assert original[first:last] == text[start:end].encode(encoding)
    assert proves(report, original, start, end)


@given(spans(), st.data())
def test_any_changed_byte_of_a_span_is_found(
    span: tuple[str, str, int, int], data: st.DataObject
) -> None:
    text, encoding, start, end = span
    report, original = report_of(text, encoding)
    ((first, last),) = byte_spans(report, start, end)
    at = data.draw(st.integers(first, last - 1))
    changed = original[at] ^ data.draw(st.integers(1, 255))
    damaged = original[:at] + bytes([changed]) + original[at + 1 :]
    assert not proves(report, damaged, start, end)


@given(held_texts())
def test_pieces_cover_every_character_once_in_order(held: tuple[str, str]) -> None:
    report, original = report_of(*held)
    assert [piece.start for piece in report.pieces[1:]] == [p.end for p in report.pieces[:-1]]
    assert (report.pieces[0].start, report.pieces[-1].end) == (0, len(report.text))
    assert report.pieces[-1].byte_end == len(original)


def test_a_file_cut_short_proves_nothing_behind_the_cut() -> None:
    report, original = report_of("12 killed in Homs", "utf-8")
    assert proves(report, original[:9], 0, 9)
    assert not proves(report, original[:9], 0, 10)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (7, 3), (17, 40)])
def test_no_words_no_proof(start: int, end: int) -> None:
    report, original = report_of("12 killed in Homs", "utf-8")
    assert not proves(report, original, start, end)


def test_words_that_reading_put_there_are_not_proved() -> None:
    report, original = report_of("12 killed", "utf-8")
    forged = Report(report.id, "12 killed and 5 hurt", "text/plain", "utf-8", report.pieces)
    assert proves(forged, original, 0, 9)
    assert not proves(forged, original, 0, 20)
