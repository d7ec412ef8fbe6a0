"""What stands, looked up: in real reports, in ledgers that hold no catalogue, and in old ones."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from according import looking, pipeline
from according.ledger.book import Ledger
from according.ledger.check import check
from according.model.incident import Incident
from according.present import Present
from according.read.inputs import find
from tests.ledger.test_derived import laid_out
from tests.properties.test_cataloguing import same
from tests.serve.conftest import _samples, read, samples

__all__ = ["_samples", "samples"]  # fixtures of the neighbours

REPORTS = (
    # a whole with its parts, each of a place of its own
    "Shelling killed 40 people across Syria on Thursday, the health ministry said, 14 of them in "
    "Homs. Another 9 people were killed in Aleppo on Thursday, the governor of Aleppo said.",
    # a toll, and an incident within it
    "More than 5,400 people have been killed in Syria since March 2011, the United Nations said. "
    "A bomb killed 12 people in Damascus on 2 May 2024, police said.",
    # what came of another, told in one report
    "A bombing killed 30 people in Omdurman on 1 May 2024, the health ministry said. Police said "
    "on 3 May 2024 that they had arrested 7 men in Omdurman over the bombing.",
)


def related(told: "list[Incident]") -> set[str]:
    return {one.kind for it in told for one in it.related}


def test_how_incidents_stand_to_others_is_looked_up(tmp_path: Path) -> None:
    with Ledger.open(read(tmp_path, *REPORTS)) as ledger:
        told = list(looking.incidents(ledger))
        assert related(told) == {"contains", "part-of", "follow-up"}
        assert any(aside.reason == "cumulative" for it in told for made in it.estimates
                   for aside in made.set_aside)  # fmt: skip
        same(Present(ledger), ledger)
        rejected = max(told, key=lambda it: len(it.claims)).claims[0]
        with pipeline.deciding(ledger, "Ana Ruiz") as reviewer:
            reviewer.rule(rejected, "rejected", "a rumour")
        same(Present(ledger), ledger)


def test_the_samples_are_looked_up_as_they_are_computed(samples: Path) -> None:
    with Ledger.open(samples) as ledger:
        same(Present(ledger), ledger)
        assert check(ledger) == []


def rows(database: Path) -> int:
    with closing(sqlite3.connect(database)) as raw:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'catalogue_%'"
        tables = [name for (name,) in raw.execute(query)]
        assert tables
        return sum(raw.execute(f"SELECT count(*) FROM {it}").fetchone()[0] for it in tables)


def test_an_encrypted_ledger_keeps_its_catalogue_in_memory_alone(tmp_path: Path) -> None:
    mail = tmp_path / "mail.txt"
    mail.write_text(REPORTS[1])
    folder = tmp_path / "ledger"
    with Ledger.open(folder, create=True, passphrase=lambda: "five words", encrypt=True) as ledger:
        about = pipeline.About("2024-05-03", "Harbour Wire")
        list(pipeline.read_each(ledger, [(it, about) for it in find([str(mail)])]))
        pipeline.relink(ledger)
        now = Present(ledger)
        same(now, ledger)
        with pipeline.deciding(ledger, "Ana Ruiz") as reviewer:
            reviewer.rule(ledger.claims()[0].claim, "accepted", "")
        same(now, ledger)
    assert rows(folder / "ledger.db") == 0
    assert b"Damascus" not in (folder / "ledger.db").read_bytes()


@pytest.mark.parametrize("form", ["form-1", "form-2", "form-2-encrypted"])
def test_a_ledger_of_an_earlier_version_is_catalogued_when_it_is_looked_at(
    form: str, tmp_path: Path
) -> None:
    laid_out(form, tmp_path / "ledger")
    with Ledger.open(tmp_path / "ledger", passphrase=lambda: "a passphrase of the tests") as ledger:
        same(Present(ledger), ledger)
        assert check(ledger) == []
    assert (rows(tmp_path / "ledger" / "ledger.db") > 0) == (form != "form-2-encrypted")
