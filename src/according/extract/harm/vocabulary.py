"""The words of harm: every table of the lexicon ``harms``, by the form that stands in a text.

Law: a word is known by its form in lower case alone; what it does in a sentence is `harms`' to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms, verb_forms
from according.model.claim import Harm

BODILY: frozenset[Harm] = frozenset({"killed", "injured", "killed-or-injured"})
"""What is done to people's bodies, so that one of these may be how another ended."""
_REACH = 4  # words between the parts of "shot two men dead"
Phrases = dict[str, list[tuple[tuple[str, ...], Harm]]]


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of the lexicon ``harms``; verbs by every form, with the words that go on."""

    patient_verbs: Phrases
    agent_verbs: Phrases
    of_people: frozenset[str]
    states: dict[str, Harm]
    nouns: dict[str, Harm]
    held: frozenset[str]
    victims: frozenset[str]
    victims_of: frozenset[str]
    causing: frozenset[str]
    ambiguous: frozenset[str]
    lives: frozenset[str]
    saving: frozenset[str]
    losses: frozenset[str]
    throats: frozenset[str]
    cutting: frozenset[str]
    tolls: frozenset[str]
    near: frozenset[str]
    fatally: frozenset[str]
    fatal: frozenset[str]
    outcomes: dict[str, Harm]
    joining: frozenset[str]
    counts: frozenset[str]
    limbs: frozenset[str]
    copulas: frozenset[str]
    reaching: frozenset[str]
    conditions: Phrases
    sentencing: frozenset[str]
    charging: frozenset[str]
    fearing: frozenset[str]
    bearing: frozenset[str]
    spots: frozenset[str]
    surviving: frozenset[str]
    unseen: dict[str, frozenset[str]]
    finding: frozenset[str]
    bodies: frozenset[str]
    yielding: frozenset[str]
    taking: frozenset[str]
    shooting: frozenset[str]
    shots: frozenset[str]
    firing: frozenset[str]
    self: frozenset[str]
    further: frozenset[str]
    pairs: frozenset[str]
    living: frozenset[str]
    stuck: frozenset[str]
    marching: frozenset[str]
    crowds: frozenset[str]
    before: frozenset[str]
    natural: frozenset[str]
    obituary: frozenset[str]
    care: dict[str, frozenset[str]]


@remembered
def words() -> Words:
    """The lexicon as it is in use, the user's own words included."""
    lexicon = load("harms")
    irregular = lexicon["irregular"]

    def verbs(table: dict[Harm, list[str]]) -> Phrases:
        found: Phrases = {}
        for harm, phrases in table.items():
            for phrase in phrases:
                verb, *rest = phrase.split()
                for form in verb_forms(verb, irregular):
                    found.setdefault(form, []).append((tuple(rest), harm))
        return {form: sorted(rows, key=lambda row: -len(row[0])) for form, rows in found.items()}

    def forms(table: str) -> frozenset[str]:
        return frozenset(f for v in lexicon[table]["verbs"] for f in verb_forms(v, irregular))

    nouns = {
        form: harm
        for harm, listed in lexicon["nouns"].items()
        for word in listed
        for form in noun_forms(word)
    }
    return Words(
        verbs(lexicon["patient_verbs"]),
        verbs(lexicon["agent_verbs"]),
        forms("of_people"),
        {word: harm for harm, listed in lexicon["states"].items() for word in listed},
        nouns,
        _noun_forms(lexicon["held"]["nouns"]),
        _noun_forms(lexicon["victims"]["nouns"]),
        frozenset(lexicon["victims"]["of"]),
        forms("causing"),
        frozenset(f for verb in lexicon["ambiguous"] for f in verb_forms(verb, irregular)),
        frozenset(lexicon["causing"]["lives"]),
        forms("saving"),
        frozenset(lexicon["causing"]["losses"]),
        frozenset(lexicon["causing"]["throats"]),
        frozenset(lexicon["causing"]["cutting"]),
        frozenset(lexicon["causing"]["tolls"]),
        frozenset(lexicon["near"]["words"]),
        frozenset(lexicon["outcomes"]["killed"]),
        frozenset(lexicon["fatal"]["adjectives"]),
        {word: harm for harm, listed in lexicon["outcomes"].items() for word in listed},
        frozenset(lexicon["joining"]["words"]),
        frozenset(lexicon["causing"]["counts"]),
        _noun_forms(lexicon["wounds"]["parts"]) | set(lexicon["wounds"]["irregular"]),
        frozenset(lexicon["copulas"]["words"]),
        frozenset(lexicon["causing"]["reaching"]),
        _conditions(lexicon["conditions"]),
        forms("sentencing"),
        forms("charging"),
        forms("fearing"),
        forms("bearing"),
        frozenset(lexicon["running"]["spots"]),
        forms("surviving"),
        {name: frozenset(listed) for name, listed in lexicon["unseen"].items()},
        forms("finding"),
        frozenset(lexicon["bodies"]["nouns"]),
        forms("bodies"),
        forms("taking"),
        forms("shots"),
        _noun_forms(lexicon["shots"]["nouns"]),
        frozenset(lexicon["shots"]["firing"]),
        frozenset(lexicon["standing_for"]["self"]),
        frozenset(lexicon["standing_for"]["further"]),
        frozenset(lexicon["standing_for"]["pairs"]),
        frozenset(lexicon["living"]["words"]),
        frozenset(lexicon["stuck"]["words"]),
        forms("marching"),
        frozenset(lexicon["marching"]["crowds"]),
        forms("before"),
        frozenset(lexicon["natural"]["phrases"]),
        frozenset(lexicon["natural"]["obituary"]),
        {name: frozenset(listed) for name, listed in lexicon["care"].items()},
    )


def _noun_forms(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in noun_forms(noun))


def _conditions(table: dict[Harm, list[str]]) -> Phrases:
    found: Phrases = {}
    for harm, phrases in table.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), harm))
    return found


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
        known.patient_verbs, known.agent_verbs, known.shooting,
        known.care["verbs"], known.care["sending"],
        known.conditions, known.states, known.nouns, known.victims, known.lives, known.tolls,
        known.surviving, known.taking, known.bodies, known.throats,
        *(known.unseen[kind] for kind in ("verbs", "alone", "nouns", "where", "coming")),
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
    for word in (*known.states, *known.nouns, *known.shots):
        found.setdefault(word, []).append(())
    return found


def _in_number(rest: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words with the last in singular and plural."""
    return [(*rest[:-1], form) for form in noun_forms(rest[-1])] if rest else [rest]


def is_verb_of_harm(word: str) -> bool:
    """Whether the verb harms by itself, as "arrested" does, and "buried" only with "alive"."""
    return any(not rest for rest, _ in words().patient_verbs.get(word, ()))


def is_of_dying(word: str) -> bool:
    """Whether those harmed are the subject of the verb, as of "die"."""
    return word in words().agent_verbs


def is_ambiguous(word: str) -> bool:
    """Whether the verb is done to things as often as to people."""
    return word in words().ambiguous


def tells_who_is_held(word: str) -> bool:
    """Whether the word is a noun of people who are told of for other reasons too ("prisoners")."""
    return word in words().held


def states_harm(word: str) -> bool:
    """Whether the word, in lower case, states a harm or how one ended ("fatally")."""
    known = words()
    tables = (known.patient_verbs, known.agent_verbs, known.states, known.fatally)
    return any(word in table for table in tables)


def died_naturally(sentence: Sentence, verb: Token) -> bool:
    """Whether it tells of a natural death: "*died* of old age"."""
    if not is_of_dying(verb.lower):
        return False
    told = sentence.words.lower()
    return any(f" {phrase}" in told for phrase in words().natural)


def states_by_negation(word: str) -> bool:
    """Whether a harm is stated by what did not happen: "did not survive", "has not been seen"."""
    known = words()
    unseen = known.unseen
    kinds = ("verbs", "alone", "nouns", "where", "coming")
    return word in known.surviving or any(word in unseen[kind] for kind in kinds)


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
