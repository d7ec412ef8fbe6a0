"""The time of a figure: of one incident, of a total, or so long ago that it is background.

Law: a time is one that the figure's sentence names; a total runs from what stands after "since", or
from the day on which what has cost it began, to the day of publication.
"""

from datetime import date
from functools import cache

from according.extract.harm.figures import Figure
from according.extract.text.sentence import Sentence, Token
from according.extract.times import TimeMention
from according.lexicons import load
from according.model.claim import Time

_LATE = 730  # days
_WEEK = 7  # days
LONG_PAST = 45
"""Days before publication from which what happened on a stated day is told as background."""


def tells_beginning(figure: Figure, mention: TimeMention | None) -> bool:
    """ "the deadliest since the 2019 bombing that killed 30": the figure is of what began it."""
    if mention is None or mention.kind != "since":
        return False
    at = figure.sentence.at(mention.time.start, mention.time.end)
    since = next((t for t in at if t.lower == "since"), None)
    if since is None:
        return False
    below = [since, *(figure.sentence.ancestors(since) if since.dep == "mark" else ())][:2]
    return any(figure.word in figure.sentence.subtree(t) for t in below)


def event_time(figure: Figure, mention: TimeMention | None, published: str | None) -> Time | None:
    """The time of one incident; of "since the 2019 bombing that killed 30", the bombing's year."""
    if mention is None:
        return None
    time = mention.time
    if tells_beginning(figure, mention):
        return Time(time.text, time.start, time.end, time.from_, time.from_, time.precision)
    return _until_now(time, published) if _is_of_start(figure, time, published) else time


def toll_time(figure: Figure, mention: TimeMention | None, published: str | None) -> Time | None:
    """The interval of a total: from what stands after "since" to the day of publication."""
    if mention is None:
        return None
    time = mention.time
    begins = any(
        t.lower == "since" and (t.end <= time.end or _is_alone(figure.sentence, t))
        for t in figure.sentence.tokens
    )
    begins = begins or _is_of_start(figure, time, published)
    return _until_now(time, published) if begins else time


def _until_now(time: Time, published: str | None) -> Time:
    if published is None or time.from_ is None:
        return time
    return Time(time.text, time.start, time.end, time.from_, published[:10], time.precision)


def _is_of_start(figure: Figure, time: Time, published: str | None) -> bool:
    """ "The war, which *began* in 2023, has killed 15,000": the day from which they count.

    Not within a week: "the fire that broke out on Monday has killed five", on that day.
    """
    first, now = _day(time.from_), _day(published)
    if first is None or now is None or (now - first).days <= _WEEK:
        return False
    sentence = figure.sentence
    at = sentence.at(time.start, time.end)
    above = sentence.ancestors(at[-1]) if at else ()
    verb = next((t for t in above if t.is_verb), None)
    return verb is not None and verb.lower in _starting() and is_perfect(figure)


@cache
def _starting() -> frozenset[str]:
    return frozenset(load("scope")["when"]["starting"])


def is_perfect(figure: Figure) -> bool:
    """ "285 have been killed": until now, not at one time."""
    sentence = figure.sentence
    verb = sentence.clause_verb(figure.word)
    while (
        verb is not None
        and verb.dep == "conj"
        and not sentence.children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    ):
        verb = sentence.parent(verb)  # "has killed 12 and *displaced* 40"
    return verb is not None and any(
        a.lower in {"has", "have", "'ve"} for a in sentence.children(verb, "aux")
    )


def _is_alone(sentence: Sentence, since: Token) -> bool:
    """ "The war began in 2017 and has *since* cost 3,500 lives"."""
    return since.dep == "advmod" and sentence.child(since, "pobj", "pcomp") is None


def is_background(time: Time | None, published: str | None) -> bool:
    """Whether the time lies so long before publication that it is told as an older event."""
    if time is None or published is None or time.to is None:
        return False
    last = _day(time.to, last=True)
    first = _day(published[:10])
    return last is not None and first is not None and (first - last).days > LONG_PAST


def is_of_late(time: Time | None, published: str | None) -> bool:
    """Whether the time ends less than two years before publication, as "last year" does."""
    last = _day(time.to, last=True) if time is not None and time.to else None
    first = _day(published[:10]) if published is not None else None
    return last is not None and first is not None and (first - last).days < _LATE


def days(time: Time) -> int | None:
    """How many days lie between its bounds; None where one is unknown."""
    first, last = _day(time.from_), _day(time.to)
    return None if first is None or last is None else (last - first).days


def _day(moment: str | None, last: bool = False) -> date | None:
    """The first (or about the last) day of a bound; None where it is unknown."""
    if not moment:
        return None
    year, month, day = ([*moment[:10].split("-"), "", ""])[:3]
    return date(int(year), int(month or (12 if last else 1)), int(day or (28 if last else 1)))
