"""What persons decided about an incident goes where the claims go that it had then."""

import msgspec

from according import looking, pipeline
from according.ledger.book import PROGRAM, Ledger, Told
from according.ledger.check import check
from according.model.decision import Best, Decision, JudgedIncident, Set
from according.model.incident import Cluster, Incident, Minted
from according.review.deciding import Reviewer
from according.review.incidents import BY_HAND
from according.review.queue import queue


def ids(ledger: Ledger) -> list[str]:
    """Two claims of the first report, one of the second."""
    return [it.claim for it in ledger.claims()]


def home(ledger: Ledger, claim: str) -> Incident:
    return next(it for it in looking.incidents(ledger) if claim in it.claims)


def by_hand(incident: Incident) -> list[int | None]:
    return [it.best for it in incident.estimates if it.rule == BY_HAND]


def one_of_all(ledger: Ledger, ana: Reviewer) -> tuple[str, str, str]:
    """Claim six apart with a figure and a title by hand, then brought together with the others."""
    five, six, again = ids(ledger)
    ana.pair(five, six, "different", "two places")
    pipeline.relink(ledger)
    apart = home(ledger, six).incident
    ana.best(apart, "killed", None, 7, None, "the list of names")
    ana.set(apart, "title", "The bakery", "agreed name")
    ana.merge([home(ledger, five).incident, apart], "one place")
    pipeline.relink(ledger)
    (whole,) = looking.incidents(ledger)
    assert (by_hand(whole), whole.title) == ([7], "The bakery")
    return five, six, again


def test_it_goes_with_the_part_that_it_was_about(ledger: Ledger, ana: Reviewer) -> None:
    five, six, _again = one_of_all(ledger, ana)
    before = list(ledger.entries())[-1].at
    ana.split(home(ledger, six).incident, [six], "two places after all")
    pipeline.relink(ledger)
    assert (by_hand(home(ledger, six)), home(ledger, six).title) == ([7], "The bakery")
    assert by_hand(home(ledger, five)) == []
    assert home(ledger, five).title != "The bakery"
    (then,) = looking.incidents(ledger, before)
    assert by_hand(then) == [7]
    assert check(ledger) == []


def test_of_equal_parts_it_stays_with_the_larger(ledger: Ledger, ana: Reviewer) -> None:
    five, six, again = ids(ledger)
    ana.pair(five, again, "different", "two hospitals")
    ana.pair(five, six, "same", "one hospital")
    pipeline.relink(ledger)
    both = home(ledger, five)
    assert set(both.claims) == {five, six}
    ana.best(both.incident, "killed", None, 7, None, "the list of names")
    pipeline.relink(ledger)
    ana.merge([both.incident, home(ledger, again).incident], "one after all")
    pipeline.relink(ledger)
    ana.split(home(ledger, five).incident, [five], "the next day")
    pipeline.relink(ledger)
    assert by_hand(home(ledger, six)) == by_hand(home(ledger, again)) == [7]
    assert by_hand(home(ledger, five)) == []


def test_a_rejected_claim_leaves_it_with_what_stood_beside(ledger: Ledger, ana: Reviewer) -> None:
    five, six, _again = one_of_all(ledger, ana)
    ana.rule(six, "rejected", "a printing error")
    pipeline.relink(ledger)
    assert by_hand(home(ledger, five)) == [7]


def test_a_tolls_stays_a_tolls(ledger: Ledger, ana: Reviewer) -> None:
    """Claims stand in an incident and in a toll at once."""
    pipeline.relink(ledger)
    claims = tuple(sorted(ids(ledger)))
    with ledger.writing() as book:
        book.append_incidents([Minted("i" + "0" * 16, (), Cluster("toll", claims))], [])
    ana.best("i" + "0" * 16, "killed", None, 70, None, "the office's count")
    told = {it.kind: by_hand(it) for it in looking.incidents(ledger) if set(it.claims) & {*claims}}
    assert told == {"incident": [], "toll": [70]}


def test_without_claims_it_is_found_by_the_id(ledger: Ledger, ana: Reviewer) -> None:
    """As versions entered it that kept none."""
    five, six, _again = one_of_all(ledger, ana)
    merged = home(ledger, five)
    former = merged.was[0]
    told: list[Set | Best] = [
        Set(former, "notes", None, "seen"),
        Best(former, "injured", None, 3, None),
    ]
    made = [Decision(f"s{n:016}", act, "Ana Ruiz", "seen", PROGRAM) for n, act in enumerate(told)]
    with ledger.writing() as book:
        book.append([Told("decision", it.decision, it) for it in made])
    pipeline.relink(ledger)
    now = home(ledger, six)
    assert by_hand(now) == [7, 3]
    assert isinstance(now, JudgedIncident)
    assert not isinstance(now.judged, msgspec.UnsetType)
    assert now.judged.fields["notes"].human == "seen"


def test_it_is_asked_for_when_no_claim_is_found(ledger: Ledger, ana: Reviewer) -> None:
    _five, six, _again = one_of_all(ledger, ana)
    report = ledger.report(ledger.claim(six).report.id)
    ledger.append_reading(
        report, [], [it.claim for it in ledger.claims_of(report.id)], extractor=""
    )
    pipeline.relink(ledger)
    assert "lost-claim" in {asked.why for asked in queue(ledger)}
    assert all(not by_hand(it) for it in looking.incidents(ledger))


def test_a_change_names_it_by_the_incident_that_it_is_about_now(
    ledger: Ledger, ana: Reviewer
) -> None:
    five, six, again = ids(ledger)
    pipeline.relink(ledger)
    before = list(ledger.entries())[-1].at
    whole = home(ledger, five).incident
    made = ana.set(whole, "title", "The bakery", "agreed name")
    ana.split(whole, [five], "the next day")
    pipeline.relink(ledger)
    holder = next(it for it in looking.incidents(ledger) if it.title == "The bakery")
    after = list(ledger.entries())[-1].at
    changes = [it for it in looking.diff(ledger, before, after) if it.what == "incident"]
    (of_it,) = [it for it in changes if it.id == holder.incident]
    assert made in [entry.subject for entry in of_it.entries]
    assert {five, six, again} >= set(holder.claims)
