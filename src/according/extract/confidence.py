"""How likely a claim is read right, as a number that means what it says.

Law: of the claims given about .8, about eight in ten are right (benchmarks/confidence.py); the
number comes from signs of the reading alone. A claim that no measured set speaks of has none.
"""

from collections.abc import Sequence
from math import exp, log10
from operator import mul
from typing import NamedTuple

from according.extract.harm.figures import Figure
from according.extract.speech.attribution import Attribution
from according.extract.text.sentence import Sentence, Token


class FigureSigns(NamedTuple):
    """What speaks for and against a figure; the defaults are the weights, in logarithms of odds.

    Fitted by training/fit_confidence.py: right is a figure whose harm and number a person marked
    there.
    """

    always: float = -0.44
    labelled: float = 0.69  # the encoder marks it with this harm
    chance: float = 2.22  # ... with this probability
    otherwise: float = -0.06  # the encoder marks it with another harm
    by_grammar: float = 1.59  # a rule of grammar reached it, not the label alone
    single: float = -1.17  # one person without a number word
    pronoun: float = -0.03
    vague: float = -0.05
    bounded: float = 0.34  # "at least", "more than", a range
    zero: float = -1.07
    large: float = -0.16  # powers of ten
    headline: float = 0.55
    unreal: float = 0.92  # not told as happened
    long: float = -0.06  # powers of ten of words in the sentence
    quoted: float = 0.09  # said by someone


class AttributionSigns(NamedTuple):
    """The same for who says what: right is one whose source, cue and content a person marked so."""

    always: float = -2.74
    source: float = 1.24  # share of the source's words labelled as one, by their probability
    cue: float = 1.92
    content: float = 1.47
    no_cue: float = 0.0
    no_source: float = -0.39
    direct: float = 0.23  # a quotation
    attitude: float = -0.76
    long: float = 0.05  # powers of ten of words in the content


FIGURES = FigureSigns()
ATTRIBUTIONS = AttributionSigns()


def confidence(
    figures: Sequence[Figure], chain: Sequence[Attribution], sentences: Sequence[Sentence]
) -> float | None:
    """Of a claim with figures, how likely they are right, on average; else of its attribution.

    None where it has neither: nothing was measured for such a claim.
    """
    if figures:
        chances = [_chance(figure_signs(f, bool(chain)), FIGURES) for f in figures]
        return round(sum(chances) / len(chances), 2)
    if chain:
        return round(_chance(attribution_signs(chain[-1], sentences), ATTRIBUTIONS), 2)
    return None


def _chance(signs: Sequence[float], weights: Sequence[float]) -> float:
    return 1 / (1 + exp(-sum(map(mul, signs, weights))))


def figure_signs(figure: Figure, said: bool) -> FigureSigns:
    """The signs of one figure; ``said``: somebody is its source."""
    tokens = figure.sentence.at(figure.passage.start, figure.passage.end)
    same = [t.harm_p for t in tokens if t.harm[2:] == figure.harm]
    other = any(t.harm != "O" and t.harm[2:] != figure.harm for t in tokens)
    return FigureSigns(
        always=1.0,
        labelled=bool(same),
        chance=sum(same) / len(same) if same else 0.0,
        otherwise=other and not same,
        by_grammar=figure.by_grammar,
        single=figure.value == 1 and not _has_number(tokens),
        pronoun=len(tokens) == 1 and tokens[0].tag.startswith("PRP"),
        vague=figure.modifier == "vague",
        bounded=figure.modifier not in {"exactly", "vague"},
        zero=figure.value == 0,
        large=log10((figure.value or figure.low or figure.high or 0) + 1),
        headline=figure.sentence.headline,
        unreal=figure.modality != "happened",
        long=log10(len(figure.sentence.tokens)),
        quoted=said,
    )


def _has_number(tokens: Sequence[Token]) -> bool:
    return any(token.tag == "CD" for token in tokens)


def attribution_signs(attribution: Attribution, sentences: Sequence[Sentence]) -> AttributionSigns:
    """The signs of one attribution."""
    marks = [attribution.own, *attribution.content, *([attribution.cue] if attribution.cue else [])]
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    tokens = [t for s in sentences if s.start < last and first < s.end for t in s.tokens]
    content = [t for p in attribution.content for t in tokens if p.start <= t.start < p.end]
    cue, own = attribution.cue, attribution.own
    return AttributionSigns(
        always=1.0,
        source=_labelled([t for t in tokens if own.start <= t.start < own.end], "source"),
        cue=_labelled([t for t in tokens if cue and cue.start <= t.start < cue.end], "cue"),
        content=_labelled(content, "content"),
        no_cue=cue is None,
        no_source=not attribution.sources,
        direct=attribution.voice == "direct",
        attitude=attribution.attitude,
        long=log10(len(content) + 1),
    )


def _labelled(tokens: Sequence[Token], role: str) -> float:
    found = [t.attribution_p if t.attribution[2:] == role else 0.0 for t in tokens]
    return sum(found) / len(found) if found else 0.0
