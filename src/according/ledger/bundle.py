"""A bundle: a whole ledger in one file, a BagIt bag (RFC 8493) in a ZIP archive.

Law: what is in it is in the open: the entries of every chain as JSON lines, and each content as a
file that is named by its own SHA-256. It opens as a ledger that can be read and not written, and
the same ledger gives the same bytes.
"""

import hashlib
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec
import sqlalchemy as sa

from according import __version__
from according.errors import BrokenLedger, LedgerError
from according.ledger import database, schema
from according.ledger.contents import kept, pack
from according.ledger.rebuild import rebuild
from according.ledger.store import Store
from according.model.entry import Entry

_ENTRIES = "data/entries.jsonl"
_CONTENTS = "data/contents/"
_LEDGER = "External-Identifier"
_ABOUT = """A ledger of attributed claims, made by according. It can be read without the program:

data/entries.jsonl    every entry, one JSON object a line. Chains begin with a genesis entry; "hash"
                      is the SHA-256 of the other fields as JSON (sorted names, no white space,
                      UTF-8), "previous" the hash of the entry before in the same chain.
data/contents/        what entries speak of, each file named by the SHA-256 of its bytes ("content"
                      of an entry; of a report also its "subject", the original bytes).
"""


_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
"""What reading an archive raises on damage; the last two for methods and flags not known."""


def write(store: Store, path: Path) -> None:
    """Write the ledger to this file. Raises LedgerError, leaving nothing, where that fails."""
    new = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with store.reading() as still, zipfile.ZipFile(new, "x", zipfile.ZIP_DEFLATED) as archive:
            _write(still, _Bag(archive, path.stem))
        new.replace(path)
    except OSError as error:
        raise LedgerError(f"{path} cannot be written: {error.strerror}; give another") from error
    finally:
        new.unlink(missing_ok=True)


class _Bag:
    """Files on their way into the archive, each with its hash for the manifests."""

    def __init__(self, archive: zipfile.ZipFile, root: str):
        self._archive = archive
        self._root = root
        self.hashes: dict[str, str] = {}
        self.octets = 0

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Add one file; its date is always the same, so that equal ledgers give equal bags."""
        digest = hashlib.sha256()
        told = zipfile.ZipInfo(f"{self._root}/{name}", (1980, 1, 1, 0, 0, 0))
        told.compress_type = zipfile.ZIP_DEFLATED
        with self._archive.open(told, "w") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
                self.octets += len(piece)
        self.hashes[name] = digest.hexdigest()


def _write(store: Store, bag: _Bag) -> None:
    bag.add(_ENTRIES, (msgspec.json.encode(entry) + b"\n" for entry in store.entries()))
    for sha256 in store.contents():
        bag.add(_CONTENTS + sha256, [store.kept(sha256)])
    payload = dict(bag.hashes)
    last = store.last_entry()
    told = {
        _LEDGER: store.ledger,
        "Bag-Software-Agent": f"according {__version__}",
        "Bagging-Date": last.at[:10],
        "Payload-Oxum": f"{bag.octets}.{len(payload)}",
        "Head-Hash": last.hash,
    }
    bag.add("bagit.txt", [b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"])
    bag.add("bag-info.txt", ["".join(f"{k}: {v}\n" for k, v in told.items()).encode()])
    bag.add("about.txt", [_ABOUT.encode()])
    bag.add("manifest-sha256.txt", _manifest(payload))
    bag.add("tagmanifest-sha256.txt", _manifest({k: v for k, v in bag.hashes.items()
                                                 if k not in payload}))  # fmt: skip


def _manifest(hashes: dict[str, str]) -> Iterator[bytes]:
    yield from (f"{digest}  {name}\n".encode() for name, digest in hashes.items())


def opened(path: Path) -> Store:
    """The ledger in this bundle, in memory, to be read. Raises LedgerError where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.partition("/")[2]: name for name in archive.namelist()}
            if _ENTRIES not in names or "bag-info.txt" not in names:
                raise LedgerError(f"{path} is no bundle; give one that `according bundle` made")
            for name in names.keys() - {_ENTRIES}:
                if not name.startswith(_CONTENTS):
                    archive.read(names[name])  # proves its checksum
            with archive.open(names[_ENTRIES]) as file:
                entries = list(_entries(file))
            engine = _in_memory()
            ledger = _own(archive.read(names["bag-info.txt"]).decode("utf-8", "replace"))
            with database.transaction(engine, writing=True) as connection:
                schema.migrate(connection, schema.Form(0, ledger))
                _fill(connection, archive, names, entries)
    except _DAMAGE as error:
        raise BrokenLedger(f"{path} is no bundle, or is damaged: {error}") from error
    store = Store(engine, ledger)
    _derive(store)
    sa.event.listen(engine, "begin", _read_only)
    return store


def _read_only(connection: sa.Connection) -> None:
    connection.exec_driver_sql("PRAGMA query_only = ON")


def _derive(store: Store) -> None:
    """Make what is derived; of a damaged bundle it is left out, and `check` says why."""
    with suppress(BrokenLedger):
        rebuild(store)
        return
    with store.appending() as still:
        still.reaches_all()


def _entries(file: IO[bytes]) -> Iterator[Entry]:
    for number, line in enumerate(file, 1):
        try:
            yield msgspec.json.decode(line, type=Entry, strict=False)
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
            raise BrokenLedger(f"line {number} of the entries is none: {error}") from error


def _fill(
    connection: sa.Connection,
    archive: zipfile.ZipFile,
    names: dict[str, str],
    entries: Iterable[Entry],
) -> None:
    rows = [msgspec.structs.asdict(entry) for entry in entries]
    if rows:
        connection.execute(schema.entries.insert(), rows)
    for name, full in names.items():
        if name.startswith(_CONTENTS):
            packed = pack(kept(archive.read(full)))._replace(sha256=name.removeprefix(_CONTENTS))
            connection.execute(schema.contents.insert(), packed._asdict())


def _own(told: str) -> str:
    """The id of the chain that is the bundle's own, from its bag-info."""
    lines = (line.partition(":") for line in told.splitlines())
    return next((value.strip() for name, _, value in lines if name == _LEDGER), "")


def _in_memory() -> sa.Engine:
    """A database of this process alone: what a bundle holds never reaches a temporary file."""
    name = f"file:{uuid.uuid4().hex}"
    query = {"mode": "memory", "cache": "shared", "uri": "true"}
    return database.shared(sa.URL.create("sqlite", database=name, query=query))
