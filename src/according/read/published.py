"""When a report was published: an ISO date, or a date-time with its zone, or unknown."""

import re
from datetime import date, datetime

from according.errors import BadInput

FORM = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)


def checked_published(value: str) -> str:
    """``value`` itself, if it is a date or a date-time with zone. Raises BadInput otherwise."""
    form = FORM.fullmatch(value)
    if not form:
        raise BadInput(f"published is {value!r}; {EXPECTED}")
    if "T" in value and not form["zone"]:
        raise BadInput(f"published is {value!r}, a time without its zone; {EXPECTED}")
    try:
        datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError as error:
        raise BadInput(f"published is {value!r}, which is no date ({error}); {EXPECTED}") from error
    return value


EXPECTED = "expected a date (2012-02-04) or a date-time with zone (2012-02-04T09:30+02:00, ...Z)"
