"""Which words are people: nouns for them, words that stand for one, for many or for nobody.

Law: what a word counts as follows from the lexicon ``harms`` alone, the user's own words included;
a noun that no list holds is neither people nor a thing, and its category is unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from according.extract.text.sentence import Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import Category

_AGED = re.compile(r"(?:\d+|[a-z]+(?:-[a-z]+)?)-(?:year|yr|month)s?-old")


@dataclass(frozen=True, slots=True)
class _People:
    nouns: frozenset[str]
    endings: tuple[str, ...]
    not_by_ending: frozenset[str]
    objects: frozenset[str]
    not_people: frozenset[str]  # the objects and whatever else a number counts
    categories: dict[str, Category]
    determiners: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    groups: frozenset[str]
    households: frozenset[str]
    nobody: frozenset[str]
    speakers: frozenset[str]


@remembered
def _people() -> _People:
    lexicon = load("harms")
    people, not_people, standing = lexicon["people"], lexicon["not_people"], lexicon["standing_for"]
    objects = _forms(not_people["objects"])
    return _People(
        _forms(people["nouns"]) | set(people["irregular"]),
        tuple(people["endings"]),
        frozenset(people["not_by_ending"]),
        objects,
        objects | _forms(not_people["nouns"]),
        _categories(lexicon),
        frozenset(standing["determiners"]),
        frozenset(standing["one"]),
        frozenset(standing["many"]),
        frozenset(standing["groups"]),
        frozenset(standing["households"]),
        frozenset(standing["nobody"]),
        frozenset(standing["speakers"]),
    )


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in noun_forms(word))


def _categories(lexicon: dict[str, Any]) -> dict[str, Category]:
    """Who is harmed, by every form of the noun that says it."""
    found: dict[str, Category] = {
        form: category
        for category, words in lexicon["categories"].items()
        for word in words
        for form in noun_forms(word)
    }
    for plural, one in lexicon["people"]["irregular"].items():
        if one in found:
            found[plural] = found[one]
    return found


def is_person_noun(word: str) -> bool:
    """Whether the lexicon knows the word as one for people, itself or by its ending."""
    known = _people()
    return word in known.nouns or (
        word.endswith(known.endings) and word not in known.not_by_ending and word.isalpha()
    )


def is_thing(word: str) -> bool:
    """Whether the lexicon knows the word as one for things that neither act nor speak."""
    return word in _people().objects


def is_not_people(word: str) -> bool:
    """Whether what the word counts is never people: a thing, or a time, a sum, an incident."""
    return word in _people().not_people


def singles_out(word: str) -> bool:
    """Whether the word before a noun can make it one person: "*a* policeman", "*his* son"."""
    return word in _people().determiners


def stands_for_one(word: str) -> bool:
    """Whether the pronoun stands for one person ("he")."""
    return word in _people().one


def stands_for_speaker(word: str) -> bool:
    """Whether the pronoun stands for who speaks ("me")."""
    return word in _people().speakers


def stands_for_many(word: str) -> bool:
    """Whether the pronoun stands for several people told before ("they")."""
    return word in _people().many


def stands_for_nobody(word: str) -> bool:
    """Whether the pronoun names nobody in particular ("none", "anyone", "someone")."""
    return word in _people().nobody


def is_aged(word: str) -> bool:
    """Whether the word is one person by age ("17-year-old")."""
    return bool(_AGED.fullmatch(word))


def is_group(word: str) -> bool:
    """Whether the noun means several people even without a plural ending ("the crew")."""
    return word in _people().groups


def is_in_households(word: str) -> bool:
    """Whether the noun counts people by those they live with ("families")."""
    return word in _people().households


def category_of(noun: Token | None) -> Category:
    """Who the noun says they are; unknown where no noun is said or it does not tell.

    A name tells nothing: "James *Baker*" is no baker.
    """
    if noun is None or (noun.tag.startswith("NNP") and noun.entity.endswith("PERSON")):
        return "unknown"
    return _people().categories.get(noun.lower, "unknown")
