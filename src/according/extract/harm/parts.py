"""Parts: figures that count some of a whole, "217 killed, 138 of them in one district".

Law: a part that names no harm of its own has its whole's; one that does ("three of whom died") is
a figure by itself. A part is never larger than a whole it is only labelled to be of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from according.extract.harm.apportioned import ends_joint, is_set_by, opening_behind
from according.extract.harm.counted import following_noun, is_one_group
from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import BODILY, states_harm
from according.extract.harm.marks import marked_scope
from according.extract.harm.number_words import is_count
from according.extract.harm.numbers import Number
from according.extract.harm.people import category_of, is_person_noun
from according.extract.harm.states import in_condition
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import SUBJECTS, Sentence, Token
from according.lexicons import load, remembered
from according.model.claim import Harm
from according.model.passage import Passage

_OF_THE = ["of", "the"]
_LIFTED = frozenset({"detained", "abducted", "missing"})
_ENDS = frozenset({",", ";", "."})
_BESIDE = 3  # words behind a count in which its place stands: "three *people in* Kherson"
_PIECE_ENDS = frozenset({",", "and", ";", "—", "."})


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["part"].items()}


def part_figures(
    sentence: Sentence, figures: Sequence[Figure], numbers: Sequence[Number]
) -> Iterator[Figure]:
    """Partitives that name no harm of their own, with the harm of the nearest figure before.

    What they say of a number outweighs a label that alone gave it a harm.
    """
    for number in numbers:
        span = sentence.passage(sentence.tokens[number.first : number.last + 1])
        whole = next((f for f in reversed(figures) if f.passage.end <= span.start), None)
        told = any(span.overlaps(f.passage) for f in figures if f.by_grammar)
        ended = _outcome(sentence, number)
        if whole is None or told or not (ended or _counts_a_part(sentence, number)):
            continue
        if not ended and others_between(whole, span.start, numbers, figures):
            continue
        if whole.harm in _LIFTED and _is_over(sentence, number):
            continue
        yield replace(
            whole, harm=ended or whole.harm, value=number.value, modifier=number.modifier,
            low=number.low, high=number.high, passage=span, scope="part", part_of=whole.passage,
            patient=sentence.tokens[number.last],
            category=category_of(following_noun(sentence, number)), who=None,
        )  # fmt: skip


def _is_over(sentence: Sentence, number: Number) -> bool:
    """ "took away two labourers, *one of whom later escaped*": who got free is told of as free."""
    behind = takewhile(lambda t: t.text not in _ENDS, sentence.tokens[number.last + 1 :])
    over = (t for t in behind if t.lower in load("scope")["retold"]["lifted"])
    return any(sentence.child(t, "neg") is None for t in over)


def others_between(
    whole: Figure, end: int, numbers: Sequence[Number], told: Sequence[Figure]
) -> bool:
    """ "Five men were held and *37 migrants*, among them 11 minors, rescued": 11 of others."""
    sentence = whole.sentence
    here = [f.passage for f in told if f.sentence is sentence]
    for number in numbers if sentence.start <= end <= sentence.end else ():
        span = sentence.passage(sentence.tokens[number.first : number.last + 1])
        between = whole.passage.end <= span.start and span.end < end
        between = between and not is_one_group(sentence, number)  # "nine members of *one family*"
        noun = following_noun(sentence, number) if between else None
        people = noun is not None and is_person_noun(noun.lower) and noun.start < end
        if people and not any(p.overlaps(span) for p in here):
            return True
    return False


def _outcome(sentence: Sentence, number: Number) -> Harm | None:
    """ "five people were shot, two *fatally*": how it ended for some of them."""
    behind = [t.lower for t in sentence.tokens[number.last + 1 : number.last + 5]]
    if _phrase(behind[:2]) in _words()["behind"]:
        behind = behind[2:]  # "one of them fatally"
    behind = behind[:2]
    alone = not any(word.isalpha() for word in behind[1:])
    return words().outcomes.get(behind[0]) if behind and alone else None


def _counts_a_part(sentence: Sentence, number: Number) -> bool:
    """ "138 *of them*", "*including* 20 women", "*including* 12 *in* Homs"."""
    words = _words()
    before, after = _around(sentence, number)
    if _phrase(after) in words["behind"] or _is_led(sentence, number):
        return True
    if before[-1:] == ["including"] and after and after[0] in words["placed"]:
        return True
    noun = following_noun(sentence, number)
    if noun is None or not is_person_noun(noun.lower):
        return False
    return "including" in before or _phrase(before) in words["before"]


def borrows_harm(sentence: Sentence, number: Number) -> bool:
    """ "26 were injured, *nine of them policemen*, and 51 detained": a part of what stands before.

    "three of whom died" has a harm of its own.
    """
    _, after = _around(sentence, number)
    if _is_led(sentence, number):
        return True
    if _phrase(after) not in _words()["borrowing"]:
        return False
    before = sentence.tokens[: number.first]
    if not _states_harm(before) or _states_harm(before[-1:]):
        return False  # "police *arrested* 83 of them"
    return not _states_harm_of_its_own(sentence, number.last + 3)


def _states_harm_of_its_own(sentence: Sentence, first: int) -> bool:
    """Whether the words from there to the end of their piece say what befell them."""
    behind = list(takewhile(lambda t: t.lower not in _PIECE_ENDS, sentence.tokens[first:]))
    cared_for = any(t.lower in words().care["places"] for t in behind)
    return cared_for or _states_harm(behind) or any(in_condition(sentence, t) for t in behind)


def _is_led(sentence: Sentence, number: Number) -> bool:
    """ "five are hurt, *of whom two* are reported as grave": without a harm of its own."""
    before, _ = _around(sentence, number)
    leads = _phrase(before) in _words()["leading"]
    return leads and not _states_harm_of_its_own(sentence, number.last + 1)


def is_of_them(figure: Figure, whom: str = "") -> bool:
    """ "46 *of them*", "two *of whom*": behind its number it says of whom it counts some.

    ``whom``: only by this word.
    """
    behind = [t.lower for t in figure.sentence.tokens if t.start >= figure.passage.end][:2]
    return _phrase(behind) in _words()["borrowing"] and behind[-1].endswith(whom)


def _around(sentence: Sentence, number: Number) -> tuple[list[str], list[str]]:
    """The two words before a number and the two behind it, or as many as there are."""
    before = sentence.tokens[max(0, number.first - 2) : number.first]
    after = sentence.tokens[number.last + 1 : number.last + 3]
    return [t.lower for t in before], [t.lower for t in after]


def _phrase(words: Sequence[str]) -> str:
    return " ".join(words)


def _states_harm(tokens: Sequence[Token]) -> bool:
    return any(states_harm(t.lower) for t in tokens)


def with_parts(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with their scope: those that count some of a whole are parts."""
    summands = {id(f) for f in _summands(figures)}
    return [
        replace(f, scope="part", part_of=f.part_of or _whole_before(f, figures))
        if id(f) in summands or _is_part(f, figures)
        else f
        for f in figures
    ]


def _whole_before(part: Figure, figures: Sequence[Figure]) -> Passage | None:
    """The last count before it in its paragraph that may hold it, as far as one is told."""
    before = [
        f for f in figures
        if f.passage.end <= part.passage.start
        and f.sentence.paragraph == part.sentence.paragraph
        and f.scope != "part"
        and f.harm == part.harm
        and _may_hold(f, part)
    ]  # fmt: skip
    return max(before, key=lambda f: f.passage.start).passage if before else None


def _summands(figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "Three men and a teenager were hurt" where "four hurt" stands elsewhere: its parts."""
    for whole in figures:
        shares = [f for f in figures if _is_opened_by(whole, f)]
        if len(shares) > 1 and whole.value == sum(f.value or 0 for f in shares):
            yield from shares
    for _, joined in groupby(figures, key=lambda f: (f.sentence.number, f.harm, f.word.i)):
        beside = list(joined)
        for whole in (f for f in figures if f.harm == beside[0].harm):
            if whole in beside and whole.value == len(beside) - 1:
                continue  # "a man, his wife and *their two children*"
            others = [f for f in beside if f is not whole]
            exact = len(others) > 1 and all(f.value and f.modifier == "exactly" for f in others)
            if exact and whole.value == sum(f.value or 0 for f in others):
                yield from others


def _is_opened_by(whole: Figure, share: Figure) -> bool:
    """ "120 died: *80* in air strikes and *40* in shelling": behind the colon of a count."""
    begin = share.passage.start
    alike = share.sentence is whole.sentence and share.harm == whole.harm
    behind = alike and begin >= whole.passage.end
    return behind and opening_behind(whole, begin) is not None


def _is_part(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it counts some of a whole: by its words, or as labelled beside a larger figure."""
    if figure.scope == "part" or is_partitive(figure) or _raised(figure, figures):
        return True
    if _is_broken_down(figure, figures) or _is_some_of_those(figure, figures):
        return True
    labelled = marked_scope(figure.sentence, figure.passage) == "part"
    if not labelled or _is_whole(figure) or _is_elsewhere(figure, figures):
        return False
    return any(_may_hold(other, figure) for other in figures)


def _is_whole(figure: Figure) -> bool:
    """ "one of the *two* who died": of whom some are told."""
    before = [t for t in figure.sentence.tokens if t.end <= figure.passage.start][-3:]
    definite = len(before) == len(_OF_THE) + 1 and [t.lower for t in before[1:]] == _OF_THE
    return definite and is_count(before[0])


def _is_elsewhere(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "three in Kherson and *one in Nikopol*": beside a count of another town, and no part."""
    sentence, begin = figure.sentence, figure.passage.start
    before = (f for f in figures if f.sentence is sentence and f.passage.end <= begin)
    last = max(before, key=lambda f: f.passage.end, default=None)
    between = sentence.at(last.passage.end, begin) if last is not None else ()
    behind = sentence.at(figure.passage.end, sentence.end)
    joined = ends_joint(between) and any(t.tag == "CC" for t in between)
    if any(_is_opened_by(whole, figure) for whole in figures):
        return False  # "eight were killed: five in Rangpur and *three in Dhaka*"
    return joined and is_set_by(behind) and any(is_set_by(between[n:]) for n in range(_BESIDE))


def _is_broken_down(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "These casualties were as follows: *196* wounded, *22* captured", after a larger count."""
    sentence = figure.sentence
    before = [t for t in sentence.tokens if t.end <= figure.passage.start]
    colon = next((t.i for t in reversed(before) if t.text == ":"), 0)
    named = (t for t in sentence.tokens[:colon] if t.lower in _words()["nouns"])
    if not any(sentence.is_definite(noun) for noun in named):
        return False
    return any(
        f.sentence.number == sentence.number - 1 and (f.value or 0) > (figure.value or 0)
        for f in figures
    )


def _is_some_of_those(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Four people were hurt. *Two* remain in hospital": a number alone, of those just counted."""
    sentence = figure.sentence
    here = sentence.at(figure.passage.start, figure.passage.end)
    alone = figure.value is not None and here and here[-1].tag == "CD" and here[-1].dep in SUBJECTS
    behind = sentence.tokens[here[-1].i + 1 : here[-1].i + 2] if alone else ()
    if not behind or here[0].i != 0 or behind[0].lower == "of":
        return False
    if figure.harm == "killed" and states_harm(figure.word.lower):
        return False  # "Ten were killed in Kano. Three *were killed* in Zaria."
    return any(
        f.sentence.number == sentence.number - 1
        and f.sentence.paragraph == sentence.paragraph
        and f.harm in {figure.harm, "killed-or-injured"}
        and f.scope != "part"
        and (f.value or 0) > (figure.value or 0)
        for f in figures
    )


def _raised(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "rose to seven after *two* more bodies were found": of the count that they brought up.

    So is who raised it "with the death of" one more.
    """
    rising, harm, sentence = load("scope")["when"]["counting"], figure.harm, figure.sentence
    counts = [f for f in figures if f.sentence is sentence and f.harm == harm and f is not figure]
    return any(
        _may_hold(count, figure)
        and any(
            t.lower in _words()["raising"]
            for t in sentence.at(count.passage.end, figure.passage.start)
        )
        and [t for t in sentence.at(sentence.start, count.passage.start) if t.lower in rising]
        for count in counts
    )


def is_partitive(figure: Figure) -> bool:
    """ "five of them", "two of the wounded"; not "eleven of the enemy killed"."""
    tokens = [t for t in figure.sentence.tokens if t.start >= figure.passage.end][:4]
    behind = [t.lower for t in tokens]
    if len(behind) < 2 or behind[0] != "of":
        return False
    known = _words()["nouns"]
    body = len(tokens) > 2 and tokens[2].tag == "NN" and behind[2] not in known
    return behind[1] in _words()["of"] or (
        behind[1] == "the" and not body and not known.isdisjoint(behind[2:])
    )


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether the one may be a whole of which the other is a part."""
    if whole is part or whole.passage == part.passage:
        return False
    kin = whole.harm == part.harm or {whole.harm, part.harm} <= BODILY
    return kin and (whole.value is None or (part.value or 0) < whole.value)
