"""The words that attribute, and the phrase that names whom they attribute to.

Law: a cue is a word of the lexicon in its own use; the words of a source never hold its cue.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms, verb_forms
from according.model.claim import Stance

_SOURCE_STOPS = frozenset({"relcl", "advcl", "acl", "parataxis", "ccomp"})
QUOTING = frozenset({"quoted", "cited", "quotes", "quoting", "cites", "citing"})
_QUOTED_WITHIN = 14  # words from "quoted" to "as saying"
_BREAKS = frozenset({",", "”", '"', "’", "''", "?", "!", "-", "–", "—", ":"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon: every form of every verb with its stance and its plain form."""

    stances: dict[str, Stance]
    lemma: dict[str, str]
    needs_clause: frozenset[str]
    adding: frozenset[str]  # what only who has spoken before does
    nouns: frozenset[str]
    stating: frozenset[str]
    counting: frozenset[str]
    unsaid: frozenset[str]  # what stands before a cue that says nothing ("neither confirmed nor")
    refusing: frozenset[str]
    only_reaching: frozenset[str]  # counting verbs that count only so
    own_people: frozenset[str]  # by whom a speaker counts ("its volunteers")
    keeping: frozenset[str]  # those of the counting verbs that places have as well
    counted_in: frozenset[str]  # nouns of places, which have such numbers and do not speak
    plainly: frozenset[str]  # counting verbs whose bare number is the count
    given_way: frozenset[str]  # behind "gave", of which it counts nothing
    reaching: frozenset[str]  # small words between such a verb and its number
    about: frozenset[str]
    calling: frozenset[str]  # "called", of who denies by ...
    false: frozenset[str]  # ... calling it one of these
    addressing: frozenset[str]  # "spoke", of who is heard ...
    addressed: frozenset[str]  # ... by these, behind ...
    addressed_to: frozenset[str]  # ... one of these
    contrast: frozenset[str]
    granted: frozenset[str]  # judging and feeling, every form
    touching: frozenset[str]  # "commented *on*": what stands behind is only touched upon
    credit: frozenset[str]  # "(*source*: transport unions)"
    taken: frozenset[str]  # what harm claims, and nobody states
    tallies: frozenset[str]  # nouns for a count
    tallied_by: frozenset[str]  # before whose count it is
    tallied_from: frozenset[str]  # between the count and who made it
    having: frozenset[str]  # "*has* the dead at 36"


@remembered
def cues() -> Cues:
    """The lexicon, loaded once."""
    lexicon = load("cues")
    stances: dict[str, Stance] = {}
    lemma: dict[str, str] = {}
    stance: Stance
    for stance in ("asserts", "denies", "doubts"):  # counting verbs assert a number
        for verb in lexicon[stance]["verbs"]:
            for form in verb_forms(verb.split()[0], lexicon["irregular"]):
                stances[form] = stance
                lemma[form] = verb.split()[0]
    for verb in lexicon["counting"]["verbs"]:
        for form in verb_forms(verb, lexicon["irregular"]):
            stances.setdefault(form, "asserts")
            lemma.setdefault(form, verb)
    granted = {f for v in lexicon["taking_for_granted"]["verbs"] for f in verb_forms(v)}
    granted |= {f for n in lexicon["taking_for_granted"]["nouns"] for f in noun_forms(n)}
    return Cues(
        stances=stances,
        lemma=lemma,
        needs_clause=frozenset(lexicon["needs_clause"]["verbs"])
        | frozenset(lexicon["counting"]["verbs"]),
        adding=frozenset(lexicon["adding"]["verbs"]),
        nouns=_nouns(lexicon["nouns"]["words"]),
        stating=frozenset(lexicon["stating"]["verbs"]),
        counting=frozenset(lexicon["counting"]["verbs"]),
        unsaid=frozenset(lexicon["unsaid"]["before"]),
        refusing=frozenset(f for v in lexicon["unsaid"]["refusing"] for f in verb_forms(v)),
        only_reaching=frozenset(lexicon["counting"]["only_reaching"]),
        own_people=frozenset(
            form for noun in lexicon["counting"]["own"] for form in noun_forms(noun)
        ),
        keeping=frozenset(lexicon["counting"]["keeping"]),
        counted_in=frozenset(
            form for noun in lexicon["counting"]["places"] for form in noun_forms(noun)
        ),
        plainly=frozenset(lexicon["counting"]["plainly"]),
        given_way=frozenset(lexicon["counting"]["given_way"]),
        reaching=frozenset(lexicon["counting"]["reaching"]),
        about=frozenset(lexicon["about"]["words"]),
        calling=frozenset(f for verb in lexicon["calling"]["verbs"] for f in verb_forms(verb)),
        false=frozenset(lexicon["calling"]["false"]),
        addressing=frozenset(
            form
            for verb in lexicon["addressing"]["verbs"]
            for form in verb_forms(verb, lexicon["irregular"])
        ),
        addressed=frozenset(lexicon["addressing"]["hearers"]),
        addressed_to=frozenset(lexicon["addressing"]["to"]),
        contrast=frozenset(lexicon["contrast"]["words"]),
        granted=frozenset(granted),
        touching=frozenset(lexicon["taking_for_granted"]["touching"]),
        credit=frozenset(lexicon["credit"]["words"]),
        taken=_nouns(lexicon["taken"]["words"]),
        tallies=frozenset(
            form for word in lexicon["tallies"]["words"] for form in noun_forms(word)
        ),
        tallied_by=frozenset(lexicon["tallies"]["before"]),
        tallied_from=frozenset(lexicon["tallies"]["behind"]),
        having=frozenset(lexicon["tallies"]["having"]),
    )


def _nouns(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in noun_forms(word))


def is_saying(word: str) -> bool:
    """Whether the verb by itself says something ("said"), whatever stands with it."""
    lemma = cues().lemma.get(word)
    return lemma is not None and lemma not in cues().needs_clause


def is_unsaid(sentence: Sentence, verb: Token, stance: Stance) -> bool:
    """ "did *not* say", "has *never* denied", "neither confirmed *nor* denied", "refused to"."""
    if sentence.child(verb, "neg") is not None:
        return stance in {"asserts", "denies"}
    before = {t.lower for t in sentence.tokens[max(0, verb.i - 2) : verb.i]}
    above = sentence.parent(verb) if verb.dep == "xcomp" else None
    refused = above is not None and above.lower in cues().refusing
    return not cues().unsaid.isdisjoint(before) or (stance == "denies" and refused)


def only_has(verb: str, subject: str) -> bool:
    """Whether such a subject of a counting verb has the number, and nobody says it.

    "The city has recorded 41 homicides".
    """
    return cues().lemma.get(verb) in cues().keeping and subject in cues().counted_in


def takes_for_granted(cue: str, content: str) -> bool:
    """Whether a cue judges what it is about ("condemned"), which is no statement that it was so.

    So do "claimed | responsibility for the murder", and "commented on | the attack".
    """
    said, about = cue.lower().split(), content.lower().split()[:1]
    touched = said[-1] in cues().touching and "in" not in said  # not "said in a post *on* X"
    return touched or not cues().granted.isdisjoint([*said, *about])


def phrase_end(sentence: Sentence, first: int) -> int:
    """The last token of the noun phrase after "according to": to the next comma or clause end.

    Or to where labels have the source end and what it says begin: "according to *him* one died".
    """
    for token in sentence.tokens[first + 1 :]:
        before = sentence.tokens[token.i - 1]
        if before.attribution[2:] == "source" and token.attribution[2:] == "content":
            return before.i
        if token.text in {",", ";", ":", ".", "-", "–", "—", "(", ")", "”", '"'} or token.lower in {
            "who",
            "which",
            "that",
        }:
            return token.i - 1
    return len(sentence.tokens) - 1


def phrase_head(tokens: Sequence[Token]) -> Token:
    """The head noun: the last token before a preposition or comma; of a person the last name."""
    for token in tokens:
        if token.tag in {"IN", ","} and token.i > tokens[0].i:
            return tokens[max(0, token.i - tokens[0].i - 1)]
    return tokens[-1]


def phrase(sentence: Sentence, head: Token) -> list[Token]:
    """The source's noun phrase with titles, names and appositions of names, without clauses."""
    tokens = sentence.subtree(head, _SOURCE_STOPS)
    run = [t for t in tokens if t.i <= head.i]
    start = head.i
    while start - 1 in {t.i for t in run}:
        start -= 1
    end = head.i
    inside = {t.i for t in tokens}
    while end + 1 in inside:
        end += 1
    while end > head.i and sentence.tokens[end].text in {",", "-", "–", "—"}:
        end -= 1
    return list(sentence.tokens[start : end + 1])


def trailing_source(sentence: Sentence, verb: Token) -> list[Token]:
    """The words between the last comma or quotation mark and a cue that ends the sentence.

    ", the state news agency reported.": read from the order of words alone, because a parser often
    hangs such a tail on the wrong clause.
    """
    if not _ends_there(sentence, verb):
        return []
    if named := _told_by_name(sentence, verb):
        return named
    start = verb.i
    while start and not _parts(sentence.tokens[start - 1]):
        start -= 1
        if (
            sentence.tokens[start].is_verb and sentence.tokens[start].tag != "VBN"
        ) or sentence.tokens[start].lower in {"and", "but", "who"}:
            return []
    tokens = list(sentence.tokens[start : verb.i])
    if tokens and tokens[0].dep == "mark":
        return []  # ", *because* the ministry says so"
    return tokens if start > 1 and any(t.is_noun or t.tag == "PRP" for t in tokens) else []


def _told_by_name(sentence: Sentence, verb: Token) -> list[Token]:
    """ "..., *a police commander, Ali Musa*, said": an office and a name between commas."""
    commas = [t.i for t in sentence.tokens[: verb.i] if t.text == ","][-3:]
    if len(commas) < 3 or commas[2] != verb.i - 1:
        return []
    office = sentence.tokens[commas[0] + 1 : commas[1]]
    name = sentence.tokens[commas[1] + 1 : commas[2]]
    told = bool(office and name) and office[0].tag == "DT" and office[-1].tag == "NN"
    named = all(t.tag == "NNP" for t in name)
    return list(sentence.tokens[commas[0] + 1 : commas[2]]) if told and named else []


def _parts(token: Token) -> bool:
    return token.text in _BREAKS or token.lower in cues().contrast


def _ends_there(sentence: Sentence, verb: Token) -> bool:
    """Whether a cue closes its clause: a comma behind it, or a word or two ("on Friday")."""
    behind = sentence.tokens[verb.i + 1 :]
    if verb.i < 3 or (behind and behind[0].lower == "that"):
        return False
    words = [t for t in behind if t.text[0].isalnum()]
    placed = bool(behind) and behind[0].tag == "IN"  # "said *at* a news conference on Saturday"
    short = (placed or len(words) <= 3) and not any(t.is_verb for t in words)
    return short or (behind[0].text == "," and verb.tag in {"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """ "The agency quoted the minister as saying": who quotes (if named) and who is quoted."""

    quoting: Token
    reporter: Sequence[Token]
    speaker: Sequence[Token]
    saying: Token


def quoted_as(sentence: Sentence, saying: Token) -> Quoted | None:
    """The parties of "quoted X as saying", read from the order of the words; None elsewhere."""
    before = sentence.tokens[: saying.i]
    if saying.tag != "VBG" or not before or before[-1].lower != "as":
        return None
    quoting = next((t for t in reversed(before[-_QUOTED_WITHIN:]) if t.lower in QUOTING), None)
    if quoting is None:
        return None
    if sentence.is_passive(quoting):
        subject = sentence.subject(quoting)
        behind = sentence.tokens[saying.i + 1 :]
        by = behind[1:4] if behind and behind[0].lower == "by" else ()
        return Quoted(quoting, by, phrase(sentence, subject), saying) if subject else None
    speaker = sentence.tokens[quoting.i + 1 : saying.i - 1]
    return Quoted(quoting, _reporter(sentence, quoting), speaker, saying) if speaker else None


def _reporter(sentence: Sentence, quoting: Token) -> Sequence[Token]:
    """Who quotes: the words before; over a comma ("the paper, *quoting*") if no verb is there."""
    end = quoting.i
    over = quoting.tag == "VBG" and end > 0 and sentence.tokens[end - 1].text == ","
    start = end = end - 1 if over else end
    while start and sentence.tokens[start - 1].text not in _BREAKS:
        start -= 1
    named = sentence.tokens[start:end]
    if not named and (subject := sentence.child(quoting, "nsubj")) is not None:
        return phrase(sentence, subject)  # "The chief, *Amadou Cisse*, quoted a nurse as saying"
    return () if over and any(t.is_verb for t in named) else named


def media_hearer(sentence: Sentence, verb: Token) -> Token | None:
    """Whom a source told it, where that is a medium: "told Sky News" reports through it."""
    if cues().lemma.get(verb.lower) != "tell":
        return None
    hearer = sentence.child(verb, "dobj", "dative", "obj")
    return (
        hearer
        if hearer is not None
        and hearer.tag in {"NNP", "NNPS"}
        and not hearer.entity.endswith("PERSON")
        else None
    )
