"""Compares claims with a golden report: figures found, missed and extra, and where they disagree.

A figure is found where a quantity of the same harm overlaps its span and agrees in number: the
value; for a range both bounds; for a vague word, any vague word. One stated by two sources needs a
claim for each. A figure marked not sure counts neither way. Events and statements are only missed
or found: golden files mark those that matter, not all.

The text that was read may differ from the golden one in white space and by furniture around the
paragraphs (a page); spans are carried over paragraph by paragraph.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from according.model.claim import Claim, Quantity
from according.model.when import Days, bound_days, days_of
from tests.golden.golden import Event, Figure, Golden, Span, Statement

STOP = {"the", "a", "an", "of", "and", "for", "in", "to", "s"}


class Read(msgspec.Struct, frozen=True):
    """A quantity as it was read, with the claim that holds it."""

    claim: Claim
    quantity: Quantity


class Match(msgspec.Struct, frozen=True):
    """A golden figure and the quantity that found it; ``disagreements`` are field names."""

    figure: Figure
    read: Read
    disagreements: tuple[str, ...]


class Score(msgspec.Struct, frozen=True):
    """One report's outcome. ``found`` holds unsure figures too; ``missed`` only sure ones."""

    found: tuple[Match, ...]
    missed: tuple[Figure, ...]
    extra: tuple[Read, ...]
    events_found: tuple[Event, ...]
    events_missed: tuple[Event, ...]
    statements_found: tuple[Statement, ...]
    statements_missed: tuple[Statement, ...]


class Totals(msgspec.Struct, frozen=True):
    """Shares over reports, 0..1, of figures (sure ones only); None where nothing was counted.

    ``agreement`` gives for each field the share of found figures that agree in it.
    """

    figures: int
    predicted: int
    precision: float | None
    recall: float | None
    f1: float | None
    source_accuracy: float | None
    agreement: dict[str, float]
    event_recall: float | None
    statement_recall: float | None


def words(name: str | None) -> set[str]:
    """The content words of a name, in lower case."""
    return set(re.findall(r"\w+", (name or "").lower())) - STOP


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two names share a content word; two unknown names are the same."""
    return bool(words(left) & words(right)) or not (left or right)


def carry_over(golden_text: str, read_text: str) -> Callable[[Span], Span | None]:
    """A function from spans of the golden text to spans of the text that was read.

    It gives None for a span in a paragraph that the text read does not hold.
    """
    kept = [i for i, letter in enumerate(read_text) if not letter.isspace()]
    squeezed = "".join(read_text[i] for i in kept)
    moved, cursor = dict[int, int](), 0
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", golden_text):
        letters = [i for i in range(*paragraph.span()) if not golden_text[i].isspace()]
        at = squeezed.find("".join(golden_text[i] for i in letters), cursor)
        if at >= 0:
            moved |= {i: kept[at + n] for n, i in enumerate(letters)}
            cursor = at + len(letters)

    def carried(span: Span) -> Span | None:
        start, last = moved.get(span[0]), moved.get(span[1] - 1)
        return None if start is None or last is None else (start, last + 1)

    return carried


def quantities(claims: Sequence[Claim]) -> Iterator[Read]:
    """Every quantity once for each innermost source, in the order of the text."""
    seen = set[tuple[object, ...]]()
    reads = [Read(claim, quantity) for claim in claims for quantity in claim.quantities]
    for read in sorted(reads, key=lambda r: (r.quantity.start, r.quantity.end)):
        q, speaker = read.quantity, innermost(read.claim)
        identity = (q.harm, q.start, q.end, q.value, q.low, q.high, speaker)
        if identity not in seen:
            seen.add(identity)
            yield read


def innermost(claim: Claim) -> str | None:
    """The name of who says it; None in the report's own voice."""
    return claim.sources[-1].name if claim.sources else None


def same_number(figure: Figure, quantity: Quantity) -> bool:
    """Whether harm and number agree, whatever the modifier."""
    if figure.harm != quantity.harm:
        return False
    if figure.modifier == "vague":
        return quantity.modifier == "vague"
    if figure.modifier == "range":
        return (figure.low, figure.high) == (quantity.low, quantity.high)
    return figure.value == quantity.value


def overlap(left: Span, right: Span) -> bool:
    """Whether two half-open spans share a character."""
    return left[0] < right[1] and right[0] < left[1]


def source_name(golden: Golden, mark: str | None) -> str | None:
    """The name that a source mark means; None in the report's own voice."""
    return golden.sources[mark].name if mark else None


def same_place(golden: Golden, mark: str, claim: Claim) -> bool:
    """Whether the claim's place shares a word with the marked one, as written or as named."""
    named = (claim.place.text, claim.place.name) if claim.place else ()
    wanted = words(golden.words(mark)) | words(golden.places[mark].name)
    return any(words(name) & wanted for name in named)


def same_days(figure: Figure, claim: Claim) -> bool:
    """Whether the claim is of the days marked; a month is its days, and no hour is marked."""
    first, last = figure.from_, figure.to
    marked = Days(
        bound_days(first).first if first else date.min, bound_days(last).last if last else date.max
    )
    return days_of(claim.time) == marked


def disagreements(golden: Golden, figure: Figure, read: Read) -> tuple[str, ...]:
    """The fields in which a found figure differs from the golden one.

    Place and dates are compared only where the golden figure has them.
    """
    quantity, claim = read.quantity, read.claim
    fields = ("modifier", "low", "high", "scope", "category")
    wrong = [name for name in fields if getattr(figure, name) != getattr(quantity, name)]
    wrong += ["modality"] if figure.modality != claim.modality else []
    if not same_name(source_name(golden, figure.source), innermost(claim)):
        wrong.append("source")
    outer = [source_name(golden, mark) for mark in (figure.via or "").split(",") if mark]
    said = [source.name for source in claim.sources[:-1]]
    if len(outer) != len(said) or not all(map(same_name, outer, said)):
        wrong.append("via")
    if figure.place and not same_place(golden, figure.place, claim):
        wrong.append("place")
    wrong += ["time"] if figure.from_ and not same_days(figure, claim) else []
    status = claim.verification.status if claim.verification else None
    return (*wrong, *(["verification"] if figure.verification != status else []))


def match_figures(
    golden: Golden, reads: Sequence[Read], carried: Callable[[Span], Span | None]
) -> list[Match]:
    """Each golden figure with the unused quantity that agrees with it best; sure figures first."""
    found, used = list[Match](), set[int]()
    for figure in sorted(golden.figures, key=lambda row: row.sure == "no"):
        span = carried(golden.marks[figure.mark])
        fitting = [
            (disagreements(golden, figure, read), n)
            for n, read in enumerate(reads)
            if n not in used and span and same_number(figure, read.quantity)
            and overlap(span, (read.quantity.start, read.quantity.end))
        ]  # fmt: skip
        if fitting:
            wrong, best = min(fitting, key=lambda fit: ("source" in fit[0], len(fit[0]), fit[1]))
            used.add(best)
            found.append(Match(figure, reads[best], wrong))
    return found


def event_found(golden: Golden, event: Event, span: Span | None, claims: Sequence[Claim]) -> bool:
    """Whether a claim of the event's type, mode and modality covers its word, by the same source.

    A mode is compared only where the golden event has one.
    """
    source = source_name(golden, event.source)
    return span is not None and any(
        claim.type == event.type
        and claim.modality == event.modality
        and (event.mode is None or claim.mode == event.mode)
        and claim.start <= span[0] < claim.end
        and same_name(source, innermost(claim))
        for claim in claims
    )


def statement_found(
    golden: Golden,
    statement: Statement,
    carried: Callable[[Span], Span | None],
    claims: Sequence[Claim],
) -> bool:
    """Whether a claim of the same source and stance has content that overlaps the quoted words."""
    start = golden.text.index(statement.content)
    span = carried((start, start + len(statement.content)))
    source = source_name(golden, statement.source)
    return span is not None and any(
        same_name(source, innermost(claim))
        and claim.stance == statement.stance
        and any(overlap(span, (piece.start, piece.end)) for piece in claim.content)
        for claim in claims
    )


def score(claims: Sequence[Claim], golden: Golden, text: str | None = None) -> Score:
    """How the claims of one report compare; ``text`` is what was read, if not the golden text."""
    carried = carry_over(golden.text, golden.text if text is None else text)
    reads = list(quantities(claims))
    found = match_figures(golden, reads, carried)
    matched = {id(match.figure) for match in found}
    used = {id(match.read) for match in found}
    events = [event for event in golden.events if event.sure == "yes"]
    seen = [event_found(golden, e, carried(golden.marks[e.mark]), claims) for e in events]
    statements = [row for row in golden.statements if row.sure == "yes"]
    heard = [statement_found(golden, row, carried, claims) for row in statements]
    return Score(
        found=tuple(found),
        missed=tuple(f for f in golden.figures if f.sure == "yes" and id(f) not in matched),
        extra=tuple(read for read in reads if id(read) not in used),
        events_found=tuple(e for e, ok in zip(events, seen, strict=True) if ok),
        events_missed=tuple(e for e, ok in zip(events, seen, strict=True) if not ok),
        statements_found=tuple(s for s, ok in zip(statements, heard, strict=True) if ok),
        statements_missed=tuple(s for s, ok in zip(statements, heard, strict=True) if not ok),
    )


def share(part: int, whole: int) -> float | None:
    """The share, or None of nothing."""
    return part / whole if whole else None


def totals(scores: Sequence[Score]) -> Totals:
    """The scores of many reports taken together, each figure weighing the same."""
    found = [match for s in scores for match in s.found if match.figure.sure == "yes"]
    figures = len(found) + sum(len(s.missed) for s in scores)
    predicted = len(found) + sum(len(s.extra) for s in scores)
    names = ("modifier", "low", "high", "scope", "category", "modality", "source", "via", "place",
             "time", "verification")  # fmt: skip
    right = {n: sum(n not in match.disagreements for match in found) for n in names}
    events = sum(len(s.events_found) for s in scores)
    statements = sum(len(s.statements_found) for s in scores)
    return Totals(
        figures=figures,
        predicted=predicted,
        precision=share(len(found), predicted),
        recall=share(len(found), figures),
        f1=share(2 * len(found), figures + predicted),
        source_accuracy=share(right["source"], len(found)),
        agreement={n: count / len(found) for n, count in right.items() if found},
        event_recall=share(events, events + sum(len(s.events_missed) for s in scores)),
        statement_recall=share(
            statements, statements + sum(len(s.statements_missed) for s in scores)
        ),
    )
