"""JSON, one claim or incident a line, in the contract's names.

Law: decoding a line gives the value to the letter, and a line is one line for every reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from according.model.claim import Claim
from according.model.incident import Incident

# What steers a terminal, turns the direction of writing or ends a line for some readers. All of
# these can stand in the words of a report; JSON can write them as escapes, which mean the same.
_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def row(value: msgspec.Struct) -> str:
    """One value as JSON on one line, without the line end."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", msgspec.json.encode(value).decode())


def lines(claims: Iterable[Claim], incidents: Sequence[Incident]) -> Iterator[str]:
    """Every claim, then every incident; the first field, ``claim`` or ``incident``, says which."""
    for value in chain[msgspec.Struct](claims, incidents):
        yield row(value) + "\n"
