"""Linking a ledger further gives what linking all of it anew gives, whatever was entered before."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from according import looking, pipeline, relink
from according.ledger import linked
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.view import View
from according.model.claim import Claim, sealed
from according.model.incident import Cluster
from according.model.report import Collected
from according.review.deciding import Reviewer
from tests.properties.test_merging import ACTS, decide, invented

__all__ = ["invented"]  # the neighbours' fixture

STEPS = st.tuples(
    st.sampled_from(("read", "read", "read", "count", "withdraw", "expunge", "reread", *ACTS)),
    st.integers(0, 11), st.integers(0, 11),
)  # fmt: skip


def act(ledger: Ledger, invented: ModuleType, what: str, one: int, other: int) -> None:
    """One step; nothing where there is nothing that it could be done to."""
    if what == "read":
        told = invented.told(f"number {one}", 10 + one % 3, 20 + other % 3)
        ledger.append_report(*told, collected=Collected("file", "mail"))
    elif what == "count":
        report, original, (first, *others) = invented.told(f"count {one}", 10 + one % 3, 20)
        claims = [total(first), *others]
        ledger.append_report(report, original, claims, collected=Collected("file", "mail"))
    elif what == "withdraw" and (made := ledger.decisions()):
        Reviewer(ledger, "Ana").withdraw(made[one % len(made)].decision.decision, "not so")
    elif what == "expunge" and len(held := ledger.reports()) > 2:
        pipeline.expunge(ledger, "Ana", held[one % len(held)].id, None, "asked to")
    elif what == "reread" and (held := ledger.reports()):
        report = held[one % len(held)]
        kept = ledger.claims_of(report.id)
        ledger.append_reading(report, kept[1:], [it.claim for it in kept[:1]], extractor="later")
    elif what in ACTS and list(ledger.claims()):
        decide(ledger, Reviewer(ledger, "Ana"), what, one, other)


def total(claim: Claim) -> Claim:
    """The claim, its figure a total over many incidents."""
    counts = tuple(msgspec.structs.replace(it, scope="cumulative") for it in claim.quantities)
    return sealed(msgspec.structs.replace(claim, quantities=counts))


def clusters(ledger: View) -> set[Cluster]:
    return {minted.cluster for minted in ledger.incidents()}


def anew(ledger: Ledger) -> set[Cluster]:
    """What a run over all claims gives; the ledger is left as it was."""
    try:
        with ledger.writing() as book, book.store.transaction(writing=True) as connection:
            linked.forget(connection)
            pipeline.relink(book)
            found = clusters(book)
            raise Undone
    except Undone:
        return found


class Undone(Exception):
    pass


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=3, max_size=9))
@example(steps=[("count", 0, 0), ("same", 0, 1), ("read", 0, 0)])
@example(steps=[("count", 0, 0), ("count", 3, 0), ("reread", 0, 0), ("reread", 1, 0)])
def test_further_is_anew(
    invented: ModuleType, steps: list[tuple[str, int, int]], however_much: None
) -> None:
    with tempfile.TemporaryDirectory() as given_, Ledger.open(Path(given_), create=True) as ledger:
        for step in steps:
            act(ledger, invented, *step)
            pipeline.relink(ledger)
            assert clusters(ledger) == anew(ledger)
            assert looking.incidents(ledger) == recomputed(ledger)
        assert check(ledger) == []


def recomputed(ledger: Ledger) -> object:
    """The incidents, told from their claims and not from what was entered."""
    at = next(reversed(list(ledger.entries()))).at
    return looking.incidents(ledger, as_of=at)


@pytest.fixture(scope="module")
def however_much() -> Iterator[None]:
    """However much changes, linking goes on from what it has."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(relink, "_MANY", 0)
        yield
