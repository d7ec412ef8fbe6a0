"""What the encoder labels and no attribution holds goes to the attribution nearest to it.

Law: no attribution is added, moved or taken away; each keeps what it has, and its own source and
cue stay out of its content. ``benchmarks/attribution.py`` measures it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.speech.attribution import Attribution
from according.extract.speech.counts import is_gapped
from according.extract.speech.labelled import Run, bare, joined, runs
from according.extract.text.sentence import Sentence
from according.model.passage import Passage

_WHOLE = 0.8  # of a sentence's words: it goes on what was said, and does not begin anew
_BACK = 2  # paragraphs over which a quotation goes on without naming its speaker again


def completed(
    attributions: Sequence[Attribution], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """The attributions as wide as the labels of their sentences and paragraphs."""
    found = list(attributions)
    for sentence in sentences:
        for run in runs(sentence, "source"):
            _give_source(found, sentence, run)
        for run in runs(sentence, "cue"):
            _give_cue(found, sentence, sentence.passage(run))
    paragraphs = list(_paragraphs(sentences))
    for n, paragraph in enumerate(paragraphs):
        earlier = paragraphs[max(0, n - _BACK)][0].start
        for sentence in paragraph:
            for run in runs(sentence, "content"):
                goes_on = len(run) > _WHOLE * len(sentence.tokens) and not sentence.headline
                since = earlier if goes_on else sentence.start
                _give_content(found, paragraph, since, sentence.passage(bare(run)))
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in sentences:
        if paragraph and sentence.paragraph != paragraph[-1].paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _give_source(found: list[Attribution], sentence: Sentence, run: Run) -> None:
    """The source that it overlaps has all of its words: title, name, office."""
    named = sentence.passage(run)
    for n, attribution in enumerate(found):
        if attribution.sources and attribution.own.overlaps(named):
            whole = joined(sentence.text, [attribution.own, named])[0]
            if not any(mark.overlaps(whole) for mark in _apart(attribution)):
                found[n] = replace(attribution, own=whole)


def _apart(attribution: Attribution) -> list[Passage]:
    """Content and cue that do not run into the source already."""
    marks = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    return [mark for mark in marks if not mark.overlaps(attribution.own)]


def _give_cue(found: list[Attribution], sentence: Sentence, cue: Passage) -> None:
    """A labelled cue that is nobody's is that of the nearest without one."""
    if any(a.cue and a.cue.overlaps(cue) for a in found):
        return
    silent = [a for a in found if a.cue is None]
    nearest = _nearest(silent, cue, sentence.start, sentence.end)
    if nearest is not None:
        found[found.index(nearest)] = replace(nearest, cue=cue)


def _give_content(
    found: list[Attribution], paragraph: Sequence[Sentence], earlier: int, stated: Passage
) -> None:
    """Labelled content is whose it shares most with, else the nearest's in its paragraph.

    In a paragraph without any speaker it goes on what was said last, from ``earlier`` on: a
    speech of many paragraphs names its speaker once.
    """
    if any(piece.contains(stated) for a in found for piece in a.content):
        return
    if any(is_gapped(a) and stated.contains(a.own) for a in found):
        return  # "put the dead at 13 and the rebels at 50": divided between the two
    touching = [a for a in found if any(piece.overlaps(stated) for piece in a.content)]
    speaker = max(touching, key=lambda a: _shared(a, stated), default=None)
    speaker = speaker or _nearest(found, stated, paragraph[0].start, paragraph[-1].end)
    speaker = speaker or _last_speaker(found, earlier, stated.start)
    if speaker is None or any(m.overlaps(stated) for m in (speaker.own, speaker.cue) if m):
        return
    if any(a.turns_from(speaker) and a.cue and stated.contains(a.cue) for a in found):
        return  # "denied that it fired and said that": divided between the two
    content = joined(paragraph[0].text, [*speaker.content, stated])
    found[found.index(speaker)] = replace(speaker, content=content)


def _last_speaker(found: Sequence[Attribution], earlier: int, start: int) -> Attribution | None:
    spoken = [(_heard(a, start), n) for n, a in enumerate(found) if a.sources and not a.attitude]
    before = [(at, n) for at, n in spoken if earlier <= at < start]
    return found[max(before)[1]] if before else None


def _heard(attribution: Attribution, start: int) -> int:
    """Where the last words of its source and content before ``start`` begin; else ``start``."""
    marks = (attribution.own, *attribution.content)
    return max((mark.start for mark in marks if mark.start < start), default=start)


def _shared(attribution: Attribution, stated: Passage) -> int:
    return sum(
        max(0, min(p.end, stated.end) - max(p.start, stated.start)) for p in attribution.content
    )


def _nearest(
    found: Sequence[Attribution], mark: Passage, start: int, end: int
) -> Attribution | None:
    """The attribution with source, cue or content between start and end that is nearest."""
    near = [(_distance(a, mark), n, a) for n, a in enumerate(found) if _stands_in(a, start, end)]
    return min(near, key=lambda row: row[:2])[2] if near else None


def _stands_in(attribution: Attribution, start: int, end: int) -> bool:
    return any(m.start < end and start < m.end for m in _marks(attribution))


def _distance(attribution: Attribution, mark: Passage) -> int:
    return min(max(0, m.start - mark.end, mark.start - m.end) for m in _marks(attribution))


def _marks(attribution: Attribution) -> list[Passage]:
    cue = [attribution.cue] if attribution.cue else []
    return [attribution.own, *cue, *attribution.content]
