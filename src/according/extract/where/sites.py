"""Sites that a sentence names and no gazetteer lists: a mall, a farm, a district of a city.

Law: a site's words are the report's words, with a capital in them, behind a word of place; what is
known of where it lies is what the same words say ("the Al-Noor district of Homs"), nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from according.extract.text.sentence import Sentence, Token
from according.extract.where.places import PlaceMention
from according.gazetteer.standing import COARSENESS
from according.lexicons import load
from according.model.claim import Place

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod", "punct", "flat"})
_NO_SITE = ("DATE", "TIME", "NORP", "EVENT", "LAW", "LANGUAGE", "MONEY", "PERCENT")
_HOLDING = frozenset({"city", "admin", "district"})
_LONGEST = 8  # words of a name
_BEHIND = 24  # characters that may stand between a site and the place it is said to lie in


@dataclass(frozen=True, slots=True)
class Site:
    """A named site: its place, the noun at its head, and how fine that is.

    ``rank``: 0 a building, ground or address, 1 a quarter, 2 a name alone, as of a town, 3 a
    division.
    """

    place: Place
    head: Token
    rank: int


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["sites"].items()}


def find_sites(sentence: Sentence, mentions: Sequence[PlaceMention]) -> list[Site]:
    """The sites of one sentence in order; ``mentions`` are the report's known places."""
    here = [m for m in mentions if sentence.start <= m.place.start < sentence.end]
    found: list[Site] = []
    for head in sentence.tokens:
        words = _name(sentence, head, here)
        if not words or _is_known(words, here) or _is_somewhere_in(words, here):
            continue
        if not found or words[0].start >= found[-1].place.end:
            found.append(_site(sentence, words, here))
    return found


def _name(sentence: Sentence, head: Token, here: Sequence[PlaceMention]) -> list[Token]:
    """The words of the name that ``head`` closes, [] where it is no name of a site."""
    if not (head.is_noun or head.tag == "CD"):
        return []
    if not (_is_set(sentence, head) or _is_called(sentence, [head])):
        return []
    first = head.i
    while first and _goes_on(sentence.tokens[first - 1], head):
        first -= 1
    words = list(sentence.tokens[first : head.i + 1])
    while words and (words[0].tag in {"DT", "PRP$", "POS", "CC", "IN"} or words[0].dep == "punct"):
        words.pop(0)
    words += _block_of(sentence, head)
    people = [m.place for m in here if m.use == "demonym" and m.place.precision == "country"]
    plain = [t for t in words if not any(p.start <= t.start < p.end for p in people)]
    before = _preposition(sentence, head)
    by = before is not None and before.lower == "by"  # "shot by John Street" is no street
    return words if _is_name(plain, head, by) or _is_called(sentence, words) else []


def _is_somewhere_in(words: Sequence[Token], here: Sequence[PlaceMention]) -> bool:
    """ "Enga *village*" of a province or country: one that lies in it, by no name of its own."""
    if len(words) < 2 or words[-1].text not in _lexicon()["small"]:
        return False
    name = (words[0].start, words[-2].end)
    return any(
        (m.place.start, m.place.end) == name and m.place.precision in {"admin", "country"}
        for m in here
    )


def _is_called(sentence: Sentence, words: Sequence[Token]) -> bool:
    """ "the village of Kafr Nadwa": whatever a kind of place is called is a place."""
    if not words or not words[-1].tag.startswith("NNP") or words[-1].dep != "pobj":
        return False
    of = sentence.tokens[words[-1].head]
    kind = sentence.tokens[of.head]
    return of.lower == "of" and of.i < words[0].i and kind.lower in _lexicon()["kinds"]


def _goes_on(before: Token, head: Token) -> bool:
    """Whether the word before still belongs to the name that ends in ``head``."""
    if before.tag in {"DT", "PRP$"} or before.lower in _lexicon()["prepositions"]:
        return False
    return before.head == head.i or (before.dep in _INSIDE and before.head <= head.i)


def _block_of(sentence: Sentence, head: Token) -> list[Token]:
    """ "the 1900 block of Prospect", "the intersection of 5th and Hill streets": the street too."""
    behind = sentence.tokens[head.i + 1 : head.i + 8]
    if head.lower not in _lexicon()["of"] or len(behind) < 2 or behind[0].lower != "of":
        return []
    end = 2
    while end < len(behind) and _names_a_way(behind[end]):
        end += 1
    while behind[end - 1].tag == "CC":
        end -= 1
    return list(behind[:end])


def _names_a_way(token: Token) -> bool:
    """Whether the word goes on with the name of a street, or of two."""
    named = token.tag.startswith("NNP") or token.text[:1].isdigit()
    return named or token.lower in _lexicon()["ways"] or token.lower == "and"


def _is_name(words: Sequence[Token], head: Token, by: bool) -> bool:
    # streets are called after persons, and labels have the names of villages for theirs
    grounds = _lexicon()["quarters"] | _lexicon()["grounds"]
    called = head.lower in _lexicon()["ways"] or head.text in grounds  # not "Mark *Hill*"
    owned = any(t.tag == "POS" for t in words)
    others = _NO_SITE if called and not (by or owned) else ("PERSON", *_NO_SITE)
    if any(t.entity.endswith(others) for t in words if t.tag != "CD"):
        return False
    if any(t.is_verb for t in words) or len(words) > _LONGEST:
        return False
    address = head.lower in _lexicon()["of"]  # "the 300 block of Lincoln Court"
    if not address and any(t.lower in _lexicon()["other"] for t in words):
        return False
    if head.lower in _nouns():
        return any(_is_proper(t) and t.lower not in _nouns() for t in words)
    return head.tag.startswith("NNP") and (
        (head.text[:1].isupper() and head.entity[2:] in {"FAC", "GPE", "LOC", "ORG"})
        or head.entity[2:] in {"GPE", "LOC"}
    )  # fmt: skip


def _is_proper(token: Token) -> bool:
    """Whether it is a name by its tag, or by a capital among small letters."""
    if not token.text[:1].isupper():
        return False
    return token.tag.startswith("NNP") or (
        not token.text.isupper() and token.tag in {"JJ", "NN", "NNS"} and token.i != 0
    )


@cache
def _nouns() -> frozenset[str]:
    return _lexicon()["nouns"] | _lexicon()["ways"] | _lexicon()["quarters"]


def _is_set(sentence: Sentence, head: Token) -> bool:
    """Whether a preposition of place governs it, or it is what was struck."""
    above = sentence.parent(head)
    if above is None:
        return False
    if head.dep == "conj":
        return above.is_noun and _is_set(sentence, above)
    if head.dep in {"dobj", "nsubjpass", "attr", "appos"}:
        return head.lower in _nouns()
    governed = head.dep == "pobj" or above.tag == "IN"
    before = _preposition(sentence, head)
    if not governed or before is None:
        return False
    if head.lower in _nouns():
        return True
    return before.lower in _lexicon()["at"] or (before.lower == "in" and _is_short(sentence, head))


def _preposition(sentence: Sentence, head: Token) -> Token | None:
    """The nearest preposition of place before the name."""
    for token in reversed(sentence.tokens[max(0, head.i - 7) : head.i]):
        if token.lower in _lexicon()["prepositions"]:
            return token
        if token.is_verb or token.tag in {"IN", ","}:
            return None
    return None


def _is_short(sentence: Sentence, head: Token) -> bool:
    """Whether the name alone stands behind "in": organisations have articles or more words."""
    return head.i > 0 and sentence.tokens[head.i - 1].lower == "in"


def _is_known(words: Sequence[Token], here: Sequence[PlaceMention]) -> bool:
    """Whether a place already found says where, in at least these words."""
    start, end = words[0].start, words[-1].end
    return any(m.use == "literal" and m.place.start <= start and end <= m.place.end for m in here)


def _site(sentence: Sentence, words: Sequence[Token], here: Sequence[PlaceMention]) -> Site:
    start, end = words[0].start, words[-1].end
    blocks = (t for t in words if t.lower in _lexicon()["of"])
    head = next(blocks, words[-1])
    text, around = sentence.text, _around(sentence, start, end, here)
    place = Place(text[start:end], start, end)
    if around is not None:
        place = within(place, around)
    return Site(place, head, _rank(head, around))


def _rank(head: Token, around: Place | None) -> int:
    named = around is not None and around.precision == "admin" and around.end < head.start
    if named and head.lower in _lexicon()["divisions"]:
        return COARSENESS["admin"]
    if head.lower in _lexicon()["quarters"]:
        return 1
    return 2 if head.entity[2:] in {"GPE", "LOC"} and head.lower not in _nouns() else 0


def within(site: Place, around: Place) -> Place:
    """The site's words with what is known of the place around it: as precise as that is."""
    return msgspec.structs.replace(around, text=site.text, start=site.start, end=site.end)


def _around(sentence: Sentence, start: int, end: int, here: Sequence[PlaceMention]) -> Place | None:
    """The place that the same words say it lies in: inside its name, or behind it."""
    known = [m.place for m in here if m.use == "literal" and m.place.precision in _HOLDING]
    for place in known:
        if start <= place.start and place.end < end and place.text.lower() not in _nouns():
            return place
    for place in known:
        if end <= place.start <= end + _BEHIND and _joins(_gap(sentence, end, place.start, here)):
            return place
    return None


def _gap(sentence: Sentence, start: int, end: int, here: Sequence[PlaceMention]) -> str:
    """The words between, without a country's name before the place: "in *Syria's* Idlib"."""
    lands = [m.place for m in here if start <= m.place.start and m.place.end <= end]
    first = min((p.start for p in lands if p.precision == "country"), default=end)
    return sentence.text[start:first]


def _joins(gap: str) -> bool:
    """Whether the words between say that the one lies in the other."""
    words = gap.replace(",", " ").lower().split()
    return bool(gap.strip()) and all(word in _lexicon()["joins"] for word in words)
