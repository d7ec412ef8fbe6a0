"""Expunging: a report's or a passage's content destroyed for good, the one thing that can be.

Law: what is destroyed is told, content by content, with who and why, before it goes; its hash stays
and the chain with it. Nothing that tells of other reports alone is touched. In an encrypted ledger
every key goes that sealed what was destroyed; what else it sealed is sealed anew.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from according.errors import BadInput
from according.ledger import addresses, catalogue, finding, standing
from according.ledger.book import Ledger, Told
from according.ledger.contents import Estimated, Expunged, ReportRow, decoded
from according.ledger.walk import walk
from according.model.decision import (
    Add,
    Correct,
    Decision,
    GradeInformation,
    Ruled,
    Withhold,
    reports_of,
)
from according.model.entry import Entry
from according.model.report import Report
from according.model.wording import printed

if TYPE_CHECKING:
    from according.ledger.store import Store

Struct = TypeVar("Struct", bound=msgspec.Struct)

HIDDEN = "█"
"""Stands for each character of a passage that was destroyed, so that all spans stay."""

Goes = Callable[[Entry, bytes], bool]
"""Whether this entry's content is to be destroyed."""


class Gone(NamedTuple):
    """How many contents were destroyed, and the other reports in which the same words stand."""

    contents: int
    elsewhere: tuple[str, ...] = ()


def expunge_report(book: Ledger, report_id: str, why: str) -> Gone:
    """Destroy everything that repeats words of the report. Within `writing`."""
    _refuse_silence(why)
    report = book.report(report_id)
    claims = {claim.claim for claim in book.claims_of(report_id)}

    def goes(entry: Entry, content: bytes) -> bool:
        return report_id in _reports(entry, content) or bool(_estimated(entry, content) & claims)

    gone = [report_id, *_contents(book.store, goes)]
    _destroy(book, report, gone, why)
    return Gone(len(gone))


def expunge_words(book: Ledger, report_id: str, words: str, why: str) -> Gone:
    """Destroy these words wherever they stand in the report and in what tells of it.

    They are found in any case and whatever signs part them. The original goes with them, the claims
    that hold them with the decisions about these, and whatever persons wrote that holds them, but
    for what tells of other reports alone. The text stays with the words blacked out, and with it
    the other claims. Raises BadInput where the words are not there, or the reason repeats them.
    """
    _refuse_silence(why)
    row, held = book.report_row(report_id), _Held(words)
    if not held.stands_in(row.report.text):
        raise BadInput(f"these words do not stand in report {report_id[:12]}; give them exactly")
    if held.stands_in(why):
        raise BadInput("the reason repeats the words, and is kept for ever; give another")
    elsewhere = _elsewhere(book, report_id, held, words)
    claims = {it.claim for it in book.claims_of(report_id) if held.stands_in(it)}

    def goes(entry: Entry, content: bytes) -> bool:
        if entry.kind == "report":
            return entry.subject == report_id
        about = _about(entry, content)
        if about & claims or _estimated(entry, content) & claims:
            return True
        of_others = bool(_reports(entry, content) - {report_id})
        return not of_others and held.stands_in(msgspec.json.decode(content)) and not (
            elsewhere and _withholds(entry, content)
        )  # fmt: skip

    gone = [report_id, *_contents(book.store, goes)]
    blacked = held.blacked(row)
    _destroy(book, row.report, gone, why)
    book.append([Told("report", report_id, blacked, report_id)])
    addresses.keep(book.store.connection, blacked.report, book.store.secret)
    return Gone(len(gone), elsewhere)


_ID = re.compile("[is]?[0-9a-f]{16,64}")
"""An id says no words, whatever its digits spell."""

_SAID = ("text", "title", "outlet", "agency", "url")
_TOLD = ("how", "source", "by")
"""What of a report and of its collection is words."""


class _Held:
    """The words that are to go: where they stand, and what is left without them."""

    def __init__(self, words: str):
        if not words.strip():
            raise BadInput("found no words; give those that are to be destroyed")
        self._words = re.compile(printed(words), re.IGNORECASE)

    def stands_in(self, value: Any) -> bool:
        """Whether the words stand in a text, or in any text of a value."""
        if isinstance(value, str):
            return not _ID.fullmatch(value) and self._words.search(value) is not None
        if isinstance(value, dict):
            return any(map(self.stands_in, (*value, *value.values())))
        if isinstance(value, msgspec.Struct):
            return self.stands_in(msgspec.to_builtins(value))
        return isinstance(value, (list, tuple)) and any(map(self.stands_in, value))

    def blacked(self, row: ReportRow) -> ReportRow:
        """The report's row with each character of the words hidden; no claims are named in it."""
        report, collected = self._without(row.report, _SAID), row.collected
        return ReportRow(
            report,
            (),
            collected and self._without(collected, _TOLD),
            row.collected_from and self._hidden(row.collected_from),
        )

    def _without(self, told: Struct, fields: tuple[str, ...]) -> Struct:
        said = {name: getattr(told, name) for name in fields}
        hidden = {name: words and self._hidden(words) for name, words in said.items()}
        return msgspec.structs.replace(told, **hidden)

    def _hidden(self, words: str) -> str:
        return self._words.sub(lambda found: HIDDEN * len(found[0]), words)


def _elsewhere(book: Ledger, report_id: str, held: _Held, words: str) -> tuple[str, ...]:
    """The other reports whose texts hold the words."""
    others = (known for known in book.search(words) if known != report_id)
    return tuple(known for known in others if held.stands_in(book.report(known)))


def _contents(store: "Store", goes: Goes) -> list[str]:
    """The contents that go; one that entries which stay speak of too (the same path, say) stays."""
    ours: dict[str, None] = {}
    others: set[str] = set()
    for entry, stored in walk(store):
        if stored is None:
            continue
        if goes(entry, store.unpacked(stored)):
            ours[stored.sha256] = None
        else:
            others.add(stored.sha256)
    return [content for content in ours if content not in others]


def _reports(entry: Entry, content: bytes) -> set[str]:
    """The reports that an entry tells of alone; none for what tells of no single one.

    Memberships, pairs and near-copies hold ids alone.
    """
    match entry.kind:
        case "report" | "seen-again":
            return {entry.subject}
        case "claim":
            return {decoded(content, standing.ClaimOf).report.id}
        case "decision":
            return reports_of(decoded(content, Decision))
    return set()


def _about(entry: Entry, content: bytes) -> set[str]:
    """The claims that an entry is, or decides about."""
    if entry.kind != "decision":
        return {entry.subject} if entry.kind == "claim" else set()
    match decoded(content, Decision).act:
        case Ruled(about=about) | Correct(about=about) | Add(about) | GradeInformation(about=about):
            return {about.claim}
    return set()


def _estimated(entry: Entry, content: bytes) -> set[str]:
    """The claims that an estimate rests on or sets aside."""
    if entry.kind != "estimate":
        return set()
    made = decoded(content, Estimated).estimates
    used = {ref.claim for it in made for ref in it.used}
    return used | {ref.claim for it in made for ref in it.set_aside}


def _withholds(entry: Entry, content: bytes) -> bool:
    """Whether the entry keeps a name out of sight, which it must where the name still stands."""
    return entry.kind == "decision" and isinstance(decoded(content, Decision).act, Withhold)


def _destroy(book: Ledger, report: Report, contents: Sequence[str], why: str) -> None:
    book.append([Told("expunged", it, Expunged(report.id, why.strip())) for it in contents])
    finding.forget(book.store, report)
    with book.store.transaction(writing=True) as connection:
        standing.forget(connection, contents)
        catalogue.forget(connection)
    book.store.destroy(contents)


def _refuse_silence(why: str) -> None:
    if not why.strip():
        raise BadInput("expunging needs its reason; say why, with --why WORDS")


def expunged(book: Ledger) -> dict[str, tuple[Entry, Expunged]]:
    """What was destroyed, here or elsewhere: by report, the last entry with its reason."""
    return {told.report: (entry, told) for entry, told in book.told("expunged", Expunged)}
