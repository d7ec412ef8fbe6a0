"""Who is made to say what: source, cue and content of every attribution of a report.

The story of this folder: rules find attributions by their cues, labels set their bounds and add
what no rule saw, and statements are carried on to where nothing attributes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.harm.numbers import find_numbers
from according.extract.speech.attribution import Attribution
from according.extract.speech.carried import carry_on, with_announced, with_whole_quotes
from according.extract.speech.citing import with_cited
from according.extract.speech.completion import completed
from according.extract.speech.content import pieces
from according.extract.speech.counts import is_gapped
from according.extract.speech.cued import by_cues
from according.extract.speech.cues import cues
from according.extract.speech.foretold import with_later_names
from according.extract.speech.interviews import answered
from according.extract.speech.sourced import posted, sourced
from according.extract.speech.sources import Cast, is_first_person, only_asks
from according.extract.speech.transcript import is_of_outlet, signed, spoken
from according.extract.speech.widened import with_labels
from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage

_OWN = frozenset({"its", "his", "her", "their"})  # before those by whom a speaker counts


def find_attributions(
    sentences: Sequence[Sentence], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """All attributions of a report in its order, quotations that are carried on included."""
    found: list[Attribution] = []
    for sentence in sentences:
        here = with_labels(sentence, by_cues(sentence, quotes, cast), quotes, cast)
        here = [_up_to_turn(a, sentence, here) for a in here]
        here = [a for a in here if not any(_quotes_himself(a, other) for other in here)]
        here = with_cited(sentence, here, cast)
        found += [_up_to_contrast(a, sentence, here) for a in here]
        carry_on(sentence, found, sentences)
    announced = with_announced(found, quotes, sentences)
    whole = completed(with_whole_quotes(announced, quotes, sentences), sentences)
    told = [a for a in [*whole, *_apart(sentences, cast)] if a.content]
    told = [a for a in told if not (is_of_outlet(a.own.text) or only_asks(a.own.text))]
    others = [a for a in told if not is_first_person(a.own.text)]
    kept = [
        a for a in told
        if not is_first_person(a.own.text) or not any(_inside(a, outer) for outer in others)
    ]  # fmt: skip
    return with_later_names(kept, sentences)


def _apart(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Attribution]:
    """Those of speakers named apart from their words, where the words are read at all."""
    text = sentences[0].text if sentences else ""
    finders = (spoken, answered, signed, sourced, posted)
    for attribution in (a for finder in finders for a in finder(text, cast)):
        start, end = attribution.content[0].start, attribution.content[-1].end
        if any(s.start < end and start < s.end for s in sentences):
            yield attribution


def _quotes_himself(inner: Attribution, outer: Attribution) -> bool:
    """ "She said she believed that ...": one speaker, so one statement, by the outer cue.

    So it is where his own people did the counting: "the charity said *its volunteers had counted*".
    """
    if not (inner.sources and outer.sources and _inside(inner, outer)):
        return False
    counted = inner.cue is not None and cues().lemma.get(inner.cue.text.lower()) in cues().counting
    own = inner.own.text.lower().split()
    his = own[0] in _OWN and own[-1] in cues().own_people
    return inner.is_by_same(outer) or (counted and his)


def _up_to_turn(
    attribution: Attribution, sentence: Sentence, here: Sequence[Attribution]
) -> Attribution:
    """ "The army said one was killed *and denied* that it lost 30": what he says up to the denial.

    Or what he denies, up to what he goes on to say.
    """
    for other in here:
        if not (other.cue and attribution.cue and other.turns_from(attribution)):
            continue
        first = sentence.at(other.cue.start, other.cue.end)[0]
        joined = first.i > 0 and sentence.tokens[first.i - 1].tag == "CC"
        if (
            joined
            and attribution.cue.end <= first.start
            and attribution.holds(first.start, first.end)
        ):
            attribution = _within(attribution, sentence, range(first.i - 1))
    return attribution


def _up_to_contrast(
    attribution: Attribution, sentence: Sentence, here: Sequence[Attribution]
) -> Attribution:
    """What is said ends where another's words are set against it: "..., *while* rebels said".

    Nor does he who is set against another say what stands before.
    """
    for other in here:
        word = _contrast_before(sentence, other)
        if word is None or attribution.own.start >= word.start:
            continue
        if attribution.holds(word.start, other.own.end):
            attribution = _within(attribution, sentence, range(word.i))
    word = _contrast_before(sentence, attribution)
    if word is not None and any(o.own.start < word.start and o.content for o in here):
        beside = any(piece.end > word.start for piece in attribution.content)
        own = attribution if beside else _behind_cue(attribution, sentence)
        return _within(own, sentence, range(word.i, len(sentence.tokens)))
    return attribution


def _behind_cue(attribution: Attribution, sentence: Sentence) -> Attribution:
    """The same with what stands behind its cue, where a rule gave it another's words."""
    told = max(attribution.own.end, attribution.cue.end if attribution.cue else 0)
    behind = next((t.i for t in sentence.tokens if t.start >= told), len(sentence.tokens))
    content = pieces(sentence, [(behind, len(sentence.tokens))])
    return replace(attribution, content=content) if content else attribution


def _contrast_before(sentence: Sentence, said: Attribution) -> Token | None:
    """The word right before a source that sets its words against another's."""
    word = next((t for t in reversed(sentence.tokens) if t.end <= said.own.start), None)
    against = word is not None and (is_gapped(said) or word.lower in cues().contrast)
    sets = against and _counts(sentence, said)
    return word if sets else None


def _within(attribution: Attribution, sentence: Sentence, part: range) -> Attribution:
    """The same with what of its content stands in a part of the sentence, where any does."""
    said = [sentence.at(p.start, p.end) for p in attribution.content]
    kept = [[t for t in tokens if t.i in part] for tokens in said]
    content = pieces(sentence, [(t[0].i, t[-1].i + 1) for t in kept if t])
    return replace(attribution, content=content) if content else attribution


def _counts(sentence: Sentence, said: Attribution) -> bool:
    """Whether it is a statement, or tells at least how many: "residents *spoke of 20*"."""
    if not said.attitude:
        return True
    tokens = sentence.tokens
    return any(said.holds(tokens[n.first].start, tokens[n.last].end) for n in find_numbers(tokens))


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether source, cue and content are all words of what the other says."""
    marks = [inner.own, *([inner.cue] if inner.cue else []), *inner.content]
    return all(outer.holds(mark.start, mark.end) for mark in marks)
