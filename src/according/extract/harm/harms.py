"""Where a sentence says that people were harmed: the harm word, and the phrase for those harmed.

Law: a harm is found by its word (lexicon ``harms``) and the grammatical place that this word gives
to the harmed; nobody is harmed by standing near a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from according.extract.harm.number_words import is_nothing
from according.extract.harm.patients import patient_of
from according.extract.harm.people import stands_for_many
from according.extract.harm.states import (
    in_care,
    in_condition,
    in_state,
    is_joined_state,
    joined_state,
    unseen,
)
from according.extract.harm.taken import is_held_by_takers, taken
from according.extract.harm.tolls import counted_out, toll_numbers
from according.extract.harm.vocabulary import Phrases, behind, harm_words, in_order, words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm

_RELATIVE = frozenset({"who", "that", "which", "whom"})


@dataclass(frozen=True, slots=True)
class HarmMention:
    """One statement of harm: its word, and the head token of the phrase for those harmed."""

    harm: Harm
    word: Token
    patient: Token


def find_harms(sentence: Sentence) -> list[HarmMention]:
    """Harm mentions in the order of their words; one word may harm several phrases ("A and B")."""
    found: dict[tuple[Harm, int], HarmMention] = {}
    known = harm_words()
    for token in (t for t in sentence.tokens if t.lower in known):
        for mention in _at(sentence, token):
            if (
                mention.patient.i != mention.word.i
                or mention.word.is_noun
                or mention.word.tag == "CD"
            ):
                told = replace(mention, harm=_harm_of_both(sentence, mention))
                found.setdefault((told.harm, told.patient.i), told)
    return list(found.values())


def _harm_of_both(sentence: Sentence, mention: HarmMention) -> Harm:
    """ "100 dead *or wounded*": what befell how many of them is not said."""
    joined = joined_state(sentence, mention.word)
    return mention.harm if joined is None else "killed-or-injured"


def wounds_a_limb(sentence: Sentence, word: Token) -> bool:
    """Whether the word of harm is followed by the part of the body: "shot in the left leg"."""
    behind = [t.lower for t in sentence.tokens[word.i + 1 : word.i + 8]]
    if "in" not in behind:
        return False
    return any(word in words().limbs for word in behind[behind.index("in") + 1 :][:4])


def runs_off(sentence: Sentence, verb: Token) -> bool:
    """ "fled the scene", "fled from the club": from a spot, and not from home."""
    whence = (c for c in sentence.children(verb, "prep") if c.lower == "from")
    left = [*sentence.children(verb, "dobj"), *(sentence.child(c, "pobj") for c in whence)]
    return any(noun is not None and noun.lower in words().spots for noun in left)


def _at(sentence: Sentence, token: Token) -> Iterator[HarmMention]:
    known = words()
    if is_joined_state(sentence, token):
        return
    if (hurt := in_care(sentence, token)) is not None:
        yield from _each(sentence, "injured", token, hurt)
        return
    harm = _verb_harm(sentence, token, known.patient_verbs)
    if harm == "detained" and is_held_by_takers(sentence, token):
        harm = "abducted"
    if harm and not _used_as_noun(sentence, token):
        if not _outcome_follows(sentence, token, harm):
            yield from _each(sentence, harm, token, patient_of(sentence, token))
            yield from _joined_by_with(sentence, harm, token)
        return
    if token.lower in known.taking and (away := taken(sentence, token)) is not None:
        yield from _each(sentence, "abducted", token, away)
        return
    harm = _verb_harm(sentence, token, known.agent_verbs)
    if harm == "displaced" and runs_off(sentence, token):
        return
    if harm and not token.is_noun:
        patient = sentence.subject(token) or _some_of(sentence, token)
        yield from _each(sentence, harm, token, patient)
        yield from _joined_by_with(sentence, harm, token)
        return
    if token.lower in known.surviving and sentence.child(token, "neg") is not None:
        yield from _each(sentence, "killed", token, sentence.child(token, "nsubj"))
        return
    if (lost := unseen(sentence, token)) is not None:
        yield from _each(sentence, "missing", token, lost)
        return
    if token.lower in known.shooting and not token.is_noun and _is_by_shot(sentence, token):
        yield from _each(sentence, "killed-or-injured", token, patient_of(sentence, token))
        return
    if (condition := in_condition(sentence, token)) is not None:
        yield from _each(sentence, condition[0], token, condition[1])
    yield from _at_noun(sentence, token)


def _is_by_shot(sentence: Sentence, verb: Token) -> bool:
    """ "hit by a stray bullet", "the bullet that struck her", "opened fire, striking four"."""
    if sentence.is_passive(verb):
        by = next((c for c in sentence.children(verb, "agent", "prep") if c.lower == "by"), None)
        cause = sentence.child(by, "pobj") if by else None
    else:
        cause = _meant(sentence, sentence.subject(verb))
    if cause is not None and cause.lower in words().shots:
        return True
    above = sentence.parent(verb) if verb.tag == "VBG" and verb.dep == "advcl" else None
    fired = (above, *sentence.children(above)) if above is not None else ()
    return any(t.lower in words().firing for t in fired)


def _at_noun(sentence: Sentence, token: Token) -> Iterator[HarmMention]:
    known = words()
    if harm := known.states.get(token.lower):
        yield from _each(sentence, harm, token, in_state(sentence, token))
    told_alone = not (_is_compound(sentence, token) or _is_borne(sentence, token))
    harm = known.nouns.get(token.lower) if told_alone else None
    counted = _counted(sentence, token) or _governs_of(sentence, token)
    if harm and (token.is_noun or counted or _follows_of(sentence, token)):
        yield from _each(sentence, harm, token, _counted_by_noun(sentence, token))
    if token.lower in known.victims and _are_of_shooting(sentence, token):
        yield from _each(sentence, "killed-or-injured", token, token)
    verb = sentence.parent(token)
    if token.lower in known.lives and verb is not None and verb.lower in known.causing:
        yield HarmMention("killed", token, _owner(sentence, token) or token)
    if token.lower in known.tolls:
        yield from _toll(sentence, token, "killed")
    if (harm := known.states.get(token.lower)) and sentence.child(token, "det") is not None:
        yield from _toll(sentence, token, harm)  # "put the wounded at 52"


def _toll(sentence: Sentence, noun: Token, harm: Harm) -> Iterator[HarmMention]:
    yield from (HarmMention(harm, noun, n) for n in toll_numbers(sentence, noun, harm))


def _follows_of(sentence: Sentence, token: Token) -> bool:
    """ "the number *of injured* stands at 387": a participle for people."""
    return token.i > 0 and sentence.tokens[token.i - 1].lower == "of" and token.tag == "VBN"


def _is_compound(sentence: Sentence, noun: Token) -> bool:
    """ "*detention* centres", "a *murder* suspect": it only tells of what kind a thing is."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    return noun.dep == "compound" and bool(behind) and behind[0].is_noun


def _is_borne(sentence: Sentence, injuries: Token) -> bool:
    """ "He died of *multiple injuries*": they are one person's, and count nobody."""
    verb = sentence.clause_verb(injuries)
    borne = verb is not None and verb.lower in words().bearing
    return borne and words().nouns.get(injuries.lower) == "injured"


def _are_of_shooting(sentence: Sentence, victims: Token) -> bool:
    """ "multiple *gunshot* victims": the word before tells what they are victims of."""
    before = sentence.tokens[victims.i - 1].lower if victims.i else ""
    return before in words().victims_of


def _owner(sentence: Sentence, life: Token) -> Token | None:
    """ "took *his* own life": one who ended it."""
    own = any(c.lower == "own" for c in sentence.children(life, "amod"))
    owner = sentence.child(life, "poss")
    return owner if own and owner is not None and owner.tag == "PRP$" else None


def _outcome_follows(sentence: Sentence, verb: Token, harm: Harm) -> bool:
    """ "shot and wounded", "shot and killed": the second verb says how it ended."""
    if harm != "killed-or-injured":
        return False
    following = sentence.tokens[verb.i + 1 : verb.i + 3]
    return (
        len(following) == 2
        and following[0].lower == "and"
        and following[1].lower in words().patient_verbs
    )


def _joined_by_with(sentence: Sentence, harm: Harm, verb: Token) -> Iterator[HarmMention]:
    """ "was killed along with his son": further people by a phrase of company."""
    for token in sentence.tokens[verb.i + 1 :]:
        if token.lower == "with" and sentence.tokens[token.i - 1].lower in words().joining:
            yield from _each(sentence, harm, verb, sentence.child(token, "pobj"))
            return


def _some_of(sentence: Sentence, verb: Token) -> Token | None:
    """ "after *four* of the wounded died": some of the hurt, where labels lose the subject."""
    before = sentence.tokens[max(0, verb.i - 4) : verb.i]
    if len(before) < 4 or before[3].lower not in words().states:
        return None
    counted = before[0].tag == "CD" and [t.lower for t in before[1:3]] == ["of", "the"]
    return before[0] if counted else None


def _used_as_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a form of the verb is a noun or adjective here: "the wounded", "killed men"."""
    if token.dep == "amod" or (token.is_noun and sentence.child(token, "det", "poss") is not None):
        return True
    if _governs_of(sentence, token):
        return True
    return token.tag in {"NN", "NNS"} and not token.lower.endswith(("ed", "s"))


def _governs_of(sentence: Sentence, token: Token) -> bool:
    """ "charged in shooting of ...": a gerund that is a noun without an article."""
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    return token.tag == "VBG" and bool(behind) and behind[0].lower == "of"


def _verb_harm(sentence: Sentence, token: Token, verbs: Phrases) -> Harm | None:
    """The harm of a verb, with the words that belong to it near by ("shot ... dead")."""
    readings = verbs.get(token.lower)
    if not readings:
        return None
    following = behind(sentence, token)
    for rest, harm in readings:
        if not rest or in_order(rest, following):
            adverb = sentence.tokens[token.i - 1].lower if token.i else ""
            return "killed" if adverb in words().fatally else harm
    return None


def _each(
    sentence: Sentence, harm: Harm, word: Token, patient: Token | None
) -> Iterator[HarmMention]:
    """The phrase and those coordinated with it."""
    seen: set[int] = set()
    patient = counted_out(sentence, _meant(sentence, _doer(sentence, word, patient)))
    while patient is not None and patient.i not in seen:
        seen.add(patient.i)
        yield HarmMention(harm, word, patient)
        if (told := _told_as(sentence, patient)) is not None:
            yield from _each(sentence, harm, word, told)
        joined = (c for c in sentence.children(patient, "conj") if not c.is_verb)
        patient = next((c for c in joined if not _is_of_another(sentence, word, patient, c)), None)


def _told_as(sentence: Sentence, patient: Token) -> Token | None:
    """ "The victims, *a woman* and her daughter, died": who a bare plural means."""
    bare = patient.tag == "NNS" and sentence.child(patient, "nummod", "appos") is not None
    meant = sentence.child(patient, "appos") if bare else None
    return meant if meant is not None and sentence.child(patient, "nummod") is None else None


def _doer(sentence: Sentence, verb: Token, patient: Token | None) -> Token | None:
    """ "*she* accidentally shot herself": who does it to himself is harmed."""
    if patient is not None and is_himself(sentence, patient):
        return sentence.child(verb, "nsubj") or patient
    return patient


def is_himself(sentence: Sentence, patient: Token) -> bool:
    """Whether it stands for the subject of its own verb ("herself")."""
    verb = sentence.parent(patient)
    own = verb is not None and sentence.child(verb, "nsubj") is not None
    return own and patient.lower in words().self


def _is_relative(sentence: Sentence, patient: Token) -> bool:
    """Whether it stands for a noun before: "who", "all of whom"."""
    of = sentence.child(patient, "prep") if stands_for_many(patient.lower) else None
    whom = sentence.child(of, "pobj") if of is not None else None
    return any(t is not None and t.lower in _RELATIVE for t in (patient, whom))


def _meant(sentence: Sentence, patient: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for: "hundreds of civilians *who* were kidnapped"."""
    if patient is None or not _is_relative(sentence, patient):
        return patient
    clause = next((a for a in sentence.ancestors(patient) if a.dep in {"relcl", "acl"}), None)
    noun = sentence.parent(clause) if clause is not None else None
    helpers = sentence.children(clause, "aux", "auxpass") if clause is not None else ()
    several = any(helper.lower in {"were", "are", "have"} for helper in helpers)
    while several and noun is not None and noun.dep == "conj" and noun.tag in {"NN", "NNP"}:
        noun = sentence.parent(noun)  # "Omar and *Layla, who were* killed"
    return noun


def _is_of_another(sentence: Sentence, word: Token, patient: Token, joined: Token) -> bool:
    """Whether the second phrase is another word's: "killing 12 and wounding 30"."""
    known = words()
    between = sentence.tokens[patient.i + 2 : joined.i]
    behind = [t for t in sentence.tokens[joined.i + 1 :][:1] if t.i != word.i]
    other = any(
        t.lower in known.patient_verbs or t.lower in known.states for t in (*between, *behind)
    )
    return other or any(in_condition(sentence, t) for t in behind)  # "one dead, another in jail"


def _counted(sentence: Sentence, word: Token) -> bool:
    return sentence.child(word, "nummod", "det") is not None


def _counted_by_noun(sentence: Sentence, noun: Token) -> Token:
    """The people of a harm noun: "the deaths of 12 people" has 12 people, "12 deaths" itself."""
    if _is_counted_itself(sentence, noun):
        return noun
    beside = sentence.tokens[noun.i + 1 : noun.i + 2]
    for counting in (noun, *_sharing(sentence, noun)):
        preps = (*sentence.children(counting, "prep"), *(t for t in beside if t.lower == "of"))
        of = next((c for c in preps if c.lower in {"of", "among", "to"}), None)
        if of is not None and (people := sentence.child(of, "pobj")):
            return people
    owner = sentence.child(noun, "poss")  # "the six priests' slaying"
    counted = owner is not None and sentence.child(owner, "nummod") is not None
    return owner if owner is not None and counted else noun


def _is_counted_itself(sentence: Sentence, noun: Token) -> bool:
    """ "*no* casualties among the troops", "*12* deaths of civilians"."""
    own = sentence.children(noun, "nummod", "det")
    return any(c.i == noun.i - 1 and (c.tag == "CD" or is_nothing(c.lower)) for c in own)


def _sharing(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The noun that shares its people: "the *kidnapping* and *murder* of five men"."""
    first = sentence.parent(noun) if noun.dep == "conj" else noun
    second = noun if noun.dep == "conj" else sentence.child(noun, "conj")
    if first is None or second is None or sentence.child(noun, "nummod") is not None:
        return
    if sentence.child(second, "det", "poss", "nummod") is None:
        yield second if noun is first else first
