"""What the samples come to when they are read together: incidents.golden, typed.

Law: every incident of an upper-case letter that a sample's figures name has a table there.
"""

import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from according.model.claim import Harm
from tests.golden.golden import GoldenError


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What rule ``range`` gives for one harm, and why. A bound left out is open or unknown.

    ``acled`` is what rule ``acled`` gives, for killed only.
    """

    why: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    acled: int | None = None


class IncidentGold(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """An incident or toll that the samples speak of; ``may_join`` names one it may be told with."""

    kind: Literal["incident", "toll"]
    title: str
    place: str
    country: str
    from_: str
    to: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    estimates: dict[Harm, Bounds]
    may_join: str | None = None


def load_incidents(path: Path) -> dict[str, IncidentGold]:
    """The incidents (TOML, one table each) by their letter; raises GoldenError."""
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return msgspec.convert(found, dict[str, IncidentGold])
    except msgspec.ValidationError as fault:
        raise GoldenError(f"{path.name}: {fault}") from fault
