"""Interviews whose speakers no label names: a line that asks, and the next one that answers.

Law: only where the report says that it met somebody, and lines ask and answer by turns from the
first question on, are the answers his; what is asked is the report's voice.
"""

import re
from collections.abc import Sequence

from according.extract.speech.attribution import Attribution, made
from according.extract.speech.mentions import Mention
from according.extract.speech.sources import Cast
from according.lexicons import load, remembered
from according.model.passage import Passage, passage

_LINE = re.compile(r"[^\n]+")
_OPENING = "-–—―•"
_QUESTION = 30  # words of the longest question
_QUESTIONS = 3  # of these make an interview
_OPENS_BRACKET = ("(", "[")  # a line of the outlet's own, at the end


@remembered
def _meeting() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load("transcripts")["meeting"]) + r")\b", re.IGNORECASE)


def answered(text: str, cast: Cast) -> list[Attribution]:
    """What somebody answers in an interview, answer by answer; [] where the report is none."""
    said = (_said_in(text, match.start(), match.end()) for match in _LINE.finditer(text))
    lines = [line for line in said if line is not None]
    first = next((n for n, line in enumerate(lines) if _asks(line)), len(lines))
    turns = lines[first:]
    if not turns or not _is_by_turns(turns):
        return []
    met = _meeting().search(text, 0, turns[0].start)
    person = _met(cast, turns[0].start) if met else None
    if person is None:
        return []
    found = []
    for answer in turns[1::2]:
        if answer.text.startswith(_OPENS_BRACKET):
            break
        source = cast.labelled(person.passage)
        found.append(made((source,), None, (answer,), "asserts", person.passage, (answer,)))
    return found


def _said_in(text: str, start: int, end: int) -> Passage | None:
    """A line without blanks at its ends and the dashes that open it; None if it is no more."""
    words = text[start:end].rstrip()
    said = words.lstrip().lstrip(_OPENING).lstrip()
    return passage(text, start + len(words) - len(said), start + len(words)) if said else None


def _asks(line: Passage) -> bool:
    return line.text.endswith("?") and len(line.text.split()) <= _QUESTION


def _is_by_turns(turns: Sequence[Passage]) -> bool:
    """Whether every other line is as short as a question, and most of those, not of these, ask."""
    asked, answers = turns[::2], turns[1::2]
    short = all(len(line.text.split()) <= _QUESTION for line in asked[: len(answers)])
    asking = sum(map(_asks, asked))
    return short and asking >= _QUESTIONS and asking > sum(map(_asks, answers))


def _met(cast: Cast, before: int) -> Mention | None:
    """Who is named last before the first question, as one who does something or at all."""
    named = [m for m in reversed(cast.mentions) if m.person and m.passage.end <= before]
    return next((m for m in named if m.subject), next(iter(named), None))
