"""How many people a harm mention speaks of: the figure, in the contract's table.

Law: a figure's span is the number with its modifier, or the noun phrase of a single victim; bare
plurals ("the children were hurt") give no figure; what is counted must be people.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from according.extract.events.modality import modality_of
from according.extract.harm.harms import (
    HarmMention,
    find_harms,
    harms_stated,
    has_harm_word,
    is_ambiguous,
    states_harm,
    wounds_a_limb,
)
from according.extract.harm.numbers import Number, find_numbers
from according.extract.text.sentence import Sentence, Token
from according.lexicons import load, remembered
from according.lexicons.inflection import noun_forms
from according.model.claim import Category, Harm, Modality, Modifier, Scope
from according.model.passage import Passage, passage

_SINGLE = frozenset(
    {"a", "an", "one", "another", "the", "his", "her", "their", "this", "that", "my", "its", "our"}
)
_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "i", "me", "myself"})
_PHRASE = frozenset(
    {"relcl", "acl", "appos", "prep", "conj", "cc", "punct", "advcl", "dep", "prt", "agent"}
)
_COUNTING = frozenset({"nummod", "amod", "det", "quantmod"})
_NOBODY = frozenset({"nobody", "none", "anyone", "anybody", "everyone", "everybody", "someone"})
_MANY = frozenset({"they", "them", "all", "both"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_PLURAL_SENSE = frozenset(
    {"people", "family", "crew", "staff", "personnel", "police", "force", "group", "team"}
)
_AGED = re.compile(r"(?:\d+|[a-z]+(?:-[a-z]+)?)-years?-old")  # "a *17-year-old* was shot"
# Mean probabilities from which the encoder's mark is taken: for a figure, and for how it ended for
# those who were shot. Chosen on the marks to measure with; benchmarks/figures.py.
_SURE, _ENDED = 0.65, 0.8
_SURER = 0.85  # ... for one where no word of the lexicons tells of harm or of a person
_BACK = 2  # sentences back to the number that "they" can stand for


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number of people harmed, before it becomes a claim's quantity."""

    harm: Harm
    value: int | None
    modifier: Modifier
    low: int | None
    high: int | None
    passage: Passage
    scope: Scope
    category: Category
    who: str | None
    sentence: Sentence
    word: Token
    patient: Token
    modality: Modality = "happened"
    part_of: Passage | None = None
    by_grammar: bool = True  # a rule reached it; else the encoder's mark alone


@dataclass(frozen=True, slots=True)
class _People:
    nouns: frozenset[str]
    things: frozenset[str]
    objects: frozenset[str]
    categories: dict[str, Category]


@remembered
def _people() -> _People:
    lexicon = load("harms")
    nouns = {form for word in lexicon["people"]["nouns"] for form in noun_forms(word)}
    nouns |= set(lexicon["people"]["irregular"])
    objects = {form for word in lexicon["not_people"]["objects"] for form in noun_forms(word)}
    things = objects | {f for word in lexicon["not_people"]["nouns"] for f in noun_forms(word)}
    singular = dict(lexicon["people"]["irregular"].items())
    categories: dict[str, Category] = {}
    for category, words in lexicon["categories"].items():
        for word in words:
            for form in noun_forms(word):
                categories[form] = category
    for plural, one in singular.items():
        if one in categories:
            categories[plural] = categories[one]
    return _People(frozenset(nouns), frozenset(things), frozenset(objects), categories)


def find_figures(sentences: Sequence[Sentence]) -> list[Figure]:
    """The figures of harm in a report, in the order of its sentences; one span and harm, once."""
    found: list[Figure] = []
    for index, sentence in enumerate(sentences):
        found += _in_sentence(sentence)
        earlier = sentences[max(0, index - _BACK) : index]
        found += _referred(
            sentence, [s for s in earlier if s.paragraph >= sentence.paragraph - 1], found
        )
    return found


def _in_sentence(sentence: Sentence) -> list[Figure]:
    numbers = find_numbers(sentence.tokens)
    found: dict[tuple[Harm, int], Figure] = {}
    for _, mentions in groupby(find_harms(sentence), key=lambda m: (m.harm, m.word.i)):
        told = [f for m in mentions for f in _figures(sentence, m, numbers)]
        for figure in _listed([f for f in told if not _is_aim(f)]):
            found.setdefault((figure.harm, figure.passage.start), figure)
    figures = sorted(found.values(), key=lambda f: f.passage.start)
    figures += list(_parts(sentence, figures, numbers))
    for figure in _labelled(sentence, numbers):
        if not any(f.passage.overlaps(figure.passage) for f in figures):
            figures.append(figure)
    return sorted(figures, key=lambda f: f.passage.start)


def _listed(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Single persons joined, and one with "his two sons", are one figure: their sum."""
    ordered = sorted(figures, key=lambda f: f.passage.start)
    if len(ordered) < 2 or any(f.modifier != "exactly" or not f.value for f in ordered):
        return figures
    counted = ordered[0].passage.text.lower() == "one"  # "one officer and a civilian": two figures
    if ordered[0].value != 1 or counted or not all(map(_joins, ordered)):
        return figures
    first, last = ordered[0], ordered[-1]
    end = max(last.passage.end, last.patient.end)
    count = sum(f.value or 0 for f in ordered)
    span = passage(first.sentence.text, first.passage.start, end)
    return [replace(first, value=count, low=count, high=count, passage=span)]


def _is_aim(figure: Figure) -> bool:
    """ "sent them to kill the leader": killing as the aim is no figure (the marking guide)."""
    return (
        figure.modality in {"planned", "threatened"}
        and figure.passage.text[0].isalpha()
        and figure.value == 1
    )


def _joins(figure: Figure) -> bool:
    """Whether a further figure is told as one with those before: a person, or "*his* two sons"."""
    owner = figure.sentence.child(figure.patient, "poss")
    own = owner is not None and owner.tag == "PRP$"
    return own or (figure.value == 1 and figure.passage.text[0].isalpha())


def _labelled(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Figure]:
    """Figures that the encoder marks and no rule of grammar reached."""
    told = has_harm_word(sentence)
    for span in _marked_spans(sentence):
        if not told and _mean(span) < _SURER:
            continue
        head = _head(sentence, span)
        harm = _harm_of(sentence, span)
        mention = HarmMention(harm, sentence.clause_verb(head) or head, head)
        inside = {t.i for t in span}
        number = next((n for n in numbers if inside & set(range(n.first, n.last + 1))), None)
        if number is not None:
            if _counts_people(sentence, mention, number):
                yield replace(_numbered(sentence, mention, number), by_grammar=False)
        elif _is_one(sentence, span, head):
            one = _figure(sentence, mention, _single_span(sentence, head), 1, "exactly", 1, 1)
            yield replace(one, by_grammar=False)


def _harm_of(sentence: Sentence, span: Sequence[Token]) -> Harm:
    """The encoder's harm, unless the sentence has no word for it and words for just one other."""
    labelled: Harm = span[0].harm[2:]  # type: ignore[assignment]
    stated = harms_stated(sentence)
    return labelled if labelled in stated or len(stated) != 1 else stated.pop()


def _marked_spans(sentence: Sentence) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in sentence.tokens:
        if run and token.harm == f"I-{run[0].harm[2:]}":
            run.append(token)
            continue
        if run and _sure(run):
            yield run
        run = [token] if token.harm != "O" else []
    if run and _sure(run):
        yield run


def _sure(span: Sequence[Token]) -> bool:
    return _mean(span) >= _SURE


def _mean(span: Sequence[Token]) -> float:
    return sum(t.harm_p for t in span) / len(span)


def _head(sentence: Sentence, span: Sequence[Token]) -> Token:
    """The word of a span whose head stands outside it."""
    inside = {t.i for t in span}
    return next((t for t in span if t.head not in inside or t.head == t.i), span[-1])


def _is_one(sentence: Sentence, span: Sequence[Token], head: Token) -> bool:
    """Whether a marked phrase without a number is one person."""
    following = sentence.tokens[span[-1].i + 1 : span[-1].i + 2]
    if head.lower in _NOBODY or (
        head.lower == "another" and following and following[0].tag == "CD"
    ):
        return False
    if head.lower in _PRONOUNS or head.entity.endswith("PERSON"):
        return True
    if _mean(span) >= _SURER and head.lower not in _people().things:
        return head.tag in {"NN", "NNP", "DT", "JJ"} and head.lower not in _PLURAL_SENSE | _MANY
    singular = head.tag in {"NN", "NNP"} and head.lower not in _PLURAL_SENSE
    return singular and (span[0].lower in _SINGLE or head.lower in _people().nouns)


def _referred(
    sentence: Sentence, earlier: Sequence[Sentence], known: Sequence[Figure]
) -> Iterator[Figure]:
    """ "Five men came in. They have been arrested.": the number that a pronoun stands for."""
    for mention in find_harms(sentence):
        if mention.patient.lower not in _MANY:
            continue
        antecedent = _antecedent(earlier)
        if antecedent is None:
            continue
        before, number, noun = antecedent
        span = before.passage(before.tokens[number.first : number.last + 1])
        if any(f.harm == mention.harm and f.passage == span for f in known):
            continue
        yield replace(
            _numbered(before, HarmMention(mention.harm, noun, noun), number),
            sentence=sentence, word=mention.word, patient=mention.patient,
            modality=modality_of(sentence, mention.word),
        )  # fmt: skip


def _antecedent(earlier: Sequence[Sentence]) -> tuple[Sentence, Number, Token] | None:
    """The last number of people before, as subject or object of its clause."""
    for sentence in reversed(earlier):
        for number in reversed(find_numbers(sentence.tokens)):
            noun = _following_noun(sentence, number)
            if (
                noun is not None
                and noun.lower in _people().nouns
                and number.value
                and noun.dep in _ROLES
            ):
                return sentence, number, noun
    return None


def is_person_noun(word: str) -> bool:
    """Whether the lexicon knows the word as one for people."""
    return word in _people().nouns


def is_thing(word: str) -> bool:
    """Whether the lexicon knows the word as one for things that neither act nor speak."""
    return word in _people().objects


def _figures(
    sentence: Sentence, mention: HarmMention, numbers: Sequence[Number]
) -> Iterator[Figure]:
    phrase = sentence.subtree(mention.patient, _PHRASE)
    number = _number_of(sentence, mention.patient, phrase, numbers)
    if number is not None:
        if _counts_people(sentence, mention, number):
            yield _numbered(sentence, mention, number)
        return
    if _is_single(sentence, mention.patient, mention.word):
        yield _figure(
            sentence, mention, _single_span(sentence, mention.patient), 1, "exactly", 1, 1
        )


def _number_of(
    sentence: Sentence, patient: Token, phrase: Sequence[Token], numbers: Sequence[Number]
) -> Number | None:
    """The number that belongs to a phrase: its head ("dozens of people"), or inside it."""
    for head in (patient, _counter(sentence, patient)):
        holding = [n for n in numbers if head is not None and n.first <= head.i <= n.last]
        if holding:
            return holding[0]
    inside = {token.i for token in phrase}
    for number in numbers:
        span = range(number.first, number.last + 1)
        counting = any(sentence.tokens[i].dep in _COUNTING for i in span)
        heads = {sentence.tokens[i].head for i in span}
        between = sentence.tokens[number.last + 1 : patient.i]
        apart = any(t.is_verb for t in between)
        if (counting or patient.i in heads) and inside & set(span) and not apart:
            return number
        if number.last < patient.i and all(t.tag[:2] in {"JJ", "NN"} for t in between):
            return number  # "12 people", whatever the labels hang the number on
    return None


def _counter(sentence: Sentence, noun: Token) -> Token | None:
    """The word that counts a noun behind "of": "*hundreds* of civilians", "*two* of the men"."""
    of = sentence.parent(noun)
    return (
        sentence.parent(of) if of is not None and of.lower == "of" and noun.dep == "pobj" else None
    )


def _counts_people(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """Whether what is counted is people: a noun for people, a harm noun, or nothing else named."""
    if _borrows_harm(sentence, number):
        return False
    noun = _counted_noun(sentence, mention.patient, number)
    if _counts_things(sentence, number):
        return False
    if noun is None or noun.i == mention.word.i:
        return True
    if noun.lower in _people().things:
        return False
    if is_ambiguous(mention.word.lower):
        return noun.lower in _people().nouns or noun.entity.endswith("PERSON")
    return noun.lower in _people().nouns or noun.tag not in {"NN"} or noun.entity != "O"


def _counts_things(sentence: Sentence, number: Number) -> bool:
    """ "arrested *eight times*", "two days ago": the noun right behind is one for things."""
    behind = (t for t in sentence.tokens[number.last + 1 :] if not t.tag.startswith("JJ"))
    noun = next(behind, None)
    return noun is not None and noun.is_noun and noun.lower in _people().things


def _counted_noun(sentence: Sentence, patient: Token, number: Number) -> Token | None:
    """The noun after the number: "five *people*", "dozens of *civilians*"; None if none is said."""
    if not number.first <= patient.i <= number.last:
        return patient
    of = next((c for c in sentence.children(patient, "prep") if c.lower == "of"), None)
    if of is not None and (noun := sentence.child(of, "pobj")):
        return noun
    after = sentence.tokens[number.last + 1 : number.last + 2]
    return after[0] if after and after[0].is_noun and after[0].head == patient.i else None


def _numbered(sentence: Sentence, mention: HarmMention, number: Number) -> Figure:
    span = sentence.passage(sentence.tokens[number.first : number.last + 1])
    return _figure(
        sentence, mention, span, number.value, number.modifier, number.low, number.high, number
    )


def _is_single(sentence: Sentence, patient: Token, word: Token) -> bool:
    """Whether a phrase without a number is one person: "a policeman", a name, "he"."""
    if patient.lower in _PRONOUNS:
        return patient.tag in {"PRP", "PRP$"}
    if patient.i == word.i:
        return False
    if patient.entity.endswith("PERSON") or _is_name(sentence, patient):
        return True
    if _AGED.fullmatch(patient.lower):
        return True
    labelled = patient.harm != "O" and patient.harm_p >= _SURE
    if patient.tag not in {"NN", "NNP"} or not (labelled or patient.lower in _people().nouns):
        return False
    above = patient  # "a woman and *child*", "a man, boy and *girl*": the first one's determiner
    while sentence.child(above, "det", "poss") is None and above.dep == "conj":
        above = sentence.tokens[above.head]
    determiner = sentence.child(above, "det", "poss")
    return determiner is not None and patient.lower not in _PLURAL_SENSE


def _is_name(sentence: Sentence, patient: Token) -> bool:
    """A capitalised proper noun that nothing labels as a place or a body: "Hall was killed"."""
    shouting = sentence.words.isupper() or sentence.headline
    other = patient.entity[2:] in {"GPE", "LOC", "FAC", "ORG", "NORP", "DATE", "TIME", "EVENT"}
    return patient.tag == "NNP" and patient.text.istitle() and not shouting and not other


def _single_span(sentence: Sentence, patient: Token) -> Passage:
    return sentence.passage(sentence.subtree(patient, _PHRASE))


def _figure(
    sentence: Sentence,
    mention: HarmMention,
    span: Passage,
    value: int | None,
    modifier: Modifier,
    low: int | None,
    high: int | None,
    number: Number | None = None,
) -> Figure:
    noun = mention.patient if number is None else _counted_noun(sentence, mention.patient, number)
    harm = _outcome(sentence, mention, span)
    return Figure(
        harm, value, modifier, low, high, span, "incident", _category(noun),
        _who(sentence, noun, mention),
        sentence, mention.word, mention.patient, _modality(sentence, mention, span, value),
    )  # fmt: skip


def _outcome(sentence: Sentence, mention: HarmMention, span: Passage) -> Harm:
    """How it ended for those who were shot: as the encoder reads it, or by where it hit them."""
    if mention.harm != "killed-or-injured" or mention.word.is_noun:
        return mention.harm
    marked = [t for t in sentence.at(span.start, span.end) if t.harm[2:] in {"killed", "injured"}]
    if marked and _mean(marked) >= _ENDED:
        ended: Harm = marked[0].harm[2:]  # type: ignore[assignment]
        return ended
    return "injured" if wounds_a_limb(sentence, mention.word) else mention.harm


def _modality(
    sentence: Sentence, mention: HarmMention, span: Passage, value: int | None
) -> Modality:
    """By grammar, unless the encoder marks the figure as one that happened.

    "No one was hurt" happened, with the figure 0: the negation is in the number.
    """
    modality = modality_of(sentence, mention.word)
    if modality == "ongoing" or (value == 0 and modality == "negated"):
        return "happened"
    marked = [t for t in sentence.at(span.start, span.end) if t.harm != "O"]
    if marked and _sure(marked) and marked[0].modality in {"happened", "historical"}:
        return "happened"
    return modality


def _category(noun: Token | None) -> Category:
    return "unknown" if noun is None else _people().categories.get(noun.lower, "unknown")


def _who(sentence: Sentence, noun: Token | None, mention: HarmMention) -> str | None:
    """Who was harmed, as stated: the counted noun with what stands directly before it."""
    if noun is None or noun.i == mention.word.i or not noun.is_noun:
        return None
    kept = [
        t
        for t in sentence.subtree(noun, _PHRASE | {"det", "nummod", "quantmod", "poss"})
        if t.tag != "CD"
    ]
    return sentence.passage(kept).text if kept else None


def _parts(
    sentence: Sentence, figures: Sequence[Figure], numbers: Sequence[Number]
) -> Iterator[Figure]:
    """Partitives that name no harm of their own: "217 killed, 138 of them in one district"."""
    taken = [figure.passage for figure in figures]
    for number in numbers:
        span = sentence.passage(sentence.tokens[number.first : number.last + 1])
        whole = next((f for f in reversed(figures) if f.passage.end <= span.start), None)
        if whole is None or any(span.overlaps(p) for p in taken) or not _is_part(sentence, number):
            continue
        yield replace(
            whole, value=number.value, modifier=number.modifier, low=number.low, high=number.high,
            passage=span, scope="part", part_of=whole.passage, patient=sentence.tokens[number.last],
            category=_category(_following_noun(sentence, number)),
            who=None,
        )  # fmt: skip


def _is_part(sentence: Sentence, number: Number) -> bool:
    after = [t.lower for t in sentence.tokens[number.last + 1 : number.last + 3]]
    if len(after) == 2 and after[0] == "of" and after[1] in {"them", "whom", "those", "these"}:
        return True
    before = [t.lower for t in sentence.tokens[max(0, number.first - 2) : number.first]]
    noun = _following_noun(sentence, number)
    people = noun is not None and noun.lower in _people().nouns
    placed = "including" in before[-1:] and bool(after) and after[0] in {"in", "at", "from", "near"}
    return placed or (
        people
        and (
            "including" in before
            or before[-2:] in (["among", "them"], ["of", "whom"], ["of", "them"])
        )
    )


def _borrows_harm(sentence: Sentence, number: Number) -> bool:
    """ "26 were injured, *nine of them policemen*, and 51 detained": a part of what stands before.

    "three of whom died" has a harm of its own.
    """
    behind = sentence.tokens[number.last + 1 :]
    before = sentence.tokens[: number.first]
    if [t.lower for t in behind[:2]] not in (["of", "them"], ["of", "whom"]):
        return False
    if not any(states_harm(t.lower) for t in before):
        return False
    own = takewhile(lambda t: t.lower not in {",", "and", ";", "—", "."}, behind[2:])
    return not any(states_harm(t.lower) for t in own)


def _following_noun(sentence: Sentence, number: Number) -> Token | None:
    for token in sentence.tokens[number.last + 1 : number.last + 4]:
        if token.is_noun:
            return token
    return None
