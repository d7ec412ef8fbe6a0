"""Whom a reporter cites: "State radio, *citing the governor*, spoke of 70 dead".

Law: who is cited is the innermost source of what the one who cites says in that sentence, wherever
the participle stands; it cites for nobody else.
"""

from collections.abc import Sequence
from dataclasses import replace

from according.extract.harm.people import is_person_noun
from according.extract.speech.attribution import Attribution
from according.extract.speech.cues import QUOTING, phrase, phrase_end, phrase_head
from according.extract.speech.mentions import kind_of
from according.extract.speech.sources import Cast
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Source
from according.model.passage import Passage

_AS_SAYING = "as"


def with_cited(sentence: Sentence, here: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """The sentence's attributions, with those cited as the innermost of their chains."""
    result = list(here)
    for citing in sentence.tokens:
        if citing.lower not in QUOTING or citing.tag != "VBG":
            continue
        cited = _cited(sentence, citing)
        index = _citer(sentence, result, citing) if cited and _can_be_cited(cited) else None
        if index is None or any(t.lower == _AS_SAYING for t in _behind(sentence, cited)):
            continue
        source = cast.source(sentence, cited, phrase_head(cited))
        if source.name not in {known.name for known in result[index].sources}:
            result[index] = _through(result[index], source, sentence.passage(cited))
        chosen = result[index]
        result = [a for a in result if a is chosen or not _is_cue_of(citing, a)]
    return result


def _through(attribution: Attribution, cited: Source, words: Passage) -> Attribution:
    """The statement as one of the cited, by the citer; his name is no part of what he says."""
    content = tuple(piece for piece in attribution.content if not words.contains(piece))
    return replace(
        attribution, sources=(*attribution.sources, cited), content=content, attitude=False
    )


def _cited(sentence: Sentence, citing: Token) -> Sequence[Token]:
    """The phrase that is cited; empty where none stands behind."""
    named = sentence.child(citing, "dobj", "obj")
    if named is not None and named.i > citing.i:
        return phrase(sentence, named)
    return sentence.tokens[citing.i + 1 : phrase_end(sentence, citing.i + 1) + 1]


def _can_be_cited(cited: Sequence[Token]) -> bool:
    """Whether they speak: "citing *officials*", not "citing *security concerns*"."""
    head = phrase_head(cited)
    speaks = kind_of(head.lower) is not None or is_person_noun(head.lower)
    return speaks or head.entity[2:] in {"PERSON", "ORG", "NORP"} or head.tag in {"NNP", "NNPS"}


def _is_cue_of(citing: Token, attribution: Attribution) -> bool:
    """Whether labels made a statement of the citing itself."""
    return attribution.cue is not None and attribution.cue.start == citing.start


def _behind(sentence: Sentence, cited: Sequence[Token]) -> Sequence[Token]:
    """The word behind: "quoting a minister *as* saying" is a cue of its own."""
    return sentence.tokens[cited[-1].i + 1 : cited[-1].i + 2]


def _citer(sentence: Sentence, here: Sequence[Attribution], citing: Token) -> int | None:
    """Whose statement cites: of the source right before it, of the cue above it, or the nearest."""
    said = [n for n, a in enumerate(here) if a.sources]
    told = sorted(said, key=lambda n: _is_cue_of(citing, here[n]))  # what labels make of it last
    before = [t for t in sentence.tokens[: citing.i] if t.text != ","]
    if not before:
        return min(told, key=lambda n: here[n].own.start, default=None)
    beside = (n for n in told if here[n].own.start <= before[-1].start < here[n].own.end)
    above = {t.start for t in sentence.ancestors(citing)}
    ruling = (n for n in told if (cue := here[n].cue) is not None and cue.start in above)
    last = [n for n in told if here[n].own.start < citing.start]
    nearest = max(last, key=lambda n: here[n].own.start, default=None)
    return next(beside, next(ruling, nearest))
