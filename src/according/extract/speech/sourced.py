"""Dispatches in labelled lines: "Source: Oleh Syniehubov, on Telegram", then "Details: ...".

Law: a line that names the source tells who says what stands behind "Details:" and "Quote:" up to
the next label; where no such line follows, "Source: ..." is a credit and makes no statement.
"""

import re
from functools import cache

from according.extract.speech.attribution import Attribution, made
from according.extract.speech.sources import Cast
from according.lexicons import load
from according.model.passage import Passage, passage

_LABEL = re.compile(r"^[^\S\n]*(?P<label>[A-Z][a-z]+)(?P<colon>:)[^\S\n]*(?=\S)", re.MULTILINE)


def sourced(text: str, cast: Cast) -> list[Attribution]:
    """What the labelled lines of a report say by the source that one of them names, in order."""
    labels = list(_LABEL.finditer(text))
    teller, found = None, []
    for n, label in enumerate(labels):
        end = labels[n + 1].start() if n + 1 < len(labels) else len(text)
        kind = label["label"].lower()
        if kind in _labels("naming"):
            teller = _named(text, label.end())
        elif kind in _labels("telling") and teller is not None:
            content = (_trimmed(text, label.end(), end),)
            cue = passage(text, *label.span("colon"))
            found.append(made((cast.labelled(teller),), cue, content, "asserts", teller, content))
    return found


@cache
def _labels(kind: str) -> frozenset[str]:
    return frozenset(load("transcripts")["sourced"][kind])


@cache
def _behind_name() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("transcripts")["sourced"]["behind_name"]))
    return re.compile(rf"\s*(?:[,;(\n]|\s(?:{words})\s|\Z)")


def _named(text: str, start: int) -> Passage:
    """The name at the head of the line: up to a comma, or to where it was said ("on Telegram")."""
    end = _behind_name().search(text, start)
    return passage(text, start, end.start() if end else len(text))


def _trimmed(text: str, start: int, end: int) -> Passage:
    return passage(text, start, start + len(text[start:end].rstrip()))
