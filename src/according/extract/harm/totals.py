"""Whether a figure is a total over many incidents or a long time.

Law: a total is judged by what its sentence says and by the encoder's label together, none of them
alone; "so far" by itself leaves a figure with its incident, and what began a count ("since the
bombing that killed 30") is none.
"""

from collections.abc import Sequence
from functools import cache
from math import log, log10
from operator import mul
from typing import NamedTuple

from according.extract.harm.dating import days, is_perfect, tells_beginning
from according.extract.harm.figures import Figure
from according.extract.harm.marks import chance_of_total
from according.extract.text.sentence import Sentence, Token
from according.extract.times import TimeMention
from according.lexicons import load
from according.lexicons.inflection import noun_forms

_ONE_INCIDENT = 14  # days that a bombardment of one place, which is one incident, may last
SURELY = 2.3
"""Logarithm of odds from which it is one: what is wrongly taken for it is lost to its incident."""
_NEVER, _ALWAYS = 0.003, 0.997  # how far the encoder is believed
_VAGUE_SIZE = 1.5  # powers of ten, of "many" and "several"


class TotalSigns(NamedTuple):
    """What speaks for a total; the defaults are the weights, in logarithms of odds.

    Fitted by training/fit_totals.py, but for one_town: -.64 was fitted. With more than twice as
    much no total of the marks is missed, and fewer tolls of one town are lost to their incident.
    """

    always: float = -1.09
    labelled: float = 0.51  # the encoder's own logarithm of odds
    sum: float = 0.45  # "bringing the total to"
    several: float = 1.24  # a number of incidents beside it: "in two shootings"
    tally: float = 0.22  # its word of harm is "toll"
    begun: float = 1.49  # it counts from a beginning: "since 2011", "in the past year"
    day: float = -0.36  # a day is named beside it
    one_town: float = -1.44  # ... a town or a finer place, and no other incidents
    one_person: float = -1.74
    vague: float = 0.43
    size: float = 0.76  # powers of ten of people
    perfect: float = 1.1  # "have been killed", where it is not of one town
    many: float = 1.51  # the sentence tells of incidents in the plural, or of fighting at large


WEIGHTS = TotalSigns()


@cache
def _words(table: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in load("scope")[table].items()}


def is_total(figure: Figure, mention: TimeMention | None, town: bool) -> bool:
    """Whether the figure sums up many incidents or a long time.

    ``mention`` is what its sentence says of when; ``town``: it names a town or a finer place.
    """
    if is_of_one(figure, mention):
        return False
    odds: float = sum(map(mul, total_signs(figure, mention, town), WEIGHTS))
    return odds > SURELY


def is_of_one(figure: Figure, mention: TimeMention | None) -> bool:
    """Whether its words leave it with one incident, whatever the signs.

    It is of what began a count; or in a headline, counted on ("so far") or set to one incident
    ("of the blast"), in a sentence that tells of no others.
    """
    if tells_beginning(figure, mention):
        return True
    sentence = figure.sentence
    running = _holds(sentence.words, _words("cumulative")["running"])
    one = sentence.headline or running or _is_set_to_one(figure)
    return one and not _tells_of_many(figure, mention)


def _tells_of_many(figure: Figure, mention: TimeMention | None) -> bool:
    many = any(t.lower in _many() for t in figure.sentence.tokens)
    return many or _is_sum(figure) or _of_several(figure) or _is_begun(figure, mention)


def total_signs(figure: Figure, mention: TimeMention | None, town: bool) -> TotalSigns:
    """The signs of one figure."""
    sentence, lexicon = figure.sentence, _words("cumulative")
    one_town = town and not _tells_of_many(figure, mention)
    number = figure.value or figure.low or figure.high or 0
    day = mention is not None and mention.time.precision in {"minute", "hour", "part-of-day", "day"}
    return TotalSigns(
        always=1.0,
        labelled=_odds(chance_of_total(sentence, figure.passage)),
        sum=_is_sum(figure),
        several=_of_several(figure),
        tally=figure.word.lower in lexicon["tallies"],
        begun=_is_begun(figure, mention),
        day=day,
        one_town=one_town,
        one_person=figure.value == 1,
        vague=figure.modifier == "vague",
        size=_vague_size(figure) if figure.modifier == "vague" else log10(number + 1),
        perfect=is_perfect(figure) and not one_town,
        many=any(t.lower in _many() for t in sentence.tokens),
    )


def _vague_size(figure: Figure) -> float:
    """Powers of ten that the vague words speak of."""
    powers = load("numbers")["powers"]
    return sum(powers.get(word, 0.0) for word in figure.passage.text.lower().split()) or _VAGUE_SIZE


def _odds(chance: float) -> float:
    within = min(max(chance, _NEVER), _ALWAYS)
    return log(within / (1 - within))


def _holds(words: str, phrases: Sequence[str]) -> bool:
    """Whether any phrase stands in the words, from the beginning of a word on."""
    spaced = " " + " ".join(words.lower().split())
    return any(f" {phrase}" in spaced for phrase in phrases)


def _is_sum(figure: Figure) -> bool:
    """ "..., bringing the total to 530": the figure behind is the sum."""
    before = figure.sentence.text[figure.sentence.start : figure.passage.start]
    return _holds(before, _words("cumulative")["sums"])


def _is_begun(figure: Figure, mention: TimeMention | None) -> bool:
    """Whether it counts from a beginning, over more than one incident may last."""
    if _since_clause(figure.sentence, figure):
        return True
    if mention is None:
        return False
    if mention.kind in {"span-back", "span"}:
        length = days(mention.time)
        return length is None or length > _ONE_INCIDENT
    return mention.kind == "since" or (
        mention.time.precision == "year" and not _is_set_to_one(figure)
    )


def _since_clause(sentence: Sentence, figure: Figure) -> bool:
    """ "since campaigners took to the streets": a clause that begins the count."""
    word = figure.word
    above = {word.i, *(t.i for t in sentence.ancestors(word))}
    for token in sentence.tokens:
        if token.lower != "since" or token.tag != "IN":
            continue
        if token.i > word.i or (token.head in above and word not in sentence.subtree(token)):
            return True
    return False


def _of_several(figure: Figure) -> bool:
    """ "three were injured in two shootings": a count over several incidents."""
    sentence, several = figure.sentence, _words("incident")["several"]
    return any(
        any(d.lower in several for d in sentence.children(t, "nummod", "amod"))
        for t in _near(figure)
        if t.lower in _plural()
    )


@cache
def _plural() -> frozenset[str]:
    """Not "clashes" and "protests", which are one as well."""
    nouns = frozenset(_words("incident")["nouns"])
    return frozenset(form for noun in nouns for form in noun_forms(noun)) - nouns


@cache
def _many() -> frozenset[str]:
    return _plural() | frozenset(_words("incident")["many"])


def _is_set_to_one(figure: Figure) -> bool:
    """ "the toll of the blast rose to 20": one incident is named beside the figure."""
    nouns = _words("incident")["nouns"]
    return any(t.lower in nouns and (t.is_noun or t.tag == "VBG") for t in _near(figure))


def _near(figure: Figure) -> list[Token]:
    """Nouns set to the figure's word, its clause or its counted noun by a preposition."""
    sentence, word = figure.sentence, figure.word
    heads = [word, figure.patient, *sentence.ancestors(word)][:4]
    behind = [p for h in heads for prep in sentence.children(h, "prep", "agent")
              for p in sentence.children(prep, "pobj")]  # fmt: skip
    counted = [n for h in heads for n in sentence.children(h, "nsubj", "nsubjpass")]
    set_to = [p for n in counted for prep in sentence.children(n, "prep")
              for p in sentence.children(prep, "pobj")]  # fmt: skip
    return [*behind, *counted, *set_to]
