"""Entries chained by their hashes."""

import hashlib
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from according.ledger.chain import Draft, chained, follows, genesis, hashed
from according.model.entry import Entry

text = st.text(max_size=20)  # of any characters that UTF-8 has
entry = st.builds(
    Entry, text, st.integers(1, 2**53), text, text, st.just("claim"), text, st.none() | text,
    st.none() | text, text,
)  # fmt: skip


@given(entry)
def test_any_language_with_json_can_prove_an_entry(told: Entry) -> None:
    says = msgspec.structs.asdict(told)
    del says["hash"]
    plain = json.dumps(says, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashed(told).hash == hashlib.sha256(plain.encode()).hexdigest()


def test_drafts_follow_one_another() -> None:
    first = genesis("2012-02-04T00:00:00.000000Z", "a test")
    drafts = [Draft("claim", "one", "content"), Draft("withdrawal", "one")]
    one, other = chained(first, "2012-02-05T00:00:00.000000Z", "a test", drafts)
    assert follows(first, one)
    assert follows(one, other)
    assert not follows(first, other)
    assert not follows(first, msgspec.structs.replace(one, subject="another"))
