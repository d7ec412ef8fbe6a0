"""The key under which a place name is looked up, however a report spells it.

Law: ``fold(fold(name)) == fold(name)``; two spellings that differ only in case, accents, vowel
marks, hyphens, apostrophes or full stops have one key.
"""

import re
import unicodedata
from functools import cache, lru_cache

from according.lexicons import load

_DROPPED = dict.fromkeys(map(ord, ".'’‘`´ʼʿʾʻʹʺ\u0640\u200b\u200c\u200d\u00ad\"“”"))
_SPACES = dict.fromkeys(map(ord, "-‐‑‒–—/_,()"), " ")
_LETTERS = {ord(letter): plain for letter, plain in zip("ıłøđðəħŧ", "iloddaht", strict=True)}
_LETTERS |= {ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th", ord("&"): " and "}
_LETTERS |= {ord("ة"): "ه", ord("ى"): "ي"}
_TABLE = _DROPPED | _SPACES | _LETTERS
_ARABIC_SPELLINGS = (
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|iy|yy|y"), "i"),
    (re.compile(r"ai|ei|ay|ae|aa"), "a"),
    (re.compile(r"[aei]h?\b|h\b"), ""),
    (re.compile(r"e|o"), lambda vowel: {"e": "i", "o": "u"}[vowel.group()]),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"ai|ia|ii"), "i"),
)


@cache
def _short_words() -> dict[str, str]:
    return dict(load("placenames")["abbreviations"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(load("placenames")["arabic"]["articles"])


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The key of a name: small letters without marks, words parted by single blanks.

    >>> fold("Deir ez-Zor"), fold("Ḩimş"), fold("St. Louis"), fold("W. Va.")
    ('deir ez zor', 'hims', 'saint louis', 'w va')
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
        folded = folded.casefold()  # "𝑨" is a capital only once it is taken apart
    short = _short_words()
    return " ".join(short.get(word, word) for word in folded.translate(_TABLE).split())


def without_article(key: str) -> str | None:
    """The key without a leading Arabic article, None if it has none or too little is left.

    >>> without_article("al hasakah"), without_article("ar rastan"), without_article("al bab")
    ('hasakah', 'rastan', None)
    """
    first, _, rest = key.partition(" ")
    return rest if first in _articles() and len(rest) >= 4 else None


def loose(key: str) -> str | None:
    """A rougher key for names transliterated from Arabic, None where too little would be left.

    >>> loose("maarat an numan") == loose("maarrat al numan"), loose("al bab")
    (True, None)
    """
    words = [word for word in key.split() if word not in _articles()]
    rough = " ".join(words)
    for pattern, plain in _ARABIC_SPELLINGS:
        rough = pattern.sub(plain, rough)
    return rough if len(rough) >= 5 else None
