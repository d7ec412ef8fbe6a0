"""What a word says of harm by itself, by the form that stands in a text.

Law: what it does in a sentence is `harms`' to say.
"""

from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import Harm

_CAUSE = 10  # words behind "died" in which it says of what or how
BODILY: frozenset[Harm] = frozenset({"killed", "injured", "killed-or-injured"})
"""What is done to people's bodies, so that one of these may be how another ended."""
_UNSEEN = ("verbs", "alone", "nouns", "where", "coming", "returning", "seeking")
_REACH = 4  # words between the parts of "shot two men dead"


def in_order(wanted: tuple[str, ...], following: list[str]) -> bool:
    """Whether the words stand in this order among those that follow, singular or plural."""
    place = 0
    for word in wanted:
        forms = noun_forms(word)
        place = next((k + 1 for k in range(place, len(following)) if following[k] in forms), -1)
        if place < 0:
            return False
    return True


def behind(sentence: Sentence, verb: Token) -> list[str]:
    """The words behind a verb in which those stand that belong to it ("shot two men *dead*")."""
    return [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 2 + _REACH]]


def harms_stated(sentence: Sentence) -> set[Harm]:
    """The harms that words of the sentence state, whatever their grammar."""
    known, found = words(), set[Harm]()
    for token in sentence.tokens:
        for verbs in (known.patient_verbs, known.agent_verbs):
            for rest, harm in verbs.get(token.lower, ()):
                if not rest or in_order(rest, behind(sentence, token)):
                    found.add(harm)
        found |= {t[token.lower] for t in (known.states, known.nouns) if token.lower in t}
    return found


@remembered
def harm_words() -> frozenset[str]:
    """Every word that a statement of harm can have as its word; at any other there is none."""
    known = words()
    tables = (
        known.patient_verbs, known.agent_verbs, known.shots.verbs,
        known.care["verbs"], known.care["sending"],
        known.conditions, known.states, known.nouns, known.victims.nouns,
        known.tolls.lives, known.tolls.nouns, known.tolls.claiming,
        known.surviving, known.saved, known.losing, known.taking,
        known.bodies.nouns, known.wounds.throats,
        *(known.unseen[kind] for kind in _UNSEEN),
    )  # fmt: skip
    return frozenset(word for table in tables for word in table)


@remembered
def harm_phrases() -> dict[str, list[tuple[str, ...]]]:
    """Every word of harm, with the words that belong to it further on ("lost their homes")."""
    known = words()
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrases in (known.patient_verbs, known.agent_verbs, known.conditions):
        for first, rows in phrases.items():
            found.setdefault(first, []).extend(r for rest, _ in rows for r in _in_number(rest))
    for word in (*known.states, *known.nouns, *known.shots.nouns):
        found.setdefault(word, []).append(())
    for verb in known.tolls.causing:
        found.setdefault(verb, []).extend((life,) for life in known.tolls.lives)
    return found


def _in_number(rest: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words with the last in singular and plural."""
    return [(*rest[:-1], form) for form in noun_forms(rest[-1])] if rest else [rest]


def is_verb_of_harm(word: str) -> bool:
    """Whether the verb harms by itself, as "arrested" does, and "buried" only with "alive"."""
    return any(not rest for rest, _ in words().patient_verbs.get(word, ()))


def harms_by_itself(word: str) -> bool:
    """Whether the verb, of either kind, harms without other words, as "gave" does not."""
    return is_verb_of_harm(word) or any(not rest for rest, _ in words().agent_verbs.get(word, ()))


def is_of_dying(word: str) -> bool:
    """Whether those harmed are the subject of the verb, as of "die"."""
    return word in words().agent_verbs


def is_ambiguous(word: str) -> bool:
    """Whether the verb is done to things as often as to people."""
    return word in words().ambiguous


def is_done_to_things(word: str) -> bool:
    """Whether the verb is hardly ever done to people, who must be named then: "destroyed"."""
    return word in words().of_things


def is_report(word: str) -> bool:
    """Whether of what there are none of these nothing is known: "no *reports* of casualties"."""
    return word in words().tolls.reports


def tells_who_is_held(word: str) -> bool:
    """Whether the word is a noun of people who are told of for other reasons too ("prisoners")."""
    return word in words().victims.held


def is_of_custody(word: str) -> bool:
    """Whether the word is a form of a verb by which somebody is held ("jailed", "remanded")."""
    return any(harm == "detained" for _, harm in words().patient_verbs.get(word, ()))


def states_harm(word: str) -> bool:
    """Whether the word, in lower case, states a harm or how one ended ("fatally")."""
    known = words()
    tables = (known.patient_verbs, known.agent_verbs, known.states, known.wounds.fatally)
    return any(word in table for table in tables)


def died_naturally(sentence: Sentence, verb: Token) -> bool:
    """Whether it tells of a natural death: "*died* of old age"."""
    if not is_of_dying(verb.lower):
        return False
    told = " ".join(t.lower for t in sentence.tokens[verb.i : verb.i + _CAUSE])
    causes = any(f" {phrase}" in told for phrase in words().unharmed.natural)
    violent = any(t.lower in words().shots.nouns | words().shots.verbs for t in sentence.tokens)
    return (causes and not violent) or _is_of_obituary(sentence, verb)


def _is_of_obituary(sentence: Sentence, verb: Token) -> bool:
    """ "Ana Ruiz, *who has died* in Ghent *aged 81*": as only an obituary tells it."""
    aged = any(t.lower in words().unharmed.aged for t in sentence.tokens[verb.i + 1 : verb.i + 9])
    has = any(c.lower == "has" for c in sentence.children(verb, "aux"))
    return aged and has and verb.dep == "relcl"


def states_by_negation(word: str) -> bool:
    """Whether a harm is stated by what did not happen: "did not survive", "has not been seen"."""
    known = words()
    unseen = known.unseen
    living = word in known.surviving or word in known.saved
    return living or any(word in unseen[kind] for kind in _UNSEEN)


def is_denied(sentence: Sentence) -> bool:
    """Whether "not" stands right before every word that states a harm: "who were *not shot*"."""
    stated = [t for t in sentence.tokens if states_harm(t.lower)]
    before = [sentence.tokens[t.i - 1].dep for t in stated if t.i]
    return bool(stated) and len(before) == len(stated) and set(before) == {"neg"}


def has_harm_word(sentence: Sentence, besides: Token | None = None) -> bool:
    """Whether any word, or any but one, states a harm or stands where harm is told."""
    known = words()
    tables = (known.patient_verbs, known.agent_verbs, known.states, known.nouns, known.near)
    return any(
        token.lower in table
        for token in sentence.tokens
        if token is not besides
        for table in tables
    )
