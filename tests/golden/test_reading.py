"""Golden reports against the program: floors that a change must not fall under.

The figures themselves are printed by ``python benchmarks/golden.py``. The reports kept aside are
measured there and looked at by nobody who builds; no floor is set for them.
"""

from pathlib import Path

import pytest

from according.extract import extract
from according.link.linking import link
from according.model.claim import Harm
from according.model.incident import Incident, Minted
from according.model.report import Report
from according.read.report import read_report
from according.reconcile.incidents import describe
from tests.golden.golden import Golden, load
from tests.golden.incidents import IncidentGold, load_incidents
from tests.golden.score import Score, score, totals

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GOLDENS = [load(path) for path in sorted(HERE.glob("*/*.golden"))]
SEEN = [golden for golden in GOLDENS if golden.seen]
EXACT: dict[str, tuple[Harm, ...]] = {
    "B": ("killed", "injured"),
    "D": ("killed", "injured"),
    "G": ("injured",),
}
"""Incidents of the samples and the harms whose estimates come out as the golden file has them."""


def scored(golden: Golden) -> Score:
    """The program's reading of a golden report, compared with it."""
    claims = extract(read(golden))
    return score(claims, golden, text=read(golden).text)


def read(golden: Golden) -> Report:
    """The golden report as the program reads it from its file, or from the golden text."""
    file = ROOT / golden.file if golden.file else golden.path
    original = file.read_bytes() if golden.file else golden.text.encode()
    return read_report(original, name=file.name, published=golden.published, outlet=golden.outlet)


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return [scored(golden) for golden in SEEN]


def test_floors(scores: list[Score]) -> None:
    reached = totals(scores)
    assert reached.f1 is not None
    assert reached.source_accuracy is not None
    assert reached.f1 >= 0.90
    assert reached.source_accuracy >= 0.84
    floors = {"modifier": 0.99, "scope": 0.88, "modality": 0.93, "place": 0.83, "time": 0.76}
    assert not {name for name, floor in floors.items() if (reached.agreement[name] or 0) < floor}


def test_reports_without_harm_give_no_figures() -> None:
    silent = [g for g in SEEN if not g.figures]
    assert silent
    assert not [q for g in silent for c in extract(read(g)) for q in c.quantities]


@pytest.fixture(scope="module")
def incidents() -> list[Incident]:
    """The samples' incidents, from their files."""
    claims = [c for g in GOLDENS if g.file for c in extract(read(g))]
    clusters = link(claims)
    minted = [Minted(f"i{n}", (), cluster) for n, cluster in enumerate(clusters)]
    return describe(minted, {c.claim: c for c in claims})


@pytest.mark.parametrize("letter", EXACT)
def test_estimates_of_the_samples(letter: str, incidents: list[Incident]) -> None:
    gold = load_incidents(HERE / "incidents.golden")[letter]
    for harm in EXACT[letter]:
        assert any(_is(gold, harm, incident) for incident in incidents), harm


def _is(gold: IncidentGold, harm: Harm, incident: Incident) -> bool:
    """Whether an incident of that day has this estimate by `range`."""
    wanted = gold.estimates[harm]
    return incident.from_ == gold.from_ and any(
        (e.low, e.best, e.high) == (wanted.low, wanted.best, wanted.high)
        for e in incident.estimates
        if (e.harm, e.rule) == (harm, "range")
    )
