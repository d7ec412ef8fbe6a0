"""Who is meant by the words that name a source: the fullest name, the kind, whom it speaks for.

Law: a pronoun or a role ("he", "the group") is resolved only to somebody the report has already
introduced; otherwise the words themselves are the name.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile

import msgspec

from according.extract.harm.people import is_person_noun
from according.extract.speech.cues import cues, phrase
from according.extract.speech.described import described, is_official
from according.extract.speech.mentions import (
    Mention,
    callings_of,
    counter_of,
    kind_of,
    mention_of,
    named_in,
    source_words,
    speaks,
    whole_name,
)
from according.extract.speech.stand_ins import antecedent, author_of, called_by_himself
from according.extract.speech.subjects import subject_before
from according.extract.text.sentence import Sentence, Token
from according.lexicons.speakers import own_name, under_own_name
from according.model.claim import Source, SourceKind
from according.model.passage import Passage, passage

_LONGEST = 8  # letters of the longest acronym
_OWNER = re.compile(r"\w+['’]s\b")
_CLOCKED = re.compile(r"\d{1,2}[:.]\d\d")
_CLOCK = 4  # words in which a clock and its dash stand: "7.48 pm -"


def is_first_person(words: str) -> bool:
    """Whether the words ("I", "our own") name whoever is quoted with them."""
    return words.lower().removesuffix(" own") in source_words()["pronouns"]["first"]


def only_asks(words: str) -> bool:
    """Whether it is a word that opens a question: "*Who* told you?"."""
    return words.istitle() and words.lower() in source_words()["pronouns"]["asking"]


class Cast:
    """Everybody named in a report so far, asked in the order of the text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Collect the names of the report; only acronyms are looked up forwards as well."""
        self.mentions: list[Mention] = []
        self._sentences = sentences
        self._text = sentences[0].text if sentences else ""
        self._initials = _initials(self._text)
        for sentence in sentences:
            self.mentions += named_in(sentence)
        self.speakers: list[Source] = []

    def source(
        self, sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
    ) -> Source:
        """The source that these words name, remembered as the last speaker.

        ``naming`` are those of the words that hold the name, where others only describe it.
        """
        source = self.described(sentence, tokens, head, naming)
        if not only_asks(source.spans[-1].text):
            self.speakers.append(source)
        return source

    def described(
        self, sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
    ) -> Source:
        """The same without remembering it."""
        tokens = _behind_clock(tokens)
        if head.lower in cues().tallies and (counter := counter_of(sentence, head)) is not None:
            return self.described(sentence, whole_name(phrase(sentence, counter)), counter)
        author = author_of(sentence, head)
        if author is not None and author.i not in {t.i for t in tokens if t.i <= head.i}:
            by = self.described(sentence, phrase(sentence, author), author)
            here = sentence.passage(tokens)
            return msgspec.structs.replace(by, spans=(*by.spans[:-1], here))
        if (noun := antecedent(sentence, tokens[0])) is not None:
            by = self.described(sentence, phrase(sentence, noun), noun)
            return msgspec.structs.replace(by, spans=(*by.spans, sentence.passage(tokens)))
        if called := called_by_himself(sentence, head):
            by = self.described(sentence, called, called[-1])
            return msgspec.structs.replace(by, spans=(*by.spans, sentence.passage(tokens)))
        mention = mention_of(sentence, tokens, head, naming or tokens)
        meant = self._meant(sentence, mention, head)
        return under_own_name(self._described(mention, sentence, naming or tokens, meant))

    def labelled(self, label: Passage) -> Source:
        """The source that a transcript's label names: the fullest name that ends with its words."""
        titles = source_words()["titles"]["words"]
        wanted = list(dropwhile(titles.__contains__, label.text.lower().split()))
        names = [
            m.name for m in self.mentions
            if m.name and m.name.lower().split()[-len(wanted) :] == wanted
        ]  # fmt: skip
        name = max(names, key=len, default=label.text)
        # of "State Emergency Service" the last word's kind, of a name no word's
        known = [kind for word in reversed(wanted) if (kind := kind_of(word)) and not names]
        kind = known[0] if known else "person"
        source = under_own_name(Source(name, kind, (label,), None, None))
        self.speakers.append(source)
        return source

    def names(self, word: str) -> bool:
        """Whether the report names a person whose last name is the word."""
        return any(m.person and m.name and m.name.split()[-1] == word for m in self.mentions)

    def name_of(self, sentence: Sentence, tokens: Sequence[Token], head: Token) -> str | None:
        """The name of the one these words mean, if the report names them; remembers nothing."""
        mention = mention_of(sentence, tokens, head)
        meant = self._meant(sentence, mention, head)
        if meant is not None:
            return own_name(meant.name) if meant.name else None
        whole = mention.person or head.tag in {"NNP", "NNPS"}
        named = whole and mention.name and head.text in mention.name
        return own_name(mention.name) if named and mention.name else None

    def _meant(self, sentence: Sentence, mention: Mention, head: Token) -> Source | Mention | None:
        """The one introduced elsewhere whom these words mean; None if they speak for themselves."""
        return (
            self._pronoun(sentence, head, mention.passage)
            or self._role(mention)
            or self._goes_on(sentence, mention, head)
            or self._named_before(mention)
            or self._spelt_out(mention)
        )

    def _pronoun(self, sentence: Sentence, head: Token, words: Passage) -> Source | Mention | None:
        if head.tag not in {"PRP", "PRP$"} and head.lower not in _pronouns("singular"):
            return None
        known = self._speaker(head, words)
        subject = subject_before(self._sentences, sentence, head)
        if subject is None and known is None and head.lower in _pronouns("singular"):
            return self._only_person(words)
        if subject is None or (known is not None and self._speaks_on(known, sentence, subject)):
            return known
        return self.described(subject[0], phrase(*subject), subject[1])

    def _speaks_on(
        self, known: Source | Mention, sentence: Sentence, subject: tuple[Sentence, Token]
    ) -> bool:
        """Whether who is known goes on speaking, although another is the subject in between.

        So he does in his own paragraph, and wherever the other is no voice: "a man opened fire".
        """
        begin = _begin(known)
        paragraph = next((s.paragraph for s in self._sentences if s.end > begin), None)
        where, head = subject
        called = (head, *where.children(head, "appos"))  # "the ombudsman, *Davit Lomidze*, ..."
        voice = speaks(head.lower) or any(t.entity.endswith("PERSON") for t in called)
        return paragraph == sentence.paragraph or not voice

    def _speaker(self, head: Token, words: Passage) -> Source | Mention | None:
        """Who spoke last, or was named last as one who acts, and can be meant by the pronoun."""
        earlier = [s for s in self.speakers if s.spans[-1].start < words.start]
        if head.lower in _pronouns("singular"):
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
        if head.lower in _pronouns("thing"):
            bodies = [s for s in earlier if s.kind not in {"person", "official", "anonymous"}]
            return bodies[-1] if bodies else None
        return earlier[-1] if earlier else None

    def _only_person(self, words: Passage) -> Mention | None:
        """The one person who is named before at all: "it was told us by *Ana Ruiz*. She ...".

        By more than one word, as persons are when they are first named; one alone may be a town's.
        """
        named = [m for m in self.mentions if m.person and m.passage.end <= words.start]
        whole = len({m.name for m in named}) == 1 and " " in (named[0].name or "")
        return named[0] if whole else None

    def _role(self, mention: Mention) -> Source | Mention | None:
        """ "The group", "the foreign secretary": somebody introduced before with these words."""
        own = _is_text(mention) and mention.head in source_words()["documents"]["own"]
        office = not mention.person and kind_of(mention.head) == "official"
        if (mention.name and not office) or not (own or _is_definite(mention)):
            return None
        earlier = [
            s for s in self.speakers
            if s.spans[-1].start < mention.passage.start and not is_first_person(s.name)
        ]  # fmt: skip
        if not _is_definite(mention):
            return self._put_out(mention, earlier)
        if "same" in mention.words:  # "the same sources", "the same official"
            kind = kind_of(mention.head)
            alike = (s for s in reversed(earlier) if kind in {None, "anonymous", s.kind})
            return next(alike, None)
        if _is_generic(mention) and (named := self._named_so(mention, earlier)) is not None:
            return named
        for speaker in reversed(earlier):
            told = " ".join(s.text for s in speaker.spans).lower()
            if _describes(mention, told, speaker.kind):
                return speaker
        if (last := _last_in_office(mention, earlier)) is not None:
            return last
        if (issuer := self._issuer(mention, earlier)) is not None:
            return issuer
        if len({s.name for s in earlier}) == 1 and self._is_what_was_said(mention):
            return earlier[-1]
        return self._named_with(mention)

    def _named_so(self, mention: Mention, earlier: Sequence[Source]) -> Source | Mention | None:
        """ "The committee", of a Committee of Families: of a speaker, or of anybody named before.

        Not of one told by a role alone ("a rights group"), who may be anybody.
        """
        named = [s for s in reversed(earlier) if any(w.istitle() for w in s.name.split()[1:])]
        speaker = next((s for s in named if mention.words <= _words_of(s.name)), None)
        return speaker or self._named_with(mention)

    def _named_with(self, mention: Mention) -> Mention | None:
        """Who was named last with all these words."""
        before = (m for m in reversed(self.mentions) if m.passage.end <= mention.passage.start)
        return next((m for m in before if m.name and mention.words <= m.words), None)

    def _put_out(self, mention: Mention, earlier: Sequence[Source]) -> Source | None:
        """ "*A statement* said", after "the police said": theirs, where they spoke right before."""
        last = earlier[-1] if earlier else None
        if last is None or last.kind not in {"organisation", "official"}:
            return None
        spoke, told = (
            next((s.paragraph for s in self._sentences if s.end > at), None)
            for at in (_begin(last), mention.passage.start)
        )
        return last if spoke == told else None

    def _issuer(self, mention: Mention, earlier: Sequence[Source]) -> Source | None:
        """ "according to the bulletin", after "the prison service said in its fourth bulletin"."""
        if not _is_text(mention):
            return None
        for speaker in reversed(earlier):
            begin = speaker.spans[-1].start
            where = next((s for s in self._sentences if s.start <= begin < s.end), None)
            spoke = where is not None and speaker.kind != "document"
            if where and spoke and any(t.lower == mention.head for t in where.tokens):
                return speaker
        return None

    def _goes_on(self, sentence: Sentence, mention: Mention, head: Token) -> Source | None:
        """ "The activist *added*", "the SP": the person who spoke last, told of by what he is.

        Only one of whom nothing but the name is known: a mayor who spoke is no governor.
        """
        verb = sentence.parent(head)
        adds = verb is not None and cues().lemma.get(verb.lower) in cues().adding
        short = mention.name in source_words()["letters"]
        told = (mention.name and not short) or mention.plural or not _is_definite(mention)
        person = short or kind_of(head.lower) == "official" or is_person_noun(head.lower)
        if not adds or told or not person:
            return None
        last = next((s for s in reversed(self.speakers) if _begin(s) < mention.passage.start), None)
        kinds = {"person", "official"} if short else {"person"}
        return last if last is not None and last.kind in kinds else None

    def _is_what_was_said(self, mention: Mention) -> bool:
        """ "The report adds": a text that nothing introduced is the only speaker's own."""
        if not _is_text(mention):
            return False
        before = self._text[: mention.passage.start].lower()
        return re.search(rf"\b{re.escape(mention.head)}", before) is None

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

    def _spelt_out(self, mention: Mention) -> Mention | None:
        """The body whose acronym this is: "Kano River Rescue (KRR)", or one of these initials."""
        short = (mention.name or "").replace(".", "")
        if not (2 <= len(short) <= _LONGEST and short.isupper() and short.isalpha()):
            return None
        known = [m for m in self.mentions if m.name and not m.person and " " in m.name]
        body = next((m for m in known if self._is_followed_by(m, short)), None)
        if body is not None:
            return body
        ending = next((e for e in _endings() if short.endswith(e)), "")
        stem = short[: len(short) - len(ending)] if ending else short[1:]
        if stem not in self._initials:  # no need to search the text
            return None
        found = re.search(_spelt(short), self._text)
        words = passage(self._text, *found.span()) if found else None
        if words is None:
            return None
        behind = next((m for m in self.mentions if m.passage.overlaps(words)), None)
        if behind is not None and behind.person:
            return behind  # "the SP", of Superintendent of Police Neha Tirkey
        return Mention(words, "", words.text, frozenset(), False, False, False)

    def _is_followed_by(self, mention: Mention, short: str) -> bool:
        end = mention.passage.end
        following = self._text[end : end + 2 * _LONGEST].lstrip()
        return following.startswith((f"({short})", f"[{short}]"))

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
                if is_official(meant.words)
                else ("person" if meant.person else "organisation")
            )
            return Source(meant.name, kind, (meant.passage, here), None, None)
        return described(mention, sentence, tokens)


def _pronouns(number: str) -> frozenset[str]:
    return frozenset(source_words()["pronouns"][number])


def _endings() -> dict[str, list[str]]:
    endings: dict[str, list[str]] = source_words()["names"]["endings"]
    return endings


def _spelt(short: str) -> str:
    """A pattern for the words with these initials; what it ends with may stand in small letters."""
    joints = "|".join(re.escape(word) for word in source_words()["joints"])
    ending = next((e for e in _endings() if short.endswith(e) and len(short) > len(e)), "")
    letters = [rf"{letter}[\w'’]+" for letter in short.removesuffix(ending)]
    last = [rf"(?i:{'|'.join(map(re.escape, _endings()[ending]))})"] if ending else []
    return r"\b" + rf"(?:\s+(?:{joints}))*\s+".join([*letters, *last]) + r"\b"


def _begin(known: Source | Mention) -> int:
    return known.spans[-1].start if isinstance(known, Source) else known.passage.start


def _initials(text: str) -> str:
    """How the words begin that follow a space and could be the rest of a name."""
    joints = source_words()["joints"]
    return "".join(w[0] for w in text.split() if not w[0].islower() and w not in joints)


def _is_definite(mention: Mention) -> bool:
    words = r"(?:the|that|this|these|those)\b"
    return re.match(words, mention.passage.text, re.IGNORECASE) is not None


def is_clock(tokens: Sequence[Token]) -> bool:
    """ "7.48 pm": the time of an entry."""
    return tokens[0].text[0].isdigit() and tokens[-1].lower in {"am", "pm", "a.m.", "p.m.", "gmt"}


def _behind_clock(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "7.48 pm - *Police* say", "11:30 *Russia* says": words of a running report, no clock."""
    if _CLOCKED.fullmatch(tokens[0].text) and len(tokens) > 1 and tokens[1].text[:1].isupper():
        return tokens[1:]
    dash = next((n for n, t in enumerate(tokens[:_CLOCK]) if t.text in {"-", "–", "—"}), -1)
    clock = tokens[0].text[0].isdigit() and 0 < dash < len(tokens) - 1
    return tokens[dash + 1 :] if clock else tokens


def _is_text(mention: Mention) -> bool:
    """ "A statement": a text without a word of whose it is."""
    texts = source_words()["documents"]["texts"]
    return mention.words == {mention.head} and mention.head in texts


def _last_in_office(mention: Mention, earlier: Sequence[Source]) -> Source | None:
    """ "The official" alone: whoever in office spoke last, where nobody was called so."""
    if mention.words != {mention.head} or mention.head not in source_words()["generic"]["offices"]:
        return None
    return next((s for s in reversed(earlier) if s.kind == "official"), None)


def _words_of(told: str) -> set[str]:
    """The words that tell of somebody, without his owner's: "the agency's *representative*"."""
    return set(re.findall(r"\w+", _OWNER.sub(" ", told.lower())))


def _is_generic(mention: Mention) -> bool:
    return mention.head in source_words()["generic"]["words"]


def _describes(mention: Mention, told: str, kind: str) -> bool:
    known = _words_of(told)
    if mention.words <= known:
        return True
    body = source_words()["generic_of"].get(mention.head, ())
    if kind == "organisation" and not known.isdisjoint(body):
        return True
    if kind in {"official", "person"} and any(c <= known for c in callings_of(mention.head)):
        return True
    generic = _is_generic(mention)
    based = rf"the (?:[\w.'’-]+-based )?{re.escape(mention.head)}"
    alone = re.fullmatch(based, mention.passage.text.lower()) is not None
    return generic and alone and kind in {"organisation", "media"}
