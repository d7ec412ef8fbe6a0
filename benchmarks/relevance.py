"""What close reading leaves out: python benchmarks/relevance.py DATA.jsonl...

DATA has a report a line ({"id", "text"}, and "figures" where they are marked by hand). Every report
is read as a whole and as users have it, near conflict only. Printed is the part of the words that
is read closely, and how much of what the whole gives is kept: figures, and those of them that a
mark by hand overlaps; events told without a figure; and statements, of all reports and of those
whose whole holds a figure.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from adapters import Row, rows, text_report

from according.extract.claims import make_claims
from according.extract.reading import read
from according.extract.text.words import split
from according.model.claim import Claim

KINDS = {
    "figures": "figures",
    "marked": "figures marked by hand",
    "events": "events",
    "statements": "statements",
    "beside": "statements where a figure is",
}
Found = set[tuple[str, int, int]]  # what it is, start and end


def kept(row: Row) -> Counter[str]:
    """Of one report: words and words read closely, and for each kind how many and how many kept."""
    report = text_report(row["text"], row.get("published"))
    close = read(report)
    whole, near = make_claims(read(report, whole=True)), make_claims(close)
    count = Counter(
        words=sum(map(len, split(row["text"]))), close=sum(len(s.tokens) for s in close.sentences)
    )
    figures = _figures(whole)
    marked = {f for f in figures if any(_overlap(f, mark) for mark in row.get("figures", ()))}
    said = _statements(c for c in whole if not c.type and not c.quantities)
    told = _events(c for c in whole if not c.quantities)
    for kind, of_whole, of_near in (
        ("figures", figures, _figures(near)),
        ("marked", marked, _figures(near)),
        ("events", told, _events(near)),
        ("statements", said, _statements(near)),
        ("beside", said if figures else set(), _statements(near)),
    ):
        count[kind] += len(of_whole)
        count[f"{kind} kept"] += len(of_whole & of_near)
    return count


def _figures(claims: Sequence[Claim]) -> Found:
    return {(q.harm, q.start, q.end) for claim in claims for q in claim.quantities}


def _events(claims: Iterable[Claim]) -> Found:
    return {(claim.type, claim.start, claim.end) for claim in claims if claim.type}


def _statements(claims: Iterable[Claim]) -> Found:
    """What is attributed; a statement that an event was found in is kept as well."""
    return {("", c.content[0].start, c.content[0].start) for c in claims if c.content}


def _overlap(figure: tuple[str, int, int], mark: Row) -> bool:
    return bool(figure[1] < mark["end"] and mark["start"] < figure[2])


def main() -> None:
    """Some lines for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="+", type=Path)
    for path in parser.parse_args().data:
        count: Counter[str] = Counter()
        for row in rows(path):
            count += kept(row)
        print(f"{path}: read closely {count['close'] / count['words']:.3f} of the words; kept")
        for kind, name in KINDS.items():
            if count[kind]:
                share = count[f"{kind} kept"] / count[kind]
                print(f"  {share:.3f} of {count[kind]} {name}")


if __name__ == "__main__":
    main()
