"""All claims that are linked, growing report by report: what is new touches only what it concerns.

Law: the clusters are a function of the claims and of what people decided, whatever came first and
however much at a time. A report is told anew together with those that print words of it; then only
the stories that likeness connects with what changed are gathered anew.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from according.link.average import FLOOR, SAME
from according.link.gather import gather
from according.link.judged import NOTHING, Judged
from according.link.keys import spot_keys, word_keys
from according.link.kinds import is_toll, tells_of_incident
from according.link.score import bits
from according.link.shelf import Findable, Shelf
from according.link.stories import Story, stories
from according.link.subjects import Subject, subject, wording
from according.link.tolls import counted, tolls
from according.model.claim import Claim
from according.model.incident import Cluster, IncidentKind


class Grown(NamedTuple):
    """The clusters that a change concerns, sorted; the reports changed, and all told anew by it.

    A claim of a changed report, or one of a report told that was in an incident (and in no toll),
    is linked no more if it is in none of the clusters.
    """

    clusters: list[Cluster]
    changed: frozenset[str]
    told: frozenset[str]


def grow(shelf: Shelf, reports: Iterable[str], decided: Judged = NOTHING) -> Grown:
    """Link anew what a change of these reports' claims concerns.

    Every report whose claims are others than when it was last told must be among them, and those of
    the claims that people judged since.
    """
    changed = sorted(reports)
    teller = _Teller(shelf, decided)
    before, counted_before = shelf.printed(changed), shelf.counted_in(changed)
    for report in changed:
        shelf.put_wordings(report, teller.wordings(report))
    told = sharing(shelf, changed, before)
    found = _incidents(shelf, teller, told)
    found += _tolls(shelf, teller, counted_before | shelf.counted_in(changed))
    found.sort(key=lambda cluster: (cluster.claims, cluster.kind))
    return Grown(found, frozenset(changed), frozenset(told))


def sharing(shelf: Shelf, reports: Iterable[str], wordings: Iterable[str] = ()) -> set[str]:
    """The reports, those that print words of theirs, those that print words of these ..."""
    found = set(reports)
    todo = set(wordings) | shelf.printed(found)
    seen: set[str] = set()
    while todo:
        seen |= todo
        more = shelf.printing(todo) - found
        found |= more
        todo = shelf.printed(more) - seen
    return found


class _Teller:
    """Claims and stories read from what is on the shelf, each once."""

    def __init__(self, shelf: Shelf, decided: Judged) -> None:
        self.decided = decided
        self._alone = frozenset(claim for pair in decided.different for claim in pair)
        self._shelf = shelf
        self._worded: dict[str, dict[str, list[Claim]]] = {}
        self._texts: dict[str, list[str]] = {}
        self._stories: dict[int, Story] = {}

    def wordings(self, report: str) -> dict[str, str | None]:
        """What the report prints, and of totals what they count."""
        return {
            self._shelf.kept_as(words): counted(subject(words, some)) if is_toll(some[0]) else None
            for words, some in self._read(report).items()
        }

    def subjects(self, reports: Iterable[str], wanted: set[str]) -> list[Subject]:
        """What these reports, which must be all that print any of it, print of what is wanted."""
        gathered: dict[str, list[Claim]] = defaultdict(list)
        for report in reports:
            for words, claims in self._read(report).items():
                if self._shelf.kept_as(words) in wanted:
                    gathered[words] += claims
        return [subject(words, gathered[words]) for words in sorted(gathered)]

    def tell(self, reports: set[str]) -> dict[int, Story]:
        """The stories of these reports, among which are all that share words with one of them."""
        found = self.subjects(reports, self._shelf.printed(reports))
        told = stories(found, self._texts, self.decided)
        numbered = {int(self._shelf.kept_as(story.order)[:15], 16): story for story in told}
        self._stories.update(numbered)
        return numbered

    def story(self, number: int) -> Story:
        """The story with this number."""
        if number not in self._stories:
            self.tell(sharing(self._shelf, self._shelf.reports_telling(number)))
        return self._stories[number]

    def _read(self, report: str) -> dict[str, list[Claim]]:
        if report not in self._worded:
            claims = self._shelf.claims_of(report)
            worded: dict[str, list[Claim]] = defaultdict(list)
            for claim in claims:
                if tells_of_incident(claim):
                    worded[wording(claim, claim.claim in self._alone)].append(claim)
            self._worded[report] = worded
            self._texts[report] = [claim.text for claim in claims]
        return self._worded[report]


def _incidents(shelf: Shelf, teller: _Teller, reports: set[str]) -> list[Cluster]:
    """The clusters of the stories of these reports and of all that they concern."""
    gone = shelf.told_in(reports)
    concerned = shelf.gathered_with(gone)
    told = teller.tell(reports)
    crossed = shelf.change(gone, {at: _findable(story) for at, story in told.items()})
    concerned = (concerned | shelf.gathered_with(crossed)) - gone | told.keys()
    neighbours = _Neighbours(shelf, teller)
    found: list[Cluster] = []
    done: set[int] = set()
    for number in sorted(concerned):
        if number not in done:
            connected = neighbours.connected(number)
            done |= connected
            shelf.put_gathering(connected)
            found += neighbours.clusters(connected)
    return found


def _findable(story: Story) -> Findable:
    return Findable(story.reports, tuple(set(spot_keys(story))), tuple(set(word_keys(story))))


class _Neighbours:
    """How stories compare with those that are near them, each pair compared once."""

    def __init__(self, shelf: Shelf, teller: _Teller) -> None:
        self._shelf = shelf
        self._teller = teller
        self._alike: dict[int, dict[int, int]] = {}
        self._called: dict[str, set[str]] = defaultdict(set)
        for one, other in teller.decided.same:
            self._called[one].add(other)
            self._called[other].add(one)

    def connected(self, start: int) -> set[int]:
        """All stories that likeness, or what people called the same, connects with this one."""
        found, todo = {start}, [start]
        while todo:
            number = todo.pop()
            near = {other for other, score in self._of(number).items() if score >= SAME}
            others = (near | self._called_same(number)) - found
            found |= others
            todo += others
        return found

    def clusters(self, connected: set[int]) -> list[Cluster]:
        """The incidents of connected stories."""
        told = {number: self._teller.story(number) for number in connected}
        ordered = sorted(connected, key=lambda number: told[number].order)
        place = {number: at for at, number in enumerate(ordered)}
        scores = {
            (at, place[other]): score
            for number, at in place.items()
            for other, score in self._of(number).items()
            if other in place and at < place[other]
        }
        found = gather([told[number] for number in ordered], scores, self._teller.decided)
        return [
            _cluster("incident", (member for story in incident for member in story.members))
            for incident in found
        ]

    def _of(self, number: int) -> dict[int, int]:
        """The scores other than FLOOR, by the other's number."""
        if number not in self._alike:
            self._alike[number] = self._compared(number)
        return self._alike[number]

    def _compared(self, number: int) -> dict[int, int]:
        story = self._teller.story(number)
        scores = {}
        for other in self._shelf.near(set(spot_keys(story)), set(word_keys(story))) - {number}:
            if other in self._alike:
                score = self._alike[other].get(number, FLOOR)
            else:
                its = self._teller.story(other)
                score = bits(story, its) if story.reports.isdisjoint(its.reports) else FLOOR
            if score != FLOOR:
                scores[other] = score
        return scores

    def _called_same(self, number: int) -> set[int]:
        """The stories with a claim that people called the same as one of this story's."""
        if not self._called:
            return set()
        claims = {
            other for claim in self._teller.story(number).claims & self._called.keys()
            for other in self._called[claim]
        }  # fmt: skip
        reports = {self._shelf.report_of(claim) for claim in claims} - {None}
        stories = self._shelf.told_in(report for report in reports if report)
        return {at for at in stories if self._teller.story(at).claims & claims}


def _tolls(shelf: Shelf, teller: _Teller, what: set[str]) -> list[Cluster]:
    """The tolls that count any of this, or what a total in words of theirs counts."""
    wordings = shelf.counting(what)
    found = teller.subjects(shelf.printing(wordings), wordings)
    return [_cluster("toll", toll) for toll in tolls(found)]


def _cluster(kind: IncidentKind, group: Iterable[Subject]) -> Cluster:
    return Cluster(kind, tuple(sorted(claim.claim for s in group for claim in s.claims)))
