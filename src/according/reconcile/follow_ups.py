"""Incidents that came of an earlier one: the arrests over a bombing, a raid in revenge for another.

Law: a follow-up is one only where a report says so, and where one incident of that report alone can
be meant. It follows what it follows in time, as far as both are dated.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from according.lexicons import load
from according.model.claim import Claim, EventType, Harm
from according.model.incident import Incident
from according.model.when import bound_days
from according.model.wording import folded

_WORDS_BETWEEN = 12
_VIOLENT: tuple[EventType, ...] = ("ASSAULT", "PROTEST")
_HARMING: tuple[Harm, ...] = ("killed", "injured", "killed-or-injured", "abducted")


def follow_ups(told: Sequence[Incident], claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """The ids of each follow-up and of what it follows; a pair may come more than once."""
    incidents = [incident for incident in told if incident.kind == "incident"]
    said = {it.incident: [claims[name] for name in it.claims] for it in incidents}
    by_report: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for report in incident.reports:
            by_report[report].append(incident)
    for incident in incidents:
        for claim in said[incident.incident]:
            others = [it for it in by_report[claim.report.id] if it is not incident]
            events = came_of(claim.text) if others else frozenset()
            meant = [
                other
                for other in others
                if _tells_of(events, [c for c in said[other.incident] if _beside(c, claim)])
                and _may_precede(other, incident, _violent(incident, said[incident.incident]))
                and _violent(other, said[other.incident])
            ]
            if len(meant) == 1:
                yield incident.incident, meant[0].incident


def came_of(text: str) -> frozenset[str]:
    """The events, as singular nouns, that a text says something came of."""
    pattern, events = _words()
    after = (word for found in pattern.finditer(f"{folded(text)} ") for word in found[1].split())
    return frozenset(_singular(word) for word in after if word in events)


def _beside(claim: Claim, other: Claim) -> bool:
    return claim.report.id == other.report.id


def _tells_of(events: frozenset[str], said: Sequence[Claim]) -> bool:
    words = {_singular(word) for claim in said for word in folded(claim.text).split()}
    return not events.isdisjoint(words)


def _violent(incident: Incident, said: Sequence[Claim]) -> bool:
    """Whether it is an act that others come of, and no arrest, trial or other measure."""
    if incident.type is not None:
        return incident.type in _VIOLENT
    return any(quantity.harm in _HARMING for claim in said for quantity in claim.quantities)


def _may_precede(earlier: Incident, later: Incident, violent: bool) -> bool:
    """Whether the days allow it; an act of violence must be known to come later."""
    if earlier.from_ is None or later.from_ is None:
        return not violent
    ours, theirs = bound_days(earlier.from_).first, bound_days(later.from_).first
    return ours < theirs if violent else ours <= theirs


def _singular(word: str) -> str:
    return word.removesuffix("s")


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    lexicon = load("follow_ups")
    cues = "|".join(folded(cue) for cue in lexicon["cues"])
    pattern = rf"\b(?:{cues}) (?=((?:\w+ ){{1,{_WORDS_BETWEEN}}}))"
    return re.compile(pattern), frozenset(lexicon["events"])
