"""The harm that a noun or a state tells: "the deaths of 12", "the wounded", "a toll of 9".

Law: whoever a noun harms hangs on it or is counted by it; a noun that only tells of what kind a
thing is ("a murder suspect") harms nobody.
"""

from collections.abc import Iterator, Sequence

from according.extract.harm.mention import HarmMention, as_ended, each_harmed
from according.extract.harm.number_words import is_nothing
from according.extract.harm.people import is_person_noun
from according.extract.harm.states import in_state
from according.extract.harm.tolls import count_above, stands_at, toll_numbers
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm

_ASIDE = 5  # words that commas set off


def at_noun(sentence: Sentence, token: Token) -> Iterator[HarmMention]:
    """What the word tells as a noun or a state, of each phrase that it harms."""
    known = words()
    if harm := known.states.get(token.lower):
        ended = as_ended(sentence, token, harm)
        yield from each_harmed(sentence, ended, token, in_state(sentence, token))
    told_alone = not (_is_compound(sentence, token) or _is_borne(sentence, token))
    harm = known.nouns.get(token.lower) if told_alone else None
    counted = _counted(sentence, token) or governs_of(sentence, token)
    if harm and (token.is_noun or counted or _follows_of(sentence, token)):
        ended = as_ended(sentence, token, harm)
        people = _counted_by_noun(sentence, token)
        if people is token:  # what is joined to a death is no further one: "his *death* and Omar"
            yield HarmMention(ended, token, token)
        else:
            yield from each_harmed(sentence, ended, token, people)
    if (dead := _dead_of(sentence, token)) is not None:
        yield HarmMention("killed", token, dead)
    if token.lower in known.victims.nouns and _are_of_shooting(sentence, token):
        yield from each_harmed(sentence, "killed-or-injured", token, token)
    verb = sentence.parent(token)
    if (
        token.lower in known.wounds.throats
        and verb is not None
        and verb.lower in known.wounds.cutting
    ):
        whose = sentence.child(token, "poss") or sentence.below(token, "of")
        yield from each_harmed(sentence, "killed", token, whose)
    if token.lower in known.tolls.lives and verb is not None and verb.lower in known.tolls.causing:
        yield HarmMention("killed", token, _owner(sentence, token) or token)
    if (lost := _loss_of(sentence, token)) is not None:
        yield HarmMention("killed", lost, lost)
    if token.lower in known.tolls.nouns:
        yield from _toll(sentence, token, "killed")
    elif stated := known.nouns.get(token.lower):
        yield from (HarmMention(stated, token, n) for n in stands_at(sentence, token))
    if harm := known.states.get(token.lower):
        yield from _state_counted(sentence, token, harm)


def _loss_of(sentence: Sentence, life: Token) -> Token | None:
    """ "no *loss* of life", "the loss of twelve *lives*": what is counted."""
    of = sentence.parent(life) if life.lower in words().tolls.lives else None
    loss = sentence.parent(of) if of is not None and of.lower == "of" else None
    if loss is None or loss.lower not in words().tolls.losses:
        return None
    return life if sentence.child(life, "nummod") is not None else loss


def _dead_of(sentence: Sentence, body: Token) -> Token | None:
    """ "*The girl's* body was found": whose body it is that somebody found."""
    verb = sentence.parent(body) if body.lower in words().bodies.nouns else None
    if verb is None or verb.lower not in words().bodies.yielding:
        return None
    found = body.dep == "dobj" or (body.dep == "nsubjpass" and sentence.is_passive(verb))
    denied = any(c.dep == "neg" for c in sentence.children(verb))
    return sentence.child(body, "poss") if found and not denied else None


def _toll(
    sentence: Sentence, noun: Token, harm: Harm, counting: Token | None = None
) -> Iterator[HarmMention]:
    """The numbers that it reached, or that the noun did by which it is counted."""
    numbers = toll_numbers(sentence, counting or noun, harm)
    yield from (HarmMention(harm, noun, n) for n in numbers)


def _state_counted(sentence: Sentence, state: Token, harm: Harm) -> Iterator[HarmMention]:
    """ "put *the wounded* at 52", "the number of *wounded* rose from 20 to 28"."""
    if sentence.child(state, "det") is not None:
        yield from _toll(sentence, state, harm)
    elif state.dep == "pobj" and (count := count_above(sentence, state)) is not None:
        yield from _toll(sentence, state, harm, count)


def _follows_of(sentence: Sentence, token: Token) -> bool:
    """ "the number *of injured* stands at 387": a participle for people."""
    return token.i > 0 and sentence.tokens[token.i - 1].lower == "of" and token.tag == "VBN"


def governs_of(sentence: Sentence, token: Token) -> bool:
    """ "charged in shooting of ...": a gerund that is a noun without an article."""
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    return token.tag == "VBG" and bool(behind) and behind[0].lower == "of"


def _is_compound(sentence: Sentence, noun: Token) -> bool:
    """ "*detention* centres", "a *murder* suspect": it only tells of what kind a thing is."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    return noun.dep == "compound" and bool(behind) and behind[0].is_noun


def _is_borne(sentence: Sentence, injuries: Token) -> bool:
    """ "He died of *multiple injuries*", "bodies with multiple wounds": they count nobody."""
    if words().nouns.get(injuries.lower) != "injured":
        return False
    if injuries.lower in words().wounds.counted:
        return True  # "had *14 stab wounds*"
    verb, of = sentence.clause_verb(injuries), sentence.parent(injuries)
    whose = sentence.parent(of) if of is not None and of.lower == "with" else None
    known = whose is not None and (
        is_person_noun(whose.lower) or whose.lower in words().bodies.nouns
    )
    return known or (verb is not None and verb.lower in words().wounds.bearing)


def _are_of_shooting(sentence: Sentence, victims: Token) -> bool:
    """ "multiple *gunshot* victims": the word before tells what they are victims of."""
    before = sentence.tokens[victims.i - 1].lower if victims.i else ""
    return before in words().victims.of


def _owner(sentence: Sentence, life: Token) -> Token | None:
    """ "took *his* own life": one who ended it."""
    own = any(c.lower == "own" for c in sentence.children(life, "amod"))
    owner = sentence.child(life, "poss")
    return owner if own and owner is not None and owner.tag == "PRP$" else None


def _counted(sentence: Sentence, word: Token) -> bool:
    return sentence.child(word, "nummod", "det") is not None


def _counted_by_noun(sentence: Sentence, noun: Token) -> Token:
    """The people of a harm noun: "the deaths of 12 people" has 12 people, "12 deaths" itself."""
    if _is_counted_itself(sentence, noun):
        return noun
    beside = _behind_aside(sentence, noun)
    for counting in (noun, *_sharing(sentence, noun)):
        preps = (*sentence.children(counting, "prep"), *(t for t in beside if t.lower == "of"))
        of = next((c for c in preps if c.lower in {"of", "among", "to"}), None)
        if of is not None and (people := sentence.child(of, "pobj")):
            return people
    owner = sentence.child(noun, "poss")  # "the six priests' slaying"
    counted = owner is not None and sentence.child(owner, "nummod") is not None
    return owner if owner is not None and counted else noun


def _behind_aside(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """The word behind it, past what commas set off: "the murder, last Saturday, *of* a man"."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 2 + _ASIDE]
    if [t.text for t in behind[:1]] != [","]:
        return behind[:1]
    closing = next((t.i for t in behind[1:] if t.text == ","), noun.i)
    return sentence.tokens[closing + 1 : closing + 2] if closing > noun.i else ()


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
