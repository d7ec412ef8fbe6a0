"""Figures that the encoder marks and no rule of grammar reached.

Law: a mark gives a figure only where its words are a number of people or one person; without a
word of harm or of a person beside it, it must be all the surer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.extract.harm.counted import counted_noun, counts_people
from according.extract.harm.figures import Figure, figure_of_number, figure_of_one
from according.extract.harm.harm_words import (
    BODILY,
    behind,
    died_naturally,
    harms_stated,
    has_harm_word,
    in_order,
    is_denied,
    states_harm,
)
from according.extract.harm.harmed import is_himself
from according.extract.harm.harms import HarmMention, is_aimed, runs_off
from according.extract.harm.marks import marked_harm, marked_spans, needs_no_word
from according.extract.harm.number_words import is_count, is_ordinal
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
    stands_for_speaker,
)
from according.extract.harm.retold import is_lifted
from according.extract.harm.single import is_told
from according.extract.harm.taken import is_captive, is_held_by_nobody
from according.extract.harm.vocabulary import words
from according.extract.text.sentence import Sentence, Token
from according.model.claim import Harm
from according.model.passage import passage

_SETTING_OFF = frozenset({"--", "-", "–", "—", "(", ":"})
_LISTED = 2  # persons named in one mark that make a list


def labelled_figures(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Figure]:
    """The figures of the encoder's marks, whether or not a rule finds them too."""
    told = has_harm_word(sentence)
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
    asked = span[0].lower == "how"  # "did not say *how many* were hurt"
    if asked or is_himself(sentence, head) or _harms_another(sentence, head):
        return None
    if marked_harm(span) not in {"injured", "displaced"} and is_lifted(sentence, head):
        return None  # the injured are released from a hospital, the displaced escaped
    mention = HarmMention(_harm_of(sentence, span), sentence.clause_verb(head) or head, head)
    verb = sentence.clause_verb(head)
    if verb is not None and verb.lower in words().unharmed.obituary | words().unharmed.pretending:
        return None  # "she was preceded in death by her son", "he played dead"
    natural = any(died_naturally(sentence, t) for t in sentence.tokens)
    if marked_harm(span) in BODILY and _is_before(sentence, head):
        return None
    alive = _is_alive(sentence, head) or _is_saved(sentence, head)
    if marked_harm(span) == "killed" and (natural or alive):
        return None
    if mention.harm == "displaced" and _left_no_home(sentence, mention.word):
        return None
    if _is_tried(sentence, head):
        return None
    one_s = is_held_by_nobody(sentence, mention.word) or _is_charged(sentence, head)
    if mention.harm == "detained" and one_s:
        return None
    if mention.word.lower in words().courts.sentencing and mention.harm == "killed":
        return None  # "sentenced 12 men to death"
    inside = {t.i for t in span}
    number = next((n for n in numbers if inside & set(range(n.first, n.last + 1))), None)
    if number is None or _is_of_age(sentence, span, number):
        one = figure_of_one(sentence, mention) if _is_one(sentence, span, head) else None
        return one and _with_listed(one, span)
    if (harm := _set_off(sentence, number, numbers)) is not None:
        mention = replace(mention, harm=harm)
    if _is_nobody(sentence, span, number, mention.word):
        return None
    people = counts_people(sentence, mention, number) or _counts_marked(sentence, mention, number)
    if borrows_harm(sentence, number) or not people:
        return None
    if not needs_no_word(span) and _counts_others(sentence, number):
        return None
    return figure_of_number(sentence, mention, number)


def _is_of_age(sentence: Sentence, span: Sequence[Token], number: Number) -> bool:
    """ "*a* gogo *of 70*": one of whom the mark tells the age as well."""
    before = sentence.tokens[number.first - 1].lower if number.first else ""
    return before == "of" and span[0].i < number.first - 1 and singles_out(span[0].lower)


def _is_charged(sentence: Sentence, head: Token) -> bool:
    """ "registered cases *against* 25 persons", "*indicted* a man": a charge is no arrest."""
    verb = sentence.clause_verb(head)
    if verb is not None and verb.lower in words().courts.charging:
        return "detained" not in harms_stated(sentence)
    noun = sentence.parent(head) if head.dep == "nummod" else head
    against = sentence.parent(noun) if noun is not None else None
    return against is not None and against.lower == "against"


def _is_tried(sentence: Sentence, head: Token) -> bool:
    """ "acquitted *nine*", "*eight* of them were acquitted": whom a court deals with."""
    noun = sentence.parent(head) if head.dep == "nummod" else head
    verb = sentence.parent(noun) if noun is not None else None
    dealt_with = noun is not None and noun.dep in {"dobj", "nsubjpass"}
    return dealt_with and verb is not None and verb.lower in words().courts.charging


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


def _left_no_home(sentence: Sentence, word: Token) -> bool:
    """ "40,000 people *trapped* in the city" are there yet; who runs off or marches comes home."""
    stuck = any(
        t.lower in words().unharmed.stuck or t.lower in words().unharmed.crowds
        for t in sentence.tokens
    )
    marching = word.lower in words().unharmed.marching and "displaced" not in harms_stated(sentence)
    return stuck or marching or runs_off(sentence, word)


def _counts_others(sentence: Sentence, number: Number) -> bool:
    """ "only two *generators*": a noun right behind that no lexicon knows as people or as harm."""
    noun = next(iter(sentence.tokens[number.last + 1 : number.last + 2]), None)
    if noun is None or noun.tag != "NNS" or noun.dep == "compound":
        return False
    known = is_person_noun(noun.lower) or states_harm(noun.lower) or noun.lower in words().nouns
    return not known and noun.entity == "O"


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


def _is_nobody(sentence: Sentence, span: Sequence[Token], number: Number, verb: Token) -> bool:
    """ "*no one* has been charged", "none of its *16* members": not of harm, or not harmed."""
    before = [t.lower for t in sentence.tokens[max(0, number.first - 3) : number.first]]
    if number.value == 0:
        counted = sentence.parent(sentence.tokens[number.last])
        count = counted is not None and counted.lower in words().tolls.counts  # "no casualty toll"
        behind_it = next((t.lower for t in sentence.tokens[number.last + 1 :]), "")
        surely = needs_no_word(span) and marked_harm(span) in BODILY  # "*no one* was hit"
        surely = surely and behind_it != "of"  # "*none of the wounded* had grave injuries"
        return count or not (states_harm(verb.lower) or surely)
    if before[1:] == ["of", "the"] and is_count(sentence.tokens[number.first - 3]):
        return True  # "seven of the *nine* soldiers were wounded"
    return "none" in before and "of" in before and states_harm(verb.lower)


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
    stated = harms_stated(sentence)
    ended = stated == {"killed-or-injured"}  # a shooting is named, and the label says how it ended
    other = len(stated) == 1 and labelled not in stated and labelled in BODILY and not ended
    return stated.pop() if other and not needs_no_word(span) else labelled


def _harms_another(sentence: Sentence, head: Token) -> bool:
    """Whether others are harmed: "*he* killed two", "*the man* who shot a guard".

    Or dead already: "*the town* buries its dead", whatever the labels make of the headline.
    """
    noun = sentence.parent(head) if head.dep == "nummod" else head
    last = max(head.i, noun.i) if noun is not None else head.i
    behind = sentence.tokens[last + 1 : last + 4]
    if len(behind) > 1 and behind[0].lower == "who" and _is_of_harm(sentence, behind[1]):
        return noun is head or sentence.child(behind[1], "dobj") is not None
    if len(behind) > 2 and behind[1].tag == "PRP$" and behind[2].lower in words().states:
        return True
    if noun is not None and (_aims(sentence, noun) or _is_agent(sentence, noun)):
        return True
    verb = sentence.parent(noun) if noun is not None and noun.dep == "nsubj" else None
    if verb is None or not _is_of_harm(sentence, verb):
        return False
    for act in (verb, *(c for c in sentence.children(verb, "conj") if c.is_verb)):
        harmed = sentence.child(act, "dobj")
        if _is_of_harm(sentence, act) and harmed is not None and harmed.i > act.i > head.i:
            return not is_himself(sentence, harmed)
    return False


def _is_agent(sentence: Sentence, noun: Token) -> bool:
    """ "killed *by some 30 men*"."""
    by = sentence.parent(noun) if noun.dep == "pobj" else None
    verb = sentence.parent(by) if by is not None and by.lower == "by" else None
    return verb is not None and verb.lower in words().patient_verbs


def _aims(sentence: Sentence, noun: Token) -> bool:
    """ "four youths in a truck *shot at the policemen*", whatever the tree makes of the verb."""
    acts = (sentence.parent(noun), *sentence.children(noun, "acl"))
    return any(act is not None and is_aimed(sentence, act) for act in acts)


def _is_of_harm(sentence: Sentence, verb: Token) -> bool:
    readings = words().patient_verbs.get(verb.lower, ())
    harms = any(in_order(rest, behind(sentence, verb)) for rest, _ in readings)
    return harms and not sentence.is_passive(verb)


def _is_before(sentence: Sentence, head: Token) -> bool:
    """ "*A man* was standing on a porch when somebody opened fire": not yet harmed."""
    verb = sentence.parent(head) if head.dep == "nsubj" else None
    return verb is not None and verb.tag == "VBG" and verb.lower in words().unharmed.before


def _is_saved(sentence: Sentence, head: Token) -> bool:
    """ "*saved* the lives of thousands"."""
    lives = next((a for a in sentence.ancestors(head) if a.lower in words().tolls.lives), None)
    verb = sentence.parent(lives) if lives is not None else None
    return verb is not None and verb.lower in words().unharmed.saving


def _is_alive(sentence: Sentence, head: Token) -> bool:
    """Whether the clause says that its subject lives: "the boy was *alive* when ..."."""
    if stands_for_speaker(head.lower):
        return True
    noun = sentence.parent(head) if head.dep == "nummod" else head
    verb = sentence.parent(noun) if noun is not None else None
    subject = sentence.subject(verb) if verb is not None else None
    if noun is None or verb is None or subject is None or subject.i != noun.i:
        return False
    told = (verb, *sentence.children(verb, "acomp", "oprd"))  # who attends a funeral lives as well
    return any(t.lower in words().unharmed.living | words().unharmed.marching for t in told)


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
    """Whether only the determiner of a phrase is marked: "*the* four pilots", "*his* two sons"."""
    noun = sentence.parent(span[-1])
    if noun is None or noun.i <= span[-1].i:
        return False
    several = noun.tag == "NNS" and is_person_noun(noun.lower)
    return span[-1].dep == "det" or (span[-1].tag == "PRP$" and several)


def _is_one(sentence: Sentence, span: Sequence[Token], head: Token) -> bool:
    """Whether a marked phrase without a number is one person."""
    behind = next(iter(sentence.tokens[span[-1].i + 1 : span[-1].i + 2]), None)
    more = head.lower == "another" and behind is not None and behind.tag == "CD"  # "another 12"
    fraction = is_ordinal(head.lower) and behind is not None and behind.lower == "of"
    nobody = fraction or any(stands_for_nobody(t.lower) for t in span)
    if more or nobody or _is_cut_short(sentence, span):
        return False
    aged = is_aged(head.lower) and not (behind is not None and behind.is_noun)
    if stands_for_one(head.lower) or aged or head.entity.endswith("PERSON"):
        return True
    if is_group(head.lower) or is_thing(head.lower) or head.lower in words().tolls.counts:
        return False
    if needs_no_word(span) and not is_not_people(head.lower):
        return head.tag in {"NN", "NNP", "DT", "JJ"} and not stands_for_many(head.lower)
    known = singles_out(span[0].lower) or is_person_noun(head.lower)
    return known and head.tag in {"NN", "NNP"}
