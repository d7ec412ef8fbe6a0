"""What an id given by a person means: a report, a claim or an incident of this ledger."""

from typing import TYPE_CHECKING

from according.errors import BadInput
from according.model.incident import Minted

if TYPE_CHECKING:
    from according.ledger.book import Ledger


def found(ledger: "Ledger", wanted: str, kind: str) -> str:
    """The whole id of the ``kind`` wanted. Raises BadInput if the id is of something else."""
    is_kind, whole = ledger.find(wanted)
    if is_kind != kind:
        raise BadInput(f"{wanted!r} is the id of {_a(is_kind)}; give the id of {_a(kind)}")
    return whole


def minted_incident(ledger: "Ledger", wanted: str, as_of: str | None) -> Minted:
    """The incident with this id, or part or former one, as it stood at a moment."""
    whole = found(ledger, wanted, "incident")
    for minted in ledger.incidents(as_of=as_of):
        if whole in (minted.incident, *minted.was):
            return minted
    raise BadInput(f"incident {whole} is not in the ledger as of {as_of}; give a later moment")


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "incident" else f"a {kind}"
