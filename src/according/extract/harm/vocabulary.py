"""The words of harm: every table of the lexicon ``harms``, by the form that stands in a text.

Law: a word is known by its form in lower case alone; what it does in a sentence is `harms`' to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms, verb_forms
from according.model.claim import Harm

Phrases = dict[str, list[tuple[tuple[str, ...], Harm]]]
Forms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Tolls:
    """Lives that something costs, and the nouns for how many they are."""

    lives: Forms
    causing: Forms
    claiming: Forms
    losses: Forms
    nouns: Forms
    counts: Forms
    reaching: Forms
    standing: Forms
    reports: Forms


@dataclass(frozen=True, slots=True)
class Wounds:
    """Where on the body, and how it ended."""

    limbs: Forms
    throats: Forms
    cutting: Forms
    bearing: Forms
    counted: Forms
    fatally: Forms
    fatal: Forms


@dataclass(frozen=True, slots=True)
class Victims:
    """What those harmed are called beside their harm, and who joins others by a word alone."""

    nouns: Forms
    of: Forms
    held: Forms
    alone: Forms
    self: Forms
    further: Forms
    of_many: Forms
    pairs: Forms
    joining: Forms


@dataclass(frozen=True, slots=True)
class Shots:
    """Who is hit by what is fired."""

    verbs: Forms
    nouns: Forms
    firing: Forms


@dataclass(frozen=True, slots=True)
class Bodies:
    """The dead as somebody finds them; ``finding`` is of the living, too."""

    nouns: Forms
    yielding: Forms
    finding: Forms


@dataclass(frozen=True, slots=True)
class Courts:
    """Verbs of courts, by which nobody is harmed yet."""

    sentencing: Forms
    ordering: Forms
    charging: Forms
    appearing: Forms


@dataclass(frozen=True, slots=True)
class Unharmed:
    """Words beside which those marked are not harmed, or by nobody."""

    saving: Forms
    spots: Forms
    living: Forms
    scratches: Forms
    stuck: Forms
    marching: Forms
    crowds: Forms
    before: Forms
    natural: Forms
    obituary: Forms
    aged: Forms
    pretending: Forms
    outside: Forms
    handing: Forms
    receivers: Forms
    breaking: Forms
    needing: Forms
    beating: Forms
    contests: Forms
    seeing: Forms
    excepting: Forms
    ill: Forms


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon ``harms``: what states a harm, and what else is known of such a statement.

    Verbs stand by every form, with the words that go on.
    """

    patient_verbs: Phrases
    agent_verbs: Phrases
    conditions: Phrases
    states: dict[str, Harm]
    nouns: dict[str, Harm]
    outcomes: dict[str, Harm]
    ambiguous: Forms
    of_things: Forms
    copulas: Forms
    losing: Forms
    lost: Forms
    surviving: Forms
    saved: Forms
    taking: Forms
    fearing: Forms
    near: Forms
    unseen: dict[str, Forms]
    care: dict[str, Forms]
    tolls: Tolls
    wounds: Wounds
    victims: Victims
    shots: Shots
    bodies: Bodies
    courts: Courts
    unharmed: Unharmed
    told_of_all: Forms
    told_apart: Forms
    told_otherwise: Forms
    told_others: Forms
    forces: dict[str, Forms]


@remembered
def words() -> Words:
    """The lexicon as it is in use, the user's own words included."""
    lexicon = load("harms")
    outcomes = _harm_of(lexicon["outcomes"])
    return Words(
        patient_verbs=_verb_phrases(lexicon["patient_verbs"]),
        agent_verbs=_verb_phrases(lexicon["agent_verbs"]),
        conditions=_conditions(lexicon["conditions"]),
        states=_harm_of(lexicon["states"]),
        nouns={
            f: harm for noun, harm in _harm_of(lexicon["nouns"]).items() for f in noun_forms(noun)
        },
        outcomes=outcomes,
        ambiguous=_verb_forms(lexicon["ambiguous"]),
        of_things=_verb_forms(lexicon["of_things"]),
        copulas=_listed("copulas"),
        losing=_verbs("losing"),
        lost=_nouns("losing", "people"),
        surviving=_verbs("surviving"),
        saved=_listed("surviving", "saved"),
        taking=_verbs("taking"),
        fearing=_verbs("fearing"),
        near=_listed("near"),
        unseen={name: frozenset(listed) for name, listed in lexicon["unseen"].items()},
        care={name: frozenset(listed) for name, listed in lexicon["care"].items()},
        tolls=_tolls(),
        wounds=_wounds(),
        victims=_victims(),
        shots=Shots(_verbs("shots"), _nouns("shots"), _listed("shots", "firing")),
        bodies=Bodies(_nouns("bodies"), _verbs("bodies"), _verbs("finding")),
        courts=Courts(
            _verbs("sentencing"),
            _verbs("ordering"),
            _verbs("charging"),
            _listed("appearing", "phrases"),
        ),
        unharmed=_unharmed(),
        told_of_all=_listed("carried", "whole"),
        told_apart=_listed("carried", "apart"),
        told_otherwise=_listed("carried", "otherwise"),
        told_others=_listed("carried", "others"),
        forces={name: frozenset(listed) for name, listed in lexicon["forces"].items()},
    )


def _tolls() -> Tolls:
    return Tolls(
        lives=_listed("causing", "lives"),
        causing=_verbs("causing"),
        claiming=_verb_forms(_listed("causing", "claiming")),
        losses=_listed("causing", "losses"),
        nouns=_listed("causing", "tolls"),
        counts=_listed("causing", "counts"),
        reaching=_listed("causing", "reaching"),
        standing=_verb_forms(_listed("causing", "standing")),
        reports=_listed("causing", "reports"),
    )


def _wounds() -> Wounds:
    return Wounds(
        limbs=_nouns("wounds", "parts") | _listed("wounds", "irregular"),
        throats=_listed("causing", "throats"),
        cutting=_listed("causing", "cutting"),
        bearing=_verbs("bearing"),
        counted=_listed("bearing", "counted"),
        fatally=_listed("outcomes", "killed"),
        fatal=_listed("fatal", "adjectives"),
    )


def _victims() -> Victims:
    return Victims(
        nouns=_nouns("victims"),
        of=_listed("victims", "of"),
        held=_nouns("held"),
        alone=_verbs("of_people"),
        self=_listed("standing_for", "self"),
        further=_listed("standing_for", "further"),
        of_many=_listed("standing_for", "of_many"),
        pairs=_listed("standing_for", "pairs"),
        joining=_listed("joining"),
    )


def _unharmed() -> Unharmed:
    return Unharmed(
        saving=_verbs("saving"),
        spots=_listed("running", "spots"),
        living=_listed("living"),
        scratches=_listed("living", "scratches"),
        stuck=_listed("stuck"),
        marching=_verbs("marching"),
        crowds=_listed("marching", "crowds"),
        before=_verbs("before"),
        natural=_listed("natural", "phrases"),
        obituary=_listed("natural", "obituary"),
        aged=_listed("natural", "aged"),
        pretending=_verbs("pretending"),
        outside=_verbs("outside"),
        handing=_verbs("handing"),
        receivers=_listed("handing", "receivers"),
        breaking=_listed("breaking"),
        needing=_verbs("needing"),
        beating=_verbs("contests"),
        contests=_listed("contests"),
        seeing=_verbs("seeing"),
        excepting=_listed("excepting"),
        ill=_nouns("ill"),
    )


def _listed(table: str, name: str = "words") -> Forms:
    return frozenset(load("harms")[table][name])


def _nouns(table: str, name: str = "nouns") -> Forms:
    return frozenset(form for noun in _listed(table, name) for form in noun_forms(noun))


def _verbs(table: str) -> Forms:
    return _verb_forms(load("harms")[table]["verbs"])


def _verb_forms(verbs: Iterable[str]) -> Forms:
    irregular = load("harms")["irregular"]
    return frozenset(form for verb in verbs for form in verb_forms(verb, irregular))


def _harm_of(table: dict[Harm, list[str]]) -> dict[str, Harm]:
    """The harm of every word of a table that lists words by harm."""
    return {word: harm for harm, listed in table.items() for word in listed}


def _verb_phrases(table: dict[Harm, list[str]]) -> Phrases:
    """Every form of the first words, with those that go on, the longest first."""
    found: Phrases = {}
    for phrase, harm in _harm_of(table).items():
        verb, *rest = phrase.split()
        for form in _verb_forms([verb]):
            found.setdefault(form, []).append((tuple(rest), harm))
    return {form: sorted(rows, key=lambda row: -len(row[0])) for form, rows in found.items()}


def _conditions(table: dict[Harm, list[str]]) -> Phrases:
    found: Phrases = {}
    for phrase, harm in _harm_of(table).items():
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), harm))
    return found
