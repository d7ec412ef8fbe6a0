"""A mention of harm: the word that states it, and the head of the phrase for those harmed."""

from collections.abc import Iterator
from dataclasses import dataclass

from according.extract.harm.harm_words import BODILY
from according.extract.harm.harmed import harmed
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm


@dataclass(frozen=True, slots=True)
class HarmMention:
    """One statement of harm: its word, and the head token of the phrase for those harmed."""

    harm: Harm
    word: Token
    patient: Token


def each_harmed(
    sentence: Sentence, harm: Harm, word: Token, patient: Token | None
) -> Iterator[HarmMention]:
    """The phrase and those coordinated with it."""
    return (HarmMention(harm, word, each) for each in harmed(sentence, word, patient))


def as_ended(sentence: Sentence, token: Token, harm: Harm) -> Harm:
    """The harm, or death where the word before it tells of one: "fatally *wounded*"."""
    return "killed" if harm in BODILY and is_fatal(sentence, token) else harm


def is_fatal(sentence: Sentence, token: Token) -> bool:
    """ "*fatally* wounded", "the *fatal* shooting": the word before tells how it ended."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    return before in words().wounds.fatally or before in words().wounds.fatal
