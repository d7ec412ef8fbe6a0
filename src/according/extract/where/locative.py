"""Whether a sentence's words say where something was, and not whose, whence or who told it.

Law: a place is told by the grammar of its words (lexicon ``scope``), never by standing near.
"""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from according.extract.harm.harm_words import states_harm
from according.extract.harm.people import is_person_noun
from according.extract.speech.attribution import Attribution
from according.extract.text.dateline import dateline_end
from according.extract.text.sentence import Sentence, Token
from according.extract.where.places import kinds_of_place
from according.lexicons import load
from according.model.claim import Place

_PLACED = 7  # words before a bearing in which the place that it tells of stands


@cache
def scope_words(table: str) -> dict[str, frozenset[str]]:
    """The word lists of one table of the lexicon ``scope``."""
    return {name: frozenset(words) for name, words in load("scope")[table].items()}


def is_locative(sentence: Sentence, tokens: Sequence[Token], harm: str | None) -> bool:
    """Whether the words say where, not whose ("Syria's vice president", "a man from Leeds")."""
    last = _with_kind(sentence, tokens[-1])
    after = sentence.tokens[last.i + 1 : last.i + 2]
    people = last.tag == "JJ" or (last.entity.endswith("NORP") and last.dep != "pobj")
    if people or (after and after[0].tag == "POS"):
        return False
    if last.dep in {"compound", "amod", "nmod", "poss"}:
        return sentence.tokens[last.head].lower in scope_words("scene")["words"]
    if last.dep == "nsubj":
        return False
    above = next((t for t in sentence.ancestors(last) if not t.is_noun), None)
    if above is None or above.tag not in {"IN", "TO"}:
        return True
    where = scope_words("where")
    governor = sentence.parent(above)
    if above.lower in where["away"]:
        way = governor is not None and governor.lower in scope_words("sites")["ways"]
        return way or (above.lower == "from" and harm in where["taken_from"])
    if governor is None:
        return True
    if governor.lower in where["afterwards"]:
        return False
    if above.lower == "of" and _is_person(governor):
        return False
    town = above.lower == "of" and governor.text in kinds_of_place()
    return not (town and _is_bound_for(sentence, governor))


def is_owner(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """ "*Kherson's* governor": whose it is."""
    behind = sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    return bool(behind) and behind[0].tag == "POS"


def is_of_telling(sentence: Sentence, last: Token) -> bool:
    """Whether the place is that of a statement or a hearing ("told a briefing *in Geneva*")."""
    clause = takewhile(lambda t: not _is_of_violence(t), sentence.ancestors(last))
    return any(t.lower in scope_words("telling")["words"] for t in clause)


def is_dateline(sentence: Sentence, last: Token) -> bool:
    """ "LEEDS, England, May 2 (Agency) - ...", "Lahore, March 3: ...": where it was written."""
    end = dateline_end([t.text for t in sentence.tokens])
    return end is not None and last.i < end


def opens(sentence: Sentence, place: Place) -> bool:
    """Whether it stands before a colon that the report begins with."""
    behind = next((t.text for t in sentence.tokens if t.start >= place.end), "")
    return sentence.number == 0 and behind == ":"


def is_bearing(sentence: Sentence, place: Place, others: Sequence[Place]) -> bool:
    """ "in Apurimac, southeast *of Lima*": it only says where the place before it lies."""
    before = [t for t in sentence.tokens if t.end <= place.start]
    led = len(before) > 2 and before[-1].lower in {"of", "from"}
    if not (led and before[-2].lower in scope_words("where")["bearings"]):
        return False
    return any(before[-_PLACED:][0].start <= p.end <= before[-2].start for p in others)


def tells_who(attribution: Attribution, word: Token) -> bool:
    """Whether the word is one of those that name who says it, or is cited."""
    spans = ((p.start, p.end) for source in attribution.sources for p in source.spans)
    own = (attribution.own.start, attribution.own.end)
    return any(start <= word.start < end for start, end in (own, *spans))


def _is_bound_for(sentence: Sentence, noun: Token) -> bool:
    """ "bound *for* the town of Djibo", "on the way *to* a base in Chechnya": not there yet."""
    above = sentence.parent(noun)
    away = scope_words("where")["away"] - {"from"}
    return above is not None and noun.dep == "pobj" and above.lower in away


def _is_of_violence(token: Token) -> bool:
    return token.lower in scope_words("scene")["words"] or states_harm(token.lower)


def _with_kind(sentence: Sentence, name: Token) -> Token:
    """The noun for the kind of place that a name stands before: "the Makarpura *area*"."""
    kind = sentence.tokens[name.head]
    told = name.dep in {"compound", "nmod", "amod"} and kind.i > name.i
    return kind if told and kind.text in kinds_of_place() else name


def _is_person(noun: Token) -> bool:
    return noun.entity.endswith("PERSON") or is_person_noun(noun.lower)
