"""What close reading leaves out: python benchmarks/relevance.py DATA.jsonl...

DATA has a report a line ({"id", "text"}, and "figures" where they are marked by hand). Every report
is read as a whole and as users have it, near conflict only; printed is the part of the words read
closely, and the part of the figures found in the whole that is kept: of all, and of those that a
mark by hand overlaps.
"""

import argparse
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

from adapters import Row, rows, text_report

from according.extract.claims import make_claims
from according.extract.reading import read
from according.extract.relevance import read_closely
from according.extract.text.words import split
from according.model.report import Report

Found = set[tuple[str, int, int]]  # harm, start and end


@dataclass
class Count:
    """Words and figures over a set."""

    words: int = 0
    close: int = 0
    found: int = 0
    kept: int = 0
    right: int = 0
    right_kept: int = 0

    def add(self, row: Row) -> None:
        """One report read both ways."""
        sentences = split(row["text"])
        self.words += sum(map(len, sentences))
        self.close += sum(map(len, compress(sentences, read_closely(sentences))))
        report = text_report(row["text"], row.get("published"))
        whole, near = _figures(report, whole=True), _figures(report, whole=False)
        right = {f for f in whole if any(_overlap(f, mark) for mark in row.get("figures", ()))}
        self.found += len(whole)
        self.kept += len(whole & near)
        self.right += len(right)
        self.right_kept += len(right & near)


def _figures(report: Report, *, whole: bool) -> Found:
    claims = make_claims(read(report, whole=whole))
    return {(q.harm, q.start, q.end) for claim in claims for q in claim.quantities}


def _overlap(figure: tuple[str, int, int], mark: Row) -> bool:
    return bool(figure[1] < mark["end"] and mark["start"] < figure[2])


def main() -> None:
    """A line for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="+", type=Path)
    for path in parser.parse_args().data:
        count = Count()
        for row in rows(path):
            count.add(row)
        marked = (
            f", of {count.right} marked by hand {count.right_kept / count.right:.3f}"
            if count.right
            else ""
        )
        print(
            f"{path}: read closely {count.close / count.words:.3f} of the words; "
            f"kept {count.kept / max(count.found, 1):.3f} of {count.found} figures{marked}"
        )


if __name__ == "__main__":
    main()
