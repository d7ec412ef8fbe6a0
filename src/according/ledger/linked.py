"""The shelf of linking, kept in the database: what a new report is linked from, without the rest.

Law: it is derived, as a whole, from the claims that count; `pipeline.relink` makes it anew where it
was made by another version. It holds hashes (keyed in an encrypted ledger) and ids, no words. A sum
over all its rows finds a changed one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from struct import pack, unpack
from typing import Protocol

import sqlalchemy as sa

from according.ledger.summed import Summed
from according.link import keys
from according.link.keys import Key
from according.link.memory import Memory
from according.link.shelf import Findable
from according.model.claim import Claim

_TABLES = {
    "linked_claims": "report, claim, judged",
    "linked_wordings": "wording, report, counted",
    "linked_stories": "story, gathering, spots, words",
    "linked_told": "report, story",
    "linked_spots": "key, story",
    "linked_words": "key, story",
}


class Reader(Protocol):
    """The claims of a ledger as persons decided."""

    def claims_of(self, report: str) -> Sequence[Claim]:
        """The claims of a report that count."""

    def report_of(self, claim: str) -> str | None:
        """The report that a claim stands in; None if no such claim counts."""

    def judged_of(self, report: str) -> Mapping[str, str | None]:
        """All claims of a report that stand, each with a hash of what persons decided about it."""


class Linked:
    """What is linked in one ledger, within a transaction; `settle` when all is told."""

    def __init__(self, connection: sa.Connection, secret: bytes, reader: Reader) -> None:
        self._connection = connection
        self._kept = _kept(connection)
        self._secret = secret
        self._reader = reader

    # the whole

    def by(self) -> tuple[str, int] | None:
        """What linked what is kept, and the entry up to which it did; None if nothing is kept."""
        return self._kept.by()

    def take(self, memory: Memory) -> None:
        """Keep what was linked in memory, and nothing else; it must keep wordings as we do."""
        self._kept.forget()
        self._put_printed(memory.wordings())
        self._put_stories(memory.stories, {n: min(memory.gathering[n]) for n in memory.stories})

    def settle(self, by: str, seq: int) -> None:
        """Say what linked what is kept now, up to which entry of the ledger's own chain."""
        self._kept.settle(by, seq)

    # claims

    def claims_of(self, report: str) -> Sequence[Claim]:
        return self._reader.claims_of(report)

    def report_of(self, claim: str) -> str | None:
        return self._reader.report_of(claim)

    def count(self) -> int:
        """How many reports were told with claims."""
        query = "SELECT count(DISTINCT report) FROM linked_claims"
        return self._connection.exec_driver_sql(query).scalar() or 0

    def told(self, reports: Iterable[str]) -> set[str]:
        """The claims with which these reports were last told, whether they counted or not."""
        return self._kept.some("SELECT claim FROM linked_claims WHERE report IN ({})", reports)

    def last_in(self, claims: Iterable[str]) -> set[str]:
        """The reports that were last told with any of these claims."""
        return self._kept.some("SELECT report FROM linked_claims WHERE claim IN ({})", claims)

    def judged(self) -> dict[str, str]:
        """The claims that persons had decided about, each with the hash of what."""
        query = "SELECT claim, judged FROM linked_claims WHERE judged IS NOT NULL"
        return {row[0]: row[1] for row in self._connection.exec_driver_sql(query)}

    # what was printed where

    def kept_as(self, wording: str) -> str:
        return blake2b(wording.encode(), digest_size=12, key=self._secret).hexdigest()

    def printed(self, reports: Iterable[str]) -> set[str]:
        query = "SELECT wording FROM linked_wordings WHERE report IN ({}) AND counted IS NULL"
        return self._kept.some(query, reports)

    def counted_in(self, reports: Iterable[str]) -> set[str]:
        query = "SELECT wording FROM linked_wordings WHERE report IN ({}) AND counted IS NOT NULL"
        return self._counts(self._kept.some(query, reports))

    def printing(self, wordings: Iterable[str]) -> set[str]:
        return self._kept.some("SELECT report FROM linked_wordings WHERE wording IN ({})", wordings)

    def put_wordings(self, report: str, wordings: Mapping[str, str | None]) -> None:
        self._kept.take_out("linked_wordings", "report", [report])
        self._kept.take_out("linked_claims", "report", [report])
        self._put_printed({report: wordings})

    def _put_printed(self, printed: Mapping[str, Mapping[str, str | None]]) -> None:
        claims, wordings = [], []
        for report, told in printed.items():
            claims += [(report, *one) for one in self._reader.judged_of(report).items()]
            counts = ((w, counted and self.kept_as(counted)) for w, counted in told.items())
            wordings += [(wording, report, counted) for wording, counted in counts]
        self._kept.put("linked_claims", claims)
        self._kept.put("linked_wordings", wordings)

    def counting(self, what: Iterable[str]) -> set[str]:
        found: set[str] = set()
        todo, seen = set(what), set[str]()
        while todo:
            seen |= todo
            query = "SELECT wording FROM linked_wordings WHERE counted IN ({})"
            more = self._kept.some(query, todo) - found
            found |= more
            todo = self._counts(more) - seen
        return found

    def _counts(self, totals: Iterable[str]) -> set[str]:
        """What these wordings of totals count, in any report."""
        return self._kept.some("SELECT counted FROM linked_wordings WHERE wording IN ({})", totals)

    # stories

    def told_in(self, reports: Iterable[str]) -> set[int]:
        return self._kept.some("SELECT story FROM linked_told WHERE report IN ({})", reports)

    def reports_telling(self, story: int) -> set[str]:
        return self._kept.some("SELECT report FROM linked_told WHERE story IN ({})", [story])

    def change(self, gone: Collection[int], new: Mapping[int, Findable]) -> set[int]:
        touched = {self._hashed(key) for story in new.values() for key in story.words}
        for row in self._kept.rows("linked_stories", "story", gone):
            touched.update(_numbers(row[3]))
        before = self._crowded(touched)
        self._forget(gone)
        self._put_stories(new, {})
        crossed = before ^ self._crowded(touched)
        query = "SELECT story FROM linked_words WHERE key IN ({})"
        return self._kept.some(query, crossed) - new.keys()

    def _put_stories(self, new: Mapping[int, Findable], gathering: Mapping[int, int]) -> None:
        """Keep stories with the gathering of each, which is its own until another is said."""
        told, stories, spots, words = [], [], [], []
        for number, story in new.items():
            by_spot = sorted(map(self._hashed, story.spots))
            by_word = sorted(map(self._hashed, story.words))
            home = gathering.get(number, number)
            stories.append((number, home, _packed(by_spot), _packed(by_word)))
            told += [(report, number) for report in story.reports]
            spots += [(key, number) for key in by_spot]
            words += [(key, number) for key in by_word]
        self._kept.put("linked_stories", stories)
        self._kept.put("linked_told", told)
        self._kept.put("linked_spots", sorted(spots))
        self._kept.put("linked_words", sorted(words))

    def near(self, spots: Collection[Key], words: Collection[Key]) -> set[int]:
        query = "SELECT story FROM linked_spots WHERE key IN ({})"
        found: set[int] = self._kept.some(query, map(self._hashed, spots))
        shared: Counter[int] = Counter()
        for key in map(self._hashed, words):
            held = self._holding(key)
            if len(held) <= keys.CROWD:
                shared.update(held)
        found.update(story for story, count in shared.items() if count >= keys.WORDS_SHARED)
        return found

    def gathered_with(self, stories: Iterable[int]) -> set[int]:
        query = "SELECT gathering FROM linked_stories WHERE story IN ({})"
        gathered: set[int] = self._kept.some(query, stories)
        return self._kept.some("SELECT story FROM linked_stories WHERE gathering IN ({})", gathered)

    def put_gathering(self, stories: Collection[int]) -> None:
        home = min(stories)
        rows = [
            row for row in self._kept.rows("linked_stories", "story", stories) if row[1] != home
        ]
        self._kept.take_out("linked_stories", "story", [row[0] for row in rows])
        self._kept.put("linked_stories", [(row[0], home, *row[2:]) for row in rows])

    def _forget(self, gone: Collection[int]) -> None:
        for row in self._kept.rows("linked_stories", "story", gone):
            for table, packed in (("linked_spots", row[2]), ("linked_words", row[3])):
                self._kept.drop(table, [(key, row[0]) for key in _numbers(packed)])
        self._kept.take_out("linked_told", "story", gone)
        self._kept.take_out("linked_stories", "story", gone)

    def _crowded(self, words: Iterable[int]) -> set[int]:
        return {key for key in words if len(self._holding(key)) > keys.CROWD}

    def _holding(self, key: int) -> list[int]:
        """The stories with this word; no more of them than tell that there are too many."""
        query = "SELECT story FROM linked_words WHERE key = ? LIMIT ?"
        return list(self._connection.exec_driver_sql(query, (key, keys.CROWD + 1)).scalars())

    def _hashed(self, key: Key) -> int:
        digest = blake2b(repr(key).encode(), digest_size=8, key=self._secret).digest()
        return int.from_bytes(digest, "big", signed=True)


def forget(connection: sa.Connection) -> None:
    """Keep nothing: everything is linked anew next time."""
    _kept(connection).forget()


def changed(connection: sa.Connection) -> bool:
    """Whether any row is not as it was kept."""
    return _kept(connection).changed()


def _kept(connection: sa.Connection) -> Summed:
    return Summed(connection, "linked_by", _TABLES)


def _packed(numbers: Sequence[int]) -> bytes:
    return pack(f">{len(numbers)}q", *numbers)


def _numbers(packed: bytes) -> tuple[int, ...]:
    return unpack(f">{len(packed) // 8}q", packed)
