"""What the words of a source say of it by themselves: its name, its kind, whom it speaks for.

Law: nothing is taken from elsewhere in the report; who is meant by "he" or "the group" is for
`sources` to say.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from according.extract.harm.people import is_person_noun
from according.extract.speech.mentions import Mention, kind_of, source_words, whole_name
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Source, SourceKind

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def described(mention: Mention, sentence: Sentence, tokens: Sequence[Token]) -> Source:
    """The source that the words name, with a proper name or the words themselves."""
    named = mention.person or mention.head not in source_words()["roles"]
    name = mention.name if mention.name and named else None
    name = None if name and _is_of_others(mention, tokens, name) else name
    name = name or _ARTICLE.sub("", _core_text(sentence, whole_name(tokens)))
    kind, speaks_for = _kind(mention, sentence, tokens), _speaks_for(sentence, tokens)
    return Source(name, kind, (mention.passage,), speaks_for, None)


def _is_of_others(mention: Mention, tokens: Sequence[Token], name: str) -> bool:
    """ "*Al Shabaab's* radio", "a survivor of the *Komsilga* attack": whose or of what, not who."""
    before_of = [t.text for t in takewhile(lambda t: t.lower != "of", tokens)]
    behind = len(before_of) < len(tokens) and not set(name.split()) & set(before_of)
    owner = name.endswith(("'s", "’s"))
    return owner or (behind and kind_of(mention.head) == "anonymous")


def is_official(words: frozenset[str]) -> bool:
    """Whether any of the words is for one who holds an office."""
    return any(kind_of(word) == "official" for word in words)


def _kind(mention: Mention, sentence: Sentence, tokens: Sequence[Token]) -> SourceKind:
    lexicon = source_words()
    text = sentence.passage(tokens).text.lower()
    if (
        any(mark in sentence.words.lower() for mark in lexicon["anonymous_marks"]["phrases"])
        and not mention.name
    ):
        return "anonymous"
    kind = kind_of(mention.head)
    first = next((t for t in tokens if t.lower not in lexicon["articles"]), tokens[0])
    if mention.person or (mention.name and first.lower in lexicon["titles"]["address"]):
        return "official" if is_official(mention.words) else "person"
    of_people = is_person_noun(mention.head) and " " not in (mention.name or "")
    bodily = mention.head not in lexicon["roles"] and not of_people  # "*Doctors* for Jonglei"
    if bodily and any(t.entity.endswith("-ORG") for t in tokens):
        media = any(kind_of(word) == "media" for word in mention.words)
        return "media" if media else "organisation"
    if mention.plural and " " in (mention.name or ""):
        return "organisation"  # "*Doctors for Jonglei*", whatever the labels make of the name
    if mention.plural and mention.head in lexicon["collective"]["words"] and not mention.name:
        return "collective"
    if kind == "anonymous" or text.split()[0] in {"one", "another", "two", "three", "some"}:
        return "anonymous"
    if kind is not None:
        return kind
    return "organisation" if mention.name else "anonymous"


def _speaks_for(sentence: Sentence, tokens: Sequence[Token]) -> str | None:
    """Whom a spokesman or head speaks for: the organisation named in the same phrase."""
    roles = source_words()["roles"]
    if not any(token.lower in roles for token in tokens):
        return None
    role = next(token for token in tokens if token.lower in roles)
    after = [c for c in sentence.children(role, "prep") if c.lower in {"of", "for", "at", "from"}]
    if after and (named := sentence.child(after[0], "pobj")):
        return _ARTICLE.sub(
            "",
            sentence.passage(
                sentence.subtree(named, frozenset({"relcl", "acl", "appos", "punct"}))
            ).text,
        )
    before = [t for t in tokens if t.i < role.i and t.tag not in {"DT", "POS", "PRP$", "CD"}]
    if not before or any(t.entity.endswith("PERSON") for t in before):
        return None
    return (
        _ARTICLE.sub("", sentence.passage(before).text)
        if role.lower in source_words()["speaks_for"]["mouths"]
        else None
    )


def _core_text(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """The phrase up to what is only added to it (a relative clause, an apposition)."""
    cut = next(
        (t.i for t in tokens[1:] if t.text == "," or t.lower in {"who", "which", "that"}), None
    )
    kept = [t for t in tokens if cut is None or t.i < cut]
    while len(kept) > 1 and kept[-1].tag == "RB":
        kept.pop()  # "the health ministry *now* says"
    return sentence.passage(kept).text
