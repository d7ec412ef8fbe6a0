"""Looking at keys only must find every pair that shares them, and comparisons look both ways."""

from collections import Counter, defaultdict
from itertools import combinations

from hypothesis import given

from according.link.compare import differ
from according.link.evidence import COMPARISONS, LEVELS
from according.link.keys import CROWD, spot_keys, word_keys
from according.link.kinds import is_toll, tells_of_incident
from according.link.memory import Memory
from according.link.score import bits
from according.link.shelf import Findable
from according.link.stories import Story, stories
from according.link.subjects import subjects
from according.link.weighed import weights
from according.model.claim import Claim
from tests.properties.test_order_and_copies import SLOW, archives


def told(claims: list[Claim]) -> list[Story]:
    single = subjects(c for c in claims if tells_of_incident(c) and not is_toll(c))
    texts: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        texts[claim.report.id].append(claim.text)
    return stories(single, texts)


@SLOW
@given(archives())
def test_pairs_are_those_that_share_a_spot_or_two_telling_words(claims: list[Claim]) -> None:
    found = told(claims)
    held = Counter(key for story in found for key in word_keys(story))
    rare = {key for key, count in held.items() if count <= CROWD}
    expected = [
        (left, right)
        for left, right in combinations(range(len(found)), 2)
        if set(spot_keys(found[left])) & set(spot_keys(found[right]))
        or len(set(word_keys(found[left])) & set(word_keys(found[right])) & rare) >= 2
    ]
    shelf = Memory()
    keyed = [(tuple(set(spot_keys(story))), tuple(set(word_keys(story)))) for story in found]
    shelf.change([], {at: Findable(found[at].reports, *by) for at, by in enumerate(keyed)})
    near = {
        (min(at, other), max(at, other))
        for at, by in enumerate(keyed)
        for other in shelf.near(*by) - {at}
    }
    assert sorted(near) == expected


@SLOW
@given(archives())
def test_a_comparison_does_not_depend_on_which_side_is_which(claims: list[Claim]) -> None:
    for left, right in combinations(told(claims), 2):
        assert bits(left, right) == bits(right, left)
        for compare in COMPARISONS.values():
            assert compare(left, right).level == compare(right, left).level


@SLOW
@given(archives())
def test_no_story_holds_an_event_that_place_or_time_rules_out(claims: list[Claim]) -> None:
    for story in told(claims):
        for left, right in combinations(story.members, 2):
            counted = left.first.quantities and right.first.quantities
            assert counted or not differ(left, right)


def test_every_level_has_its_weight() -> None:
    wanted = {(name, level) for name, levels in LEVELS.items() for level in levels}
    assert set(weights("evidence").levels) == wanted
