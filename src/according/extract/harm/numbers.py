"""Numbers in a sentence, as they are meant: "at least two dozen", "217 to 260", "scores of".

Law: a vague word never gets a value, a bound that the text does not give is None (the contract's
table). What a number counts is not decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.extract.harm.number_words import (
    begins_number,
    begins_phrase,
    parted_suffix,
    phrase_at,
    phrases,
)
from according.extract.harm.uncounted import counts_nobody, is_told_in_figures
from according.extract.text.sentence import OBJECTS, Token
from according.model.claim import Modifier, stated_bounds

_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?")
_GLUED_RANGE = re.compile(r"(\d[\d,]*)\s*[-–—]\s*(\d[\d,]*)")
_THOUSANDS, _HUNDREDS = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
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


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """The number phrases of a whole sentence, all its tokens, in order; none overlapping."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = _number_at(tokens, i)
        if number is None:
            i += 1
            continue
        number = replace(number, last=_with_figures(tokens, number.last))
        found.append(number)
        i = number.last + 1
    return found


def _with_figures(tokens: Sequence[Token], last: int) -> int:
    """The last word of "three (3)": with the same number in brackets behind it."""
    beside = [t.text for t in tokens[last + 1 : last + 4]]
    same = len(beside) == 3 and is_told_in_figures(tokens, last + 2)
    return last + 3 if same else last


def _number_at(tokens: Sequence[Token], i: int) -> Number | None:
    if not begins_phrase(tokens[i].lower):
        return None
    found = _between(tokens, i) or _modified(tokens, i) or _vague(tokens, i)
    return found or _small(tokens, i) or _denied(tokens, i)


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
    for length, modifier in phrase_at(tokens, i, phrases().before):
        if i and tokens[i].lower == "up" and tokens[i - 1].lower in phrases().going:
            continue
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
    if glued:
        low, high = (_digits(part) for part in glued.groups())
        if low is None or high is None or low >= high:
            return None
        return Number(first, last, None, "range", low, high)
    upper = _range_end(tokens, last, value) if modifier in (None, "about") else None
    if upper is not None:
        return Number(first, upper[1], None, "range", value, upper[0])
    modifier = modifier or parted_suffix(tokens[last].lower)[1]
    if modifier is None:
        for length, after in phrase_at(tokens, last + 1, phrases().after):
            modifier, last = after, last + length
            break
    kind: Modifier = modifier or "exactly"  # type: ignore[assignment]
    low_bound, high_bound = stated_bounds(kind, value)
    return Number(first, last, value, kind, low_bound, high_bound)


def _range_end(tokens: Sequence[Token], last: int, value: int) -> tuple[int, int] | None:
    """The upper end of "217 to 260" or "20 or 30".

    Not of "from 217 to 260", which is a change, but where it is said to be a range.
    """
    if last + 2 >= len(tokens) or tokens[last + 1].lower not in {"to", "or", "-", "–", "—"}:
        return None
    upper = _core(tokens, last + 2) or _small_value(tokens, last + 2)
    if upper is None or upper[0] <= value or _is_change(tokens, last):
        return None
    return upper


def _is_change(tokens: Sequence[Token], last: int) -> bool:
    """Whether "from" stands before, and no word that says it is a range: "ranging from 3 to 20"."""
    before = [t.lower for t in tokens[max(0, last - 2) : last]]
    return before[-1:] == ["from"] and not phrases().ranges & set(before)


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    before = tokens[i - 1].lower if i else ""
    if before == "how" or (before == "as" and tokens[i].lower == "many"):
        return None  # "it was not clear how many were killed", "killed 12 and injured as many"
    for length, _ in phrase_at(tokens, i, phrases().vague):
        last = i + length - 1
        last -= tokens[last].lower == "of" and last > i  # the span is the vague words alone
        return Number(i, last, None, "vague", None, None)
    return None


def _small(tokens: Sequence[Token], i: int) -> Number | None:
    small = _small_value(tokens, i)
    return None if small is None else _stated(tokens, i, small, None)


def _denied(tokens: Sequence[Token], i: int) -> Number | None:
    """ "did not sustain *any* casualties", "denied that any were hurt", "without any deaths": none.

    By the tree, as words between say little: who "did not see police hurt anyone" does not say that
    nobody was hurt. What may, will or could not happen is not counted, nor "any more".
    """
    word, behind = tokens[i], tokens[i + 1 : i + 2]
    if word.lower == "a" and behind and behind[0].lower in phrases().single:
        noun = tokens[behind[0].head]
        none = _spares(tokens, tokens[noun.head], noun)
        return Number(i, i + 1, 0, "exactly", 0, 0) if none else None
    if word.lower not in phrases().denied or (behind and behind[0].lower == "more"):
        return None
    noun = tokens[word.head] if word.dep == "det" else word
    above = tokens[noun.head]
    none = above.lower == "without" or _spares(tokens, above, noun) or _is_denied(tokens, above)
    return Number(i, i, 0, "exactly", 0, 0) if none else None


def _is_denied(tokens: Sequence[Token], verb: Token) -> bool:
    """ "*denied* that any suspect had been nabbed"."""
    denied = verb.dep == "ccomp" and tokens[verb.head].lower in phrases().denying
    own = [t for t in tokens if t.head == verb.i]
    how = any(t.dep == "agent" or t.lower == "by" for t in own)  # "denied any were killed by us"
    return denied and verb.tag == "VBN" and not how and not any(t.tag == "MD" for t in own)


def _spares(tokens: Sequence[Token], verb: Token, harmed: Token) -> bool:
    """Whether the verb is one of suffering or harming that is denied of its own object."""
    own = [t for t in tokens[: verb.i] if t.head == verb.i]
    denied = any(t.dep == "neg" for t in own) and not any(t.tag == "MD" for t in own)
    return denied and harmed.dep in OBJECTS and verb.lower in phrases().suffering


def _small_value(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """ "a dozen", "a couple of", "no": the value and its last token."""
    for length, value in phrase_at(tokens, i, phrases().few):
        return value, i + length - 1 - (tokens[i + length - 1].lower == "of")
    return None


def _core(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A plain number in digits or words from token ``i``: its value and its last token."""
    if i >= len(tokens) or not begins_number(tokens[i].lower):
        return None
    if counts_nobody(tokens, i):
        return None
    known = phrases()
    value, last = _words(tokens, i)
    if value is None and (spaced := _spaced(tokens, i)) is not None:
        return spaced, i + 1
    if value is None:
        value = _digits_or_range(parted_suffix(tokens[i].text)[0])
        last = i
    if value is None:
        return None
    scale = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if scale in known.multipliers and scale != "score" and i == last:
        value, last = round(value * known.multipliers[scale], 3), last + 1
    elif (halved := _and_a_half(tokens, last)) is not None:
        value, last = (value + 0.5) * halved, last + 4
    if value != int(value) or value > _LARGE:
        return None
    return int(value), last


def _spaced(tokens: Sequence[Token], i: int) -> int | None:
    """ "3 500": thousands that a space sets off, as South African and French papers do."""
    pair = [t.text for t in tokens[i : i + 2]]
    beside = len(pair) == 2 and tokens[i + 1].start - tokens[i].end == 1
    if i and tokens[i - 1].tag == "NN":
        return None  # "in sector *12 150* people died"
    if not beside or not _THOUSANDS.fullmatch(pair[0]) or not _HUNDREDS.fullmatch(pair[1]):
        return None
    return int(pair[0] + pair[1])


def _and_a_half(tokens: Sequence[Token], last: int) -> int | None:
    """ "one *and a half million*": what the half is of; None where no half follows."""
    behind = [t.lower for t in tokens[last + 1 : last + 5]]
    halved = len(behind) == 4 and behind[:3] == ["and", "a", "half"]
    return phrases().multipliers.get(behind[3]) if halved else None


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
    known = phrases()
    total, group, last = 0, None, i - 1
    k = i
    while k < len(tokens):
        word, _ = parted_suffix(tokens[k].lower)
        parts = word.split("-")
        if all(part in known.units for part in parts):
            if (
                group is not None
                and (group % 10 or sum(known.units[p] for p in parts) >= 20)
                and group % 100
            ):
                break  # "five six" are two numbers
            group = (group or 0) + sum(known.units[part] for part in parts)
        elif word in known.multipliers and group is not None:
            scale = known.multipliers[word]
            if scale >= 1000:
                total, group = total + group * scale, 0
            else:
                group *= scale
        elif word == "and" and group is not None and last == k - 1 and group % 100 == 0 and group:
            after = tokens[k + 1].lower.split("-") if k + 1 < len(tokens) else []
            if not after or not all(part in known.units for part in after):
                break
            k += 1
            continue
        elif word == "a" and k == i and k + 1 < len(tokens) and _is_scale(tokens[k + 1]):
            group = 1
        else:
            break
        last = k
        k += 1
    return (None, i) if group is None or last < i else (float(total + group), last)


def _is_scale(token: Token) -> bool:
    """ "a *hundred*", "a *thousand-odd*"."""
    return parted_suffix(token.lower)[0] in {"hundred", "thousand", "million"}
