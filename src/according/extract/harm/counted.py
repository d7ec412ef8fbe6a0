"""What a number counts: which number belongs to a phrase, and whether it counts people.

Law: what is counted must be people: a noun for people, the word of harm itself, or nothing else
that is named; a number is never carried over a verb to another phrase.
"""

from collections.abc import Sequence
from itertools import takewhile

from according.extract.harm.harm_words import BODILY, is_ambiguous, is_done_to_things, is_report
from according.extract.harm.mention import HarmMention
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.people import is_group, is_not_people, is_person_noun, is_thing
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Sentence, Token

_COUNTING = frozenset({"nummod", "amod", "det", "quantmod"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")"})
_NOUNS = frozenset({"NN", "NNS"})
_NEAR = 3  # words behind a number in which its noun stands: "five *young unarmed men*"


def number_of(
    sentence: Sentence, mention: HarmMention, phrase: Sequence[Token], numbers: Sequence[Number]
) -> Number | None:
    """The number that belongs to a phrase: its head ("dozens of people"), or inside it.

    Of "freed 14 of the 30 hostages it had held" it is 30: they were held.
    """
    patient = mention.patient
    numbers = [n for n in numbers if not _is_beyond(sentence, patient, n)]
    numbers = [n for n in numbers if not _is_before_another(sentence, patient, n, numbers)]
    own = next((c for c in sentence.children(patient, "nummod") if _holds(numbers, c)), None)
    below = own is not None and mention.word.i != patient.i
    below = below and mention.word in sentence.subtree(patient)
    counter = own if below else _counter(sentence, patient)
    for head in (patient, counter, _size(sentence, patient)):
        holding = [n for n in numbers if head is not None and n.first <= head.i <= n.last]
        if holding:
            return holding[0]
    if (none := _shared_nothing(sentence, patient, numbers)) is not None:
        return none
    if (none := _not_reported(sentence, patient, numbers)) is not None:
        return none
    inside = {token.i for token in phrase}
    for number in numbers:
        span = range(number.first, number.last + 1)
        counting = any(sentence.tokens[i].dep in _COUNTING for i in span)
        heads = {sentence.tokens[i].head for i in span}
        between = sentence.tokens[number.last + 1 : patient.i]
        apart = any(t.is_verb and t.head != patient.i for t in between)  # not "12 *armed* men"
        if (counting or patient.i in heads) and inside & set(span) and not apart:
            return number
        if number.last < patient.i and all(t.tag[:2] in {"JJ", "NN"} for t in between):
            return number  # "12 people", whatever the labels hang the number on
    return None


def _holds(numbers: Sequence[Number], token: Token) -> bool:
    return any(n.first <= token.i <= n.last for n in numbers)


def _is_beyond(sentence: Sentence, noun: Token, number: Number) -> bool:
    """Whether "and" parts them: "his driver *and one* of his guards" are two, whatever the tree."""
    behind = sentence.tokens[noun.i + 1 : number.first]
    hung = sentence.tokens[number.last].head == noun.i
    return hung and any(t.tag == "CC" for t in behind)


def _is_before_another(
    sentence: Sentence, noun: Token, number: Number, numbers: Sequence[Number]
) -> bool:
    """ "The toll was *12* and 40 people were hurt": the noun's own stands right before it."""
    joint = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    if joint is None or joint.lower != "and":
        return False
    return any(n.first == joint.i + 1 and n.last == noun.i - 1 for n in numbers)


def _shared_nothing(sentence: Sentence, noun: Token, numbers: Sequence[Number]) -> Number | None:
    """ "*No* damage or *casualties*": what counts none of the first counts none of the second."""
    first = sentence.parent(noun) if noun.dep == "conj" else None
    if first is None or sentence.child(noun, "det", "nummod", "amod") is not None:
        return None
    none = (n for n in numbers if n.value == 0 and sentence.tokens[n.last].head == first.i)
    return next((n for n in none if n.last < first.i), None)


def _not_reported(sentence: Sentence, noun: Token, numbers: Sequence[Number]) -> Number | None:
    """ "There are *no* reports of *casualties*": what nobody reports counts none.

    Who himself "has no reports of casualties" does not say that there are none.
    """
    of = sentence.parent(noun) if noun.dep == "pobj" else None
    reports = sentence.parent(of) if of is not None and of.lower == "of" else None
    if reports is None or not is_report(reports.lower) or reports.dep == "dobj":
        return None
    none = (n for n in numbers if n.value == 0 and sentence.tokens[n.last].head == reports.i)
    return next(none, None)


def _counter(sentence: Sentence, noun: Token) -> Token | None:
    """The word that counts a noun behind "of": "*hundreds* of civilians", "*two* of the men"."""
    of = sentence.parent(noun)
    return (
        sentence.parent(of) if of is not None and of.lower == "of" and noun.dep == "pobj" else None
    )


def _size(sentence: Sentence, noun: Token) -> Token | None:
    """The number of a group: "a family of *six*"."""
    return sentence.below(noun, "of") if is_group(noun.lower) else None


def counts_people(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """Whether what is counted is people: a noun for people, a harm noun, or nothing else named."""
    noun = counted_noun(sentence, mention.patient, number)
    if _shared_nothing(sentence, mention.patient, (number,)) is not None:
        return True
    if _not_reported(sentence, mention.patient, (number,)) is not None:
        return True
    if _counts_things(sentence, number) or _is_none_of(sentence, mention, number):
        return False
    if _is_some_of_things(sentence, number):
        return False
    if _denies_a_deed(sentence, number) or _counts_charges(sentence, number):
        return False
    if number.value == 0 and noun is not None and noun.lower in words().bodies.nouns:
        return False  # "*no body* was shown": nobody is said to live
    if noun is None and is_done_to_things(mention.word.lower):
        return False  # "31 were destroyed"
    if noun is not None and noun.i == mention.word.i and is_not_people(noun.lower):
        return False  # "two shootings"
    if noun is None or noun.i == mention.word.i:
        return number.modifier != "vague" or noun is None or noun.tag != "NN"  # "multiple murder"
    if is_not_people(noun.lower) or is_one_group(sentence, number):
        return False
    if is_ambiguous(mention.word.lower):
        some = noun.tag in {"PRP", "WP"} and sentence.tokens[number.last].harm != "O"
        return some or is_person_noun(noun.lower) or noun.entity.endswith(("PERSON", "NORP"))
    people = is_person_noun(noun.lower) or is_group(noun.lower)  # "50 of his *garrison*"
    return people or noun.tag not in {"NN"} or noun.entity != "O"


def is_one_group(sentence: Sentence, number: Number) -> bool:
    """ "one family": several people, whom nobody counted; not "one *police officer*"."""
    nouns = list(takewhile(lambda t: t.tag in _NOUNS, sentence.tokens[number.last + 1 :]))
    return number.value == 1 and bool(nouns) and is_group(nouns[-1].lower)


def _is_none_of(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """ "none of the *refugees* would go home": nobody of those harmed is not nobody harmed."""
    of = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    if number.value != 0 or of is None or of.lower != "of":
        return False
    return mention.word in sentence.subtree(of)


def _denies_a_deed(sentence: Sentence, number: Number) -> bool:
    """ "*no* such killing had taken place", "*no* kidnapping": nobody is counted by it."""
    behind = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    if number.value != 0 or behind is None:
        return False
    return behind.lower == "such" or (behind.tag == "NN" and behind.lower.endswith("ing"))


def _counts_charges(sentence: Sentence, number: Number) -> bool:
    """ "three counts of murder, *two of attempted murder*": a deed by its bare name."""
    of = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    deed = sentence.child(of, "pobj") if of is not None and of.lower == "of" else None
    bare = deed is not None and deed.tag == "NN" and sentence.child(deed, "det", "poss") is None
    return bare and deed is not None and words().nouns.get(deed.lower) in BODILY


def _counts_things(sentence: Sentence, number: Number) -> bool:
    """ "arrested *eight times*", "two days ago": the noun right behind is one for things.

    Not where it only says of what kind the people are: "two *car* dealers".
    """
    behind = (
        t
        for t in sentence.tokens[number.last + 1 :]
        if not t.tag.startswith("JJ") and t.dep != "compound"
    )
    noun = next(behind, None)
    return noun is not None and noun.is_noun and is_not_people(noun.lower)


def _is_some_of_things(sentence: Sentence, number: Number) -> bool:
    """ "*Of 41 drones* launched overnight, 36 were shot down": of what the sentence begins with."""
    of = sentence.tokens[0]
    if of.lower != "of" or sentence.tokens[number.last].dep not in SUBJECTS:
        return False
    things = sentence.child(of, "pobj")
    if things is None or things.i > number.first or not is_thing(things.lower):
        return False
    counted = [n for n in find_numbers(sentence.tokens[: number.first]) if n.last < things.i]
    return any((n.value or 0) >= (number.value or 0) for n in counted)


def counted_noun(sentence: Sentence, patient: Token, number: Number) -> Token | None:
    """The noun after the number: "five *people*", "dozens of *civilians*"; None if none is said."""
    if not number.first <= patient.i <= number.last:
        return patient
    if (noun := sentence.below(patient, "of")) is not None:
        return None if noun.lower == "own" else noun  # "lost two of their own"
    above = sentence.parent(patient)
    behind = above is not None and patient.dep == "nummod" and above.i > number.last
    if above is not None and behind and is_person_noun(above.lower):
        return above  # "two paramilitary *troopers* were among the dead"
    after = sentence.tokens[number.last + 1 : number.last + 2]
    return after[0] if after and after[0].is_noun and after[0].head == patient.i else None


def following_noun(sentence: Sentence, number: Number) -> Token | None:
    """The first noun close behind the number, whatever the tree makes of it; None if there is none.

    For numbers that stand in no phrase of those harmed; of "40 injured, *officials* said" none.
    """
    behind = sentence.tokens[number.last + 1 : number.last + 1 + _NEAR]
    near = takewhile(lambda t: t.text not in _STOPS, behind)
    nouns = [token for token in near if token.is_noun]
    return next((t for t in nouns if t.dep != "compound"), nouns[0] if nouns else None)
