"""Finding incidents, held against reading all of them."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import BadInput
from according.model.claim import Harm, Place
from according.model.incident import Estimate, Incident, Origin, Status
from according.serve.search import FACETS, ORDERS, Asked, find, rows

NAMES = st.sampled_from(["", "Omdurman", "Ömdurman", "Cobán", "A B"])


SOME: list[Status] = ["verified", "disputed"]
STATUSES = st.sets(st.sampled_from(SOME))


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    harms = draw(st.lists(st.sampled_from(get_args(Harm)), max_size=2, unique=True))
    best = st.none() | st.integers(0, 5)
    made = tuple(Estimate(h, "range", None, draw(best), None, False, (), ()) for h in harms)
    name = draw(NAMES)
    return Incident(
        "i" + draw(st.text("0123456789abcdef", min_size=6, max_size=6)),
        draw(st.sampled_from(["incident", "toll"])), (), draw(NAMES), None,
        Place(name, 0, len(name), name) if name else None,
        draw(st.sampled_from([None, "2024", "2024-05-02", "2023-01-01"])), None, (), (),
        (Origin(draw(NAMES), (), ""),), tuple(draw(STATUSES)),
        (), (), made,
    )  # fmt: skip


ASKED = st.builds(
    Asked, words=NAMES, harm=st.sampled_from(["", "killed"]), place=NAMES,
    status=st.sampled_from(["", "verified"]), kind=st.sampled_from(["incident", "toll"]),
    order=st.sampled_from(ORDERS), page=st.integers(1, 3),
)  # fmt: skip


@given(st.lists(incidents(), max_size=12), ASKED)
def test_a_facets_count_is_what_choosing_it_shows(known: list[Incident], asked: Asked) -> None:
    held = rows(known)
    found = find(held, asked)
    for facet in FACETS:
        for value, count in found.facets[facet]:
            assert find(held, Asked.of(asked.query(**{facet: value}))).total == count
    for kind, count in found.kinds.items():
        assert find(held, Asked.of(asked.query(kind=kind))).total == count


@given(st.lists(incidents(), max_size=12))
def test_asking_nothing_shows_all_of_a_kind_in_any_order(known: list[Incident]) -> None:
    for order in ORDERS:
        found = find(rows(known), Asked(order=order)).incidents
        expected = [it for it in known if it.kind == "incident"]
        assert sorted(map(repr, found)) == sorted(map(repr, expected))


@given(st.lists(incidents(), max_size=12))
def test_of_unknown_number_or_day_comes_last(known: list[Incident]) -> None:
    killed = find(rows(known), Asked(order="killed")).incidents
    best = [next((e.best for e in it.estimates if e.harm == "killed"), None) for it in killed]
    first = [number for number in best if number is not None]
    assert best == sorted(first, reverse=True) + [None] * (len(best) - len(first))
    days = [it.from_ for it in find(rows(known), Asked()).incidents]
    told = [day for day in days if day]
    assert days == sorted(told, reverse=True) + [None] * (len(days) - len(told))


def test_words_are_found_without_their_accents_and_all_are_needed() -> None:
    made = Incident("i1", "incident", (), "Shelling of Cobán", None, None, None, None, (), ())
    assert find(rows([made]), Asked(words="COBAN shelling")).total == 1
    assert find(rows([made]), Asked(words="coban market")).total == 0


def test_a_page_holds_a_hundred_and_says_how_many_there_are() -> None:
    many = [
        Incident(f"i{n:06}", "incident", (), f"Incident {n}", None, None, None, None, (), ())
        for n in range(250)
    ]
    found = [find(rows(many), Asked(page=page)) for page in (1, 2, 3, 4)]
    assert [len(it.incidents) for it in found] == [100, 100, 50, 0]
    assert {(it.total, it.pages) for it in found} == {(250, 3)}
    assert {it.incident for one in found for it in one.incidents} == {it.incident for it in many}


@given(ASKED)
def test_an_address_asks_what_it_was_made_of(asked: Asked) -> None:
    assert Asked.of(asked.query(page=asked.page)) == asked


@pytest.mark.parametrize("query", [{"kind": "x"}, {"order": "x"}, {"page": "-1"}, {"page": "²"}])
def test_what_cannot_be_asked_is_refused(query: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="start anew"):
        Asked.of(query)
