"""Replay: the present state, from nothing but the entries, one after the other.

Law: replay over all entries equals the live state that the database is asked for; over the entries
up to a moment it equals the state as of that moment.
"""

from collections.abc import Iterable

import msgspec

from according.errors import BrokenLedger
from according.model.entry import Entry


class State(msgspec.Struct, frozen=True):
    """What holds: id -> the SHA-256 of its content, in the order in which each was entered."""

    reports: dict[str, str]
    claims: dict[str, str]
    incidents: dict[str, str]


def replay(entries: Iterable[Entry]) -> State:
    """The state that these entries, in their order, lead to. Raises BrokenLedger on others."""
    state = State({}, {}, {})
    for entry in entries:
        _apply(entry, state)
    return state


def _apply(entry: Entry, state: State) -> None:
    match entry.kind:
        case "report":
            state.reports[entry.subject] = _content(entry)
        case "claim":
            state.claims[entry.subject] = _content(entry)
        case "incident":
            state.incidents[entry.subject] = _content(entry)
        case "merged" | "withdrawal":
            state.incidents.pop(entry.subject, None)
        case "genesis" | "seen-again":
            pass
        case unknown:
            raise BrokenLedger(f"entry {entry.seq} is of unknown kind {unknown!r}")


def _content(entry: Entry) -> str:
    if entry.content is None:
        raise BrokenLedger(f"entry {entry.seq} ({entry.kind}) names no content")
    return entry.content
