"""Claims and incidents with as little in them as the model takes."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from according.model.claim import Claim
from according.model.incident import Incident

MakeClaim = Callable[..., Claim]
MakeIncident = Callable[..., Incident]

_REPORT = {
    "id": "r1", "title": None, "outlet": None, "agency": None, "url": None, "published": None,
    "language": "en", "version_of": None,
}  # fmt: skip
_CLAIM: dict[str, Any] = {
    "claim": "c1", "key": "k1", "extractor": "by hand", "confidence": None, "report": _REPORT,
    "start": 0, "end": 9, "text": "12 killed", "content": [], "type": None, "mode": None,
    "modality": "happened", "actor": [], "target": [], "quantities": [], "victims": [],
    "sources": [], "cue": None, "voice": "own", "stance": "asserts", "verification": None,
    "place": None, "time": None,
}  # fmt: skip
_INCIDENT = {
    "incident": "i1", "kind": "incident", "was": [], "title": "Shelling of Omdurman", "type": None,
    "place": None, "from": "2024-05-02", "to": "2024-05-02", "claims": ["c1"], "reports": ["r1"],
}  # fmt: skip
_QUANTITY = {
    "id": "q1", "harm": "killed", "value": 12, "modifier": "exactly", "low": 12, "high": 12,
    "scope": "incident", "text": "12", "start": 0, "end": 2,
}  # fmt: skip


@pytest.fixture
def claim() -> MakeClaim:
    """Makes a claim with one figure from the fields that differ; ``report`` and ``figure`` too."""

    def make(report: Any = None, figure: Any = None, **fields: Any) -> Claim:
        fields.setdefault("quantities", [_QUANTITY | (figure or {})])
        return msgspec.convert(_CLAIM | {"report": _REPORT | (report or {})} | fields, Claim)

    return make


@pytest.fixture
def incident() -> MakeIncident:
    """Makes an incident of claim c1 from the fields that differ."""

    def make(**fields: Any) -> Incident:
        return msgspec.convert(_INCIDENT | fields, Incident)

    return make
