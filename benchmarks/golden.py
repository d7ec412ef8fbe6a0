"""The project's own golden reports: python benchmarks/golden.py.

Prints figures found, source accuracy and agreement per field, for the reports that were seen while
building and for those kept aside.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from according.extract import extract  # noqa: E402
from according.read.report import read_report  # noqa: E402
from tests.golden.golden import Golden, load  # noqa: E402
from tests.golden.score import Score, score, totals  # noqa: E402


def scored(golden: Golden) -> Score:
    """One golden report read by the program and compared."""
    file = ROOT / golden.file if golden.file else golden.path
    original = file.read_bytes() if golden.file else golden.text.encode()
    report = read_report(original, name=file.name, published=golden.published, outlet=golden.outlet)
    return score(extract(report), golden, text=report.text)


def main() -> None:
    """Print the totals of both halves."""
    goldens = [load(path) for path in sorted((ROOT / "tests" / "golden").glob("*/*.golden"))]
    for name, seen in (("seen while building", True), ("kept aside", False)):
        half = [golden for golden in goldens if golden.seen is seen]
        print(f"{name}: {len(half)} reports\n  {totals([scored(g) for g in half])}")


if __name__ == "__main__":
    main()
