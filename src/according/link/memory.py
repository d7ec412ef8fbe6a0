"""A shelf in memory, for claims linked all at once; what each method means, `Shelf` says."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from according.link import keys
from according.link.keys import Key
from according.link.shelf import Findable
from according.model.claim import Claim


class Memory:
    """A shelf of the claims given, in memory alone; ``kept_as`` is how it keeps a wording."""

    def __init__(self, kept_as: Callable[[str], str] = str) -> None:
        self.kept_as = kept_as
        self._claims: dict[str, dict[str, Claim]] = defaultdict(dict)
        self._report_of: dict[str, str] = {}
        self._wordings: dict[str, dict[str, str | None]] = {}
        self._printing: dict[str, set[str]] = defaultdict(set)
        self._counting: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.stories: dict[int, Findable] = {}
        self._told_in: dict[str, set[int]] = defaultdict(set)
        self._spots: dict[Key, list[int]] = defaultdict(list)
        self._words: dict[Key, list[int]] = defaultdict(list)
        self._alike: dict[Key, Key] = {}  # of equal keys one, or memory fills up
        self.gathering: dict[int, frozenset[int]] = {}

    def add(self, claims: Iterable[Claim]) -> set[str]:
        """Take in these claims; the reports that have more claims by it."""
        more = set()
        for claim in claims:
            if claim.claim not in self._report_of:
                self._report_of[claim.claim] = claim.report.id
                self._claims[claim.report.id][claim.claim] = claim
                more.add(claim.report.id)
        return more

    def put(self, report: str, claims: Iterable[Claim]) -> None:
        """Let the report have these claims, and no others."""
        for claim in self._claims.pop(report, {}):
            del self._report_of[claim]
        self.add(claims)

    def wordings(self) -> Mapping[str, Mapping[str, str | None]]:
        """What each report prints."""
        return self._wordings

    def claims_of(self, report: str) -> Sequence[Claim]:
        return list(self._claims[report].values())

    def report_of(self, claim: str) -> str | None:
        return self._report_of.get(claim)

    def printed(self, reports: Iterable[str]) -> set[str]:
        printed = (it for report in reports for it in self._wordings.get(report, {}).items())
        return {wording for wording, counted in printed if counted is None}

    def counted_in(self, reports: Iterable[str]) -> set[str]:
        printed = (it for report in reports for it in self._wordings.get(report, {}).items())
        totals = {wording for wording, counted in printed if counted is not None}
        told = (self._wordings[report][it] for it in totals for report in self._printing[it])
        return {counted for counted in told if counted is not None}

    def put_wordings(self, report: str, wordings: Mapping[str, str | None]) -> None:
        for wording, counted in self._wordings.pop(report, {}).items():
            self._printing[wording].discard(report)
            if counted is not None:
                self._counting[counted].discard((wording, report))
        self._wordings[report] = dict(wordings)
        for wording, counted in wordings.items():
            self._printing[wording].add(report)
            if counted is not None:
                self._counting[counted].add((wording, report))

    def printing(self, wordings: Iterable[str]) -> set[str]:
        return {report for wording in wordings for report in self._printing[wording]}

    def counting(self, what: Iterable[str]) -> set[str]:
        found: set[str] = set()
        todo = set(what)
        seen: set[str] = set()
        while todo:
            seen |= todo
            more = {wording for one in todo for wording, _ in self._counting[one]} - found
            found |= more
            reports = self.printing(more)
            counts = (self._wordings[report][w] for report in reports for w in more
                      if w in self._wordings[report])  # fmt: skip
            todo = {one for one in counts if one is not None} - seen
        return found

    def told_in(self, reports: Iterable[str]) -> set[int]:
        return {story for report in reports for story in self._told_in[report]}

    def reports_telling(self, story: int) -> set[str]:
        return set(self.stories[story].reports)

    def change(self, gone: Collection[int], new: Mapping[int, Findable]) -> set[int]:
        touched: dict[Key, int] = {}
        for number in gone:
            story = self.stories.pop(number)
            self.gathering.pop(number, None)
            for report in story.reports:
                self._told_in[report].discard(number)
            for key in story.spots:
                _take_out(self._spots, key, number)
            for key in story.words:
                touched.setdefault(key, len(self._words[key]))
                _take_out(self._words, key, number)
        for number, story in new.items():
            self.stories[number] = kept = story._replace(
                spots=self._once(story.spots), words=self._once(story.words)
            )
            for report in kept.reports:
                self._told_in[report].add(number)
            for key in kept.spots:
                self._spots[key].append(number)
            for key in kept.words:
                touched.setdefault(key, len(self._words[key]))
                self._words[key].append(number)
        crowd = keys.CROWD
        crossed = [k for k, n in touched.items() if (n > crowd) != (len(self._words[k]) > crowd)]
        return {number for key in crossed for number in self._words[key]} - new.keys()

    def _once(self, some: Iterable[Key]) -> tuple[Key, ...]:
        return tuple(self._alike.setdefault(key, key) for key in some)

    def near(self, spots: Collection[Key], words: Collection[Key]) -> set[int]:
        found: set[int] = set()
        for key in spots:
            found.update(self._spots[key])
        shared: Counter[int] = Counter()
        for key in words:
            held = self._words[key]
            if len(held) <= keys.CROWD:
                shared.update(held)
        found.update(other for other, count in shared.items() if count >= keys.WORDS_SHARED)
        return found

    def gathered_with(self, stories: Iterable[int]) -> set[int]:
        return {one for story in stories for one in self.gathering.get(story, frozenset())}

    def put_gathering(self, stories: Collection[int]) -> None:
        together = frozenset(stories)
        self.gathering.update(dict.fromkeys(together, together))


def _take_out(blocks: dict[Key, list[int]], key: Key, number: int) -> None:
    blocks[key].remove(number)
    if not blocks[key]:
        del blocks[key]
