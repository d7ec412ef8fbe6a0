"""Whose figure it is in the end, as tables."""

from collections.abc import Sequence

import msgspec
import pytest

from according.model.claim import Claim
from according.model.passage import Passage
from according.reconcile.origins import named_origins, origins
from tests.reconcile.factories import Told, source

ONE, OTHER, THIRD = Told("Courier"), Told("Lantern", "2012-02-05"), Told("Gazette", "2012-02-06")
WIRED = Told("Post", agency="Halyard"), Told("Echo", "2012-02-05", agency="Halyard")

NETWORK = source("Syrian Network for Human Rights")
SPOKESMAN = source("A spokesman", "person", speaks_for="the Syrian Network for Human Rights")
MINISTRY = source("health ministry", "official")
REPORTS, ACTIVISTS = source("reports", "collective"), source("activists", "collective")
OPPOSITION = source("Opposition Groups", "organisation")
FIREMEN = source("volunteer firefighters", "anonymous")
MEDICAL_GROUP = msgspec.structs.replace(
    source("medical group"), spans=(Passage("a medical group", 0, 15),)
)
RESIDENTS = source("residents", "collective")
SENTENCE = "Shells fell on a queue outside the old bakery and 12 people were killed"
EDITED = "Shells fell on a queue outside the bakery and 12 people were killed"

NAMES: dict[str, tuple[Sequence[Claim], list[str]]] = {
    "case, articles and acronyms are one name": (
        (ONE.figure(285, by=NETWORK), OTHER.figure(285, by=source("the SNHR"))),
        ["Syrian Network for Human Rights"],
    ),
    "a head speaks for his group": (
        (
            ONE.figure(9, by=source("Rami Abdel Rahman", "person")),
            OTHER.figure(9, by=source("Syrian Observatory for Human Rights (SOHR)")),
        ),
        ["Syrian Observatory for Human Rights"],
    ),
    "an acronym that a report explains": (
        (
            ONE.figure(9, by=source("Diyala Civil Watch (DCW)")),
            OTHER.figure(9, by=source("DCW")),
        ),
        ["Diyala Civil Watch"],
    ),
    "a spokesman speaks for his group": (
        (ONE.figure(285, by=NETWORK), ONE.figure(285, by=SPOKESMAN)),
        ["Syrian Network for Human Rights"],
    ),
    "a short name is the one fuller name that holds it": (
        (
            ONE.figure(3, by=source("police", "official")),
            OTHER.figure(4, by=source("Diyala police", "official")),
        ),
        ["Diyala police"],
    ),
    "of names that hold each other, the fullest": (
        (
            ONE.figure(3, by=source("Hatim Shanab", "person", speaks_for="network")),
            OTHER.figure(3, by=source("doctors' network")),
            OTHER.figure(3, by=source("Omdurman Doctors' Network")),
        ),
        ["Omdurman Doctors' Network"],
    ),
    "a short name that two fuller ones hold is neither": (
        (
            ONE.figure(3, by=source("ministry", "official")),
            ONE.figure(4, by=source("health ministry", "official")),
            ONE.figure(5, by=source("interior ministry", "official")),
        ),
        ["health ministry", "interior ministry", "ministry"],
    ),
    "an army of the state is not the rebels' army": (
        (
            ONE.figure(3, by=source("army", "official")),
            ONE.figure(4, by=source("Free Syrian Army")),
        ),
        ["Free Syrian Army", "army"],
    ),
    "the innermost source counts, whoever quotes it": (
        (
            ONE.figure(3, by=(source("Sky News", "media"), NETWORK)),
            OTHER.figure(3, by=(source("RIA Novosti", "media"), NETWORK)),
        ),
        ["Syrian Network for Human Rights"],
    ),
    "an unnamed innermost source is that of who quotes it": (
        (ONE.figure(3, by=(source("Radio Marea", "media"), source("a source", "anonymous"))),),
        ["Radio Marea"],
    ),
    "reports and opposition groups add none beside a named one": (
        (
            ONE.figure(285, by=NETWORK),
            ONE.figure(300, by=REPORTS, modifier="nearly"),
            ONE.figure(285, by=OPPOSITION),
        ),
        ["Syrian Network for Human Rights"],
    ),
    "activists do not mean a ministry": (
        (ONE.figure(40, by=ACTIVISTS), ONE.figure(3, by=MINISTRY)),
        ["activists", "health ministry"],
    ),
    "residents do not mean a group": (
        (ONE.figure(40, by=RESIDENTS), ONE.figure(3, by=NETWORK)),
        ["Syrian Network for Human Rights", "residents"],
    ),
    "unnamed voices alone are all there is": ((ONE.figure(40, by=REPORTS),), ["reports"]),
    "another harm has its own sources": (
        (ONE.figure(285, by=NETWORK), ONE.figure(40, "injured", by=ACTIVISTS)),
        ["Syrian Network for Human Rights", "activists"],
    ),
    "the report's own voice repeats a named figure": (
        (ONE.figure(5, "detained"), ONE.figure(5, "detained", by=source("Metropolitan Police"))),
        ["Metropolitan Police"],
    ),
    "a vague word in the report's own voice repeats any": (
        (ONE.figure(None), ONE.figure(285, by=NETWORK)),
        ["Syrian Network for Human Rights"],
    ),
    "another figure in its own voice is the outlet's": (
        (ONE.figure(7), ONE.figure(285, by=NETWORK)),
        ["Syrian Network for Human Rights", "The Courier"],
    ),
    "what another report attributes later is not repeated here": (
        (ONE.figure(285), OTHER.figure(285, by=NETWORK)),
        ["Syrian Network for Human Rights", "The Courier"],
    ),
    "what a named source had stated by then is": (
        (ONE.figure(285, by=NETWORK), OTHER.figure(285)),
        ["Syrian Network for Human Rights"],
    ),
    "what it is told to have stated earlier is": (
        (
            ONE.figure(17),
            OTHER.figure(17, by=NETWORK, text="The group revised its count to 14 from 17 killed"),
        ),
        ["Syrian Network for Human Rights"],
    ),
    "a body without its name may be the named one": (
        (ONE.figure(12, by=MEDICAL_GROUP), OTHER.figure(12, by=NETWORK)),
        ["Syrian Network for Human Rights"],
    ),
    "people of a kind that no lexicon lists speak for themselves": (
        (ONE.figure(38, by=FIREMEN), OTHER.figure(60, by=NETWORK)),
        ["Syrian Network for Human Rights", "volunteer firefighters"],
    ),
    "near-copies in three outlets are the first one's": (
        (
            THIRD.figure(12, text=SENTENCE), ONE.figure(12, text=SENTENCE),
            OTHER.figure(12, text=EDITED),
        ),
        ["The Courier"],
    ),
    "other words for the same number are the outlet's own": (
        (
            ONE.figure(12, text=SENTENCE),
            OTHER.figure(12, text="We counted 12 killed at the market"),
        ),
        ["The Courier", "The Lantern"],
    ),
    "an agency's text is the agency's": (
        (WIRED[0].figure(12), WIRED[1].figure(14)),
        ["Halyard"],
    ),
    "a copy is the agency's even where the outlet hides it": (
        (OTHER.figure(12, text=SENTENCE), WIRED[1].figure(12, text=SENTENCE)),
        ["Halyard"],
    ),
    "denials and suppositions are nobody's figures": (
        (
            ONE.figure(12, by=NETWORK), ONE.figure(12, by=MINISTRY, stance="denies"),
            ONE.figure(20, by=source("Alta Watch"), modality="possible"),
        ),
        ["Syrian Network for Human Rights"],
    ),
    "who names no figure is an origin of what happened": (
        (ONE.figure(12, by=NETWORK), ONE.event("ASSAULT", by=MINISTRY), ONE.event("ASSAULT")),
        ["Syrian Network for Human Rights", "health ministry"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES)
def test_these_are_the_origins(case: str) -> None:
    claims, names = NAMES[case]
    assert [origin.name for origin in origins(claims)] == names


def test_an_origin_says_why_its_claims_count_once() -> None:
    claims = (ONE.figure(285, by=NETWORK), ONE.figure(285, by=OPPOSITION), ONE.figure(285))
    (origin,) = origins(claims)
    assert set(origin.claims) == {claim.claim for claim in claims}
    for words in ("innermost source", "“Opposition Groups”: unnamed", "own voice repeats"):
        assert words in origin.reason


def test_copies_are_named_in_the_reason() -> None:
    (origin,) = origins((ONE.figure(12, text=SENTENCE), OTHER.figure(12, text=EDITED)))
    assert origin.reason == "near-copies of one text of The Courier: The Courier, The Lantern"


def test_only_names_corroborate() -> None:
    claims = (ONE.figure(3, by=NETWORK), ONE.figure(4, by=RESIDENTS), OTHER.figure(9))
    assert named_origins(claims) == {"Syrian Network for Human Rights"}
