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
from according.model.entry import Entry

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.store import Store
    from according.model.report import Report

READABLE = "a database that can be read through"


def check(ledger: "Ledger", head: str | None = None) -> list[Fault]:
    """Every fault of the ledger, in the order in which it was found; none if it is whole.

    ``head`` is the hash that `seal` gave once: what stood up to its entry is then proved unchanged.
    """
    from according.ledger.proofs import proofs  # late: with it comes reading, which is large

    faults: list[Fault] = []
    try:
        _collect(_brought_up(ledger), faults)
        with ledger.as_it_is() as still:
            if head is not None:
                _collect(_sealed(still, head), faults)
            for examine in (_database, _chains, proofs, _unspoken, _derived, _homes):
                _collect(examine(still), faults)
            _name_incidents(still, faults)
    except BrokenLedger as error:
        faults.append(Fault("database", str(error), READABLE))
    return list(dict.fromkeys(faults))


def _brought_up(ledger: "Ledger") -> Iterator[Fault]:
    """Nothing: what is derived is where the entries are, or the database is damaged."""
    with ledger.reading():
        yield from ()


def _collect(found: Iterable[Fault], faults: list[Fault]) -> None:
    """Add what one examination finds, up to where the database lets it go."""
    try:
        for fault in found:
            faults.append(fault)
    except BrokenLedger as error:
        faults.append(Fault("database", str(error), READABLE))


def _database(ledger: "Ledger") -> Iterator[Fault]:
    from according.ledger.schema import expected_objects
    from according.ledger.walk import complaints, objects

    for complaint in complaints(ledger.store):
        yield Fault("database", complaint, "sound pages and indexes")
    found, expected = objects(ledger.store), expected_objects()
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield Fault(name, found.get(name, "nothing"), expected.get(name, "nothing"))


def _chains(ledger: "Ledger") -> Iterator[Fault]:
    """Walk the entries: each in its place, hashed over all it says, on the hash before."""
    from according.ledger.walk import walk

    last: Entry | None = None
    chains: list[str] = []
    for entry, _content in walk(ledger.store):
        if last is None or entry.ledger != last.ledger:
            last = None
            chains.append(entry.ledger)
        for found, expected in _breaks(last, entry):
            yield Fault(f"entry {entry.seq}", found, expected, (entry.subject,))
        last = entry
    if ledger.id not in chains:
        yield Fault("entries", "no entry", f"a genesis entry of {ledger.id}", tuple(chains))
    expected_chains = {ledger.id} | _taken_in(ledger)
    for chain in chains:
        if chain not in expected_chains:
            yield Fault(f"chain {chain}", "no entry took it in", "an import entry", (chain,))


def _sealed(ledger: "Ledger", head: str) -> Iterator[Fault]:
    """The sealed entry is there: with every chain whole, nothing before it was changed."""
    if ledger.entry_of_hash(head) is None:
        yield Fault(
            "seal", "no entry has the sealed hash", f"{head}; the ledger was cut or altered"
        )


def _taken_in(ledger: "Ledger") -> set[str]:
    """The chains that came by an import into any other."""
    from according.ledger.contents import Imported, decoded

    contents = (entry.content or "" for entry in ledger.store.entries("import"))
    taken = (decoded(ledger.store.kept(content), Imported) for content in contents)
    return {head.ledger for imported in taken for head in imported.heads}


def _breaks(last: Entry | None, entry: Entry) -> Iterator[tuple[str, str]]:
    """What of this entry contradicts itself or the one before: found, expected."""
    proper = hashed(entry).hash
    if entry.hash != proper:
        yield f"hash {entry.hash}", f"hash {proper} over what the entry says"
    if last is None:
        first = (1, "genesis", entry.ledger, None)
        found = (entry.seq, entry.kind, entry.subject, entry.previous)
        if found != first:
            yield f"first entry {found}", f"{first}"
        return
    if entry.seq != last.seq + 1:
        yield f"entry {entry.seq} of {entry.ledger}", f"entry {last.seq + 1} of {last.ledger}"
    if entry.previous != last.hash:
        yield f"previous hash {entry.previous}", f"{last.hash}, as entry {last.seq} has it"
    if entry.at < last.at:
        yield f"moment {entry.at}", f"none before {last.at}, when entry {last.seq} was made"


def _unspoken(ledger: "Ledger") -> Iterator[Fault]:
    from according.ledger.walk import unspoken

    for sha256 in unspoken(ledger.store):
        yield Fault(f"content {sha256}", "no entry speaks of it", "an entry", (sha256,))


def _derived(ledger: "Ledger") -> Iterator[Fault]:
    """Compare what is kept beside the entries with what these lead to, one after the other."""
    for examine in (_standing, _abouts, _found_again, _words):
        try:
            yield from examine(ledger.store)
        except BrokenLedger as error:
            yield Fault("what is derived", str(error), "what can be read; rebuild")


def _standing(store: "Store") -> Iterator[Fault]:
    from according.ledger import standing

    with store.transaction(writing=False) as connection:
        kept, replayed = standing.kept(connection), store.stood()
    for place in sorted(kept.keys() | replayed.keys(), key=str):  # damaged: also bytes
        now, then = kept.get(place), replayed.get(place)
        if now != then:
            where, expected = f"standing: {place[0]} {place[1]}", f"{then or 'nothing'}, by replay"
            yield Fault(where, str(now or "nothing"), f"{expected}; rebuild", (str(place[1]),))


def _abouts(store: "Store") -> Iterator[Fault]:
    """Claims are found by their report, and nothing else is."""
    from according.ledger import standing
    from according.ledger.contents import decoded

    with store.transaction(writing=False) as connection:
        kept = standing.abouts(connection)
    for claim, content in store.held("claim"):
        report, under = decoded(content, standing.ClaimOf).report.id, kept.pop(claim, None)
        if under != report:
            expected = f"{report}; rebuild"
            yield Fault(f"standing: claim {claim}", f"under report {under}", expected, (claim,))
    for subject, under in kept.items():
        yield Fault(f"standing: {subject}", f"under report {under}", "no report; rebuild")


def _found_again(store: "Store") -> Iterator[Fault]:
    """A report is found by its address and by its words alike, and nothing else is."""
    from according.ledger import addresses, copies

    with store.transaction(writing=False) as connection:
        found = addresses.kept_rows(connection), copies.kept_rows(connection)
    at, banded = set(), set()
    for report in _reports(store):
        at.update(addresses.rows(report, store.secret))
        banded |= {(band, report.id) for band in copies.sketch(report.text, store.secret).bands}
    for name, rows, proper in zip(("addresses", "bands"), found, (at, banded), strict=True):
        if touched := {str(report) for _row, report in rows ^ proper}:
            off = f"{len(rows ^ proper)} rows more or less"
            yield Fault(name, off, "what the reports give; rebuild", tuple(sorted(touched)))


def _words(store: "Store") -> Iterator[Fault]:
    from according.ledger import words

    with store.transaction(writing=False) as connection:
        off = words.differing(connection, () if store.encrypted else _reports(store))
    if off:
        expected = "the words of the reports that stand; rebuild"
        yield Fault("words", f"{len(off)} reports otherwise", expected, tuple(sorted(off)))


def _reports(store: "Store") -> Iterator["Report"]:
    from according.ledger.contents import ReportRow, decoded

    return (decoded(content, ReportRow).report for _subject, content in store.held("report"))


def _homes(ledger: "Ledger") -> Iterator[Fault]:
    from according.ledger import catalogue, homes, linked

    with ledger.store.transaction(writing=False) as connection:
        off = homes.kept(connection) ^ homes.expected(ledger.incidents())
        altered = linked.changed(connection)
        recatalogued = catalogue.Catalogue(connection).changed()
    if off:
        touched = tuple(sorted({str(claim) for claim, _incident, _kind in off}))
        yield Fault("homes", f"{len(off)} rows more or less", "the incidents; rebuild", touched)
    if altered:
        yield Fault("linked", "rows that linking did not write", "what it wrote; rebuild")
    if recatalogued:
        yield Fault("catalogue", "rows that nobody put in it", "what was put in it; rebuild")


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
