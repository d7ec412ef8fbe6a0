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


def says_changed(claim: Claim, quantity: Quantity) -> bool:
    """Whether the sentence says that a count was changed, and this is what it was changed to."""
    cues, _ = _words()
    text = f" {folded(claim.text)} "
    return any(f" {cue} " in text for cue in cues) and not is_earlier(claim, quantity)


def is_earlier(claim: Claim, quantity: Quantity) -> bool:
    """Whether the words just before the figure mark it as an earlier one: "to 14 from 17"."""
    _, earlier = _words()
    before = folded(claim.text[: max(0, quantity.start - claim.start)]).split()
    near = takewhile(lambda word: word != _REACHING, reversed(before[-_WORDS_BEFORE:]))
    return any(word in earlier for word in near)


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    lexicon = load("revisions")
    return tuple(map(folded, lexicon["cues"])), frozenset(map(folded, lexicon["earlier"]))
