"""Numbers in a sentence, as they are meant: "at least two dozen", "217 to 260", "scores of".

Law: a vague word never gets a value, a bound that the text does not give is None (the contract's
table). What a number counts is not decided here.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from according.extract.harm.people import is_group, is_person_noun
from according.extract.text.sentence import Token
from according.lexicons import load
from according.model.claim import Modifier, stated_bounds

_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?")
_GLUED_RANGE = re.compile(r"(\d[\d,]*)\s*[-–—]\s*(\d[\d,]*)")
_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_MONEY = frozenset("$£€¥₹₽₪")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset(
    name.lower() for names in (month_name, month_abbr) for name in names if name
) | {"sept"}
_OLDEST = 119  # years
_OF_AGE = frozenset({"year", "years", "y/o", "yo", "yr", "year-old", "years-old"})
_OF_CLOCK = frozenset({"a.m", "p.m", "am", "pm", "o'clock"})
_LONGEST_MONTH = 31  # days
_LARGE = 10**9  # more people than this are never meant: a number plate, a telephone


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase: tokens ``first`` to ``last`` (both inside), and its reading."""

    first: int
    last: int
    value: int | None
    modifier: Modifier
    low: int | None
    high: int | None


Reading = TypeVar("Reading")
Table = dict[str, list[tuple[list[str], Reading]]]  # by first word, the longest phrase first


@dataclass(frozen=True, slots=True)
class _Phrases:
    units: dict[str, int]
    multipliers: dict[str, int]
    ordinals: frozenset[str]
    parents: frozenset[str]
    names: frozenset[str]
    uncounted_before: frozenset[tuple[str, ...]]  # words right before what counts nobody
    uncounted_behind: frozenset[tuple[str, ...]]
    before: Table[str]
    after: Table[str]
    vague: Table[None]
    few: Table[int]

    def begin(self, word: str) -> bool:
        """Whether a number phrase can begin with the word; most words end here."""
        known = word in self.before or word in self.vague or word in self.few
        return known or word == "between" or _begins_number(word)


@cache
def _phrases() -> _Phrases:
    words = load("numbers")
    vague = dict.fromkeys(words["vague"]["phrases"])
    tables = (_by_first_word(t) for t in (words["before"], words["after"], vague, words["few"]))
    ordinals = frozenset(words["ordinals"]["words"])
    parents = frozenset(words["of_children"]["parents"])
    names = frozenset(words["names"]["words"])
    before = frozenset(
        tuple(phrase.split())
        for table in ("left_out", "clock")
        for phrase in words[table]["before"]
    )
    behind = frozenset(tuple(phrase.split()) for phrase in words["shares"]["behind"])
    return _Phrases(
        words["units"], words["multipliers"], ordinals, parents, names, before, behind, *tables
    )


def _by_first_word(readings: dict[str, Any]) -> Table[Any]:
    table: Table[Any] = {}
    for phrase, reading in sorted(readings.items(), key=lambda e: -len(e[0].split())):
        table.setdefault(phrase.split()[0], []).append((phrase.split(), reading))
    return table


def _phrase_at(
    tokens: Sequence[Token], i: int, table: Table[Reading]
) -> Iterator[tuple[int, Reading]]:
    """The phrases of a table that stand at token ``i``, longest first: their length and reading."""
    for words, reading in table.get(tokens[i].lower, ()) if i < len(tokens) else ():
        if [t.lower for t in tokens[i : i + len(words)]] == words:
            yield len(words), reading


def is_count(token: Token) -> bool:
    """Whether the word is a number or a vague one by itself ("nine", "dozens")."""
    if token.tag == "CD" or token.lower in _phrases().units:
        return True
    return any(len(words) == 1 for words, _ in _phrases().vague.get(token.lower, ()))


def is_number(word: str) -> bool:
    """Whether the single word, in lower case, is a number or begins a vague one."""
    table = _phrases()
    tables = (table.units, table.multipliers, table.vague, table.few)
    return word[:1].isdigit() or any(word in words for words in tables)


def is_ordinal(word: str) -> bool:
    """Whether the single word, in lower case, puts one in an order ("fourth", "4th")."""
    return word in _phrases().ordinals or bool(_NTH.fullmatch(word))


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """The number phrases of a sentence in order, none overlapping."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = _number_at(tokens, i)
        if number is None:
            i += 1
            continue
        found.append(number)
        i = number.last + 1
    return found


def _number_at(tokens: Sequence[Token], i: int) -> Number | None:
    if not _phrases().begin(tokens[i].lower):
        return None
    return _between(tokens, i) or _modified(tokens, i) or _vague(tokens, i) or _small(tokens, i)


def _between(tokens: Sequence[Token], i: int) -> Number | None:
    """ "between 217 and 260"."""
    if tokens[i].lower != "between" or (low := _core(tokens, i + 1)) is None:
        return None
    joint = low[1] + 1
    if joint >= len(tokens) or tokens[joint].lower != "and":
        return None
    high = _core(tokens, joint + 1)
    if high is None or high[0] < low[0]:
        return None
    return Number(i, high[1], None, "range", low[0], high[0])


def _modified(tokens: Sequence[Token], i: int) -> Number | None:
    """A core number with the words that bound it, before or after."""
    for length, modifier in _phrase_at(tokens, i, _phrases().before):
        start = i + length
        start += start < len(tokens) and tokens[start].lower == "the"
        bounded = _core(tokens, start) or _small_value(tokens, start)
        if bounded is not None:
            return _stated(tokens, i, bounded, modifier)
    core = _core(tokens, i)
    return None if core is None else _stated(tokens, i, core, None)


def _stated(
    tokens: Sequence[Token], first: int, core: tuple[int, int], modifier: str | None
) -> Number | None:
    value, last = core
    glued = _GLUED_RANGE.fullmatch(tokens[last].text)
    if glued and last == first + (0 if modifier is None else last - first):
        low, high = (_digits(part) for part in glued.groups())
        if low is None or high is None or low >= high:
            return None
        return Number(first, last, None, "range", low, high)
    upper = _range_end(tokens, last, value) if modifier in (None, "about") else None
    if upper is not None:
        return Number(first, upper[1], None, "range", value, upper[0])
    if modifier is None:
        for length, after in _phrase_at(tokens, last + 1, _phrases().after):
            modifier, last = after, last + length
            break
    kind: Modifier = modifier or "exactly"  # type: ignore[assignment]
    low_bound, high_bound = stated_bounds(kind, value)
    return Number(first, last, value, kind, low_bound, high_bound)


def _range_end(tokens: Sequence[Token], last: int, value: int) -> tuple[int, int] | None:
    """The upper end of "217 to 260" or "20 or 30"; not of "from 217 to 260", which is a change."""
    if last + 2 >= len(tokens) or tokens[last + 1].lower not in {"to", "or", "-", "–", "—"}:
        return None
    upper = _core(tokens, last + 2)
    if upper is None or upper[0] <= value or tokens[max(0, last - 1)].lower == "from":
        return None
    return upper


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    if i and tokens[i - 1].lower == "how":
        return None  # "it was not clear how many were killed"
    for length, _ in _phrase_at(tokens, i, _phrases().vague):
        last = i + length - 1
        last -= tokens[last].lower == "of" and last > i  # the span is the vague words alone
        return Number(i, last, None, "vague", None, None)
    return None


def _small(tokens: Sequence[Token], i: int) -> Number | None:
    small = _small_value(tokens, i)
    return None if small is None else Number(i, small[1], small[0], "exactly", small[0], small[0])


def _small_value(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """ "a dozen", "a couple of", "no": the value and its last token."""
    for length, value in _phrase_at(tokens, i, _phrases().few):
        if tokens[i + length : i + length + 1] and tokens[i + length].lower == "else":
            return None  # "no one else was hurt" says nothing of how many were
        return value, i + length - 1 - (tokens[i + length - 1].lower == "of")
    return None


def _core(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A plain number in digits or words from token ``i``: its value and its last token."""
    if i >= len(tokens) or not _begins_number(tokens[i].lower):
        return None
    if (i and tokens[i - 1].text in _MONEY) or _is_year(tokens, i) or _is_age(tokens, i):
        return None
    named = _is_name(tokens, i) or _tells_more_of_one(tokens, i)
    if named or _is_moment(tokens, i) or _is_else(tokens, i) or _is_uncounted(tokens, i):
        return None
    phrases = _phrases()
    value, last = _words(tokens, i)
    if value is None:
        value = _digits_or_range(tokens[i].text)
        last = i
    if value is None:
        return None
    scale = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if scale in phrases.multipliers and scale != "score" and (i, last) == (last, last):
        value, last = value * phrases.multipliers[scale], last + 1
    if value != int(value) or value > _LARGE:
        return None
    return int(value), last


def _begins_number(word: str) -> bool:
    """Whether a plain number can begin with the word, in digits or words."""
    return word[0].isdecimal() or word == "a" or word.partition("-")[0] in _phrases().units


def _is_else(tokens: Sequence[Token], i: int) -> bool:
    """ "No one else was hurt" says nothing of how many were."""
    return [t.lower for t in tokens[max(0, i - 1) : i + 2]] == ["no", "one", "else"]


def _is_uncounted(tokens: Sequence[Token], i: int) -> bool:
    """ "all but *five*", "since half past *ten*", "*41* per cent": no number of people."""
    before = [t.lower for t in tokens[max(0, i - 2) : i]]
    behind = [t.lower for t in tokens[i + 1 : i + 3]]
    phrases = _phrases()
    share = (
        tuple(behind) in phrases.uncounted_behind or tuple(behind[:1]) in phrases.uncounted_behind
    )
    return share or tuple(before) in phrases.uncounted_before


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Channel *4*", "Image 9 of *16*": a number that names what stands before it."""
    if not (tokens[i].text.isdecimal() or tokens[i].lower in _phrases().units):
        return False
    before = [t for t in tokens[max(0, i - 4) : i] if t.text != "/"]
    if [t.lower for t in before[-1:]] == ["of"] and before[-2:-1] and before[-2].text.isdecimal():
        before = before[:-2]
    named = before[-1:] and (before[-1].text.istitle() or before[-1].tag == "NNP")
    return bool(named) and before[-1].lower in _phrases().names


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Four bare digits from 1900 to 2099, unless a plural noun right behind is counted by them.

    Two where a day and a month stand before them ("25 MAY 89"), and no such noun behind.
    """
    counts = i + 1 < len(tokens) and tokens[i + 1].tag in {"NNS", "NNPS"}
    dated = i > 0 and _is_month(tokens[i - 1])
    if dated and i > 1 and tokens[i - 2].text.isdecimal() and not counts:
        return tokens[i].text.isdecimal()
    return bool(_YEAR.fullmatch(tokens[i].text)) and (dated or not counts)


def _is_month(token: Token) -> bool:
    """ "May", not "40 may have been killed"."""
    return token.lower.rstrip(".") in _MONTHS and token.tag != "MD"


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """ "Amina Yusuf, 24, said", "died at 43": numbers that count no people."""
    before = tokens[i - 1] if i else None
    after = tokens[i + 1].lower.rstrip(".") if i + 1 < len(tokens) else "."
    if after in _OF_AGE - {"years", "year"} and tokens[i].lower in _phrases().units:
        return True  # "a four year-old girl"
    if after in {"year", "years"} and tokens[i + 2 : i + 3] and tokens[i + 2].lower == "old":
        return True  # "the seventeen year old"
    if before is not None and before.lower in {"aged", "age", "ages"}:
        return True  # "a boy aged eleven"
    if not tokens[i].text.isdecimal() or int(tokens[i].text) > _OLDEST:
        return False
    if after in _OF_AGE:
        return True
    if before is None:
        return False
    closed = after in {",", "", ")", "and", ";", "was", "were", "is", "are", "has", "had"}
    who = tokens[i - 2] if before.text == "," and i > 1 else None
    named = who is not None and (who.tag == "NNP" or is_person_noun(who.lower))
    named = named and tokens[i - 2].entity[2:] not in {"DATE", "GPE", "ORG"}
    return named and closed


def _is_moment(tokens: Sequence[Token], i: int) -> bool:
    """ "the 11 a.m. shooting", "15 December", "the April 28 murder"; not "in May 12 people"."""
    if not tokens[i].text.isdecimal() or int(tokens[i].text) > _LONGEST_MONTH:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.lower.rstrip(".") in _OF_CLOCK or _is_month(after)):
        return True
    counts = after is not None and after.tag == "NNS"
    return i > 0 and _is_month(tokens[i - 1]) and not counts


def _tells_more_of_one(tokens: Sequence[Token], i: int) -> bool:
    """ "a mother *of three*", whose children nobody harmed; "a girl *of 14*", "of about 40"."""
    approximate = i > 0 and tokens[i - 1].lower in _phrases().before
    of = i - 1 - approximate
    if of < 1 or tokens[of].lower != "of":
        return False
    closed = i + 1 == len(tokens) or not tokens[i + 1].is_noun
    who = tokens[of - 1]
    aged = who.tag in {"NN", "NNP"} and is_person_noun(who.lower) and not is_group(who.lower)
    return closed and (aged or who.lower in _phrases().parents)


def _digits(text: str) -> int | None:
    if not _DIGITS.fullmatch(text):
        return None
    plain = re.sub(r"[,\u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain) and plain.count(".") > 1:
        plain = plain.replace(".", "")
    return int(float(plain)) if float(plain) == int(float(plain)) else None


def _digits_or_range(text: str) -> float | None:
    glued = _GLUED_RANGE.fullmatch(text)
    if glued:
        return _digits(glued.group(1))
    if not _DIGITS.fullmatch(text):
        return None
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def _words(tokens: Sequence[Token], i: int) -> tuple[float | None, int]:
    """A number in words: "two hundred and fifty", "twenty-five", "two dozen"."""
    phrases = _phrases()
    total, group, last = 0, None, i - 1
    k = i
    while k < len(tokens):
        word = tokens[k].lower
        parts = word.split("-")
        if all(part in phrases.units for part in parts):
            if (
                group is not None
                and (group % 10 or sum(phrases.units[p] for p in parts) >= 20)
                and group % 100
            ):
                break  # "five six" are two numbers
            group = (group or 0) + sum(phrases.units[part] for part in parts)
        elif word in phrases.multipliers and group is not None:
            scale = phrases.multipliers[word]
            if scale >= 1000:
                total, group = total + group * scale, 0
            else:
                group *= scale
        elif word == "and" and group is not None and last == k - 1 and group % 100 == 0 and group:
            after = tokens[k + 1].lower.split("-") if k + 1 < len(tokens) else []
            if not after or not all(part in phrases.units for part in after):
                break
            k += 1
            continue
        elif word == "a" and k == i and k + 1 < len(tokens) and tokens[k + 1].lower in (
            "hundred", "thousand", "million",
        ):  # fmt: skip
            group = 1
        else:
            break
        last = k
        k += 1
    return (None, i) if group is None or last < i else (float(total + group), last)
