"""Laws of linking and reconciling, over random small archives of invented reports."""

from collections.abc import Sequence
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.link.linking import link
from according.model.claim import Claim, EventType, Harm, Modifier, Quantity, sealed
from according.model.incident import Estimate, Incident, Minted
from according.reconcile.incidents import describe
from tests.reconcile.factories import (
    BABA_AMR,
    HAMA,
    HOMS,
    KHALIDIYA,
    LONDON,
    SYRIA,
    Told,
    days,
    moved,
    source,
)

PLACES = (HOMS, HOMS, BABA_AMR, KHALIDIYA, HAMA, LONDON, SYRIA, None)
TIMES = (
    days("2012-02-03", "2012-02-04"), days("2012-02-04"), days("2012-02-06"), days("2011-03"),
    None, None,
)  # fmt: skip
SOURCES = (
    (), (), (source("Syrian Network for Human Rights"),), (source("the SNHR"),),
    (source("health ministry", "official"),), (source("ministry", "official"),),
    (source("activists", "collective"),), (source("reports", "collective"),),
    (source("Sky News", "media"), source("Rami Hasan", "person")),
    (source("a spokesman", "person", speaks_for="the Syrian Network for Human Rights"),),
)  # fmt: skip
TYPES: tuple[EventType, ...] = ("ASSAULT", "PROTEST", "COERCE")
MODIFIERS: tuple[Modifier, ...] = (
    "exactly", "about", "nearly", "at-least", "more-than", "at-most",
)  # fmt: skip
WORDS = (
    "{} people were {} when shells hit a queue outside the bakery",
    "the toll was revised to {} after the list of {} was read again",
    "witnesses could not say more than that {} had been {} that day",
)
SLOW = settings(max_examples=80)


@st.composite
def claims_of(draw: st.DrawFn, told: Told) -> Claim:
    place, by = draw(st.sampled_from(PLACES)), draw(st.sampled_from(SOURCES))
    time = draw(st.sampled_from(TIMES))
    modality = draw(st.sampled_from(("happened",) * 6 + ("possible", "historical", "planned")))
    stance = draw(st.sampled_from(("asserts",) * 6 + ("denies",)))
    common = {"place": place, "by": by, "time": time, "modality": modality, "stance": stance}
    if draw(st.integers(0, 4)) == 0:
        kind = draw(st.sampled_from(TYPES))
        words = f"there was much talk of {kind} in the papers of the next morning"
        return told.event(kind, text=words, **common)
    harm: Harm = draw(st.sampled_from(get_args(Harm)[:4]))
    value = draw(st.sampled_from((None, 0, 1, 2, 3, 5, 12, 285)))
    modifier = draw(st.sampled_from(MODIFIERS))
    scope = draw(st.sampled_from(("incident",) * 5 + ("part", "cumulative")))
    number = {None: "dozens", 1: "a man"}.get(value, str(value))
    text = draw(st.sampled_from(WORDS)).format(number, harm)
    return told.figure(
        value, harm, text=text, words=number, scope=scope,
        modifier="vague" if value is None else modifier, **common,
    )  # fmt: skip


@st.composite
def archives(draw: st.DrawFn) -> list[Claim]:
    """A few reports of a few days, with a few claims each."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(1, 4))):
        published = draw(st.sampled_from(("2012-02-04", "2012-02-05", "2012-02-07T08:00:00+00:00")))
        agency = draw(st.sampled_from((None, None, "Halyard")))
        outlet = draw(st.sampled_from(("The Courier", "The Lantern", None)))
        told = Told(f"report {number}", published, outlet, agency)
        claims += draw(st.lists(claims_of(told), min_size=1, max_size=5))
    return claims


def incidents(claims: Sequence[Claim]) -> list[Incident]:
    """The incidents under names that depend on nothing but their claims."""
    minted = [Minted(".".join(cluster.claims), (), cluster) for cluster in link(claims)]
    return describe(minted, {claim.claim: claim for claim in claims})


def copied(claims: Sequence[Claim], outlet: str, published: str) -> list[Claim]:
    """The same report, printed again by another outlet, below an opening of its own."""
    header = msgspec.structs.replace(
        claims[0].report, id=f"copy by {outlet}", outlet=outlet, published=published
    )
    return [sealed(msgspec.structs.replace(lower(claim), report=header)) for claim in claims]


def lower(claim: Claim, by: int = 700) -> Claim:
    """The claim with all that it marks, so many characters further down."""
    place, time = claim.place, claim.time
    return msgspec.structs.replace(
        moved(claim, by),
        quantities=tuple(moved(quantity, by) for quantity in claim.quantities),
        place=place and moved(place, by),
        time=time and moved(time, by),
    )


def numbers(incident: Incident) -> list[tuple[object, ...]]:
    return [(e.harm, e.rule, e.low, e.best, e.high) for e in incident.estimates]


@SLOW
@given(archives(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert incidents(shuffled) == incidents(claims)


@SLOW
@given(archives(), st.data())
def test_a_copy_changes_no_estimate_and_no_count_of_origins(
    claims: list[Claim], data: st.DataObject
) -> None:
    report = data.draw(st.sampled_from(sorted({claim.report.id for claim in claims})))
    original = [claim for claim in claims if claim.report.id == report]
    published = data.draw(
        st.sampled_from(("2012-02-07T09:00:00+00:00", "2012-02-08", "2012-03-01"))
    )
    again = copied(original, "A Fresh Gazette", published)
    known = {claim.claim for claim in claims}
    before = {
        frozenset(incident.claims): (numbers(incident), len(incident.origins))
        for incident in incidents(claims)
    }
    after = {
        frozenset(known & set(incident.claims)): (numbers(incident), len(incident.origins))
        for incident in incidents([*claims, *again])
    }
    assert after == before


@SLOW
@given(archives())
def test_estimates_are_in_order_and_account_for_every_figure(claims: list[Claim]) -> None:
    told = {claim.claim: claim for claim in claims}
    for incident in incidents(claims):
        for estimate in incident.estimates:
            _in_order(estimate)
            _reachable(estimate, told)
            seen = [(ref.claim, ref.quantity) for ref in estimate.used]
            seen += [(ref.claim, ref.quantity) for ref in estimate.set_aside]
            owed = [
                (claim, quantity.id)
                for claim in incident.claims
                for quantity in told[claim].quantities
                if quantity.harm == estimate.harm
            ]
            assert sorted(ref for ref in seen if ref[0] in incident.claims) == sorted(owed)


def _in_order(estimate: Estimate) -> None:
    known = [n for n in (estimate.low, estimate.best, estimate.high) if n is not None]
    assert known == sorted(known)


def _reachable(estimate: Estimate, told: dict[str, Claim]) -> None:
    """A number of an estimate stands in a figure that it used."""
    used = [
        quantity
        for ref in estimate.used
        for quantity in told[ref.claim].quantities
        if quantity.id == ref.quantity
    ]
    if all(quantity.modifier == "vague" for quantity in used):
        return
    stated = {number for q in used for number in (q.value, q.low, q.high)} | {None}
    stated |= {0} if estimate.grade == "contested" else set()  # as the rule's own text says
    assert {estimate.low, estimate.best, estimate.high} <= stated


@SLOW
@given(archives())
def test_range_is_what_a_slow_reader_makes_of_the_figures_used(claims: list[Claim]) -> None:
    told = {claim.claim: claim for claim in claims}
    for incident in incidents(claims):
        for estimate in (e for e in incident.estimates if e.rule == "range"):
            used = [
                (incident_origin(incident, ref.claim), told[ref.claim], quantity)
                for ref in estimate.used
                for quantity in told[ref.claim].quantities
                if quantity.id == ref.quantity
            ]
            if not any(quantity.text == "a man" for _, _, quantity in used):
                assert (estimate.low, estimate.best, estimate.high) == slowly(used)


def incident_origin(incident: Incident, claim: str) -> str:
    (name,) = [origin.name for origin in incident.origins if claim in origin.claims]
    return name


def slowly(used: Sequence[tuple[str, Claim, Quantity]]) -> tuple[int | None, ...]:
    """Low, best and high by going through every number that could be best."""
    lows = [q.low for _, _, q in used if q.low is not None]
    highs = [q.high for _, _, q in used if q.high is not None]
    low = min(lows + highs) if lows else None
    high = max(lows + highs) if highs else None
    votes = []
    for origin in {name for name, _, _ in used}:
        said = [(c.text.lower(), q.value) for name, c, q in used if name == origin]
        values = [value for _, value in set(said) if value is not None]
        if values:
            votes.append(max(values, key=lambda value: (values.count(value), value)))
    middle = [
        best
        for best in votes
        if 2 * sum(vote < best for vote in votes) <= len(votes)
        and 2 * sum(vote <= best for vote in votes) >= len(votes)
    ]
    if not middle:
        return low, None, high
    best = max(
        middle, key=lambda best: (len({c.text for _, c, q in used if q.value == best}), best)
    )
    best = best if low is None else max(best, low)
    return low, best if high is None else min(best, high), high


@SLOW
@given(archives())
def test_tolls_and_incidents_share_no_claim_and_no_figure_is_used_twice(
    claims: list[Claim],
) -> None:
    found = incidents(claims)
    members = [claim for incident in found for claim in incident.claims]
    assert len(members) == len(set(members))
    totals = {c.claim for c in claims if c.quantities and c.quantities[0].scope == "cumulative"}
    for incident in found:
        used = {ref.claim for estimate in incident.estimates for ref in estimate.used}
        if incident.kind == "incident":
            assert not used & totals
        else:
            assert set(incident.claims) <= totals


@pytest.mark.parametrize("published", ["2012-02-04", "2012-02-09"])
def test_an_old_figure_printed_again_changes_no_estimate(published: str) -> None:
    network = source("Syrian Network for Human Rights")
    first = Told("first", "2012-02-04").figure(12, by=network)
    later = Told("later", "2012-02-06").figure(17, by=network)
    again = Told("again", published).figure(12, by=network)
    assert numbers(incidents([first, later])[0]) == numbers(incidents([first, later, again])[0])
