"""``according sample``: a draw that can be made again, and the rates that its readings give."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from according import looking, pipeline
from according.ledger.book import Ledger

Run = Callable[..., Result]


def test_a_draw_is_entered_and_made_again_by_its_seed(run: Run, ledger: Path) -> None:
    first, again, other = (
        json.loads(run("sample", "2", "--seed", seed, "--format", "jsonl").stdout)
        for seed in ("7", "7", "8")
    )
    assert first["claims"] == again["claims"]
    assert (first["seed"], other["seed"], len(other["claims"])) == (7, 8, 2)
    assert run("check").exit_code == 0


def test_the_rates_of_the_last_sample(run: Run, ledger: Path) -> None:
    assert run("sample").exit_code == 2
    claims = run("sample", "2", "--format", "table").stdout.split()
    unread = run("sample", "--format", "table").stdout
    assert "0 of 2 claims settled" in unread
    assert "nobody yet; readers differ about 0" in " ".join(unread.split())
    with Ledger.open(ledger) as held:
        found = looking.sampled(held)
        assert found
        for claim, status in zip(claims, ("accepted", "rejected"), strict=True):
            with pipeline.deciding(held, "Ana\x1b[31m Ruiz", sample=found[0].sample.id) as reader:
                reader.rule(claim, status, "so")  # type: ignore[arg-type]
    told = json.loads(run("sample", "--format", "jsonl").stdout)
    assert (told["settled"], told["drawn"]) == (2, 2)
    rates = {one["field"]: (one["wrong"], one["judged"], one["rate"]) for one in told["fields"]}
    assert rates["claim"] == (1, 2, 0.5)
    table = run("sample", "--format", "table").stdout
    assert "50.0%" in table
    assert "% to 90.5%" in table
    assert "\x1b[31m" not in table


def test_more_than_there_are_cannot_be_drawn(run: Run, ledger: Path) -> None:
    told = run("sample", "9999")
    assert told.exit_code == 2
    assert "draw from 1" in told.stderr
