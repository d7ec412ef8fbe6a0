"""Where figures come from in the end, so that quotes and copies of one origin count once.

Law: a copy of a report adds no origin. A report's own voice is none of its own where the report
attributes the figure to somebody, or where its words are a near-copy; an unnamed voice is none
beside a named source that it may stand for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from according.lexicons.speakers import canonical
from according.model.claim import Claim, Harm, Quantity
from according.model.incident import FigureRef, Origin
from according.model.wording import near_copies
from according.reconcile.circles import circles, ring_name
from according.reconcile.revisions import is_earlier
from according.reconcile.voices import Voice, may_stand_for, voices

_UNDATED = "9999"

Stated = tuple[Harm, int | None, int | None, int | None]
"""A figure by what it says: harm, value, low, high."""


class Standing(NamedTuple):
    """The origin of one figure, and whose side it is on, if any.

    ``adds`` is False where it counts beside its origin for nothing; ``repeats`` is True where the
    report only says again what its source says.
    """

    origin: str
    named: bool
    adds: bool
    reason: str
    side: str | None = None
    repeats: bool = False


class _Told(NamedTuple):
    ref: FigureRef
    claim: Claim
    quantity: Quantity
    voice: Voice


def stated(quantity: Quantity) -> Stated:
    """What a figure says, whoever says it and in whatever words."""
    return quantity.harm, quantity.value, quantity.low, quantity.high


def asserted(claim: Claim) -> bool:
    """Whether the claim says that its figures happened; denials and suppositions are no origin."""
    return claim.stance == "asserts" and claim.modality in ("happened", "ongoing", "historical")


def standings(claims: Sequence[Claim]) -> dict[FigureRef, Standing]:
    """The origin of every figure that is asserted, by the figure."""
    heard = voices(claims)
    figures = [
        _Told(FigureRef(claim.claim, quantity.id), claim, quantity, heard[claim.claim])
        for claim in sorted(claims, key=_printed)
        if asserted(claim)
        for quantity in claim.quantities
    ]
    attributed = {t.ref: _attributed(t, figures) for t in figures if t.voice.sort != "own"}
    attributed |= _in_circles(figures)
    return attributed | _own_voices(figures, attributed)


def _in_circles(figures: Sequence[_Told]) -> dict[FigureRef, Standing]:
    """Figures that outlets give by quoting each other: one origin, for which nobody stands."""
    rings = circles((told.claim, told.quantity) for told in figures)
    found = {}
    for told in figures:
        outlet = told.claim.report.agency or told.claim.report.outlet
        ring = rings.get((stated(told.quantity), canonical(outlet or "", {})))
        if ring and told.voice.key in ring and told.voice.sort == "named":
            name = ring_name(ring)
            found[told.ref] = Standing(name, False, True, f"circular: {name} quote each other")
    return found


def origins(claims: Sequence[Claim]) -> list[Origin]:
    """The origins of an incident's claims, sorted by name, each with why its claims count once.

    Who tells of the incident without a figure is an origin too, if named.
    """
    reasons: dict[str, set[str]] = defaultdict(set)
    members: dict[str, set[str]] = defaultdict(set)
    for ref, standing in standings(claims).items():
        reasons[standing.origin].add(standing.reason)
        members[standing.origin].add(ref.claim)
    heard = voices(claims)
    for claim in claims:
        voice = heard[claim.claim]
        if voice.sort == "named" and asserted(claim) and not claim.quantities:
            reasons[voice.name].add(_named_reason(claim, voice))
            members[voice.name].add(claim.claim)
    return [
        Origin(name, tuple(sorted(members[name])), "; ".join(sorted(reasons[name])))
        for name in sorted(members)
    ]


def named_origins(claims: Sequence[Claim]) -> set[str]:
    """The named sources that assert something of the incident: what can corroborate it."""
    heard = voices(claims)
    return {
        heard[claim.claim].name
        for claim in claims
        if asserted(claim) and heard[claim.claim].sort == "named"
    }


def _printed(claim: Claim) -> tuple[str, str, int, str]:
    return claim.report.published or _UNDATED, claim.report.id, claim.start, claim.claim


def _attributed(told: _Told, figures: Sequence[_Told]) -> Standing:
    """A named source is its own origin, an unnamed one only where it may stand for no named one."""
    if told.voice.sort == "named":
        reason = _named_reason(told.claim, told.voice)
        return Standing(told.voice.name, True, True, reason, told.voice.side)
    members = {
        other.voice.name: stated(other.quantity) == stated(told.quantity)
        for other in sorted(figures, key=lambda f: stated(f.quantity) == stated(told.quantity))
        if other.voice.sort == "named"
        and other.quantity.harm == told.quantity.harm
        and may_stand_for(told.voice, other.voice)
    }
    if not members:
        reason = f"“{told.voice.name}”: an unnamed voice"
        return Standing(told.voice.name, False, True, reason, told.voice.side)
    member = min(members, key=lambda name: (not members[name], name))
    reason = f"“{told.voice.name}”: unnamed, may stand for {member} and adds no origin"
    return Standing(member, True, False, reason)


def _named_reason(claim: Claim, voice: Voice) -> str:
    """Why the words in the text mean this origin."""
    innermost = claim.sources[-1]
    words = innermost.spans[0].text if innermost.spans else innermost.name
    if innermost.speaks_for:
        return f"“{words}” speaks for {voice.name}"
    outer = " through ".join(source.name for source in reversed(claim.sources[:-1]))
    through = f", through {outer}" if outer else ""
    return f"“{words}” is the innermost source{through}"


def _own_voices(
    figures: Sequence[_Told], attributed: Mapping[FigureRef, Standing]
) -> dict[FigureRef, Standing]:
    """Figures in the reports' own voices: repeated from a source, copied, or an outlet's own."""
    own = [told for told in figures if told.voice.sort == "own"]
    outlets_own = Counter(key for key, _ in {(told.voice.key, told.ref.claim) for told in own})
    found: dict[FigureRef, Standing] = {}
    for copies in _copies(own):
        repeated = _repeated(copies, figures, attributed)
        standing = repeated or _first_printed(copies, outlets_own)
        found |= {told.ref: standing for told in copies}
    return found


def _copies(own: Iterable[_Told]) -> list[list[_Told]]:
    """Own-voice figures that say the same in near-copies of one sentence, in the order printed."""
    by_figure: dict[Stated, list[list[_Told]]] = defaultdict(list)
    for told in own:
        groups = by_figure[stated(told.quantity)]
        same = [g for g in groups if any(near_copies(told.claim.text, t.claim.text) for t in g)]
        merged = [*(member for group in same for member in group), told]
        by_figure[stated(told.quantity)] = [*(g for g in groups if g not in same), merged]
    return [group for groups in by_figure.values() for group in groups]


def _repeated(
    copies: Sequence[_Told], figures: Sequence[_Told], attributed: Mapping[FigureRef, Standing]
) -> Standing | None:
    """The origin from which these words may have the figure; a vague word repeats any of a report.

    One of these reports attributes it to somebody; else a named source had stated it by the time
    the words were first printed, and nothing tells that the outlet counted for itself.
    """
    reports = {told.claim.report.id for told in copies}
    figure = copies[0].quantity
    like_it = [
        told
        for told in figures
        if told.ref in attributed
        and told.quantity.harm == figure.harm
        and _may_repeat(figure, told.quantity)
    ]
    here = [attributed[told.ref] for told in like_it if told.claim.report.id in reports]
    if here:
        source = min(here, key=_firmest)
        reason = f"the report's own voice repeats the figure of {source.origin}"
        return source._replace(reason=reason, repeats=True)
    printed = min(_day(told) for told in copies)
    before = [attributed[told.ref] for told in like_it if _was_known(told, figure, printed)]
    named = [standing for standing in before if standing.named and standing.adds]
    if not named:
        return None
    source = min(named, key=_firmest)
    reason = f"the report's own voice gives a figure that {source.origin} had given by then"
    return source._replace(reason=reason, repeats=True)


def _firmest(standing: Standing) -> tuple[bool, bool, str]:
    return not standing.named, not standing.adds, standing.origin


def _was_known(told: _Told, figure: Quantity, printed: str) -> bool:
    """Whether the figure had been stated by that day, or is told as one stated earlier."""
    if figure.value is None:
        return False
    return _day(told) <= printed < _UNDATED or is_earlier(told.claim, told.quantity)


def _day(told: _Told) -> str:
    return (told.claim.report.published or _UNDATED)[:10]


def _may_repeat(own: Quantity, attributed: Quantity) -> bool:
    """The same number, with whatever modifier; a vague word repeats any number."""
    if own.modifier == "vague" or own.value is not None:
        return own.modifier == "vague" or own.value == attributed.value
    return stated(own) == stated(attributed)


def _first_printed(copies: Sequence[_Told], outlets_own: Mapping[str, int]) -> Standing:
    """The origin of words that no source is named for: the agency, else who printed them first."""
    wired = [told for told in copies if told.claim.report.agency]
    first = min(wired or copies, key=lambda told: _owner(told, outlets_own))
    name = first.voice.name
    outlets = sorted({told.claim.report.outlet or told.voice.name for told in copies})
    if len(outlets) == 1 and not wired:
        return Standing(name, False, True, f"the own voice of {name}")
    return Standing(name, False, True, f"near-copies of one text of {name}: {', '.join(outlets)}")


def _owner(told: _Told, outlets_own: Mapping[str, int]) -> tuple[str, int, str]:
    """Printed first; of equals, whoever tells most of the incident in its own voice."""
    return _day(told), -outlets_own[told.voice.key], told.voice.name
