"""What one sentence says twice of the same people, settled: shot and dead is dead, once.

Law: of two bodily harms of one passage the later word's stands, or both as one where "or" joins
them; nobody else's figure changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import BODILY, is_of_dying
from according.extract.harm.parts import is_of_them
from according.extract.harm.people import is_in_households, stands_for_one
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence
from according.model.claim import Harm
from according.model.passage import Passage

_BESIDE = 3  # words from one count of them to the next: "persons, or"
_AGAIN = frozenset({",", "or", "("})
_ENDED: frozenset[Harm] = frozenset({"killed", "injured"})


def either(sentence: Sentence, found: Iterable[Figure]) -> Iterator[Figure]:
    """The figures by place, "killed or wounded" as one: which befell whom is not said."""
    ordered = sorted(found, key=lambda f: f.passage.start)
    for _, of_span in groupby(ordered, key=lambda f: f.passage):
        figures = sorted(of_span, key=lambda f: f.word.i)
        told = sentence.tokens[figures[0].word.i + 1 : figures[-1].word.i]
        between = [t for t in told if t.tag != "RB"]  # "killed or *grievously* hurt"
        harms = {f.harm for f in figures}
        both = len(harms) > 1 and harms <= BODILY
        if both and [t.lower for t in between] in (["or"], ["and"]):
            yield replace(figures[0], harm="killed-or-injured")
        else:
            yield from figures


def settled(sentence: Sentence, figures: Iterable[Figure]) -> list[Figure]:
    """The figures, each with how it ended: "four of the wounded died", "shot her, killing her"."""
    told = list(figures)
    dead = {f.passage for f in told if f.harm == "killed" and _tells_death(f)}
    ended = {f.passage for f in told if f.harm in _ENDED}
    taken = {f.passage for f in told if f.harm == "abducted"}
    kept = [f for f in told if f.harm != "injured" or f.passage not in dead]
    killed = {f.passage for f in told if f.harm == "killed"}
    kept = [f for f in kept if f.harm != "detained" or not _is_of_taken(f, taken, killed)]
    kept = [f for f in kept if f.harm != "missing" or f.passage not in taken]
    kept = [f for f in kept if not any(_counts_households(f, o) for o in kept)]
    kept = [f for f in kept if not _is_of_subject(f, kept)]
    bodily = {f.passage for f in kept if f.harm in BODILY}  # "evacuated *61* injured"
    kept = [f for f in kept if f.harm != "displaced" or f.passage not in bodily]
    return [
        f
        for f in kept
        if f.harm != "killed-or-injured"
        or not (f.passage in ended or any(_ends(sentence, f, o) for o in kept))
    ]


def victims_of_both(figures: Sequence[Figure]) -> list[Figure]:
    """ "*241* mine victims, 44 of whom died": the others live, whatever a mark says of all."""
    dead = [f for f in figures if f.harm == "killed" and is_of_them(f)]
    return [
        replace(f, harm="killed-or-injured") if _are_victims(f) and _is_more(f, dead) else f
        for f in figures
    ]


def _are_victims(figure: Figure) -> bool:
    told = (figure.who or "").lower().split()[-1:]
    return figure.harm == "killed" and not words().victims.nouns.isdisjoint(told)


def _is_more(figure: Figure, parts: Sequence[Figure]) -> bool:
    behind = (p for p in parts if p.passage.start > figure.passage.end)
    return any((p.value or 0) < (figure.value or 0) for p in behind)


def _is_of_taken(held: Figure, taken: set[Passage], dead: set[Passage]) -> bool:
    """ "kidnapped, still *in captivity*" is of the abducted, "killed *in prison*" of the dead."""
    return held.passage in taken | dead and not held.word.is_verb


def _is_of_subject(figure: Figure, others: Iterable[Figure]) -> bool:
    """ "The gunman shot *himself* dead": told already, of the gunman."""
    if figure.patient.lower not in words().victims.self:
        return False
    alike = (o for o in others if o is not figure and o.harm == figure.harm and o.value == 1)
    return any(o.patient.dep == "nsubj" and o.passage.end <= figure.passage.start for o in alike)


def _counts_households(figure: Figure, other: Figure) -> bool:
    """ "24,600 villagers, or *4,100 families*, fled": the same people once more."""
    sentence = figure.sentence
    behind = sentence.at(figure.passage.end, sentence.end)[:1]
    between = sentence.at(other.passage.end, figure.passage.start)
    if figure.harm != other.harm or not (behind and is_in_households(behind[0].lower) and between):
        return False
    return len(between) <= _BESIDE and any(t.lower in _AGAIN for t in between[-2:])


def _tells_death(figure: Figure) -> bool:
    """ "died", "did not survive": the end of who was hurt before."""
    return is_of_dying(figure.word.lower) or figure.word.lower in words().surviving


def _ends(sentence: Sentence, shot: Figure, other: Figure) -> bool:
    """Whether the other tells by a pronoun how it ended: "shot a teen, *killing him*"."""
    if other.harm not in _ENDED or shot.value != 1 or not stands_for_one(other.patient.lower):
        return False
    return other.word.head == shot.word.i and other.word.tag == "VBG"
