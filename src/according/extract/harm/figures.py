"""A figure: how many people were harmed and how, of a mention of harm and a number or a person.

Law: a figure's span is the number with its modifier, or the noun phrase of a single person; who
they are is said by the counted noun alone, and what grammar denies or plans is not told as done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from according.extract.events.modality import (
    is_called_false,
    is_intended,
    is_to_come,
    modality_of,
    said_beside,
)
from according.extract.harm.counted import counted_noun
from according.extract.harm.harm_words import BODILY, states_by_negation
from according.extract.harm.harms import wounds_a_limb
from according.extract.harm.marks import marked_as_happened, marked_outcome
from according.extract.harm.mention import HarmMention
from according.extract.harm.number_words import is_ordinal
from according.extract.harm.numbers import Number
from according.extract.harm.people import category_of
from according.extract.harm.states import is_yet_to_be
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.model.claim import Category, Harm, Modality, Modifier, Scope
from according.model.passage import Passage

_Stated = tuple[int | None, Modifier, int | None, int | None]  # value, modifier, low, high
_ONE_PERSON: _Stated = (1, "exactly", 1, 1)
_BEYOND = frozenset(
    {"relcl", "acl", "appos", "prep", "conj", "cc", "punct", "advcl", "dep", "prt", "agent", "case"}
)
_PARTING = frozenset({";", ":", "—", "–", "--"})
_BEFORE_NOUN = frozenset({"det", "nummod", "quantmod", "poss"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number of people harmed, before it becomes a claim's quantity."""

    harm: Harm
    value: int | None
    modifier: Modifier
    low: int | None
    high: int | None
    passage: Passage
    scope: Scope
    category: Category
    who: str | None
    sentence: Sentence
    word: Token
    patient: Token
    modality: Modality = "happened"
    part_of: Passage | None = None
    by_grammar: bool = True  # a rule reached it; else the encoder's mark alone

    @property
    def is_definite(self) -> bool:
        """Whether its words tell of those known already: "of *the 63*"."""
        here = self.sentence.at(self.passage.start, self.passage.end)
        return bool(here) and self.sentence.is_definite_at(here[0])


def figure_of_number(sentence: Sentence, mention: HarmMention, number: Number) -> Figure:
    """The figure of a number that counts those harmed."""
    span = sentence.passage(sentence.tokens[number.first : number.last + 1])
    noun = counted_noun(sentence, mention.patient, number)
    stated = number.value, number.modifier, number.low, number.high
    return _figure(sentence, mention, span, noun, stated)


def figure_of_one(sentence: Sentence, mention: HarmMention) -> Figure:
    """The figure of one person harmed who is told without a number."""
    span = sentence.passage(_with_apposed(sentence, phrase_of(sentence, mention.patient)))
    return _figure(sentence, mention, span, mention.patient, _ONE_PERSON)


def _with_apposed(sentence: Sentence, phrase: Sequence[Token]) -> Sequence[Token]:
    """Between commas also who it is: "the officer*, Inspector Musa*, was", "*a third,* a boy"."""
    before = sentence.tokens[max(0, phrase[0].i - 3) : phrase[0].i]
    told = [t.tag for t in before[:1]] == ["DT"] and before[-1].text == ","
    if len(before) == 3 and told and is_ordinal(before[1].lower):
        return [*before, *phrase]
    behind = sentence.tokens[phrase[-1].i + 1 :]
    if any(t.entity.endswith("PERSON") for t in phrase) or [t.text for t in behind[:1]] != [","]:
        return phrase
    name = list(takewhile(lambda t: t.tag in {"NNP", "NNPS"}, behind[1:]))
    closed = behind[len(name) + 1 : len(name) + 2]
    named = name and name[-1].entity.endswith("PERSON") and [t.text for t in closed] == [","]
    return [*phrase, *behind[: len(name) + 1]] if named else phrase


def phrase_of(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """The noun with what stands before it, without what is joined to it or follows it."""
    phrase = _unparted(sentence, sentence.subtree(noun, _BEYOND), noun)
    outside = determiner_of(sentence, phrase[0])
    return phrase if outside is None else [outside, *phrase]


def _unparted(sentence: Sentence, phrase: Sequence[Token], noun: Token) -> Sequence[Token]:
    """The phrase of one noun alone: "two hurt; *a suspect*", "a guard and *a cook*"."""
    between = sentence.tokens[phrase[0].i : noun.i]
    parting = max((t.i + 1 for t in between if t.text in _PARTING), default=0)
    own = max((t.i for t in phrase if t.dep == "det" and t.head == noun.i), default=0)
    begin = max(parting, own)
    behind = sentence.tokens[max(noun.i, begin) + 1 :]
    ends = (t.i for t in behind if t.tag == "CC" or (t.text in _PARTING and t.i > noun.i))
    joint = next(ends, phrase[-1].i + 1)
    return [t for t in phrase if begin <= t.i < joint]


def determiner_of(sentence: Sentence, noun: Token) -> Token | None:
    """Its determiner by the tree, or right before it where labels hang that on a later noun.

    "*a* guard and a cook were hurt"
    """
    before = sentence.tokens[noun.i - 1] if noun.i else None
    if before is not None and before.dep in {"det", "poss"} and before.head > noun.i:
        return before
    return sentence.child(noun, "det", "poss")


def _figure(
    sentence: Sentence, mention: HarmMention, span: Passage, noun: Token | None, stated: _Stated
) -> Figure:
    harm = mention.harm if stated[0] == 0 else _outcome(sentence, mention, span)
    return Figure(
        harm, *stated, span, _scope(sentence, span, stated[0]), category_of(noun),
        _who(sentence, noun, mention),
        sentence, mention.word, mention.patient, _modality(sentence, mention, span, stated[0]),
    )  # fmt: skip


def _scope(sentence: Sentence, span: Passage, value: int | None) -> Scope:
    """ "*no one* else was hurt", "*no* other injuries": of the rest, not of all."""
    after = next((t.lower for t in sentence.tokens if t.start >= span.end), "")
    return "part" if value == 0 and after in _rest() else "incident"


@remembered
def _rest() -> frozenset[str]:
    return frozenset(load("scope")["part"]["rest"])


def _outcome(sentence: Sentence, mention: HarmMention, span: Passage) -> Harm:
    """How it ended for those who were shot: as the encoder reads it, or by where it hit them."""
    shot = mention.harm == "killed-or-injured" and mention.word.lower not in words().states
    if not shot or mention.word.is_noun:
        return mention.harm
    above = sentence.parent(mention.word)
    joined = sentence.children(mention.word, "conj")
    beside = (above, *(v for v in joined if sentence.child(v, "nsubj", "neg") is None))
    if any(verb is not None and verb.lower in words().surviving for verb in beside):
        return "injured"  # "survived being shot in the head", "was shot and survived"; not others
    if ended := marked_outcome(sentence, span):
        return ended
    return "injured" if wounds_a_limb(sentence, mention.word) else mention.harm


def _modality(
    sentence: Sentence, mention: HarmMention, span: Passage, value: int | None
) -> Modality:
    """By grammar, unless the encoder marks the figure as one that happened.

    "No one was hurt" happened, with the figure 0: the negation is in the number. What was tried,
    nearly happened, or is said not to have happened did not, whatever the encoder marks.
    """
    if is_called_false(sentence, mention.word):
        return "negated"
    by_negation = states_by_negation(mention.word.lower)
    modality = modality_of(sentence, mention.word, by_negation=by_negation)
    yet = by_negation and is_yet_to_be(sentence, mention.word)
    if modality == "ongoing" or yet or (value == 0 and modality == "negated"):
        return "happened"
    if modality in {"attempted", "possible", "hypothetical"} or said_beside(sentence, mention.word):
        return modality
    # one to be killed may be held now: the mark tells
    several = mention.harm in BODILY and value != 1
    to_come = several and is_to_come(sentence, mention.word)
    if to_come or is_intended(sentence, mention.word):
        return modality
    denial = sentence.child(mention.word, "neg")  # but "were killed not by bombs but in clashes"
    denied = modality == "negated" and denial is not None and denial.i < mention.word.i
    return "happened" if marked_as_happened(sentence, span) and not denied else modality


def _who(sentence: Sentence, noun: Token | None, mention: HarmMention) -> str | None:
    """Who was harmed, as stated: the counted noun with what stands directly before it."""
    if noun is None or noun.i == mention.word.i or not noun.is_noun:
        return None
    kept = [t for t in sentence.subtree(noun, _BEYOND | _BEFORE_NOUN) if t.tag != "CD"]
    return sentence.passage(kept).text if kept else None
