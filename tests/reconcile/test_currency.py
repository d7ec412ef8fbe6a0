"""Later against earlier figures of one origin, and what goes to a person."""

from collections.abc import Sequence

import pytest

from according.model.claim import Claim
from according.reconcile.estimates import estimates, questions
from according.reconcile.rules import rules_named
from tests.reconcile.factories import Told, source

FIRST, SECOND, THIRD = (
    Told("Courier", "2012-02-04"),
    Told("Lantern", "2012-02-06"),
    Told("Gazette", "2012-02-08"),
)
A = source("Alta Watch")
NEW = "The group counted {} killed when it walked through the ward once more"


def best(claims: Sequence[Claim]) -> int | None:
    (found,) = estimates("incident", claims, rules_named("range"))
    return found.best


def test_a_return_without_a_word_changes_nothing_and_is_asked_about() -> None:
    claims = [
        FIRST.figure(12, by=A), SECOND.figure(17, by=A),
        THIRD.figure(12, by=A, text=NEW.format(12)),
    ]  # fmt: skip
    assert best(claims) == 17
    (asked,) = questions("incident", claims)
    assert asked.kind == "return"
    assert asked.claims == (claims[2].claim,)
    assert "Alta Watch states “12” killed again after another figure of 2012-02-06" in asked.reason


@pytest.mark.parametrize("cue", ["now", "revised", "fell to"])
def test_a_return_that_the_text_calls_one_counts_and_is_not_asked_about(cue: str) -> None:
    text = f"The count {cue} 12 killed, said the group after another walk through the ward"
    claims = [
        FIRST.figure(12, by=A), SECOND.figure(17, by=A), THIRD.figure(12, by=A, text=text),
    ]  # fmt: skip
    assert best(claims) == 12
    assert not [q for q in questions("incident", claims) if q.claims == (claims[2].claim,)]


def test_old_words_printed_again_are_no_return() -> None:
    text = NEW.format(12)
    claims = [
        FIRST.figure(12, by=A, text=text), SECOND.figure(17, by=A),
        THIRD.figure(12, by=A, text=text),
    ]  # fmt: skip
    assert best(claims) == 17
    assert questions("incident", claims) == []


def test_an_outlet_that_prints_a_named_figure_later_gives_none_of_its_own() -> None:
    """Its headline says 17 a day after the group did; the group has since gone down to 14."""
    claims = [
        FIRST.figure(17, by=A), SECOND.figure(17, text="Toll in Homs now stands at 17 killed"),
        THIRD.figure(14, by=A, text="The group revised its count to 14 killed on Wednesday"),
    ]  # fmt: skip
    assert best(claims) == 14


def test_an_outlet_that_was_first_is_an_origin() -> None:
    claims = [FIRST.figure(20), SECOND.figure(20, by=A), THIRD.figure(14, by=A)]
    (found,) = estimates("incident", claims, rules_named("range"))
    assert (found.low, found.high) == (14, 20)


def test_a_headline_does_not_close_an_open_bound() -> None:
    claims = [
        FIRST.figure(12, text="Twelve dead: 12 killed"),
        FIRST.figure(12, by=A, modifier="at-least"),
    ]
    (found,) = estimates("incident", claims, rules_named("range"))
    assert (found.low, found.best, found.high) == (12, 12, None)
    assert [a.reason for a in found.set_aside] == [
        "the report's own voice repeats the figure of Alta Watch"
    ]
