"""Totals that are told again, and what counts some of them: of the land and time of the total.

Law: what a sentence says of a part outweighs the total's; nothing is a total's behind a sentence
that sets another scene.
"""

from collections.abc import Sequence

from according.extract.draft import Draft
from according.extract.harm.figures import Figure


def restate(drafts: Sequence[Draft], earlier: Sequence[Sequence[Draft]]) -> None:
    """ "63 died in May. Of *the 63*, ...": what is told again of a total is a total as well.

    By the last of that number before: of an incident of 63 told since, the 63 are of that.
    """
    before = [d for told in earlier for d in told if d.figures]
    for draft in drafts:
        figure = draft.figures[0]
        same = (d for d in reversed(before) if _number(d.figures[0]) == _number(figure))
        last = next(same, None)
        again = figure.is_definite and figure.scope != "part"
        if last is not None and last.cumulative and again:
            draft.cumulative = True


def _number(figure: Figure) -> tuple[str, int | None]:
    return figure.harm, figure.value


def share_totals(drafts: Sequence[Draft]) -> None:
    """Gives parts of a total, and it told again, its land and time where theirs are not stated.

    "63 died in the province in May. *Nineteen* of the dead were women."
    """
    told: list[Draft] = []
    for draft in drafts:
        if not draft.figures or draft.figures[0].scope != "part":
            told = [] if _sets_scene(draft) else told
        if not draft.figures:
            continue
        whole = next((w for w in reversed(told) if _may_be_of(draft, w)), None)
        if whole is not None:
            _share(draft, whole)
        elif draft.cumulative and not _is_beside(draft, told):
            told.append(draft)


def _sets_scene(draft: Draft) -> bool:
    """Whether its own words tell where or when an incident was."""
    return draft.is_of_incident and draft.stated != (None, None)


def _share(draft: Draft, whole: Draft) -> None:
    spot, time = draft.stated
    if draft.figures[0].scope == "part":
        draft.setting.spot = spot or whole.setting.spot
        draft.setting.time = time or whole.setting.time
    else:  # what stands beside "of the 63" is of those of whom it tells
        draft.setting.spot = whole.setting.spot or spot
        draft.setting.time = whole.setting.time or time


def _is_beside(draft: Draft, told: Sequence[Draft]) -> bool:
    """ "213 died, against *164* in February": a total that another is only compared with."""
    return any(
        whole.sentence is draft.sentence and whole.figures[0].harm == draft.figures[0].harm
        for whole in told
    )


def _may_be_of(draft: Draft, whole: Draft) -> bool:
    """Whether it counts some of the total, or tells it again by its number alone."""
    figure, other = draft.figures[0], whole.figures[0]
    if figure.harm != other.harm:
        return False
    if figure.scope == "part":
        return other.value is None or (figure.value or 0) < other.value
    return draft.cumulative and figure.value == other.value and figure.is_definite
