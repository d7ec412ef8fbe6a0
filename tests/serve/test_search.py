"""Finding incidents, held against reading all of them."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import BadInput
from according.model.block import block
from according.model.card import card
from according.model.claim import Harm, Place
from according.model.incident import Estimate, Incident, Origin, Status
from according.model.when import Days, bound_days
from according.model.wording import folded
from according.serve.search import Index
from according.serve.wanted import FACETS, ORDERS, Wanted

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
        tuple(Origin(name, (), "") for name in draw(st.lists(NAMES, max_size=4))),
        tuple(draw(STATUSES)),
        (), (), made,
    )  # fmt: skip


KNOWN = st.lists(incidents(), max_size=12, unique_by=lambda it: it.incident)
WANTED = st.builds(
    Wanted, words=NAMES, harm=st.sampled_from(["", "killed"]), place=NAMES,
    status=st.sampled_from(["", "verified"]), outlet=st.sampled_from(["", "Harbour Wire"]),
    origins=st.sampled_from(["", "1", "3 or more"]),
    since=st.sampled_from(["", "2024", "2024-05-03"]), until=st.sampled_from(["", "2024-05"]),
    kind=st.sampled_from(["incident", "toll"]),
    order=st.sampled_from(ORDERS), page=st.integers(1, 3), source=st.just(""), rule=st.just(""),
)  # fmt: skip


def index(known: list[Incident]) -> Index:
    """Every other one published by an outlet; in two blocks, as many are in very many."""
    cards = [card(it, ["Harbour Wire"] if n % 2 else []) for n, it in enumerate(known)]
    half = len(cards) // 2
    return Index([block(cards[:half]), block(cards[half:])])


def unpublished(known: list[Incident]) -> Index:
    return Index([block([card(it, ()) for it in known])])


def shown(known: list[Incident], wanted: Wanted) -> list[Incident]:
    by_id = {it.incident: it for it in known}
    return [by_id[name] for name in unpublished(known).find(wanted).incidents]


def meets(incident: Incident, number: int, wanted: Wanted) -> bool:
    """The same, read off one incident."""
    name = incident.place.name or "" if incident.place else ""
    origins_named = (it.name for it in incident.origins)
    said = folded(" ".join([incident.title, name, *origins_named, incident.incident]))
    days = wanted.days()
    begun, ended = incident.from_ or incident.to, incident.to or incident.from_
    origins = len(incident.origins)
    return (
        incident.kind == wanted.kind
        and all(word in said for word in folded(wanted.words).split())
        and wanted.harm in ("", *(made.harm for made in incident.estimates))
        and wanted.place in ("", name)
        and wanted.status in ("", *incident.status)
        and wanted.outlet in ("", "Harbour Wire" if number % 2 else "")
        and wanted.origins in ("", str(origins) if origins < 3 else "3 or more")
        and (
            days is None
            or (
                bool(begun and ended)
                and days.meets(Days(bound_days(begun or "").first, bound_days(ended or "").last))
            )
        )
    )


@given(KNOWN, WANTED)
def test_what_is_found_is_what_meets_it(known: list[Incident], wanted: Wanted) -> None:
    met = index(known).find(wanted).met
    assert list(met) == [meets(it, number, wanted) for number, it in enumerate(known)]


@given(KNOWN, WANTED)
def test_a_facets_count_is_what_choosing_it_shows(known: list[Incident], wanted: Wanted) -> None:
    held = index(known)
    found = held.find(wanted)
    for facet in FACETS:
        for value, count in found.facets[facet]:
            assert held.find(Wanted.of(wanted.query(**{facet: value}))).total == count
    for kind, count in found.kinds.items():
        assert held.find(Wanted.of(wanted.query(kind=kind))).total == count


@given(KNOWN)
def test_asking_nothing_shows_all_of_a_kind_in_any_order(known: list[Incident]) -> None:
    for order in ORDERS:
        found = shown(known, Wanted(order=order))
        expected = [it for it in known if it.kind == "incident"]
        assert sorted(map(repr, found)) == sorted(map(repr, expected))


@given(KNOWN)
def test_of_unknown_number_or_day_comes_last(known: list[Incident]) -> None:
    killed = shown(known, Wanted(order="killed"))
    best = [next((e.best for e in it.estimates if e.harm == "killed"), None) for it in killed]
    first = [number for number in best if number is not None]
    assert best == sorted(first, reverse=True) + [None] * (len(best) - len(first))
    days = [it.from_ for it in shown(known, Wanted())]
    told = [day for day in days if day]
    assert days == sorted(told, reverse=True) + [None] * (len(days) - len(told))


def test_words_are_found_without_their_accents_and_all_are_needed() -> None:
    made = Incident("i1", "incident", (), "Shelling of Cobán", None, None, None, None, (), ())
    assert unpublished([made]).find(Wanted(words="COBAN shelling")).total == 1
    assert unpublished([made]).find(Wanted(words="coban market")).total == 0


def test_words_in_the_text_of_its_reports_find_an_incident() -> None:
    some = [
        Incident(f"i{n}", "incident", (), "A title", None, None, None, None, (), (f"r{n}",))
        for n in range(3)
    ]
    met = unpublished(some).find(Wanted(words="bakery"), ["i1", "i7"]).met
    assert list(met) == [False, True, False]


def test_of_unknown_time_are_told_apart_where_days_are_asked() -> None:
    some = [
        Incident(f"i{day}", "incident", (), "A title", None, None, day, day, (), ())
        for day in ("2024-05-02", "2024", None)
    ]
    for since, total, undated in (("", 3, 0), ("2024-05-03", 1, 1), ("2025", 0, 1)):
        found = unpublished(some).find(Wanted(since=since))
        assert (found.total, found.undated) == (total, undated), since


def test_a_page_holds_a_hundred_and_says_how_many_there_are() -> None:
    many = [
        Incident(f"i{n:06}", "incident", (), f"Incident {n}", None, None, None, None, (), ())
        for n in range(250)
    ]
    found = [unpublished(many).find(Wanted(page=page)) for page in (1, 2, 3, 4)]
    assert [len(it.incidents) for it in found] == [100, 100, 50, 0]
    assert {(it.total, it.pages) for it in found} == {(250, 3)}


@given(KNOWN, WANTED, st.sets(st.integers(0, 11)))
def test_what_is_closed_is_not_shown_and_not_counted(
    known: list[Incident], wanted: Wanted, places: set[int]
) -> None:
    blocks = [block([card(it, ()) for it in known])]
    closed = {it.incident for place, it in enumerate(known) if place in places}
    left = [it for it in known if it.incident not in closed]
    without, found = unpublished(left), Index(blocks, closed=closed)
    assert found.is_empty == without.is_empty
    some, expected = found.find(wanted), without.find(wanted)
    assert some._replace(met=expected.met) == expected


def test_the_choice_that_is_made_is_listed_however_rare_and_the_rest_is_counted() -> None:
    names = [f"Village {n:03}" for n in range(80)]
    many = [
        Incident(f"i{n}", "incident", (), "", None, Place(name, 0, 1, name), None, None, (), ())
        for n, name in enumerate(names)
    ]
    found = unpublished(many).find(Wanted(place=names[79]))
    assert (names[79], 1) in found.facets["place"]
    assert found.more["place"] == 30


@pytest.mark.parametrize(
    "query",
    [{"kind": "event"}, {"order": "x"}, {"page": "-1"}, {"page": "²"}, {"since": "yesterday"}],
)
def test_what_no_address_of_ours_asks_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        Wanted.of(query)


@given(WANTED)
def test_an_address_asks_what_it_was_made_from(wanted: Wanted) -> None:
    asked = wanted._replace(words=" ".join(wanted.words.split()))
    assert Wanted.of(asked.query(page=asked.page)) == asked
