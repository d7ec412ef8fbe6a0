"""Dispatches under lines that name their source: "Source: Ana Musa", "@governor, 07:31".

Law: a line that names the source tells who says what stands behind "Details:" and "Quote:" up to
the next label; where no such line follows, "Source: ..." is a credit and makes no statement. A line
of a name and a clock tells whose post follows, up to the next one; a place's is a report's own.
"""

import re
from functools import cache

from according.extract.speech.attribution import Attribution, made
from according.extract.speech.mentions import kind_of
from according.extract.speech.sources import Cast
from according.lexicons import load
from according.model.passage import Passage, passage

_LABEL = re.compile(r"^[^\S\n]*(?P<label>[A-Z][a-z]+)(?P<colon>:)[^\S\n]*(?=\S)", re.MULTILINE)
_POST = re.compile(
    r"^[^\S\n]*(?P<name>@\w+|[^\W\d_][^\n,:;()]{2,60}?)(?:[^\S\n]*\([^()\n]*\))?,"
    r"(?:[^\S\n]\w[^\n:]{0,18},)?[^\S\n]\d{1,2}[:.]\d{2}[^\S\n]*(?::|$)",
    re.MULTILINE,
)
_POSTS = 2  # of these make a thread


def posted(text: str, cast: Cast) -> list[Attribution]:
    """What those say who post under their name and the hour; [] where there is no thread."""
    posts = list(_POST.finditer(text))
    found = []
    for n, post in enumerate(posts if len(posts) >= _POSTS else ()):
        end = posts[n + 1].start() if n + 1 < len(posts) else len(text)
        name = passage(text, *post.span("name"))
        if text[post.end() : end].strip() and _can_post(name, cast):
            content = (_trimmed(text, post.end(), end),)
            found.append(made((cast.labelled(name),), None, content, "asserts", name, content))
    return found


def _can_post(name: Passage, cast: Cast) -> bool:
    """Whether it is a handle, or names a person, an office or a body."""
    known = kind_of(name.text.lower().split()[-1]) is not None
    persons = (m.passage for m in cast.mentions if m.person)
    person = any(p.start < name.end and name.start < p.end for p in persons)
    return name.text.startswith("@") or known or person


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
    """The stretch without blanks at its ends."""
    words = text[start:end].rstrip()
    return passage(text, start + len(words) - len(words.lstrip()), start + len(words))
