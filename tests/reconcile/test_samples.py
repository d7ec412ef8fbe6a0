"""The samples, as their golden marks say they should be read, come to the golden incidents."""

from functools import cache
from pathlib import Path

import pytest

from according.link.linking import link
from according.model.claim import Claim
from according.model.incident import Incident, Minted
from according.model.wording import folded
from according.reconcile.incidents import describe
from tests.golden.golden import load
from tests.golden.incidents import load_incidents
from tests.reconcile.golden_claims import golden_claims

GOLDEN = Path(__file__).parents[1] / "golden"
EXPECTED = load_incidents(GOLDEN / "incidents.golden")


@cache
def _found() -> dict[str, list[Incident]]:
    """The incidents in which the figures of each golden letter ended up."""
    letters: dict[str, str | None] = {}
    claims: dict[str, Claim] = {}
    for path in sorted((GOLDEN / "samples").glob("*.golden")):
        golden = load(path)
        told = golden_claims(golden)
        claims |= {claim.claim: claim for claim in told}
        letters |= {c.claim: f.incident for c, f in zip(told, golden.figures, strict=False)}
    minted = [Minted(str(at), (), cluster) for at, cluster in enumerate(link([*claims.values()]))]
    homes: dict[str, list[Incident]] = {}
    for incident in describe(minted, claims):
        for letter in {letters.get(claim) for claim in incident.claims} - {None}:
            homes.setdefault(str(letter), []).append(incident)
    return homes


@pytest.mark.parametrize("letter", EXPECTED)
def test_every_figure_of_one_incident_is_in_one(letter: str) -> None:
    assert len(_found()[letter]) == 1


@pytest.mark.parametrize("letter", EXPECTED)
def test_incidents_are_what_and_when_the_golden_file_says(letter: str) -> None:
    incident, expected = _found()[letter][0], EXPECTED[letter]
    assert incident.kind == expected.kind
    assert (incident.from_, incident.to) == (expected.from_, expected.to)
    assert set(incident.reports) == set(expected.reports)
    assert incident.place is not None
    assert incident.place.country == expected.country


@pytest.mark.parametrize("letter", EXPECTED)
def test_golden_origins_are_found_and_no_named_one_besides(letter: str) -> None:
    found = {folded(origin.name) for origin in _found()[letter][0].origins}
    expected = {folded(name) for name in EXPECTED[letter].origins}
    assert expected <= found
    assert all("own voice" in o.reason for o in _found()[letter][0].origins if
               folded(o.name) not in expected)  # fmt: skip


@pytest.mark.parametrize("letter", EXPECTED)
def test_estimates_are_the_golden_ones(letter: str) -> None:
    estimates = {(e.rule, e.harm): e for e in _found()[letter][0].estimates}
    for harm, expected in EXPECTED[letter].estimates.items():
        found = estimates["range", harm]
        assert (found.low, found.high) == (expected.low, expected.high)
        if expected.best is not None:
            assert found.best == expected.best
        if expected.acled is not None:
            assert estimates["acled", harm].best == expected.acled
