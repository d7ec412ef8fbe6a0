"""What is added report by report comes to what a slow twin makes of all claims at once."""

from collections import Counter, defaultdict
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.link import keys
from according.link.archive import Grown, grow
from according.link.average import FLOOR
from according.link.gather import gather
from according.link.judged import NOTHING, Judged, judged
from according.link.kinds import is_toll, tells_of_incident
from according.link.linking import link
from according.link.memory import Memory
from according.link.score import bits
from according.link.stories import stories
from according.link.subjects import subjects
from according.model.claim import Claim
from according.model.incident import Cluster
from tests.properties.test_order_and_copies import SLOW, archives, copied
from tests.reconcile.factories import HAMA, HOMS, SYRIA, Told, days

NAMES = ("Zaydan", "Qasmiyeh", "Haffar", "Murtada", "Sibai", "Tlass")
PLACES = (HOMS, HOMS, HAMA, SYRIA, None)
TIMES = (days("2012-02-04"), days("2012-02-05"), days("2012-02-09"), None)


@st.composite
def press(draw: st.DrawFn) -> list[Claim]:
    """Many short reports about few places and days, that share rare names and some sentences."""
    claims = []
    sentences = [draw(sentence()) for _ in range(draw(st.integers(3, 9)))]
    for number in range(draw(st.integers(3, 9))):
        published = draw(st.sampled_from(("2012-02-05", "2012-02-06", "2012-02-10")))
        told = Told(f"press {number}", published, f"Outlet {number}")
        for value, said in draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=3)):
            claims.append(told.figure(value, **said))
    return claims


@st.composite
def sentence(draw: st.DrawFn) -> tuple[int, dict[str, Any]]:
    """A figure, its words, its place and its time."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    value = draw(st.sampled_from((1, 3, 12)))
    filler = draw(st.sampled_from(("by the bakery", "at the old mill", "")))
    text = f"In all {value} of {' and '.join(names)} were killed {filler} as told"
    place, time = draw(st.sampled_from(PLACES)), draw(st.sampled_from(TIMES))
    return value, {"text": text, "place": place, "time": time}


def by_report(claims: list[Claim]) -> list[list[Claim]]:
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report.id].append(claim)
    return list(told.values())


def slowly(claims: list[Claim], decided: Judged = NOTHING) -> set[frozenset[str]]:
    """The incidents, all stories compared with all others, gathered in one go."""
    alone = frozenset(claim for pair in decided.different for claim in pair)
    texts: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        texts[claim.report.id].append(claim.text)
    single = [c for c in claims if tells_of_incident(c) and not is_toll(c)]
    found = stories(subjects(single, alone), texts, decided)
    held = Counter(key for story in found for key in keys.word_keys(story))
    scores = {}
    for left, right in combinations(range(len(found)), 2):
        one, other = found[left], found[right]
        shared = set(keys.word_keys(one)) & set(keys.word_keys(other))
        telling = [key for key in shared if held[key] <= keys.CROWD]
        near = set(keys.spot_keys(one)) & set(keys.spot_keys(other)) or len(telling) >= 2
        if near and one.reports.isdisjoint(other.reports) and bits(one, other) != FLOOR:
            scores[left, right] = bits(one, other)
    gathered = gather(found, scores, decided)
    return {frozenset(c for story in incident for c in story.claims) for incident in gathered}


class Growing:
    """Clusters as a ledger holds them: what a change concerns takes the older's place."""

    def __init__(self, decided: Judged = NOTHING) -> None:
        self.shelf, self.decided = Memory(), decided
        self.clusters: list[Cluster] = []

    def put(self, report: list[Claim]) -> None:
        """Let the report these claims are of have these claims, and no others."""
        self.shelf.put(report[0].report.id, report)
        self.grow({report[0].report.id})

    def grow(self, reports: set[str]) -> None:
        grown = grow(self.shelf, reports, self.decided)
        linked = {claim for cluster in grown.clusters for claim in cluster.claims}
        gone = [c for c in self.clusters if self.concerned(c, grown, linked)]
        for cluster in gone:  # whatever else stood with them is told anew too
            left = {c for c in cluster.claims if self.shelf.report_of(c)} - linked
            assert all(self.shelf.report_of(claim) in grown.told for claim in left)
        kept = [cluster for cluster in self.clusters if cluster not in gone]
        self.clusters = sorted([*kept, *grown.clusters], key=lambda c: (c.claims, c.kind))

    def concerned(self, cluster: Cluster, grown: Grown, linked: set[str]) -> bool:
        reports = {self.shelf.report_of(claim) for claim in cluster.claims}
        return (
            not linked.isdisjoint(cluster.claims)
            or None in reports
            or not grown.changed.isdisjoint(reports)
            or (cluster.kind == "incident" and not grown.told.isdisjoint(reports))
        )

    def incidents(self) -> set[frozenset[str]]:
        return {frozenset(c.claims) for c in self.clusters if c.kind == "incident"}


@SLOW
@given(press(), archives(), st.randoms(use_true_random=False), st.data())
def test_growing_in_any_order_is_the_slow_twin_at_every_step(
    claims: list[Claim], others: list[Claim], random: Random, data: st.DataObject
) -> None:
    copy = copied(by_report(claims)[0], "A Fresh Gazette", "2012-02-08")
    every = list({claim.claim: claim for claim in [*claims, *copy, *others]}.values())
    reports = by_report(every)
    random.shuffle(reports)
    some = st.lists(st.tuples(*[st.sampled_from([c.claim for c in every])] * 2), max_size=2)
    decided = judged(data.draw(some), data.draw(some))
    growing = Growing(decided)
    for number, report in enumerate(reports, 1):
        growing.put(report)
        held = [claim for told in reports[:number] for claim in told]
        assert growing.incidents() == slowly(held, decided)
        assert growing.clusters == link(held, decided)


@SLOW
@given(press(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_so_it_is_where_words_soon_stand_in_too_many_stories(
    claims: list[Claim], crowd: int, random: Random
) -> None:
    """As above, where few stories make a word no key any more."""
    reports = by_report(claims)
    random.shuffle(reports)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "CROWD", crowd)
        growing = Growing()
        for report in reports:
            growing.put(report)
        assert growing.incidents() == slowly(claims)


@SLOW
@given(press(), archives(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_claims_that_go_or_come_back_leave_no_trace(
    claims: list[Claim], others: list[Claim], random: Random, crowd: int
) -> None:
    """A report loses some of its claims, then all, then has them again."""
    reports = by_report(list({claim.claim: claim for claim in [*claims, *others]}.values()))
    random.shuffle(reports)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "CROWD", crowd)
        growing = Growing()
        for report in reports:
            growing.put(report)
        for report in reports[:3]:
            rest = [claim for other in reports if other is not report for claim in other]
            growing.put(report)
            for held in (report[:1], []):
                growing.shelf.put(report[0].report.id, held)
                growing.grow({report[0].report.id})
                assert growing.clusters == link([*rest, *held])
            growing.put(report)
        assert growing.clusters == link([claim for report in reports for claim in report])


@pytest.mark.parametrize("lost", [0, 1])
def test_a_total_without_a_place_stays_where_the_other_report_that_prints_it_loses_it(
    lost: int,
) -> None:
    """In each report alone it counts something of its own; in both it is of one toll."""
    words = "by all accounts 5400 people had been killed since the unrest began"
    reports = [
        [told.figure(5400, scope="cumulative", place=None, time=None, text=words)]
        for told in (Told("first", "2012-02-04"), Told("second", "2012-02-05"))
    ]
    growing = Growing()
    for report in reports:
        growing.put(report)
    assert len(growing.clusters) == 1
    growing.shelf.put(reports[lost][0].report.id, [])
    growing.grow({reports[lost][0].report.id})
    assert growing.clusters == link(reports[1 - lost])
    assert len(growing.clusters) == 1
