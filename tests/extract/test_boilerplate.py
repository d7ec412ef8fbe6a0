import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.text.boilerplate import boilerplate, headlines
from according.extract.text.paragraphs import paragraphs

ONE = "Shells hit a market in Ramtha on Monday and killed 12 people, the mayor said."
TWO = "Hospitals were full by the evening, he added."


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in boilerplate(text)]


def page(*parts: str) -> str:
    return "\n\n".join(["Shells kill 12 in Ramtha", ONE, *parts, TWO])


@pytest.mark.parametrize(
    "furniture",
    ["Close", "CLOSE", "Advertisement", "Advertisement - continue reading below", "Share",
     "Share this article", "Share on Facebook", "Facebook", "12 comments", "Read more",
     "Loading...",
     "Read more: 40 killed in Kabul blast", "See also: Markets fall", ">> Watch the video",
     "Updated 6 May 2013, 10:00", "3 hours ago", "By Rana Example", "By Rana Example, Amman",
     "We use cookies to improve your visit.", "Accept all", "© 2013 The Example Courier",
     "Image caption A trader looks at what is left", "Sign up for our daily newsletter",
     "A protester in Amman holds a poster (Photo: AP)", "Smoke over the town. (Reuters/R. Example)",
     "The market square, Ramtha", "A trader at his stall", "(Reporting by Rana Example)",
     "Tags: Jordan, Ramtha"],
)  # fmt: skip
def test_furniture_between_paragraphs_is_passed_over(furniture: str) -> None:
    assert marked(page(furniture)) == [furniture]


@pytest.mark.parametrize(
    "kept",
    ["Share prices fell.", "Close to 30 people were hurt.", "By Monday evening the road was open.",
     "Dozens arrested in Amman", "Six bodies found near the bridge", "Ramtha: 12",
     "- a shop and a school", "\u201cWe will stay,\u201d the mayor said", "More than 30 were hurt.",
     "Updated figures put the dead at 14, the mayor said. He gave no names.",
     "Advertisement boards were hit as well.",
     "Two people were killed at the bus station, police said. (Photo: A. Example / AP)"],
)  # fmt: skip
def test_what_may_carry_a_claim_is_kept(kept: str) -> None:
    assert marked(page(kept)) == []


def test_headlines_of_other_stories_at_the_end_are_furniture() -> None:
    text = page() + "\n\nClose\n\nWhat's Hot\n\n40 killed in Kabul blast\nMarkets fall again\n"
    assert marked(text) == ["Close", "What's Hot", "40 killed in Kabul blast", "Markets fall again"]


def test_a_list_of_other_stories_ends_at_the_next_sentence() -> None:
    text = page("Related stories", "40 killed in Kabul blast")
    assert marked(text) == ["Related stories", "40 killed in Kabul blast"]


def test_lists_after_a_colon_and_runs_of_short_lines_are_kept() -> None:
    assert marked(page("The towns are:", "Ramtha", "Jaber and Nasib")) == []
    assert marked(f"{ONE}\n\nThe town named here:\n\nRamtha\n\n{TWO}") == []


def test_headlines_are_the_lines_before_the_first_sentence() -> None:
    text = "Shells kill 12 in Ramtha\nDozens hurt\n\nBy Rana Example\n\n" + page()[26:]
    found = headlines(text, boilerplate(text))
    assert [text[a:b] for a, b in found] == ["Shells kill 12 in Ramtha", "Dozens hurt"]
    assert marked(text) == ["By Rana Example"]


def test_a_report_cut_off_in_its_only_paragraph_is_no_headline() -> None:
    assert headlines(ONE + " Hospitals were full by the", []) == []


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    broken = "Shells hit a market in Ramtha on Monday and killed 12\npeople, the mayor of the town \
said in a statement that\nevening.\n"
    assert paragraphs(broken) == [(0, len(broken) - 1)]
    assert len(paragraphs(broken.upper())) == 1
    assert len(paragraphs(f"{ONE}\n{TWO}\r\nClose\r{ONE}")) == 4


@given(st.text(st.sampled_from("aA. \n\r\t\u2028:-1\u200b") | st.characters()))
def test_paragraphs_hold_every_visible_character_once_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    inside = "".join(text[a:b] for a, b in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert set(boilerplate(text)) <= set(spans)
    assert set(headlines(text, boilerplate(text))) <= set(spans)
    assert not set(headlines(text, boilerplate(text))) & set(boilerplate(text))
