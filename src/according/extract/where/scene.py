"""Where, as the sentence itself says: the place of what a word states.

Law: a place is one that the sentence's words set the event in, nearest in its tree; where somebody
comes from, speaks, or was taken to afterwards is none. What other sentences say is for incidents.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from according.extract.harm.harm_words import states_harm
from according.extract.reading import Reading
from according.extract.text.dateline import dateline_end
from according.extract.text.sentence import Sentence, Token
from according.extract.where.afters import is_before
from according.extract.where.locative import (
    is_bearing,
    is_dateline,
    is_locative,
    is_of_telling,
    is_owner,
    opens,
    scope_words,
    tells_who,
)
from according.extract.where.sites import find_sites
from according.extract.where.spots import Spot, finest, is_hidden, known_of, placed_in, rank_of
from according.extract.where.tree import far, steps
from according.gazetteer.standing import COARSENESS
from according.model.claim import Place
from according.model.passage import Passage

Family = Literal["violence", "order", "speech"]
BESIDE = 4  # steps more that a finer place may stand off
_SITE, _TOWN, _DIVISION = 1, 2, 3  # ranks: a quarter (what is no coarser is a site), and so on
_OTHERS = 2  # steps more to what hangs on the verb above that tells another harm
_FAR = 9  # steps in the tree beyond which a place belongs to something else


def family_of(harm: str | None, event_type: str | None) -> Family:
    """What kind of thing it is, as far as place and time are carried along in a report."""
    if harm == "detained" or event_type in {"PROTEST", "COERCE", "SANCTION"}:
        return "order"
    if harm is not None or event_type in {"ASSAULT", "MOBILIZE"}:
        return "violence"
    return "speech"


@dataclass
class Scene:
    """What the sentences of one report say of where."""

    reading: Reading
    _spots: dict[int, list[tuple[Spot, list[Token]]]] = field(default_factory=dict)

    def place(
        self, sentence: Sentence, word: Token, harm: str | None = None, parts: Sequence[Token] = ()
    ) -> Spot | None:
        """The place that the sentence gives to what ``word`` states; None if it gives none.

        ``parts``: words of other figures of the sentence that are parts of this one; a place nearer
        to one of them is the part's ("71 dead, 46 of them in X").
        """
        fitting = [
            (_off(sentence, word, tokens), spot.place.start, spot)
            for spot, tokens in self._named(sentence)
            if self._sets(sentence, tokens, harm)
            and (is_before(sentence, word) or not is_before(sentence, tokens[-1]))
            and all(far(sentence, part, tokens) >= far(sentence, word, tokens) for part in parts)
        ]
        ranked = sorted(fitting, key=lambda found: found[:2])
        if len(ranked) > 1:  # "Leeds: ...": where it was written, if the sentence names another
            ranked = [found for found in ranked if not opens(sentence, found[2].place)]
        beside = [spot.place for _, _, spot in ranked]
        ranked = [r for r in ranked if not is_bearing(sentence, r[2].place, beside)]
        if not ranked or (ranked[0][0] > _FAR and not sentence.headline):
            return self.land(sentence, word)
        reach = [spot for off, _, spot in ranked if off <= ranked[0][0] + BESIDE]
        return placed_in(finest(reach), reach)

    def within(self, sentence: Sentence, begin: int, end: int) -> Spot | None:
        """The first place that these words of a sentence set something in."""
        named = (
            (spot, tokens)
            for spot, tokens in self._named(sentence)
            if begin <= spot.place.start < end
        )
        return next((spot for spot, tokens in named if self._sets(sentence, tokens, None)), None)

    def called_to(self, sentence: Sentence) -> Spot | None:
        """Where those who help were called to: a site or a quarter; None if the sentence has none.

        "Officers responded to *the 100 block of Carol Lane*": there it happened.
        """
        known = scope_words("summons")
        if not any(token.lower in known["verbs"] for token in sentence.tokens):
            return None
        for spot, tokens in self._named(sentence):
            before = sentence.tokens[max(0, tokens[0].i - 2) : tokens[0].i]
            verb = sentence.clause_verb(tokens[-1])
            called = verb is not None and verb.lower in known["verbs"]
            who = sentence.subject(verb) if called and verb is not None else None
            led = any(t.lower in known["places"] for t in before)
            if spot.rank <= _SITE and led and who is not None and who.lower in known["who"]:
                return spot
        return None

    def land(self, sentence: Sentence, word: Token) -> Spot | None:
        """The country, where "the country" stands beside the word."""
        here = scope_words("here")["country"]
        meant = any(
            t.lower in here and sentence.is_definite(t) and steps(sentence, word, t) <= BESIDE
            for t in sentence.tokens
        )
        return self.country if meant else None

    @cached_property
    def country(self) -> Spot | None:
        """The country in which most places lie that the report is set in.

        Where it names none, the division that it names most often; None if it names neither.
        Where it names only others, the first division of that one ("Gaza"). Whom it quotes ("Israel
        says") and where it was written decide between equals.
        """
        called = [m for m in self.reading.places if m.use in {"literal", "metonym"}]
        set_in = [m.place for m in called if m.use == "literal" and not self._is_dateline(m.place)]
        lands = Counter(place.country for place in set_in)
        spoken_of = Counter(m.place.country for m in called)
        most = max(
            (m.place for m in called if m.place.precision == "country"),
            key=lambda p: (lands[p.country], spoken_of[p.country], -p.start),
            default=None,
        )
        if most is None:
            return self._division(set_in)
        wider = (
            p for p in set_in if p.precision == "admin" and lands[p.country] > lands[most.country]
        )
        most = max(wider, key=lambda p: (lands[p.country], -p.start), default=most)
        return Spot(most, COARSENESS[most.precision])

    def _division(self, set_in: Sequence[Place]) -> Spot | None:
        """The first-order division named most often, of equals the first."""
        divisions = [place for place in set_in if place.precision == "admin"]
        named = Counter(place.name for place in divisions)
        most = max(divisions, key=lambda p: (named[p.name], -p.start), default=None)
        return Spot(most, COARSENESS["admin"]) if most else None

    def nearest(self, sentence: Sentence) -> Spot | None:
        """A place of the sentence, else the last before or the next: where nothing tells more.

        In the sentence that it opens, a dateline comes before the places of others; an owner
        ("Kherson's governor") comes last.
        """
        here, before, behind = self._near(sentence)
        written = [] if here else self._written_in(sentence)
        owners = [s for s, words in self._named(sentence) if is_owner(sentence, words)]
        ranked = [*here[:1], *written, *before[-1:], *behind[:1], *owners]
        return next((spot for spot in ranked if spot.rank <= _DIVISION), None)

    def around(self, sentence: Sentence) -> Spot | None:
        """What a site lies in of which nothing is known: the nearest place, or the dateline's."""
        here, before, behind = (known_of(spots) for spots in self._near(sentence))
        written = [spot for s in self.reading.sentences for spot in self._written_in(s)]
        return next(iter([*here[:1], *before[-1:], *written[:1], *behind[:1]]), None)

    def _near(self, sentence: Sentence) -> tuple[list[Spot], list[Spot], list[Spot]]:
        """The towns and finer places, or divisions, that may be a scene: of it, before, behind."""
        everywhere = [
            spot
            for s in self.reading.sentences
            for spot, tokens in self._named(s)
            if spot.rank <= _DIVISION and not self._is_elsewhere(s, tokens)
        ]
        named = sorted(everywhere, key=lambda s: s.place.start)
        before = [s for s in named if s.place.start < sentence.start]
        behind = [s for s in named if s.place.start >= sentence.end]
        return [s for s in named if s not in before and s not in behind], before, behind

    def _written_in(self, sentence: Sentence) -> list[Spot]:
        """The town of the sentence's dateline, if any; of a broadcast it is where that was heard.

        Who writes down broadcasts has brackets behind the dash: "BOGOTA, 9 JAN 90 (EFE) -- [TEXT]".
        """
        end = dateline_end([t.text for t in sentence.tokens])
        if end is None or sentence.tokens[end - 1].text == "]":
            return []
        town = (s for s, words in self._named(sentence) if words[-1].i < end and s.rank <= _TOWN)
        return list(town)[:1]

    def _is_elsewhere(self, sentence: Sentence, tokens: Sequence[Token]) -> bool:
        """Whether the words say whose it is, or where it was told or written: not where it was.

        What a sentence begins with is its scene ("*In Goma*, a doctor said 14 had died"), and so
        is where somebody speaks of what was there ("speaking in Goma, ... in the city").
        """
        if is_owner(sentence, tokens) or is_dateline(sentence, tokens[-1]):
            return True
        beside = [spot.place for spot, _ in self._named(sentence)]
        own = (place for place in beside if place.start == tokens[0].start)
        if any(is_bearing(sentence, place, beside) for place in own):
            return True
        cue = self._cue_above(sentence, tokens[-1])
        told = cue is not None and cue.start < tokens[0].start
        return (told or is_of_telling(sentence, tokens[-1])) and not points_back(sentence)

    def _named(self, sentence: Sentence) -> list[tuple[Spot, list[Token]]]:
        """The places and sites of the sentence with their words; a site hides what it holds."""
        if sentence.number not in self._spots:
            sites = find_sites(sentence, self.reading.places)
            found = [
                (Spot(s.place, s.rank), sentence.at(s.place.start, s.place.end)) for s in sites
            ]
            taken = [s.place for s in sites]
            for m in self.reading.places:
                tokens = sentence.at(m.place.start, m.place.end)
                if m.use == "literal" and tokens and not is_hidden(m, taken):
                    found.append((Spot(m.place, rank_of(m.place)), tokens))
            self._spots[sentence.number] = found
        return self._spots[sentence.number]

    def _sets(self, sentence: Sentence, tokens: Sequence[Token], harm: str | None) -> bool:
        """Whether the words say where it happened, not whose it is or who speaks there."""
        if sentence.headline:
            return True
        last = tokens[-1]
        if is_dateline(sentence, last):
            return False
        if any(tells_who(a, last) for a in self.reading.attributions):
            return False
        if not is_locative(sentence, tokens, harm) or is_of_telling(sentence, last):
            return False
        cue = self._cue_above(sentence, last)
        return cue is None or (cue.start > last.start and self._is_local(cue))

    def _is_dateline(self, place: Place) -> bool:
        """Whether the place is where the report was written."""
        around = (s for s in self.reading.sentences if s.start <= place.start < s.end)
        return any(is_dateline(s, s.at(place.start, place.end)[-1]) for s in around)

    def _is_local(self, cue: Passage) -> bool:
        """Whether who speaks is of the place: "In Goma, *doctors* said"; not "the UN", a ministry.

        Those have their seat where they speak, and tell of elsewhere.
        """
        said = (a for a in self.reading.attributions if a.cue == cue and a.sources)
        names = (f" {source.name} ".lower() for a in said for source in a.sources)
        seats = scope_words("telling")["seats"]
        return not any(f" {seat} " in name for name in names for seat in seats)

    def _cue_above(self, sentence: Sentence, last: Token) -> Passage | None:
        """The cue of an attribution that the place hangs on."""
        above = next((t for t in sentence.ancestors(last) if t.tag != "IN"), None)
        cues = (a.cue for a in self.reading.attributions if a.cue and above is not None)
        return next((c for c in cues if above and c.start <= above.start < c.end), None)


def _off(sentence: Sentence, word: Token, tokens: Sequence[Token]) -> int:
    """Steps to the place; more where it is of the verb above: "killed ten *in Basra* after"."""
    verb = next((t for t in sentence.ancestors(tokens[-1]) if t.is_verb), None)
    others = word.dep == "advcl" and verb is not None and verb.i == word.head
    harmed = others and verb is not None and states_harm(verb.lower)
    apart = verb is not None and _is_of_another_clause(sentence, verb, word)
    return far(sentence, word, tokens) + (_OTHERS if harmed else 0) + (BESIDE if apart else 0)


def _is_of_another_clause(sentence: Sentence, verb: Token, word: Token) -> bool:
    """ "A bomb in Mubi *killed* 11 and another in Yola *killed* five": each has a scene."""
    own = verb.dep == "conj" and sentence.child(verb, "nsubj", "nsubjpass") is not None
    return own and verb.i not in {word.i, *(t.i for t in sentence.ancestors(word))}


def scene_word(sentence: Sentence) -> Token | None:
    """The first word that names violence or unrest; None where the sentence has none."""
    known = scope_words("scene")["words"]
    named = next((t for t in sentence.tokens if t.lower in known), None)
    return named or next((t for t in sentence.tokens if _is_deed(sentence, t)), None)


def _is_deed(sentence: Sentence, verb: Token) -> bool:
    """ "On Monday *the assailants entered* the market": what those who bear arms do."""
    if not verb.is_verb or verb.lower not in scope_words("scene")["deeds"]:
        return False
    doer = sentence.child(verb, "nsubj")
    return doer is not None and doer.lower in scope_words("scene")["doers"]


def spoken_of(sentence: Sentence) -> frozenset[str]:
    """The nouns of violence that the sentence speaks of as known ("the raids")."""
    known = scope_words("scene")["words"]
    return frozenset(
        t.lower for t in sentence.tokens if t.lower in known and sentence.is_definite(t)
    )


def points_back(sentence: Sentence) -> bool:
    """Whether it speaks of a place told before: "in the same village", "in the city", "there"."""
    known = scope_words("here")
    return any(
        t.lower in known["adverbs"] or (t.lower in known["places"] and sentence.is_definite(t))
        for t in sentence.tokens
    )
