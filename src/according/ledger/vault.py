"""The vault: contents encrypted at rest, under keys that a passphrase opens.

Law: what is kept is opened only by its own key, and that only by the passphrase; a key that was
destroyed opens nothing, ever. Keys and passphrase are in memory alone, never in a file, a log or a
message.

The passphrase gives a key by scrypt (RFC 7914), which opens the master key, which opens a key for
each report and one for all that tells of no single report; AES-256-GCM throughout, what is sealed
bound to its name. Entries stay in the open: moments, persons, kinds and hashes.
"""

import os
from hashlib import blake2b
from weakref import WeakKeyDictionary
from zlib import crc32

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from according.errors import BadInput, BrokenLedger
from according.ledger import schema
from according.ledger.words import InMemory

MASTER = "master"
_SHARED = "ledger"
_KEY, _NONCE, _SALT = 32, 12, 16
_COST = 2**17
"""scrypt's n: 128 MB and some tenths of a second for each guess."""

_WRAPPED = "SELECT CAST(wrapped AS BLOB) FROM keys WHERE name = ?"  # a bit can make it text
_UNDER = "SELECT sha256 FROM contents WHERE key = ?"
_SEALED = "SELECT packed FROM contents WHERE sha256 = ?"
_SEAL_ANEW = "UPDATE contents SET packed = ?, crc = ? WHERE sha256 = ?"


class Vault:
    """The keys of one ledger, opened, and the index of its words, which no disk may hold."""

    def __init__(self, master: bytes):
        self._master = master
        # of each transaction, as another process may renew a key between two of them
        self._keys: WeakKeyDictionary[sa.Connection, dict[str, bytes]] = WeakKeyDictionary()
        self.words = InMemory()

    @classmethod
    def made(cls, connection: sa.Connection, passphrase: str) -> "Vault":
        """A new vault for a ledger that is being made. Raises BadInput for an empty passphrase."""
        if not passphrase.strip():
            raise BadInput("found an empty passphrase; give one of several words")
        master, salt = os.urandom(_KEY), os.urandom(_SALT)
        sealed = salt + _sealed(_stretched(passphrase, salt), master, MASTER)
        connection.execute(schema.keys.insert(), {"name": MASTER, "wrapped": sealed})
        return cls(master)

    @classmethod
    def opened(cls, sealed: bytes, passphrase: str) -> "Vault":
        """The vault whose master key is ``sealed``. Raises BadInput for a wrong passphrase."""
        salt = sealed[:_SALT]
        try:
            return cls(_unsealed(_stretched(passphrase, salt), sealed[_SALT:], MASTER))
        except InvalidTag as error:
            raise BadInput("this is not the ledger's passphrase; nothing was read") from error

    @property
    def secret(self) -> bytes:
        """What hashes in the indexes are keyed with, so that nobody else can look up words."""
        return blake2b(b"indexes", key=self._master, digest_size=32).digest()

    def seal(
        self, connection: sa.Connection, content: bytes, report: str | None
    ) -> tuple[bytes, str]:
        """The content encrypted, and the name of the key; one is made for a new report."""
        name = report or _SHARED
        return _sealed(self._key(connection, name, make=True), content, name), name

    def unseal(self, connection: sa.Connection, sealed: bytes, name: str) -> bytes:
        """The content. Raises BrokenLedger where it was altered, or its key is gone."""
        try:
            return _unsealed(self._key(connection, name, make=False), sealed, name)
        except InvalidTag as error:
            raise BrokenLedger(f"a content under key {name} is not what was sealed") from error

    def _key(self, connection: sa.Connection, name: str, *, make: bool) -> bytes:
        known = self._keys.setdefault(connection, {})
        if name not in known:
            wrapped = connection.exec_driver_sql(_WRAPPED, (name,)).scalar()
            if wrapped is None and not make:
                raise BrokenLedger(f"key {name} is missing")
            if wrapped is None:
                known[name] = self._new_key(connection, name)
            else:
                known[name] = self._unwrapped(wrapped, name)
        return known[name]

    def _unwrapped(self, wrapped: bytes, name: str) -> bytes:
        try:
            return _unsealed(self._master, wrapped, name)
        except InvalidTag as error:
            raise BrokenLedger(f"key {name} is not what was kept") from error

    def _new_key(self, connection: sa.Connection, name: str) -> bytes:
        key = os.urandom(_KEY)
        wrapped = _sealed(self._master, key, name)
        connection.execute(schema.keys.insert(), {"name": name, "wrapped": wrapped})
        return key

    def renew(self, connection: sa.Connection, name: str) -> None:
        """Destroy a key: what it sealed opens no more, in whatever copy; what is left gets another.

        Nothing is left of a report that was expunged, and no key is made.
        """
        old = self._key(connection, name, make=False)
        connection.execute(schema.keys.delete().where(schema.keys.c.name == name))
        del self._keys[connection][name]
        for sha256 in connection.exec_driver_sql(_UNDER, (name,)).scalars().all():
            sealed = connection.exec_driver_sql(_SEALED, (sha256,)).scalar_one()
            anew, _name = self.seal(connection, _unsealed(old, sealed, name), name)
            connection.exec_driver_sql(_SEAL_ANEW, (anew, crc32(anew), sha256))


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=_KEY, n=_COST, r=8, p=1).derive(passphrase.encode())


def _sealed(key: bytes, content: bytes, name: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, name.encode())


def _unsealed(key: bytes, sealed: bytes, name: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
