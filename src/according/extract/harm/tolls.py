"""The number that a toll or a count of people reached: "the death toll rose to 80 from 77".

Law: of the two ends of a change it is the number after a word for reaching. Where the count stood
before ("from 77") is a figure of its own, which whoever reconciles gives up by the same words.
"""

from according.extract.harm.harm_words import states_harm
from according.extract.harm.people import is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import OBJECTS, Sentence, Token
from according.model.claim import Harm


def toll_numbers(sentence: Sentence, noun: Token, harm: Harm) -> list[Token]:
    """The number that a toll reached, as a list of one or none: "the toll rose to 80 from 77"."""
    if (verb := sentence.parent(noun)) is None:
        return _beside(sentence, noun)
    reached = _come_to(sentence, verb, noun)
    told = sentence.child(verb, *OBJECTS) if noun.dep == "nsubj" and harm == "killed" else None
    if told is not None and (noun.lower in words().tolls.nouns or told.tag == "CD"):
        reached += [told, *_joined(sentence, told)]  # not "the dead included eight women"
    return reached or _reached(sentence, noun) or _beside(sentence, noun)


def _beside(sentence: Sentence, toll: Token) -> list[Token]:
    """ "Gao toll *9*; curfew relaxed": right behind it, as a headline has it."""
    behind = sentence.tokens[toll.i + 1 : toll.i + 2] if sentence.headline else ()
    return [t for t in behind if t.tag == "CD" and not _counts_things(sentence, t)]


def stands_at(sentence: Sentence, noun: Token) -> list[Token]:
    """The number that the noun of a harm has come to: "casualties *stand at 104*", "total 93"."""
    verb = sentence.parent(noun) if noun.dep == "nsubj" else None
    if verb is None or verb.lower not in words().tolls.standing:
        return []
    behind = [t for t in sentence.tokens[verb.i + 1 : verb.i + 2] if t.tag == "CD"]
    counts = (behind or _come_to(sentence, verb) or _reached(sentence, verb))[:1]
    return [number for number in counts if not _counts_things(sentence, number)]


def _counts_things(sentence: Sentence, number: Token) -> bool:
    """ "The bodies remained at *two morgues*": a noun right behind that is of no people."""
    noun = next(iter(sentence.tokens[number.i + 1 : number.i + 2]), None)
    if noun is None or noun.tag not in {"NN", "NNS"}:
        return False
    return not (is_person_noun(noun.lower) or states_harm(noun.lower))


def _come_to(sentence: Sentence, *above: Token) -> list[Token]:
    """The numbers behind "to" or "at" that hang on one of the words."""
    preps = (prep for word in above for prep in sentence.children(word, "prep"))
    found = (_behind(sentence, prep) for prep in preps if prep.lower in {"to", "at"})
    return [number for number in found if number is not None]


def _joined(sentence: Sentence, told: Token) -> list[Token]:
    """ "The toll is 15 volunteers, *six* soldiers and *three* drivers": what else is counted."""
    joined = [t for t in sentence.subtree(told) if t.dep == "conj" and t.i > told.i]
    return [t for t in joined if sentence.child(t, "nummod") is not None]


def _behind(sentence: Sentence, to: Token) -> Token | None:
    """The number right behind, whatever the labels hang it on: "the dead at *12*, hospitals at"."""
    following = sentence.tokens[to.i + 1 : to.i + 2]
    number = following[0] if following and following[0].tag == "CD" else None
    return number or sentence.child(to, "pobj")


def counted_out(sentence: Sentence, patient: Token | None) -> Token | None:
    """ "lowered to 14 the number of people killed": the number, where a noun counts."""
    count = count_above(sentence, patient) if patient is not None else None
    determiner = sentence.child(count, "det", "poss") if count is not None else None
    if determiner is None or determiner.lower == "a":
        return patient  # "a number of people" is a vague number
    return next(iter(_reached(sentence, sentence.tokens[0])), patient)


def count_above(sentence: Sentence, patient: Token) -> Token | None:
    """The noun that counts a phrase, or is it: "the *number* of people killed"."""
    if patient.lower in words().tolls.counts:
        return patient
    beside = sentence.tokens[max(0, patient.i - 2) : patient.i]
    if len(beside) == 2 and beside[0].lower in words().tolls.counts and beside[1].lower == "of":
        return beside[0]
    of = sentence.parent(patient) if patient.dep == "pobj" else None
    count = sentence.parent(of) if of is not None and of.lower == "of" else None
    return count if count is not None and count.lower in words().tolls.counts else None


def _reached(sentence: Sentence, toll: Token) -> list[Token]:
    """The first number that a word for reaching stands before, whatever the labels make of it."""
    for token in sentence.tokens[toll.i + 1 :]:
        before = [
            t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i] if t.lower != "the"
        ]
        if token.tag == "CD" and before[-1:] and before[-1] in words().tolls.reaching:
            return [] if _is_range(sentence, token) else [token]
    return []


def _is_range(sentence: Sentence, number: Token) -> bool:
    """ "may rise because *10 to 15* are missing": two numbers with nothing to rise from."""
    before = sentence.tokens[max(0, number.i - 2) : number.i]
    two = len(before) == 2 and before[0].tag == "CD" and before[1].lower == "to"
    return two and not any(t.lower in {"from", "by"} for t in sentence.tokens[: number.i])
