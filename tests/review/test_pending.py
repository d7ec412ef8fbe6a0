"""The order in which claims wait for a person."""

from types import ModuleType

import msgspec

from according import looking, pipeline
from according.ledger.book import Ledger
from according.ledger.moments import a_day_ago
from according.model.claim import Claim
from according.model.incident import Between, Incident, Question
from according.review.deciding import Reviewer
from according.review.pending import Pending, pending
from according.review.rulings import Rulings


def _incident(claims: tuple[str, ...], **more: object) -> Incident:
    made = Incident("i1", "incident", (), "A test", None, None, None, None, claims, ())
    return msgspec.structs.replace(made, **more)


def _claims(invented: ModuleType, *sure: float | None) -> list[Claim]:
    _report, _original, claims = invented.told("pending", *range(5, 5 + len(sure)))
    return [
        msgspec.structs.replace(claim, confidence=confidence)
        for claim, confidence in zip(claims, sure, strict=True)
    ]


def waiting(ledger: Ledger) -> list[Pending]:
    """The claims of the whole ledger that wait, all read."""
    stand = ledger.published([report.id for report in ledger.reports()])
    fresh = {report for report, (since, _outlet) in stand.items() if since >= a_day_ago()}
    decided = Rulings(ledger).settled()
    return pending(looking.claims(ledger), looking.incidents(ledger), fresh, decided)


def test_the_least_sure_come_first_and_unknown_is_least(invented: ModuleType) -> None:
    claims = _claims(invented, 0.9, 0.2, None)
    assert [one.claim for one in pending(claims, [])] == [claims[2], claims[1], claims[0]]


def test_of_equally_sure_ones_the_larger_figure_comes_first(invented: ModuleType) -> None:
    claims = _claims(invented, 0.5, 0.5)
    assert [one.claim for one in pending(claims, [])] == [claims[1], claims[0]]


def test_what_others_speak_against_comes_before_all_with_its_reason(invented: ModuleType) -> None:
    claims = _claims(invented, 0.1, 0.9, 0.9)
    ids = tuple(claim.claim for claim in claims)
    denied = Between(ids[1], ids[2], "denies", "it says nobody died")
    asked = Question("return", (ids[2],), "an earlier figure again")
    told = pending(claims, [_incident(ids, relations=(denied,), questions=(asked,))])
    assert [one.claim for one in told] == [claims[2], claims[1], claims[0]]
    assert told[0].incident == "i1"
    assert told[0].reasons == (
        "return: an earlier figure again", "another denies it: it says nobody died",
    )  # fmt: skip
    assert told[2].reasons == ("low confidence: read right in 10% of such claims",)


def test_what_more_reasons_speak_for_comes_first(invented: ModuleType) -> None:
    claims = _claims(invented, 0.9, 0.45, 0.4)
    large = msgspec.structs.replace(claims[1].quantities[0], value=1200)
    claims[1] = msgspec.structs.replace(claims[1], quantities=(large,))
    told = pending(claims, [], {claims[1].report.id})
    assert [one.claim for one in told] == [claims[1], claims[2], claims[0]]
    assert told[0].reasons[1:] == ("a large figure: 1,200", "new since yesterday")
    assert told[2].reasons == ("new since yesterday",)


def test_a_claim_that_was_decided_about_does_not_wait(ledger: Ledger, ana: Reviewer) -> None:
    before = waiting(ledger)
    assert len(before) == 3
    decided = before[0].claim.claim
    with pipeline.deciding(ledger, "Ana Ruiz") as reviewer:
        decision = reviewer.rule(decided, "accepted", "")
    left = waiting(ledger)
    assert {one.claim.claim for one in left} == {one.claim.claim for one in before[1:]}
    ana.withdraw(decision, "a slip")
    assert len(waiting(ledger)) == 3


def test_a_name_called_anothers_decides_about_no_claim(ledger: Ledger, ana: Reviewer) -> None:
    before = waiting(ledger)
    ana.alias("the hospital", "Zabadani Hospital", "one and the same")
    after = waiting(ledger)
    assert [one.claim.claim for one in after] == [one.claim.claim for one in before]
    assert {one.claim.sources[-1].name for one in after} == {"Zabadani Hospital"}
