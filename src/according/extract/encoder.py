"""Annotates every word of a report's sentences with one small neural encoder (ONNX, 8-bit, no torch)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """What the encoder says of one word; ``head`` is the place in its sentence of the word it depends on."""

    tag: str  # Penn Treebank: "VBD"
    dep: str  # spaCy English (ClearNLP): "nsubjpass", "ROOT"
    head: int  # own place = root; exactly one root a sentence
    entity: str  # OntoNotes: "O", "B-PERSON", "I-PERSON"
    entity_p: float  # probability of the label as given, 0 to 1; so are the others
    attribution: str  # "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"
    attribution_p: float
    harm: str  # "O", "B-killed", "I-killed", ... for the seven harms
    harm_p: float
    scope: str  # incident, part, cumulative; of use on words with a harm only
    modality: str  # happened, historical, ...; of use on words with a harm only
