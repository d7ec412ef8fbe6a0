"""How the claims of one incident stand to each other, each relation with its reason.

Law: a relation is a function of the two claims' figures, origins and moments. An origin's statement
is related to the one before it, its latest to other origins' latest, and what repeats it to what it
repeats, so that relations grow with the claims and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from according.model.claim import Claim, RelationKind
from according.model.incident import Between, IncidentKind
from according.reconcile.currency import published
from according.reconcile.figures import Figure
from according.reconcile.origins import Stated, stated
from according.reconcile.sifting import sift
from according.reconcile.voices import voices

_OPEN = float("inf")


def relations(kind: IncidentKind, claims: Sequence[Claim]) -> list[Between]:
    """The relations between these claims, sorted, each once."""
    found = set(_denials(claims))
    for figures, aside in sift(kind, claims).values():
        every = [*figures, *(figure for figure, _ in aside)]
        found.update(_wholes(every))
        found.update(_of_origins([figure for figure in figures if figure.is_a_count]))
    return sorted(found)


def _of_origins(figures: Iterable[Figure]) -> Iterator[Between]:
    """What each origin repeats and revises of its own, and how the origins' latest agree."""
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: _said(figure.claim)):
        by_origin[figure.origin].append(figure)
    latest = []
    for origin, said in sorted(by_origin.items()):
        statements: dict[Stated, Figure] = {}
        before: Figure | None = None
        for figure in said:
            first = statements.setdefault(stated(figure.quantity), figure)
            if first is not figure:
                yield _between(figure, first, "repeats", f"{origin} says it in both")
            else:
                yield from _revision(figure, before, origin)
                before = figure
        latest += [before] if before else []
    for one, other in combinations(latest, 2):
        yield _agreement(one, other)


def _revision(figure: Figure, before: Figure | None, origin: str) -> Iterator[Between]:
    if before is None or before.claim.claim == figure.claim.claim:
        return
    ours, theirs = published(figure), published(before)
    if ours and theirs and theirs.is_before(ours):
        reason = f"{origin} says {figure.quantity.text} after {before.quantity.text}"
        yield _between(figure, before, "revises", reason)


def _agreement(one: Figure, other: Figure) -> Between:
    """Two origins' figures, whose intervals share a number or do not."""
    names = f"{one.origin}: {one.quantity.text}; {other.origin}: {other.quantity.text}"
    (low, high), (floor, ceiling) = _interval(one), _interval(other)
    if low <= ceiling and floor <= high:
        return _between(other, one, "corroborates", f"two origins, figures that agree: {names}")
    return _between(other, one, "contradicts", f"two origins, figures that differ: {names}")


def _interval(figure: Figure) -> tuple[float, float]:
    """What the figure leaves possible; "about 60" is held to 60."""
    quantity = figure.quantity
    about = quantity.value if quantity.modifier == "about" else None
    low, high = (quantity.low, quantity.high) if about is None else (about, about)
    return -_OPEN if low is None else low, _OPEN if high is None else high


def _wholes(figures: Iterable[Figure]) -> Iterator[Between]:
    """A count and the parts of it that its report tells of."""
    by_id = {(figure.claim.report.id, figure.quantity.id): figure for figure in figures}
    for (report, _), part in by_id.items():
        whole = by_id.get((report, part.quantity.part_of or ""))
        if whole and whole.claim.claim != part.claim.claim:
            reason = f"{part.quantity.text} are of the {whole.quantity.text}"
            yield _between(whole, part, "contains", reason)


def _denials(claims: Sequence[Claim]) -> Iterator[Between]:
    """Each denial, with the first claim by each other voice that asserts what it denies.

    Of what is said in one place, the claim with a figure.
    """
    heard = voices(claims)
    denied = [claim for claim in claims if claim.stance == "denies"]
    for denial in denied:
        answered: dict[str, Claim] = {}
        for claim in sorted(claims, key=_said):
            if claim.stance == "asserts" and _one_matter(denial, claim):
                answered.setdefault(heard[claim.claim].name, claim)
        for name, claim in answered.items():
            if name != heard[denial.claim].name:
                reason = f"{heard[denial.claim].name} denies what {name} says"
                yield Between(denial.claim, claim.claim, "denies", reason)


def _one_matter(denial: Claim, claim: Claim) -> bool:
    """Whether both are of one harm, or of one kind of act."""
    harms = {q.harm for q in denial.quantities} & {q.harm for q in claim.quantities}
    return bool(harms) or (denial.type is not None and denial.type == claim.type)


def _said(claim: Claim) -> tuple[str, str, int, bool, str]:
    published, report = claim.report.published or "9999", claim.report.id
    return published, report, claim.start, not claim.quantities, claim.claim


def _between(one: Figure, other: Figure, kind: RelationKind, reason: str) -> Between:
    return Between(one.claim.claim, other.claim.claim, kind, reason)
