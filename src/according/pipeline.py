"""The story: read a file, extract its claims, link all claims into incidents, estimate.

Law: one bad report costs one report, named with its reason, and everything else is done. What was
read once is never read in anew: seeing it again is entered and changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import msgspec

from according.errors import (
    AccordingError,
    LedgerError,
    LexiconError,
    NotInThisLanguage,
)
from according.lexicons import SHIPPED, Lexicons
from according.model.claim import Claim
from according.model.incident import Minted
from according.model.report import Collected, Report, content_id

if TYPE_CHECKING:
    from concurrent.futures import Future

    from according.ledger.book import Ledger
    from according.ledger.expunging import Gone
    from according.read.inputs import Input
    from according.review.deciding import Reviewer
    from according.review.sampling import Sample


class About(NamedTuple):
    """What the person who collected a report says of it; it wins over what the report says."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Custody(NamedTuple):
    """How the original bytes came to whoever reads them in, as far as they say."""

    how: str | None = None
    at: str | None = None
    by: str | None = None


UNSAID = Custody()
"""Nothing was said of how it was collected."""


class Outcome(NamedTuple):
    """What became of one input; ``report`` is the id if the ledger holds it now.

    ``reason`` says why there are no claims, or what was found already there; None if just read.
    """

    name: str
    became: Literal["read", "held", "failed"]
    report: str | None
    reason: str | None = None


class _Opened(NamedTuple):
    """An input whose bytes could be read; ``report`` is None if the ledger holds them already."""

    given: "Input"
    about: About
    original: bytes
    report: Report | None


def read_each(
    ledger: "Ledger",
    inputs: "Iterable[tuple[Input, About]]",
    custody: Custody = UNSAID,
    lexicons: Lexicons = SHIPPED,
) -> Iterator[Outcome]:
    """Read inputs into the ledger, in order, each with its claims; the next are read meanwhile.

    Raises what is no fault of an input: nothing else would go better.
    """
    from according.extract.ahead import ahead

    opened = (_opened(ledger, given, about) for given, about in inputs)
    for one, claims in ahead(partial(_claims_of, lexicons=lexicons), opened):
        if isinstance(one, Outcome):
            yield one
            continue
        try:
            yield _entered(ledger, one, claims, custody, lexicons)
        except Exception as error:
            yield _failed(one.given, error)


def _opened(ledger: "Ledger", given: "Input", about: About) -> _Opened | Outcome:
    from according.read.report import read_report

    try:
        original = given.load()
        if ledger.holds(content_id(original)):
            return _Opened(given, about, original, None)
        report = read_report(original, name=given.name, **about._asdict())
        return _Opened(given, about, original, _as_version(ledger, report))
    except Exception as error:
        return _failed(given, error)


def _failed(given: "Input", error: Exception) -> Outcome:
    """What an error makes of one input. Raises it again where no input is at fault."""
    if isinstance(error, LedgerError | LexiconError):
        raise error
    if isinstance(error, AccordingError):
        return Outcome(given.name, "failed", None, str(error))
    # A fault of ours in one report must not cost the others.
    reason = f"a fault in according, please report it: {type(error).__name__}"
    return Outcome(given.name, "failed", None, reason)


def _claims_of(one: _Opened | Outcome, lexicons: Lexicons) -> list[Claim]:
    from according.extract import extract

    return extract(one.report, lexicons) if isinstance(one, _Opened) and one.report else []


def _entered(
    ledger: "Ledger",
    one: _Opened,
    extracted: "Future[list[Claim]]",
    custody: Custody,
    lexicons: Lexicons,
) -> Outcome:
    """What the ledger makes of an opened input, now that all before it are entered."""
    given, about, original, opened = one
    collected = Collected(custody.how or given.how, given.name, custody.at, custody.by)
    if opened is None or ledger.holds(opened.id):
        ledger.append_seen_again(content_id(original), collected=collected)
        return _held(ledger, given.name, content_id(original), about)
    report = _as_version(ledger, opened)
    try:
        if report == opened:
            claims = extracted.result()
        else:  # one that was opened just before it comes from the same address
            claims = _claims_of(one._replace(report=report), lexicons)
    except NotInThisLanguage as error:
        ledger.append_report(report, original, [], collected=collected)
        return Outcome(given.name, "failed", report.id, f"kept without claims: {error}")
    ledger.append_report(report, original, claims, collected=collected)
    return Outcome(given.name, "read", report.id)


def _as_version(ledger: "Ledger", report: Report) -> Report:
    """The report as a version of the last one from its address, if there is one."""
    earlier = ledger.at_address(report.url) if report.url else None
    return msgspec.structs.replace(report, version_of=earlier)


def _held(ledger: "Ledger", name: str, report_id: str, about: About) -> Outcome:
    if ledger.is_expunged(report_id):
        reason = "this report was expunged from the ledger; it is not read in again"
        return Outcome(name, "held", None, reason)
    kept = "".join(_differing(ledger.report(report_id), about))
    return Outcome(name, "held", report_id, f"already in the ledger, nothing added{kept}")


def _differing(report: Report, about: About) -> Iterator[str]:
    for field, said in about._asdict().items():
        if said is not None and said != getattr(report, field):
            yield f"; it keeps {field} {getattr(report, field) or 'unknown'}, not {said}"


def reread(ledger: "Ledger", report_id: str, lexicons: Lexicons = SHIPPED) -> bool:
    """Read a report that is held with this version; whether it found anything else than before.

    What it no longer finds is withdrawn, but for claims that a person decided about and that no
    claim of this reading matches: they stand until a person says otherwise.
    """
    from according.extract import extract
    from according.extract.claims import extractor
    from according.lexicons import using
    from according.review.rereading import outlived

    with ledger.writing() as book:
        claims, held = extract(book.report(report_id), lexicons), book.claims_of(report_id)
        gone = outlived(book, held, claims)
        if not gone and {it.claim for it in claims} <= {it.claim for it in held}:
            return False
        with using(lexicons):
            reader = extractor()
        book.append_reading(book.report(report_id), claims, gone, extractor=reader)
        return True


def merge(ledger: "Ledger", other: "Ledger") -> bool:
    """Take in another ledger, link all anew; whether there was anything new.

    Of a report that both read otherwise, the later reading's claims stand.
    """
    from according.ledger.merging import take_in
    from according.review.rereading import settle_readings

    with ledger.writing() as book, other.reading() as theirs:
        if not take_in(book, theirs):
            return False
        settle_readings(book)
        relink(book, theirs.incidents())
        return True


def relink(ledger: "Ledger", known: Sequence[Minted] = ()) -> None:
    """Bring claims together into incidents, which keep their ids, and enter the estimates.

    Only what was entered since, and what that concerns, is looked at. ``known`` are another
    ledger's incidents, whose ids are found by the new ones.
    """
    from according.relink import relink

    relink(ledger, known)


@contextmanager
def deciding(
    ledger: "Ledger", person: str, number: str | None = None, sample: str | None = None
) -> "Iterator[Reviewer]":
    """A person who decides; at the end what that concerns is linked anew, all in one append.

    ``number`` is the id that the one decision made within is to get; None for a new one.
    ``sample`` is the sample in which a claim is read blind; None outside of one.
    """
    from according.review.deciding import Reviewer

    with ledger.writing() as book:
        yield Reviewer(book, person, number, sample)
        relink(book)


def draw(ledger: "Ledger", size: int, seed: int, readers: Sequence[str] = ()) -> "Sample":
    """Draw claims that count at random, to be judged; which, how, and by whom, is entered.

    Without ``readers`` whoever decides reads them. Raises BadInput where there are not so many.
    """
    from according.ledger.contents import Sampled
    from according.review.deciding import checked_person
    from according.review.rulings import Rulings
    from according.review.sampling import drawn, last_sample, new_sample

    with ledger.writing() as book:
        rulings = Rulings(book)
        known = [claim.claim for claim in book.each_claim() if rulings.counts(claim)]
        named = tuple(sorted(set(map(checked_person, readers))))
        made = Sampled(seed, len(known), drawn(known, size, seed), named)
        book.append_sample(new_sample(), made)
        return cast("Sample", last_sample(book))


def expunge(ledger: "Ledger", person: str, report_id: str, words: str | None, why: str) -> "Gone":
    """Destroy a report's content, or these words in it, for good.

    The claims that are left are linked anew.
    """
    from according.ledger.expunging import expunge_report, expunge_words
    from according.review.deciding import checked_person

    with ledger.writing() as book:
        theirs = book.acting_as(checked_person(person))
        if words is None:
            gone = expunge_report(theirs, report_id, why)
        else:
            gone = expunge_words(theirs, report_id, words, why)
        relink(book)
    ledger.store.let_go()
    return gone
