"""Whom one word of harm harms: its phrase, who is meant by it, and all that are joined to it.

Law: a phrase joined by "and" is harmed as well, unless it has a word of harm of its own; who tells
more of the one before is nobody further.
"""

from collections.abc import Iterator

from according.extract.harm.patients import meant
from according.extract.harm.states import in_condition
from according.extract.harm.tolls import counted_out
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token


def harmed(sentence: Sentence, word: Token, patient: Token | None) -> Iterator[Token]:
    """The heads of the phrases that a word of harm harms, from the one that grammar gives it."""
    seen: set[int] = set()
    meant_by = meant(sentence, _doer(sentence, word, patient))
    patient = counted_out(sentence, _met_together(sentence, word, meant_by))
    while patient is not None and patient.i not in seen:
        seen.add(patient.i)
        yield patient
        if (told := _told_as(sentence, patient)) is not None:
            yield from harmed(sentence, word, told)
        joined = (
            c
            for c in sentence.children(patient, "conj", "appos")
            if not c.is_verb and (c.dep == "conj" or _is_listed(sentence, patient, c))
        )
        patient = next((c for c in joined if _is_joined(sentence, word, patient, c)), None)


def _is_listed(sentence: Sentence, first: Token, second: Token) -> bool:
    """ "a man, *a woman* and a boy": the middle of a list, which labels take for an apposition."""
    singled = all(_is_indefinite(sentence, t) for t in (first, second))
    last = sentence.child(second, "conj")
    return singled and last is not None and _is_indefinite(sentence, last)


def _is_indefinite(sentence: Sentence, noun: Token) -> bool:
    article = sentence.child(noun, "det")
    return noun.tag == "NN" and article is not None and article.lower in {"a", "an"}


def _met_together(sentence: Sentence, word: Token, patient: Token | None) -> Token | None:
    """ "Police found *Omar* and a boy suffering from wounds": both, where labels give the last."""
    if patient is None or word.dep != "acl" or patient.dep != "conj":
        return patient
    first = next((a for a in sentence.ancestors(patient) if a.dep != "conj"), None)
    verb = sentence.parent(first) if first is not None else None
    together = verb is not None and verb.lower in words().bodies.finding and patient.tag != "NNS"
    return first if together else patient


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
    return own and patient.lower in words().victims.self


def _is_joined(sentence: Sentence, word: Token, patient: Token, other: Token) -> bool:
    """Whether the second is harmed as well, and not only told more of the first.

    "Another marine, *Cpl. Wills*, was killed" is one, whom the labels make two; of "Ellen, who
    died, and *her daughter*" one died.
    """
    between = sentence.tokens[patient.i + 1 : other.i]
    last = sentence.child(other, "conj", "cc") is None
    named = other.entity.endswith("PERSON") and not patient.entity.endswith("PERSON")
    told = last and named and [t.text for t in between if t.tag != "NNP"] == [","]
    beyond = word.dep == "relcl" and word.head == patient.i and other.i > word.i
    return not (told or beyond) and not _is_of_another(sentence, word, patient, other)


def _is_of_another(sentence: Sentence, word: Token, patient: Token, joined: Token) -> bool:
    """Whether the second phrase is another word's: "killing 12 and wounding 30"."""
    known = words()
    between = sentence.tokens[patient.i + 2 : joined.i]
    behind = [t for t in sentence.tokens[joined.i + 1 :][:1] if t.i != word.i]
    other = any(
        t.lower in known.patient_verbs or t.lower in known.states for t in (*between, *behind)
    )
    return other or any(in_condition(sentence, t) for t in behind)  # "one dead, another in jail"
