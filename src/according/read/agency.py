"""Which wire agency a report is from, by its dateline, byline or sign-off.

Law: an agency that is only quoted ("told Reuters") is not the report's agency; where none signs, or
several do, it is unknown (None).
"""

import re
from functools import cache

from according.lexicons import load

OPENING = 4  # lines in which a headline, a byline and a dateline stand
SIGNED = 2  # lines at the end where an agency signs alone
FORMS = (
    r"^[^.!?\n]{0,80}\((?P<by>NAMES)(?:/\w[\w ]*)?\)\s*(?:[-–—:]|$)",  # Homs, 4 Feb (AFP) -
    r"^[A-Z][A-Z '/-]{2,40}(?:, [\w ]{2,30}\.?)?\s\((?P<by>NAMES)\)\s",  # HOMS, Syria (AP) The
    r"^(?P<by>NAMES)\s*(?:[-–—|:]\s|$)",  # Reuters - The army
    r"^(?P<by>NAMES) in \w[\w ,.-]{1,40}$",  # Agence France-Presse in Beirut
    r"^(?:[Bb][Yy]|[Ff]rom)\s[^.!?\n]{0,70}?\b(?P<by>NAMES)\b[^.!?\n]{0,30}$",  # By A. Name, AFP
    r"^(?:[Ss]ources?:|©|\([Cc]\)|[Cc]opyright)[^.!?\n]{0,15}?\b(?P<by>NAMES)\b",  # Source: AFP
)
LINE = re.compile(r"\S[^\n\r]*")


def agency(text: str) -> str | None:
    """The agency's name as the lexicon writes it; None if none signs, or several do."""
    lines = [line.rstrip() for line in LINE.findall(text)]
    signing = [form.search(line) for line in lines[:OPENING] + lines[-SIGNED:] for form in _forms()]
    found = {_names()[match["by"]] for match in signing if match}
    return found.pop() if len(found) == 1 else None


def agency_of_byline(byline: str) -> str | None:
    """The agency that a page's author field names whole ("Reuters", "A. Name; AFP")."""
    parts = {part.strip() for part in re.split(r"[;,/]| and | in ", byline)}
    found = {name for written, name in _names().items() if written in parts}
    return found.pop() if len(found) == 1 else None


@cache
def _names() -> dict[str, str]:
    entries = load("agencies")["agency"]
    return {written: entry["name"] for entry in entries for written in entry["names"]}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    longest_first = sorted(_names(), key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    return tuple(re.compile(form.replace("NAMES", names)) for form in FORMS)
