"""The names of the months, whole or short, from the lexicon ``times``."""

from according.lexicons import load, remembered


@remembered
def _names() -> frozenset[str]:
    lexicon = load("times")
    return frozenset((*lexicon["months"], *lexicon["month_abbreviations"]))


def is_month(word: str) -> bool:
    """Whether the word, in lower case, names a month: "september", "sept."."""
    return word.rstrip(".") in _names()
