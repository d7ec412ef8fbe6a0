"""Words that stand for who speaks: "who", "a man who gave his name", "a report by", "the figure".

Law: whom they stand for is named beside them in their sentence; they name nobody by themselves.
"""

from collections.abc import Sequence
from itertools import dropwhile

from according.extract.harm.people import is_person_noun
from according.extract.speech.cues import cues
from according.extract.speech.mentions import kind_of, source_words, speaks
from according.extract.text.sentence import Sentence, Token


def antecedent(sentence: Sentence, head: Token) -> Token | None:
    """Whom "who" or "which" means: the noun that its clause describes."""
    if head.tag not in {"WP", "WDT"}:
        return None
    clause = next((t for t in sentence.ancestors(head) if t.dep == "relcl"), None)
    noun = sentence.parent(clause) if clause is not None else None
    told = sentence.parent(noun) if noun is not None and noun.dep == "appos" else None
    if told is not None and told.entity.endswith("PERSON"):
        return told  # "*Maria Lopez*, a nurse, who said"
    return noun if noun is not None and noun.is_noun and noun.i < head.i else None


def called_by_himself(sentence: Sentence, head: Token) -> list[Token]:
    """The name that a speaker gives: "an activist who gave his name as *Abu Omar*"."""
    words = source_words()
    for verb in sentence.children(head, "relcl", "acl"):
        behind = sentence.tokens[verb.i :]
        given = next((n for n, t in enumerate(behind) if t.lower in words["giving"]), None)
        if given is None:
            continue
        told = dropwhile(lambda t: t.lower in words["given_as"], behind[given + 1 :])
        if named := _whole_name(list(told)):
            return named
    return []


def _whole_name(told: Sequence[Token]) -> list[Token]:
    """Proper nouns with what joins them: "Sons *of the* Lighthouse"."""
    last = 0
    for n, token in enumerate(told):
        if _is_of_name(token):
            last = n + 1
        elif n == 0 or token.lower not in source_words()["given_with"]:
            break
    return list(told[:last])


def _is_of_name(token: Token) -> bool:
    if token.entity.endswith("DATE"):
        return False  # "asked not to be identified *Friday*"
    return token.entity.endswith("PERSON") or token.tag in {"NNP", "NNPS"}


def author_of(sentence: Sentence, head: Token) -> Token | None:
    """Who put out the document that the words name: "a communique released by the army"."""
    if head.lower in cues().tallies and (gave := _giver(sentence, head)) is not None:
        return gave
    if kind_of(head.lower) != "document":
        return None
    put_out = source_words()["documents"]["put_out"]
    issued = [t for t in sentence.children(head, "acl") if t.lower in put_out]
    for above in (head, *issued):
        for by in sentence.children(above, "agent", "prep"):
            named = sentence.child(by, "pobj") if by.lower in {"by", "from"} else None
            if named is not None and (by.lower == "by" or _can_write(named)):
                return named
    below = [by for verb in issued for by in sentence.subtree(verb) if by.lower == "by"]
    return sentence.child(below[0], "pobj") if below else None


def _giver(sentence: Sentence, count: Token) -> Token | None:
    """ "the figure *his office* gave out": who gives or gave the count."""
    for verb in sentence.children(count, "relcl", "acl"):
        who = sentence.subject(verb)
        if who is not None and who.i != count.i and cues().lemma.get(verb.lower) in cues().counting:
            return who
    return None


def _can_write(named: Token) -> bool:
    """ "reports from *the ministry*", not "from the scene"."""
    return speaks(named.lower) or is_person_noun(named.lower) or named.entity != "O"
