import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from according.errors import BadInput, UnreadableReport
from according.model.report import content_id
from according.read.bytemap import proves
from according.read.report import read_report

TEXT = "At least 12 people were killed in Ramtha on Monday, the mayor said.\r\n\r\nIt rained.\n"


def test_a_text_stays_as_it_is_line_ends_kept() -> None:
    report = read_report(TEXT.encode(), name="a.txt", published="2013-05-06", outlet="O", url="u")
    assert (report.text, report.id) == (TEXT, content_id(TEXT.encode()))
    assert (report.media_type, report.encoding, report.language) == ("text/plain", "utf-8", "en")
    assert (report.published, report.outlet, report.url, report.title) == (
        "2013-05-06", "O", "u", None,
    )  # fmt: skip


def test_a_text_never_gets_a_guessed_date() -> None:
    assert read_report(b"Monday, 6 May 2013. " + TEXT.encode(), name="a.txt").published is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_byte_order_mark_is_left_out_of_the_text_but_not_of_the_offsets(encoding: str) -> None:
    marked = TEXT if encoding in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff" + TEXT
    original = marked.encode(encoding)
    report = read_report(original, name="a.txt")
    assert report.text == TEXT
    assert report.pieces[-1].byte_end == len(original)
    assert proves(report, original, 0, len(TEXT))


def archive() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        zipped.writestr("word/document.xml", "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("original", "says"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n ", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (archive(), "office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"{\\rtf1 killed}", "Rich Text"),
        (b"12 people\x00 were killed", "binary data"),
        ("12 people were killed".encode("utf-16-le"), "UTF-16 without its byte-order mark"),
        (bytes(range(1, 32)) * 9, "binary data"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "<rss>"),
        (b"\xff\xfe1\x00\x00\xd8\x00\xd8", "byte-order mark"),
        (b"<html><meta charset=utf-16><p>caf\xe9", "utf-16"),
    ],
)
def test_what_is_no_report_is_refused_by_name(original: bytes, says: str) -> None:
    with pytest.raises(UnreadableReport, match=f"^some file: .*{re.escape(says)}"):
        read_report(original, name="some file")


def test_bytes_that_do_not_encode_back_are_refused() -> None:
    # Shift_JIS holds some characters twice (NEC and IBM extensions): the second code is not exact.
    page = "<html><meta charset=shift_jis><p>市場で十二人が死亡した</p>".encode("cp932")
    with pytest.raises(UnreadableReport, match="bytes of its own"):
        read_report(page.replace("市".encode("cp932"), b"\xfa\x4a"), name="page.html")


def test_a_bad_date_costs_the_call_before_the_file_is_looked_at() -> None:
    with pytest.raises(BadInput, match="yesterday"):
        read_report(b"", name="a.txt", published="yesterday")


@given(st.binary())
@example(b"<!doctype html><p>&#xFFFFFFFF;&#0;&#xD800;<")
@example(b"<html><![CDATA[<p>12 killed</p>]]></p></html>")
@example(b"<?xml version='1.0' encoding='utf-7'?><html>\xe9</html>")
@example(b"\x1b$B\xff\xfe")
@settings(max_examples=300)
def test_any_bytes_are_a_report_or_refused(original: bytes) -> None:
    for name in ("a.txt", "a.html"):
        try:
            report = read_report(original, name=name)
        except UnreadableReport:
            continue
        assert proves(report, original, 0, len(report.text))


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<a href='x", "'>", "<!--", "-->", "<script>",
     "</script>", "&amp;", "&nbsp;", "&#8217", "&notin", "<", ">", "&", '"', "<title>", "</title>",
     "<table><td>",
     "The army shelled the town on Monday and killed twelve people in the market. " * 4]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=20)), st.sampled_from(["utf-8", "utf-16"]))
@settings(max_examples=150)
def test_any_page_is_a_report_whose_words_are_in_its_bytes_or_refused(
    parts: list[str], encoding: str
) -> None:
    original = ("<!doctype html><body>" + "".join(parts)).encode(encoding, "replace")
    try:
        report = read_report(original, name="a.html")
    except UnreadableReport:
        return
    for word in re.finditer(r"\S+", report.text):
        assert proves(report, original, *word.span())
