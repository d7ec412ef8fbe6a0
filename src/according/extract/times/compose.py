"""From atoms to whole expressions: "Saturday at 2am" is one time, "from Friday to Sunday" another.

Law: an expression spans its atoms and the words that change their meaning ("since", "between ...
and", "early"), not the plain prepositions before them ("on", "in", "at").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from according.extract.times import calendar
from according.extract.times.atom import Atom, Clock, Page
from according.extract.times.calendar import COARSENESS, UNKNOWN, Context, Interval, Rule
from according.extract.times.joined import fused
from according.extract.times.vocabulary import compiled
from according.model.claim import TimePrecision

_SINCE_GAP = r"\bsince (?:[^\s,.;:!?()\"“”]+ ){0,12}\Z"
_SINCE_EVENT = r"\bsince (?:then\b|(?:[^\s,.;:!?()\"“”]+ ){0,10}?{beginnings}\b)"
_BOUND = r"(?:the (?:start|beginning|middle|end) of )?"
_LOOSE_LEFT = (
    r"\b(?:in|during|through|throughout|by|before|after|until|till|since|at|around|over|from)"
    r" (?:the )?\Z"
)
_MODIFIER = r"\b{early_late}(?:[\s-]|\b (?:on|in|in the|the) )\Z"


def expressions(page: Page, found: list[Atom], start: int, end: int) -> list[Atom]:
    """The whole expressions of one block, in order; loose words that nothing holds are dropped."""
    joined = [_modified(page, atom) for atom in fused(page, found)]
    ranged = _nights(page, _ranges(page, joined))
    whole = [_since(page, atom, before) for atom, before in _with_previous(ranged)]
    kept = [atom for atom in whole if not atom.loose]
    return sorted([*kept, *_since_events(page, kept, start, end)], key=lambda atom: atom.start)


def _with_previous(found: list[Atom]) -> Iterator[tuple[Atom, int]]:
    """Each atom with the end of the one before it."""
    previous = 0
    for atom in found:
        yield atom, previous
        previous = atom.end


def _modified(page: Page, atom: Atom) -> Atom:
    """With "early", "late", and of a part of a day the words before it ("just before midnight")."""
    if atom.grain == "part" and atom.loose:
        about = page.before(atom.start, compiled(r"\b{about} \Z"))
        if about:
            return replace(atom, start=about.start(), loose=False)
        atom = replace(atom, loose=page.before(atom.start, compiled(_LOOSE_LEFT)) is None)
    early = page.before(atom.start, compiled(_MODIFIER))
    if early is None or atom.kind in ("frequency", "duration"):
        return atom
    if atom.grain == "part" and early.group() == "late-":  # "late-night calls" name no night
        return atom
    part = atom.part or (early.group().split()[0] if atom.grain in ("day", "weekday") else None)
    return replace(atom, start=early.start(), part=part, loose=atom.loose and atom.grain != "part")


def _ranges(page: Page, found: list[Atom]) -> list[Atom]:
    """Two ends of a stretch made one."""
    whole: list[Atom] = []
    for atom in found:
        start = _range_start(page, whole[-1], atom) if whole else None
        if start is None:
            whole.append(atom)
        else:
            first = whole.pop()
            ahead = first.ahead if first.ahead is not None else atom.ahead
            whole.append(
                Atom(start, atom.end, "other", _stretch(first, atom), kind="span", ahead=ahead)
            )
    return whole


def _nights(page: Page, found: list[Atom]) -> list[Atom]:
    """ "Overnight from Monday to Tuesday": the stretch says which night it was."""
    whole: list[Atom] = []
    for atom in found:
        left = whole[-1] if whole else None
        night = left and left.day and page.folded[left.start : left.end] == "overnight"
        if left and night and atom.kind == "span" and atom.start - left.end == 1:
            atom = replace(whole.pop(), end=atom.end, day=atom.day)
        whole.append(atom)
    return whole


def _range_start(page: Page, left: Atom, right: Atom) -> int | None:
    """Where the stretch between two atoms begins, or None where they are no stretch."""
    if left.day is None or right.day is None or left.kind != "point" or right.kind != "point":
        return None
    glue = page.folded[left.end : right.start]
    led = page.before(left.start, compiled(rf"\b(?:from|between) {_BOUND}\Z"))
    if led and compiled(rf" (?:and|to|until|till|through) {_BOUND}\Z").match(glue):
        return led.start()
    owner = compiled(r"'s\b").match(page.folded, right.end)  # "and Friday's attack"
    follows = _is_next_day(left, right) or _is_next_month(left, right)
    if compiled(r" (?:and|into) \Z").match(glue) and not owner and follows:
        return left.start
    same = left.grain == right.grain and left.grain in ("day", "weekday", "month", "year")
    if (
        same
        and not left.loose
        and compiled(r"(?:\s?[-–—]\s?| (?:to|through|until) )\Z").match(glue)
    ):
        return left.start
    return None


def _is_next_day(left: Atom, right: Atom) -> bool:
    """ "on Wednesday and *Thursday*"."""
    if left.weekday is None or right.weekday is None or left.grain != "weekday":
        return False
    return right.grain == "weekday" and right.weekday == (left.weekday + 1) % 7


def _is_next_month(left: Atom, right: Atom) -> bool:
    """ "In May and *June 2018*"."""
    later = settled(right, Context(None)).to if right.grain == "month" else None
    return left.month is not None and later is not None and int(later[5:7]) == left.month + 1


def _stretch(left: Atom, right: Atom) -> Rule:
    """From the first bound of one to the last of the other; where that is no stretch, unknown."""

    def rule(context: Context) -> Interval:
        # "from January to June 2018": of the year that its end names
        dated = settled(right, Context(None)).to if left.grain in ("month", "day") else None
        seen = _last_of(dated) or context.published
        first = settled(left, replace(context, weekday=left.weekday, published=seen))
        for future in (context.future, True):
            last = settled(right, replace(context, future=future, weekday=right.weekday))
            if first.from_ and last.to and first.from_ <= last.to:
                return Interval(first.from_, last.to, coarser(first, last))
        return UNKNOWN

    return rule


def _last_of(bound: str | None) -> date | None:
    """The last day of a date or a month; None for no more than a year."""
    if bound is None or len(bound) < len("2012-02"):
        return None
    year, month, *day = (int(part) for part in bound[:10].split("-"))
    return date(year, month, day[0] if day else monthrange(year, month)[1])


def coarser(one: Interval, other: Interval) -> TimePrecision | None:
    """The coarser precision of the two."""
    known = [each.precision for each in (one, other) if each.precision]
    return max(known, key=COARSENESS.index) if known else None


def _since(page: Page, atom: Atom, previous: int) -> Atom:
    """Of "since March 2011", "since the war began in 2011"; "until" has no start."""
    if atom.kind in ("frequency", "duration", "since"):
        return atom
    until = page.before(atom.start, compiled(r"\b(?:until|till) (?:the )?\Z"))
    if until and atom.day:
        return replace(
            atom, start=until.start(), day=_until(atom), kind="span", part=None, clock=None
        )
    found = compiled(_SINCE_GAP).search(page.folded, max(previous, atom.start - 120), atom.start)
    if not found:
        return atom
    return Atom(found.start(), atom.end, "other", _since_rule(atom), kind="since", ahead=False)


def _since_rule(atom: Atom) -> Rule:
    def rule(context: Context) -> Interval:
        begun = settled(atom, replace(context, future=False, weekday=atom.weekday))
        published = context.published.isoformat() if context.published else None
        if begun.from_ and published and begun.from_[:10] > published:
            published = None
        return Interval(begun.from_, published, begun.precision)

    return rule


def _until(atom: Atom) -> Rule:
    def rule(context: Context) -> Interval:
        last = settled(atom, replace(context, weekday=atom.weekday))
        return Interval(None, last.to, last.precision)

    return rule


def _since_events(page: Page, found: list[Atom], start: int, end: int) -> Iterator[Atom]:
    """Of "Since the uprising began": where no date is given, only publication bounds it."""
    for match in compiled(_SINCE_EVENT).finditer(page.folded, start, end):
        if not any(atom.start < match.end() and match.start() < atom.end for atom in found):
            nothing = Atom(*match.span(), "other", calendar.unknown)
            yield replace(nothing, day=_since_rule(nothing), kind="since", ahead=False)


def settled(atom: Atom, context: Context) -> Interval:
    """The atom's days with its part of the day or its clock time."""
    if atom.day is None:
        return UNKNOWN
    return timed(calendar.resolve(atom.day, context), atom)


def _in_part(clock: Clock, part: str | None) -> Clock:
    """The hour of "10:30 Monday night", 22:30; without a part of the day the half is unknown."""
    if clock.first is None or part is None:
        return replace(clock, first=None)
    hour = int(clock.first[:2]) % 12
    late = part in ("afternoon", "evening", "mid-afternoon") or (part == "night" and hour >= 6)
    return replace(clock, first=f"{hour + 12 * late:02}{clock.first[2:]}")


def timed(found: Interval, atom: Atom) -> Interval:
    """A day narrowed to a stated clock time; where the day is not one alone, only the precision."""
    clock, day = atom.clock, found.from_
    if day is None or found.precision != "day":
        return found
    if clock is None:
        return found._replace(precision="part-of-day") if atom.part else found
    precision: TimePrecision = "minute" if clock.exact else "hour"
    clock = clock if clock.half_known else _in_part(clock, atom.part)
    if clock.first is None or found.to != day:
        return found._replace(precision="hour")
    last = clock.last or clock.first
    if last < clock.first:  # over midnight
        day = calendar.after(day)
    return Interval(f"{found.from_}T{clock.first}", f"{day}T{last}", precision)
