"""Where a report was collected from, as a page tells it: never whose computer that was."""

import pytest

from according.model.report import Collected, Report
from according.telling.fields import custody

REPORT = Report("0" * 64, "words", "text/plain", "utf-8", ())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/home/ana.ruiz/mail/may/one.txt", "…/may/one.txt (file)"),
        ("C:\\Users\\ana.ruiz\\mail\\one.txt", "…/mail/one.txt (file)"),
        ("mail/one.txt", "mail/one.txt (file)"),
        ("one.txt", "one.txt (file)"),
        ("https://harbour.example/2024/05/one", "https://harbour.example/2024/05/one (file)"),
    ],
)
def test_a_file_is_named_with_its_folder_alone(source: str, told: str) -> None:
    assert ("collected from", told) in list(custody(REPORT, Collected("file", source), None))
