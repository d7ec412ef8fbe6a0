"""The words that state how many, and those beside a number: the lexicon ``numbers``.

Law: a word is known by its form in lower case alone; what a number means is `numbers`' to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from according.extract.text.sentence import Token
from according.lexicons import load
from according.lexicons.inflection import verb_forms

_NTH = re.compile(r"\d+(?:st|nd|rd|th)")

Reading = TypeVar("Reading")
Table = dict[str, list[tuple[list[str], Reading]]]  # by first word, the longest phrase first


@dataclass(frozen=True, slots=True)
class Phrases:
    """Its tables; phrases by their first word, the longest first."""

    units: dict[str, int]
    multipliers: dict[str, int]
    ordinals: frozenset[str]
    names: frozenset[str]
    numbered: frozenset[str]  # names where no people are counted behind the number
    uncounted_before: frozenset[tuple[str, ...]]  # words right before what counts nobody
    uncounted_behind: frozenset[tuple[str, ...]]
    shares: frozenset[str]  # words that with "of" make of a number the whole of a share
    dialled: frozenset[str]  # words before a number that was called
    extremes: frozenset[str]  # who is told with an age: "the youngest"
    copulas: frozenset[str]  # what stands between them and it
    ranges: frozenset[str]  # words before a range that begins with "from"
    bounding: frozenset[tuple[str, ...]]  # words before a number that bound it: "at least"
    each: frozenset[str]  # before a length of time it is a rate: "12 *a* day" ...
    spells: frozenset[str]  # ... of these ...
    averaging: frozenset[str]  # ... with these behind it as well: "12 a day *on average*"
    denied: frozenset[str]  # what counts none where its verb is denied: "did not sustain *any*"
    suffering: frozenset[str]  # verbs of which that holds
    single: frozenset[str]  # behind "a" it counts none in the same place: "did not lose *a single*"
    denying: frozenset[str]  # verbs under which any are none: "*denied* that any were hurt"
    siblings: frozenset[str]  # behind "the fifth of eleven" it is a place among these
    going: frozenset[str]  # verbs whose "up" belongs to no number: "has gone *up* to nine"
    suffixes: dict[str, str]  # behind the hyphen of a number: "thirty-*odd*"
    before: Table[str]
    after: Table[str]
    vague: Table[None]
    few: Table[int]


@cache
def phrases() -> Phrases:
    """The lexicon, loaded once."""
    words = load("numbers")
    vague = dict.fromkeys(words["vague"]["phrases"])
    tables = (_by_first_word(t) for t in (words["before"], words["after"], vague, words["few"]))
    ordinals = frozenset(words["ordinals"]["words"])
    names = frozenset(words["names"]["words"])
    before = frozenset(
        tuple(phrase.split())
        for table in ("left_out", "room", "clock", "ages", "differences")
        for phrase in words[table]["before"]
    )
    behind = frozenset(
        tuple(phrase.split())
        for table in ("shares", "measures", "differences")
        for phrase in words[table]["behind"]
    )
    return Phrases(
        words["units"], words["multipliers"], ordinals, names,
        frozenset(words["names"]["numbered"]), before, behind, frozenset(words["shares"]["of"]),
        frozenset(words["dialled"]["before"]), frozenset(words["ages"]["extremes"]),
        frozenset(words["ages"]["is"]), frozenset(words["ranges"]["before"]),
        frozenset(tuple(phrase.split()) for phrase in words["before"]),
        frozenset(words["rates"]["each"]), frozenset(words["rates"]["of"]),
        frozenset(words["rates"]["behind"]), frozenset(words["denied"]["words"]),
        frozenset(f for verb in words["denied"]["verbs"] for f in verb_forms(verb)),
        frozenset(words["denied"]["single"]),
        frozenset(f for verb in words["denied"]["denying"] for f in verb_forms(verb)),
        frozenset(words["births"]["siblings"]), frozenset(words["going"]["up"]),
        words["suffixed"], *tables,
    )  # fmt: skip


def _by_first_word(readings: dict[str, Any]) -> Table[Any]:
    table: Table[Any] = {}
    for phrase, reading in sorted(readings.items(), key=lambda e: -len(e[0].split())):
        table.setdefault(phrase.split()[0], []).append((phrase.split(), reading))
    return table


def phrase_at(
    tokens: Sequence[Token], i: int, table: Table[Reading]
) -> Iterator[tuple[int, Reading]]:
    """The phrases of a table that stand at token ``i``, longest first: their length and reading."""
    for words, reading in table.get(tokens[i].lower, ()) if i < len(tokens) else ():
        if [t.lower for t in tokens[i : i + len(words)]] == words:
            yield len(words), reading


def is_count(token: Token) -> bool:
    """Whether the word is a number or a vague one by itself ("nine", "dozens")."""
    if token.tag == "CD" or token.lower in phrases().units:
        return True
    return any(len(words) == 1 for words, _ in phrases().vague.get(token.lower, ()))


def is_number(word: str) -> bool:
    """Whether the single word, in lower case, is a number or begins a vague one."""
    table = phrases()
    return _is_numeral(word) or any(
        word in words for words in (table.multipliers, table.vague, table.few)
    )


def whole_number(word: str) -> int | None:
    """What a single word counts, in lower case: "a" and "one" 1, "12" 12; None if nothing."""
    if word.isdecimal():
        return int(word)
    return 1 if word == "a" else phrases().units.get(word)


def is_multiple(word: str) -> bool:
    """Whether the single word, in lower case, multiplies a number before it ("dozen")."""
    return word in phrases().multipliers


def is_nothing(word: str) -> bool:
    """Whether the single word, in lower case, counts none ("no", "nobody")."""
    return any(reading == 0 and words == [word] for words, reading in phrases().few.get(word, ()))


def is_ordinal(word: str) -> bool:
    """Whether the single word, in lower case, puts one in an order ("fourth", "4th")."""
    return word in phrases().ordinals or bool(_NTH.fullmatch(word))


def is_share(word: str, behind: Token | None) -> bool:
    """Whether it is some of a whole, as many as nobody counts: "*a third* of them"."""
    return word in phrases().shares and behind is not None and behind.lower == "of"


def parted_suffix(word: str) -> tuple[str, str | None]:
    """The number and the modifier of "thirty-odd", "60-plus"; of any other word no modifier."""
    stem, hyphen, suffix = word.rpartition("-")
    modifier = phrases().suffixes.get(suffix) if hyphen else None
    return (stem, modifier) if modifier else (word, None)


@lru_cache(maxsize=8192)  # asked of every word of what is read closely
def begins_phrase(word: str) -> bool:
    """Whether a number phrase can begin with the word, in lower case; most words end here."""
    known = phrases()
    if word == "between" or word in known.denied or begins_number(word):
        return True
    return any(word in table for table in (known.before, known.vague, known.few))


def begins_number(word: str) -> bool:
    """Whether a plain number can begin with the word, in digits or words."""
    return word == "a" or _is_numeral(word)


def _is_numeral(word: str) -> bool:
    """ "44", "forty", "forty-four"."""
    return word[:1].isdecimal() or word.partition("-")[0] in phrases().units
