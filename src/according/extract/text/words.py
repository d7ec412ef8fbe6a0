"""Text -> sentences of words, with their places in the text.

The law: ``text[word.start:word.end] == word.text`` for every word of any text, words never overlap,
and every character that is not white space belongs to exactly one word. Words follow the Penn
Treebank (``do`` ``n't``, ``minister`` ``'s``), because every annotation downstream does; hyphenated
words and figures ("re-enforce", "5,500", "U.S.") stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word and its span: code points of the whole text, half-open."""

    text: str
    start: int
    end: int


Sentence = list[Word]

# \w leaves out combining marks, joiners and the soft hyphen, which live inside words: Arabic
# vowels, "é" in two parts.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
_W = rf"[\w{_MARKS}]"
_LETTER = r"[^\W\d_]"
_STOPS = ".!?…؟۔。！？"
_CLOSERS = "\"'”’»›)]}〉》」』\u201f"

_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]            # web addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                     # mail addresses
    | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!{_W}))?(?:[-‐‑]{_W}+)*        # U.S., a.m., U.S.-backed
    | [@\#]?{_W}+(?:(?:['’\-‐‑ʼ]|(?<=\d)[.,:/](?=\d)|(?<=[A-Z])&(?=[A-Z])
        |\.(?=(?:com|org|net|gov|edu|info|co|tv|int|mil)\b)){_W}+)*     # words, figures, hyphens
    | \.(?:\s?\.)+|…+ | -{{2,}} | ``|'' | \S                           # ellipses, dashes, any sign
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?:(?<=.)n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))$")
_NEWLINES = re.compile(r"(?:\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029])+")
_WRAPPED_FROM, _WRAPPED_TO = 45, 100


@cache
def _lexicon() -> tuple[dict[str, str], frozenset[str]]:
    """Abbreviations (without the last full stop -> kind) and the words that start sentences."""
    kinds: dict[str, str] = {}
    path = files("according.lexicons").joinpath("abbreviations.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, kind = line.split("\t")
            if kind not in ("name", "number", "either", "starter"):
                raise ValueError(f"abbreviations.tsv: {word!r} has kind {kind!r}")
            kinds[word] = kind
    starters = frozenset(word for word, kind in kinds.items() if kind == "starter")
    return {word: kind for word, kind in kinds.items() if kind != "starter"}, starters


def split(text: str) -> list[Sentence]:
    """All sentences of a text, none empty; a paragraph's end always ends a sentence."""
    return [
        sentence
        for start, end in paragraphs(text)
        for sentence in _sentences(_words(text, start, end), text)
    ]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between line ends, none blank; lines that only typesetting broke are joined again."""
    lines = list(_lines(text))
    if not _is_wrapped(text, lines):
        yield from lines
        return
    start = lines[0][0]
    for (_, end), (following, _) in pairwise(lines):
        indented = text.startswith(("  ", "\t"), following)
        if indented or not _is_one_line_end(text[end:following]):
            yield start, end
            start = following
    yield start, lines[-1][1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold more than white space."""
    start = 0
    for newline in [*_NEWLINES.finditer(text), None]:
        end = newline.start() if newline else len(text)
        if text[start:end].strip():
            yield start, end
        start = newline.end() if newline else end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the text is broken into lines as old wires are.

    None is long, most that go on are nearly full, and few end a sentence (as lines that are
    paragraphs do).
    """
    if len(lines) < 3 or max(end - start for start, end in lines) > _WRAPPED_TO:
        return False
    going_on = [
        text[start:end].rstrip()
        for (start, end), (following, _) in pairwise(lines)
        if _is_one_line_end(text[end:following])
    ]
    full = sum(len(line) >= _WRAPPED_FROM for line in going_on)
    ended = sum(line.endswith((".", "!", "?", ".”", '."')) for line in going_on)
    return full >= 2 and full >= 0.7 * len(going_on) and ended <= 0.4 * len(going_on)


def _is_one_line_end(gap: str) -> bool:
    return gap == "\r\n" or len(gap) == 1


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        found, begin = match.group(), match.start()
        if "'" in found or "’" in found or "ʼ" in found:
            clitic = _CLITIC.search(found)
            if clitic and clitic.start():
                cut = begin + clitic.start()
                yield Word(text[begin:cut], begin, cut)
                yield Word(clitic.group(), cut, match.end())
                continue
        elif found.lower() == "cannot":
            yield Word(found[:3], begin, begin + 3)
            yield Word(found[3:], begin + 3, match.end())
            continue
        yield Word(found, begin, match.end())


def _sentences(words: Iterator[Word], text: str) -> Iterator[Sentence]:
    """Part one paragraph's words into sentences; closing quotes stay with what they close."""
    pending = list(_abbreviated(list(words)))
    sentence: Sentence = []
    place = 0
    while place < len(pending):
        stop = pending[place]
        sentence.append(stop)
        place += 1
        if not _is_stop(stop.text):
            continue
        before = place
        while place < len(pending) and _closes(pending[place - 1], pending[place]):
            sentence.append(pending[place])
            place += 1
        following = pending[place] if place < len(pending) else None
        if following is None or _ends(stop, sentence[-1], following, text, place > before):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _abbreviated(words: list[Word]) -> Iterator[Word]:
    """The words, where the full stop of an abbreviation belongs to it."""
    skipped = False
    for number, word in enumerate(words):
        if skipped:
            skipped = False
            continue
        stop = words[number + 1] if number + 1 < len(words) else None
        following = words[number + 2] if number + 2 < len(words) else None
        if stop and stop.text == "." and stop.start == word.end and _kind(word.text, following):
            skipped = True
            yield Word(word.text + ".", word.start, stop.end)
        else:
            yield word


def _kind(word: str, following: Word | None) -> str | None:
    """Say what kind of abbreviation a word before a full stop is, or None.

    Single capitals are initials.
    """
    kinds, _ = _lexicon()
    if len(word) == 1 and word.isupper() and following is not None:
        return "either"
    kind = kinds.get(word) or kinds.get(word.lower())
    if kind is None and word[0].isupper():
        kind = kinds.get(word.title())
    if kind == "number" and (following is None or not following.text[0].isdigit()):
        return None
    return None if kind == "name" and following is None else kind


def _is_stop(text: str) -> bool:
    """Whether a sentence may end here: at a mark, an acronym ("U.S.") or an abbreviation."""
    return text[0] in _STOPS or (text[-1] == "." and len(text) > 1)


def _closes(before: Word, word: Word) -> bool:
    return word.start == before.end and word.text[0] in _CLOSERS and len(word.text) <= 2


def _ends(stop: Word, last: Word, following: Word, text: str, closed: bool) -> bool:
    """Whether a stop ends the sentence; ``last`` is the stop or the last quote that closes it."""
    first = following.text[0]
    if stop.text[0] not in _STOPS:  # an abbreviation
        name = _lexicon()[0].get(stop.text[:-1]) == "name"
        return not name and _starts_sentence(following)
    if following.start == last.end:  # "end.The" ends, "v.2" and "end.," do not
        return first.isupper() and stop.text == "." and text[max(stop.start - 1, 0)].islower()
    if stop.text == "." and not closed:
        return True
    return not first.islower()  # "Why?" he asked; Jeb! was; and ... then


def _starts_sentence(word: Word) -> bool:
    """After "U.S." or "Inc.", a capitalised function word starts a sentence; a name goes on."""
    return word.text[0].isupper() and word.text.lower() in _lexicon()[1]
