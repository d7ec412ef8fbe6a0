"""A ledger of two reports about one invented incident, and a way to run commands beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from according.cli import main
from according.ledger.book import Ledger
from according.ledger.minting import mint
from according.model.claim import (
    Claim,
    Participant,
    Place,
    Quantity,
    Source,
    Time,
    Verification,
    claim_key,
    sealed,
)
from according.model.incident import Cluster
from according.model.passage import Passage
from according.model.report import Collected, Report, header
from according.read.report import read_report

Run = Callable[..., Result]

FIRST = (
    "At least 12 people were killed when shells hit Omdurman on Thursday, the Nile Doctors' "
    "Circle said.\nThe figure could not be verified.\n"
)
SECOND = (
    "The Nile Doctors' Circle raised its count to 15 dead in Omdurman.\n"
    "Nearly 4,000 people have been killed in Sudan since January, the Nile Doctors' Circle said.\n"
)


def _at(report: Report, words: str, after: str = "") -> Passage:
    start = report.text.index(words, report.text.index(after))
    return Passage(words, start, start + len(words))


def _claim(report: Report, sentence: str, figure: Quantity, said: str, **more: Any) -> Claim:
    """A claim with its figure, its source after the words ``said`` and its sentence."""
    whole = _at(report, sentence)
    source = _at(report, "Nile Doctors' Circle", said)
    spans = (Passage(figure.text, figure.start, figure.end), whole)
    blank: dict[str, Any] = dict.fromkeys(
        ("confidence", "mode", "cue", "verification", "place", "time")
    )
    made = Claim(
        claim="", key=claim_key(report.id, figure.harm, (spans[0].start, spans[0].end), source),
        extractor="by hand", report=header(report), start=whole.start, end=whole.end,
        text=whole.text, content=(), type="ASSAULT", modality="happened", actor=(), target=(),
        quantities=(figure,), victims=(), voice="indirect", stance="asserts",
        sources=(Source("Nile Doctors' Circle", "organisation", (source,)),),
        **blank,
    )  # fmt: skip
    return sealed(msgspec.structs.replace(made, **more))


def _figure(report: Report, words: str, value: int, **more: Any) -> Quantity:
    at = _at(report, words)
    fields: dict[str, Any] = {"harm": "killed", "modifier": "exactly", "scope": "incident"}
    fields |= {"low": value, "high": value} | more
    return Quantity(id="q1", value=value, text=at.text, start=at.start, end=at.end, **fields)


def _place(report: Report) -> Place:
    at = _at(report, "Omdurman")
    return Place(at.text, at.start, at.end, "Omdurman", 15.64, 32.48, "SD", precision="city")


def _first_claim(report: Report) -> Claim:
    sure, day, shells = (_at(report, w) for w in ("could not be verified", "Thursday", "shells"))
    return _claim(
        report,
        FIRST.split("\n")[0],
        _figure(report, "At least 12", 12, modifier="at-least", high=None, who="people"),
        said="the ",
        place=_place(report),
        time=Time(day.text, day.start, day.end, "2024-05-02", "2024-05-02", "day"),
        verification=Verification("unverified", sure.text, sure.start, sure.end),
        actor=(Participant(shells.text, shells.start, shells.end),),
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in a folder of its own; standard input may be given."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(arguments), input=stdin)

    return command


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger at the default place: one incident told twice, and a toll."""
    folder = tmp_path / "according-ledger"
    first = read_report(FIRST.encode(), name="first.txt", published="2024-05-03", outlet="Lantern")
    second = read_report(SECOND.encode(), name="second.txt", published="2024-05-04")
    told = _first_claim(first)
    raised = _claim(
        second, SECOND.split("\n")[0], _figure(second, "15", 15), said="The ", place=_place(second)
    )
    toll = _claim(
        second,
        SECOND.split("\n")[1],
        _figure(second, "Nearly 4,000", 4000, modifier="nearly", low=None, scope="cumulative"),
        said="January",
    )
    with Ledger.open(folder, create=True) as book:
        book.append_report(first, FIRST.encode(), [told], collected=Collected("file", "first.txt"))
        book.append_report(
            second, SECOND.encode(), [raised, toll], collected=Collected("file", "second.txt")
        )
        one = Cluster("incident", tuple(sorted((told.claim, raised.claim))))
        book.append_incidents(mint([one, Cluster("toll", (toll.claim,))], []))
    return folder
