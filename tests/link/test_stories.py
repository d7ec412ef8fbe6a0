"""What one report tells of one incident."""

from according.link.linking import link
from tests.extract.reading import claims_of


def test_nobody_is_killed_twice_in_one_report() -> None:
    text = (
        "The trial of the man who shot dead Karim Haddad began on Monday in Beirut.\n\n"
        "Karim Haddad was killed in Sidon in February 2012, the indictment says.\n"
    )
    told = [c for c in claims_of(text) if any(q.harm == "killed" for q in c.quantities)]
    assert len(told) == 2
    together = [set(cluster.claims) for cluster in link(told)]
    assert together == [{claim.claim for claim in told}]
