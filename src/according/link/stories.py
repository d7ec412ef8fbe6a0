"""What one report tells of one incident: its counts and events, brought together.

Law: a story is the same however often its report is printed. Counts of one act come together by
what all that is said of them weighs (`told`), so that one place or day read wrongly parts nothing;
an event without a count joins none that place or time rules out, and what has no place joins its
report's only incident of its kind (`unplaced`). Persons' decisions hold; nobody is killed twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, pairwise

from according.gazetteer.fold import fold
from according.gazetteer.standing import place_name
from according.link.average import Linkage
from according.link.compare import SAME, WINDOW, distance, likeness
from according.link.groups import Groups
from according.link.judged import NOTHING, Judged
from according.link.kinds import Kind
from according.link.subjects import Subject
from according.link.told import Count, bits, in_one_report, is_another_act
from according.link.unplaced import only_incidents, place_told
from according.link.words import length, words_of
from according.model.claim import Claim, Harm, Place
from according.model.when import Days
from according.model.wording import folded

_MOST_PLACES, _MOST_DAYS = 4, 4
_A_NAME = 2
"""Words that a person's name has at least, to tell one person from others."""


@dataclass(frozen=True)
class Story:
    """Subjects that tell of one incident in one report and its copies, in a fixed order.

    ``published`` is the first publication; ``places`` and ``days`` are those most told of, few;
    ``names`` are of people harmed or acting; ``words`` all that is said, and, of what a report
    tells first and most of, all that the report says.
    """

    members: tuple[Subject, ...]
    reports: frozenset[str]
    published: date | None
    places: tuple[Place, ...]
    days: tuple[Days, ...]
    kinds: frozenset[Kind]
    figures: frozenset[tuple[Harm, int]]
    names: frozenset[str]
    words: frozenset[str]
    background: bool

    @property
    def order(self) -> str:
        """What sorts stories; it does not change when a copy is added."""
        return self.members[0].order

    @cached_property
    def length(self) -> float:
        """The length of the vector of its words."""
        return length(self.words)

    @cached_property
    def window(self) -> tuple[Days, ...]:
        """The days on which it may have happened: those told, else those before publication."""
        if self.days or self.published is None:
            return self.days
        return (Days(self.published - WINDOW, self.published),)

    @cached_property
    def claims(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset(claim.claim for subject in self.members for claim in subject.claims)

    def opens_incident(self) -> bool:
        """Harm opens an incident anywhere; an event alone only at a place finer than a country."""
        return place_told(self.members) == "town" or any(s.first.quantities for s in self.members)


def stories(
    found: Sequence[Subject], context: Mapping[str, Sequence[str]], decided: Judged = NOTHING
) -> list[Story]:
    """The subjects grouped by what each report tells of, where that makes an incident, in order.

    ``context`` are the texts of each report's claims of any kind, by its id.
    """
    apart = decided.kept_apart()
    groups = Groups(found, apart)
    forced = [*_called_same(found, decided), *_killed_once(found)]
    counted = _counted_together(found, forced, apart)
    for left, right in (*forced, *(pair for some in counted for pair in pairwise(some))):
        groups.force(left, right)
    for left, right in _same(found):
        counts = [_counts(groups, at) for at in (left, right)]
        if not all(counts) or _of_protest(found[left], found[right]):
            groups.join(left, right)
    for left, right in only_incidents(groups):
        groups.join(left, right)
    grouped = [list(groups.members(home)) for home in groups.homes()]
    main = _main_stories(grouped)
    told = []
    for at, group in enumerate(grouped):
        besides = [text for report in main.get(at, ()) for text in context.get(report, ())]
        told.append(_story(group, besides))
    opening = (story for story in told if story.opens_incident())
    return sorted(opening, key=lambda story: story.order)


def _called_same(found: Sequence[Subject], decided: Judged) -> list[tuple[int, int]]:
    """The pairs of one report that a person called the same."""
    home = {claim.claim: at for at, subject in enumerate(found) for claim in subject.claims}
    pairs = [(home[a], home[b]) for a, b in sorted(decided.same) if a in home and b in home]
    return [(a, b) for a, b in pairs if a != b and found[a].shares_report(found[b])]


def _killed_once(found: Sequence[Subject]) -> list[tuple[int, int]]:
    """The pairs of one report that tell of the killing of one person, named in full."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, subject in enumerate(found):
        for name in _killed(subject.first):
            for report in subject.reports:
                told[report, name].append(position)
    pairs = {pair for positions in told.values() for pair in combinations(positions, 2)}
    return sorted(pairs)


def _killed(claim: Claim) -> set[str]:
    """The full names of the victims of a claim that only tells of people killed."""
    if not claim.quantities or any(q.harm != "killed" for q in claim.quantities):
        return set()
    names = {folded(victim.name) for victim in claim.victims}
    return {name for name in names if len(name.split()) >= _A_NAME}


def _counts(groups: Groups, position: int) -> bool:
    """Whether the position's group holds a figure."""
    return any(s.first.quantities for s in groups.members(groups.home(position)))


def _of_protest(left: Subject, right: Subject) -> bool:
    """Whether one is a protest and the other counts arrests, which are those at it."""
    pairs = ((left, right), (right, left))
    return any("protest" in one.kinds and other.kinds == {"arrest"} for one, other in pairs)


def _counted_together(
    found: Sequence[Subject],
    forced: Iterable[tuple[int, int]],
    kept_apart: Mapping[str, frozenset[str]],
) -> list[list[int]]:
    """The subjects with figures, as positions, by incident; ``forced`` pairs come together first.

    What no report holds both of is told of by others alone: it scores 0.
    """
    counted = [at for at, subject in enumerate(found) if subject.first.quantities]
    place = {at: n for n, at in enumerate(counted)}
    read = {c.claim: Count(c) for at in counted for c in found[at].claims}
    home = {claim: place[at] for at in counted for claim in _claims(found[at])}
    barred = {
        (home[claim], home[other]) for claim, others in kept_apart.items() for other in others
        if claim in home and other in home
    }  # fmt: skip
    scores = {}
    for left, right in _of_one_report(found):
        if left in place and right in place:
            earlier, later = in_one_report(found[left], found[right])
            pair = place[left], place[right]
            scores[pair] = bits(read[earlier.claim], read[later.claim])
            if is_another_act(read[earlier.claim], read[later.claim]):
                barred.add(pair)
    linkage = Linkage(len(counted), scores, barred, unknown=0)
    for left, right in forced:
        if left in place and right in place:
            linkage.merge(place[left], place[right])
    return [[counted[n] for n in group] for group in linkage.gathered()]


def _claims(subject: Subject) -> Iterable[str]:
    return (claim.claim for claim in subject.claims)


def _of_one_report(found: Sequence[Subject]) -> list[tuple[int, int]]:
    """The pairs of positions that a report holds both of, each once."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for position, subject in enumerate(found):
        for report in subject.reports:
            by_report[report].append(position)
    return sorted({pair for told in by_report.values() for pair in combinations(told, 2)})


def _same(found: Sequence[Subject]) -> list[tuple[int, int]]:
    """The pairs of one report of which one is an event without a figure, judged the same.

    The surest first; of equals, the closest in the report.
    """
    ranked = []
    for left, right in _of_one_report(found):
        if found[left].first.quantities and found[right].first.quantities:
            continue
        like = likeness(found[left], found[right])
        if like >= SAME:
            ranked.append((-like, distance(found[left], found[right]), left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _main_stories(grouped: Sequence[Sequence[Subject]]) -> dict[int, set[str]]:
    """The reports whose main story each group is: the one most told of, and the one told first."""
    ranks: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, group in enumerate(grouped):
        starts: dict[str, list[int]] = defaultdict(list)
        for claim in (claim for subject in group for claim in subject.claims):
            starts[claim.report.id].append(claim.start)
        for report, told in starts.items():
            ranks[report].append((-len(told), min(told), at))
    main: dict[int, set[str]] = defaultdict(set)
    for report, ranked in ranks.items():
        main[min(ranked)[-1]].add(report)
        main[min(ranked, key=lambda rank: rank[1:])[-1]].add(report)
    return main


def _story(group: Sequence[Subject], besides: Iterable[str]) -> Story:
    members = tuple(sorted(group, key=lambda subject: subject.order))
    harming = [s for s in members if s.first.quantities] or list(members)
    published = [subject.published for subject in members if subject.published]
    claims = [subject.first for subject in members]
    return Story(
        members=members,
        reports=frozenset(report for subject in members for report in subject.reports),
        published=min(published, default=None),
        places=_places(harming) or _places(members),
        days=_days(harming) or _days(members),
        kinds=frozenset(kind for subject in members for kind in subject.kinds),
        figures=frozenset(_figures(claims)),
        names=frozenset(_names(claims)),
        words=words_of([*(claim.text for claim in claims), *besides]) - _of_places(claims),
        background=all(subject.background for subject in members),
    )


def _places(members: Iterable[Subject]) -> tuple[Place, ...]:
    """The places most told of, each once."""
    told: dict[object, list[Place]] = defaultdict(list)
    for subject in members:
        if subject.place:
            spot = subject.place.geonameid or (fold(place_name(subject.place)))
            told[spot, subject.place.precision].append(subject.place)
    ranked = sorted(told.values(), key=lambda same: (-len(same), place_name(same[0])))
    return tuple(same[0] for same in ranked[:_MOST_PLACES])


def _days(members: Iterable[Subject]) -> tuple[Days, ...]:
    told = Counter(subject.days for subject in members if subject.days)
    return tuple(sorted(told, key=lambda days: (-told[days], days))[:_MOST_DAYS])


def _figures(claims: Iterable[Claim]) -> Iterable[tuple[Harm, int]]:
    for claim in claims:
        for quantity in claim.quantities:
            if quantity.value and quantity.scope != "part":
                yield quantity.harm, quantity.value


def _names(claims: Iterable[Claim]) -> Iterable[str]:
    """The names of people, of two words and more."""
    for claim in claims:
        people = [victim.name for victim in claim.victims]
        people += [one.name for one in (*claim.actor, *claim.target) if one.name]
        for name in map(folded, people):
            if len(name.split()) >= _A_NAME:
                yield name


def _of_places(claims: Iterable[Claim]) -> frozenset[str]:
    """The words of the places, which are compared as places."""
    return words_of(place_name(claim.place) for claim in claims if claim.place)
