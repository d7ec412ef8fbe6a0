"""Whom one word of harm harms: its phrase, who is meant by it, and all that are joined to it.

Law: a phrase joined by "and" is harmed as well, unless it has a word of harm of its own; who tells
more of the one before is nobody further.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from according.extract.harm.patients import meant
from according.extract.harm.states import in_condition
from according.extract.harm.tolls import counted_out
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Sentence, Token

_ONE = frozenset({"was", "is", "has"})
_OF_ROLE = frozenset({"NN", "JJ", "HYPH", "NNP"})


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
        named = _named_behind(sentence, patient)
        joined = (
            c
            for c in sentence.children(named, "conj", "appos", *SUBJECTS)
            if not c.is_verb and (c.dep == "conj" or _is_listed(sentence, named, c))
        )
        patient = next((c for c in joined if _is_joined(sentence, word, patient, c)), None)


def _named_behind(sentence: Sentence, noun: Token) -> Token:
    """ "the leader *Omar Said* and his driver": a name that labels make an object beside it."""
    behind = sentence.tokens[noun.i + 1 :] if noun.tag == "NN" else ()
    name = [noun, *takewhile(lambda t: t.entity.endswith("PERSON"), behind)]
    beside = name[-1].dep == noun.dep and name[-1].head in {noun.i, noun.head}
    return name[-1] if beside else noun


def _is_listed(sentence: Sentence, first: Token, second: Token) -> bool:
    """ "a man, *a woman* and a boy": the middle of a list, which labels take for an apposition."""
    if second.dep in SUBJECTS:  # "two men and *the driver* were shot", whatever the labels
        between = sentence.tokens[first.i + 1 : second.i]
        return first.tag == "NNS" and [t.tag for t in between[:2]] == ["CC", "DT"]
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
    told = told or _are_one(sentence, word, between, other)
    beyond = word.dep == "relcl" and word.head == patient.i and other.i > word.i
    return not (told or beyond) and not _is_of_another(sentence, word, patient, other)


def _are_one(sentence: Sentence, word: Token, between: Sequence[Token], other: Token) -> bool:
    """ "Our member and *colleague* Vedat Aslan *was* shot": one, as the verb has it."""
    verbs = filter(None, (word, sentence.parent(word)))  # "was *shot dead*"
    single = any(t.lower in _ONE for v in verbs for t in sentence.children(v, "aux", "auxpass"))
    roles = [t.lower for t in between[:1]] == ["and"] and len(between) > (other.tag == "NNP")
    behind = sentence.tokens[other.i + 1 : other.i + 2]
    named = any(t.entity.endswith("PERSON") for t in (other, *behind))
    return single and roles and named and all(t.tag in _OF_ROLE for t in (*between[1:], other))


def _is_of_another(sentence: Sentence, word: Token, patient: Token, joined: Token) -> bool:
    """Whether the second phrase is another word's: "killing 12 and wounding 30"."""
    known = words()
    between = sentence.tokens[patient.i + 2 : joined.i]
    behind = [t for t in sentence.tokens[joined.i + 1 :][:1] if t.i != word.i]
    other = any(
        t.lower in known.patient_verbs or t.lower in known.states for t in (*between, *behind)
    )
    return other or any(in_condition(sentence, t) for t in behind)  # "one dead, another in jail"
