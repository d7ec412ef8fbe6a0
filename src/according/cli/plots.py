"""One origin's figures over time, as bars of text."""

from according.model.incident import Point, Series
from according.telling.harmless import one_line
from according.telling.wording import number

_WIDTH = 40


def plot(series: Series) -> str:
    """A line a figure: when it was stated, a bar, the figure; an open bound is an ellipsis."""
    longest = max((_reach(point) for point in series.points), default=0)
    lines = [f"\n{series.harm}, {one_line(series.origin)}"]
    lines += [f"  {point.at or '?':<10.10}  {_bar(point, longest)} {_said(point)}"
              for point in series.points]  # fmt: skip
    return "\n".join(lines)


def _reach(point: Point) -> int:
    return max(bound or 0 for bound in (point.value, point.low, point.high))


def _bar(point: Point, longest: int) -> str:
    """Solid up to the value (or the low bound), light from there to the high one."""
    scale = _WIDTH / longest if longest else 0
    solid = point.value if point.value is not None else point.low or 0
    full = round(solid * scale)
    return "█" * full + "░" * (round(_reach(point) * scale) - full)


def _said(point: Point) -> str:
    if point.low == point.high:
        return number(point.value if point.low is None else point.low)
    bounds = f"{_bound(point.low)} to {_bound(point.high)}"
    return bounds if point.value is None else f"{number(point.value)} ({bounds})"


def _bound(bound: int | None) -> str:
    return "…" if bound is None else f"{bound:,}"
