"""Which claims come together, as tables: a comment, the claims, the groups expected."""

from collections.abc import Sequence

import msgspec
import pytest

from according.link.kinds import is_toll
from according.link.linking import link
from according.link.score import link as compared
from according.link.stories import stories
from according.link.subjects import subjects
from according.link.told import Count, levels
from according.model.claim import Claim, Time
from tests.reconcile.factories import (
    BABA_AMR,
    HAMA,
    HOMS,
    KHALIDIYA,
    LONDON,
    SYRIA,
    Told,
    days,
    source,
)

ONE = Told("Courier")
OTHER = Told("Lantern", "2012-02-05")
MONTH_LATER = Told("Gazette", "2012-03-10")
NIGHT = Time("overnight", 0, 9, "2012-02-03", "2012-02-03", "part-of-day")
NETWORK = source("Syrian Network for Human Rights")
UN, UNITED_NATIONS = source("UN"), source("the United Nations")

TOGETHER: dict[str, Sequence[Claim]] = {
    "two reports, one town, one day, one kind": (ONE.figure(12), OTHER.figure(15)),
    "a district and its town": (ONE.figure(12), OTHER.figure(4, place=BABA_AMR)),
    "deaths and the attack that caused them": (ONE.figure(12), OTHER.event("ASSAULT")),
    "an interval that holds the day": (
        ONE.figure(12), OTHER.figure(15, time=days("2012-02-03", "2012-02-04")),
    ),
    "no time told, published within three days of it": (
        ONE.figure(12), OTHER.figure(15, time=None),
    ),
    "a headline without a place, in a report of one incident": (
        ONE.figure(12, place=None, time=None), ONE.figure(12),
    ),
    "hundreds in the country, in a report of one incident": (
        ONE.figure(None, place=SYRIA, time=None), ONE.figure(285),
    ),
    "the country's equal figure": (ONE.figure(285, place=SYRIA, time=None), ONE.figure(285)),
    "a denial of what was said": (
        ONE.figure(12), OTHER.figure(12, stance="denies", modality="negated"),
    ),
    "a protest, its wounded and its arrests": (
        ONE.event("PROTEST", "demo"), OTHER.figure(3, "injured"), OTHER.figure(5, "detained"),
    ),
    "a shooting, and that nobody was arrested over it": (
        ONE.figure(12), ONE.figure(0, "detained", place=None, time=None),
    ),
    "a total and a later, higher one": (
        ONE.figure(5400, scope="cumulative", place=SYRIA, time=days("2011", "2012-02-04"), by=UN),
        MONTH_LATER.figure(
            7500, scope="cumulative", place=SYRIA, time=days("2011-03-15", "2012-03-10"),
            by=UNITED_NATIONS,
        ),
    ),
    "totals of one source, one of them without a beginning": (
        ONE.figure(5400, scope="cumulative", place=SYRIA, time=days("2011", "2012-02-04"), by=UN),
        OTHER.figure(5500, scope="cumulative", place=SYRIA, time=None, by=UNITED_NATIONS),
    ),
}  # fmt: skip

APART: dict[str, Sequence[Claim]] = {
    "same place, other day": (ONE.figure(12), OTHER.figure(12, time=days("2012-02-05"))),
    "same day, other town": (ONE.figure(12), OTHER.figure(12, place=HAMA)),
    "same day, other district": (
        ONE.figure(12, place=BABA_AMR), OTHER.figure(12, place=KHALIDIYA),
    ),
    "other country": (ONE.figure(5, "injured"), OTHER.figure(5, "injured", place=LONDON)),
    "no time told, published a month later": (ONE.figure(12), MONTH_LATER.figure(15, time=None)),
    "the country's day beside the town's": (ONE.figure(12), OTHER.figure(60, place=SYRIA)),
    "a total beside an incident": (ONE.figure(12), ONE.figure(5500, scope="cumulative")),
    "totals from different beginnings": (
        ONE.figure(40, scope="cumulative", time=days("2012-01-01", "2012-02-04")),
        ONE.figure(5500, scope="cumulative", time=days("2011", "2012-02-04")),
    ),
    "totals of different harm": (
        ONE.figure(40, scope="cumulative"), ONE.figure(40, "detained", scope="cumulative"),
    ),
    "a bombing and the arrests over it": (ONE.figure(12), ONE.figure(3, "detained")),
    "an older event told as background": (
        ONE.figure(12), ONE.figure(40, modality="historical", time=days("2011-06")),
    ),
    "background without a time": (ONE.figure(12), ONE.figure(40, modality="historical", time=None)),
    "no place told, and two reports": (
        ONE.figure(12, place=None, time=None), OTHER.figure(12, place=None, time=None),
    ),
    "the day before and the day, in one report": (
        ONE.figure(2, time=days("2012-02-03")), ONE.figure(5),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOGETHER)
def test_these_come_together(name: str) -> None:
    clusters = link(TOGETHER[name])
    assert [set(c.claims) for c in clusters] == [{claim.claim for claim in TOGETHER[name]}]


@pytest.mark.parametrize("name", APART)
def test_these_stay_apart(name: str) -> None:
    clusters = link(APART[name])
    assert {c.claims for c in clusters} == {(claim.claim,) for claim in APART[name]}


def test_a_night_joins_the_evening_before_and_the_day() -> None:
    day, evening = ONE.figure(5), ONE.figure(2, time=NIGHT)
    assert levels(Count(evening), Count(day))["when"] == "day"
    before = ONE.figure(2, time=days("2012-02-03"))
    assert levels(Count(before), Count(day))["when"] == "days apart"


def test_what_opens_no_incident_is_in_none() -> None:
    verbal = [ONE.event(kind) for kind in ("ACCUSE", "CONSULT", "REQUEST", "REJECT")]
    planned = [ONE.event("PROTEST", modality=m) for m in ("planned", "threatened", "hypothetical")]
    threatened = ONE.figure(12, modality="threatened")
    of_a_country = ONE.event("ASSAULT", place=SYRIA)
    assert link([*verbal, *planned, threatened, of_a_country]) == []


def test_a_claim_without_a_place_joins_neither_of_two_incidents() -> None:
    unplaced = ONE.figure(8, place=None, time=None)
    clusters = link([ONE.figure(3), ONE.figure(5, place=HAMA), unplaced])
    assert (unplaced.claim,) in {cluster.claims for cluster in clusters}


def test_what_could_join_two_days_joins_them_not() -> None:
    """A headline without a day stands between two bombings: they stay apart."""
    friday, saturday = ONE.figure(3, time=days("2012-02-03")), ONE.figure(5)
    headline = ONE.figure(None, time=None)
    homes = [set(cluster.claims) for cluster in link([headline, friday, saturday])]
    assert not any({friday.claim, saturday.claim} <= home for home in homes)


def test_totals_and_incidents_are_of_their_kinds() -> None:
    clusters = link([ONE.figure(12), ONE.figure(5500, scope="cumulative", by=UN)])
    assert sorted(cluster.kind for cluster in clusters) == ["incident", "toll"]


def test_a_total_is_a_toll_behind_one_of_its_parts() -> None:
    """ "130 children among the 900 killed this year": the claim is of the total."""
    total, children = ONE.figure(900, scope="cumulative"), ONE.figure(130, scope="part")
    both = msgspec.structs.replace(total, quantities=(*children.quantities, *total.quantities))
    assert is_toll(both)
    assert not is_toll(children)


def test_one_report_tells_of_two_cities_and_a_total() -> None:
    homs = [
        ONE.figure(285, by=NETWORK, time=days("2012-02-03", "2012-02-04")),
        ONE.figure(None, place=SYRIA, time=None),
        ONE.event("ASSAULT", "heavy-weapons", time=NIGHT),
    ]
    london = [
        ONE.figure(5, "detained", place=LONDON),
        ONE.event("PROTEST", "demo", place=LONDON),
        ONE.event("COERCE", "arrest", place=LONDON),
    ]
    total = ONE.figure(5500, scope="cumulative", place=SYRIA, time=days("2011", "2012-02-04"))
    expected = [{claim.claim for claim in group} for group in (homs, london, [total])]
    found = [set(cluster.claims) for cluster in link([*london, total, *homs])]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_a_comparison_gives_its_reasons_in_words() -> None:
    found = subjects([ONE.figure(12), OTHER.figure(12, place=BABA_AMR)])
    judged = compared(*stories(found, {}))
    assert judged.judgement == "same"
    assert set(judged.reasons) > {
        "one place in the other: Baba Amr and Homs", "days that overlap", "violence",
        "both say 12 killed",
    }  # fmt: skip
    apart = subjects([ONE.figure(12), OTHER.figure(12, time=days("2012-02-05"))])
    judged = compared(*stories(apart, {}))
    assert judged.judgement == "different"
    assert any(reason.startswith("other days: 2012-02-0") for reason in judged.reasons)


def test_a_copy_counts_for_its_original_only() -> None:
    """Printed again a month later, words without a day do not reach a new incident there."""
    text = "twelve of the 12 people killed had stood in line for bread since dawn"
    first = ONE.figure(12, text=text, time=None)
    again = MONTH_LATER.figure(12, text=text, time=None)
    new = MONTH_LATER.figure(4, time=days("2012-03-09"), place=HOMS)
    homes = {frozenset(cluster.claims) for cluster in link([first, again, new])}
    assert homes == {frozenset((first.claim, again.claim)), frozenset((new.claim,))}
