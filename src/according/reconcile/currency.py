"""Which of an origin's figures is current: a later one replaces an earlier one, in both directions.

Law: an old figure printed again changes nothing. A figure dates from its origin's first known
statement of it; a return to an earlier value counts only where the text says that it was changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from according.lexicons import load
from according.model.when import day_of
from according.model.wording import folded, near_copies
from according.reconcile.figures import Aside, Figure
from according.reconcile.origins import Stated, stated

_WORDS_BEFORE = 3


class Moment(NamedTuple):
    """When something was published: the day as written, and the instant where that is known."""

    day: date
    instant: datetime | None

    def is_before(self, other: "Moment") -> bool:
        """Whether it is known to be earlier; neither of two on one day is, without their hours."""
        if self.instant and other.instant:
            return self.instant < other.instant
        return self.day < other.day


def current(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    """The current figures of one harm, and the earlier ones, each with what replaced it.

    Several figures of one origin at one moment are all current: they are its range.
    """
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin].append(figure)
    kept: list[Figure] = []
    aside: list[Aside] = []
    for name in sorted(by_origin):
        newest, older = _of_one_origin(by_origin[name])
        kept += newest
        aside += older
    return kept, aside


def statements(figures: Iterable[Figure]) -> dict[Stated, Moment | None]:
    """One origin's figures of one harm, and the moment from which each holds, None if unknown."""
    by_figure: dict[Stated, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_figure[stated(figure.quantity)].append(figure)
    return {what: _holds_from(said) for what, said in by_figure.items()}


def published(figure: Figure) -> Moment | None:
    """The moment at which its report was published."""
    at = figure.claim.report.published
    day = day_of(at)
    if at is None or day is None:
        return None
    if "T" not in at:
        return Moment(day, None)
    instant = datetime.fromisoformat(at)
    return Moment(day, instant.astimezone(UTC) if instant.tzinfo else None)


def _of_one_origin(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    numeric = [figure for figure in figures if figure.is_numeric]
    given_up = {f.ref for f in numeric if _given_up(f, numeric) and len(statements(numeric)) > 1}
    moments = statements(figure for figure in numeric if figure.ref not in given_up)
    kept = [figure for figure in figures if not figure.is_numeric]
    aside: list[Aside] = []
    for figure in numeric:
        later = _replaced_by(stated(figure.quantity), moments)
        if stated(figure.quantity) not in moments:
            aside.append((figure, "an earlier figure, which the text itself says was changed"))
        elif later is not None:
            aside.append((figure, f"replaced by a later figure of {figure.origin}, {later.day}"))
        else:
            kept.append(figure)
    return kept, aside


def _replaced_by(what: Stated, moments: dict[Stated, Moment | None]) -> Moment | None:
    """When the origin stated another figure after this one; None if it did not."""
    ours = moments.get(what)
    if ours is None:
        return None
    later = [at for at in moments.values() if at is not None and ours.is_before(at)]
    return max(later, key=lambda at: at.day, default=None)


def _holds_from(said: Sequence[Figure]) -> Moment | None:
    """The first statement of a figure, or the last first printing of words that return to it."""
    first = _first(said)
    returns = [figure for figure in said if _says_changed(figure)]
    again = [_first([f for f in said if _one_telling(f, figure)]) for figure in returns]
    later = [at for at in again if at is not None and first is not None and first.is_before(at)]
    return max(later, key=lambda at: at.day, default=first)


def _one_telling(figure: Figure, other: Figure) -> bool:
    texts = (figure.claim.text, other.claim.text)
    return folded(texts[0]) == folded(texts[1]) or near_copies(*texts)


def _first(said: Iterable[Figure]) -> Moment | None:
    moments = [at for figure in said if (at := published(figure)) is not None]
    if not moments:
        return None
    day = min(moment.day for moment in moments)
    instants = [moment.instant for moment in moments if moment.day == day and moment.instant]
    return Moment(day, min(instants) if instants else None)


def _says_changed(figure: Figure) -> bool:
    """Whether the sentence says that a count was changed, and this is what it was changed to."""
    cues, _ = _words()
    text = f" {folded(figure.claim.text)} "
    return any(f" {cue} " in text for cue in cues) and not _is_earlier(figure)


def _given_up(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Whether its own sentence gives another figure as the one that replaces it."""
    return _is_earlier(figure) and any(
        _says_changed(other)
        and other.claim.report.id == figure.claim.report.id
        and other.claim.start == figure.claim.start
        for other in figures
        if other.ref != figure.ref
    )


def _is_earlier(figure: Figure) -> bool:
    """Whether the words just before the figure mark it as an earlier one: "to 14 from 17"."""
    _, earlier = _words()
    before = figure.claim.text[: max(0, figure.quantity.start - figure.claim.start)]
    return any(word in earlier for word in folded(before).split()[-_WORDS_BEFORE:])


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    lexicon = load("revisions")
    return tuple(map(folded, lexicon["cues"])), frozenset(map(folded, lexicon["earlier"]))
