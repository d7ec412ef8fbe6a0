"""The real report that started the project, from file to estimate: what it must give.

The report's text is no part of this repository; without ACCORDING_SHARED this is skipped.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
HOMS = "Syrian Network for Human Rights"
POLICE = "Metropolitan Police"


def according(*words: str) -> list[Row]:
    """What a command prints, read as JSON lines."""
    run = subprocess.run(
        [sys.executable, "-c", "from according.cli import main; main()", *words],
        capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def claims(folder: Path, shared: Path) -> list[Row]:
    report = shared / "seed" / "homs-2012-02-04.txt"
    words = ("read", str(report), "--published", "2012-02-04", "--format", "jsonl")
    return according(*words, "--ledger", str(folder / "ledger"))


@pytest.fixture(scope="module")
def incidents(folder: Path, claims: list[Row]) -> list[Row]:
    return according("incidents", "--ledger", str(folder / "ledger"), "--format", "jsonl")


def figures(claims: list[Row]) -> list[tuple[str, int | None, str, str | None, Row]]:
    """Every figure: harm, value, modifier, innermost source, claim."""
    return [
        (
            q["harm"],
            q["value"],
            q["modifier"],
            c["sources"][-1]["name"] if c["sources"] else None,
            c,
        )
        for c in claims
        for q in c["quantities"]
    ]


def found(claims: list[Row], **wanted: Any) -> list[Row]:
    """Claims whose fields are as wanted; ``actor`` and ``target`` as words, ``says`` the chain."""
    return [c for c in claims if all(_is(c, field, value) for field, value in wanted.items())]


def _is(claim: Row, field: str, value: object) -> bool:
    if field in ("actor", "target"):
        return any(str(value) in str(p["name"] or p["text"]) for p in claim[field])
    if field == "says":
        return value == [str(s["name"]) for s in claim["sources"]]
    return bool(claim[field] == value)


def test_every_figure_of_harm_and_no_other(claims: list[Row]) -> None:
    stated = sorted((h, v or 0, m, s or "") for h, v, m, s, _ in figures(claims))
    police = f"{POLICE} spokesman"
    assert stated == sorted(
        [
            ("killed", 285, "exactly", "Opposition Groups"),
            ("killed", 0, "vague", ""),
            ("killed", 300, "nearly", "reports"),
            ("killed", 285, "exactly", HOMS),
            ("injured", 950, "exactly", HOMS),
            ("detained", 5, "exactly", ""),
            ("detained", 0, "vague", police),
            ("detained", 5, "exactly", police),
            ("killed", 5500, "more-than", "United Nations"),
        ]
    )


def test_the_networks_figures_are_unverified_and_of_homs(claims: list[Row]) -> None:
    (claim,) = {c["claim"]: c for _, v, _, s, c in figures(claims) if s == HOMS}.values()
    assert claim["verification"]["status"] == "unverified"
    assert "unverified" in claim["verification"]["text"]
    assert claim["place"]["name"] == "Homs"
    assert (claim["time"]["from"], claim["time"]["to"]) == ("2012-02-03", "2012-02-04")
    assert {q["scope"] for q in claim["quantities"]} == {"incident"}


def test_the_toll_is_cumulative(claims: list[Row]) -> None:
    (claim,) = [c for _, v, _, _, c in figures(claims) if v == 5500]
    assert claim["quantities"][0]["scope"] == "cumulative"
    assert claim["place"]["name"] == "Syria"
    assert claim["time"]["from"].startswith("2011")


def test_the_arrests(claims: list[Row]) -> None:
    mine = [c for h, v, _, _, c in figures(claims) if (h, v) == ("detained", 5)]
    own, police = sorted(mine, key=lambda c: len(c["sources"]))
    assert own["time"]["from"] == own["time"]["to"] == "2012-02-04"
    assert [c["place"]["name"] for c in (own, police)] == ["London", "London"]
    assert police["sources"][-1]["speaks_for"] == POLICE
    assert [r["kind"] for r in own["relations"]] == ["repeats"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"type": "ASSAULT", "mode": "heavy-weapons", "actor": "army and security forces"},
        {"type": "PROTEST", "mode": "riot", "actor": "demonstrators", "target": "police"},
        {"type": "COERCE", "mode": "arrest", "target": "five people"},
        {"type": "ACCUSE", "actor": "Barack Obama", "target": "assault", "voice": "own"},
        {"type": "CONSULT", "mode": "phone", "actor": "Hillary Clinton", "target": "Lavrov"},
        {"type": "AGREE", "actor": "Hillary Clinton"},
        {"type": "REJECT", "actor": "Western powers", "target": "military action"},
        {"type": "REJECT", "actor": "Moscow", "says": ["RIA Novosti", "Gennady Gatilov"]},
        {"type": "REQUEST", "actor": "William Hague", "target": "United Nations"},
        {"type": "REQUEST", "actor": "Arab League plan", "modality": "happened"},
        {"type": "REQUEST", "actor": "resolution", "modality": "planned"},
        {"type": None, "modality": "planned", "actor": "Security Council"},
        {"type": "CONSULT", "modality": "planned", "actor": "diplomats"},
    ],
    ids=lambda wanted: " ".join(str(v) for v in wanted.values()),
)
def test_events(claims: list[Row], wanted: Row) -> None:
    assert found(claims, **wanted)


def test_the_network_never_attacks(claims: list[Row]) -> None:
    attacks = [c for c in claims if c["type"] == "ASSAULT"]
    assert not [p for c in attacks for p in c["actor"] if "Network" in (p["name"] or p["text"])]


def test_speakers(claims: list[Row]) -> None:
    chains = {tuple(s["name"] for s in c["sources"]) for c in claims}
    assert {("Sky News", "Andrew Rosindell"), ("William Hague",), ("Ronan McNern",)} <= chains
    assert any("protester" in chain[-1] for chain in chains if chain)


def test_hague_is_no_place_and_furniture_no_claim(claims: list[Row]) -> None:
    assert not [c for c in claims if c["place"] and "Hague" in c["place"]["text"]]
    assert not [
        c for c in claims if c["text"] in ("Close", "What's Hot", "The Syrian embassy, London")
    ]


def estimate(incident: Row, harm: str, rule: str = "range") -> tuple[Any, ...]:
    (row,) = [e for e in incident["estimates"] if (e["harm"], e["rule"]) == (harm, rule)]
    return row["low"], row["best"], row["high"]


def test_incidents(incidents: list[Row]) -> None:
    events = {i["place"]["name"]: i for i in incidents if i["kind"] == "incident" and i["place"]}
    homs, london = events["Homs"], events["London"]
    assert (homs["from"], homs["to"]) == ("2012-02-03", "2012-02-04")
    assert (london["from"], london["to"]) == ("2012-02-04", "2012-02-04")
    assert estimate(homs, "killed") in ((285, 285, 285), (285, 285, 300))
    assert estimate(homs, "injured") == (950, 950, 950)
    assert estimate(london, "detained") == (5, 5, 5)
    assert [o["name"] for o in homs["origins"]] == [HOMS]
    assert [o["name"] for o in london["origins"]] == [POLICE]


def test_the_toll_stands_apart(incidents: list[Row]) -> None:
    (toll,) = [i for i in incidents if i["kind"] == "toll"]
    homs = next(i for i in incidents if i["place"]["name"] == "Homs")
    assert estimate(toll, "killed")[0] == 5501
    assert not {u["claim"] for e in homs["estimates"] for u in e["used"]} & set(toll["claims"])


def test_what_was_vague_is_set_aside_with_its_reason(incidents: list[Row]) -> None:
    reasons = [s["reason"] for i in incidents for e in i["estimates"] for s in e["set_aside"]]
    assert any("vague" in reason for reason in reasons)
    assert any("cumulative" in reason for reason in reasons)
