"""The lexicon ``times`` as values and as regular expressions.

Law: every pattern reads text folded to lower case. In a form, a space stands for white space
without an empty line (wire copy breaks lines anywhere), and ``{name}`` for the lexicon's words of
that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from according.extract.times.forms import FORMS, UNIT
from according.lexicons import load

_SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_NAME = re.compile(r"\{([a-z_]+)\}")
_OTHER_ANCHORS = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "noon",
    "midday",
    "clock",
    "daily",
    "nightly",
    "hourly",
    "weekly",
    "monthly",
    "yearly",
    "annually",
    "am",
    "pm",
    "since",
    "hrs",
    "gmt",
    "local",
    "eve",
    "halloween",
    "pre",
    "predawn",
    "mid",
]


class Vocabulary:
    """The words with their values; every name in lower case, white space as one space."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self.months: dict[str, int] = lexicon["months"]
        self.abbreviated: dict[str, int] = lexicon["month_abbreviations"]
        self.weekdays: dict[str, int] = lexicon["weekdays"]
        self.short_weekdays: dict[str, int] = lexicon["weekday_abbreviations"]
        self.numbers = _numbers(lexicon["numbers"])
        self.fixed_days: dict[str, str] = lexicon["fixed_days"]
        self.doubtful_months = frozenset(lexicon["words"]["doubtful_months"])
        self.more_than = frozenset(lexicon["words"]["more_than"])
        self.abbreviations = frozenset(lexicon["tense"]["abbreviations"])
        self.future = frozenset(lexicon["tense"]["future"])
        self.not_past = frozenset(lexicon["tense"]["not_past"])
        self.saying = frozenset(lexicon["tense"]["saying"])
        self.ordinals = {word: place for place, word in enumerate(lexicon["words"]["ordinals"], 1)}

    def month(self, written: str) -> int:
        """The number of a month, written out or short."""
        name = written.rstrip(".")
        return self.months.get(name) or self.abbreviated[name]

    def number(self, written: str) -> int | None:
        """The number that digits or a number word mean; None for a vague word."""
        name = key(written)
        return int(name) if name.isdigit() else self.numbers.get(name)


def _numbers(words: dict[str, int]) -> dict[str, int]:
    """The number words with their compounds: "seventy-four"."""
    tens = {word: value for word, value in words.items() if value >= 20 and value % 10 == 0}
    units = {word: value for word, value in words.items() if value < 10 and len(word) > 2}
    single = {word: value for word, value in units.items() if " " not in word}
    return words | {f"{ten}-{one}": tens[ten] + single[one] for ten in tens for one in single}


def key(written: str) -> str:
    """The words with single spaces, as the lexicon writes them."""
    return " ".join(written.split())


@cache
def vocabulary() -> Vocabulary:
    """The lexicon ``times``, read once."""
    return Vocabulary(load("times"))


@cache
def _lists() -> dict[str, Iterable[str]]:
    lexicon = load("times")
    lists: dict[str, Iterable[str]] = {
        name: value for name, value in lexicon.items() if isinstance(value, dict)
    }
    for table in ("words", "names", "tense"):
        lists.update(lexicon[table])
    lists["numbers"] = _numbers(lexicon["numbers"])
    return lists


@cache
def expanded(form: str) -> str:
    """The form as a regular expression: words for ``{name}``, white space for a space."""
    return _written(form).replace(" ", _SPACE)


def _written(form: str) -> str:
    return _NAME.sub(lambda match: _either(_lists()[match[1]]), form)


def _either(words: Iterable[str]) -> str:
    """One of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ") for word in _longest(words)) + ")"


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def compiled(form: str) -> re.Pattern[str]:
    """The form, ready to use on folded text."""
    return re.compile(expanded(form))


@cache
def grammar() -> re.Pattern[str]:
    """Every form as one named group; the form's own groups are read by the form alone."""
    plain = {name: re.sub(r"\(\?P<[a-z0-9_]+>", "(?:", form) for name, form in FORMS.items()}
    plain["numeric"] = plain["numeric"].replace(r"([/.-])", "[/.-]").replace(r"\1", "[/.-]")
    either = "|".join(f"(?P<{name}>{expanded(form)})" for name, form in plain.items())
    return re.compile(rf"(?<![a-z0-9$£€#])(?<![0-9][.,:/-])(?:{either})")


@cache
def starters() -> frozenset[str]:
    """Every word of the forms: a superset of those that a form can begin with."""
    forms = "\n".join(
        re.sub(r"\\[a-zA-Z]|\?P?<[a-z0-9_]+>", " ", _written(form)) for form in FORMS.values()
    )
    return frozenset([*re.findall("[a-z]+", forms), *(f"{day}s" for day in vocabulary().weekdays)])


@cache
def anchors() -> frozenset[str]:
    """Words and years of which every time holds one: a passage without them holds no time."""
    lexicon = load("times")
    tables = ("months", "month_abbreviations", "weekdays", "weekday_abbreviations")
    words = {word for table in tables for word in lexicon[table]}
    words |= {word.split()[-1].split("-")[-1] for word in lexicon["words"]["parts"]}
    words |= {f"{word}s" for word in lexicon["weekdays"]}
    units = [f"{unit}{s}" for unit in [*UNIT.split("|"), "weekend", "century"] for s in ("", "s")]
    words |= {*units, *_OTHER_ANCHORS}
    return frozenset(words | {str(year) for year in range(1900, 2100)})
