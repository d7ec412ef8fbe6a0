"""The smallest words that say when, and the page that they stand on.

Law: an atom's span holds exactly its words. The page is folded to lower case character for
character, so that reports in capitals or without any are read the same; where a word is also a name
or a verb, the original letters decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from according.extract.times.calendar import Rule
from according.extract.times.vocabulary import Vocabulary

Kind = Literal["point", "span", "since", "span-back", "duration", "frequency"]
Grain = Literal["day", "part", "clock", "weekday", "month", "year", "week", "other"]


@dataclass(frozen=True, slots=True)
class Clock:
    """Stated times of day, "02:00"; ``last`` ends a stretch; ``exact`` to the minute as stated.

    ``half_known`` is False of "10:30" alone: only a part of the day beside it can tell which.
    """

    first: str | None
    last: str | None = None
    exact: bool = False
    half_known: bool = True


@dataclass(frozen=True, slots=True)
class Atom:
    """One smallest expression: its span, how it is resolved, and what may stand beside it.

    ``day`` is None where no day is told (a clock time, "in the morning"). ``loose`` words say when
    only beside a day or after "in the", "at", "before". ``ahead`` is set where the words themselves
    say that the time lies ahead (True) or behind (False).
    """

    start: int
    end: int
    grain: Grain
    day: Rule | None = None
    part: str | None = None
    clock: Clock | None = None
    weekday: int | None = None
    month: int | None = None
    weeks: int | None = None
    years: int | None = None
    kind: Kind = "point"
    loose: bool = False
    ahead: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its folded twin (same length). ``cased``: capitals mean something in it.

    ``written``: where the days of its datelines begin.
    """

    text: str
    folded: str
    cased: bool
    has_may: bool
    written: frozenset[int] = frozenset()

    def before(self, place: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What of the pattern (which ends with the string) stands right before this place."""
        return pattern.search(self.folded, max(0, place - 60), place)

    def capital(self, place: int) -> bool:
        """Whether a capital stands here, or capitals mean nothing in this text."""
        return not self.cased or self.text[place].isupper()


Reader = Callable[[Page, "re.Match[str]", Vocabulary], Atom | None]
"""Reads one match of the grammar; None where the words are something else than a time."""
