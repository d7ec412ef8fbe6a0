"""Average linkage against a slow twin that looks at every pair of groups each time."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from according.link.average import FLOOR, SAME, Linkage
from according.link.score import RULED_OUT

Pair = tuple[int, int]
COUNT = 7
PAIRS = list(combinations(range(COUNT), 2))
scores_of = st.dictionaries(st.sampled_from(PAIRS), st.integers(RULED_OUT, 9000), max_size=15)
some_pairs = st.sets(st.sampled_from(PAIRS), max_size=3)


def slowly(scores: dict[Pair, int], barred: set[Pair], called: list[Pair]) -> list[list[int]]:
    groups = [[at] for at in range(COUNT)]

    def mean(left: list[int], right: list[int]) -> float:
        between = [scores.get((min(p), max(p)), FLOOR) for p in product(left, right)]
        return sum(score - FLOOR for score in between) / len(between) + FLOOR

    def apart(left: list[int], right: list[int]) -> bool:
        return any((min(p), max(p)) in barred for p in product(left, right))

    def joined(left: list[int], right: list[int]) -> list[list[int]]:
        rest = [group for group in groups if group not in (left, right)]
        return sorted([*rest, sorted(left + right)])

    for one, other in called:
        left, right = (next(g for g in groups if at in g) for at in (one, other))
        if left != right and not apart(left, right):
            groups = joined(left, right)
    while True:
        ranked = [
            (-mean(left, right), left[0], right[0], left, right)
            for left, right in combinations(sorted(groups), 2)
            if mean(left, right) >= SAME and not apart(left, right)
        ]
        if not ranked:
            return groups
        *_, left, right = min(ranked)
        groups = joined(left, right)


@settings(max_examples=300)
@given(scores_of, some_pairs, some_pairs)
def test_it_is_average_linkage(scores: dict[Pair, int], barred: set[Pair], same: set[Pair]) -> None:
    called = sorted(same)
    fast = Linkage(COUNT, scores, barred)
    for left, right in called:
        fast.merge(left, right)
    assert fast.gathered() == slowly(scores, barred, called)


@given(scores_of, some_pairs, some_pairs)
def test_what_was_called_different_is_apart(
    scores: dict[Pair, int], barred: set[Pair], same: set[Pair]
) -> None:
    groups = Linkage(COUNT, scores, barred)
    for left, right in sorted(same):
        groups.merge(left, right)
    for group in groups.gathered():
        assert not set(combinations(group, 2)) & barred
