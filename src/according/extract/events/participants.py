"""Who takes part in an event: who does it, to whom, and the words that name each.

Law: a participant is given by the grammar of the event's word; a thing that strikes is none.
"""

from according.extract.events.vocabulary import Entry, vocabulary
from according.extract.harm.people import is_thing
from according.extract.text.sentence import Sentence, Token

_PHRASE_STOPS = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "mark", "agent"})


def doer_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it: the subject, or of a passive what stands behind "by"."""
    if not sentence.is_passive(verb):
        return sentence.subject(verb)
    agent = next((c for c in sentence.children(verb, "agent", "prep") if c.lower == "by"), None)
    return sentence.child(agent, "pobj") if agent else None


def sides_of(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """The two sides of "clashes between A and B"."""
    for prep in sentence.children(word, "prep"):
        if prep.lower == "between" and (first := sentence.child(prep, "pobj")):
            return (first, *sentence.children(first, "conj"))
    return ()


def target_behind(sentence: Sentence, word: Token, entry: Entry) -> Token | None:
    """The target behind a preposition that this type of event takes ("call on", "with")."""
    wanted = vocabulary().targets.get(entry.type or "", ())
    if entry.rest and entry.rest[-1] in ("on", "for", "with", "at", "outside", "to"):
        wanted = (entry.rest[-1],)
    elif word.is_verb:
        wanted = tuple(
            w
            for w in wanted
            if w in {"with", "against", "on"} and entry.type in {"CONSULT", "AGREE", "COOPERATE"}
        )
    for prep in sentence.children(word, "prep", "prt", "mark"):
        if (
            prep.lower in wanted
            and (found := sentence.child(prep, "pobj"))
            and not found.entity.endswith(("DATE", "TIME"))
        ):
            return found
    if "for" in wanted and (
        mark := next(
            (t for t in sentence.tokens[word.i + 1 : word.i + 3] if t.lower == "for"), None
        )
    ):
        following = sentence.tokens[mark.i + 1 : mark.i + 5]
        return sentence.child(mark, "pobj") or next((t for t in following if t.is_noun), None)
    return None


def joined_to(sentence: Sentence, head: Token | None, actor: bool = False) -> tuple[Token, ...]:
    """A participant and those joined to it by "and" when they are named apart."""
    if head is None or head.lower in {"it", "there", "which", "what"}:
        return ()
    if actor and is_thing(head.lower):
        return ()  # shells and bombs act for somebody the text does not name here
    if (
        head.lower in {"that", "who"}
        and (verb := sentence.parent(head))
        and (above := sentence.parent(verb))
    ):
        head = above
    named = [c for c in sentence.children(head, "conj") if c.entity.endswith("PERSON")]
    return (head, *named) if head.entity.endswith("PERSON") or head.dep == "conj" else (head,)


def participant_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """The noun phrase of an actor or target: its words without clauses, ends trimmed."""
    apart = frozenset({"conj", "cc"}) if head.entity.endswith("PERSON") else frozenset()
    tokens = sentence.subtree(head, _PHRASE_STOPS | apart)
    start = end = head.i
    inside = {t.i for t in tokens}
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    kept = list(sentence.tokens[start : end + 1])
    while len(kept) > 1 and not kept[-1].text[-1].isalnum():
        kept.pop()
    while len(kept) > 1 and not kept[0].text[0].isalnum():
        kept.pop(0)
    return kept
