"""Which stories are worth comparing: those that share a place and day, a figure, a name or words.

Law: what shares no key is compared with nothing; a key is a function of one story. A name or a word
that many stories hold tells none from another and is no key, and a copy adds no story.
"""

from collections.abc import Iterator
from datetime import timedelta
from math import floor

from according.gazetteer.fold import fold, loose
from according.gazetteer.standing import place_name
from according.link.compare import LONGEST_EVENT
from according.link.stories import Story
from according.link.words import telling
from according.model.claim import Place
from according.model.when import Days

Key = tuple[object, ...]

CROWD = 40
"""A name or word that more stories hold is no key."""
WORDS_SHARED = 2
"""So many names or words make two stories neighbours."""
_TELLING = 6.0
_MOST_WORDS = 80

# Two grids, half a cell apart, so that places within 25 km (0.225 degrees of latitude, up to 0.5 of
# longitude below 63 degrees) share a cell of one of them.
_LAT_CELL, _LON_CELL = 0.5, 1.0


def word_keys(story: Story) -> list[Key]:
    """The names and the most telling words, few; two of them make a pair."""
    named: list[Key] = [("name", name, side) for name in sorted(story.names) for side in (1, 2)]
    return named + [("word", word) for word in telling(story.words, _TELLING)[:_MOST_WORDS]]


def spot_keys(story: Story) -> Iterator[Key]:
    """Where and when it may have been or was printed, and what it counts where and when."""
    printed = (Days(story.published, story.published),) if story.published else ()
    for days in dict.fromkeys((*story.window, *printed)):
        for day in _day_keys(days):
            for place in story.places:
                for spot in _place_keys(place):
                    yield (*spot, day)
                for figure in story.figures:
                    yield ("figure", place.country, *figure, day)


def _day_keys(days: Days) -> Iterator[object]:
    if days.length() > LONGEST_EVENT:
        yield tuple(days)
        return
    for passed in range(days.length()):
        yield days.first + timedelta(days=passed)


def _place_keys(place: Place) -> Iterator[Key]:
    if place.precision == "country":
        return
    name = fold(place_name(place))
    yield ("name", name)
    if place.geonameid is not None:
        yield ("place", place.geonameid)
    yield ("rough", loose(name) or name, place.country)
    if place.lat is None or place.lon is None:
        return
    for lat_shift in (0.0, 0.5):
        for lon_shift in (0.0, 0.5):
            row = floor(place.lat / _LAT_CELL + lat_shift)
            yield ("cell", row, lat_shift, floor(place.lon / _LON_CELL + lon_shift), lon_shift)
