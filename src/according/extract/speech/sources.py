"""Who is meant by the words that name a source: the fullest name, the kind, whom it speaks for.

Law: a pronoun or a role ("he", "the group") is resolved only to somebody the report has already
introduced; otherwise the words themselves are the name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms
from according.lexicons.speakers import own_name, under_own_name
from according.model.claim import Source, SourceKind
from according.model.passage import Passage

_NAME_BREAKS = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "dep", "prep"})
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody: where, the head word, and the name parts of it."""

    passage: Passage
    head: str
    name: str | None  # the proper name inside, without titles
    words: frozenset[str]
    plural: bool
    person: bool
    subject: bool  # of a main clause: the one a pronoun of the next sentence most likely means


@remembered
def _lexicon() -> dict[str, Any]:
    lexicon = load("sources")
    kinds: dict[str, SourceKind] = {}
    for kind in ("anonymous", "organisation", "document", "media", "official"):  # the later wins
        for word in lexicon["kinds"][kind]:
            for form in noun_forms(word):
                kinds[form] = kind
    lexicon = dict(lexicon)
    lexicon["kind_of"] = kinds
    lexicon["joints"] = frozenset(lexicon["names"]["joints"])
    lexicon["articles"] = frozenset({"the", "a", "an"})
    lexicon["roles"] = {f for word in lexicon["speaks_for"]["roles"] for f in noun_forms(word)}
    return lexicon


def is_first_person(words: str) -> bool:
    """Whether the words ("I") name whoever is quoted with them."""
    return words.lower() in _lexicon()["pronouns"]["first"]


class Cast:
    """Everybody named in a report so far, asked in the order of the text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Collect the names of the whole report; who is *meant* is looked up backwards only."""
        self.mentions: list[Mention] = []
        for sentence in sentences:
            self.mentions += _named(sentence)
        self.speakers: list[Source] = []

    def source(
        self, sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
    ) -> Source:
        """The source that these words name, remembered as the last speaker.

        ``naming`` are those of the words that hold the name, where others only describe it.
        """
        source = self.described(sentence, tokens, head, naming)
        self.speakers.append(source)
        return source

    def described(
        self, sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
    ) -> Source:
        """The same without remembering it."""
        mention = _mention(sentence, tokens, head, naming or tokens)
        meant = (
            self._pronoun(head, mention.passage)
            or self._role(mention)
            or self._named_before(mention)
        )
        return under_own_name(self._described(mention, sentence, naming or tokens, meant))

    def labelled(self, label: Passage) -> Source:
        """The source that a transcript's label names: the fullest name that ends with its words."""
        wanted = label.text.lower().split()
        names = [
            m.name for m in self.mentions
            if m.name and m.name.lower().split()[-len(wanted) :] == wanted
        ]  # fmt: skip
        name = max(names, key=len, default=label.text)
        source = under_own_name(Source(name, "person", (label,), None, None))
        self.speakers.append(source)
        return source

    def name_of(self, sentence: Sentence, tokens: Sequence[Token], head: Token) -> str | None:
        """The name of the one these words mean, if the report names them; remembers nothing."""
        mention = _mention(sentence, tokens, head)
        meant = (
            self._pronoun(head, mention.passage)
            or self._role(mention)
            or self._named_before(mention)
        )
        if meant is not None:
            return own_name(meant.name) if meant.name else None
        whole = mention.person or head.tag in {"NNP", "NNPS"}
        named = whole and mention.name and head.text in mention.name
        return own_name(mention.name) if named and mention.name else None

    def _pronoun(self, head: Token, words: Passage) -> Source | Mention | None:
        pronouns = _lexicon()["pronouns"]
        if head.tag != "PRP" and head.lower not in pronouns["singular"]:
            return None
        earlier = [s for s in self.speakers if s.spans[-1].start < words.start]
        if head.lower in pronouns["singular"]:
            people = [
                m for m in self.mentions if m.person and m.subject and m.passage.end <= words.start
            ]
            spoke = next(
                (s for s in reversed(earlier) if s.kind in {"person", "official", "anonymous"}),
                None,
            )
            if spoke and (not people or spoke.spans[-1].start >= people[-1].passage.start):
                return spoke
            return people[-1] if people else None
        bodies = [s for s in earlier if s.kind not in {"person", "anonymous"}]
        if head.lower in pronouns["thing"]:
            return bodies[-1] if bodies else None
        return earlier[-1] if earlier else None

    def _role(self, mention: Mention) -> Source | Mention | None:
        """ "The group", "the foreign secretary": somebody introduced before with these words."""
        if (
            not re.match(r"the\b|that\b|this\b", mention.passage.text, re.IGNORECASE)
            or mention.name
        ):
            return None
        for speaker in reversed(self.speakers):
            told = " ".join(s.text for s in speaker.spans).lower()
            if speaker.spans[-1].start < mention.passage.start and _describes(
                mention, told, speaker.kind
            ):
                return speaker
        for known in reversed(self.mentions):
            if (
                known.passage.end <= mention.passage.start
                and mention.words <= known.words
                and known.name
            ):
                return known
        return None

    def _named_before(self, mention: Mention) -> Source | Mention | None:
        """The fullest earlier mention of the same name: "Mr Lavrov" is Sergey Lavrov."""
        if not mention.name:
            return None
        last = mention.name.split()[-1].lower()
        if mention.person or len(mention.name.split()) == 1:
            for known in self.mentions:
                if known.passage.end > mention.passage.start:
                    break
                if known.person and known.name and known.name.lower().split()[-1] == last:
                    return known if len(known.name) > len(mention.name) else None
        return None

    def _described(
        self,
        mention: Mention,
        sentence: Sentence,
        tokens: Sequence[Token],
        meant: Source | Mention | None,
    ) -> Source:
        here = mention.passage
        if isinstance(meant, Source):
            introduced = meant.spans[0]
            return Source(meant.name, meant.kind, (introduced, here), meant.speaks_for, meant.side)
        if meant is not None and meant.name:
            kind: SourceKind = (
                "official"
                if _official(meant.words)
                else ("person" if meant.person else "organisation")
            )
            return Source(meant.name, kind, (meant.passage, here), None, None)
        name = (
            mention.name
            if mention.name and (mention.person or mention.head not in _lexicon()["roles"])
            else None
        )
        name = name or _ARTICLE.sub("", _core_text(sentence, tokens))
        return Source(
            name,
            _kind(mention, sentence, tokens),
            (here,),
            _speaks_for(mention, sentence, tokens),
            None,
        )


def _describes(mention: Mention, told: str, kind: str) -> bool:
    known = set(re.findall(r"\w+", told))
    if mention.words <= known:
        return True
    generic = mention.head in _lexicon()["generic"]["words"]
    return generic and kind in {"organisation", "media"}


def _official(words: frozenset[str]) -> bool:
    return any(_lexicon()["kind_of"].get(word) == "official" for word in words)


def _kind(mention: Mention, sentence: Sentence, tokens: Sequence[Token]) -> SourceKind:
    lexicon = _lexicon()
    text = sentence.passage(tokens).text.lower()
    if (
        any(mark in sentence.words.lower() for mark in lexicon["anonymous_marks"]["phrases"])
        and not mention.name
    ):
        return "anonymous"
    kind: SourceKind | None = lexicon["kind_of"].get(mention.head)
    if mention.person:
        return "official" if _official(mention.words) else "person"
    if any(t.entity.endswith("-ORG") for t in tokens) and mention.head not in lexicon["roles"]:
        media = any(lexicon["kind_of"].get(word) == "media" for word in mention.words)
        return "media" if media else "organisation"
    if mention.plural and mention.head in lexicon["collective"]["words"] and not mention.name:
        return "collective"
    if kind == "anonymous" or text.split()[0] in {"one", "another", "two", "three", "some"}:
        return "anonymous"
    if kind is not None:
        return kind
    return "organisation" if mention.name else "anonymous"


def _speaks_for(mention: Mention, sentence: Sentence, tokens: Sequence[Token]) -> str | None:
    """Whom a spokesman or head speaks for: the organisation named in the same phrase."""
    roles = _lexicon()["roles"]
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
        if role.lower in _lexicon()["speaks_for"]["mouths"]
        else None
    )


def _core_text(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """The phrase up to what is only added to it (a relative clause, an apposition)."""
    cut = next(
        (t.i for t in tokens[1:] if t.text == "," or t.lower in {"who", "which", "that"}), None
    )
    kept = [t for t in tokens if cut is None or t.i < cut]
    return sentence.passage(kept).text


def _named(sentence: Sentence) -> list[Mention]:
    """People and organisations named in a sentence, with the titles that stand before them."""
    found: list[Mention] = []
    run: list[Token] = []
    for token in (*sentence.tokens, None):
        if token is not None and token.entity != "O" and (token.entity[0] == "I" or not run):
            run.append(token)
            continue
        if run and run[0].entity[2:] in {"PERSON", "ORG", "NORP", "GPE", "FAC"}:
            before = run[0].i
            while (
                before
                and sentence.tokens[before - 1].tag in {"NNP", "NN", "JJ", "POS"}
                and sentence.tokens[before - 1].entity[2:] != "PERSON"
            ):
                before -= 1
            tokens = sentence.tokens[before : run[-1].i + 1]
            found.append(_mention(sentence, tokens, run[-1]))
        run = [token] if token is not None and token.entity != "O" else []
    return found


def _mention(
    sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
) -> Mention:
    titles = set(_lexicon()["titles"]["words"])
    naming = naming or tokens
    people = _person(
        sentence, [t for t in naming if t.entity.endswith("PERSON") and t.lower not in titles]
    )
    name = sentence.passage(people).text if people else _capitalised(sentence, naming, head)
    words = frozenset(
        t.lower for t in tokens if t.tag[:2] in {"NN", "JJ"} and t.lower not in titles
    )
    subject = head.dep in {"nsubj", "nsubjpass"} and sentence.tokens[head.head].dep == "ROOT"
    plural = head.tag in {"NNS", "NNPS"}
    return Mention(sentence.passage(tokens), head.lower, name, words, plural, bool(people), subject)


def _person(sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """The first name among these tokens, whole: with proper nouns behind, no role before."""
    run = [t for n, t in enumerate(tokens) if t.i == tokens[0].i + n]
    while (
        run and (after := sentence.tokens[run[-1].i + 1 : run[-1].i + 2]) and after[0].tag == "NNP"
    ):
        run += after
    roles = [n for n, t in enumerate(run) if _lexicon()["kind_of"].get(t.lower) == "official"]
    return run[roles[-1] + 1 :] if roles else run


def _capitalised(sentence: Sentence, tokens: Sequence[Token], head: Token) -> str | None:
    """A proper name by its capitals, without its article: "Syrian Network for Human Rights"."""
    lexicon = _lexicon()
    last = next((t.i for t in tokens[1:] if t.text in {",", "(", "–", "—", "-"}), tokens[-1].i + 1)
    proper = [
        t
        for t in tokens
        if t.i < last and t.text[:1].isupper() and t.lower not in lexicon["articles"]
    ]
    proper = [
        t
        for t in proper
        if t.tag in {"NNP", "NNPS"} or (t.tag in {"JJ", "NN", "NNS"} and t.i > sentence.tokens[0].i)
    ]
    if not proper or all(t.entity.endswith("NORP") for t in proper):
        return None
    run: list[Token] = []
    for token in proper:
        between = sentence.tokens[run[-1].i + 1 : token.i] if run else ()
        if any(t.lower not in lexicon["joints"] for t in between):
            break
        run.append(token)
    # "health ministry of Khartoum state" is not called Khartoum: the name must hold the head word
    return sentence.passage(run).text if run[0].i <= head.i <= run[-1].i else None
