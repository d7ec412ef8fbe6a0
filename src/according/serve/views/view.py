"""What a view is given, and what it gives."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Query = Mapping[str, str]


class View(NamedTuple):
    """A template and its values."""

    template: str
    values: dict[str, Any]
