"""Sources that a headline or the opening tells by their role alone, before the report names them.

Law: nobody gets a name but that of the next one to speak under a name, and only where the role fits
him: "a medical group said", and then "the Omdurman Doctors' Network said".
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import msgspec

from according.extract.speech.attribution import Attribution
from according.extract.speech.mentions import callings_of, source_words
from according.extract.text.sentence import Sentence
from according.lexicons import remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import Source

_STOPS = frozenset({".", "?", "!", "”", '"', "''"})


def with_later_names(
    found: Sequence[Attribution], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """The attributions, those of the headline and first paragraph by the names that follow."""
    end = _opening(sentences)
    roles = [a for a in found if a.own.start < end and a.sources and _is_role(a.sources[-1])]
    speakers = [a for a in found if a.sources and a not in roles]
    return [_named(a, speakers) if a in roles else a for a in found]


def _opening(sentences: Sequence[Sentence]) -> int:
    """Where the first paragraph ends that is one of sentences: headlines have no full stop."""
    closed = [s for s in sentences if s.tokens[-1].text in _STOPS]
    return max((s.end for s in closed if s.paragraph == closed[0].paragraph), default=0)


def _named(attribution: Attribution, speakers: Sequence[Attribution]) -> Attribution:
    """The same by the name of the first with one who speaks behind it, where that fits."""
    behind = [a for a in speakers if a.own.start >= attribution.own.end]
    behind = [a for a in behind if not a.sources[-1].name.islower()]
    following = min(behind, key=lambda a: a.own.start, default=None)
    if following is None or not _fits(attribution.sources[-1], following):
        return attribution
    spans = (following.own, attribution.own)
    known = msgspec.structs.replace(following.sources[-1], spans=spans)
    return replace(attribution, sources=(*attribution.sources[:-1], known))


def _is_role(source: Source) -> bool:
    """Whether it is told by words of a role only, without a name or anybody meant before."""
    words, of = _role_words(source), len(_role_words(source)) < len(source.name.split())
    lower = all(word.islower() for word in (words if of else words[1:]))
    return lower and len(source.spans) == 1 and source.kind in {"official", "organisation"}


def _role_words(source: Source) -> list[str]:
    """The words of a role without where it is held: "the *commissioner* of Gao County"."""
    words = source.name.split()
    return list(takewhile(lambda word: word != "of", words)) or words


def _fits(role: Source, following: Attribution) -> bool:
    """Whether the one who speaks next has a name, and is what the role says."""
    named, head = following.sources[-1], _role_words(role)[-1].lower()
    if _is_role(named):
        return False
    if head in _bodies()["role"]:
        words = named.name.lower().split()
        return named.kind == "organisation" and not _bodies()["name"].isdisjoint(words)
    told = {word.strip(",") for word in following.own.text.lower().split()}
    office = head in _offices() & told or any(c <= told for c in callings_of(head))
    return named.kind in {"person", "official"} and office


@remembered
def _offices() -> frozenset[str]:
    """The words for one who holds an office, in the singular."""
    return frozenset(source_words()["kinds"]["official"])


@remembered
def _bodies() -> dict[str, frozenset[str]]:
    """Words by which a body is told without its name, and words that head the names of such."""
    generic = source_words()["generic"]
    return {
        "role": frozenset(form for word in generic["words"] for form in noun_forms(word)),
        "name": frozenset(generic["bodies"]),
    }
