"""The named rules over the same figures, as tables; ``range``, ``acled`` stand with estimates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.lexicons import load
from according.model.claim import Category, Claim, EventType, Participant
from according.model.incident import Estimate
from according.reconcile.estimates import estimates
from according.reconcile.rules import RULES, rules_named
from tests.reconcile.factories import Told, source

ONE, NEXT = Told("Courier", "2012-02-04"), Told("Lantern", "2012-02-05")
A, B, C = source("Alta Watch"), source("Bread Aid"), source("Coast Rescue")
ARMY = source("the army", "official", side="state")
REBELS = source("Plain Resistance", side="opposition")
Bounds = tuple[int | None, int | None, int | None]


def estimate(rule: str, claims: Sequence[Claim], harm: str = "killed") -> Estimate:
    found = estimates("incident", claims, rules_named(rule))
    return next(e for e in found if e.harm == harm)


def bounds(found: Estimate) -> Bounds:
    return found.low, found.best, found.high


THREE = (ONE.figure(13, by=A), ONE.figure(20, by=B), NEXT.figure(14, by=C))
TALKATIVE = (ONE.figure(12, by=A), ONE.figure(15, by=A), ONE.figure(20, by=B))
BY_RULE: dict[str, tuple[str, Sequence[Claim], Bounds]] = {
    "latest: the median of origins": ("latest", THREE, (13, 14, 20)),
    "latest: one figure an origin, where range takes both": ("latest", TALKATIVE, (15, 20, 20)),
    "latest: the newest figure of an origin": (
        "latest", (ONE.figure(12, by=A), NEXT.figure(17, by=A)), (17, 17, 17),
    ),
    "ibc: minimum and maximum, no best": ("ibc", THREE, (13, None, 20)),
    "ibc: about is both ends": ("ibc", (ONE.figure(60, by=A, modifier="about"),), (60, None, 60)),
    "ibc: at least leaves the maximum open": (
        "ibc", (ONE.figure(60, by=A, modifier="at-least"),), (60, None, None),
    ),
    "ucdp: low and high, best for a person": ("ucdp", THREE, (13, None, 20)),
    "airwars: local minimum and maximum": ("airwars", THREE, (13, None, 20)),
    "airwars: a belligerent's figure is not merged": (
        "airwars", (*THREE, ONE.figure(2, by=ARMY)), (13, None, 20),
    ),
    "airwars: nothing but a belligerent's figures": (
        "airwars", (ONE.figure(2, by=ARMY),), (None, None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BY_RULE)
def test_what_a_rule_makes_of_figures(case: str) -> None:
    rule, claims, expected = BY_RULE[case]
    assert bounds(estimate(rule, claims)) == expected


def by_actor(claim: Claim, actor: str, **changes: Any) -> Claim:
    who = (Participant(actor, 0, len(actor)),)
    return msgspec.structs.replace(claim, actor=who, claim=f"{claim.claim}{actor}", **changes)


def struck(actor: str, **told: Any) -> Claim:
    kind: EventType = "ASSAULT"
    return by_actor(ONE.event(kind, "aerial", **told), actor)


def of(category: Category, claim: Claim) -> Claim:
    told = tuple(msgspec.structs.replace(q, category=category) for q in claim.quantities)
    return msgspec.structs.replace(claim, quantities=told)


GRADES: dict[str, tuple[Sequence[Claim], str]] = {
    "one credible source": ((ONE.figure(5, by=A),), "weak"),
    "the report's own voice is none": ((ONE.figure(5, by=A), NEXT.figure(7)), "weak"),
    "two credible sources": ((ONE.figure(5, by=A), NEXT.figure(7, by=B)), "fair"),
    "a copy is no second source": ((ONE.figure(5, by=A), NEXT.figure(5, by=A)), "weak"),
    "the army says that the army did it": (
        (ONE.figure(5, by=A), struck("the army", by=ARMY)), "confirmed",
    ),
    "the army says that rebels did it": (
        (ONE.figure(5, by=A), struck("rebels", by=ARMY)), "weak",
    ),
    "each side is said to have done it": (
        (ONE.figure(5, by=A), struck("the army", by=A), struck("rebels", by=B)), "contested",
    ),
    "one of them denies it": (
        (ONE.figure(5, by=A), struck("the army", by=ARMY, stance="denies")), "contested",
    ),
    "only fighters died": ((of("combatant", ONE.figure(5, by=A)),), "discounted"),
}  # fmt: skip


@pytest.mark.parametrize("case", GRADES)
def test_airwars_grades(case: str) -> None:
    claims, grade = GRADES[case]
    assert estimate("airwars", claims).grade == grade


def test_a_contested_incident_has_minimum_0() -> None:
    claims, _ = GRADES["one of them denies it"]
    assert bounds(estimate("airwars", claims)) == (0, None, 5)


def test_what_stands_beside_has_its_reason() -> None:
    found = estimate("airwars", (ONE.figure(5, by=A), ONE.figure(9, by=REBELS)))
    assert [a.reason for a in found.set_aside] == [
        "a belligerent's own figure (opposition), beside"
    ]


@pytest.mark.parametrize(
    ("claims", "provisional"),
    [
        ((ONE.figure(5, by=A),), True),
        ((ONE.figure(5, by=A), NEXT.figure(5, by=A)), True),
        ((ONE.figure(5, by=A), NEXT.figure(5, by=B)), False),
    ],
)
def test_ibc_is_provisional_below_two_independent_origins(
    claims: Sequence[Claim], provisional: bool
) -> None:
    assert estimate("ibc", claims).provisional is provisional


def test_an_estimate_says_whose_harm_it_counts() -> None:
    attackers = of("attacker", ONE.figure(2, by=A))
    assert estimate("range", [ONE.figure(12, by=B)]).counts == "everybody"
    assert estimate("range", [attackers, ONE.figure(12, by=B)]).counts == "victims"
    assert estimate("range", [attackers]).counts == "attackers"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_counts_the_harms_that_its_data_lists(name: str) -> None:
    listed = load("rules")[name]["harms"]
    claims = [ONE.figure(5, "killed", by=A), ONE.figure(6, "injured", by=A),
              ONE.figure(7, "detained", by=A)]  # fmt: skip
    found = {e.harm for e in estimates("incident", claims, rules_named(name))}
    assert found == {"killed", "injured", "detained"} & set(listed)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_its_words_and_its_source_in_data_and_on_its_page(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    entry = load("rules")[name]
    flat = " ".join(page.split())
    assert f"## {name}" in page
    assert entry["text"] in flat
    assert entry["source"] in flat
    assert (RULES[name].__doc__ or "").partition("'s:")[0].strip()
