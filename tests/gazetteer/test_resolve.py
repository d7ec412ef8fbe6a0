"""Which of its readings a name gets, beside other names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from according.gazetteer.fold import fold
from according.gazetteer.lookup import Candidate, Gazetteer
from according.gazetteer.resolve import Named, Sort, choose, contains

KNOWN = Gazetteer()


def named(name: str, *within: str, sort: Sort = "") -> Named:
    return Named(fold(name), KNOWN.candidates(name), tuple(map(fold, within)), sort)


def meant(*names: Named) -> list[str]:
    found = choose(names)
    return [f"{c.name}, {c.admin1}, {c.country}, {c.kind}" if c else "unknown" for c in found]


def test_alone_a_name_is_its_largest_place() -> None:
    assert meant(named("Paris")) == ["Paris, Île-de-France, FR, city"]


def test_where_the_report_sets_it() -> None:
    assert meant(named("Paris", "Texas"), named("Texas"))[0] == "Paris, Texas, US, city"


def test_a_name_may_be_set_in_two_places() -> None:
    names = (named("Paris", "Texas"), named("Texas"), named("Paris", "France"), named("France"))
    assert meant(*names)[0] == "Paris, Texas, US, city"
    assert meant(*names)[2] == "Paris, Île-de-France, FR, city"


def test_neighbours_decide() -> None:
    assert meant(named("Tripoli"), named("Misrata"), named("Benghazi"))[0].endswith("LY, city")
    assert meant(named("Tripoli"), named("Beirut"), named("Sidon"))[0].endswith("LB, city")


def test_the_word_beside_a_name_tells_the_area_from_its_town() -> None:
    assert meant(named("Homs"), named("Syria"))[0].endswith("SY, city")
    assert meant(named("Homs", sort="area"), named("Syria"))[0].endswith("SY, admin")


def test_a_capital_goes_before_a_state_of_its_name() -> None:
    assert meant(named("Washington"), named("Damascus"), named("Moscow"))[0].endswith("US, city")


def test_but_not_in_a_list_of_states() -> None:
    oregon, washington = fold("Oregon"), fold("Washington")
    names = [
        Named(oregon, KNOWN.candidates("Oregon"), beside=(washington,)),
        Named(washington, KNOWN.candidates("Washington"), beside=(oregon,)),
    ]
    assert meant(*names)[1].endswith("US, admin")


def test_an_unknown_name_stays_unknown() -> None:
    assert meant(named("Qwxyzzt"), named("Syria"))[0] == "unknown"


NAMES = ["Homs", "Syria", "Paris", "Texas", "Tripoli", "Georgia", "Qwxyzzt", "Gaza", "Hama"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_the_order_of_names_changes_nothing(names: list[str]) -> None:
    turned = list(reversed(names))
    assert sorted(meant(*map(named, names))) == sorted(meant(*map(named, turned)))


@given(st.sampled_from(NAMES))
def test_a_chosen_reading_is_one_of_the_candidates(name: str) -> None:
    (found,) = choose([named(name)])
    assert found in KNOWN.candidates(name) or (found is None and not KNOWN.candidates(name))


def test_containment_goes_by_divisions() -> None:
    def place(level: int, name: str, **more: str) -> Candidate:
        given = {"country": "US", "admin1": None, "admin2": None} | more
        return Candidate(
            name,
            0.0,
            0.0,
            given["country"],
            given["admin1"],
            given["admin2"],
            level,
            1,
            "city",
            level,
        )

    town = place(3, "Paris", admin1="Texas", admin2="Lamar County")
    assert contains(place(0, "United States"), town)
    assert contains(place(1, "Texas"), town)
    assert contains(place(2, "Lamar County", admin1="Texas"), town)
    assert not contains(place(2, "Lamar County", admin1="Alabama"), town)
    assert not contains(town, place(1, "Texas"))
    assert not contains(place(0, "France", country="FR"), town)
