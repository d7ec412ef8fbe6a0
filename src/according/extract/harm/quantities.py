"""How many people a report says were harmed: all its figures, in the order of its sentences.

Law: what grammar reaches comes first, then what the encoder alone marks, then parts of both; one
span and harm is one figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from according.extract.harm.among import among_figures
from according.extract.harm.apportioned import apportioned_figures
from according.extract.harm.counted import counted_noun, counts_people, number_of
from according.extract.harm.figures import Figure, figure_of_number, figure_of_one, phrase_of
from according.extract.harm.harm_words import (
    behind,
    died_naturally,
    has_harm_word,
    in_order,
    is_ambiguous,
    is_of_dying,
    states_by_negation,
    states_harm,
    tells_who_is_held,
)
from according.extract.harm.harms import find_harms
from according.extract.harm.labelled import labelled_figures
from according.extract.harm.marks import is_marked_with, marked_otherwise, surely_unmarked
from according.extract.harm.mention import HarmMention, is_fatal
from according.extract.harm.number_words import is_count
from according.extract.harm.numbers import Number, find_numbers
from according.extract.harm.parts import (
    borrows_harm,
    is_of_them,
    is_partitive,
    part_figures,
)
from according.extract.harm.people import is_person_noun, stands_for_one, stands_for_speaker
from according.extract.harm.referred import referred_figures
from according.extract.harm.retold import is_lifted, retold_figures
from according.extract.harm.settled import either, settled, victims_of_both
from according.extract.harm.single import is_single, is_told, joined, side_by_side
from according.extract.harm.spared import is_handed_back
from according.extract.harm.taken import remains_held
from according.extract.harm.uncounted import is_rate, is_share_of
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm

_CLOSING = frozenset({".", ",", ":"})


def find_figures(sentences: Sequence[Sentence]) -> list[Figure]:
    """The figures of harm in a report, in the order of its sentences; one span and harm, once."""
    found: list[Figure] = []
    for index, sentence in enumerate(sentences):
        harms = find_harms(sentence)
        numbers = find_numbers(sentence.tokens)
        here = [_as_told(f, found) for f in _in_sentence(sentence, harms, numbers)]
        here = [_as_counted(f, found) for f in here]
        again = list(retold_figures(sentence, numbers, [*found, *here]))
        listed = among_figures(sentence, numbers, [*found, *here])
        here = [f for f in here if not _is_told(f, again, listed)]
        listed = [f for f in listed if not _is_said_of(f, [*here, *again])]
        here += apportioned_figures(sentence, numbers, [*here, *again, *listed])
        found += sorted([*here, *again, *listed], key=_place)
        found += referred_figures(sentences, index, harms, found)
    return found


def _as_told(figure: Figure, found: Sequence[Figure]) -> Figure:
    """ "He confirmed that 29 were *taken*", in a report that told of people abducted before.

    Or "were taken away", where it told of arrests alone.
    """
    if figure.word.lower not in words().taking:
        return figure
    told = {f.harm for f in found} & {"abducted", "detained"}
    if figure.harm == "detained" and "abducted" in told and not figure.by_grammar:
        return replace(figure, harm="abducted")
    held = figure.harm == "abducted" and told == {"detained"}
    return replace(figure, harm="detained") if held and _says_no_more(figure) else figure


def _says_no_more(figure: Figure) -> bool:
    """Whether nothing tells who took them, nor that they were taken hostage."""
    sentence, verb = figure.sentence, figure.word
    following, readings = behind(sentence, verb), words().patient_verbs.get(verb.lower, ())
    hostage = any(harm == "abducted" and in_order(rest, following) for rest, harm in readings)
    return not hostage and sentence.is_passive(verb) and sentence.child(verb, "agent") is None


def _as_counted(figure: Figure, found: Sequence[Figure]) -> Figure:
    """ "Nine bodies were found. The registry *counts seven*.": of the harm that was just counted.

    So is a bare number that only a mark tells of, in a sentence without a word of harm.
    """
    sentence, here = figure.sentence, _words_of(figure)
    behind = sentence.tokens[here[-1].i + 1 : here[-1].i + 2] if here else ()
    bare = bool(here) and here[-1].tag == "CD" and all(t.tag in _CLOSING for t in behind)
    last = found[-1] if found else None
    if figure.by_grammar or not bare or last is None or has_harm_word(sentence):
        return figure
    near = sentence.number - last.sentence.number <= 1
    beside = {f.harm for f in found if f.sentence is last.sentence and f.scope != "part"}
    dead = "killed" in beside and last.harm == "injured"  # of both, a toll is of the dead
    return replace(figure, harm="killed" if dead else last.harm) if near else figure


def _in_sentence(
    sentence: Sentence, harms: Sequence[HarmMention], numbers: Sequence[Number]
) -> list[Figure]:
    figures = _by_grammar(sentence, harms, numbers)
    for figure in labelled_figures(sentence, numbers):
        told = [f for f in figures if f.passage.overlaps(figure.passage)]
        if told and _is_list_of(figure, told):
            figures = [f for f in figures if f not in told]
        elif told or _is_known(figure, figures):
            continue
        figures.append(figure)
    figures = settled(sentence, side_by_side(figures))
    figures = [f for f in figures if not _is_listed(f, figures)]
    parts = list(part_figures(sentence, figures, numbers))
    kept = [f for f in figures if not any(_is_part_again(f, p) for p in parts)]
    return victims_of_both(sorted([*kept, *parts], key=_place))


def _is_known(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the marked are a crowd of whom some were harmed, or somebody told of already."""
    if _is_drawn_from(figure, figures) or _is_apposed(figure, figures):
        return True
    return _is_owner(figure, figures) or _is_same_one(figure, figures)


def _is_part_again(figure: Figure, part: Figure) -> bool:
    """Whether it has the words of a part, or says who that is: "one of whom*, a guard,* was"."""
    behind = [t for t in part.sentence.tokens if part.passage.end <= t.start and t.text != ","][:3]
    who = is_of_them(part) and [t.start for t in behind[2:]] == [figure.passage.start]
    same = not figure.by_grammar and figure.value == part.value == 1
    return figure.passage.overlaps(part.passage) or (same and who)


def _is_drawn_from(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "faced *2,000 demonstrators* and detained 46 of them": the crowd of whom some were.

    Not "*1,140* civilians taken, 457 of whom are still held": those were all taken.
    """
    behind = (f for f in figures if f.by_grammar and f.passage.start > figure.passage.end)
    return any(
        f.harm == figure.harm and (f.value or 0) < (figure.value or 0) and is_of_them(f, "them")
        for f in behind
    )


def _is_apposed(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "The imam, *Ali Naqvi*, was killed", "two others, *both* of them students, were"."""
    if _is_one_of(figure, figures) or _is_told_more_of(figure, figures):
        return True
    text = figure.sentence.text
    beside = (f for f in figures if f.by_grammar and f.passage.end < figure.passage.start)
    behind = figure.sentence.tokens[figure.patient.i + 1 : figure.patient.i + 3]
    closed = [t.text for t in behind[:1]] == [","] and [t.tag for t in behind[1:]] != ["CC"]
    return (closed or is_of_them(figure)) and any(
        (f.harm, f.value) == (figure.harm, figure.value)
        and text[f.passage.end : figure.passage.start].strip() == ","
        for f in beside
    )


def _is_owner(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "*The guard* took his own life", "was found with his throat cut": grammar has "his"."""
    owned = (f for f in figures if f.by_grammar and f.patient.tag == "PRP$")
    above = (figure.sentence.ancestors(f.patient) for f in owned if f.harm == figure.harm)
    verbs = (verb for tokens in above for verb in tokens if verb.is_verb)
    return any(figure.sentence.subject(verb) is figure.patient for verb in verbs)


def _is_same_one(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "A midwife lost an eye when a canister hit *her*": the one just told of, how it came."""
    verb = figure.sentence.clause_verb(figure.patient)
    if figure.patient.tag != "PRP" or figure.value != 1 or verb is None or verb.dep != "advcl":
        return False
    above = verb.head
    return any(
        f.by_grammar and f.value == 1 and f.harm == figure.harm and f.word.i == above
        for f in figures
    )


def _is_listed(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "five bodies in a ditch: *a man and his wife*, *their baby*": who those counted before are.

    The marking guide takes a list only where no count is stated; numbers in it are parts.
    """
    sentence, at = figure.sentence, figure.passage.start
    if figure.modifier != "exactly" or any(t.tag == "CD" for t in _words_of(figure)):
        return False
    colon = max((t.i for t in sentence.tokens if t.text == ":" and t.start < at), default=-1)
    between = [t for t in sentence.tokens[colon + 1 :] if t.start < figure.passage.end]
    if colon < 0 or any(t.tag == "CD" or states_harm(t.lower) for t in between):
        return False
    counts = (f for f in figures if f.harm == figure.harm and (f.value or 0) > 1)
    return any(f.passage.end <= sentence.tokens[colon].start for f in counts)


def _words_of(figure: Figure) -> Sequence[Token]:
    return figure.sentence.at(figure.passage.start, figure.passage.end)


def _is_told_more_of(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Peter Kiplagat, *a retired teacher*, is missing": who the one before is.

    Or "One of our drivers, *Aristide*, is missing".
    """
    sentence, whom = figure.sentence, figure.patient
    before = sentence.parent(whom) if figure.value == 1 and whom.dep == "appos" else None
    behind = sentence.tokens[whom.i + 1 : whom.i + 3]
    if before is None or any(t.tag == "CC" for t in behind):  # "this man, *his son*, and five"
        return False
    of = sentence.parent(before) if before.dep == "pobj" else None
    counted = sentence.parent(of) if of is not None else None
    if whom.entity.endswith("PERSON") or counted is not None:
        before = counted if counted is not None and is_count(counted) else None
    same = (f for f in figures if (f.harm, f.value) == (figure.harm, 1))
    return before is not None and any(f.patient.i == before.i for f in same)


def _is_one_of(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Two students, *Ana Orellana* and *Edgar Caal*, were seized": a name in a count's list."""
    sentence, top = figure.sentence, figure.patient
    if figure.value != 1 or not top.entity.endswith("PERSON"):
        return False
    while top.dep == "conj" and top.head != top.i:
        top = sentence.tokens[top.head]
    above = {t.i for t in sentence.ancestors(top)} if top.dep == "appos" else set()
    counts = (f for f in figures if f.by_grammar and (f.value or 0) > 1)
    return any(f.harm == figure.harm and f.patient.i in above for f in counts)


def _is_said_of(figure: Figure, told: Sequence[Figure]) -> bool:
    """ "One of the dead was *a child*", "two of them were *a nurse and a guard*": who they are."""
    sentence, who = figure.sentence, figure.patient
    first = next((t for t in (who, *sentence.ancestors(who)) if t.dep != "conj"), who)
    verb = sentence.parent(first) if first.dep == "attr" else None
    same = (f for f in told if (f.harm, f.value) == (figure.harm, figure.value))
    return verb is not None and any(
        f.passage.end < figure.passage.start and f.sentence is sentence
        and sentence.parent(_words_of(f)[-1]) is verb
        for f in same
    )  # fmt: skip


def _is_list_of(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether it names those whom grammar reached, one by one or some of them, and more."""
    single = all(f.value == 1 and f.harm == figure.harm for f in told)
    inside = all(figure.passage.contains(f.passage) for f in told)
    return single and inside and (figure.value or 0) > len(told)


def _is_told(figure: Figure, again: Sequence[Figure], listed: Sequence[Figure]) -> bool:
    """Whether it is given better: as told again, or it only says who somebody in a list is."""
    if any(figure.passage.overlaps(f.passage) for f in (*again, *listed)):
        return True
    beside = any(f.passage.start < figure.passage.start for f in listed)
    more = beside and any(figure.passage.start < f.passage.end for f in listed)
    return more and not figure.by_grammar and figure.value == 1


def _place(figure: Figure) -> int:
    return figure.passage.start


def _by_grammar(
    sentence: Sentence, harms: Sequence[HarmMention], numbers: Sequence[Number]
) -> list[Figure]:
    """The figures in the phrases that words of harm give to those harmed."""
    found: dict[tuple[Harm, int], Figure] = {}
    for _, mentions in groupby(harms, key=lambda m: (m.harm, m.word.i)):
        figures: list[Figure] = []
        for figure in (f for m in mentions for f in _of_mention(sentence, m, numbers)):
            if is_told(figure) and not any(_touch(f, figure) for f in figures):
                figures.append(figure)
        for figure in joined(figures):
            found.setdefault((figure.harm, figure.passage.start), figure)
    told = list(either(sentence, found.values()))
    tolls = words().tolls.nouns
    reached = {f.passage.start for f in told if f.word.lower in tolls}
    return [
        f
        for f in told
        # "the toll stood at *12* and 40 people were missing": the toll's own number
        if f.word.lower in tolls or f.passage.start not in reached
        if is_fatal(sentence, f.word)
        or f.word.lower in words().conditions  # "remained in intensive care"
        or is_partitive(f)  # "*three of the injured* died"
        or (f.harm == "killed" and f.word.is_verb)  # no mark makes "killed the caretaker" hurt
        or not marked_otherwise(sentence, f.harm, f.passage)
    ]


def _touch(figure: Figure, other: Figure) -> bool:
    """Whether two phrases share words, or a noun and a name meet: "his sister", "Layla"."""
    first, last = sorted((figure, other), key=_place)
    apposed = first.patient.entity.endswith("PERSON") != last.patient.entity.endswith("PERSON")
    return last.passage.start < first.passage.end + 2 * apposed


def _of_mention(
    sentence: Sentence, mention: HarmMention, numbers: Sequence[Number]
) -> Iterator[Figure]:
    """The figure of a phrase, if it has one: of its number, else of the one person it names."""
    number = number_of(sentence, mention, phrase_of(sentence, mention.patient), numbers)
    if _is_beside_the_point(sentence, mention, number):
        return
    if number is None:
        alone = mention.harm == "displaced"  # who flees alone runs away
        alive = mention.harm == "killed" and stands_for_speaker(mention.patient.lower)
        told = not (alone or alive or _is_natural(sentence, mention))
        if told and is_single(sentence, mention.patient, mention.word):
            yield figure_of_one(sentence, mention)
    elif _counts(sentence, mention, number):
        yield figure_of_number(sentence, mention, number)


def _counts(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """Whether the number is of those harmed, and of people."""
    own = states_by_negation(mention.word.lower)  # "the whereabouts of four of them"
    if borrows_harm(sentence, number) and not own:
        return False
    if not counts_people(sentence, mention, number):
        return False
    if is_share_of(sentence.tokens, number.first, number.last, mention.word):
        return False
    if is_rate(sentence.tokens, number.last) or is_rate(sentence.tokens, mention.word.i):
        return False  # "12 lives a day", "42 are killed *per day*"
    return not _counts_unknown(sentence, mention, number)


def _counts_unknown(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """ "Missing are *three chainsaws*": what no list knows as people and the labels surely not.

    Or nothing that is named, under a verb that is done to things as often: "destroyed *both*".
    """
    noun = counted_noun(sentence, mention.patient, number)
    if noun is None:
        known = not is_ambiguous(mention.word.lower)
    else:
        named = noun.i == mention.word.i or not noun.is_noun or noun.entity != "O"
        known = named or is_person_noun(noun.lower)
    return not known and surely_unmarked(sentence.tokens[number.first : number.last + 1])


def _is_beside_the_point(sentence: Sentence, mention: HarmMention, number: Number | None) -> bool:
    """ "Six prisoners were fed": people who are held, told of for something else.

    Who is dead is moved and not displaced: "evacuated *five bodies*".
    """
    if mention.harm == "displaced" and mention.patient.lower in words().bodies.nouns:
        return True
    if mention.harm == "displaced" and (mention.word.dep == "amod" or not mention.word.is_verb):
        return is_lifted(sentence, mention.patient)  # "displaced people had *returned* home"
    held_yet = mention.harm == "abducted" and remains_held(sentence, mention.word)
    if held_yet or not tells_who_is_held(mention.word.lower):
        return False
    if is_handed_back(sentence, mention.patient):
        return True
    here = sentence.tokens[number.first : number.last + 1] if number else [mention.patient]
    return not is_marked_with(here, mention.harm)


def _is_natural(sentence: Sentence, mention: HarmMention) -> bool:
    """ "She died on Sunday, aged 94": one death that no word and no mark tells of as violent."""
    if died_naturally(sentence, mention.word):
        return True
    if not is_of_dying(mention.word.lower) or stands_for_one(mention.patient.lower):
        return False
    marked = any(t.harm != "O" for t in sentence.subtree(mention.patient))  # "a boy of *16* died"
    return not marked and not has_harm_word(sentence, besides=mention.word)
