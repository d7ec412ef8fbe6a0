"""The desk: the one ledger that the workbench shows, and the one person who decides at it.

Law: the ledger is used by one thread alone, whatever the browser asks for at once; nothing that is
shown is older than the last entry, unless a moment was asked for, and then nobody decides.
"""

import asyncio
import copy
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from according import looking, pipeline
from according.errors import BadInput
from according.model.decision import Judged
from according.past import Past
from according.present import Present
from according.serve.drawn import Drawn
from according.serve.progress import Progress
from according.serve.search import Found, Index
from according.serve.taken import Taken
from according.serve.wanted import Wanted

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.contents import ReportRow
    from according.model.card import Card
    from according.model.claim import Claim
    from according.model.decision import Decision
    from according.model.entry import Entry
    from according.model.incident import Incident, Link
    from according.review.agreement import Agreement
    from according.review.blind import Blind, Closed
    from according.review.changes import Changed
    from according.review.deciding import Reviewer
    from according.review.pending import Pending
    from according.review.queue import Asked
    from according.review.sampling import Judgement

Given = TypeVar("Given")
_PASTS = 3
"""Moments that are kept at hand, those looked at last."""


class Desk:
    """A ledger at work. ``person`` decides; with None the ledger is only looked at.

    ``moment`` is what it is shown as of, a date or a date-time with zone; None is now.
    """

    moment: str | None = None

    def __init__(
        self, opened: "Callable[[], Ledger]", person: str | None, folder: Path | None = None
    ):
        self.person = person
        self.taken = Taken(folder, person)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._ledger = self._thread.submit(opened).result()
        self.progress = Progress()
        told = (self._ledger, self.progress.tell)
        self._shown: Present | Past = self._thread.submit(Present, *told).result()
        self._index: tuple[str, Index] | None = None
        self._drawn = Drawn(self._ledger, person)
        self._closing: tuple[str, Closed] | None = None
        self._pasts: dict[str, Desk] = {}
        self._changed: tuple[tuple[str, str, str], list[Changed]] | None = None

    def close(self) -> None:
        """Let go of the ledger's files."""
        if isinstance(self._shown, Present):
            self._thread.submit(self._shown.close).result()
        self._thread.submit(self._ledger.close).result()
        self._thread.shutdown()

    async def run(self, work: Callable[..., Given], *given: Any) -> Given:
        """The work done in the ledger's own thread; everything below is to be called in it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._worked, work, *given)

    def _worked(self, work: Callable[..., Given], *given: Any) -> Given:
        try:
            return work(*given)
        finally:
            self.progress.tell("")

    def at(self, moment: str | None) -> "Desk":
        """The same ledger as it stood at a moment, for looking only; for None this desk."""
        if moment is None:
            return self
        past = self._pasts.pop(moment, None) or self._as_of(moment)
        self._pasts = dict([*self._pasts.items(), (moment, past)][-_PASTS:])
        return past

    def _as_of(self, moment: str) -> "Desk":
        past = copy.copy(self)
        past.moment, past.person = moment, None
        past._index = past._closing = None
        past._shown = Past(self._ledger, moment, self.progress.tell)
        return past

    def index(self) -> Index:
        """All incidents, with what they are found by."""
        head = self._ledger.head()
        if self._index is None or self._index[0] != head:
            self.progress.tell("Putting all incidents in the table")
            closed = self._closed().incidents
            self._index = head, Index(self._shown.blocks(), self._shown.parts(), closed)
            self.progress.tell("")
        return self._index[1]

    def found(self, wanted: Wanted) -> Found:
        """The incidents that meet what is wanted, in the texts of their reports too."""
        reports = looking.search(self._ledger, wanted.words)
        return self.index().find(wanted, self._shown.told_in(reports))

    def cards(self, incidents: Sequence[str]) -> "list[Card]":
        """The cards of these incidents that were found, in their order."""
        cards = self._shown.cards_of(incidents)
        return [cards[name] for name in incidents]

    def incident(self, id_: str) -> "Incident":
        """The incident with this id, or that this one went up in. Raises BadInput if none has."""
        found = self._shown.incident(id_)
        if found is None:
            raise BadInput(f"no incident {id_!r} is in this ledger; choose one from the list")
        if found.incident in self._closed().incidents:
            raise BadInput(
                "claims of this incident are in the sample and wait for your reading; it is shown "
                "when you have read all of the sample"
            )
        return self._blind().without(found, self._closed())

    def title(self, id_: str) -> str:
        """The title of an incident, or its id where there is none (any more)."""
        return self._shown.title(id_) or id_

    def is_closed(self, claim: str | None = None) -> bool:
        """Whether it is not shown what this claim (None: any) is in: a sample is to be read."""
        closed = self._closed().claims
        return bool(closed) if claim is None else claim in closed

    def homes(self, claim: str) -> "Sequence[Card]":
        """The incidents that this claim is about, but for what is closed."""
        return [] if self.is_closed(claim) else self._shown.homes(claim)

    def near(self, incident: str) -> "Sequence[Card]":
        """Others that may be one with this: nearest first."""
        closed = self._closed().incidents
        return [it for it in self._shown.near(incident) if it.incident not in closed]

    def claims(self, report: str) -> "list[Claim]":
        """The claims of a report, with what persons decided."""
        unread = self.unread()
        return [unread.get(claim.claim, claim) for claim in self._shown.claims(report)]

    def claim(self, id_: str) -> "Claim":
        """The claim with this id. Raises BadInput if none stands."""
        found = self.if_held(id_)
        if found is None:
            raise BadInput(f"no claim {id_} stands in this ledger; choose one of an incident")
        return found

    def if_held(self, id_: str) -> "Claim | None":
        """The claim with this id; None if none stands."""
        found = self._shown.claim(id_)
        return self.unread().get(id_, found) if found else None

    def report(self, id_: str) -> "ReportRow":
        """The report with how it was collected. Raises BadInput if there is none."""
        return looking.report(self._ledger, id_)

    def near_copies(self, report: str) -> list[tuple[str, float]]:
        """The reports that have nearly the words of this one, and what share is the same."""
        return self._ledger.near_copies(report)

    def original(self, report: str) -> bytes:
        """The report's original bytes, proved. Raises BadInput where they may not be shown."""
        return looking.original(self._ledger, report)

    def asked(self) -> "list[Asked]":
        """What needs eyes, each with its reason. Raises BadInput for a past moment."""
        return self._blind().asked(self._present().asked(), self._closed())

    def waiting(self, but: Collection[str]) -> int:
        """How many claims of harm nobody decided about, without these.

        Raises BadInput for a past moment.
        """
        return self._present().waiting(self._closed().claims.union(but))

    def pending(self, place: int, but: Collection[str]) -> "Pending | None":
        """The claim at this place of them, those that need eyes most first; None beyond the last.

        Raises BadInput for a past moment.
        """
        return self._present().pending(place, self._closed().claims.union(but))

    def sampled(self) -> "tuple[Judgement, Agreement] | None":
        """What was said of the last sample, and what it comes to; None where none was drawn.

        Raises BadInput for a past moment.
        """
        self._present()
        return self._drawn.last().told

    def unread(self) -> "Mapping[str, Claim]":
        """The claims of the last sample that the person here is yet to read, as the machine did.

        Until then nothing is shown of what others decided about them.
        """
        return self._blind().unread

    def judged_pair(self, one: str, other: str) -> "Link | None":
        """The two claims compared as linking does it; None where one tells of no incident."""
        return looking.compared(self.claim(one), self.claim(other))

    def draw(self, size: int, readers: Sequence[str]) -> None:
        """Draw claims at random, to be read blind by these; with none, by whoever decides."""
        self._refuse_nobody()
        pipeline.draw(self._ledger, size, secrets.randbelow(2**32), readers)

    def standing(self, decision: str) -> "Decision | None":
        """The decision with this id; None where none was made, it was withdrawn, or in the past."""
        return None if self.moment else looking.decision(self._ledger, decision)

    def changed(self, before: str, after: str | None) -> "list[Changed]":
        """What changed between two moments; None is now."""
        asked = before, after or self.last_entry(), self._ledger.head()
        if self._changed is None or self._changed[0] != asked:
            self.progress.tell("Comparing what stood at the two moments")
            self._changed = asked, looking.diff(self._ledger, *asked[:2])
            self.progress.tell("")
        return self._blind().changed(self._changed[1], self._closed())

    def decided_by(self, entries: "Iterable[Entry]") -> "Mapping[str, Decision]":
        """The decisions that these entries enter or withdraw, by their ids."""
        return looking.decided_by(self._ledger, entries)

    def last_entry(self) -> str:
        """The moment of the last entry."""
        return self._ledger.store.last_entry().at

    def was_withdrawn(self, decision: str) -> bool:
        """Whether this decision was made and stands no more."""
        return self._ledger.store.was_entered("decision", decision) and not self.standing(decision)

    def known(self, claim: str) -> str:
        """What stands decided about this claim: words that are others when that is."""
        judged = getattr(self.claim(claim), "judged", None)
        return " ".join(judged.decisions) if isinstance(judged, Judged) else ""

    def decide(
        self, act: "Callable[[Reviewer], object]", number: str | None = None,
        claim: str | None = None, known: str | None = None,
    ) -> None:  # fmt: skip
        """Do the act as the person at the desk; all is linked anew with it.

        Of a claim that they are yet to read in a sample, it is their reading.

        ``number`` is the id that the decision gets: a form that is sent again, because nobody knows
        whether it came, enters nothing more. ``known`` is what stood decided about the ``claim``
        when the page was made; BadInput is raised where somebody decided since.
        """
        person, sample = self._refuse_nobody(), None
        if claim is not None and claim in self.unread() and (found := self.sampled()):
            sample = found[0].sample.id
        with pipeline.deciding(self._ledger, person, number, sample) as reviewer:
            if reviewer.is_entered:
                return
            if claim is not None and known != self.known(claim):
                raise BadInput(
                    "somebody decided about this claim since the page was opened; nothing was "
                    "entered: open it again to see what, and decide then"
                )
            act(reviewer)

    def _refuse_nobody(self) -> str:
        if self.person is None:
            raise BadInput("nobody decides here; start again with `according serve --as NAME`")
        return self.person

    def _blind(self) -> "Blind":
        return self._drawn.last().blind

    def _closed(self) -> "Closed":
        """What is closed to the person here while they read a sample blind."""
        head = self._ledger.head()
        if self._closing is None or self._closing[0] != head:
            self._closing = head, self._blind().closing(self._shown.holding)
        return self._closing[1]

    def _present(self) -> Present:
        if not isinstance(self._shown, Present):
            raise BadInput("nobody decides about the past; go back to now to review and decide")
        return self._shown
