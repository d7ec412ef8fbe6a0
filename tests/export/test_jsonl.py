from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from according.export import jsonl
from according.model.claim import Claim
from according.model.passage import passage

POWERS = "\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202e\u2066\u2069"


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(POWERS), min_size=1))
def test_a_row_is_one_line_of_plain_characters_and_decodes_to_the_letter(words: str) -> None:
    given_words = passage(words, 0, len(words))
    row = jsonl.row(given_words)
    assert len(row.splitlines()) == 1
    assert not set(POWERS) & set(row)
    assert msgspec.json.decode(row, type=type(given_words)) == given_words


def test_claims_come_before_incidents_in_the_contracts_names(
    claim: Callable[..., Claim], incident: Callable[..., Any]
) -> None:
    rows = [msgspec.json.decode(line) for line in jsonl.lines([claim()], [incident()])]
    assert [next(iter(row)) for row in rows] == ["claim", "incident"]
    assert rows[1]["from"] == "2024-05-02"
