"""Sentences and words: tables of texts, and laws that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.extract.text.words import paragraphs, split

# text | the same text with words parted by spaces and sentences by " / "
CASES = [
    # clitics, figures, hyphens
    ("They don't re-enforce 5,500 men.", "They do n't re-enforce 5,500 men ."),
    ("The ministry’s toll rose 1.2% to 40.", "The ministry ’s toll rose 1.2 % to 40 ."),
    ("He cannot pay $5m or US$6.", "He can not pay $ 5m or US $ 6 ."),
    ("Sana'a and O'Brien and Ba’ath.", "Sana'a and O'Brien and Ba’ath ."),
    ("The rebels' camp—emptied at 10:30.", "The rebels ' camp — emptied at 10:30 ."),
    # abbreviations and initials
    ("Gen. A. B. Odeh met Mr. Musa. He left.", "Gen. A. B. Odeh met Mr. Musa . / He left ."),
    ("Shells from the U.S. The army fled.", "Shells from the U.S. / The army fled ."),
    ("The U.S. Army fled the U.N.-run camp.", "The U.S. Army fled the U.N.-run camp ."),
    ("It fell on Jan. 5. No. 4 camp burned.", "It fell on Jan. 5 . / No. 4 camp burned ."),
    ("Was it so? No. He left.", "Was it so ? / No . / He left ."),
    ("We rest on Sunday. The sun. A sea.", "We rest on Sunday . / The sun . / A sea ."),
    # quotes close the sentence they end; a question inside a sentence does not end it
    ("“They fled.” He wept.", "“ They fled . ” / He wept ."),
    ("“Why now?” he asked.", "“ Why now ? ” he asked ."),
    ("(Two died.) One lived.", "( Two died . ) / One lived ."),
    ("It was... strange. Well… Yes.", "It was ... strange . / Well … / Yes ."),
    ("He fled.The town fell.", "He fled . / The town fell ."),
    ("the town fell. nobody left.", "the town fell . / nobody left ."),
    # other scripts, no-break spaces, decomposed accents
    ("قال المتحدث إن ١٢ شخصًا قتلوا.", "قال المتحدث إن ١٢ شخصًا قتلوا ."),
    ("Twelve\u00a0dead in Cafe\u0301 Nour.", "Twelve dead in Cafe\u0301 Nour ."),
    # addresses
    ("See https://example.org/a?b=1. It ends.", "See https://example.org/a?b=1 . / It ends ."),
    ("Mail a.b@example.org, or ask.", "Mail a.b@example.org , or ask ."),
    # paragraphs
    ("Toll rises\nTwelve died.\n\nOne lived", "Toll rises / Twelve died . / One lived"),
    ("Toll rises\r\nTwelve died", "Toll rises / Twelve died"),
    ("", ""),
    (" \n\t\u00a0\n", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_and_words(text: str, expected: str) -> None:
    found = " / ".join(" ".join(word.text for word in sentence) for sentence in split(text))
    assert found == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "PORT NOUR, 3 JAN 90 -- THE ARMY COMMAND SAID TODAY THAT ABOUT FIFTY\n"
        "FARMERS WERE TAKEN FROM THEIR HOUSES NEAR THE RIVER BY ARMED MEN OF THE\n"
        "NORTHERN FRONT, AND THAT NOBODY HAS SEEN THEM SINCE THE EVENING OF THE\n"
        "RAID.\n\n"
        "   NO OTHER SOURCE CONFIRMED THIS.\n"
    )
    assert [text[a:b].split()[0] for a, b in paragraphs(text)] == ["PORT", "NO"]
    assert len(split(text)) == 2


def test_headlines_are_paragraphs() -> None:
    assert len(list(paragraphs("Two killed\nBy A. Writer\nThe town fell. " * 3))) == 7


def test_lines_that_end_sentences_are_paragraphs() -> None:
    line = "The governor of the northern district said that nobody was hurt.\n"
    assert len(list(paragraphs(line * 4))) == 4


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from("aB1 .,'’”“\"()-—\n\r\t!?…$%\u0301\u00a0\u200dقل")),
    st.lists(
        st.sampled_from(
            ["Gen.", "U.S.", "don't", "5,500", "The", "the", ".", "”", "\n", "No.", "A.", "’s"]
        )
    ).map(" ".join),
)


@given(TEXTS)
@settings(max_examples=500)
def test_words_are_the_text(text: str) -> None:
    """All that is not white space is in exactly one word, in order, at that word's span."""
    words = [word for sentence in split(text) for word in sentence]
    place = 0
    for word in words:
        assert word.start < word.end
        assert text[word.start : word.end] == word.text
        assert not text[place : word.start].strip()
        place = word.end
    assert not text[place:].strip()


@given(TEXTS)
def test_no_sentence_is_empty_and_splitting_is_a_function(text: str) -> None:
    assert all(split(text))
    assert split(text) == split(text)


@given(TEXTS, TEXTS)
def test_a_blank_line_parts_sentences(before: str, after: str) -> None:
    middle = len(before) + 1
    for sentence in split(f"{before}\n\n{after}"):
        assert sentence[-1].end <= middle or sentence[0].start >= middle
