"""Plain sentences of news, written for testing: python benchmarks/plain.py.

Prints for each kind of source how many figures are found, and of these how many have their source
and modality.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from adapters import text_report  # noqa: E402

from according.extract import extract  # noqa: E402
from tests.plain.plain import FOLDER, Agreement, added, compare, load  # noqa: E402

PUBLISHED = "2025-03-04"


def read(path: Path) -> Agreement:
    """All texts of a file."""
    texts = load(path)
    return added([compare(t, extract(text_report(t.text, PUBLISHED))) for t in texts])


def line(name: str, told: Agreement) -> str:
    """What is printed of a file."""
    source, modality = (n / max(1, told.found) for n in (told.sources, told.modalities))
    return (
        f"{name:14} {told.marked:4} figures, found F1 {told.f1:.3f};"
        f" source {source:.3f}, modality {modality:.3f}"
    )


def main() -> None:
    """Every file, and all together."""
    files = {path.stem: read(path) for path in sorted(FOLDER.glob("*.jsonl"))}
    for name, told in files.items():
        print(line(name, told))
    print(line("all", added(list(files.values()))))


if __name__ == "__main__":
    main()
