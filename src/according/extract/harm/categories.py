"""Who was harmed, where the noun of a figure does not say it: by what is told of them beside it.

An age, "civilian casualties", "all of them soldiers", what they are some of, a row, a name.

Law: a category is only carried from words that say it to a figure of the same people; a figure
whose own noun says who they are keeps that, and whoever nothing tells of stays unknown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import BODILY
from according.extract.harm.number_words import phrases
from according.extract.harm.people import category_of, stands_for_one, stands_for_speaker
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Token
from according.model.claim import Category

_ADULT = 18  # years; who is younger is a child (Convention on the Rights of the Child, article 1)
_AGED = re.compile(r"(\w+)(?:-\w+)?-(year|yr|month|week|day)s?-old", re.ASCII)
_BEHIND = re.compile(r",?\s(?:aged\s|of\s)?(\d{1,2})(?=[,.;)]|\s+and\b)")
_NEAR = 3  # words behind "of them" or "were" in which it stands who they are
_APART = 8  # words behind a bare number in which it stands who some of them were
_BEFORE_NOUN = frozenset({"DT", "CD", "JJ", "RB", "PDT", ","})
_BACK = 2  # sentences back to the one person whom a pronoun or a name stands for


def with_categories(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in order, with the categories that other words of the report give."""
    told: list[Figure] = []
    for figure in figures:
        if figure.category == "unknown":
            figure = replace(figure, category=_category(figure, told))
        told.append(figure)
    return told


def _category(figure: Figure, before: Sequence[Figure]) -> Category:
    if figure.value == 1 and _is_minor(figure):
        return "child"
    said = _said_of(figure)
    if said != "unknown":
        return said
    same = _whole(figure, before) or _again(figure, before) or _of_row(figure, before)
    same = same or _same_person(figure, before)
    return "unknown" if same is None else same.category


def _is_minor(figure: Figure) -> bool:
    """ "*a 16-year-old*", "*Omar Said*, 9,", "*a girl* of 12"."""
    if aged := _AGED.search(figure.passage.text.lower()):
        number, unit = aged.groups()
        return unit not in {"year", "yr"} or _years(number) < _ADULT
    behind = _BEHIND.match(figure.sentence.text, figure.passage.end)
    return behind is not None and int(behind.group(1)) < _ADULT


def _said_of(figure: Figure) -> Category:
    """ "no *civilian* casualties", "31 of them *children*", "four were *soldiers*", "under ten"."""
    sentence, head = figure.sentence, figure.patient
    behind = [t for t in sentence.tokens if t.start >= figure.passage.end]
    of_them = [t.lower for t in behind[:2]] in (["of", "them"], ["of", "whom"])
    # "civilian *casualties*", "magistrate *Carlos Valencia*"; a police informant is no policeman
    told = head.lower in words().nouns or head.entity.endswith("PERSON")
    kinds = [t for t in sentence.children(head, "amod", "compound") if t.i < head.i and told]
    apart = behind[2 : 2 + _NEAR] if of_them else _of_all(behind)
    said = (_first_of(kinds), _kind_in(_predicate(figure)), _kind_in(apart), _counted_with(figure))
    by_force: Category = "combatant" if _is_of_force(figure) else "unknown"
    return next((category for category in said if category != "unknown"), by_force)


def _counted_with(figure: Figure) -> Category:
    """ "The number of *guerrillas* killed has risen to 26"."""
    if figure.patient.tag != "CD":
        return "unknown"
    word, above = figure.word, figure.sentence.parent(figure.word)
    harmed = word.dep == "acl" and word.tag == "VBN"  # not "the gunmen who killed 26"
    return category_of(above) if harmed and above is not None else "unknown"


def _is_of_force(figure: Figure) -> bool:
    """ "The *army* suffered 20 dead", "20 casualties on the *guard*", "*army* members", of war."""
    sentence, head, known = figure.sentence, figure.patient, words().forces
    of = sentence.below(head, "of")
    if head.lower in known["prisoners"] and of is not None and of.lower in known["war"]:
        return True
    beside = [*sentence.children(head, "compound", "amod"), *([of] if of is not None else [])]
    if head.lower in known["members"] and any(map(_is_force, beside)):
        return True
    verb = sentence.clause_verb(figure.word)
    bare = head.tag == "CD" or head.lower in words().nouns or head.lower in known["men"]
    if verb is None or not bare:
        return False
    if verb.lower in known["losing"]:
        return _is_force(sentence.subject(verb))
    on = sentence.below(head, "on") or sentence.below(verb, "on")
    return verb.lower in known["inflicting"] and _is_force(on)


def _is_force(noun: Token | None) -> bool:
    if noun is None:
        return False
    return noun.lower in words().forces["bodies"] or category_of(noun) == "combatant"


def _predicate(figure: Figure) -> Sequence[Token]:
    """ "*19* of the victims were *under ten*": what a copula says of its subject."""
    sentence = figure.sentence
    verb = sentence.clause_verb(figure.patient)
    subject = sentence.subject(verb) if verb is not None else None
    if verb is None or subject is None or verb.lower not in words().copulas:
        return ()
    told = sentence.at(figure.passage.start, figure.passage.end)
    counted = any(subject.i in {t.i, t.head} for t in told)
    return sentence.tokens[verb.i + 1 : verb.i + 1 + _NEAR] if counted else ()


def _of_all(behind: Sequence[Token]) -> Sequence[Token]:
    """ "12 dead and 34 injured, all of them *civilians*": the words behind it, or none."""
    lower = [t.lower for t in behind]
    at = next((n for n, word in enumerate(lower) if word in words().told_of_all), None)
    if at is None or lower[at + 1 : at + 3] not in (["of", "them"], ["of", "whom"]):
        return ()
    return behind[at + 3 : at + 3 + _NEAR]


def _kind_in(told: Sequence[Token]) -> Category:
    """Who the words say they are, by their first noun: "soldiers", not "a soldier's wife".

    Nor "not fighters", "near a police station", "former soldiers"; who is under 18 is a child.
    """
    for n, word in enumerate(told):
        behind = told[n + 1 : n + 2]
        if word.lower == "under":
            return "child" if any(_years(t.lower) < _ADULT for t in behind) else "unknown"
        if word.tag in {"NNP", "NNPS"} and category_of(word) == "unknown":
            continue  # "a *U.S.* soldier"
        if word.is_noun:
            owner = any(t.tag == "POS" or t.is_noun for t in behind)
            return "unknown" if owner else category_of(word)
        if word.tag not in _BEFORE_NOUN or word.lower in words().told_otherwise:
            return "unknown"
    return "unknown"


def _first_of(told: Sequence[Token]) -> Category:
    said = (category_of(word) for word in told)
    return next((category for category in said if category != "unknown"), "unknown")


def _years(number: str) -> int:
    return int(number) if number.isdecimal() else phrases().units.get(number, _ADULT)


def _whole(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """ "killed 12 soldiers, *three* of them on the spot": those of whom it counts some."""
    if figure.part_of is not None or figure.scope != "part":
        return next((f for f in reversed(before) if f.passage == figure.part_of), None)
    alike = (f for f in reversed(before) if f.scope != "part" and f.harm == figure.harm)
    last = next(alike, None)
    held = last is not None and (last.value is None or last.value > (figure.value or 0))
    return last if held else None


def _again(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """ "63 civilians died. Of *the 63*": those counted before."""
    if not figure.is_definite or figure.value in {None, 1}:
        return None
    alike = (f for f in reversed(before) if (f.harm, f.value) == (figure.harm, figure.value))
    return next(alike, None)


def _of_row(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """ "killed 25 soldiers and wounded *30*": a bare number counts the people named before it.

    Not behind one who is not counted ("killed a guard and wounded 30") or those who did it, and not
    where it is told who some of them were ("wounded 15, including seven soldiers").
    """
    last = before[-1] if before else None
    if last is None or last.sentence is not figure.sentence or last.scope == "part":
        return None
    bare = figure.patient.tag == "CD" or _are_others(figure, last)
    bare = bare and {figure.harm, last.harm} <= BODILY
    counted = last.value != 1 or last.passage.text.lower() == "one"
    many = (figure.value or 0) > 0 and counted and last.category != "attacker"
    behind = [t.lower for t in figure.sentence.tokens if t.start >= figure.passage.end][:_APART]
    told = not words().told_apart.isdisjoint(behind) or "of them" in " ".join(behind)
    return last if bare and many and not told else None


def _are_others(figure: Figure, last: Figure) -> bool:
    """ "Two soldiers were killed and three *others* wounded", but by no bomb."""
    head, sentence = figure.patient, figure.sentence
    if head.lower not in words().told_others or last.category != "combatant":
        return False
    at_random = any(t.lower in words().forces["blasts"] for t in sentence.tokens)
    return head.dep in SUBJECTS and figure.word.i != last.word.i and not at_random


def _same_person(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The one person told of last, for "he" or for a name that was told before.

    Nobody but the one who was hurt is hurt again or died: "he" who was arrested is another.
    """
    himself = any(t.lower in words().victims.self for t in figure.sentence.subtree(figure.word))
    if figure.value != 1 or himself:  # "he shot himself": who did it
        return None
    word = figure.patient.lower
    if stands_for_one(word) and not stands_for_speaker(word):
        near = (f for f in before if f.sentence.number >= figure.sentence.number - _BACK)
        last = max(near, key=lambda f: f.passage.start, default=None)
        return last if last is not None and _may_go_on(last, figure) else None
    if not figure.patient.entity.endswith("PERSON"):
        return None
    named = (f for f in reversed(before) if f.value == 1 and f.patient.lower == word)
    return next(named, None)


def _may_go_on(before: Figure, figure: Figure) -> bool:
    bodily = {before.harm, figure.harm} <= BODILY
    again = before.harm != "killed" or figure.harm == "killed"
    return before.value == 1 and ((bodily and again) or before.harm == figure.harm)
