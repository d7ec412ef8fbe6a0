"""How sure a report says it is of one draft: in its clause, or in a sentence that reaches back.

Law: a sentence about "the figures" reaches every attributed figure before it, one about "the
accounts" those of bodies and officials, one about "this" the figure just before it; what somebody
says of another's word ("the families disputed that") is a statement and verifies nothing.
"""

from collections.abc import Sequence
from functools import cache

from according.extract.draft import Draft
from according.extract.reading import Reading
from according.extract.text.sentence import Sentence
from according.extract.verification import VerificationMention, find_verification
from according.lexicons import load
from according.model.claim import Verification

_NEAR = 2  # sentences behind a figure in which "this" can mean it
_BODIES = frozenset({"official", "organisation"})
_TOLD = frozenset({"happened", "ongoing", "possible"})


def certainty(reading: Reading, draft: Draft, figures: Sequence[int]) -> Verification | None:
    """What the report says of the draft's certainty; ``figures``: where all its figures begin."""
    own = [
        m.verification
        for m in find_verification(reading.report.text, draft.sentence.start, draft.sentence.end)
        if m.reach == "clause" and not m.by_speaker
    ]
    if own:
        return min(own, key=lambda v: abs(v.start - draft.mark))
    return _from_behind(reading, draft, figures) if draft.figures else None


def _from_behind(reading: Reading, draft: Draft, figures: Sequence[int]) -> Verification | None:
    at = reading.sentences.index(draft.sentence)
    for steps, later in enumerate(reading.sentences[at + 1 :], 1):
        for mention in find_verification(reading.report.text, later.start, later.end):
            if mention.reach != "preceding" or _is_cue(reading, mention):
                continue
            between = any(draft.sentence.end <= start < later.start for start in figures)
            near = steps <= _NEAR and later.paragraph <= draft.sentence.paragraph + 1
            if (near and not between) or _reaches_all(draft, later):
                return mention.verification
    return None


def _reaches_all(draft: Draft, later: Sentence) -> bool:
    """Whether the sentence speaks of many figures or accounts, and the draft is one of them."""
    if draft.cumulative or draft.modality not in _TOLD:
        return False
    if not draft.chain or draft.sentence.headline:
        return False
    said = {t.lower for t in later.tokens}
    if said & _subjects()["figures"]:
        return True
    return bool(said & _subjects()["accounts"]) and any(
        source.kind in _BODIES for source in draft.chain[-1].sources[-1:]
    )


def _is_cue(reading: Reading, mention: VerificationMention) -> bool:
    """Whether the words are a speaker's cue: "the families disputed that"."""
    words = mention.verification
    return words.status == "disputed" and any(
        a.cue and a.cue.start < words.end and words.start < a.cue.end for a in reading.attributions
    )


@cache
def _subjects() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("scope")["unverified"].items()}
