"""What an incident's claims say together of its type, its place and its days.

Law: a copy of a sentence has no vote of its own, and nothing is said that no claim says.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from according.gazetteer.fold import fold
from according.gazetteer.standing import COARSENESS, place_name, standing
from according.lexicons import load
from according.model.claim import Claim, EventType, Place, Time
from according.model.incident import IncidentKind
from according.model.when import bound_days
from according.model.wording import folded
from according.reconcile.figures import HARMS

_Vote = TypeVar("_Vote", bound=Hashable)

_MATERIAL: tuple[EventType, ...] = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION")
_COARSE = ("week", "month", "year")


class Bounds(NamedTuple):
    """First and last day, ISO 8601, inclusive; None where unknown."""

    first: str | None
    last: str | None


def agreed_type(claims: Sequence[Claim]) -> EventType | None:
    """The commonest type of material conflict; of equals, the first of ASSAULT, PROTEST, ..."""
    votes: Counter[EventType] = _votes(claims, _material_type)
    return min(votes, key=lambda t: (-votes[t], _MATERIAL.index(t)), default=None)


def _material_type(claim: Claim) -> EventType | None:
    return claim.type if claim.type in _MATERIAL else None


def agreed_place(claims: Sequence[Claim]) -> Place | None:
    """The place that most of the harm is told of.

    Of equals the finer, the one with a point, and the first that was told.
    """
    harm = [claim for claim in claims if claim.quantities and claim.place]
    placed = harm or [claim for claim in claims if claim.place]
    spots: dict[Hashable, list[Place]] = defaultdict(list)
    for claim in sorted(placed, key=lambda claim: (claim.report.published or "", claim.claim)):
        if claim.place:
            spots[_spot(claim.place)].append(claim.place)
    votes = _votes(placed, lambda claim: _spot(claim.place) if claim.place else None)
    ranked = sorted(spots, key=lambda spot: (-votes[spot], *_rank(spots[spot][0])))
    return spots[ranked[0]][0] if ranked else None


def agreed_days(kind: IncidentKind, claims: Sequence[Claim]) -> Bounds:
    """The days that most of the harm is told of, as precisely as they are told; of equals, all.

    Of weeks or months, those they share. A toll runs from the most precisely told of its
    beginnings to the latest end.
    """
    timed = [claim for claim in claims if claim.time and (claim.time.from_ or claim.time.to)]
    told = [claim for claim in timed if claim.quantities] or timed
    times = [claim.time for claim in told if claim.time]
    if kind == "toll":
        return Bounds(_first(times, finest=True), _last(times))
    exact = [claim for claim in told if claim.time and claim.time.precision not in _COARSE]
    if exact:
        votes: Counter[Bounds] = _votes(exact, _days)
        times = [time for time in times if votes[_bounds(time)] == max(votes.values())]
        return Bounds(_first(times), _last(times))
    shared = Bounds(
        max((t.from_ for t in times if t.from_), key=_begins, default=None),
        min((t.to for t in times if t.to), key=_ends, default=None),
    )
    if shared.first and shared.last and _begins(shared.first) <= _ends(shared.last):
        return shared
    return Bounds(_first(times), _last(times))


def _days(claim: Claim) -> Bounds | None:
    return _bounds(claim.time) if claim.time else None


def _bounds(time: Time) -> Bounds:
    return Bounds(time.from_ and time.from_[:10], time.to and time.to[:10])


def title(kind: IncidentKind, claims: Sequence[Claim], place: Place | None, days: Bounds) -> str:
    """As the lexicon names its mode, type or harm, with its place: "Shelling of Homs"."""
    lexicon = load("incident_titles")
    harms = [harm for harm in HARMS if any(q.harm == harm for c in claims for q in c.quantities)]
    where = _in_its_town(place, claims) if place else None
    if kind == "toll":
        since = f" since {days.first}" if days.first else ""
        return f"{lexicon['toll'][harms[0]]}{f' in {where}' if where else ''}{since}"
    commonest = agreed_type(claims)
    modes = _votes(claims, lambda claim: claim.mode if claim.type == commonest else None)
    mode = min(modes, key=lambda m: (-modes[m], m), default=None)
    named = lexicon["mode"].get(mode) or lexicon["type"].get(commonest)
    named = named or lexicon["harm"][harms[0]]
    return f"{named['noun']} {named['preposition']} {where}" if where else str(named["noun"])


def _votes(claims: Iterable[Claim], of: Callable[[Claim], _Vote | None]) -> Counter[_Vote]:
    """How many different sentences say each thing."""
    told = {(folded(claim.text), of(claim)) for claim in claims}
    return Counter(vote for _, vote in told if vote is not None)


def _spot(place: Place) -> Hashable:
    return place.geonameid or (place.country, place.precision, fold(place_name(place)))


def _rank(place: Place) -> tuple[int, bool, str]:
    return COARSENESS[place.precision], place.lat is None, place_name(place)


def _in_its_town(place: Place, claims: Iterable[Claim]) -> str:
    """A part of a town with the town that the claims name: "Al-Khalidiya, Homs"."""
    name = place_name(place)
    if place.precision not in ("site", "district"):
        return name
    towns = {
        place_name(claim.place)
        for claim in claims
        if claim.place
        and claim.place.precision == "city"
        and standing(place, claim.place) in ("within", "unknown")
    }
    return f"{name}, {min(towns)}" if towns else name


def _first(times: Iterable[Time], *, finest: bool = False) -> str | None:
    bounds = [time.from_[:10] for time in times if time.from_]
    longest = max(map(len, bounds), default=0)
    kept = [bound for bound in bounds if not finest or len(bound) == longest]
    return min(kept, key=lambda bound: (_begins(bound), -len(bound)), default=None)


def _last(times: Iterable[Time]) -> str | None:
    bounds = [time.to[:10] for time in times if time.to]
    return max(bounds, key=lambda bound: (_ends(bound), len(bound)), default=None)


def _begins(bound: str) -> str:
    return bound_days(bound).first.isoformat()


def _ends(bound: str) -> str:
    return bound_days(bound).last.isoformat()
