"""Figures that the encoder marks and no rule of grammar reached.

Law: a mark gives a figure only where its words are a number of people or one person; without a
word of harm or of a person beside it, it must be all the surer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.harm.counted import counted_noun, counts_people, following_noun
from according.extract.harm.figures import Figure, figure_of_number, figure_of_one
from according.extract.harm.harm_words import (
    BODILY,
    harms_stated,
    has_harm_word,
    is_denied,
    states_harm,
)
from according.extract.harm.harms import wounds_a_limb
from according.extract.harm.marks import marked_harm, marked_spans, needs_no_word
from according.extract.harm.mention import HarmMention
from according.extract.harm.number_words import is_ordinal, is_share, phrases
from according.extract.harm.numbers import Number
from according.extract.harm.parts import borrows_harm
from according.extract.harm.people import (
    is_aged,
    is_group,
    is_not_people,
    is_person_noun,
    is_thing,
    singles_out,
    stands_for_many,
    stands_for_nobody,
    stands_for_one,
)
from according.extract.harm.single import is_scene, is_told
from according.extract.harm.spared import counts_nobody_harmed, is_spared
from according.extract.harm.taken import (
    is_captive,
    is_in_keepers_hands,
    is_taken_by_armed,
    is_taken_by_keepers,
)
from according.extract.harm.uncounted import is_of_ratio, is_rate, is_share_of
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm
from according.model.passage import passage

_SETTING_OFF = frozenset({"--", "-", "–", "—", "(", ":"})
_LISTED = 2  # persons named in one mark that make a list


def labelled_figures(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Figure]:
    """The figures of the encoder's marks, whether or not a rule finds them too."""
    told = has_harm_word(sentence) or any(t.lower in words().taking for t in sentence.tokens)
    for span in marked_spans(sentence):
        if told or needs_no_word(span):
            figure = _figure_of(sentence, span, numbers)
            if figure is not None and is_told(figure):
                denied = bool(figure.value) and is_denied(sentence)
                modality = "negated" if denied else figure.modality
                yield replace(figure, by_grammar=False, modality=modality)


def _figure_of(
    sentence: Sentence, span: Sequence[Token], numbers: Sequence[Number]
) -> Figure | None:
    head = _apposed(sentence, _head(sentence, span))
    mention = HarmMention(_harm_of(sentence, span), _word_of(sentence, head), head)
    if is_spared(sentence, span, mention):
        return None
    inside = {t.i for t in span}
    number = next((n for n in numbers if inside & set(range(n.first, n.last + 1))), None)
    if number is None or _is_of_age(sentence, span, number):
        one = figure_of_one(sentence, mention) if _is_one(sentence, span, head) else None
        return one and _with_listed(one, span)
    if (harm := _set_off(sentence, number, numbers)) is not None:
        mention = replace(mention, harm=harm)
    if counts_nobody_harmed(sentence, span, number, mention.word):
        return None
    people = counts_people(sentence, mention, number) or _counts_marked(sentence, mention, number)
    if borrows_harm(sentence, number) or not people:
        return None
    if not needs_no_word(span) and _counts_others(sentence, number):
        return None
    if is_share_of(sentence.tokens, number.first, number.last, mention.word):
        return None
    if is_rate(sentence.tokens, number.last) or _numbers_things(sentence, number):
        return None
    if _counts_some_things(sentence, number, numbers):
        return None
    return figure_of_number(sentence, mention, number)


def _word_of(sentence: Sentence, head: Token) -> Token:
    """The word of a marked phrase: what it hangs on by "of", if that harms, else its verb.

    "jailed over the 2019 *killing* of a priest"
    """
    of = sentence.parent(head) if head.dep == "pobj" else None
    deed = sentence.parent(of) if of is not None and of.lower == "of" else None
    if deed is not None and (states_harm(deed.lower) or deed.lower in words().unharmed.outside):
        return deed
    return sentence.clause_verb(head) or head


def _is_of_age(sentence: Sentence, span: Sequence[Token], number: Number) -> bool:
    """ "*a* gogo *of 70*": one of whom the mark tells the age as well."""
    before = sentence.tokens[number.first - 1].lower if number.first else ""
    return before == "of" and span[0].i < number.first - 1 and singles_out(span[0].lower)


def _with_listed(figure: Figure, span: Sequence[Token]) -> Figure:
    """One person with those named behind in the same mark: "*Ali Musa, Omar Said and Layla*".

    A list without a count is one figure of as many as it names (the marking guide).
    """
    listed = [figure.patient]
    for token in span:
        if token.dep == "conj" and any(token.head == before.i for before in listed):
            listed.append(token)
    if len(listed) < _LISTED or not all(_is_named(token) for token in listed):
        return figure
    end = max(listed[-1].end, figure.passage.end)
    words = passage(figure.sentence.text, figure.passage.start, end)
    count = len(listed)
    return replace(figure, value=count, low=count, high=count, passage=words)


def _is_named(token: Token) -> bool:
    return token.entity.endswith("PERSON") and token.tag in {"NNP", "NN"}


def _is_of_another(sentence: Sentence, span: Sequence[Token]) -> bool:
    """ "*a pastor*'s wife": whose somebody else is."""
    behind = sentence.tokens[span[-1].i + 1 : span[-1].i + 3]
    owned = [t.tag for t in behind[:1]] == ["POS"]
    return owned and is_person_noun(behind[-1].lower)


def _tells_of_people(noun: Token) -> bool:
    """Whether a lexicon knows the noun as one for people, or for what befalls them."""
    known = is_person_noun(noun.lower) or noun.lower in words().nouns
    return known or states_harm(noun.lower)


def _numbers_things(sentence: Sentence, number: Number) -> bool:
    """ "put the number of *heists* at 21": what a count before it is of, where no harm is told."""
    before = [t for t in sentence.tokens[: number.first] if t.lower in words().tolls.counts]
    leads = sentence.tokens[max(0, number.first - 1)].lower in words().tolls.reaching
    counted = sentence.below(before[-1], "of") if before and leads else None
    if counted is None or counted.tag != "NNS" or counted.i > number.first:
        return False
    return not _tells_of_people(counted) and counted.entity == "O"


def _counts_some_things(sentence: Sentence, number: Number, numbers: Sequence[Number]) -> bool:
    """ "222 fires in two years, *60 of them* deliberate": where nobody is counted before."""
    behind = [t.lower for t in sentence.tokens[number.last + 1 : number.last + 3]]
    if behind != ["of", "them"]:
        return False
    before = [following_noun(sentence, n) for n in numbers if n.last < number.first]
    return bool(before) and all(noun is not None and is_not_people(noun.lower) for noun in before)


def _counts_others(sentence: Sentence, number: Number) -> bool:
    """ "only two *generators*": a noun right behind that no lexicon knows as people or as harm."""
    noun = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    if noun is None or noun.tag != "NNS" or noun.dep == "compound":
        return False
    return not _tells_of_people(noun) and noun.entity == "O"


def _apposed(sentence: Sentence, head: Token) -> Token:
    """Who a marked apposition tells more of: "*the victim*, a 15-year-old boy, was hit"."""
    article = sentence.child(head, "det")
    more = head.dep == "appos" and article is not None and article.lower in {"a", "an"}
    told = sentence.parent(head) if more else None
    person = told is not None and (is_person_noun(told.lower) or told.entity.endswith("PERSON"))
    return told if told is not None and person and told.tag in {"NN", "NNP"} else head


def _counts_marked(sentence: Sentence, mention: HarmMention, number: Number) -> bool:
    """ "*two* novices beaten to death": a plural that no list knows, of an ambiguous verb."""
    noun = counted_noun(sentence, mention.patient, number)
    return noun is not None and noun.tag == "NNS" and not is_not_people(noun.lower)


def _set_off(sentence: Sentence, number: Number, numbers: Sequence[Number]) -> Harm | None:
    """ "hundreds of *casualties* -- 300, the army said, and *400* according to the rebels".

    A bare number that a dash or a bracket sets off behind a noun of harm counts the same.
    """
    behind = sentence.tokens[number.last + 1 : number.last + 2]
    before = sentence.tokens[max(0, number.first - 2) : number.first]
    if len(before) < 2 or (behind and (behind[0].is_noun or behind[0].lower == "of")):
        return None
    if before[1].text in _SETTING_OFF and before[0].is_noun:
        return words().nouns.get(before[0].lower)
    earlier = [n for n in numbers if n.last < number.first]
    between = sentence.tokens[earlier[-1].last + 1 : number.first] if earlier else ()
    if not between or any(states_harm(t.lower) or t.lower in words().nouns for t in between):
        return None
    return _set_off(sentence, earlier[-1], numbers)


def _harm_of(sentence: Sentence, span: Sequence[Token]) -> Harm:
    """The encoder's harm, unless that is unsure and the sentence has words for just one other.

    Who is in custody is not killed for it: there, the words tell of somebody else. Who is held in a
    report of kidnapping is in the hands of those who took him.
    """
    labelled = marked_harm(span)
    if labelled == "detained" and is_captive(sentence, sentence.clause_verb(span[-1])):
        return "abducted"
    noun = sentence.parent(span[-1]) if span[-1].dep == "nummod" else span[-1]
    if labelled == "detained" and noun is not None and is_taken_by_armed(sentence, noun):
        return "abducted"
    kept = is_taken_by_keepers(sentence, sentence.clause_verb(span[-1]))
    if labelled == "abducted" and (kept or is_in_keepers_hands(sentence)):
        return "detained"
    stated = harms_stated(sentence)
    word = sentence.clause_verb(span[-1])
    hit = word is not None and sentence.subject(word) in span and word.lower in words().shots.verbs
    if labelled == "killed" and hit and word is not None and wounds_a_limb(sentence, word):
        return "injured"  # "*she* was hit in the hip"
    ended = stated == {"killed-or-injured"}  # a shooting is named, and the label says how it ended
    other = len(stated) == 1 and labelled not in stated and labelled in BODILY and not ended
    unsure = not needs_no_word(span) or _ends_label(sentence, span)
    return stated.pop() if other and unsure else labelled


def _ends_label(sentence: Sentence, span: Sequence[Token]) -> bool:
    """ "Total deaths here: *10*": a line's number, of which its words tell."""
    before = [t.text for t in sentence.tokens[max(0, span[0].i - 1) : span[0].i]]
    return before == [":"] and span[-1].i == sentence.tokens[-1].i


def _head(sentence: Sentence, span: Sequence[Token]) -> Token:
    """The word of a span whose head stands outside it; of "*his* wife" the wife."""
    inside = {t.i for t in span}
    owned = sentence.parent(span[-1]) if span[-1].tag == "PRP$" else None
    if owned is not None and owned.tag == "NN" and is_person_noun(owned.lower):
        return owned
    head = next((t for t in span if t.head not in inside or t.head == t.i), span[-1])
    of = sentence.parent(head) if head.dep == "poss" else None
    counted = of is not None and any(t.dep == "nummod" and t.head == of.i for t in span)
    return of if of is not None and counted else head  # "*his neighbour's two* grandsons"


def _is_cut_short(sentence: Sentence, span: Sequence[Token]) -> bool:
    """Whether only words before people are marked: "*the* four pilots", "*twin* girls"."""
    noun = sentence.parent(span[-1])
    if noun is None or noun.i <= span[-1].i:
        return False
    several = noun.tag == "NNS" and is_person_noun(noun.lower)
    before = span[-1].tag == "PRP$" or span[-1].dep in {"compound", "amod"}
    return span[-1].dep == "det" or (before and several)


def _only_numbers(sentence: Sentence, head: Token) -> bool:
    """ "It was the city's *14th* homicide this year": the place in a row of one told already."""
    noun = next(iter(sentence.tokens[head.i + 1 : head.i + 2]), None)
    if noun is None or not is_ordinal(head.lower) or noun.lower not in words().nouns:
        return False
    verb = sentence.parent(noun) if noun.dep == "attr" else None
    return verb is not None and verb.lower in words().copulas


def _is_one(sentence: Sentence, span: Sequence[Token], head: Token) -> bool:
    """Whether a marked phrase without a number is one person."""
    behind = next(iter(sentence.tokens[span[-1].i + 1 : span[-1].i + 2]), None)
    if is_ordinal(head.lower) and head.i > span[0].i + 1 and span[0].lower in phrases().before:
        return False  # "*about a third*"
    more = head.lower == "another" and behind is not None and behind.tag == "CD"  # "another 12"
    of = next(iter(sentence.tokens[head.i + 1 : head.i + 2]), None)
    ordinal = is_ordinal(head.lower) and of is not None and of.lower == "of"
    fraction = ordinal or is_share(head.lower, of) or is_of_ratio(sentence.tokens, head.i)
    nobody = fraction or any(stands_for_nobody(t.lower) for t in span)
    if more or nobody or _is_cut_short(sentence, span) or _only_numbers(sentence, head):
        return False
    if is_scene(sentence, head) or _is_of_another(sentence, span):
        return False
    thing = behind is not None and behind.is_noun and not _tells_of_people(behind)
    if is_ordinal(head.lower) and thing:
        return False  # "a soldier of *the 24th* brigade"
    named = behind is not None and behind.is_noun and not states_harm(behind.lower)
    aged = is_aged(head.lower) and not named  # "*16-year-old* shot" is one, whatever "shot" is
    if stands_for_one(head.lower) or aged or head.entity.endswith("PERSON"):
        return True
    if is_group(head.lower) or is_thing(head.lower) or head.lower in words().tolls.counts:
        return False
    if head.entity.endswith("ORG") and head.tag == "NNP" and span[0].lower == "the":
        return False  # "a corporal of *the Ulster Defence Regiment*"
    if needs_no_word(span) and not is_not_people(head.lower):
        return head.tag in {"NN", "NNP", "DT", "JJ"} and not stands_for_many(head.lower)
    known = singles_out(span[0].lower) or is_person_noun(head.lower)
    return known and head.tag in {"NN", "NNP"}
