import re

import pytest

from according.errors import UnreadableReport
from according.model.report import Report
from according.read.bytemap import byte_spans, proves
from according.read.report import read_report

# Pages written for these tests: invented incidents at real places.
SHELLING = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Shelling kills 12 at Ramtha market | The Example Courier</title>
<meta property="og:site_name" content="The Example Courier">
<meta property="og:title" content="Shelling kills 12 at Ramtha market">
<meta property="article:published_time" content="2013-05-06T10:00:00+03:00">
<link rel="canonical" href="https://courier.example/a/1">
<script>var teaser = "99 people were killed";</script><style>p:before{content:"77 killed"}</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World: 41 killed in Aden</a></li></ul></nav>
<div class="cookie-banner">We use cookies to improve your visit. <button>Close</button></div>
<article><h1>Shelling kills 12 at Ramtha&nbsp;market</h1>
<figure><img src="a.jpg" alt="66 killed"><figcaption>A trader (Photo: Example)</figcaption></figure>
<p>At least <b>12</b> people were <a href="/x" title="a > b">kil<i>led</i></a> &amp; 30 wounded when
   shells hit a market in Ramtha, the mayor&rsquo;s office said on Monday. The hospitals were full
   by the evening and roads to the north stayed closed.</p>
<p>&ldquo;We counted 12&#160;dead,&#x201d; said Jos&eacute; Al-Khoury, a doctor at the town
hospital, who had been called in with all of his colleagues after the first shell landed.</p>
<!-- 55 people were killed -->
<p>\u0642\u062a\u0644 12 \u0634\u062e\u0635\u0627 \u0641\u064a \u0627\u0644\u0642\u0635\u0641
\U0001f642, a witness wrote, and the bombard\u00adment went on for two hours in the caf\u0065\u0301
quarter.<br><br>
A second line follows the break and tells of damage to houses near the bridge.</p>
<ul><li>Four of the dead were children, the doctor said later.</li></ul>
<div class="related"><h3>Related</h3><ul><li><a href="/b">40 killed in Kabul</a></li></ul></div>
</article>
<footer>\u00a9 2013 The Example Courier. All rights reserved.</footer>
<script>alert("12 killed")</script></body></html>
"""

SHELLING_TEXT = """\
Shelling kills 12 at Ramtha market

At least 12 people were killed & 30 wounded when shells hit a market in Ramtha, the mayor\u2019s \
office said on Monday. The hospitals were full by the evening and roads to the north stayed closed.

\u201cWe counted 12 dead,\u201d said Jos\u00e9 Al-Khoury, a doctor at the town hospital, who had \
been called in with all of his colleagues after the first shell landed.

\u0642\u062a\u0644 12 \u0634\u062e\u0635\u0627 \u0641\u064a \u0627\u0644\u0642\u0635\u0641 \
\U0001f642, a witness wrote, and the bombardment went on for two hours in the caf\u0065\u0301 \
quarter.

A second line follows the break and tells of damage to houses near the bridge.

Four of the dead were children, the doctor said later."""

# The headline stands in <title> only, the page names no date and no outlet.
BARE = """<html><head><title>Gunmen kill three near Gao</title></head><body>
<p>Gunmen on motorcycles killed three traders on the road south of Gao, two drivers told the town
radio on Sunday. The men had been on their way home from the weekly market, they said.</p>
<p>The army said that it had sent a patrol to the place, but that it had found nobody there.
Nobody has said that they carried out the attack, and the road was open again on Monday.</p>
</body></html>
"""

EMPTY = "<html><head><title>Loading</title></head><body><div id='app'></div></body></html>"


def words(report: Report) -> list[tuple[int, int]]:
    return [word.span() for word in re.finditer(r"\S+", report.text)]


@pytest.fixture(scope="module")
def shelling() -> Report:
    return read_report(SHELLING.encode(), name="shelling.html")


def test_the_text_is_the_article_and_nothing_of_the_page_around_it(shelling: Report) -> None:
    assert shelling.text == SHELLING_TEXT
    assert shelling.media_type == "text/html"


def test_the_page_says_what_it_is(shelling: Report) -> None:
    assert shelling.title == "Shelling kills 12 at Ramtha market"
    assert shelling.outlet == "The Example Courier"
    assert shelling.url == "https://courier.example/a/1"
    assert (shelling.published, shelling.language) == ("2013-05-06", "en")


def test_what_the_user_says_wins() -> None:
    report = read_report(
        SHELLING.encode(), name="p", published="2013-05-07", outlet="Mine", url="https://x.example/"
    )
    assert (report.published, report.outlet, report.url) == (
        "2013-05-07", "Mine", "https://x.example/",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("page", [SHELLING, BARE])
def test_every_word_maps_back_to_the_bytes_that_hold_it(page: str, encoding: str) -> None:
    original = page.encode(encoding)
    report = read_report(original, name="page.html")
    assert all(proves(report, original, *span) for span in words(report))
    assert proves(report, original, 0, len(report.text))


def test_a_flipped_bit_in_a_word_is_found_and_only_there(shelling: Report) -> None:
    original = SHELLING.encode()
    spans = words(shelling)
    for index in range(0, len(spans), 3):
        for at in (at for span in byte_spans(shelling, *spans[index]) for at in range(*span)):
            damaged = original[:at] + bytes([original[at] ^ 1]) + original[at + 1 :]
            assert not proves(shelling, damaged, *spans[index])
            assert all(proves(shelling, damaged, *s) for s in spans[:index] + spans[index + 1 :])


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("killed & 30", ["kil", "led", " ", "&amp;", " 30"]),
        ("mayor\u2019s", ["mayor&rsquo;s"]),
        ("wounded when shells", ["wounded when\n   shells"]),
        ("12 dead", ["12&#160;dead"]),
        ("bombardment", ["bombard", "ment"]),  # a soft hyphen between
        ("caf\u0065\u0301", ["caf\u0065\u0301"]),  # the accent stays as the page wrote it
    ],
)
def test_words_across_tags_references_and_line_ends(
    shelling: Report, word: str, held: list[str]
) -> None:
    start = shelling.text.index(word, 40)
    spans = byte_spans(shelling, start, start + len(word))
    parts = [SHELLING.encode()[slice(*span)].decode() for span in spans]
    assert "".join(parts).replace(" ", "") == "".join(held).replace(" ", "")
    if len(held) == 1:
        assert parts == held


def test_a_headline_only_in_the_title_element_heads_the_text() -> None:
    report = read_report(BARE.encode(), name="bare.html")
    assert report.text.startswith("Gunmen kill three near Gao\n\nGunmen on motorcycles killed")
    assert report.text.endswith("the road was open again on Monday.")


def test_a_page_without_date_or_outlet_gets_none() -> None:
    report = read_report(BARE.encode(), name="bare.html")
    assert (report.published, report.outlet, report.url, report.agency) == (None, None, None, None)


def test_a_declared_encoding_is_believed() -> None:
    page = SHELLING.replace("utf-8", "iso-8859-1").encode("cp1252", "xmlcharrefreplace")
    page = page.replace(b"Jos&eacute;", b"Jos\xe9")
    report = read_report(page, name="page.html")
    assert report.encoding == "cp1252"
    assert report.text == SHELLING_TEXT
    assert proves(report, page, 0, len(report.text))


def test_an_unknown_declared_encoding_is_named() -> None:
    page = SHELLING.replace("utf-8", "klingon-1").encode("cp1252", "xmlcharrefreplace") + b"\xe9"
    with pytest.raises(UnreadableReport, match="klingon-1"):
        read_report(page, name="page.html")


def test_a_page_without_article_is_refused() -> None:
    with pytest.raises(UnreadableReport, match=r"app\.html: found an HTML page"):
        read_report(EMPTY.encode(), name="app.html")


def test_an_article_held_by_a_script_alone_is_refused() -> None:
    body = "Twelve people were killed in the shelling of Ramtha, the mayor said. " * 12
    script = f'{{"@type": "NewsArticle", "articleBody": "{body}"}}'
    page = f"<html><body><script type='application/ld+json'>{script}</script></body></html>"
    with pytest.raises(UnreadableReport, match="found an HTML page"):
        read_report(page.encode(), name="app.html")


def test_a_repeated_paragraph_stands_where_the_article_has_it() -> None:
    teaser = "<p>Gunmen kill three near Gao</p>"
    page = BARE.replace("<body>", f"<body><nav>{teaser}</nav><h1>Gunmen kill three near Gao</h1>")
    original = page.replace("</body>", f"<footer>{teaser}</footer></body>").encode()
    report = read_report(original, name="page.html")
    assert report.text.count("Gunmen kill three") == 1
    ((start, _),) = byte_spans(report, 0, 6)
    assert start == original.index(b"<h1>") + len("<h1>")
