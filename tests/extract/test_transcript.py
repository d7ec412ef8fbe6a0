"""Speakers whose names stand apart from their words: a comment, a text, the marks in it."""

import pytest

from tests.extract.reading import claims_of, drawn_in, marked, reading_of

TRANSCRIPTS = [
    ("brackets until the recording ends",
     "[TEXT] THE MAYOR SPOKE.\n\n"
     "[BEGIN RECORDING] [⟦s|MAYOR LINA HADDAD⟧, IN PROGRESS] ⟦t|TWO MEN DIED.⟧\n\n"
     "⟦t|ONE BOY IS MISSING.⟧ [END RECORDING]\n\nRAIN FELL."),
    ("brackets until the next speaker",
     "[REPORTER] HOW MANY DIED?\n\n[⟦s|HADDAD⟧] ⟦t|TWO MEN DIED.⟧\n\n[REPORTER] WHO FIRED?"),
    ("names with a colon, where two speak",
     "MUSA: How many?\n\n⟦s|HADDAD⟧⟦c|:⟧ ⟦t|Two men died.⟧\n\nRain fell."),
    ("a recorded voice", "MUSA: How many?\n\n⟦s|HADDAD⟧ (VOICED)⟦c|:⟧ ⟦t|Two men died.⟧"),
    ("a recorded clip", "MUSA: How many?\n\nCLIP (⟦s|HADDAD⟧)⟦c|:⟧ ⟦t|Two men died.⟧"),
    ("a debate", "Mr Omar Musa (Gao): How many died?\n\n⟦s|Mrs Haddad⟧⟦c|:⟧ ⟦t|Two men died.⟧"),
    ("who holds an office in a debate",
     "Mr Musa: How many?\n\nMinister for Health (⟦s|Dr Lina Haddad⟧)⟦c|:⟧ ⟦t|Two men died.⟧"),
    ("a quotation with its speaker's name",
     "“⟦t|They shot two of us at the gate.⟧” ⟦c|—⟧ ⟦s|Lina Haddad⟧\n\nRain fell."),
    ("a message with its sender",
     "⟦t|Two men shot on Mill Street.⟧ ⟦c|—⟧ ⟦s|Kano Police⟧ (@kanopolice) May 2, 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "drawn"), TRANSCRIPTS, ids=[row[0] for row in TRANSCRIPTS])
def test_speakers_apart_from_their_words(comment: str, drawn: str) -> None:
    text, marks = marked(drawn)
    assert marks in drawn_in(text)


INTERVIEW = """Lina Haddad drove an ambulance until May. We met her in Gao.

{}How many died?
{}I carried nine dead in four journeys.

{}The radio spoke of 30 dead.
{}They were not there. Where would they have counted?

{}Were you hurt?
{}Two of us were hurt.

{}Will you go back?
{}Not soon."""


@pytest.mark.parametrize("dashes", ["", "— "])
def test_answers_are_theirs_whom_the_outlet_met(dashes: str) -> None:
    told = {
        q.value: [source.name for source in claim.sources]
        for claim in claims_of(INTERVIEW.format(*[dashes] * 8))
        for q in claim.quantities
    }
    assert told == {9: ["Lina Haddad"], 30: ["radio"], 2: ["Lina Haddad"]}


@pytest.mark.parametrize("rule", ["-", "—", "•  ", "   "])
def test_a_line_of_a_dash_alone_costs_nothing(rule: str) -> None:
    text = f"Two men were killed in Gao.\n{rule}\nThree were wounded in Kano."
    assert {q.value for c in claims_of(text) for q in c.quantities} == {2, 3}


def test_questions_of_a_column_are_no_interview() -> None:
    asked = "Lina Haddad wrote to us.\n\nHow many died?\n\nNine were killed.\n\nWho knows?"
    (claim,) = [c for c in claims_of(asked) if c.quantities]
    assert claim.sources == ()


NO_SPEAKER = [
    ("a remark in brackets", "[Sample written for testing.]\n\nTwo men died."),
    ("words in brackets within a paragraph", "[TEXT] THE FRONT\n[RIVER FRONT] KILLED TWO."),
    ("the outlet's own reporter", "KANO, 2 MAY 24 -- [REPORT] [MARIA SALAS] [TEXT] TWO MEN DIED."),
    ("the outlet's own in a broadcast",
     "PRESENTER: How many died? Ana Musa reports.\n\nMUSA: Two men died in Gao."),
    ("the author of it all",
     "KANO, 2 MAY 24 -- [COMMUNIQUE] [RIVER FRONT] [TEXT] OUR UNITS KILLED 2 MEN."),
    ("datelines of briefs", "BEIRUT: A car blew up and killed two men.\n\nLIMA: Two men died."),
    ("a dateline with a colon", "KANO: Two men died.\n\nRain fell."),
    ("a dash in a sentence", "Two men — Lina Haddad's sons — died.\nRain fell — Rain"),
]  # fmt: skip


@pytest.mark.parametrize(("comment", "text"), NO_SPEAKER, ids=[row[0] for row in NO_SPEAKER])
def test_no_speaker(comment: str, text: str) -> None:
    assert all(a.attitude for a in reading_of(text).attributions)


def test_who_speaks_in_a_debate_has_his_name() -> None:
    first = "Minister for Health (Dr Lina Haddad): Two men died."
    texts = [first, "Mr Musa: How many are missing?", "Minister for Health: Three are missing."]
    (said,) = [c for c in claims_of("\n\n".join(texts)) if any(q.value == 3 for q in c.quantities)]
    assert [source.name for source in said.sources] == ["Lina Haddad"]


DISPATCH = """A drone struck a minibus in Nikopol on Tuesday.
Source: Ana Musa, head of the district, on Telegram
Details: Seven people were wounded.
Two of the wounded are children, the hospital said.
Background: Three people were killed on Monday.
"""


def test_a_line_names_the_source_of_the_labelled_lines_behind_it() -> None:
    told = {
        q.value: [source.name for source in claim.sources]
        for claim in claims_of(DISPATCH)
        for q in claim.quantities
    }
    assert told == {7: ["Ana Musa"], 2: ["Ana Musa", "hospital"], 3: []}


def test_a_service_that_a_line_names_is_no_person() -> None:
    dispatch = DISPATCH.replace("Ana Musa, head of the district,", "State Emergency Service")
    claims = [c for c in claims_of(dispatch) if any(q.value == 7 for q in c.quantities)]
    (source,) = claims[0].sources
    assert (source.name, source.kind) == ("State Emergency Service", "organisation")


def test_a_credit_makes_no_statement() -> None:
    credited = "Source: Reuters\nTwo men were killed in Gao. Details: www.example.org"
    assert all(a.attitude for a in reading_of(credited).attributions)


THREAD = """Ana Musa, 07:31
Over the past day 12 people were injured by shelling.
Police, 20:00
Drones have killed 30 civilians in the city.
@rescue_gao, Wed 29 Sep, 21:02
UPDATE: 16 dead.
Gao, 22:00
Two men were killed.
"""


def test_who_posts_says_what_follows_his_name_and_the_hour() -> None:
    told = {
        q.value: [source.name for source in claim.sources]
        for claim in claims_of(THREAD)
        for q in claim.quantities
    }
    assert told == {12: ["Ana Musa"], 30: ["Police"], 16: ["@rescue_gao"], 2: []}


def test_one_name_and_an_hour_are_no_thread() -> None:
    assert all(a.attitude for a in reading_of("Ana Musa, 07:31\nTwo men died.").attributions)
