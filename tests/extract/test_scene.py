"""Where and when: a comment, a text written for testing, and place and days of each figure.

The texts are dated Friday 3 May 2024. ``...`` stands for "whatever": the row is not about it.
"""

from types import EllipsisType

import pytest

from according.extract.where.sites import find_sites
from tests.extract.reading import claims_of, reading_of

Days = tuple[str | None, str | None] | None
Told = dict[str, tuple[str | EllipsisType | None, Days | EllipsisType]]

THURSDAY = ("2024-05-02", "2024-05-02")
WEDNESDAY = ("2024-05-01", "2024-05-01")
MONDAY = ("2024-04-29", "2024-04-29")
FEBRUARY = ("2024-02-01", "2024-02-28")
SINCE_WEDNESDAY = ("2024-05-01", "2024-05-03")

OWN_WORDS: list[tuple[str, str, Told]] = [
    ("what began long before is not the one spoken of",
     "Rockets hit a hall in Hama on Thursday. The bride's uncle was killed. The offensive, which "
     "began on February 1, goes on.", {"The bride's uncle": ("Hama", THURSDAY)}),
    ("the day that opens an entry",
     "1 May: In Gao, a truck struck a mine. The driver was killed.\n\n2 May: A cook was hurt.",
     {"The driver": (..., WEDNESDAY), "A cook": (..., THURSDAY)}),
    ("in its clause", "A car bomb killed 12 people in Kirkuk on Thursday.",
     {"12": ("Kirkuk", THURSDAY)}),
    ("not where it was said", "Police in Baghdad said 12 people were killed in Kirkuk on Thursday.",
     {"12": ("Kirkuk", THURSDAY)}),
    ("a name that ends as a hill does", "Lauryn Hill was shot dead in Newark on Thursday.",
     {"Lauryn Hill": ("Newark", THURSDAY)}),
    ("not where it was told",
     "At Buhayira hill 62 people were hacked to death. In a statement faxed to an agency in "
     "Nairobi the council put the dead at 140.",
     {"62": ("Buhayira hill", ...), "140": ("Buhayira hill", ...)}),
    ("not whom a source is of",
     "A depot burned in Rylsk. The paper, citing two men in the Security Service of Ukraine, "
     "claimed that 15 guards were killed.", {"15": ("Rylsk", ...)}),
    ("not where they flee to",
     "Gunmen killed nine in Makwiro. Some 4,200 people have fled toward Gonaïves.",
     {"Some 4,200": ("Makwiro", ...)}),
    ("not where a convoy was bound for",
     "The convoy, bound for the town of Djibo, was hit by a mine near Namsiguia, killing 15 men.",
     {"15": ("Namsiguia", ...)}),
    ("a village that no gazetteer has, by what is done to it",
     "Gunmen overran Kwarendaji on Thursday, killing 17 people.", {"17": ("Kwarendaji", THURSDAY)}),
    ("a village that only its noun tells",
     "A jet dropped bombs on Nyaung Hlama village on Thursday, killing 21 people.",
     {"21": ("Nyaung Hlama village", THURSDAY)}),
    ("in a province, by its noun", "Twelve people were killed in Helmand province on Thursday.",
     {"Twelve": ("Helmand", THURSDAY)}),
    ("a village of a province", "Gunmen killed 12 people in a Helmand village on Thursday.",
     {"12": ("Helmand", THURSDAY)}),
    ("not where one comes from", "A man from Leeds was shot dead in Kirkuk on Thursday.",
     {"A man": ("Kirkuk", THURSDAY)}),
    ("not the day of the count",
     "The toll of Wednesday's blast in Kirkuk rose to 14 on Thursday.",
     {"14": ("Kirkuk", WEDNESDAY)}),
    ("not the day of the arrest",
     "Police in Oslo arrested a man on Wednesday in the fatal shooting of two students.",
     {"a man": ("Oslo", WEDNESDAY), "two": ("Oslo", None)}),
    ("not the day of the sentence",
     "A court in Lyon on Wednesday sentenced an officer for killing 12 civilians in Bria.",
     {"12": ("Bria", None)}),
    ("not the day of the trial",
     "A soldier accused of murdering 27 men in Damascus went on trial in Koblenz on Thursday.",
     {"27": ("Damascus", None)}),
    ("not the day of another's death",
     "A woman wounded in Wednesday's blast in Kirkuk died in hospital on Thursday, raising the "
     "number of dead to five.", {"five": ("Kirkuk", WEDNESDAY)}),
    ("not the night before a rise",
     "The toll of the blast in Kirkuk on Wednesday rose to 80 after three of the wounded died "
     "overnight.", {"80": ("Kirkuk", WEDNESDAY), "three": ("Kirkuk", WEDNESDAY)}),
    ("not the day of what else he did",
     "A jury declined Thursday to indict the farmer who shot two boys.", {"two": (..., None)}),
    ("not the day of the reading",
     "Women wept on Thursday as a judge read out how two boys were shot dead.",
     {"two": (..., None)}),
    ("not the day on which it was so",
     "A girl of 17 was in critical condition on Thursday with a gunshot wound to the neck.",
     {"A girl": (..., None)}),
    ("not the day of a rumour",
     "Rival accounts emerged on Thursday of a raid in which soldiers killed 16 men.",
     {"16": (..., None)}),
    ("not when a victim joined",
     "Samad Rind, 26, who joined the channel five months ago, died at the scene.",
     {"Samad Rind": (..., None)}),
    ("not the year of an accord",
     "Rebels who reject the 2016 peace accord shot nine soldiers dead.", {"nine": (..., None)}),
    ("the year of elections", "Nine people were killed during the 2018 elections in Kenya.",
     {"Nine": ("Kenya", ("2018", "2018"))}),
    ("the year of a war", "More than 2,200 people were killed in the 2014 Gaza War.",
     {"More than 2,200": (..., ("2014", "2014"))}),
    ("since the year of an accord",
     "Over 300 activists have been killed in Colombia since the 2016 peace accord was signed.",
     {"Over 300": ("Colombia", ("2016", "2024-05-03"))}),
    ("who recorded it", "The Observatory recorded 12 civilians killed in Idlib on Thursday.",
     {"12": ("Idlib", THURSDAY)}),
    ("whom they stopped",
     "Guards stopped on Thursday an attacker who stabbed two tourists in Luxor.",
     {"two": ("Luxor", THURSDAY)}),
    ("in critical condition after",
     "Two men were in critical condition after a shooting in Flint on Thursday.",
     {"Two": ("Flint", THURSDAY)}),
    ("the year of an attack", "The 2016 mosque attack killed nine people.",
     {"nine": (..., ("2016", "2016"))}),
    ("since then", "The war in Cabo Delgado began in October 2017 and has since killed over "
     "3,500 people.", {"over 3,500": (..., ("2017-10", "2024-05-03"))}),
    ("since what killed them began", "The war in Sudan, which began in April 2023, has killed "
     "15,000 people.", {"15,000": ("Sudan", ("2023-04", "2024-05-03"))}),
    ("where and when each of two attacks was",
     "A bomb killed ten in Basra on Thursday, a day after an attack in Mosul killed 20.",
     {"ten": ("Basra", THURSDAY), "20": ("Mosul", WEDNESDAY)}),
    ("what was done after, and not before",
     "Jets bombed the port of Basra on Thursday, two days after the rebels seized it, killing 11.",
     {"11": ("Basra", THURSDAY)}),
    ("neither with a candidate killed before",
     "A bomb went off at a rally on Thursday, three days after a candidate was shot dead, killing"
     " four people.", {"four": (..., THURSDAY), "a candidate": (..., MONDAY)}),
    ("not how many days", "On Thursday, weeks after a bomb killed ten, police shot nine dead.",
     {"nine": (..., THURSDAY), "ten": (..., None)}),
    ("before the first", "On Thursday, a day after a bomb killed ten, police shot nine dead.",
     {"nine": (..., THURSDAY), "ten": (..., WEDNESDAY)}),
    ("what came after it",
     "The attack on Thursday came after a bombing on Monday killed 15 in the same area.",
     {"15": (..., MONDAY)}),
    ("what they were founded in", "The group, founded in 2002, killed 12 in an attack on Thursday.",
     {"12": (..., THURSDAY)}),
    ("what has gone on since then, for both",
     "The war, which began in 2009, has killed 40,000 people and displaced two million.",
     {"40,000": (..., ("2009", "2024-05-03")), "two million": (..., ("2009", "2024-05-03"))}),
    ("on which road", "Rebels attacked a column on the road from Kirkuk to Mosul, killing 17.",
     {"17": ("Kirkuk", ...)}),
    ("above which town", "Gunmen killed six people on a coffee farm above Basra on Thursday.",
     {"six": ("Basra", THURSDAY)}),
    ("not when it was found out", "A commission found in 2003 that 19 villagers were shot dead.",
     {"19": (..., None)}),
    ("each of two clauses in its town",
     "A bomb in the town of Kirkuk killed 11 people and another in Mosul killed five.",
     {"11": ("Kirkuk", ...), "five": ("Mosul", ...)}),
    ("not when that was for which they are held",
     "A magistrate remanded seven suspects over last week's attack, which killed 12 people.",
     {"seven": (..., None), "12": (..., ("2024-04-22", "2024-04-28"))}),
    ("not when others were jailed for it",
     "Nine people were jailed on Thursday for their part in riots that left 13 dead.",
     {"Nine": (..., THURSDAY), "13": (..., None)}),
    ("then, in what was done then",
     "Nine villagers were killed in raids conducted in April near Kirkuk.",
     {"Nine": ("Kirkuk", ("2024-04", "2024-04"))}),
    ("on the day of a battle for a town",
     "Rebels captured the base on Thursday in a battle for the town in which 12 soldiers died.",
     {"12": (..., THURSDAY)}),
    ("where the further ones were, not who condemned it",
     "Gunmen killed 12 people in Kirkuk and wounded 30 in a raid that police in Mosul condemned.",
     {"12": ("Kirkuk", ...), "30": ("Kirkuk", ...)}),
    ("from its beginning to its end",
     "Nine inmates were killed in an uprising that began with a quarrel on Monday and ended when"
     " troops broke down the gate at dawn on Thursday.",
     {"Nine": (..., ("2024-04-29", "2024-05-02"))}),
    ("not when it was written", "The network, which had counted six dead in a bulletin on Monday,"
     " said nothing more.", {"six": (..., None)}),
    ("of the dead and of those arrested", "Soldiers killed five men and arrested nine in Kirkuk on"
     " Thursday.", {"five": ("Kirkuk", THURSDAY), "nine": ("Kirkuk", THURSDAY)}),
    ("when they were jailed, and when he was killed",
     "Two men were jailed on Thursday for the murder of a student in Leeds last year.",
     {"Two": (..., THURSDAY), "a student": (..., ("2023", "2023"))}),
    ("the year before a deed", "Five men were jailed over the 2019 killing of a priest in Rouen.",
     {"a priest": (..., ("2019", "2019"))}),
    ("not where it burned months before",
     "Three people were killed and five wounded in a fire in Erbil on Thursday, a month after a"
     " blaze at a hall in Mosul killed 134 people.",
     {"Three": ("Erbil", THURSDAY), "134": ("Mosul", None)}),
    ("how long after it was", "On Thursday, a week after a coup, police shot dead nine in Homs.",
     {"nine": ("Homs", THURSDAY)}),
    ("what began this week", "The fire that broke out in Kirkuk on Thursday has killed five.",
     {"five": ("Kirkuk", THURSDAY)}),
    ("when a court jailed him", "A court on Thursday jailed a man who killed four women in 2019.",
     {"a man": (..., THURSDAY), "four": (..., ("2019", "2019"))}),
    ("not when a court jailed him", "A court on Thursday jailed a man for killing four women.",
     {"a man": (..., THURSDAY), "four": (..., None)}),
    ("for so many years", "Political violence in Peru has left 21,000 people dead in 11 years.",
     {"21,000": ("Peru", ("2013", "2024-05-03"))}),
    ("the war's age", "The six-year insurgency in Somalia has killed about 20,000 people.",
     {"about 20,000": ("Somalia", ("2018", "2024-05-03"))}),
    ("of a war that is over",
     "The eight-year war between Iran and Iraq killed about 500,000 people.",
     {"about 500,000": (..., None)}),
    ("not the day of the burial",
     'Gunmen killed 14 people in Kirkuk on Wednesday. "We buried 14 this morning," he said.',
     {"14": ("Kirkuk", WEDNESDAY)}),
    ("a town that no gazetteer has, in a province that one has",
     "Warplanes struck the town of Kafr Zuhra in Syria's Idlib province on Wednesday, killing 22.",
     {"22": ("Kafr Zuhra", WEDNESDAY)}),
    ("what shells hit",
     "Twelve people were killed when shells hit Homs on Thursday, a doctor said.",
     {"Twelve": ("Homs", THURSDAY)}),
    ("a village that no gazetteer has is finer than its district",
     "Twelve people were killed in Zafarapur in Mehsana district on Thursday.",
     {"Twelve": ("Zafarapur", THURSDAY)}),
    ("a total is of the division where no country is named",
     "Two men were stabbed in Surat on Thursday. Violence went on in other towns of Gujarat. The "
     "toll stands at 600 since February.",
     {"Two": ("Surat", THURSDAY), "600": ("Gujarat", ...)}),
    ("where a report was written, before a colon",
     "Kolkata: Twelve people were killed when police opened fire in Siliguri on Thursday.",
     {"Twelve": ("Siliguri", THURSDAY)}),
    ("before a colon, where no other is named",
     "Iraq: Twelve people were killed in a blast on Thursday.", {"Twelve": ("Iraq", THURSDAY)}),
    ("a ground named after a division is none",
     "Twelve people were killed at Punjab Stadium in Lahore on Thursday.",
     {"Twelve": ("Punjab Stadium", THURSDAY)}),
    ("in a report whose letters were all made small",
     "twelve people were killed in a blast in kirkuk on thursday, police in baghdad said.",
     {"twelve": ("kirkuk", THURSDAY)}),
    ("whom a bullet hit", "A bullet hit Jordan in the leg on Thursday.",
     {"Jordan": (None, THURSDAY)}),
    ("who died of it later died of it",
     "A bomb wounded 12 people in Kirkuk on Wednesday. A guard died in hospital on Thursday.",
     {"12": ("Kirkuk", WEDNESDAY), "A guard": ("Kirkuk", WEDNESDAY)}),
    ("of no other day is told",
     "A guard died in hospital in Kirkuk on Thursday of wounds from a bomb.",
     {"A guard": ("Kirkuk", THURSDAY)}),
    ("another killed on another day",
     "Gunmen shot 12 farmers in Kirkuk on Wednesday. On Thursday gunmen killed a guard in Mosul.",
     {"12": ("Kirkuk", WEDNESDAY), "a guard": ("Mosul", THURSDAY)}),
    ("a total is of the land, not of who wrote or is quoted",
     "GAZIANTEP, Turkey, May 3 (Wire) - A strike on Wednesday killed 22 people in Idlib, Syria. It "
     "was followed by fire on Aleppo. Turkey said it was watching. Turkey has said so before. More "
     "than 500 people have died this year.",
     {"22": ("Idlib", ...), "More than 500": ("Syria", ...)}),
    ("not the day of the mourning",
     "A memorial was held on Wednesday for the 12 people killed in Kirkuk.",
     {"12": ("Kirkuk", None)}),
    ("the day of the attack on the mourners",
     "A funeral was attacked on Wednesday in Kirkuk, killing 12 people.",
     {"12": ("Kirkuk", WEDNESDAY)}),
    ("not the day of another event",
     "Soldiers detained 30 men in Kirkuk. The raids followed Wednesday's attack on a checkpoint.",
     {"30": ("Kirkuk", None)}),
    ("a span",
     "The battle near Dongola began on Wednesday and went on until Thursday. It killed 12 men.",
     {"12": ("Dongola", ("2024-05-01", "2024-05-02"))}),
    ("a quarter of a town",
     "Shells killed 12 people in the Al-Noor district of Omdurman on Thursday.",
     {"12": ("Al-Noor district", THURSDAY)}),
    ("an address, not the landmark beside it",
     "Gunmen killed 12 people on Marlow Road near the Harbour School on Thursday.",
     {"12": ("Marlow Road", THURSDAY)}),
    ("a part has its own place",
     "Raids on Homs killed 71 people on Thursday, 46 of them in the Al-Noor district.",
     {"71": ("Homs", THURSDAY), "46": ("Al-Noor district", THURSDAY)}),
    ("nothing is told", "Police said 12 people were killed.", {"12": (None, None)}),
]  # fmt: skip

CARRIED: list[tuple[str, str, Told]] = [
    ("where and when those who bear arms came",
     "On Monday the rebels entered Kirkuk. Ten traders died.",
     {"Ten": ("Kirkuk", MONDAY)}),
    ("parts of a total, and the total told again",
     "A group counted the killing of 63 people in Sudan between 1 and 28 February 2024, against 42"
     " in January. Of the 63, 28 died in Kassala.\n\nNineteen of the victims were women. A blast"
     " killed two in Atbara on Thursday.",
     {"42": ("Sudan", ("2024-01", "2024-01")), "63": ("Sudan", FEBRUARY),
      "28": ("Kassala", FEBRUARY), "Nineteen": ("Sudan", FEBRUARY), "two": ("Atbara", THURSDAY)}),
    ("no part of a total behind another scene",
     "Police killed 63 people in Mosul in February. A bomb went off at a market in Basra on"
     " Thursday. One of the dead was a child.",
     {"63": ("Mosul", ...), "One": ("Basra", THURSDAY)}),
    ("of the later of two, told in one sentence",
     "Two bombs killed five men in Baghdad on Thursday, a day after gunmen killed three guards in"
     " Kirkuk. Among the dead were two children.",
     {"five": ("Baghdad", THURSDAY), "three": ("Kirkuk", WEDNESDAY), "two": ("Baghdad", THURSDAY)}),
    ("not on the day of what came after it",
     "Nine people were killed in strikes on Damascus on Thursday. The strikes came a month after a"
     " raid destroyed a consulate in Damascus and killed 16 people.",
     {"Nine": ("Damascus", THURSDAY), "16": ("Damascus", None)}),
    ("another total of the same number",
     "In Mosul, 12 people have been killed by police since January. In Basra, 12 people have been"
     " killed since March.", {"12": ("Basra", ("2024-03", "2024-05-03"))}),
    ("as many, of an incident told since",
     "Twelve people have been killed in Mosul since January. On Thursday a bomb killed 12 people in"
     " Basra. The 12 people killed were traders.", {"12": ("Basra", THURSDAY)}),
    ("on to the next sentence",
     "A car bomb killed 12 people in Kirkuk on Thursday. Some 30 were hurt.",
     {"12": ("Kirkuk", THURSDAY), "Some 30": ("Kirkuk", THURSDAY)}),
    ("back to the lead",
     "A car bomb killed 12 people in Kirkuk.\n\nThe blast happened on Thursday.",
     {"12": ("Kirkuk", THURSDAY)}),
    ("back to a country",
     "A car bomb killed 12 people in Iraq on Thursday.\n\nThe blast hit the town of Kirkuk.",
     {"12": ("Kirkuk", THURSDAY)}),
    ("not from an older event",
     "A car bomb killed 12 people in Kirkuk on Thursday. A similar attack in Tikrit in 2019 killed "
     "30.\n\nDoctors said 40 were hurt.",
     {"12": ("Kirkuk", THURSDAY), "30": ("Tikrit", ("2019", "2019")), "40": ("Kirkuk", THURSDAY)}),
    ("not from another incident",
     "A car bomb killed 12 people in Kirkuk on Thursday.\n\nIn Basra, police arrested nine men on "
     "Wednesday.\n\nDoctors in the north said 40 were hurt in the blast.",
     {"12": ("Kirkuk", THURSDAY), "nine": ("Basra", WEDNESDAY), "40": (..., THURSDAY)}),
    ("the dateline as the last resort", "KIRKUK, Iraq, May 3 (Agency) - Gunmen killed 12 soldiers.",
     {"12": ("KIRKUK", None)}),
    ("... of its own sentence alone",
     "KIRKUK, Iraq, May 3 (Agency) - Parliament met.\n\nGunmen killed 12 soldiers.",
     {"12": (None, None)}),
    ("where a broadcast was heard is no scene",
     "BOGOTA, 3 MAY 89 (RADIO CADENA) -- [TEXT] GUNMEN KILLED 12 SOLDIERS.", {"12": (None, None)}),
    ("where a sentence begins is its scene", "In Kirkuk, officials said 12 people had been killed.",
     {"12": ("Kirkuk", None)}),
    ("a further count of one verb",
     "Shelling killed 12 people in Kirkuk on Monday and nine in Basra on Wednesday.",
     {"12": ("Kirkuk", ...), "nine": ("Basra", WEDNESDAY)}),
    ("where those of a place speak",
     "Drones attacked.\n\nIn Kharkiv, the mayor said 12 people had been hurt.\n\nIn Odesa, doctors "
     "said nine people had died.", {"12": ("Kharkiv", None), "nine": ("Odesa", None)}),
    ("where a ministry has its seat",
     "Two people died in Homs. In Washington, the Pentagon said 12 soldiers had been killed.",
     {"12": ("Homs", None)}),
    ("where it was told is none", "A spokesman said in Geneva that 12 people had been killed.",
     {"12": (None, None)}),
    ("where he speaks of what was there",
     "Speaking in Kirkuk, a doctor said shells had killed 12 people in the city.",
     {"12": ("Kirkuk", None)}),
    ("an owner as the last resort", "Kabul's police chief said 12 people had been killed.",
     {"12": ("Kabul", None)}),
    ("where another place lies",
     "The army killed 12 rebels in Apurimac, southeast of Lima.", {"12": ("Apurimac", None)}),
    ("an older event is where its own words say",
     "A car bomb killed 12 people in Kirkuk on Thursday.\n\nIn 2019, a suicide bomber killed 30 "
     "pilgrims.\n\nIn 2021, gunmen killed nine policemen in the city.",
     {"12": ("Kirkuk", THURSDAY), "30": (None, ...), "nine": ("Kirkuk", ...)}),
    ("what is told beside it was there as well",
     "Rioters killed a guard in a prison in Cuenca on Wednesday.\n\nIn Quito, six people were "
     "arrested over two car bombs. No one was hurt by the blasts.",
     {"six": ("Quito", ...), "No one": ("Quito", ...)}),
    ("when officers were called",
     "Three men were shot in Fresno.\n\nOfficers were called at 9:15 Wednesday night about a "
     "shooting.", {"Three": ("Fresno", ("2024-05-01T21:15", "2024-05-01T21:15"))}),
    ("when the call came",
     "A man was shot dead in Fresno.\n\nThe 911 call came in on Wednesday.",
     {"A man": ("Fresno", WEDNESDAY)}),
    ("when it was reported",
     "Three people died in a shooting in Fresno.\n\nPolice said the shooting was reported "
     "shortly after 10:30 p.m. Wednesday.",
     {"Three": ("Fresno", ("2024-05-01T22:30", "2024-05-01T22:30"))}),
    ("not when a paper reported it",
     "The attack was first reported on Thursday by the Times. Twelve men were killed in Kirkuk.",
     {"Twelve": ("Kirkuk", None)}),
    ("not when police answered",
     "Police responded Thursday to criticism of the raid. Two men were killed in Kirkuk.",
     {"Two": ("Kirkuk", None)}),
    ("not when they went there to arrest",
     "A man was shot dead in Fresno.\n\nOn Thursday officers went to a house and led off a "
     "suspect.",
     {"A man": ("Fresno", None)}),
    ("an hour is of the day of its incident",
     "Police arrested two men on Thursday over a shooting in Fresno two days ago that left four "
     "students hurt.\n\nThe incident occurred shortly after 3 p.m.",
     {"four": ("Fresno", ("2024-05-01", "2024-05-01"))}),
    ("an hour of which no day is known is a guess",
     "Eleven die in dawn raid in Kirkuk\n\nThe raid took place on Wednesday.",
     {"Eleven": ("Kirkuk", WEDNESDAY)}),
    ("who died of it later",
     "Ali Musa was shot in Kirkuk on Wednesday. Musa died on Thursday.",
     {"Musa": ("Kirkuk", WEDNESDAY)}),
    ("both days in one sentence",
     "Sgt. Ali Khan died Thursday of wounds he suffered in a firefight near Kunduz on May 1.",
     {"Sgt. Ali Khan": (..., WEDNESDAY)}),
    ("who died at once died then",
     "A bomb killed six people in Kabul on Monday.\n\nAli Raziq died in Kabul on Thursday when "
     "gunmen opened fire.", {"Ali Raziq": ("Kabul", THURSDAY)}),
    ("other bodies there are of their own day",
     "Three men were shot dead in Juarez on Monday. On Wednesday, the bodies of two women were "
     "found in Juarez.", {"two": ("Juarez", WEDNESDAY)}),
    ("what is told later is not of long before",
     "A bomb killed nine people in Quetta. Two of the wounded died on Thursday.\n\nOn April 3, "
     "four policemen were killed in a blast in the city.",
     {"nine": ("Quetta", THURSDAY), "four": ("Quetta", ("2024-04-03", "2024-04-03"))}),
    ("bodies are found later",
     "Gunmen attacked Kirkuk on Wednesday, killing five.\n\nTwo more bodies were found on "
     "Thursday.",
     {"five": ("Kirkuk", WEDNESDAY), "Two": ("Kirkuk", WEDNESDAY)}),
    ("found, where nothing tells more",
     "Ten bodies were found in a field near Kirkuk on Thursday.", {"Ten": ("Kirkuk", THURSDAY)}),
    ("bodies of another strike",
     "A strike killed three men in Idlib on Monday. On Wednesday, medics recovered four bodies "
     "after another strike.", {"four": ("Idlib", WEDNESDAY)}),
    ("when they were hospitalized",
     "Twelve diners were hospitalized in March after eating in Leeds. Police shot a man dead on "
     "Wednesday.", {"Twelve": ("Leeds", ("2024-03", "2024-03")), "a man": (..., WEDNESDAY)}),
    ("a span is its incident's time as the last resort",
     "The hospital in Kirkuk took in two hurt boys since Wednesday. Ten men were in a grave "
     "condition.", {"two": (..., SINCE_WEDNESDAY), "Ten": (..., SINCE_WEDNESDAY)}),
    ("found elsewhere, they are of another incident",
     "Gunmen killed five men in Kirkuk on Wednesday.\n\nTen bodies were found in Basra on "
     "Thursday.", {"five": ("Kirkuk", WEDNESDAY), "Ten": ("Basra", THURSDAY)}),
    ("what a headline sums up",
     "One shot in Malibu Groves\n\nOne man was shot in Fresno on Wednesday.",
     {"One": (..., WEDNESDAY)}),
    ("a date that heads its line", "Wednesday, May 1. Three men were shot dead in Oakland.",
     {"Three": ("Oakland", WEDNESDAY)}),
    ("lines of a list are no datelines",
     "Basra, April 8: Gunmen killed two policemen.\nMosul, April 9: A bomb killed three soldiers.",
     {"two": (..., ("2024-04-08", "2024-04-08")), "three": (..., ("2024-04-09", "2024-04-09"))}),
    ("a day that heads its line",
     "Wednesday. Police were late. A rider was killed.\n\nThursday. A guard was killed.",
     {"A rider": (..., WEDNESDAY), "A guard": (..., THURSDAY)}),
    ("where officers were called to",
     "PORTSMOUTH, Va. — A 16-year-old girl was shot Friday night.\n\nOfficers were called to the "
     "100 block of Carol Lane. They found two men hurt.",
     {"A 16-year-old girl": ("100 block of Carol Lane", ...),
      "two": ("100 block of Carol Lane", ...)}),
    ("a dateline is no scene",
     "BAGHDAD, May 3 (Agency) - Gunmen killed 12 soldiers in Kirkuk on Thursday.",
     {"12": ("Kirkuk", THURSDAY)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "text", "told"), OWN_WORDS + CARRIED, ids=[r[0] for r in OWN_WORDS + CARRIED]
)
def test_where_and_when(comment: str, text: str, told: Told) -> None:
    read = {
        q.text: (c.place and c.place.text, c.time and (c.time.from_, c.time.to))
        for c in claims_of(text)
        for q in c.quantities
    }
    assert set(read) >= set(told)
    for figure, (place, days) in told.items():
        assert place is ... or read[figure][0] == place
        assert days is ... or read[figure][1] == days


def test_a_site_keeps_its_words_and_takes_the_town_it_lies_in() -> None:
    (claim,) = (c for c in claims_of("Two men were shot at the Elm mill in Leeds.") if c.quantities)
    assert claim.place is not None
    assert claim.place.text in {"Elm mill", "Leeds"}
    assert (claim.place.name, claim.place.precision) == ("Leeds", "city")


SITES = [
    ("a building", "Gunmen attacked the market at Kendal Mall on Monday.", ["Kendal Mall"]),
    ("a quarter", "Shells fell on people in the Al-Noor district.", ["Al-Noor district"]),
    ("an address", "He was shot in the 1200 block of Elm Street.", ["1200 block of Elm Street"]),
    ("an address in a court", "He was shot in the 300 block of Lincoln Court.",
     ["300 block of Lincoln Court"]),
    ("where two ways meet", "He was shot near the intersection of 66th and Outlook avenues.",
     ["intersection of 66th and Outlook avenues"]),
    ("a way called after somebody", "He was shot in the 100 block of Carol Lane.",
     ["100 block of Carol Lane"]),
    ("no name", "He was shot outside a school on Monday.", []),
    ("a hospital is no scene", "They were taken to Elm Grove Medical Center.", []),
    ("a person", "He was shot by John Street.", []),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "names"), SITES, ids=[row[0] for row in SITES])
def test_sites(comment: str, text: str, names: list[str]) -> None:
    reading = reading_of(text)
    found = [s for sentence in reading.sentences for s in find_sites(sentence, reading.places)]
    assert [site.place.text for site in found] == names
    assert all(text[s.place.start : s.place.end] == s.place.text for s in found)


def test_a_town_that_no_gazetteer_has_lies_in_its_province() -> None:
    (claim,) = [
        c for c in claims_of("Shells hit the town of Kafr Zuhra in Idlib province, killing 22.")
        if c.quantities
    ]  # fmt: skip
    assert claim.place
    assert (claim.place.text, claim.place.precision) == ("Kafr Zuhra", "admin")
