"""One place, many spellings: the keys under which names are looked up."""

import doctest
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.gazetteer import fold as module
from according.gazetteer import sphere
from according.gazetteer.fold import fold, loose, without_article

SAME = [
    ("Deir ez-Zor", "DEIR EZ ZOR"),
    ("Ḩimş", "Hims"),
    ("Sana'a", "Sana’a"),
    ("Côte d'Ivoire", "Cote d’Ivoire"),
    ("St. Louis", "Saint Louis"),
    ("Łódź", "Lodz"),
    ("حِمْص", "حمص"),  # with and without vowel marks
    ("U.S.", "US"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("Homs", "Hama"), ("Tal", "Tall"), ("حمص", "حماة")])
def test_other_names_do_not(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_folding_any_letter_twice_changes_nothing() -> None:
    letters = (chr(point) for point in range(sys.maxunicode + 1))
    assert [x for x in letters if fold(fold(x)) != fold(x)] == []


@given(st.text(max_size=30))
def test_a_key_without_its_article_ends_the_key(name: str) -> None:
    bare = without_article(fold(name))
    assert bare is None or fold(name).endswith(" " + bare)


def test_a_rough_key_is_never_short() -> None:
    assert loose("al bab") is None
    assert loose("maaret al noman") == loose("maarit an numan")


@pytest.mark.parametrize("holds", [module, sphere])
def test_examples_in_the_documentation(holds: object) -> None:
    assert doctest.testmod(holds).failed == 0  # type: ignore[arg-type]
