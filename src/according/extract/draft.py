"""A claim in the making: what `drafts` gathers and `claims` writes down.

Law: its figures are of one sentence; where and when they are is its setting's to say until that is
settled, then its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from according.extract.events.events import Event
from according.extract.harm.figures import Figure
from according.extract.speech.attribution import Attribution
from according.extract.text.sentence import Sentence
from according.extract.where.incidents import Setting
from according.extract.where.scene import Family
from according.extract.where.spots import Spot
from according.model.claim import Modality, Place, Time
from according.model.passage import Passage, passage


@dataclass
class Draft:
    """A claim in the making: figures and an event that share who says it, where and when."""

    sentence: Sentence
    span: tuple[int, int]
    mark: int  # where its figure or event word begins
    chain: Sequence[Attribution]
    family: Family
    modality: Modality
    setting: Setting  # what its sentence says of where and when, then what its incident adds
    cumulative: bool
    event: Event | None = None
    figures: list[Figure] = field(default_factory=list)
    stated: tuple[Spot | None, Time | None] = (None, None)  # where and when its own words set it
    place: Place | None = None
    time: Time | None = None

    @property
    def is_of_incident(self) -> bool:
        """Whether it tells of one incident that took place or is denied."""
        happened = self.modality not in {"planned", "threatened"}
        total = self.cumulative or (self.setting.period and not self.figures)
        return self.family != "speech" and not total and happened

    def shares(self, other: "Draft") -> bool:
        """Whether both speak of one thing, so that they are one claim."""
        events = [d.event for d in (self, other) if d.event is not None]
        # "killed and injured" are two words for what was done once
        same_event = len({event.type for event in events}) <= 1
        return same_event and self._circumstances == other._circumstances

    @property
    def _circumstances(self) -> tuple[object, ...]:
        """Who says it, where and when: the place and the time, whichever words named them."""
        place = (self.place.text, self.place.name, self.place.lat) if self.place else None
        time = (self.time.from_, self.time.to) if self.time else None
        return (
            self.sentence.number, [(a.own, a.sources) for a in self.chain], self.family,
            self.modality, place, time, self.cumulative,
        )  # fmt: skip

    @property
    def passage(self) -> Passage:
        """The words of its sentence."""
        return passage(self.sentence.text, self.sentence.start, self.sentence.end)
