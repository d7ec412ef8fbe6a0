"""How likely a claim is read right, as a number that means what it says.

Law: of the claims given about .8, about eight in ten are right (benchmarks/calibration.py); the
number comes from signs of the reading alone. A claim that no measured set speaks of has none.
"""

from collections.abc import Sequence
from math import exp, log10, prod
from operator import mul
from typing import NamedTuple

from according.extract.harm.figures import Figure
from according.extract.speech.attribution import Attribution
from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage


class FigureSigns(NamedTuple):
    """What speaks for and against a figure; the defaults are the weights, in logarithms of odds.

    Fitted by training/fit_confidence.py: right is a figure whose harm and number a person marked
    there.
    """

    always: float = 1.44
    labelled: float = 0.52  # the encoder marks it with this harm
    chance: float = 2.15  # ... with this probability
    otherwise: float = 0.67  # the encoder marks it with another harm
    by_grammar: float = 1.79  # a rule of grammar reached it, not the label alone
    single: float = -0.46  # one person without a number word
    pronoun: float = 0.96
    vague: float = 0.06
    bounded: float = 1.37  # "at least", "more than", a range
    zero: float = 0.47
    large: float = -0.13  # powers of ten
    headline: float = 0.88
    unreal: float = 1.38  # not told as happened
    long: float = -1.59  # powers of ten of words in the sentence
    quoted: float = -0.34  # said by someone


class AttributionSigns(NamedTuple):
    """The same for who says what: right is one whose source, cue and content a person marked so."""

    always: float = -0.84
    together: float = 2.48  # source, cue and content are all labelled so, by probability, squared
    weakest: float = 1.05  # probability of the content's least sure word
    stray: float = -1.48  # share of the words around that have a label but no part in it
    pieces: float = -0.33  # pieces of content beyond the first
    no_source: float = -1.48
    direct: float = 0.2  # a quotation
    attitude: float = -0.6
    long: float = 0.27  # powers of ten of words in the content


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
    cue, own, content = attribution.cue, attribution.own, attribution.content
    marks = [own, *content, *([cue] if cue else [])]
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    tokens = [t for s in sentences if s.start < last and first < s.end for t in s.tokens]
    said = [_likely(t, "content") for t in _inside(tokens, content)]
    by = [_likely(t, "source") for t in _inside(tokens, [own])] if attribution.sources else []
    how = [_likely(t, "cue") for t in _inside(tokens, [cue])] if cue else []
    inside = {t.start for t in _inside(tokens, marks)}
    stray = [t for t in tokens if t.attribution != "O" and t.start not in inside]
    return AttributionSigns(
        always=1.0,
        # squared, because parts that are half sure are seldom all right
        together=prod(sum(part) / len(part) for part in (said, by, how) if part) ** 2,
        weakest=min(said, default=0.0),
        stray=len(stray) / max(1, len(tokens)),
        pieces=len(content) - 1,
        no_source=not attribution.sources,
        direct=attribution.voice == "direct",
        attitude=attribution.attitude,
        long=log10(len(said) + 1),
    )


def _inside(tokens: Sequence[Token], marks: Sequence[Passage]) -> list[Token]:
    return [t for m in marks for t in tokens if m.start <= t.start < m.end]


def _likely(token: Token, role: str) -> float:
    return token.attribution_p if token.attribution[2:] == role else 0.0
