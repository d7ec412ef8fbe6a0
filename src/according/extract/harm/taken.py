"""Who was taken away: "gunmen took nine women", "64 pupils were taken from a school".

Law: to be taken or led away is to be abducted only where who takes bears arms, or is a stranger who
takes away, or where the report tells of kidnapping and says from where; who is taken to be treated
is not. Who is held by those who abduct was abducted.
"""

import re
from itertools import takewhile
from typing import Literal

from according.extract.harm.number_words import is_count
from according.extract.harm.patients import meant
from according.extract.harm.people import is_person_noun
from according.extract.harm.uncounted import tells_of_room
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms, verb_forms

_KINDS = ("kidnapping", "arresting")
_NEAR = 4  # words before "held" in which "still" stands


@remembered
def _led() -> dict[str, frozenset[str]]:
    """Every form of a verb that says so only with a word for away, with those words."""
    lexicon = load("harms")
    return {
        form: frozenset(away)
        for verb, away in lexicon["led"].items()
        for form in verb_forms(verb, lexicon["irregular"])
    }


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load("harms")["taking"].items()}


def taken(sentence: Sentence, verb: Token) -> Token | None:
    """The people that the verb says were abducted; None where it does not say so."""
    if any(t.lower in words().care["places"] for t in sentence.tokens):
        return None
    taker, whence = _doer(sentence, verb), _whence(sentence, verb)
    if whence is None and verb.lower in _led():
        return None
    strangers = _words()["strangers"] | (_words()["unnamed"] if whence == "away" else frozenset())
    stranger = taker is not None and taker.lower in strangers and not _is_official(sentence, taker)
    abducting = _is_armed(sentence, taker) or (whence and stranger)
    if sentence.is_passive(verb):
        told = abducting or (whence == "from" and _tells_of_kidnapping(sentence))
        patient = sentence.subject(verb) if told else None
    else:
        patient = sentence.child(verb, "dobj") if abducting else None
    known = (
        patient is not None
        and patient.lower not in words().bodies.nouns
        and (
            is_count(patient) or is_person_noun(patient.lower) or patient.entity.endswith("PERSON")
        )
    )
    hurt = patient is not None and any(
        c.lower in words().states for c in sentence.children(patient, "amod")
    )
    return patient if known and not hurt else None  # "picked up 12 wounded men"


def _is_official(sentence: Sentence, taker: Token) -> bool:
    """ "*security* men"."""
    called = sentence.children(taker, "amod", "compound")
    return any(c.lower in _words()["official"] for c in called)


def is_taken_by_keepers(sentence: Sentence, verb: Token | None) -> bool:
    """ "Four were taken away *by immigration police*": they are detained."""
    taker = _doer(sentence, verb) if verb is not None and verb.lower in words().taking else None
    return taker is not None and taker.lower in _words()["keepers"]


def is_taken_by_armed(sentence: Sentence, noun: Token) -> bool:
    """ "*two constables* taken away by bandits": by whom a phrase behind them says."""
    told = (v for v in sentence.children(noun, "acl", "relcl") if v.lower in words().taking)
    return any(_is_armed(sentence, _doer(sentence, verb)) for verb in told)


def is_in_keepers_hands(sentence: Sentence) -> bool:
    """ "are still in the *hands of the gendarmerie*"."""
    hands = (t for t in sentence.tokens if t.lower == "hands")
    whose = (sentence.below(t, "of") for t in hands)
    return any(t is not None and t.lower in _words()["keepers"] for t in whose)


def camp_that_holds(sentence: Sentence, verb: Token) -> Literal["haven", "garrison"] | None:
    """What kind of camp holds people: "*relief camps* hold 4,200", "the *army camp* holds 400"."""
    holder = meant(sentence, _doer(sentence, verb))
    if holder is None or verb.lower not in _words()["holding"]:
        return None
    if holder.lower not in _words()["camps"]:
        return None
    kinds = {t.lower for t in sentence.children(holder, "compound", "amod", "nmod")}
    held = _done_to(sentence, verb)
    fled = held is not None and any(_tells_of_flight(t) for t in sentence.subtree(held))
    if fled or not kinds.isdisjoint(_words()["havens"]):
        return "haven"
    return None if kinds.isdisjoint(_words()["garrisons"]) else "garrison"


def _tells_of_flight(token: Token) -> bool:
    """ "*refugees*", "4,600 people, most of whom *fled* the front"."""
    fled = words().agent_verbs.get(token.lower, ())
    return words().nouns.get(token.lower) == "displaced" or any(h == "displaced" for _, h in fled)


def is_held_by_takers(sentence: Sentence, verb: Token) -> bool:
    """ "the rebels still hold two constables", "seven held by gunmen".

    By any group, or nobody says by whom, where the report tells of kidnapping; whom they suspect of
    something they detain.
    """
    if verb.lower not in _words()["holding"]:
        return False
    holder, held = _doer(sentence, verb), _done_to(sentence, verb)
    if held is not None and held.lower in words().unseen["wanted"] | _words()["takers"]:
        return False
    if holder is None:
        return _is_held_yet(sentence, verb) and _is_of_kidnapping(sentence)
    group = holder.lower in _words()["groups"] and _tells_of_kidnapping(sentence)
    return group or _is_armed(sentence, holder)


def remains_held(sentence: Sentence, noun: Token) -> bool:
    """ "Some 130 *hostages* remain in Gaza": a noun of those held, under a verb for still."""
    verb = sentence.clause_verb(noun)
    return verb is not None and verb.lower in _words()["yet"]


def is_captive(sentence: Sentence, verb: Token | None) -> bool:
    """ "37 remain in *captivity*", "*kidnappers* kept ten men": in a report of kidnapping."""
    if any(t.lower in _words()["captivity"] for t in sentence.tokens):
        return _is_of_kidnapping(sentence)
    if any(t.lower in _words()["hostages"] for t in sentence.tokens):
        return not any(t.lower in _forms()["arresting"] for t in sentence.tokens)
    if verb is None:
        return False
    if sentence.is_passive(verb):
        return is_held_by_takers(sentence, verb)
    return _is_armed(sentence, sentence.subject(verb)) and _is_of_kidnapping(sentence)


def _is_held_yet(sentence: Sentence, verb: Token) -> bool:
    """ "five are *still* being held": who was taken before, not who was just arrested for it."""
    beside = sentence.tokens[max(0, verb.i - _NEAR) : verb.i]
    return any(t.lower in _words()["yet"] for t in beside)


def _is_of_kidnapping(sentence: Sentence) -> bool:
    """Whether its report tells of kidnapping more often than of arrests, and the sentence of none.

    Who is held there, nobody says by whom, is in the hands of those who took him.
    """
    if any(t.lower in _forms()["arresting"] for t in sentence.tokens):
        return False
    told = _report_words(sentence)
    taken, arrested = (sum(w in _forms()[kind] for w in told) for kind in _KINDS)
    return taken > arrested


def is_held_by_nobody(sentence: Sentence, verb: Token) -> bool:
    """ "The mother held her child", "the casket that held him": by no body that detains.

    Nor is who is held in contempt, or responsible for something. Who is held for a time, without
    bail, or with others is in somebody's hands.
    """
    if verb.lower not in _words()["holding"]:
        return False
    if tells_of_room(sentence.words):
        return True  # all who live in a prison, whoever put them there
    clause = takewhile(lambda t: not t.is_verb, sentence.tokens[verb.i + 1 :])
    if any(t.lower in _words()["held_to"] for t in clause):
        return True
    named, held = _doer(sentence, verb), _done_to(sentence, verb)
    holder = meant(sentence, named)
    above = sentence.parent(verb) if verb.tag == "VBG" and verb.dep == "advcl" else None
    counted = held is not None and sentence.child(held, "nummod") is not None
    if above is not None and above.lower in _words()["telling"] and not counted:
        return True  # "she said, *holding* her daughter"
    captive = held is not None and held.lower in words().nouns
    if holder is not None and holder.lower in _words()["spaces"] and not captive:
        return True  # "the square *held* about 3,000 people"
    if named is None or holder is None or held is None or sentence.child(held, "nummod"):
        return False
    custody = any(c.lower in _words()["custody"] for c in sentence.children(verb, "prep"))
    if named.lower == "i":
        return True  # "*I* held one by the sleeve"
    person = holder.entity.endswith("PERSON") or named.lower in {"who", "he", "she"}
    near = person or holder.lower in _words()["embracing"] | _words()["coffins"]
    return near and not custody and held.tag not in {"NNS", "NNPS", "CD"}


def is_saved_from(sentence: Sentence, verb: Token) -> bool:
    """ "dragged two boys *from the water*", "picked up *by a trawler*": nobody is taken away."""
    whence, doer = sentence.below(verb, "from"), _doer(sentence, verb)
    rescuing = doer is not None and (
        doer.lower in _words()["rescuers"]
        or any(c.lower in _words()["coast"] for c in sentence.children(doer, "compound", "amod"))
    )
    if rescuing:
        return verb.lower in words().taking
    pulled = verb.lower in _forms()["pulling"]
    return pulled and whence is not None and whence.lower in _words()["perils"]


@remembered
def _forms() -> dict[str, frozenset[str]]:
    """Every form of the words that the lexicon gives in one."""
    lexicon = load("harms")
    return {
        kind: frozenset(
            form
            for word in lexicon["taking"][kind]
            for form in (*verb_forms(word, lexicon["irregular"]), *noun_forms(word))
        )
        for kind in (*_KINDS, "pulling")
    }


def _doer(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it to somebody: the subject, or whom "by" names in the passive."""
    if not sentence.is_passive(verb):
        return sentence.subject(verb) if sentence.child(verb, "dobj") else None
    return sentence.below(verb, "by")


def _done_to(sentence: Sentence, verb: Token) -> Token | None:
    """To whom it is done: the subject of the passive, or the object."""
    return sentence.subject(verb) if sentence.is_passive(verb) else sentence.child(verb, "dobj")


def _is_armed(sentence: Sentence, taker: Token | None) -> bool:
    if taker is None or taker.lower in _words()["takers"] | _words()["armed"]:
        return taker is not None
    called = {c.lower for c in sentence.children(taker, "amod")}
    return taker.lower in _words()["strangers"] and not called.isdisjoint(_words()["arming"])


def _whence(sentence: Sentence, verb: Token) -> str | None:
    """The word that says away, or from somewhere; away is into a hideout as well."""
    into = sentence.below(verb, "into")
    if into is not None and into.lower in _words()["hideouts"]:
        return "away"
    found = (c.lower for c in sentence.children(verb, "prep", "advmod", "prt"))
    return next((word for word in found if word in _led().get(verb.lower, _words()["away"])), None)


def _tells_of_kidnapping(sentence: Sentence) -> bool:
    return any(word in _forms()["kidnapping"] for word in _report_words(sentence))


def _report_words(sentence: Sentence) -> list[str]:
    return re.findall(r"[a-z]+", sentence.text.lower())
