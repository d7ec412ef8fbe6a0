"""Where a sentence may name a place, and the signs for and against it.

Law: sightings never overlap; each is the longest run of words that the gazetteer knows. Whether a
sighting is a place is weighed from its signs: labels err, so no single one decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, log10
from operator import mul
from typing import NamedTuple

from according.extract.text.sentence import Token
from according.gazetteer.fold import fold
from according.gazetteer.lookup import Candidate, Gazetteer
from according.lexicons import load

LONGEST = 6
"""Words in the longest name looked for ("Democratic Republic of the Congo" has five)."""
UNLABELLED = 0.7
"""What stands for the share of a word's mentions labelled as places in a report without labels."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


class Signs(NamedTuple):
    """What speaks for and against a place.

    The defaults are the weights, in logarithms of odds, fitted by training/fit_sightings.py.
    """

    always: float = -2.4
    place: float = 1.1  # labelled as a place
    person: float = -1.1  # labelled as a person
    organisation: float = -0.1  # labelled as an organisation, a work, a product
    people: float = -0.3  # labelled as a nationality or group
    other: float = -0.8  # labelled as a date, a number
    proper: float = 0.5  # tagged as a proper noun
    noun_of: float = 2.0  # after "the city of", "the people of": not fitted, the data hold too few
    struck: float = 2.0  # what shells, rockets or aircraft hit: not fitted either
    preposition: float = 0.4  # after "in", "near", "northern"
    comma: float = 0.6  # beside a comma and another known name
    before: float = -1.1  # a capitalised word directly before
    after: float = -0.8  # a capitalised word directly after
    title: float = -0.3  # a title directly before
    name_of: float = 0.0  # the capitalised name goes on as another thing's: "Damascus University"
    body: float = 0.8  # ... as that of a body in the place: "Athens Police Department"
    land: float = 1.1  # ... as that of land or a way: "Mississippi River"
    first: float = -0.2  # it opens the sentence
    words: float = 1.5  # it has more than one word
    people_in: float = 0.2  # powers of ten of people in its largest reading
    area: float = 0.1  # it may be a country or first-order division
    main: float = 0.4  # it is the main name of a reading
    surname: float = -1.8  # elsewhere in the report it is the end of a person's name
    placed: float = 1.8  # the share of its other mentions labelled as places
    capitals: float = -0.5  # the whole sentence is in capitals


WEIGHTS = Signs()


@dataclass(frozen=True)
class Sighting:
    """A run of words that may name a place: code points of the report, half-open.

    ``metonym``: its government is meant; ``in_name``: it is part of another thing's longer name.
    """

    key: str
    start: int
    end: int
    candidates: tuple[Candidate, ...]
    tokens: tuple[Token, ...]
    signs: Signs
    metonym: bool
    in_name: bool

    @property
    def demonym(self) -> bool:
        """Whether every reading is by a word for a country's people and things."""
        return bool(self.candidates) and all(c.demonym for c in self.candidates)

    @cached_property
    def chance(self) -> float:
        """The chance that it names a place."""
        return 1 / (1 + exp(-sum(map(mul, self.signs, WEIGHTS))))


@cache
def _words(*path: str) -> frozenset[str]:
    found = load("placenames")
    for name in path:
        found = found[name]
    return frozenset(found)


def sightings(text: str, sentences: Sequence[Sequence[Token]], known: Gazetteer) -> list[Sighting]:
    """All sightings of a report in order, each with its signs."""
    surnames, placed = _surnames(sentences), _placed(sentences)
    found = []
    for tokens in sentences:
        loud = _is_loud(tokens)
        for first, last, start, end in _runs(text, tokens, known):
            found.append(
                _sighting(text, tokens, (first, last, start, end), known, surnames, placed, loud)
            )
    return found


def _runs(
    text: str, tokens: Sequence[Token], known: Gazetteer
) -> Iterator[tuple[int, int, int, int]]:
    """First and last word (half-open) and span of the longest known names, left to right."""
    i = 0
    while i < len(tokens):
        if not is_capitalised(tokens[i].text) or tokens[i].text in _words("arabic", "english"):
            i += 1
            continue
        reach = _reach(text, tokens, i, known)
        for j in range(reach, i, -1):
            start, end = tokens[i].start, tokens[j - 1].end
            if not is_capitalised(tokens[j - 1].text) or _is_common(tokens[i:j]):
                continue
            if known.knows(text[start:end]):
                yield i, j, start, end
                i = j
                break
        else:
            yield from _hyphened(tokens[i], i, known)
            i += 1


def _is_common(tokens: Sequence[Token]) -> bool:
    """Whether the words are a body's, or one is part of an address, or else has its capital.

    Another reason for a capital yields to a label that says it is a place.
    """
    whole = " ".join(token.text for token in tokens).title()
    if _is_shouted(tokens) or whole in _words("capitals", "bodies"):
        return True
    word, *more = tokens
    name = word.text.capitalize()
    if more or word.text == "US":
        return False
    if name.rstrip(".") in _words("capitals", "parts"):
        return True
    return name in _words("capitals", "words") and word.entity[2:] not in PLACE_LABELS


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """ "AS WELL", "AN EFFORT", "BLAME US": among capitals, what is neither labelled nor a name."""
    shouted = all(t.text.isupper() for t in tokens)
    named = all(t.tag.startswith("NNP") or not t.tag for t in tokens)
    return shouted and not named and all(t.entity == "O" and t.tag for t in tokens)


def _reach(text: str, tokens: Sequence[Token], i: int, known: Gazetteer) -> int:
    """Behind the last word that a known name beginning at ``i`` could hold."""
    j = i + 1
    while j < len(tokens) and j - i < LONGEST:
        word, before = tokens[j], tokens[j - 1].end
        if not (
            is_capitalised(word.text)
            or word.text in _words("contexts", "inside")
            or word.text == "'s"
        ):
            break
        apart = j == i + 1 or word.start > before  # "John's" is no more of a name than "John"
        if apart and not known.begins(text[tokens[i].start : before]):
            break
        j += 1
    return j


def _hyphened(token: Token, i: int, known: Gazetteer) -> Iterator[tuple[int, int, int, int]]:
    """Known names inside a hyphened word: "Paris-based", "Washington-Moscow"."""
    start = token.start
    for part in token.text.split("-") if "-" in token.text else ():
        article = part.lower() in _words("arabic", "articles")
        if len(part) > 1 and part[0].isupper() and not article and known.knows(part):
            yield i, i + 1, start, start + len(part)
        start += len(part) + 1


def is_capitalised(word: str) -> bool:
    """Whether a word is written as a name: "Homs", "al-Hasakah", "S.C."."""
    if word[0].isupper():
        return True
    article, hyphen, rest = word.partition("-")
    return bool(hyphen and rest) and rest[0].isupper() and article in _words("arabic", "articles")


def _sighting(
    text: str,
    tokens: Sequence[Token],
    run: tuple[int, int, int, int],
    known: Gazetteer,
    surnames: frozenset[str],
    placed: dict[str, float],
    loud: bool,
) -> Sighting:
    i, j, start, end = run
    words = text[start:end]
    candidates, key = known.candidates(words), fold(words)
    before = tokens[i - 1] if i else None
    rest = tuple(_rest(tokens, j))
    label = _label(tokens[i:j])
    signs = Signs(
        1.0,
        label in PLACE_LABELS,
        label == "PERSON",
        label in {"ORG", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"},
        label in {"NORP", "LANGUAGE"},
        label in {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "QUANTITY", "PERCENT"},
        all(t.tag.startswith("NNP") or not t.tag for t in tokens[i:j]),
        _is_of_a_place(tokens, i),
        _is_struck(tokens, tokens[i]),
        before is not None and before.text.lower() in _words("contexts", "place"),
        _comma(text, tokens, i, j, known),
        before is not None and not loud and is_capitalised(before.text) and i > 1,
        bool(rest) and not loud,
        before is not None and before.text.rstrip(".") in _words("persons", "titles"),
        _goes_on(rest, "other") or _begins(tokens, i),
        _goes_on(rest, "body"),
        _goes_on(rest[:1], "land"),
        i == 0,
        j - i > 1,
        log10(max((c.population for c in candidates), default=0) + 10),
        any(c.level <= 1 for c in candidates),
        any(c.main for c in candidates),
        key in surnames,
        placed.get(words.lower(), 0.0),
        loud,
    )
    in_name = bool(signs.name_of or signs.body or signs.land) or _is_inside(tokens, i, j)
    metonym = _is_metonym(tokens, j - 1)
    return Sighting(key, start, end, candidates, tuple(tokens[i:j]), signs, metonym, in_name)


def _rest(tokens: Sequence[Token], j: int) -> Iterator[str]:
    """The capitalised words that directly follow."""
    for token in tokens[j:]:
        if not is_capitalised(token.text):
            return
        yield token.text


def _goes_on(rest: Iterable[str], kind: str) -> bool:
    words = _words("name_of", kind)
    return any(word in words or word.title() in words for word in rest)


def _is_of_a_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun for a place or its people says that the name is one: "the city of"."""
    if i < 2 or tokens[i - 1].text.lower() != "of":
        return False
    return tokens[i - 2].text.lower() in _words("contexts", "of")


def _is_struck(tokens: Sequence[Token], token: Token) -> bool:
    """Whether weapons of war hit it: "shells hit Homs", "Odesa was struck by drones"."""
    while token.dep in {"conj", "compound"} and token.head != token.i:
        token = tokens[token.head]
    verb = tokens[token.head]
    if token.dep not in {"dobj", "nsubjpass"} or verb.text.lower() not in _words("struck", "verbs"):
        return False
    agents = {t.i for t in tokens if t.head == verb.i and t.dep == "agent"} | {verb.i}
    doers = (t for t in tokens if t.head in agents and t.dep in {"nsubj", "pobj"})
    return any(t.text.lower() in _words("struck", "weapons") for t in doers)


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether another thing's name begins before: "University of"."""
    return i > 1 and f"{tokens[i - 2].text} {tokens[i - 1].text}" in _words("name_of", "before")


def _comma(text: str, tokens: Sequence[Token], i: int, j: int, known: Gazetteer) -> bool:
    """Whether a comma and a known name stand on either side."""
    after = j + 1 < len(tokens) and tokens[j].text == "," and is_capitalised(tokens[j + 1].text)
    if after and known.knows(tokens[j + 1].text):
        return True
    before = i > 1 and tokens[i - 1].text == "," and is_capitalised(tokens[i - 2].text)
    return before and known.knows(tokens[i - 2].text)


def _label(tokens: Sequence[Token]) -> str:
    """The label that most of the words have, the first on a tie, "" for none."""
    labels = [token.entity[2:] for token in tokens]
    return max(labels, key=labels.count, default="")


def _placed(sentences: Sequence[Sequence[Token]]) -> dict[str, float]:
    """For every capitalised word of the report, lowered, the share of it labelled as places."""
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for tokens in sentences:
        for token in tokens:
            if token.text[0].isupper():
                found[token.text.lower()].append(token.entity[2:] in PLACE_LABELS)
    if all(token.entity == "O" for tokens in sentences for token in tokens):
        return dict.fromkeys(found, UNLABELLED)
    return {word: sum(labels) / len(labels) for word, labels in found.items()}


def _is_inside(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether the words stand inside a longer name labelled as an organisation or a person."""
    kind = tokens[j - 1].entity[2:]
    if kind not in {"ORG", "PERSON"}:
        return False
    goes_on = j < len(tokens) and tokens[j].entity == f"I-{kind}" and is_capitalised(tokens[j].text)
    return goes_on or (
        i > 0 and tokens[i].entity == f"I-{kind}" and is_capitalised(tokens[i - 1].text)
    )


def _surnames(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Last words of persons named by two or more words."""
    found = set()
    for tokens in sentences:
        for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
            ends = after is None or not after.entity.startswith("I-PERSON")
            if token.entity == "I-PERSON" and ends and before.entity.endswith("PERSON"):
                found.add(fold(token.text))
    return frozenset(found)


def _is_loud(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals or a headline that capitalises every word."""
    words = [t.text for t in tokens if t.text[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_metonym(tokens: Sequence[Token], last: int) -> bool:
    """Whether the place says or decides something, so that its government is meant."""
    token, verbs = tokens[last], _words("metonym", "verbs")
    if token.dep in {"nsubj", "nsubjpass"}:
        return tokens[token.head].text.lower() in verbs
    return not token.dep and last + 1 < len(tokens) and tokens[last + 1].text.lower() in verbs
