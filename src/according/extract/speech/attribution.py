"""One statement that is made somebody's, and the chain of those through whom a span is said.

Law: an attribution has a cue, a label or a quotation of a known speaker; content never holds its
own source or cue. Chains are read from nesting: what stands inside somebody's content is said
through them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from according.extract.speech.cues import takes_for_granted
from according.model.claim import Source, Stance, Voice
from according.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement made somebody's: ``sources`` outermost first, content in order of the text."""

    sources: tuple[Source, ...]
    cue: Passage | None
    content: tuple[Passage, ...]
    voice: Voice
    stance: Stance
    own: Passage  # the words of the innermost source here
    attitude: bool = False  # what is hoped, wanted or planned, not said

    def holds(self, start: int, end: int) -> bool:
        """Whether the span stands inside the content."""
        return any(piece.start <= start and end <= piece.end for piece in self.content)

    def is_by_same(self, other: "Attribution") -> bool:
        """Whether both are by one speaker, as far as named."""
        names = [a.sources[-1].name for a in (self, other) if a.sources]
        return len(names) == 2 and names[0] == names[1]

    def turns_from(self, other: "Attribution") -> bool:
        """Whether one speaker takes another stance here: said one thing *and denied* the other."""
        return self.stance != other.stance and self.is_by_same(other)


def made(
    sources: tuple[Source, ...],
    cue: Passage | None,
    content: tuple[Passage, ...],
    stance: Stance,
    own: Passage,
    quotes: Sequence[Passage],
) -> Attribution:
    """An attribution with the voice that ``quotes``, those of the report, give to its content."""
    return Attribution(sources, cue, content, voice_of(content, quotes), stance, own)


def voice_of(content: Sequence[Passage], quotes: Sequence[Passage]) -> Voice:
    """Direct where all of the content stands in quotations, mixed where some of it does."""
    quoted = [q for q in quotes if any(q.overlaps(piece) for piece in content)]
    if not quoted:
        return "indirect"
    whole = all(any(q.start <= p.start + 2 and p.end - 2 <= q.end for q in quoted) for p in content)
    return "direct" if whole else "mixed"


def chain_of(
    attributions: Sequence[Attribution], start: int, end: int, *, knowing: bool = False
) -> list[Attribution]:
    """The attributions whose content holds the span, outermost first.

    ``knowing`` takes in attitudes too: who "heard of" or "identified" a number of people is its
    source, while what somebody wants is no statement that it happens. A span inside an
    attribution's own cue ("made a plea") is the act of saying, in the voice around it. Who denies
    or doubts what others say does not pass it on: "officials denied reports that 40 died".
    """
    said = [a for a in attributions if a.sources and (knowing or not a.attitude)]
    said = [a for a in said if a.holds(start, end) and not _judges(a)]
    outside = [a for a in said if not a.own.start <= start < a.own.end and not _in_cue(a, start)]
    chain: list[Attribution] = []
    for attribution in sorted(outside, key=lambda a: (-_extent(a, start), a.own.start)):
        named = {source.name for a in chain for source in a.sources}
        if not named & {source.name for source in attribution.sources}:  # nobody quotes himself
            chain.append(attribution)
    return [*(a for a in chain[:-1] if a.stance == "asserts"), *chain[-1:]]


def _judges(attribution: Attribution) -> bool:
    """Whether it is about what the report tells, without a word quoted: "condemned the murder"."""
    cue = attribution.cue
    if attribution.voice != "indirect" or cue is None:
        return False
    return takes_for_granted(cue.text, attribution.content[0].text if attribution.content else "")


def _in_cue(attribution: Attribution, start: int) -> bool:
    cue = attribution.cue
    return cue is not None and cue.start <= start < cue.end


def _extent(attribution: Attribution, start: int) -> int:
    return max(p.end - p.start for p in attribution.content if p.start <= start < p.end)
