"""What a form says of a claim, as fields of its row: words with the spans that they were taken at.

Law: what is left blank is unknown; what no form of ours can say is refused, and nothing is guessed
in its place.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from according.errors import BadInput

Told = Mapping[str, str]
Row = dict[str, Any]
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_A_DAY = len("2024-05-02")
_APART = re.compile(r"[\s,.'_]")
"""What people write between thousands."""


def spoken(told: Told) -> Row:
    """The fields of a claim's row that the form has, by its names (``place.words``)."""
    row: Row = {name: told[name] or None for name in ("stance", "modality", "type") if name in told}
    if "figure.0.words" in told:
        row["quantities"] = [
            figure for of in _rows(told, "figure") if (figure := _figure(told, of))
        ]
    if "source.0.words" in told:
        row["sources"] = [it for of in _rows(told, "source") if (it := _source(told, of))]
    if "place.words" in told:
        row["place"] = _place(told)
    if "time.words" in told:
        row["time"] = _time(told)
    return row


def span(told: Told, of: str) -> tuple[int, int] | None:
    """The span at which the words were taken; None if they were typed."""
    found = _SPAN.fullmatch(told.get(f"{of}.span", ""))
    return (int(found[1]), int(found[2])) if found else None


def _rows(told: Told, name: str) -> Iterator[str]:
    number = 0
    while f"{name}.{number}.words" in told:
        yield f"{name}.{number}"
        number += 1


def _words(told: Told, of: str) -> Row:
    return {"text": told[f"{of}.words"].strip(), "span": span(told, of)}


def _figure(told: Told, of: str) -> Row | None:
    value, harm = _number(told.get(f"{of}.value", "")), told.get(f"{of}.harm", "")
    words = _words(told, of)
    if not words["text"]:
        if value is None:
            return None
        raise BadInput("a figure needs the words that state it; select them or type them")
    if not harm:
        raise BadInput(f"choose which harm {words['text']!r} counts")
    figure = words | {
        "harm": harm, "value": value, "modifier": told.get(f"{of}.modifier", ""),
        "scope": told.get(f"{of}.scope", ""),
    }  # fmt: skip
    if told.get(f"{of}.id"):
        figure["id"] = told[f"{of}.id"]
    if figure["modifier"] == "range":
        figure["low"] = _number(told.get(f"{of}.low", ""))
        figure["high"] = _number(told.get(f"{of}.high", ""))
    return figure


def _source(told: Told, of: str) -> Row | None:
    words = _words(told, of)
    if not words["text"]:
        return None
    if not told.get(f"{of}.kind"):
        raise BadInput(f"choose what kind of source {words['text']!r} is")
    return {
        "spans": [words], "kind": told[f"{of}.kind"],
        "name": told.get(f"{of}.name", "").strip() or None,
    }  # fmt: skip


def _place(told: Told) -> Row | None:
    words = _words(told, "place")
    name = told.get("place.name", "").strip() or None
    return words | {"name": name} if words["text"] else None


def _time(told: Told) -> Row | None:
    words = _words(told, "time")
    days = {name: _day(told.get(f"time.{name}", "").strip()) for name in ("from", "to")}
    return words | days if words["text"] else None


def _day(words: str) -> str | None:
    """A day, month or year, ISO 8601; None for a blank field."""
    if not words:
        return None
    try:
        date.fromisoformat(f"{words}-01-01"[:10] if len(words) < _A_DAY else words[:_A_DAY])
    except ValueError as error:
        raise BadInput(f"{words!r} is no day; write it as 2024-05-02, 2024-05 or 2024") from error
    return words


def _number(words: str) -> int | None:
    """The number in a field; None for a blank one."""
    digits = _APART.sub("", words)
    if not digits:
        return None
    if not digits.isdecimal():
        raise BadInput(f"{words!r} is no number; write it in digits, or leave it blank if unknown")
    return int(digits[:12])
