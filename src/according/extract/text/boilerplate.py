"""What in a text is furniture of the page it was copied from, and which lines are its headlines.

Law: the text stays as it is; spans of furniture are only passed over, and a paragraph that is a
sentence is furniture only if a pattern of the lexicon matches it whole.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from according.extract.text.paragraphs import Span, paragraphs
from according.lexicons import load

SENTENCE_END = re.compile(r"[.!?…:;؟。]\W*$")
SENTENCE_INSIDE = re.compile(r"[a-z0-9”\"][.!?][\"”’]?\s+[\"“‘]?[A-Z]")
HELD_WORDS = re.compile(r"[\d\"“”«»]")  # a figure or a quotation: never a mere caption
BULLET = re.compile(r"[-–—•*·▪●◦‣]|\(?\w{1,2}[.)]\s")
LONGEST_HEADLINE = 200  # characters; a cut-off report of one paragraph is no headline
LONGEST_CAPTION = 12  # words
LONGEST_TEASER = 200  # characters
LONGEST_CREDITED = 300


def boilerplate(text: str) -> list[Span]:
    """The spans of paragraphs that are page furniture: buttons, teasers, credits, captions."""
    spans = paragraphs(text)
    words = [text[start:end] for start, end in spans]
    bodies = [is_body(paragraph) for paragraph in words]
    furniture = set[int]()
    listing = False
    for i, paragraph in enumerate(words):
        listing = _opens_list(paragraph) or (listing and not bodies[i])
        if listing or _is_furniture(paragraph, first=i == 0):
            furniture.add(i)
    kept = [i for i in range(len(spans)) if i not in furniture]
    furniture |= _captions(words, bodies, kept)
    return [spans[i] for i in sorted(furniture)]


def headlines(text: str, furniture: Collection[Span]) -> list[Span]:
    """The spans of paragraphs before the first that is a sentence, without ``furniture``."""
    found = list[Span]()
    for start, end in paragraphs(text):
        if (start, end) in furniture:
            continue
        if is_body(text[start:end]):
            break
        found.append((start, end))
    return found


def is_body(paragraph: str) -> bool:
    """Whether a paragraph is running prose: it ends like a sentence, holds one, or is long."""
    return (
        len(paragraph) > LONGEST_HEADLINE
        or SENTENCE_END.search(paragraph) is not None
        or SENTENCE_INSIDE.search(paragraph) is not None
    )


def _is_furniture(paragraph: str, *, first: bool) -> bool:
    # The first paragraph may be a headline such as "Watch: ...": it is kept unless it is a button.
    rules = _rules()
    teaser = not first and len(paragraph) <= LONGEST_TEASER and rules.start.match(paragraph)
    credit = rules.end.search(paragraph) if len(paragraph) <= LONGEST_CREDITED else None
    return bool(
        rules.line.fullmatch(paragraph)
        or teaser
        or (credit is not None and not _is_news(paragraph[: credit.start()]))
    )


def _is_news(caption: str) -> bool:
    """Whether a caption is a sentence that tells of harm: "Two people were killed here."."""
    return is_body(caption) and _rules().states_harm.search(caption) is not None


def _opens_list(paragraph: str) -> bool:
    return _rules().section.fullmatch(paragraph) is not None


def _captions(words: list[str], bodies: list[bool], kept: list[int]) -> set[int]:
    # A caption or a sub-headline: alone between two paragraphs of prose, short, no sentence.
    return {
        i
        for (before, i), (_, after) in zip(pairwise(kept), pairwise(kept[1:]), strict=False)
        if bodies[before] and bodies[after] and not bodies[i] and _could_be_caption(words[i])
        and not words[before].endswith(":")
    }  # fmt: skip


def _could_be_caption(paragraph: str) -> bool:
    return (
        len(paragraph.split()) <= LONGEST_CAPTION
        and not HELD_WORDS.search(paragraph)
        and not BULLET.match(paragraph)
        and not _rules().states_harm.search(paragraph)
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lexicon's patterns, one expression for each way of matching."""

    line: re.Pattern[str]
    start: re.Pattern[str]
    end: re.Pattern[str]
    section: re.Pattern[str]
    states_harm: re.Pattern[str]


@cache
def _rules() -> _Rules:
    lexicon = load("boilerplate")

    def any_of(kind: str, form: str) -> re.Pattern[str]:
        patterns = "|".join(f"(?:{entry['pattern']})" for entry in lexicon[kind])
        return re.compile(form.format(patterns), re.IGNORECASE)

    return _Rules(
        line=any_of("line", r"\W*(?:{})\W*"),
        start=any_of("start", r"\W*(?:{})"),
        end=any_of("end", r"(?:{})\W*$"),
        section=any_of("section", r"\W*(?:{})\W*"),
        states_harm=re.compile(rf"\b(?:{lexicon['caption']['keeps']})", re.IGNORECASE),
    )
