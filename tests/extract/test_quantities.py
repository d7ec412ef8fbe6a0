"""Figures of harm: a comment, a text written for testing, and what it states."""

import pytest

from according.extract.harm.parts import with_parts
from according.extract.harm.quantities import find_figures
from tests.extract.reading import reading_of

STATED = [
    ("passive", "At least 12 people were killed in the blast.", [("killed", "At least 12", 12)]),
    ("active", "The blast killed 20 civilians.", [("killed", "20", 20)]),
    ("two harms", "Shelling killed 12 people and wounded 30 others on Monday.",
     [("killed", "12", 12), ("injured", "30", 30)]),
    ("a bare number as subject", "The group said 285 have been killed.", [("killed", "285", 285)]),
    ("a headline", "12 killed, 30 wounded in Aleppo",
     [("killed", "12", 12), ("injured", "30", 30)]),
    ("a state", "The attack left 12 dead.", [("killed", "12", 12)]),
    ("one person", "A policeman was shot dead on Friday.", [("killed", "A policeman", 1)]),
    ("nobody", "No one was hurt in the fire.", [("injured", "No one", 0)]),
    ("vague stays vague", "Dozens of people were injured.", [("injured", "Dozens", None)]),
    ("lives", "The floods claimed 12 lives.", [("killed", "12", 12)]),
    ("detained", "Police arrested 40 protesters on Tuesday.", [("detained", "40", 40)]),
    ("abducted", "Gunmen kidnapped two journalists.", [("abducted", "two", 2)]),
    ("the number a pronoun stands for", "Five males entered the building. They have been arrested.",
     [("detained", "Five", 5)]),
    ("shot, by what hit", "Four people were hit by gunfire in Leeds.",
     [("killed-or-injured", "Four", 4)]),
    ("to herself", "Police said Jane Roe accidentally shot herself in the foot.",
     [("injured", "Jane Roe", 1)]),
    ("his own life", "The guard took his own life.", [("killed", "his", 1)]),
    ("a condition", "The other four are in critical condition.", [("injured", "four", 4)]),
    ("behind bars", "A teacher is behind bars in Leeds.", [("detained", "A teacher", 1)]),
    ("a capture", "The raid led to the capture of 12 rebels.", [("detained", "12", 12)]),
    ("of the enemy", "Eleven of the enemy were killed.", [("killed", "Eleven", 11)]),
    ("a gerund in a headline", "Man charged in shooting of 15-year-old\n\nRIPON - He was in court.",
     [("killed-or-injured", "15-year-old", 1)]),
    ("brought to a hospital", "All four were taken to a hospital in Leeds.",
     [("injured", "All four", 4)]),
    ("evacuated to be treated", "The army said 22 others were evacuated for treatment.",
     [("injured", "22", 22)]),
    ("lost their lives, and another was stabbed",
     "Six people lost their lives, and a guard was stabbed near Kano.",
     [("killed", "Six", 6), ("injured", "a guard", 1)]),
    ("how the harm left her", "A county clerk and her two sons were found shot to death on Sunday.",
     [("killed", "A county clerk and her two sons", 3)]),
    ("who did not survive", "Two of the drivers did not survive.", [("killed", "Two", 2)]),
    ("a couple and their child", "A couple and their baby were killed in a shelter.",
     [("killed", "A couple and their baby", 3)]),
    ("some of his", "A man and two of his sons were killed.", [("killed", "A man and two", 3)]),
    ("a limb lost", "Two soldiers lost a leg.", [("injured", "Two", 2)]),
    ("taken by those with guns", "The gunmen also took at least nine women from the village.",
     [("abducted", "at least nine", 9)]),
    ("taken from somewhere, where people were kidnapped",
     "Gunmen kidnapped a priest. In 2022, 64 pupils were taken from a school near by.",
     [("abducted", "a priest", 1), ("abducted", "64", 64)]),
    ("taken away by strangers", "A shopkeeper was taken away by masked men on Sunday.",
     [("abducted", "A shopkeeper", 1)]),
    ("taken by armed men", "Armed men stopped a minibus, taking 11 passengers.",
     [("abducted", "11", 11)]),
    ("ages in a row", "Three females, ages 21, 32, and 49, and two males, 30 and 42, were shot.",
     [("killed-or-injured", "Three", 3), ("killed-or-injured", "two", 2)]),
    ("a calibre", "He shot himself with a .40 caliber handgun.", [("killed-or-injured", "He", 1)]),
    ("held by those who abduct", "The rebels are still holding two constables.",
     [("abducted", "two", 2)]),
    ("held by those who detain", "The army is still holding two farmers.",
     [("detained", "two", 2)]),
    ("not seen since", "Two of the herders have not been seen since Tuesday.",
     [("missing", "Two", 2)]),
    ("of whom there is no word", "There was no word of the other four farmers.",
     [("missing", "four", 4)]),
    ("things not found", "Five rifles have not been found.", []),
    ("who did not find", "Two officers have not found a motive.", []),
    ("not found guilty", "Two men have not been found guilty.", []),
    ("no news of deaths", "There was no news of the 12 deaths.", [("killed", "12", 12)]),
    ("held, by nobody said", "Two militants held, weapons seized in Srinagar.",
     [("detained", "Two", 2)]),
    ("leaving", "Two attackers left the village on a motorcycle.", []),
    ("the oldest of something else", "The number killed in the oldest quarter of Homs was 25.",
     [("killed", "25", 25)]),
    ("taken at gunpoint", "Fighters took nine travellers at gunpoint.", [("abducted", "nine", 9)]),
    ("picked up in raids", "Seven were picked up in raids.", [("detained", "Seven", 7)]),
    ("who disappeared", "Two students disappeared on Monday.", [("missing", "Two", 2)]),
    ("where they fled to", "About 300 people sought refuge in the cathedral.",
     [("displaced", "About 300", 300)]),
    ("a person by the ending of the noun", "A Jordanian archivist was killed in Kano.",
     [("killed", "A Jordanian archivist", 1)]),
    ("apportioned by places",
     "Seven were killed: three in Kano, two in Jos and one in Lagos.",
     [("killed", "Seven", 7), ("killed", "three", 3), ("killed", "two", 2), ("killed", "one", 1)]),
    ("in a hospital, several of them", "Nineteen were killed and 69 are in a hospital in Kano.",
     [("killed", "Nineteen", 19), ("injured", "69", 69)]),
    ("one more, with a harm of his own", "Four aid workers were killed and a fifth is missing.",
     [("killed", "Four", 4), ("missing", "a fifth", 1)]),
    ("a part of the figure before",
     "Four people have died and 131 have been hurt, 22 of them badly.",
     [("killed", "Four", 4), ("injured", "131", 131), ("injured", "22", 22)]),
    ("a toll at the end of its sentence", "The toll is now close to the 800 mark.",
     [("killed", "close to the 800", 800)]),
    ("another, told after the first", "One person was killed and another wounded.",
     [("killed", "One", 1), ("injured", "another", 1)]),
    ("a fourth", "Three men were killed in Basra and a fourth was wounded.",
     [("killed", "Three", 3), ("injured", "a fourth", 1)]),
    ("the third, where it happened and where it ended",
     "Two of them died on the spot while the third succumbed at the hospital.",
     [("killed", "Two", 2), ("killed", "the third", 1)]),
    ("two nouns of harm share their people",
     "Students condemned the kidnapping and assassination of five teachers.",
     [("abducted", "five", 5), ("killed", "five", 5)]),
    ("... and not where the second has its own",
     "Police told of the murder of a priest and the kidnapping of five teachers.",
     [("killed", "a priest", 1), ("abducted", "five", 5)]),
    ("the count that rose",
     "The number of people killed when a truck blew up in Baidoa rose to 80.",
     [("killed", "80", 80)]),
    ("the count that rose, far from it",
     "The number of people killed when shells struck the Thawra market in Omdurman on Thursday has "
     "risen to 17, medics said.", [("killed", "17", 17)]),
    ("pronounced dead", "Kofi Mensah was pronounced dead at the scene.",
     [("killed", "Kofi Mensah", 1)]),
    ("nine are missing", "Sixty people were detained, 14 of them minors, and nine are missing.",
     [("detained", "Sixty", 60), ("detained", "14", 14), ("missing", "nine", 9)]),
    ("two told as one figure", "Gunmen killed a watchman and a cook who tried to lock the gate.",
     [("killed", "a watchman and a cook", 2)]),
    ("two injured besides the dead",
     "Two men were killed and a nurse and a cook wounded in Leeds.",
     [("killed", "Two", 2), ("injured", "a nurse and a cook", 2)]),
    ("an age for a name", "Mother charged after 5-year-old accidentally shot in Leeds\n\nLEEDS - A "
     "woman was charged.", [("killed-or-injured", "5-year-old", 1)]),
    ("a headline without auxiliary",
     "Boy, 5, shot by his brother in Leeds\n\nLEEDS - He is at home.",
     [("killed-or-injured", "Boy", 1)]),
    ("in custody, without a verb",
     "Two dead in Leeds car wash; suspect in custody\n\nLEEDS - It was over by noon.",
     [("killed", "Two", 2), ("detained", "suspect", 1)]),
    ("death of", "Teen arrested in shooting death of 15-year-old\n\nLEEDS - He was in court.",
     [("detained", "Teen", 1), ("killed", "15-year-old", 1)]),
    ("the day of a month", "Two men were charged in the April 28 double murder of Jonas Berger.",
     [("killed", "Jonas Berger", 1)]),
    ("may is no month", "At least 40 may have been killed in the strike.",
     [("killed", "At least 40", 40)]),
    ("May is", "The 12 May bombing killed 9 people.", [("killed", "9", 9)]),
    ("people on a day", "On 12 May 9 people were killed.", [("killed", "9", 9)]),
    ("people in a month", "In April 28 people were killed in the district.",
     [("killed", "28", 28)]),
    ("the hour of the day", "The 11 a.m. shooting left three people dead.",
     [("killed", "three", 3)]),
    ("whose children", "A neighbour killed the 63-year-old father of four on Friday evening.",
     [("killed", "the 63-year-old father", 1)]),
    ("a family counted", "A family of six was killed in the strike.", [("killed", "six", 6)]),
    ("or", "The police counted 131 people wounded or killed by gunfire.",
     [("killed-or-injured", "131", 131)]),
    ("and", "The police counted 131 people killed and 20 wounded.",
     [("killed", "131", 131), ("injured", "20", 20)]),
    ("clipped participles",
     "9-year-old girl wounded, man killed in Bradford\n\nBRADFORD - The shots fell at noon.",
     [("injured", "9-year-old girl", 1), ("killed", "man", 1)]),
    ("indicted for it", "Two indicted for killing baby in Reading\n\nREADING - They are at large.",
     [("detained", "Two", 2), ("killed", "baby", 1)]),
    ("some of the hurt died, and the count that was",
     "The number of people killed in the bombing has risen to 31 from 27 after four of the wounded "
     "died overnight.", [("killed", "31", 31), ("killed", "four", 4)]),
    ("taken into the forest", "A village head said 37 people had been taken into the forest.",
     [("abducted", "37", 37)]),
    ("the man who did it", "The trial of the man who shot dead Karim Haddad began on Monday.",
     [("killed", "Karim Haddad", 1)]),
    ("what the men deal in", "Gunmen kidnapped two car dealers.", [("abducted", "two", 2)]),
    ("upper case, verb and number", "WE KILLED THREE AND WOUNDED FIVE IN LA UNION.",
     [("killed", "THREE", 3), ("injured", "FIVE", 5)]),
    ("a family of a size", "A family of six was kidnapped near Kaduna.", [("abducted", "six", 6)]),
    ("eliminated", "Troops eliminated eight terrorists in Bajaur.", [("killed", "eight", 8)]),
    ("unharmed civilians", "The colonel said no civilians had been harmed.",
     [("killed-or-injured", "no", 0)]),
    ("grazed", "A bullet grazed a shepherd near Gao.", [("injured", "a shepherd", 1)]),
    ("led away", "Police led the man away in handcuffs.", [("detained", "the man", 1)]),
    ("to jail", "Two brothers were taken to jail on Friday.", [("detained", "Two", 2)]),
    ("in jail", "A man is in jail after a raid in Leeds.", [("detained", "A man", 1)]),
    ("taken prisoner", "The rebels had taken seven prisoner.", [("detained", "seven", 7)]),
    ("those who surrender", "Three men surrendered to police in Leeds.",
     [("detained", "Three", 3)]),
    ("victims of gunshots", "Deputies found multiple gunshot victims inside the home.",
     [("killed-or-injured", "multiple", None)]),
    ("after being shot", "A mother is charged after being shot by her son in Leeds.",
     [("killed-or-injured", "A mother", 1)]),
    ("some", "The blast injured some passengers and several policemen.",
     [("injured", "some", None), ("injured", "several", None)]),
    ("of the wounded", "Two of the wounded rebels died in hospital.", [("killed", "Two", 2)]),
    ("an age in words", "The seventeen year old was shot in the leg.",
     [("injured", "The seventeen year old", 1)]),
    ("none of the refugees", "None of the nearly 100,000 refugees in the camps wants to go home.",
     [("displaced", "nearly 100,000", 100000)]),
    ("captives, threatened", "The kidnappers threatened to kill ten captives.",
     [("killed", "ten", 10)]),
    ("an illness, perhaps, but he", "He died on Friday.", [("killed", "He", 1)]),
]  # fmt: skip
UNREAL = [
    ("tried", "The man is accused of trying to kill two police officers in Linz.", "attempted"),
    ("an attempted murder", "She was charged with the attempted murder of a judge.", "attempted"),
    ("not so", "Two children in the house were not hurt.", "negated"),
    ("so, not by another cause", "Five men were killed, not by bombs but in clashes.", "happened"),
    ("not found", "Five miners have not been found.", "happened"),
    ("no word", "There was no word of the other four farmers.", "happened"),
    ("nearly", "The ambassador's daughter was almost killed.", "negated"),
    ("could have", "A different angle could have hit her in the heart and killed her.", "possible"),
    ("not guilty", "The couple pleaded not guilty to the shooting of a girl.", "happened"),
    ("nearly so many", "The strike killed nearly 300 people.", "happened"),
]
RETOLD = [
    ("some of as many", "The blast killed five women. Three of the five were sisters.",
     [("killed", 5, "incident"), ("killed", 3, "part")]),
    ("one of as many", "The blast killed three people. One of the three was a boy from Baidoa.",
     [("killed", 3, "incident"), ("killed", 1, "part")]),
    ("of the victims", "Shelling killed 30 people. Eleven of the victims were under ten.",
     [("killed", 30, "incident"), ("killed", 11, "part")]),
    ("of the dead", "The blast killed 12 people. Of the dead, five were children.",
     [("killed", 12, "incident"), ("killed", 5, "part")]),
    ("of them, and the others",
     "Raiders killed eleven in Enga. A pastor named seven of them. The other four came to pray.",
     [("killed", 11, "incident"), ("killed", 7, "part"), ("killed", 4, "part")]),
    ("all of them", "Gunmen killed four drivers on Tuesday. All four were from Malakal.",
     [("killed", 4, "incident"), ("killed", 4, "incident")]),
    ("set free", "Gunmen abducted five nurses. Three of the five were released on Friday.",
     [("abducted", 5, "incident")]),
    ("all of others", "The blast killed five men. All five suspects were charged.",
     [("killed", 5, "incident")]),
    ("of others",
     "The blast killed five women. A nurse walked with eight children, and four of them were hers.",
     [("killed", 5, "incident")]),
    ("one who speaks", 'Shelling hurt 30 people. "One of them," a fisherman said, "saw a plane."',
     [("injured", 30, "incident")]),
]  # fmt: skip
AMONG = [
    ("persons, counts and names",
     "The blast killed 14 there. Among the dead were a nurse, two soldiers and Ali Hassan, 42.",
     [("killed", "a nurse", 1), ("killed", "two", 2), ("killed", "Ali Hassan", 1)]),
    ("one, with what he was",
     "Gunmen killed nine people in Kaduna. A clerk, a father of two, was among the dead.",
     [("killed", "A clerk", 1)]),
    ("including", "Shelling killed 12 people, including a nurse and her two sons, in Idlib.",
     [("killed", "a nurse and her two sons", 3)]),
    ("including one, of another harm than the label's", "A woman was killed and five others, "
     "including a student of the Leeds school, were injured.", [("injured", "a student", 1)]),
    ("among them", "Raiders killed six people, a mother and her two daughters among them.",
     [("killed", "a mother and her two daughters", 3)]),
    ("the wounded include",
     "The bombing wounded 30. The wounded include a priest, Tomas Reyes, and three students.",
     [("injured", "a priest", 1), ("injured", "three", 3)]),
    ("named as",
     "Police killed three. The group named the dead as Andrés Xol, 19, and Rosa Caal, 44.",
     [("killed", "Andrés Xol", 1), ("killed", "Rosa Caal", 1)]),
    ("among them, behind", "Police killed at least four marchers, among them a medical student.",
     [("killed", "a medical student", 1)]),
    ("in brackets", "Seven people (four men, two women and a child) died in Jos.",
     [("killed", "four", 4), ("killed", "two", 2), ("killed", "a child", 1)]),
    ("between dashes",
     "Gunmen killed at least five people - three civilians and two policemen - in Jos.",
     [("killed", "three", 3), ("killed", "two", 2)]),
    ("people named by two words",
     "Bombs killed 52 people, including six Red Cross workers, in Rann.",
     [("killed", "six", 6)]),
    ("the dead included", "The strike killed 30 people. He said the dead included eight women.",
     [("killed", "eight", 8)]),
    ("in brackets, of something else", "Seven people (and two dogs) died in Jos.", []),
    ("those killed included", "Nine died. Those killed included four members of one family.",
     [("killed", "four", 4)]),
    ("who says so", "The blast killed nine. Among the dead were two nurses, a colleague said.",
     [("killed", "two", 2)]),
    ("no list", "The blast killed nine. Soldiers were among the dead.", []),
    ("another group", "The blast killed nine. A woman was among the crowd that looked on.", []),
]  # fmt: skip
SILENT = [
    ("generators", '"The wounded cannot be moved. We have only two generators," the doctor said.'),
    ("shells", "The army fired more than 225 mortar shells at the town."),
    ("a crowd", "Around 150 demonstrators gathered outside the embassy."),
    ("police present", "About 60 police officers and 12 vans stood in the square."),
    ("money", "The state paid 500 dollars to each family."),
    ("running from a spot", "At least 15 bikers fled the scene after the shooting."),
    ("a number that is called", "The wounded called 911 from the kitchen."),
    ("the age of the youngest", "The youngest of the dead was 14."),
    ("an age they are under", "They were younger than twelve when they were killed."),
    ("ill, perhaps", "The judge was taken to a hospital on Monday."),
    ("running away alone", "He fled the scene in a van."),
    ("hit by a car", "The house was hit by a car."),
    (
        "an obituary",
        "The former chief of staff Otto Brandt, who died in 2003, knew all about budgets.",
    ),
    ("prisoners who act", "Police said 120 prisoners got away before dawn."),
    ("refugee camps", "Two refugee camps stand outside Zahle."),
    ("a court's word", "He was sentenced to ten years in prison."),
    ("a kind of place", "Some detention centres have been turned into schools."),
    ("the number of a channel", "Channel 4 said shots were fired in Leeds."),
    ("the number of a picture", "Image 9 of 16 shows where people were shot dead."),
    ("lorries burned", "The rebels burned three lorries near Hsipaw."),
    ("charged, not held", "No one has been charged in the case."),
    ("neither", "Neither the driver nor his passenger was hurt."),
    ("a sentence of death", "The court sentenced 12 men to death."),
    ("cattle", "The fire killed 40 cattle."),
    ("how many", "It was not clear how many people had been killed."),
    ("trapped", "The UN has delivered aid to 40,000 people trapped in the city."),
    ("whose dead", "Kharkiv buries its dead after the strike."),
    ("bare plurals", "The children were hurt."),
    ("alive", "The boy was alive when he was taken to hospital after the shooting."),
    ("who speaks lives", '"They killed me!" the girl cried.'),
    ("a dog", "A police dog was killed in the raid."),
    ("things seized", "Officers searched 212 houses and seized 17 pistols."),
]


@pytest.mark.parametrize(("comment", "text", "stated"), STATED, ids=[row[0] for row in STATED])
def test_stated(comment: str, text: str, stated: list[tuple[str, str, int | None]]) -> None:
    found = find_figures(reading_of(text).sentences)
    assert [(f.harm, f.passage.text, f.value) for f in found] == stated


@pytest.mark.parametrize(("comment", "text", "told"), RETOLD, ids=[row[0] for row in RETOLD])
def test_told_again(comment: str, text: str, told: list[tuple[str, int, str]]) -> None:
    found = find_figures(reading_of(text).sentences)
    assert [(f.harm, f.value, f.scope) for f in found] == told


@pytest.mark.parametrize(("comment", "text", "parts"), AMONG, ids=[row[0] for row in AMONG])
def test_among(comment: str, text: str, parts: list[tuple[str, str, int]]) -> None:
    found = find_figures(reading_of(text).sentences)
    assert [(f.harm, f.passage.text, f.value) for f in found if f.scope == "part"] == parts


@pytest.mark.parametrize(("comment", "text"), SILENT, ids=[row[0] for row in SILENT])
def test_no_figure(comment: str, text: str) -> None:
    assert find_figures(reading_of(text).sentences) == []


@pytest.mark.parametrize(("comment", "text", "modality"), UNREAL, ids=[row[0] for row in UNREAL])
def test_whether_it_happened(comment: str, text: str, modality: str) -> None:
    assert {f.modality for f in find_figures(reading_of(text).sentences)} == {modality}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Two paramilitary troopers were among the dead.", "combatant"),
        ("It said the blast had killed more than 40 soldiers.", "combatant"),
        ("The strike killed 26 people, including 11 children.", "child"),
    ],
)
def test_who_they_are(text: str, category: str) -> None:
    assert find_figures(reading_of(text).sentences)[-1].category == category


def test_what_raised_a_count_is_part_of_it() -> None:
    text = "The count of people killed has risen to seven after two more bodies were pulled out."
    figures = with_parts(find_figures(reading_of(text).sentences))
    assert [(f.value, f.scope) for f in figures] == [(7, "incident"), (2, "part")]


def test_a_part_names_its_whole() -> None:
    (_, part) = find_figures(
        reading_of("217 people were killed, 138 of them in one district.").sentences
    )
    assert (part.scope, part.value, part.part_of and part.part_of.text) == ("part", 138, "217")
