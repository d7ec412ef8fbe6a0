import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from according.ledger.book import Ledger
from according.ledger.check import check

Run = Callable[..., Result]
WHO = ("--as", "Ana Ruiz", "--why", "read it twice")


def rows(run: Run, *command: str) -> list[dict[str, object]]:
    told = run(*command, "--format", "jsonl")
    assert told.exit_code == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def first(run: Run) -> str:
    return str(rows(run, "claims")[0]["claim"])


def test_deciding_prints_the_decision_and_withdrawing_undoes_it(run: Run, ledger: Path) -> None:
    claim = first(run)
    before = rows(run, "claims")
    made = run("decide", "reject", claim[:8], *WHO)
    assert made.exit_code == 0, made.stderr
    decision = made.stdout.strip()
    (told,) = [row for row in rows(run, "claims") if row["claim"] == claim]
    assert told["judged"]["status"]["human"] == "rejected"  # type: ignore[index]
    assert "rejected" in run("show", claim[:8]).stdout
    assert run("decide", "withdraw", decision, *WHO).exit_code == 0
    assert rows(run, "claims") == before
    with Ledger.open(ledger) as book:
        assert check(book) == []
        assert [entry.actor for entry in book.entries()].count("Ana Ruiz") == 2


def test_a_corrected_figure_changes_the_estimate(run: Run, ledger: Path) -> None:
    claim = str(rows(run, "claims")[1]["claim"])
    made = run("decide", "correct", claim[:8], "quantities.q1.value=17", *WHO)
    assert made.exit_code == 0, made.stderr
    (incident,) = [it for it in rows(run, "incidents") if claim in it["claims"]]  # type: ignore[operator]
    assert incident["estimates"][0]["best"] == 17  # type: ignore[index]
    page = run("show", claim[:8]).stdout
    assert "17, read as 15: Ana Ruiz" in " ".join(page.split())


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("reject", "{claim}", "--as", "Ana Ruiz"), "reason"),
        (("reject", "{claim}", "--why", "x", "--as", "according"), "person"),
        (("reject", "000000", *WHO), "nothing"),
        (("correct", "{claim}", "stance", *WHO), "FIELD=VALUE"),
        (("correct", "{claim}", "stance=perhaps", *WHO), "no claim"),
        (("set", "{claim}", "title=x", *WHO), "the id of an incident"),
        (("withdraw", "s0", *WHO), "no decision"),
        (("add", "{claim}", "--text", "x", *WHO), "id of a report"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    run: Run, ledger: Path, command: tuple[str, ...], why: str
) -> None:
    claim = first(run)
    with Ledger.open(ledger) as book:
        before = len(list(book.entries()))
    made = run("decide", *(part.format(claim=claim) for part in command))
    assert made.exit_code == 2
    assert why in made.stderr
    assert made.stdout == ""
    with Ledger.open(ledger) as book:
        assert len(list(book.entries())) == before


def test_who_decides_is_asked_for(run: Run, ledger: Path) -> None:
    assert "--as" in run("decide", "accept", first(run)).stderr


def test_every_act_is_entered(run: Run, ledger: Path) -> None:
    one, other, _toll = (str(row["claim"]) for row in rows(run, "claims"))
    incident = str(rows(run, "incidents")[0]["incident"])
    report = str(rows(run, "claims")[0]["report"]["id"])  # type: ignore[index]
    sentence = "shells hit Omdurman on Thursday"
    add = ("--text", sentence, "--place", "Omdurman", "--type", "ASSAULT", "--time", "Thursday")
    for act in (
        ("accept", one), ("unverifiable", other), ("same", one, other), ("unsure", one, other),
        ("set", incident, "title=The queue", 'tags=["bread"]', "x-file=7"),
        ("best", incident, "killed", "13", "--low", "12"),
        ("alias", "Nile Doctors' Circle", "Circle of Doctors"),
        ("grade-source", "Circle of Doctors", "B"), ("grade-information", one, "2"),
        ("add", report, *add, "--from", "2024-05-02", "--to", "2024-05-02"),
        ("different", one, other),
    ):  # fmt: skip
        made = run("decide", *act, *WHO)
        assert made.exit_code == 0, (act, made.stderr)
    told = rows(run, "claims")
    assert {row["claim"]: row for row in told}[one]["judged"]["grades"]["source"]["human"] == "B"  # type: ignore[index]
    assert [row["text"] for row in told].count(sentence) == 1
    assert rows(run, "incidents")[0]["title"] == "The queue"
    assert run("review").stderr == "Nothing needs eyes.\n"
    assert run("check").exit_code == 0
