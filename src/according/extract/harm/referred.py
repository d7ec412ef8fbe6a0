"""Figures of a pronoun: "Five men came in. They have been arrested." has the figure of the five.

Law: a pronoun for many stands for the last number of people that was subject or object of its
clause, at most two sentences before and no further than the paragraph before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.events.modality import modality_of
from according.extract.harm.counted import following_noun
from according.extract.harm.figures import Figure, figure_of_number
from according.extract.harm.mention import HarmMention
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.people import is_person_noun, stands_for_many
from according.extract.text.sentence import Sentence, Token

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_BACK = 2  # sentences back to the number that "they" can stand for


def referred_figures(
    sentences: Sequence[Sentence], index: int, harms: Sequence[HarmMention], known: Sequence[Figure]
) -> Iterator[Figure]:
    """The figures that pronouns of one sentence stand for, unless that harm of them is known."""
    sentence = sentences[index]
    for mention in harms:
        if not stands_for_many(mention.patient.lower) or _is_of_own(sentence, mention.patient):
            continue
        figure = _meant(mention, _reachable(sentences, index))
        if figure is None or any(_same(f, mention, figure) for f in known):
            continue
        if any(f.sentence is sentence and f.patient is mention.patient for f in known):
            continue  # "*Both* died" counts by itself
        yield replace(
            figure, sentence=sentence, word=mention.word, patient=mention.patient,
            modality=modality_of(sentence, mention.word),
        )  # fmt: skip


def _is_of_own(sentence: Sentence, pronoun: Token) -> bool:
    """ "The attackers were killed as *they* fled": whom its own sentence told of before."""
    before = sentence.tokens[: pronoun.i]
    return any(t.tag == "NNS" and is_person_noun(t.lower) for t in before)


def _reachable(sentences: Sequence[Sentence], index: int) -> list[Sentence]:
    """The sentences before that a pronoun can reach back to."""
    paragraph = sentences[index].paragraph
    return [s for s in sentences[max(0, index - _BACK) : index] if s.paragraph >= paragraph - 1]


def _meant(mention: HarmMention, earlier: Sequence[Sentence]) -> Figure | None:
    """The figure that a pronoun's number makes with the harm that befell "them"."""
    antecedent = _antecedent(earlier)
    if antecedent is None:
        return None
    before, number, noun = antecedent
    return figure_of_number(before, HarmMention(mention.harm, noun, noun), number)


def _same(known: Figure, mention: HarmMention, figure: Figure) -> bool:
    return known.harm == mention.harm and known.passage == figure.passage


def _antecedent(earlier: Sequence[Sentence]) -> tuple[Sentence, Number, Token] | None:
    """The last number of people before, as subject or object of its clause."""
    for sentence in reversed(earlier):
        for number in reversed(find_numbers(sentence.tokens)):
            noun = following_noun(sentence, number)
            if noun is None or number.value in {None, 0, 1} or noun.dep not in _ROLES:
                continue
            if is_person_noun(noun.lower):
                return sentence, number, noun
    return None
