"""When: what is read as a time, its bounds, and what only looks like one.

Each row: a comment, the text with its times marked ``[like this]``, and for each mark "from/to
precision" ("?" is unknown). Publication is Saturday 4 February 2012 unless the row says otherwise.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.extract.times import find_time_mentions, find_times, publication_day

SATURDAY = "2012-02-04"

ABSOLUTE = [
    ("day, month, year", "Shells fell on [3 February 2012].", ["2012-02-03 day"]),
    ("month, day, year", "Shells fell on [Feb. 3, 2012], he said.", ["2012-02-03 day"]),
    ("short month without a comma", "It was [Feb 3 2012].", ["2012-02-03 day"]),
    ("ISO", "Logged [2012-02-03] at the hospital.", ["2012-02-03 day"]),
    ("ISO with a clock", "Logged [2012-02-03T14:30] there.", ["2012-02-03T14:30 minute"]),
    ("numbers that can be read one way only", "On [23/01/2012] it began.", ["2012-01-23 day"]),
    ("numbers that can be read two ways", "On 03/02/2012 it began.", []),
    ("a wire's short date", "HERAT, [3 FEB 90] (NEWSWIRE) -- THE ARMY", ["1990-02-03 day"]),
    ("a year by two digits after an apostrophe", "Built on [3 Feb '10].", ["2010-02-03 day"]),
    ("ordinals", "He died on [the 3rd of February, 2012].", ["2012-02-03 day"]),
    ("month and year", "Fighting resumed in [March 2011].", ["2011-03 month"]),
    ("month and year before a comma", "Fought in [March 2011], he said.", ["2011-03 month"]),
    ("a year", "He was jailed in [2008].", ["2008 year"]),
    ("a year before a noun", "the [2008] ambush in Kunduz", ["2008 year"]),
    ("mid-year", "He fled in [mid-2010].", ["2010 year"]),
    ("two years", "the [1989-90] campaign", ["1989/1990 year"]),
    ("from year to year", "He served [from 2008 to 2010].", ["2008/2010 year"]),
    ("a season of a year", "in the [autumn of 2009]", ["2009 year"]),
    ("a decade", "in [the 1980s]", ["1980/1989 year"]),
    ("days of one month", "[3-5 May 2011]", ["2011-05-03/2011-05-05 day"]),
    ("a month's days, American", "[May 3-5, 2011]", ["2011-05-03/2011-05-05 day"]),
    ("between days of a month", "between [3 and 5 May 2011]", ["2011-05-03/2011-05-05 day"]),
    ("between months", "[between March 2010 and June 2011]", ["2010-03/2011-06 month"]),
    ("a weekday with its date", "on [Saturday, 28 January 2012]", ["2012-01-28 day"]),
    ("a short weekday with its date", "[Sat 28 Jan 2012]", ["2012-01-28 day"]),
    ("the night of", "the [night of 3 February 2012]", ["2012-02-03 part-of-day"]),
    ("a line end inside", "on [3\nFebruary 2012] at Taiz", ["2012-02-03 day"]),
]

WITHOUT_YEAR = [
    ("the nearest not after publication", "Killed on [February 3].", ["2012-02-03 day"]),
    ("of last year", "Killed on [20 November].", ["2011-11-20 day"]),
    ("ahead by its clause", "Talks will open on [20 November].", ["2012-11-20 day"]),
    ("ahead by nearness", "Elections on [20 February] in Aden.", ["2012-02-20 day"]),
    ("the weekday picks the year", "on [Thursday, 20 January]", ["2011-01-20 day"]),
    ("a month", "Killed in [January].", ["2012-01 month"]),
    ("a month of last year", "Killed in [March].", ["2011-03 month"]),
    ("last March", "Killed [last March].", ["2011-03 month"]),
    ("month and last year", "Killed in [March last year].", ["2011-03 month"]),
    ("early in a month", "Killed in [early December].", ["2011-12 month"]),
    ("a day of the month", "Killed on [the 3rd].", ["2012-02-03 day"]),
    ("a number of people after a month", "In [January] 20 people died.", ["2012-01 month"]),
    ("an ordinal day", "Killed on [January 3rd] there.", ["2012-01-03 day"]),
    ("from day to day", "[from January 28 to February 2]", ["2012-01-28/2012-02-02 day"]),
    ("a day with a fixed date", "Shot on [New Year's Eve].", ["2011-12-31 day"]),
]

WEEKDAYS = [
    ("on or before publication", "Killed on [Friday].", ["2012-02-03 day"]),
    ("publication's own", "Killed on [Saturday].", ["2012-02-04 day"]),
    ("lower case", "shots were fired on [thursday]", ["2012-02-02 day"]),
    ("capitals", "SHOTS WERE FIRED ON [THURSDAY].", ["2012-02-02 day"]),
    ("ahead: will", "They will meet on [Monday].", ["2012-02-06 day"]),
    ("ahead: due", "The convoy is due on [Friday].", ["2012-02-10 day"]),
    ("ahead: passive", "He is expected to be freed on [Friday].", ["2012-02-10 day"]),
    ("ahead, at the clause's head", "On [Monday] the council will vote.", ["2012-02-06 day"]),
    ("said then, meant later", "He said on [Monday] that it will go on.", ["2012-01-30 day"]),
    (
        "said, to happen",
        "He said on [Thursday] talks would open on [Monday].",
        ["2012-02-02 day", "2012-02-06 day"],
    ),
    ("next", "[Next Friday] is a holiday.", ["2012-02-10 day"]),
    ("last", "[Last Saturday] nine died.", ["2012-01-28 day"]),
    ("this past", "[This past Wednesday] nine died.", ["2012-02-01 day"]),
    ("part of it", "Arrested on [Saturday morning].", ["2012-02-04 part-of-day"]),
    ("early on", "Killed [early on Friday] there.", ["2012-02-03 part-of-day"]),
    ("late", "Killed [late Friday] there.", ["2012-02-03 part-of-day"]),
    ("early hours of", "in the [early hours of Friday]", ["2012-02-03 part-of-day"]),
    ("at dawn on", "at [dawn on Friday]", ["2012-02-03 part-of-day"]),
    ("of last week", "on [Thursday of last week]", ["2012-01-26 day"]),
    ("from day to day", "[from Thursday to Friday]", ["2012-02-02/2012-02-03 day"]),
    ("over the weekend, before", "Nine died over [the weekend].", ["2012-02-04 day"]),
    (
        "over the weekend, ahead",
        "They plan to meet over [the weekend].",
        ["2012-02-04/2012-02-05 day"],
    ),
    ("last weekend", "[Last weekend] nine died.", ["2012-01-28/2012-01-29 day"]),
    ("possessive", "after [Thursday]'s shelling", ["2012-02-02 day"]),
    ("two of them", "Shelled on [Thursday and Friday].", ["2012-02-02/2012-02-03 day"]),
    ("one into the next", "Shelled [late Thursday into Friday].", ["2012-02-02/2012-02-03 day"]),
    ("two apart", "Shelled on [Monday] and [Friday].", ["2012-01-30 day", "2012-02-03 day"]),
    ("another's", "[Thursday] and [Friday]'s raids.", ["2012-02-02 day", "2012-02-03 day"]),
]

RELATIVE = [
    ("today", "Nine died [today].", ["2012-02-04 day"]),
    ("yesterday", "Nine died [yesterday evening].", ["2012-02-03 part-of-day"]),
    ("this morning", "Nine died [this morning].", ["2012-02-04 part-of-day"]),
    ("last night", "Nine died [last night].", ["2012-02-03 part-of-day"]),
    ("late last night", "Nine died [late last night].", ["2012-02-03 part-of-day"]),
    ("tonight", "Clashes go on [tonight].", ["2012-02-04 part-of-day"]),
    ("overnight", "Nine died [overnight].", ["2012-02-03/2012-02-04 part-of-day"]),
    ("a night into a day", "Nine died [overnight into Friday].", ["2012-02-02/2012-02-03 day"]),
    ("the night to a day", "Nine died in the [night to Friday].", ["2012-02-02/2012-02-03 day"]),
    ("days ago", "Nine died [two days ago].", ["2012-02-02 day"]),
    ("days ago in digits", "ATTACKED THE FARM [2 DAYS AGO].", ["2012-02-02 day"]),
    ("a year ago", "It began [a year ago].", ["2011 year"]),
    ("more than a year ago", "It began [more than a year ago].", ["?/2011 year"]),
    ("months ago", "It began [three months ago].", ["2011-11 month"]),
    ("a few days ago", "It began [a few days ago].", ["? ?"]),
    ("earlier this week", "[Earlier this week], he resigned.", ["2012-01-30/2012-02-04 week"]),
    ("last week", "Nine died [last week].", ["2012-01-23/2012-01-29 week"]),
    ("this month", "Nine died [this month].", ["2012-02 month"]),
    ("last month", "Nine died [late last month].", ["2012-01 month"]),
    ("last year", "Nine died [last year].", ["2011 year"]),
    ("recent days", "Nine died in [recent days].", ["? ?"]),
    ("past hours", "Nine died in [the past 24 hours].", ["2012-02-03/2012-02-04 day"]),
    ("past weeks", "Nine died in [the last two weeks].", ["2012-01-21/2012-02-04 day"]),
    ("past days", "Nine died for [the past three days].", ["2012-02-01/2012-02-04 day"]),
    ("past months", "Nine died in [the past two months].", ["2011-12/2012-02-04 month"]),
    ("so far this year", "Nine died [so far this year].", ["2012-01-01/2012-02-04 day"]),
    ("since a weekday", "Nine died [since Friday].", ["2012-02-03/2012-02-04 day"]),
    ("since a month", "Nine died [since March 2011].", ["2011-03/2012-02-04 month"]),
    ("since last year", "Nine died [since last year].", ["2011/2012-02-04 year"]),
    ("since an event of a year", "Nine died [since the war began in 2011].",
     ["2011/2012-02-04 year"]),
    ("since an event without a date", "Nine died [since the uprising] there.",
     ["?/2012-02-04 ?"]),
    ("the nth day of", "on [the second day] of the siege", ["? ?"]),
    ("the next day", "Shelled on [2 February]. [The next day] nine died.",
     ["2012-02-02 day", "2012-02-03 day"]),
    ("days later", "Shot on [1 February], he died [two days later].",
     ["2012-02-01 day", "2012-02-03 day"]),
    ("the next day of nothing", "[The next day] nine died.", ["? ?"]),
    ("until", "He will be held [until Thursday].", ["?/2012-02-09 day"]),
]  # fmt: skip

CLOCKS = [
    ("with its day", "A blast at [2am on Friday].", ["2012-02-03T02:00 hour"]),
    ("after its day", "On [Friday at 2.15 p.m.] a bus blew up.", ["2012-02-03T14:15 minute"]),
    ("about", "A blast at [around 14:30 local time on Friday].", ["2012-02-03T14:30 hour"]),
    ("without a day", "It broke out at [2am].", ["2012-02-03/2012-02-04 hour"]),
    ("of the sentence's day", "At [2am] it broke out, police said of [Thursday] there.",
     ["2012-02-02T02:00 hour", "2012-02-02 day"]),
    ("of the day before it", "Nine were shot [Thursday night]. It was [8:45 p.m.], he said.",
     ["2012-02-02 part-of-day", "2012-02-02T20:45 minute"]),
    ("night without a day", "an attack [just before midnight], with shells",
     ["2012-02-03/2012-02-04 part-of-day"]),
    ("after midnight", "They fled [Thursday night]; at [3 a.m.] nine were shot.",
     ["2012-02-02 part-of-day", "2012-02-03T03:00 hour"]),
    ("noon", "at [noon on Friday]", ["2012-02-03T12:00 hour"]),
    ("military", "BOMB WENT OFF AT [2030 TODAY] IN LIMA", ["2012-02-04T20:30 minute"]),
    ("another zone", "at [1400 GMT on Friday]", ["2012-02-03 hour"]),
    ("a date besides", "killed [TODAY, 3 FEBRUARY], in Lima", ["2012-02-03 day"]),
    ("a night between days", "attacked [overnight from Monday to Tuesday]",
     ["2012-01-30/2012-01-31 part-of-day"]),
    ("a night between dates", "in the [night from 1 to 2 February]",
     ["2012-02-01/2012-02-02 part-of-day"]),
    ("a year's first hours", "died in the [early hours of 2012]", ["2012-01-01 part-of-day"]),
    ("a dated weekend", "[the weekend of 14 and 15 January]", ["2012-01-14/2012-01-15 day"]),
    ("a month's first week", "in [the first week of January]", ["2012-01-01/2012-01-07 week"]),
    ("a month's third week", "in [the third week of January]", ["2012-01-15/2012-01-21 week"]),
    ("a month's last week", "in the [last week of January]", ["2012-01-25/2012-01-31 week"]),
    ("months", "[From January to June] they fled", ["2012-01/2012-06 month"]),
    ("months of a year", "[From January to June 2010] they fled", ["2010-01/2010-06 month"]),
    ("days of a year", "[from 28 May to 3 June 2010]", ["2010-05-28/2010-06-03 day"]),
    ("two months of a year", "In [May and June 2010] they fled", ["2010-05/2010-06 month"]),
    ("ends of months", "[between the start of October and the end of December]",
     ["2011-10/2011-12 month"]),
    ("with a curly apostrophe", "shot on [New Year’s Eve]", ["2011-12-31 day"]),
    ("a stretch", "[between 8 and 10 p.m. on Friday]", ["2012-02-03T20:00/2012-02-03T22:00 hour"]),
    ("o'clock", "at [five o'clock in the morning on Friday]", ["2012-02-03T05:00 hour"]),
]  # fmt: skip

NO_TIMES = [
    "It may rain; Mrs May may resign.",
    "They march on the palace; protesters march 9 km.",
    "At least 5 may have died.",
    "The sun sat on the hill; they wed at sea.",
    "Ali, 24, from Portsmouth, led 1,500 men with 7.62mm rifles.",
    "They won 3-2 and fired 2015 rounds.",
    "after Friday prayers; Black Sunday; Martin Friday told us",
    "the Sept. 11 attacks; 9/11",
    "the 19 April Movement took the street; the 14 July neighbourhood",
    "a copy of USA Today",
    "between 1900 and 2000 fighters",
    "The second bomb killed a 3-year-old girl.",
]

KINDS = [
    ("a 24-hour curfew", ["duration"]),
    ("It lasted for three days.", ["duration"]),
    ("They pray on Fridays and every night.", ["frequency", "frequency"]),
    ("The dead of five days of unrest, in eight days", ["duration", "duration"]),
    ("the 17-year-old war and the six-year insurgency", ["duration", "duration"]),
    ("a 17-year-old boy and a six-month-old baby, two years apart", []),
    ("since Friday", ["since"]),
    ("in the past two months", ["span-back"]),
    ("so far this year", ["span-back"]),
    ("from 3 to 5 May 2011", ["span"]),
    ("on Friday", ["point"]),
]


def _written(bounds: tuple[str | None, str | None, str | None]) -> str:
    first, last, precision = ("?" if bound is None else bound for bound in bounds)
    return f"{first} {precision}" if first == last else f"{first}/{last} {precision}"


@pytest.mark.parametrize(
    ("comment", "marked", "expected"),
    ABSOLUTE + WITHOUT_YEAR + WEEKDAYS + RELATIVE + CLOCKS,
)
def test_times(comment: str, marked: str, expected: list[str]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    times = find_times(text, SATURDAY)
    assert [time.text for time in times] == re.findall(r"\[([^\]]*)\]", marked), comment
    assert [_written((time.from_, time.to, time.precision)) for time in times] == expected, comment


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert [time.text for time in find_times(text, SATURDAY)] == []


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in find_time_mentions(text, SATURDAY)] == kinds


@pytest.mark.parametrize(("comment", "marked", "expected"), ABSOLUTE)
def test_a_date_with_its_year_needs_no_publication(
    comment: str, marked: str, expected: list[str]
) -> None:
    times = find_times(re.sub(r"[\[\]]", "", marked), None)
    assert [_written((time.from_, time.to, time.precision)) for time in times] == expected, comment


@pytest.mark.parametrize(("comment", "marked", "expected"), WITHOUT_YEAR + WEEKDAYS)
def test_without_publication_nothing_relative_is_resolved(
    comment: str, marked: str, expected: list[str]
) -> None:
    times = find_times(re.sub(r"[\[\]]", "", marked), None)
    assert len(times) == len(expected), comment
    assert {(time.from_, time.to, time.precision) for time in times} == {(None, None, None)}


ROLES = [
    ("Nine died on Thursday, officials on Friday said.", ["event", "saying"]),
    ("Police said on Friday that nine died on Thursday.", ["saying", "event"]),
    ("The group claimed today's attack.", ["event"]),
    ("Updated 1:57 p.m. Friday: Nine died on Thursday.", ["stamp", "event"]),
    ("LIMA, 3 FEB 12 (NEWSWIRE) -- NINE DIED THIS MORNING.", ["stamp", "event"]),
    ("raipur, feb 3: nine constables died on thursday.", ["stamp", "event"]),
    ("Ana Ruiz (@anaruiz) February 3, 2012: Nine died on Thursday.", ["stamp", "event"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text: str, roles: list[str]) -> None:
    assert [mention.role for mention in find_time_mentions(text, SATURDAY)] == roles


WRITTEN = [
    ("LIMA, 3 FEB 12 (NEWSWIRE) -- NINE DIED LAST NIGHT.", SATURDAY, "2012-02-02"),
    ("LIMA, 3 FEB 12 -- [TEXT] NINE DIED LAST NIGHT.", None, "2012-02-02"),
    ("KADUNA, Nigeria, Feb. 2 (Corvane) - Nine men died today.", SATURDAY, "2012-02-02"),
    ("raipur, feb 3: nine constables died in a blast today.", SATURDAY, "2012-02-03"),
    ("Raipur, Friday. Nine died in yesterday's blast.", SATURDAY, "2012-02-02"),
    ("Raipur, Jan. 3: nine died today.", SATURDAY, "2012-02-04"),
    ("In Raipur, on Friday: nine died yesterday.", SATURDAY, "2012-02-03"),
    ("They met in Raipur, Feb. 3: nine died today.", SATURDAY, "2012-02-04"),
    ("Updated Feb. 3, 2012: nine died today.", SATURDAY, "2012-02-04"),
    ("RAIPUR (Feb. 3): nine died today.", SATURDAY, "2012-02-03"),
    (
        "Raipur, Feb. 2: Nine died.\nDurg, Feb. 3: Two died.\nTen died today.",
        SATURDAY,
        "2012-02-04",
    ),
    (
        "Nine died – Ana Ruiz (@anaruiz) February 3, 2012\n\nNine died today.",
        SATURDAY,
        "2012-02-04",
    ),
]


@pytest.mark.parametrize(("text", "published", "day"), WRITTEN)
def test_what_a_dateline_dates_counts_from_its_day(
    text: str, published: str | None, day: str
) -> None:
    """Not from that of another stamp, nor from one long before publication."""
    last = find_time_mentions(text, published)[-1]
    assert (last.role, last.time.from_, last.time.to) == ("event", day, day)


def test_a_day_that_stands_alone_in_its_line_heads_what_follows() -> None:
    text = "Friday. Nine died.\n\nSaturday\n\nTen died."
    assert [mention.role for mention in find_time_mentions(text, SATURDAY)] == ["heading", "stamp"]


LENGTHS = [
    ("dead in 11 years", ("2001", "2012-02-04")),
    ("five days of unrest", ("2012-01-30", "2012-02-04")),
    ("a month of protests", ("2012-01", "2012-02-04")),
    ("the two-year conflict", ("2010", "2012-02-04")),
    ("for three days", (None, None)),
    ("a 48-hour strike", (None, None)),
]


@pytest.mark.parametrize(("text", "bounds"), LENGTHS)
def test_a_length_reaches_back_from_publication(
    text: str, bounds: tuple[str | None, str | None]
) -> None:
    (mention,) = find_time_mentions(text, SATURDAY)
    assert (mention.time.from_, mention.time.to) == bounds


FUTURES = [
    ("They will meet on Monday.", True, "will"),
    ("They met on Monday.", False, "met"),
    ("They were about to leave on Monday.", False, "were about to"),
    ("The council will vote today.", True, "will"),
    ("Nine died since Friday.", False, "died"),
    ("They would meet on 3 January 2012.", False, "would"),
    ("Elections in March 2013.", True, None),
]


@pytest.mark.parametrize(("text", "future", "clue"), FUTURES)
def test_what_lies_ahead_and_the_words_that_tell(text: str, future: bool, clue: str | None) -> None:
    (mention,) = find_time_mentions(text, SATURDAY)
    assert (mention.future, mention.clue.text if mention.clue else None) == (future, clue)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2012-02-04", "2012-02-04"),
        ("2012-02-04T23:30:00+02:00", "2012-02-04"),
        ("31 OCT 89", "1989-10-31"),
        ("18 MAY 90", "1990-05-18"),
        ("2012-02", None),
        ("soon", None),
        (None, None),
    ],
)
def test_publication_day(published: str | None, day: str | None) -> None:
    found = publication_day(published)
    assert (found.isoformat() if found else None) == day


def test_lower_and_upper_case_reports_are_read_alike() -> None:
    text = "Nine died on Thursday, 2 February, in Homs; nine more last night at 11 p.m."
    bounds = [(time.start, time.end, time.from_, time.to) for time in find_times(text, SATURDAY)]
    assert len(bounds) == 2
    for other in (text.lower(), text.upper()):
        times = find_times(other, SATURDAY)
        assert [(time.start, time.end, time.from_, time.to) for time in times] == bounds


PIECES = st.sampled_from([
    "on", "at", "in", "since", "from", "to", "between", "and", "until", "early", "late", "last",
    "this", "next", "the", "just", "before", "of", "a", "Monday", "friday", "SATURDAY", "3",
    "31", "12th", "89", "February", "Feb.", "May", "march", "2011", "2012-02-30", "14:30",
    "2am", "p.m.", "noon", "two", "ago", "days", "weeks", "year", "past", "few", "night",
    "morning", "midnight", "weekend", "said", "will", "İ", "é", ",", ".", ";", "-", "\n",
    "\n\n", "’s",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()), st.text(max_size=12))


@given(TEXTS, DAYS)
def test_spans_hold_their_words_in_order_and_bounds_never_cross(
    text: str, published: str | None
) -> None:
    end = 0
    for mention in find_time_mentions(text, published):
        time = mention.time
        assert text[time.start : time.end] == time.text
        assert end <= time.start < time.end
        end = time.end
        if time.from_ and time.to:
            assert time.from_ <= time.to
        if mention.kind in ("duration", "frequency"):
            assert (time.from_, time.to, time.precision) == (None, None, None)


@given(TEXTS, DAYS)
def test_reading_twice_gives_the_same(text: str, published: str | None) -> None:
    assert find_time_mentions(text, published) == find_time_mentions(text, published)
