"""How linking grows: python benchmarks/scale.py [COUNT ...].

Makes COUNT claims of invented reports (10,000 and 100,000 unless told) and links them, each in
a process of its own. Prints the seconds that linking took, the peak memory of the process, and the
seconds a claim for each doubling since the COUNT before. One incident has two claims by up to nine
outlets each, among towns of which a few have most of the violence; a quarter of the reports are
copies of a wire. Words are drawn as in a language: few often, most seldom.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from math import log2
from random import Random
from time import perf_counter

from according.link.linking import link
from according.model.claim import Claim, Harm, Place, Quantity, Time
from according.model.report import ReportHeader

COUNTS = (10_000, 100_000)
_OUTLETS, _TOWNS_PER_CLAIM, _DAYS_PER_CLAIM = 400, 0.02, 0.01
_WORDS, _SENTENCE, _NAMES = 60_000, 14, 200_000
_HARMS: tuple[Harm, ...] = ("killed", "injured")


class Archive:
    """Invented claims; the same seed and count give the same."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._chance = Random(7)  # noqa: S311
        self._towns = [self._town(at) for at in range(max(50, int(count * _TOWNS_PER_CLAIM)))]
        self._days = max(200, int(count * _DAYS_PER_CLAIM))

    def claims(self) -> Iterator[Claim]:
        """As many claims as asked, incident by incident."""
        made = number = 0
        while made < self._count:
            for claim in self._incident(number):
                yield claim
                made += 1
                if made == self._count:
                    return
            number += 1

    def _incident(self, number: int) -> Iterator[Claim]:
        chance = self._chance
        # Few towns have most of the incidents: the square of a uniform draw.
        place = self._towns[int(len(self._towns) * chance.random() ** 2)]
        day = date(1990, 1, 1) + timedelta(days=chance.randrange(self._days))
        dead, hurt = chance.randint(1, 60), chance.randint(1, 200)
        name = f"name{chance.randrange(_NAMES)} surname{chance.randrange(_NAMES)}"
        topic = [self._word() for _ in range(5)]
        wire: list[str] = []
        for copy in range(chance.choice((1, 1, 2, 2, 3, 5, 9))):
            outlet = f"outlet {chance.randrange(_OUTLETS)}"
            if not (wire and chance.random() < 0.25):
                wire = [self._sentence(topic, name, count) for count in (dead, hurt)]
            after = chance.randint(0, 2)
            report = self._report(number, copy, outlet, day + timedelta(days=after))
            for harm, count, text in zip(_HARMS, (dead, hurt), wire, strict=True):
                yield self._claim(report, harm, count + (after == 2), text, place, day)

    def _sentence(self, topic: list[str], name: str, count: int) -> str:
        words = [*topic, name, str(count), *(self._word() for _ in range(_SENTENCE))]
        self._chance.shuffle(words)
        return " ".join(words)

    def _word(self) -> str:
        """A word by its rank: the n-th commonest is about 1/n as common as the commonest."""
        return f"word{int(_WORDS ** self._chance.random())}"

    def _town(self, at: int) -> Place:
        lat, lon = self._chance.uniform(-50, 60), self._chance.uniform(-180, 180)
        country = f"{chr(65 + at % 26)}{chr(65 + at // 26 % 7)}"
        return Place("town", 0, 4, f"Town {at}", lat, lon, country, None, at, "city")

    def _report(self, incident: int, copy: int, outlet: str, day: date) -> ReportHeader:
        name = sha256(f"{incident} {copy}".encode()).hexdigest()
        return ReportHeader(name, None, outlet, None, None, day.isoformat(), "en", None)

    def _claim(
        self, report: ReportHeader, harm: Harm, count: int, text: str, place: Place, day: date
    ) -> Claim:
        told = self._chance.random()
        time = Time("then", 0, 4, day.isoformat(), day.isoformat(), "day") if told < 0.7 else None
        figure = Quantity("q1", harm, count, "exactly", count, count, "incident", "n", 0, 1)
        name = sha256(f"{report.id} {harm}".encode()).hexdigest()[:32]
        return Claim(
            claim=name, key=name[:16], extractor="scale", confidence=None, report=report,
            start=_HARMS.index(harm) * 200, end=_HARMS.index(harm) * 200 + len(text), text=text,
            content=(), type="ASSAULT", mode=None, modality="happened", actor=(), target=(),
            quantities=(figure,), victims=(), sources=(), cue=None, voice="own", stance="asserts",
            verification=None, place=place if told < 0.85 else None, time=time,
        )  # fmt: skip


def measure(count: int) -> None:
    """Make and link so many claims in this process, and print how long linking took."""
    claims = list(Archive(count).claims())
    begun = perf_counter()
    clusters = link(claims)
    seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{count} {seconds:.2f} {len(clusters)} {peak:.2f}")


def main(counts: list[int]) -> None:
    """Each count in a process of its own; what grows as n log n keeps its last column."""
    print("claims     seconds  clusters  peak GB  microseconds a claim and doubling")
    for count in counts:
        told = subprocess.run(  # noqa: S603  (this file, by this interpreter)
            [sys.executable, __file__, "--measure", str(count)],
            check=True, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        each = 1e6 * float(told[1]) / (count * log2(count))
        print(f"{count:<10} {told[1]:>7}  {told[2]:>8}  {told[3]:>7}  {each:.2f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(int(sys.argv[2]))
    else:
        main([int(count) for count in sys.argv[1:]] or list(COUNTS))
