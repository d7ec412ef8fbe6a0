"""Attributions that only the encoder saw: its labels put together into source, cue and content.

Law: labels add attributions and widen those that a rule found, they take none away; a cue
that is no word of the lexicon makes an attitude ("hopes to"), which is nobody's statement.
"""

from collections.abc import Iterator, Sequence

from according.extract.text.sentence import Sentence, Token
from according.model.passage import Passage, passage

Run = list[Token]


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


def grouped(sentence: Sentence) -> Iterator[tuple[Run, Run, list[Run]]]:
    """Cue, source and content runs that belong together; source or content may be empty."""
    cues = runs(sentence, "cue")
    if not cues:
        return
    sources = _nearest(sentence, runs(sentence, "source"), cues)
    contents = _nearest(sentence, runs(sentence, "content"), cues)
    for number, cue in enumerate(cues):
        mine = [run for run, owner in sources if owner == number]
        # "X said ..., adding ...": a cue without a source of its own shares the one before it
        mine = mine or [run for run, _ in sources if run[0].i < cue[0].i][-1:]
        yield (
            cue,
            min(mine, key=lambda run: _gap(run, cue), default=[]),
            [bare(run) for run, owner in contents if owner == number],
        )


def unclaimed(sentence: Sentence) -> list[Run]:
    """Content runs of a sentence that holds no cue."""
    return [] if runs(sentence, "cue") else runs(sentence, "content")


def bare(run: Run) -> Run:
    """A content run without the "that" that ties it to its cue."""
    return run[1:] if len(run) > 1 and run[0].lower == "that" else run


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
    """Each run with the number of the cue nearest to it, the one before on a tie."""
    return [(run, min(range(len(cues)), key=lambda n: (_gap(run, cues[n]), -n))) for run in found]


def _gap(run: Run, cue: Run) -> int:
    """Tokens between two runs; commas and quotation marks are no distance."""
    first, second = sorted((run, cue), key=lambda r: r[0].i)
    return max(0, second[0].i - first[-1].i - 1)
