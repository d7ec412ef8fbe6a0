"""What is made of the encoder's labels: a comment, a text with labels drawn in, what comes of it.

The tree is the encoder's, the labels of attribution are those drawn: what it says of one sentence
need not be what it says of the next.
"""

import re

import pytest
from msgspec.structs import replace

from according.extract.reading import annotated
from according.extract.speech.cued import by_cues
from according.extract.speech.sources import Cast
from according.extract.speech.widened import with_labels
from according.extract.text.sentence import Sentence
from tests.extract.reading import marked

ROLES = {"s": "source", "c": "cue", "t": "content"}

ROWS = [
    ("words between two parts of one cue are the cue's",
     "⟦s|The bishop⟧ ⟦c|has⟧ quietly ⟦c|campaigned for⟧ ⟦t|the bridge⟧.",
     ["The bishop | has quietly campaigned for | the bridge"]),
    ("a comma or a conjunction parts two cues",
     "⟦s|The bishop⟧ ⟦c|praised⟧ ⟦t|the bridge⟧ and ⟦c|lamented⟧ ⟦t|the toll⟧.",
     ["The bishop | praised | the bridge", "The bishop | lamented | the toll"]),
    ("a source has its article, its number and its adjectives",
     "The two old ⟦s|bishops⟧ ⟦c|praised⟧ ⟦t|the bridge⟧.",
     ["The two old bishops | praised | the bridge"]),
    ("what stands before the article is no part of it",
     "In May the ⟦s|bishops⟧ ⟦c|praised⟧ ⟦t|the bridge⟧.",
     ["the bishops | praised | the bridge"]),
    ("a cue without labelled content has what it is about",
     "⟦s|The bishop⟧ ⟦c|was silent⟧ on the future of the bridge.",
     ["The bishop | was silent | the future of the bridge"]),
    ("where it is said is not what is said",
     "⟦s|The bishop⟧ ⟦c|was silent⟧ in May.",
     ["The bishop | was silent | "]),
    ("who is quoted among what somebody says is no source beside him",
     "⟦t|They say the bridge is safe⟧, ⟦s|the bishop⟧ ⟦c|said⟧.",
     ["the bishop | said | They say the bridge is safe"]),
    ("he is one where he tells of people harmed",
     "⟦t|They say three boys were killed⟧, ⟦s|the bishop⟧ ⟦c|said⟧.",
     ["They | say | three boys were killed",
      "the bishop | said | They say three boys were killed"]),
    ("a labelled source is one, whoever quotes it",
     "⟦t|The papers⟧ ⟦c|say⟧ ⟦t|the bridge is safe⟧, ⟦s|the bishop⟧ ⟦c|said⟧.",
     ["The papers | say | the bridge is safe",
      "the bishop | said | The papers say the bridge is safe"]),
    ("content between two cues is that of the one it hangs on",
     "⟦s|The bishop⟧ ⟦c|compared⟧ ⟦t|the bridge to a ladder⟧ ⟦c|in hopes that⟧ ⟦t|it would fall⟧.",
     ["The bishop | compared | the bridge to a ladder",
      "The bishop | in hopes that | it would fall"]),
]  # fmt: skip


def labelled(drawn: str) -> Sentence:
    """The one sentence with the labels drawn in it."""
    text, _ = marked(drawn)
    (sentence,) = annotated(text)
    labels, at = dict[int, str](), 0
    for plain, role, words in re.findall(r"([^⟦]+)|⟦(.)\|(.*?)⟧", drawn):
        inside = sentence.at(at, at + len(plain or words)) if role else []
        labels |= {t.i: "BI"[n > 0] + "-" + ROLES[role] for n, t in enumerate(inside)}
        at += len(plain or words)
    tokens = tuple(replace(t, attribution=labels.get(t.i, "O")) for t in sentence.tokens)
    return Sentence(text, tokens, sentence.number, sentence.paragraph)


@pytest.mark.parametrize(("comment", "drawn", "found"), ROWS, ids=[row[0] for row in ROWS])
def test_labels(comment: str, drawn: str, found: list[str]) -> None:
    sentence = labelled(drawn)
    cast = Cast([sentence])
    attributions = with_labels(sentence, by_cues(sentence, [], cast), [], cast)
    assert [
        f"{a.own.text} | {a.cue.text if a.cue else ''} | {' … '.join(p.text for p in a.content)}"
        for a in attributions
    ] == found
