"""Persons named as some of a whole: "Among the dead were ...", "including a nurse".

Law: such a list is read from left to right, from the words that open it to the verb that ends it;
whoever stands in it has the harm of the group named, or of the figure before. A list of names is
one figure, quoted whole (the marking guide); so are persons without a name joined by "and".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from according.extract.harm.counted import following_noun, is_one_group
from according.extract.harm.figures import Figure, figure_of_number, figure_of_one
from according.extract.harm.harm_words import BODILY
from according.extract.harm.mention import HarmMention
from according.extract.harm.numbers import Number
from according.extract.harm.parts import others_between
from according.extract.harm.people import is_aged, is_group, is_person_noun, singles_out
from according.extract.harm.single import as_one, side_by_side
from according.extract.harm.uncounted import is_of_ratio
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.model.claim import Harm

_OPENING = frozenset({"DT", "CD", "PRP$", "NNP"})
_OF_PERSON = frozenset({"NN", "NNS", "NNP", "JJ", "CD", "HYPH"})  # "their *sons Omar* and Ali"
_ENDS = frozenset({".", ";", ":", ")", "-", "--", "–", "—"})
_PRONOUNS = frozenset({"them", "whom"})
_NEAR = 4  # words behind a count in which a bracket opens
_BACK = 3  # sentences back to the figure that a list tells some of
_AT = ("including", "among", "killed", "injured", "anyone")  # what a list can stand at
_Person = list[Token]  # the words of one person in a list


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load("scope")["among"].items()}


@remembered
def _openers() -> frozenset[str]:
    """The words that a list can stand at."""
    return frozenset[str]().union(*(_words()[name] for name in _AT))


def among_figures(
    sentence: Sentence, numbers: Sequence[Number], earlier: Sequence[Figure]
) -> list[Figure]:
    """The persons of the lists in a sentence, as parts; ``earlier``: the figures before them."""
    found: list[Figure] = []
    for token in (t for t in sentence.tokens if t.lower in _openers()):
        for group, listed in _lists(sentence, token):
            whole = _whole(sentence, group, token, earlier)
            begin = min([token.start, *(t.start for t in listed)])
            if whole is not None and others_between(whole, begin, numbers, earlier):
                continue
            harm = _harm_named(group) or (whole.harm if whole else None)
            if harm is not None:
                found += _parts(sentence, harm, listed, numbers, whole)
    for whole in (f for f in earlier if f.sentence is sentence and (f.value or 0) > 1):
        parts = list(_parts(sentence, whole.harm, _broken_down(sentence, whole), numbers, whole))
        counts = not any(f.patient.entity.endswith("PERSON") for f in parts)
        found += parts if counts and sum(f.value or 0 for f in parts) == whole.value else ()
    ruled = [f for f in earlier if f.by_grammar]
    return [f for f in found if not any(f.passage.overlaps(r.passage) for r in ruled)]


def _parts(
    sentence: Sentence, harm: Harm, listed: Sequence[Token], numbers: Sequence[Number],
    whole: Figure | None,
) -> Iterator[Figure]:  # fmt: skip
    """The persons of one list, and the numbers in it that count people."""
    singles = [_single(sentence, harm, person) for person in _persons(sentence, listed)]
    inside = {token.i for token in listed}
    counted = [_counted(sentence, harm, n) for n in numbers if inside >= {n.first, n.last}]
    told = sorted([*singles, *filter(None, counted)], key=lambda f: f.passage.start)
    named = [f for f in told if f.patient.entity.endswith("PERSON")]
    unnamed = side_by_side([f for f in told if f not in named])
    together = [as_one(named)] if named and not unnamed else named
    for figure in (*together, *unnamed):
        happened = whole.modality if whole else figure.modality
        of = whole.passage if whole else None
        yield replace(figure, scope="part", part_of=of, modality=happened)


def _single(sentence: Sentence, harm: Harm, person: _Person) -> Figure:
    word = sentence.clause_verb(person[-1]) or person[-1]
    figure = figure_of_one(sentence, HarmMention(harm, word, person[-1]))
    return replace(figure, harm=harm, passage=sentence.passage(person), modality="happened")


def _counted(sentence: Sentence, harm: Harm, number: Number) -> Figure | None:
    noun = following_noun(sentence, number)
    if noun is None or not is_person_noun(noun.lower) or is_one_group(sentence, number):
        return None
    word = sentence.clause_verb(noun) or noun
    figure = figure_of_number(sentence, HarmMention(harm, word, noun), number)
    return replace(figure, harm=harm, modality="happened")


def _lists(sentence: Sentence, token: Token) -> Iterator[tuple[Token | None, Sequence[Token]]]:
    """The lists that one word opens or closes: of which group, and the words of the list."""
    tokens, i = sentence.tokens, token.i
    left_out = i > 0 and tokens[i - 1].lower == "not"  # "*not* including the bomber"
    if token.lower in _words()["including"] and not left_out:
        yield None, _open(tokens[i + 1 :])
    if token.lower in _words()["among"] and (group := _group(tokens[i + 1 : i + 5])):
        verb = next((t for t in tokens[group.i + 1 : group.i + 3] if _is_copula(t)), None)
        if verb is not None:
            yield group, _open(tokens[verb.i + 1 :])  # "among the dead were A and B"
        elif i and _is_copula(tokens[i - 1]):
            several = tokens[i - 1].lower in _words()["several"]
            listed = _closed(tokens[: i - 1], several)  # "A and B were among the dead"
            yield group, listed or _subject(sentence, tokens[i - 1])
        elif group.lower in _PRONOUNS and tokens[i + 2 : i + 3] and tokens[i + 2].tag in _OPENING:
            yield None, _open(tokens[i + 2 :])  # "at least four, among them A"
        elif group.lower in _PRONOUNS:
            yield None, _closed(tokens[:i])  # "six people, A and B among them"
    elif (_harm_named(token) or _are_anyone(token)) and _is_named_alone(tokens[:i]):
        behind = _as_named(tokens[i + 1 :])
        verb, first = (*behind[:2], None, None)[:2]
        listing = verb is not None and verb.lower in _words()["listing"]
        if listing and first is not None and first.tag in _OPENING:  # not "were *in* a hospital"
            yield token, _open(behind[1:])  # "the dead include A", "named the dead as A"


def _subject(sentence: Sentence, copula: Token) -> Sequence[Token]:
    """ "*A girl* I once taught is among the dead": the subject without what tells more of it."""
    whose = sentence.subject(copula)
    first = sentence.child(whose, "det", "poss") if whose is not None else None
    return sentence.tokens[first.i : whose.i + 1] if whose is not None and first is not None else ()


def _as_named(behind: Sequence[Token]) -> Sequence[Token]:
    """ "The dead were identified *as A and B*": from the "as", where verbs alone lead to it."""
    rest = list(dropwhile(lambda t: t.is_verb, behind))
    return rest if [t.lower for t in rest[:1]] == ["as"] else behind


def _are_anyone(token: Token) -> bool:
    """ "The *victims* were ...": whom a noun tells of without their harm."""
    return token.is_noun and token.lower in _words()["anyone"]


def _is_named_alone(before: Sequence[Token]) -> bool:
    """Whether "the" or "those" stands before the group, but not "among the"."""
    said = [t.lower for t in before[-2:]]
    return bool(said) and said[-1] in {"the", "those"} and said[0] not in _words()["among"]


def _broken_down(sentence: Sentence, whole: Figure) -> Sequence[Token]:
    """The list that a bracket or a dash opens behind a count: "seven (*four men, ...*)"."""
    behind = [t for t in sentence.tokens if t.start >= whole.passage.end]
    opening = next(
        (n for n, t in enumerate(behind[:_NEAR]) if t.text in _words()["brackets"]), None
    )
    return [] if opening is None else _open(behind[opening + 1 :])


def _group(said: Sequence[Token]) -> Token | None:
    known = _words()
    groups = known["killed"] | known["injured"] | known["anyone"]
    return next((t for t in said if t.lower in groups), None)


def _harm_named(group: Token | None) -> Harm | None:
    for harm in ("killed", "injured"):
        if group is not None and group.lower in _words()[harm]:
            return harm
    return None


def _is_copula(token: Token) -> bool:
    return token.is_verb and token.lower in words().copulas


def _open(said: Sequence[Token]) -> Sequence[Token]:
    """A list to its end: the next verb, or what cannot stand in a list; ages in brackets can."""
    said = _without_ages(said)
    listed = list(takewhile(lambda t: not (t.is_verb or t.text in _ENDS), said))
    behind = said[len(listed) :]
    if not _goes_on(behind):
        return listed
    return [*listed, behind[0], *_open(behind[1:])]


def _without_ages(said: Sequence[Token]) -> Sequence[Token]:
    """ "Raju Turi *(35)*, Salim Ansari *(52)*": the list without its brackets."""
    ages = [
        n for n, t in enumerate(said[1:-1], 1)
        if t.tag == "CD" and (said[n - 1].text, said[n + 1].text) == ("(", ")")
    ]  # fmt: skip
    left_out = {k for n in ages for k in (n - 1, n, n + 1)}
    return [t for n, t in enumerate(said) if n not in left_out]


def _goes_on(behind: Sequence[Token]) -> bool:
    """ "Ali Musa, 54*; his wife, Layla*; and a cook": a further person, and no clause."""
    if [t.text for t in behind[:1]] != [";"]:
        return False
    further = list(takewhile(lambda t: t.text not in _ENDS, behind[1:]))
    first = next((t for t in further if t.lower != "and"), None)
    clause = any(t.is_verb and t.dep in {"ROOT", "conj", "ccomp"} for t in further)
    return first is not None and first.tag in _OPENING - {"CD"} and not clause


def _closed(said: Sequence[Token], several: bool = True) -> Sequence[Token]:
    """A list back to its beginning; of one person only the words before a comma."""
    back = takewhile(lambda t: not (t.is_verb or t.text in _ENDS), reversed(said))
    listed = list(back)[::-1]
    return listed if several else list(takewhile(lambda t: t.text != ",", listed))


def _whole(
    sentence: Sentence, group: Token | None, token: Token, earlier: Sequence[Figure]
) -> Figure | None:
    """The last figure before that can hold them."""
    harm = _harm_named(group)
    hurt = group is not None and group.lower not in _PRONOUNS
    near = [f for f in earlier if f.sentence.number >= sentence.number - _BACK]
    held = (f for f in reversed(near) if f.passage.end <= token.start)
    fitting = (f for f in held if f.value != 1 and (f.harm in BODILY or not hurt))
    fitting = (f for f in fitting if harm is None or f.harm == harm)
    wholes = [f for f in fitting if group is not None or f.sentence is sentence]
    dead = [f for f in wholes if f.harm == "killed"] if hurt and harm is None else []
    return next(iter([*dead, *wholes]), None)  # "the victims" of a report of dead and wounded


def _persons(sentence: Sentence, listed: Sequence[Token]) -> Iterator[_Person]:
    """The single persons of a list; what only tells more of the one before is passed over."""
    at, before = 0, None
    while at < len(listed):
        person = _person(listed, at)
        joint = listed[at - 1].lower if at else ""
        if person is None or joint not in _words()["joints"]:
            at += 1
            continue
        more = before is not None and joint == "," and _named(before) != _named(person)
        at += len(person)
        none = is_of_ratio(sentence.tokens, person[-1].i)
        if not more and not none and not (joint == "," and _speaks(sentence, person)):
            yield [*person, *_name_behind(listed, at)]
        before = person


def _name_behind(listed: Sequence[Token], at: int) -> _Person:
    """Of a list that semicolons part, the name of one told by his role: "his wife*, Layla*"."""
    name = list(takewhile(lambda t: t.tag == "NNP", listed[at + 1 :]))
    parted = any(t.text == ";" for t in listed) and [t.text for t in listed[at : at + 1]] == [","]
    return [listed[at], *name] if parted and name and _named(name) else []


def _speaks(sentence: Sentence, person: _Person) -> bool:
    """ "..., *a colleague* said", "..., *a commander*, Ali Musa, said": no more of the list."""
    behind = sentence.tokens[person[-1].i + 1 :]
    if behind and behind[0].text == ",":
        named = list(takewhile(lambda t: t.tag == "NNP", behind[1:]))
        behind = behind[len(named) + 2 :] if named else behind
    return bool(behind) and behind[0].is_verb and behind[0].head == behind[0].i


def _person(listed: Sequence[Token], at: int) -> _Person | None:
    """The person whose words begin at this place: "a nurse", "his son Omar", "Andrés Tzul"."""
    begin = at + singles_out(listed[at].lower)
    phrase = list(takewhile(lambda t: t.tag in _OF_PERSON, listed[begin:]))
    while phrase and phrase[-1].tag not in {"NN", "NNP"}:
        phrase.pop()
    if not phrase or is_group(phrase[-1].lower):
        return None
    if phrase[0].tag == "CD" and not is_aged(phrase[0].lower):
        return None
    person = is_person_noun(phrase[-1].lower) and begin > at
    return [*listed[at:begin], *phrase] if person or _named(phrase) else None


def _named(person: _Person) -> bool:
    return person[-1].entity.endswith("PERSON")
