"""Judging in a real browser: words selected, keys alone, a lost connection, two people."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from according import looking
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.claim import Claim
from according.model.decision import Decision, Pair, Ruled
from tests.browser.conftest import PHONE, Visit, exchanged, faults, overflow
from tests.serve.conftest import read

TEXT = (
    "\U0001f56f\U0001f56f Cafe\u0301 Noir, Omdurman:\r\n"
    "At least 12 people were killed when shells hit Omdurman on Thursday, the Nile Doctors' Circle "
    "said.\r\n\u202eSeven more were hurt in Bahri, a nurse told us.\r\n"
    "قال مسعفون إن عشرة أشخاص أصيبوا في بحري.\r\n"
)
SELECT = """words => {
  const pieces = [...document.querySelectorAll(".text [data-at]")].map((piece) => piece.firstChild);
  const start = pieces.map((node) => node.data).join("").indexOf(words);
  const at = (place) => {
    for (const node of pieces) {
      if (place <= node.length) return [node, place];
      place -= node.length;
    }
  };
  getSelection().setBaseAndExtent(...at(start), ...at(start + words.length));
}"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return read(tmp_path, TEXT)


def claims(folder: Path) -> list[Claim]:
    with Ledger.open(folder) as ledger:
        assert check(ledger) == []
        return list(looking.claims(ledger))


def decisions(folder: Path) -> list[Decision]:
    with Ledger.open(folder) as ledger:
        return [one.decision for one in ledger.decisions()]


def killed(folder: Path) -> Claim:
    return next(it for it in claims(folder) if it.quantities and it.quantities[0].value == 12)


def go(page: Page, path: str) -> None:
    page.goto(page.url.partition("/")[0] + "//" + page.url.split("/")[2] + path)


def take(page: Page, words: str, key: str) -> None:
    """Selects the words in the text and presses the key of a field."""
    page.keyboard.press("Escape")
    page.evaluate(SELECT, words)
    page.keyboard.press(key)


def entered(page: Page) -> None:
    expect(page.get_by_text("Entered as decision")).to_be_visible()


def test_selected_words_become_a_place_and_a_figure(ledger: Path, visit: Visit) -> None:
    page = visit(ledger)
    go(page, f"/claim/{killed(ledger).claim}")
    page.keyboard.press("c")
    for words, key in (("Cafe\u0301 Noir", "l"), ("12", "f")):
        take(page, words, key)
    expect(page.locator("[name='place.words']")).to_have_value("Cafe\u0301 Noir")
    expect(page.locator("[name='figure.0.words']")).to_have_value("12")
    correcting = page.locator("form[action$='/amend']")
    correcting.get_by_label("Value").fill("12")
    correcting.get_by_label("Put as").select_option("exactly")
    correcting.get_by_label("Why").fill("as the dateline says")
    correcting.get_by_role("button", name="Enter the correction").click()
    entered(page)
    made = killed(ledger)
    assert made.place
    assert (made.place.text, made.place.start) == ("Cafe\u0301 Noir", TEXT.index("Cafe"))
    assert (made.quantities[0].text, made.quantities[0].modifier) == ("12", "exactly")


@pytest.mark.parametrize("words", ["Seven more", "عشرة أشخاص"])
def test_a_missed_claim_is_added_by_selecting(ledger: Path, visit: Visit, words: str) -> None:
    page = visit(ledger)
    go(page, f"/report/{claims(ledger)[0].report.id}")
    page.keyboard.press("m")
    for key in ("w", "f"):
        take(page, words, key)
    adding = page.locator("form[action$='/add']")
    adding.locator("[name$=harm]").select_option("injured")
    adding.get_by_label("Value").fill("7")
    adding.get_by_label("Why").fill("it was missed")
    adding.get_by_label("Why").press("Enter")
    entered(page)
    (made,) = [it for it in claims(ledger) if it.extractor.startswith("by hand")]
    assert (made.text, made.start) == (words, TEXT.index(words))


def test_words_are_typed_where_there_is_no_mouse(ledger: Path, visit: Visit) -> None:
    page = visit(ledger)
    go(page, f"/claim/{killed(ledger).claim}")
    page.keyboard.press("c")
    page.keyboard.press("l")
    page.keyboard.press("Control+A")
    page.keyboard.type("Bahri")
    page.keyboard.press("Tab")  # past the button that takes a selection
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.locator("form[action$='/amend']").get_by_label("Why").focus()
    page.keyboard.type("it was there")
    page.keyboard.press("Enter")
    entered(page)
    place = killed(ledger).place
    assert place
    assert (place.text, place.start) == ("Bahri", TEXT.index("Bahri"))


def press(page: Page, key: str, why: str = "") -> None:
    """A key that decides, and its reason; until the next page is there."""
    with exchanged(page):
        page.keyboard.press(key)
        if why:
            page.keyboard.type(why)
            page.keyboard.press("Enter")


def test_the_samples_are_reviewed_by_keys_alone(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    go(page, "/review")
    press(page, "a")
    entered(page)
    press(page, "r", "the count is of another night")
    press(page, "u", "nobody can go there")
    entered(page)
    acts = [one.act for one in decisions(samples)]
    assert [act.status for act in acts if isinstance(act, Ruled)] == [
        "accepted", "rejected", "unverifiable",
    ]  # fmt: skip
    press(page, "z")
    assert len(decisions(samples)) == 2
    assert page.get_by_text("Entered as decision").count() == 0
    press(page, "n")
    expect(page.locator("main")).to_contain_text("Claim 2 of")


def test_what_is_written_outlives_a_lost_connection(ledger: Path, visit: Visit) -> None:
    page = visit(ledger)
    go(page, f"/claim/{killed(ledger).claim}")
    rejecting = page.locator("form", has=page.get_by_role("button", name="Reject"))
    page.context.set_offline(True)
    rejecting.get_by_label("Why").fill("a misprint, says the desk")
    rejecting.get_by_role("button").click()
    expect(rejecting.get_by_role("status")).to_contain_text("does not answer")
    page.context.set_offline(False)
    page.reload()
    expect(rejecting.get_by_label("Why")).to_have_value("a misprint, says the desk")
    assert decisions(ledger) == []
    rejecting.get_by_role("button").click()
    entered(page)
    assert [one.why for one in decisions(ledger)] == ["a misprint, says the desk"]
    page.go_back()
    expect(rejecting.get_by_label("Why")).to_have_value("")


def test_two_people_at_once_lose_and_double_nothing(ledger: Path, visit: Visit) -> None:
    ana, omar = visit(ledger, "Ana Ruiz"), visit(ledger, "Omar Idris")
    there = f"/claim/{killed(ledger).claim}"
    for page in (ana, omar):
        go(page, there)
    ana.keyboard.press("a")
    entered(ana)
    omar.keyboard.press("r")
    omar.keyboard.type("twelve were hurt")
    omar.keyboard.press("Enter")
    rejecting = omar.locator("form", has=omar.get_by_role("button", name="Reject"))
    expect(rejecting.get_by_role("status")).to_contain_text("Not entered: somebody decided")
    assert [one.by for one in decisions(ledger)] == ["Ana Ruiz"]
    omar.reload()
    expect(omar.locator("main")).to_contain_text("Ana Ruiz")
    expect(rejecting.get_by_label("Why")).to_have_value("twelve were hurt")
    rejecting.get_by_role("button").click()
    entered(omar)
    assert [one.by for one in decisions(ledger)] == ["Ana Ruiz", "Omar Idris"]


def test_two_claims_are_told_apart_by_a_key(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    go(page, "/review")
    page.keyboard.press("b")
    page.wait_for_url("**/pair/**")
    press(page, "d", "two nights")
    entered(page)
    (made,) = decisions(samples)
    assert isinstance(made.act, Pair)
    assert made.act.judgement == "different"
    expect(page.locator("main")).to_contain_text("not in one incident now")
    press(page, "z")
    assert decisions(samples) == []


def test_pointing_at_a_mark_shows_its_claim(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    go(page, f"/report/{claims(samples)[0].report.id}")
    mark = page.locator("a.mark.figure").first
    mark.hover()
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(".card")).to_contain_text(mark.inner_text().split()[0])
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    page.locator("a.mark").first.focus()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("a.mark").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/**")


@pytest.mark.parametrize("light", ["light", "dark"])
def test_forms_marks_and_pairs_keep_the_standard(samples: Path, visit: Visit, light: str) -> None:
    page = visit(samples, color_scheme=light)
    found = []
    one, other = _two(samples)
    report = claims(samples)[0].report.id
    for path in (
        f"/claim/{one}",
        f"/report/{report}",
        f"/pair/{one}/{other}",
        "/sample",
        "/review",
    ):
        go(page, path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += [f"{path}: {fault}" for fault in faults(page)]
        page.set_viewport_size(PHONE)
        if (over := overflow(page)) > 0:
            found.append(f"{path}: {over} pixels wider than a phone")
        page.set_viewport_size({"width": 1280, "height": 720})
    assert found == []


def _two(folder: Path) -> tuple[str, str]:
    with Ledger.open(folder) as ledger:
        most = max(looking.incidents(ledger), key=lambda it: len(it.claims))
    return most.claims[0], most.claims[1]


def test_what_was_decided_is_said_and_undone(samples: Path, visit: Visit) -> None:
    page = visit(samples, viewport=PHONE)
    go(page, "/review")
    press(page, "r", "of another night")
    expect(page.locator(".done")).to_contain_text("rejected: of another night")
    expect(page.locator("nav [aria-current=page]")).to_have_text("Review")
    assert overflow(page) <= 0
    assert faults(page) == []
    press(page, "z")
    assert decisions(samples) == []
