"""Events by PLOVER 1.3: the word that states one, its type and mode, who did it to whom.

Law: nothing is coded by default: an event has a word of the lexicon in a verb's place, or as the
noun of a verb that carries it ("launched an attack"); a noun alone refers and states nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from according.extract.events.modality import modality_of
from according.extract.events.participants import (
    doer_of,
    joined_to,
    participant_tokens,
    sides_of,
    target_behind,
)
from according.extract.events.types import likeliest
from according.extract.events.vocabulary import REACH, Entry, matched, vocabulary
from according.extract.harm.harms import find_harms
from according.extract.harm.people import is_person_noun, is_thing
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons.months import is_month
from according.model.claim import EventType, Modality
from according.model.passage import Passage

_SURE = 0.95  # the chance from which another type than the lexicon's is taken; event-types.md
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Event:
    """One stated event: ``trigger`` is its word, ``clause`` the verb that carries it."""

    type: EventType | None
    mode: str | None
    name: str  # the event's word in its plain form, for events without a type
    trigger: Passage
    word: Token
    clause: Token
    modality: Modality
    actors: tuple[Token, ...]
    targets: tuple[Token, ...]
    sentence: Sentence
    own: bool = False  # its word is the user's


def find_events(sentence: Sentence) -> list[Event]:
    """The events that a sentence states, in the order of their words; one clause, one of a type."""
    found: list[Event] = []
    for token in sentence.tokens:
        for event in _at(sentence, token):
            _keep(found, event)
    stated = [event for event in found if not _is_wish(event, found) and not _dates_only(event)]
    return [_typed(_of_people(event)) for event in stated]


def _of_people(event: Event) -> Event:
    """ "Gunmen *seize* scores of pupils": people are abducted or held, not seized as a town is."""
    if event.mode != "seize" or event.own or not event.targets:
        return event
    seized = participant_tokens(event.sentence, event.targets[0])
    people = any(is_person_noun(t.lower) for t in seized)
    harms = find_harms(event.sentence) if people else ()
    befell = {m.harm for m in harms if m.word is event.word}
    if "abducted" in befell:
        return replace(event, type="ASSAULT", mode="abduct")
    return replace(event, mode="arrest") if "detained" in befell else event


def _typed(event: Event) -> Event:
    """The event with the type that its two parties and all its words tell of, if that is sure.

    What a user's word says stands, and the type of what is done to a thing. So does that of what
    is only planned or threatened: that it has not happened is its modality's to say.
    """
    happened = event.modality in {"happened", "ongoing"}
    if event.own or event.type is None or not (happened and event.actors and event.targets):
        return event
    actor, target = (
        sorted({t for head in heads for t in participant_tokens(event.sentence, head)}, key=_place)
        for heads in (event.actors, event.targets)
    )
    if not (_is_party(event.actors[0], actor) and _is_party(event.targets[0], target)):
        return event
    told = likeliest(event.sentence, actor, target)
    if told.type == event.type or told.chance < _SURE:
        return event
    return replace(event, type=told.type, mode=None)


def _is_party(head: Token, words: Sequence[Token]) -> bool:
    """Whether people, a body or a country is meant, as in all that the types are fitted on."""
    named = any(is_person_noun(t.lower) or t.entity[2:] in _NAMED for t in words)
    return named and not is_thing(head.lower)


def _place(token: Token) -> int:
    return token.i


def _is_wish(event: Event, found: Sequence[Event]) -> bool:
    """Whether it is only what a request or a refusal is about ("called on him to step down")."""
    if event.modality in {"happened", "ongoing", "attempted", "negated"} or event.type in _MATERIAL:
        return False
    above = {t.i for t in takewhile(_is_governing, event.sentence.ancestors(event.clause))}
    return any(
        o is not event
        and o.type in {"REQUEST", "REJECT", "SUPPORT", "ACCUSE"}
        and o.clause.i in above
        for o in found
    )


def _is_governing(verb: Token) -> bool:
    """Whether what stands above it governs it as well: not what it is joined to by "and"."""
    return not (verb.is_verb and verb.dep == "conj")


def _dates_only(event: Event) -> bool:
    """Whether its clause only says since when something else is counted."""
    for token in reversed(event.sentence.tokens[: event.word.i]):
        if token.text in {",", ";", "”", '"'}:
            return False
        if token.lower == "since":
            return True
    return False


def _keep(found: list[Event], event: Event) -> None:
    """Of two words for one event ("an attack ..., bombarding") the one with a mode stays."""
    for index, other in enumerate(found):
        if other.type != event.type or event.type is None or not _one_event(other, event):
            continue
        first, second = (event, other) if event.mode and not other.mode else (other, event)
        found[index] = replace(
            first, actors=first.actors or second.actors, targets=first.targets or second.targets
        )
        return
    found.append(event)


def _one_event(a: Event, b: Event) -> bool:
    if a.clause.i == b.clause.i or a.word.i == b.word.i:
        return True
    dependent = b.clause.head == a.clause.i and b.clause.dep in {"advcl", "xcomp", "conj"}
    same_actor = not b.actors or {t.i for t in a.actors} == {t.i for t in b.actors}
    same_target = not a.targets or not b.targets or a.targets == b.targets
    return dependent and same_actor and same_target and a.modality == b.modality


def _at(sentence: Sentence, token: Token) -> Iterator[Event]:
    lexicon = vocabulary()
    if token.lower in lexicon.refusal and _refuses(sentence, token):
        yield _by_verb(sentence, token, Entry("REJECT", None, "refuse", ()), 0)
        return
    if token.lower in lexicon.verbs and _is_verb_here(token):
        following = [t.lower for t in sentence.tokens[token.i + 1 : token.i + 2 + REACH]]
        for entry in lexicon.verbs[token.lower]:
            if (length := matched(entry.rest, following)) is not None:
                if entry.weapon and not _weapon_mode(sentence, doer_of(sentence, token)):
                    continue
                yield _by_verb(sentence, token, entry, length)
                return
    month = token.tag in {"NNP", "NNPS"} and is_month(token.lower)  # "in *March* 11 died"
    if token.is_noun and token.lower in lexicon.nouns and not month:
        before = [t.lower for t in sentence.tokens[max(0, token.i - 3) : token.i]]
        for entry in lexicon.nouns[token.lower]:
            head = sentence.tokens[token.i - entry.behind_head]
            if before[len(before) - len(entry.rest) :] == list(entry.rest) and (
                verb := _carrier(sentence, head)  # "imposed a *state* of emergency"
            ):
                yield _by_noun(sentence, head, verb, entry)
                return


def _is_verb_here(token: Token) -> bool:
    return token.is_verb and token.dep not in {"amod", "compound", "pobj", "nsubj", "dobj"}


def _refuses(sentence: Sentence, verb: Token) -> bool:
    modal = any(a.tag == "MD" for a in sentence.children(verb, "aux"))
    return (
        modal
        and sentence.child(verb, "neg") is not None
        and sentence.child(verb, "nsubj") is not None
    )


def _by_verb(sentence: Sentence, verb: Token, entry: Entry, length: int) -> Event:
    passive = sentence.is_passive(verb)
    subject = sentence.subject(verb)
    direct = sentence.child(verb, "dobj", "obj")
    actor = doer_of(sentence, verb)
    target = subject if passive else (target_behind(sentence, verb, entry) or direct)
    trigger = sentence.passage(
        sentence.tokens[verb.i : verb.i + 1 + (length if length <= 2 else 0)]
    )
    event = Event(
        entry.type, entry.mode, entry.name, trigger, verb, verb, modality_of(sentence, verb),
        joined_to(sentence, actor, actor=True), joined_to(sentence, target), sentence,
    )  # fmt: skip
    return _refined(_with_weapon(event, actor), entry)


def _with_weapon(event: Event, doer: Token | None) -> Event:
    """The mode that the weapon tells, where the verb leaves it open ("warplanes bombed")."""
    mode = _weapon_mode(event.sentence, doer)
    if event.type != "ASSAULT" or mode is None or event.mode not in {None, "explosives"}:
        return event
    return replace(event, mode=mode)


def _weapon_mode(sentence: Sentence, doer: Token | None) -> str | None:
    if doer is None:
        return None
    kinds = sentence.children(doer, "compound", "amod")  # "a *suicide* bomber" comes by no aircraft
    words = [*kinds, doer, *sentence.children(doer, "conj")]
    return next((mode for t in words if (mode := vocabulary().weapons.get(t.lower))), None)


def _by_noun(sentence: Sentence, noun: Token, verb: Token, entry: Entry) -> Event:
    subject = sentence.subject(verb)
    owner = next(
        (o for o in sentence.children(noun, "poss") if not o.entity.endswith(("DATE", "TIME"))),
        None,
    )
    does = subject is not None and subject.i != noun.i and noun.i > verb.i
    does = does and verb.lower not in vocabulary().light_telling
    actor = subject if does else owner
    if sentence.is_passive(verb) or noun.dep == "pobj":
        doer = doer_of(sentence, verb) if sentence.is_passive(verb) else None
        actor = owner if doer is None or doer.i == noun.i else doer
    words_of = sentence.tokens[noun.i : noun.i + 1 + entry.behind_head]
    sides = sides_of(sentence, noun) or sides_of(sentence, verb)
    target = target_behind(sentence, noun, entry) or target_behind(sentence, verb, entry)
    actors = (sides[0],) if sides else joined_to(sentence, actor, actor=True)
    targets = sides[1:] if sides else joined_to(sentence, target)
    event = Event(
        entry.type, entry.mode, entry.name, sentence.passage(words_of), noun, verb,
        modality_of(sentence, verb),
        actors, targets, sentence,
    )  # fmt: skip
    return _refined(event, entry)


def _carrier(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that makes an event of the noun, if one does."""
    above, lexicon = sentence.parent(noun), vocabulary()
    toll = sentence.parent(above) if above is not None and noun.dep == "pobj" else None
    if toll is not None and toll.lower in words().tolls.nouns:
        return sentence.clause_verb(toll)  # "the death toll from a *suicide bombing* rose"
    if (
        above is not None
        and noun.dep == "pobj"
        and above.lower in {"by", "in", "during", "from", "when"}
    ):
        harmed = sentence.parent(above)
        return harmed if harmed is not None and harmed.lower in lexicon.causes else None
    if above is None or not above.is_verb:
        return None
    if any(part.lower in lexicon.other_verb for part in sentence.children(above, "prt")):
        return None
    as_subject = noun.dep in {"nsubj", "nsubjpass"} and not sentence.is_passive(above)
    return (
        above
        if above.lower in (lexicon.light_subject if as_subject else lexicon.light_object)
        else None
    )


def _refined(event: Event, entry: Entry) -> Event:
    """What participants and the wish add: clashes, refusals, requests, pending texts."""
    event = replace(event, own=entry.own)
    if entry.name.startswith("clash"):
        event = _clash(event)
    if event.type == "REQUEST":
        event = replace(event, mode=_request_mode(event))
    if (
        event.type == "REJECT"
        and entry.name == "refuse"
        and event.modality in {"negated", "possible"}
    ):
        event = replace(event, modality="happened")
    if event.type in {"REQUEST", "RETREAT"} and _is_pending(event):
        event = replace(event, modality="planned")
    return event


def _clash(event: Event) -> Event:
    sides = {t.lower for t in (*event.actors, *event.targets)}
    if sides & vocabulary().protesters:
        return replace(event, type="PROTEST", mode="riot")
    return replace(event, type="ASSAULT", mode=None)


def _request_mode(event: Event) -> str:
    following = [t.lower for t in event.sentence.tokens[event.word.i + 1 :]]
    for mode, phrases in vocabulary().requests.items():
        for first, *rest in phrases:
            at = next((i for i, word in enumerate(following) if word == first), None)
            if at is not None and all(word in following[at + 1 : at + 5] for word in rest):
                return mode
    return "change"


def _is_pending(event: Event) -> bool:
    """Whether what asks is a text that is still to be voted on."""
    sentence, lexicon = event.sentence, vocabulary()
    asking = next(iter(event.actors), None)
    if asking is None or asking.lower not in lexicon.pending_nouns:
        return False
    return any(above.lower in lexicon.pending_verbs for above in sentence.ancestors(asking))
