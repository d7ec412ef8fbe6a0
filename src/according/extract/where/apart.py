"""Whether a time of a sentence is of something else than what a word in it states.

Law: it is where the way up the tree from the time meets another event, a count, the telling, or
what else somebody did, before it meets the word's own clause.
"""

from collections.abc import Sequence

from according.extract.harm.harm_words import is_of_custody, is_verb_of_harm, states_harm
from according.extract.harm.people import is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import OBJECTS, SUBJECTS, Sentence, Token
from according.extract.times import TimeMention
from according.extract.where.afters import is_days_after, is_inserted_after
from according.extract.where.locative import scope_words

_BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod"})


def times_apart(mentions: Sequence[TimeMention], sentence: Sentence, word: Token) -> frozenset[int]:
    """Where the times begin at which something else than the word's was done in its sentence."""
    here = (t for t in mentions if sentence.start <= t.time.start < sentence.end)
    parted = ((t, parted_by(sentence, word, t)) for t in here)
    return frozenset(
        t.time.start
        for t, by in parted
        if by is not None and _is_done(by) and not _is_joined(sentence, by, word)
    )


def _is_joined(sentence: Sentence, by: Token, word: Token) -> bool:
    """ "killed five and *arrested* nine on Thursday": both then, as far as is told."""
    return by.is_verb and by.dep == "conj" and word in sentence.ancestors(by)


def times_of_finding(
    mentions: Sequence[TimeMention], sentence: Sentence, word: Token
) -> list[TimeMention]:
    """When it was found what the word states: "a commission *found in 2003* that 19 died"."""
    here = (t for t in mentions if sentence.start <= t.time.start < sentence.end)
    parted = ((t, parted_by(sentence, word, t)) for t in here)
    finding = scope_words("when")["finding"]
    return [t for t, by in parted if by is not None and by.lower in finding]


def _is_done(by: Token) -> bool:
    """Whether it is what somebody did, or who did it: "a *court* on Tuesday"; and no count."""
    done = by.is_verb or by.lower in scope_words("scene")["words"]
    return done or (by.dep in SUBJECTS and by.lower in scope_words("when")["apart"])


def parted_by(sentence: Sentence, word: Token, mention: TimeMention) -> Token | None:
    """What makes the time another event's, or a count's: "*followed* last week's attack".

    It stands on the way up from the time to its clause's verb, or is that verb.
    """
    at = sentence.at(mention.time.start, mention.time.end)
    if not at:
        return None
    if (
        beside := _named_after(sentence, at, mention) or _state_before(sentence, at[0])
    ) is not None:
        return beside
    counting, apart = scope_words("when")["counting"], scope_words("when")["apart"]
    above = {t.i for t in sentence.ancestors(word)}
    for token in sentence.ancestors(at[-1]):
        if token.is_noun and token.i in above:
            return None
        if _is_cause_of_custody(sentence, token, word) or _is_text(token):
            return token
        own = _does(token, word) or (token.i == word.i and is_verb_of_harm(word.lower))
        if token.lower in counting or (token.lower in apart and not own):
            return token
        if token.i == word.i:
            return None
        if token.is_verb:
            return token if _is_of_another(sentence, token, word, mention) else None
    return None


def _is_text(token: Token) -> bool:
    """ "counted six dead in a *bulletin* on Sunday", "in a *statement*": then it was told."""
    return token.is_noun and token.lower in scope_words("telling")["words"]


def _is_cause_of_custody(sentence: Sentence, noun: Token, word: Token) -> bool:
    """ "jailed *for the killing* of a student in 2019", "held over *last week's attack*"."""
    known = scope_words("scene")["words"]
    if not noun.is_noun or not (noun.lower in known or states_harm(noun.lower)):
        return False
    above = sentence.parent(noun)
    cause = above is not None and above.lower in scope_words("when")["causes"]
    return cause and above is not None and above.head == word.i and is_of_custody(word.lower)


def _does(token: Token, word: Token) -> bool:
    """ "A *court* on Tuesday jailed a man": who does what the word tells does it then."""
    return token.head == word.i and token.dep in SUBJECTS


def _is_of_another(sentence: Sentence, verb: Token, word: Token, mention: TimeMention) -> bool:
    """Whether the verb of a time is not what harmed."""
    if _is_before_rise(sentence, verb):
        return True
    if mention.time.precision in {"month", "year"} and _is_of_life(sentence, verb):
        return True
    way = _way(sentence, word, verb)
    tests = (_is_rite_for, _is_further, _is_told, _is_own, _is_of_law, is_days_after)
    if any(test(sentence, verb, way) for test in tests) or _is_sentence_for(verb, way, mention):
        return True
    return is_inserted_after(sentence, word, mention)


def _named_after(sentence: Sentence, at: Sequence[Token], mention: TimeMention) -> Token | None:
    """ "Reject the *2016* peace accord": a year before what is called after it.

    Not where it says when: "in the 2018 elections", "since the 2016 accord".
    """
    if mention.time.precision != "year" or mention.kind == "since":
        return None
    noun = sentence.parent(at[-1]) if at[-1].dep in _BEFORE_NOUN else None
    if noun is None or noun.i < at[-1].i or noun.lower not in scope_words("when")["called"]:
        return None
    above = sentence.parent(noun) if noun.dep == "pobj" else None
    when = above is not None and above.lower in scope_words("when")["setting"]
    return None if when else noun


def _state_before(sentence: Sentence, first: Token) -> Token | None:
    """ "Was in critical *condition* on Monday", not "in critical condition after the attack on"."""
    for token in reversed(sentence.tokens[: first.i]):
        if token.lower in scope_words("scene")["words"] or token.lower in {"after", "following"}:
            return None
        if token.lower in scope_words("when")["states"]:
            return token
        if (token.is_verb and token.tag != "VBG") or token.dep == "punct":
            return token if token.lower in scope_words("when")["lasting"] else None
    return None


def _is_of_life(sentence: Sentence, verb: Token) -> bool:
    """ "Rind, *who joined* five months ago, died", "the group, *founded* in 2002": long before."""
    if verb.dep == "acl" and verb.tag == "VBN":
        scene = sentence.tokens[verb.head].lower in scope_words("scene")["words"]
        return not scene and not _is_act(verb)  # "raids *conducted* in April" were then
    return verb.dep == "relcl" and not _is_act(verb) and _tells_of_somebody(sentence, verb)


def _is_act(verb: Token) -> bool:
    """Whether it is a verb of harm, of violence, or of what somebody does in or by doing harm."""
    acts = scope_words("when")["acting"] | scope_words("scene")["words"]
    return verb.lower in acts or states_harm(verb.lower)


def _is_before_rise(sentence: Sentence, verb: Token) -> bool:
    """ "The toll rose to 80 *after* three died overnight": that night is not of the 80."""
    above = sentence.parent(verb)
    after = any(t.lower == "after" for t in sentence.children(verb, "mark", "prep"))
    return after and above is not None and above.lower in scope_words("when")["counting"]


def _way(sentence: Sentence, word: Token, verb: Token) -> list[Token]:
    """From the word up to what hangs on the verb; nothing where the verb is not above it."""
    up = [word, *sentence.ancestors(word)]
    return up[: next((n for n, token in enumerate(up) if token.i == verb.i), 0)]


def _is_further(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "Died on Tuesday, *raising the number* of dead to five"."""
    raising = (t for t in way if t.lower in scope_words("when")["raising"])
    raised = (noun.lower for t in raising for noun in sentence.children(t, *OBJECTS))
    return any(noun in words().tolls.counts | words().tolls.nouns for noun in raised)


def _is_of_law(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "Declined on Monday to *indict* the homeowner who shot two"."""
    known = scope_words("when")["law"] | scope_words("when")["apart"]
    return any(t.lower in known for t in way[1:])


def _is_sentence_for(verb: Token, way: Sequence[Token], mention: TimeMention) -> bool:
    """ "*Jailed on Monday for* the murder of a student": the time before the cause."""
    cause = way[-1] if way and way[-1].lower in scope_words("when")["causes"] else None
    return cause is not None and is_of_custody(verb.lower) and mention.time.start < cause.start


def _is_told(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "A judge read out on Monday *how* the two were shot", "*found* in 2003 that 19 were"."""
    told = [t for t in way if t.dep == "ccomp"]
    if told and verb.lower in scope_words("when")["finding"]:
        return True
    return any(
        below.lower in scope_words("when")["leading"]
        for t in told
        for below in sentence.children(t, "advmod", "mark")
    )


def _is_own(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "*The man who* shot two appealed on Monday": what else is told of him."""
    of_subject = bool(way) and way[-1].dep in SUBJECTS and not _is_act(verb)
    return of_subject and any(_tells_of_somebody(sentence, t) for t in way)


def _tells_of_somebody(sentence: Sentence, clause: Token) -> bool:
    if clause.dep == "acl":
        return clause.tag == "VBN" and is_person_noun(sentence.tokens[clause.head].lower)
    who = sentence.children(clause, *SUBJECTS) if clause.dep == "relcl" else ()
    return any(t.lower in scope_words("when")["who"] for t in who)


def _is_rite_for(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "a memorial was held on Sunday *for* the 12 killed", "on trial *accused* of killing"."""
    below = way[1:]
    later = any(t.lower in scope_words("when")["apart"] for t in below)
    if not later and not (below and below[-1].lower in {"for", "over"}):
        return False
    named = [*sentence.children(verb, *SUBJECTS, *OBJECTS)]
    named += [o for on in sentence.children(verb, "prep") for o in sentence.children(on, "pobj")]
    return any(noun.lower in scope_words("when")["rites"] for noun in named)
