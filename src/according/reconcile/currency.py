"""Which of an origin's figures is current: a later one replaces an earlier one, in both directions.

Law: an old figure printed again changes nothing. A figure dates from its origin's first known
statement of it; a return to an earlier value counts only where the text says that it was changed,
and is a question to a person otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from according.model.incident import Question
from according.model.when import day_of
from according.model.wording import folded, near_copies
from according.reconcile.figures import Aside, Figure
from according.reconcile.origins import Stated, stated
from according.reconcile.revisions import is_earlier, says_changed


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

    Several figures of one origin at one moment are all current: they are its range. What only
    repeats a current figure of its origin is set aside too.
    """
    kept: list[Figure] = []
    aside: list[Aside] = []
    for figures_of_one in _by_origin(figures):
        newest_ones, older = _of_one_origin(figures_of_one)
        told, repeating = _repeating(newest_ones)
        kept += told
        aside += [*older, *repeating]
    return kept, aside


def statements(figures: Iterable[Figure]) -> dict[Stated, Moment | None]:
    """One origin's figures of one harm, and the moment from which each holds, None if unknown."""
    by_figure: dict[Stated, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_figure[stated(figure.quantity)].append(figure)
    return {what: _holds_from(said) for what, said in by_figure.items()}


def newest(figures: Sequence[Figure]) -> list[Figure]:
    """Of one origin's figures those after which it stated no other; undated ones if all are."""
    moments = statements(figures)
    dated = [at for at in moments.values() if at is not None]
    if not dated:
        return list(figures)
    return [
        figure
        for figure in figures
        if (at := moments[stated(figure.quantity)]) and not any(at.is_before(d) for d in dated)
    ]


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


def returns(figures: Sequence[Figure]) -> list[Question]:
    """Figures that an origin states again, in new words, after it had stated another."""
    found = []
    for said in _by_origin(figures):
        numeric = [figure for figure in said if figure.is_a_count]
        moments = statements(numeric)
        for figure in numeric:
            later = _replaced_by(stated(figure.quantity), moments)
            if later is not None and _is_told_anew(figure, later, numeric):
                found.append(_return(figure, later))
    return sorted(found)


def _by_origin(figures: Iterable[Figure]) -> list[list[Figure]]:
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin].append(figure)
    return [by_origin[name] for name in sorted(by_origin)]


def _of_one_origin(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    numeric = [figure for figure in figures if figure.is_a_count]
    given_up = {f.ref for f in numeric if _given_up(f, numeric) and len(statements(numeric)) > 1}
    moments = statements(figure for figure in numeric if figure.ref not in given_up)
    kept = [figure for figure in figures if not figure.is_a_count]
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


def _repeating(figures: Sequence[Figure]) -> tuple[list[Figure], list[Aside]]:
    """One origin's current figures, and those that say no more than one of them does."""
    firm = {figure.quantity.value for figure in figures if figure.repeats is None}
    aside: list[Aside] = []
    kept: list[Figure] = []
    for figure in figures:
        needless = firm and (not figure.is_numeric or figure.quantity.value in firm)
        if figure.repeats is not None and needless:
            aside.append((figure, figure.repeats))
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
    returning = [figure for figure in said if says_changed(figure.claim, figure.quantity)]
    again = [_first([f for f in said if _one_telling(f, figure)]) for figure in returning]
    later = [at for at in again if at is not None and first is not None and first.is_before(at)]
    return max(later, key=lambda at: at.day, default=first)


def _is_told_anew(figure: Figure, later: Moment, figures: Iterable[Figure]) -> bool:
    """Whether it was published after the other figure, in words that were not printed before."""
    at = published(figure)
    if at is None or not later.is_before(at) or is_earlier(figure.claim, figure.quantity):
        return False
    before = (f for f in figures if (then := published(f)) and not later.is_before(then))
    return not any(_one_telling(figure, f) for f in before)


def _return(figure: Figure, later: Moment) -> Question:
    said = figure.quantity.text
    reason = (
        f"{figure.origin} states “{said}” {figure.quantity.harm} again after another figure of "
        f"{later.day}, and no word says that it was changed back"
    )
    return Question("return", (figure.claim.claim,), reason)


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


def _given_up(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Whether its own sentence gives another figure as the one that replaces it."""
    return is_earlier(figure.claim, figure.quantity) and any(
        says_changed(other.claim, other.quantity)
        and other.claim.report.id == figure.claim.report.id
        and other.claim.start == figure.claim.start
        for other in figures
        if other.ref != figure.ref
    )
