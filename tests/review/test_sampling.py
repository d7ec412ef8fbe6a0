"""Claims drawn and read blind, and what the readings come to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according import looking, pipeline
from according.errors import BadInput
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.decision import JudgedClaim
from according.review.agreement import Agreement, Rate, interval, krippendorff_alpha
from according.review.sampling import drawn, field_of


@given(st.sets(st.text("0123456789abcdef", min_size=4), min_size=1), st.integers(0, 9), st.data())
def test_a_draw_follows_from_its_seed_alone(ids: set[str], seed: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(ids)))
    made = drawn(ids, size, seed)
    assert made == drawn(sorted(ids, reverse=True), size, seed)
    assert len(set(made)) == size
    assert set(made) <= ids
    assert drawn(ids, len(ids), seed)[:size] == made


@pytest.mark.parametrize("size", [0, 3])
def test_no_more_is_drawn_than_there_is(size: int) -> None:
    with pytest.raises(BadInput, match="2 claims"):
        drawn(["a", "b"], size, 1)


def test_other_seeds_draw_others() -> None:
    ids = [f"{number:04x}" for number in range(400)]
    first = [drawn(ids, 1, seed)[0] for seed in range(200)]
    assert len(set(first)) > 100


@pytest.mark.parametrize(
    ("wrong", "of", "bounds"),
    [  # Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_of_a_share(wrong: int, of: int, bounds: tuple[float, float]) -> None:
    assert interval(wrong, of) == pytest.approx(bounds, abs=0.0001)


def test_agreement_beyond_chance() -> None:
    said = [{"a": "x", "b": "x"}, {"a": "y", "b": "x"}, {"a": "x", "b": "x"}, {"a": "y", "b": "y"}]
    expected = 1 - (2 / 8) / (2 * 5 * 3 / (8 * 7))
    assert krippendorff_alpha(said) == pytest.approx(expected, abs=0.0001)
    assert krippendorff_alpha([{"a": "x", "b": "x"}]) is None  # nothing to disagree about
    assert krippendorff_alpha([]) is None


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("quantities.q1.value", "figure"), ("quantities.q1.harm", "harm"), ("quantities", "figure"),
        ("quantities.q2.scope", "scope"), ("sources.0.spans.0.start", "source"),
        ("voice", "source"), ("place.name", "place"), ("time", "time"), ("stance", "stance"),
    ],
)  # fmt: skip
def test_the_field_that_a_correction_is_about(path: str, field: str) -> None:
    assert field_of(path) == field


def read(ledger: Ledger, person: str, claim: str, **changes: Any) -> None:
    """What a reader says who sees the machine's reading alone: accepted, or these corrections."""
    found = looking.sampled(ledger)
    assert found
    with pipeline.deciding(ledger, person, sample=found[0].sample.id) as reader:
        if changes.get("status") == "rejected":
            reader.rule(claim, "rejected", "not said")
        elif changes:
            reader.correct(
                claim, {name.replace("__", "."): it for name, it in changes.items()}, "so"
            )
        else:
            reader.rule(claim, "accepted", "")


def told(ledger: Ledger) -> Agreement:
    found = looking.sampled(ledger)
    assert found
    return found[1]


def rate(ledger: Ledger, field: str) -> Rate:
    return next(one for one in told(ledger).fields if one.field == field)


def value(ledger: Ledger, claim: str, new: int) -> dict[str, int]:
    """The correction of this claim's first figure."""
    return {f"quantities__{ledger.claim(claim).quantities[0].id}__value": new}


def test_what_one_reader_says_is_counted_by_field(ledger: Ledger) -> None:
    assert looking.sampled(ledger) is None
    one, other, third = pipeline.draw(ledger, 3, 7).drawn.claims
    read(ledger, "Ana Ruiz", one)
    read(ledger, "Ana Ruiz", other, **value(ledger, other, 9))
    read(ledger, "Ana Ruiz", third, status="rejected")
    assert (told(ledger).settled, told(ledger).readers) == (3, {"Ana Ruiz": 3})
    counts = {it.field: (it.wrong, it.judged) for it in told(ledger).fields}
    assert counts["claim"] == (1, 3)
    assert counts["figure"] == (1, 2)
    assert counts["place"] == (0, 2)
    assert check(ledger) == []


def test_where_two_differ_nothing_counts_until_it_is_settled(ledger: Ledger) -> None:
    one, other = pipeline.draw(ledger, 2, 7).drawn.claims
    read(ledger, "Ana Ruiz", one, **value(ledger, one, 9))
    read(ledger, "Omar Idris", one)
    read(ledger, "Ana Ruiz", other)
    read(ledger, "Omar Idris", other)
    assert (told(ledger).open, told(ledger).settled) == (1, 1)
    assert rate(ledger, "figure").judged == 1
    assert rate(ledger, "figure").alpha == 0.0
    with pipeline.deciding(ledger, "Lea Haas") as third:
        third.rule(one, "accepted", "nine is right")
    assert (told(ledger).open, told(ledger).settled) == (0, 2)
    assert (rate(ledger, "figure").wrong, rate(ledger, "figure").judged) == (1, 2)


def test_who_reads_blind_overrules_nobody_unasked(ledger: Ledger) -> None:
    (one,) = pipeline.draw(ledger, 1, 7).drawn.claims
    with pipeline.deciding(ledger, "Ana Ruiz") as ana:
        ana.rule(one, "rejected", "not said")
    read(ledger, "Omar Idris", one)
    assert any(asked.why == "disagreement" for asked in looking.asked(ledger))
    with pipeline.deciding(ledger, "Lea Haas") as third:
        third.rule(one, "accepted", "it is said")
    assert not any(asked.why == "disagreement" for asked in looking.asked(ledger))


def test_a_reading_that_is_withdrawn_was_none(ledger: Ledger) -> None:
    (one,) = pipeline.draw(ledger, 1, 7).drawn.claims
    read(ledger, "Ana Ruiz", one, status="rejected")
    with pipeline.deciding(ledger, "Ana Ruiz") as ana:
        ana.withdraw(ledger.decisions()[0].decision.decision, "a slip")
    assert (told(ledger).settled, told(ledger).readers) == (0, {})
    assert not any(isinstance(it, JudgedClaim) for it in looking.claims(ledger))


def test_claims_that_count_no_more_are_not_drawn(ledger: Ledger) -> None:
    gone = next(iter(looking.claims(ledger))).claim
    with pipeline.deciding(ledger, "Ana Ruiz") as ana:
        ana.rule(gone, "rejected", "not said")
    sample = pipeline.draw(ledger, 2, 7)
    assert gone not in sample.drawn.claims
    assert sample.drawn.of == 2
