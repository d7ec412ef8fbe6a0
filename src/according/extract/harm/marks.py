"""What the encoder marks as a figure of harm, and from which probability that is believed.

Law: a mark is a run of words labelled with one harm; it is believed by the mean probability of its
words, never by its best one.
"""

from collections.abc import Iterator, Sequence

from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm, Scope
from according.model.passage import Passage

# Mean probabilities from which a mark is taken: for a figure, and for how it ended for those who
# were shot. Chosen on the marks to measure with; benchmarks/figures.py.
_SURE, _ENDED = 0.65, 0.8
_SURER = 0.85  # ... for one where no word of the lexicons tells of harm or of a person


def marked_spans(sentence: Sentence) -> Iterator[list[Token]]:
    """The runs of words that are surely marked, in the order of the sentence."""
    run: list[Token] = []
    for token in sentence.tokens:
        if run and token.harm == f"I-{run[0].harm[2:]}":
            run.append(token)
            continue
        if run and _sure(run):
            yield run
        run = [token] if token.harm != "O" else []
    if run and _sure(run):
        yield run


def marked_harm(span: Sequence[Token]) -> Harm:
    """The harm that a run is marked with."""
    harm: Harm = span[0].harm[2:]  # type: ignore[assignment]
    return harm


def needs_no_word(span: Sequence[Token]) -> bool:
    """Whether it is believed although no word of the lexicons tells of harm or of a person."""
    return _chance(span) >= _SURER


def is_marked(token: Token) -> bool:
    """Whether the word by itself is surely marked."""
    return token.harm != "O" and token.harm_p >= _SURE


def surely_unmarked(tokens: Sequence[Token]) -> bool:
    """Whether every word surely tells of no harm."""
    return all(t.harm == "O" and t.harm_p >= _SURER for t in tokens)


def is_marked_with(tokens: Sequence[Token], harm: Harm) -> bool:
    """Whether the words are surely marked with this harm."""
    marked = [t for t in tokens if t.harm[2:] == harm]
    return bool(marked) and _sure(marked)


def marked_as_happened(sentence: Sentence, passage: Passage) -> bool:
    """Whether the words are surely marked, as of what took place now or long ago."""
    marked = [t for t in sentence.at(passage.start, passage.end) if t.harm != "O"]
    return bool(marked) and _sure(marked) and marked[0].modality in {"happened", "historical"}


def marked_modality(sentence: Sentence, passage: Passage) -> str | None:
    """The modality of the marked words; None where the passage has no mark."""
    marked = [t for t in sentence.at(passage.start, passage.end) if t.harm != "O"]
    return marked[0].modality if marked else None


def likely_harm(sentence: Sentence, passage: Passage) -> Harm | None:
    """The harm that the words are marked with, however surely; None where they are not."""
    marked = [t for t in sentence.at(passage.start, passage.end) if t.harm != "O"]
    return marked_harm(marked) if marked else None


def marked_otherwise(sentence: Sentence, harm: Harm, passage: Passage) -> bool:
    """Whether the words are marked as killed where grammar says injured, or the other way."""
    marked = [t for t in sentence.at(passage.start, passage.end) if t.harm != "O"]
    if not marked or _chance(marked) < _SURER:
        return False
    return {harm, marked_harm(marked)} == {"killed", "injured"}


def marked_outcome(sentence: Sentence, passage: Passage) -> Harm | None:
    """Whether those shot were killed or injured; None where the mark does not tell surely."""
    ended = [
        t for t in sentence.at(passage.start, passage.end) if t.harm[2:] in {"killed", "injured"}
    ]
    return marked_harm(ended) if ended and _chance(ended) >= _ENDED else None


def marked_scope(sentence: Sentence, passage: Passage) -> Scope | None:
    """What the words are marked as; None where they have no mark."""
    marked = [t for t in sentence.at(passage.start, passage.end) if t.harm != "O"]
    return marked[0].scope if marked else None  # type: ignore[return-value]


def chance_of_total(sentence: Sentence, passage: Passage) -> float:
    """How likely the encoder takes the words for a total, 0 to 1: those with a mark, or all."""
    words = sentence.at(passage.start, passage.end)
    marked = [t for t in words if t.harm != "O"] or words
    return sum(t.cumulative_p for t in marked) / len(marked) if marked else 0.0


def _sure(span: Sequence[Token]) -> bool:
    return _chance(span) >= _SURE


def _chance(span: Sequence[Token]) -> float:
    return sum(t.harm_p for t in span) / len(span)
