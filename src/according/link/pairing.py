"""Two claims compared by themselves, as a person is shown them side by side.

Law: the comparison is symmetric and says the same whatever else the ledger holds.
"""

from according.link.score import link
from according.link.stories import stories
from according.link.subjects import subject, wording
from according.model.claim import Claim
from according.model.incident import Link


def compared(one: Claim, other: Claim) -> Link | None:
    """The two judged, with score and reasons; None where one tells of no incident."""
    left, right = (
        stories([subject(wording(claim, True), [claim])], {claim.report.id: [claim.text]})
        for claim in sorted((one, other), key=lambda claim: claim.claim)
    )
    return link(left[0], right[0]) if left and right else None
