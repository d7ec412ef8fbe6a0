"""Whether confidence means what it says: python benchmarks/calibration.py FIGURES.jsonl...

FIGURES have a report a line with its "figures" marked by hand; of each file every second report,
beginning with the second, is read, because the others were fitted on (training/fit_confidence.py).
For ten bins of confidence is printed how many were right, drawn as a bar beside what was promised,
and the expected calibration error over all: the mean distance between the two, by claims.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from adapters import Row, rows, text_report

from according.extract.confidence import confidence
from according.extract.drafts import drafts_of
from according.extract.harm.figures import Figure
from according.extract.reading import read
from according.extract.speech.attribution import Attribution

BINS = 10
Span = Sequence[int]


def is_right_figure(figure: Figure, marks: Iterable[Row]) -> bool | None:
    """Whether a mark there has its harm and number; None where readers could differ."""
    near = [m for m in marks if figure.passage.start < m["end"] and m["start"] < figure.passage.end]
    same = [m for m in near if m["harm"] == figure.harm and _same_number(figure, m)]
    return None if near and not any(m["sure"] for m in same or near) else bool(same)


def _same_number(figure: Figure, mark: Row) -> bool:
    if mark["value"] is not None:
        return bool(figure.value == mark["value"])
    return figure.value is None and (figure.low, figure.high) == (mark["low"], mark["high"])


def is_right_attribution(attribution: Attribution, marks: Iterable[Row]) -> bool:
    """Whether a marked one shares half of its content, its cue and its source, or lacks both."""
    content = [(p.start, p.end) for p in attribution.content]
    own = (attribution.own.start, attribution.own.end) if attribution.sources else None
    cue = (attribution.cue.start, attribution.cue.end) if attribution.cue else None
    return any(
        _jaccard(content, mark["content"]) >= 0.5
        and _agree(cue, mark["cue"])
        and _agree(own, mark["source"])
        for mark in marks
    )


def _jaccard(ours: Iterable[Span], theirs: Iterable[Span]) -> float:
    first, second = ({n for s, e in spans for n in range(s, e)} for spans in (ours, theirs))
    return len(first & second) / max(1, len(first | second))


def _agree(ours: Span | None, theirs: Sequence[Span] | None) -> bool:
    if ours is None or not theirs:
        return ours is None and not theirs
    return any(ours[0] < end and start < ours[1] for start, end in theirs)


def error(chances: Sequence[float], right: Sequence[float]) -> float:
    """Expected calibration error over ten bins of equal width."""
    return sum(
        abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in _bins(chances, right)
    ) / max(1, len(chances))


def _bins(chances: Sequence[float], right: Sequence[float]) -> list[list[tuple[float, float]]]:
    held: list[list[tuple[float, float]]] = [[] for _ in range(BINS)]
    for chance, was in zip(chances, right, strict=True):
        held[min(BINS - 1, int(chance * BINS))].append((float(chance), float(was)))
    return held


def _figures(path: Path) -> Iterator[tuple[float, float]]:
    for row in list(rows(path))[1::2]:
        reading = read(text_report(row["text"], row.get("published")))
        for draft in drafts_of(reading):
            for figure in draft.figures:
                right = is_right_figure(figure, row["figures"])
                chance = confidence([figure], draft.chain, reading.sentences)
                if right is not None and chance is not None:
                    yield chance, float(right)


def _attributions(path: Path) -> Iterator[tuple[float, float]]:
    for row in list(rows(path))[1::2]:
        reading = read(text_report(row["text"], row.get("date")), whole=True)
        for attribution in reading.attributions:
            chance = confidence((), [attribution], reading.sentences)
            if chance is not None:
                yield chance, float(is_right_attribution(attribution, row["attributions"]))


def _show(name: Any, pairs: Iterable[tuple[float, float]]) -> None:
    chances, right = zip(*pairs, strict=True)
    print(f"{name}: {len(right)} read, {sum(right) / len(right):.3f} right,"
          f" calibration error {error(chances, right):.3f}")  # fmt: skip
    for n, held in enumerate(_bins(chances, right)):
        if held:
            promised, was = (sum(column) / len(held) for column in zip(*held, strict=True))
            bar = "".join("|" if k == round(promised * 40) else "#" if k < was * 40 else " "
                          for k in range(41))  # fmt: skip
            print(f"  {n / BINS:.1f}-{(n + 1) / BINS:.1f} {bar} {was:.2f} of {len(held)}")


def main() -> None:
    """A reliability plot for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", nargs="*", type=Path)
    parser.add_argument("--attributions", type=Path)
    given = parser.parse_args()
    for path in given.figures:
        _show(path, _figures(path))
    if given.attributions:
        _show(given.attributions, _attributions(given.attributions))


if __name__ == "__main__":
    main()
