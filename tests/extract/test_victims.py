"""Named people harmed: a text written for testing, and the names with ages that it gives."""

import pytest

from tests.extract.reading import claims_of

ROWS = [
    ("one who is the figure", "Amina Yusuf, 34, was killed in the shelling of Jos.",
     [("Amina Yusuf", 34)]),
    ("a list behind a count",
     "Police killed three. The group named the dead as Andrés Xol, 19, and Rosa Caal, 44.",
     [("Andrés Xol", 19), ("Rosa Caal", 44)]),
    ("a list that is the figure",
     "Killed in the shooting were Maria Sandoval, 44, and her brother, Luis Sandoval, 39, the "
     "Bexar County Medical Examiner's Office said.",
     [("Maria Sandoval", 44), ("Luis Sandoval", 39)]),
    ("whose relatives they were", "Gunmen killed two brothers of Amina Yusuf in Jos.", []),
    ("who only speaks", "Two men were killed in Jos, Amina Yusuf said.", []),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "named"), ROWS, ids=[row[0] for row in ROWS])
def test_named(comment: str, text: str, named: list[tuple[str, int | None]]) -> None:
    assert [(v.name, v.age) for c in claims_of(text) for v in c.victims] == named
