"""Expunging: a report's or a passage's content destroyed for good, the one thing that can be.

Law: what is destroyed is told, content by content, with who and why, before it goes; its hash stays
and the chain with it. Nothing that tells of other reports alone is touched.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from according.errors import BadInput
from according.ledger import finding, schema, standing
from according.ledger.book import Ledger, Told
from according.ledger.contents import Estimated, Expunged, decoded
from according.model.claim import Claim
from according.model.decision import Decision, reports_of
from according.model.entry import Entry
from according.model.report import Report

if TYPE_CHECKING:
    import sqlalchemy as sa

    from according.ledger.store import Store

HIDDEN = "█"
"""Stands for each character of a passage that was destroyed, so that all spans stay."""


def expunge_report(book: Ledger, report_id: str, why: str) -> int:
    """Destroy everything that repeats words of the report; how many contents. Within `writing`."""
    _refuse_silence(why)
    report = book.report(report_id)
    claims = {claim.claim for claim in book.claims_of(report_id)}
    gone = [report_id, *_contents_of(book.store, report_id, claims)]
    _destroy(book, report, gone, why)
    book.store.forget_key(report_id)
    return len(gone)


def expunge_words(book: Ledger, report_id: str, words: str, why: str) -> int:
    """Destroy these words wherever they stand in the report; how many contents went.

    The original goes with them, and the claims that repeat them; the text stays with the words
    blacked out, and with it the other claims. Raises BadInput where the words are not there.
    """
    _refuse_silence(why)
    row = book.report_row(report_id)
    if not words.strip() or words not in row.report.text:
        raise BadInput(f"these words do not stand in report {report_id[:12]}; give them exactly")
    told = [claim for claim in book.claims_of(report_id) if _repeats(claim, words)]
    kept = {claim.claim for claim in book.claims_of(report_id)} - {it.claim for it in told}
    gone = [
        report_id,
        *_contents_of(book.store, report_id, {it.claim for it in told}, besides=kept),
    ]
    blacked = msgspec.structs.replace(row, report=_without(row.report, words), claims=())
    _destroy(book, row.report, gone, why)
    book.append([Told("report", report_id, blacked, report_id)])
    finding.keep(book.store, blacked.report)
    return len(gone)


def _without(report: Report, words: str) -> Report:
    hidden = HIDDEN * len(words)
    title = report.title.replace(words, hidden) if report.title else None
    return msgspec.structs.replace(report, text=report.text.replace(words, hidden), title=title)


def _repeats(claim: Claim, words: str) -> bool:
    """Whether the claim's row holds the words, wherever in it."""
    return words in msgspec.json.encode(claim).decode()


def _contents_of(
    store: "Store", report_id: str, claims: set[str], besides: Iterable[str] = ()
) -> list[str]:
    """The contents that tell of these claims of the report, or of the report itself.

    A content that entries of other reports speak of too (the same path, say) stays.
    """
    ours: dict[str, None] = {}
    others: set[str] = set()
    spared = set(besides)
    for entry, reports, about in _told(store):
        assert entry.content is not None
        if (report_id in reports and not about & spared) or about & claims:
            ours[entry.content] = None
        else:
            others.add(entry.content)
    return [content for content in ours if content not in others]


def _told(store: "Store") -> Iterator[tuple[Entry, set[str], set[str]]]:
    """Entries with contents that can repeat a report's words: the reports and claims they tell of.

    Memberships, pairs and near-copies hold ids alone and stay.
    """
    gone = store.expunged()
    for entry in store.entries("report", "seen-again", "claim", "decision", "estimate"):
        if entry.content is None or entry.content in gone:
            continue
        content = store.kept(entry.content)
        match entry.kind:
            case "claim":
                report = decoded(content, standing.ClaimOf).report.id
                yield entry, {report}, {entry.subject}
            case "decision":
                yield entry, reports_of(decoded(content, Decision)), set()
            case "estimate":
                yield entry, set(), _estimated(decoded(content, Estimated))
            case _:
                yield entry, {entry.subject}, set()


def _estimated(made: Estimated) -> set[str]:
    used = {ref.claim for it in made.estimates for ref in it.used}
    return used | {ref.claim for it in made.estimates for ref in it.set_aside}


def _destroy(book: Ledger, report: Report, contents: Iterable[str], why: str) -> None:
    told = [Told("expunged", sha256, Expunged(report.id, why.strip())) for sha256 in contents]
    book.append(told)
    finding.forget(book.store, report)
    with book.store.transaction(writing=True) as connection:
        _delete(connection, [one.subject for one in told])


def _delete(connection: "sa.Connection", contents: list[str]) -> None:
    for sha256 in contents:
        connection.execute(schema.contents.delete().where(schema.contents.c.sha256 == sha256))
    standing.forget(connection, contents)


def _refuse_silence(why: str) -> None:
    if not why.strip():
        raise BadInput("expunging needs its reason; say why, with --why WORDS")


def expunged(book: Ledger) -> dict[str, tuple[Entry, Expunged]]:
    """What was destroyed, here or elsewhere: by report, the last entry with its reason."""
    return {told.report: (entry, told) for entry, told in book.told("expunged", Expunged)}
