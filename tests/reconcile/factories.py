"""Claims for tests of linking and reconciling, written with only what a test is about.

The texts are invented; the places are real.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

import msgspec

from according.model.claim import (
    Claim,
    EventType,
    Harm,
    Modality,
    Modifier,
    Place,
    Quantity,
    Scope,
    Source,
    SourceKind,
    Stance,
    Time,
    Verification,
    claim_key,
    sealed,
)
from according.model.passage import Passage
from according.model.report import ReportHeader

HOMS = Place("Homs", 0, 4, "Homs", 34.73, 36.71, "SY", None, 169577, "city")
BABA_AMR = Place("Baba Amr", 0, 8, "Baba Amr", 34.72, 36.69, "SY", None, 172111, "district")
KHALIDIYA = Place("Khalidiya", 0, 9, "Khalidiya", 34.74, 36.72, "SY", None, 172112, "district")
HAMA = Place("Hama", 0, 4, "Hama", 35.13, 36.75, "SY", None, 170017, "city")
LONDON = Place("London", 0, 6, "London", 51.51, -0.13, "GB", None, 2643743, "city")
SYRIA = Place("Syria", 0, 5, "Syria", 35.0, 38.0, "SY", None, 163843, "country")


Marked = TypeVar("Marked", Claim, Place, Quantity, Time)

FEB_4 = Time("on Saturday", 0, 11, "2012-02-04", "2012-02-04", "day")


def source(
    name: str,
    kind: SourceKind = "organisation",
    *,
    speaks_for: str | None = None,
    side: str | None = None,
) -> Source:
    """A source named once, by its name."""
    return Source(name, kind, (Passage(name, 0, len(name)),), speaks_for, side)


def days(first: str, last: str | None = None) -> Time:
    """An interval of days, told as such."""
    return Time(first, 0, len(first), first, last or first, "day")


@dataclass
class Told:
    """One invented report, to which claims are added in the order of its text."""

    name: str
    published: str | None = "2012-02-04"
    outlet: str | None = None
    agency: str | None = None
    at: Iterator[int] = field(default_factory=lambda: count(0, 1000))
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def header(self) -> ReportHeader:
        name = hashlib.sha256(self.name.encode()).hexdigest()
        outlet = self.outlet or f"The {self.name}"
        return ReportHeader(name, None, outlet, self.agency, None, self.published, "en", None)

    def figure(
        self,
        value: int | None,
        harm: Harm = "killed",
        *,
        text: str | None = None,
        modifier: Modifier | None = None,
        scope: Scope = "incident",
        part_of: str | None = None,
        words: str | None = None,
        **of_claim: Any,
    ) -> Claim:
        """A claim of one figure; its bounds follow from the modifier by the contract's table."""
        modifier = modifier or ("vague" if value is None else "exactly")
        words = words or (str(value) if value is not None else "dozens")
        text = text or f"{words} people were {harm} there, by the account of {self.name}"
        low, high = _bounds(value, modifier)
        start = next(self.at)
        at = start + max(0, text.find(words))
        quantity = Quantity(
            f"q{next(self.ids)}", harm, value, modifier, low, high, scope,
            words, at, at + len(words), part_of,
        )  # fmt: skip
        return self.claim(text=text, start=start, quantities=(quantity,), **of_claim)

    def event(self, type_: EventType, mode: str | None = None, **of_claim: Any) -> Claim:
        """A claim of an event without figures."""
        text = of_claim.pop("text", f"There was {mode or type_} there, as {self.name} was told")
        return self.claim(text=text, start=next(self.at), type_=type_, mode=mode, **of_claim)

    def claim(
        self,
        *,
        text: str,
        start: int,
        quantities: tuple[Quantity, ...] = (),
        type_: EventType | None = None,
        mode: str | None = None,
        modality: Modality = "happened",
        stance: Stance = "asserts",
        by: Source | tuple[Source, ...] = (),
        place: Place | None = HOMS,
        time: Time | None = FEB_4,
        verification: Verification | None = None,
    ) -> Claim:
        """A sealed claim; ``by`` is its source or its chain of sources, own voice without."""
        chain = by if isinstance(by, tuple) else (by,)
        subject = quantities[0].harm if quantities else str(type_)
        return sealed(
            Claim(
                claim="",
                key=claim_key(self.header.id, subject, (start, start + 1), None),
                extractor="test",
                confidence=None,
                report=self.header,
                start=start,
                end=start + len(text),
                text=text,
                content=(),
                type=type_,
                mode=mode,
                modality=modality,
                actor=(),
                target=(),
                quantities=quantities,
                victims=(),
                sources=chain,
                cue=None,
                voice="indirect" if chain else "own",
                stance=stance,
                verification=verification,
                place=place and moved(place, start),
                time=time and moved(time, start),
            )
        )


def moved(marked: Marked, by: int) -> Marked:
    """The same, so many characters further down its report."""
    return msgspec.structs.replace(marked, start=marked.start + by, end=marked.end + by)


def _bounds(value: int | None, modifier: Modifier) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    bounds: dict[Modifier, tuple[int | None, int | None]] = {
        "exactly": (value, value),
        "about": (None, None),
        "nearly": (None, value),
        "at-least": (value, None),
        "more-than": (value + 1, None),
        "at-most": (None, value),
    }
    return bounds[modifier]
