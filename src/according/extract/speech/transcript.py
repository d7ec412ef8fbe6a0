"""Speakers named apart from their words: "[HADDAD] Two men ...", "HADDAD: ...", "... — Haddad".

Law: a speaker's words run from his label to the next one, or to where the recording ends; what the
outlet's own people ask is the report's voice. A signature is behind a quotation, or has a handle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from according.extract.speech.attribution import Attribution, made
from according.extract.speech.sources import Cast
from according.lexicons import load, remembered
from according.model.passage import Passage, passage

_BRACKETS = re.compile(r"(?:\A|\n[^\S\n]*\n|--)[^\S\n]*(?:\[[^\[\]]{1,120}\]\s*)+")
_COLON = re.compile(r"(?:\A|\n)[^\S\n]*[\"“]?([A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,4})(:)\s")
_SIGNED = re.compile(
    r"(?P<quote>[\"”’'])?\s*(?P<dash>[―—–]|--)[^\S\n]*(?P<name>[A-Z@][^\n—―–,;:]{2,50}?)"
    r"(?P<handle>[^\S\n]*\(@\w+\)[^\n]{0,30})?[^\S\n]*(?=\n|\Z)"
)
_INNER = re.compile(r"\[([^\[\]]+)\]")
_ENDED = re.compile(r"\[END\s[^\]]*\]", re.IGNORECASE)
_LONGEST = 12  # words of a name with its title
_TITLE = 3  # words behind "our" in which the outlet's reporter is named
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label and where its words begin; ``name`` is None where the outlet itself goes on."""

    name: Passage | None
    cue: Passage | None
    start: int
    label: int


@remembered
def _words() -> dict[str, frozenset[str]]:
    lexicon = load("transcripts")
    kinds = ("text", "asking", "documents", "remarks", "headings")
    return {kind: frozenset(lexicon[kind]) for kind in kinds}


def is_of_outlet(words: str) -> bool:
    """ "our correspondent there": the outlet's own people, whose words are the report's."""
    first, *rest = words.lower().split() or [""]
    return first == "our" and not _words()["asking"].isdisjoint(rest[:_TITLE])


def spoken(text: str, cast: Cast) -> list[Attribution]:
    """What the labelled speakers of a report say, in its order; [] where it is no transcript."""
    turns = sorted([*_bracketed(text), *_with_colon(text)], key=lambda turn: turn.start)
    found = []
    for n, turn in enumerate(turns):
        if turn.name is None:
            continue
        end = turns[n + 1].label if n + 1 < len(turns) else len(text)
        ended = _ENDED.search(text, turn.start, end)
        said = list(_paragraphs(text, turn.start, ended.start() if ended else end))
        # a colon announces one paragraph, brackets all until the next ones
        content = tuple(said[:1] if turn.cue else said)
        if content:
            source = cast.labelled(turn.name)
            found.append(made((source,), turn.cue, content, "asserts", turn.name, content))
    return found


def _bracketed(text: str) -> Iterator[_Turn]:
    """Turns of "[BEGIN RECORDING] [HADDAD, IN PROGRESS] ..." and "-- [TEXT] [HADDAD] ...".

    Whoever a header names before the text ("-- [COMMUNIQUE] [FRONT] [TEXT]") is the author of it
    all, and what an author says himself is the report's own voice. A report that has no such remark
    is no transcript, whatever stands in brackets.
    """
    runs = [(run, list(_labels(text, run))) for run in _BRACKETS.finditer(text)]
    if not any(kind not in {"speaker", "none"} for _, labels in runs for kind, _ in labels):
        return
    for run, labels in runs:
        kinds = [kind for kind, _ in labels]
        header = run.group().startswith("--")
        begun = header and "text" not in kinds[: _last(kinds)]
        if "speaker" in kinds and not begun:
            yield _Turn(labels[_last(kinds)][1], None, run.end(), run.start())
        elif "asking" in kinds:
            yield _Turn(None, None, run.end(), run.start())


def _last(kinds: list[str]) -> int:
    """Where the last speaker stands; 0 where there is none."""
    return max((n for n, kind in enumerate(kinds) if kind == "speaker"), default=0)


def _labels(text: str, run: re.Match[str]) -> Iterator[tuple[str, Passage]]:
    """What each label is, and its words up to a comma ("HADDAD, IN PROGRESS")."""
    for match in _INNER.finditer(text, run.start(), run.end()):
        words = match[1].split(",")[0]
        yield _kind(words), passage(text, match.start(1), match.start(1) + len(words))


def _kind(words: str) -> str:
    """What words in brackets are: a speaker is named in capitals, the rest is in the lexicon."""
    folded = words.lower().split()
    first, whole = folded[0] if folded else "", " ".join(folded)
    for kind, known in _words().items():
        if whole in known or (first in known and kind in {"remarks", "documents"}):
            return kind
    return "speaker" if words.isupper() and len(words.split()) <= _LONGEST else "none"


def _with_colon(text: str) -> Iterator[_Turn]:
    """Turns of "HADDAD: ..." where two or more speak, in a text that is not all in capitals."""
    found = [] if text.isupper() else list(_COLON.finditer(text))
    found = [match for match in found if match[1].lower() not in _words()["headings"]]
    if len({match[1] for match in found}) < 2:
        return
    for match in found:
        name = passage(text, *match.span(1))
        asking = name.text.lower() in _words()["asking"]
        cue = passage(text, *match.span(2))
        yield _Turn(None if asking else name, cue, match.end(), match.start())


def signed(text: str, cast: Cast) -> list[Attribution]:
    """Quotations and short messages with their speaker's name behind a dash.

    In a text of capitals nothing tells a name from other words.
    """
    found = []
    for match in () if text.isupper() else _SIGNED.finditer(text):
        name = match["name"].rstrip(".")
        words = [word for word in name.split() if word[0].isalpha()]
        if not (match["quote"] or match["handle"]) or not all(w[0].isupper() for w in words):
            continue
        end = len(text[: match.start()].rstrip())
        begin = text.rfind("\n", 0, end) + 1
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(" \t\"“”‘'"))
        if begin < end:
            content = (passage(text, begin, end),)
            own = passage(text, match.start("name"), match.start("name") + len(name))
            cue = passage(text, *match.span("dash"))
            found.append(made((cast.labelled(own),), cue, content, "asserts", own, content))
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[Passage]:
    """The stretch as passages, one a paragraph, without blanks at their ends."""
    cuts = [m.span() for m in _PARAGRAPH.finditer(text, start, end)]
    begins, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    for begin, stop in zip(begins, ends, strict=True):
        words = text[begin:stop]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield passage(text, begin + lead, begin + len(words.rstrip()))
