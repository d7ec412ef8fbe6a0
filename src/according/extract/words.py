"""Text -> sentences of words, with their places in the text.

The law: ``text[word.start:word.end] == word.text`` for every word of any text, words never overlap, and every character
that is not white space belongs to exactly one word. Words follow the Penn Treebank (``do`` ``n't``, ``minister`` ``'s``),
because every annotation downstream does; hyphenated words and figures ("re-enforce", "5,500", "U.S.") stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its span: code points of the whole text, half-open."""

    text: str
    start: int
    end: int


Sentence = list[Word]

# \w leaves out combining marks, joiners and the soft hyphen, which live inside words (Arabic vowels, "é" in two parts).
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
_W = rf"[\w{_MARKS}]"
_LETTER = r"[^\W\d_]"
_CLOSERS = "\"'”’»›)]}〉》」』\u201f"

_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]              # web addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                     # mail addresses
    | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!{_W}))?(?:[-‐‑]{_W}+)*        # U.S., a.m., U.S.-backed
    | [@\#]?{_W}+(?:(?:['’\-‐‑ʼ]|(?<=\d)[.,:/](?=\d)|(?<=[A-Z])&(?=[A-Z])
        |\.(?=(?:com|org|net|gov|edu|info|co|tv|int|mil)\b)){_W}+)*     # words, figures, hyphens, inner apostrophes
    | \.(?:\s?\.)+|…+ | -{{2,}} | ``|'' | \S                           # ellipses, dashes, any other sign by itself
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?:(?<=.)n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))$")
_NEWLINES = re.compile(r"(?:\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029])+")
_WRAPPED_FROM, _WRAPPED_TO = 45, 100


@cache
def _lexicon() -> tuple[dict[str, str], frozenset[str]]:
    """Abbreviations (word without its last full stop -> kind) and the words that start sentences."""
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
    """The sentences of a text, in order, none empty; a paragraph's end always ends a sentence."""
    return [
        sentence
        for start, end in paragraphs(text)
        for sentence in _sentences(_words(text, start, end), text)
    ]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between line ends; lines of a hard-wrapped text (wire copy of 70 columns) are joined to their paragraph."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(text, lines)
    start = None
    for (begin, end), (following, _) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        start = begin if start is None else start
        gap = text[end:following]
        soft = wrapped and gap.replace("\r\n", "\n").count("\n") == 1 and len(gap.strip(" \t")) <= 2
        if soft and not text.startswith(("  ", "\t"), following) and following < len(text):
            continue
        yield start, end
        start = None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold more than white space."""
    start = 0
    for newline in [*_NEWLINES.finditer(text), None]:
        end = newline.start() if newline else len(text)
        if text[start:end].strip():
            yield start, end
        start = newline.end() if newline else end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether line ends are typesetting: several lines directly follow another, none is long, most are nearly full."""
    if len(lines) < 3 or max(end - start for start, end in lines) > _WRAPPED_TO:
        return False
    inner = [
        end - start
        for (start, end), (following, _) in zip(lines, lines[1:], strict=False)
        if len(text[end:following].strip(" \t")) <= 1 or text[end:following] == "\r\n"
    ]
    return len(inner) >= 2 and sum(size >= _WRAPPED_FROM for size in inner) >= 0.7 * len(inner)


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
    """Groups the words of one paragraph; an abbreviation's full stop joins its word."""
    sentence: Sentence = []
    pending = list(words)
    place, count = 0, len(pending)
    while place < count:
        word = pending[place]
        place += 1
        following = pending[place] if place < count else None
        if word.text == "." and sentence and sentence[-1].end == word.start:
            kind = _kind(sentence[-1].text, following)
            if kind:
                last = sentence.pop()
                word = Word(last.text + ".", last.start, word.end)
                sentence.append(word)
                if kind == "either" and _starts_sentence(following):
                    yield sentence
                    sentence = []
                continue
        sentence.append(word)
        if not _is_stop(word.text):
            continue
        closed = False
        while place < count and pending[place].start == pending[place - 1].end:
            if pending[place].text[0] not in _CLOSERS or len(pending[place].text) > 2:
                break
            sentence.append(pending[place])
            closed = True
            place += 1
        if _ends(word, closed, pending[place] if place < count else None, text, sentence):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _kind(word: str, following: Word | None) -> str | None:
    """What kind of abbreviation a word before a full stop is, or None; single capitals are initials."""
    kinds, _ = _lexicon()
    if len(word) == 1 and word.isupper() and following is not None:
        return "either"
    kind = kinds.get(word) or kinds.get(word.lower()) or (kinds.get(word.title()) if word[0].isupper() else None)
    if kind == "number":
        return kind if following is not None and following.text[0].isdigit() else None
    if following is None and kind == "name":
        return None
    return kind


def _is_stop(text: str) -> bool:
    return text[0] in ".!?…؟۔。！？" or (len(text) > 2 and text[-1] == "." and text[1] == ".")


def _starts_sentence(word: Word | None) -> bool:
    """After "U.S." or "Inc.": a capitalised function word starts a sentence, a name or a noun goes on."""
    return word is not None and word.text[0].isupper() and word.text.lower() in _lexicon()[1]


def _ends(stop: Word, closed: bool, following: Word | None, text: str, sentence: Sentence) -> bool:
    """Whether the sentence ends at this stop, given whether closing quotes came after it and what follows."""
    if following is None:
        return True
    first = following.text[0]
    if following.start == sentence[-1].end:  # no space: "end.The" ends, "v.2" and "end.," do not
        return first.isupper() and stop.text == "." and stop.start > 0 and text[stop.start - 1].islower()
    if len(stop.text) > 2 and stop.text[0] not in ".…!?":  # an acronym: "U.S."
        return _starts_sentence(following)
    if stop.text == "." and not closed:
        return True
    return not first.islower()  # "Why?" he asked; Jeb! was; and ... then
