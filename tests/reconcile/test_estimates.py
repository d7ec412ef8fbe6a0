"""Low, best and high by each rule, and what is set aside, as tables."""

from collections.abc import Sequence

import msgspec
import pytest

from according.errors import BadInput
from according.model.claim import Claim, Quantity, Victim
from according.model.incident import Estimate
from according.reconcile.estimates import estimates, series
from according.reconcile.revisions import says_changed
from according.reconcile.rules import RULES, rules_named
from tests.reconcile.factories import Told, source

ONE = Told("Courier", "2012-02-04")
NEXT = Told("Lantern", "2012-02-05")
LAST = Told("Gazette", "2012-02-07")
A, B, C = source("Alta Watch"), source("Bread Aid"), source("Coast Rescue")
REPORTS = source("reports", "collective")


def estimate(claims: Sequence[Claim], rule: str = "range", harm: str = "killed") -> Estimate:
    """The estimate of one rule for one harm; fails if there is none."""
    found = estimates("incident", claims, rules_named(rule))
    return next(e for e in found if e.harm == harm)


def bounds(claims: Sequence[Claim], rule: str = "range") -> tuple[int | None, ...]:
    found = estimate(claims, rule)
    return found.low, found.best, found.high


RANGE: dict[str, tuple[Sequence[Claim], tuple[int | None, ...]]] = {
    "one figure": ((ONE.figure(285, by=A),), (285, 285, 285)),
    "nobody, said to be so": ((ONE.figure(0, by=A),), (0, 0, 0)),
    "three origins: the median": (
        (ONE.figure(13, by=A), ONE.figure(20, by=B), ONE.figure(14, by=C)), (13, 14, 20),
    ),
    "two origins: the larger": ((ONE.figure(13, by=A), ONE.figure(20, by=B)), (13, 20, 20)),
    "two origins: what more sentences state": (
        (
            ONE.figure(13, by=A), ONE.figure(13, by=A, text="By noon 13 were counted killed"),
            ONE.figure(20, by=B),
        ),
        (13, 13, 20),
    ),
    "an open bound stays open where none has it": (
        (ONE.figure(13, by=A, modifier="at-least"),), (13, 13, None),
    ),
    "an open bound adds nothing where another has it": (
        (ONE.figure(13, by=A, modifier="at-least"), ONE.figure(15, by=B)), (13, 15, 15),
    ),
    "a floor above another's figure is no lower than high": (
        (ONE.figure(40, by=A, modifier="at-least"), ONE.figure(6, by=B)), (6, 40, 40),
    ),
    "a ceiling below another's figure is no higher than low": (
        (ONE.figure(10, by=A, modifier="at-most"), ONE.figure(25, by=B)), (10, 25, 25),
    ),
    "about has neither bound": ((ONE.figure(12, by=A, modifier="about"),), (None, 12, None)),
    "more than: best is drawn to the bound": (
        (ONE.figure(200, by=A, modifier="more-than"),), (201, 201, None),
    ),
    "a floor above a ceiling": (
        (
            ONE.figure(200, by=A, modifier="at-least"),
            ONE.figure(150, by=B, modifier="nearly"),
        ),
        (150, 200, 200),
    ),
    "a value outside every bound is drawn in": (
        (
            ONE.figure(10, by=A), ONE.figure(30, by=B, modifier="about"),
            ONE.figure(30, by=C, modifier="about"),
        ),
        (10, 10, 10),
    ),
    "only vague words": ((ONE.figure(None, by=A),), (None, None, None)),
    "one origin at one moment: its range": (
        (ONE.figure(12, by=A), ONE.figure(15, by=A)), (12, 15, 15),
    ),
    "one origin, one value: what it says in most sentences": (
        (
            ONE.figure(12, by=A), ONE.figure(12, by=A, text="By noon 12 were counted killed"),
            ONE.figure(15, by=A),
        ),
        (12, 12, 15),
    ),
    "a sentence printed again is no second one": (
        (
            ONE.figure(12, by=A, text="By noon 12 were counted killed"),
            NEXT.figure(12, by=A, text="By noon, 12 were counted killed"),
            ONE.figure(15, by=A),
        ),
        (12, 15, 15),
    ),
    "later replaces earlier, up": ((ONE.figure(12, by=A), NEXT.figure(17, by=A)), (17, 17, 17)),
    "later replaces earlier, down": ((ONE.figure(17, by=A), NEXT.figure(14, by=A)), (14, 14, 14)),
    "an old figure printed again dates from its first printing": (
        (ONE.figure(12, by=A), NEXT.figure(17, by=A), LAST.figure(12, by=A)), (17, 17, 17),
    ),
    "a return that the text calls one": (
        (
            ONE.figure(12, by=A), NEXT.figure(17, by=A),
            LAST.figure(12, by=A, text="They revised the count to 12 after a new look at the list"),
        ),
        (12, 12, 12),
    ),
    "a vague word does not replace a number": (
        (ONE.figure(12, by=A), NEXT.figure(None, by=A)), (12, 12, 12),
    ),
    "an unnamed voice adds nothing": (
        (ONE.figure(285, by=A), ONE.figure(300, by=REPORTS, modifier="nearly")), (285, 285, 285),
    ),
}  # fmt: skip

ACLED: dict[str, tuple[Sequence[Claim], int | None]] = {
    "the lowest": ((ONE.figure(13, by=A), ONE.figure(20, by=B)), 13),
    "more than 60 is 60": ((ONE.figure(60, by=A, modifier="more-than"),), 60),
    "dozens": ((ONE.figure(None, by=A, words="dozens"),), 12),
    "hundreds": ((ONE.figure(None, by=A, words="Hundreds"),), 100),
    "a vague word beside a number": (
        (ONE.figure(None, by=A, words="dozens"), ONE.figure(14, by=B)), 14,
    ),
    "no number for it in the codebook": ((ONE.figure(None, by=A, words="scores"),), None),
    "tens of thousands are not ten": (
        (ONE.figure(None, by=A, words="tens of thousands"),), None,
    ),
}  # fmt: skip

ASIDE: dict[str, tuple[Sequence[Claim], dict[int | None, str]]] = {
    "a part of its whole, a total, a denial, a supposition": (
        (
            ONE.figure(217, by=A),
            ONE.figure(138, by=A, scope="part"),
            ONE.figure(5500, by=B, scope="cumulative"),
            ONE.figure(300, by=source("health ministry", "official"), stance="denies"),
            ONE.figure(250, by=C, modality="possible"),
            ONE.figure(None, by=C),
        ),
        {
            138: "part of a stated whole",
            5500: "cumulative",
            300: "denied by health ministry",
            250: "possible: not said to have happened in this incident",
            None: "vague, beside a number",
        },
    ),
    "what was replaced, and by what": (
        (ONE.figure(12, by=A), NEXT.figure(17, by=A)),
        {12: "replaced by a later figure of Alta Watch, 2012-02-05"},
    ),
    "an unnamed voice": (
        (ONE.figure(12, by=A), ONE.figure(40, by=REPORTS)),
        {40: "“reports”: unnamed, may stand for Alta Watch and adds no origin"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RANGE)
def test_range(case: str) -> None:
    claims, expected = RANGE[case]
    assert bounds(claims) == expected


@pytest.mark.parametrize("case", ACLED)
def test_acled(case: str) -> None:
    claims, best = ACLED[case]
    assert bounds(claims, "acled") == (None, best, None)


@pytest.mark.parametrize("case", ASIDE)
def test_what_is_set_aside_has_its_reason(case: str) -> None:
    claims, expected = ASIDE[case]
    values = {(c.claim, q.id): q.value for c in claims for q in c.quantities}
    aside = estimate(claims).set_aside
    assert {values[ref.claim, ref.quantity]: ref.reason for ref in aside} == expected


def test_acled_counts_only_the_dead() -> None:
    claims = [ONE.figure(9, "injured", by=A), ONE.figure(9, "killed-or-injured", by=A)]
    assert estimates("incident", claims, rules_named("acled")) == []


def test_a_part_counts_where_its_whole_is_another_incident() -> None:
    assert bounds([ONE.figure(138, by=A, scope="part", part_of="elsewhere")]) == (138, 138, 138)


@pytest.mark.parametrize(
    "text",
    [
        "The toll was revised to 14 from 17 by the group after a second look",
        "The group said that the toll of the blast had fallen from 17 to 14 killed",
    ],
)
def test_the_earlier_figure_of_its_own_sentence_is_given_up(text: str) -> None:
    claims = [LAST.figure(14, by=A, text=text), LAST.figure(17, by=A, text=text)]
    first, second = claims
    claims[1] = _in_the_sentence_of(first, second)
    found = estimate(claims)
    assert (found.low, found.best, found.high) == (14, 14, 14)
    assert [a.reason for a in found.set_aside] == [
        "an earlier figure, which the text itself says was changed"
    ]


def _in_the_sentence_of(first: Claim, second: Claim) -> Claim:
    """``second`` moved to where ``first`` stands, its figure with it."""
    moved = tuple(
        msgspec.structs.replace(
            q, start=q.start - second.start + first.start, end=q.end - second.start + first.start
        )
        for q in second.quantities
    )
    return msgspec.structs.replace(
        second, start=first.start, end=first.end, quantities=moved, claim="second"
    )


def test_hours_order_what_one_day_does_not() -> None:
    morning, evening = Told("Am", "2012-02-04T08:00:00Z"), Told("Pm", "2012-02-04T20:00:00Z")
    assert bounds([morning.figure(12, by=A), evening.figure(17, by=A)]) == (17, 17, 17)
    assert bounds([Told("Day").figure(12, by=A), evening.figure(17, by=A)]) == (12, 17, 17)


def test_attackers_are_kept_apart_from_victims() -> None:
    attacker = _with(ONE.figure(2, by=A), category="attacker")
    assert bounds([attacker, ONE.figure(12, by=B)]) == (12, 12, 12)
    assert bounds([attacker]) == (2, 2, 2)


def test_none_of_the_guards_is_not_none_of_the_prisoners() -> None:
    guards = _with(ONE.figure(0, by=A), category="combatant")
    assert bounds([guards, ONE.figure(27, by=A)]) == (27, 27, 27)
    assert bounds([guards, ONE.figure(27, by=B)]) == (0, 27, 27)


def test_persons_named_one_by_one_are_in_the_count() -> None:
    victim = Victim("Nour Haddad", "Nour Haddad", 0, 11, 29)
    named = msgspec.structs.replace(ONE.figure(1, by=B), victims=(victim,))
    assert bounds([named, ONE.figure(12, by=A)]) == (12, 12, 12)
    assert bounds([named]) == (1, 1, 1)


def test_where_as_many_origins_tell_of_one_person_as_count_more_low_is_one() -> None:
    """The count may be of more than this incident; beside two that count, nobody doubts it."""
    alone = NEXT.figure(1, by=B, words="a woman", text="The hospital said that a woman was killed")
    count, another = ONE.figure(12, by=A), LAST.figure(12, by=C)
    assert bounds([count, alone]) == (1, 12, 12)
    assert bounds([count, another, alone]) == (12, 12, 12)
    in_its_report = NEXT.figure(12, by=A, text="By nightfall, 12 bodies had been counted killed")
    assert bounds([count, in_its_report, alone]) == (12, 12, 12)


def named(told: Told, name: str) -> Claim:
    """One person killed, by name."""
    text = f"{name} was killed at the north gate, by the account of {told.name}"
    claim = told.figure(1, by=A, words=name, text=text)
    at = claim.start
    return msgspec.structs.replace(claim, victims=(Victim(name, name, at, at + len(name)),))


def single(words: str, told: Told = ONE) -> Claim:
    """One person killed, told of in these words."""
    return told.figure(1, by=A, words=words, text=f"The man is said to have killed {words} there")


SEVERAL: dict[str, tuple[Sequence[Claim], tuple[int | None, ...]]] = {
    "two names are two people, whom nobody counted": (
        (named(ONE, "Nour Haddad"), named(ONE, "Samir Najjar")), (1, 1, 2),
    ),
    "a longer form of a name is no other name": (
        (named(ONE, "Nour Haddad"), named(ONE, "Nour Adel Haddad")), (1, 1, 1),
    ),
    "names in two reports may be of one person, written otherwise": (
        (named(ONE, "Nour Haddad"), named(NEXT, "Noor Hadad")), (1, 1, 1),
    ),
    "who killed himself is none of those whom he killed": (
        (single("a guard"), single("himself")), (1, 1, 2),
    ),
    "a pronoun may be of anybody": ((single("him"), single("himself")), (1, 1, 1)),
    "whether a count holds him is not said": (
        (ONE.figure(12, by=A), single("himself")), (12, 12, 13),
    ),
    "nor is it by another report": (
        (ONE.figure(12, by=A), single("himself", LAST)), (12, 12, 13),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SEVERAL)
def test_people_told_of_one_by_one_who_are_not_one(case: str) -> None:
    claims, expected = SEVERAL[case]
    assert bounds(claims) == expected


def test_only_range_is_opened_by_people_told_of_one_by_one() -> None:
    claims = [ONE.figure(12, by=A), single("himself", LAST), NEXT.figure(1, by=B, words="a woman")]
    assert bounds(claims) == (1, 12, 13)
    assert bounds(claims, "latest") == (12, 12, 12)
    assert bounds(claims, "acled") == (None, 12, None)
    assert bounds(claims, "ibc") == bounds(claims, "ucdp") == (12, None, 12)


def _with(claim: Claim, **changes: str) -> Claim:
    changed: list[Quantity] = [msgspec.structs.replace(q, **changes) for q in claim.quantities]
    return msgspec.structs.replace(claim, quantities=tuple(changed))


def test_a_series_shows_each_origin_over_time() -> None:
    claims = [NEXT.figure(17, by=A), ONE.figure(12, by=A), LAST.figure(12, by=A)]
    (line,) = series("incident", claims)
    assert [(point.at, point.value) for point in line.points] == [
        ("2012-02-04", 12), ("2012-02-05", 17),
    ]  # fmt: skip


def test_an_unknown_rule_names_those_there_are() -> None:
    with pytest.raises(BadInput, match="no rule is named 'guess'; the rules are range, acled"):
        rules_named("guess")


@pytest.mark.parametrize("name", RULES)
def test_every_rule_states_its_source(name: str) -> None:
    assert any(word in (RULES[name].__doc__ or "") for word in ("Ours", "Source"))


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("The toll of the blast fell from 17 to 14", True),
        ("A boy fell from a roof and 14 were killed in the blast", False),
    ],
)
def test_only_what_goes_on_to_a_number_is_changed(text: str, changed: bool) -> None:
    claim = LAST.figure(14, by=A, text=text)
    assert says_changed(claim, claim.quantities[0]) is changed
