"""Scope, modality and certainty of figures: a comment, a text written for testing, what it says.

The texts are dated Friday 3 May 2024.
"""

import pytest

from tests.extract.reading import claims_of

SCOPES = [
    ("of one incident", "The blast killed 12 people in Kirkuk on Thursday.", {"12": "incident"}),
    ("so far", "The shelling of Homs has killed 285 people so far.", {"285": "incident"}),
    ("a toll that rises", "The toll of the Kirkuk blast rose to 14.", {"14": "incident"}),
    ("since", "More than 5,500 people have been killed in Syria since the war began in 2011.",
     {"More than 5,500": "cumulative"}),
    ("this year", "Police have killed 40 protesters in Peru this year.", {"40": "cumulative"}),
    ("a year", "Last year 1,300 people drowned on this route.", {"1,300": "cumulative"}),
    ("several incidents", "Nine people were injured in two shootings in Leeds.",
     {"Nine": "cumulative"}),
    ("violence at large, until now", "Violence in the province has killed 640 people.",
     {"640": "cumulative"}),
    ("several incidents of one day", "Airstrikes have killed more than 120 people in the region.",
     {"more than 120": "cumulative"}),
    ("clashes are one", "Clashes in Leeds on Monday left 14 people injured.", {"14": "incident"}),
    ("a part beside its whole, in any order",
     "Attacks this year have killed 900 people, including 130 children.",
     {"900": "cumulative", "130": "part"}),
    ("what began the count",
     "It was the deadliest attack since the 2019 bombing of a bus, which killed 30.",
     {"30": "incident"}),
    ("the sum beside what was added",
     "Gunmen killed 14 people on Thursday, bringing the total to 530 "
     "dead.", {"14": "incident"}),
    ("of them", "The blast killed 12 people. Five of them died in hospital.",
     {"12": "incident", "Five": "part"}),
    ("what makes up a whole", "Four hurt in Leeds\n\nThree men and a woman were hurt in Leeds on "
     "Thursday.", {"Four": "incident", "Three": "part", "a woman": "part"}),
    ("a part that a pronoun stands for",
     "Five people were arrested in Leeds. Two men came in. They and three women were arrested.",
     {"Five": "incident", "Two": "part", "three": "part"}),
    ("nobody is a sum alone", "He has been arrested eight times since 2016.", {"He": "incident"}),
    ("including", "The blast killed 12 people, including four children.",
     {"12": "incident", "four": "part"}),
    ("a count broken down",
     "The army suffered 90 casualties. These casualties were: 60 wounded and 22 captured.",
     {"90": "incident", "60": "part", "22": "part"}),
    ("of a body of men", "The raid left 11 of the enemy killed.", {"11": "incident"}),
    ("millions", "Millions of people have fled.", {"Millions": "cumulative"}),
    ("of whom one is told", "Seven people were shot. A guard was one of the two who died.",
     {"Seven": "incident", "two": "incident"}),
    ("nobody else, of those besides", "The blast hurt 30 people. No one else was hurt.",
     {"30": "incident", "No one": "part"}),
    ("no other, the same", "The blast hurt 30 people. There were no other injuries.",
     {"30": "incident", "no": "part"}),
    ("a number alone, of those just counted",
     "Police said four people were hurt on Thursday. Two remain in hospital.",
     {"four": "incident", "Two": "part"}),
    ("a number alone of others elsewhere",
     "Ten people were killed in Kano. Three were killed in Zaria.",
     {"Ten": "incident", "Three": "incident"}),
    ("of the wounded", "The blast hurt 30 people. Two of the wounded died on Friday.",
     {"30": "incident", "Two": "part"}),
    ("in another town", "Russian strikes killed three people in Kherson and one in Nikopol.",
     {"three": "incident", "one": "incident"}),
    ("what they were held for", "Police held 40 people: 25 for rioting and 15 for arson.",
     {"40": "incident", "25": "part", "15": "part"}),
    ("the last of its shares", "Eight died in clashes, police said: five in Kano and three in"
     " Lagos.", {"Eight": "incident", "five": "part", "three": "part"}),
    ("what they took it to", "Three people were killed, taking to 31 the number killed this year.",
     {"Three": "incident", "31": "cumulative"}),
    ("a family", "A man, his wife and their two children were killed by a shell.",
     {"A man": "incident", "his wife": "incident", "two": "incident"}),
    (
        "a clause is no article",
        "Since May 63 people have been killed in Homs. The mayor said that at least 63 people were"
        " killed in Monday's blast.",
        {"63": "cumulative", "at least 63": "incident"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "scopes"), SCOPES, ids=[row[0] for row in SCOPES])
def test_scope(comment: str, text: str, scopes: dict[str, str]) -> None:
    read = {q.text: q.scope for c in claims_of(text) for q in c.quantities}
    assert {figure: read.get(figure) for figure in scopes} == scopes


PAST = [
    ("years ago", "An attack on the same street in 2019 killed 30 people.", "historical"),
    ("this week", "An attack on the same street on Monday killed 30 people.", "happened"),
    ("a total is none", "Since 2019 attacks on the street have killed 30 people.", "happened"),
    (
        "decades before",
        "Two decades after soldiers killed 26 villagers, a trial began on Monday.",
        "historical",
    ),
    (
        "what came a year after something",
        "Rockets killed 12 on Tuesday, a year after the coup.",
        "happened",
    ),
    ("a year before", "Rebels killed five people in the same town a year before.", "historical"),
    (
        "what comes before talks",
        "The bombing killed 11 people, a day before the start of talks.",
        "happened",
    ),
]


@pytest.mark.parametrize(("comment", "text", "modality"), PAST, ids=[row[0] for row in PAST])
def test_background(comment: str, text: str, modality: str) -> None:
    (claim,) = (c for c in claims_of(text) if c.quantities)
    assert claim.modality == modality


LEAD = "Medics said 12 people were killed in Kirkuk on Thursday."
CERTAINTY = [
    ("its own clause", "Twelve people were reportedly killed in Kirkuk.", {"Twelve": "unverified"}),
    ("the sentence behind", f"{LEAD} The report could not be verified.", {"12": "unverified"}),
    ("this is the last figure",
     f"{LEAD} Residents said 40 were hurt. This could not be confirmed.",
     {"12": None, "40": "unverified"}),
    ("the figures are all that were told",
     f"{LEAD} Residents said 40 were hurt.\n\nThe army has closed the roads.\n\nThe figures could "
     "not be independently verified.", {"12": "unverified", "40": "unverified"}),
    ("not what comes after",
     f"{LEAD}\n\nThe figures could not be verified.\n\nThe ministry said 11 had been killed.",
     {"12": "unverified", "11": None}),
    ("not what the report says itself",
     "A bomb killed 12 people in Kirkuk.\n\nThe army said it had killed nine gunmen.\n\nThe claims "
     "could not be verified.", {"12": None, "nine": "unverified"}),
    ("what somebody says of it is a statement",
     "Police said 12 people were killed in Kirkuk.\n\nTheir families disputed that.", {"12": None}),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "status"), CERTAINTY, ids=[r[0] for r in CERTAINTY])
def test_certainty(comment: str, text: str, status: dict[str, str | None]) -> None:
    read = {q.text: c.verification and c.verification.status for c in claims_of(text)
            for q in c.quantities}  # fmt: skip
    assert {figure: read.get(figure, "missed") for figure in status} == status
