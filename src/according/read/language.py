"""Which language a text is in, told from its letters and its function words.

Law: a text too short or too mixed to tell has no language (None), never a likely one.
Deterministic, and no model to load.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from according.lexicons import load

LOOK_AT = 20_000  # characters; news prose shows its language long before
FEWEST_LETTERS = 12  # of a script that serves one language only
FEWEST_HITS = 3  # function words; three can be a quotation
SMALLEST_SHARE = 0.12  # of all words; running prose has a quarter to a half
LEAD = 1.2  # over the second language; sister languages share many words
FOREIGN_SHARE = 0.004  # of the characters: a name or two of another language
KANA_SHARE = 0.05  # Japanese mixes kana with Han characters, Chinese never does
WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~¡-¿‘-‟…–—،؛؟۔।。、，]+")


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``; None if it cannot be told."""
    opening = text[:LOOK_AT]
    script, letters = _script(opening)
    only = _scripts()[script][1] if script else None
    if only:
        return only if letters >= FEWEST_LETTERS else None
    return _by_words(opening, script)


@cache
def encodings(code: str | None = "any") -> tuple[str, ...]:
    """The encodings in which this language has been published, likeliest first.

    Without a code, those of all languages; none for None.
    """
    entries = [*load("function_words")["script"], *load("function_words")["language"]]
    named = [e for e in entries if code in ("any", e.get("code"), e.get("language"))]
    found = [name for entry in named for name in entry.get("encodings", ())]
    return tuple(dict.fromkeys(found)) if code else ()


def _script(text: str) -> tuple[str | None, int]:
    scripts = _scripts().items()
    counts = Counter({name: len(letters.findall(text)) for name, (letters, _) in scripts})
    if counts["Kana"] > KANA_SHARE * counts["Han"]:
        counts["Kana"] += counts.pop("Han")
    name, most = counts.most_common(1)[0]
    return (name, most) if most else (None, 0)


def _by_words(text: str, script: str | None) -> str | None:
    folded = text.casefold()
    words, letters = Counter(WORD.findall(folded)), Counter(folded)
    hits = Counter(
        {
            known.code: sum(words[word] for word in known.words)
            for known in _languages()
            if known.script == script and _may_use(known, letters)
        }
    )
    (best, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    enough = most >= max(FEWEST_HITS, SMALLEST_SHARE * words.total())
    return best if enough and most >= max(LEAD * second, second + 2) else None


def _may_use(known: "_Language", letters: Counter[str]) -> bool:
    return sum(letters[letter] for letter in known.lacks) <= FOREIGN_SHARE * letters.total()


@dataclass(frozen=True, slots=True)
class _Language:
    """A language as the lexicon describes it; ``lacks`` are letters that it does not use."""

    code: str
    script: str
    words: frozenset[str]
    lacks: str


@cache
def _scripts() -> dict[str, tuple[re.Pattern[str], str | None]]:
    entries = load("function_words")["script"]
    return {e["name"]: (re.compile(f"[{e['letters']}]"), e.get("language")) for e in entries}


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(
        _Language(e["code"], e["script"], frozenset(e["words"].split()), e.get("lacks", ""))
        for e in load("function_words")["language"]
    )
