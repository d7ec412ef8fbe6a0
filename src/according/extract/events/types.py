"""Which PLOVER type an event between two parties has, by the encoder's states and the lexicon.

Law: the type is a function of the sentence and the two parties; it tells of what kind an event is,
never that there is one. A linear model, fitted by training/fit_events.py on the same `features`;
without a word of the lexicon it still knows words by their likeness to those it was fitted on.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from according.extract.events.vocabulary import type_told
from according.extract.text.sentence import Sentence, Token
from according.model.claim import EventType

if TYPE_CHECKING:
    from numpy import ndarray

TYPES: tuple[EventType, ...] = get_args(EventType)
_CLIMB = 9  # words up the tree to the verb that governs a party

Places = Sequence[int]


class Likeliest(NamedTuple):
    """A type and its chance, 0 to 1, given that the parties have an event between them."""

    type: EventType
    chance: float


class _Model(NamedTuple):
    weights: Any  # features x types
    bias: Any


def likeliest(sentence: Sentence, actor: Sequence[Token], target: Sequence[Token]) -> Likeliest:
    """The likeliest type of what ``actor`` (its words) does to ``target``; either may be empty."""
    import numpy

    model = _model()
    scores = features(sentence, actor, target) @ model.weights + model.bias
    odds = numpy.exp(scores - scores.max())
    best = int(odds.argmax())
    return Likeliest(TYPES[best], float(odds[best] / odds.sum()))


def parties(
    sentences: Sequence[Sentence], actor: tuple[int, int], target: tuple[int, int]
) -> tuple[Sentence, Sequence[Token], Sequence[Token]]:
    """The words of two spans of a report, and the sentence of both, or of the actor alone."""
    both = [(s, s.at(*actor), s.at(*target)) for s in sentences]
    return max(both, key=lambda found: (bool(found[1]) + bool(found[2]), bool(found[1])))


def features(
    sentence: Sentence, actor: Sequence[Token], target: Sequence[Token]
) -> "ndarray[Any, Any]":
    """What the type is judged by: the encoder's states of some groups of words, then signs.

    Signs: which types words of these groups tell of by the lexicon, who stands first, the passive.
    """
    import numpy

    states = numpy.array(sentence.states)
    groups = _groups(sentence, [t.i for t in actor], [t.i for t in target])
    first = bool(actor and target) and actor[0].i < target[0].i
    verb = sentence.tokens[groups[1][0]]
    signs = [
        kind in told
        for group in (groups[0], groups[2], groups[3])
        for told in [_told(sentence, group)]
        for kind in TYPES
    ]
    signs += [first, verb.is_verb and sentence.is_passive(verb)]
    return numpy.concatenate(
        [*(states[list(group)].mean(0) for group in groups), numpy.array(signs)]
    ).astype(numpy.float32)


def _told(sentence: Sentence, group: Iterable[int]) -> set[EventType | None]:
    return {type_told(sentence, sentence.tokens[i]) for i in group}


def _groups(sentence: Sentence, actor: Places, target: Places) -> list[Places]:
    """The words outside the parties; where the paths up from them meet; the paths; between them;
    the verbs that govern the actor and the target. None is empty.
    """  # noqa: D205
    ups = [_upwards(sentence, _head(sentence, party)) for party in (actor, target) if party]
    first, second = ups[0] if ups else [_root(sentence)], ups[-1] if ups else [_root(sentence)]
    meet = next(i for i in first if i in second) if len(ups) == 2 else first[-1]
    parties = {*actor, *target}
    path = [*first[: first.index(meet) + 1]]
    path += second[: second.index(meet)] if len(ups) == 2 else []
    outside = [t.i for t in sentence.tokens if t.i not in parties]
    left, right = sorted([actor, target], key=lambda party: party[0] if party else -1)
    between = range(left[-1] + 1, right[0]) if left else ()
    return [
        outside or [meet], [meet], [i for i in path if i not in parties] or [meet],
        between or [meet], [_verb(sentence, first[0], meet)], [_verb(sentence, second[0], meet)],
    ]  # fmt: skip


def _head(sentence: Sentence, party: Places) -> int:
    """The first of a party's words that hangs on none of them."""
    inside = set(party)
    heads = (i for i in party if sentence.tokens[i].head not in inside - {i})
    return next(heads, party[0])


def _upwards(sentence: Sentence, i: int) -> list[int]:
    return [i, *(t.i for t in sentence.ancestors(sentence.tokens[i]))]


def _root(sentence: Sentence) -> int:
    return next(t.i for t in sentence.tokens if t.head == t.i)


def _verb(sentence: Sentence, i: int, meet: int) -> int:
    """The verb above a party's head; where none is near, where the paths meet."""
    above = sentence.ancestors(sentence.tokens[i])
    near = [t.i for t, _ in zip(above, range(_CLIMB), strict=False) if t.is_verb]
    return near[0] if near else meet


@cache
def _model() -> _Model:
    import numpy

    with (
        files(__package__).joinpath("types.npz").open("rb") as file,
        numpy.load(file) as kept,
    ):
        return _Model(kept["weights"].astype(numpy.float32), kept["bias"])
