"""What a ledger shows, now or as of a moment: everything that commands and pages look at.

Law: looking enters nothing. What persons decided is applied, both values side by side, and a name
that is withheld is blacked out in everything that is given out here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from according.errors import BadInput
from according.model.claim import Claim
from according.model.incident import Cluster, Incident, Link, Minted
from according.model.report import header

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.contents import ReportRow
    from according.model.decision import Decision
    from according.model.entry import Entry
    from according.review.agreement import Agreement
    from according.review.blind import Blind
    from according.review.changes import Changed
    from according.review.following import Holding
    from according.review.queue import Asked
    from according.review.rulings import Rulings
    from according.review.sampling import Judgement


def asked(
    ledger: "Ledger", told: "Sequence[Incident] | None" = None, as_of: str | None = None
) -> "list[Asked]":
    """What needed a person's eyes at a moment, each with its reason, without withheld names.

    ``told`` are the incidents as they stood, where they are known already.
    """
    from according.review.queue import questions, queue
    from according.review.veil import Veil

    with ledger.reading() as book:
        made = incidents(book, as_of) if told is None else told
        veil = Veil.of(book)
        return [veil.over(one) for one in (*queue(book, as_of), *questions(made))]


def sampled(ledger: "Ledger") -> "tuple[Judgement, Agreement] | None":
    """What was said of the claims that were drawn last, and what it comes to; None for no draw."""
    from according.review.agreement import agreement
    from according.review.rulings import Rulings
    from according.review.sampling import judgement, last_sample
    from according.review.veil import Veil

    with ledger.reading() as book:
        sample = last_sample(book)
        if sample is None:
            return None
        told, veil = judgement(sample, book, Rulings(book)), Veil.of(book)
        shown = {claim: veil.over(read) for claim, read in told.read.items()}
        return told._replace(read=shown), agreement(told)


def together(ledger: "Ledger", told: "Judgement") -> list[frozenset[str]]:
    """The claims of each incident, as it was when they were drawn, that held one of the sample."""
    drawn = set(told.sample.drawn.claims)
    with ledger.reading() as book:
        then = (frozenset(it.cluster.claims) for it in book.incidents(told.sample.at))
        return [claims for claims in then if not drawn.isdisjoint(claims)]


def blind(told: "Judgement | None", person: str, together: Iterable[frozenset[str]]) -> "Blind":
    """What this person is not shown until they have read the claims of the sample (None: none)."""
    from according.review.blind import Blind, blind

    return blind(told, person, together) if told else Blind()


def compared(one: Claim, other: Claim) -> Link | None:
    """Two claims compared by themselves; None where one tells of no incident."""
    from according.link.pairing import compared

    return compared(one, other)


def report(ledger: "Ledger", report_id: str) -> "ReportRow":
    """A report with how it was collected, without names that are withheld."""
    from according.review.veil import Veil

    return Veil.of(ledger).over(ledger.report_row(report_id))


def search(ledger: "Ledger", words: str) -> list[str]:
    """The ids of the reports whose title or text hold all these words, best first.

    In whatever form they are printed; no sign has a meaning. A withheld name finds nothing.
    """
    from according.review.veil import found

    with ledger.reading() as book:
        return found(book, words)


def outlets(ledger: "Ledger", reports: Iterable[str]) -> dict[str, str | None]:
    """Who published each of these reports, without names that are withheld; None where unknown."""
    from according.review.veil import Veil

    with ledger.reading() as book:
        veil = Veil.of(book)
        return {id_: veil.over(header(book.report(id_))).outlet for id_ in reports}


def withheld(ledger: "Ledger") -> frozenset[str]:
    """The names that are kept out of everything that is shown."""
    from according.review.veil import Veil

    return Veil.of(ledger).names


def original(ledger: "Ledger", report_id: str) -> bytes:
    """The report's original bytes, proved. Raises BadInput where a withheld name may be in them.

    A plain text is searched for the names; of other forms nobody can say what their bytes hide.
    """
    from according.review.veil import Veil

    with ledger.reading() as book:
        veil, row = Veil.of(book), book.report_row(report_id)
        plain = row.report.media_type == "text/plain"
        if veil.hides and (not plain or veil.over(row) != row):
            raise BadInput(
                f"the original of report {report_id[:12]} may hold a name that is withheld; "
                "withdraw that decision to see it"
            )
        return book.original(report_id)


def claims(
    ledger: "Ledger",
    as_of: str | None = None,
    report: str | None = None,
) -> Iterator[Claim]:
    """The claims (of one report) as of a moment, one after the other, with what persons decided.

    Names that are withheld now are blacked out, whatever the moment.
    """
    from according.review.rulings import Rulings
    from according.review.veil import Veil

    with ledger.reading() as book:
        rulings, veil = Rulings(book, as_of), Veil.of(book)
        for claim in _read(book, as_of, report):
            if report is None or claim.report.id == report:
                yield veil.over(rulings.claim(claim))


def _read(book: "Ledger", as_of: str | None, report: str | None) -> Iterable[Claim]:
    """The claims as the machine read them, those of the report at least."""
    if as_of is None and report is not None:
        return book.claims_of(report)
    return book.each_claim(as_of)


def incidents(
    ledger: "Ledger",
    as_of: str | None = None,
    rule: str | None = None,
) -> Sequence[Incident]:
    """The incidents as of a moment, estimated by one rule, or by the default and all others.

    What persons decided is in them, beside what the machine made; withheld names are blacked out.
    """
    from according.review.following import Following
    from according.review.incidents import judged
    from according.review.rulings import Rulings
    from according.review.veil import Veil

    with ledger.reading() as book:
        rulings, veil = Rulings(book, as_of), Veil.of(book)
        told = _standing(book, rule) if as_of is None else None
        if told is None:
            told = _recomputed(book, rulings, as_of, rule)
        following = Following(rulings, _among(told))
        made = judged(told, following, _rejected(book, rulings), rule=rule)
        return [veil.over(it) for it in made]


def _among(told: Sequence[Incident]) -> "Holding":
    """Finds which of these incidents hold claims."""

    def holding(claims: Collection[str]) -> list[Minted]:
        made = [Minted(it.incident, it.was, Cluster(it.kind, it.claims)) for it in told]
        return [it for it in made if not set(it.cluster.claims).isdisjoint(claims)]

    return holding


def _rejected(book: "Ledger", rulings: "Rulings") -> list[Claim]:
    """The claims that persons rejected, those that stand."""
    held = (claim for claim in rulings.rejected() if book.has_claim(claim))
    return [rulings.claim(book.claim(claim)) for claim in held]


def _standing(book: "Ledger", rule: str | None) -> Sequence[Incident] | None:
    """The incidents as they were told last; None where an earlier version did not keep that."""
    from according.reconcile.incidents import by_rule
    from according.reconcile.related import related

    entered = book.present("incident")
    made = book.estimates_of(entered)
    held = [made.get(incident) for incident in entered]
    told = [by_rule(whole, rule) for one in held if one and (whole := one.incident())]
    tied = {of: one.ties for of, one in made.items() if one.ties}
    return related(told, tied) if len(told) == len(entered) else None


def diff(ledger: "Ledger", before: str, after: str) -> "list[Changed]":
    """What changed between two moments, with the entries behind each change."""
    from according.review.changes import behind, brief_claims, changes
    from according.review.rulings import Rulings

    with ledger.reading() as book:
        told = tuple(brief_claims(claims(book, as_of)) for as_of in (before, after))
        made = tuple(incidents(book, as_of) for as_of in (before, after))
        since = list(book.entries_between(before, after))
        decisions, binding = book.decisions_entered(since), Rulings(book, after).binding
        found = behind(since, decisions, binding, made[1])
        return list(changes((told[0], told[1]), (made[0], made[1]), found))


def decision(ledger: "Ledger", id_: str) -> "Decision | None":
    """The decision that stands under this id, without withheld names; None if none does."""
    from according.review.veil import Veil

    with ledger.reading() as book:
        made = book.decision(id_)
        return made and Veil.of(book).over(made)


def decided_by(ledger: "Ledger", entries: Iterable["Entry"]) -> dict[str, "Decision"]:
    """The decisions that these entries enter or withdraw, by their ids, without withheld names."""
    from according.review.veil import Veil

    with ledger.reading() as book:
        veil = Veil.of(book)
        return {id_: veil.over(it) for id_, it in book.decisions_entered(entries).items()}


def _recomputed(
    book: "Ledger", rulings: "Rulings", as_of: str | None, rule: str | None
) -> Sequence[Incident]:
    """The incidents told anew from their claims."""
    from according.reconcile.incidents import describe

    claims = {claim.claim: rulings.claim(claim) for claim in book.each_claim(as_of)}
    counted = [_counting(it, rulings, claims) for it in book.incidents(as_of)]
    return describe([it for it in counted if it.cluster.claims], claims, rule=rule)


def _counting(minted: Minted, rulings: "Rulings", claims: "Mapping[str, Claim]") -> Minted:
    """The incident without claims that were rejected, or expunged, since it was entered."""
    gone = rulings.rejected()
    kept = tuple(claim for claim in minted.cluster.claims if claim in claims and claim not in gone)
    cluster = msgspec.structs.replace(minted.cluster, claims=kept)
    return msgspec.structs.replace(minted, cluster=cluster)
