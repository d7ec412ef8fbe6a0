"""Decisions are entered whole, stand beside the machine's values, and are undone by withdrawal."""

from types import ModuleType
from typing import Any

import msgspec
import pytest

from according import looking, pipeline
from according.errors import BadInput
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.replay import replay
from according.model.claim import Claim, sealed
from according.model.decision import Judged, JudgedClaim, JudgedIncident
from according.model.incident import Incident
from according.review.adding import claim_by_hand
from according.review.deciding import Reviewer
from according.review.queue import queue


def claim(ledger: Ledger, claim_id: str, as_of: str | None = None) -> Claim:
    return next(it for it in looking.claims(ledger, as_of) if it.claim == claim_id)


def judged(told: Claim | Incident) -> Judged:
    assert isinstance(told, JudgedClaim | JudgedIncident)
    assert isinstance(told.judged, Judged)
    return told.judged


def homes(ledger: Ledger) -> dict[str, str]:
    return {c: it.incident for it in ledger.incidents() for c in it.cluster.claims}


def ids(ledger: Ledger) -> list[str]:
    """Two claims of the first report, one of the second."""
    return [it.claim for it in ledger.claims()]


def test_a_decision_is_an_entry_by_the_person(ledger: Ledger, ana: Reviewer) -> None:
    first = ids(ledger)[0]
    made = ana.rule(first, "accepted", "")
    last = list(ledger.entries())[-1]
    assert (last.kind, last.subject, last.actor) == ("decision", made, "Ana Ruiz")
    (decided,) = ledger.decisions()
    assert (decided.decision.by, decided.at, decided.seq) == ("Ana Ruiz", last.at, last.seq)
    assert decided.decision.act.about.claim == first  # type: ignore[union-attr]
    side = judged(claim(ledger, first)).status
    assert side is not None
    assert (side.human, side.by, side.at, side.decision) == ("accepted", "Ana Ruiz", last.at, made)
    assert check(ledger) == []
    assert ledger.state() == replay(ledger.entries())


def test_a_corrected_figure_stands_beside_the_machines(ledger: Ledger, ana: Reviewer) -> None:
    first = ids(ledger)[0]
    before = ledger.claim(first)
    ana.correct(first, {"quantities.q1.value": 9, "stance": "doubts"}, "misread")
    now = claim(ledger, first)
    (figure,) = now.quantities
    assert (figure.value, figure.low, figure.high, now.stance) == (9, 9, 9, "doubts")
    side = judged(now).fields["quantities.q1.value"]
    assert (side.machine, side.human, side.why) == (5, 9, "misread")
    assert ledger.claim(first) == before
    assert now.claim == before.claim


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quantities.q1.value": -1}, "in order"),
        ({"quantities.q1.low": 7}, "in order"),
        ({"quantities.q1.value": "many"}, "no claim"),
        ({"quantities.q7.value": 1}, "no field"),
        ({"key": "another"}, "can't be corrected"),
        ({"report.id": "another"}, "can't be corrected"),
        ({"quantities.q1.text": "7"}, "does not stand"),
        ({"nothing": 1}, "no field"),
    ],
)
def test_what_gives_no_claim_is_refused(
    ledger: Ledger, ana: Reviewer, changes: dict[str, Any], why: str
) -> None:
    before = len(list(ledger.entries()))
    with pytest.raises(BadInput, match=why):
        ana.correct(ids(ledger)[0], changes, "tried")
    assert len(list(ledger.entries())) == before


def test_the_later_decision_holds_and_withdrawal_brings_the_earlier_back(
    ledger: Ledger, ana: Reviewer
) -> None:
    first = ids(ledger)[0]
    ana.rule(first, "accepted", "")
    second = Reviewer(ledger, "Ben Okoro").rule(first, "rejected", "it is another town")
    at = list(ledger.entries())[-1].at
    ana.withdraw(second, "it is that town")

    def status(as_of: str | None) -> object:
        side = judged(claim(ledger, first, as_of)).status
        return side and side.human

    assert status(None) == "accepted"
    assert status(at) == "rejected"
    assert check(ledger) == []


@pytest.mark.parametrize("name", ["", "  ", "according 0.1.0", "According"])
def test_only_persons_decide(ledger: Ledger, name: str) -> None:
    with pytest.raises(BadInput, match="person"):
        Reviewer(ledger, name)


def test_a_decision_says_why(ledger: Ledger, ana: Reviewer) -> None:
    with pytest.raises(BadInput, match="reason"):
        ana.rule(ids(ledger)[0], "rejected", " ")


def test_a_rejected_claim_counts_nowhere_and_is_listed(ledger: Ledger, ana: Reviewer) -> None:
    """By the incident that it was in."""
    five, six, again = ids(ledger)
    with ledger.writing() as book:
        told = book.incidents()
        made = msgspec.structs.replace(told[0].cluster, claims=tuple(sorted((five, six, again))))
        book.append_incidents([msgspec.structs.replace(told[0], cluster=made)])
    ana.rule(six, "rejected", "a printing error")
    (incident,) = looking.incidents(ledger)
    assert six not in incident.claims
    for estimate in incident.estimates:
        assert six not in {used.claim for used in estimate.used}
        assert [it.reason for it in estimate.set_aside if it.claim == six] == [
            "rejected by Ana Ruiz: a printing error"
        ]


def test_same_and_different_move_claims(ledger: Ledger, ana: Reviewer) -> None:
    five, six, again = ids(ledger)
    pipeline.relink(ledger)
    ana.pair(five, again, "different", "two hospitals")
    pipeline.relink(ledger)
    assert homes(ledger)[five] != homes(ledger)[again]
    ana.pair(six, again, "same", "one hospital")
    pipeline.relink(ledger)
    assert homes(ledger)[six] == homes(ledger)[again] != homes(ledger)[five]
    assert check(ledger) == []


def test_merge_split_and_move(ledger: Ledger, ana: Reviewer) -> None:
    five, six, again = ids(ledger)
    ana.pair(five, six, "different", "two places")
    ana.pair(five, again, "same", "one place")
    pipeline.relink(ledger)
    one, other = homes(ledger)[five], homes(ledger)[six]
    ana.merge([one, other], "the same shelling")
    pipeline.relink(ledger)
    assert len(set(homes(ledger).values())) == 1
    assert ledger.find(other)[1] == ledger.find(one)[1]
    ana.split(homes(ledger)[five], [again], "the next day")
    pipeline.relink(ledger)
    assert homes(ledger)[five] == homes(ledger)[six] != homes(ledger)[again]
    assert "split" in {entry.kind for entry in ledger.entries()}
    ana.move([six], homes(ledger)[again], "the next day too")
    pipeline.relink(ledger)
    assert homes(ledger)[six] == homes(ledger)[again] != homes(ledger)[five]
    assert check(ledger) == []


def test_incident_fields_and_best_by_hand(ledger: Ledger, ana: Reviewer) -> None:
    known = ledger.incidents()[0].incident
    ana.set(known, "title", "The bakery", "agreed name")
    ana.set(known, "tags", ["bakery", "checked"], "ours")
    ana.set(known, "x-case", 17, "our file")
    ana.best(known, "killed", 4, 5, None, "the hospital's list")
    told = next(it for it in looking.incidents(ledger) if it.incident == known)
    assert told.title == "The bakery"
    fields = judged(told).fields
    assert fields["title"].machine not in (None, "The bakery")
    assert (fields["tags"].human, fields["x-case"].human) == (["bakery", "checked"], 17)
    first = told.estimates[0]
    assert (first.rule, first.low, first.best, first.high) == ("by hand", 4, 5, None)
    assert judged(told).estimates["killed"].why == "the hospital's list"
    by_range = next(it for it in looking.incidents(ledger, rule="range") if it.incident == known)
    assert {estimate.rule for estimate in by_range.estimates} == {"range"}
    ana.set(known, "title", None, "the machine's is better")
    told = next(it for it in looking.incidents(ledger) if it.incident == known)
    assert told.title == fields["title"].machine


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "x"), ("from", "spring"), ("tags", "x"), ("type", "WAR"), ("place", 1)],
)
def test_what_is_no_field_of_an_incident(
    ledger: Ledger, ana: Reviewer, field: str, value: object
) -> None:
    with pytest.raises(BadInput, match=field):
        ana.set(ledger.incidents()[0].incident, field, value, "tried")


def test_best_is_between_its_bounds(ledger: Ledger, ana: Reviewer) -> None:
    with pytest.raises(BadInput, match="in order"):
        ana.best(ledger.incidents()[0].incident, "killed", 6, 5, None, "tried")


def test_an_alias_renames_a_source(ledger: Ledger, ana: Reviewer) -> None:
    ana.alias("the hospital", "Zabadani Hospital", "its sign says so")
    told = list(looking.claims(ledger))
    assert {it.sources[-1].name for it in told} == {"Zabadani Hospital"}
    assert judged(told[0]).fields["sources.0.name"].machine == "the hospital"


def test_grades_stay_on_their_own_axes(ledger: Ledger, ana: Reviewer) -> None:
    five, six, _again = ids(ledger)
    ana.grade_source("the hospital", "A", "never wrong so far")
    ana.grade_information(five, "6", "nothing to go by")
    assert {axis: it.human for axis, it in judged(claim(ledger, five)).grades.items()} == {
        "source": "A", "information": "6"
    }  # fmt: skip
    assert list(judged(claim(ledger, six)).grades) == ["source"]
    for wrong in ("a", "G", "1"):
        with pytest.raises(BadInput, match="none of"):
            ana.grade_source("the hospital", wrong, "tried")  # type: ignore[arg-type]


def test_the_program_never_grades(ledger: Ledger, ana: Reviewer) -> None:
    """Reading, linking and estimating give no claim a grade."""
    pipeline.relink(ledger)
    assert not any(isinstance(it, JudgedClaim) for it in looking.claims(ledger))


def test_a_claim_added_by_hand(ledger: Ledger, ana: Reviewer) -> None:
    report = ledger.reports()[0]
    words = "the hospital said 6 people were killed"
    fields = {
        "quantities": [{"harm": "injured", "value": 6, "modifier": "at-least", "text": "6 people"}],
        "sources": [{"name": "the hospital", "kind": "organisation",
                     "spans": [{"text": "the hospital"}]}],
        "place": {"text": "Zabadānī"},
    }  # fmt: skip
    made = claim_by_hand(report, words, fields)
    ana.add(made, "the machine missed it")
    told = claim(ledger, sealed(made).claim)
    assert (told.quantities[0].low, told.quantities[0].high) == (6, None)
    assert report.text[told.start : told.end] == words
    assert told.sources[0].spans[0].start >= told.start
    side = judged(told).status
    assert side
    assert side.human == "added"
    assert check(ledger) == []
    for wrong in ({"quantities": [{"harm": "hurt", "text": "6"}]}, {"place": {"text": "Paris"}}):
        with pytest.raises(BadInput):
            claim_by_hand(report, words, wrong)


# reading again


def reread(ledger: Ledger, held: Claim, **changed: Any) -> Claim:
    """Another version reads the first report: this claim otherwise, the others not at all."""
    from according.review.rereading import outlived

    new = sealed(msgspec.structs.replace(held, extractor="a later test", **changed))
    before = ledger.claims_of(held.report.id)
    gone = outlived(ledger, before, [new])
    report = ledger.report(held.report.id)
    ledger.append_reading(report, [new], gone, extractor="a later test")
    assert check(ledger) == []
    return new


def test_a_decision_finds_its_claim_by_key(ledger: Ledger, ana: Reviewer) -> None:
    five, six, _again = ids(ledger)
    ana.correct(five, {"quantities.q1.value": 9}, "misread")
    new = reread(ledger, ledger.claim(five), mode="heavy-weapons")
    assert not ledger.has_claim(five)
    assert not ledger.has_claim(six)
    assert claim(ledger, new.claim).quantities[0].value == 9
    assert queue(ledger) == []


def test_a_decision_finds_its_claim_by_its_words(ledger: Ledger, ana: Reviewer) -> None:
    five = ids(ledger)[0]
    ana.rule(five, "unverifiable", "nobody can go there")
    new = reread(ledger, ledger.claim(five), key="0123456789abcdef")
    side = judged(claim(ledger, new.claim)).status
    assert side
    assert side.human == "unverifiable"


def test_a_claim_that_nothing_replaces_stands_by_the_decision(
    ledger: Ledger, ana: Reviewer
) -> None:
    five, six, _again = ids(ledger)
    ana.rule(six, "accepted", "")
    reread(ledger, ledger.claim(five), mode="heavy-weapons")
    assert ledger.has_claim(six)
    (asked,) = queue(ledger)
    assert (asked.why, asked.about) == ("not-read-again", (six,))
    moment = list(ledger.entries())[-1].at
    ana.rule(six, "rejected", "it is not there")
    reread(ledger, ledger.claim(ledger.claims()[0].claim), mode="aerial")
    assert queue(ledger, moment) == [asked]
    assert queue(ledger, next(ledger.entries()).at) == []


def test_a_correction_that_no_longer_fits_goes_to_review(ledger: Ledger, ana: Reviewer) -> None:
    five = ids(ledger)[0]
    ana.correct(five, {"sources.0.kind": "official"}, "it is the army's")
    new = reread(ledger, ledger.claim(five), sources=())
    assert not claim(ledger, new.claim).sources
    assert [asked.why for asked in queue(ledger)] == ["unfit"]


def test_reading_again_with_the_same_version_changes_nothing(
    ledger: Ledger, invented: ModuleType
) -> None:
    report = ledger.reports()[0]
    before = len(list(ledger.entries()))
    pipeline.reread(ledger, report.id)
    once = len(list(ledger.entries()))
    assert once > before
    assert not pipeline.reread(ledger, report.id)
    assert len(list(ledger.entries())) == once
    assert check(ledger) == []
