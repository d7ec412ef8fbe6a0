"""Where the dateline of a report ends: "BOGOTA, 25 SEP 89 (AFP) -- [TEXT] The police said".

Law: only words written as a dateline's are one: up to a dash, or up to a colon behind a place and a
day ("Raipur, Nov. 4: Three men"); a sentence with a dash or a colon in it is not.
"""

import re
from collections.abc import Sequence

from according.lexicons.months import is_month

_LONGEST = 24  # words
_PLACE = 4  # words of a place before its day
DASHES = frozenset({"--", "—", "–", "-"})
_DATED = re.compile(r"\d|\(", re.ASCII)


def dateline_end(words: Sequence[str]) -> int | None:
    """How many words are dateline, the dash and what stands in brackets behind it included."""
    if (colon := _colon(words)) is not None:
        return colon + 1
    dash = next((i for i, word in enumerate(words[:_LONGEST]) if word in DASHES), None)
    if not dash or not _is_dateline(words[:dash]):
        return None
    end = dash + 1
    while end < len(words) and words[end] == "[":
        close = next((i for i in range(end, len(words)) if words[i] == "]"), None)
        if close is None:
            break
        end = close + 1
    return end if end < len(words) else None


def _is_dateline(words: Sequence[str]) -> bool:
    """A place in capitals, and then names, dates and an agency; dated where all is in capitals."""
    named = [word for word in words if word[0].isalpha()]
    if not named or not named[0].isupper() or len(named[0]) < 3:
        return False
    if not all(name[0].isupper() for name in named):
        return False
    shouted = all(name.isupper() for name in named)
    return not shouted or len(named) <= 3 or any(_DATED.search(word) for word in words)


def _colon(words: Sequence[str]) -> int | None:
    """The colon behind a place, a comma, a month and a day, in capitals or not."""
    lower = [word.lower() for word in words[: _PLACE + 6]]
    if "," not in lower or ":" not in lower:
        return None
    comma, colon = lower.index(","), lower.index(":")
    dated = [word for word in lower[comma + 1 : colon] if word != "."]
    place = 0 < comma <= _PLACE and all(word.isalpha() for word in lower[:comma])
    day = len(dated) == 2 and sorted(map(is_month, dated)) == [False, True]
    numbered = any(word.isdecimal() for word in dated)
    return colon if place and day and numbered and colon + 1 < len(words) else None
