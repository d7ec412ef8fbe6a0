"""The encoder's labels put together: which source, cue and content of a sentence are one.

Law: each cue has one group; a content run is in exactly one, a source run may be shared.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from according.extract.speech.cues import cues
from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage, passage

Run = list[Token]

_ACROSS = 2  # words that may stand unlabelled inside one source or cue
_NEAR = 6  # words over which the tree says better than their number what belongs together
_PARTING = frozenset({",", "CC"})  # tags of what begins another cue ("noted, and said")
_RELATIVE = frozenset({"WP", "WDT"})
_SMALL = frozenset({"IN", "TO", "DT", "MD"})  # tags of words that attribute in no use of their own


def runs(sentence: Sentence, role: str) -> list[Run]:
    """The stretches of a sentence that the encoder labels as ``role``, in order."""
    found: list[Run] = []
    for token in sentence.tokens:
        if token.attribution[2:] != role:
            continue
        if found and token.attribution[0] == "I" and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
        else:
            found.append([token])
    return found


class Group(NamedTuple):
    """Runs that belong together; source or contents may be empty."""

    cue: Run
    source: Run
    contents: list[Run]


def grouped(sentence: Sentence) -> Iterator[Group]:
    """A group for each cue: whom the tree makes its doer, else the source nearest to it."""
    cues = _cues(sentence)
    if not cues:
        return
    sources = _across(sentence, runs(sentence, "source"))
    near = _nearest(sentence, sources, cues)
    said = [r for r in runs(sentence, "content") if any(t.tag != "DT" for t in r)]
    contents = _continued(sentence, _nearest(sentence, said, cues))
    for number, cue in enumerate(cues):
        does = doers(sentence, cue)
        mine = [run for run in sources if does & {token.i for token in run}]
        mine = mine or [run for run, owner in near if owner == number]
        # "X said ..., adding ...": a cue without a source of its own shares the one before it
        mine = mine or [run for run in sources if run[0].i < cue[0].i][-1:]
        yield Group(
            cue,
            min(mine, key=lambda run: _gap(run, cue), default=[]),
            [bare(run) for run, owner in contents if owner == number],
        )


def _cues(sentence: Sentence) -> list[Run]:
    """Cue runs: "asked her | about" is one, and a lone small word ("of") is none."""
    found: list[Run] = []
    for run in runs(sentence, "cue"):
        if found and _goes_on(sentence, found[-1], run):
            found[-1] = list(sentence.tokens[found[-1][0].i : run[-1].i + 1])
        elif not _is_small(run):
            found.append(_with_verb(sentence, run))
    return found


def _with_verb(sentence: Sentence, cue: Run) -> Run:
    """ "*had* counted 31": a helping verb that labels leave alone, with its verb right behind."""
    behind = sentence.tokens[cue[-1].i + 1 : cue[-1].i + 2]
    helps = all(t.dep == "aux" and t.head == cue[-1].i + 1 for t in cue)
    told = [t for t in behind if helps and t.attribution == "O"]
    return [*cue, *(t for t in told if cues().lemma.get(t.lower) in cues().counting)]


def _goes_on(sentence: Sentence, cue: Run, run: Run) -> bool:
    """Whether a run is more of the cue right before it: "*has* campaigned *for*"."""
    between = sentence.tokens[cue[-1].i + 1 : run[0].i]
    if len(between) > _ACROSS:
        return False
    apart = any(t.attribution != "O" or t.tag in _PARTING for t in between)
    return not between or not apart or _is_small(run)


def _is_small(run: Run) -> bool:
    return all(token.tag in _SMALL for token in run)


def _across(sentence: Sentence, found: Sequence[Run]) -> list[Run]:
    """Source runs, those joined that only a word or two without a label keep apart.

    "Amina Yusuf met the coroner, *who* said": a relative is a source by itself.
    """
    whole: list[Run] = []
    for run in found:
        between = sentence.tokens[whole[-1][-1].i + 1 : run[0].i] if whole else ()
        apart = run[0].tag in _RELATIVE or any(t.attribution != "O" for t in between)
        if whole and len(between) <= _ACROSS and not apart:
            whole[-1] = list(sentence.tokens[whole[-1][0].i : run[-1].i + 1])
        else:
            whole.append(run)
    return whole


def _continued(sentence: Sentence, owned: Sequence[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The runs with the numbers of their cues; what only a comma parts is said by one."""
    found: list[tuple[Run, int]] = []
    for run, owner in owned:
        between = sentence.tokens[found[-1][0][-1].i + 1 : run[0].i] if found else ()
        parted = [t.text for t in between] != [","]
        found.append((run, owner if parted else found[-1][1]))
    return found


def doers(sentence: Sentence, cue: Run) -> set[int]:
    """Places of the words that the tree makes the subject, agent or owner of a cue's head."""
    head = head_of(cue)
    agent = sentence.child(head, "agent")
    found = [
        None if sentence.is_passive(head) else sentence.subject(head),
        sentence.child(agent, "pobj") if agent is not None else None,
        sentence.child(head, "poss"),
    ]
    return {token.i for token in found if token is not None}


def head_of(run: Run) -> Token:
    """The first of its words that hangs on none of the others."""
    inside = {token.i for token in run}
    return next((t for t in run if t.head not in inside or t.head == t.i), run[0])


def unclaimed(sentence: Sentence) -> list[Run]:
    """Content runs of a sentence that holds no cue."""
    return [] if runs(sentence, "cue") else runs(sentence, "content")


def bare(run: Run) -> Run:
    """The words of a content run alone: no quotation marks at its ends, no "that" before it.

    Nor an "and" behind it.
    """
    inner = [n for n, token in enumerate(run) if any(map(str.isalnum, token.text))]
    words = run[inner[0] : inner[-1] + 1] if inner else run
    words = words[:-1] if len(words) > 1 and words[-1].tag == "CC" else words
    return words[1:] if len(words) > 1 and words[0].lower == "that" else words


def joined(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages in order, those that touch or overlap made one."""
    found: list[Passage] = []
    for piece in sorted(passages, key=lambda p: (p.start, p.end)):
        if found and piece.start <= found[-1].end + 1:
            found[-1] = passage(text, found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def _nearest(
    sentence: Sentence, found: Sequence[Run], cues: Sequence[Run]
) -> list[tuple[Run, int]]:
    """Each run with the number of its cue: the one near it that it hangs on, else the nearest."""

    def distance(run: Run, n: int) -> tuple[bool, bool, int, int]:
        above = {token.i for token in sentence.ancestors(head_of(run))}
        gap = _gap(run, cues[n])
        return gap > _NEAR, above.isdisjoint(token.i for token in cues[n]), gap, -n

    return [(run, min(range(len(cues)), key=lambda n: distance(run, n))) for run in found]


def _gap(run: Run, cue: Run) -> int:
    """Tokens between two runs; commas and quotation marks are no distance."""
    first, second = sorted((run, cue), key=lambda r: r[0].i)
    return max(0, second[0].i - first[-1].i - 1)
