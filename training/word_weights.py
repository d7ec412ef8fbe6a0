"""Counts how telling words are: in how many reports of the commonest kind for it each one stands.

    python training/word_weights.py CORPUS.jsonl ... --out src/according/link/weights/words.tsv

reads files of reports (field ``text``, or ``articles`` with ``text``; of incidents of a register,
the half that ``half`` names for fitting). A word's weight is -log2 of the largest share of reports
in any one corpus that hold it, so that what is common anywhere tells little. Rarer words than one
report in two hundred are left out: they get the weight of what is not listed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from math import log2
from pathlib import Path

from according.model.wording import folded

from fit_linking import half

RAREST = 1 / 200


def texts(corpus: Path) -> Iterator[str]:
    """The texts of a corpus; of a register's incidents those of the half for fitting."""
    with corpus.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            if "articles" not in row:
                yield row["text"]
            elif half(row["incident_id"]) == "fitting":
                yield from (f"{a.get('title') or ''} {a['text']}" for a in row["articles"])


def shares(corpus: Path) -> dict[str, float]:
    """The share of the corpus's reports in which each word stands."""
    held: Counter[str] = Counter()
    reports = 0
    for text in texts(corpus):
        held.update(set(folded(text).split()))
        reports += 1
    return {word: count / reports for word, count in held.items()}


def main() -> None:
    """Write the table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("corpora", type=Path, nargs="+")
    given.add_argument("--out", type=Path, required=True)
    asked = given.parse_args()
    commonest: dict[str, float] = {}
    for corpus in asked.corpora:
        for word, share in shares(corpus).items():
            commonest[word] = max(share, commonest.get(word, 0.0))
    rows = sorted((w, -log2(share)) for w, share in commonest.items() if share >= RAREST)
    head = (
        "# How telling a word is, in bits; made by training/word_weights.py. Not listed: rarer.\n"
    )
    asked.out.write_text(head + "".join(f"{w}\t{bits:.1f}\n" for w, bits in rows), "utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
