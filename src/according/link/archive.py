"""All claims that are linked, growing report by report: what is new touches only what it concerns.

Law: the clusters are a function of the set of claims added, whatever came first and however much at
a time. A report is told anew together with those that print words of it; then only the stories that
likeness connects with what changed are gathered anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from according.link.gather import gather
from according.link.judged import NOTHING, Judged
from according.link.keys import Index
from according.link.kinds import is_toll, tells_of_incident
from according.link.score import FLOOR, SAME, bits
from according.link.stories import Story, stories
from according.link.subjects import Subject, subject, wording
from according.link.tolls import tolls
from according.model.claim import Claim
from according.model.incident import Cluster, IncidentKind


class Archive:
    """Claims and their clusters; ``decided`` is what people said of pairs of claims."""

    def __init__(self, decided: Judged = NOTHING) -> None:
        self._decided = decided
        self._alone = frozenset(claim for pair in decided.different for claim in pair)
        self._claims: set[str] = set()
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._totals: dict[str, list[Claim]] = defaultdict(list)
        self._worded: dict[str, list[Claim]] = defaultdict(list)
        self._words_of: dict[str, set[str]] = defaultdict(set)
        self._stories: dict[int, Story] = {}
        self._told_in: dict[str, set[int]] = defaultdict(set)
        self._index = Index()
        self._alike: dict[int, dict[int, int]] = {}
        self._home: dict[int, int] = {}
        # By a number of their own: stories that likeness connects, and the clusters they make.
        self._gathered: dict[int, tuple[set[int], list[Cluster]]] = {}
        self._next = 0  # no number, of a story or of what is gathered, is given twice

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in these claims; those that are in already change nothing."""
        fresh: set[str] = set()
        for claim in claims:
            if claim.claim not in self._claims:
                fresh.add(claim.report.id)
                self._take_in(claim)
        self._retell(self._sharing(fresh))

    def _take_in(self, claim: Claim) -> None:
        self._claims.add(claim.claim)
        self._texts[claim.report.id].append(claim.text)
        if not tells_of_incident(claim):
            return
        words = wording(claim, claim.claim in self._alone)
        if is_toll(claim):
            self._totals[words].append(claim)
        else:
            self._worded[words].append(claim)
            self._words_of[claim.report.id].add(words)

    def clusters(self) -> list[Cluster]:
        """The clusters of all claims added, sorted."""
        totals = [subject(words, self._totals[words]) for words in sorted(self._totals)]
        found = [_cluster("toll", toll) for toll in tolls(totals)]
        for _, incidents in self._gathered.values():
            found += incidents
        return sorted(found, key=lambda cluster: (cluster.claims, cluster.kind))

    def _sharing(self, reports: Iterable[str]) -> set[str]:
        """The reports, those that print words of theirs, those that print words of these ..."""
        found, todo = set(reports), list(reports)
        while todo:
            for words in self._words_of[todo.pop()]:
                printed = {claim.report.id for claim in self._worded[words]} - found
                found |= printed
                todo += printed
        return found

    def _retell(self, reports: set[str]) -> None:
        """Tell anew what these reports tell, and gather anew what that concerns."""
        words = sorted({words for report in reports for words in self._words_of[report]})
        found = [subject(text, self._worded[text]) for text in words]
        told = stories(found, self._texts, self._decided)
        gone = {number for report in reports for number in self._told_in[report]}
        first, self._next = self._next, self._next + len(told)
        new = dict(enumerate(told, first))
        crossed = self._index.change([(at, self._stories[at]) for at in sorted(gone)], new.items())
        concerned = self._connected_with(gone | (crossed - new.keys())) - gone | new.keys()
        self._forget(gone)
        for number, story in new.items():
            self._stories[number] = story
            for report in story.reports:
                self._told_in[report].add(number)
        self._compare(crossed | new.keys())
        self._regather(concerned)

    def _connected_with(self, numbers: Iterable[int]) -> set[int]:
        """All stories that were gathered together with one of these."""
        return {at for number in numbers for at in self._gathered[self._home[number]][0]}

    def _forget(self, gone: set[int]) -> None:
        for number in gone:
            self._gathered.pop(self._home.pop(number), None)
            for report in self._stories.pop(number).reports:
                self._told_in[report].discard(number)
            for other in self._alike.pop(number):
                self._alike.get(other, {}).pop(number, None)

    def _compare(self, changed: set[int]) -> None:
        """Compares each of these with its neighbours."""
        for number in changed:
            for other in self._alike.get(number, {}):
                self._alike[other].pop(number, None)
            self._alike[number] = {}
        for number in changed:
            story = self._stories[number]
            for other in self._index.near(number, story):
                if other in self._alike[number] or (other in changed and other > number):
                    continue
                its = self._stories[other]
                score = bits(story, its) if story.reports.isdisjoint(its.reports) else FLOOR
                if score > FLOOR:
                    self._alike[number][other] = self._alike[other][number] = score

    def _regather(self, concerned: Iterable[int]) -> None:
        """Gathers each set of connected stories that holds one of these."""
        called = self._called_same()
        todo = set(concerned)
        while todo:
            connected = self._connected(todo.pop(), called)
            todo -= connected
            for number in connected:
                self._gathered.pop(self._home.get(number, -1), None)
                self._home[number] = self._next
            self._gathered[self._next] = connected, self._clusters_of(connected)
            self._next += 1

    def _connected(self, start: int, called: dict[int, set[int]]) -> set[int]:
        found, todo = {start}, [start]
        while todo:
            number = todo.pop()
            alike = {at for at, score in self._alike[number].items() if score >= SAME}
            others = (alike | called.get(number, set())) - found
            found |= others
            todo += others
        return found

    def _called_same(self) -> dict[int, set[int]]:
        """The stories that people connected, by each other's numbers."""
        called: dict[int, set[int]] = defaultdict(set)
        if self._decided.same:
            wanted = {claim for pair in self._decided.same for claim in pair}
            home = {c: at for at, story in self._stories.items() for c in story.claims & wanted}
            for one, other in self._decided.same:
                if one in home and other in home:
                    called[home[one]].add(home[other])
                    called[home[other]].add(home[one])
        return called

    def _clusters_of(self, connected: set[int]) -> list[Cluster]:
        ordered = sorted(connected, key=lambda number: self._stories[number].order)
        place = {number: at for at, number in enumerate(ordered)}
        scores = {
            (at, place[other]): score
            for number, at in place.items()
            for other, score in self._alike[number].items()
            if other in place and at < place[other]
        }
        found = gather([self._stories[number] for number in ordered], scores, self._decided)
        return [_cluster("incident", _members(incident)) for incident in found]


def _members(incident: Sequence[Story]) -> list[Subject]:
    return [member for story in incident for member in story.members]


def _cluster(kind: IncidentKind, group: Iterable[Subject]) -> Cluster:
    return Cluster(kind, tuple(sorted(claim.claim for s in group for claim in s.claims)))
