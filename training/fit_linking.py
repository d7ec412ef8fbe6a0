r"""Fits what each finding of linking weighs: Splink, on DuckDB, over labelled stories.

    PYTHONPATH=benchmarks python training/fit_linking.py GVA.jsonl --claims CACHE.jsonl \
        --out src/according/link/weights/evidence.toml

reads incidents of a register with the reports about each, and takes those of one half (``half``);
the other is for judging. CACHE keeps the reports' claims, so that they are extracted once. A weight
is the Fellegi-Sunter match weight of a level, log2 of its share among stories of one incident (m,
from the labels) over that among stories drawn at random (u). START is set by hand, together with
`score.FLOOR`: what a pair that is merely unlike takes from the mean of two groups.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log2
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow as pa
from according.link.evidence import COMPARISONS, LEVELS
from according.link.kinds import is_toll, tells_of_incident
from according.link.stories import Story, stories
from according.link.subjects import subjects
from according.model.claim import Claim
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

START = -12.5
_PAIRS, _SEED = 3e5, 1
_FEWEST = 0.5
"""A level that no pair has counts as half a pair, so that every weight is finite."""


class Read(msgspec.Struct):
    """An article's claims, with the register's incident that it is about."""

    incident: str
    claims: list[Claim]


def half(incident: str) -> str:
    """Which half an incident belongs to: "fitting" or "judging"."""
    even = int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 2 == 0
    return "fitting" if even else "judging"


def read(data: Path, cache: Path) -> list[Read]:
    """The articles' claims, from the cache if it is there, else extracted and kept there."""
    if not cache.exists():
        from adapters import article_claims, rows

        told = (
            Read(r["incident_id"], article_claims(a)) for r in rows(data) for a in r["articles"]
        )
        cache.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in told))
    decoder = msgspec.json.Decoder(Read)
    with cache.open("rb") as lines:
        return [decoder.decode(line) for line in lines]


def labelled(articles: Sequence[Read]) -> tuple[list[Story], list[str]]:
    """The stories of the half for fitting, and the incident that each one's first report is of."""
    fitting = [one for one in articles if half(one.incident) == "fitting"]
    claims = [claim for one in fitting for claim in one.claims]
    incidents = {claim.report.id: one.incident for one in fitting for claim in one.claims}
    told = [claim for claim in claims if tells_of_incident(claim) and not is_toll(claim)]
    texts: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        texts[claim.report.id].append(claim.text)
    found = stories(subjects(told), texts)
    return found, [incidents[min(story.reports)] for story in found]


def trained(found: Sequence[Story], incidents: Sequence[str]) -> dict[str, dict[str, float]]:
    """The match weight of every level of every comparison."""
    connection = duckdb.connect()
    at = list(range(len(found)))
    connection.register("given", pa.table({"unique_id": at, "story": at, "incident": incidents}))
    connection.execute("create table stories as select * from given")
    for name in COMPARISONS:
        level = _level(name, found)
        connection.create_function(f"level_{name}", level, ["BIGINT", "BIGINT"], "BIGINT")
    database = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(name) for name in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on("incident")],
        additional_columns_to_retain=["story"],
    )
    linker = Linker(database.register("stories"), settings)
    linker.training.estimate_u_using_random_sampling(_PAIRS, _SEED, min_count_per_level=None)
    linker.training.estimate_m_from_label_column("incident")
    model: dict[str, Any] = linker.misc.save_model_to_json()
    return {c["output_column_name"]: _weights(c["comparison_levels"]) for c in model["comparisons"]}


def _level(name: str, found: Sequence[Story]) -> Callable[[int, int], int]:
    """The place of a pair's level in LEVELS; -1 for stories of one report, which say nothing."""
    places = {level: place for place, level in enumerate(LEVELS[name])}

    def level(left: int, right: int) -> int:
        one, other = found[left], found[right]
        if not one.reports.isdisjoint(other.reports):
            return -1
        return places[COMPARISONS[name](one, other).level]

    return level


def _comparison(name: str) -> dict[str, Any]:
    asked = f"level_{name}(story_l, story_r)"
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{asked} = -1", "is_null_level": True, "label_for_charts": "-"}
    ]
    for place, level in enumerate(LEVELS[name][:-1]):
        levels.append({"sql_condition": f"{asked} = {place}", "label_for_charts": level})
    levels.append({"sql_condition": "ELSE", "label_for_charts": LEVELS[name][-1]})
    return {"output_column_name": name, "comparison_levels": levels}


def _weights(levels: Sequence[dict[str, Any]]) -> dict[str, float]:
    return {
        level["label_for_charts"]: _weight(level.get("m_probability"), level.get("u_probability"))
        for level in levels
        if not level.get("is_null_level")
    }


def _weight(m: float | None, u: float | None) -> float:
    """The weight; 0, nothing either way, for a level that neither kind of pair has."""
    if not m and not u:
        return 0.0
    return log2((m or _FEWEST / _PAIRS) / (u or _FEWEST / _PAIRS))


def written(weights: dict[str, dict[str, float]]) -> str:
    """The weights as the file that linking reads."""
    head = "# Match weights in bits, by comparison and level; made by training/fit_linking.py.\n"
    parts = [f"{head}start = {START}\n"]
    for name, levels in weights.items():
        rows = "".join(f'"{level}" = {weight:.3f}\n' for level, weight in levels.items())
        parts.append(f"[weights.{name}]\n{rows}")
    return "\n".join(parts)


def main() -> None:
    """Fit on one half and write the weights."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("data", type=Path)
    given.add_argument("--claims", type=Path, required=True)
    given.add_argument("--out", type=Path, required=True)
    asked = given.parse_args()
    found, incidents = labelled(read(asked.data, asked.claims))
    print(f"{len(found)} stories of {len(set(incidents))} incidents")
    asked.out.write_text(written(trained(found, incidents)), "utf-8")


if __name__ == "__main__":
    main()
