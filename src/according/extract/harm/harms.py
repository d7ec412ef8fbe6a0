"""Where a sentence says that people were harmed: the harm word, and the phrase for those harmed.

Law: a harm is found by its word (lexicon ``harms``) and the grammatical place that this word gives
to the harmed; nobody is harmed by standing near a number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from according.extract.harm.harm_nouns import at_noun, governs_of
from according.extract.harm.harm_words import (
    behind,
    harm_words,
    harms_stated,
    in_order,
    is_of_dying,
)
from according.extract.harm.marks import is_marked_with
from according.extract.harm.mention import HarmMention, as_ended, each_harmed
from according.extract.harm.number_words import is_count
from according.extract.harm.patients import meant, patient_of
from according.extract.harm.people import is_person_noun, stands_for_one
from according.extract.harm.states import (
    in_care,
    in_condition,
    is_joined_state,
    joined_state,
    sent_to_care,
    unseen,
)
from according.extract.harm.taken import (
    camp_that_holds,
    is_captive,
    is_held_by_nobody,
    is_held_by_takers,
    is_saved_from,
    is_taken_by_keepers,
    taken,
)
from according.extract.harm.tolls import count_above
from according.extract.harm.vocabulary import Phrases, words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import Harm


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
    """ "100 dead *or wounded*", "8,500 *killed and wounded*": how many were which is not said."""
    joined = joined_state(sentence, mention.word) is not None
    return "killed-or-injured" if joined or _are_both(sentence, mention) else mention.harm


def _are_both(sentence: Sentence, mention: HarmMention) -> bool:
    """ "suffered 8,500 *killed and wounded* in": right behind the number, and of nobody else."""
    word, number = mention.word, mention.patient
    joint, second, *further = (*sentence.tokens[word.i + 1 : word.i + 4], word, word)
    harms = {mention.harm, _verb_harm(sentence, second, words().patient_verbs)}
    alone = not further or further[0].tag == "IN" or not further[0].text[0].isalnum()
    beside = number.tag == "CD" and number.i == word.i - 1 and joint.lower in {"and", "or"}
    return beside and alone and harms == {"killed", "injured"}


def wounds_a_limb(sentence: Sentence, word: Token) -> bool:
    """Whether the word of harm is followed by the part of the body: "shot in the left leg"."""
    behind = [t.lower for t in sentence.tokens[word.i + 1 : word.i + 8]]
    if "in" not in behind:
        return False
    return any(word in words().wounds.limbs for word in behind[behind.index("in") + 1 :][:4])


def runs_off(sentence: Sentence, verb: Token) -> bool:
    """ "fled the scene", "fled from the club": from a spot, and not from home."""
    whence = (c for c in sentence.children(verb, "prep") if c.lower == "from")
    left = [*sentence.children(verb, "dobj"), *(sentence.child(c, "pobj") for c in whence)]
    return any(noun is not None and noun.lower in words().unharmed.spots for noun in left)


def _hides(sentence: Sentence, verb: Token) -> bool:
    """ "The *gunmen* sought refuge in a house": who is wanted hides, and is not displaced."""
    subject = meant(sentence, sentence.subject(verb))
    if subject is not None and is_count(subject):
        subject = sentence.below(subject, "of") or subject
    return subject is not None and subject.lower in words().unseen["wanted"]


def _at(sentence: Sentence, token: Token) -> Sequence[HarmMention]:
    """What the word states, by the first rule that knows it; a noun and a state come last."""
    if is_joined_state(sentence, token):
        return ()
    if is_aimed(sentence, token) or _is_contest(sentence, token):
        return ()
    for rule in (_cared_for, _done_to, _taken_away, _done_by, _of_one_phrase):
        if (stated := rule(sentence, token)) is not None:
            return stated
    return (*_conditioned(sentence, token), *at_noun(sentence, token))


def _cared_for(sentence: Sentence, token: Token) -> Sequence[HarmMention] | None:
    hurt = in_care(sentence, token) or sent_to_care(sentence, token)
    return None if hurt is None else (*each_harmed(sentence, "injured", token, hurt),)


def _done_to(sentence: Sentence, token: Token) -> Sequence[HarmMention] | None:
    """What a verb does to whom it acts on: "*killed* four"."""
    harm = _verb_harm(sentence, token, words().patient_verbs)
    if harm in {"detained", "abducted"} and (harm := _held(sentence, token, harm)) is None:
        return ()
    if not harm or _used_as_noun(sentence, token):
        return None
    if _outcome_follows(sentence, token, harm):
        return ()
    whom = patient_of(sentence, token)
    own = each_harmed(sentence, harm, token, whom)
    return (*own, *_joined_by_with(sentence, harm, token))


def _held(sentence: Sentence, token: Token, harm: Harm) -> Harm | None:
    """What holding people is, by who holds them and where; None if nobody is held."""
    if harm == "detained" and is_held_by_takers(sentence, token):
        harm = "abducted"
    if harm == "abducted" and is_taken_by_keepers(sentence, token):
        harm = "detained"  # "police *dragged away* 50 protesters"
    camp = camp_that_holds(sentence, token) if harm == "detained" else None
    if camp == "haven":
        return "displaced"
    if camp == "garrison" or (harm == "detained" and is_held_by_nobody(sentence, token)):
        return None
    return None if is_saved_from(sentence, token) else harm


def _taken_away(sentence: Sentence, token: Token) -> Sequence[HarmMention] | None:
    away = taken(sentence, token) if token.lower in words().taking else None
    return None if away is None else (*each_harmed(sentence, "abducted", token, away),)


def _done_by(sentence: Sentence, token: Token) -> Sequence[HarmMention] | None:
    """What befalls the subject of a verb: "four *died*"."""
    harm = _verb_harm(sentence, token, words().agent_verbs)
    if harm == "displaced" and (runs_off(sentence, token) or _hides(sentence, token)):
        return ()
    some = _some_of(sentence, token) if harm else None
    if not harm or (some is None and token.is_noun):
        return None
    patient = some if token.is_noun else sentence.subject(token) or some
    own = each_harmed(sentence, harm, token, patient)
    return (*own, *_joined_by_with(sentence, harm, token))


def _of_one_phrase(sentence: Sentence, token: Token) -> Sequence[HarmMention] | None:
    """What verbs tell that harm by what is around them: by survival, loss, sight or a shot."""
    finders: tuple[tuple[Harm, Callable[[Sentence, Token], Token | None]], ...] = (
        ("killed", _not_surviving),
        ("injured", _survived),
        ("missing", unseen),
        ("killed", _bereft_of),
        ("killed", _claimed),
        ("killed-or-injured", _shot),
    )
    for harm, finder in finders:
        if (whom := finder(sentence, token)) is not None:
            captive = harm == "missing" and words().nouns.get(whom.lower) == "abducted"
            told: Harm = "abducted" if captive else harm  # "the fate of 16 *hostages* is unknown"
            return (*each_harmed(sentence, told, token, whom),)
    return None


def _conditioned(sentence: Sentence, token: Token) -> Iterator[HarmMention]:
    if (condition := in_condition(sentence, token)) is not None:
        harm, patient = condition
        captive = harm == "detained" and is_captive(sentence, None)
        yield from each_harmed(sentence, "abducted" if captive else harm, token, patient)


def _is_contest(sentence: Sentence, verb: Token) -> bool:
    """ "*beat* the senator by 18 points": at the polls or in a game, where nobody is hurt by it."""
    told = words().unharmed
    if verb.lower not in told.beating or all(t.lower not in told.contests for t in sentence.tokens):
        return False
    whom = patient_of(sentence, verb)
    if whom is None or is_marked_with(list(sentence.subtree(whom)), "injured"):
        return False
    return whom.entity.endswith("PERSON") or sentence.is_definite(whom)


def is_aimed(sentence: Sentence, verb: Token) -> bool:
    """ "shot *at the policemen*", "being shot *at* from a car": nobody was hit yet.

    Who was "shot at a checkpoint" was.
    """
    at, *behind = (*sentence.tokens[verb.i + 1 : verb.i + 3], None)
    if at is None or at.lower != "at" or words().patient_verbs.get(verb.lower) is None:
        return False
    whom = sentence.child(at, "pobj")
    person = whom is not None and (is_person_noun(whom.lower) or stands_for_one(whom.lower))
    return person or behind[0] is None or behind[0].tag in {"IN", "CC", ".", ","}


def _shot(sentence: Sentence, verb: Token) -> Token | None:
    """ "A stray bullet *struck* a boy": whom it hit."""
    if verb.is_noun or verb.lower not in words().shots.verbs or not _is_by_shot(sentence, verb):
        return None
    return patient_of(sentence, verb)


def _is_by_shot(sentence: Sentence, verb: Token) -> bool:
    """ "hit by a stray bullet", "the bullet that struck her", "opened fire, striking four"."""
    if sentence.is_passive(verb):
        cause = sentence.below(verb, "by")
    else:
        cause = meant(sentence, sentence.subject(verb))
    if cause is not None and is_count(cause):
        cause = sentence.below(cause, "of") or cause  # "one of the *bullets*"
    if cause is not None and cause.lower in words().shots.nouns:
        return sentence.below(cause, "of") is None  # not "a new round of job cuts"
    above = sentence.parent(verb) if verb.tag == "VBG" and verb.dep == "advcl" else None
    fired = (above, *sentence.children(above)) if above is not None else ()
    return any(t.lower in words().shots.firing for t in fired)


def _not_surviving(sentence: Sentence, verb: Token) -> Token | None:
    """ "*Two* did not survive", "*a third* could not be saved": who is dead."""
    if sentence.child(verb, "neg") is None:
        return None
    if verb.lower in words().saved:
        spared = sentence.below(verb, "from") is not None  # "could not be saved from dismissal"
        return None if spared else sentence.child(verb, "nsubjpass")
    return sentence.child(verb, "nsubj") if verb.lower in words().surviving else None


def _survived(sentence: Sentence, verb: Token) -> Token | None:
    """ "Six people were shot and *only one* survived": some of those who were shot, hurt then."""
    if verb.lower not in words().surviving or "killed-or-injured" not in harms_stated(sentence):
        return None
    some = sentence.child(verb, "nsubj")
    alone = some is not None and is_count(some) and sentence.child(verb, "dobj") is None
    return some if alone else None


def _bereft_of(sentence: Sentence, verb: Token) -> Token | None:
    """ "I lost *12 relatives*", "*five* of their own": who is dead; not a match, a job or a son."""
    losing = verb.is_verb and verb.lower in words().losing
    whom = sentence.child(verb, "dobj") if losing else None
    own = sentence.below(whom, "of") if whom is not None and whom.tag == "CD" else None
    if own is not None and own.lower == "own":
        return whom
    counted = whom is not None and sentence.child(whom, "nummod") is not None
    return whom if counted and whom is not None and whom.lower in words().lost else None


def _claimed(sentence: Sentence, verb: Token) -> Token | None:
    """ "Fresh clashes in Gao *claim 3*", "banditry has claimed 100 civilians": of what happens."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 3]
    if verb.lower not in words().tolls.claiming or not behind:
        return None
    bare = behind[0].tag == "CD" and all(not t.text[0].isalnum() for t in behind[1:])
    before = _before_claim(sentence, verb) if sentence.headline else (sentence.subject(verb),)
    if not any(t is not None and t.lower in _happenings() for t in before):
        return None
    whom = sentence.child(verb, "dobj")
    counted = whom is not None and sentence.child(whom, "nummod") is not None
    if bare:
        return behind[0]
    return whom if counted and whom is not None and is_person_noun(whom.lower) else None


def _before_claim(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What a headline has before the verb, behind its colon: not "*war* museum claims"."""
    colons = [t.i for t in sentence.tokens[: verb.i] if t.text == ":"]
    before = sentence.tokens[colons[-1] + 1 if colons else 0 : verb.i]
    return [t for t in before if t.dep != "compound"]


@remembered
def _happenings() -> frozenset[str]:
    nouns = [*load("scope")["incident"]["nouns"], *load("harms")["causing"]["claimants"]]
    return frozenset(form for noun in nouns for form in noun_forms(noun))


def _outcome_follows(sentence: Sentence, verb: Token, harm: Harm) -> bool:
    """ "shot and wounded", "shot and killed": the second verb says how it ended."""
    if harm != "killed-or-injured":
        return False
    following = [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 4]]
    if following[:1] != ["and"]:
        return False
    second = (
        following[2:]
        if following[1:2] and following[1] in words().wounds.fatally
        else following[1:]
    )
    return bool(second) and second[0] in words().patient_verbs  # "shot and fatally wounded"


def _joined_by_with(sentence: Sentence, harm: Harm, verb: Token) -> Iterator[HarmMention]:
    """ "was killed along with his son": further people by a phrase of company."""
    for token in sentence.tokens[verb.i + 1 :]:
        joining = sentence.tokens[token.i - 1].lower in words().victims.joining
        if token.lower == "with" and (joining or token.i == verb.i + 1):
            whom = sentence.child(token, "pobj")
            alone = is_of_dying(verb.lower)  # "died with her sister at her bedside"
            if joining or (not alone and _is_of_his(sentence, whom)):
                yield from each_harmed(sentence, harm, verb, whom)
            return


def _is_of_his(sentence: Sentence, whom: Token | None) -> bool:
    """ "was killed with *two of his brothers*", "with *her son*": people, and no weapon."""
    some = sentence.below(whom, "of") if whom is not None and is_count(whom) else None
    person = some or whom
    if person is None or not is_person_noun(person.lower):
        return False
    behind = sentence.tokens[person.i + 1 : person.i + 2]
    looks_on = any(t.tag == "VBG" for t in behind)  # "was arrested with his wife watching"
    return sentence.child(person, "poss") is not None and not looks_on


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
    if governs_of(sentence, token):
        return True
    if token.dep == "pobj" and count_above(sentence, token) is not None:
        return True  # "the number of *wounded*"
    return token.tag in {"NN", "NNS"} and not token.lower.endswith(("ed", "s"))


def _verb_harm(sentence: Sentence, token: Token, verbs: Phrases) -> Harm | None:
    """The harm of a verb, with the words that belong to it near by ("shot ... dead")."""
    readings = verbs.get(token.lower)
    if not readings:
        return None
    following = behind(sentence, token)
    for rest, harm in readings:
        if not rest or in_order(rest, following):
            return as_ended(sentence, token, harm)
    return None
