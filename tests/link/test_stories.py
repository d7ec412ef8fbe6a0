"""What one report tells of one incident."""

import pytest

from according.link.linking import link
from tests.extract.reading import claims_of


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        ("Rebels killed 25 soldiers, wounded 30 and captured 24 in Fizi on Monday.", 1),
        ("The clash in Fizi on Monday left 25 soldiers dead. No arrests have been made.", 1),
        ("A bomb killed two men in Fizi on Monday and police arrested four men.", 2),
        ("Gunmen killed two men in Fizi on Monday. Police in Uvira arrested four men.", 2),
    ],
)
def test_arrests_are_another_incident_unless_told_in_one_breath(text: str, incidents: int) -> None:
    told = [c for c in claims_of(text) if c.quantities]
    assert {q.harm for c in told for q in c.quantities} > {"detained"}
    assert len(link(told)) == incidents


def test_nobody_is_killed_twice_in_one_report() -> None:
    text = (
        "The trial of the man who shot dead Karim Haddad began on Monday in Beirut.\n\n"
        "Karim Haddad was killed in Sidon in February 2012, the indictment says.\n"
    )
    told = [c for c in claims_of(text) if any(q.harm == "killed" for q in c.quantities)]
    assert len(told) == 2
    together = [set(cluster.claims) for cluster in link(told)]
    assert together == [{claim.claim for claim in told}]
