"""How two places stand to each other, as a table."""

import pytest

from according.gazetteer.standing import Standing, holds, standing
from according.model.claim import Place
from tests.reconcile.factories import BABA_AMR, HAMA, HOMS, KHALIDIYA, LONDON, SYRIA

PROVINCE = Place("Homs", 0, 4, "Homs", 34.5, 38.0, "SY", "11", 169575, "admin")
TOWN_OF_IT = Place("Talbiseh", 0, 8, "Talbiseh", 34.84, 36.73, "SY", "11", 1, "city")
UNKNOWN = Place("al-Sabil", 0, 8, None, None, None, "SY", None, None, "district")
SPELT = Place("Hims", 0, 4, "Homs", None, None, "SY", None, None, "city")
GATE = Place("the gate", 0, 8, "Gate", 34.731, 36.711, "SY", None, None, "site")
TOWER = Place("the tower", 0, 9, "Tower", 34.75, 36.73, "SY", None, None, "site")

MIRROR: dict[Standing, Standing] = {
    "same": "same", "within": "around", "around": "within", "apart": "apart", "unknown": "unknown",
}  # fmt: skip
TABLE: list[tuple[Place | None, Place | None, Standing]] = [
    (HOMS, HOMS, "same"),
    (HOMS, SPELT, "same"),
    (BABA_AMR, HOMS, "within"),
    (BABA_AMR, KHALIDIYA, "apart"),
    (HOMS, HAMA, "apart"),
    (HOMS, LONDON, "apart"),
    (HOMS, SYRIA, "within"),
    (SYRIA, LONDON, "apart"),
    (HOMS, PROVINCE, "unknown"),
    (TOWN_OF_IT, PROVINCE, "within"),
    (UNKNOWN, HOMS, "unknown"),
    (UNKNOWN, SYRIA, "within"),
    (GATE, TOWER, "unknown"),
    (GATE, HOMS, "within"),
    (None, HOMS, "unknown"),
]


@pytest.mark.parametrize(("left", "right", "expected"), TABLE)
def test_standing_and_its_mirror(
    left: Place | None, right: Place | None, expected: Standing
) -> None:
    assert standing(left, right) == expected
    assert standing(right, left) == MIRROR[expected]


def test_only_what_is_known_to_lie_inside_is_held() -> None:
    assert holds(SYRIA, HOMS)
    assert holds(HOMS, HOMS)
    assert not holds(HOMS, SYRIA)
    assert not holds(HOMS, UNKNOWN)
