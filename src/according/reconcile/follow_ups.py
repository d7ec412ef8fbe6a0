"""Incidents that came of an earlier one: the arrests over a bombing, a raid in revenge for another.

Law: a follow-up is one only where a report says so, and where one incident of that report alone can
be meant. It follows what it follows in time, as far as both are dated.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from according.lexicons import load
from according.model.claim import Claim, EventType, Harm
from according.model.incident import Incident, Mention, Ties
from according.model.when import bound_days
from according.model.wording import folded

_WORDS_BETWEEN = 12
_VIOLENT: tuple[EventType, ...] = ("ASSAULT", "PROTEST")
_HARMING: tuple[Harm, ...] = ("killed", "injured", "killed-or-injured", "abducted")


def mentions(claims: Iterable[Claim]) -> Iterator[Mention]:
    """The events that these claims name, claim by claim; nothing of those that name none."""
    for claim in claims:
        events = _named(claim.text)
        if events:
            yield Mention(claim.report.id, tuple(sorted(events)), tuple(sorted(came_of(claim))))


def follow_ups(told: Sequence[Incident], tied: Mapping[str, Ties]) -> Iterator[tuple[str, str]]:
    """The ids of each follow-up and of what it follows; a pair may come more than once."""
    incidents = [incident for incident in told if incident.kind == "incident"]
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_id = {incident.incident: incident for incident in incidents}
    for incident in incidents:
        for mention in tied[incident.incident].mentions:
            named[mention.report][incident.incident].update(mention.events)
    for incident in incidents:
        violent = _violent(incident, tied)
        for mention in tied[incident.incident].mentions:
            if not mention.came_of:
                continue
            meant = [
                other
                for other, events in named[mention.report].items()
                if other != incident.incident
                and not events.isdisjoint(mention.came_of)
                and _may_precede(by_id[other], incident, violent)
                and _violent(by_id[other], tied)
            ]
            if len(meant) == 1:
                yield incident.incident, meant[0]


def came_of(claim: Claim) -> frozenset[str]:
    """The events, as singular nouns, that a claim says it came of; of violence, as a reprisal."""
    harmful = any(quantity.harm in _HARMING for quantity in claim.quantities)
    violent = harmful or claim.type in _VIOLENT
    pattern = _cues(violent)
    text = f"{folded(claim.text)} "
    after = (word for found in pattern.finditer(text) for word in found[1].split())
    return frozenset(_singular(word) for word in after if word in _events())


def _named(text: str) -> frozenset[str]:
    """The events, as singular nouns, that a text names."""
    nouns = frozenset(map(_singular, _events()))
    return nouns & {_singular(word) for word in folded(text).split()}


def _violent(incident: Incident, tied: Mapping[str, Ties]) -> bool:
    """Whether it is an act that others come of, and no arrest, trial or other measure."""
    if incident.type is not None:
        return incident.type in _VIOLENT
    return any(figure.harm in _HARMING for figure in tied[incident.incident].figures)


def _may_precede(earlier: Incident, later: Incident, violent: bool) -> bool:
    """Whether the days allow it; an act of violence must be known to come later."""
    if earlier.from_ is None or later.from_ is None:
        return not violent
    ours, theirs = bound_days(earlier.from_).first, bound_days(later.from_).first
    return ours < theirs if violent else ours <= theirs


def _singular(word: str) -> str:
    return word.removesuffix("s")


@cache
def _cues(violent: bool) -> re.Pattern[str]:
    lexicon = load("follow_ups")
    cues = lexicon["reprisals"] if violent else [*lexicon["reprisals"], *lexicon["cues"]]
    alternatives = "|".join(folded(cue) for cue in cues)
    return re.compile(rf"\b(?:{alternatives}) (?=((?:\w+ ){{1,{_WORDS_BETWEEN}}}))")


@cache
def _events() -> frozenset[str]:
    return frozenset(load("follow_ups")["events"])
