"""Where datelines end."""

import pytest

from according.extract.text.dateline import dateline_end
from according.extract.text.words import split
from tests.extract.reading import claims_of


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BOGOTA, 25 SEP 89 (AFP) -- [TEXT] THE POLICE SAID TWO DIED.", "THE"),
        ("YANGON — Myanmar's military said two died.", "Myanmar"),
        ("KADUNA, Nigeria, March 18 (Corvane) - Gunmen killed two men.", "Gunmen"),
        ("He said – and nobody doubted it – that two died.", None),
        ("Three men — all soldiers — died.", None),
        ("TWO MEN OF THE GUARD WERE KILLED -- THE ARMY SAID SO.", None),
        ("UN - ", None),
        ("Raipur, Nov. 4: Three constables lost their lives.", "Three"),
        ("khulna, oct 28: at least three people were killed.", "at"),
        ("In Khulna, on 28 October: three people were killed.", None),
        ("Killed, 4 in Raipur: all constables.", None),
    ],
)
def test_only_a_dateline_is_one(text: str, rest: str | None) -> None:
    words = [word.text for word in split(text)[0]]
    end = dateline_end(words)
    assert (words[end] if end else None) == rest


def test_a_dateline_is_nobody_who_speaks() -> None:
    text = (
        "SAN JACINTO, 28 MAR 89 -- [TEXT] MILITARY AUTHORITIES REPORTED THAT TWO MEN WERE KILLED."
    )
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert [source.name for source in claim.sources] == ["MILITARY AUTHORITIES"]
