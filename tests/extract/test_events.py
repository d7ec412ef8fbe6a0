"""Events: a comment, a text written for testing, and type, mode, modality, actor, target."""

import pytest

from according.extract.events.events import Event, find_events
from according.extract.events.participants import participant_tokens
from according.extract.text.sentence import Token
from tests.extract.reading import reading_of

ROWS = [
    ("an attack", "The army shelled the town on Monday.",
     ("ASSAULT", "heavy-weapons", "happened", "The army", "the town")),
    ("a passive", "Five people were arrested by police in London.",
     ("COERCE", "arrest", "happened", "police", "Five people")),
    ("an act of speech", "The president condemned the attack.",
     ("ACCUSE", "disapprove", "happened", "The president", "the attack")),
    ("a refusal", "Western powers have ruled out military action.",
     ("REJECT", None, "happened", "Western powers", "military action")),
    ("a wish for yielding", "The league called on the president to step down.",
     ("REQUEST", "yield", "happened", "The league", "the president")),
    ("attempted", "The protesters attempted to storm the embassy.",
     ("PROTEST", "obstruct", "attempted", "The protesters", "the embassy")),
    ("a clash of demonstrators", "Demonstrators clashed with police in Lima.",
     ("PROTEST", "riot", "happened", "Demonstrators", "police")),
    ("by telephone", "The secretary of state spoke by telephone with the foreign minister.",
     ("CONSULT", "phone", "happened", "The secretary of state", "the foreign minister")),
    ("far from its verb", "Police have taken two young men into custody.",
     ("COERCE", "arrest", "happened", "Police", "two young men")),
    ("people captured", "Two suspects were captured near Cali.",
     ("COERCE", "arrest", "happened", "", "Two suspects")),
    ("a town captured", "Rebels captured the town of Bria.",
     ("COERCE", "seize", "happened", "Rebels", "the town of Bria")),
    ("who tells of it does not do it", "The mayor confirmed the arrest of 46 people.",
     ("COERCE", "arrest", "happened", "", "46 people")),
    ("a toll from it", "The death toll from a suicide bombing in Kohat rose to 19.",
     ("ASSAULT", "suicide-attack", "happened", "", "")),
    ("a bomber without an aircraft", "A suicide bomber detonated a lorry at the gate.",
     ("ASSAULT", "suicide-attack", "happened", "A suicide bomber", "a lorry")),
    ("a noun of several words", "The president imposed a state of emergency.",
     ("COERCE", "martial-law", "happened", "The president", "")),
    ("a weapon is no actor", "Shells hit the market in Homs.",
     ("ASSAULT", "heavy-weapons", "happened", "", "the market")),
]  # fmt: skip


def words(event: Event, heads: tuple[Token, ...]) -> str:
    return "; ".join(
        event.sentence.passage(participant_tokens(event.sentence, head)).text for head in heads
    )


@pytest.mark.parametrize(("comment", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_event(comment: str, text: str, expected: tuple[str | None, ...]) -> None:
    events = [e for s in reading_of(text).sentences for e in find_events(s)]
    found = [(e.type, e.mode, e.modality, words(e, e.actors), words(e, e.targets)) for e in events]
    assert any(_agree(expected, row) for row in found)


def test_what_is_announced_besides_a_refusal_is_an_event_of_its_own() -> None:
    text = "The ministry rejects the charge and announces that the prosecutor will investigate."
    events = [e for s in reading_of(text).sentences for e in find_events(s)]
    assert [(e.type, e.modality) for e in events] == [("REJECT", "happened"), ("ACCUSE", "planned")]


def test_a_month_is_no_march() -> None:
    (sentence,) = reading_of("In March 11 people died in Kano.").sentences
    assert not any(e.type == "PROTEST" for e in find_events(sentence))


def test_a_noun_alone_states_nothing() -> None:
    assert [e for s in reading_of("The attack was on everybody's mind.").sentences
            for e in find_events(s)] == []  # fmt: skip


def test_a_vote_has_no_type() -> None:
    sentences = reading_of("The council prepares to vote on a plan.").sentences
    assert [(e.type, e.modality) for s in sentences for e in find_events(s)] == [(None, "planned")]


def _agree(expected: tuple[str | None, ...], found: tuple[str | None, ...]) -> bool:
    """The same codes; participants may be told more fully ("police in London")."""
    names = zip(expected[3:], found[3:], strict=True)
    return expected[:3] == found[:3] and all((b or "").startswith(a or "") for a, b in names)
