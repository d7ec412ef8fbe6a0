"""What differs between two states of one thing, in words."""

from collections.abc import Mapping
from typing import Any

from according.telling.wording import plain

Fields = Mapping[str, Any] | None
"""A thing's fields by name; None where it was not there."""


def differing(before: Fields, after: Fields) -> list[tuple[str, str, str]]:
    """The name of each field that differs, as it was and as it is; lists by their length."""
    was, now = before or {}, after or {}
    names = [name for name in {**was, **now} if was.get(name) != now.get(name)]
    return [(name, _short(was.get(name)), _short(now.get(name))) for name in names]


def _short(value: Any) -> str:
    return f"{len(value)} of them" if isinstance(value, list) else plain(value)
