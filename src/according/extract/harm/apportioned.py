"""A count apportioned by place or day: "seven were killed: three in Avdiivka, two in Marinka".

Law: a number that names neither people nor harm has the harm of the figure before it in its list,
and only where a place or a day stands right behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import is_of_dying, states_harm
from according.extract.harm.numbers import Number
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered

_NEAR = 7  # words behind a number up to the end of a place: "in the district of Giza"
_SHARES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["apportioned"].items()}


def apportioned_figures(
    sentence: Sentence, numbers: Sequence[Number], known: Sequence[Figure]
) -> Iterator[Figure]:
    """The shares of a count in one sentence, of which ``known`` are the figures found so far."""
    told = [f for f in known if f.sentence is sentence and f.modality == "happened"]
    for number in numbers:
        span = sentence.passage(sentence.tokens[number.first : number.last + 1])
        if any(f.passage.overlaps(span) for f in told):
            continue
        before = [f for f in told if f.passage.end <= span.start]
        last = max(before, key=lambda f: f.passage.end, default=None)
        if last is None or not _is_listed(sentence, last, number):
            continue
        share = is_set_by(sentence.tokens[number.last + 1 :]) or _died_likewise(last, number)
        if not (share or _is_of_cause(sentence, before[0], number)):
            continue
        whole = _whole_or_share(sentence, _counted(sentence, before, numbers) or last, span.start)
        figure = replace(
            whole, value=number.value, modifier=number.modifier, low=number.low, high=number.high,
            passage=span, patient=sentence.tokens[number.last], who=None, category="unknown",
        )  # fmt: skip
        told.append(figure)
        yield figure


def _counted(
    sentence: Sentence, before: Sequence[Figure], numbers: Sequence[Number]
) -> Figure | None:
    """ "*Eight* died and 100 were hurt: five in Rangpur and three in Dhaka": whose sum they are."""
    for whole in before:
        opening = opening_behind(whole, sentence.end)
        behind = [n for n in numbers if opening is not None and n.first > opening.i]
        if len(behind) > 1 and whole.value == sum(n.value or 0 for n in behind):
            return whole
    return None


def _whole_or_share(sentence: Sentence, last: Figure, start: int) -> Figure:
    """The figure before, as a part where a colon parts it from its shares."""
    between = sentence.at(last.passage.end, start)
    if any(t.text in _words()["opening"] for t in between):
        return replace(last, scope="part", part_of=last.passage)
    return last


def is_set_by(behind: Sequence[Token]) -> bool:
    """Whether a place or a day stands right behind: "two *in Marinka*", "five *on Tuesday*"."""
    behind = [t for t in behind[: _NEAR - 1] if t.tag != "DT"]
    placed = len(behind) > 1 and behind[0].lower in _words()["placed"]
    named = list(takewhile(lambda t: t.is_noun or t.lower == "of", behind[1:]))
    return placed and any(t.entity[2:] in _SHARES for t in named)


def _died_likewise(last: Figure, number: Number) -> bool:
    """ "Ten *died at* the scene and one *in* hospital": both where they died."""
    tokens, word = last.sentence.tokens, last.word
    beside = tokens[word.i + 1 : word.i + 2], tokens[number.last + 1 : number.last + 2]
    placed = all(t.lower in _words()["placed"] for words in beside for t in words)
    return placed and all(beside) and is_of_dying(word.lower)


def opening_behind(whole: Figure, end: int) -> Token | None:
    """What opens the shares of a count, up to a place of the text: "120 died*:* 80 in"."""
    between = whole.sentence.at(whole.passage.end, end)
    return next((t for t in between if t.text in _words()["opening"]), None)


def _is_of_cause(sentence: Sentence, whole: Figure, number: Number) -> bool:
    """ "120 died: 80 in air strikes and *10 under torture*": how, behind what opens the shares."""
    opened = opening_behind(whole, sentence.tokens[number.first].start)
    behind = sentence.tokens[number.last + 1 : number.last + 2]
    return opened is not None and bool(behind) and behind[0].tag == "IN" and behind[0].lower != "of"


def _is_listed(sentence: Sentence, last: Figure, number: Number) -> bool:
    """Whether only a list stands between the two, and at most the words of its harm."""
    between = sentence.at(last.passage.end, sentence.tokens[number.first].start)
    return ends_joint(between) and all(map(_is_quiet, between))


def ends_joint(between: Sequence[Token]) -> bool:
    """Whether the words end with what joins a further count: "*and* three", ", another *two*"."""
    joint = [t for t in between if t.lower not in _words()["further"]][-1:]
    return bool(joint) and joint[0].lower in _words()["joints"]


def _is_quiet(token: Token) -> bool:
    named = token.tag == "VBG" and token.dep in {"pobj", "pcomp"}  # "30 in *shelling* and 10 under"
    helps = named or token.dep in {"aux", "auxpass"}
    return not token.is_verb or helps or states_harm(token.lower)
