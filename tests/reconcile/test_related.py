"""How incidents stand to each other, as tables: claims by incident, and the relations expected."""

from collections.abc import Sequence

import pytest

from according.model.claim import Claim, Place, Time
from according.model.incident import Cluster, Minted
from according.reconcile.follow_ups import came_of
from according.reconcile.incidents import describe
from tests.reconcile.factories import HAMA, HOMS, SYRIA, Told, days

FIRST, LATER, OTHER = (
    Told("Courier", "2012-02-05"),
    Told("Lantern", "2012-03-01"),
    Told("Gazette", "2012-03-02"),
)
THEN, WEEKS_ON = days("2012-02-04"), days("2012-02-29")
BOMBING = "The bombing of the market in Homs killed 12 people on the fourth of February"
HELD = "Police held three men in connection with the February bombing of the market"
RAID = "Gunmen killed six in a raid in retaliation for the bombing of the market"

Row = tuple[int, str, int]
"""An incident's place in the case, the kind, and the other incident's place."""


def bombing(told: Told, text: str = BOMBING, time: Time = THEN, place: Place = HOMS) -> Claim:
    return told.figure(12, text=text, time=time, place=place)


def arrests(told: Told, text: str = HELD, time: Time | None = WEEKS_ON) -> Claim:
    return told.figure(
        3, "detained", words="three", text=text, time=time, type_="COERCE", mode="arrest"
    )


def raid(told: Told, time: Time | None = WEEKS_ON) -> Claim:
    return told.figure(6, words="six", text=RAID, time=time)


def counted(told: Told, around: Place) -> tuple[Claim, Claim]:
    """A count of some place, and a part of it in Homs."""
    whole = told.figure(40, place=around, time=THEN)
    return whole, told.figure(14, time=THEN, scope="part", part_of=whole.quantities[0].id)


WHOLE, PART = counted(FIRST, SYRIA)
OF_HAMA, NOT_IN_HAMA = counted(FIRST, HAMA)
CASES: dict[str, tuple[Sequence[Sequence[Claim]], set[Row]]] = {
    "arrests over it, weeks later": (
        ([bombing(FIRST), bombing(LATER)], [arrests(LATER)]), {(1, "follow-up", 0)},
    ),
    "arrests of an unknown day": (
        ([bombing(LATER)], [arrests(LATER, time=None)]), {(1, "follow-up", 0)},
    ),
    "a raid in revenge": (([bombing(LATER)], [raid(LATER)]), {(1, "follow-up", 0)}),
    "a raid of an unknown day may be the earlier one": (
        ([bombing(LATER)], [raid(LATER, time=None)]), set(),
    ),
    "nothing says what the arrests are over": (
        ([bombing(LATER)], [arrests(LATER, "Police held three men in the south of the city")]),
        set(),
    ),
    "another report says so, and tells of no bombing": (
        ([bombing(FIRST)], [arrests(LATER)]), set(),
    ),
    "the report tells of two bombings": (
        ([bombing(LATER)], [bombing(LATER, place=HAMA)], [arrests(LATER)]), set(),
    ),
    "the report tells of another act by another word": (
        ([bombing(LATER)], [LATER.figure(4, place=HAMA, text="A shooting in Hama killed 4 men",
                                         time=THEN)], [arrests(LATER)]),
        {(2, "follow-up", 0)},
    ),
    "what came later is not followed": (
        ([raid(LATER, time=THEN)], [bombing(LATER, time=WEEKS_ON)]), set(),
    ),
    "a part of a country's count": (
        ([WHOLE], [PART, bombing(OTHER)]), {(0, "contains", 1), (1, "part-of", 0)},
    ),
    "a country's count that names no part": (
        ([OTHER.figure(40, place=SYRIA, time=THEN)], [bombing(OTHER)]), set(),
    ),
    "a part elsewhere is no part of the place": (([OF_HAMA], [NOT_IN_HAMA]), set()),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_relations_between_incidents(case: str) -> None:
    groups, expected = CASES[case]
    claims = {claim.claim: claim for group in groups for claim in group}
    minted = [
        Minted(str(at), (), Cluster("incident", tuple(sorted(claim.claim for claim in group))))
        for at, group in enumerate(groups)
    ]
    told = describe(minted, claims)
    found = {(at, r.kind, int(r.incident)) for at, it in enumerate(told) for r in it.related}
    assert found == expected


EVENTS = {
    "Four held over Kirkuk market bombing": {"bombing"},
    "Two men were charged with the murders of three farmers": {"murder"},
    "They fled after the shooting and the raids that followed": {"shooting", "raid"},
    "Shells killed 12 people in the attack": set(),
    "After a long day, nothing more was heard": set(),
}


@pytest.mark.parametrize("text", EVENTS)
def test_the_words_for_what_something_came_of(text: str) -> None:
    assert came_of(arrests(FIRST, text)) == EVENTS[text]


REPRISALS = {
    "Six farmers were killed in a raid in retaliation for the bombing": {"bombing"},
    "A guard died in hospital after the shooting": set(),
    "Twelve were killed following an explosion at the mill": set(),
}


@pytest.mark.parametrize("text", REPRISALS)
def test_violence_comes_of_violence_as_a_reprisal_only(text: str) -> None:
    assert came_of(bombing(FIRST, text)) == REPRISALS[text]
