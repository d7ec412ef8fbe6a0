"""Sources under one name: aliases, short names, and words that name many voices at once.

Law: two names that differ only in case, accents, signs or an article have one key.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from according.lexicons import active, load, remembered
from according.model.claim import Source, SourceKind
from according.model.wording import folded

_ACRONYM = re.compile(r"\s*\(([A-Z][A-Z.&]{1,9})\)\s*$")
_PARTING = re.compile(r"[,:;]| [-–—] ")
_OF = frozenset({"of", "for", "in", "from"})
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LEADING = re.compile(r"^(?:the|an|a|its|his|her|their)\s+", re.IGNORECASE)


class Collective(NamedTuple):
    """A word for many voices: the kinds of named source it may stand for, and its side or None."""

    words: tuple[str, ...]
    stands_for: frozenset[SourceKind]
    side: str | None


ANYBODY = Collective(
    (), frozenset({"person", "official", "organisation", "media", "document"}), None
)
"""What an unnamed voice is whose word is in no entry: it may stand for any named source."""

A_BODY = Collective((), frozenset({"organisation", "media", "document"}), None)
"""What a body without its name ("a medical group") is: it may stand for a named one."""

THEMSELVES = Collective((), frozenset(), None)
"""What people of a kind that is in no entry are ("volunteer firefighters"): nobody else."""


def bare_name(name: str) -> str:
    """The name without its article and without its acronym in brackets."""
    return _LEADING.sub("", _ACRONYM.sub("", name.strip()))


def name_key(name: str) -> str:
    """The key under which a source's name is compared."""
    return folded(bare_name(name))


def is_outlet(name: str, outlet: str) -> bool:
    """Whether a source's name means the outlet, in full or by its last words: "the Observatory".

    Commas part who publishes from where and how ("General Staff of the Armies, Gao"). What stands
    behind "of" in its name is somebody else ("The Times of *Israel*"), what stands before it is the
    outlet ("the General Staff"), and one word alone means it only where it is a noun for bodies.
    """
    said = name_key(name).split()
    first, *further = (name_key(part).split() for part in _PARTING.split(_REMARK.sub("", outlet)))
    parts = (first, *(own for own in further if len(own) > 1))  # not "Daily News, *Harare*"
    return bool(said) and any(_means(said, own) for own in parts)


def _means(said: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the words name a body: all of its words, or those that can stand for it."""
    if said == own:
        return True
    generic = load("sources")["generic"]
    nouns = (*generic["words"], *generic["bodies"], *generic["publishing"])
    if not (len(said) > 1 or said[0] in nouns):
        return False
    behind, before = own[len(said) :][:1], own[: -len(said)][-1:]
    if said == own[: len(said)] and len(said) > 1:
        return behind[0] in _OF
    return said == own[-len(said) :] and before[0] not in _OF


def is_agency(name: str) -> bool:
    """Whether a wire service is written so, whose texts others print: "AFP"."""
    return name in _agencies()


@remembered
def _agencies() -> frozenset[str]:
    return frozenset(name for entry in load("agencies")["agency"] for name in entry["names"])


def own_acronym(name: str) -> str | None:
    """The acronym that a name carries in brackets, as a key: "snhr"; None if there is none."""
    found = _ACRONYM.search(name)
    return folded(found[1]) if found else None


def canonical(name: str, acronyms: Mapping[str, str]) -> str:
    """The key of the one name behind a name; ``acronyms`` are those that reports explain."""
    key = name_key(name)
    key = acronyms.get(key, key)
    full = _aliases().get(key)
    return name_key(full) if full else key


def full_name(key: str) -> str | None:
    """The lexicon's own spelling of a canonical key; None for a source that it does not hold."""
    return _full_names().get(key)


def collective(source: Source) -> Collective | None:
    """What ``source`` may stand for if it names many voices or none; None if it has a name.

    A source that speaks for somebody has that name.
    """
    if source.speaks_for:
        return None
    key = name_key(source.name)
    found = [entry for entry in _collectives() if key in entry.words]
    if found:
        return found[0]
    if source.kind in ("collective", "anonymous"):
        padded = f" {key} "
        found = [e for e in _collectives() if any(f" {word} " in padded for word in e.words)]
        return found[0] if found else THEMSELVES if key.endswith(_many()) else ANYBODY
    return A_BODY if source.kind == "organisation" and _is_described(source) else None


def _is_described(source: Source) -> bool:
    """Whether a body is told of without its name: "a medical group", all in small letters."""
    first, _, rest = (source.spans[0].text if source.spans else "").partition(" ")
    return first.casefold() in _indefinite() and bool(rest) and source.name.islower()


def side(source: Source) -> str | None:
    """The side that the source's side, or its name, tells of: "state", "opposition", or None."""
    named = (source.side, source.speaks_for, source.name)
    return next((told for name in named if name and (told := side_of_name(name))), None)


def side_of_name(name: str) -> str | None:
    """The side that a name tells of by itself: "state", "opposition", or None."""
    padded = f" {folded(name)} "
    told = [(len(word), which) for word, which in _sides() if f" {word} " in padded]
    return max(told)[1] if told else None


def own_name(name: str) -> str:
    """The name that the user's own lexicon gives to whoever is called ``name``, else ``name``."""
    return _own_names("aliases").get(name_key(name), name)


def under_own_name(source: Source) -> Source:
    """The source as the user's own lexicon knows it: by its full name; a head as its speaker."""
    whom = source.speaks_for or _own_names("heads").get(name_key(source.name))
    return msgspec.structs.replace(
        source, name=own_name(source.name), speaks_for=own_name(whom) if whom else None
    )


@remembered
def _own_names(what: str) -> dict[str, str]:
    """The user's aliases, or heads of organisations, as keys -> the name that they stand for.

    Ours are no part of it: claims keep the names of the text, and `canonical` compares them.
    """
    entries = active().added.get("source_aliases", {}).get("source", ())
    return {name_key(other): entry["name"] for entry in entries for other in entry.get(what, ())}


@remembered
def _aliases() -> dict[str, str]:
    return {
        name_key(alias): entry["name"]
        for entry in load("source_aliases")["source"]
        for alias in (entry["name"], *entry["aliases"], *entry["heads"])
    }


@remembered
def _full_names() -> dict[str, str]:
    return {name_key(entry["name"]): entry["name"] for entry in load("source_aliases")["source"]}


@remembered
def _collectives() -> tuple[Collective, ...]:
    return tuple(
        Collective(
            tuple(folded(word) for word in entry["words"]),
            frozenset(entry["stands_for"]),
            entry.get("side"),
        )
        for entry in load("collective_sources")["collective"]
    )


@remembered
def _many() -> tuple[str, ...]:
    return tuple(load("collective_sources")["many"])


@remembered
def _indefinite() -> frozenset[str]:
    return frozenset(load("collective_sources")["indefinite"])


@remembered
def _sides() -> tuple[tuple[str, str], ...]:
    sides = load("sides")["side"]
    return tuple((folded(word), which) for which, words in sides.items() for word in words)
