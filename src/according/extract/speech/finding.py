"""Who is made to say what: source, cue and content of every attribution of a report.

The story of this folder: rules find attributions by their cues, labels set their bounds and add
what no rule saw, and statements are carried on to where nothing attributes them.
"""

from collections.abc import Sequence

from according.extract.speech.attribution import Attribution
from according.extract.speech.carried import carry_on, with_announced, with_whole_quotes
from according.extract.speech.completion import completed
from according.extract.speech.cued import by_cues
from according.extract.speech.sources import Cast
from according.extract.speech.widened import with_labels
from according.extract.text.sentence import Sentence
from according.model.passage import Passage


def find_attributions(
    sentences: Sequence[Sentence], quotes: Sequence[Passage], cast: Cast
) -> list[Attribution]:
    """All attributions of a report in its order, quotations that are carried on included."""
    found: list[Attribution] = []
    for sentence in sentences:
        here = with_labels(sentence, by_cues(sentence, quotes, cast), quotes, cast)
        found += [a for a in here if not any(_quotes_himself(a, other) for other in here)]
        carry_on(sentence, found, sentences)
    announced = with_announced(found, quotes, sentences)
    whole = completed(with_whole_quotes(announced, quotes, sentences), sentences)
    return [a for a in whole if a.content]


def _quotes_himself(inner: Attribution, outer: Attribution) -> bool:
    """ "She said she believed that ...": one speaker, so one statement, by the outer cue."""
    marks = [inner.own, *([inner.cue] if inner.cue else [])]
    same = inner.sources and outer.sources and inner.sources[-1].name == outer.sources[-1].name
    return bool(same) and all(outer.holds(m.start, m.end) for m in marks)
