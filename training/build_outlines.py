"""Builds the outlines of land and the borders of countries that maps are drawn on.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/build_outlines.py package/countries-50m.json --out FILE

The data is Natural Earth's (public domain) in the form of TopoJSON: lines that are shared are there
once. Written is GeoJSON of two features, "land" to be filled and "borders" to be drawn, made
simpler by at most NEAR; docs/gazetteer.md says what that means.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Any

NEAR = 0.015
"""Degrees, about a kilometre and a half: how far a simplified line may be from the one given."""

Point = tuple[float, float]
Line = list[Point]


def main() -> None:
    """Reads the topology, writes the outlines and prints their size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    topology = json.loads(given.topology.read_text(encoding="utf-8"))
    lines = [simpler(list(_decoded(arc, topology["transform"]))) for arc in topology["arcs"]]
    features = [
        _feature("land", "MultiPolygon", list(land(topology, lines))),
        _feature("borders", "MultiLineString", list(borders(topology, lines))),
    ]
    made = {"type": "FeatureCollection", "features": features}
    given.out.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.2f} MB")


def land(topology: dict[str, Any], lines: list[Line]) -> Iterator[list[Line]]:
    """The polygons of all land, each its outer ring and its lakes; specks are left out."""
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            rings = [unwrapped(list(_joined(ring, lines))) for ring in polygon]
            if _is_area(rings[0]):
                yield [ring for ring in rings if _is_area(ring)]


def borders(topology: dict[str, Any], lines: list[Line]) -> Iterator[Line]:
    """The lines that two countries share."""
    shared: Counter[int] = Counter()
    for geometry in topology["objects"]["countries"]["geometries"]:
        shared.update({arc if arc >= 0 else ~arc for arc in _numbers(geometry.get("arcs", []))})
    return (line for arc, line in enumerate(lines) if shared[arc] > 1 and len(line) > 1)


def unwrapped(ring: Line) -> Line:
    """The ring in the plane: where it crosses 180 degrees it goes on beyond, and none jumps back.

    One that goes around a pole is closed along the edge of the map.
    """
    turns, made = 0, ring[:1]
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (lon - before < -180) - (lon - before > 180)
        made.append((round(lon + 360 * turns, 2), lat))
    if turns:
        edge = -90.0 if made[0][1] < 0 else 90.0
        made += [(made[-1][0], edge), (made[0][0], edge), made[0]]
    return made


def simpler(line: Line) -> Line:
    """The line without points that lie within NEAR of it as it is then; its ends stay."""
    if len(line) < 3:
        return line
    away = [_distance(point, line[0], line[-1]) for point in line]
    farthest = max(range(len(line)), key=away.__getitem__)
    if away[farthest] <= NEAR:
        return [line[0], line[-1]]
    return simpler(line[: farthest + 1])[:-1] + simpler(line[farthest:])


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the straight line between two others, in degrees."""
    wide, high = end[0] - start[0], end[1] - start[1]
    right, up = point[0] - start[0], point[1] - start[1]
    length = hypot(wide, high)
    return abs(wide * up - high * right) / length if length else hypot(right, up)


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """An arc in degrees: each of its points is told by the step from the one before."""
    (wide, high), (left, bottom) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda at, by: [at[0] + by[0], at[1] + by[1]])
    return ((round(x * wide + left, 2), round(y * high + bottom, 2)) for x, y in steps)


def _joined(ring: list[int], lines: list[Line]) -> Iterator[Point]:
    """The arcs of a ring, one after the other; a number below zero is an arc backwards."""
    for arc in ring:
        yield from lines[arc] if arc >= 0 else reversed(lines[~arc])


def _is_area(ring: Line) -> bool:
    return len(set(ring)) > 2


def _numbers(arcs: list[Any] | int) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for one in arcs:
            yield from _numbers(one)


def _feature(name: str, kind: str, coordinates: list[Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"is": name},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


if __name__ == "__main__":
    main()
