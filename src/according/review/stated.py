"""What a person states of a claim: fields of its row, every word in them put in its place.

Law: a value is the person's, or what the program reads in the very words that the person gives: the
gazetteer's place, the calendar's days, the table's bounds. What neither says is unknown.
"""

from typing import Any

import msgspec

from according.extract.times import find_times
from according.extract.where.places import resolve
from according.model.claim import stated_bounds
from according.model.report import Report
from according.review.placing import Shown, Span

Row = dict[str, Any]
"""A value as a claim's row has it."""


def placed(value: Any, shown: Shown, near: Span) -> Any:
    """The value; what has a ``text`` in it stands at its ``span``, or near, or first in the report.

    Raises BadInput where words are not in the report.
    """
    if isinstance(value, list):
        return [placed(item, shown, near) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {name: placed(item, shown, near) for name, item in value.items() if name != "span"}
    if "text" not in inner or "start" in inner:
        return inner
    return inner | msgspec.to_builtins(shown.place(inner["text"], value.get("span"), near))


def bounded(figure: Row, number: int) -> Row:
    """The figure with its id, and bounds by the table where the person gives none."""
    blank: Row = {"id": f"q{number}", "modifier": "exactly", "scope": "incident", "value": None}
    whole = blank | figure
    low, high = stated_bounds(whole["modifier"], whole["value"])
    return {"low": low, "high": high} | whole


def named(source: Row) -> Row:
    """The source under the name that the person gives, else under its words."""
    return source | {"name": source.get("name") or source["spans"][0]["text"]}


def known_place(place: Row, report: Report) -> Row:
    """As the gazetteer has it; where the person gives another name, nothing else is known."""
    name = place.get("name") or place["text"]
    if name == place["text"]:
        for found in resolve(report.text, [(place["start"], place["end"])]):
            known: Row = msgspec.to_builtins(found)
            return place | known | {"name": found.name or name}
    return place | {"name": name}


def known_time(time: Row, report: Report) -> Row:
    """The days that these words mean where they stand, unless the person gives days."""
    if time.get("from") is None and time.get("to") is None:
        for found in find_times(report.text, report.published):
            if (found.start, found.end) == (time["start"], time["end"]):
                return msgspec.to_builtins(found)  # type: ignore[no-any-return]
    return time
