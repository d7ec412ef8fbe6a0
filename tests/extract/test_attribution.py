"""Who says what: a comment, a text written for testing, the chain, the cue and the content."""

import pytest

from according.extract.speech.finding import find_attributions
from according.extract.speech.quotes import find_quotes
from tests.extract.reading import claims_of, drawn_in, marked, reading_of

ROWS = [
    ("source first", "The health ministry said at least 12 people were killed.",
     ["health ministry"], "said", "at least 12 people were killed"),
    ("source last", "At least 12 people were killed, the health ministry said.",
     ["health ministry"], "said", "At least 12 people were killed"),
    ("according to", "According to the health ministry, 12 people were killed.",
     ["health ministry"], "According to", "12 people were killed"),
    ("according to, with an apposition",
     "According to an opposition group, the Orontes Monitoring Group, the army launched an attack.",
     ["Orontes Monitoring Group"], "According to", "the army launched an attack"),
    ("reports", "He spoke after reports that 40 people had been killed by soldiers.",
     ["reports"], "reports", "40 people had been killed by soldiers"),
    ("by somebody's count", "By the navy's count, 19 sailors are missing.",
     ["navy"], "count", "19 sailors are missing"),
    ("a count from somebody", "The latest count from the prosecutor's office: seven dead.",
     ["prosecutor's office"], "count", "seven dead"),
    ("according to, and no comma behind who it is",
     "According to radio reports 12 soldiers were injured in the attack, as were some pedestrians.",
     ["radio reports"], "According to",
     "12 soldiers were injured in the attack, as were some pedestrians"),
    ("according to somebody's count", "According to the ministry's toll, 15 people were killed.",
     ["ministry"], "According to", "15 people were killed"),
    ("who has the dead at a number",
     "The magistrate's office has the dead at 36; nobody else counts.",
     ["magistrate's office"], "has", "the dead at 36"),
    ("an estimate in brackets", "12,000 people have fled (Red Crescent estimate).",
     ["Red Crescent"], "estimate", "12,000 people have fled"),
    ("a version", "The army's version is 13 killed.", ["army"], "version", "is 13 killed"),
    ("who counts the hurt", "A nurse counted thirteen wounded.",
     ["nurse"], "counted", "thirteen wounded"),
    ("a chain to an agency",
     "Deputy minister Karim Haddad said 12 people were killed, state news agency Manbar reported.",
     ["Manbar", "Karim Haddad"], "said", "12 people were killed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "text", "chain", "cue", "content"), ROWS, ids=[r[0] for r in ROWS]
)
def test_attribution(comment: str, text: str, chain: list[str], cue: str, content: str) -> None:
    reading = reading_of(text)
    inner = next(a for a in reading.attributions if content in [p.text for p in a.content])
    at = text.index(content)
    outer = [a for a in reading.attributions if a.holds(at, at + len(content))]
    names = [
        s.name for a in sorted(outer, key=lambda a: -len(a.content[0].text)) for s in a.sources
    ]
    assert names == chain
    assert inner.cue is not None
    assert inner.cue.text == cue


NOBODYS = [
    "Sunday's toll rose to 14 dead.",
    "The bombing's toll stood at 12 dead.",
    "Syria's death toll passed 300.",
    "The town had 14 dead.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_toll_of_a_day_a_place_or_an_attack_is_nobodys(text: str) -> None:
    assert list(reading_of(text).attributions) == []


BOUNDS = [
    ("what stands beside the cue is not said",
     "In interviews, ⟦s|the governor⟧ ⟦c|has questioned⟧ ⟦t|the need for soldiers in Kano⟧."),
    ("a clause before the cue's own is not said",
     "While she acknowledged the raid, ⟦s|the minister⟧ ⟦c|denied⟧ that ⟦t|anyone was hurt⟧."),
    ("the cue has its helpers",
     "⟦s|The soldiers⟧ ⟦c|had repeatedly said⟧ that ⟦t|nobody was hurt⟧."),
    ("the subject speaks, not the name nearest to the cue",
     "⟦s|Jorge Musa, a teacher who is a critic of Mr. Haddad,⟧ ⟦c|suggested⟧ that"
     " ⟦t|soldiers had burned the market⟧."),
    ("a house may speak where it is a name",
     "⟦s|The White House⟧ ⟦c|has said⟧ ⟦t|two aides were hurt⟧."),
    ("the clause behind 'as' holds the cue, the one before it the content",
     "⟦t|The guards had fired first⟧, as ⟦s|the police⟧ ⟦c|have said⟧."),
    ("a question and its speaker are two sentences",
     'Rain fell. "⟦t|Who gave the order to fire on them?⟧" ⟦s|the judge⟧ ⟦c|asked⟧.'),
    ("a paragraph is announced by a colon",
     "⟦s|The mayor⟧ ⟦c|wrote:⟧\n\n⟦t|Nine people died in the market.⟧\n\nRain fell."),
    ("who speaks by a relative clause",
     "Nurses met the minister, ⟦s|who⟧ ⟦c|said⟧ ⟦t|three of the wounded had died⟧."),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "drawn"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(comment: str, drawn: str) -> None:
    text, marks = marked(drawn)
    assert marks in drawn_in(text)


def test_nobody_quotes_himself() -> None:
    text = "The nurse said she believed that two men had died."
    assert [a.cue.text for a in reading_of(text).attributions if a.cue] == ["said"]


def test_what_was_not_said_is_no_statement() -> None:
    text = "Residents had not said that anyone was missing."
    assert all(a.attitude for a in reading_of(text).attributions)


def test_a_quotation_over_sentences_goes_whole_to_its_speaker() -> None:
    text = 'The police spokesman said: "Officers are there. Five men came in. They were arrested."'
    (attribution,) = reading_of(text).attributions
    assert [p.text for p in attribution.content] == [text[text.index('"') + 1 : -1]]
    assert (attribution.voice, attribution.sources[0].speaks_for) == ("direct", "police")


def test_a_speech_of_many_paragraphs_is_one_speakers() -> None:
    words = ["We have waited nine years for the road.", "Engineers measured it and went home.",
             "Our children walk to school through mud.", "Nobody here will wait any longer for it.",
             "Whoever wants to rule this town has to build it."]  # fmt: skip
    text = f'"{words[0]}" the bishop said.\n\n' + "\n\n".join(f'"{said}' for said in words[1:])
    (attribution,) = [a for a in reading_of(text).attributions if a.sources]
    assert all(attribution.holds(text.index(said), text.index(said) + 9) for said in words)


NOTHING_SAID = [
    ("what is given is not counted", "The council gave 3 million dollars to the hospital."),
    ("nor is what is raised", "In May, the council raised 3 million dollars."),
    ("who is registered is nothing said", "The army registered the voters of the district."),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text"), NOTHING_SAID, ids=[row[0] for row in NOTHING_SAID])
def test_nothing_is_said(comment: str, text: str) -> None:
    assert all(a.attitude for a in reading_of(text).attributions)


def test_who_puts_a_crowd_at_a_number_says_it() -> None:
    assert {"s": ["The police"], "c": ["put"], "t": ["the crowd at 1,200"]} in drawn_in(
        "The police put the crowd at 1,200."
    )


def test_a_pronoun_is_the_person_who_acted_last() -> None:
    text = "Amina Yusuf, a teacher, attended the protest. She said she saw two men arrested."
    attribution = next(a for a in reading_of(text).attributions if a.cue and a.cue.text == "said")
    assert attribution.sources[0].name == "Amina Yusuf"


def test_a_denial_denies() -> None:
    (attribution,) = reading_of("The government denied the attack on the village.").attributions
    assert (attribution.stance, attribution.content[0].text) == (
        "denies",
        "the attack on the village",
    )


@pytest.mark.parametrize(
    ("text", "said", "denied"),
    [
        (
            "The army said one soldier had been killed and denied a rebel claim that it lost 30.",
            "one soldier had been killed",
            "a rebel claim that it lost 30",
        ),
        (
            "The army denied that it had lost 9 men in Gao and said two soldiers had been wounded.",
            "two soldiers had been wounded",
            "it had lost 9 men in Gao",
        ),
        (
            "The front denied that its fighters had shelled Gao and said they had captured nine.",
            "they had captured nine",
            "its fighters had shelled Gao",
        ),
    ],
)
def test_a_denial_in_one_sentence_with_a_statement(text: str, said: str, denied: str) -> None:
    found = {a.stance: a.content[0].text for a in reading_of(text).attributions}
    assert found == {"asserts": said, "denies": denied}


def test_quotes_keep_their_marks_outside() -> None:
    text = 'He called it “murder” and "a crime" and wrote:\n“Part one.\n“Part two.”'
    assert [q.text for q in find_quotes(text)] == ["murder", "a crime", "Part one.", "Part two."]


def test_no_words_no_attributions() -> None:
    reading = reading_of("Rain fell on the town.")
    assert find_attributions(reading.sentences, [], reading.cast) == []


def test_who_says_i_is_whoever_is_quoted() -> None:
    text = '"I think I saw twelve bodies in the yard," Lina Haddad said.'
    assert [a.sources[0].name for a in reading_of(text).attributions] == ["Lina Haddad"]


DENIED = [
    ("what is denied", "The army denied killing 12 civilians in Gao.", "negated"),
    ("reports that are denied", "The army denied reports that 12 men were killed.", "negated"),
    ("part in it", "The group denied involvement in the killing of 12 farmers.", "happened"),
    ("blame for it", "The group denied that it was to blame for the deaths of 12 men.", "happened"),
    ("who they were", "The army denied that the 12 men killed on Monday were armed.", "happened"),
    ("what came after it", "The army denied a cover-up after 12 men were killed.", "happened"),
    ("no denial", "The army did not deny that 12 soldiers were killed.", "happened"),
    ("never a denial", "The ministry has never denied that 12 people were killed.", "happened"),
]


@pytest.mark.parametrize(("comment", "text", "modality"), DENIED, ids=[row[0] for row in DENIED])
def test_what_a_denial_negates(comment: str, text: str, modality: str) -> None:
    assert {c.modality for c in claims_of(text) if c.quantities} == {modality}


def test_what_somebody_could_not_confirm_he_does_not_assert() -> None:
    claims = claims_of("The army did not confirm that 12 soldiers had died in Gao.")
    assert {c.stance for c in claims if c.quantities} == {"doubts"}
