"""The confidence of claims: a chance, higher where more speaks for the reading."""

from according.extract.confidence import confidence
from according.extract.drafts import drafts_of
from tests.extract.reading import claims_of, reading_of


def test_a_plain_figure_is_surer_than_one_hidden_in_a_clause() -> None:
    (plain,) = [c for c in claims_of("Twelve people were killed in Homs.") if c.quantities]
    text = "The cargo that the victims' families say a passer-by was hit by was never found."
    hidden = [c for c in claims_of(text) if c.quantities]
    assert plain.confidence is not None
    assert plain.confidence > 0.8
    assert all(c.confidence is not None and c.confidence < plain.confidence for c in hidden)


def test_a_plain_statement_is_surer_than_one_that_an_odd_cue_breaks_in_two() -> None:
    chances = []
    for text in (
        "The governor said the road to the camp was closed.",
        "The map, the governor seemed to say, of the road was old.",
    ):
        reading = reading_of(text)
        chances += [confidence((), [a], reading.sentences) for a in reading.attributions]
    plain, broken = chances
    assert plain is not None
    assert broken is not None
    assert plain > 0.8 > broken


def test_every_claim_with_a_figure_or_a_source_has_a_chance() -> None:
    text = (
        "Police said two men were shot dead in Homs. The governor denied the report. "
        "Troops shelled the market."
    )
    for claim in claims_of(text):
        if claim.quantities or claim.sources:
            assert claim.confidence is not None
            assert 0 < claim.confidence < 1


def test_what_nothing_was_measured_for_has_none() -> None:
    reading = reading_of("Troops shelled the market.")
    (draft,) = [d for d in drafts_of(reading) if not d.figures]
    assert confidence(draft.figures, draft.chain, reading.sentences) is None
