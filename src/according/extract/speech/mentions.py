"""Words that name somebody: the proper name in them, the head word, and what kind of name it is.

Law: a mention's name is words of its own passage, or of those right behind a first name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from according.extract.harm.people import is_person_noun
from according.extract.speech.cues import cues
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import SourceKind
from according.model.passage import Passage


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
def source_words() -> dict[str, Any]:
    """The lexicon of sources with the kind of every form of a word, loaded once."""
    lexicon = load("sources")
    kinds: dict[str, SourceKind] = {}
    for kind in ("anonymous", "organisation", "document", "media", "official"):  # the later wins
        for word in lexicon["kinds"][kind]:
            for form in noun_forms(word):
                kinds[form] = kind
    lexicon = dict(lexicon)
    lexicon["kind_of"] = kinds
    lexicon["joints"] = frozenset(lexicon["names"]["joints"])
    lexicon["giving"] = frozenset(lexicon["names"]["giving"])
    lexicon["given_as"] = frozenset(lexicon["names"]["given_as"])
    lexicon["given_with"] = frozenset(lexicon["names"]["given_with"])
    lexicon["letters"] = frozenset(lexicon["letters"]["words"])
    lexicon["employing"] = frozenset(lexicon["names"]["employing"])
    lexicon["articles"] = frozenset({"the", "a", "an"})
    lexicon["roles"] = {f for word in lexicon["speaks_for"]["roles"] for f in noun_forms(word)}
    return lexicon


def kind_of(word: str) -> SourceKind | None:
    """The kind of source that a word in small letters is by itself; None if it names none."""
    kind: SourceKind | None = source_words()["kind_of"].get(word)
    return kind


def callings_of(word: str) -> Sequence[frozenset[str]]:
    """The offices and callings of whom a word can mean again: of "lawmaker" a senator's.

    Each as the words that all tell it ("member", "parliament").
    """
    callings: Sequence[str] = source_words()["persons_of"].get(word, ())
    return [frozenset(calling.split()) for calling in callings]


def named_in(sentence: Sentence) -> list[Mention]:
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
            found.append(mention_of(sentence, tokens, run[-1]))
        run = [token] if token is not None and token.entity != "O" else []
    return found


def speaks(word: str) -> bool:
    """Whether the word by itself names a source: an office, a body, or many voices."""
    kind = source_words()["kind_of"].get(word)
    return kind in {"official", "organisation"} or word in source_words()["collective"]["words"]


def is_happening(noun: Token) -> bool:
    """Whether it is a noun for what happens, or for its toll, which say nothing; "Seattle Fire"."""
    return noun.lower in _happenings() and noun.tag not in {"NNP", "NNPS"}


@remembered
def _happenings() -> frozenset[str]:
    scope = load("scope")
    return frozenset((*scope["incident"]["nouns"], *scope["cumulative"]["tallies"]))


def is_body_by_name(sentence: Sentence, thing: Token) -> bool:
    """Whether a noun for a thing is a body by the word before it: "a *think* tank"."""
    before = sentence.tokens[thing.i - 1].lower if thing.i else ""
    return before in source_words()["names"]["speaking"].get(thing.lower, ())


def counter_of(sentence: Sentence, noun: Token) -> Token | None:
    """Who made a count or a list: its owner, or who stands behind "from" or "by"; None if unsaid.

    So does who "gave" it: "an earlier toll *given by police*".

    None where the owner does not speak: "Sunday's toll", "the toll of the blast", and in headlines
    "Gao toll".
    """
    owner = sentence.child(noun, "poss")
    owner = owner or (None if sentence.headline else sentence.child(noun, "compound"))
    if owner is not None:
        return owner if _can_count(sentence, owner) else None
    behind = [c for c in sentence.children(noun, "prep") if c.lower in cues().tallied_from]
    given = [sentence.below(verb, "by") for verb in sentence.children(noun, "acl")]
    makers = (*(sentence.child(prep, "pobj") for prep in behind), *given)
    return next(
        (maker for maker in makers if maker is not None and _can_count(sentence, maker)), None
    )


def _can_count(sentence: Sentence, owner: Token) -> bool:
    """Whether it is somebody; "its" only where it means another.

    So it does where it opens the sentence, or a cue leads to it: "by its", "according to its".
    """
    if owner.tag == "PRP$":
        before = sentence.tokens[owner.i - 1].lower if owner.i else ""
        return not before or before == "to" or before in cues().tallied_by
    named = owner.entity[2:] in {"ORG", "PERSON"}
    return named or is_person_noun(owner.lower) or owner.lower in source_words()["kind_of"]


def whole_name(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a name without the sign of the genitive behind them."""
    return tokens[:-1] if tokens[-1].tag == "POS" else tokens


def mention_of(
    sentence: Sentence, tokens: Sequence[Token], head: Token, naming: Sequence[Token] = ()
) -> Mention:
    """What these words name; ``naming`` are those that hold the name, if only some do."""
    titles = set(source_words()["titles"]["words"])
    naming = naming or tokens
    owners = {t.i for t in naming if t.dep == "poss" and t.head == head.i and t.i != head.i}
    named = [t for t in naming if t.entity.endswith("PERSON") and t.lower not in titles]
    if head.lower in source_words()["roles"] or is_person_noun(head.lower):
        # "Mr Haftar's *spokesman*, Ali Musa", "Yadav's *father*, Ram Prasad"
        named = [t for t in named if not owners & {t.i, t.head}]
        named = [t for t in named if not _is_whose(sentence, t, head)]
        named = [t for t in named if not _is_of_many(sentence, t)]
    body = _is_body(head) or _is_told_as_body(naming)
    people = [] if body else _person(sentence, named, head)
    name = sentence.passage(people).text if people else _capitalised(sentence, naming, head)
    if name is None and (apposed := _apposed_body(naming, head)):
        name = sentence.passage(apposed).text
    words = frozenset(
        t.lower for t in tokens if t.tag[:2] in {"NN", "JJ"} and t.lower not in titles
    )
    told = sentence.tokens[head.head] if head.dep == "appos" else head  # "the mayor, *Ana Ruiz*,"
    subject = told.dep in {"nsubj", "nsubjpass"} and sentence.tokens[told.head].dep == "ROOT"
    plural = head.tag in {"NNS", "NNPS"}
    return Mention(sentence.passage(tokens), head.lower, name, words, plural, bool(people), subject)


def _is_whose(sentence: Sentence, name: Token, head: Token) -> bool:
    """ "a resident of *Jenin*", "the *Kherson* governor": where somebody is from or governs."""
    of = sentence.parent(name) if name.dep == "pobj" else None
    behind = of is not None and of.lower in {"of", "from", "in"} and of.head == head.i
    before = name.dep == "compound" and name.head == head.i and kind_of(head.lower) == "official"
    return behind or before


def _is_of_many(sentence: Sentence, name: Token) -> bool:
    """ "a spokesman for the *Tigrayan* forces, Ali Musa": whose forces, whatever its label."""
    whose = sentence.parent(name) if name.dep in {"compound", "amod"} else None
    return whose is not None and whose.tag == "NNS" and not whose.entity.endswith("PERSON")


def _apposed_body(naming: Sequence[Token], head: Token) -> Sequence[Token]:
    """ "A medical charity, *Médecins du Lac*": the name behind a body told by its kind."""
    commas = [n for n, t in enumerate(naming) if t.text == ","]
    first = commas[0] + 1 if commas else len(naming)
    last = commas[1] if len(commas) > 1 else len(naming)
    if head.tag not in {"NN", "NNP"} or head.i >= naming[first - 1].i:
        return ()
    lexicon = source_words()
    told = [t for t in naming[first:last] if t.lower not in lexicon["articles"]]
    body = kind_of(head.lower) in {"organisation", "media"} or head.lower in lexicon["employing"]
    return told if body and is_name(told) else ()


def is_name(words: Sequence[Token]) -> bool:
    """Whether words behind a comma are a proper name, whatever their labels; no day."""
    lexicon = source_words()
    told = [t for t in words if t.text != "," and t.lower not in lexicon["articles"]]
    if not told or any(t.entity[2:] in {"DATE", "TIME"} for t in told):
        return False
    capital = all(t.text[:1].isupper() or t.lower in lexicon["joints"] for t in told)
    return capital and told[0].text[:1].isupper()


def _is_body(head: Token) -> bool:
    """Whether it ends the name of a body: "the Omdurman Doctors' *Network*" is nobody's name."""
    body = source_words()["kind_of"].get(head.lower) == "organisation"
    return body and head.tag in {"NNP", "NNPS"} and not head.entity.endswith("PERSON")


def _is_told_as_body(naming: Sequence[Token]) -> bool:
    """ "the rights *group Lawyers* for Liberty": what the name is of stands right before it."""
    first = next((n for n, t in enumerate(naming) if n and t.text[:1].isupper()), 0)
    before, named = (naming[first - 1], naming[first]) if first else (None, naming[0])
    titles = source_words()["titles"]["words"]
    office = named.lower in titles or kind_of(named.lower) == "official"
    one = is_person_noun(named.lower) and named.tag in {"NN", "NNP"}
    if office or one or named.entity.endswith("PERSON"):
        return False  # "police *Sgt.* John Hill"
    return before is not None and before.tag == "NN" and kind_of(before.lower) == "organisation"


def _person(sentence: Sentence, tokens: Sequence[Token], head: Token) -> list[Token]:
    """The name that is the head, else the first among these tokens, whole.

    With proper nouns behind it, and no role before it.
    """
    first = next((t for t in tokens if t.i == head.i), tokens[0]) if tokens else None
    while first is not None and (before := [t for t in tokens if t.i == first.i - 1]):
        first = before[0]
    later = [t for t in tokens if first is not None and t.i >= first.i]
    run = [t for n, t in enumerate(later) if t.i == later[0].i + n]
    while (
        run and (after := sentence.tokens[run[-1].i + 1 : run[-1].i + 2]) and after[0].tag == "NNP"
    ):
        run += after
    run = [*_first_names(sentence, run[0]), *run] if len(run) == 1 else run
    roles = [n for n, t in enumerate(run) if source_words()["kind_of"].get(t.lower) == "official"]
    return run[roles[-1] + 1 :] if roles else run


def _is_role(head: Token) -> bool:
    """ "THE LUTHERAN BISHOP", "THE COMMUNIQUE": which only capitals make a name."""
    role = kind_of(head.lower) in {"official", "document"} or is_person_noun(head.lower)
    return role and not head.entity.endswith("PERSON")


def _first_names(sentence: Sentence, name: Token) -> list[Token]:
    """ "*Sani* Usman", where the labels have the last name alone; not a title or an office."""
    before = sentence.tokens[name.i - 1] if name.i else None
    if before is None or before.tag != "NNP" or before.dep != "compound" or before.entity != "O":
        return []
    word = before.lower
    title = word in source_words()["titles"]["words"] or kind_of(word) is not None
    named = before.text.istitle() and before.text.isalpha() and not is_person_noun(word)
    return [before] if named and not title else []


def _capitalised(sentence: Sentence, tokens: Sequence[Token], head: Token) -> str | None:
    """A proper name by its capitals, without its article: "Syrian Network for Human Rights".

    In a text of capitals they tell nothing, and only what holds a word tagged as a name is one.
    """
    lexicon = source_words()
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
    shouted = sentence.words.isupper()
    if shouted and (_is_role(head) or not any(t.tag in {"NNP", "NNPS"} for t in proper)):
        return None
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
