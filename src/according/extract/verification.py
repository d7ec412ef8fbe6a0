"""Words by which a report says how sure its content is: unverified, verified by somebody, disputed.

Law: a mention's span holds exactly the words that say so (with the reason, if one is given), inside
the span asked for. Words of attribution ("claimed") and of modality ("may", "if confirmed") are no
verification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from according.lexicons import load
from according.model.claim import Verification, VerificationStatus

Reach = Literal["clause", "preceding"]


class VerificationMention(msgspec.Struct, frozen=True):
    """How sure, in the text's words. ``reach``: of its own clause, or of what was said before it.

    ``by_speaker``: "police confirmed that ...": the verb is also what attributes, so it verifies
    only a claim whose source is somebody else.
    """

    verification: Verification
    reach: Reach
    by_speaker: bool = False


def find_verification(text: str, start: int, end: int) -> list[VerificationMention]:
    """The mentions in one sentence, in order; ``start`` and ``end`` are code points of the text."""
    if not _gate().search(text, start, end):
        return []
    found: list[VerificationMention] = []
    for first, last, status, by_speaker in sorted(_marks(text, start, end)):
        if found and first < found[-1].verification.end:
            continue
        until = _with_reason(text, last, end)
        words = Verification(status, text[first:until], first, until)
        back = not by_speaker and _reaches_back(text, start, end, first, last)
        reach: Reach = "preceding" if back else "clause"
        found.append(VerificationMention(words, reach, by_speaker))
    return found


Mark = tuple[int, int, VerificationStatus, bool]


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    yield from _unverified(text, start, end)
    yield from _confirming(text, start, end)
    yield from _disputed(text, start, end)


def _unverified(text: str, start: int, end: int) -> Iterator[Mark]:
    """Words that say it by themselves; "the alleged gunman" doubts the person, not the deed."""
    for match in _words("unverified").finditer(text, start, end):
        if match.group().lower() == "alleged" and _then("persons").match(text, match.end(), end):
            continue
        yield match.start(), match.end(), "unverified", False


def _confirming(text: str, start: int, end: int) -> Iterator[Mark]:
    """Of "confirmed by", "not verified", "no confirmation": what stands before the word decides."""
    for match in _words("confirm_verbs", "confirm_nouns").finditer(text, start, end):
        negated = _negated().search(text, start, match.start())
        word = match.group().lower()
        if negated:
            yield negated.start(), match.end(), "unverified", False
            continue
        told = word in load("verification")["confirm_verbs"]
        if told and not _is_supposed(text[start : match.start()]):
            adverb = _adverb().search(text, start, match.start())
            first = adverb.start() if adverb else match.start()
            yield first, match.end(), "verified", _is_active(text, start, match, end)


def _is_active(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether somebody is the verb's subject: "police confirmed", not "was confirmed"."""
    if _then("passive_after").match(text, match.end(), end):
        return False
    subject = re.search(r"([\w’'-]+)[\")”’,]?\s+(?:\w+ly\s+)?\Z", text[start : match.start()])
    return subject is not None and subject[1].lower() not in load("verification")["no_subjects"]


def _disputed(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _words("disputed").finditer(text, start, end):
        of_land = _then("quarrels").match(text, match.end(), end)
        if match.group().lower() == "disputed" and of_land:
            continue
        yield match.start(), match.end(), "disputed", False


def _with_reason(text: str, last: int, end: int) -> int:
    """Where the reason given behind the words ends, or where they end themselves."""
    reason = _reason().match(text, last, end)
    return reason.end() if reason else last


def _reaches_back(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the sentence is about verification alone.

    It states no harm, and speaks of a report or a figure, or says "there was no confirmation".
    """
    around = text[start:first] + " " + text[last:end]
    if re.search(r"\d", around) or _words("states_harm").search(around):
        return False
    if re.search(r"\bthere\s+(?:is|was|were|has|have|had)\b[^,;]*\Z", text[start:first], re.I):
        return not re.search(r"\bthat\b", text[last:end], re.I)
    return _about().search(text[start:end]) is not None


@cache
def _words(*names: str) -> re.Pattern[str]:
    """Any word of these lists, as a whole word."""
    return re.compile(rf"(?<![\w-])(?:{_either(*names)})(?![\w-])", re.IGNORECASE)


@cache
def _then(name: str) -> re.Pattern[str]:
    """A word of the list right behind."""
    return re.compile(rf"\s+(?:{_either(name)})\b", re.IGNORECASE)


def _is_supposed(left: str) -> bool:
    """Whether the words before say that it is only wished for or imagined: "if confirmed"."""
    return _supposed().search(left) is not None


@cache
def _supposed() -> re.Pattern[str]:
    right_before = rf"(?:{_either('supposed')})\s+(?:be\s+)?(?:\w+ly\s+)?"
    clause = rf"(?:{_either('conditions')})\b[^,;:.]*"
    return re.compile(rf"(?<![\w-])(?:{right_before}|{clause})\Z", re.IGNORECASE)


@cache
def _negated() -> re.Pattern[str]:
    """A negation up to six words before, in the same clause ("none of the claims could be")."""
    gap = r"(?:\s+(?!(?:but|and|that|which|who)\b)[\w'’-]+){0,6}\s+"
    return re.compile(rf"(?<![\w-])(?:{_either('negators')}){gap}\Z", re.IGNORECASE)


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(r"\bindependently\s+\Z", re.IGNORECASE)


@cache
def _reason() -> re.Pattern[str]:
    because = rf",?\s+(?:{_either('reasons')})\b"
    return re.compile(rf"{because}[^.;!?…]*[^\s.;!?…,\"”’')]", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    """A subject at the sentence's head, or at its end as what could not be verified."""
    lead = (
        r"(?:(?:the|these|those|this|that|such|their|his|her|its|all|both|some|any|neither|either|"
        r"none\s+of)\s+)*"
    )
    subject = rf"(?:{_either('subjects')})\b"
    head = rf"\A\W*(?:(?:but|and|however,)\s+)?{lead}(?:[\w’'-]+\s+){{0,2}}?{subject}"
    return re.compile(rf"{head}|\s{lead}(?:\w+\s+)?{subject}\W*\Z", re.IGNORECASE)


@cache
def _gate() -> re.Pattern[str]:
    """The stems of which every mention holds one: most sentences hold none."""
    return _words("unverified", "confirm_verbs", "confirm_nouns", "disputed")


def _either(*names: str) -> str:
    lexicon = load("verification")
    words = {word for name in names for word in lexicon[name]}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
