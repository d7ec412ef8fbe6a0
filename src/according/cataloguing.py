"""The catalogue brought up to what the ledger holds, by what was entered since.

Law: it is what making all of it anew would give. A change is found in the entries and in what
persons decided; a report's rows rest on its claims alone, an incident's on what is told and decided
of it alone, and both on the names that are withheld: with other names all is made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from according.ledger.book import PROGRAM
from according.ledger.catalogue import Catalogue, Extent, Filed, Waits
from according.ledger.contents import Estimated
from according.model.card import card
from according.model.claim import Claim
from according.model.incident import Incident, Minted, Ties
from according.reconcile.incidents import tell
from according.reconcile.related import ties
from according.review.following import Following, Held
from according.review.incidents import judged
from according.review.pending import doubts, weighed
from according.review.rulings import Rulings
from according.review.veil import Veil

if TYPE_CHECKING:
    from according.ledger.book import Ledger

_FORM = 3
"""Counted on where a row is to say something else."""
_AT_ONCE = 500

Telling = Callable[[str, int, int], None]
"""Is told what is being done ("": nothing that takes long any more), how many are done, of how many
(0: nobody knows)."""


class Changed(NamedTuple):
    """The reports and incidents whose rows are to be made; ``anew``: all of them."""

    reports: set[str]
    incidents: set[str]
    anew: bool = False

    def __bool__(self) -> bool:
        return bool(self.reports or self.incidents or self.anew)


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told."""


def changed(book: "Ledger", catalogue: Catalogue, following: Following) -> Changed:
    """What of the catalogue is not what the ledger holds."""
    by = catalogue.by()
    if by is None or by[0] != _program(book):
        return _everything(book)
    reports, incidents, gone = set[str](), set[str](), set[str]()
    for entry in book.store.entries_after(by[1]):
        if entry.kind in ("import", "expunged"):
            return _everything(book)
        if entry.kind in ("report", "reading"):
            reports.add(entry.subject)
        elif entry.kind == "claim":
            reports |= {it for it in (book.report_of(entry.subject),) if it}
        elif entry.kind in ("incident", "estimate", "merged"):
            incidents.add(entry.subject)
        elif entry.kind == "withdrawal":
            gone.add(entry.subject)
    reports |= catalogue.reports_of(gone)
    incidents |= {it for it in map(catalogue.name, gone) if it}
    decided = following.decided(catalogue.name)
    then, now = catalogue.judged(), {incident: _hash(held) for incident, held in decided}
    incidents |= {it for it in then.keys() | now.keys() if then.get(it) != now.get(it)}
    return Changed(reports, incidents)


def bring_up(
    book: "Ledger", catalogue: Catalogue, following: Following, telling: Telling = silent
) -> None:
    """Make the rows of what changed; the transaction is the caller's."""
    what = changed(book, catalogue, following)
    if what.anew:
        catalogue.forget()
    else:
        catalogue.drop_reports(what.reports)
        catalogue.drop_incidents(what.incidents)
    veil = Veil.of(book)
    for done, some in _in_pieces(sorted(what.reports)):
        telling("Putting reports' claims in the order in which they wait", done, len(what.reports))
        _put_reports(book, catalogue, veil, some)
    for done, some in _in_pieces(sorted(what.incidents)):
        telling("Putting incidents in the catalogue", done, len(what.incidents))
        told = list(told_of(book, following.rulings, some))
        catalogue.put_incidents(_filed(told, catalogue, following, veil))
    catalogue.settle(_program(book), book.store.last_entry().seq)
    telling("", 0, 0)


def estimated(minted: Minted, claims: Sequence[Claim]) -> Estimated:
    """What the program says of an incident; ``claims`` are all that count, as persons decided."""
    made = tell(minted, claims)
    told = msgspec.structs.replace(made, estimates=())
    return Estimated(PROGRAM, made.estimates, told, ties(claims))


def told_of(
    book: "Ledger", rulings: Rulings, incidents: Iterable[str]
) -> Iterator[tuple[Incident, Ties]]:
    """These incidents, those that stand, each by itself as it was told last, oldest first.

    What an earlier version did not keep is told anew.
    """
    minted = book.minted(incidents)
    held = book.estimates_of([it.incident for it in minted])
    for it in minted:
        made = held.get(it.incident)
        if made is None or made.told is None or made.ties is None:
            made = estimated(it, list(_counting(book, rulings, it)))
        if (told := made.incident()) and made.ties:
            yield told, made.ties


def _counting(book: "Ledger", rulings: Rulings, minted: Minted) -> Iterator[Claim]:
    for claim in minted.cluster.claims:
        if book.has_claim(claim) and rulings.counts(found := book.claim(claim)):
            yield rulings.claim(found)


def _everything(book: "Ledger") -> Changed:
    return Changed(set(book.present("report")), set(book.present("incident")), anew=True)


def _program(book: "Ledger") -> str:
    names = repr(sorted(Veil.of(book).names)).encode()
    hashed = blake2b(names, digest_size=12, key=book.store.secret).hexdigest()
    return f"{PROGRAM}, catalogue {_FORM}, names {hashed}"


def _put_reports(book: "Ledger", catalogue: Catalogue, veil: Veil, reports: Sequence[str]) -> None:
    for report, (since, outlet) in book.published(reports).items():
        waits = (Waits(it.claim, *weighed(it)) for it in book.claims_of(report) if it.quantities)
        catalogue.put_report(report, since, outlet and veil.words(outlet), waits)


def _filed(
    told: Sequence[tuple[Incident, Ties]], catalogue: Catalogue, following: Following, veil: Veil
) -> Iterator[Filed]:
    """The rows of incidents, given as the program tells each by itself."""
    by_hand = judged([it for it, _ in told], following)
    for (machine, tied), decided in zip(told, by_hand, strict=True):
        shown = veil.over(decided)
        made = card(shown, catalogue.outlets(shown.reports))
        extent = Extent(veil.words(machine.title), machine.place, machine.from_, machine.to)
        held = following.held(shown.incident, (shown.incident, *shown.was))
        yield Filed(
            made, extent, day(shown), _hash(held), shown.was,
            _figures(machine, tied), doubts(machine),
        )  # fmt: skip


def day(incident: Incident) -> int | None:
    """The ordinal of the day on which it began; None where it is nowhere, or no day is known."""
    try:
        written = (incident.from_ or incident.to or "")[:10]
        return date.fromisoformat(written).toordinal() if incident.place else None
    except ValueError:
        return None


def _figures(incident: Incident, tied: Ties) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """By report the figures that an incident counts, and the wholes that any is a part of."""
    found: dict[str, tuple[set[str], set[str]]] = {it: (set(), set()) for it in incident.reports}
    for figure in tied.figures if incident.kind == "incident" else ():
        figures, parts = found[figure.report]
        figures.add(figure.quantity)
        parts |= {figure.part_of} if figure.part_of else set()
    return {report: (sorted(its), sorted(parts)) for report, (its, parts) in found.items()}


def _hash(held: Held) -> str | None:
    """A hash of what holds about an incident; None for nothing."""
    told = sorted(
        (*place, holds.decided.decision.decision, repr(holds.value))
        for place, holds in held.items()
    )
    return blake2b(repr(told).encode(), digest_size=12).hexdigest() if told else None


def _in_pieces(all_: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """So many at once, each time with how many came before."""
    left = iter(all_)
    done = 0
    while some := list(islice(left, _AT_ONCE)):
        yield done, some
        done += len(some)
