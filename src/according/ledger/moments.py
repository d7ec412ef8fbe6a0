"""Moments of the ledger: UTC, ISO 8601 with microseconds, so that text order is order in time.

Law: a moment given to an append is later than every moment given before in the same ledger, even
where the machine's clock was set back; what stood at a moment can then never change.
"""

import re
from datetime import UTC, date, datetime, timedelta

from according.errors import BadInput

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def written(moment: datetime) -> str:
    """The moment (with zone) as the ledger writes it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def next_moment(previous: str | None, clock: datetime | None = None) -> str:
    """Now by ``clock`` (the machine's, if None), or just after ``previous`` if that is later."""
    now = written(clock or datetime.now(UTC))
    if previous is None or now > previous:
        return now
    return written(datetime.fromisoformat(previous) + timedelta(microseconds=1))


def a_day_ago(clock: datetime | None = None) -> str:
    """The moment a day before now by ``clock`` (the machine's, if None)."""
    return written((clock or datetime.now(UTC)) - timedelta(days=1))


def last_moment(as_of: str) -> str:
    """The last moment that "as of" this one includes: a date runs to the end of its day in UTC.

    Raises BadInput where it is neither a date nor a date-time with zone.
    """
    try:
        if _DAY.fullmatch(as_of):
            date.fromisoformat(as_of)
            return f"{as_of}T23:59:59.999999Z"
        moment = datetime.fromisoformat(as_of)
        if moment.tzinfo is not None:
            return written(moment)
    except (ValueError, OverflowError):
        pass
    raise BadInput(
        f"{as_of!r} is no moment; give a date (2012-02-04) "
        "or a date-time with its zone (2012-02-04T18:30:00+02:00)"
    )
