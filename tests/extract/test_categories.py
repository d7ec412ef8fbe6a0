"""Who was harmed: a comment, a text, and the category of each figure's words.

The categories that a noun says are the lexicon's; here, those that other words of a report give.
"""

import pytest

from tests.extract.reading import claims_of

ROWS = [
    ("an age below 18", "A 16-year-old was shot in Leeds.", {"A 16-year-old": "child"}),
    ("an age in words", "A six-year-old was killed in Leeds.", {"A six-year-old": "child"}),
    ("an age in months", "A 20-month-old was shot in Leeds.", {"A 20-month-old": "child"}),
    ("an age behind a name", "Omar Said, 9, was killed in Homs.", {"Omar Said": "child"}),
    ("an adult", "A 40-year-old was shot in Leeds.", {"A 40-year-old": "unknown"}),
    ("some of a whole", "A bomb killed 12 soldiers, three of them in a truck.",
     {"12": "combatant", "three": "combatant"}),
    ("what they are", "Of the 20 dead, four were soldiers.",
     {"20": "unknown", "four": "combatant"}),
    ("who is under age", "Police arrested 240 people in Leeds, 31 of them children.",
     {"240": "unknown", "31": "child"}),
    ("under an age", "Police said 19 of the 40 people killed in Homs were under ten.",
     {"19": "child", "40": "unknown"}),
    ("all of them", "A bomb killed 12 people in Homs, all of them civilians.", {"12": "civilian"}),
    ("of a kind", "There were no civilian casualties in Homs.", {"no": "civilian"}),
    ("a row", "The army killed 25 rebels and wounded 30.", {"25": "combatant", "30": "combatant"}),
    ("a row of arrests", "Ten soldiers were hurt and 60 arrested in Homs.",
     {"Ten": "combatant", "60": "unknown"}),
    ("a row behind one", "A soldier was killed and 30 hurt in Homs.",
     {"A soldier": "combatant", "30": "unknown"}),
    ("a row told apart", "A bomb killed three civilians and wounded 15, including seven soldiers.",
     {"three": "civilian", "15": "unknown", "seven": "combatant"}),
    ("what they were not", "Two of the dead were not fighters, police said.", {"Two": "unknown"}),
    ("whose they were", "A bomb killed 12 people. Two were soldiers' sons.",
     {"12": "unknown", "Two": "unknown"}),
    ("a kind of somebody else", "A police informant was killed in Leeds.",
     {"A police informant": "unknown"}),
    ("others", "A bomb killed two soldiers and wounded 30 people.",
     {"two": "combatant", "30": "unknown"}),
    ("others of a row", "One soldier was killed and three others were wounded in Homs.",
     {"One": "combatant", "three": "combatant"}),
    ("another of a row", "A soldier was killed in Homs and another wounded.",
     {"A soldier": "combatant", "another": "unknown"}),
    ("others of a bombing", "A blast killed two policemen in Homs and 15 others were wounded.",
     {"two": "combatant", "15": "unknown"}),
    ("others than children", "Eight children were killed in Homs and 12 others wounded.",
     {"Eight": "child", "12": "unknown"}),
    ("whom they killed", "Police hunt the gunmen who killed 12 in Jos.", {"12": "unknown"}),
    ("a name", "James Baker, 34, was shot and killed in Oakland.", {"James Baker": "unknown"}),
    ("a name behind a rank", "Police officer Dan Baker was shot dead in Oakland.",
     {"Police officer Dan Baker": "combatant"}),
    ("others behind one", "A soldier was killed in Homs and 30 others were wounded.",
     {"A soldier": "combatant", "30": "unknown"}),
    ("an army's losses", "The army suffered 20 casualties in Homs.", {"20": "combatant"}),
    ("no losses", "The army suffered no casualties in Homs.", {"no": "combatant"}),
    ("a town's losses", "The town suffered 20 casualties.", {"20": "unknown"}),
    ("on whom", "An ambush inflicted 20 casualties on the National Guard.", {"20": "combatant"}),
    ("of the army", "Four army members were killed in Homs.", {"Four": "combatant"}),
    ("of a party", "Four party members were killed in Homs.", {"Four": "unknown"}),
    ("of war", "They took four prisoners of war in Homs.", {"four": "combatant"}),
    ("the number of", "The number of guerrillas killed in Homs has risen to 26.",
     {"26": "combatant"}),
    ("a pronoun", "A soldier was shot in Homs on Monday. He died in hospital.",
     {"A soldier": "combatant", "He": "combatant"}),
    ("another one", "A soldier shot dead a teacher in Homs. He was arrested on Monday.",
     {"a teacher": "civilian", "He": "unknown"}),
    ("himself", "A gunman killed a teacher in Homs. Then he shot himself dead.",
     {"a teacher": "civilian", "he": "unknown"}),
    ("some of those told again", "A group counted 63 civilians killed in Sudan. Of the 63, 28 died"
     " in Kassala.\n\nTwelve of the dead were shot at home.",
     {"63": "civilian", "28": "civilian", "Twelve": "civilian"}),
    ("nothing tells", "Twelve people were killed in Homs.", {"Twelve": "unknown"}),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_category(comment: str, text: str, wanted: dict[str, str]) -> None:
    told = {q.text: q.category for c in claims_of(text) for q in c.quantities}
    assert told == wanted
