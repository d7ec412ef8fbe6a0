"""A withheld name is out of whatever form of words may show it, and nothing else is."""

import pytest

from according.model.report import Collected
from according.review.veil import HIDDEN, Veil


@pytest.mark.parametrize(
    ("name", "shown", "left"),
    [
        ("Yara Qasim", "Yara Qasim said", " said"),
        ("Yara Qasim", "yara\n  QASIM's house", "'s house"),
        ("Yara Qasim", "mail/yara_qasim.txt", "mail/.txt"),
        ("Yara Qasim", "https://example.org/yara-qasim/3", "https://example.org//3"),
        ("Yara Qasim", "https://example.org/Yara%20Qasim?", "https://example.org/?"),
        ("يارا قاسم", "قالت يارا قاسم إن", "قالت  إن"),
        ("يارا", "https://example.org/%D9%8A%D8%A7%D8%B1%D8%A7", "https://example.org/"),
        ("Yara", "Yarab and Bayara, but not Yara", "Yarab and Bayara, but not "),
        ("(Yara)", "(Yara) or Yara", " or Yara"),
    ],
)
def test_forms_of_a_name(name: str, shown: str, left: str) -> None:
    veiled = Veil([name]).over(Collected("file", shown)).source
    assert len(veiled) == len(shown)
    assert veiled.replace(HIDDEN, "") == left


def test_without_names_nothing_is_hidden() -> None:
    shown = Collected("file", "Yara")
    assert Veil([]).over(shown) is shown
    assert not Veil([]).hides
