"""Which sentences are read closely: those near a word of conflict, unrest or harm to people.

The encoder is half the cost of reading, and what follows of it most of the rest, while most of the
news says nothing of the kind. Law: what is decided here costs no labels, and a sentence's words
alone say whether it tells of conflict (lexicons ``conflict`` and ``harms``). What is lost:
docs/decisions/close-reading.md.
"""

from collections.abc import Iterable, Sequence

from according.extract.harm.harm_words import harm_phrases, is_ambiguous
from according.extract.harm.number_words import is_number
from according.extract.harm.people import is_person_noun
from according.extract.text.words import Word
from according.lexicons import active, load, remembered
from according.lexicons.inflection import noun_forms, verb_forms

DENSE = 0.07  # of a report's sentences tell of conflict: it is about that, and is read whole
REACH = 1  # sentences before and after one that tells; the encoder's windows add some more
_BESIDE = 12  # words between a harm and who is harmed
_CLOSE = 4  # the same where the word is used of things and contests too ("beat", "hold")

Phrases = dict[str, list[tuple[str, ...]]]  # the words that may follow, by the first word


def read_closely(sentences: Sequence[Sequence[Word]]) -> list[bool]:
    """For every sentence of a report whether it, or one beside it, tells of conflict; or all."""
    telling = [n for n, words in enumerate(sentences) if tells_of_conflict(words)]
    if len(telling) > DENSE * len(sentences):
        return [True] * len(sentences)
    near = {n for at in telling for n in range(at - REACH, at + REACH + 1)}
    return [n in near for n in range(len(sentences))]


def tells_of_conflict(words: Sequence[Word]) -> bool:
    """Whether a word of conflict or unrest is among them, or one of harm beside people."""
    lower = [word.text.lower() for word in words]
    conflict, harm = conflict_phrases(), harm_phrases()
    return any(
        (word in conflict and _stands_at(lower, i, conflict[word], gap=0))
        or (word in harm and _stands_at(lower, i, harm[word], gap=4) and _people_beside(words, i))
        for i, word in enumerate(lower)
    )


def _stands_at(lower: Sequence[str], i: int, phrases: Iterable[tuple[str, ...]], gap: int) -> bool:
    return any(_follows(lower, i + 1, rest, gap) for rest in phrases)


def _follows(lower: Sequence[str], at: int, rest: Sequence[str], gap: int) -> bool:
    """Whether the words follow in order, at most ``gap`` other words before each."""
    for word in rest:
        here = lower[at : at + gap + 1]
        if word not in here:
            return False
        at += here.index(word) + 1
    return True


def _people_beside(words: Sequence[Word], i: int) -> bool:
    """Whether persons, a number or a name stand near the word; contests are between names too."""
    ambiguous = is_ambiguous(words[i].text.lower())
    reach = _CLOSE if ambiguous else _BESIDE
    beside = [w for w in words[max(0, i - reach) : i + 1 + reach] if w is not words[i]]
    if any(_could_be_harmed(word.text.lower()) for word in beside):
        return True
    return not ambiguous and any(w.text[0].isupper() for w in beside if w is not words[0])


def _could_be_harmed(word: str) -> bool:
    return word in _persons() or is_person_noun(word) or is_number(word)


@remembered
def _persons() -> frozenset[str]:
    return frozenset(load("conflict")["persons"])


@remembered
def conflict_phrases() -> Phrases:
    """The lexicon's words and phrases of conflict, in singular and plural; and the user's events.

    Who adds a word for an event wants to see it, in whatever report it stands.
    """
    lexicon = load("conflict")
    kinds = ("fighters", "unrest", "fighting", "people")
    found = _by_first(phrase for kind in kinds for phrase in lexicon[kind])
    for entry in active().added.get("events", {}).get("event", ()):
        for noun, rests in _by_first(entry.get("nouns", ())).items():
            found.setdefault(noun, []).extend(rests)
        for verb, *rest in map(str.split, entry.get("verbs", ())):
            for form in verb_forms(verb, load("events")["irregular"]):
                found.setdefault(form, []).append(tuple(rest))
    return found


def _by_first(phrases: Iterable[str]) -> Phrases:
    found: Phrases = {}
    for phrase in phrases:
        *before, last = phrase.split()
        for form in noun_forms(last):
            first, *rest = *before, form
            found.setdefault(first, []).append(tuple(rest))
    return found
