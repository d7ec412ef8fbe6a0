"""Regular English inflection, for lexicons that list one form of a word.

Irregular forms are data: a lexicon lists them beside the word.
"""

from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]] | None = None) -> set[str]:
    """All forms of a verb: ``shell`` -> shell, shells, shelled, shelling."""
    if irregular and verb in irregular:
        return {verb, *irregular[verb]}
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing", verb + "ing"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    plural = noun_forms(verb) - {verb}
    stems = {verb}
    if (
        len(verb) > 2
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    ):
        stems.add(verb + verb[-1])  # "kidnap" -> "kidnapped"; the single form is kept for "visited"
    return {verb, *plural, *(s + "ed" for s in stems), *(s + "ing" for s in stems)}


def noun_forms(noun: str) -> set[str]:
    """Singular and plural of a noun: ``casualty`` -> casualty, casualties."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun, noun[:-1] + "ies"}
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return {noun, noun + "es"}
    return {noun, noun + "s"}
