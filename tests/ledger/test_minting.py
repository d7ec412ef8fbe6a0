"""Ids stay: over any history of clusterings."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.ledger.minting import mint
from according.model.incident import Cluster, IncidentKind, Minted

Partition = list[list[str]]


def cluster(claims: Sequence[str], kind: IncidentKind = "incident") -> Cluster:
    return Cluster(kind, tuple(sorted(claims)))


def clusters(partition: Partition) -> list[Cluster]:
    return [cluster(part) for part in partition]


@st.composite
def partitions(draw: st.DrawFn, most: int = 12) -> Partition:
    """The first n claims, in any groups."""
    count = draw(st.integers(1, most))
    groups = draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    return [
        [f"c{claim:02}" for claim in range(count) if groups[claim] == group]
        for group in sorted(set(groups))
    ]


@st.composite
def histories(draw: st.DrawFn) -> list[Partition]:
    """Partitions of ever more claims, as linking gives them while reports arrive."""
    found = draw(st.lists(partitions(), min_size=1, max_size=6))
    return sorted(found, key=lambda partition: sum(map(len, partition)))


def ids(minted: Sequence[Minted]) -> list[str]:
    return [known for now in minted for known in (now.incident, *now.was)]


def test_first_minting_is_replayable() -> None:
    once = mint(clusters([["a", "b"], ["c"]]), [])
    assert once == mint(clusters([["c"], ["a", "b"]]), [])
    assert all(now.incident[0] == "i" and len(now.incident) == 17 for now in once)
    assert [now.was for now in once] == [(), ()]


@given(partitions(), st.data())
def test_an_incident_keeps_its_id_while_it_grows(partition: Partition, data: st.DataObject) -> None:
    first = mint(clusters(partition), [])
    grown = [
        [*part, *data.draw(st.lists(st.from_regex(rf"new{place}-[0-9]", fullmatch=True)))]
        for place, part in enumerate(partition)
    ]
    more = [["unheard-of"]]
    second = mint(clusters(grown + more), first)
    assert [now.incident for now in second[: len(first)]] == [now.incident for now in first]
    assert not any(now.was for now in second)


@given(histories(), st.randoms())
def test_order_of_clusters_changes_nothing(history: list[Partition], random: object) -> None:
    one: list[Minted] = []
    other: list[Minted] = []
    for partition in history:
        one = mint(clusters(partition), one)
        shuffled = clusters(partition)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        other = mint(shuffled, other)
    assert one == other


@given(histories())
def test_every_id_ever_given_is_found_in_exactly_one_place(history: list[Partition]) -> None:
    given_out: set[str] = set()
    now: list[Minted] = []
    for partition in history:
        now = mint(clusters(partition), now)
        assert {minted.cluster for minted in now} == set(clusters(partition))
        assert len(ids(now)) == len(set(ids(now)))
        given_out |= {minted.incident for minted in now}
        assert given_out == set(ids(now))


@given(histories())
def test_minting_again_changes_nothing(history: list[Partition]) -> None:
    now: list[Minted] = []
    for partition in history:
        now = mint(clusters(partition), now)
        assert mint(clusters(partition), now) == now


def test_merging_keeps_the_larger_ones_id_and_remembers_the_other() -> None:
    small, large = mint(clusters([["a"], ["b", "c"]]), [])
    (merged,) = mint(clusters([["a", "b", "c"]]), [small, large])
    assert (merged.incident, merged.was) == (large.incident, (small.incident,))


def test_of_equals_the_oldest_keeps_its_id() -> None:
    young, old = mint(clusters([["a"], ["b"]]), [])
    (merged,) = mint(clusters([["a", "b"]]), [old, young])
    assert (merged.incident, merged.was) == (old.incident, (young.incident,))


def test_merging_again_keeps_all_former_ids() -> None:
    one, two, three = mint(clusters([["a"], ["b"], ["c", "d", "e"]]), [])
    both = mint(clusters([["a", "b"], ["c", "d", "e"]]), [one, two, three])
    (all_,) = mint(clusters([["a", "b", "c", "d", "e"]]), both)
    assert all_.incident == three.incident
    assert set(all_.was) == {one.incident, two.incident}


def test_the_larger_part_of_a_split_keeps_the_id() -> None:
    whole = mint(clusters([["a", "b", "c"]]), [])
    kept, new = mint(clusters([["a"], ["b", "c"]]), whole)
    assert kept == Minted(whole[0].incident, (), cluster(["b", "c"]))
    assert new.incident != whole[0].incident
    assert new.was == ()


def test_a_new_id_is_never_one_that_was_given_before() -> None:
    alone = mint(clusters([["a"]]), [])
    grown = mint(clusters([["a", "b", "c"]]), alone)
    kept, split_off = mint(clusters([["a"], ["b", "c"]]), grown)
    assert kept.incident == alone[0].incident
    assert split_off.incident != alone[0].incident


def test_scattered_claims_leave_their_id_where_most_of_them_went() -> None:
    first = mint(clusters([["a", "b"], ["c", "d"], ["x", "y", "z"]]), [])
    moved = mint(clusters([["a", "b", "x"], ["c", "d", "y", "z"]]), first)
    by_claims = {now.cluster.claims: now for now in moved}
    gone = next(old for old in first if "x" in old.cluster.claims)
    # y and z outnumber what either keeps alone: x's incident ties with c's and is younger
    assert by_claims["c", "d", "y", "z"].was == (gone.incident,)
    assert by_claims["a", "b", "x"].was == ()


@pytest.mark.parametrize("order", [1, -1])
def test_a_toll_never_takes_an_incidents_id(order: int) -> None:
    both: list[Cluster] = [cluster(["a", "b"]), cluster(["b"], "toll")][::order]
    first = mint(both, [])
    second = mint([cluster(["b", "c"], "toll"), cluster(["a", "b", "d"])], first)
    kinds = {now.incident: now.cluster.kind for now in first}
    assert {now.incident: now.cluster.kind for now in second} == kinds
    (only,) = mint([cluster(["a", "b"], "toll")], [m for m in first if m.cluster.kind != "toll"])
    assert only.incident not in kinds
    assert only.was[0] in kinds
