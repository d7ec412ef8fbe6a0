"""What is compared: the claims of one wording, as one subject.

Law: printing the same words again adds a claim to a subject and changes nothing else of it, so a
copy of a report can bring no two incidents together.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import msgspec

from according.link.kinds import Kind, kinds
from according.model.claim import Claim, Place
from according.model.when import Days, day_of, days_of
from according.model.wording import folded

_FEWEST_WORDS = 8
"""Shorter sentences are not copies of each other: "Two people were killed in Baghdad"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Claims that say one thing in the same words; the first printed speaks for them.

    ``order`` sorts subjects and does not change when a copy is added. ``published`` is the first
    publication.
    """

    order: str
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    published: date | None
    place: Place | None
    days: Days | None
    kinds: frozenset[Kind]
    background: bool

    @property
    def first(self) -> Claim:
        """The claim that was printed first."""
        return self.claims[0]

    def shares_report(self, other: "Subject") -> bool:
        """Whether one report holds both."""
        return not self.reports.isdisjoint(other.reports)


def subjects(claims: Iterable[Claim], alone: Container[str] = ()) -> list[Subject]:
    """The claims gathered by their words, in an order that does not depend on how they came.

    Claims whose ids are in ``alone`` are gathered with no others.
    """
    gathered: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        gathered[wording(claim, claim.claim in alone)].append(claim)
    return [subject(words, gathered[words]) for words in sorted(gathered)]


def wording(claim: Claim, alone: bool) -> str:
    """What makes two claims one: the words, and all that was read from them but their positions.

    With ``alone``, or of few words, a claim is one with no other.
    """
    words = folded(claim.text)
    own = claim.claim if alone or len(words.split()) < _FEWEST_WORDS else ""
    place, time = claim.place, claim.time
    read = (
        own,
        words,
        claim.type,
        claim.mode,
        claim.modality,
        claim.stance,
        [(q.harm, q.value, q.low, q.high, q.modifier, q.scope) for q in claim.quantities],
        [source.name for source in claim.sources],
        (place.geonameid, place.name, place.lat, place.lon, place.precision) if place else None,
        (time.from_, time.to, time.precision) if time else None,
    )
    return blake2b(msgspec.json.encode(read), digest_size=16).hexdigest()


def subject(wording: str, told: Iterable[Claim]) -> Subject:
    """The claims of one wording, the first printed first."""
    claims = sorted(told, key=_printed)
    first = claims[0]
    return Subject(
        order=wording,
        claims=tuple(claims),
        reports=frozenset(claim.report.id for claim in claims),
        published=day_of(first.report.published),
        place=first.place,
        days=days_of(first.time),
        kinds=kinds(first),
        background=first.modality == "historical",
    )


def _printed(claim: Claim) -> tuple[str, str, str]:
    return claim.report.published or "9999", claim.report.id, claim.claim
