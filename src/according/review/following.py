"""Which present incident a decision is about, after incidents grew, merged and split.

Law: the one of its kind that holds most of the claims that it had when it was decided about; of
equals the larger, then the one whose claims come first. A claim rejected since speaks for what it
stood beside. That rests on claims and decisions alone, so that it is the same in every ledger that
holds them, whatever ids incidents got there. A decision that names no claims, as earlier versions
entered them, is about the incident that has, or had, the id that it names.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from according.model.decision import Best, Ruled, Seen, Set, Stood
from according.model.incident import Cluster, IncidentKind, Minted
from according.review.rulings import Rulings
from according.review.standing import Aspect, Holds

Holding = Callable[[Collection[str]], Iterable[Minted]]
"""Gives the incidents that hold any of these claims."""

Held = dict[tuple[str, str], Holds]
"""("set", field) or ("best", harm) -> what holds."""


class Following:
    """Follows what persons decided about incidents, and the claims that they rejected, to now.

    ``holding`` is asked when this is made.
    """

    def __init__(self, rulings: Rulings, holding: Holding):
        self.rulings = rulings
        self._beside = _beside(rulings)
        about = {it: stood for it, holds in rulings.holding.items() if (stood := _stood(holds))}
        seen = {it for stood in about.values() for it in stood.claims}
        beside = {claim for others in self._beside.values() for claim in others}
        self._homes = _Homes(holding({it.claim for it in seen} | beside))
        # A claim that is in no incident was rejected, or another version reads its words otherwise.
        unknown = [it for it in seen if it.claim not in self._homes]
        self._bound = {it: rulings.binding.claim(it) for it in unknown}
        self._homes.add(holding({claim for claim in self._bound.values() if claim}))
        claims = {aspect: self._speaking(stood.claims) for aspect, stood in about.items()}
        self._followed: dict[str, Held] = defaultdict(dict)
        for aspect, stood in about.items():
            if home := self._homes.most(claims[aspect], stood.kind):
                _later(self._followed[home], aspect, rulings.holding[aspect])
        self._by_name: dict[str, list[Aspect]] = defaultdict(list)
        for aspect in rulings.holding:
            if aspect[0] in ("set", "best") and aspect not in about:
                self._by_name[aspect[1]].append(aspect)

    def decided(self, named: Callable[[str], str | None]) -> Iterator[tuple[str, Held]]:
        """The incidents that persons decided about, with what holds.

        ``named`` gives the present id of the incident that has, or had, one.
        """
        names: dict[str, set[str]] = {incident: set() for incident in self._followed}
        for name in self._by_name:
            if present := named(name):
                names.setdefault(present, set()).add(name)
        for incident, its in names.items():
            yield incident, self.held(incident, its)

    def held(self, incident: str, names: Iterable[str]) -> Held:
        """What holds about an incident; ``names`` are the ids that it has and had."""
        found = dict(self._followed.get(incident, {}))
        for aspect in (it for name in names for it in self._by_name.get(name, ())):
            _later(found, aspect, self.rulings.holding[aspect])
        return found

    def stood_in(self, claim: str) -> str | None:
        """The incident that a rejected claim stood in; None where nothing is left of it."""
        return self._homes.most(self._beside.get(claim, ()))

    def _speaking(self, about: Sequence[Seen]) -> list[str]:
        """The present claims of these; for one that was rejected what it stood beside."""
        present = (self._bound.get(it, it.claim) for it in about)
        return [claim for it in present if it for claim in self._beside.get(it, (it,))]


class _Homes:
    """Which incidents hold which claims."""

    def __init__(self, incidents: Iterable[Minted]):
        self._by_id: dict[str, Cluster] = {}
        self._of: dict[str, list[str]] = defaultdict(list)
        self.add(incidents)

    def __contains__(self, claim: str) -> bool:
        return claim in self._of

    def add(self, incidents: Iterable[Minted]) -> None:
        """Know these incidents too."""
        for it in incidents:
            if it.incident not in self._by_id:
                self._by_id[it.incident] = it.cluster
                for claim in it.cluster.claims:
                    self._of[claim].append(it.incident)

    def most(self, claims: Iterable[str], kind: IncidentKind | None = None) -> str | None:
        """The incident (of this kind) that holds most of the claims; None if none holds any."""
        shared = Counter(
            incident
            for claim in claims
            for incident in self._of.get(claim, ())
            if kind in (None, self._by_id[incident].kind)
        )
        return min(shared, key=lambda it: (-shared[it], *self._order(it)), default=None)

    def _order(self, incident: str) -> tuple[int, tuple[str, ...], str]:
        cluster = self._by_id[incident]
        return -len(cluster.claims), cluster.claims, cluster.kind


def _beside(rulings: Rulings) -> dict[str, Sequence[str]]:
    """Of each rejected claim, those beside which it stood then."""
    acts = {claim: it.decided.decision.act for claim, it in rulings.rejected().items()}
    return {claim: act.beside for claim, act in acts.items() if isinstance(act, Ruled)}


def _stood(holds: Holds) -> Stood | None:
    """The incident as it was when decided about; None for other decisions, and where unknown."""
    act = holds.decided.decision.act
    return act.about if isinstance(act, Set | Best) else None


def _later(held: Held, aspect: Aspect, holds: Holds) -> None:
    """Let this hold there, unless what does was decided later."""
    what, _name, field = aspect
    place = (what, field)
    known = held.get(place)
    if known is None or _moment(known) < _moment(holds):
        held[place] = holds


def _moment(holds: Holds) -> tuple[str, str, int]:
    decided = holds.decided
    return decided.at, decided.ledger, decided.seq
