"""Two stories compared: small functions that each name what they found, and why, in words.

Law: every comparison is symmetric. What a finding weighs is data (weights/evidence.toml), trained
by training/fit_linking.py and never on a user's ledger.
"""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from according.gazetteer.standing import place_name
from according.link.compare import COUNTED, FEW_DAYS, LONGEST_EVENT, place_level
from according.link.kinds import together
from according.link.stories import Story
from according.link.words import closeness
from according.model.claim import Place

_BETWEEN = ((1, "a day"), (3, "days"), (14, "weeks"), (90, "months"))
_CLOSE = (0.03, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25, 0.32, 0.4, 0.5)
_ONE_EVENT = 4
_ONE_KIND, _NEAR_KIND = 0.7, 0.4


class Finding(NamedTuple):
    """What one comparison found: the level, by which its weight is looked up, and the reason."""

    level: str
    reason: str


def where(left: Story, right: Story) -> Finding:
    """Same place, one inside the other, one province, or nothing but other places."""
    if not left.places or not right.places:
        return Finding("untold", "nothing tells where")
    found: dict[str, tuple[Place, Place]] = {}
    for here, there in product(left.places, right.places):
        found.setdefault(place_level(here, there), (here, there))
    level = next(level for level in _NEAREST_FIRST if level in found)
    names = " and ".join(sorted({place_name(place) for place in found[level]}))
    return Finding(level, f"{_PLACE_WORDS[level]}: {names}")


_PLACE_WORDS = {
    "same": "one place", "within": "one place in the other", "province": "one province",
    "around": "a part and its whole", "neighbours": "other places of one province",
    "unknown": "how the places stand to each other is unknown", "country": "one country",
    "apart": "other places",
}  # fmt: skip
_NEAREST_FIRST = tuple(_PLACE_WORDS)


def when(left: Story, right: Story) -> Finding:
    """Days that overlap, or that may where one story gives none."""
    if left.background != right.background and not (left.days and right.days):
        return Finding("background", "one is told as background")
    if left.days and right.days:
        return _dated(left, right)
    if _out_before(left, right) or _out_before(right, left):
        return Finding("before", "one was printed before the other happened")
    if not left.window or not right.window:
        return Finding("unknown", "nothing tells when")
    if any(ours.meets(theirs) for ours, theirs in product(left.window, right.window)):
        return Finding("about", "published about when it happened")
    return Finding("unknown", "nothing tells when")


def _dated(left: Story, right: Story) -> Finding:
    meeting = [pair for pair in product(left.days, right.days) if pair[0].meets(pair[1])]
    longest = min((max(a.length(), b.length()) for a, b in meeting), default=0)
    if 0 < longest <= FEW_DAYS:
        return Finding("day", "days that overlap")
    if 0 < longest <= LONGEST_EVENT:
        return Finding("weeks", "a day within weeks")
    if longest:
        return Finding("period", "a time within a long period")
    return Finding("other", f"other days: {_told(left)} and {_told(right)}")


def _told(story: Story) -> str:
    first, last = min(story.days)
    return f"{first}" if first == last else f"{first} to {last}"


def _out_before(undated: Story, dated: Story) -> bool:
    """Whether the one was out more than a day (of time zones) before the other's first day."""
    if undated.days or undated.published is None or not dated.days:
        return False
    return (min(dated.days).first - undated.published).days > 1


def what(left: Story, right: Story) -> Finding:
    """How well what they tell of goes together."""
    score, one, other = together(left.kinds, right.kinds)
    kinds = " and ".join(sorted({one, other}))
    if score >= _ONE_KIND:
        return Finding("one", kinds)
    return Finding("near" if score >= _NEAR_KIND else "other", f"little in common: {kinds}")


def how_many(left: Story, right: Story) -> Finding:
    """Equal figures, which tell the more the larger they are; or other figures of one harm."""
    shared = sorted(left.figures & right.figures, key=lambda figure: (-figure[1], figure[0]))
    if shared:
        harm, value = shared[0]
        return Finding("count" if value >= COUNTED else "few", f"both say {value} {harm}")
    harms = {harm for harm, _ in left.figures} & {harm for harm, _ in right.figures}
    if harms:
        return Finding("unlike", f"other figures: {', '.join(sorted(harms))}")
    return Finding("untold", "no figures to compare")


def who(left: Story, right: Story) -> Finding:
    """Named people, harmed or acting, whom both tell of."""
    shared = sorted(left.names & right.names)
    if shared:
        return Finding("several" if len(shared) > 1 else "one", f"both name {', '.join(shared)}")
    if left.names and right.names:
        return Finding("others", "no name in common")
    return Finding("untold", "no names to compare")


def in_words(left: Story, right: Story) -> Finding:
    """How close the words are, each counting by how telling it is."""
    close = closeness(left.words, right.words, left.length * right.length)
    level = sum(close >= step for step in _CLOSE)
    return Finding(str(level), f"words {round(100 * close)}% alike")


def published(left: Story, right: Story) -> Finding:
    """How long after each other they were published."""
    if left.published is None or right.published is None:
        return Finding("unknown", "when they were published is unknown")
    apart = abs((left.published - right.published).days)
    level = next((words for days, words in _BETWEEN if apart <= days), "long")
    return Finding(level, f"published {apart} days apart")


def closely_worded(found: Finding) -> bool:
    """Whether the words alone say that it is one event, whatever is said of place and time."""
    return int(found.level) >= _ONE_EVENT


COMPARISONS: dict[str, Callable[[Story, Story], Finding]] = {
    "where": where,
    "when": when,
    "what": what,
    "how_many": how_many,
    "who": who,
    "in_words": in_words,
    "published": published,
}
"""Every comparison by its name in the weights."""

LEVELS: dict[str, tuple[str, ...]] = {
    "where": (*_NEAREST_FIRST, "untold"),
    "when": ("day", "weeks", "period", "about", "unknown", "other", "before", "background"),
    "what": ("one", "near", "other"),
    "how_many": ("count", "few", "unlike", "untold"),
    "who": ("several", "one", "others", "untold"),
    "in_words": tuple(str(level) for level in range(len(_CLOSE) + 1)),
    "published": (*(words for _, words in _BETWEEN), "long", "unknown"),
}
"""Every level that a comparison can find; the weights have one for each."""
