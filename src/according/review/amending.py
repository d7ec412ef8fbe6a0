"""A claim as a person says that it should have been read, told as what differs from the reading.

Law: only what the person changed is a correction; evidence and values change together, so that no
coordinates, days or bounds of other words are left beside new ones.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from according.errors import BadInput
from according.model.claim import Claim
from according.model.report import Report
from according.review.fields import value_at
from according.review.placing import Shown
from according.review.stated import Row, bounded, known_place, known_time, named, placed
from according.review.veil import HIDDEN

_EVIDENCE = ("text", "start", "end")


def amended(claim: Claim, read: Claim, fields: Row, report: Report, shown: Shown) -> Row:
    """The corrections of ``read``, the machine's reading, by the names of its fields.

    ``claim`` is the same with what persons decided, as it was seen; ``fields`` what it should be:
    those of its row that the person could change, with all their figures and sources. Raises
    BadInput where words are not in the report, or nothing differs.
    """
    present, machine = _row(claim), _row(read)
    said = placed(fields, shown, (claim.start, claim.end))
    wanted = {name: _wanted(name, value, present[name], report) for name, value in said.items()}
    if "sources" in wanted and bool(wanted["sources"]) != bool(present["sources"]):
        wanted["voice"] = "indirect" if wanted["sources"] else "own"
    changed = [name for name, value in wanted.items() if value != present[name]]
    if not changed:
        raise BadInput("nothing differs from what stands; change a field, or accept the claim")
    told: Row = {}
    for name in changed:
        told |= dict(_differing(name, machine[name], wanted[name]))
        # What was corrected before, and is to be as it was read again, differs from what stands.
        stood = dict(_differing(name, present[name], wanted[name]))
        told |= {path: value for path, value in stood.items() if _has(read, path)}
    return told


def _has(read: Claim, path: str) -> bool:
    try:
        value_at(read, path)
    except BadInput:
        return False
    return True


def _row(claim: Claim) -> Row:
    return msgspec.json.decode(msgspec.json.encode(claim))  # type: ignore[no-any-return]


def _wanted(name: str, said: Any, present: Any, report: Report) -> Any:
    """What was said, with what is known besides about the same words."""
    match name:
        case "quantities":
            known = {figure["id"]: figure for figure in present}
            return [_figure(it, known, place) for place, it in enumerate(said, 1)]
        case "sources":
            return [_source(it, present) for it in said]
        case "place" if said:
            return _place(said, present, report)
        case "time" if said:
            return _time(said, present, report)
        case _:
            return said


def _figure(said: Row, known: dict[str, Row], number: int) -> Row:
    present = known.get(said.get("id", ""), {})
    put = ("value", "modifier")
    same = present and said["modifier"] != "range" and all(said[it] == present[it] for it in put)
    return present | said if same else present | bounded(said, number)


def _source(said: Row, present: list[Row]) -> Row:
    """The source, with all the words that name it where one of them is what the person gives."""
    for source in present:
        if said["spans"][0] in source["spans"]:
            return source | {"name": _given_name(said) or source["name"], "kind": said["kind"]}
    return named(said)


def _place(said: Row, present: Row | None, report: Report) -> Row:
    name = _given_name(said)
    if present and _same_words(said, present) and name in (None, present["name"]):
        return present
    return dict.fromkeys(present or ()) | known_place(said, report)


def _time(said: Row, present: Row | None, report: Report) -> Row:
    if present and _same_words(said, present):
        return present | said
    return dict.fromkeys(present or ()) | known_time(said, report)


def _given_name(said: Row) -> str | None:
    """The name that the person gives; one that is withheld is only given back as it was shown."""
    name = said.get("name")
    return None if name is None or HIDDEN in name else name


def _same_words(said: Row, present: Row) -> bool:
    return all(said[part] == present[part] for part in _EVIDENCE)


def _differing(path: str, old: Any, new: Any) -> Iterator[tuple[str, Any]]:
    """The smallest fields that differ, each with its new value; lists of another length whole."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            yield from _differing(f"{path}.{name}", old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            named = one.get("id", place) if isinstance(one, dict) else place
            yield from _differing(f"{path}.{named}", one, other)
    elif old != new:
        yield path, new
