"""Reports read at the same time are read as if each were alone."""

from collections.abc import Iterator

import pytest

from according.extract import extract
from according.extract.ahead import ahead
from tests.extract.reading import report_of

TEXTS = (
    "Shelling killed at least 12 people in Omdurman on Thursday, the Nile Relief Committee said.",
    "The council repaired two bridges.",
    "Gunmen abducted five teachers near Coban, the mayor told reporters. Police denied it.",
)


def test_claims_are_those_of_each_report_alone_and_come_in_its_order() -> None:
    reports = [report_of(text) for text in TEXTS * 4]
    together = [(report.id, claims.result()) for report, claims in ahead(extract, reports)]
    assert together == [(report.id, extract(report)) for report in reports]


def test_one_that_fails_costs_itself_alone() -> None:
    tried = [(n, read) for n, read in ahead(lambda n: 12 // n, [3, 0, 4])]
    assert [n for n, _ in tried] == [3, 0, 4]
    assert (tried[0][1].result(), tried[2][1].result()) == (4, 3)
    with pytest.raises(ZeroDivisionError):
        tried[1][1].result()


def test_only_a_few_are_taken_before_they_are_asked_for() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    reading = ahead(str, numbers())
    assert next(reading)[1].result() == "0"
    assert len(taken) < 10
