"""Statements that go on where no cue stands: in the next sentence, or in a quotation.

Law: nobody is given words before the report has named him as speaking.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from according.extract.speech.attribution import Attribution, voice_of
from according.extract.speech.labelled import joined, unclaimed
from according.extract.text.sentence import Sentence
from according.model.passage import Passage, passage

_ITEM = re.compile(r"[-•*–]\s|\(?(?:\d+|[a-z])[.)]\s", re.IGNORECASE)
_ANNOUNCING = re.compile(r"(?:the )?following\b")
_LEADING = 30  # characters from "the following" to its colon: "on Monday in Kano"
_CLOSING = 3  # characters that close a quotation or a clause, with the space behind them


def carry_on(sentence: Sentence, found: list[Attribution], sentences: Sequence[Sentence]) -> None:
    """Content in a sentence without a cue goes on what was said just before in the paragraph."""
    stated = unclaimed(sentence)
    last = next((n for n in reversed(range(len(found))) if not found[n].attitude), None)
    if not stated or last is None or sentence.number == 0:
        return
    before = [
        s for s in sentences if s.number < sentence.number and s.paragraph == sentence.paragraph
    ]
    if not before or found[last].own.start < before[-1].start:
        return
    runs = [sentence.passage(run) for run in stated]
    found[last] = replace(found[last], content=joined(sentence.text, [*found[last].content, *runs]))


def with_announced(
    found: Sequence[Attribution], quotes: Sequence[Passage], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Speakers without words have those that stand right before them, or behind their colon."""
    result = list(found)
    for n, speaker in enumerate(result):
        if speaker.content and not _only_announces(speaker):
            continue
        words = _quoted_before(speaker, quotes) or _behind_colon(speaker, quotes, sentences)
        if words is not None and not any(a.holds(words.start, words.end) for a in result):
            result[n] = replace(speaker, content=(words,), voice=voice_of((words,), quotes))
    return result


def _only_announces(speaker: Attribution) -> bool:
    """ "states the following": what is said comes behind the colon."""
    said = [p.text.lower() for p in speaker.content if any(map(str.isalnum, p.text))]
    return len(said) == 1 and len(said[0]) <= _LEADING and _ANNOUNCING.match(said[0]) is not None


def _quoted_before(speaker: Attribution, quotes: Sequence[Passage]) -> Passage | None:
    """ "... why?" the judge asked.": the sentence that holds the cue has only the speaker."""
    begin = min(mark.start for mark in (speaker.own, speaker.cue) if mark)
    return next((q for q in quotes if 0 < begin - q.end <= _CLOSING), None)


def _behind_colon(
    speaker: Attribution, quotes: Sequence[Passage], sentences: Sequence[Sentence]
) -> Passage | None:
    """ "He wrote:" and a paragraph of its own: its first quotation, or the whole of it."""
    end = max(mark.end for mark in (speaker.own, speaker.cue, *speaker.content) if mark)
    here = next((s for s in sentences if s.start < end <= s.end), None)
    if here is None or here.tokens[-1].text != ":":
        return None
    if here.end - end > (_LEADING if speaker.content else _CLOSING):
        return None
    behind = [s for s in sentences if s.paragraph == here.paragraph + 1]
    if not behind:
        return None
    quote = next((q for q in quotes if 0 <= q.start - behind[0].start <= _CLOSING), None)
    if quote is not None:
        return quote
    last = behind[-1]
    for sentence in sentences:  # "states the following:" announces all points of a list
        next_point = _ITEM.match(here.text, sentence.start) is not None
        if sentence.paragraph in {last.paragraph, last.paragraph + next_point}:
            last = sentence
    return passage(here.text, behind[0].start, last.end)


def with_whole_quotes(
    found: Sequence[Attribution], quotes: Sequence[Passage], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Quotations over several sentences go whole to their speaker; bare ones to the last."""
    result = list(found)
    for quote in quotes:
        index = _speaker_of(result, quote, quotes, sentences)
        if index is None:
            continue
        speaker = result[index]
        if speaker.holds(quote.start, quote.end):
            continue
        kept = [p for p in speaker.content if not p.overlaps(quote)]
        cut = [
            passage(sentences[0].text, p.start, quote.start)
            for p in speaker.content
            if p.start < quote.start < p.end
        ]
        cut = [p for p in cut if re.search(r"\w", p.text)]
        content = tuple(sorted([*kept, *cut, quote], key=lambda p: p.start))
        result[index] = replace(speaker, content=content, voice=voice_of(content, quotes))
    return result


def _speaker_of(
    found: Sequence[Attribution],
    quote: Passage,
    quotes: Sequence[Passage],
    sentences: Sequence[Sentence],
) -> int | None:
    for index, attribution in enumerate(found):
        if any(piece.overlaps(quote) for piece in attribution.content):
            return index
    first = next((s for s in sentences if s.end > quote.start), None)
    if first is None or quote.end - quote.start < 20:
        return None
    opens = first.text[first.start : quote.start].strip(' “"«') == ""
    if not opens:
        return None
    before = [i for i, a in enumerate(found) if a.own.start < quote.start and a.voice != "indirect"]
    near = [i for i in before if _paragraph(sentences, found[i].own.start) >= first.paragraph - 1]
    return near[-1] if near else None


def _paragraph(sentences: Sequence[Sentence], at: int) -> int:
    return next((s.paragraph for s in sentences if s.start <= at < s.end), 0)
