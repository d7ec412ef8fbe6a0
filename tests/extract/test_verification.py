"""How sure a report says it is: the words, their status, and what they reach.

Each row: a comment, a sentence with the words marked ``[like this]``, and for each "status reach"
(with "+" where the speaker's own verb confirms).
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.verification import find_verification

UNVERIFIED = [
    ("adverb", "Nine were [reportedly] killed in Taiz.", ["unverified clause"]),
    ("adverb", "Police [allegedly] shot two men.", ["unverified clause"]),
    ("adjective of the deed", "the [alleged] attack killed nine", ["unverified clause"]),
    ("adjective of a person", "the alleged gunman killed nine", []),
    ("reported to have", "Nine are [reported to have] died.", ["unverified clause"]),
    ("unconfirmed reports", "According to [unconfirmed] reports nine died.", ["unverified clause"]),
    ("there were reports", "[There were reports] that nine died.", ["unverified clause"]),
    ("of what came before", "The numbers are [unverified].", ["unverified preceding"]),
    ("with its reason", "The figures are [unverified because of the siege].",
     ["unverified preceding"]),
    ("with its reason", "These tolls are [unverified due to the ban on reporters in Aden].",
     ["unverified preceding"]),
    ("could not be", "The report [could not be independently verified].",
     ["unverified preceding"]),
    ("could not verify", "The agency [could not verify] the claim.", ["unverified preceding"]),
    ("no confirmation", "There was [no independent confirmation] of the report.",
     ["unverified preceding"]),
    ("no confirmation yet", "There is [no confirmation] yet from the army.",
     ["unverified preceding"]),
    ("yet to be", "The deaths are [yet to be confirmed].", ["unverified preceding"]),
    ("not verified", "It [was not verified].", ["unverified preceding"]),
    ("beside its own figure", "The report that 12 people died [could not be confirmed].",
     ["unverified clause"]),
    ("did not immediately confirm", "Police [did not immediately confirm] that nine had died.",
     ["unverified clause"]),
    ("trying to", "Officials were [trying to verify] the reports.", ["unverified preceding"]),
    ("a contraction", "The army [hasn’t confirmed] it.", ["unverified preceding"]),
]  # fmt: skip

VERIFIED = [
    ("confirmed by", "Nine deaths, [confirmed] by two doctors", ["verified clause"]),
    ("passive", "Nine people were [confirmed] dead.", ["verified clause"]),
    ("the speaker's verb", "Police [confirmed] that nine died.", ["verified clause +"]),
    ("footage", "In [verified] footage nine bodies are seen.", ["verified clause"]),
    ("independently", "The toll of 9 was [independently verified].", ["verified clause"]),
    (
        "about what came before",
        "The account was [corroborated] by witnesses.",
        ["verified preceding"],
    ),
    ("if, of a clause", "If her death is confirmed, it would be the ninth.", []),
    ("confirmed to have", "All are [confirmed] to have died.", ["verified clause"]),
    ("if", "If confirmed, it would be the worst raid.", []),
    ("to confirm", "He was asked to confirm nine deaths.", []),
]

DISPUTED = [
    ("a toll", "The toll of 9 is [disputed].", ["disputed clause"]),
    ("by somebody", "The figure [is contested] by the army.", ["disputed preceding"]),
    ("denied by", "a raid that killed nine, [denied by] the army", ["disputed clause"]),
    ("conflicting", "There were [conflicting reports] of how many died.", ["disputed clause"]),
    ("land", "Nine died in the disputed territory.", []),
    ("the noun", "Nine died in a dispute over land.", []),
    ("the verb", "Doctors [dispute the] toll of nine.", ["disputed clause"]),
]

NONE = [
    "Nine people were killed.",
    "The rebels claimed to have killed nine.",
    "Nine may have died, and more might.",
    "He was confirmation of nothing-confirmed.",
]


def _read(marked: str) -> tuple[list[str], list[str]]:
    text = re.sub(r"[\[\]]", "", marked)
    mentions = find_verification(text, 0, len(text))
    assert all(
        text[m.verification.start : m.verification.end] == m.verification.text for m in mentions
    )
    said = [f"{m.verification.status} {m.reach}" + " +" * m.by_speaker for m in mentions]
    return [m.verification.text for m in mentions], said


@pytest.mark.parametrize(("comment", "marked", "expected"), UNVERIFIED + VERIFIED + DISPUTED)
def test_words_status_and_reach(comment: str, marked: str, expected: list[str]) -> None:
    words, said = _read(marked)
    assert words == re.findall(r"\[([^\]]*)\]", marked), comment
    assert said == expected, comment


@pytest.mark.parametrize("text", NONE)
def test_attribution_and_modality_are_no_verification(text: str) -> None:
    assert find_verification(text, 0, len(text)) == []


def test_only_the_sentence_asked_for_is_read() -> None:
    text = "Nine died. The toll is unverified. Ten were reportedly hurt."
    (mention,) = find_verification(text, 11, 34)
    assert (mention.verification.start, mention.verification.text) == (23, "unverified")


WORDS = st.sampled_from([
    "not", "no", "confirmed", "by", "the", "report", "12", "killed", "verified", "if", "due to",
    "disputed", "alleged", "gunman", "İ", "reportedly", ".", ",", "there", "was",
    "confirmation", "could", "\n",
])  # fmt: skip


@given(st.lists(WORDS, max_size=20).map(" ".join), st.integers(0, 40), st.integers(0, 120))
def test_spans_are_exact_inside_the_sentence_and_apart(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    previous = start
    for mention in find_verification(text, start, end):
        words = mention.verification
        assert text[words.start : words.end] == words.text
        assert previous <= words.start < words.end <= end
        previous = words.end
