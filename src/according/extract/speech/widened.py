"""What the encoder's labels add to the attributions that rules found in a sentence.

Law: labels add attributions and set the bounds of those that a rule found, they take none away; a
cue that is no word of the lexicon makes an attitude ("hopes to"), which is nobody's statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.extract.harm.harm_words import harms_stated
from according.extract.harm.people import is_person_noun, is_thing
from according.extract.speech.attribution import Attribution, made, voice_of
from according.extract.speech.content import takes
from according.extract.speech.cues import cues, is_saying, is_unsaid, only_has, phrase_head
from according.extract.speech.labelled import Group, Run, grouped, head_of, joined
from according.extract.speech.mentions import is_body_by_name, is_happening, is_name, speaks
from according.extract.speech.sources import Cast
from according.extract.text.sentence import Sentence
from according.model.claim import Stance
from according.model.passage import Passage, passage

_SPEAKING = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "CD"})  # tags of sources without a noun
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_DESCRIBERS = frozenset({"det", "predet", "nummod", "amod"})
_STATED = frozenset({"ccomp", "xcomp", "dobj", "obj", "attr", "pcomp", "pobj", "acomp"})
_AUX = 12  # characters of what may stand before a verb in its cue: "has recorded"
_NEAR = 6  # words from a cue to what the tree hangs on it


def with_labels(
    sentence: Sentence, by_rule: Iterable[Attribution], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """What rules found, with the bounds that labels see, and what only the labels see."""
    found = [a for a in by_rule if not _is_only_said(a, sentence)]
    for group in grouped(sentence):
        if _says_nothing(sentence, group, cast):
            continue
        group = group._replace(source=_with_before(sentence, group.source, _DESCRIBERS))
        mark = sentence.passage(_with_before(sentence, group.cue, _HELPERS))
        known = next((n for n, a in enumerate(found) if a.cue and a.cue.overlaps(mark)), None)
        if known is None and _is_told(sentence, group, found):
            continue
        if known is not None:
            named = _named(found[known], sentence, group.source, cast)
            mine = [run for run in group.contents if not _is_anothers(run, known, found)]
            found[known] = _bounded(named, sentence, mark, mine, quotes)
        elif (what := group.contents or _stated(sentence, group)) or group.source:
            found.append(_by_labels(sentence, group._replace(contents=what), mark, quotes, cast))
    return found


def _says_nothing(sentence: Sentence, group: Group, cast: Cast) -> bool:
    """Whether its verb is of what harm does or a place has, or nobody is named who says it."""
    verb = head_of(group.cue)
    if cues().stances.get(verb.lower) == "denies" and is_unsaid(sentence, verb, "denies"):
        return True  # "neither confirmed *nor denied* it"
    subject = phrase_head(group.source).lower if group.source else ""
    nobody = subject == "it" and sentence.is_passive(verb)  # "it was officially confirmed"
    nobody = nobody or (bool(group.source) and _is_no_voice(sentence, group, cast))
    return nobody or takes(sentence, verb) or only_has(verb.lower, subject)


def _is_told(sentence: Sentence, group: Group, found: Sequence[Attribution]) -> bool:
    """ "*The count from his office*: 12 dead": a colon behind words that rules have for its cue."""
    if head_of(group.cue).text != ":" or not group.source:
        return False
    source = sentence.passage(group.source)
    return any(a.cue is not None and source.contains(a.cue) for a in found)


def _is_no_voice(sentence: Sentence, group: Group, cast: Cast) -> bool:
    """A headline's "*Zamfara*: bandits kill", and "*Kharkiv* toll rises": where, and not who.

    So is "*QUETTA*: Four more people died", where it opens the report.

    Whom the report names in full is a voice by the last name alone.
    """
    head, cue = phrase_head(group.source), head_of(group.cue)
    opens = group.source[0].i == 0 and all(t.text.isupper() for t in group.source)
    announced = cue.text == ":" and (sentence.headline or opens)
    if not announced and cue.lower not in cues().tallies:
        return False
    voice = speaks(head.lower) or is_person_noun(head.lower)
    voice = voice or (announced and cast.names(head.text))
    return not voice and head.entity[2:] not in {"PERSON", "ORG", "NORP"}


def _is_anothers(run: Run, known: int, found: Sequence[Attribution]) -> bool:
    """Whether rules make the words what another one says, and not this one.

    So are words that begin with the other's cue: "the group | *has recorded 61*; police put it at".
    """
    start, end = run[0].start, run[-1].end
    given = [a.holds(start, end) or _begins(a, start, end) for a in found]
    return not given[known] and any(given)


def _begins(said: Attribution, start: int, end: int) -> bool:
    """Whether the stretch holds the cue, and its source right before it."""
    cue = said.cue
    return cue is not None and said.own.end <= start <= cue.start < end and cue.start - start < _AUX


def _is_only_said(ruled: Attribution, sentence: Sentence) -> bool:
    """Whether labels have its source and its cue for words of what somebody else says.

    Where people are harmed, whoever is quoted within is a source of it, whatever the labels say.
    """
    if sentence.headline or ruled.cue is None or harms_stated(sentence):
        return False
    marks = (ruled.own, ruled.cue)
    words = [t for mark in marks for t in sentence.at(mark.start, mark.end)]
    return all(token.attribution[2:] == "content" for token in words)


def _with_before(sentence: Sentence, run: Run, relations: frozenset[str]) -> Run:
    """The run with what the tree hangs on it right before it: "*had not* said", "*the two* men"."""
    whole = list(run)
    while whole and whole[0].i:
        before = sentence.tokens[whole[0].i - 1]
        below = before.dep in relations and before.head in {token.i for token in whole}
        if not below or before.attribution != "O":
            break
        whole.insert(0, before)
    return whole


def _stated(sentence: Sentence, group: Group) -> list[Run]:
    """What the tree hangs on a cue whose source is labelled and whose content is not."""
    last = group.cue[-1].i
    for head in (head_of(group.cue), group.cue[-1]) if group.source else ():
        about = [t for t in sentence.children(head, "prep") if t.lower in cues().about]
        for below in (*sentence.children(head, *_STATED), *about):
            words = [t for t in sentence.subtree(below) if t not in about]
            run = [t for t in words if t.i > last and t.attribution == "O"]
            if run and run[0].i <= last + _NEAR:
                return [run]
    return []


def _named(known: Attribution, sentence: Sentence, source: Run, cast: Cast) -> Attribution:
    """The same attribution with the source as labels see it, if they mean the same one.

    Labels that leave out its head word ("the chief") only add to it; a name that they add behind a
    comma is its name ("their employer, *Harbour Radio*").
    """
    named = sentence.passage(source) if source else None
    if named is None or not known.own.overlaps(named):
        return known
    head = phrase_head(sentence.at(known.own.start, known.own.end))
    if not named.contains(sentence.passage([head])):
        named = joined(sentence.text, [known.own, named])[0]
    if known.cue and named.overlaps(known.cue):
        return known
    sources = known.sources
    added = sentence.at(known.own.end, named.end) if known.own.end < named.end else ()
    if sources and sources[-1].name.islower() and is_name(added):
        whole = sentence.at(named.start, named.end)
        sources = (*sources[:-1], cast.described(sentence, whole, phrase_head(whole)))
    content = _without(sentence, known, named)
    return replace(known, own=named, sources=sources, content=content)


def _without(sentence: Sentence, known: Attribution, named: Passage) -> tuple[Passage, ...]:
    """The content without what turned out to name the source ("an aide, a former minister")."""
    kept = [
        sentence.passage([token])
        for piece in known.content
        for token in sentence.at(piece.start, piece.end)
        if piece.contains(known.own) or not named.start <= token.start < named.end
    ]
    return joined(sentence.text, kept) or known.content


def _bounded(
    known: Attribution,
    sentence: Sentence,
    mark: Passage,
    stated: Sequence[Run],
    quotes: Sequence[Passage],
) -> Attribution:
    """The same attribution with the whole cue ("has said") and the content that labels see."""
    cue = known.cue or mark
    whole = passage(sentence.text, min(cue.start, mark.start), max(cue.end, mark.end))
    if whole.overlaps(known.own):
        whole = cue
    if not stated:
        return replace(known, cue=whole)
    pieces = joined(
        sentence.text, [*_kept(known, sentence, stated), *map(sentence.passage, stated)]
    )
    what = tuple(
        p for p in pieces
        if not p.contains(known.own) or any(c.contains(known.own) for c in known.content)
    )  # fmt: skip
    what = what or known.content
    return replace(known, cue=whole, content=what, voice=voice_of(what, quotes))


def _kept(known: Attribution, sentence: Sentence, stated: Sequence[Run]) -> list[Passage]:
    """The words of a rule's content that the tree holds together with what labels have.

    "Crowds gathered, she said" begins with its subject, whatever the labels say; what stands beside
    ("In interviews, she said ...") is no part of what she said.
    """
    ruled = [t for p in known.content for t in sentence.at(p.start, p.end)]
    inside = {token.i for run in stated for token in run}
    above = {a.i for i in inside for a in sentence.ancestors(sentence.tokens[i])}
    held = inside | (above & {token.i for token in ruled})
    return [
        sentence.passage([token])
        for token in ruled
        if any(t.i in held for t in (token, *sentence.ancestors(token)))
    ]


def _by_labels(
    sentence: Sentence, group: Group, mark: Passage, quotes: Sequence[Passage], cast: Cast
) -> Attribution:
    """An attribution by labels alone; an attitude unless its cue says and both ends are there."""
    what = joined(sentence.text, [sentence.passage(run) for run in group.contents])
    named = group.source if group.source and _can_speak(sentence, group.source) else []
    negated = sentence.child(head_of(group.cue), "neg") is not None  # "has not said" says nothing
    false = bool(named) and _calls_false(group)
    saying = false or any(is_saying(t.lower) for t in group.cue)
    attitude = negated or not (named and saying)
    if not named:
        return replace(made((), mark, what, "asserts", mark, quotes), attitude=True)
    find = cast.described if attitude else cast.source
    source = find(sentence, named, phrase_head(named))
    stance = "denies" if false else _stance(group.cue)
    stance = "doubts" if negated and stance == "asserts" else stance  # "did *not confirm* it"
    attribution = made((source,), mark, what, stance, sentence.passage(named), quotes)
    return replace(attribution, attitude=attitude)


def _calls_false(group: Group) -> bool:
    """ "*called* the report of 12 dead *a fabrication*": who says so denies it."""
    calls = any(t.lower in cues().calling for t in group.cue)
    return calls and any(t.lower in cues().false for run in group.contents for t in run)


def _stance(cue: Run) -> Stance:
    """What the verb of the cue makes of its content: "*doubted* reports that 40 died"."""
    stances = (cues().stances.get(t.lower, "asserts") for t in cue if t.is_verb)
    return next((stance for stance in stances if stance != "asserts"), "asserts")


def _can_speak(sentence: Sentence, named: Run) -> bool:
    """Whether the words can name somebody, and no thing."""
    head = phrase_head(named)
    thing = is_thing(head.lower) and head.tag not in {"NNP", "NNPS"}  # the White House speaks
    thing = thing and not is_body_by_name(sentence, head)
    label = named[-1].text == ":"  # "UPDATE 12:30:" heads what follows
    dumb = thing or label or is_happening(head)
    return any(t.is_noun or t.tag in _SPEAKING for t in named) and not dumb
