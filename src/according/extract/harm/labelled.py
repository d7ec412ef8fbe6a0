"""Figures that the encoder marks and no rule of grammar reached.

Law: a mark gives a figure only where its words are a number of people or one person; without a
word of harm or of a person beside it, it must be all the surer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.harm.counted import counts_people
from according.extract.harm.figures import Figure, figure_of_number, figure_of_one
from according.extract.harm.harms import HarmMention, is_himself
from according.extract.harm.marks import marked_harm, marked_spans, needs_no_word
from according.extract.harm.numbers import Number
from according.extract.harm.parts import borrows_harm
from according.extract.harm.people import (
    is_aged,
    is_group,
    is_not_people,
    is_person_noun,
    singles_out,
    stands_for_many,
    stands_for_nobody,
    stands_for_one,
)
from according.extract.harm.vocabulary import harms_stated, has_harm_word
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm


def labelled_figures(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Figure]:
    """The figures of the encoder's marks, whether or not a rule finds them too."""
    told = has_harm_word(sentence)
    for span in marked_spans(sentence):
        if told or needs_no_word(span):
            figure = _figure_of(sentence, span, numbers)
            if figure is not None:
                yield replace(figure, by_grammar=False)


def _figure_of(
    sentence: Sentence, span: Sequence[Token], numbers: Sequence[Number]
) -> Figure | None:
    head = _head(span)
    if is_himself(sentence, head):
        return None
    mention = HarmMention(_harm_of(sentence, span), sentence.clause_verb(head) or head, head)
    inside = {t.i for t in span}
    number = next((n for n in numbers if inside & set(range(n.first, n.last + 1))), None)
    if number is None:
        return figure_of_one(sentence, mention) if _is_one(sentence, span, head) else None
    if borrows_harm(sentence, number) or not counts_people(sentence, mention, number):
        return None
    return figure_of_number(sentence, mention, number)


def _harm_of(sentence: Sentence, span: Sequence[Token]) -> Harm:
    """The encoder's harm, unless the sentence has no word for it and words for just one other."""
    labelled = marked_harm(span)
    stated = harms_stated(sentence)
    return labelled if labelled in stated or len(stated) != 1 else stated.pop()


def _head(span: Sequence[Token]) -> Token:
    """The word of a span whose head stands outside it."""
    inside = {t.i for t in span}
    return next((t for t in span if t.head not in inside or t.head == t.i), span[-1])


def _is_cut_short(sentence: Sentence, span: Sequence[Token]) -> bool:
    """Whether only the determiner of a phrase is marked: "*the* four pilots", "*some* nurses"."""
    noun = sentence.parent(span[-1])
    return span[-1].dep == "det" and noun is not None and noun.i > span[-1].i


def _is_one(sentence: Sentence, span: Sequence[Token], head: Token) -> bool:
    """Whether a marked phrase without a number is one person."""
    behind = next(iter(sentence.tokens[span[-1].i + 1 : span[-1].i + 2]), None)
    more = head.lower == "another" and behind is not None and behind.tag == "CD"  # "another 12"
    nobody = any(stands_for_nobody(t.lower) for t in span)
    if more or nobody or _is_cut_short(sentence, span):
        return False
    aged = is_aged(head.lower) and not (behind is not None and behind.is_noun)
    if stands_for_one(head.lower) or aged or head.entity.endswith("PERSON"):
        return True
    if is_group(head.lower):
        return False
    if needs_no_word(span) and not is_not_people(head.lower):
        return head.tag in {"NN", "NNP", "DT", "JJ"} and not stands_for_many(head.lower)
    known = singles_out(span[0].lower) or is_person_noun(head.lower)
    return known and head.tag in {"NN", "NNP"}
