"""What the benchmark commands share: rows in, rows out, and the claims of a row's text."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from according.extract import extract
from according.extract.times import publication_day
from according.model.claim import Claim
from according.model.report import Report
from according.read.report import read_report

Row = dict[str, Any]


def run(predict: Callable[[Row], Row]) -> None:
    """Read the rows of the data file, predict each, write the predictions."""
    run_all(lambda given: map(predict, given))


def run_all(predict: Callable[[Iterable[Row]], Iterable[Row]]) -> None:
    """The same where a prediction needs all rows; DATA and --out come from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    with given.out.open("w", encoding="utf-8") as out:
        for row in predict(rows(given.data)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def rows(data: Path) -> Iterator[Row]:
    """The rows of a file of JSON lines."""
    with data.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def text_report(text: str, published: str | None, outlet: str | None = None) -> Report:
    """A plain text as the program would read it from a file, taken to be in English."""
    day = publication_day(published)  # a wire's "25 AUG 89" as well as an ISO date
    published = day.isoformat() if day else None
    return read_report(text.encode(), name="row", published=published, outlet=outlet)


def text_claims(text: str, published: str | None, outlet: str | None = None) -> list[Claim]:
    """The claims of a plain text; none, and a message, where the program refuses it or fails."""
    try:
        return extract(text_report(text, published, outlet))
    except Exception as error:  # as in the pipeline: one bad report costs one report
        print(f"no claims of {text[:40]!r}...: {error!r}", file=sys.stderr)
        return []


def article_claims(article: Row) -> list[Claim]:
    """The claims of an article ({"title", "text", "date", "url"}), its title read as headline."""
    text = "\n\n".join(filter(None, (article.get("title"), article["text"])))
    return text_claims(text, article.get("date"), urlsplit(article.get("url") or "").hostname)
