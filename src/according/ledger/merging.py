"""Merging: another ledger's entries, taken in under their own chains.

Law: nothing is taken in that does not prove itself, or that tells another history of a chain that
is held. What both hold is held once; merging twice changes nothing; what was expunged stays gone.
Which of two ledgers takes in the other changes neither reports, claims nor decisions.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from according.errors import LedgerError
from according.ledger.book import Ledger, Told
from according.ledger.check import check
from according.ledger.contents import Imported, Kept, Packed, decoded, kept
from according.ledger.rebuild import rebuild
from according.ledger.standing import ClaimOf
from according.ledger.walk import walk
from according.model.decision import Decision, reports_of
from according.model.entry import Entry, Head

if TYPE_CHECKING:
    from according.ledger.store import Store


def take_in(book: Ledger, other: Ledger) -> bool:
    """Take in what the other ledger has and this one lacks; whether there was anything.

    ``book`` must be within `writing`. Raises LedgerError, having taken in nothing, where the other
    ledger fails its check or contradicts a chain that is held.
    """
    if faults := check(other):
        raise LedgerError(
            f"the other ledger fails its check ({len(faults)} faults; first: {faults[0].where}); "
            "it is not taken in: get a sound copy"
        )
    heads = [head for head in other.heads() if head.ledger != book.id]
    lacking = [head for head in other.heads() if _lacks(book.store, other.store, head)]
    if not lacking:
        return False
    _copy(book.store, other.store, {head.ledger: _held(book.store, head) for head in lacking})
    book.append([Told("import", other.id, Imported(tuple(heads)))])
    rebuild(book.store)
    return True


def _held(store: "Store", head: Head) -> int:
    """The place of the last entry of this chain that is held; 0 for none."""
    return store.chain_length(head.ledger)


def _lacks(store: "Store", other: "Store", head: Head) -> bool:
    """Whether the other has more of this chain. Raises LedgerError where the two contradict."""
    held = store.chain_length(head.ledger)
    common = min(held, head.seq)
    ours, theirs = store.entry(head.ledger, common), other.entry(head.ledger, common)
    if common and (ours is None or theirs is None or ours.hash != theirs.hash):
        raise LedgerError(
            f"both ledgers have chain {head.ledger}, and entry {common} differs: one of them was "
            "altered, or written on in two copies; compare them with `according check --head`"
        )
    if head.seq > held and head.ledger == store.ledger:
        raise LedgerError(
            f"the other ledger has {head.seq} entries of this ledger's own chain, which has {held}:"
            " this is an older copy; use the newer one"
        )
    return head.seq > held


def _copy(store: "Store", other: "Store", held: dict[str, int]) -> None:
    """Adopt the entries that lack, with their contents and originals."""
    for entry, stored in walk(other):
        if entry.seq > held.get(entry.ledger, entry.seq):
            store.keep(_contents(other, entry, stored))
            store.adopt([entry])


def _report_of(entry: Entry, content: bytes) -> str | None:
    """The report under whose key the content belongs."""
    if entry.kind == "report":
        return entry.subject
    if entry.kind == "claim":
        return decoded(content, ClaimOf).report.id
    if entry.kind == "decision":
        return next(iter(reports_of(decoded(content, Decision))), None)
    return None


def _contents(other: "Store", entry: Entry, stored: Packed | None) -> Iterator[Kept]:
    if stored is not None:
        content = other.unpacked(stored)
        yield kept(content, _report_of(entry, content))
    if entry.kind == "report" and other.has_content(entry.subject):
        yield kept(other.kept(entry.subject), entry.subject, original=True)
