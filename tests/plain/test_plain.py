"""Plain news is read right: the ways in which agencies and papers say things every day."""

from pathlib import Path

import pytest

from according.extract import extract
from according.read.report import read_report
from tests.plain.plain import FOLDER, added, compare, load

FILES = sorted(FOLDER.glob("*.jsonl"))
PUBLISHED = "2025-03-04"
LEAST_F1, LEAST_SOURCES = 0.95, 0.93  # what every file reaches (benchmarks/README.md)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_plain_news_is_read(path: Path) -> None:
    told = added([
        compare(
            plain,
            extract(read_report(plain.text.encode(), name="plain.txt", published=PUBLISHED)),
        )
        for plain in load(path)
    ])  # fmt: skip
    assert told.f1 >= LEAST_F1
    assert told.sources / told.found >= LEAST_SOURCES


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_marks_are_words(path: Path) -> None:
    for plain in load(path):
        for mark in plain.figures:
            words = plain.text[mark.start : mark.end]
            assert words
            assert words.strip() == words
