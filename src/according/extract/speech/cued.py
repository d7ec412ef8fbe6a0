"""Attributions that the rules find: by the words that attribute and the sentence's tree.

Law: every attribution here has a cue of the lexicon, a source and content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from according.extract.harm.people import is_thing
from according.extract.harm.vocabulary import words
from according.extract.speech.attribution import Attribution, made
from according.extract.speech.content import pieces, said, that_clause
from according.extract.speech.counts import by_counts, told_by
from according.extract.speech.cues import (
    QUOTING,
    Quoted,
    cues,
    is_saying,
    is_unsaid,
    media_hearer,
    only_has,
    phrase,
    phrase_end,
    phrase_head,
    quoted_as,
    trailing_source,
)
from according.extract.speech.leads import is_norm, lead_end, opens_lead
from according.extract.speech.mentions import is_body_by_name, is_happening, kind_of, speaks
from according.extract.speech.sources import Cast, is_clock
from according.extract.text.dateline import DASHES
from according.extract.text.sentence import OBJECTS, Sentence, Token
from according.extract.text.words import Word
from according.lexicons.speakers import is_agency
from according.model.claim import Source
from according.model.passage import Passage

_SET_OFF = DASHES | {":"}
_BETWEEN = 3  # characters between sentences
_TITLE = 4  # words that name a source in a headline


def by_cues(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """The attributions of one sentence, in the order of their cues."""
    yield from _by_colon(sentence, quotes, cast)
    yield from _by_bracket(sentence, quotes, cast)
    yield from by_counts(sentence, quotes, cast)
    known = cues()
    for token in sentence.tokens:
        if _is_according(sentence, token):
            yield from _according_to(sentence, token, quotes, cast)
        elif token.lower in known.stances and not _is_no_verb(sentence, token):
            quoted = quoted_as(sentence, token)
            if quoted is not None:
                yield from _by_quoting(sentence, quoted, quotes, cast)
            elif token.lower not in QUOTING:
                yield from _by_verb(sentence, token, quotes, cast)
        elif token.lower in known.nouns and token.is_noun:
            yield from _by_noun(sentence, token, quotes, cast)
        elif token.lower in known.addressing:
            yield from _by_address(sentence, token, quotes, cast)


def _is_no_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a form of a cue is a noun, or the end of a name: "of Katsina *State*"."""
    before = sentence.tokens[token.i - 1] if token.i else None
    among = not (sentence.headline or sentence.words.isupper())  # small letters tell names there
    named = before is not None and before.text[:1].isupper() and token.text[:1].isupper()
    return token.tag in {"NN", "NNS"} or (among and named)


def _according_to(
    sentence: Sentence, cue: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    first = cue.i + 2
    opens = not any(t.text.isalnum() for t in sentence.tokens[: cue.i])
    said = [Word(t.text, t.start, t.end) for t in sentence.tokens] if opens else []
    lead = lead_end(said)
    last = _last_of(sentence, lead) if lead else phrase_end(sentence, first)
    if last < first or is_norm(sentence.tokens[last].lower):
        return
    if last == first + 1 and sentence.tokens[first].lower in words().victims.further:
        last -= sentence.tokens[last].tag == "CD"  # "according to *another* 25"
    tokens = list(sentence.tokens[first : last + 1])
    comma = next((t for t in tokens if t.text == ","), None)
    naming = tokens[comma.i - first + 1 :] if lead and comma else tokens
    source = cast.source(sentence, tokens, phrase_head(naming), naming)
    begin, end = _governed(sentence, cue)
    what = pieces(sentence, [(begin, cue.i), (last + 1, max(end, last + 1))])
    if what:
        mark = sentence.passage(sentence.tokens[cue.i : cue.i + 2])
        own = sentence.passage(tokens)
        yield made(_cited(sentence, tokens, cast, source), mark, what, "asserts", own, quotes)


def _last_of(sentence: Sentence, lead: int) -> int:
    """The last word of a lead, without its comma."""
    return lead - 2 if sentence.tokens[lead - 1].text == "," else lead - 1


def _is_according(sentence: Sentence, token: Token) -> bool:
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    return bool(behind) and opens_lead(token.lower, behind[0].lower)


def _governed(sentence: Sentence, cue: Token) -> tuple[int, int]:
    """The words that an "according to" can be about: up to another one, each with its own clause.

    "According to the army, two died, *but* according to the rebels ...": the second begins a clause
    where a conjunction stands before it, else it ends one.
    """
    others = [t for t in sentence.tokens if t.i != cue.i and _is_according(sentence, t)]
    before = [t for t in others if t.i < cue.i][-1:]
    behind = [t for t in others if t.i > cue.i][:1]
    begin = next((_parted(sentence, t, cue) for t in before), 0)
    return begin, next((_parted(sentence, cue, t) for t in behind), len(sentence.tokens))


def _parted(sentence: Sentence, first: Token, second: Token) -> int:
    """Where the clause of the second of two "according to" begins."""
    if _joins(sentence, second.i - 1):
        return second.i - 1
    named = phrase_end(sentence, first.i + 2) + 1
    if first.i and not _joins(sentence, first.i - 1):
        return named
    joints = [i for i in range(named + 1, second.i) if _joins(sentence, i)]
    return joints[-1] if joints else named


def _joins(sentence: Sentence, i: int) -> bool:
    """Whether a conjunction that can join clauses stands there, behind a comma."""
    before = sentence.tokens[i - 1] if i > 0 else None
    return before is not None and before.text == "," and sentence.tokens[i].tag == "CC"


def _cited(
    sentence: Sentence, tokens: Sequence[Token], cast: Cast, source: Source
) -> tuple[Source, ...]:
    """The source, or whoever reports and the one cited behind: "a report *citing* villagers"."""
    parts = _reporter_and_cited(tokens)
    if parts is None:
        return (source,)
    reporter, cited = (cast.source(sentence, part, phrase_head(part)) for part in parts)
    return reporter, cited


def _reporter_and_cited(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """The words of both: of "a report *citing* villagers", "statistics *cited by* the bishop"."""
    for n, word in enumerate(tokens[:-1]):
        behind = tokens[n + 1 :]
        if not n or word.lower not in QUOTING:
            continue
        if behind[0].lower == "by" and len(behind) > 1:
            return behind[1:], tokens[:n]
        if word.tag == "VBG":
            return tokens[:n], behind
    return None


def _by_colon(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """A headline's "Police: two shot in Kano", or "Two shot in Kano: police", "... - police"."""
    set_off = [t for t in sentence.tokens if t.text in _SET_OFF] if sentence.headline else []
    colons = [t for t in set_off if t.text == ":"] or set_off
    if len(colons) != 1:
        return
    before, behind = sentence.tokens[: colons[0].i], sentence.tokens[colons[0].i + 1 :]
    for named, rest in ((before, behind), (behind, before))[colons[0].text != ":" :]:
        if 0 < len(named) <= _TITLE and len(rest) > len(named) and speaks(named[-1].lower):
            source = cast.source(sentence, named, named[-1])
            what = pieces(sentence, [(rest[0].i, rest[-1].i + 1)])
            cue = sentence.passage(colons)
            yield made((source,), cue, what, "asserts", sentence.passage(named), quotes)
            return


def _by_bracket(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """ "Some 11,500 people have fled (IOM).": a body in brackets at the end, of what stands before.

    Not where the brackets only spell out the name before them or give the agency of the report; in
    a caption, which has no full stop, they give whose picture it is.
    """
    yield from _by_credit(sentence, quotes, cast)
    behind = [t.text for t in sentence.tokens[-4:]]
    if len(sentence.tokens) < 5 or behind[0] != "(" or behind[2:] != [")", "."]:
        return
    before, opening, body = sentence.tokens[-5:-2]
    short = body.entity[2:] in {"", "ORG"} and body.text.isupper() and not is_agency(body.text)
    if short and not _is_spelled_out(before, body) and not sentence.words.isupper():
        source = cast.source(sentence, [body], body)
        what = pieces(sentence, [(0, opening.i)])
        mark = sentence.passage([opening])
        yield made((source,), mark, what, "asserts", sentence.passage([body]), quotes)


def _by_credit(sentence: Sentence, quotes: Sequence[Passage], cast: Cast) -> Iterator[Attribution]:
    """ "17 were abducted (source: transport unions).": who is credited, of what stands before."""
    tokens = sentence.tokens
    for word in tokens[2:-3]:
        beside = (tokens[word.i - 1].text, tokens[word.i + 1].text)
        if word.lower not in cues().credit or beside != ("(", ":"):
            continue
        named = list(takewhile(lambda t: t.text not in {")", ";"}, tokens[word.i + 2 :]))
        what = pieces(sentence, [(0, word.i - 1)])
        if named and what:
            source = cast.source(sentence, named, phrase_head(named))
            own = sentence.passage(named)
            yield made((source,), sentence.passage([word]), what, "asserts", own, quotes)


def _is_spelled_out(before: Token, body: Token) -> bool:
    """Whether the brackets are of the name, the speaker or the thing before them, and cite nobody.

    "The Syrian *Network* (SN)", "members of the armed *group* (FARC)", "in the *clash* (VIDEO)".
    """
    last = before.tag in {"NNP", "NNPS"} and before.text[:1] == body.text[-1:]
    thing = before.tag in {"NN", "NNS"} and not body.entity.endswith("ORG")
    return last or thing or before.entity.endswith("ORG") or kind_of(before.lower) is not None


def _by_verb(
    sentence: Sentence, verb: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    outer: tuple[Source, ...] = ()
    trailing = trailing_source(sentence, verb)
    subject = phrase_head(trailing) if trailing else _subject(sentence, verb)
    if sentence.is_passive(verb):
        yield from told_by(sentence, verb, quotes, cast)
        return
    if (
        subject is None
        or subject.i == verb.i
        or subject.dep == "expl"
        or subject.lower in {"which", "that", "what", "there", "who"}
        or (is_thing(subject.lower) and not is_body_by_name(sentence, subject))
        or is_happening(subject)
        or only_has(verb.lower, subject.lower)
        or _only_does(sentence, verb, subject)
    ):
        return
    quote = next((q for q in quotes if q.start <= verb.start < q.end), None)
    if quote is not None and cues().lemma[verb.lower] in cues().needs_clause:
        return  # what a speaker says of thinking and hoping is his statement, not another one
    if quote is None and any(q.start <= subject.start < q.end for q in quotes):
        return  # "*They* count," he said, and *put* it at ten
    tokens = trailing or phrase(sentence, subject)
    named = sentence.tokens[tokens[-1].i + 1 : verb.i]
    if named and all(t.tag == "NNP" for t in named):  # cut off: "the collector | Anju Mehta said"
        tokens, subject = [*tokens, *named], named[-1]
    elif _is_enclosed(named):  # "a doctor there, Huda Karim, said"
        tokens = [*tokens, *named[:-1]]
    if is_clock(tokens):
        return  # "7.48 pm - Police say": labels know better
    if tokens[0].lower in {"no", "nobody", "none", "neither"}:
        return  # "no group said it had done it"
    what = said(sentence, verb, subject, tokens, quotes)
    if not what:
        return
    sources = _cited(sentence, tokens, cast, cast.source(sentence, tokens, subject))
    hearer = media_hearer(sentence, verb)
    if hearer is not None:
        outer = (cast.source(sentence, phrase(sentence, hearer), hearer),)
        cast.speakers.append(sources[-1])
    stance = cues().stances[verb.lower]
    if is_unsaid(sentence, verb, stance):
        return  # "did not say" says nothing
    yield made(
        (*outer, *sources),
        sentence.passage([verb]),
        what,
        stance,
        sentence.passage(tokens),
        quotes,
    )


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Whose verb it is; of "*The army* denied that a clinic was hit and said that" the denier.

    Labels join the second verb to the nearest one, which is done to its subject, or is what that
    is said not to have done ("denied that its fighters fired and said that").
    """
    before = sentence.parent(verb) if verb.dep == "conj" else None
    own = sentence.child(verb, "nsubj", "nsubjpass")
    if before is None or own is not None or before.dep != "ccomp":
        return sentence.subject(verb)
    above = sentence.parent(before)
    stance = cues().stances.get(above.lower) if above is not None else None
    alike = above is not None and above.tag == verb.tag
    told = (stance == "denies" and alike) or (stance is not None and sentence.is_passive(before))
    return sentence.subject(above if told and above is not None else verb)


def _by_address(
    sentence: Sentence, verb: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    """ "The mayor *spoke to reporters*.": who says the quotation that follows."""
    hearer, subject = sentence.below(verb, *cues().addressed_to), sentence.subject(verb)
    follows = any(0 <= q.start - sentence.end <= _BETWEEN for q in quotes)
    if hearer is None or subject is None or hearer.lower not in cues().addressed or not follows:
        return
    tokens = phrase(sentence, subject)
    source, cue = cast.source(sentence, tokens, subject), sentence.passage([verb])
    said = made((source,), cue, (), "asserts", sentence.passage(tokens), quotes)
    yield replace(said, voice="direct")


def _only_does(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """Whether a verb that can count tells of a deed: "divers found one, *raising* the toll to 3".

    So it is beside another verb, unless its subject speaks; and so is what "*gave* way".
    """
    behind = [t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 2]]
    if cues().lemma[verb.lower] not in cues().counting:
        return False
    office = kind_of(subject.lower) in {"official", "organisation", "media", "document"}
    named = office or subject.entity[2:] in {"ORG", "PERSON"}
    beside = verb.tag == "VBG" and verb.dep == "advcl"
    return (beside and not named) or not cues().given_way.isdisjoint(behind)


def _is_enclosed(named: Sequence[Token]) -> bool:
    """Whether the words are a name between commas."""
    commas = [t.text for t in (*named[:1], *named[-1:])] == [",", ","]
    return commas and len(named) > 2 and all(t.tag == "NNP" for t in named[1:-1])


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
    yield made(sources, cue, what, "asserts", sentence.passage(quoted.speaker), quotes)


def _by_noun(
    sentence: Sentence, noun: Token, quotes: Sequence[Passage], cast: Cast
) -> Iterator[Attribution]:
    """ "reports that ...", "its claim that ...": the owner is the source, else the noun itself."""
    clause = that_clause(sentence, noun)
    if clause is None or _is_of_speaker(sentence, noun):
        return
    owner = sentence.child(noun, "poss")
    owned = sentence.child(noun, "compound", "nmod")
    if owner is None and not (owned and speaks(owned.lower)) and _is_denied(sentence, noun):
        return  # "denied *reports* that a man had died": nobody's but who denies them
    tokens = (
        phrase(sentence, owner) if owner else [t for t in phrase(sentence, noun) if t.i <= noun.i]
    )
    source = cast.source(sentence, tokens, owner or noun)
    below = [t for t in sentence.subtree(clause) if t.i > noun.i + 1]
    if below:
        what = pieces(sentence, [(below[0].i, below[-1].i + 1)])
        yield made(
            (source,),
            sentence.passage([noun]),
            what,
            "asserts",
            sentence.passage(tokens),
            quotes,
        )


def _is_denied(sentence: Sentence, noun: Token) -> bool:
    """Whether it is the object of a denial, and nothing behind it says whose it is."""
    verb = sentence.parent(noun) if noun.dep in OBJECTS else None
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    whose = bool(behind) and behind[0].lower in {"by", "from", "in", "of"}
    return verb is not None and not whose and cues().stances.get(verb.lower) == "denies"


def _is_of_speaker(sentence: Sentence, noun: Token) -> bool:
    """ "The governor *said in a statement* that": who says it is the source, not the text."""
    of = sentence.parent(noun) if noun.dep == "pobj" else None
    verb = sentence.parent(of) if of is not None and of.lower == "in" else None
    return verb is not None and is_saying(verb.lower) and not sentence.is_passive(verb)
