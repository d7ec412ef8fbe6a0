"""Whom the encoder marks and nothing harmed: who harmed another, lives, is tried, or ran off.

Law: it is told by the grammar and the words around those marked, never by how surely they are
marked; whoever is not told of so stays as marked.
"""

from collections.abc import Sequence
from itertools import takewhile

from according.extract.harm.harm_words import (
    BODILY,
    behind,
    died_naturally,
    harms_stated,
    in_order,
    states_harm,
)
from according.extract.harm.harmed import is_himself
from according.extract.harm.harms import is_aimed, runs_off
from according.extract.harm.marks import marked_harm, needs_no_word
from according.extract.harm.mention import HarmMention
from according.extract.harm.number_words import is_count
from according.extract.harm.numbers import Number
from according.extract.harm.people import category_of, is_person_noun, stands_for_speaker
from according.extract.harm.retold import is_lifted
from according.extract.harm.taken import is_held_by_nobody, is_saved_from
from according.extract.harm.vocabulary import Forms, words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import remembered

_BEFORE_NOUN = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNP"})
_OWNER = frozenset({"DT", "NNP", "NNPS", "POS"})
_PHRASE = 6  # words behind a noun that may tell more of it before its verb


def is_spared(sentence: Sentence, span: Sequence[Token], mention: HarmMention) -> bool:
    """Whether the words around a mark say that those marked came to no such harm."""
    head, marked = mention.patient, marked_harm(span)
    asked = span[0].lower == "how"  # "did not say *how many* were hurt"
    outside = mention.word.lower in words().unharmed.outside
    if asked or outside or is_himself(sentence, head) or _harms_another(sentence, head):
        return True
    if _is_left_out(sentence, head) or _is_whose(sentence, head):
        return True
    if _is_only_seen(sentence, head):
        return True
    # the injured are released from a hospital, and who was taken hostage was, whatever came later
    if marked != "injured" and is_lifted(sentence, head) and not _is_taken(sentence, head):
        return True
    if marked == "injured" and _is_unscathed(sentence, head):
        return True
    if marked == "missing" and (_ran_off(sentence, head) or _only_stays_away(sentence, head)):
        return True
    if _is_tried(sentence, head) or (marked in BODILY and _is_before(sentence, head)):
        return True
    back = is_saved_from(sentence, mention.word) or is_handed_back(sentence, head)
    if mention.harm in {"abducted", "detained"} and back:
        return True
    if marked == "killed" and _is_for_dead(sentence, head):
        return True
    stayed = mention.harm == "displaced" and _left_no_home(sentence, mention.word)
    free = mention.harm == "detained" and _is_free(sentence, mention)
    free = free or (mention.harm == "abducted" and is_held_by_nobody(sentence, mention.word))
    living = _is_living(sentence, marked, mention) or _is_pretence(sentence, head)
    return stayed or free or living


def _is_taken(sentence: Sentence, head: Token) -> bool:
    """ "Two nurses *abducted* in May were freed", "they were *taken* but let go": of one phrase."""
    noun = sentence.parent(head) if head.dep == "nummod" else head
    if noun is None:
        return False
    told = (sentence.clause_verb(head), *sentence.children(noun, "acl", "relcl"))
    return any(t is not None and t.lower in words().taking | _abducting() for t in told)


def is_handed_back(sentence: Sentence, held: Token) -> bool:
    """ "*Six* prisoners were handed to the Red Crescent": of whom nothing tells the capture."""
    verb = sentence.clause_verb(held)
    if verb is None or verb.lower not in words().unharmed.handing or _is_taken(sentence, held):
        return False
    return _says(sentence.tokens[verb.i :], words().unharmed.receivers)


def _says(told: Sequence[Token], phrases: Forms) -> bool:
    """Whether one of the phrases stands in these words."""
    text = f" {' '.join(t.lower for t in told)} "
    return any(f" {phrase} " in text for phrase in phrases)


@remembered
def _abducting() -> frozenset[str]:
    verbs = words().patient_verbs.items()
    return frozenset(verb for verb, told in verbs if any(harm == "abducted" for _, harm in told))


def _is_pretence(sentence: Sentence, head: Token) -> bool:
    """ "she was *preceded* in death by her son", "he *played* dead"."""
    verb = sentence.clause_verb(head)
    told = words().unharmed.obituary | words().unharmed.pretending
    return verb is not None and verb.lower in told


def _is_for_dead(sentence: Sentence, head: Token) -> bool:
    """ "left *the goalkeeper for dead*"."""
    behind = [t.lower for t in sentence.tokens[head.i + 1 : head.i + 3]]
    return behind[:1] == ["for"] and behind[1:] == ["dead"]


def _is_living(sentence: Sentence, marked: str, mention: HarmMention) -> bool:
    """Who lives, died in bed, or was only sentenced: "*sentenced* 12 men to death"."""
    if mention.word.lower in words().courts.sentencing and mention.harm == "killed":
        return True
    natural = any(died_naturally(sentence, t) for t in sentence.tokens)
    alive = _is_alive(sentence, mention.patient) or _is_saved(sentence, mention.patient)
    return marked == "killed" and (natural or alive)


def _is_free(sentence: Sentence, mention: HarmMention) -> bool:
    if is_held_by_nobody(sentence, mention.word) or _is_charged(sentence, mention.patient):
        return True
    if _says(sentence.tokens[mention.patient.i :], words().unharmed.breaking):
        return True
    appears = _says(sentence.tokens, words().courts.appearing)
    return appears and "detained" not in harms_stated(sentence)  # "*he* was in court"


def counts_nobody_harmed(
    sentence: Sentence, span: Sequence[Token], number: Number, verb: Token
) -> bool:
    """ "*no one* has been charged", "none of its *16* members": not of harm, or not harmed."""
    before = [t.lower for t in sentence.tokens[max(0, number.first - 3) : number.first]]
    if number.value == 0:
        counted = sentence.parent(sentence.tokens[number.last])
        none = words().tolls.counts | words().bodies.nouns  # "no casualty toll", "no body"
        count = counted is not None and counted.lower in none
        behind_it = next((t.lower for t in sentence.tokens[number.last + 1 :]), "")
        surely = needs_no_word(span) and marked_harm(span) in BODILY  # "*no one* was hit"
        surely = surely and behind_it != "of"  # "*none of the wounded* had grave injuries"
        return count or not (states_harm(verb.lower) or surely)
    if _is_of_counted(sentence, number):
        return True
    return "none" in before and "of" in before and states_harm(verb.lower)


def _is_of_counted(sentence: Sentence, number: Number) -> bool:
    """ "seven of the *nine* soldiers", "a million of Gaza's *2.2 million* people": the whole."""
    first = number.first - 1
    while first > 0 and sentence.tokens[first].tag in _OWNER:
        first -= 1
    between = sentence.tokens[first + 1 : number.first]
    whole = [t.lower for t in between] == ["the"] or any(t.tag == "POS" for t in between)
    of = sentence.tokens[max(0, first)]
    return whole and first > 0 and of.lower == "of" and is_count(sentence.tokens[first - 1])


def _is_charged(sentence: Sentence, head: Token) -> bool:
    """ "registered cases *against* 25 persons", "*indicted* a man": a charge is no arrest."""
    verb = sentence.clause_verb(head)
    if verb is not None and verb.lower in words().courts.charging:
        return "detained" not in harms_stated(sentence)
    noun = sentence.parent(head) if head.dep == "nummod" else head
    against = sentence.parent(noun) if noun is not None else None
    return against is not None and against.lower == "against"


def _is_tried(sentence: Sentence, head: Token) -> bool:
    """ "acquitted *nine*", "*eight* of them were acquitted": whom a court deals with."""
    noun = sentence.parent(head) if head.dep == "nummod" else head
    noun = noun and _whole_of(sentence, noun)
    verb = sentence.parent(noun) if noun is not None else None
    dealt_with = noun is not None and noun.dep in {"dobj", "nsubjpass"}
    return dealt_with and verb is not None and verb.lower in words().courts.charging


def _whole_of(sentence: Sentence, noun: Token) -> Token:
    """Of whom somebody is one: "*officers*, including a colonel and two majors"; else himself."""
    while noun.dep == "conj" and noun.head != noun.i:
        noun = sentence.tokens[noun.head]
    among = sentence.parent(noun) if noun.dep == "pobj" else None
    whole = sentence.parent(among) if among is not None and among.lower == "including" else None
    return whole or noun


def _is_left_out(sentence: Sentence, head: Token) -> bool:
    """ "six were killed, not including *the bomber*": who is not of a count."""
    noun = sentence.parent(head) if head.dep == "nummod" else head
    begin = noun.i if noun is not None else head.i
    while begin and sentence.tokens[begin - 1].tag in _BEFORE_NOUN:
        begin -= 1
    before = [t.lower for t in sentence.tokens[max(0, begin - 2) : begin]]
    if {" ".join(before), *before[-1:]} & words().unharmed.excepting:
        return True  # "everyone *except two crew members*", "but not *the bomber*"
    among = sentence.parent(noun) if noun is not None and noun.dep == "pobj" else None
    if among is None or among.lower != "including":
        return False
    return sentence.child(among, "neg") is not None


def _is_whose(sentence: Sentence, head: Token) -> bool:
    """ "Thirteen soldiers *of the occupier*", "a massacre *of the small trader*": nobody."""
    of = sentence.parent(head) if head.dep == "pobj" and head.tag == "NN" else None
    whole = sentence.parent(of) if of is not None and of.lower == "of" else None
    if whole is not None and whole.lower in words().victims.of_many:
        return True
    several = whole is not None and whole.tag == "NNS" and is_person_noun(whole.lower)
    return several and whole is not None and sentence.child(whole, "nummod") is not None


def _is_only_seen(sentence: Sentence, head: Token) -> bool:
    """ "spoke of about 20 *gunmen* and said a villager died": attackers whom somebody tells of."""
    noun = sentence.parent(head) if head.dep == "nummod" else head
    if noun is None or category_of(noun) != "attacker" or noun.dep not in {"pobj", "dobj"}:
        return False
    verb = sentence.clause_verb(noun)
    if verb is None or verb.lower not in words().unharmed.seeing:
        return False
    behind = sentence.tokens[noun.i + 1 : noun.i + 1 + _PHRASE]
    return not any(states_harm(t.lower) for t in behind)  # "reported one attacker *dead*"


def _left_no_home(sentence: Sentence, word: Token) -> bool:
    """ "40,000 people *trapped* in the city" are there yet; who runs off or marches comes home.

    Nor is who only needs something displaced by that.
    """
    stuck = any(
        t.lower in words().unharmed.stuck or t.lower in words().unharmed.crowds
        for t in sentence.tokens
    )
    if word.lower in words().unharmed.needing:
        return True
    marching = word.lower in words().unharmed.marching and "displaced" not in harms_stated(sentence)
    return stuck or marching or runs_off(sentence, word)


def _harms_another(sentence: Sentence, head: Token) -> bool:
    """Whether others are harmed: "*he* killed two", "*the man* who shot a guard".

    Or dead already: "*the town* buries its dead", whatever the labels make of the headline.
    """
    noun = sentence.parent(head) if head.dep == "nummod" else head
    last = max(head.i, noun.i) if noun is not None else head.i
    behind = sentence.tokens[last + 1 : last + 4]
    if len(behind) > 1 and behind[0].lower == "who" and _is_of_harm(sentence, behind[1]):
        return noun is head or sentence.child(behind[1], "dobj") is not None
    if len(behind) > 2 and behind[1].tag == "PRP$" and behind[2].lower in words().states:
        return True
    if noun is not None and (_aims(sentence, noun) or _is_agent(sentence, noun)):
        return True
    verb = sentence.parent(noun) if noun is not None and noun.dep == "nsubj" else None
    if verb is None or not _is_of_harm(sentence, verb):
        return False
    for act in (verb, *(c for c in sentence.children(verb, "conj") if c.is_verb)):
        harmed = sentence.child(act, "dobj")
        if harmed is not None and harmed.lower in words().shots.firing:
            return True  # "opened *fire*"
        if _is_of_harm(sentence, act) and harmed is not None and harmed.i > act.i > head.i:
            return not is_himself(sentence, harmed)
    return False


def _is_agent(sentence: Sentence, noun: Token) -> bool:
    """ "killed *by some 30 men*"."""
    by = sentence.parent(noun) if noun.dep == "pobj" else None
    verb = sentence.parent(by) if by is not None and by.lower == "by" else None
    return verb is not None and verb.lower in words().patient_verbs


def _aims(sentence: Sentence, noun: Token) -> bool:
    """ "four youths in a truck *shot at the policemen*", whatever the tree makes of the verb."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 1 + _PHRASE]
    beside = next((t for t in behind if t.is_verb), None)
    acts = (sentence.parent(noun), *sentence.children(noun, "acl"), beside)
    return any(act is not None and is_aimed(sentence, act) for act in acts)


def _is_of_harm(sentence: Sentence, verb: Token) -> bool:
    readings = words().patient_verbs.get(verb.lower, ())
    harms = any(in_order(rest, behind(sentence, verb)) for rest, _ in readings)
    return harms and not sentence.is_passive(verb)


def _is_before(sentence: Sentence, head: Token) -> bool:
    """ "*A man* was standing on a porch when somebody opened fire": not yet harmed."""
    verb = sentence.parent(head) if head.dep == "nsubj" else None
    return verb is not None and verb.tag == "VBG" and verb.lower in words().unharmed.before


def _ran_off(sentence: Sentence, head: Token) -> bool:
    """ "*The driver* fled on foot and has not been found", "*two* suspects": sought."""
    told = words().unseen
    noun = sentence.parent(head) if head.dep == "nummod" else head
    verb = sentence.clause_verb(head)
    fled = verb is not None and verb.lower in told["fleeing"] and sentence.subject(verb) is head
    sought = told["wanted"] | told["drivers"] if fled else told["wanted"]
    return noun is not None and noun.lower in sought


def _only_stays_away(sentence: Sentence, head: Token) -> bool:
    """ "*Two* soldiers have not come back to court": it is known where they have not gone."""
    told, verb = words().unseen, sentence.clause_verb(head)
    if verb is None or verb.lower not in told["coming"] | told["returning"]:
        return False
    behind = [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 4]]
    where = behind[behind.index("to") + 1 :] if "to" in behind else []
    return bool(where) and where[0] not in told["home"]


def _is_unscathed(sentence: Sentence, head: Token) -> bool:
    """ "*A passenger* escaped without injury", "*the patient* is out of intensive care"."""
    if head.lower in words().unharmed.ill and not harms_stated(sentence):
        return True
    behind = [t.lower for t in sentence.tokens[head.i + 1 :]]
    without = behind[behind.index("without") + 1 :][:2] if "without" in behind else []
    return not words().unharmed.scratches.isdisjoint(without)


def _is_saved(sentence: Sentence, head: Token) -> bool:
    """ "*saved* the lives of thousands"."""
    lives = next((a for a in sentence.ancestors(head) if a.lower in words().tolls.lives), None)
    verb = sentence.parent(lives) if lives is not None else None
    return verb is not None and verb.lower in words().unharmed.saving


def _is_brought_out(sentence: Sentence, noun: Token) -> bool:
    """ "pulled *19* people from the water alive": in the words up to the next "and" or verb."""
    behind = takewhile(lambda t: not (t.is_verb or t.tag == "CC"), sentence.tokens[noun.i + 1 :])
    return noun.dep == "dobj" and any(t.lower in words().unharmed.living for t in behind)


def _is_kept_alive(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "doctors saved *four others*"; those who could not be saved are dead."""
    return (
        verb.lower in words().saved
        and noun.dep in {"dobj", "nsubjpass"}
        and sentence.child(verb, "neg") is None
    )


def _is_alive(sentence: Sentence, head: Token) -> bool:
    """Whether the clause says that its subject lives: "the boy was *alive* when ..."."""
    if stands_for_speaker(head.lower):
        return True
    noun = sentence.parent(head) if head.dep == "nummod" else head
    verb = sentence.parent(noun) if noun is not None else None
    if noun is not None and _is_brought_out(sentence, noun):
        return True
    if noun is not None and verb is not None and _is_kept_alive(sentence, noun, verb):
        return True
    subject = sentence.subject(verb) if verb is not None else None
    if noun is None or verb is None or subject is None or subject.i != noun.i:
        return False
    told = (verb, *sentence.children(verb, "acomp", "oprd"))  # who attends a funeral lives as well
    return any(t.lower in words().unharmed.living | words().unharmed.marching for t in told)
