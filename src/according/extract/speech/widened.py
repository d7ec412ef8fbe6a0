"""What the encoder's labels add to the attributions that rules found in a sentence.

Law: labels add attributions and set the bounds of those that a rule found, they take none away; a
cue that is no word of the lexicon makes an attitude ("hopes to"), which is nobody's statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.extract.harm.people import is_thing
from according.extract.speech.attribution import Attribution, made, voice_of
from according.extract.speech.cues import is_saying, phrase_head
from according.extract.speech.labelled import Group, Run, grouped, head_of, joined
from according.extract.speech.sources import Cast
from according.extract.text.sentence import Sentence
from according.model.passage import Passage, passage

_SPEAKING = frozenset({"PRP", "PRP$", "WP", "DT", "CD"})  # tags of sources without a noun
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_STATED = frozenset({"ccomp", "xcomp", "dobj", "obj", "attr", "pcomp"})


def with_labels(
    sentence: Sentence, by_rule: Iterable[Attribution], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """What rules found, with the bounds that labels see, and what only the labels see."""
    found = list(by_rule)
    for group in grouped(sentence):
        mark = sentence.passage(_with_helpers(sentence, group.cue))
        known = next((n for n, a in enumerate(found) if a.cue and a.cue.overlaps(mark)), None)
        if known is not None:
            found[known] = _bounded(found[known], sentence, mark, group.contents, quotes)
        elif what := group.contents or _stated(sentence, group):
            found.append(_by_labels(sentence, group._replace(contents=what), mark, quotes, cast))
    return found


def _with_helpers(sentence: Sentence, cue: Run) -> Run:
    """The cue with the auxiliaries right before it: "*had not* said"."""
    run = list(cue)
    while (first := run[0].i) and (before := sentence.tokens[first - 1]).dep in _HELPERS:
        if before.head not in {token.i for token in run} or before.attribution != "O":
            break
        run.insert(0, before)
    return run


def _stated(sentence: Sentence, group: Group) -> list[Run]:
    """What the tree hangs on a cue whose source is labelled and whose content is not."""
    below = sentence.child(head_of(group.cue), *_STATED) if group.source else None
    if below is None:
        return []
    run = [t for t in sentence.subtree(below) if t.i > group.cue[-1].i and t.attribution == "O"]
    return [run] if run else []


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
    named = group.source if _can_speak(group.source) else []
    attitude = not (named and any(is_saying(t.lower) for t in group.cue))
    if not named:
        return replace(made((), mark, what, "asserts", mark, quotes), attitude=True)
    find = cast.described if attitude else cast.source
    source = find(sentence, named, phrase_head(named))
    attribution = made((source,), mark, what, "asserts", sentence.passage(named), quotes)
    return replace(attribution, attitude=attitude)


def _can_speak(named: Run) -> bool:
    """Whether the words can name somebody, and no thing."""
    return any(t.is_noun or t.tag in _SPEAKING for t in named) and not is_thing(
        phrase_head(named).lower
    )
