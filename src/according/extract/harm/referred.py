"""Figures of a pronoun: "Five men came in. They have been arrested." has the figure of the five.

Law: a pronoun for many stands for the last number of people that was subject or object of its
clause, at most two sentences before and no further than the paragraph before; in its own sentence,
as an object, for the object of the verb above ("dragged *four men* out and beheaded *them*").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.events.modality import modality_of
from according.extract.harm.counted import following_noun
from according.extract.harm.figures import Figure, figure_of_number
from according.extract.harm.mention import HarmMention
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.people import is_person_noun, stands_for_many
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Sentence, Token

_Antecedent = tuple[Sentence, Number, Token]  # where, the number, whom it counts
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_BACK = 2  # sentences back to the number that "they" can stand for


def referred_figures(
    sentences: Sequence[Sentence], index: int, harms: Sequence[HarmMention], known: Sequence[Figure]
) -> Iterator[Figure]:
    """The figures that pronouns of one sentence stand for, unless that harm of them is known."""
    sentence = sentences[index]
    for mention in harms:
        if not stands_for_many(mention.patient.lower):
            continue
        antecedent = _object_above(sentence, mention.patient)
        if antecedent is None and not _is_of_own(sentence, mention.patient):
            antecedent = _antecedent(_reachable(sentences, index))
        if antecedent is not None and antecedent[2].lower in words().bodies.nouns:
            continue  # "seven bodies were found", whatever befell them
        figure = _meant(mention, antecedent) if antecedent is not None else None
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


def _object_above(sentence: Sentence, pronoun: Token) -> _Antecedent | None:
    """ "stopped *four men* and shot *them*": the counted object of a verb above the pronoun's own.

    Only where the pronoun is an object too, and nobody else is told of as an object between.
    """
    verb = sentence.parent(pronoun) if pronoun.dep == "dobj" else None
    if verb is None or sentence.child(verb, *SUBJECTS) is not None:
        return None  # "robbed four men before *police arrested* them": who did it
    for above in sentence.ancestors(verb):
        noun = sentence.child(above, "dobj") if above.is_verb else None
        if noun is not None:
            return _counted(sentence, noun) if noun.i < pronoun.i else None
    return None


def _counted(sentence: Sentence, noun: Token) -> _Antecedent | None:
    for number in find_numbers(sentence.tokens):
        if following_noun(sentence, number) is noun and number.value not in {None, 0, 1}:
            return (sentence, number, noun) if is_person_noun(noun.lower) else None
    return None


def _meant(mention: HarmMention, antecedent: _Antecedent) -> Figure | None:
    """The figure that a pronoun's number makes with the harm that befell "them"."""
    before, number, noun = antecedent
    return figure_of_number(before, HarmMention(mention.harm, noun, noun), number)


def _same(known: Figure, mention: HarmMention, figure: Figure) -> bool:
    return known.harm == mention.harm and known.passage == figure.passage


def _antecedent(earlier: Sequence[Sentence]) -> _Antecedent | None:
    """The last number of people before, as subject or object of its clause."""
    for sentence in reversed(earlier):
        for number in reversed(find_numbers(sentence.tokens)):
            noun = following_noun(sentence, number)
            if noun is None or number.value in {None, 0, 1} or noun.dep not in _ROLES:
                continue
            if is_person_noun(noun.lower):
                return sentence, number, noun
    return None
