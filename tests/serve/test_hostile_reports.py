"""Reports written to attack whoever reads them: their words are shown, and do nothing."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from according import pipeline
from according.ledger.book import Ledger
from according.model.report import content_id
from according.serve import library
from tests.serve.conftest import Open, Page, page, read

SCRIPT = "<script>alert(1)</script>"
PLAIN = (
    "At least 12 people were killed when shells hit Omdurman on Thursday, the "
    f'"Circle{SCRIPT}" of <img src=x onerror=alert(2)> said.\n'
    "The Nile Doctors' Circle said 15 people were killed in Omdurman on Thursday "
    "\u202eyadsruhT no\u202c {{ 7 * 7 }} {% raw %} \u2066.\n"
)
HTML = (
    "<html><head><title>&lt;script&gt;alert(3)&lt;/script&gt; Omdurman</title></head><body>"
    "<p>The Nile Doctors&#39; Circle &lt;svg onload=alert(4)&gt; said 14 people were killed when "
    "shells hit Omdurman on Thursday. javascript:alert(5)</p>"
    "<p>The council of the town met on Friday to talk of the shelling and of the dead.</p>"
    "</body></html>"
)
TEXTS = (PLAIN, HTML)
OUTLET = '"><script>alert(6)</script>'


def pages(client: TestClient) -> list[str]:
    first = page(client, "/")
    seen = ["/", "/review", f"/?words={SCRIPT}", f"/?place={SCRIPT}", *first.links("/incident/")]
    for path in list(seen):
        shown = page(client, path)
        seen += [*shown.links("/claim/"), *shown.links("/report/")]
    return list(dict.fromkeys(seen))


def test_no_words_of_a_report_become_part_of_a_page(client: TestClient) -> None:
    some = pages(client)
    assert any(path.startswith("/claim/") for path in some)
    assert any(path.startswith("/report/") for path in some)
    assert SCRIPT in "".join(page(client, path).words for path in some)
    for path in some:
        html = client.get(path).text
        shown = Page(html)
        assert SCRIPT not in html, path
        scripts = {one["src"] or "" for one in shown.all("script")} - {library.HTMX.address}
        assert all(re.fullmatch(r"/static/[a-z]+\.js", source) for source in scripts), path
        assert not shown.all("img"), path
        for tag, having in shown.elements:
            assert not [name for name in having if name.startswith(("on", "hx-on"))], (path, tag)
            assert not (having.get("href") or "").lower().startswith("javascript"), path


def test_templates_are_not_run_from_words(client: TestClient) -> None:
    shown = page(client, f"/report/{content_id(PLAIN.encode())}").words
    assert {"{{", "}}"} <= set(re.findall(r"\{\{|\}\}", shown))  # marks may part the words
    assert "49" not in shown


def test_characters_that_steer_are_named_not_obeyed(client: TestClient) -> None:
    some, plain = pages(client), f"/report/{content_id(PLAIN.encode())}"
    whole = "".join(client.get(path).text for path in [*some, plain])
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(whole)
    assert "U+202E" in whole
    assert "U+2066" in whole


def test_a_path_cannot_leave_the_static_folder(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404


def test_a_withheld_name_is_on_no_page_and_in_no_original(browser: Open, tmp_path: Path) -> None:
    folder = read(
        tmp_path,
        "Mariam Osman, 34, was killed when shells hit Omdurman on Thursday, the Nile Doctors' "
        "Circle said. Her neighbour Mariam Osman the younger was injured.\n",
    )
    with Ledger.open(folder) as ledger, pipeline.deciding(ledger, "Ana Ruiz") as reviewer:
        reviewer.withhold("Mariam Osman", "her family asked")
        report = ledger.reports()[0].id
    client = browser(folder)
    for path in [*pages(client), f"/report/{report}"]:
        assert "Mariam Osman" not in client.get(path).text, path
    answer = client.get(f"/original/{report}")
    assert answer.status_code == 404
    assert "withheld" in answer.text
    assert b"Mariam" not in answer.content


def test_of_a_page_nobody_can_say_what_its_bytes_hide(browser: Open, tmp_path: Path) -> None:
    folder = read(tmp_path, HTML.replace("<body>", "<body><!-- Mar&#105;am Osman -->"))
    with Ledger.open(folder) as ledger, pipeline.deciding(ledger, "Ana Ruiz") as reviewer:
        report = ledger.reports()[0].id
        reviewer.withhold("Mariam Osman", "her family asked")
    assert browser(folder).get(f"/original/{report}").status_code == 404


def test_text_from_right_to_left_takes_its_own_direction(browser: Open, tmp_path: Path) -> None:
    text = "قال مسعفون إن اثني عشر شخصا قتلوا في أم درمان يوم الخميس بعد قصف السوق.\n" * 3
    folder = tmp_path / "ledger"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    from according.read.inputs import find

    with Ledger.open(folder, create=True) as ledger:
        inputs = [(given, pipeline.About()) for given in find([str(tmp_path / "one.txt")])]
        list(pipeline.read_each(ledger, inputs))
        report = ledger.reports()[0].id
    shown = page(browser(folder), f"/report/{report}")
    (having,) = [one for one in shown.all("div") if one.get("class") == "text whole"]
    assert having["dir"] == "auto"
    assert having["lang"] == "ar"
    assert text.strip() in shown.words
