"""The chain: each entry carries the hash of the one before.

Law: ``hash`` is the SHA-256 over the canonical JSON of all other fields (sorted names, no white
space, UTF-8), so that a line cannot change, go or come in between without breaking the lines after
it. Any language with SHA-256 and JSON can prove it.
"""

import hashlib
import uuid
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from according.model.entry import Entry, EntryKind


class Draft(NamedTuple):
    """What is to be entered: its kind, the id it speaks of and its content's SHA-256."""

    kind: EntryKind
    subject: str
    content: str | None = None


def genesis(at: str, actor: str) -> Entry:
    """The first entry of a new chain, under a random ledger id."""
    ledger = uuid.uuid4().hex
    return hashed(Entry(ledger, 1, at, actor, "genesis", ledger, None, None, ""))


def chained(head: Entry, at: str, actor: str, drafts: Iterable[Draft]) -> list[Entry]:
    """The drafts as entries that follow ``head``, all at one moment."""
    entries: list[Entry] = []
    last = head
    for draft in drafts:
        last = hashed(Entry(head.ledger, last.seq + 1, at, actor, *draft, last.hash, ""))
        entries.append(last)
    return entries


def follows(last: Entry, entry: Entry) -> bool:
    """Whether the entry proves itself, and stands right after the last one of its chain."""
    place = (entry.ledger, entry.seq, entry.previous)
    return place == (last.ledger, last.seq + 1, last.hash) and hashed(entry) == entry


class _Hashed(msgspec.Struct):
    """What is hashed of an entry, its fields in the order of their names."""

    actor: str
    at: str
    content: str | None
    kind: str
    ledger: str
    previous: str | None
    seq: int
    subject: str


def hashed(entry: Entry) -> Entry:
    """The entry with the hash that its other fields give it."""
    canonical = _Hashed(
        entry.actor, entry.at, entry.content, entry.kind, entry.ledger, entry.previous, entry.seq,
        entry.subject,
    )  # fmt: skip
    proper = hashlib.sha256(msgspec.json.encode(canonical)).hexdigest()
    return Entry(
        entry.ledger, entry.seq, entry.at, entry.actor, entry.kind, entry.subject, entry.content,
        entry.previous, proper,
    )  # fmt: skip
