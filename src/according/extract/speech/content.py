"""What a cue attributes: the clause or quotation that is said, in one or several pieces.

Law: content never holds its own source or cue; () where the cue says nothing.
"""

from collections.abc import Sequence

from according.extract.harm.harm_words import behind, harms_stated, in_order
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.people import is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.speech.cues import cues, trailing_source
from according.extract.speech.mentions import speaks
from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage, passage


def said(
    sentence: Sentence,
    verb: Token,
    subject: Token,
    source: Sequence[Token],
    quotes: Sequence[Passage],
) -> tuple[Passage, ...]:
    """What is said: before the cue, behind it, or round it; () where the cue says nothing."""
    if takes(sentence, verb):
        return ()
    lemma = cues().lemma[verb.lower]
    first, last = min(subject.i, verb.i, source[0].i), max(verb.i, source[-1].i)
    if first and sentence.tokens[first - 1].lower == "as":
        first -= 1  # "..., as police have said"
    clause = sentence.child(verb, "ccomp") or _clausal_xcomp(sentence, verb)
    clause = clause or _in_text(sentence, verb)
    near = [q for q in quotes if q.start < sentence.end and sentence.start < q.end]
    outside = [q for q in near if not (q.start <= verb.start < q.end)]
    if count := _counted_at_once(sentence, verb) or _count_reached(sentence, verb, clause):
        return count
    if clause is not None and clause.i > verb.i:
        return _after(sentence, verb, clause, last)
    if clause is not None or (verb.tag != "VBG" and _is_trailing(sentence, verb, first)):
        behind = [(last + 1, len(sentence.tokens))] if _resumes(sentence, last, outside) else []
        return pieces(sentence, [(0, first), *behind])
    behind_quote = [q for q in outside if q.start > verb.end]
    if behind_quote and (
        lemma not in cues().needs_clause or _opens_quote(sentence, verb, behind_quote[0])
    ):
        return tuple(_inside(sentence, q) for q in behind_quote)
    if cues().stances[verb.lower] == "denies" or _states_by_object(sentence, verb):
        obj = sentence.child(verb, "dobj", "obj")
        return (sentence.passage(sentence.subtree(obj)),) if obj is not None else ()
    if count := _count_given(sentence, verb):
        return count
    if lemma in {"accuse", "blame"} and (
        prep := next((c for c in sentence.children(verb, "prep") if c.lower in {"of", "for"}), None)
    ):
        below = [t for t in sentence.subtree(prep) if t.i > prep.i]
        return (sentence.passage(below),) if below else ()
    return ()


def _in_text(sentence: Sentence, verb: Token) -> Token | None:
    """ "said in a statement, or at the time, *that two were hurt*", hung on that by the tree."""
    where = (c for c in sentence.children(verb, "prep") if c.lower in {"in", "on", "at"})
    texts = (t for c in where for t in sentence.subtree(c) if t.is_noun)
    clauses = (that_clause(sentence, text) for text in texts)
    return next((clause for clause in clauses if clause is not None), None)


def that_clause(sentence: Sentence, noun: Token) -> Token | None:
    """The clause that "that" opens right behind a noun: "its claim *that nobody died*"."""
    clause = sentence.child(noun, "acl", "ccomp", "relcl")
    following = sentence.tokens[noun.i + 1 : noun.i + 2]
    opened = bool(following) and following[0].lower == "that"
    if clause is None or not opened or sentence.child(clause, "mark") is None:
        return None
    return clause


def _clausal_xcomp(sentence: Sentence, verb: Token) -> Token | None:
    """A complement with a subject of its own, or of the past: "claimed *to have killed* six"."""
    found = sentence.child(verb, "xcomp")
    if found is None:
        return None
    past = found.tag == "VBN" and any(t.tag == "VB" for t in sentence.children(found, "aux"))
    own = sentence.child(found, "nsubj", "nsubjpass") is not None
    return found if own or past else None


def _opens_quote(sentence: Sentence, verb: Token, quote: Passage) -> bool:
    """Whether the quotation follows the cue directly (": “" or ", “")."""
    between = sentence.text[verb.end : quote.start]
    return len(between.strip(' :,“"«')) < 30 and (
        ":" in between or "," in between or len(between.strip()) <= 2
    )


def _inside(sentence: Sentence, quote: Passage) -> Passage:
    return passage(sentence.text, max(quote.start, sentence.start), min(quote.end, sentence.end))


def _states_by_object(sentence: Sentence, verb: Token) -> bool:
    """ "reported 12 deaths", "confirmed the arrests": the object itself is the statement.

    Of other things a verb like these may say nothing ("registered voters"); labels tell.
    """
    obj = sentence.child(verb, "dobj", "obj")
    stating = cues().lemma[verb.lower] in cues().stating
    return obj is not None and stating and bool(harms_stated(sentence))


def takes(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is of what harm does, and nobody states it: "the war claimed 40 lives".

    "The rebels claimed nine deaths" is theirs. Who cuts throats or puts people to death counts
    nothing.
    """
    obj, subject = sentence.child(verb, "dobj", "obj"), sentence.subject(verb)
    if obj is not None and obj.lower in words().wounds.throats:
        return True
    harming = (rest for rest, _ in words().patient_verbs.get(verb.lower, ()) if rest)
    if any(in_order(rest, behind(sentence, verb)) for rest in harming):
        return True
    if cues().lemma.get(verb.lower) != "claim" or obj is None or obj.lower not in cues().taken:
        return False
    voice = subject is not None and (speaks(subject.lower) or is_person_noun(subject.lower))
    return not voice or obj.lower in words().tolls.lives


def _counted_at_once(sentence: Sentence, verb: Token) -> tuple[Passage, ...]:
    """ "counted thirteen wounded": the number right behind, whatever labels make of the rest."""
    numbers = find_numbers(sentence.tokens) if cues().lemma[verb.lower] in cues().stating else ()
    if not any(n.first == verb.i + 1 for n in numbers) or not harms_stated(sentence):
        return ()
    return _after(sentence, verb, verb, verb.i)


def _count_given(sentence: Sentence, verb: Token) -> tuple[Passage, ...]:
    """ "put the crowd at 1,200", "counts 14 dead": what the source says is the count.

    A number that nothing leads to counts people only beside a word of harm ("raised 3 million").
    """
    if cues().lemma[verb.lower] not in cues().counting:
        return ()
    below = [t for t in sentence.subtree(verb) if t.i > verb.i]
    numbers = [number for number in find_numbers(sentence.tokens) if number.first > verb.i]
    led = _reached(sentence, numbers) or _is_plain_count(sentence, verb, numbers)
    plainly = cues().lemma[verb.lower] not in cues().only_reaching
    numbered = led or (plainly and numbers and harms_stated(sentence))
    return pieces(sentence, [(below[0].i, below[-1].i + 1)]) if below and numbered else ()


def _is_plain_count(sentence: Sentence, verb: Token, numbers: Sequence[Number]) -> bool:
    """ "The registry counts *seven*.": a bare number, which ends the clause."""
    number = numbers[0] if numbers and numbers[0].first == verb.i + 1 else None
    if number is None or cues().lemma[verb.lower] not in cues().plainly:
        return False
    return all(t.tag in {".", ",", ":"} for t in sentence.tokens[number.last + 1 : number.last + 2])


def _count_reached(sentence: Sentence, verb: Token, clause: Token | None) -> tuple[Passage, ...]:
    """ "...; police put the number at 22": what stands before is another's, whatever the tree."""
    obj = sentence.child(verb, "dobj", "obj")
    if clause is None or clause.i > verb.i or obj is None or obj.i < verb.i:
        return ()
    behind = [n for n in find_numbers(sentence.tokens) if n.first > obj.i]
    return _count_given(sentence, verb) if _reached(sentence, behind) else ()


def _reached(sentence: Sentence, numbers: Sequence[Number]) -> bool:
    return any(sentence.tokens[n.first - 1].lower in cues().reaching for n in numbers)


def _after(sentence: Sentence, verb: Token, clause: Token, last: int) -> tuple[Passage, ...]:
    """The clause behind the cue, to its end; without an outer cue that trails behind it."""
    inside = sentence.subtree(clause)
    begin = min((t.i for t in inside if t.i > last), default=last + 1)
    end = max(t.i for t in inside)
    if sentence.parent(verb) is None or end > _tail(sentence):
        end = _last_word(sentence, begin, _tail(sentence))
    while begin < end and sentence.tokens[begin].text in {",", ":", "“", '"'}:
        begin += 1
    return pieces(sentence, [(begin, end + 1)])


def _tail(sentence: Sentence) -> int:
    """The last token before a cue that trails behind all ("..., the agency reported")."""
    for token in reversed(sentence.tokens[-5:]):
        if (
            token.lower in cues().stances
            and token.is_verb
            and (tail := trailing_source(sentence, token))
        ):
            return tail[0].i - 1
    return len(sentence.tokens) - 1


def _last_word(sentence: Sentence, begin: int, end: int) -> int:
    while end > begin and not sentence.tokens[end].text[0].isalnum():
        end -= 1
    return end


def _is_trailing(sentence: Sentence, verb: Token, first: int) -> bool:
    """Whether the cue comes behind what is said: ", police said."; not "In May, police gave it"."""
    counts = cues().lemma[verb.lower] in cues().counting
    if first < 3 or (counts and sentence.child(verb, "dobj", "obj") is not None):
        return False
    return sentence.tokens[first - 1].text in {",", "”", '"', "’", "''", "?", "!"}


def _resumes(sentence: Sentence, last: int, quotes: Sequence[Passage]) -> bool:
    """Whether the statement goes on behind the cue: a quotation does, "adding" does not."""
    return any(q.start > sentence.tokens[last].end for q in quotes) and last + 2 < len(
        sentence.tokens
    )


def pieces(sentence: Sentence, ranges: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """Token ranges as passages, without the punctuation at their ends."""
    found = []
    for begin, end in ranges:
        tokens = list(sentence.tokens[begin:end])
        while tokens and not tokens[0].text[0].isalnum():
            tokens.pop(0)
        while tokens and not tokens[-1].text[-1].isalnum():
            tokens.pop()
        if tokens and tokens[0].lower == "that" and len(tokens) > 1:
            tokens.pop(0)
        if tokens:
            found.append(sentence.passage(tokens))
    return tuple(found)
