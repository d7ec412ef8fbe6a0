"""Named people harmed: the name, with the age that stands beside it.

Law: only a person named in a phrase for the harmed is a victim; an age is taken only from beside
the name, a sex only from a title or a noun that states it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from according.extract.harm.figures import Figure
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Victim

_AGE = re.compile(
    r",?\s*(?:aged\s+)?(\d{1,3})(?=\s*[,.;)]|$|\s+and\b)|\s*\((\d{1,3})\)|,?\s+an?\s+(\d{1,3})-year-old"
)
_BEFORE = re.compile(r"(\d{1,3})-year-old\s+(?:[\w-]+\s+){0,3}$")
_TITLES: dict[str, Literal["female", "male"]] = {
    "mr": "male",
    "mr.": "male",
    "mrs": "female",
    "mrs.": "female",
    "ms": "female",
    "ms.": "female",
}


def find_victims(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Victim]:
    """The people named in the phrases of these figures."""
    for figure in figures:
        for tokens in _names(sentence, figure):
            words = sentence.passage(tokens)
            before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
            yield Victim(
                words.text,
                words.text,
                words.start,
                words.end,
                _age(sentence, words.start, words.end),
                _TITLES.get(before),
            )


def _names(sentence: Sentence, figure: Figure) -> list[list[Token]]:
    """The name that a figure of one is, or the names of a list that is one figure."""
    if figure.value == 1:
        named = figure.patient.entity.endswith("PERSON")
        return [_name(sentence, figure.patient)] if named else []
    inside = [t for t in sentence.tokens if figure.passage.start <= t.start < figure.passage.end]
    names = [_name(sentence, t) for t in inside if t.entity == "B-PERSON"]
    return [name for name in names if not _is_others(name[-1], inside)]


def _is_others(name: Token, inside: Sequence[Token]) -> bool:
    """ "The sons of *Ali Musa*", "*Ali Musa's* sons": whose people were harmed."""
    of = name.dep == "pobj" and any(t.i == name.head for t in inside)
    return of or (name.dep == "poss" and name.head > name.i)


def _name(sentence: Sentence, head: Token) -> list[Token]:
    start = end = head.i
    while (
        start
        and sentence.tokens[start].entity != "B-PERSON"
        and sentence.tokens[start - 1].entity.endswith("PERSON")
    ):
        start -= 1
    while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].entity == "I-PERSON":
        end += 1
    return list(sentence.tokens[start : end + 1])


def _age(sentence: Sentence, start: int, end: int) -> int | None:
    behind = _AGE.match(sentence.text[end : end + 24])
    if behind:
        return int(next(group for group in behind.groups() if group))
    before = _BEFORE.search(sentence.text[max(0, start - 60) : start])
    return int(before.group(1)) if before else None
