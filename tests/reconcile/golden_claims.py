"""The samples' golden marks as claims, so that linking is tested without what reads the text."""

import re

from according.model.claim import (
    Claim,
    Place,
    PlacePrecision,
    Quantity,
    Source,
    Time,
    Verification,
    Victim,
    claim_key,
    sealed,
)
from according.model.passage import Passage, passage
from according.model.report import ReportHeader
from tests.golden.golden import Event, Figure, Golden

_POINTS: dict[str, tuple[float, float, PlacePrecision]] = {
    "Omdurman": (15.64, 32.48, "city"),
    "Al-Thawra": (15.68, 32.48, "district"),
    "Sudan": (15.0, 30.0, "country"),
    "Baqubah": (33.74, 44.64, "city"),
    "Al-Mafraq": (33.75, 44.64, "district"),
    "Khanaqin": (34.35, 45.39, "city"),
    "Cobán": (15.47, -90.37, "city"),
    "Guatemala": (15.5, -90.25, "country"),
    "Al Hudaydah": (14.8, 42.95, "city"),
    "Al-Hali": (14.81, 42.96, "district"),
    "Sana'a": (15.35, 44.2, "city"),
    "Port Sudan": (19.62, 37.22, "city"),
}


def golden_claims(golden: Golden) -> list[Claim]:
    """One claim for each figure and each coded event of a golden report."""
    return [_of_figure(golden, figure) for figure in golden.figures] + [
        _of_event(golden, event) for event in golden.events
    ]


def _of_figure(golden: Golden, figure: Figure) -> Claim:
    start, end = golden.marks[figure.mark]
    quantity = Quantity(
        figure.mark, figure.harm, figure.value, figure.modifier, figure.low, figure.high,
        figure.scope, golden.text[start:end], start, end, figure.part_of, figure.category,
    )  # fmt: skip
    return _claim(golden, figure, (quantity,), None, None)


def _of_event(golden: Golden, event: Event) -> Claim:
    return _claim(golden, event, (), event, event.mode)


def _claim(
    golden: Golden,
    row: Figure | Event,
    quantities: tuple[Quantity, ...],
    event: Event | None,
    mode: str | None,
) -> Claim:
    mark = golden.marks[row.mark]
    start, end = _sentence(golden.text, mark)
    chain = [*(row.via.split(",") if row.via else ()), *((row.source,) if row.source else ())]
    verified = getattr(row, "verified_at", None)
    return sealed(
        Claim(
            claim="",
            key=claim_key(golden.path.stem, row.mark, mark, None),
            extractor="golden",
            confidence=None,
            report=_header(golden),
            start=start,
            end=end,
            text=golden.text[start:end],
            content=(),
            type=event.type if event else None,
            mode=mode,
            modality=row.modality,
            actor=(),
            target=(),
            quantities=quantities,
            victims=_victims(golden, row.mark),
            sources=tuple(_source(golden, m) for m in chain),
            cue=None,
            voice="indirect" if chain else "own",
            stance="asserts",
            verification=_verification(golden, row) if verified else None,
            place=_place(golden, row.place),
            time=_time(golden, row),
        )
    )


def _sentence(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """The sentence around a mark, roughly: up to a full stop or a line's end."""
    ends = [0, *(found.end() for found in re.finditer(r"[.!?][\"”]? |\n", text)), len(text)]
    return max(end for end in ends if end <= mark[0]), min(end for end in ends if end >= mark[1])


def _header(golden: Golden) -> ReportHeader:
    name = golden.path.stem
    return ReportHeader(
        name, None, golden.outlet, golden.agency, None, golden.published, "en", None
    )


def _source(golden: Golden, mark: str) -> Source:
    row = golden.sources[mark]
    spans: tuple[Passage, ...] = (passage(golden.text, *golden.marks[mark]),)
    return Source(row.name, row.kind, spans, row.speaks_for, row.side)


def _place(golden: Golden, mark: str | None) -> Place | None:
    if mark is None:
        return None
    row, (start, end) = golden.places[mark], golden.marks[mark]
    lat, lon, precision = _POINTS[row.name]
    if row.precision == "admin":
        precision = "admin"
    words = golden.text[start:end]
    return Place(words, start, end, row.name, lat, lon, row.country, None, None, precision)


def _time(golden: Golden, row: Figure | Event) -> Time | None:
    if row.from_ is None:
        return None
    mark = golden.marks[row.mark]
    words = golden.text[slice(*mark)]
    precision = {4: "year", 7: "month"}.get(len(row.from_), "day")
    return Time(words, *mark, row.from_, row.to, precision)  # type: ignore[arg-type]


def _verification(golden: Golden, row: Figure | Event) -> Verification | None:
    if not isinstance(row, Figure) or row.verification is None or row.verified_at is None:
        return None
    start, end = golden.marks[row.verified_at]
    return Verification(row.verification, golden.text[start:end], start, end)


def _victims(golden: Golden, mark: str) -> tuple[Victim, ...]:
    return tuple(
        Victim(v.name, golden.words(v.mark), *golden.marks[v.mark], v.age, v.sex)
        for v in golden.victims
        if v.figure == mark
    )
