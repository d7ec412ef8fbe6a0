"""What was before or after something else: "two days after a blast killed nine", "a year after".

Law: what stands in the clause of such an "after" was before, whatever the sentence dates; what a
comma parts from that clause is of the sentence's own day.
"""

from collections.abc import Iterator, Sequence

from according.extract.harm.number_words import whole_number
from according.extract.text.sentence import Sentence, Token
from according.extract.times import TimeMention
from according.extract.where.locative import scope_words

_COMING = 3  # words before "after" in which "came" stands: "*came* two days after"


def is_days_after(sentence: Sentence, verb: Token, way: Sequence[Token]) -> bool:
    """ "Died on Tuesday, *a day after* 20 were killed": the 20 died before that day."""
    return any(
        _governs(after, way, "mark", "prep")
        for after in _afters(sentence, "days", way[0] if way else verb)
    )


def is_inserted_after(sentence: Sentence, word: Token, mention: TimeMention) -> bool:
    """ "On Tuesday, two days *after* a blast killed nine", "*came after* one killed nine".

    To the end of its clause, whatever the tree makes of it; what time stands within is its own.
    """
    return any(
        _is_inside(sentence, after, word) and mention.time.start < after.start
        for after in _afters(sentence, "days", word)
    )


def is_before(sentence: Sentence, word: Token) -> bool:
    """Whether the word is of what was days before what the sentence tells: "a day after *that*"."""
    up = [word, *sentence.ancestors(word)]
    return any(
        _governs(after, up, "mark") or _is_inside(sentence, after, word)
        for after in _afters(sentence, "days", word)
    )


def _governs(after: Token, up: Sequence[Token], *deps: str) -> bool:
    """Whether the "after" is one of the words, or begins the clause of one by these relations."""
    over = {t.i for t in up}
    return after.i in over or (after.head in over and after.dep in deps)


def _is_inside(sentence: Sentence, after: Token, word: Token) -> bool:
    """Whether it stands behind an inserted "after", or one that comes, with no comma between."""
    led = _is_inserted(sentence, after) or _is_coming(sentence, after)
    return led and _is_led_by(sentence, after, word)


def _is_led_by(sentence: Sentence, after: Token, word: Token) -> bool:
    """Whether it stands behind the "after" with no comma between."""
    return word.i > after.i and _comma(sentence, after, word) is None


def _comma(sentence: Sentence, after: Token, word: Token) -> Token | None:
    return next((t for t in sentence.tokens[after.i + 1 : word.i] if t.text == ","), None)


def days_after(sentence: Sentence, word: Token) -> tuple[int, Sequence[Token]] | None:
    """How many days the word's clause was before, with the words for that: "*a day after*" it.

    None where it is in no such clause, or weeks and years are told, which are no count of days.
    """
    for after in _afters(sentence, "days", word):
        inside = _is_led_by(sentence, after, word)
        told = sentence.tokens[max(0, after.i - 2) : after.i + 1]
        if inside and len(told) > 2 and told[1].lower in scope_words("when")["single"]:
            number = whole_number(told[0].lower)
            return None if number is None else (number, told)
    return None


def _is_coming(sentence: Sentence, after: Token) -> bool:
    before = sentence.tokens[max(0, after.i - _COMING) : after.i]
    return any(t.lower in scope_words("when")["coming"] for t in before)


def is_long_after(sentence: Sentence, word: Token) -> bool:
    """ "*Twenty years after* soldiers killed 26": what was long before is told as background."""
    up = [word, *sentence.ancestors(word)]
    return any(_governs(after, up, "mark") for after in _afters(sentence, "years", word))


def is_set_after(sentence: Sentence, word: Token) -> bool:
    """ "*Two were hurt* in the shooting, which came a month after one left five dead": of now.

    Not of "five were killed there a year before".
    """
    known = scope_words("when")
    return any(
        t.lower in known["after"] | known["before"]
        and sentence.tokens[t.i - 1].lower in known["days"]
        and (t.dep == "mark" or sentence.child(t, "pobj", "pcomp") is not None)
        for t in sentence.tokens[word.i + 1 :]
    )


def _afters(sentence: Sentence, lengths: str, word: Token) -> Iterator[Token]:
    """Each "after" behind a length of time, but for one whose clause a comma ends before the word.

    "Jets bombed the port on Tuesday, two days *after* the rebels seized it, killing 11": on
    Tuesday, whatever the tree hangs the killing on.
    """
    words = scope_words("when")
    known = words[lengths] | words["coming"] if lengths == "days" else words[lengths]
    for after in sentence.tokens[1:]:
        told = after.lower in words["after"] and sentence.tokens[after.i - 1].lower in known
        if told and not _is_closed(sentence, after, word):
            yield after


def _is_closed(sentence: Sentence, after: Token, word: Token) -> bool:
    parted = _comma(sentence, after, word) is not None
    return parted and _is_inserted(sentence, after) and after.head != word.i


def _is_inserted(sentence: Sentence, after: Token) -> bool:
    return any(t.text == "," for t in sentence.tokens[: after.i])
