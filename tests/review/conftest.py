"""A ledger of two invented reports about one incident, and a person who decides."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from according.ledger.book import Ledger
from according.model.report import Collected
from according.review.deciding import Reviewer

_SCRIPT = Path(__file__).parents[1] / "ledger" / "invented.py"
MAIL = Collected("file", "mail")


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """`told` and `link` of the ledger tests' invented.py."""
    spec = importlib.util.spec_from_file_location("invented_reports", _SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ledger(tmp_path: Path, invented: ModuleType) -> Iterator[Ledger]:
    """Three claims in two reports: figures 5 and 6, and 5 again."""
    with Ledger.open(tmp_path / "ledger", create=True) as made:
        for name, figures in (("one", (5, 6)), ("two", (5,))):
            report, original, claims = invented.told(name, *figures)
            made.append_report(report, original, claims, collected=MAIL)
        invented.link(made)
        yield made


@pytest.fixture
def ana(ledger: Ledger) -> Reviewer:
    """A reviewer."""
    return Reviewer(ledger, "Ana Ruiz")
