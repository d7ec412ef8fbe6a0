"""All that the stages find in one report, before it becomes claims.

The story of extraction begins here: words, labels, sentences; then quotations, speakers, places and
times. Law: page furniture is passed over, so nothing in it can become a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress
from threading import Lock

from according.extract.relevance import read_closely
from according.extract.speech.attribution import Attribution, chain_of
from according.extract.speech.finding import find_attributions
from according.extract.speech.leads import lead_end
from according.extract.speech.quotes import find_quotes
from according.extract.speech.sources import Cast, is_first_person
from according.extract.text.boilerplate import boilerplate, headlines
from according.extract.text.dateline import dateline_end
from according.extract.text.encoder import Encoder, Labels
from according.extract.text.sentence import Sentence, sentences
from according.extract.text.words import Word, split
from according.extract.times import TimeMention, find_time_mentions
from according.extract.where.places import PlaceMention, find_places
from according.lexicons.speakers import is_outlet
from according.model.passage import Passage
from according.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read: its sentences, and every mention found in them."""

    report: Report
    sentences: Sequence[Sentence]
    quotes: Sequence[Passage]
    cast: Cast
    attributions: Sequence[Attribution]
    voices: Sequence[Attribution]
    """The attributions without those of "I" and "we" outside of quotations: the report's own."""
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]

    def chain(self, start: int, end: int, *, knowing: bool = False) -> list[Attribution]:
        """Who says a span, outermost first; ``knowing`` as in `chain_of`."""
        return chain_of(self.voices, start, end, knowing=knowing)

    def near(self, sentence: Sentence, reach: int) -> Sequence[Sentence]:
        """The sentence and up to ``reach`` sentences before it, nearest first."""
        at = self.sentences.index(sentence)
        return self.sentences[max(0, at - reach) : at + 1][::-1]


def read(report: Report, *, whole: bool = False) -> Reading:
    """What the stages find where the report tells of conflict, or in the ``whole`` of it."""
    found = annotated(report.text, whole=whole)
    quotes = find_quotes(report.text)
    cast = Cast(found)
    attributions = _not_through(report.outlet, find_attributions(found, quotes, cast))
    voices = [a for a in attributions if not _is_own_voice(a, quotes)]
    return Reading(
        report, found, quotes, cast, attributions, voices,
        find_places(report.text, found), find_time_mentions(report.text, report.published),
    )  # fmt: skip


def _is_own_voice(attribution: Attribution, quotes: Sequence[Passage]) -> bool:
    own, sources = attribution.own, attribution.sources
    unresolved = bool(sources) and is_first_person(sources[-1].name)
    quoted = any(quote.contains(own) for quote in quotes)
    return unresolved or (is_first_person(own.text) and not quoted)


def _not_through(outlet: str | None, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without the report's own outlet: what it says itself is the report's voice.

    Nor does it stand among those who quote ("told the Post").
    """
    if outlet is None:
        return list(found)
    told = [a for a in found if not a.sources or not is_outlet(a.sources[-1].name, outlet)]
    return [
        replace(a, sources=tuple(s for s in a.sources if not is_outlet(s.name, outlet)))
        for a in told
    ]


def annotated(text: str, *, whole: bool = True) -> list[Sentence]:
    """The labelled sentences of a text without page furniture: all, or those read closely."""
    furniture = boilerplate(text)
    kept = [words for words in split(text) if not _inside(words, furniture)]
    wanted = [True] * len(kept) if whole else read_closely(kept)
    if not any(wanted):
        return []
    labels = _labels(kept, wanted)
    read = list(map(bool, labels))
    words, marks = list(compress(kept, read)), list(compress(labels, read))
    return sentences(text, words, marks, headlines(text, furniture))


def _inside(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= words[0].start < end for start, end in spans)


_LOADING = Lock()


def _encoder() -> Encoder:
    with _LOADING:  # reports that are read at the same time share one
        return _loaded()


@cache
def _loaded() -> Encoder:
    return Encoder()


def _labels(
    split_sentences: Sequence[Sequence[Word]], wanted: Sequence[bool]
) -> list[list[Labels]]:
    """Labels of the sentences that are read; a dateline, or a lead "According to X,", apart."""
    cuts = [dateline_end([w.text for w in words]) or lead_end(words) for words in split_sentences]
    parts: list[Sequence[Word]] = []
    asked: list[bool] = []
    for words, cut, close in zip(split_sentences, cuts, wanted, strict=True):
        two = cut and cut < len(words)
        parts += [words[:cut], words[cut:]] if two else [words]
        asked += [close, close] if two else [close]
    labels = iter(_encoder().annotate(parts, asked))
    return [
        _joined(next(labels), next(labels)) if cut and cut < len(words) else next(labels)
        for words, cut in zip(split_sentences, cuts, strict=True)
    ]


def _joined(lead: list[Labels], rest: list[Labels]) -> list[Labels]:
    """One sentence again: the rest keeps its tree, the lead hangs on its root.

    None of it where one of the two was not read.
    """
    if not lead or not rest:
        return []
    shift = len(lead)
    root = next((i for i, label in enumerate(rest) if label.head == i), 0)
    moved = [_with_head(label, label.head + shift) for label in rest]
    hung = [
        _with_head(label, root + shift, "prep") if label.head == i else label
        for i, label in enumerate(lead)
    ]
    return hung + moved


def _with_head(label: Labels, head: int, dep: str | None = None) -> Labels:
    return replace(label, head=head, dep=dep or label.dep)
