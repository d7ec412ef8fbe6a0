"""The last sample as the person at the desk has it: what was said of it, and what they don't see.

Law: it is of the last entry; at a past moment too, what is hidden now is hidden.
"""

from typing import TYPE_CHECKING, NamedTuple

from according import looking

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.review.agreement import Agreement
    from according.review.blind import Blind
    from according.review.sampling import Judgement


class Draw(NamedTuple):
    """The last sample as of the entry with the hash ``head``; ``told`` is None for no draw."""

    head: str
    told: "tuple[Judgement, Agreement] | None"
    blind: "Blind"


class Drawn:
    """Gives the last sample of a ledger for a person (None: who only looks), read once an entry."""

    def __init__(self, ledger: "Ledger", person: str | None):
        self._ledger = ledger
        self._person = person
        self._last: Draw | None = None
        self._together: dict[str, list[frozenset[str]]] = {}

    def last(self) -> Draw:
        """As it is now."""
        head = self._ledger.head()
        if self._last is None or self._last.head != head:
            told = looking.sampled(self._ledger)
            self._last = Draw(head, told, self._blind(told))
        return self._last

    def _blind(self, told: "tuple[Judgement, Agreement] | None") -> "Blind":
        if told is None or self._person is None:
            return looking.blind(None, "", ())
        judgement, _agreement = told
        made = looking.blind(judgement, self._person, ())
        if not made.decided:
            return made
        id_ = judgement.sample.id
        if id_ not in self._together:
            self._together = {id_: looking.together(self._ledger, judgement)}
        return looking.blind(judgement, self._person, self._together[id_])
