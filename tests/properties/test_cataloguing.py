"""The catalogue brought further is the catalogue made anew, and says what the whole ledger says."""

import tempfile
from collections.abc import Collection
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according import looking, pipeline
from according.cataloguing import bring_up
from according.ledger.book import Ledger
from according.ledger.catalogue import Catalogue, in_memory
from according.ledger.check import check
from according.ledger.moments import a_day_ago
from according.model.block import block
from according.model.card import Card, card
from according.present import Present
from according.review.deciding import Reviewer
from according.review.following import Following
from according.review.rulings import Rulings
from tests.properties.test_merging import invented
from tests.properties.test_relinking import STEPS, act
from tests.review.test_pending import waiting

__all__ = ["invented"]  # the neighbours' fixture

WITHHOLD = st.tuples(st.just("withhold"), st.integers(0, 1), st.just(0))
NAMES = ("the hospital", "Zabadānī")


def step(ledger: Ledger, invented: ModuleType, what: str, one: int, other: int) -> None:
    if what == "withhold":
        Reviewer(ledger, "Ana").withhold(NAMES[one], "at risk")
    else:
        act(ledger, invented, what, one, other)


def rows(connection: sa.Connection) -> dict[str, list[Any]]:
    """All rows of the catalogue, by table, but for which entry they are up to."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'catalogue_%'"
    tables = sorted(set(connection.exec_driver_sql(query).scalars()) - {"catalogue_by"})
    return {
        it: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {it}").all()))
        for it in tables
    }


def anew(book: Ledger) -> dict[str, list[Any]]:
    with in_memory() as connection:
        bring_up(book, Catalogue(connection), Following(Rulings(book), book.holding))
        return rows(connection)


def computed(book: Ledger) -> list[Card]:
    """The cards of all incidents, read and estimated as a whole."""
    made = looking.incidents(book)
    known = looking.outlets(book, {report for it in made for report in it.reports})
    found = [card(it, {name for r in it.reports if (name := known[r])}) for it in made]
    return sorted(found, key=lambda it: it.incident)


def queue(catalogue: Catalogue, decided: Collection[str], fresh: str) -> list[str | None]:
    return [catalogue.at(n, decided, fresh) for n in range(catalogue.waiting(decided))]


def same(now: Present, ledger: Ledger) -> None:
    """What is looked up one by one is what reading and estimating the whole gives."""
    told = looking.incidents(ledger)
    for it in told:
        assert [now.incident(id_) for id_ in (it.incident, *it.was)] == [it] * (1 + len(it.was))
        assert now.title(it.incident) == it.title
    homes = {claim: [one.title for one in now.homes(claim)] for it in told for claim in it.claims}
    assert homes == {claim: [it.title for it in told if claim in it.claims] for claim in homes}
    pairs = {(it.incident, r.incident) for it in told for r in it.related if r.kind == "part-of"}
    tolls = {it.incident for it in told if it.kind == "toll"}
    assert set(now.parts()) == {pair for pair in pairs if pair[1] not in tolls}
    assert now.asked() == looking.asked(ledger)
    asked = waiting(ledger)
    assert now.waiting() == len(asked)
    assert [now.pending(place) for place in range(len(asked))] == asked
    assert now.pending(len(asked)) is None


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS | WITHHOLD, min_size=3, max_size=9))
def test_further_is_anew(invented: ModuleType, steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as given_, Ledger.open(Path(given_), create=True) as ledger:
        for one in steps:
            step(ledger, invented, *one)
            pipeline.relink(ledger)
            with ledger.reading() as book, book.store.transaction(writing=False) as connection:
                kept, decided = Catalogue(connection), Rulings(book).settled()
                assert rows(connection) == anew(book)
                cards = computed(book)
                alike = groupby(cards, key=lambda it: it.incident[:3])
                assert kept.blocks() == [block([*some]) for _begins, some in alike]
                held = kept.cards_of([it.incident for it in cards])
                assert [held[it.incident] for it in cards] == cards
                expected = [one.claim.claim for one in waiting(book)]
                assert queue(kept, decided, a_day_ago()) == expected
            same(Present(ledger), ledger)
        assert check(ledger) == []
