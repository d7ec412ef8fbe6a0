"""Events by PLOVER 1.3: the word that states one, its type and mode, who did it to whom.

Law: nothing is coded by default: an event has a word of the lexicon in a verb's place, or as the
noun of a verb that carries it ("launched an attack"); a noun alone refers and states nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from according.extract.events.modality import modality_of
from according.extract.harm.quantities import is_thing
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms, verb_forms
from according.model.claim import EventType, Modality
from according.model.passage import Passage

_REACH = 6
_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
_PHRASE_STOPS = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "mark", "agent"})


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


@dataclass(frozen=True, slots=True)
class _Entry:
    type: EventType | None
    mode: str | None
    name: str
    rest: tuple[str, ...]
    weapon: bool = False  # an attack only where a weapon does it


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, list[_Entry]]
    nouns: dict[str, list[_Entry]]
    light_object: frozenset[str]
    light_subject: frozenset[str]
    other_verb: frozenset[str]
    weapons: dict[str, str]
    causes: frozenset[str]
    targets: dict[str, tuple[str, ...]]
    protesters: frozenset[str]
    refusal: frozenset[str]
    pending_nouns: frozenset[str]
    pending_verbs: frozenset[str]
    requests: dict[str, list[list[str]]]


@remembered
def _lexicon() -> _Lexicon:
    data: dict[str, Any] = load("events")
    irregular = data["irregular"]
    verbs: dict[str, list[_Entry]] = {}
    nouns: dict[str, list[_Entry]] = {}
    for entry in data["event"]:
        kind, mode = entry["type"] or None, entry.get("mode")
        for phrase in entry.get("verbs", ()):
            first, *rest = phrase.split()
            for form in verb_forms(first, irregular):
                verbs.setdefault(form, []).append(
                    _Entry(kind, mode, phrase, tuple(rest), entry.get("weapon", False))
                )
        for phrase in entry.get("nouns", ()):
            *before, last = phrase.split()
            for form in noun_forms(last):
                nouns.setdefault(form, []).append(_Entry(kind, mode, phrase, tuple(before)))
    for table in (verbs, nouns):
        for entries in table.values():
            entries.sort(key=lambda e: -len(e.rest))

    def forms(words: Sequence[str], make: Any = noun_forms) -> frozenset[str]:
        return frozenset(form for word in words for form in make(word))

    def light(place: str) -> frozenset[str]:
        """Their first words: the particle of "break out" stands apart or is left out."""
        return frozenset(
            f for verb in data["light"][place] for f in verb_forms(verb.split()[0], irregular)
        )

    return _Lexicon(
        verbs, nouns,
        light("object"), light("subject"), frozenset(data["light"]["other_verb"]),
        {f: mode for mode, words in data["weapons"].items() for w in words for f in noun_forms(w)},
        frozenset(f for verb in data["causes"]["verbs"] for f in verb_forms(verb, irregular)),
        {kind: tuple(words) for kind, words in data["targets"].items()},
        forms(data["protesters"]["nouns"]), forms(data["refusal"]["verbs"], verb_forms),
        forms(data["pending"]["nouns"]), forms(data["pending"]["verbs"], verb_forms),
        {mode: [w.split() for w in words] for mode, words in data["requests"].items()},
    )  # fmt: skip


def find_events(sentence: Sentence) -> list[Event]:
    """The events that a sentence states, in the order of their words; one clause, one of a type."""
    found: list[Event] = []
    for token in sentence.tokens:
        for event in _at(sentence, token):
            _keep(found, event)
    return [event for event in found if not _is_wish(event, found) and not _dates_only(event)]


def _is_wish(event: Event, found: Sequence[Event]) -> bool:
    """Whether it is only what a request or a refusal is about ("called on him to step down")."""
    if event.modality in {"happened", "ongoing", "attempted", "negated"} or event.type in _MATERIAL:
        return False
    above = {t.i for t in event.sentence.ancestors(event.clause)}
    return any(
        o is not event
        and o.type in {"REQUEST", "REJECT", "SUPPORT", "ACCUSE"}
        and o.clause.i in above
        for o in found
    )


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
    lexicon = _lexicon()
    if token.lower in lexicon.refusal and _refuses(sentence, token):
        yield _by_verb(sentence, token, _Entry("REJECT", None, "refuse", ()), 0)
        return
    if token.lower in lexicon.verbs and _is_verb_here(token):
        following = [t.lower for t in sentence.tokens[token.i + 1 : token.i + 2 + _REACH]]
        for entry in lexicon.verbs[token.lower]:
            if (length := _matched(entry.rest, following)) is not None:
                if entry.weapon and not _weapon_mode(sentence, _doer(sentence, token)):
                    continue
                yield _by_verb(sentence, token, entry, length)
                return
    if token.is_noun and token.lower in lexicon.nouns:
        before = [t.lower for t in sentence.tokens[max(0, token.i - 3) : token.i]]
        for entry in lexicon.nouns[token.lower]:
            if before[len(before) - len(entry.rest) :] == list(entry.rest) and (
                verb := _carrier(sentence, token)
            ):
                yield _by_noun(sentence, token, verb, entry)
                return


def _is_verb_here(token: Token) -> bool:
    return token.is_verb and token.dep not in {"amod", "compound", "pobj", "nsubj", "dobj"}


def _matched(rest: Sequence[str], following: Sequence[str]) -> int | None:
    """How many words the rest of a phrase takes behind its verb; None if it is not there."""
    place = 0
    for word in rest:
        window = following[place : place + 3]
        if word not in window:
            return None
        place += window.index(word) + 1
    return place


def _refuses(sentence: Sentence, verb: Token) -> bool:
    modal = any(a.tag == "MD" for a in sentence.children(verb, "aux"))
    return (
        modal
        and sentence.child(verb, "neg") is not None
        and sentence.child(verb, "nsubj") is not None
    )


def _by_verb(sentence: Sentence, verb: Token, entry: _Entry, length: int) -> Event:
    passive = sentence.is_passive(verb)
    subject = sentence.subject(verb)
    direct = sentence.child(verb, "dobj", "obj")
    actor = _doer(sentence, verb)
    target = subject if passive else (_prepositional(sentence, verb, entry) or direct)
    trigger = sentence.passage(
        sentence.tokens[verb.i : verb.i + 1 + (length if length <= 2 else 0)]
    )
    event = Event(
        entry.type, entry.mode, entry.name, trigger, verb, verb, modality_of(sentence, verb),
        _coordinated(sentence, actor, actor=True), _coordinated(sentence, target), sentence,
    )  # fmt: skip
    return _refined(_with_weapon(event, actor), entry)


def _doer(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it: the subject, or of a passive what stands behind "by"."""
    if not sentence.is_passive(verb):
        return sentence.subject(verb)
    agent = next((c for c in sentence.children(verb, "agent", "prep") if c.lower == "by"), None)
    return sentence.child(agent, "pobj") if agent else None


def _with_weapon(event: Event, doer: Token | None) -> Event:
    """The mode that the weapon tells, where the verb leaves it open ("warplanes bombed")."""
    mode = _weapon_mode(event.sentence, doer)
    if event.type != "ASSAULT" or mode is None or event.mode not in {None, "explosives"}:
        return event
    return replace(event, mode=mode)


def _weapon_mode(sentence: Sentence, doer: Token | None) -> str | None:
    if doer is None:
        return None
    words = [doer, *sentence.children(doer, "compound", "conj")]
    return next((mode for t in words if (mode := _lexicon().weapons.get(t.lower))), None)


def _by_noun(sentence: Sentence, noun: Token, verb: Token, entry: _Entry) -> Event:
    subject = sentence.subject(verb)
    owner = next(
        (o for o in sentence.children(noun, "poss") if not o.entity.endswith(("DATE", "TIME"))),
        None,
    )
    actor = subject if subject is not None and subject.i != noun.i and noun.i > verb.i else owner
    if sentence.is_passive(verb) or noun.dep == "pobj":
        doer = _doer(sentence, verb) if sentence.is_passive(verb) else None
        actor = owner if doer is None or doer.i == noun.i else doer
    sides = _between(sentence, noun) or _between(sentence, verb)
    target = _prepositional(sentence, noun, entry) or _prepositional(sentence, verb, entry)
    actors = (sides[0],) if sides else _coordinated(sentence, actor, actor=True)
    targets = sides[1:] if sides else _coordinated(sentence, target)
    event = Event(
        entry.type, entry.mode, entry.name, sentence.passage([noun]), noun, verb,
        modality_of(sentence, verb),
        actors, targets, sentence,
    )  # fmt: skip
    return _refined(event, entry)


def _carrier(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that makes an event of the noun, if one does."""
    above, lexicon = sentence.parent(noun), _lexicon()
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


def _between(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """The two sides of "clashes between A and B"."""
    for prep in sentence.children(word, "prep"):
        if prep.lower == "between" and (first := sentence.child(prep, "pobj")):
            return (first, *sentence.children(first, "conj"))
    return ()


def _prepositional(sentence: Sentence, word: Token, entry: _Entry) -> Token | None:
    """The target behind a preposition that this type of event takes ("call on", "with")."""
    wanted = _lexicon().targets.get(entry.type or "", ())
    if entry.rest and entry.rest[-1] in ("on", "for", "with", "at", "outside", "to"):
        wanted = (entry.rest[-1],)
    elif word.is_verb:
        wanted = tuple(
            w
            for w in wanted
            if w in {"with", "against", "on"} and entry.type in {"CONSULT", "AGREE", "COOPERATE"}
        )
    for prep in sentence.children(word, "prep", "prt", "mark"):
        if (
            prep.lower in wanted
            and (found := sentence.child(prep, "pobj"))
            and not found.entity.endswith(("DATE", "TIME"))
        ):
            return found
    if "for" in wanted and (
        mark := next(
            (t for t in sentence.tokens[word.i + 1 : word.i + 3] if t.lower == "for"), None
        )
    ):
        following = sentence.tokens[mark.i + 1 : mark.i + 5]
        return sentence.child(mark, "pobj") or next((t for t in following if t.is_noun), None)
    return None


def _coordinated(sentence: Sentence, head: Token | None, actor: bool = False) -> tuple[Token, ...]:
    """A participant and those joined to it by "and" when they are named apart."""
    if head is None or head.lower in {"it", "there", "which", "what"}:
        return ()
    if actor and is_thing(head.lower):
        return ()  # shells and bombs act for somebody the text does not name here
    if (
        head.lower in {"that", "who"}
        and (verb := sentence.parent(head))
        and (above := sentence.parent(verb))
    ):
        head = above
    named = [c for c in sentence.children(head, "conj") if c.entity.endswith("PERSON")]
    return (head, *named) if head.entity.endswith("PERSON") or head.dep == "conj" else (head,)


def participant_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """The noun phrase of an actor or target: its words without clauses, ends trimmed."""
    apart = frozenset({"conj", "cc"}) if head.entity.endswith("PERSON") else frozenset()
    tokens = sentence.subtree(head, _PHRASE_STOPS | apart)
    start = end = head.i
    inside = {t.i for t in tokens}
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    kept = list(sentence.tokens[start : end + 1])
    while len(kept) > 1 and not kept[-1].text[-1].isalnum():
        kept.pop()
    while len(kept) > 1 and not kept[0].text[0].isalnum():
        kept.pop(0)
    return kept


def _refined(event: Event, entry: _Entry) -> Event:
    """What participants and the wish add: clashes, refusals, requests, pending texts."""
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
    if sides & _lexicon().protesters:
        return replace(event, type="PROTEST", mode="riot")
    return replace(event, type="ASSAULT", mode=None)


def _request_mode(event: Event) -> str:
    following = [t.lower for t in event.sentence.tokens[event.word.i + 1 :]]
    for mode, phrases in _lexicon().requests.items():
        for first, *rest in phrases:
            at = next((i for i, word in enumerate(following) if word == first), None)
            if at is not None and all(word in following[at + 1 : at + 5] for word in rest):
                return mode
    return "change"


def _is_pending(event: Event) -> bool:
    """Whether what asks is a text that is still to be voted on."""
    sentence, lexicon = event.sentence, _lexicon()
    asking = next(iter(event.actors), None)
    if asking is None or asking.lower not in lexicon.pending_nouns:
        return False
    return any(above.lower in lexicon.pending_verbs for above in sentence.ancestors(asking))
