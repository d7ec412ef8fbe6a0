"""The secrets of one run of the workbench: who has them was started with it.

Law: made anew at each start, kept in memory only, compared in a time that tells nothing.
"""

import secrets
from hmac import compare_digest
from typing import NamedTuple

_BYTES = 32


class Keys(NamedTuple):
    """Three secrets: in the address that is printed, in the browser's cookie, in every form.

    The address opens a session and is no part of it, so that a page's history cannot act; what a
    form holds is never sent by itself, so that another page's form cannot act either.
    """

    start: str
    session: str
    form: str

    @classmethod
    def made(cls) -> "Keys":
        """New ones."""
        return cls(*(secrets.token_urlsafe(_BYTES) for _ in cls._fields))


def same(given: str, secret: str) -> bool:
    """Whether this is the secret."""
    return compare_digest(given.encode(), secret.encode())
