"""The veil: names of people at risk, kept out of what is shown and exported.

Law: a withheld name is blacked out character by character wherever it stands as a word (in an
address too), so that all spans stay; nothing that is kept changes. It is out of every moment that
is shown, past ones too: a life is at risk now.
"""

import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from according.model.decision import Withhold
from according.model.wording import folded, printed

if TYPE_CHECKING:
    from according.ledger.view import View

HIDDEN = "█"
Shown = TypeVar("Shown", bound=msgspec.Struct)


class Veil:
    """Blacks out names; with none it does nothing."""

    def __init__(self, names: list[str]):
        words = sorted(set(map(printed, names)), reverse=True)
        self.names = frozenset(names)
        joined = rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])"
        self._names = re.compile(joined, re.IGNORECASE) if words else None
        self._parts = {part for name in names for part in folded(name).split()}

    @classmethod
    def of(cls, view: "View") -> "Veil":
        """The names that persons withhold now."""
        acts = (one.decision.act for one in view.decisions())
        return cls([act.name for act in acts if isinstance(act, Withhold)])

    @property
    def hides(self) -> bool:
        """Whether any name is withheld."""
        return self._names is not None

    def touches(self, words: str) -> bool:
        """Whether any of these words is a part of a withheld name, in whatever form."""
        return not self._parts.isdisjoint(folded(words).split())

    def words(self, said: str) -> str:
        """The words with the names blacked out."""
        return str(self._veiled(said))

    def over(self, shown: Shown) -> Shown:
        """The same with the names blacked out."""
        if self._names is None:
            return shown
        row = msgspec.json.decode(msgspec.json.encode(shown))
        veiled = self._veiled(row)
        return shown if veiled == row else msgspec.convert(veiled, type(shown))

    def _veiled(self, value: Any) -> Any:
        if isinstance(value, str) and self._names is not None:
            return self._names.sub(lambda found: HIDDEN * len(found[0]), value)
        if isinstance(value, list):
            return [self._veiled(item) for item in value]
        if isinstance(value, dict):
            return {name: self._veiled(item) for name, item in value.items()}
        return value


def found(view: "View", wanted: str) -> list[str]:
    """The ids of reports that hold these words where no veil is over them, best first."""
    from according.ledger import words  # late: the database takes long to import

    reports, veil = view.search(wanted), Veil.of(view)
    if not veil.touches(wanted):
        return reports
    with words.InMemory() as index:
        for report in reports:
            words.keep(index, veil.over(view.report(report)))
        shown = set(words.found(index, wanted))
    return [report for report in reports if report in shown]
