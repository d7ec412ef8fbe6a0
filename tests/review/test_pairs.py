"""Persons part and join clusters; what they call different is never together."""

from hypothesis import given
from hypothesis import strategies as st

from according.model.incident import Cluster
from according.review.pairs import Pair, obeyed

NAMES = "abcdefgh"


def clusters(*groups: str) -> list[Cluster]:
    return [Cluster("incident", tuple(sorted(group))) for group in groups]


def groups(found: list[Cluster]) -> set[str]:
    return {"".join(cluster.claims) for cluster in found}


def test_nothing_said_changes_nothing() -> None:
    assert obeyed(clusters("abc", "d"), [], []) == (clusters("abc", "d"), [])


def test_different_parts_a_cluster_and_the_rest_stays_together() -> None:
    assert groups(obeyed(clusters("abcd"), [], [("a", "b")])[0]) == {"acd", "b"}


def test_what_was_split_off_together_stays_together() -> None:
    apart = [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert groups(obeyed(clusters("abcd"), [], apart)[0]) == {"ab", "cd"}


def test_same_joins_clusters_and_claims_that_linking_left_out() -> None:
    assert groups(obeyed(clusters("ab", "cd"), [("a", "d"), ("b", "e")], [])[0]) == {"abcde"}


def test_different_is_not_overridden_by_transitivity_and_the_conflict_is_told() -> None:
    found, conflicts = obeyed(clusters("a", "b", "c"), [("a", "b"), ("b", "c")], [("a", "c")])
    assert groups(found) == {"ab", "c"}
    assert conflicts == [("b", "c")]


def test_a_toll_and_an_incident_are_never_one() -> None:
    two = [Cluster("toll", ("a",)), Cluster("incident", ("b",))]
    assert obeyed(two, [("a", "b")], []) == (sorted(two, key=lambda c: c.claims), [("a", "b")])


pairs = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: (min(pair), max(pair))),
    unique=True,
    max_size=8,
)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), pairs, pairs, st.randoms())
def test_laws(homes: list[int], same: list[Pair], different: list[Pair], dice: object) -> None:
    made = [
        "".join(n for n, home in zip(NAMES, homes, strict=True) if home == at) for at in range(4)
    ]
    given_ = clusters(*filter(None, made))
    same = [pair for pair in same if pair not in different]
    found, conflicts = obeyed(given_, same, different)
    home = {claim: place for place, it in enumerate(found) for claim in it.claims}
    assert sorted(home) == sorted(claim for it in found for claim in it.claims) == sorted(NAMES)
    assert all(home[one] != home[other] for one, other in different)
    assert all((home[one] == home[other]) != ((one, other) in conflicts) for one, other in same)
    for shuffled in (given_, same, different):
        dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert obeyed(given_, same, different) == (found, conflicts)
    assert obeyed(found, same, different)[0] == found
