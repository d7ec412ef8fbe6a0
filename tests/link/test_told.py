"""What is found of two counts of one report: two claims, and the level of one comparison."""

from itertools import combinations

import pytest
from hypothesis import given

from according.link.subjects import subjects
from according.link.told import COMPARISONS, LEVELS, Count, in_one_report, levels
from according.link.weighed import weights
from according.model.claim import Claim
from tests.properties.test_order_and_copies import SLOW, archives
from tests.reconcile.factories import BABA_AMR, HAMA, SYRIA, Told, days, source

ONE = Told("Courier")
FIRST = ONE.figure(12)
FOUND: list[tuple[str, Claim, str, str]] = [
    ("one town, said twice", ONE.figure(5), "where", "same"),
    ("a quarter of it", ONE.figure(5, place=BABA_AMR), "where", "within"),
    ("another town", ONE.figure(5, place=HAMA), "where", "apart"),
    ("its country", ONE.figure(5, place=SYRIA), "where", "around"),
    ("no place", ONE.figure(5, place=None), "where", "one untold"),
    ("each says where", ONE.figure(5), "placed", "both"),
    ("only the earlier does", ONE.figure(5, place=None), "placed", "earlier"),
    ("the same day", ONE.figure(5), "when", "day"),
    ("a day later", ONE.figure(5, time=days("2012-02-05")), "when", "days apart"),
    ("a month later", ONE.figure(5, time=days("2012-03-05")), "when", "weeks apart"),
    ("a year before", ONE.figure(5, time=days("2011-02-05")), "when", "long apart"),
    ("no day", ONE.figure(5, time=None), "when", "one untold"),
    ("one place and day, said twice", ONE.figure(5), "agree", "yes"),
    ("another place, said twice", ONE.figure(5, place=HAMA), "agree", "no"),
    ("a place carried there", ONE.figure(5, place=None), "agree", "unsaid"),
    ("background", ONE.figure(5, modality="historical"), "past", "later"),
    ("arrests", ONE.figure(5, "detained"), "what", "other"),
    ("that nobody was arrested", ONE.figure(0, "detained"), "what", "one"),
    ("as many", ONE.figure(12), "how_many", "count"),
    ("another number", ONE.figure(5), "how_many", "unlike"),
    ("of another harm", ONE.figure(5, "injured"), "how_many", "untold"),
    ("a part", ONE.figure(5, scope="part"), "part", "later"),
    ("in the report's own voice", ONE.figure(5), "by_whom", "own voice"),
    ("one by somebody", ONE.figure(5, by=source("police")), "by_whom", "one"),
    ("behind the opening", ONE.figure(5), "lead", "lead"),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "later", "name", "level"), FOUND, ids=[r[0] for r in FOUND])
def test_what_is_found(comment: str, later: Claim, name: str, level: str) -> None:
    assert levels(Count(FIRST), Count(later))[name] == level


def test_every_level_has_its_weight() -> None:
    wanted = {(name, level) for name, levels in LEVELS.items() for level in levels}
    assert set(weights("told").levels) == wanted
    assert COMPARISONS.keys() == LEVELS.keys()


@SLOW
@given(archives())
def test_no_other_level_is_found(claims: list[Claim]) -> None:
    counted = [s for s in subjects(claims) if s.first.quantities]
    for left, right in combinations(counted, 2):
        if left.shares_report(right):
            found = levels(*map(Count, in_one_report(left, right)))
            assert all(level in LEVELS[name] for name, level in found.items())
            assert in_one_report(left, right) == in_one_report(right, left)
