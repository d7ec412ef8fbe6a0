"""Replay: what stands, from nothing but the entries, one after the other.

Law: replay over all entries equals what the database keeps as standing; over the entries up to a
moment it is what stood then. Of several chains the entries count in the order of their moments,
so that two ledgers that hold the same chains have the same reports, claims and decisions. What
another ledger made of them (incidents, estimates) and destroyed stands only there.
"""

from collections.abc import Iterable, Set
from itertools import groupby
from typing import NamedTuple

import msgspec

from according.errors import BrokenLedger
from according.model.entry import Entry, EntryKind

SHARED: frozenset[EntryKind] = frozenset({"report", "claim", "decision"})
"""Kinds that stand in whichever chain they were entered."""

OWN: frozenset[EntryKind] = frozenset({"incident", "estimate"})
"""Kinds that stand only where the ledger's own chain has them."""

STANDING = SHARED | OWN
"""Kinds that stand."""


class Stands(NamedTuple):
    """The content (SHA-256) that stands for a subject, and the entry since which one does."""

    content: str
    at: str
    ledger: str
    seq: int


class State(msgspec.Struct, frozen=True):
    """What holds: id -> the SHA-256 of its content, in the order in which each was entered."""

    reports: dict[str, str]
    claims: dict[str, str]
    incidents: dict[str, str]
    estimates: dict[str, str]
    decisions: dict[str, str]


Standing = dict[tuple[str, str], Stands]
"""Kind and subject -> what stands."""


def replay(entries: Iterable[Entry], own: str | None = None) -> State:
    """The state that these entries lead to, in any order; ``own`` is the ledger's own chain.

    Without ``own`` it is the chain of the first entry. Raises BrokenLedger on unknown kinds.
    """
    ordered = sorted(entries, key=moment_of)
    if own is None:
        own = ordered[0].ledger if ordered else ""
    gone = {e.subject for e in ordered if e.kind == "expunged" and e.ledger == own}
    return state(replayed(ordered, own, gone))


def replayed(ordered: Iterable[Entry], own: str, gone: Set[str] = frozenset()) -> Standing:
    """What stands after these entries, given in the order of their moments.

    ``gone`` are the contents that the ledger expunged at any time: they never stand again, nor can
    an earlier moment be shown with them.
    """
    standing: Standing = {}
    for expunged, some in groupby(ordered, key=lambda e: e.kind == "expunged" and e.ledger == own):
        if expunged:
            _forget(standing, {entry.subject for entry in some})
            continue
        for entry in some:
            apply(entry, standing, own)
    _forget(standing, gone)
    return standing


def _forget(standing: Standing, contents: Set[str]) -> None:
    """Let nothing stand that rests on these contents."""
    if contents:
        for place in [place for place, it in standing.items() if it.content in contents]:
            del standing[place]


def apply(entry: Entry, standing: Standing, own: str) -> None:
    """Bring what stands one entry further."""
    place = (entry.kind, entry.subject)
    match entry.kind:
        case "report" | "claim" | "decision":
            _set(entry, standing, place)
        case "incident" | "estimate":
            if entry.ledger == own:
                _set(entry, standing, place)
        case "merged":
            if entry.ledger == own:
                _drop(standing, ("incident", "estimate"), entry.subject)
        case "withdrawal":
            kinds = ("claim", "decision", *(OWN if entry.ledger == own else ()))
            _drop(standing, kinds, entry.subject)
        case "genesis" | "seen-again" | "near-copy" | "reading" | "split":
            pass
        case "sample" | "export" | "import" | "expunged":
            pass
        case unknown:
            raise BrokenLedger(f"entry {entry.seq} is of unknown kind {unknown!r}")


def state(standing: Standing) -> State:
    """What stands, by kinds."""
    found: dict[str, dict[str, str]] = {
        kind: {} for kind in ("report", "claim", "incident", "estimate", "decision")
    }
    for (kind, subject), stands in sorted(standing.items(), key=lambda item: item[1][1:]):
        found[kind][subject] = stands.content
    return State(*found.values())


def moment_of(entry: Entry) -> tuple[str, str, int]:
    """What orders the entries of all chains: their moments, of equals their places."""
    return entry.at, entry.ledger, entry.seq


def _set(entry: Entry, standing: Standing, place: tuple[str, str]) -> None:
    if entry.content is None:
        raise BrokenLedger(f"entry {entry.seq} ({entry.kind}) names no content")
    since = standing.get(place)
    first = since[1:] if since else (entry.at, entry.ledger, entry.seq)
    standing[place] = Stands(entry.content, *first)


def _drop(standing: Standing, kinds: Iterable[str], subject: str) -> None:
    for kind in kinds:
        standing.pop((kind, subject), None)
