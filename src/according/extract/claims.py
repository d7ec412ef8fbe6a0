"""What was found in a report, put together into claims.

Law: one claim is one source chain, one event or statement, one place and one time; every
quantity and event of a report is in exactly one claim; a report without any gives no claims.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from according import __version__
from according.extract.certainty import certainty
from according.extract.confidence import confidence
from according.extract.draft import Draft
from according.extract.drafts import drafts_of
from according.extract.events.participants import participant_tokens
from according.extract.harm.figures import Figure
from according.extract.harm.victims import find_victims
from according.extract.reading import Reading
from according.extract.speech.attribution import Attribution
from according.extract.text.sentence import Token
from according.lexicons import VERSION, active
from according.model.claim import (
    Claim,
    Participant,
    Quantity,
    Relation,
    Scope,
    claim_key,
    sealed,
)
from according.model.passage import Passage, covering, passage
from according.model.report import header


def extractor() -> str:
    """What reads: the program, its lexicons, and the user's own words if any are in use."""
    own = active().version
    ours = f"according {__version__}, lexicon {VERSION}"
    return f"{ours}, own words {own}" if own else ours


def make_claims(reading: Reading) -> list[Claim]:
    """The claims of a report in the order of its text."""
    drafts = drafts_of(reading)
    if not any(d.figures or (d.event and d.event.type) for d in drafts):
        return []
    numbered = _numbered(drafts)
    claims = [_claim(reading, draft, numbered) for draft in drafts]
    claims += [
        _statement(reading, a) for a in reading.voices if not a.attitude and not _is_told(a, drafts)
    ]
    claims.sort(key=lambda c: (c.start, c.end, c.key))
    return [sealed(claim) for claim in _related(_distinct(claims))]


def _numbered(drafts: Sequence[Draft]) -> dict[tuple[str, int], str]:
    """An id for every quantity of the report, in the order of the text."""
    figures = sorted(
        (f for d in drafts for f in d.figures), key=lambda f: (f.passage.start, f.harm)
    )
    return {(f.harm, f.passage.start): f"q{n}" for n, f in enumerate(figures, 1)}


def _claim(reading: Reading, draft: Draft, ids: dict[tuple[str, int], str]) -> Claim:
    event, chain = draft.event, draft.chain
    inner = chain[-1] if chain else None
    figures = sorted(draft.figures, key=lambda f: f.passage.start)
    subject = figures[0].harm if figures else (event.type or event.name if event else "statement")
    mark = figures[0].passage if figures else (event.trigger if event else draft.passage)
    start, end = draft.span
    return Claim(
        claim="",
        key=claim_key(
            reading.report.id, subject, (mark.start, mark.end), inner.own if inner else None
        ),
        extractor=extractor(),
        confidence=confidence(figures, chain, reading.sentences),
        report=header(reading.report),
        start=start,
        end=end,
        text=reading.report.text[start:end],
        content=inner.content if inner else (),
        type=event.type if event else None,
        mode=event.mode if event else None,
        modality=draft.modality,
        actor=_participants(reading, draft, event.actors if event else ()),
        target=_participants(reading, draft, event.targets if event else ()),
        quantities=tuple(_quantity(f, draft, ids) for f in figures),
        victims=tuple(find_victims(draft.sentence, figures)),
        sources=tuple(source for a in chain for source in a.sources),
        cue=inner.cue if inner else None,
        voice=inner.voice if inner else "own",
        stance=inner.stance if inner else "asserts",
        verification=certainty(reading, draft, [start for _, start in ids]),
        place=draft.place,
        time=draft.time,
    )


def _quantity(figure: Figure, draft: Draft, ids: dict[tuple[str, int], str]) -> Quantity:
    whole = ids.get((figure.harm, figure.part_of.start)) if figure.part_of else None
    beside_whole = figure.scope == "part" and any(f.scope != "part" for f in draft.figures)
    scope: Scope = "cumulative" if draft.cumulative and not beside_whole else figure.scope
    return Quantity(
        id=ids[figure.harm, figure.passage.start], harm=figure.harm, value=figure.value,
        modifier=figure.modifier, low=figure.low, high=figure.high, scope=scope,
        text=figure.passage.text, start=figure.passage.start, end=figure.passage.end, part_of=whole,
        category=figure.category, who=figure.who,
    )  # fmt: skip


def _participants(
    reading: Reading, draft: Draft, heads: Sequence[Token]
) -> tuple[Participant, ...]:
    found = []
    for head in heads:
        words = draft.sentence.passage(participant_tokens(draft.sentence, head))
        name = reading.cast.name_of(draft.sentence, participant_tokens(draft.sentence, head), head)
        found.append(Participant(words.text, words.start, words.end, name))
    return tuple(found)


def _is_told(attribution: Attribution, drafts: Sequence[Draft]) -> bool:
    """Whether some claim already gives what this source said."""
    return any(d.chain and d.chain[-1].own == attribution.own for d in drafts)


def _statement(reading: Reading, attribution: Attribution) -> Claim:
    """What a source said that states no event: a claim without a type."""
    marks = [attribution.own, *attribution.content, *([attribution.cue] if attribution.cue else [])]
    sentences = [
        s for s in reading.sentences if any(s.start < m.end and m.start < s.end for m in marks)
    ]
    start, end = covering([*marks, *(passage(s.text, s.start, s.end) for s in sentences)])
    outer = [a for a in reading.chain(*_middle(attribution)) if a.own != attribution.own]
    chain = [*outer, attribution]
    mark = attribution.content[0]
    return Claim(
        claim="",
        key=claim_key(reading.report.id, "statement", (mark.start, mark.end), attribution.own),
        extractor=extractor(), confidence=confidence((), chain, reading.sentences),
        report=header(reading.report), start=start, end=end,
        text=reading.report.text[start:end], content=attribution.content, type=None, mode=None,
        modality="happened", actor=(), target=(), quantities=(), victims=(),
        sources=tuple(source for a in chain for source in a.sources), cue=attribution.cue,
        voice=attribution.voice, stance=attribution.stance, verification=None, place=None,
        time=None,
    )  # fmt: skip


def _middle(attribution: Attribution) -> tuple[int, int]:
    """The source's own words: who quotes them quotes the statement."""
    return attribution.own.start, attribution.own.end


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim a key: where a word was read twice, the reading with more in it stays."""
    kept: list[Claim] = []
    for _, same in groupby(sorted(claims, key=lambda c: c.key), key=lambda c: c.key):
        kept.append(
            max(same, key=lambda c: (len(c.quantities), c.place is not None, c.time is not None))
        )
    return sorted(kept, key=lambda c: (c.start, c.end, c.key))


def _related(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Denials and repetitions inside the report."""
    for claim in claims:
        relations = [*_denied(claim, claims), *_repeated(claim, claims)]
        yield msgspec.structs.replace(claim, relations=tuple(relations)) if relations else claim


def _denied(claim: Claim, claims: Sequence[Claim]) -> Iterator[Relation]:
    if claim.stance != "denies":
        return
    who = claim.sources[-1].name if claim.sources else "the report"
    asserted = [c for c in claims if c.stance == "asserts"]
    told = [c for c in asserted if _figures_stand_in(c, claim.content)]
    alike = (c for c in asserted if c.type == claim.type is not None)
    nearest = min(alike, key=lambda c: (abs(c.start - claim.start), not c.quantities), default=None)
    keys: list[str | None] = [c.key for c in told]
    keys = keys or [nearest.key if nearest else None]
    yield from (Relation(key, "denies", f"{who} denies it") for key in keys)


def _figures_stand_in(claim: Claim, content: Sequence[Passage]) -> bool:
    """Whether it gives a figure in these words: "denied *reports that 40 had been killed*"."""
    return any(p.start <= q.start < p.end for q in claim.quantities for p in content)


def _repeated(claim: Claim, claims: Sequence[Claim]) -> Iterator[Relation]:
    """The report's own voice giving the figure that it elsewhere gives to somebody."""
    if claim.sources or not claim.quantities:
        return
    stated = {(q.harm, q.value) for q in claim.quantities if q.value is not None}
    for other in claims:
        if other.sources and stated & {
            (q.harm, q.value) for q in other.quantities if q.scope != "cumulative"
        }:
            yield Relation(
                other.key, "repeats", f"the report gives the figure to {other.sources[-1].name}"
            )
            return
