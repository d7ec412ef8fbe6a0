import pytest

from according.read.agency import agency, agency_of_byline

HEADLINE = "Shells hit market in Ramtha\n\n"
BODY = "Shells hit a market in Ramtha on Monday, the mayor said."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # datelines
        (HEADLINE + "AMMAN (Reuters) - " + BODY, "Reuters"),
        (HEADLINE + "Amman, 6 May (AFP) – " + BODY, "Agence France-Presse"),
        (HEADLINE + "RAMTHA, Jordan (AP) " + BODY, "Associated Press"),
        (HEADLINE + "Reuters - " + BODY, "Reuters"),
        # bylines
        (HEADLINE + "By Rana Example, Associated Press\n\n" + BODY, "Associated Press"),
        (HEADLINE + "Agence France-Presse in Amman\n\n" + BODY, "Agence France-Presse"),
        # sign-offs
        (HEADLINE + BODY + "\n\nSource: Xinhua", "Xinhua"),
        (HEADLINE + BODY + "\n\nCopyright 2013 The Associated Press. All rights reserved.",
         "Associated Press"),
        # quoted only, several, none
        (HEADLINE + BODY[:-1] + ", a doctor told Reuters.", None),
        ("The Kuwait News Agency (KUNA) said that twelve people died.", None),
        (HEADLINE + "AMMAN (Reuters) - " + BODY + "\n\nSource: AFP", None),
        (HEADLINE + "By Rana Example\n\n" + BODY, None),
        ("", None),
    ],
)  # fmt: skip
def test_the_agency_that_signs(text: str, name: str | None) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    ("byline", "name"),
    [("Reuters", "Reuters"), ("Rana Example; AFP", "Agence France-Presse"),
     ("AFP in Amman", "Agence France-Presse"), ("Rana Example", None), ("AP; Reuters", None),
     ("Apollo", None)],
)  # fmt: skip
def test_the_agency_of_an_author_field(byline: str, name: str | None) -> None:
    assert agency_of_byline(byline) == name
