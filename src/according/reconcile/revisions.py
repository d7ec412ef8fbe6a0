"""What a sentence says of its figures over time: that a count was changed, and what it was before.

Law: only words say so; two figures in one sentence are no revision by themselves.
"""

from functools import cache
from itertools import takewhile

from according.lexicons import load
from according.model.claim import Claim, Quantity
from according.model.wording import folded

_WORDS_BEFORE = 3
_REACHING = "to"  # "from 58 to 62": what came before it is the other figure's
_WORDS_TO = 4  # words behind "from" within which that stands

_LISTS = ("cues", "from_to", "earlier")


def says_changed(claim: Claim, quantity: Quantity) -> bool:
    """Whether the sentence says that a count was changed, and this is what it was changed to."""
    cues, from_to, _ = _words()
    text = f" {folded(claim.text)} "
    changed = any(f" {cue} " in text for cue in cues) or any(_goes_on(text, c) for c in from_to)
    return changed and not is_earlier(claim, quantity)


def _goes_on(text: str, cue: str) -> bool:
    """ "fell from 17 *to* 14", but not "fell from a roof"."""
    _, _, behind = text.partition(f" {cue} ")
    return _REACHING in behind.split()[:_WORDS_TO]


def is_earlier(claim: Claim, quantity: Quantity) -> bool:
    """Whether the words just before the figure mark it as an earlier one: "to 14 from 17"."""
    _, _, earlier = _words()
    before = folded(claim.text[: max(0, quantity.start - claim.start)]).split()
    near = takewhile(lambda word: word != _REACHING, reversed(before[-_WORDS_BEFORE:]))
    return any(word in earlier for word in near)


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    lexicon = load("revisions")
    cues, from_to, earlier = (tuple(map(folded, lexicon[name])) for name in _LISTS)
    return cues, from_to, frozenset(earlier)
