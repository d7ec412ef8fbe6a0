import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_incidents_come_in_the_contracts_names(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("incidents").stdout.splitlines()]
    assert sorted(row["kind"] for row in rows) == ["incident", "toll"]
    assert {"incident", "was", "title", "from", "to", "claims", "origins", "estimates"} <= set(
        rows[0]
    )


def test_one_rule_alone_or_the_default_first(run: Run, ledger: Path) -> None:
    def rules(*arguments: str) -> list[str]:
        row = json.loads(run("incidents", *arguments).stdout.splitlines()[0])
        return [estimate["rule"] for estimate in row["estimates"]]

    assert rules("--rule", "acled") == ["acled"]
    assert rules()[0] == "range"
    assert "acled" in rules()


def test_an_unknown_rule_is_usage_and_says_which_there_are(run: Run, ledger: Path) -> None:
    refused = run("incidents", "--rule", "guess")
    assert refused.exit_code == 2
    assert "range" in refused.stderr


def test_the_later_figure_of_one_origin_stands_and_the_toll_is_apart(
    run: Run, ledger: Path
) -> None:
    table = run("incidents", "--format", "table").stdout
    incident, toll = table.split("Tolls")
    assert "15" in incident
    assert "4,000" not in incident
    assert "4,000" in toll
