"""Keep a ledger of the present form, plain and encrypted.

    python keeping.py

writes kept/form-N.db.gz and kept/form-N-encrypted.db.gz, which later versions must open.
"""

import gzip
import tempfile
from pathlib import Path

import invented  # type: ignore[import-not-found]  # it lies beside this script

from according import pipeline
from according.ledger import schema
from according.ledger.book import Ledger
from according.model.report import Collected
from according.review.deciding import Reviewer

KEPT = Path(__file__).with_name("kept")
PASSPHRASE = "a passphrase of the tests"


def fill(ledger: Ledger) -> None:
    """Three reports that share a figure, linked both ways, one claim accepted, one seen again."""
    for number in range(3):
        report, original, claims = invented.told(f"report {number}", number, 7)
        collected = Collected("file", f"mail/{number}.txt")
        ledger.append_report(report, original, claims, collected=collected)
        invented.link(ledger)
    Reviewer(ledger, "Ana Ruiz").rule(ledger.claims()[0].claim, "accepted", "read again")
    ledger.append_seen_again(report.id, collected=Collected("file", "disk/again.txt"))
    pipeline.relink(ledger)
    invented.link(ledger)


def keep(name: str, *, encrypt: bool) -> None:
    """Make such a ledger and keep its database."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger"
        with Ledger.open(
            place, create=True, actor="a test", passphrase=lambda: PASSPHRASE, encrypt=encrypt
        ) as ledger:
            fill(ledger)
        made = (place / "ledger.db").read_bytes()
    (KEPT / f"{name}.db.gz").write_bytes(gzip.compress(made, mtime=0))


if __name__ == "__main__":
    keep(f"form-{len(schema.MIGRATIONS)}", encrypt=False)
    keep(f"form-{len(schema.MIGRATIONS)}-encrypted", encrypt=True)
