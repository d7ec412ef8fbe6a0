"""Who says a claim: a source with a name, an unnamed voice, or the report itself.

Law: a voice depends on the claims alone, never on their order. The innermost source that has a name
says it; an unnamed one says it only where the chain names nobody.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from according.lexicons.speakers import (
    Collective,
    bare_name,
    canonical,
    collective,
    full_name,
    name_key,
    own_acronym,
    side,
)
from according.model.claim import Claim, Source, SourceKind

Sort = Literal["named", "unnamed", "own"]

_ACRONYM_AFTER = re.compile(r"\s*\(([A-Z][A-Z.&]{1,9})\)")


class Voice(NamedTuple):
    """``key`` compares, ``name`` reads; ``collective`` is whom an unnamed voice may stand for."""

    sort: Sort
    key: str
    name: str
    kind: SourceKind | None = None
    side: str | None = None
    collective: Collective | None = None


def voices(claims: Iterable[Claim]) -> dict[str, Voice]:
    """The voice of each claim, by its id; a short name means the one fuller name that holds it."""
    ordered = sorted(claims, key=lambda claim: claim.claim)
    acronyms = _acronyms(ordered)
    heard = {claim.claim: _voice(claim, acronyms) for claim in ordered}
    fuller = _fuller_names([voice for voice in heard.values() if voice.sort == "named"])
    shown = _shown_names(heard.values(), fuller)
    return {name: _under_one_name(voice, fuller, shown) for name, voice in heard.items()}


def under_aliases(claim: Claim, aliases: Mapping[str, str]) -> Claim:
    """The claim with its sources under the names that people gave them; its id stays as it was."""
    keyed = {name_key(alias): name for alias, name in aliases.items()}
    sources = tuple(
        msgspec.structs.replace(
            source,
            name=keyed.get(name_key(source.name), source.name),
            speaks_for=keyed.get(name_key(source.speaks_for or ""), source.speaks_for),
        )
        for source in claim.sources
    )
    return msgspec.structs.replace(claim, sources=sources) if sources != claim.sources else claim


def _under_one_name(voice: Voice, fuller: Mapping[str, str], shown: Mapping[str, str]) -> Voice:
    key = fuller.get(voice.key, voice.key) if voice.sort == "named" else voice.key
    return voice._replace(key=key, name=shown.get(key, voice.name))


def may_stand_for(unnamed: Voice, named: Voice) -> bool:
    """Whether ``named`` may be one of those whom the unnamed voice means."""
    whom = unnamed.collective
    if whom is None or named.kind not in whom.stands_for:
        return False
    ours = whom.side or unnamed.side
    return not (ours and named.side and ours != named.side)


def _voice(claim: Claim, acronyms: Mapping[str, str]) -> Voice:
    if not claim.sources:
        own = claim.report.agency or claim.report.outlet or f"report {claim.report.id[:12]}"
        return Voice("own", canonical(own, acronyms), own)
    for source in reversed(claim.sources):
        if collective(source) is None:
            name = source.speaks_for or source.name
            key = canonical(name, acronyms)
            return Voice("named", key, bare_name(name), _kind(source), side(source))
    innermost = claim.sources[-1]
    return Voice(
        "unnamed",
        name_key(innermost.name),
        innermost.name,
        innermost.kind,
        side(innermost),
        collective(innermost),
    )


def _kind(source: Source) -> SourceKind:
    """What kind of source says it in the end; whom a person speaks for is an organisation."""
    spoken_for = source.speaks_for and source.kind in ("person", "anonymous", "collective")
    return "organisation" if spoken_for else source.kind


def _acronyms(claims: Iterable[Claim]) -> dict[str, str]:
    """Acronyms that the reports explain, "... (SNHR)": the acronym's key -> the full name's key."""
    explained: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for source in claim.sources:
            for name in filter(None, (source.name, source.speaks_for)):
                for acronym in _explained(name, claim.text):
                    explained[acronym].add(name_key(name))
    return {acronym: min(names) for acronym, names in explained.items() if len(names) == 1}


def _explained(name: str, text: str) -> Iterable[str]:
    if own := own_acronym(name):
        yield own
    at = text.find(bare_name(name))
    after = _ACRONYM_AFTER.match(text, at + len(bare_name(name))) if at >= 0 else None
    if after:
        yield name_key(after[1])


def _fuller_names(named: Iterable[Voice]) -> dict[str, str]:
    """Short names -> the fullest name that holds all their words: "police" -> "Diyala police".

    Where two names hold it of which neither holds the other, it is nobody's short name.
    """
    sides = {voice.key: voice.side for voice in sorted(named, key=lambda voice: voice.key)}
    fuller: dict[str, str] = {}
    for key in (key for key in sides if full_name(key) is None):
        holders = [
            other
            for other in sides
            if _words(key) < _words(other) and not _opposed(sides[key], sides[other])
        ]
        fullest = max(holders, key=lambda other: (len(_words(other)), other), default=None)
        if fullest and all(_words(other) <= _words(fullest) for other in holders):
            fuller[key] = fullest
    return fuller


def _words(key: str) -> frozenset[str]:
    return frozenset(key.split())


def _opposed(ours: str | None, theirs: str | None) -> bool:
    return ours is not None and theirs is not None and ours != theirs


def _shown_names(heard: Iterable[Voice], fuller: Mapping[str, str]) -> dict[str, str]:
    """How each key is written: as the lexicon has it, else as most claims have it."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for voice in heard:
        if voice.sort != "own":
            key = fuller.get(voice.key, voice.key) if voice.sort == "named" else voice.key
            written[key][voice.name] += name_key(voice.name) == key
    return {
        key: full_name(key) or min(names, key=lambda name: (-names[name], name))
        for key, names in written.items()
    }
