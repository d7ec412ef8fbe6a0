"""What is said of an incident: title, place, days, status, tolls beside it."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from according.link.linking import link
from according.model.claim import Claim, Verification
from according.model.incident import Incident, Minted
from according.reconcile.extent import agreed_place
from according.reconcile.incidents import describe
from tests.reconcile.factories import BABA_AMR, HOMS, SYRIA, Told, days, source

ONE, OTHER = Told("Courier"), Told("Lantern", "2012-02-05")
NETWORK, MINISTRY = source("Syrian Network for Human Rights"), source("health ministry", "official")
TOLL: dict[str, Any] = {"scope": "cumulative", "place": SYRIA, "by": source("UN")}


def described(claims: Sequence[Claim], rule: str | None = None) -> list[Incident]:
    """Incidents first, tolls after."""
    clusters = sorted(link(claims), key=lambda cluster: cluster.kind)
    minted = [Minted(f"i{number}", (), cluster) for number, cluster in enumerate(clusters)]
    return describe(minted, {claim.claim: claim for claim in claims}, rule)


def test_the_mode_gives_the_title_and_the_claims_their_place() -> None:
    shelled = ONE.event("ASSAULT", "heavy-weapons")
    (incident,) = described([shelled, ONE.figure(285, time=days("2012-02-03", "2012-02-04"))])
    assert incident.title == "Shelling of Homs"
    assert incident.type == "ASSAULT"
    assert incident.place
    assert incident.place.geonameid == HOMS.geonameid
    assert (incident.from_, incident.to) == ("2012-02-03", "2012-02-04")


def test_of_towns_told_alike_the_first_told_is_the_place() -> None:
    towns = [msgspec.structs.replace(HOMS, geonameid=id_) for id_ in range(20)]
    told = [
        Told(f"Paper {at}", f"2012-02-{at + 5:02}").figure(12, text=f"No. {at}", place=town)
        for at, town in enumerate(towns)
    ]
    assert agreed_place(told[::-1]) == towns[0]


def test_a_district_is_told_with_its_town() -> None:
    claims = [
        ONE.event("ASSAULT", "heavy-weapons"), ONE.figure(4, place=BABA_AMR),
        OTHER.figure(5, place=BABA_AMR), OTHER.figure(5, "injured"),
    ]  # fmt: skip
    assert described(claims)[0].title == "Shelling of Baba Amr, Homs"


def test_what_no_lexicon_word_fits_is_named_by_its_harm() -> None:
    assert described([ONE.figure(12, place=None)])[0].title == "Deaths"


def test_claims_and_reports_stand_in_the_order_of_reading() -> None:
    first, second, later = ONE.figure(12), ONE.figure(3, "injured"), OTHER.figure(15)
    (incident,) = described([later, second, first])
    assert incident.claims == (first.claim, second.claim, later.claim)
    assert incident.reports == (ONE.header.id, OTHER.header.id)


UNSURE, SURE = Verification("unverified", "x", 0, 1), Verification("verified", "x", 0, 1)
STATUS: dict[str, tuple[Sequence[Claim], tuple[str, ...]]] = {
    "nothing said": ((ONE.figure(3, by=NETWORK),), ()),
    "unverified": ((ONE.figure(3, by=NETWORK, verification=UNSURE),), ("unverified",)),
    "verified by somebody": (
        (ONE.figure(3, verification=UNSURE), OTHER.figure(3, verification=SURE)), ("verified",),
    ),
    "two named origins": (
        (ONE.figure(3, by=NETWORK), OTHER.figure(4, by=MINISTRY)), ("corroborated",),
    ),
    "one origin, printed twice": ((ONE.figure(3, by=NETWORK), OTHER.figure(3, by=NETWORK)), ()),
    "a denial": (
        (ONE.figure(3, by=NETWORK), OTHER.figure(3, by=MINISTRY, stance="denies")), ("disputed",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STATUS)
def test_status(case: str) -> None:
    claims, expected = STATUS[case]
    assert described(claims)[0].status == expected


def test_a_toll_stands_beside_the_incidents_inside_it_and_counts_in_none() -> None:
    inside = ONE.figure(285, by=NETWORK)
    total = ONE.figure(5500, modifier="more-than", time=days("2011", "2012-02-04"), **TOLL)
    incident, toll = described([inside, total])
    assert (toll.kind, toll.title) == ("toll", "Killed in Syria since 2011")
    assert [(r.incident, r.kind) for r in incident.related] == [(toll.incident, "part-of")]
    assert [(r.incident, r.kind) for r in toll.related] == [(incident.incident, "contains")]
    (estimate,) = (e for e in incident.estimates if e.rule == "range")
    assert (estimate.low, estimate.best, estimate.high) == (285, 285, 285)
    assert [(a.claim, a.reason) for a in estimate.set_aside] == [(total.claim, "cumulative")]
    assert [(e.low, e.high) for e in toll.estimates if e.rule == "range"] == [(5501, None)]


def test_a_part_beside_its_total_is_set_aside_in_the_toll() -> None:
    total = ONE.figure(900, time=days("2012-01-01", "2012-02-04"), **TOLL)
    children = ONE.figure(130, scope="part").quantities[0]
    both = msgspec.structs.replace(total, quantities=(children, *total.quantities))
    (toll,) = described([both])
    (estimate,) = (e for e in toll.estimates if e.rule == "range")
    assert (estimate.low, estimate.best, estimate.high) == (900, 900, 900)
    assert [a.reason for a in estimate.set_aside] == ["part of a stated whole"]


@pytest.mark.parametrize(
    "total",
    [
        ONE.figure(5500, time=days("2012-02-05", "2012-03-01"), **TOLL),  # begins after it
        ONE.figure(5500, time=days("2011", "2012-01-31"), **TOLL),  # is over before it
        ONE.figure(5500, time=None, **TOLL),  # may begin whenever
        ONE.figure(40, "detained", time=days("2012-02-05", "2012-03-01"), **TOLL),
    ],
)
def test_a_toll_elsewhere_is_not_beside_it(total: Claim) -> None:
    incident, _ = described([ONE.figure(285, by=NETWORK), total])
    assert incident.related == ()
    assert all(estimate.set_aside == () for estimate in incident.estimates)


def test_a_named_rule_gives_its_estimates_only() -> None:
    claims = [ONE.figure(285, by=NETWORK), ONE.figure(950, "injured", by=NETWORK)]
    every = [e.rule for e in described(claims)[0].estimates]
    assert every[:3] == ["range", "range", "acled"]
    assert every.count("acled") == 1
    assert [e.rule for e in described(claims, "acled")[0].estimates] == ["acled"]


def test_an_alias_that_a_person_gave_makes_two_names_one_origin() -> None:
    claims = [ONE.figure(285, by=source("Bab Watch")), OTHER.figure(285, by=source("Gate Group"))]
    minted = [Minted("i0", (), cluster) for cluster in link(claims)]
    told = {claim.claim: claim for claim in claims}
    (apart,) = describe(minted, told)
    (as_one,) = describe(minted, told, aliases={"the Gate Group": "Bab Watch"})
    assert [origin.name for origin in apart.origins] == ["Bab Watch", "Gate Group"]
    assert [origin.name for origin in as_one.origins] == ["Bab Watch"]
