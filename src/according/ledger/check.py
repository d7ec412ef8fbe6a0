"""The check: from the database's pages to the state, everything that does not prove itself.

Law: a ledger with no fault reads as it was written; a damaged one gives faults, never a traceback.
That nothing was cut off at the end is only proved against a head hash kept elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from according.errors import BrokenLedger
from according.ledger.chain import hashed
from according.ledger.faults import Fault
from according.ledger.replay import replay
from according.model.entry import Entry

if TYPE_CHECKING:
    from according.ledger.book import Ledger

READABLE = "a database that can be read through"


def check(ledger: "Ledger") -> list[Fault]:
    """Every fault of the ledger, in the order in which it was found; none if it is whole."""
    from according.ledger.proofs import proofs  # late: with it comes reading, which is large

    faults: list[Fault] = []
    try:
        with ledger.reading() as still:
            for examine in (_database, _chain, proofs, _unspoken, _state):
                _collect(examine(still), faults)
            _name_incidents(still, faults)
    except BrokenLedger as error:
        faults.append(Fault("database", str(error), READABLE))
    return list(dict.fromkeys(faults))


def _collect(found: Iterable[Fault], faults: list[Fault]) -> None:
    """Add what one examination finds, up to where the database lets it go."""
    try:
        for fault in found:
            faults.append(fault)
    except BrokenLedger as error:
        faults.append(Fault("database", str(error), READABLE))


def _database(ledger: "Ledger") -> Iterator[Fault]:
    from according.ledger.schema import expected_objects

    for complaint in ledger.store.complaints():
        yield Fault("database", complaint, "sound pages and indexes")
    found, expected = ledger.store.objects(), expected_objects()
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield Fault(name, found.get(name, "nothing"), expected.get(name, "nothing"))


def _chain(ledger: "Ledger") -> Iterator[Fault]:
    """Walk the entries: each in its place, hashed over all it says, on the hash before."""
    last: Entry | None = None
    for entry, _content in ledger.store.walk():
        where = f"entry {entry.seq}"
        for found, expected in _breaks(last, entry, ledger.store.ledger):
            yield Fault(where, found, expected, (entry.subject,))
        last = entry
    if last is None:
        yield Fault("entries", "no entry", "a genesis entry")


def _breaks(last: Entry | None, entry: Entry, ledger: str) -> Iterator[tuple[str, str]]:
    """What of this entry contradicts itself or the one before: found, expected."""
    proper = hashed(entry).hash
    if entry.hash != proper:
        yield f"hash {entry.hash}", f"hash {proper} over what the entry says"
    if last is None:
        first = (entry.ledger, 1, "genesis", ledger, None)
        found = (entry.ledger, entry.seq, entry.kind, entry.subject, entry.previous)
        if found != first or entry.ledger != ledger:
            yield f"first entry {found}", f"{(ledger, *first[1:])}"
        return
    if (entry.ledger, entry.seq) != (last.ledger, last.seq + 1):
        yield f"entry {entry.seq} of {entry.ledger}", f"entry {last.seq + 1} of {last.ledger}"
    if entry.previous != last.hash:
        yield f"previous hash {entry.previous}", f"{last.hash}, as entry {last.seq} has it"
    if entry.at < last.at:
        yield f"moment {entry.at}", f"none before {last.at}, when entry {last.seq} was made"


def _unspoken(ledger: "Ledger") -> Iterator[Fault]:
    for sha256 in ledger.store.unspoken():
        yield Fault(f"content {sha256}", "no entry speaks of it", "an entry", (sha256,))


def _state(ledger: "Ledger") -> Iterator[Fault]:
    """Compare what the database answers with what the entries lead to, one after the other."""
    live, replayed = ledger.state(), replay(ledger.entries())
    for noun in ("reports", "claims", "incidents"):
        now: dict[str, str] = getattr(live, noun)
        then: dict[str, str] = getattr(replayed, noun)
        for known in sorted(now.keys() | then.keys(), key=str):  # damaged: also bytes
            found, expected = now.get(known, "nothing"), then.get(known, "nothing")
            if found != expected:
                where = f"{noun}: {known}"
                yield Fault(where, str(found), f"{expected}, by replay", (str(known),))


def _name_incidents(ledger: "Ledger", faults: list[Fault]) -> None:
    """Add to each fault that touches claims the incidents which rest on them."""
    resting = defaultdict(list)
    for minted in ledger.incidents() if faults else ():
        for claim in minted.cluster.claims:
            resting[claim].append(minted.incident)
    for place, fault in enumerate(faults):
        on_it = (incident for known in fault.touched for incident in resting.get(known, ()))
        touched = tuple(dict.fromkeys((*fault.touched, *on_it)))
        faults[place] = msgspec.structs.replace(fault, touched=touched)
