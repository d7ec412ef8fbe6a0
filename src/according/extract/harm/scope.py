"""Whether a figure is an incident's, or a total over a time; and whether it is long past.

Law: a total has words that say so (a "since", a period, a phrase of the lexicon) in its clause, or
is read as one by the encoder where nothing pins it to one day and town; "so far" alone leaves a
figure with its incident.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from according.extract.harm.figures import Figure
from according.extract.text.sentence import Sentence, Token
from according.extract.times import TimeMention
from according.lexicons import load
from according.lexicons.inflection import noun_forms
from according.model.claim import Place, Scope, Time

LONG_PAST = 45
"""Days before publication from which what happened on a stated day is told as background."""
_ONE_INCIDENT = 14  # days: a bombardment of one place over days is one incident (the marking guide)


@cache
def _words(table: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in load("scope")[table].items()}


def is_cumulative(figure: Figure, mention: TimeMention | None, place: Place | None) -> bool:
    """Whether the figure sums up many incidents or a long time."""
    sentence, lexicon = figure.sentence, _words("cumulative")
    if _holds(sentence.words, lexicon["phrases"]) or _is_sum(figure) or _of_several(figure):
        return True
    if tells_beginning(figure, mention):
        return False
    if _is_tallied(figure):
        return True
    if figure.value == 1:
        return False  # "he has been held since 2016": whoever is told of alone is no sum
    if mention is not None and mention.kind == "since":
        return True
    if mention is not None and mention.kind == "span-back":
        return _days(mention.time) is None or (_days(mention.time) or 0) > _ONE_INCIDENT
    if _since_clause(sentence, figure) or _of_year(figure, mention):
        return True
    if labelled_scope(figure) != "cumulative" or _holds(sentence.words, lexicon["running"]):
        return False
    return not (_is_pinned(mention, place, sentence.headline) or _of_one(figure))


def _holds(words: str, phrases: Sequence[str]) -> bool:
    """Whether any phrase stands in the words, from the beginning of a word on."""
    spaced = " " + " ".join(words.lower().split())
    return any(f" {phrase}" in spaced for phrase in phrases)


def _is_sum(figure: Figure) -> bool:
    """ "..., bringing the total to 530": the figure behind is the sum."""
    before = figure.sentence.text[figure.sentence.start : figure.passage.start]
    return _holds(before, _words("cumulative")["sums"])


def _is_tallied(figure: Figure) -> bool:
    """ "the toll now stands at 667": the day beside a tally is that of the counting."""
    counts = figure.word.lower in _words("cumulative")["tallies"]
    return counts and labelled_scope(figure) == "cumulative" and not _of_one(figure)


def _of_several(figure: Figure) -> bool:
    """ "three were injured in two shootings": a count over several incidents."""
    sentence, lexicon = figure.sentence, _words("incident")
    plural = {form for noun in lexicon["nouns"] for form in noun_forms(noun) - {noun}}
    return any(
        any(d.lower in lexicon["several"] for d in sentence.children(t, "nummod", "amod"))
        for t in _near(figure)
        if t.lower in plural
    )


def _of_one(figure: Figure) -> bool:
    """ "the toll of the blast rose to 20": one incident is named beside the figure."""
    nouns = _words("incident")["nouns"]
    return any(t.lower in nouns and (t.is_noun or t.tag == "VBG") for t in _near(figure))


def _near(figure: Figure) -> list[Token]:
    """Nouns set to the figure's word, its clause or its counted noun by a preposition."""
    sentence, word = figure.sentence, figure.word
    heads = [word, figure.patient, *sentence.ancestors(word)][:4]
    behind = [p for h in heads for prep in sentence.children(h, "prep", "agent")
              for p in sentence.children(prep, "pobj")]  # fmt: skip
    counted = [n for h in heads for n in sentence.children(h, "nsubj", "nsubjpass")]
    set_to = [p for n in counted for prep in sentence.children(n, "prep")
              for p in sentence.children(prep, "pobj")]  # fmt: skip
    return [*behind, *counted, *set_to]


def tells_beginning(figure: Figure, mention: TimeMention | None) -> bool:
    """ "the deadliest since the 2019 bombing that killed 30": the figure is of what began it."""
    if mention is None or mention.kind != "since":
        return False
    at = figure.sentence.at(mention.time.start, mention.time.end)
    since = next((t for t in at if t.lower == "since"), None)
    if since is None:
        return False
    below = [since, *(figure.sentence.ancestors(since) if since.dep == "mark" else ())][:2]
    return any(figure.word in figure.sentence.subtree(t) for t in below)


def _is_pinned(mention: TimeMention | None, place: Place | None, headline: bool) -> bool:
    """Whether it is news of the day: a headline, or a day or a town is named.

    That outweighs the encoder's impression of a total.
    """
    if headline:
        return True
    day = mention is not None and mention.time.precision in {"minute", "hour", "part-of-day", "day"}
    return day or (place is not None and place.precision in {"site", "district", "city"})


def labelled_scope(figure: Figure) -> Scope | None:
    """What the encoder takes the figure for; None where it marks no figure there."""
    marked = [
        t for t in figure.sentence.at(figure.passage.start, figure.passage.end) if t.harm != "O"
    ]
    return marked[0].scope if marked else None  # type: ignore[return-value]


def _since_clause(sentence: Sentence, figure: Figure) -> bool:
    """ "since campaigners took to the streets": a clause that begins the count."""
    word = figure.word
    above = {word.i, *(t.i for t in sentence.ancestors(word))}
    for token in sentence.tokens:
        if token.lower != "since" or token.tag != "IN":
            continue
        if token.i > word.i or (token.head in above and word not in sentence.subtree(token)):
            return True
    return False


def _of_year(figure: Figure, mention: TimeMention | None) -> bool:
    """ "last year 1,300 people died": several people over a whole year, and no incident named."""
    yearly = mention is not None and mention.time.precision == "year"
    return yearly and figure.value != 1 and not _of_one(figure)


def event_time(figure: Figure, mention: TimeMention | None) -> Time | None:
    """The time of one incident; of "since the 2019 bombing that killed 30", the bombing's year."""
    if mention is None or not tells_beginning(figure, mention):
        return mention.time if mention else None
    time = mention.time
    return Time(time.text, time.start, time.end, time.from_, time.from_, time.precision)


def toll_time(figure: Figure, mention: TimeMention | None, published: str | None) -> Time | None:
    """The interval of a total: from what stands after "since" to the day of publication."""
    if mention is None:
        return None
    time = mention.time
    begins = any(t.lower == "since" and t.end <= time.end for t in figure.sentence.tokens)
    if not begins or published is None or time.from_ is None:
        return time
    return Time(time.text, time.start, time.end, time.from_, published[:10], time.precision)


def is_background(time: Time | None, cumulative: bool, published: str | None) -> bool:
    """Whether the time lies so long before publication that it is told as an older event."""
    if time is None or cumulative or published is None or time.to is None:
        return False
    last = _day(time.to, last=True)
    first = _day(published[:10])
    return last is not None and first is not None and (first - last).days > LONG_PAST


def _days(time: Time) -> int | None:
    first, last = _day(time.from_), _day(time.to)
    return None if first is None or last is None else (last - first).days


def _day(moment: str | None, last: bool = False) -> date | None:
    """The first (or about the last) day of a bound; None where it is unknown."""
    if not moment:
        return None
    year, month, day = ([*moment[:10].split("-"), "", ""])[:3]
    return date(int(year), int(month or (12 if last else 1)), int(day or (28 if last else 1)))
