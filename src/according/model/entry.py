"""An entry: one line of the ledger. It names content by hash and is chained to the line before."""

from typing import Literal

import msgspec

EntryKind = Literal["genesis", "report", "seen-again", "claim", "incident", "merged", "withdrawal"]
"""What was entered:

genesis     the ledger was made; the subject is the ledger's own id
report      a report was read; the subject is its id
seen-again  a report that is held already was met again
claim       a claim was extracted; the subject is its id
incident    an incident was minted or its claims changed; the subject is its id, the last one holds
merged      an incident went up in another; the subject is the id that it had
withdrawal  the subject no longer counts
"""


class Entry(msgspec.Struct, frozen=True):
    """One line: at this moment this actor entered this kind of thing about this subject.

    ``seq`` counts from 1 in each chain; ``ledger`` names the chain. ``at`` is ISO 8601 in UTC with
    microseconds. ``content`` is the SHA-256 of what was entered, None where the kind says it all.
    ``previous`` is the ``hash`` of the line before, None for the first.
    """

    ledger: str
    seq: int
    at: str
    actor: str
    kind: EntryKind
    subject: str
    content: str | None
    previous: str | None
    hash: str
