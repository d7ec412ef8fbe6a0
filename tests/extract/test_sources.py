"""Who is meant by the words that name a source: a comment, a text, the names outermost first."""

import pytest
from msgspec.structs import replace

from according.extract import extract
from according.extract.speech.attribution import chain_of
from according.lexicons.speakers import is_outlet
from tests.extract.reading import claims_of, reading_of, report_of

ROWS = [
    ("whose figures they are", "By the prefecture's figures, 12 people were hurt on Tuesday.",
     ["prefecture"]),
    ("the words behind according to him",
     "The mayor said it was quiet. Seven were hurt, and according to him 12 people died.",
     ["mayor"]),
    ("it that denied before",
     "The Office for Seafarers said 11 died. The coastguard denies that a shot was fired. It says "
     "that 12 people were killed.", ["coastguard"]),
    ("a resident of a town", "A resident of Jenin said 12 people had been killed.",
     ["resident of Jenin"]),
    ("a governor by his province", "The Kherson governor said 12 people had been killed.",
     ["Kherson governor"]),
    ("a dateline alone is no voice",
     "QUETTA: Another 12 people hurt on Kirani Road died in hospital overnight, Dr Saima Baloch of "
     "the provincial health department said on Sunday.",
     ["Saima Baloch"]),
    ("a sister is no network",
     "Sister Marie-Ange said the child was well.\n\nThe network counts 12 people killed.",
     ["network"]),
    ("by whom a toll was put at a number",
     "The number of wounded was put at 12 people by the police and at 30 by the opposition.",
     ["police"]),
    ("and by whom at another",
     "The dead in Goma were put at 9 by police, and at 12 people by the Red Cross.",
     ["Red Cross"]),
    ("who named a number ends before another's",
     "The number of dead was put at 12 people by police and 30 by the opposition.", ["police"]),
    ("by whom deaths were reported",
     "The deaths of 12 people in Goma were reported on Monday by the health ministry.",
     ["health ministry"]),
    ("within a quotation it is the speaker's",
     "“Deaths of 12 people were reported by the hospital,” the mayor said.", ["mayor"]),
    ("by whom deaths were denied",
     "The death of 12 people in Goma was denied by the army.", ["army"]),
    ("who has verified", "The UN mission has verified that 12 people died.", ["UN mission"]),
    ("what a group calls itself",
     "A group calling itself the Sons of the Lighthouse said 12 people had died.",
     ["Sons of the Lighthouse"]),
    ("who had counted",
     "By noon on Friday Santé Solidaire, a French charity that runs the hospital, had counted 12 "
     "people dead.", ["Santé Solidaire"]),
    ("a last name before a headline's colon",
     "Zelensky: 12 people killed in strike\n\nKYIV - Missiles hit Kharkiv, President Volodymyr "
     "Zelensky said on Tuesday.", ["Zelensky"]),
    ("whose father speaks",
     "Yadav's father, Ram Prasad, said his son worked. He said 12 people came and were hurt.",
     ["Ram Prasad"]),
    ("a doctor there",
     "They went to a hospital. A doctor there, Huda Karim, said 12 people had died.",
     ["Huda Karim"]),
    ("a think tank", "In the last campaign, 12 people were killed, the think tank said.",
     ["think tank"]),
    ("the force", "Essex Police said a man was hurt. The force added that 12 people were held.",
     ["Essex Police"]),
    ("an office and a name between commas",
     "At least 12 people were killed, including two members of Parliament, a police commander, Ali "
     "Warsame, said at a news conference on Saturday.", ["Ali Warsame"]),
    ("a body with its own name is not the last one named",
     "The Red Cross sent nurses. The United Nations refugee agency said 12 people had fled.",
     ["United Nations refugee agency"]),
    ("he who is told of in a new paragraph",
     "Nino Beridze, a student, said she was hit.\n\nThe country's ombudsman, Davit Lomidze, "
     "visited a prison. He told reporters that 12 people had suffered broken ribs.",
     ["Davit Lomidze"]),
    ("a state's name is no cue",
     "Bandits came to Dan Aji in Faskari Local Government Area of Katsina State. A resident, Sani "
     "Lawal, told reporters that 12 people were killed.", ["Sani Lawal"]),
    ("a day behind who is not identified",
     "A relative who asked not to be identified Friday said 12 people were killed.", ["relative"]),
    ("an official told of before a minister",
     "A UN official said the town was hit. The interior minister said it was quiet. The official "
     "said 12 people were killed.", ["UN official"]),
    ("an outfit that is not who spoke last",
     "Gunmen attacked the town. The army said it was quiet. The outfit said 12 people were "
     "killed.", ["outfit"]),
    ("who gives a name",
     "An activist who gave his name as Abu Omar told reporters that 12 people had been arrested.",
     ["Abu Omar"]),
    ("said in a post on a site",
     "The White Hearts group said in a post on X that its men had found 12 people dead.",
     ["White Hearts group"]),
    ("a body whose name holds a person's",
     "The men were held, the rights group Lawyers for Liberty Kampala said. It said 12 people were "
     "held.", ["Lawyers for Liberty Kampala"]),
    ("an office before the name of who holds it",
     "According to the army spokesman, Peter Lerner, 12 people were killed.",
     ["Peter Lerner"]),
    ("who adds has spoken before",
     "Amal Haddad told AFP two men died. The activist added that 12 people were hurt.",
     ["Amal Haddad"]),
    ("a body adds for itself",
     "Amal Haddad told AFP two men died. The ministry added that 12 people were hurt.",
     ["ministry"]),
    ("one office is not another",
     "Mayor Amal Haddad said two men died. The governor added that 12 people were hurt.",
     ["governor"]),
    ("a rank behind a body", "12 people were wounded in the clash, police Sgt. John Hill said.",
     ["John Hill"]),
    ("a man's spokesman is not that man",
     "Mr Haftar's spokesman, Ahmed al-Mismari, put the number of dead at 12 people.",
     ["Ahmed al-Mismari"]),
    ("who says it in a statement",
     "The governor said in a statement that 12 people were killed.", ["governor"]),
    ("what a lead's commas enclose is told of, not cited",
     "According to the police, Jose Vasquez, 72, was killed with 12 people.", ["police"]),
    ("reports from where nobody speaks",
     "According to preliminary reports from the scene, 12 people were killed.",
     ["preliminary reports from the scene"]),
    ("whom a relative means, though unnamed",
     "He spoke to a farmer who said that soldiers killed 12 people.", ["farmer"]),
    ("a body's name behind what it is", "A medical charity, Médecins du Lac, said 12 people died.",
     ["Médecins du Lac"]),
    ("an employer's name", "Gunmen killed 12 people, according to their employer, Harbour Radio.",
     ["Harbour Radio"]),
    ("who only does what raises a count",
     "Divers recovered a body, raising to 12 people the toll of the ferry, the coast guard said.",
     ["coast guard"]),
    ("what gives way", "A hillside gave way and killed 12 people, the mayor, Ana Ruiz, said.",
     ["Ana Ruiz"]),
    ("who quotes, with a name behind his office",
     "The chief, Amadou Cisse, quoted the headmaster as saying that 12 people had been killed.",
     ["Amadou Cisse", "headmaster"]),
    ("a subject that an apposition names",
     "The police spokesman, Abdullahi Sule, gave other figures. Twelve guards and 12 people had "
     "died, he said.", ["Abdullahi Sule"]),
    ("a statement of who just spoke",
     "The police said it rained. A statement said that 12 people were hurt.", ["police"]),
    ("who spoke to reporters",
     "Doctors said it rained. Ana Ruiz, the mayor, spoke to reporters. “Here in the town 12 people "
     "were killed.”", ["Ana Ruiz"]),
    ("a running report's clock", "7.48 pm - Police say 12 people have been arrested.", ["Police"]),
    ("it, of a body named for people",
     "Medical charity Doctors for Jonglei said it rained. It treated 12 people with wounds, it "
     "said.", ["Doctors for Jonglei"]),
    ("a name that an apposition tells more of",
     "They met Maria Lopez, a nurse, who told them that 12 people had been killed.",
     ["Maria Lopez"]),
    ("the same sources",
     "Civilian eyewitnesses said the school was bombed. The same sources reported that 12 people "
     "were captured.", ["Civilian eyewitnesses"]),
    ("a police's initials",
     "Louisville Metro police are at the school. LMPD said 12 people were grazed by bullets.",
     ["Louisville Metro police"]),
    ("an office among capitals",
     "LUTHERAN BISHOP MEDARDO GOMEZ SPOKE TODAY. THE LUTHERAN BISHOP SAID THAT 12 PEOPLE WERE "
     "ARRESTED BY THE POLICE.", ["MEDARDO GOMEZ"]),
    ("initials of a body named before",
     "Men of the Kano River Patrol arrived. KRP said 12 people were killed.",
     ["Kano River Patrol"]),
    ("an acronym explained where the body is named",
     "The Syrian Rescue Committee (SYRECO) met. SYRECO said 12 people were killed.",
     ["Syrian Rescue Committee"]),
    ("among capitals, with the words that belong to the name",
     "THE MILITARY COMMAND STATES THAT 12 PEOPLE DIED IN A CLASH.",
     ["MILITARY COMMAND"]),
    ("an acronym that nothing explains stays as it is",
     "Rain fell. NRV said 12 people were killed.",
     ["NRV"]),
    ("a document is the word of whoever put it out",
     "A statement released by the Orontes Council said 12 people were killed.",
     ["Orontes Council"]),
    ("a document from somebody",
     "A report from the Orontes Council said 12 people were killed.",
     ["Orontes Council"]),
    ("who has seen a document has not put it out",
     "A hospital register seen by the Harbour Post says 12 people were killed.",
     ["hospital register"]),
    ("a headline's source before a colon",
     "Kano police: 12 people killed in market blast\n\nRain fell on the town all day long.",
     ["Kano police"]),
    ("a headline's source behind a colon",
     "Market blast kills 12 people in Kano: police\n\nRain fell on the town all day long.",
     ["police"]),
    ("whom a relative clause describes",
     "Amina Yusuf met the coroner, Idris Bello, who said 12 people were killed.",
     ["Idris Bello"]),
    ("whom a document cites",
     "According to a Harbour Radio report citing village elders, 12 people were killed.",
     ["Harbour Radio report", "village elders"]),
    ("whom a medium cites behind its word",
     "The agency reported, citing village elders, that 12 people were killed.",
     ["agency", "village elders"]),
    ("whom a medium cites at the end",
     "At least 12 people were killed, the agency reported, citing village elders.",
     ["agency", "village elders"]),
    ("whom a medium cites before a word that is no cue",
     "State radio, citing the governor of Cibitoke, spoke at midday of 12 people dead.",
     ["State radio", "governor of Cibitoke"]),
    ("nobody is cited by a reason",
     "The governor, citing security concerns, said 12 people were killed.", ["governor"]),
    ("whom a medium cites first",
     "Quoting local officials, Harbour Radio said 12 people were killed.",
     ["Harbour Radio", "local officials"]),
    ("whom a body cites at the end of a count",
     "The ministry put the dead at 12 people on Thursday, citing its township administration.",
     ["ministry", "its township administration"]),
    ("whom a medium quotes as saying, between commas",
     "The paper, quoting a minister as saying 12 people had died, went on sale.",
     ["paper", "minister"]),
    ("what somebody cites",
     "According to hospital statistics cited by Maria Bello, 12 people were killed.",
     ["Maria Bello", "hospital statistics"]),
    ("nobody is named who confirmed it",
     "It has been officially confirmed that 12 people were killed.",
     []),
    ("whom a medium quotes, between commas",
     "State media, quoting a military source, reported that 12 people were killed.",
     ["State media", "military source"]),
    ("who saw somebody cite nobody is one source",
     "A guard who saw the report said 12 people were killed.",
     ["guard"]),
    ("each of two 'according to' has its own clause",
     "According to the guerrillas, 12 people were killed by the bombs, but according to Colonel"
     " Mauricio Vargas, there was no bombing.",
     ["guerrillas"]),
    ("what the one before says is not the second one's",
     "Nobody was hurt, according to the army, and 12 people were killed, according to the rebels.",
     ["rebels"]),
    ("what one says ends where another's words are set against it",
     "The army said it had beaten back the attack, while the rebels claimed that 12 people died.",
     ["rebels"]),
    ("what another says behind a semicolon is his alone",
     "According to the Red Crescent, the road is open; the mayor spoke of 12 people killed.",
     ["mayor"]),
    ("nor is what stands before it",
     "According to the Red Crescent, 12 people were killed; the mayor spoke of a storm.",
     ["Red Crescent"]),
    ("what another says behind a but",
     "According to the Red Crescent, the road is open, but the mayor said 12 people had died.",
     ["mayor"]),
    ("a while that tells of time sets nothing apart",
     "The army said while it rained that 12 people were killed.",
     ["army"]),
    ("what somebody claims to have done",
     "The paramilitaries claimed to have killed 12 people.",
     ["paramilitaries"]),
    ("what somebody hopes to do is no statement that it was done",
     "The paramilitaries hope to kill 12 people.",
     []),
    ("who names the dead",
     "The pastor, Daniel Yapo, named 12 people who died.",
     ["Daniel Yapo"]),
    ("a body that only acted before is whom it means",
     "An alliance of rebel groups claimed the attack. It said that 12 people were killed.",
     ["alliance of rebel groups"]),
    ("one without a name who only acted before",
     "A man who had shared a cell with him telephoned. He said that 12 people were killed.",
     ["man"]),
    ("a subject of the same sentence",
     "Police in Kano are asking questions after they say 12 people were killed.",
     ["Police in Kano"]),
    ("not a subject that was harmed",
     "Mayor Idris Bello spoke. A teacher was shot. He said 12 people were killed.",
     ["Idris Bello"]),
    ("who counts is meant by its owner's pronoun",
     "The Kano Relief Network met. The network said it rained, and 12 people died, by its count.",
     ["Kano Relief Network"]),
    ("a document that nothing introduced is the words of who spoke last",
     "The navy said it rained. The communique adds that 12 people were killed.",
     ["navy"]),
    ("not where two have spoken, of whom either may have put it out",
     "The navy said it rained. Police said it snowed. The report adds that 12 people were killed.",
     ["report"]),
    ("pictures are nobody's words",
     "The navy said it rained. The video shows that 12 people were killed.",
     ["video"]),
    ("a document that was told of stands for itself",
     "A report came on Monday. The navy said it rained. The report adds that 12 people died.",
     ["report"]),
    ("an officer is not whichever official spoke last",
     "Commissioner Idris Bello said it rained. The officer said 12 people were killed.",
     ["officer"]),
    ("who spoke goes on, whoever acts in between",
     "Mayor Amina Yusuf condemned it. A man opened fire at noon. She said 12 people were killed.",
     ["Amina Yusuf"]),
    ("they who spoke go on as well",
     "Doctors said it rained. Soldiers opened fire. They said 12 people were killed.",
     ["Doctors"]),
    ("in a new paragraph a body that acts is meant, where another spoke before",
     "The navy said it rained.\n\nA congressional committee is studying the war. It has reported"
     " that 12 people were killed.",
     ["congressional committee"]),
    ("she is no man",
     "A man opened fire at noon. She said 12 people were killed.",
     ["She"]),
    ("a place has its dead and does not count them",
     "Mayor Idris Bello said the city had recorded 12 people killed since June.",
     ["Idris Bello"]),
    ("a state that puts a toll speaks",
     "The state put the number of dead at 12 people on Monday.",
     ["state"]),
    ("each has the number that it gives",
     "The Harbour Group has recorded 12 people killed in the town; police put the number at 22.",
     ["Harbour Group"]),
    ("a list that a colon announces",
     "The army said the following on Monday:\n\n- It rained.\n\n- At Kano 12 people were killed.",
     ["army"]),
    ("the name that a spokesman goes by",
     "Its spokesman, who goes by the name Abu Misri, said 12 people were killed.", ["Abu Misri"]),
    ("the name that a faction gives itself",
     "A little-known faction calling itself Lashkar-i-Kohat said 12 people were killed.",
     ["Lashkar-i-Kohat"]),
    ("the official who spoke before",
     "The governor, Oleg Starikov, said a depot burned. The official wrote that 12 people died.",
     ["Oleg Starikov"]),
    ("the outfit that was named before",
     "The National Front denied it. The outfit alleged that 12 people were killed.",
     ["National Front"]),
    ("who is in office and not in the lexicon of persons",
     'The delegate for the press, Evaristus Mua, shrugged. He said 12 people were killed.',
     ["Evaristus Mua"]),
    ("who put it, behind what others count in a quotation",
     'The mayor, Evaristus Mua, spoke. "They count there," he said, and put it at 12 people dead.',
     ["Evaristus Mua"]),
    ("a body in brackets at the end", "In all 12 people have been killed since Monday (OCHA).",
     ["OCHA"]),
    ("brackets that spell out the name before them",
     "Some 12 people were killed, and police looked for the Front for Liberation (FFL).", []),
    ("who put out the bulletin",
     "The prison service said in its fourth bulletin that calm was back. Smoke rose. No guard was "
     "among the 12 people hurt, according to the bulletin.", ["prison service"]),
    ("whose office the acronym is of",
     "Superintendent of Police Neha Tirkey came. It rained. The SP said 12 people were hurt.",
     ["Neha Tirkey"]),
    ("the group, by where it is based",
     "The Orontes Observatory counted the dead. The Tripoli-based group said 12 people died.",
     ["Orontes Observatory"]),
    ("the guerrillas, of the front that was named",
     "The Farallon Liberation Front denied it. The guerrillas said 12 people were killed.",
     ["Farallon Liberation Front"]),
    ("who denied, not what was hit",
     "The military denied that a clinic was hit and said that its aircraft had killed 12 people.",
     ["military"]),
    ("not a toll", "Iligan blast toll cut to four\n\nPolice said 12 people were hurt.", ["Police"]),
    ("not what happened before", "The raid recalls that of 2019, when 12 people were seized.", []),
    ("the verb of another", "The government put the dead at 15 and the rebels at 12 people.",
     ["rebels"]),
    ("behind the clock of a running report", "11:30 Russia's defence ministry says 12 people died.",
     ["Russia's defence ministry"]),
    ("an adverb is no part of a name", "Since then 12 people died, the health ministry now says.",
     ["health ministry"]),
    ("no office by its letters",
     "Mayor Ali Musa said three people died. The UN added that 12 people were hurt.", ["UN"]),
    ("no calling", "Omar Said, the father of the victim, said he saw it. The priest said 12 people"
     " were killed.", ["priest"]),
    ("by the name that she bears", "A woman called Yanti said 12 people were killed.", ["Yanti"]),
    ("what was maintained then", "The army maintained at the time that 12 people died by mines.",
     ["army"]),
    ("a body by a word of its name, whoever spoke since",
     "The Committee of Families said a man died. Police said he fell. The committee said 12 people"
     " were killed.", ["Committee of Families"]),
    ("not who speaks for it",
     "The Congo River Agency said it was shut. Its gates are broken, said the agency's chief, Ana"
     " Hedlund. The agency said 12 people were killed.", ["Congo River Agency"]),
    ("not whose radio it is", "Al Shabaab's radio said 12 people were killed.",
     ["Al Shabaab's radio"]),
    ("not what he survived", "A survivor of the Komsilga attack said 12 people were killed.",
     ["survivor of the Komsilga attack"]),
    ("a fire service", "Seattle Fire said 12 people were hurt.", ["Seattle Fire"]),
    ("a lawmaker", "Senator Ali Musa said gunmen came. The lawmaker said 12 people were killed.",
     ["Ali Musa"]),
    ("an office by its letters",
     "Nine died, superintendent of police Vaibhavi Rathore said. Another 12 people were hurt, the"
     " SP added.", ["Vaibhavi Rathore"]),
    ("the first of two, whatever the second says",
     "According to doctors, 12 people were killed; the government has declared a day of mourning.",
     ["doctors"]),
    ("the name that is the head, not the place before it",
     "Bharuch collector Anju Mehta said 12 people were killed.",
     ["Anju Mehta"]),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "names"), ROWS, ids=[row[0] for row in ROWS])
def test_who_is_meant(comment: str, text: str, names: list[str]) -> None:
    at = text.lower().index("12 people")
    chain = chain_of(reading_of(text).attributions, at, at + 2, knowing=True)
    assert [source.name for a in chain for source in a.sources] == names


FORETOLD = [
    ("the opening's group is the body that speaks next",
     "A shell killed 12 people, a medical group said.\n\n"
     "The Omdurman Doctors' Network said it fell at dawn.",
     ["Omdurman Doctors' Network"]),
    ("the headline's minister is the one who is named next",
     "Blast kills 12 people, minister says\n\n"
     "The justice minister, Bambang Suryo, said the gate was broken down on Sunday.",
     ["Bambang Suryo"]),
    ("not when somebody else speaks before",
     "A shell killed 12 people, a medical group said.\n\nThe mayor, Amina Yusuf, said it fell at"
     " dawn. The Omdurman Doctors' Network said it fell at noon.",
     ["medical group"]),
    ("not one of another office",
     "Blast kills 12 people, minister says\n\n"
     "The mayor, Amina Yusuf, said the gate was broken down on Sunday.",
     ["minister"]),
    ("a ministry is not what a group is",
     "A shell killed 12 people, a medical group said.\n\n"
     "The Health Ministry said it fell at dawn.",
     ["medical group"]),
    ("further down a role is whoever was named before, or nobody",
     "Rain fell on the town.\n\nA shell killed 12 people, a medical group said.\n\n"
     "The Omdurman Doctors' Network said it fell at dawn.",
     ["medical group"]),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "names"), FORETOLD, ids=[r[0] for r in FORETOLD])
def test_an_opening_s_role_is_who_speaks_next(comment: str, text: str, names: list[str]) -> None:
    test_who_is_meant(comment, text, names)


SAYS_TWELVE = [
    ("an office in capitals before its holder's name, and alone",
     "Two died, the District Magistrate, Mr. R. K. Saxena, told newsmen. "
     "The District Magistrate put the number of injured at 12.", "R. K. Saxena"),
    ("the only person named, by whom it was told",
     "It was told us by Paulina Huanca, a farmer. Twelve men were cut down, she says.",
     "Paulina Huanca"),
    ("by whom a toll was given", "An earlier toll given by police stood at 12 dead.", "police"),
    ("whose bulletin it is",
     "New bulletin from the state civil defence: 12 dead and 175 injured.", "state civil defence"),
    ("a body that looks like a question", "WHO said 12 people had died in Gao.", "WHO"),
    ("others' count", "The government said its opponents had counted 12 dead.", "its opponents"),
    ("who places it at a number", "Police placed the number of dead at 12 in Gao.", "Police"),
    ("whose claim it is", "The rebels' claim that 12 soldiers died was not confirmed.", "rebels"),
    ("whose volunteers counted",
     "The Kenya Red Cross said its volunteers had counted 12 bodies in Baragoi.",
     "Kenya Red Cross"),
    ("whose forces he speaks for",
     "A spokesman for the Tigrayan forces, Getachew Hadgu, put the number of dead at 12.",
     "Getachew Hadgu"),
    ("as per inputs, with no comma", "\"As per our inputs 12 men were killed,\" he added.",
     "our inputs"),
    ("no town, though it is the only name",
     "Clashes hit Sagamu on Tuesday. Twelve men were killed, she says.", "she"),
    ("a communique among capitals",
     "THE HIGH COMMAND ANNOUNCED IN ITS COMMUNIQUE THAT AN ATTACK WAS CRUSHED. "
     "TWELVE CIVILIANS WERE KILLED, THE COMMUNIQUE ADDED.", "HIGH COMMAND"),
    ("who is credited in brackets",
     "Some 12 passengers were abducted on 12 May (source: transport unions).",
     "transport unions"),
    ("a bare count", "The commission counted nine bodies. The registry counts twelve.",
     "registry"),
    ("whose list it is", "The opposition has 12 of the dead on its list.", "opposition"),
    ("a headline's dash", "Bomb hits market, 12 dead - police\n\nRain fell.", "police"),
    ("the first with a name behind an opening's role",
     "Jets bombed a market, killing 12 people, a war monitor said, in what residents called the "
     "worst raid.\n\nThe Orontes Monitoring Centre said jets flew low.",
     "Orontes Monitoring Centre"),
    ("who holds an office of a place",
     "The commissioner of Gao County says 12 people were killed.\n\nCommissioner Omar Musa said "
     "rain fell.", "Omar Musa"),
    ("as per somebody", "Violence there left 12 people dead, as per the State government.",
     "State government"),
    ("who denies what nobody owns", "The mayor denied reports that 12 people had been killed.",
     "mayor"),
    ("in her view", "It was told by Dr Ann Lee. In her view 12 of the dead were shot.", "Ann Lee"),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "name"), SAYS_TWELVE, ids=[r[0] for r in SAYS_TWELVE])
def test_who_says_twelve(comment: str, text: str, name: str) -> None:
    (claim,) = [c for c in claims_of(text) if any(q.value == 12 for q in c.quantities)]
    assert claim.sources[-1].name == name


def test_a_word_that_asks_is_nobody() -> None:
    text = "Who told you about the cellar? The surgeon. He said six had died."
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert [source.name for source in claim.sources] == ["He"]


OWN_VOICE = [
    ("brackets of a kind of picture", "Twelve people were killed in the clash (VIDEO)."),
    ("brackets that spell out who did it",
     "Twelve people were killed by members of the armed group (FARC)."),
    ("the agency of the report", "Six guards were killed in the attack on Monday (AFP)."),
    ("the outlet's own man", "Our correspondent at the hospital says six guards were killed."),
    ("who cuts throats counts nobody", "Gunmen came and cut the throats of six villagers."),
    ("who put the wounded on stretchers", "Six wounded were put on stretchers by the police."),
    ("by when a toll was put at a number", "The dead in Goma were put at six by Friday."),
    ("where it was, before a headline's colon",
     "Zamfara: Bandits kill 17, whisk away 30 women\n\nGUSAU - Gunmen came at night."),
    ("what kind of text follows a colon",
     "LIVE: Blast at Kohat bus stand kills six\n\nBACKGROUND: Last year was calm in the town."),
    ("who condemns takes it for a fact", "The president condemned the killing of six priests."),
    ("who blames takes it for a fact",
     "The minister blamed smugglers for the attack in which six guards were killed."),
    ("who claims responsibility does not count the dead",
     "The Front claimed responsibility for the murder of six guards."),
    ("nor where a word stands between",
     "The Front today claimed responsibility for the murder of six guards."),
    ("who comments on an attack does not tell of it",
     "The mayor commented on the attack in which six guards were killed."),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text"), OWN_VOICE, ids=[row[0] for row in OWN_VOICE])
def test_the_report_tells_what_others_judge(comment: str, text: str) -> None:
    figures = [claim for claim in claims_of(text) if claim.quantities]
    assert figures
    assert [claim.sources for claim in figures] == [()] * len(figures)


def test_what_claims_lives_says_nothing() -> None:
    assert reading_of("Violence has claimed six lives in the city.").attributions == []
    (attribution,) = reading_of("Idris Bello said the war has claimed six deaths.").attributions
    assert [source.name for source in attribution.sources] == ["Idris Bello"]


def test_what_the_outlet_says_itself_is_the_report_s_own_voice() -> None:
    report = report_of("The Observatory counted 12 people killed in Kano in May, it said.")
    for outlet, names in (("Kano River Observatory", []), ("Kano River Post", ["Observatory"])):
        (claim,) = [c for c in extract(replace(report, outlet=outlet)) if c.quantities]
        assert [source.name for source in claim.sources] == names


@pytest.mark.parametrize("outlet", ["The Times of Israel", "Radio Israel"])
def test_a_state_is_not_the_outlet_that_is_called_after_it(outlet: str) -> None:
    report = report_of("Israel said 12 people were killed on Monday.")
    (claim,) = [c for c in extract(replace(report, outlet=outlet)) if c.quantities]
    assert [source.name for source in claim.sources] == ["Israel"]


def test_who_claims_deaths_says_so() -> None:
    (claim,) = [c for c in claims_of("The rebels claimed nine deaths on Monday.") if c.quantities]
    assert [source.name for source in claim.sources] == ["rebels"]


def test_i_and_we_outside_of_quotations_are_the_report_itself() -> None:
    (claim,) = [c for c in claims_of("We regret that 47 people have died.") if c.quantities]
    assert claim.sources == ()


OWN_VOICE = [
    ("our own estimate", "The elders counted 30 dead. By our own estimate 12 men were killed."),
    ("the count of this office", "There were 12 killed in August, by the count of this office."),
    ("a tally of this newspaper", "According to a tally kept by this newspaper, 12 men died."),
    ("our newspaper", "In July, our newspaper recorded 12 deaths in Gao."),
    ("our tally", "The mayor denied that anybody was shot. Our tally stands at 12 deaths."),
]


@pytest.mark.parametrize(("comment", "text"), OWN_VOICE, ids=[row[0] for row in OWN_VOICE])
def test_what_the_report_counts_itself_is_its_own_voice(comment: str, text: str) -> None:
    (claim,) = [c for c in claims_of(text) if any(q.value == 12 for q in c.quantities)]
    assert claim.sources == ()


def test_what_an_outlet_was_shown_is_another_s() -> None:
    text = "Hospital records seen by this newspaper show that 12 men were killed."
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert claim.sources[0].name.startswith("Hospital records")


PARTS = [
    ("who counts some of them is who counted them",
     "The observatory said 77 people had died. Of the dead, 52 were women.", 1),
    ("so is who counts others beside them",
     "The observatory said 77 people had died. Of the dead, 60 were men and 52 were under 40.", 1),
    ("not in a paragraph of its own",
     "The observatory said 77 people had died.\n\nOf the dead, 52 were women.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text", "sources"), PARTS, ids=[row[0] for row in PARTS])
def test_parts_are_their_whole_s(comment: str, text: str, sources: int) -> None:
    (part,) = [c for c in claims_of(text) if any(q.value == 52 for q in c.quantities)]
    assert len(part.sources) == sources


def test_whose_outlet_it_is_quotes_nobody() -> None:
    report = report_of("The nurse told the Levant Mirror that 12 people were killed.")
    for outlet, names in (("The Levant Mirror", ["nurse"]), (None, ["Levant Mirror", "nurse"])):
        (claim,) = [c for c in extract(replace(report, outlet=outlet)) if c.quantities]
        assert [source.name for source in claim.sources] == names


def test_who_speaks_of_a_number_says_it() -> None:
    (claim,) = [c for c in claims_of("The mayor spoke of 40 dead.") if c.quantities]
    assert [source.name for source in claim.sources] == ["mayor"]


OUTLETS = [
    ("The General Staff of the Armies", "General Staff of the Armies, Gao", True),
    ("The General Staff", "General Staff of the Armies, Gao", True),
    ("The Cell", "Joint Mine Action Cell, Baku", True),
    ("The Brigade", "Highland Shield Brigade, Press Office", True),
    ("The army", "General Staff of the Armies, Gao", False),
    ("Israel", "The Times of Israel", False),
    ("Police", "Police Gazette", False),
]


@pytest.mark.parametrize(("name", "outlet", "same"), OUTLETS)
def test_who_publishes_is_told_by_its_name_or_what_stands_for_it(
    name: str, outlet: str, same: bool
) -> None:
    assert is_outlet(name, outlet) is same


def test_an_opening_s_role_may_begin_with_what_it_is_of() -> None:
    text = (
        "Thirty thousand are uprooted; hundreds are thought to have died since soldiers of a road "
        "battalion turned on one another in Aweil.\n\nMayor Omar Musa said rain fell."
    )
    assert [q.harm for c in claims_of(text) for q in c.quantities] == ["displaced", "killed"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The mayor denied that 12 people had been killed.", "negated"),
        ("The mayor denied reports that 12 people had been killed.", "negated"),
        ("The mayor denied a part in the raid in which 12 people were killed.", "happened"),
    ],
)
def test_what_is_denied_did_not_happen_to_who_denies_it(text: str, modality: str) -> None:
    (claim,) = [c for c in claims_of(text) if c.quantities]
    assert claim.modality == modality
