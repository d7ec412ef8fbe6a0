"""Which type an event between two parties has; the sentences are invented for testing."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from according.extract import extract
from according.extract.events.types import TYPES, features, likeliest, parties
from according.extract.reading import annotated
from according.lexicons import SHIPPED, Lexicons
from according.model.claim import EventType
from tests.extract.reading import report_of

EXTRACT = files("according.extract")


def _read(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The text of "[actor] does to {target}", and where the two stand."""
    text = "".join(sign for sign in marked if sign not in "[]{}")
    start, end = marked.index("["), marked.index("]") - 1
    first, last = marked.index("{") - 2, marked.index("}") - 3
    return text, (start, end), (first, last)


# verbs that neither the lexicon nor the sentences of ours that the model was fitted on hold
KINDS: list[tuple[str, EventType]] = [
    ("[Gunmen] mowed down {villagers} at the well of Tal Amin.", "ASSAULT"),
    ("[The envoy] lunched with {the rebels} to discuss the crossing.", "CONSULT"),
    ("[The mayor] implored {the army} to spare the bridge.", "REQUEST"),
    ("[The cabinet] refused to see {the delegation}.", "REJECT"),
    ("[The kingdom] lent {the republic} two million dollars.", "AID"),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_words_that_no_list_holds_are_told_by_their_likeness(marked: str, kind: EventType) -> None:
    text, actor, target = _read(marked)
    assert likeliest(*parties(annotated(text), actor, target)).type == kind


def test_the_model_was_fitted_on_the_encoder_that_ships() -> None:
    """After a new encoder: training/fit_events.py."""
    with EXTRACT.joinpath("events/types.npz").open("rb") as file, np.load(file) as model:
        encoder = hashlib.sha256(EXTRACT.joinpath("text/weights/model.onnx").read_bytes())
        assert str(model["encoder"]) == encoder.hexdigest()
        assert model["weights"].shape[1] == len(model["bias"]) == len(TYPES)


def test_a_party_may_be_missing_or_stand_in_another_sentence() -> None:
    text, nowhere = "The army withdrew. The rebels cheered the news.", (0, 0)
    read = annotated(text)
    sentence, actor, target = parties(read, (0, 8), nowhere)
    assert (sentence.number, [t.text for t in actor], target) == (0, ["The", "army"], [])
    lengths = {len(features(s, s.at(a, b), s.at(c, d))) for s in read for a, b, c, d in (
        (0, 8, 0, 0), (0, 0, 0, 8), (0, 0, 0, 0), (0, 99, 0, 99), (19, 29, 37, 45),
    )}  # fmt: skip
    assert len(lengths) == 1
    assert 0 < likeliest(sentence, [], []).chance <= 1


def _types(text: str, lexicons: Lexicons = SHIPPED) -> list[str]:
    return [claim.type for claim in extract(report_of(text), lexicons) if claim.type]


def test_another_type_is_taken_where_the_parties_make_it_sure() -> None:
    """ "Seize" is done to things and towns (COERCE); done to pupils it is an abduction."""
    assert _types("Gunmen seize scores of pupils from school near Birnin Gwari.") == ["ASSAULT"]
    assert _types("Soldiers seized nine rifles from rebels near Kaga.") == ["COERCE"]


def test_what_a_users_word_says_stands() -> None:
    own = Lexicons({"events": {"event": [{"type": "SANCTION", "verbs": ["seize"]}]}})
    text = "Gunmen seize scores of pupils from school near Birnin Gwari."
    assert _types(text, own) == ["SANCTION"]
