"""Where the dateline of a report ends: "BOGOTA, 25 SEP 89 (AFP) -- [TEXT] The police said".

Law: only words written as a dateline's, up to a dash, are one; a sentence with a dash in it is not.
"""

import re
from collections.abc import Sequence

from according.extract.text.words import Word

_LONGEST = 24  # words
_DASHES = frozenset({"--", "—", "–", "-"})
_DATED = re.compile(r"\d|\(", re.ASCII)


def dateline_end(words: Sequence[Word]) -> int | None:
    """How many words are dateline, the dash and what stands in brackets behind it included."""
    dash = next((i for i, word in enumerate(words[:_LONGEST]) if word.text in _DASHES), None)
    if not dash or not _is_dateline(words[:dash]):
        return None
    end = dash + 1
    while end < len(words) and words[end].text == "[":
        close = next((i for i in range(end, len(words)) if words[i].text == "]"), None)
        if close is None:
            break
        end = close + 1
    return end if end < len(words) else None


def _is_dateline(words: Sequence[Word]) -> bool:
    """A place in capitals, and then names, dates and an agency; dated where all is in capitals."""
    named = [word.text for word in words if word.text[0].isalpha()]
    if not named or not named[0].isupper() or len(named[0]) < 3:
        return False
    if not all(name[0].isupper() for name in named):
        return False
    shouted = all(name.isupper() for name in named)
    return not shouted or len(named) <= 3 or any(_DATED.search(word.text) for word in words)
