"""People counted once more, for something else: "Three of the five were sisters", "All six ...".

Law: such a number has the harm of a figure before it, and only where its words say that it counts
those people: some of them, all of them, or the others. Who came home is not told of as harmed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from according.extract.harm.counted import following_noun
from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import BODILY
from according.extract.harm.marks import likely_harm
from according.extract.harm.numbers import Number
from according.extract.harm.people import is_not_people, is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Sentence, Token
from according.lexicons import load, remembered
from according.model.claim import Scope

_BACK = 4  # sentences back to the figure that is told of again
_NEAR = 4  # words behind "of the" in which it is said of whom


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["retold"].items()}


def retold_figures(
    sentence: Sentence, numbers: Sequence[Number], known: Sequence[Figure]
) -> Iterator[Figure]:
    """The figures of one sentence that count people of ``known`` figures once more."""
    others = False  # whether people are counted here who are no figure: "them" may be those
    for number in numbers if known else ():
        span = sentence.passage(sentence.tokens[number.first : number.last + 1])
        told = [f for f in known if f.by_grammar and f.passage.overlaps(span)]
        if number.value == 0:  # "none of them has been caught"
            continue
        if told:
            dead = _some(sentence, number, numbers, [f for f in known if f not in told])
            if dead is not None and dead.harm == "killed" and _may_be_dead(told[0]):
                yield _again(sentence, number, dead, "part")  # "of the nine, *five* were stabbed"
            continue
        earlier = [] if others else [f for f in known if f.passage.end <= span.start]
        noun = following_noun(sentence, number)
        people = noun is not None and is_person_noun(noun.lower)
        if is_lifted(sentence, sentence.tokens[number.last]):
            others = others or people
            continue
        near = _near(sentence, earlier)
        some = _some(sentence, number, numbers, earlier)
        if part := some or _others(sentence, number, near):
            yield _again(sentence, number, part, "part")
        elif whole := _all(sentence, number, near):
            yield _again(sentence, number, whole, "incident")
        else:
            others = others or people


def _may_be_dead(figure: Figure) -> bool:
    """Whether some who were hurt may be of the dead: not "of the *victims*, 20 were injured"."""
    victims = any(t.lower in words().victims.nouns for t in figure.sentence.tokens)
    return figure.harm == "killed-or-injured" or (figure.harm == "injured" and not victims)


def _near(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.sentence.number >= sentence.number - _BACK]


def _again(sentence: Sentence, number: Number, whole: Figure, scope: Scope) -> Figure:
    """The number as a figure of the whole's harm, told in this sentence."""
    first = sentence.tokens[number.first]
    span = sentence.passage(sentence.tokens[number.first : number.last + 1])
    ended = likely_harm(sentence, span) if whole.harm == "killed-or-injured" else None
    return replace(
        whole, value=number.value, modifier=number.modifier, low=number.low, high=number.high,
        harm=ended if ended in BODILY else whole.harm, passage=span,
        scope=scope, part_of=whole.passage if scope == "part" else None, sentence=sentence,
        word=sentence.clause_verb(first) or first, patient=sentence.tokens[number.last], who=None,
        category="unknown",
    )  # fmt: skip


def _some(
    sentence: Sentence, number: Number, numbers: Sequence[Number], earlier: Sequence[Figure]
) -> Figure | None:
    """ "three *of the five*", "19 *of the victims*", "*of the dead*, 52": the whole they are of."""
    behind, before = sentence.tokens[number.last + 1 :], sentence.tokens[: number.first]
    if behind and behind[0].lower == "of" and _tells_what_they_are(sentence, number):
        return _whole(sentence, behind[1 : _NEAR + 1], number, numbers, earlier)
    of = next((t.i for t in before if t.lower == "of" and _opens_clause(sentence, t)), None)
    if of is None or "," not in (t.text for t in before[of:]):
        return None
    said = list(takewhile(lambda t: t.text != ",", before[of + 1 :]))
    between = [t.lower for t in before[of + len(said) + 2 :]]
    only = _words()["only"].issuperset(between) or _is_further(between, behind)
    return _whole(sentence, said, number, numbers, earlier) if only else None


def _opens_clause(sentence: Sentence, of: Token) -> bool:
    """ "*Of the nine*, five", "said that *of the nine*, five"."""
    before = sentence.tokens[of.i - 1] if of.i else None
    return before is None or before.lower == "that" or not before.text[0].isalnum()


def _is_further(between: Sequence[str], behind: Sequence[Token]) -> bool:
    """ "Of the dead, 52 were women and *37* were under 18": what a further number of them are."""
    said = any(t.lower in words().copulas for t in behind[:1])
    return said and between[-1:] == ["and"] and not words().copulas.isdisjoint(between)


def _tells_what_they_are(sentence: Sentence, number: Number) -> bool:
    """Whether one alone is told of for who it is ("one of the three was a boy"), not for an act."""
    if number.value != 1:
        return True
    verb = sentence.clause_verb(sentence.tokens[number.first])
    return verb is not None and verb.lower in words().copulas


def _whole(
    sentence: Sentence,
    said: Sequence[Token],
    number: Number,
    numbers: Sequence[Number],
    earlier: Sequence[Figure],
) -> Figure | None:
    """The last figure of whom the words say, larger than the number."""
    lower = [t.lower for t in said]
    if not lower or lower[0] not in _words()["meaning"]:
        return None
    if lower[0] in {"those", "these"} and said[1:2] and said[1].tag in {"WP", "WDT"}:
        return None  # "many of those who ran" have not been told of before
    counted = [n for n in numbers if said[0].i <= n.first and n.last <= said[-1].i]
    larger = [f for f in reversed(earlier) if f.value is None or f.value > (number.value or 0)]
    for harm in ("killed", "injured", "detained", "abducted"):
        if set(lower) & _words()[harm]:
            return next((f for f in larger if f.harm == harm), None)
    larger = _near(sentence, larger)
    if counted and counted[0].value is not None:
        noun = following_noun(sentence, counted[0])
        if noun is not None and is_not_people(noun.lower):
            return None  # "two of the building's *three floors*"
        return next((f for f in larger if f.value == counted[0].value), None)
    told = lower[0] == "the" and number.value is not None and _are_people(sentence, number)
    if told and (called := _called_so(lower, larger)) is not None:
        return called
    anyone = set(lower) & _words()["anyone"]
    if lower[0] != "the":  # "of *them*": whoever was told of last
        return next(iter(larger), None) if anyone else None
    return _victims(sentence, larger) if anyone else None


def _victims(sentence: Sentence, larger: Sequence[Figure]) -> Figure | None:
    """Of the killed and the hurt the victims are the dead, unless they are cared for."""
    bodily = [f for f in larger if f.harm in BODILY]
    cared_for = any(t.lower in words().care["places"] for t in sentence.tokens)
    meant = [f for f in bodily if f.harm == ("injured" if cared_for else "killed")]
    return next(iter((*meant, *bodily)), None)


def _are_people(sentence: Sentence, number: Number) -> bool:
    """ "were *children*", "were *under ten*"; not "were safe", of those who are not harmed."""
    verb = sentence.clause_verb(sentence.tokens[number.first])
    if verb is None or verb.lower not in words().copulas:
        return False
    what = sentence.child(verb, "attr")
    aged = any(t.tag == "CD" for t in sentence.tokens[verb.i + 1 : verb.i + 3])
    return aged or (what is not None and is_person_noun(what.lower))


def _called_so(lower: Sequence[str], larger: Sequence[Figure]) -> Figure | None:
    """ "nine of *the civilians*", after 41 civilians: the last who were called so."""
    said = set(lower) - _words()["general"]
    named = (f for f in larger if f.who and f.harm in BODILY)
    return next((f for f in named if (f.who or "").lower().split()[-1] in said), None)


def _others(sentence: Sentence, number: Number, earlier: Sequence[Figure]) -> Figure | None:
    """ "the *other four*" after eleven and seven of them: the whole of which they are the rest."""
    before = [t.lower for t in sentence.tokens[max(0, number.first - 2) : number.first]]
    if (
        len(before) < 2
        or before[0] not in _words()["definite"]
        or before[1] not in _words()["rest"]
    ):
        return None
    parts = {f.value for f in earlier if f.value}
    return next(
        (f for f in reversed(earlier) if f.value and f.value - (number.value or 0) in parts), None
    )


def _all(sentence: Sentence, number: Number, earlier: Sequence[Figure]) -> Figure | None:
    """ "*all six* came from the town": the figure of as many."""
    if sentence.tokens[number.first].lower != "all" or number.value is None:
        return None
    noun = next(iter(sentence.tokens[number.last + 1 :]), None)
    if noun is not None and noun.is_noun and noun.lower not in _words()["anyone"]:
        return None
    return next((f for f in reversed(earlier) if f.value == number.value), None)


def is_lifted(sentence: Sentence, person: Token) -> bool:
    """ "Three of them were *released*": the clause tells that it is over, not that it is not."""
    verb = sentence.clause_verb(person)
    told = sentence.children(verb) if verb is not None else ()
    own = (t for t in told if t.is_verb and sentence.child(t, *SUBJECTS) is not None)
    others = {t.i for t in own}  # "14 were detained, *all* since *released*"
    clause = (verb, *(t for t in told if t.i not in others)) if verb is not None else ()
    over = (t for t in clause if t.lower in _words()["lifted"] | _words()["tried"])
    return any(sentence.child(t, "neg") is None for t in over)
