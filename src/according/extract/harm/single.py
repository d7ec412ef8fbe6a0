"""Single persons told without a number: who is one, and who are joined into one figure.

Law: one person is a name, a pronoun of the singular, or a noun for people in the singular that
something singles out; bare nouns and plurals ("the children were hurt") are no figure.
"""

from collections.abc import Sequence
from dataclasses import replace

from according.extract.harm.figures import Figure, determiner_of
from according.extract.harm.marks import is_marked
from according.extract.harm.number_words import is_ordinal, is_share
from according.extract.harm.people import (
    is_aged,
    is_group,
    is_not_people,
    is_person_noun,
    is_thing,
    stands_for_nobody,
    stands_for_one,
)
from according.extract.harm.vocabulary import words
from according.extract.text.dateline import DASHES
from according.extract.text.sentence import SUBJECTS, Sentence, Token
from according.model.passage import passage

_OPENING = 3  # words of the place of a dateline
_DATELINE = 8  # words behind it to its colon: "Raipur, Feb 14 (DNA):"
_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS"})
_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "DATE", "TIME", "EVENT"})


def is_single(sentence: Sentence, patient: Token, word: Token) -> bool:
    """Whether a phrase without a number is one person: "a policeman", a name, "he".

    ``word`` is the word of harm, which harms nobody by itself.
    """
    if stands_for_one(patient.lower):
        return patient.tag in {"PRP", "PRP$"}
    if patient.i == word.i or is_thing(patient.lower) or _is_nobody(sentence, patient):
        return False
    if is_scene(sentence, patient) or _opens(sentence, patient):
        return False
    if word.lower in words().victims.of_many:
        return False  # "a massacre of *the small trader*"
    if is_share(patient.lower, next(iter(sentence.tokens[patient.i + 1 :]), None)):
        return False
    if patient.entity.endswith("PERSON") or _is_name(sentence, patient):
        return True
    if is_aged(patient.lower) or patient.lower in words().victims.further:
        return True
    if _is_ordinal(sentence, patient):
        return True
    if _is_marked_name(sentence, patient):
        return True
    if patient.tag not in {"NN", "NNP"} or is_group(patient.lower):
        return False
    known = is_person_noun(patient.lower) or is_marked(patient)
    thing = is_not_people(patient.lower) or patient.lower in words().nouns
    known = known or (word.is_verb and word.lower in words().victims.alone and not thing)
    return known and _is_singled_out(sentence, patient)


def _opens(sentence: Sentence, name: Token) -> bool:
    """ "*Kampala* - Two people have died": a dateline, with another subject behind its dash."""
    behind = sentence.tokens[name.i + 1 : name.i + 1 + _DATELINE]
    if name.i >= _OPENING or not any(t.text in DASHES | {":"} for t in behind):
        return False
    beside = [t for t in sentence.tokens if t.head == name.head and t.i > name.i]
    return any(t.dep in SUBJECTS for t in beside)


def is_scene(sentence: Sentence, name: Token) -> bool:
    """ "the killing of a teacher in *Bologna*": a name behind "in" is a place, however labelled."""
    above = sentence.parent(name) if name.dep == "pobj" and name.tag == "NNP" else None
    return above is not None and above.lower == "in"


def _is_nobody(sentence: Sentence, patient: Token) -> bool:
    """ "no one", "*neither* the driver *nor* his son": by what hangs on it or stands before it."""
    first = determiner_of(sentence, patient) or patient
    before = sentence.tokens[first.i - 1 : first.i] if first.i else ()
    return any(stands_for_nobody(t.lower) for t in (*sentence.children(patient), *before))


def _is_ordinal(sentence: Sentence, patient: Token) -> bool:
    """ "a fourth was wounded", "the third died": one of those counted before."""
    behind = sentence.tokens[patient.i + 1 : patient.i + 2]
    alone = not (behind and (behind[0].is_noun or behind[0].lower == "of"))  # "a third of"
    return alone and is_ordinal(patient.lower) and _is_singled_out(sentence, patient)


def _is_name(sentence: Sentence, patient: Token) -> bool:
    """A capitalised proper noun that nothing labels as a place or a body: "Hall was killed"."""
    shouting = sentence.words.isupper() or sentence.headline
    other = patient.entity[2:] in _NO_PERSONS
    return patient.tag == "NNP" and patient.text.istitle() and not shouting and not other


def _is_marked_name(sentence: Sentence, patient: Token) -> bool:
    """ "HERRERA WAS KIDNAPPED": among capitals, a marked noun that no list knows."""
    bare = sentence.child(patient, "det", "nummod", "amod", "poss") is None
    known = is_person_noun(patient.lower) or is_group(patient.lower) or is_thing(patient.lower)
    named = bare and not known and patient.entity[2:] not in _NO_PERSONS
    return named and sentence.words.isupper() and is_marked(patient) and patient.tag in _NOUNS


def _is_singled_out(sentence: Sentence, patient: Token) -> bool:
    """Whether it has a determiner, or the first it is joined to: "a man, boy and *girl*".

    An age does as well, and headlines leave out determiners: "Man shot in Leeds".
    """
    first = patient
    while determiner_of(sentence, first) is None and first.dep == "conj":
        first = sentence.tokens[first.head]
    aged = any(is_aged(c.lower) for c in sentence.children(patient))
    owned = first.i > 0 and sentence.tokens[first.i - 1].tag == "POS"  # "the mayor's son"
    return aged or owned or sentence.headline or determiner_of(sentence, first) is not None


def joined(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Single persons joined, and a couple with "their baby": their sum.

    "A woman and her *two* sons" are two figures, as one number is stated (the marking guide).
    """
    ordered = sorted(figures, key=lambda f: f.passage.start)
    if len(ordered) < 2 or any(f.modifier != "exactly" or not f.value for f in ordered):
        return figures
    between = ordered[0].sentence.at(ordered[0].passage.end, ordered[-1].passage.start)
    if any(_tells_apart(ordered[0].sentence, t) for t in between):
        return figures  # "*he* was seized along with *a nurse*"
    counted = ordered[0].passage.text.lower() == "one"  # "one officer and a civilian": two figures
    pair = ordered[0].value == 2 and ordered[0].patient.lower in words().victims.pairs
    named = ordered[1].patient.entity.endswith("PERSON")
    if pair and named and "and" not in _between(ordered[0], ordered[1]):
        return ordered[:1]  # "a couple, *Frank and Ida Moreno*,": who they are
    if (
        counted
        or not (pair or ordered[0].value == 1)
        or not all(map(_is_one_in_words, ordered[pair:]))
    ):
        return figures
    return [as_one(ordered)]


def _tells_apart(sentence: Sentence, verb: Token) -> bool:
    """ "Tate *died* at the scene and Wells was pronounced dead": what befell only the first."""
    own = verb.dep != "relcl" and sentence.child(verb, *SUBJECTS) is not None
    return verb.is_verb and (verb.dep == "ROOT" or own)


def as_one(ordered: Sequence[Figure]) -> Figure:
    """Figures in the order of the text as one of their sum, quoted whole."""
    first, last = ordered[0], ordered[-1]
    end = max(last.passage.end, last.patient.end)
    count = sum(f.value or 0 for f in ordered)
    span = passage(first.sentence.text, first.passage.start, end)
    return replace(first, value=count, low=count, high=count, passage=span)


def _between(first: Figure, second: Figure) -> list[str]:
    return first.sentence.text[first.passage.end : second.passage.start].lower().split()


def side_by_side(figures: Sequence[Figure]) -> list[Figure]:
    """The figures in order, with single persons of one harm next to each other as one figure.

    "A woman and a girl were injured" is two injured, whichever of them grammar or a label found.
    """
    found: list[Figure] = []
    for figure in sorted(figures, key=lambda f: f.passage.start):
        beside = bool(found) and _is_beside(found[-1], figure)
        found += joined([found.pop(), figure]) if beside else [figure]
    return found


def _is_beside(before: Figure, figure: Figure) -> bool:
    """Whether only "and" stands between two figures of one harm."""
    same = (before.harm, before.modality) == (figure.harm, figure.modality)
    return same and _between(before, figure) == ["and"]


def is_told(figure: Figure) -> bool:
    """Whether it is a figure: not one killed as the aim or in a mere attempt, nor nobody to come.

    "sent them to kill the leader" (the marking guide), "a warrant for the arrest of the man", "no
    one can be arrested"; but "police believe no one was hurt" counts nobody, and who "must stay
    behind bars" is held.
    """
    aim = figure.modality in {"planned", "threatened", "attempted"} or _is_ordered(figure)
    held = figure.word.lower in words().conditions
    wanted = figure.modality == "hypothetical" and figure.harm == "detained" and not held
    helpers = figure.sentence.children(figure.word, "aux", "auxpass")
    open_ = figure.modality == "possible" and not any(t.tag == "MD" for t in helpers)
    told = figure.modality in {"happened", "historical"} or open_
    alone = (aim or wanted) and _is_one_in_words(figure)
    return not alone and (figure.value != 0 or told)


def _is_ordered(figure: Figure) -> bool:
    """ "ordered the *arrest* of the man": yet to be made."""
    word = figure.word
    verb = figure.sentence.parent(word) if word.dep == "dobj" else word
    return verb is not None and verb.lower in words().courts.ordering


def _is_one_in_words(figure: Figure) -> bool:
    return figure.value == 1 and figure.passage.text[0].isalpha()
