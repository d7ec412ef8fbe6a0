"""The desk: the one ledger that the workbench shows, and the one person who decides at it.

Law: the ledger is used by one thread alone, whatever the browser asks for at once; nothing that is
shown is older than the last entry, unless a moment was asked for, and then nobody decides.
"""

import asyncio
import copy
import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from according import looking, pipeline
from according.errors import BadInput
from according.model.decision import Judged
from according.serve.search import Found, Index
from according.serve.taken import Taken
from according.serve.wanted import Wanted

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.contents import ReportRow
    from according.model.claim import Claim
    from according.model.incident import Incident, Link
    from according.review.agreement import Agreement
    from according.review.changes import Changed
    from according.review.deciding import Reviewer
    from according.review.pending import Pending
    from according.review.queue import Asked
    from according.review.sampling import Judgement

Given = TypeVar("Given")
_PASTS = 3
"""Moments that are kept at hand, those looked at last."""


class Held(NamedTuple):
    """What is computed from the whole ledger, as of the entry with the hash ``head``.

    ``by_id`` has former ids too, ``homes`` the incidents of each claim; ``claims`` are a past
    moment's by report, where they are not what stands now (None).
    """

    head: str
    incidents: "Sequence[Incident]"
    finder: Index
    by_id: "dict[str, Incident]"
    homes: "dict[str, list[Incident]]"
    claims: "Mapping[str, Sequence[Claim]] | None" = None
    asked: "list[Asked] | None" = None
    pending: "list[Pending] | None" = None
    sampled: "list[tuple[Judgement, Agreement]] | None" = None


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
        self._held: Held | None = None
        self._known = looking.Remembered({}, {})
        self._pasts: dict[str, Desk] = {}
        self._outlets = Outlets()

    def close(self) -> None:
        """Let go of the ledger's files."""
        self._thread.submit(self._ledger.close).result()
        self._thread.shutdown()

    async def run(self, work: Callable[..., Given], *given: Any) -> Given:
        """The work done in the ledger's own thread; everything below is to be called in it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *given)

    def at(self, moment: str | None) -> "Desk":
        """The same ledger as it stood at a moment, for looking only; for None this desk."""
        if moment is None:
            return self
        past = self._pasts.pop(moment, None) or self._as_of(moment)
        self._pasts = dict([*self._pasts.items(), (moment, past)][-_PASTS:])
        return past

    def _as_of(self, moment: str) -> "Desk":
        past = copy.copy(self)
        past.moment, past.person, past._held = moment, None, None
        return past

    def incidents(self) -> "Sequence[Incident]":
        """All incidents, with estimates by every rule."""
        return self._now().incidents

    def index(self) -> Index:
        """The same, with what they are found by."""
        return self._now().finder

    def found(self, wanted: Wanted) -> Found:
        """The incidents that meet what is wanted, in the texts of their reports too."""
        reports = looking.search(self._ledger, wanted.words)
        return self._now().finder.find(wanted, reports)

    def incident(self, id_: str) -> "Incident":
        """The incident with this id, or that this one went up in. Raises BadInput if none has."""
        found = self._now().by_id.get(id_)
        if found is None:
            raise BadInput(f"no incident {id_!r} is in this ledger; choose one from the list")
        return found

    def title(self, id_: str) -> str:
        """The title of an incident, or its id where there is none (any more)."""
        found = self._now().by_id.get(id_)
        return found.title if found else id_

    def homes(self, claim: str) -> "list[Incident]":
        """The incidents that this claim is about."""
        return self._now().homes.get(claim, [])

    def claims(self, report: str) -> "list[Claim]":
        """The claims of a report, with what persons decided."""
        held = self._now().claims
        if held is None:
            blind = self.unread()
            found = looking.claims(self._ledger, report=report)
            return [blind.get(claim.claim, claim) for claim in found]
        return list(held.get(report, ()))

    def claim(self, id_: str) -> "Claim":
        """The claim with this id. Raises BadInput if none stands."""
        found = self.if_held(id_)
        if found is None:
            raise BadInput(f"no claim {id_} stands in this ledger; choose one of an incident")
        return found

    def if_held(self, id_: str) -> "Claim | None":
        """The claim with this id; None if none stands."""
        held = self._now().claims
        if held is not None:
            return next((one for some in held.values() for one in some if one.claim == id_), None)
        if not self._ledger.has_claim(id_):
            return None
        report = self._ledger.claim(id_).report.id
        return next(claim for claim in self.claims(report) if claim.claim == id_)

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
        held = self._present()
        if held.asked is None:
            found = looking.asked(self._ledger, held.incidents)
            self._held = held = held._replace(asked=found)
        return held.asked or []

    def pending(self) -> "list[Pending]":
        """The claims of harm that nobody decided about, those that need eyes most first.

        Raises BadInput for a past moment.
        """
        held = self._present()
        if held.pending is None:
            found = looking.pending(self._ledger, held.incidents, self._known)
            self._held = held = held._replace(pending=found)
        return held.pending or []

    def sampled(self) -> "tuple[Judgement, Agreement] | None":
        """What was said of the last sample, and what it comes to; None where none was drawn."""
        held = self._present()
        if held.sampled is None:
            found = looking.sampled(self._ledger)
            self._held = held = held._replace(sampled=[found] if found else [])
        return held.sampled[0] if held.sampled else None

    def unread(self) -> "dict[str, Claim]":
        """The claims of the last sample that the person here is yet to read, as the machine did.

        Until then nothing is shown of what others decided about them.
        """
        found = self.sampled() if self.person else None
        if found is None:
            return {}
        told, _agreement = found
        return {
            claim: read
            for claim, read in told.read.items()
            if all(one.person != self.person for one in told.readings.get(claim, ()))
        }

    def judged_pair(self, one: str, other: str) -> "Link | None":
        """The two claims compared as linking does it; None where one tells of no incident."""
        return looking.compared(self.claim(one), self.claim(other))

    def draw(self, size: int) -> None:
        """Draw claims at random, to be read blind."""
        self._refuse_nobody()
        pipeline.draw(self._ledger, size, secrets.randbelow(2**32))

    def standing(self, decision: str) -> bool:
        """Whether this decision was made and not withdrawn."""
        made = self._ledger.decisions(self.moment)
        return any(one.decision.decision == decision for one in made)

    def changed(self, before: str, after: str | None) -> "list[Changed]":
        """What changed between two moments; None is now."""
        return looking.diff(self._ledger, before, after or self.last_entry())

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

    def _now(self) -> Held:
        head = self._ledger.head()
        if self._held is None or self._held.head != head:
            incidents = looking.incidents(self._ledger, self.moment, known=self._known)
            outlets = self._outlets.of(self._ledger, incidents)
            claims = self._claims_then() if self.moment else None
            before = self._held.finder if self._held else None
            self._held = _held(head, incidents, outlets, claims, before)
        return self._held

    def _present(self) -> Held:
        if self.moment is not None:
            raise BadInput("nobody decides about the past; go back to now to review and decide")
        return self._now()

    def _claims_then(self) -> "Mapping[str, Sequence[Claim]]":
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in looking.claims(self._ledger, self.moment):
            found[claim.report.id].append(claim)
        return found


class Outlets:
    """Who published each report, read once for all incidents to come, unless names are withheld."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}
        self._hidden = frozenset[str]()

    def of(self, ledger: "Ledger", incidents: "Sequence[Incident]") -> Mapping[str, str | None]:
        """By report, for the reports of these incidents at least."""
        hidden = looking.withheld(ledger)
        if hidden != self._hidden:
            self._known, self._hidden = {}, hidden
        new = {report for it in incidents for report in it.reports} - self._known.keys()
        self._known |= looking.outlets(ledger, new)
        return self._known


def _held(
    head: str,
    incidents: "Sequence[Incident]",
    outlets: Mapping[str, str | None],
    claims: "Mapping[str, Sequence[Claim]] | None",
    before: Index | None,
) -> Held:
    by_id = {id_: it for it in incidents for id_ in it.was}
    by_id |= {it.incident: it for it in incidents}
    homes: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for claim in incident.claims:
            homes[claim].append(incident)
    return Held(head, incidents, Index(incidents, outlets, before), by_id, dict(homes), claims)
