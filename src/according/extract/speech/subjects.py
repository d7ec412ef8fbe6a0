"""The subject that a pronoun means: whom the sentence before is about, or its own main clause.

Law: what is harmed is never meant; a subject agrees with its pronoun, in number and in what it is.
"""

from collections.abc import Sequence

from according.extract.harm.harm_words import harms_by_itself
from according.extract.harm.people import is_person_noun
from according.extract.speech.mentions import source_words, speaks
from according.extract.text.sentence import Sentence, Token

_BODIES = frozenset({"organisation", "media"})


def subject_before(
    sentences: Sequence[Sentence], sentence: Sentence, pronoun: Token
) -> tuple[Sentence, Token] | None:
    """The nearest subject of a main clause that the pronoun can mean, with its sentence."""
    own = sentence.subject(_root(sentence))
    if own is not None and own.i < pronoun.i and _is_meant(sentence, own, pronoun):
        return sentence, own
    before = next((s for s in reversed(sentences) if s.end <= sentence.start), None)
    if before is None or before.paragraph != sentence.paragraph:
        return None
    subject = before.subject(_root(before))
    if subject is None or not _is_meant(before, subject, pronoun):
        return None
    return before, subject


def _root(sentence: Sentence) -> Token:
    return next(t for t in sentence.tokens if t.head == t.i)


def _is_meant(sentence: Sentence, subject: Token, pronoun: Token) -> bool:
    verb = sentence.tokens[subject.head]
    harmed = sentence.is_passive(verb) or harms_by_itself(verb.lower)
    return not harmed and _agrees(subject, pronoun)


def _agrees(subject: Token, pronoun: Token) -> bool:
    words, plural = source_words(), subject.tag in {"NNS", "NNPS"}
    if pronoun.lower in words["pronouns"]["singular"]:
        office = words["kind_of"].get(subject.lower) == "official"
        person = office or subject.entity.endswith("PERSON") or is_person_noun(subject.lower)
        he = pronoun.lower in words["pronouns"]["he"]
        other = words["pronouns"]["never_he" if he else "never_she"]
        return person and not plural and subject.lower not in other
    if pronoun.lower in words["pronouns"]["thing"]:
        body = words["kind_of"].get(subject.lower) in _BODIES
        return not plural and (body or subject.entity.endswith("ORG"))
    many = speaks(subject.lower) or (plural and is_person_noun(subject.lower))
    return pronoun.lower in words["pronouns"]["plural"] and many
