"""An entry: one line of the ledger. It names content by hash and is chained to the line before."""

from typing import Literal

import msgspec

EntryKind = Literal[
    "genesis", "report", "seen-again", "near-copy", "claim", "reading", "incident", "merged",
    "split", "estimate", "decision", "sample", "export", "import", "expunged", "withdrawal",
]  # fmt: skip
"""What was entered:

genesis     the ledger was made; the subject is the ledger's own id
report      a report was read; the subject is its id
seen-again  a report that is held already was met again
near-copy   the report has nearly the same words as an earlier one; entered by older versions
claim       a claim was extracted, or added by a person; the subject is its id
reading     a report that is held was read again by another version; the subject is the report
incident    an incident was minted or its claims changed; the subject is its id, the last one holds
merged      an incident went up in another; the subject is the id that it had
split       claims of the incident went to another
estimate    the estimates of an incident were made or changed; the subject is the incident
decision    a person decided something; the subject is the decision's id
sample      claims were drawn at random to be judged; the subject is the sample's id
export      a file was written for others; the subject is its SHA-256
import      another ledger's entries were taken in, under their own chain; the subject is its id
expunged    a content was destroyed for good; the subject is its SHA-256
withdrawal  the subject no longer counts
"""


class Entry(msgspec.Struct, frozen=True):
    """One line: at this moment this actor entered this kind of thing about this subject.

    ``seq`` counts from 1 in each chain; ``ledger`` names the chain. ``at`` is ISO 8601 in UTC with
    microseconds. ``actor`` is a person, or the program with its version. ``content`` is the
    SHA-256 of what was entered, None where the kind says it all. ``previous`` is the ``hash`` of
    the line before, None for the first.
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


class Head(msgspec.Struct, frozen=True):
    """The last entry of a chain: who holds it can prove that nothing before it changed."""

    ledger: str
    seq: int
    hash: str
