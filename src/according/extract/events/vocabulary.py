"""The lexicon of events, ready to look up: which types a word of a report may tell of.

Law: a word has the types that the lexicon gives it where it stands, longer phrases first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from according.extract.text.sentence import Sentence, Token
from according.lexicons import active, load, remembered
from according.lexicons.inflection import noun_forms, verb_forms
from according.model.claim import EventType

REACH = 6
"""Words behind a verb within which the rest of its phrase must stand."""
_OBJECT = (
    5  # words in which the first word behind a verb stands: "take *two young men into* custody"
)
_BESIDE = 3  # and each further one


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase (``name``); ``rest`` stands behind its verb or before its noun."""

    type: EventType | None
    mode: str | None
    name: str
    rest: tuple[str, ...]
    weapon: bool = False  # an attack only where a weapon does it
    own: bool = False  # the user's

    @property
    def behind_head(self) -> int:
        """How many words of a noun's phrase follow the noun that carries it: "*state* of siege"."""
        return len(self.rest) if "of" in self.rest else 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon by the forms of its words; of several entries of a form the first that fits."""

    verbs: dict[str, list[Entry]]
    nouns: dict[str, list[Entry]]
    light_object: frozenset[str]
    light_subject: frozenset[str]
    light_telling: frozenset[str]  # of whose subject the event is told, and not done
    other_verb: frozenset[str]
    weapons: dict[str, str]
    causes: frozenset[str]
    targets: dict[str, tuple[str, ...]]
    protesters: frozenset[str]
    refusal: frozenset[str]
    pending_nouns: frozenset[str]
    pending_verbs: frozenset[str]
    requests: dict[str, list[list[str]]]


@remembered
def vocabulary() -> Vocabulary:
    """The lexicon ``events``, with the user's own words."""
    data: dict[str, Any] = load("events")
    irregular = data["irregular"]
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    users = active().added.get("events", {}).get("event", ())
    for entry in data["event"]:
        own = any(entry is one for one in users)
        kind, mode = entry["type"] or None, entry.get("mode")
        for phrase in entry.get("verbs", ()):
            first, *rest = phrase.split()
            for form in verb_forms(first, irregular):
                verbs.setdefault(form, []).append(
                    Entry(kind, mode, phrase, tuple(rest), entry.get("weapon", False), own)
                )
        for phrase in entry.get("nouns", ()):
            *before, last = phrase.split()
            for form in noun_forms(last):
                nouns.setdefault(form, []).append(Entry(kind, mode, phrase, tuple(before), own=own))
    for table in (verbs, nouns):
        for entries in table.values():
            entries.sort(key=lambda e: -len(e.rest))

    def forms(words: Sequence[str], make: Any = noun_forms) -> frozenset[str]:
        return frozenset(form for word in words for form in make(word))

    def light(place: str) -> frozenset[str]:
        """Their first words: the particle of "break out" stands apart or is left out."""
        return frozenset(
            f for verb in data["light"][place] for f in verb_forms(verb.split()[0], irregular)
        )

    return Vocabulary(
        verbs, nouns,
        light("object") | light("telling"), light("subject"), light("telling"),
        frozenset(data["light"]["other_verb"]),
        {f: mode for mode, words in data["weapons"].items() for w in words for f in noun_forms(w)},
        frozenset(f for verb in data["causes"]["verbs"] for f in verb_forms(verb, irregular)),
        {kind: tuple(words) for kind, words in data["targets"].items()},
        forms(data["protesters"]["nouns"]), forms(data["refusal"]["verbs"], verb_forms),
        forms(data["pending"]["nouns"]), forms(data["pending"]["verbs"], verb_forms),
        {mode: [w.split() for w in words] for mode, words in data["requests"].items()},
    )  # fmt: skip


def matched(rest: Sequence[str], following: Sequence[str]) -> int | None:
    """How many words the rest of a phrase takes behind its verb; None if it is not there."""
    place, wide = 0, _OBJECT
    for word in rest:
        window = following[place : place + wide]
        if word not in window:
            return None
        place += window.index(word) + 1
        wide = _BESIDE
    return place


def type_told(sentence: Sentence, token: Token) -> EventType | None:
    """The type that the word tells of by itself, as a verb or a noun, carried by a verb or not."""
    lexicon = vocabulary()
    if token.is_verb:
        following = [t.lower for t in sentence.tokens[token.i + 1 : token.i + 2 + REACH]]
        for entry in lexicon.verbs.get(token.lower, ()):
            if not entry.weapon and matched(entry.rest, following) is not None:
                return entry.type
    if token.is_noun:
        before = [t.lower for t in sentence.tokens[max(0, token.i - 3) : token.i]]
        for entry in lexicon.nouns.get(token.lower, ()):
            if before[len(before) - len(entry.rest) :] == list(entry.rest):
                return entry.type
    return None
