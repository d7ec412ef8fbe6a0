"""Which sentences of one report tell of one incident, so that they share its place and its time.

Law: what a sentence states of its own incident outweighs what is carried; nothing is carried from
an older event told as background, nor from a total; a place or time that fits nothing before opens
an incident of its own. Publication and dateline give no time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import msgspec

from according.extract.text.sentence import Sentence
from according.extract.where.scene import Family, points_back, spoken_of
from according.extract.where.sites import within
from according.extract.where.spots import Spot, fits
from according.gazetteer.fold import fold
from according.gazetteer.standing import COARSENESS, standing
from according.model.claim import Time

Match = Literal["yes", "no", "open"]
_LATER = timedelta(14)
"""So long after what happened somebody may die of it, or be found."""


@dataclass
class Setting:
    """Where and when one thing is said to have happened; ``settle`` fills in what is not said."""

    sentence: Sentence
    family: Family
    spot: Spot | None
    time: Time | None
    background: bool = False
    part: bool = False
    loose: bool = False  # a crowd, a cordon: where it was need not be where people were harmed
    period: bool = False  # its time may run over many incidents ("since Thursday")
    not_at: frozenset[int] = frozenset()  # where times begin that its sentence gives to another
    earlier: bool = False  # it was days before what else its sentence tells ("a day after 20 died")
    at_last: Time | None = None  # when somebody died of it or was found: its time if none is told
    definite: bool = False  # "the shooting happened ...": says where and when of the one spoken of
    dayless: bool = False  # its time is one of the clock, its day that named beside it, or a guess

    def __post_init__(self) -> None:
        """Lets a guess of two days ("shortly after 3 p.m.", where no day is named) come last."""
        if self.dayless and self.time is not None and not _is_one_day(self.time):
            self.time, self.at_last = None, self.time

    @property
    def is_guessed(self) -> bool:
        """Whether the day of its last resort is one of two."""
        return self.dayless and self.at_last is not None and not _is_one_day(self.at_last)


@dataclass
class Incident:
    """What a report has told of one incident so far."""

    background: bool
    settings: list[Setting] = field(default_factory=list)
    spot: Spot | None = None
    time: Time | None = None

    @property
    def family(self) -> Family:
        """What was first counted or done there; sentences that only tell of it are "speech"."""
        return next((s.family for s in self.settings if s.family != "speech"), "speech")

    def introduces(self, nouns: frozenset[str]) -> bool:
        """Whether its sentences bring up one of the nouns ("in raids", before "the raids")."""
        return any(
            t.lower in nouns and not s.sentence.is_definite(t)
            for s in self.settings
            for t in s.sentence.tokens
        )

    def take(self, setting: Setting) -> None:
        """Adds what the setting says: a finer place, a first or narrower time."""
        self.settings.append(setting)
        if setting.dayless and setting.time and self.time:
            setting.time = _on_day_of(setting.time, self.time)
        if setting.spot is not None and not (setting.part and self.spot):
            held = self.spot is not None and any(not s.loose and s.spot for s in self.settings[:-1])
            self.spot = self.spot if setting.loose and held else _finer(self.spot, setting.spot)
        if setting.time is not None and setting.time.to is not None and not setting.period:
            told = setting.definite and _is_of_a_day(setting.time)
            self.time = setting.time if told else _narrower(self.time, setting.time)

    def where(self, spot: Spot | None) -> Match:
        """Whether the place may be the incident's."""
        if spot is None or self.spot is None:
            return "open"
        if standing(self.spot.place, spot.place) in {"same", "within", "around"}:
            return "yes"
        if fold(self.spot.place.text) == fold(spot.place.text):
            return "yes"
        if {self.spot.rank, spot.rank} <= {0, 1}:
            return "open"
        return "open" if fits(self.spot, spot) else "no"

    def is_another(self, setting: Setting) -> bool:
        """Whether it was at a time that the setting's sentence gives to something else.

        Or only after the death that the setting tells of.
        """
        ours, theirs = _days(self.time), _days(setting.at_last)
        later = ours is not None and theirs is not None and ours[0] > theirs[1]
        apart = any(
            s.sentence is setting.sentence and s.earlier is not setting.earlier
            for s in self.settings
        )
        denied = setting.time is not None and any(
            s.sentence is setting.sentence and setting.time.start in s.not_at for s in self.settings
        )
        return (
            later
            or apart
            or denied
            or (self.time is not None and self.time.start in setting.not_at)
        )

    def is_earlier_of(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of it as of what was days before."""
        return any(s.earlier and s.sentence is sentence for s in self.settings)

    def when(self, setting: Setting) -> Match:
        """Whether the setting's time may be the incident's."""
        ours, theirs = _days(self.time), _days(None if setting.dayless else setting.time)
        if theirs is None:
            return "open"
        if ours is None:
            late = next((d for s in self.settings if (d := _days(s.at_last))), None)
            soon = late is None or timedelta(0) <= late[1] - theirs[0] <= _LATER
            return "open" if soon else "no"
        return "yes" if ours[0] <= theirs[1] and theirs[0] <= ours[1] else "no"


def settle(
    settings: Sequence[Setting],
    nearest: Callable[[Sentence], Spot | None],
    around: Callable[[Sentence], Spot | None],
) -> None:
    """Fills in place and time of the settings, which come in the order of the text.

    ``nearest`` gives the place named nearest to a sentence, for an incident of which no sentence
    says where it was, and ``around`` what a site lies in of which nothing is known. One told as
    background to another was where the last was, if its sentence points back to that, or nobody
    says where.
    """
    homes = _homes(settings)
    incidents = sorted(
        {id(home): home for home in homes}.values(), key=lambda i: i.settings[0].sentence.number
    )
    for home in incidents:
        late = (s.at_last for s in home.settings)
        wide = (s.time for s in home.settings if s.time and s.time.to)
        home.time = home.time or next((time for time in (*late, *wide) if time), None)
    _place(incidents, nearest, around)
    for setting, home in zip(settings, homes, strict=True):
        _fill(setting, home, incidents)


def _homes(settings: Sequence[Setting]) -> list[Incident]:
    """The incident that each tells of."""
    incidents: list[Incident] = []
    homes: list[Incident] = []
    for setting in settings:
        home = _home(setting, incidents)
        if home is None:
            if setting.at_last and setting.spot and not setting.is_guessed:
                setting.time = setting.time or setting.at_last
            home = Incident(setting.background)
        else:
            incidents.remove(home)
        incidents.append(home)  # the last is the one spoken of
        home.take(setting)
        homes.append(home)
    return homes


def _place(
    incidents: Sequence[Incident],
    nearest: Callable[[Sentence], Spot | None],
    around: Callable[[Sentence], Spot | None],
) -> None:
    """Fills in where incidents were, in the order in which they are first told."""
    before: Spot | None = None
    behind_news = any(not incident.background for incident in incidents)
    for home in incidents:
        first = home.settings[0].sentence
        if home.background and behind_news:
            near = before if home.settings[0].part or points_back(first) else None
        else:
            near = around(first) if home.spot else nearest(first)
        home.spot = _placed(home.spot, near) if home.spot and near else home.spot or near
        before = home.spot or before


def _home(setting: Setting, incidents: Sequence[Incident]) -> Incident | None:
    """The incident that the setting tells of; None where it opens one."""
    alike = [i for i in reversed(incidents) if i.background == setting.background]
    if setting.earlier and setting.time is None:
        return next((i for i in alike if i.is_earlier_of(setting.sentence)), None)
    if setting.part and (whole := _of_sentence(setting, alike)):
        return whole
    latest = [incident for incident in alike if not incident.is_another(setting)]
    if setting.spot is None and setting.time is None:
        return _spoken_of(setting, latest)
    last, told = latest[0] if latest and setting.definite else None, setting.family == "speech"
    last = None if last and _is_long_before(setting.time, last.time) else last
    if last and last.where(setting.spot) != "no" and (told or last.when(setting) != "no"):
        return last
    if setting.background and (undated := _undated(setting, incidents)):
        return undated
    fitting = [
        (found, incident)
        for incident in latest
        if "no" not in (found := (incident.where(setting.spot), incident.when(setting)))
        and not (setting.at_last and found[0] == "open")
    ]
    best = next((i for found, i in fitting if found == ("yes", "yes")), None)
    sure = best or next((i for found, i in fitting if "yes" in found), None)
    return sure or (fitting[0][1] if fitting and fitting[0][1] is latest[0] else None)


def _is_long_before(told: Time | None, known: Time | None) -> bool:
    """ "The offensive, which *began on April 30*", after what happened yesterday: not that."""
    theirs, ours = _days(told), _days(known)
    return theirs is not None and ours is not None and ours[0] - theirs[1] > _LATER


def _undated(setting: Setting, incidents: Sequence[Incident]) -> Incident | None:
    """A report of what is long past: its first incident, whose day comes late in the text."""
    first = next((i for i in incidents if not i.background), None)
    fits_first = first is not None and first.time is None and first.where(setting.spot) == "yes"
    return first if fits_first else None


def _spoken_of(setting: Setting, latest: Sequence[Incident]) -> Incident | None:
    """Of what says neither where nor when: the incident of its sentence, kind, or the last one."""
    if setting.background:
        return _of_sentence(setting, latest)
    known = spoken_of(setting.sentence)
    if introduced := next((i for i in reversed(latest) if i.introduces(known)), None):
        return introduced
    here = setting.sentence.paragraph
    near = [i for i in latest if i.settings[-1].sentence.paragraph == here]
    alike = [i for i in latest if i.family == setting.family]
    both = [i for i in near if i in alike]
    return next(iter([*both, *near, *alike, *latest]), None)


def _of_sentence(setting: Setting, latest: Sequence[Incident]) -> Incident | None:
    return next((i for i in latest if i.settings[-1].sentence is setting.sentence), None)


def _fill(setting: Setting, home: Incident, incidents: Sequence[Incident]) -> None:
    if home.spot is not None and (setting.spot is None or _refines(home.spot, setting)):
        setting.spot = home.spot
    if setting.spot is not None and home.spot is not None:
        setting.spot = _placed(setting.spot, home.spot)
    if setting.time is None and not setting.earlier:
        near = _of_neighbours(home, setting, incidents) or _of_story(home, setting, incidents)
        setting.time = home.time or near or setting.at_last


def _refines(spot: Spot, setting: Setting) -> bool:
    """Whether the incident's place is finer than what the setting itself says of it."""
    own = setting.spot
    if own is None or spot.rank >= own.rank:
        return False
    wide = own.rank >= COARSENESS["admin"] and not setting.part
    return fits(spot, own) if wide else spot.place.name == own.place.name


def _of_neighbours(home: Incident, setting: Setting, incidents: Iterable[Incident]) -> Time | None:
    """The time of another incident of the same place, for one that no sentence dates."""
    if home.background:
        return None
    told = (i for i in incidents if i.time and not i.background and not i.is_another(setting))
    return next((i.time for i in told if i.where(home.spot) == "yes"), None)


def _of_story(home: Incident, setting: Setting, incidents: Sequence[Incident]) -> Time | None:
    """The time of what a headline sums up: of the first of its kind that is dated."""
    summed_up = all(s.sentence.headline or s.family == "speech" for s in home.settings)
    if home.background or not summed_up:
        return None
    dated = [
        i for i in incidents if i.time and i.family == home.family and not i.is_another(setting)
    ]
    told = sorted(dated, key=lambda i: i.background)
    return next((i.time for i in told), None)


def _finer(known: Spot | None, new: Spot) -> Spot:
    if known is None:
        return new
    if new.rank < known.rank:
        return _placed(new, known)
    return _placed(known, new)


def _placed(site: Spot, around: Spot) -> Spot:
    """A site of which nothing is known lies in the place of its incident."""
    if site.place.precision is not None or around.place.precision is None:
        return site
    return Spot(within(site.place, around.place), site.rank)


def _is_one_day(time: Time) -> bool:
    days = _days(time)
    return days is not None and days[0] == days[1]


def _is_of_a_day(time: Time) -> bool:
    days = _days(time)
    return days is not None and (days[1] - days[0]).days <= 1


def _on_day_of(clock: Time, time: Time) -> Time:
    """A time of the clock on the day of another, where both are of one day."""
    first, last = clock.from_ or "", clock.to or ""
    if not (_is_one_day(time) and _is_one_day(clock)):
        return clock
    day = (time.from_ or "")[:10]
    return msgspec.structs.replace(clock, from_=day + first[10:], to=day + last[10:])


def _narrower(known: Time | None, new: Time) -> Time:
    ours, theirs = _days(known), _days(new)
    if known is None or ours is None:
        return new
    if theirs is not None and theirs[1] - theirs[0] < ours[1] - ours[0]:
        return new
    return known


def _days(time: Time | None) -> tuple[date, date] | None:
    """The first and last day that the time may mean; None where a bound is unknown."""
    if time is None or not time.from_ or not time.to:
        return None
    first, last = _parts(time.from_), _parts(time.to)
    return (
        date(first[0], first[1] or 1, first[2] or 1),
        date(last[0], last[1] or 12, last[2] or 28),
    )


def _parts(moment: str) -> tuple[int, int, int]:
    year, month, day = [*moment[:10].split("-"), "0", "0"][:3]
    return int(year), int(month), int(day)
