"""Which folder is a ledger: one that holds ``ledger.db``, marked as ours in its first 100 bytes.

Law: a folder that is not a ledger is told from one without opening, let alone changing, anything.
"""

from pathlib import Path

from according.errors import BrokenLedger, LedgerError
from according.ledger.schema import APPLICATION_ID

DATABASE = "ledger.db"
_BESIDE = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", "words"}
"""What may lie in a folder that becomes a ledger; ``words`` are the user's own."""
_PRIVATE = 0o700
"""A folder that is made for a ledger is its maker's alone, until they say otherwise."""
_MAGIC = b"SQLite format 3\0"


def database_in(folder: Path, *, create: bool) -> Path:
    """The path of the ledger's database in ``folder``; with ``create``, where it is to be made.

    Raises LedgerError where the folder is no ledger and cannot become one.
    """
    path = folder / DATABASE
    try:
        if path.exists():
            _refuse_foreign(path)
            return path
        if create:
            folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
            _refuse_filled(folder)
            return path
    except OSError as error:
        raise LedgerError(f"{folder} cannot be used as a ledger: {error.strerror}") from error
    if folder.exists():
        raise LedgerError(f"{folder} is no ledger: it holds no {DATABASE}; give a ledger's folder")
    raise LedgerError(f"there is no ledger at {folder}; read a report into it to make one")


def _refuse_foreign(path: Path) -> None:
    """Raise for a file that is not ours; a file cut short while being made is ours."""
    head = _head(path)
    ours = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if (head.startswith(_MAGIC) and ours) or not head.strip(b"\0"):
        return
    if ours:
        raise BrokenLedger(f"{path} is damaged in its first bytes; take it from a safe copy")
    raise LedgerError(
        f"{path} was not made by according (or its first bytes are damaged); "
        "give a ledger's folder, or an empty or new one"
    )


def _refuse_filled(folder: Path) -> None:
    others = sorted(found.name for found in folder.iterdir() if found.name not in _BESIDE)
    if others:
        raise LedgerError(
            f"{folder} is no ledger: it holds no {DATABASE} but other files ({others[0]}); "
            "give a ledger's folder, or an empty or new one"
        )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)
