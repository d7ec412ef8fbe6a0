"""When, as the sentence itself says: the time of what a word states.

Law: a time is one that the sentence's words set the event in, nearest in its tree; the day of the
telling, of the counting, of another event, or of publication is none.
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from according.extract.harm.harm_words import is_verb_of_harm
from according.extract.text.sentence import OBJECTS, SUBJECTS, Sentence, Token
from according.extract.times import TimeMention
from according.extract.where.tree import far
from according.lexicons import load
from according.model.claim import Time


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["when"].items()}


def time_of(
    mentions: Sequence[TimeMention], sentence: Sentence, word: Token, future: bool, reach: int = 98
) -> TimeMention | None:
    """The time named nearest to ``word`` in its sentence, ``reach`` steps off at most.

    ``mentions`` are the report's; ``future``: whether a time that lies ahead will do.
    """
    fitting = [
        t
        for t in mentions
        if sentence.start <= t.time.start < sentence.end
        and t.kind not in {"frequency", "duration"}
        and t.role == "event"
        and (future or not t.future)
        and _parted_by(sentence, word, t) is None
    ]
    off, found = min(
        ((_off(sentence, word, t), t) for t in fitting), key=lambda f: f[0], default=(99, None)
    )
    return _until(found, fitting) if found is not None and off <= reach else None


def _off(sentence: Sentence, word: Token, mention: TimeMention) -> int:
    return far(sentence, word, sentence.at(mention.time.start, mention.time.end))


def _until(found: TimeMention, fitting: Sequence[TimeMention]) -> TimeMention:
    """ "began on Monday and went on until Tuesday": one span from the first to the last day."""
    last = next((t.time for t in fitting if t.time.from_ is None and t.time.to), None)
    first = next((t.time for t in fitting if t.time.from_ and t.kind == "point"), None)
    if first is None or last is None or str(first.from_) > str(last.to):
        return found
    whole = Time(first.text, first.start, first.end, first.from_, last.to, first.precision)
    return msgspec.structs.replace(found, time=whole, kind="span")


def times_apart(mentions: Sequence[TimeMention], sentence: Sentence, word: Token) -> frozenset[int]:
    """Where the times begin at which something else than the word's was done in its sentence."""
    here = (t for t in mentions if sentence.start <= t.time.start < sentence.end)
    parted = ((t, _parted_by(sentence, word, t)) for t in here)
    return frozenset(t.time.start for t, by in parted if by is not None and by.is_verb)


def _parted_by(sentence: Sentence, word: Token, mention: TimeMention) -> Token | None:
    """What makes the time another event's, or a count's: "*followed* last week's attack".

    It stands on the way up from the time to its clause's verb, or is that verb.
    """
    at = sentence.at(mention.time.start, mention.time.end)
    counting, apart = _words()["counting"], _words()["apart"]
    above = {t.i for t in sentence.ancestors(word)}
    for token in sentence.ancestors(at[-1]) if at else ():
        if token.is_noun and token.i in above:
            return None
        own = token.i == word.i and is_verb_of_harm(word.lower)
        if token.lower in counting or (token.lower in apart and not own):
            return token
        if token.i == word.i or token.is_verb:
            return token if _is_rite_for(sentence, token, word) else None
    return None


def _is_rite_for(sentence: Sentence, verb: Token, word: Token) -> bool:
    """ "a memorial was held on Sunday *for* the 12 killed", "on trial *accused* of killing"."""
    way = [word, *sentence.ancestors(word)]
    below = way[1 : next((n for n, t in enumerate(way) if t.i == verb.i), 0)]
    later = any(t.lower in _words()["apart"] for t in below)
    if not later and not (below and below[-1].lower in {"for", "over"}):
        return False
    named = [*sentence.children(verb, *SUBJECTS, *OBJECTS)]
    named += [o for on in sentence.children(verb, "prep") for o in sentence.children(on, "pobj")]
    return any(noun.lower in _words()["rites"] for noun in named)
