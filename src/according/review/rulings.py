"""Everything that persons decided, applied: to a claim, to the pairs, to an incident.

Law: the machine's value is never overwritten: where a person's stands in its place, both are given,
with who, when and why. A rejected claim counts nowhere. A decision whose claim is not found, or
whose correction no longer fits, changes nothing and is left for review.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from according.errors import BadInput
from according.ledger.contents import Imported, Reading
from according.model.claim import Claim, Source
from according.model.decision import Decided, Judged, Side
from according.model.wording import folded
from according.review.binding import Binding
from according.review.fields import corrected, judged_form, value_at
from according.review.standing import Holds, Knowledge, aspects, holding

if TYPE_CHECKING:
    from according.ledger.view import View


class Rulings:
    """The decisions that stand in a ledger at a moment, ready to be applied."""

    def __init__(self, view: "View", as_of: str | None = None):
        self.decided = view.decisions(as_of)
        self.binding = _binding(view, as_of) if self.decided else Binding(_never, _nothing)
        self.holding = holding(self.decided, _taken_in(view, as_of), self.binding)
        self.unfit: dict[str, str] = {}  # decision -> why its correction no longer fits
        self._of: dict[tuple[str, str], dict[str, Holds]] = {}
        for aspect, holds in self.holding.items():
            self._of.setdefault((aspect[0], aspect[1]), {})["/".join(aspect[2:])] = holds
        self._names = any(aspect[0] in ("alias", "source") for aspect in self.holding)
        about = ("status", "field", "information", "added")
        self._about = {aspect[1] for aspect in self.holding if aspect[0] in about}

    def lost(self) -> list[Decided]:
        """The decisions whose claims are not found any more."""
        return [one for one in self.decided if not any(True for _ in aspects(one, self.binding))]

    def of(self, what: str, subject: str) -> Mapping[str, Holds]:
        """What holds of this kind about a subject, by the rest of the aspect."""
        return self._of.get((what, subject), {})

    def pairs(self, judgement: str) -> list[tuple[str, str]]:
        """The pairs of claims that persons judge so, sorted."""
        return sorted(
            (aspect[1], aspect[2])
            for aspect, holds in self.holding.items()
            if aspect[0] == "pair" and holds.value == judgement
        )

    def rejected(self) -> dict[str, Holds]:
        """The claims that persons rejected."""
        return {
            aspect[1]: holds
            for aspect, holds in self.holding.items()
            if aspect[0] == "status" and holds.value == "rejected"
        }

    def settled(self) -> set[str]:
        """The claims that persons accepted, rejected, added, corrected or called unverifiable."""
        return {aspect[1] for aspect in self.holding if aspect[0] in ("status", "field", "added")}

    def counts(self, claim: Claim) -> bool:
        """Whether the claim takes part in linking and estimates."""
        status = self.of("status", claim.claim).get("")
        return status is None or status.value != "rejected"

    def claim(self, claim: Claim) -> Claim:
        """The claim with the persons' values in it, and both sides; itself if none decided."""
        if claim.claim not in self._about and not self._names:
            return claim
        changes = self.of("field", claim.claim)
        sides = {field: side(holds, value_of(claim, field)) for field, holds in changes.items()}
        made = self._corrected(claim, changes)
        if self._names:
            made = self._renamed(made, sides)
        grades = self._grades(made)
        status = self.of("status", claim.claim).get("") or self.of("added", claim.claim).get("")
        held = [*changes.values(), *([status] if status else [])]
        if not (held or grades or sides):
            return claim
        judged = Judged(
            decisions=_ids([*sides.values(), *grades.values()], held),
            status=side(status, None) if status else None,
            fields=sides,
            grades=grades,
            disputed=disputed(held),
        )
        return msgspec.structs.replace(judged_form(made), judged=judged)

    def _corrected(self, claim: Claim, changes: Mapping[str, Holds]) -> Claim:
        try:
            return corrected(claim, {field: holds.value for field, holds in changes.items()})
        except BadInput as error:
            for holds in changes.values():
                self.unfit[holds.decided.decision.decision] = str(error)
            return claim

    def _renamed(self, claim: Claim, sides: dict[str, Side]) -> Claim:
        """The claim with its sources under the names that persons gave them."""
        sources = list(claim.sources)
        for place, source in enumerate(sources):
            for field in ("name", "speaks_for"):
                name = getattr(source, field)
                holds = self.of("alias", folded(name)).get("") if name else None
                if holds and holds.value != name:
                    sides[f"sources.{place}.{field}"] = side(holds, name)
                    sources[place] = msgspec.structs.replace(sources[place], **{field: holds.value})
        if sources == list(claim.sources):
            return claim
        return msgspec.structs.replace(claim, sources=tuple(sources))

    def _grades(self, claim: Claim) -> dict[str, Side]:
        """The grades on the two axes, of the innermost source and of what it says."""
        information = self.of("information", claim.claim).get("")
        source = _graded(self, claim.sources[-1]) if claim.sources else None
        found = {"source": source, "information": information}
        return {axis: side(holds, None) for axis, holds in found.items() if holds}


def _graded(rulings: Rulings, source: Source) -> Holds | None:
    names = (source.name, source.speaks_for)
    grades = (rulings.of("source", folded(name)).get("") for name in names if name)
    return next((grade for grade in grades if grade), None)


def side(holds: Holds, machine: Any) -> Side:
    """The two values side by side."""
    made = holds.decided.decision
    return Side(machine, holds.value, made.by, holds.decided.at, made.why, made.decision)


def disputed(held: "list[Holds]") -> tuple[str, ...]:
    """The decisions that disagree with what holds, made without knowing of it."""
    return tuple(rival.decision.decision for holds in held for rival in holds.rivals)


def value_of(claim: Claim, field: str) -> Any:
    """The machine's value; None where a newer reading has no such field."""
    try:
        return value_at(claim, field)
    except BadInput:
        return None


def _ids(sides: "list[Side]", held: "list[Holds]") -> tuple[str, ...]:
    ids = [one.decision for one in sides]
    ids += [holds.decided.decision.decision for holds in held]
    return tuple(dict.fromkeys(ids))


def _never(_claim: str) -> bool:
    return False


def _nothing(_report: str) -> list[Claim]:
    return []


def _binding(view: "View", as_of: str | None) -> Binding:
    if as_of is None:
        return Binding(view.has_claim, view.claims_of)
    standing = set(view.state(as_of).claims)

    def of_report(report: str) -> list[Claim]:
        return [claim for claim in view.each_claim(as_of) if claim.report.id == report]

    return Binding(standing.__contains__, of_report)


def _taken_in(view: "View", as_of: str | None) -> list[Knowledge]:
    return [
        Knowledge(entry.ledger, entry.seq, {head.ledger: head.seq for head in imported.heads})
        for entry, imported in view.told("import", Imported, as_of)
    ]


def unread(view: "View", as_of: str | None = None) -> dict[str, set[str]]:
    """Of each report that another version read since, the claims that it found."""
    return {entry.subject: set(it.claims) for entry, it in view.told("reading", Reading, as_of)}
