"""A sentence as the rules see it: words with labels, and the tree that their heads make.

Law: every token's span holds its words in the report's text, but for the case of names where that
has no capitals; walking the tree always ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from according.extract.text.encoder import Labels
from according.extract.text.words import Word
from according.model.passage import Passage, passage

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FEWEST_CAPITALS = 0.005
"""The share of letters that are capitals, in any text that has them: sentences begin with one."""
_NAMED = frozenset({"GPE", "LOC", "FAC", "PERSON", "NORP"})
"""Labels of names; not ORG, which small letters often get wrongly ("police", "government")."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word: its place in the sentence (``i``), its span in the report, and its labels.

    ``text`` is the word as written; in a report without capitals, a name's has one nevertheless.
    """

    i: int
    text: str
    start: int
    end: int
    lower: str
    tag: str
    dep: str
    head: int
    entity: str
    attribution: str
    harm: str
    scope: str
    modality: str
    harm_p: float = 0.0
    attribution_p: float = 0.0
    cumulative_p: float = 0.0

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb of any form (not a modal)."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether it is tagged as a noun, common or proper."""
        return self.tag.startswith("NN")


@dataclass(frozen=True)
class Sentence:
    """Tokens of one sentence, with its place among the report's sentences and paragraphs."""

    text: str = field(repr=False)  # the whole report's
    tokens: tuple[Token, ...]
    number: int
    paragraph: int
    headline: bool = False
    states: tuple[Any, ...] = field(default=(), repr=False, compare=False)
    """The encoder's states of each word, for `events.types`."""

    @property
    def start(self) -> int:
        """Where its first word begins, in code points of the report."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.tokens[-1].end

    @property
    def words(self) -> str:
        """The sentence as it stands in the report."""
        return self.text[self.start : self.end]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(children) for children in below)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Tokens directly below, in order; of these relations only, if any are named."""
        below = [self.tokens[i] for i in self._children[token.i]]
        return [child for child in below if child.dep in deps] if deps else below

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first token directly below with one of these relations."""
        return next(iter(self.children(token, *deps)), None)

    def parent(self, token: Token) -> Token | None:
        """The token above, None at a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The tokens above, nearest first; ends even where labels make a ring."""
        seen = {token.i}
        while (above := self.tokens[token.head]).i not in seen:
            seen.add(above.i)
            yield above
            token = above

    def subtree(self, token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
        """The token and all below it in order, without branches of the relations ``without``."""
        found, stack, seen = [], [token.i], set()
        while stack:
            i = stack.pop()
            if i in seen:
                continue
            seen.add(i)
            found.append(i)
            stack += [c for c in self._children[i] if self.tokens[c].dep not in without]
        return [self.tokens[i] for i in sorted(found)]

    def passage(self, tokens: Sequence[Token]) -> Passage:
        """From the first of these tokens to the last, with whatever stands between."""
        return passage(self.text, min(t.start for t in tokens), max(t.end for t in tokens))

    def at(self, start: int, end: int) -> list[Token]:
        """Tokens that share a character with the span."""
        if end <= self.start or self.end <= start:
            return []
        return [t for t in self.tokens if t.start < end and start < t.end]

    def clause_verb(self, token: Token) -> Token | None:
        """The nearest verb at or above the token."""
        chain = [token, *self.ancestors(token)]
        return next((t for t in chain if t.is_verb), None)

    def below(self, token: Token, *words: str) -> Token | None:
        """What one of these prepositions joins to a token: "the mayor of the *town*"."""
        joints = (c for c in self.children(token, "prep", "agent", "dative") if c.lower in words)
        joint = next(joints, None)
        return self.child(joint, "pobj") if joint is not None else None

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb: its own, or the one it shares as a conjunct or a complement."""
        own = self.child(verb, *SUBJECTS) or self._directly_before(verb) or self._of_helper(verb)
        if own is not None:
            return own
        above = self.parent(verb)
        if verb.dep == "pcomp" and above is not None and (clause := self.parent(above)):
            return self.subject(clause) if clause.is_verb else None  # "charged after being shot"
        if above is None or verb.dep not in {"conj", "xcomp", "advcl", "acl", "aux"}:
            return self._noun_before(verb) if self.child(verb, "auxpass") else None
        if above.lower in {"is", "was", "be", "are", "were", "been"}:
            return None  # "his goal was to eject him": the goal ejects nobody
        if verb.dep == "acl":
            return above
        return self.subject(above) if above.is_verb and above.head != verb.i else None

    def _of_helper(self, verb: Token) -> Token | None:
        """ "Four guards *were* still unaccounted for": the subject that labels gave to "were"."""
        helpers = self.children(verb, "aux", "auxpass")
        told = (self.child(h, *SUBJECTS) for h in helpers if h.i < verb.i)
        return next((t for t in told if t is not None and t.i < verb.i), None)

    def _directly_before(self, verb: Token) -> Token | None:
        """What stands directly before a verb as a number, or labelled as another verb's subject.

        "285 have been killed"; "Haddad said ..., the agency reported", where labels give both nouns
        to the last verb.
        """
        first = min([verb.i, *(a.i for a in self.children(verb, "aux", "auxpass"))])
        before = self.tokens[first - 1] if first else None
        if before is None:
            return None
        if before.tag == "CD" and first < verb.i:
            return before
        finite = verb.tag in FINITE or any(a.tag == "MD" for a in self.children(verb, "aux"))
        if not finite or not (before.is_noun or before.tag == "PRP"):
            return None
        if before.dep in SUBJECTS:
            return before
        top = before
        while top.dep == "conj" and top.head < top.i:
            between = self.tokens[top.head + 1 : top.i]
            if any(t.dep == "mark" or t.is_verb for t in between):
                return before  # hung on a noun of another clause
            top = self.tokens[top.head]
        return top if top.head == verb.i else None

    def _noun_before(self, verb: Token) -> Token | None:
        """The phrase before a passive's first auxiliary, where the labels give it no subject."""
        first = min(a.i for a in self.children(verb, "aux", "auxpass"))
        noun = self.tokens[first - 1] if first else None
        while (
            noun is not None
            and noun.dep in {"pobj", "prep", "compound", "nummod"}
            and noun.head < noun.i
        ):
            noun = self.tokens[noun.head]
        return (
            noun if noun is not None and (noun.is_noun or noun.tag in {"PRP", "DT", "CD"}) else None
        )

    def is_definite(self, noun: Token) -> bool:
        """Whether it is a noun that speaks of something known: "the country", "that attack"."""
        determiner = self.child(noun, "det") if noun.is_noun else None
        return determiner is not None and determiner.lower in _DEFINITE

    def is_definite_at(self, first: Token) -> bool:
        """Whether what begins with the word is known: "the *63*"; not "said that *63*"."""
        before = self.tokens[first.i - 1] if first.i else None
        return before is not None and before.tag == "DT" and before.lower in _DEFINITE

    def is_passive(self, verb: Token) -> bool:
        """Whether things are done to its subject ("were killed", "five people arrested in")."""
        if verb.tag not in {"VBN", "VBD"}:
            return False
        helpers = {a.lower for a in self.children(verb, "aux", "auxpass")}
        if helpers & {"have", "has", "had", "'ve", "having"} and "been" not in helpers:
            return False
        if self.child(verb, "auxpass", "nsubjpass") is not None:
            return True
        if verb.tag == "VBD":
            return False
        if verb.dep == "conj" and (above := self.parent(verb)) is not None and above.is_verb:
            return not self.child(verb, "aux", "nsubj") and self.is_passive(above)
        return verb.dep in {"acl", "ROOT"} and self.child(verb, "aux", "nsubj") is None


def sentences(
    text: str,
    split: Sequence[Sequence[Word]],
    labels: Sequence[Sequence[Labels]],
    headlines: Sequence[tuple[int, int]] = (),
) -> list[Sentence]:
    """Words and labels put together; a new paragraph begins where a line end stands between."""
    found: list[Sentence] = []
    paragraph, end, capitals = 0, 0, _has_capitals(text)
    for number, (words, marks) in enumerate(zip(split, labels, strict=True)):
        tokens = tuple(
            _token(i, word.text if capitals else _written(word.text, mark), word, mark)
            for i, (word, mark) in enumerate(zip(words, marks, strict=True))
        )
        start = tokens[0].start
        paragraph += (
            any(not gap.strip() and "\n" in gap for gap in [text[end:start]]) and number > 0
        )
        headline = any(a <= start < b for a, b in headlines)
        states = tuple(mark.states for mark in marks)
        found.append(Sentence(text, tokens, number, paragraph, headline, states))
        end = tokens[-1].end
    return found


def _has_capitals(text: str) -> bool:
    """Whether names have capitals in it; an archive may have made all letters small."""
    small, large = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return large >= _FEWEST_CAPITALS * (small + large)


def _written(word: str, label: Labels) -> str:
    """The word as other reports write it: names have a capital."""
    name = label.tag.startswith("NNP") or label.entity[2:] in _NAMED
    return word[:1].upper() + word[1:] if name else word


def _token(i: int, text: str, word: Word, label: Labels) -> Token:
    return Token(
        i, text, word.start, word.end, word.text.lower(), label.tag, label.dep, label.head,
        label.entity, label.attribution, label.harm, label.scope, label.modality,
        label.harm_p, label.attribution_p, label.cumulative_p,
    )  # fmt: skip
