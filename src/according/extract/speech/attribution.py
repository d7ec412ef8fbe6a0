"""Who is made to say what: source, cue and content, found by cues and the sentence's tree.

Law: an attribution has a cue or a quotation of a known speaker; content never holds its own source
or cue. Chains are read from nesting: what stands inside somebody's content is said through them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from according.extract.harm.people import is_thing
from according.extract.speech.content import pieces, said
from according.extract.speech.cues import (
    QUOTING,
    Quoted,
    cues,
    is_saying,
    lead_end,
    media_hearer,
    phrase,
    phrase_end,
    phrase_head,
    quoted_as,
    trailing_source,
)
from according.extract.speech.labelled import Run, grouped, joined, unclaimed
from according.extract.speech.sources import Cast
from according.extract.text.sentence import Sentence, Token
from according.extract.text.words import Word
from according.model.claim import Source, Stance, Voice
from according.model.passage import Passage, passage


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement made somebody's: ``sources`` outermost first, content in order of the text."""

    sources: tuple[Source, ...]
    cue: Passage | None
    content: tuple[Passage, ...]
    voice: Voice
    stance: Stance
    own: Passage  # the words of the innermost source here
    attitude: bool = False  # what is hoped, wanted or planned, not said

    def holds(self, start: int, end: int) -> bool:
        """Whether the span stands inside the content."""
        return any(piece.start <= start and end <= piece.end for piece in self.content)


def find_attributions(
    sentences: Sequence[Sentence], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """All attributions of a report in its order, quotations that are carried on included."""
    found: list[Attribution] = []
    for sentence in sentences:
        found += _with_labels(sentence, list(_in_sentence(sentence, quotes, cast)), quotes, cast)
        _carry_on(sentence, found, sentences)
    return _with_whole_quotes(found, quotes, sentences)


def chain_of(
    attributions: Sequence[Attribution], start: int, end: int, *, knowing: bool = False
) -> list[Attribution]:
    """The attributions whose content holds the span, outermost first.

    ``knowing`` takes in attitudes too: who "heard of" or "identified" a number of people is its
    source, while what somebody wants is no statement that it happens. A span inside an
    attribution's own cue ("made a plea") is the act of saying, in the voice around it.
    """
    said = [a for a in attributions if a.sources and (knowing or not a.attitude)]
    said = [a for a in said if a.holds(start, end)]
    outside = [a for a in said if not a.own.start <= start < a.own.end and not _in_cue(a, start)]
    chain: list[Attribution] = []
    for attribution in sorted(outside, key=lambda a: (-_extent(a, start), a.own.start)):
        named = {source.name for a in chain for source in a.sources}
        if not named & {source.name for source in attribution.sources}:  # nobody quotes himself
            chain.append(attribution)
    return chain


def _in_cue(attribution: Attribution, start: int) -> bool:
    cue = attribution.cue
    return cue is not None and cue.start <= start < cue.end


def _extent(attribution: Attribution, start: int) -> int:
    return max(p.end - p.start for p in attribution.content if p.start <= start < p.end)


def _in_sentence(
    sentence: Sentence, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    for token in sentence.tokens:
        if (
            token.lower == "according"
            and sentence.tokens[token.i + 1 : token.i + 2]
            and sentence.tokens[token.i + 1].lower == "to"
        ):
            yield from _according_to(sentence, token, quotes, cast)
        elif token.lower in cues().stances and not (token.is_noun and token.tag in {"NN", "NNS"}):
            quoted = quoted_as(sentence, token)
            if quoted is not None:
                yield from _by_quoting(sentence, quoted, quotes, cast)
            elif token.lower not in QUOTING:
                yield from _by_verb(sentence, token, quotes, cast)
        elif token.lower in cues().nouns and token.is_noun:
            yield from _by_noun(sentence, token, quotes, cast)


def _according_to(
    sentence: Sentence, cue: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    first = cue.i + 2
    lead = lead_end([Word(t.text, t.start, t.end) for t in sentence.tokens]) if cue.i == 0 else None
    last = lead - 2 if lead else phrase_end(sentence, first)
    if last < first:
        return
    tokens = list(sentence.tokens[first : last + 1])
    comma = next((t for t in tokens if t.text == ","), None)
    naming = tokens[comma.i - first + 1 :] if lead and comma else tokens
    source = cast.source(sentence, tokens, phrase_head(naming), naming)
    rest = (
        [(last + 1, len(sentence.tokens))]
        if cue.i == 0
        else [(0, cue.i), (last + 1, len(sentence.tokens))]
    )
    what = pieces(sentence, rest)
    if what:
        mark = sentence.passage(sentence.tokens[cue.i : cue.i + 2])
        yield _made((source,), mark, what, "asserts", sentence.passage(tokens), quotes)


def _by_verb(
    sentence: Sentence, verb: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    outer: tuple[Source, ...] = ()
    trailing = trailing_source(sentence, verb)
    subject = phrase_head(trailing) if trailing else sentence.subject(verb)
    if sentence.is_passive(verb):
        return
    if (
        subject is None
        or subject.i == verb.i
        or subject.dep == "expl"
        or subject.lower in {"which", "that", "what", "there", "who"}
        or is_thing(subject.lower)
    ):
        return
    if (
        any(q.start <= verb.start < q.end for q in quotes)
        and cues().lemma[verb.lower] in cues().needs_clause
    ):
        return  # what a speaker says of thinking and hoping is his statement, not another one
    tokens = trailing or phrase(sentence, subject)
    if tokens[0].lower in {"no", "nobody", "none", "neither"}:
        return  # "no group said it had done it"
    what = said(sentence, verb, subject, tokens, quotes)
    if not what:
        return
    source = cast.source(sentence, tokens, subject)
    hearer = media_hearer(sentence, verb)
    if hearer is not None:
        outer = (cast.source(sentence, phrase(sentence, hearer), hearer),)
        cast.speakers.append(source)
    stance = cues().stances[verb.lower]
    if stance == "asserts" and sentence.child(verb, "neg") is not None:
        return  # "did not say" says nothing
    yield _made(
        (*outer, source),
        sentence.passage([verb]),
        what,
        stance,
        sentence.passage(tokens),
        quotes,
    )


def _by_quoting(
    sentence: Sentence, quoted: Quoted, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    """ "..., the agency quoted the minister as saying": a chain of two."""
    last = max([quoted.saying, *quoted.reporter], key=lambda t: t.i).i
    first = min([quoted.quoting, *quoted.reporter, *quoted.speaker], key=lambda t: t.i).i
    what = pieces(sentence, [(last + 1, len(sentence.tokens))]) or pieces(sentence, [(0, first)])
    if not what:
        return
    found = [part for part in (quoted.reporter, quoted.speaker) if part]
    sources = tuple(cast.source(sentence, part, phrase_head(part)) for part in found)
    cue = sentence.passage([quoted.quoting])
    yield _made(sources, cue, what, "asserts", sentence.passage(quoted.speaker), quotes)


def _by_noun(
    sentence: Sentence, noun: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    """ "reports that ...", "its claim that ...": the owner is the source, else the noun itself."""
    clause = sentence.child(noun, "acl", "ccomp", "relcl")
    following = sentence.tokens[noun.i + 1 : noun.i + 2]
    if (
        clause is None
        or not following
        or following[0].lower != "that"
        or sentence.child(clause, "mark") is None
    ):
        return
    owner = sentence.child(noun, "poss")
    tokens = (
        phrase(sentence, owner) if owner else [t for t in phrase(sentence, noun) if t.i <= noun.i]
    )
    source = cast.source(sentence, tokens, owner or noun)
    below = [t for t in sentence.subtree(clause) if t.i > following[0].i]
    if below:
        what = pieces(sentence, [(below[0].i, below[-1].i + 1)])
        yield _made(
            (source,),
            sentence.passage([noun]),
            what,
            "asserts",
            sentence.passage(tokens),
            quotes,
        )


def _with_labels(
    sentence: Sentence, by_rule: list[Attribution], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """What rules found, as wide as the labels see it, and what only the labels see."""
    for cue, named, stated in grouped(sentence):
        mark = sentence.passage(cue)
        known = next((n for n, a in enumerate(by_rule) if a.cue and a.cue.overlaps(mark)), None)
        if known is not None:
            by_rule[known] = _widened(by_rule[known], sentence, mark, stated, quotes)
        elif stated:
            by_rule.append(_by_labels(sentence, cue, named, stated, quotes, cast))
    return by_rule


def _widened(
    known: Attribution,
    sentence: Sentence,
    mark: Passage,
    stated: Sequence[Run],
    quotes: Sequence[Passage],
) -> Attribution:
    """The same attribution with the whole cue ("has said") and all of its content."""
    cue = known.cue or mark
    start, end = min(cue.start, mark.start), max(cue.end, mark.end)
    whole = passage(sentence.text, start, end)
    if whole.overlaps(known.own):
        whole = cue
    runs = [sentence.passage(run) for run in stated]
    what = tuple(
        p for p in joined(sentence.text, [*known.content, *runs])
        if not p.contains(known.own) or any(c.contains(known.own) for c in known.content)
    )  # fmt: skip
    what = what or known.content
    return replace(known, cue=whole, content=what, voice=_voice(what, quotes))


def _by_labels(
    sentence: Sentence,
    cue: Run,
    named: Run,
    stated: Sequence[Run],
    quotes: Sequence[Passage],
    cast: Cast,
) -> Attribution:
    """An attribution by labels alone; an attitude unless its cue says and both ends are there."""
    mark = sentence.passage(cue)
    what = joined(sentence.text, [sentence.passage(run) for run in stated])
    named = named if any(t.is_noun or t.tag == "PRP" for t in named) else []
    named = [] if named and is_thing(phrase_head(named).lower) else named
    attitude = not (named and stated and any(is_saying(t.lower) for t in cue))
    if not named:
        return replace(_made((), mark, what, "asserts", mark, quotes), attitude=True)
    find = cast.described if attitude else cast.source
    source = find(sentence, named, phrase_head(named))
    made = _made((source,), mark, what, "asserts", sentence.passage(named), quotes)
    return replace(made, attitude=attitude)


def _carry_on(sentence: Sentence, found: list[Attribution], sentences: Sequence[Sentence]) -> None:
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


def _made(
    sources: tuple[Source, ...],
    cue: Passage | None,
    content: tuple[Passage, ...],
    stance: Stance,
    own: Passage,
    quotes: Sequence[Passage],
) -> Attribution:
    return Attribution(sources, cue, content, _voice(content, quotes), stance, own)


def _voice(content: Sequence[Passage], quotes: Sequence[Passage]) -> Voice:
    quoted = [q for q in quotes if any(q.overlaps(piece) for piece in content)]
    if not quoted:
        return "indirect"
    whole = all(any(q.start <= p.start + 2 and p.end - 2 <= q.end for q in quoted) for p in content)
    return "direct" if whole else "mixed"


def _with_whole_quotes(
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
        result[index] = replace(speaker, content=content, voice=_voice(content, quotes))
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
