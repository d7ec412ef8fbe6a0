"""Looking at cells only must lose no pair that a comparison of all pairs finds."""

from itertools import combinations

from hypothesis import given

from according.link.candidates import candidates
from according.link.compare import compare, differ
from according.link.kinds import is_toll, tells_of_incident
from according.link.linking import incidents
from according.link.subjects import Subject, subjects
from according.model.claim import Claim
from tests.properties.test_order_and_copies import SLOW, archives


def of_incidents(claims: list[Claim]) -> list[Subject]:
    return subjects(c for c in claims if tells_of_incident(c) and not is_toll(c))


@SLOW
@given(archives())
def test_every_pair_judged_the_same_is_a_candidate(claims: list[Claim]) -> None:
    found = of_incidents(claims)
    same = {
        (left, right)
        for left, right in combinations(range(len(found)), 2)
        if compare(found[left], found[right]).judgement == "same"
    }
    assert same <= set(candidates(found))


@SLOW
@given(archives())
def test_no_incident_holds_two_claims_that_place_or_time_rules_out(claims: list[Claim]) -> None:
    for incident in incidents(of_incidents(claims)):
        assert not any(differ(left, right) for left, right in combinations(incident, 2))


@SLOW
@given(archives())
def test_a_comparison_does_not_depend_on_which_side_is_which(claims: list[Claim]) -> None:
    for left, right in combinations(of_incidents(claims), 2):
        assert compare(left, right) == compare(right, left)
