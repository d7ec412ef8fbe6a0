"""When, as the sentence itself says: the time of what a word states.

Law: a time is one that the sentence's words set the event in, nearest in its tree; the day of the
telling, of the counting, of another event, or of publication is none.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from according.extract.harm.harm_words import is_of_custody
from according.extract.text.sentence import OBJECTS, SUBJECTS, Sentence, Token
from according.extract.times import TimeMention
from according.extract.where.afters import days_after
from according.extract.where.apart import parted_by
from according.extract.where.locative import scope_words
from according.extract.where.tree import far
from according.model.claim import Time


def time_of(
    mentions: Sequence[TimeMention], sentence: Sentence, word: Token, future: bool, reach: int = 98
) -> TimeMention | None:
    """The time named nearest to ``word`` in its sentence, ``reach`` steps off at most.

    ``mentions`` are the report's; ``future``: whether a time that lies ahead will do.
    """
    fitting = [
        t
        for t in mentions
        if sentence.start <= t.time.start < sentence.end
        and t.kind not in {"frequency", "duration"}
        and t.role in {"event", "heading"}
        and (future or not t.future)
        and parted_by(sentence, word, t) is None
    ]
    own = _of_jailing(sentence, word, fitting)
    off, found = min(
        ((_off(sentence, word, t), t) for t in own), key=lambda f: f[0], default=(99, None)
    )
    if found is not None and off <= reach:
        return _until(found, fitting) or _from_to(sentence, fitting) or found
    return _heading(mentions, sentence)


def _of_jailing(
    sentence: Sentence, word: Token, fitting: Sequence[TimeMention]
) -> Sequence[TimeMention]:
    """ "*jailed on Friday* for the murder of a student last year": the time before the cause."""
    causes = [
        c for c in sentence.children(word, "prep") if c.lower in scope_words("when")["causes"]
    ]
    if not causes or not is_of_custody(word.lower):
        return fitting
    return [t for t in fitting if t.time.start < causes[0].start] or fitting


def counted_back(mentions: Sequence[TimeMention], sentence: Sentence, word: Token) -> Time | None:
    """The day before the one told: "died on Tuesday, *a day after* 20 were killed", on Monday."""
    told = days_after(sentence, word)
    days = [
        t.time.from_[:10]
        for t in mentions
        if sentence.start <= t.time.start < sentence.end
        and (t.kind, t.role) == ("point", "event")
        and t.time.from_
        and len(t.time.from_) >= len("2012-02-04")
        and parted_by(sentence, word, t) is not None
    ]
    if told is None or len(days) != 1:
        return None
    number, words = told
    day = (date.fromisoformat(days[0]) - timedelta(number)).isoformat()
    at = sentence.passage(words)
    return Time(at.text, at.start, at.end, day, day, "day")


def earlier_of(
    mentions: Sequence[TimeMention], sentence: Sentence, late: TimeMention
) -> TimeMention | None:
    """The day of the deed beside that of the death: "died Tuesday of wounds of *June 1*"."""
    before = [
        t
        for t in mentions
        if sentence.start <= t.time.start < sentence.end
        and t.kind == "point"
        and t.role == "event"
        and t.time.to
        and t.time.to[:10] < (late.time.from_ or "")[:10]
    ]
    return max(before, key=lambda t: t.time.to or "", default=None)


def _heading(mentions: Sequence[TimeMention], sentence: Sentence) -> TimeMention | None:
    """The day that heads its line: "*Friday*. Police came late. A rider was beaten to death"."""
    before = [t for t in mentions if t.role == "heading" and t.time.end <= sentence.start]
    last = before[-1] if before else None
    same_line = last and "\n" not in sentence.text[last.time.end : sentence.start]
    return last if same_line else None


def called_at(mentions: Sequence[TimeMention], sentence: Sentence) -> TimeMention | None:
    """When help was called, or what happened was reported: then it had just happened.

    "Police were called *at 9:15 Wednesday night*", "the call came in *on Tuesday*". Who only went
    there, without a time of the clock, may have gone later.
    """
    for mention in mentions:
        of_day = mention.kind == "point" and len(mention.time.from_ or "") >= len("2012-02-04")
        if of_day and not mention.future and mention.role != "stamp":
            at = sentence.at(mention.time.start, mention.time.end)
            exact = mention.time.precision in {"minute", "hour"}
            if at and _is_summons(sentence, at[-1], exact):
                return mention
    return None


def _is_summons(sentence: Sentence, last: Token, exact: bool) -> bool:
    known, verb = scope_words("summons"), sentence.clause_verb(last)
    if verb is None:
        return False
    happened = scope_words("scene")["words"]
    subjects = {t.lower for t in sentence.children(verb, *SUBJECTS)}
    objects = {t.lower for t in sentence.children(verb, *OBJECTS)}
    if verb.lower in known["verbs"]:
        called = exact or (verb.lower in known["calling"] and _is_sent(sentence, verb))
        return called and not known["who"].isdisjoint(subjects | objects)
    if verb.lower in known["coming"]:
        return not known["calls"].isdisjoint(subjects)
    if verb.lower in known["receiving"]:
        told = known["calls"] | known["news"]
        return not known["who"].isdisjoint(subjects) and not told.isdisjoint(objects)
    by = sentence.child(verb, "agent")
    return verb.lower in known["reported"] and by is None and not happened.isdisjoint(subjects)


def _is_sent(sentence: Sentence, verb: Token) -> bool:
    """Whether somewhere, or to what happened: not "responded on Monday to *criticism*"."""
    known, sites = scope_words("summons"), scope_words("sites")
    to = sentence.below(verb, "to")
    meant = known["calls"] | known["news"] | sites["nouns"] | sites["ways"]
    meant |= scope_words("scene")["words"] | scope_words("here")["places"]
    return to is None or to.tag in {"NNP", "NNPS", "CD"} or to.lower in meant


def length_of(
    mentions: Sequence[TimeMention], sentence: Sentence, word: Token
) -> TimeMention | None:
    """How long a total was counted, to publication: "in 11 years", "the 17-year-old war has left".

    Not of what is over: a war of which the past alone tells.
    """
    lasting = [
        t
        for t in mentions
        if sentence.start <= t.time.start < sentence.end and t.kind == "duration" and t.time.from_
    ]
    if _is_over(sentence, word):
        lasting = [t for t in lasting if len(t.time.from_ or "") == len("2012-02-04")]
    return min(lasting, key=lambda t: _off(sentence, word, t), default=None)


def _is_over(sentence: Sentence, word: Token) -> bool:
    """Whether it is told in the simple past, as what need not last until now."""
    verb = sentence.clause_verb(word)
    while verb is not None and verb.dep == "conj":
        verb = sentence.parent(verb)
    if verb is None or verb.tag not in {"VBD", "VBN"}:
        return False
    return sentence.child(verb, "aux") is None


def _off(sentence: Sentence, word: Token, mention: TimeMention) -> int:
    return far(sentence, word, sentence.at(mention.time.start, mention.time.end))


def _until(found: TimeMention, fitting: Sequence[TimeMention]) -> TimeMention | None:
    """ "began on Monday and went on until Tuesday": one span from the first to the last day."""
    last = next((t.time for t in fitting if t.time.from_ is None and t.time.to), None)
    first = next((t.time for t in fitting if t.time.from_ and t.kind == "point"), None)
    return _span(found, first, last)


def _from_to(sentence: Sentence, fitting: Sequence[TimeMention]) -> TimeMention | None:
    """ "an uprising that *began on Saturday* and *ended on Sunday*": of both days."""
    known = scope_words("when")
    told = [(t, {a.lower for a in _above(sentence, t)}) for t in fitting if t.kind == "point"]
    ended = [t for t, above in told if above & known["ending"]]
    begun = [t for t, above in told if above & known["starting"] and t not in ended]
    if len(begun) != 1 or len(ended) != 1:
        return None
    return _span(begun[0], begun[0].time, ended[0].time)


def _above(sentence: Sentence, mention: TimeMention) -> list[Token]:
    at = sentence.at(mention.time.start, mention.time.end)
    return list(sentence.ancestors(at[-1])) if at else []


def _span(found: TimeMention, first: Time | None, last: Time | None) -> TimeMention | None:
    """Both as one span of days; None where they are none."""
    if first is None or last is None or str(first.from_) > str(last.to):
        return None
    begin, end = first.from_, last.to
    whole = Time(first.text, first.start, first.end, begin, end, first.precision)
    return msgspec.structs.replace(found, time=whole, kind="span")
