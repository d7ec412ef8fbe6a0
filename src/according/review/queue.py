"""The queue: what only a person can settle, each with its reason in words.

Law: nothing is settled here, and nothing that a person should see is left out.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from according.ledger.contents import Expunged
from according.model.decision import Decided
from according.model.incident import Incident
from according.review.rulings import Rulings, unread

if TYPE_CHECKING:
    from according.ledger.view import View

Question = Literal[
    "lost-claim", "unfit", "not-read-again", "disagreement", "conflict", "return",
    "expunged-elsewhere",
]  # fmt: skip
"""Why it is asked:

lost-claim          the claim that a decision is about is not found any more
unfit               a correction no longer fits what a newer version reads
not-read-again      a newer version does not find a claim that was decided about
disagreement        decisions of two ledgers, made apart, disagree
conflict            two claims that a person calls the same can't be together
return              an origin states an earlier figure again, and no word says that it was changed
expunged-elsewhere  another ledger destroyed what this one holds
"""


_OF_A_CLAIM = ("status", "field", "information")


class Asked(msgspec.Struct, frozen=True):
    """One question: why it is asked, the decisions and things that it is about, in words."""

    why: Question
    decisions: tuple[str, ...]
    about: tuple[str, ...]
    words: str


def queue(view: "View", as_of: str | None = None, rulings: Rulings | None = None) -> list[Asked]:
    """What needed eyes at a moment, in the order of the decisions.

    ``rulings`` are those of that moment, where they are known already.
    """
    rulings = rulings or Rulings(view, as_of)
    return [
        *_lost(rulings), *_unfit(rulings, view, as_of),
        *_not_read_again(rulings, view, as_of), *_disagreeing(rulings),
        *_conflicting(rulings, view, as_of), *_expunged_elsewhere(view, as_of),
    ]  # fmt: skip


def _lost(rulings: Rulings) -> Iterator[Asked]:
    for one in rulings.lost():
        words = "no claim that stands has its key or, alone, its words; decide anew or withdraw it"
        yield Asked("lost-claim", (one.decision.decision,), (), f"{_said(one)}: {words}")


def _unfit(rulings: Rulings, view: "View", as_of: str | None) -> Iterator[Asked]:
    corrected = dict.fromkeys(aspect[1] for aspect in rulings.holding if aspect[0] == "field")
    claims = view.claims_among(corrected, as_of)
    for claim in corrected:
        rulings.claim(claims[claim])
    for decision, why in rulings.unfit.items():
        yield Asked("unfit", (decision,), (), why)


def _not_read_again(rulings: Rulings, view: "View", as_of: str | None) -> Iterator[Asked]:
    found = unread(view, as_of)
    if not found:
        return
    decided = {aspect[1] for aspect in rulings.holding if aspect[0] in _OF_A_CLAIM}
    claims = view.claims_among(decided, as_of)
    for (what, claim, *_rest), holds in rulings.holding.items():
        if what not in _OF_A_CLAIM or claim not in claims:
            continue
        if claim not in found.get(claims[claim].report.id, {claim}):
            words = "a newer version does not find this claim; it stands by the decision"
            yield Asked("not-read-again", (holds.decided.decision.decision,), (claim,), words)


def _disagreeing(rulings: Rulings) -> Iterator[Asked]:
    for aspect, holds in rulings.holding.items():
        if holds.rivals:
            both = (holds.decided, *holds.rivals)
            words = "; ".join(f"{_said(one)} ({one.decision.why})" for one in both)
            ids = tuple(one.decision.decision for one in both)
            yield Asked("disagreement", ids, aspect[1:], f"decided apart: {words}")


def _conflicting(rulings: Rulings, view: "View", as_of: str | None) -> Iterator[Asked]:
    """Same pairs that others' "different" keeps apart; rejected claims are in no incident."""
    pairs = rulings.pairs("same")
    homes = view.home_of({claim for pair in pairs for claim in pair}, as_of)
    for pair in pairs:
        if pair[0] in homes and pair[1] in homes and homes[pair[0]] != homes[pair[1]]:
            holds = rulings.of("pair", pair[0])[pair[1]]
            words = "called the same, but what they stand with was called different"
            yield Asked("conflict", (holds.decided.decision.decision,), pair, words)


def questions(incidents: Iterable[Incident]) -> list[Asked]:
    """What estimating leaves to a person, of each incident."""
    return [
        Asked(asked.kind, (), (it.incident, *asked.claims), asked.reason)
        for it in incidents
        for asked in it.questions
    ]


def _expunged_elsewhere(view: "View", as_of: str | None) -> Iterator[Asked]:
    for entry, expunged in view.told("expunged", Expunged, as_of):
        if entry.ledger != view.id and view.store.has_content(entry.subject):
            words = f"{entry.actor} destroyed this elsewhere: {expunged.why}; expunge it here too?"
            yield Asked("expunged-elsewhere", (), (expunged.report, entry.subject), words)


def _said(one: Decided) -> str:
    act = type(one.decision.act).__name__.lower()
    return f"{one.decision.by} on {one.at[:10]}, {act}"
