"""Who was taken away: "gunmen took nine women", "64 pupils were taken from a school".

Law: to be taken is to be abducted only where who takes bears arms, or where the report tells of
kidnapping and says from where; who is taken to be treated is not.
"""

from according.extract.harm.people import is_person_noun
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load("harms")["taking"].items()}


def taken(sentence: Sentence, verb: Token) -> Token | None:
    """The people that the verb says were abducted; None where it does not say so."""
    if any(t.lower in words().care["places"] for t in sentence.tokens):
        return None
    if sentence.is_passive(verb):
        whence = any(c.lower == "from" for c in sentence.children(verb, "prep"))
        patient = sentence.subject(verb) if whence and _tells_of_kidnapping(sentence) else None
    else:
        taker = sentence.child(verb, "nsubj")
        armed = taker is not None and taker.lower in _words()["takers"]
        patient = sentence.child(verb, "dobj") if armed else None
    known = patient is not None and (patient.tag == "CD" or is_person_noun(patient.lower))
    return patient if known else None


def _tells_of_kidnapping(sentence: Sentence) -> bool:
    told = sentence.text.lower()
    return any(word in told for word in _words()["kidnapping"])
