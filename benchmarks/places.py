"""Places found: python benchmarks/places.py DATA.jsonl --out PRED.jsonl [--gold-spans].

Maps fields only. With --gold-spans the spans given are resolved instead of found.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from according.extract.text.encoder import Encoder
from according.extract.text.sentence import sentences
from according.extract.text.words import split
from according.extract.where.places import find_places, resolve
from according.model.claim import Place


def main() -> None:
    """Reads the data file, writes one line of toponyms for each report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--gold-spans", action="store_true")
    given = parser.parse_args()
    reports = [
        json.loads(line) for line in given.data.read_text(encoding="utf-8").split("\n") if line
    ]
    read = _resolved if given.gold_spans else _found(Encoder())
    with given.out.open("w", encoding="utf-8") as out:
        for report in reports:
            row = {"id": report["id"], "toponyms": [_row(place) for place in read(report)]}
            out.write(json.dumps(row) + "\n")


def _resolved(report: dict[str, Any]) -> list[Place]:
    return resolve(report["text"], [(t["start"], t["end"]) for t in report["toponyms"]])


def _found(encoder: Encoder) -> Callable[[dict[str, Any]], list[Place]]:
    def read(report: dict[str, Any]) -> list[Place]:
        words = split(report["text"])
        found = sentences(report["text"], words, encoder.annotate(words))
        return [mention.place for mention in find_places(report["text"], found)]

    return read


def _row(place: Place) -> dict[str, Any]:
    number = None if place.geonameid is None else str(place.geonameid)
    return {
        "start": place.start,
        "end": place.end,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": number,
    }


if __name__ == "__main__":
    main()
