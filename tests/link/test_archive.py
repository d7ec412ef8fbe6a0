"""What is added report by report comes to what a slow twin makes of all claims at once."""

from collections import Counter, defaultdict
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.link import keys
from according.link.archive import Archive
from according.link.gather import gather
from according.link.judged import NOTHING, Judged, judged
from according.link.kinds import is_toll, tells_of_incident
from according.link.linking import link
from according.link.score import FLOOR, bits
from according.link.stories import stories
from according.link.subjects import subjects
from according.model.claim import Claim
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
        if near and one.reports.isdisjoint(other.reports) and bits(one, other) > FLOOR:
            scores[left, right] = bits(one, other)
    gathered = gather(found, scores, decided)
    return {frozenset(c for story in incident for c in story.claims) for incident in gathered}


def incidents(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(c.claims) for c in archive.clusters() if c.kind == "incident"}


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
    archive = Archive(decided)
    for number, report in enumerate(reports, 1):
        archive.add(report)
        held = [claim for told in reports[:number] for claim in told]
        assert incidents(archive) == slowly(held, decided)
    assert archive.clusters() == link(every, decided)


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
        archive = Archive()
        for report in reports:
            archive.add(report)
        assert incidents(archive) == slowly(claims)


@SLOW
@given(archives())
def test_claims_that_are_in_already_change_nothing(claims: list[Claim]) -> None:
    archive = Archive()
    archive.add(claims)
    before = archive.clusters()
    archive.add(claims[:3])
    assert archive.clusters() == before
