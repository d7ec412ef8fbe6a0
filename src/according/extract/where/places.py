"""Places named in a report: found, told from persons and organisations, and resolved together.

Law: a place's words are the report's words at its span; a name that the gazetteer lacks stays a
named place without coordinates, and nothing is a place because a default says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from according.extract.text.sentence import Sentence, Token
from according.extract.where.sightings import PLACE_LABELS, Sighting, is_capitalised, sightings
from according.gazetteer.fold import fold
from according.gazetteer.lookup import Candidate, Gazetteer
from according.gazetteer.resolve import Named, Sort, choose
from according.lexicons import active, load, remembered
from according.model.claim import Place, PlacePrecision

_PRECISION: dict[str, PlacePrecision | None] = {
    "site": "site", "district": "district", "city": "city", "admin": "admin", "country": "country",
    "region": None,
}  # fmt: skip
"""A region crosses countries: no precision that the contract knows fits it."""
LIKELY = 0.4
"""The chance from which a sighting is taken for a place."""
LIKELY_AGAIN = 0.1
"""The same for a name that is surely a place elsewhere in the report."""
_PROPER = frozenset({"NNP", "NNPS"})
_BESIDE = 48
"""How many characters may part two names of which one is set in the other ("X, a town in Y")."""


Use = Literal["literal", "metonym", "demonym", "in-name"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a report, and how the name is used.

    literal: the place itself; metonym: its government ("Washington denied"); demonym: its people
    and things ("Syrian troops", "Damascus-backed"); in-name: part of a name ("Athens Police").
    """

    place: Place
    use: Use

    @property
    def metonym(self) -> bool:
        """Whether the place itself is not meant: nothing is said to have happened there."""
        return self.use != "literal"


@remembered
def gazetteer() -> Gazetteer:
    """The shipped gazetteer with the user's own places, opened once."""
    return Gazetteer(own=active().places)


def find_places(text: str, sentences: Sequence[Sentence]) -> list[PlaceMention]:
    """The places that sentences of one report name, in order; unknown ones have no coordinates."""
    words = [sentence.tokens for sentence in sentences]
    seen = _likely(sightings(text, words, gazetteer()))
    uses = {(s.start, s.end): _use(s) for s in seen}
    taken = [(s.start, s.end) for s in seen]
    uses |= dict.fromkeys(_unknown(text, words, taken), "literal")
    spans = sorted(uses)
    return [PlaceMention(place, uses[place.start, place.end]) for place in resolve(text, spans)]


def _likely(seen: Sequence[Sighting]) -> list[Sighting]:
    """Sightings to be taken for places; a name once judged one needs less elsewhere."""
    sure = {s.key for s in seen if s.chance >= LIKELY and not s.in_name}
    return [s for s in seen if s.demonym or s.chance >= (LIKELY_AGAIN if s.key in sure else LIKELY)]


def _use(seen: Sighting) -> Use:
    if seen.in_name:
        return "in-name"
    if seen.demonym or seen.end < seen.tokens[-1].end or seen.start > seen.tokens[0].start:
        return "demonym"
    return "metonym" if seen.metonym else "literal"


def _unknown(
    text: str, sentences: Iterable[Sequence[Token]], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Names that no lookup found, where their label or the words around tell of a place."""
    for tokens in sentences:
        for first, last in _names(tokens):
            span = (tokens[first].start, tokens[last].end)
            apart = all(end <= span[0] or span[1] <= start for start, end in taken)
            if apart and _is_told_as_place(tokens, first, last):
                yield span


def kinds_of_place() -> frozenset[str]:
    """Nouns that stand in small letters right behind the name of a place: "Homs *province*"."""
    return _unlisted()["behind"] | _unlisted()["area"]


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and last words of the names of a sentence, those that open it left out.

    One label of a place is one name; elsewhere it runs on over proper nouns. In a sentence of
    capitals only labels tell names.
    """
    shouted = all(not t.text.isalpha() or t.text.isupper() for t in tokens)
    i = 1
    while i < len(tokens):
        first, label = i, _label(tokens[i])
        i += 1
        proper = tokens[first].tag in _PROPER and not shouted
        if not is_capitalised(tokens[first].text) or not (label or proper):
            continue
        while i < len(tokens) and _runs_on(tokens[i], label, shouted):
            i += 1
        yield first, i - 1


def _label(token: Token) -> str:
    """The label of a place that begins with the word; "" where none does."""
    begins = token.entity.startswith("B-") and token.entity[2:] in PLACE_LABELS
    return token.entity[2:] if begins else ""


def _runs_on(token: Token, label: str, shouted: bool) -> bool:
    if label and token.entity == f"I-{label}":
        return True
    proper = token.tag in _PROPER and not shouted
    return proper and is_capitalised(token.text) and not _label(token)


def _is_told_as_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A label behind a preposition of place; else a noun for a kind of place, or what is done."""
    words = _unlisted()
    before = tokens[first - 1].text.lower()
    labelled = tokens[first].entity[2:] in PLACE_LABELS
    if tokens[last].entity.endswith("NORP"):
        return False
    if labelled and before in words["place"]:
        return True
    if tokens[last + 1 :] and tokens[last + 1].text in words["behind"]:
        return True
    if before == "of" and first > 1 and tokens[first - 2].text.lower() in words["of"]:
        return True
    return before in words["taken"] and not tokens[last].entity.endswith("ORG")


@cache
def _unlisted() -> dict[str, frozenset[str]]:
    words = load("placenames")
    found = {name: frozenset(listed) for name, listed in words["unlisted"].items()}
    area = frozenset(words["designators"]["area"])
    return found | {"place": frozenset(words["contexts"]["place"]), "area": area}


def resolve(text: str, spans: Sequence[tuple[int, int]]) -> list[Place]:
    """The place that each span of ``text`` names, in the order of ``spans``."""
    known = gazetteer()
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    names = named(text, [spans[i] for i in order], known)
    chosen = dict(zip(order, choose(names), strict=True))
    return [_place(text, *spans[i], chosen[i]) for i in range(len(spans))]


def named(text: str, spans: Sequence[tuple[int, int]], known: Gazetteer) -> list[Named]:
    """The names at these spans (in order), with what the text around says of each."""
    candidates = [known.candidates(text[a:b]) or known.respelled(text[a:b]) for a, b in spans]
    keys = [fold(text[a:b]) for a, b in spans]
    within: list[list[str]] = [[] for _ in spans]
    beside: list[list[str]] = [[] for _ in spans]
    for i, j in zip(range(len(spans)), range(1, len(spans)), strict=False):
        gap = text[spans[i][1] : spans[j][0]]
        if _patterns()["list"].fullmatch(gap):
            beside[i].append(keys[j])
            beside[j].append(keys[i])
            if _alike(candidates[i], candidates[j]):
                continue
        if len(gap) <= _BESIDE and _patterns()["inner_first"].fullmatch(gap):
            within[i].append(keys[j])
        elif len(gap) <= _BESIDE and _patterns()["outer_first"].fullmatch(gap):
            within[j].append(keys[i])
    return [
        Named(keys[i], candidates[i], tuple(within[i]), _sort(text, *span), tuple(beside[i]))
        for i, span in enumerate(spans)
    ]


def _alike(left: Iterable[Candidate], right: Iterable[Candidate]) -> bool:
    """Whether both may be divisions of one country: "Oregon, Washington" is a list."""
    divisions = {c.country for c in left if c.level == 1 and c.main}
    return any(c.level == 1 and c.main and c.country in divisions for c in right)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """How the words between two names set one in the other, and words for kinds of places."""
    words = load("placenames")["designators"]
    area, town = "|".join(words["area"]), "|".join(words["town"])
    kind = f"(?:{area}|{town})s?"
    return {
        "list": re.compile(r"(?i)\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+"),
        "inner_first": re.compile(
            rf"(?i)(?:\s+{kind})?"
            r"(?:\s*,\s*(?:in\s+)?|\s*\(\s*|(?:,\s[^.,;]*?)?\s+(?:in|of)\s+)"
            rf"(?:the\s+)?(?:\w+ern\s+)?(?:{kind} of\s+)?"
        ),
        "outer_first": re.compile(
            rf"(?i)['’]s?\s+(?:[\w-]+\s+){{0,2}}|,?\s+(?:[\w-]+\s+)?{kind}\s+(?:of\s+)?"
        ),
        "area_after": re.compile(rf"(?i)\s+(?:{area})\b"),
        "town_after": re.compile(rf"(?i)\s+(?:{town})\b"),
        "area_before": re.compile(rf"(?i)\b(?:{area})\s+of\s+$"),
        "town_before": re.compile(rf"(?i)\b(?:{town})\s+(?:of\s+)?$"),
    }


def _sort(text: str, start: int, end: int) -> Sort:
    """Whether the words beside a name say that an area or a town is meant."""
    patterns, before = _patterns(), text[max(0, start - 24) : start]
    if patterns["area_after"].match(text, end) or patterns["area_before"].search(before):
        return "area"
    if patterns["town_after"].match(text, end) or patterns["town_before"].search(before):
        return "town"
    return ""


def _place(text: str, start: int, end: int, found: Candidate | None) -> Place:
    words = text[start:end]
    if found is None:
        return Place(words, start, end)
    return Place(
        words, start, end, found.name, found.lat, found.lon, found.country,
        found.name if found.level == 1 else found.admin1, found.geonameid, _PRECISION[found.kind],
    )  # fmt: skip
