"""Deciding: a person's answer, checked against what the ledger holds, and entered.

Law: a decision is by a person, who says why; what cannot be applied is refused with the reason and
nothing is entered. No part of the program decides or grades by itself.
"""

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from according.errors import BadInput
from according.ledger.book import PROGRAM, Ledger, Told
from according.ledger.contents import Withdrawn
from according.ledger.marks import misplaced
from according.model.claim import Claim, Harm, sealed
from according.model.decision import (
    Act,
    Add,
    Alias,
    Best,
    Change,
    Correct,
    Decision,
    GradeInformation,
    GradeSource,
    InformationGrade,
    Judgement,
    Merge,
    Pair,
    Ruled,
    Seen,
    Set,
    SourceGrade,
    Split,
    Status,
    Stood,
    Withhold,
    seen,
)
from according.model.incident import Minted
from according.model.report import Report
from according.review.fields import corrected, value_at
from according.review.incidents import set_value
from according.review.placing import Shown
from according.review.veil import Veil

if TYPE_CHECKING:
    from collections.abc import Mapping

    from according.review.placing import Span


class Reviewer:
    """A person who decides; every method enters one decision and gives its id.

    Ids are whole; ``number`` is the id that the decision is to get, None for a new one; ``sample``
    the sample in which claims are read blind, None outside of one. Linking is not done anew here:
    whoever calls lets `pipeline.relink` follow.
    """

    def __init__(
        self, ledger: Ledger, name: str, number: str | None = None, sample: str | None = None
    ):
        self._name = checked_person(name)
        self._ledger = ledger.acting_as(self._name)
        self._number = number
        self._sample = sample

    @property
    def is_entered(self) -> bool:
        """Whether a decision with the number that was given is entered already."""
        number = self._number
        return number is not None and self._ledger.store.was_entered("decision", number)

    # a claim

    def rule(self, claim_id: str, status: Status, why: str) -> str:
        """Accept or reject the claim, or say that it can't be verified."""
        claim = self._ledger.claim(claim_id)
        homes = (it.cluster.claims for it in self._homes([claim_id]))
        beside = tuple(other for home in homes for other in home if other != claim_id)
        return self._enter(Ruled(seen(claim), status, beside), why, claim)

    def correct(self, claim_id: str, changes: "Mapping[str, Any]", why: str) -> str:
        """Replace fields of the claim; words and spans that are given must stand in its report."""
        claim = self._ledger.claim(claim_id)
        told = tuple(Change(name, value_at(claim, name), new) for name, new in changes.items())
        made = corrected(claim, dict(changes))
        if wrong := misplaced(made, self._ledger.report(claim.report.id).text):
            raise BadInput(f"the correction does not fit the report's text: {wrong}")
        return self._enter(Correct(seen(claim), told), why, claim)

    def amend(self, claim_id: str, fields: "Mapping[str, Any]", why: str) -> str:
        """Correct the claim to what these fields of its row say, their words found in place."""
        from according.review.amending import amended
        from according.review.rulings import Rulings

        read = self._ledger.claim(claim_id)
        claim = read if self._sample else Rulings(self._ledger).claim(read)
        report = self._ledger.report(read.report.id)
        changes = amended(claim, read, dict(fields), report, self._shown(report))
        return self.correct(claim_id, changes, why)

    def add_in_words(
        self, report_id: str, words: str, span: "Span | None", fields: "Mapping[str, Any]", why: str
    ) -> str:
        """Add the claim that these words of a report make, with these fields of its row."""
        from according.review.adding import claim_by_hand

        report = self._ledger.report(report_id)
        shown = self._shown(report)
        return self.add(claim_by_hand(report, words, dict(fields), shown, span), why)

    def add(self, claim: Claim, why: str) -> str:
        """Add a claim (sealed here) that stands in the words of a report that is held."""
        made = sealed(claim)
        if wrong := misplaced(made, self._ledger.report(claim.report.id).text):
            raise BadInput(f"the claim does not fit the report's text: {wrong}")
        told = [Told("claim", made.claim, made, made.report.id)]
        return self._enter(Add(seen(made)), why, made, told)

    def grade_information(self, claim_id: str, grade: InformationGrade, why: str) -> str:
        """Grade what the claim says, 1 to 6."""
        claim = self._ledger.claim(claim_id)
        _refuse_other(grade, get_args(InformationGrade))
        return self._enter(GradeInformation(seen(claim), grade), why, claim)

    # claims and incidents

    def pair(self, one: str, other: str, judgement: Judgement, why: str) -> str:
        """Say whether two claims are about one incident."""
        if one == other:
            raise BadInput(f"claim {one} is given twice; give two claims")
        return self._enter(Pair(self._seen(one), self._seen(other), judgement), why)

    def merge(self, incidents: Sequence[str], why: str) -> str:
        """Say that incidents are one."""
        found = [self._incident(known) for known in dict.fromkeys(incidents)]
        if len(found) < 2 or len({it.cluster.kind for it in found}) > 1:
            raise BadInput("give two or more incidents, all tolls or none: a toll is never merged")
        groups = tuple(tuple(map(self._seen, it.cluster.claims)) for it in found)
        return self._enter(Merge(tuple(it.incident for it in found), groups), why)

    def split(self, incident: str, claims: Sequence[str], why: str) -> str:
        """Say that these claims are about another incident than the rest of it."""
        found = self._incident(incident)
        rest = [claim for claim in found.cluster.claims if claim not in claims]
        if not set(claims) <= set(found.cluster.claims) or not rest or not claims:
            raise BadInput(f"give some, not all, of the {len(found.cluster.claims)} claims in it")
        off, left = (tuple(map(self._seen, some)) for some in (claims, rest))
        return self._enter(Split(found.incident, off, left), why)

    def move(self, claims: Sequence[str], into: str, why: str) -> str:
        """Say that claims of one incident, or of none, are about this other incident."""
        there, homes = self._incident(into), self._homes(claims)
        if len(homes) > 1:
            raise BadInput(f"these are claims of {len(homes)} incidents; move those of one")
        home = next(iter(homes), None)
        if home is not None and home.incident == there.incident:
            raise BadInput(f"they are in incident {into} already; nothing is to be moved")
        rest = [c for c in home.cluster.claims if c not in claims] if home else []
        off, left, target = (
            tuple(map(self._seen, some)) for some in (claims, rest, there.cluster.claims)
        )
        act = Split(home.incident if home else None, off, left, there.incident, target)
        return self._enter(act, why)

    def set(self, incident: str, field: str, value: Any, why: str) -> str:
        """Set a field of the incident; None takes a set value back."""
        found = self._incident(incident)
        made = msgspec.to_builtins(set_value(field, value))
        return self._enter(Set(found.incident, field, None, made, self._stood(found)), why)

    def best(
        self, incident: str, harm: Harm, low: int | None, best: int, high: int | None, why: str
    ) -> str:
        """Give a best estimate by hand, with bounds where they are known."""
        found = self._incident(incident)
        _refuse_other(harm, get_args(Harm))
        known = [number for number in (low, best, high) if number is not None]
        if known != sorted(known) or known[0] < 0:
            raise BadInput(f"{known} are not in order; give 0 <= low <= best <= high")
        about = self._stood(found)
        return self._enter(Best(found.incident, harm, low, best, high, about), why)

    # names

    def alias(self, name: str, of: str, why: str) -> str:
        """Say that a source of this name is the one called ``of``."""
        return self._enter(Alias(_named(name), _named(of)), why)

    def grade_source(self, source: str, grade: SourceGrade, why: str) -> str:
        """Grade a source, A to F."""
        _refuse_other(grade, get_args(SourceGrade))
        return self._enter(GradeSource(_named(source), grade), why)

    def withhold(self, name: str, why: str) -> str:
        """Keep a private person's name out of views and exports."""
        return self._enter(Withhold(_named(name)), why)

    def withdraw(self, decision: str, why: str) -> None:
        """Undo a decision: it no longer counts, and stays in the book."""
        if self._ledger.store.content_of("decision", decision) is None:
            raise BadInput(f"no decision {decision} stands; give the id that deciding printed")
        _refuse_silence(why)
        self._ledger.append([Told("withdrawal", decision, Withdrawn(why))])

    def _shown(self, report: Report) -> Shown:
        """The report's words as the person sees them."""
        return Shown(report.id, report.text, Veil.of(self._ledger).over(report).text)

    def _seen(self, claim_id: str) -> Seen:
        return seen(self._ledger.claim(claim_id))

    def _incident(self, known: str) -> Minted:
        for minted in self._ledger.minted([known]) or self._ledger.incidents():
            if known in (minted.incident, *minted.was):
                return minted
        raise BadInput(f"no incident {known} in this ledger; give an id from `according incidents`")

    def _stood(self, incident: Minted) -> Stood:
        return Stood(incident.cluster.kind, tuple(map(self._seen, incident.cluster.claims)))

    def _homes(self, claims: Sequence[str]) -> list[Minted]:
        return self._ledger.holding(claims)

    def _enter(self, act: Act, why: str, of: Claim | None = None, told: Sequence[Told] = ()) -> str:
        if not (isinstance(act, Ruled) and act.status == "accepted"):
            _refuse_silence(why)
        made = Decision(
            self._number or new_number(), act, self._name, why.strip(), PROGRAM, self._sample
        )
        report = of.report.id if of else None
        self._ledger.append([*told, Told("decision", made.decision, made, report)])
        return made.decision


def new_number() -> str:
    """An id for a decision that is yet to be made."""
    return "s" + secrets.token_hex(8)


def checked_person(name: str) -> str:
    """The name as it is kept. Raises BadInput for none, and for the program's own."""
    if not name.strip() or name.strip().lower().startswith("according"):
        raise BadInput(f"{name!r} names no person; say who decides, with --as NAME")
    return name.strip()


def _refuse_silence(why: str) -> None:
    if not why.strip():
        raise BadInput("a decision needs its reason; say why, with --why WORDS")


def _refuse_other(value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise BadInput(f"{value!r} is none of {', '.join(known)}; give one of these")


def _named(name: str) -> str:
    if not name.strip():
        raise BadInput("found an empty name; give the name as it is written")
    return name.strip()
