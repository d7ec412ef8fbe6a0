"""Numbers that count nobody: years, ages, hours, shares, names of things and sums of money.

Law: it is told by the words right beside the number, never by what the rest of its sentence is
about.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from according.extract.harm.number_words import is_ordinal, phrases, whole_number
from according.extract.harm.people import is_group, is_person_noun
from according.extract.text.sentence import Token
from according.lexicons import load
from according.lexicons.months import is_month

_MONEY = frozenset("$£€¥₹₽₪")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLDEST = 119  # years
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_DIALLED = 3  # digits of a number for emergencies
_OF_AGE = frozenset({"year", "years", "y/o", "yo", "yr", "year-old", "years-old", "month-old"})
_BESIDE = 2  # words from a number to a word of harm that tells of all whom it counts
_BEHIND = 10  # words from "one in five" to who that is
_NEAR = 6  # words between "the youngest" and the age
_OF_CLOCK = frozenset({"a.m", "p.m", "am", "pm", "o'clock"})
_LONGEST_MONTH = 31  # days


def counts_nobody(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number that begins at this place counts no people, whatever stands around it."""
    if (i and tokens[i - 1].text in _MONEY) or _is_year(tokens, i) or _is_age(tokens, i):
        return True
    if re.fullmatch(r"0\d+", tokens[i].text):
        return True  # "ended at *0930*"
    named = _is_name(tokens, i) or _tells_more_of_one(tokens, i)
    again = is_told_in_figures(tokens, i) or _is_of_siblings(tokens, i)
    return named or again or _is_moment(tokens, i) or _is_beside(tokens, i)


def is_told_in_figures(tokens: Sequence[Token], i: int) -> bool:
    """ "three *(3)* were wounded": the same number once more, in brackets."""
    beside = [t.text for t in tokens[i - 1 : i + 2]] if i > 1 else []
    told = whole_number(tokens[i - 2].lower) if beside[::2] == ["(", ")"] else None
    return told is not None and told == whole_number(tokens[i].lower)


def _is_of_siblings(tokens: Sequence[Token], i: int) -> bool:
    """ "the fifth of *eleven* children": in which place somebody was born."""
    noun = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    placed = i > 1 and tokens[i - 1].lower == "of" and is_ordinal(tokens[i - 2].lower)
    told = i + 2 < len(tokens) and tokens[i + 2].is_verb  # "the second of two brothers killed"
    return placed and noun in phrases().siblings and not told


def tells_of_room(words: str) -> bool:
    """Whether the words say for how many there is room: "a prison *built for* 450, held 1,224"."""
    return any(f" {phrase} " in words.lower() for phrase in load("numbers")["room"]["before"])


def _is_beside(tokens: Sequence[Token], i: int) -> bool:
    """ "all but *five*", "since half past *ten*", "*41* per cent": no number of people."""
    known = phrases()
    first = _without_bound(tokens, i)
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    behind = [t.lower for t in tokens[i + 1 : i + 3]]
    if _is_ratio(tokens, i) or _is_ratio(tokens, i - 2):
        return True
    if tokens[i].lower == "one" and behind[:1] and behind[0] in known.shares:
        return True  # "*one* third of them"
    rate = behind[:1] == ["per"] and [t.tag for t in tokens[i + 2 : i + 3]] == ["CD"]
    if rate or before[-1:] == ["per"]:
        return True  # "*86* per *100,000* inhabitants"
    if before[-1:] == ["in"] and behind == ["of", "them"]:
        return True  # "80 died in *one* of them", a prison
    share = tuple(behind) in known.uncounted_behind or tuple(behind[:1]) in known.uncounted_behind
    led = tuple(before) in known.uncounted_before or tuple(before[-1:]) in known.uncounted_before
    return share or led


def _without_bound(tokens: Sequence[Token], i: int) -> int:
    """Where a number begins with what bounds it: "grew by *at least three*"."""
    bounding = phrases().bounding
    for length in range(min(i, max(map(len, bounding))), 0, -1):
        if tuple(t.lower for t in tokens[i - length : i]) in bounding:
            return i - length
    return i


def is_share_of(tokens: Sequence[Token], first: int, last: int, harm: Token) -> bool:
    """ "half of the *3 million* people there are displaced": of how many only some were harmed.

    ``first`` and ``last`` are the number's; of "half of the *60 dead*" all are.
    """
    before = [t.lower for t in tokens[max(0, first - 3) : first] if t.tag not in {"DT", "PRP$"}]
    share = len(before) > 1 and before[-1] == "of" and before[-2] in phrases().shares
    return share and harm.i - last > _BESIDE


def is_rate(tokens: Sequence[Token], last: int) -> bool:
    """ "costs 12 lives *a day*", "30 people *every year* since"; not "killed 12 *a day* after".

    Behind "a day" nothing may follow that could go on from that day.
    """
    known = phrases()
    counted = takewhile(lambda t: t.tag[:2] in {"NN", "JJ", "CC", "VB"}, tokens[last + 1 :])
    k = last + 1 + len(list(counted))
    each, spell, *behind = (*(t.lower for t in tokens[k : k + 4]), "", "")
    if each not in known.each or spell not in known.spells:
        return False
    ends = not any(map(str.isalnum, behind[0])) or " ".join(behind[:2]) in known.averaging
    return each not in {"a", "an"} or ends


def is_of_ratio(tokens: Sequence[Token], i: int) -> bool:
    """ "one in five of the wounded was *a child*": nobody knows how many."""
    before = range(max(0, i - _BEHIND), i)
    return any(_is_ratio(tokens, k) and tokens[k + 3].lower == "of" for k in before if k + 3 < i)


def _is_ratio(tokens: Sequence[Token], i: int) -> bool:
    """ "*one* in three of them", "one in three is a child"; not "five in two separate attacks"."""
    said = [t.lower for t in tokens[i : i + 4]] if i >= 0 else []
    out = said[1:3] == ["out", "of"]  # "*two* out of three victims"
    if out and len(said) > 3 and all(w in phrases().units for w in said[::3]):
        return True
    if len(said) < 3 or said[1] != "in" or not all(w in phrases().units for w in said[:3:2]):
        return False
    behind = tokens[i + 3 : i + 4]
    return (
        not behind or behind[0].lower == "of" or behind[0].is_verb or not behind[0].text.isalnum()
    )


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Channel *4*", "Image 9 of *16*", "called *911*": a number that names something."""
    if i and tokens[i - 1].lower in phrases().dialled:
        return tokens[i].text.isdecimal() and len(tokens[i].text) == _DIALLED
    if not (tokens[i].text.isdecimal() or tokens[i].lower in phrases().units):
        return False
    before = [t for t in tokens[max(0, i - 4) : i] if t.text != "/"]
    if [t.lower for t in before[-1:]] == ["of"] and before[-2:-1] and before[-2].text.isdecimal():
        before = before[:-2]
    named = before[-1:] and (before[-1].text.istitle() or before[-1].tag == "NNP")
    if not named:
        return False
    numbered = before[-1].lower in phrases().numbered and not _counts_on(tokens, i)
    return before[-1].lower in phrases().names or numbered


def _counts_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether people or what they did stand behind: "in Bama District *12 people* died"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return behind is not None and (behind.tag in {"NNS", "CD"} or behind.is_verb)


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Four bare digits from 1900 to 2099, unless a plural noun right behind is counted by them.

    Two where a day and a month stand before them ("25 MAY 89"), and no such noun behind.
    """
    counts = i + 1 < len(tokens) and tokens[i + 1].tag in {"NNS", "NNPS"}
    dated = i > 0 and _is_month(tokens[i - 1])
    if dated and i > 1 and tokens[i - 2].text.isdecimal() and not counts:
        return tokens[i].text.isdecimal()
    return bool(_YEAR.fullmatch(tokens[i].text)) and (dated or not counts)


def _is_month(token: Token) -> bool:
    """ "May", not "40 may have been killed"."""
    return is_month(token.lower) and token.tag != "MD"


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """ "Amina Yusuf, 24, said", "died at 43": numbers that count no people."""
    between = i > 1 and tokens[i - 1].lower == "between"  # "aged *between 19 and 26*"
    before = tokens[i - 1 - between] if i else None
    behind = [t.lower for t in tokens[i + 1 : i + 3] if t.text != "-"]  # "a 9 -year-old boy"
    after = behind[0].rstrip(".") if behind else "."
    if after in _OF_AGE - {"years", "year"} and tokens[i].lower in phrases().units:
        return True  # "a four year-old girl"
    if after in {"year", "years"} and tokens[i + 2 : i + 3] and tokens[i + 2].lower == "old":
        return True  # "the seventeen year old"
    if before is not None and before.lower in {"aged", "age", "ages"}:
        return True  # "a boy aged eleven"
    if _is_extreme(tokens, i) or _is_age_too(tokens, i) or _is_age_in_brackets(tokens, i):
        return True
    if before is not None and tokens[i].lower in phrases().units:
        return _is_of_named(tokens, i) and after in {",", ";", ".", ")", "and"}
    if not tokens[i].text.isdecimal() or int(tokens[i].text) > _OLDEST:
        return False
    if after in _OF_AGE:
        return True
    if before is None:
        return False
    closed = after in {",", "", ")", "and", ";", "was", "were", "is", "are", "has", "had"}
    who = tokens[i - 2] if before.text == "," and i > 1 else None
    named = who is not None and (who.tag == "NNP" or is_person_noun(who.lower))
    named = named and tokens[i - 2].entity[2:] not in {"DATE", "GPE", "ORG"}
    several = who is not None and who.tag == "NNS"  # "of the 120 passengers, 30 were hurt"
    return named and closed and not (several and i + 1 < len(tokens) and tokens[i + 1].is_verb)


def _is_age_in_brackets(tokens: Sequence[Token], i: int) -> bool:
    """ "Mr Thomas Baillie *(51)*": behind a person's name."""
    beside = [t.text for t in tokens[i - 1 : i + 2]] if i > 1 else []
    aged = tokens[i].text.isdecimal() and int(tokens[i].text) <= _OLDEST
    return aged and beside[::2] == ["(", ")"] and tokens[i - 2].entity.endswith("PERSON")


def _is_of_named(tokens: Sequence[Token], i: int) -> bool:
    """ "Omar Said, *three*, and his sister": behind a person's name and a comma."""
    if i < 2 or tokens[i - 1].text != "," or tokens[i - 2].tag != "NNP":
        return False
    called = i > 2 and is_person_noun(tokens[i - 3].lower)  # "their son Omar, *nine*"
    return called or tokens[i - 2].entity.endswith("PERSON")


def _is_age_too(tokens: Sequence[Token], i: int) -> bool:
    """ "ages 21, *32*, and *49*": joined to an age by a comma or "and" alone."""
    before = i - 1
    while before > 0 and tokens[before].lower in {",", "and"}:
        before -= 1
    joined = before < i - 1 and tokens[before].text.isdecimal() and tokens[i].text.isdecimal()
    counts = i + 1 < len(tokens) and tokens[i + 1].is_noun
    return joined and not counts and _is_age(tokens, before)


def _is_extreme(tokens: Sequence[Token], i: int) -> bool:
    """ "the youngest of the dead was *14*", but not "the dead in the oldest quarter were 25"."""
    known, counts = phrases(), i + 1 < len(tokens) and tokens[i + 1].is_noun
    if counts or not i or tokens[i - 1].lower not in known.copulas:
        return False
    for at in range(max(0, i - 1 - _NEAR), i - 1):
        whose = tokens[at + 1]
        of_people = whose.lower == "of" or whose.lower in known.copulas or whose.is_verb
        if tokens[at].lower in known.extremes and (of_people or is_person_noun(whose.lower)):
            return True
    return False


def _is_moment(tokens: Sequence[Token], i: int) -> bool:
    """ "the 11 a.m. shooting", "15 December", "the April 28 murder"; not "in May 12 people".

    Nor "on March 1 and *2*"; but "a later bulletin, at *2200*, ..." as well.
    """
    if _is_hour(tokens, i):
        return True
    if not tokens[i].text.isdecimal() or int(tokens[i].text) > _LONGEST_MONTH:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.lower.rstrip(".") in _OF_CLOCK or _is_month(after)):
        return True
    counts = after is not None and after.tag == "NNS"
    before = tokens[max(0, i - 3) : i]
    second = len(before) == 3 and _is_month(before[0]) and before[2].lower in {"and", "or", "to"}
    beside = second and before[1].text.isdecimal()
    return i > 0 and (beside or _is_month(tokens[i - 1])) and not counts


def _is_hour(tokens: Sequence[Token], i: int) -> bool:
    """Whether "at" and four bare digits between commas give the hour: ", at *2200*,"."""
    before, after = [t.lower for t in tokens[max(0, i - 2) : i]], tokens[i + 1 : i + 2]
    set_off = before in ([",", "at"], ["at"]) and [t.text for t in after] == [","]
    return set_off and bool(_HOUR.fullmatch(tokens[i].text))


def _tells_more_of_one(tokens: Sequence[Token], i: int) -> bool:
    """ "a mother *of three*", whose children nobody harmed; "a girl *of 14*", "of about 40"."""
    approximate = i > 0 and tokens[i - 1].lower in phrases().before
    of = i - 1 - approximate
    if of < 1 or tokens[of].lower != "of":
        return False
    closed = i + 1 == len(tokens) or not tokens[i + 1].is_noun
    who = tokens[of - 1]
    one = who.tag in {"NN", "NNP"} and is_person_noun(who.lower) and not is_group(who.lower)
    return closed and one
