"""Whether what a verb says has happened, is planned, threatened, attempted, possible or denied.

Law: happened is what the grammar says when nothing near the verb says otherwise; a word of doubt
about the telling ("reportedly") is verification, not modality.
"""

from functools import cache

from according.extract.text.sentence import Sentence, Token
from according.lexicons import load
from according.lexicons.inflection import verb_forms
from according.model.claim import Modality
from according.model.passage import Passage

_INHERITED = frozenset(
    {"conj", "advcl", "xcomp", "ccomp", "acl", "relcl", "prep", "pcomp", "pobj", "dobj", "aux"}
)


@cache
def _governors() -> dict[str, Modality]:
    lexicon = load("modality")
    return {
        form: kind
        for kind, words in lexicon["governors"].items()
        for word in words
        for form in verb_forms(word)
    }


@cache
def _said(table: str) -> dict[str, Modality]:
    """Words of one table, by what each says."""
    return dict(load("modality")[table])


@cache
def _listed(table: str, name: str) -> frozenset[str]:
    return frozenset(load("modality")[table][name])


def modality_of(sentence: Sentence, token: Token, *, by_negation: bool = False) -> Modality:
    """The modality of the event that ``token`` (a verb, or the noun of an event) states.

    ``by_negation``: it is stated by what did not happen ("he did not survive").
    """
    verb = token if token.is_verb else sentence.clause_verb(token)
    if verb is None:
        return "happened"
    if (not by_negation and _is_negated(sentence, token, verb)) or is_called_false(sentence, verb):
        return "negated"
    return (
        said_beside(sentence, token)
        or _supposed(sentence, token)
        or _sought(sentence, token)
        or _own(sentence, verb, unable=by_negation)
        or _governed(sentence, verb)
        or "happened"
    )


def is_called_false(sentence: Sentence, token: Token) -> bool:
    """ "It is *false* that the front executed him", "rumours that two died are *unfounded*"."""
    above = sentence.parent(token) if token.dep in {"ccomp", "acl", "relcl", "csubj"} else None
    if (report := _report_of(sentence, token, above)) is not None:
        return _is_refuted(sentence, report, token)
    if above is None or (
        token.dep == "relcl" and not above.is_verb and not _is_that(sentence, token)
    ):
        return False  # "the lie that killed 12"
    if any(t.lower in _listed("denying", "adverbs") for t in sentence.children(above, "advmod")):
        return True  # "it was *wrongly* reported that nine died"
    said = (above, *sentence.children(above, "acomp", "attr"))
    between = sentence.tokens[min(above.i, token.i) : max(above.i, token.i)]
    if any(t.lower in _listed("denying", "true") for t in said):
        return any(t.dep == "neg" and t.head == above.i for t in between)
    nearby = (*between, *sentence.children(above, "det", "neg"))
    apart = any(t.dep == "neg" or t.lower in _listed("denying", "apart") for t in nearby)
    return not apart and any(t.lower in _listed("denying", "words") for t in said)


def _report_of(sentence: Sentence, token: Token, above: Token | None) -> Token | None:
    """What is told of the event, as the subject of what is said: "*reports* of two deaths are"."""
    if above is None and token.dep == "pobj" and (of := sentence.parent(token)) is not None:
        above = sentence.parent(of) if of.lower == "of" else None
    told = above is not None and above.lower in _listed("denying", "told")
    return above if told else None


def _is_that(sentence: Sentence, verb: Token) -> bool:
    """ "It is a lie *that nine people died*": a clause with a subject of its own."""
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    opens = sentence.child(verb, "mark")
    return subject is not None and opens is not None and opens.lower == "that"


def _is_refuted(sentence: Sentence, report: Token, event: Token) -> bool:
    """ "turned out to be *wrong*", "are *not true*", "proved *false*", "*no truth* in reports"."""
    verb = sentence.parent(report)
    truth = sentence.parent(verb) if verb is not None and verb.tag in {"IN", "TO"} else None
    if truth is not None and truth.lower in _listed("denying", "truths"):
        return _negated(sentence, truth)
    near = [*sentence.children(report, "ccomp", "relcl")]
    near += sentence.children(verb, "ccomp") if verb is not None else ()  # labels hang it there
    own = [v for v in near if v.i > event.i and sentence.child(v, "nsubj") is None]
    verbs = [*own, *([verb] if verb is not None and report.dep == "nsubj" else [])]
    verbs += [below for v in verbs for below in sentence.children(v, "xcomp")]
    said = [t.lower for v in verbs for t in sentence.children(v, "acomp", "attr", "oprd")]
    denied = any(sentence.child(v, "neg") is not None for v in verbs)
    false = _listed("denying", "words") | _listed("denying", "reports")
    return any(word in (_listed("denying", "true") if denied else false) for word in said)


def is_to_come(sentence: Sentence, verb: Token) -> bool:
    """ "ten policemen *will* die": not yet, whatever else the sentence tells."""
    return any(
        aux.tag == "MD" and _said("auxiliaries").get(aux.lower) == "planned"
        for aux in sentence.children(verb, "aux")
    )


def _is_negated(sentence: Sentence, token: Token, verb: Token) -> bool:
    return _negated(sentence, token) or (verb.i != token.i and _negated(sentence, verb))


def said_beside(sentence: Sentence, token: Token) -> Modality | None:
    """What the word right before says: "*nearly* died", "*attempted* murder"; None if nothing."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    return _said("adverbs" if token.is_verb else "adjectives").get(before)


def _supposed(sentence: Sentence, state: Token) -> Modality | None:
    """ "are *feared* dead", "*believed* killed": a state under a verb of supposing."""
    verb = sentence.parent(state)
    if verb is None or verb.i != state.i - 1:
        return None
    if not sentence.is_passive(verb) and not (sentence.headline and verb.tag in {"VBD", "VBN"}):
        return None  # a headline leaves out the auxiliary: "Dozens *feared* dead"
    kind = _governors().get(verb.lower)
    return kind if kind == "possible" else None


def is_intended(sentence: Sentence, token: Token) -> bool:
    """Whether a verb right above says that it is to come: "*threatened to* kill", "*plans to*"."""
    verb = token if token.is_verb else sentence.clause_verb(token)
    above = sentence.parent(verb) if verb is not None else None
    to = verb is not None and any(a.lower == "to" for a in sentence.children(verb, "aux"))
    return to and above is not None and above.lower in _intending()


def _sought(sentence: Sentence, noun: Token) -> Modality | None:
    """What is above the noun of an event: "*called for* the assassination", "*plotted* the murder".

    The object of a verb is joined as by "of"; "information *leading to* the arrest" is of none yet.
    """
    above = sentence.parent(noun) if noun.is_noun else None
    joint = "of"
    if above is not None and above.tag in {"IN", "TO"}:
        joint, above = above.lower, sentence.parent(above)
    if above is None:
        return None
    if joint == "to" and above.lower in _listed("sought", "leading"):
        clue = sentence.parent(above)
        return "hypothetical" if clue and clue.lower in _listed("sought", "clues") else None
    if noun.lower in _listed("sought", "custody") and (joint, above.lower) in _ordering():
        return "hypothetical"
    return _seeking().get((joint, above.lower))


@cache
def _seeking() -> dict[tuple[str, str], Modality]:
    """Verbs and nouns above the noun of an event, with the word that joins the two."""
    return {
        (joint, form): kind
        for joint in ("for", "of")
        for kind, listed in load("modality")[f"sought_{joint}"].items()
        for word in listed
        for form in verb_forms(word)
    }


@cache
def _intending() -> frozenset[str]:
    return frozenset(f for word in _listed("intending", "words") for f in verb_forms(word))


@cache
def _ordering() -> frozenset[tuple[str, str]]:
    """What orders an arrest, with the word that joins the two: "ordered", "a warrant for"."""
    ordered = {("of", form) for verb in _listed("sought", "ordering") for form in verb_forms(verb)}
    return frozenset(ordered | {("for", noun) for noun in _listed("sought", "warranting")})


def _negated(sentence: Sentence, token: Token) -> bool:
    negation = sentence.child(token, "neg")
    if negation is not None:
        after = sentence.tokens[negation.i + 1 : negation.i + 2]
        return not (after and after[0].lower in _listed("negation", "of_itself"))
    determiner = sentence.child(token, "det")
    return determiner is not None and determiner.lower == "no"


def is_denied_itself(sentence: Sentence, word: Token, cue: Passage | None) -> bool:
    """Whether what the word tells is what a denial is of: "denied *killing* 12", "reports that".

    Not what it only speaks of: "denied the raid in which 30 *died*", "part in the *killing*".
    """
    told = _listed("denying", "told")
    for token in (word, *sentence.ancestors(word)):
        above = sentence.parent(token)
        if above is None or (cue is not None and cue.start <= token.start < cue.end):
            return True
        if token.dep in {"relcl", "advcl"} or (token.dep == "acl" and above.lower not in told):
            return False
        if token.dep in {"pobj", "pcomp"}:
            noun = sentence.parent(above)
            if noun is None or noun.lower not in told:
                return False
    return True


def _own(sentence: Sentence, verb: Token, *, unable: bool = False) -> Modality | None:
    """What its own auxiliaries and conjunction say.

    ``unable``: what could not be done was not ("two *could* not be saved").
    """
    mark = sentence.child(verb, "mark", "advmod")
    if mark is not None and mark.lower in {"if", "unless", "whether"}:
        return "hypothetical"
    for aux in sentence.children(_first_of(sentence, verb), "aux", "auxpass"):
        kind = _said("auxiliaries").get(aux.lower) if aux.tag == "MD" else None
        if kind and not (unable and aux.lower in _listed("negation", "unable")):
            return kind
    tense = {a.lower for a in sentence.children(verb, "aux")}
    if verb.tag == "VBG" and tense & {"is", "are", "'re", "'s"}:
        return "planned" if verb.lower == "going" else "ongoing"
    return None


def _first_of(sentence: Sentence, verb: Token) -> Token:
    """The verb whose auxiliaries serve it as well: "could have *hit* her and killed her"."""
    own = sentence.child(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    before = sentence.parent(verb) if verb.dep == "conj" and own is None else None
    return before if before is not None and before.is_verb else verb


def _governed(sentence: Sentence, verb: Token) -> Modality | None:
    """What stands above it: "planned to attack", "a threat to kill", "attempted to storm"."""
    below = verb
    for above in sentence.ancestors(verb):
        if below.dep not in _INHERITED:
            return None
        infinitive = (
            any(a.lower == "to" for a in sentence.children(below, "aux")) and below.tag == "VB"
        )
        gerund = below.tag == "VBG" and below.dep in {"xcomp", "pcomp"}
        if infinitive or gerund:
            of = sentence.parent(above) if above.lower == "of" else None  # "the mission of killing"
            kind = _governors().get((of or above).lower)
            if kind == "possible" and of is not None and of.is_verb:
                return None  # "two men *suspected of killing* a driver": he is dead
            if kind is not None:
                return kind
            if infinitive and below.dep in {"xcomp", "advcl", "acl", "ccomp"}:
                return _raised(sentence, above)
        if below.dep in {"ccomp", "relcl"}:
            kind = _governors().get(above.lower)
            return (
                kind
                if kind in {"threatened", "possible", "hypothetical"} and above.is_verb
                else None
            )
        below = above
    return None


def _raised(sentence: Sentence, above: Token) -> Modality | None:
    """An infinitive under a verb that says nothing of its reality: "forces to storm" is not a fact.

    "began to", "managed to", "is said to have", "continued to" leave it as real as the verb above.
    """
    return _own(sentence, above) if above.lower in _listed("raising", "words") else "planned"
