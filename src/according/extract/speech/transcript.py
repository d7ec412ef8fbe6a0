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
_ASIDE = r"(?: \((?P<aside>[^()\n]{2,50}(?:\([^()\n]+\)[^()\n]*)?)\))?"
_COLON = re.compile(
    r"(?:\A|\n)[^\S\n]*[\"“]?(?P<label>[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,4})"
    + _ASIDE
    + r"(?P<colon>:)\s"
)
_TITLED = re.compile(
    r"(?:\A|\n)[^\S\n]*(?P<label>[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,9})" + _ASIDE + r"(?P<colon>:)\s"
)
_SIGNED = re.compile(
    r"(?P<quote>[\"”’'])?\s*(?P<dash>[―—–]|--)[^\S\n]*(?P<name>[A-Z@][^\n—―–,;:]{2,50}?)"
    r"(?P<handle>[^\S\n]*\(@\w+\)[^\n]{0,30})?[^\S\n]*(?=\n|\Z)"
)
_INNER = re.compile(r"\[([^\[\]]+)\]")
_ENDED = re.compile(r"\[END\s[^\]]*\]", re.IGNORECASE)
_IN_BRACKETS = ("text", "asking", "documents", "remarks")
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
    kinds = (*_IN_BRACKETS, "headings", "outlet", "made", "titled", "reporter", "reporting")
    return {kind: frozenset(lexicon[kind]) for kind in kinds}


def is_of_outlet(words: str) -> bool:
    """ "our correspondent there", "a tally kept by this newspaper": whose words are the report's.

    Not "records seen by this newspaper", which others wrote.
    """
    told = words.lower().split() or [""]
    if told[-2:-1] == ["this"] and told[-1] in _words()["outlet"]:
        made_by = told[-3:-2] == ["by"] and not _words()["made"].isdisjoint(told[-4:-3])
        return made_by or not told[:-2]
    ours = _words()["asking"] | _words()["outlet"]
    return told[0] == "our" and not ours.isdisjoint(told[1 : _TITLE + 1])


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
    for kind in _IN_BRACKETS:
        known = _words()[kind]
        if whole in known or (first in known and kind in {"remarks", "documents"}):
            return kind
    return "speaker" if words.isupper() and len(words.split()) <= _LONGEST else "none"


def _with_colon(text: str) -> Iterator[_Turn]:
    """Turns of "HADDAD: ..." or "Mr Haddad: ..." where two or more speak.

    Not of names in a text that is all in capitals, nor of capitals that are a heading.
    """
    found = [] if text.isupper() else [*_COLON.finditer(text), *_titled(text)]
    found = [match for match in found if match["label"].lower() not in _words()["headings"]]
    if len({match["label"] for match in found}) < 2 or _are_datelines(text, found):
        return
    named: dict[str, Passage] = {}
    for match in sorted(found, key=lambda match: match.start()):
        name = named.setdefault(match["label"], _name_in(text, match))
        own = match["label"].lower() in _words()["asking"] or _reports(text, name.text)
        cue = passage(text, *match.span("colon"))
        yield _Turn(None if own else name, cue, match.end(), match.start())


def _are_datelines(text: str, found: list[re.Match[str]]) -> bool:
    """ "BEIRUT: A car blew up. / LIMA: Two men died.": each once, in capitals, and nobody asks."""
    labels = [match["label"] for match in found]
    alone = all(label.isupper() and labels.count(label) == 1 for label in labels)
    known = any(label.lower() in _words()["asking"] | _words()["remarks"] for label in labels)
    return alone and not known and "?" not in text and not any(match["aside"] for match in found)


def _titled(text: str) -> Iterator[re.Match[str]]:
    """Labels with a title or an office: "Mr Haddad:", "Minister for Health (Dr Lina Haddad):"."""
    for match in _TITLED.finditer(text):
        known = _has_title(match["label"]) or _has_title(match["aside"] or "")
        if known and not match["label"].isupper():
            yield match


def _has_title(name: str) -> bool:
    """Whether the first word, or the one behind "the", is a title or an office."""
    words = name.lower().replace(".", "").removeprefix("the ").split()
    return not _words()["titled"].isdisjoint(words[:1])


def _name_in(text: str, match: re.Match[str]) -> Passage:
    """Who speaks: "MUSA (VOICED)", "CLIP (*MUSA*)", "Minister for Health (*Dr Lina Haddad*)"."""
    clip = match["label"].lower() in _words()["remarks"]
    inside = match["aside"] and (clip or _has_title(match["aside"]))
    return passage(text, *match.span("aside" if inside else "label"))


def _reports(text: str, name: str) -> bool:
    """Whether the text has him for the outlet's own: "our correspondent Musa", "Musa reports"."""
    called = rf"(?:[A-Z][\w’'-]+ )?{re.escape(name)}\b"
    before, behind = (_either(_words()[kind]) for kind in ("reporter", "reporting"))
    return re.search(rf"(?i:\b(?:{before}) {called}|{called},? (?:{behind})\b)", text) is not None


def _either(phrases: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases)))


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
