"""Counts that are somebody's: "by the navy's count", "put at 12 by the police".

Law: a noun of counting makes a statement only where who made the count is named and speaks; the
toll of a day, a place or an attack is nobody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from according.extract.harm.harm_words import has_harm_word, states_harm
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.people import is_person_noun
from according.extract.speech.attribution import Attribution, made
from according.extract.speech.content import pieces
from according.extract.speech.cues import cues, phrase
from according.extract.speech.mentions import counter_of, speaks, whole_name
from according.extract.speech.sources import Cast
from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage

_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$"})


def by_counts(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """The statements of a sentence that somebody's count of people harmed is."""
    words = cues().having | cues().tallies
    counting = [t for t in sentence.tokens if t.lower in words]
    if counting and (any(t.harm != "O" for t in sentence.tokens) or has_harm_word(sentence)):
        for token in counting:
            yield from _by_count(sentence, token, quotes, cast)
    yield from _by_gap(sentence, quotes, cast)
    yield from _by_agents(sentence, quotes, cast)


def is_gapped(said: Attribution) -> bool:
    """Whether its verb is another's: only what leads to its number is its cue."""
    return said.cue is not None and said.cue.text.lower() in cues().reaching


def _by_gap(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """ "The government put the dead at 13 and *the rebels at 50*": the verb serves both."""
    verb = _counting_verb(sentence)
    if verb is None:
        return
    numbers = (n for n in find_numbers(sentence.tokens) if n.first > verb.i)
    reached = [n for n in numbers if _is_end(sentence, n)]
    for number in reached[1:]:
        at = sentence.tokens[number.first - 1]
        named = list(takewhile(lambda t: t.tag in _NAMING, reversed(sentence.tokens[: at.i])))[::-1]
        joint = sentence.tokens[at.i - len(named) - 1]
        if named and joint.tag in {"CC", ","} and speaks(named[-1].lower):
            source = cast.source(sentence, named, named[-1])
            what = pieces(sentence, [(number.first, number.last + 1)])
            own, cue = sentence.passage(named), sentence.passage([at])
            yield made((source,), cue, what, "asserts", own, quotes)


def _by_agents(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """ "The dead were put at 12 *by the police* and at 30 *by the rebels*": each has its number."""
    verb = _counting_verb(sentence)
    if verb is None or not (sentence.is_passive(verb) or verb.tag == "VBN"):
        return
    subject = sentence.subject(verb)
    begin = min(subject.i, verb.i) if subject is not None else verb.i
    mark = verb
    for number in (n for n in find_numbers(sentence.tokens) if n.first > verb.i):
        by = next(_behind(sentence, number), None)
        told = (begin, number.last + 1)
        if by is not None and (said := _said_by(sentence, by, mark, told, quotes, cast)):
            yield said
            mark, begin = by, sentence.at(said.own.start, said.own.end)[-1].i + 1


def told_by(
    sentence: Sentence, verb: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    """ "Twelve deaths were *reported by the ministry*": harm told in the passive, by whom."""
    stance, subject = cues().stances[verb.lower], sentence.subject(verb)
    if any(q.start <= verb.start < q.end for q in quotes):
        return  # as in the active: what is quoted is the word of whoever is quoted
    if stance == "asserts" and cues().lemma[verb.lower] not in cues().stating:
        return  # who is *put* on a stretcher or *given* first aid is not counted by it
    by = next((t for t in sentence.children(verb) if t.lower == "by" and t.i > verb.i), None)
    if by is None or subject is None or subject.i > verb.i:
        return
    stated = sentence.tokens[phrase(sentence, subject)[0].i : verb.i]
    if find_numbers(stated) and any(t.harm != "O" or states_harm(t.lower) for t in stated):
        said = _said_by(sentence, by, verb, (stated[0].i, verb.i), quotes, cast)
        yield from [replace(said, stance=stance)] if said else []


def _said_by(
    sentence: Sentence, by: Token, cue: Token, told: tuple[int, int],
    quotes: Sequence[Passage], cast: Cast,
) -> Attribution | None:  # fmt: skip
    """What stands from one word up to another, of who is behind "by"; a day or a thing is nobody's.

    None as well where the word is no "by".
    """
    teller = sentence.child(by, "pobj") if by.lower == "by" else None
    if teller is None or not (speaks(teller.lower) or teller.entity.endswith("ORG")):
        return None
    named = _called(sentence, teller)
    source = cast.source(sentence, named, teller)
    what, own = pieces(sentence, [told]), sentence.passage(named)
    return made((source,), sentence.passage([cue]), what, "asserts", own, quotes)


def _called(sentence: Sentence, teller: Token) -> Sequence[Token]:
    """The words that name who tells, up to a further number: "by *police* and 30 by the rebels"."""
    named = phrase(sentence, teller)
    last = next((t.i for t in named if t.i > teller.i and t.tag == "CD"), named[-1].i + 1)
    joint = sentence.tokens[last - 1].tag in {"CC", "IN", ","}
    return [t for t in named if t.i < last - joint]


def _counting_verb(sentence: Sentence) -> Token | None:
    lemma, counting = cues().lemma, cues().counting
    return next((t for t in sentence.tokens if lemma.get(t.lower) in counting), None)


def _behind(sentence: Sentence, number: Number) -> Iterator[Token]:
    """What follows the number and whom it counts: "at *50 men*", "at *seven dead*"."""
    behind = sentence.tokens[number.last + 1 :]
    return dropwhile(lambda t: is_person_noun(t.lower) or states_harm(t.lower), behind)


def _is_end(sentence: Sentence, number: Number) -> bool:
    """Whether "at" leads to the number and its clause ends with whom it counts: "at *50 men*."."""
    following = next(_behind(sentence, number), None)
    closed = following is None or following.tag in {".", ",", "CC", ":"}
    return closed and sentence.tokens[number.first - 1].lower in cues().reaching


def _by_count(
    sentence: Sentence, token: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    had = token.lower in cues().having
    counter = sentence.subject(token) if had else _counter(sentence, token)
    if counter is None or not (had or token.is_noun):
        return
    if what := _had(sentence, token) if had else _told(sentence, token, counter):
        named = whole_name(phrase(sentence, counter))
        source = cast.source(sentence, named, counter)
        own = sentence.passage(named)
        yield made((source,), sentence.passage([token]), what, "asserts", own, quotes)


def _counter(sentence: Sentence, noun: Token) -> Token | None:
    """Who made the count; of "the opposition has 85 dead on *its* list" the opposition."""
    counter, verb = counter_of(sentence, noun), sentence.clause_verb(noun)
    owner = counter is not None and counter.tag == "PRP$" and verb is not None and noun.i > verb.i
    had = sentence.subject(verb) if owner and verb is not None else None
    return had if had is not None and had.is_noun and speaks(had.lower) else counter


def _had(sentence: Sentence, verb: Token) -> tuple[Passage, ...]:
    """ "has the dead at 36": the number, up to the end of its clause."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 5]
    said = [t.lower for t in behind]
    if len(said) < 4 or said[0] != "the" or said[2] not in cues().reaching or behind[3].tag != "CD":
        return ()
    known = states_harm(said[1]) or said[1] in cues().tallies
    end = next((t.i for t in sentence.tokens[verb.i :] if t.text in {";", ","}), None)
    return pieces(sentence, [(verb.i + 1, end or len(sentence.tokens))]) if known else ()


def _told(sentence: Sentence, noun: Token, counter: Token) -> tuple[Passage, ...]:
    """What is told by the count: all else where it is set beside ("by its count"), else the rest.

    () where no number is.
    """
    last = max(noun.i, phrase(sentence, counter)[-1].i)
    prep = sentence.parent(noun)
    if prep is not None and prep.lower in cues().tallied_by and prep.i < noun.i:
        rest = [(0, prep.i), (last + 1, len(sentence.tokens))]
    elif noun.i and (bracket := _bracket(sentence, noun)) is not None:
        rest = [(0, bracket.i)]
    elif noun.dep in {"nsubj", "nsubjpass", "ROOT"}:
        rest = [(last + 1, len(sentence.tokens))]
    else:
        return ()
    numbered = any(n.first > last or n.last < noun.i for n in find_numbers(sentence.tokens))
    return pieces(sentence, rest) if numbered else ()


def _bracket(sentence: Sentence, noun: Token) -> Token | None:
    """ "12,000 have left (Red Crescent *estimate*)": what opens the bracket that the noun ends."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    if not behind or behind[0].text != ")":
        return None
    return next((t for t in reversed(sentence.tokens[: noun.i]) if t.text == "("), None)
