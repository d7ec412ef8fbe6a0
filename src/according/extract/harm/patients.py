"""Who a verb of harm is done to, by the tree, or by what stands beside it where the tree is wrong.

Law: the passive's subject, the active's object; a headline and the second half of a sentence leave
out the auxiliary.
"""

from according.extract.harm.number_words import is_count, is_multiple
from according.extract.harm.people import is_person_noun, stands_for_many
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token

_OPENING = 1  # place in a sentence up to which a participle opens it: "Also killed were"
_RELATIVE = frozenset({"who", "that", "which", "whom"})


def patient_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who a verb of harm is done to: its object, or the subject where it is passive."""
    if (other := _alternative(sentence, verb)) is not None:
        return patient_of(sentence, other)
    if (told := _inverted(sentence, verb)) is not None:
        return told
    before = _before(sentence, verb)
    if before is not None and _is_told_alone(before) and verb.tag not in {"VBG", "VB"}:
        return before  # "12 killed, 30 wounded", "another wounded", whatever the labels say
    if _is_bare_participle(sentence, verb) and before is not None and is_person_noun(before.lower):
        return before  # "the number of people killed when ...", "girl wounded, man killed"
    if sentence.is_passive(verb) and not _has_done(sentence, verb):
        return sentence.subject(verb) or _named_before(sentence, verb)
    if (met := _met(sentence, verb)) is not None:
        return met
    direct = sentence.child(verb, "dobj", "obj") or _shared_object(sentence, verb)
    direct = direct or _hung_before(sentence, verb)
    after = next(iter(sentence.tokens[verb.i + 1 : verb.i + 2]), None)
    if direct is not None and (told := _taken_as(sentence, verb, direct)) is not None:
        return told
    if direct is not None:
        bare = after is not None and after.tag == "CD" and after.head in {verb.i, after.i}
        return after if bare else direct  # "killed three and wounded five"
    if loose := next(
        (c for c in sentence.children(verb, "npadvmod", "dative", "oprd") if c.i > verb.i), None
    ):
        return loose if loose.is_noun else None  # "shot dead a boy"
    if verb.tag in {"VBN", "VBD"} and (own := sentence.child(verb, "nsubj")) is not None:
        # "and 950 injured": the auxiliary of the first half serves both
        counted = own.tag == "CD" or sentence.child(own, "nummod") is not None
        return own if counted or _is_told_in_headline(sentence, own) else None
    if (
        verb.tag in {"VBN", "JJ"}
        and (above := sentence.parent(verb))
        and above.tag in {"CD", "NNS"}
    ):
        return above
    if before is not None and sentence.child(before, "nummod") and verb.lower.endswith("ed"):
        return before
    return after if after is not None and after.tag == "CD" else None  # "Regime Kills 285"


def _named_before(sentence: Sentence, verb: Token) -> Token | None:
    """ "In Gao, a candidate, *Ana Ruiz*, was shot": a name between commas, whatever the labels."""
    helper = sentence.child(verb, "auxpass")
    before = sentence.tokens[max(0, helper.i - 2) : helper.i] if helper is not None else ()
    named = len(before) == 2 and before[0].entity.endswith("PERSON") and before[1].text == ","
    return before[0] if named and before[0].harm != "O" else None  # else the mark says who


def _has_done(sentence: Sentence, verb: Token) -> bool:
    """ "He's *killed* my husband": "has", which labels take for "is"."""
    short = any(a.lower in {"'s", "’s"} for a in sentence.children(verb, "auxpass"))
    harmed = sentence.child(verb, "dobj")
    return short and harmed is not None and harmed.i > verb.i


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """ "*Killed* in the shooting *were* Maria and her brother": who stands behind the copula."""
    copula = sentence.parent(verb) if verb.tag == "VBN" and verb.dep in {"ccomp", "advcl"} else None
    if copula is None or verb.i > _OPENING or copula.i < verb.i:
        return None
    if copula.lower not in words().copulas:
        return None
    told = sentence.children(copula, "attr", "nsubj")
    return next((t for t in told if t.i > copula.i), None)


def _met(sentence: Sentence, verb: Token) -> Token | None:
    """ "*She* was found shot to death": who is met as the harm left him."""
    above = sentence.parent(verb) if verb.tag == "VBN" else None
    if above is None or above.i > verb.i or above.lower not in words().bodies.finding:
        return None
    own = sentence.child(verb, "nsubj", "nsubjpass", "dobj", "aux", "auxpass") is not None
    return None if own or not sentence.is_passive(above) else sentence.subject(above)


def _before(sentence: Sentence, verb: Token) -> Token | None:
    """What stands before the verb, past adverbs: "*another* seriously wounded"."""
    i = verb.i - 1
    while i > 0 and sentence.tokens[i].tag == "RB":
        i -= 1
    return sentence.tokens[i] if i >= 0 else None


def _alternative(sentence: Sentence, verb: Token) -> Token | None:
    """ "*wounded* or killed": the verb of harm that this one leaves open."""
    first, joint = sentence.tokens[max(0, verb.i - 2)], sentence.tokens[max(0, verb.i - 1)]
    either = joint.lower == "or" and first.lower in words().patient_verbs
    return first if either and first.i == verb.i - 2 else None


def _is_told_in_headline(sentence: Sentence, subject: Token) -> bool:
    """ "Boy, 5, shot by brother": a headline leaves out the auxiliary, and the mark says who."""
    return sentence.headline and subject.is_noun and subject.harm != "O"


def _is_bare_participle(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing stands with it that makes it active: an auxiliary, an object behind it."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    objected = bool(behind) and behind[0].tag in {"DT", "CD", "PRP", "PRP$"}
    helped = sentence.child(verb, "aux", "auxpass", "dobj") is not None
    return verb.tag == "VBN" and not objected and not helped


def _is_told_alone(token: Token) -> bool:
    """Whether it stands for people by itself: a number, "another"."""
    vague = token.tag == "NNS" and is_count(token)  # "*scores* held"
    counted = token.tag == "CD" or vague or is_multiple(token.lower)  # "half a *dozen* hurt"
    return counted or token.lower in words().victims.further


def _taken_as(sentence: Sentence, verb: Token, named: Token) -> Token | None:
    """ "50 were killed and *60 others* taken prisoner": whom, where "prisoner" is of the verb."""
    own = sentence.child(verb, "nsubj") if verb.tag == "VBN" else None
    of_verb = any(named.lower in rest for rest, _ in words().patient_verbs.get(verb.lower, ()))
    counted = own is not None and sentence.child(own, "nummod") is not None
    return own if of_verb and counted else None


def _shared_object(sentence: Sentence, verb: Token) -> Token | None:
    """ "arrested and charged him": the object of the second verb is the first one's too."""
    second = next((c for c in sentence.children(verb, "conj") if c.is_verb), None)
    if second is None or second.i > verb.i + 3 or sentence.child(second, "nsubj", "nsubjpass"):
        return None
    return sentence.child(second, "dobj", "obj")


def _hung_before(sentence: Sentence, verb: Token) -> Token | None:
    """ "Bandits kill 17, *whisk away 30 women*": an object that labels hang on the first verb."""
    first = sentence.parent(verb) if verb.dep == "conj" and not sentence.is_passive(verb) else None
    if first is None or not first.is_verb or first.i > verb.i:
        return None
    objects = (c for c in sentence.children(first, "dobj") if c.i > verb.i)
    harmed = next(objects, None)
    between = sentence.tokens[verb.i + 1 : harmed.i] if harmed is not None else ()
    return harmed if all(t.tag in {"RB", "RP", "CD", "DT", "JJ"} for t in between) else None


def meant(sentence: Sentence, patient: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for: "hundreds of civilians *who* were kidnapped"."""
    if patient is None or not _is_relative(sentence, patient):
        return patient
    clause = next((a for a in sentence.ancestors(patient) if a.dep in {"relcl", "acl"}), None)
    noun = sentence.parent(clause) if clause is not None else None
    helpers = sentence.children(clause, "aux", "auxpass") if clause is not None else ()
    several = any(helper.lower in {"were", "are", "have"} for helper in helpers)
    while several and noun is not None and noun.dep == "conj" and noun.tag in {"NN", "NNP"}:
        noun = sentence.parent(noun)  # "Omar and *Layla, who were* killed"
    return noun


def _is_relative(sentence: Sentence, patient: Token) -> bool:
    """Whether it stands for a noun before: "who", "all of whom"."""
    of = sentence.child(patient, "prep") if stands_for_many(patient.lower) else None
    whom = sentence.child(of, "pobj") if of is not None else None
    return any(t is not None and t.lower in _RELATIVE for t in (patient, whom))
