"""Who is in a state: "12 dead", "nine are still missing", "another behind bars".

Law: a state is that of its subject or of the number right before it; a word of state by itself is
nobody.
"""

from according.extract.harm.harm_words import harms_by_itself, in_order, is_of_dying, states_harm
from according.extract.harm.number_words import is_count
from according.extract.harm.patients import meant
from according.extract.harm.people import is_group, is_not_people, is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import OBJECTS, SUBJECTS, Sentence, Token
from according.model.claim import Harm

_SOME = frozenset({"them", "whom"})  # what stands between those counted and their condition


def in_state(sentence: Sentence, word: Token) -> Token | None:
    """Who is in the state of a word: "12 dead", "left 12 dead", "12 people were missing"."""
    above = sentence.parent(word)
    before = sentence.tokens[word.i - 1] if word.i else None
    copula = before if before is not None and before.lower in words().copulas else None
    if copula is not None and (own := sentence.child(copula, *SUBJECTS)) is not None:
        return own  # "twelve fishermen *remain missing*, the coast guard said"
    if before is not None and before.lower == "for":
        return None  # "left him *for dead*"
    if (some := _some_of_them(sentence, word)) is not None:
        return some
    if above is not None and word.dep == "conj" and above.lower in words().states:
        joined = before is not None and before.lower == "or"  # "20 are dead or *missing*"
        return in_state(sentence, above) if joined else None
    if above is not None and word.dep == "amod" and _is_harmed(sentence, above):
        return None
    if (counted := _before_copula(sentence, word)) is not None:
        return counted
    if above is None:
        return sentence.child(word, "nsubj", "nummod")
    if above.lower == "of":  # "thousands of dead"
        count = sentence.parent(above)
        return count if count is not None and count.i < word.i and is_count(count) else None
    if above.is_verb and sentence.child(word, "det") is not None:
        return None  # "the dead included eight women", "a doctor treated the wounded"
    if (word.dep == "amod" and not above.is_verb) or above.tag == "CD":
        return None if _is_whole(sentence, above) else above
    if (own := sentence.child(word, "nsubj", "nsubjpass")) is not None:
        return own  # "four were killed and a fifth is missing"
    copula = sentence.child(word, "aux", "auxpass")
    if copula is not None and (of_it := sentence.child(copula, "nsubj")) is not None:
        return of_it  # labels may hang the subject on the copula: "the child is missing, he said"
    if above.is_verb and above.dep == "conj" and above.lower in words().fearing:
        return None  # "missing and feared dead"
    if word.dep in OBJECTS and sentence.child(word, "poss") is not None:
        return None  # "the town buries its dead"
    if above.is_verb and above.lower in words().unharmed.pretending:
        return None  # "she played dead"
    if above.is_verb:
        told = [c for c in sentence.children(above, *OBJECTS) if c.i != word.i]
        doer = states_harm(above.lower) and not sentence.is_passive(above)  # "who shot dead a boy"
        subject = None if doer else sentence.subject(above)  # "he was pronounced dead"
        return told[0] if told else subject
    if before is None or not (before.tag == "CD" or is_person_noun(before.lower)):
        return None
    return before  # "a number of people unaccounted for"


def joined_state(sentence: Sentence, word: Token) -> Token | None:
    """The second of two states that one count has: "40 dead *and injured*", "dead *or wounded*".

    None where a number, an object or a noun of its own says that the second is of others: "3 dead
    and wounded dozens", "two were dead and wounded people lay there".
    """
    following = sentence.tokens[word.i + 1 : word.i + 4]
    if len(following) < 2 or following[0].lower not in {"or", "and"}:
        return None
    second, behind = following[1], following[2:]
    states = words().states
    pair = {states.get(word.lower), states.get(second.lower)}
    if pair != {"killed", "injured"} or sentence.child(second, "dobj") is not None:
        return None
    others = any(is_count(t) or (t.is_noun and word.dep != "amod") for t in behind)
    return None if others else second


def is_joined_state(sentence: Sentence, word: Token) -> bool:
    """Whether the word is such a second state, told with the one before it."""
    first = sentence.tokens[word.i - 2] if word.i > 1 else None
    if first is None or first.lower in words().patient_verbs:
        return False  # "killed and injured": two verbs, which `settled` joins
    return joined_state(sentence, first) is word


def _is_harmed(sentence: Sentence, noun: Token) -> bool:
    """ "killed a dozen *displaced people*": it says who was harmed, not what befell them now."""
    verb = sentence.parent(noun) if noun.dep in {"dobj", "nsubjpass"} else None
    return verb is not None and harms_by_itself(verb.lower)


def _is_whole(sentence: Sentence, noun: Token) -> bool:
    """ "two of *the wounded men* died": of whom some are told, not how many were wounded."""
    of = sentence.parent(noun) if noun.dep == "pobj" else None
    part = sentence.parent(of) if of is not None and of.lower == "of" else None
    if part is None or not is_count(part) or sentence.child(noun, "det") is None:
        return False
    verb = sentence.clause_verb(part)
    return verb is not None and states_harm(verb.lower)


def _some_of_them(sentence: Sentence, word: Token) -> Token | None:
    """ "58 casualties, *34* of them *dead*": not all, whatever the tree hangs it on."""
    before = sentence.tokens[max(0, word.i - 3) : word.i]
    some = len(before) == 3 and before[1].lower == "of" and before[2].lower in _SOME
    return before[0] if some and is_count(before[0]) else None


def _before_copula(sentence: Sentence, word: Token) -> Token | None:
    """The number before a state, directly or over a copula: "nine are missing"."""
    i = word.i - 1
    while i > 0 and sentence.tokens[i].lower in words().copulas:
        i -= 1
    before = sentence.tokens[i] if i >= 0 else None
    if before is None or not is_count(before):
        return None
    return _of_whom(sentence, before)


def _of_whom(sentence: Sentence, number: Token) -> Token:
    """ "*50* of his garrison of 200 were dead", "*a youth* of 19 dead": not the last number."""
    of = sentence.parent(number) if number.dep == "pobj" else None
    told = sentence.parent(of) if of is not None and of.lower == "of" else None
    if told is None or told.i >= number.i or is_group(told.lower):
        return number  # "a group of *12* were dead"
    return _of_whom(sentence, told)


def in_condition(sentence: Sentence, token: Token) -> tuple[Harm, Token | None] | None:
    """Who is in a state that a phrase tells: "the other four remain in critical condition"."""
    behind = sentence.tokens[token.i + 1 : token.i + 5]
    above = sentence.parent(token)
    for rest, harm in words().conditions.get(token.lower, ()):
        several = len(rest) > 1  # "in the *intensive care* unit", but not "in the *prison* riot"
        following = [t.lower for t in behind if several or t.dep != "compound"]
        if above is None or _is_sentence(above) or _tells_death(above):
            continue
        if harm == "missing" and above.lower not in words().copulas | words().unseen["staying"]:
            continue  # "pulled out from *under the rubble*"
        if in_order(rest, following):
            whom = _conditioned(sentence, above, sentence.tokens[max(0, token.i - 1)])
            dead = whom is not None and whom.lower in words().bodies.nouns
            return None if dead else (harm, whom)
    return None


def _tells_death(verb: Token) -> bool:
    """ "nine *drowned* in an intensive care unit": where they died."""
    told = (words().agent_verbs, words().patient_verbs)
    readings = (reading for known in told for reading in known.get(verb.lower, ()))
    return any(harm == "killed" and not rest for rest, harm in readings)


def _is_sentence(verb: Token) -> bool:
    """ "was sentenced to ten years in prison", "faces jail": a court's word is no harm yet."""
    return verb.lower in words().courts.sentencing


def _conditioned(sentence: Sentence, above: Token, before: Token) -> Token | None:
    """The verb's subject, or the people that the phrase hangs on: "*another* in custody".

    Of "put the wounded at 14, three *of them in* a critical condition" it is no subject.
    """
    if before.lower in _SOME:
        return None
    if above.is_verb:
        return sentence.subject(above)
    return above if above.tag in {"CD", "DT"} or is_person_noun(above.lower) else None


def unseen(sentence: Sentence, token: Token) -> Token | None:
    """Who is missing: "*she* has not been seen since", "no word of *the other four*"."""
    told = words().unseen
    if token.lower in told["nouns"]:
        return _without_word(sentence, token)
    if token.lower in told["where"]:
        return _nowhere(sentence, token)
    if token.lower in told["coming"]:
        return _not_home(sentence, token)
    if token.lower in told["returning"]:
        return _not_back(sentence, token)
    if token.lower in told["seeking"]:
        return _sought(sentence, token)
    if token.lower not in told["verbs"] | told["alone"] or not _is_never(sentence, token):
        return None
    following = sentence.tokens[token.i + 1 : token.i + 2]
    lost = sentence.subject(token) or _of_yet(sentence, token)
    ran = (t for t in sentence.tokens[: token.i] if t.lower in told["fleeing"])
    sought = lost is not None and lost.lower in told["wanted"] | told["drivers"]
    yet = is_yet_to_be(sentence, token)  # suspects that are yet to be found are wanted
    if sought and (yet or any(sentence.subject(t) == lost for t in ran)):
        return None  # "the driver *fled* and has not been found"
    behind = bool(following) and following[0].lower in told["behind"]
    patient = lost if behind or token.lower in told["alone"] else None
    return patient if patient is not None and patient.lower not in words().nouns else None


def _sought(sentence: Sentence, verb: Token) -> Token | None:
    """ "Divers were searching for *22* miners", "they are still looking for *three* children"."""
    told, whom, who = words().unseen, sentence.below(verb, "for"), sentence.subject(verb)
    if whom is None or who is None or {whom.lower, who.lower} & (told["hunters"] | told["wanted"]):
        return None
    people = is_count(whom) or is_person_noun(whom.lower)
    still = any(c.lower in told["still"] for c in sentence.children(verb, "advmod"))
    return whom if people and (still or who.lower in told["seekers"]) else None


def _is_never(sentence: Sentence, verb: Token) -> bool:
    """ "has *not* been found", "are *yet to be* traced", but not "has not been found guilty"."""
    judged = sentence.child(verb, "oprd", "acomp", "xcomp")
    if is_yet_to_be(sentence, verb):
        return judged is None
    denied = sentence.child(verb, "neg") is not None
    still = any(c.lower in words().unseen["still"] for c in sentence.children(verb, "advmod"))
    lasting = still or _is_perfect(sentence, verb)  # "are *still* not found"
    return denied and judged is None and sentence.is_passive(verb) and lasting


def is_yet_to_be(sentence: Sentence, verb: Token) -> bool:
    """ "*yet to be* traced"."""
    before = [t.lower for t in sentence.tokens[max(0, verb.i - 3) : verb.i]]
    return before[1:] == ["to", "be"] and before[0] in words().unseen["yet"]


def _of_yet(sentence: Sentence, verb: Token) -> Token | None:
    """ "*four* were yet to be traced": the subject of what the verb hangs on."""
    above = sentence.parent(verb) if verb.dep == "xcomp" else None
    return sentence.subject(above) if above is not None else None


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    return sentence.child(verb, "aux") is not None


def _without_word(sentence: Sentence, noun: Token) -> Token | None:
    """ "no word of *the other four*", but not of deaths or casualties."""
    none = any(c.lower == "no" for c in sentence.children(noun, "det"))
    of = (c for c in sentence.children(noun, "prep") if c.lower in words().unseen["of"])
    patient = next((sentence.child(c, "pobj") for c in of), None) if none else None
    return patient if patient is not None and patient.lower not in words().nouns else None


def _nowhere(sentence: Sentence, noun: Token) -> Token | None:
    """ "the whereabouts of *the other three* are unknown", "... are not known"."""
    behind = [t.lower for t in sentence.tokens[noun.i + 1 :]]
    said = next((word for word in behind if word in words().unseen["unknown"]), None)
    denied = said in {"known", "established"}
    if said is None or (denied and not {"not", "n't", "n’t"} & set(behind)):
        return None
    of = next((c for c in sentence.children(noun, "prep") if c.lower == "of"), None)
    sought = sentence.child(of, "pobj", "nsubj") if of is not None else _whose(sentence, noun)
    wanted = sought is not None and sought.lower in words().unseen["wanted"]
    return None if wanted else sought


def _whose(sentence: Sentence, noun: Token) -> Token | None:
    """ "*seven* whose whereabouts are unknown": right before the relative."""
    whose = sentence.tokens[noun.i - 1] if noun.i else None
    if whose is None or whose.lower != "whose" or whose.i == 0:
        return None
    return sentence.tokens[whose.i - 1]


def _not_home(sentence: Sentence, verb: Token) -> Token | None:
    """ "six youths have *not come home* since Saturday", "three *never came home*"."""
    following = sentence.tokens[verb.i + 1 : verb.i + 2]
    home = bool(following) and following[0].lower in words().unseen["home"]
    negation = sentence.child(verb, "neg")
    never = negation is not None and negation.lower in words().unseen["never"]
    denied = negation is not None and (never or _is_perfect(sentence, verb))
    return sentence.subject(verb) if home and denied else None


def _not_back(sentence: Sentence, verb: Token) -> Token | None:
    """ "five farmers who *went* to their fields and *have not returned*"; not who fled.

    Nor who left what was his ("left *their homes*"), or has not returned something or to something.
    """
    first = sentence.parent(verb) if verb.dep == "conj" else None
    gone = first is not None and first.lower in words().unseen["gone"]
    if not gone or first is None or sentence.child(verb, "neg") is None:
        return None
    if sentence.child(first, "dobj") or sentence.child(verb, "dobj", "prep") is not None:
        return None
    return meant(sentence, sentence.subject(first))


def in_care(sentence: Sentence, verb: Token) -> Token | None:
    """ "all four were taken to a hospital": hurt, unless the sentence tells of a death."""
    care = words().care
    if verb.lower not in care["verbs"] or not sentence.is_passive(verb):
        return None
    patient = sentence.subject(verb)
    said = {t.lower for t in sentence.tokens}
    if patient is None or said & care["dead"] or not said & care["places"]:
        return None
    counted = patient.tag == "CD" or sentence.child(patient, "nummod") is not None
    return patient if counted or said & care["hurt"] else None


def sent_to_care(sentence: Sentence, verb: Token) -> Token | None:
    """ "a shooting that sent *a man* to the hospital": hurt by what is no person."""
    care = words().care
    if verb.lower not in care["sending"] or sentence.is_passive(verb):
        return None
    place = sentence.below(verb, "to")
    cause = meant(sentence, sentence.subject(verb))
    if place is None or place.lower not in care["places"] or cause is None:
        return None
    harming = cause.lower in words().nouns or is_not_people(cause.lower)
    return sentence.child(verb, "dobj") if harming or cause.lower in care["causes"] else None


def is_of_later(sentence: Sentence, word: Token, patient: Token, placed: bool) -> bool:
    """Whether what dates the words need not date the harm: who died of it, or was met dead, later.

    "The woman died on Sunday", "ten bodies were found on Monday", "was pronounced dead at noon".
    ``placed``: their sentence says where; then bodies are of those told of before where more were.
    """
    if {word.lower, patient.lower} & words().bodies.nouns:
        told = sentence.is_definite(patient) or any(
            t.lower in words().care["more"] for t in sentence.children(patient, "amod", "det")
        )
        return (told or not placed) and not _tells_of_another(sentence)
    above = sentence.parent(word)
    found = any(t is not None and t.lower in words().care["finding"] for t in (word, above))
    return found or _is_of_wounds(sentence, word, patient)


def _tells_of_another(sentence: Sentence) -> bool:
    """ "Four bodies were recovered on Sunday after *another strike*"."""
    care = words().care
    new = (t for t in sentence.tokens if t.lower in care["causing"] and t.is_noun)
    return any(c.lower in care["more"] for t in new for c in sentence.children(t, "det", "amod"))


def _is_of_wounds(sentence: Sentence, word: Token, patient: Token) -> bool:
    """Whether somebody known died of it later: "the woman died on Sunday", "died in hospital"."""
    if not is_of_dying(word.lower):
        return False
    care, behind = words().care, [t.lower for t in sentence.tokens[word.i + 1 :]]
    if any(w in care["places"] or w in care["hurt"] for w in behind):
        return True
    of = sentence.below(patient, "of")
    if of is not None and of.lower in care["wounded"]:
        return True
    named = patient.tag == "NNP" and sentence.child(patient, "nummod") is None
    of_its_own = any(w in care["causing"] for w in behind)
    known = named or (sentence.is_definite(patient) and patient.tag == "NN")
    return known and not of_its_own
