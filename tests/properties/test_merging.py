"""Two offices, one record: whoever takes in the other, the same comes of it."""

import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from according import looking, pipeline
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.replay import replay
from according.model.report import Collected
from according.review.deciding import Reviewer
from according.review.queue import queue

MAIL = Collected("file", "mail")
ACTS = (
    "accept", "reject", "correct", "same", "different", "merge", "split", "alias", "grade", "title",
    "best",
)  # fmt: skip
office = st.tuples(
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True),
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 5)), max_size=4),
)
Office = tuple[Sequence[int], Sequence[tuple[str, int, int]]]


@pytest.fixture(scope="module")
def invented() -> ModuleType:
    script = Path(__file__).parents[1] / "ledger" / "invented.py"
    spec = importlib.util.spec_from_file_location("invented_reports", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fill(ledger: Ledger, told: Office, invented: ModuleType, person: str) -> None:
    for number in told[0]:
        report = invented.told(f"number {number}", 10 + number, 20 + number)
        ledger.append_report(*report, collected=Collected("file", person))
    pipeline.relink(ledger)
    for act, one, other in told[1]:
        decide(ledger, Reviewer(ledger, person), act, one, other)
        pipeline.relink(ledger)


def decide(ledger: Ledger, who: Reviewer, act: str, one: int, other: int) -> None:
    claims = sorted(claim.claim for claim in ledger.claims())
    left, right = claims[one % len(claims)], claims[other % len(claims)]
    incidents = ledger.incidents()
    match act:
        case "accept" | "reject":
            who.rule(left, "accepted" if act == "accept" else "rejected", "seen")
        case "correct":
            who.correct(left, {"quantities.q1.value": other}, "seen")
        case "same" | "different" if left != right:
            who.pair(left, right, "same" if act == "same" else "different", "seen")
        case "alias":
            who.alias("the hospital", f"Hospital {other}", "seen")
        case "grade":
            who.grade_source("the hospital", "B" if other % 2 else "C", "seen")
        case "merge" if len(apart := [it for it in incidents if it.cluster.kind == "incident"]) > 1:
            who.merge([apart[it % len(apart)].incident for it in (one, one + 1)], "seen")
        case "split" if incidents and len(incidents[one % len(incidents)].cluster.claims) > 1:
            found = incidents[one % len(incidents)]
            who.split(found.incident, found.cluster.claims[:1], "seen")
        case "title" if incidents:
            who.set(incidents[one % len(incidents)].incident, "notes", f"note {other}", "seen")
        case "best" if incidents:
            known = incidents[one % len(incidents)].incident
            who.best(known, "killed", None, other, None, "seen")


def shown(ledger: Ledger) -> tuple[object, ...]:
    """Claims, incidents by their claims, estimates, and what needs eyes; no ids of incidents."""
    claims = sorted(msgspec.json.encode(claim) for claim in looking.claims(ledger))
    incidents = sorted(
        (it.kind, sorted(it.claims), it.title, it.from_, it.to, repr(it.estimates))
        for it in looking.incidents(ledger)
    )
    reports = sorted(report.id for report in ledger.reports())
    asked = sorted((one.why, sorted(one.decisions), one.words) for one in queue(ledger))
    return reports, claims, incidents, asked


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(office, office)
# The id of a's incident comes to name another part of b's, which a's rejection breaks apart.
@example(([0], [("reject", 0, 0), ("best", 0, 0)]), ([0, 1, 2], [("same", 0, 1)]))
def test_either_takes_in_the_other(invented: ModuleType, ours: Office, theirs: Office) -> None:
    with tempfile.TemporaryDirectory() as given_:
        places = {name: Path(given_) / name for name in ("a", "b")}
        for (name, place), told in zip(places.items(), (ours, theirs), strict=True):
            with Ledger.open(place, create=True) as ledger:
                fill(ledger, told, invented, f"person {name}")
        copies = {name: Path(given_) / f"{name}-copy" for name in places}
        for name, place in copies.items():
            place.mkdir()
            (place / "ledger.db").write_bytes((places[name] / "ledger.db").read_bytes())
        results = []
        for one, other in (("a", "b"), ("b", "a")):
            with Ledger.open(places[one]) as ledger, Ledger.open(copies[other]) as taken:
                assert pipeline.merge(ledger, taken)
                results.append(shown(ledger))
                entries = len(list(ledger.entries()))
                assert not pipeline.merge(ledger, taken)
                assert len(list(ledger.entries())) == entries
                assert check(ledger) == []
                assert ledger.state() == replay(ledger.entries(), ledger.id)
        assert results[0] == results[1]


def test_decisions_that_disagree_go_to_review(invented: ModuleType, tmp_path: Path) -> None:
    for name, act in (("a", "reject"), ("b", "accept")):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            fill(ledger, ((0,), ((act, 0, 0),)), invented, f"person {name}")
    with Ledger.open(tmp_path / "a") as ledger, Ledger.open(tmp_path / "b") as other:
        pipeline.merge(ledger, other)
        (asked,) = queue(ledger)
        assert asked.why == "disagreement"
        assert len(asked.decisions) == 2
        Reviewer(ledger, "Carla Diaz").rule(asked.about[0], "accepted", "asked both of them")
        assert queue(ledger) == []


def test_a_report_read_otherwise_counts_once(invented: ModuleType, tmp_path: Path) -> None:
    """One office knew the day of publication, so its claims have other ids."""
    report, original, claims = invented.told("number 0", 10, 20)
    dated = msgspec.structs.replace(report, published="2012-02-04")
    from according.model.claim import sealed
    from according.model.report import header

    redated = [sealed(msgspec.structs.replace(it, report=header(dated))) for it in claims]
    results = []
    for order in (("a", "b"), ("b", "a")):
        with tempfile.TemporaryDirectory() as given_:
            for name, told in (("a", (report, claims)), ("b", (dated, redated))):
                with Ledger.open(Path(given_) / name, create=True) as ledger:
                    ledger.append_report(told[0], original, told[1], collected=MAIL)
                    pipeline.relink(ledger)
            one, other = (Path(given_) / name for name in order)
            with Ledger.open(one) as ledger, Ledger.open(other) as taken:
                pipeline.merge(ledger, taken)
                assert check(ledger) == []
                results.append(sorted(it.claim for it in ledger.claims()))
    assert results[0] == results[1] == sorted(it.claim for it in redated)
