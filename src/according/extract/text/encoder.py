"""Sentences of words -> labels of every word, by one small neural encoder (ONNX, 8-bit, no torch).

The law: every word of every sentence gets exactly one ``Labels``, heads form one tree a sentence,
and the same sentences in the same order give the same labels. Neighbouring sentences share a
window, so that "he said" and a quotation running on are read in context: give the sentences of one
report, in order. Windows run one by one because 8-bit scales are taken from all the numbers of a
run: in a batch, one report's words would change another's labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from according.extract.text.words import Word

WINDOW = 160  # word pieces read together; as in training
_WORD_PIECES = 16  # of a longer word (a web address) only the first are read
_OVERLAP = 24  # words shared by the windows of a sentence too long for one
_CACHED_WORDS = 200_000
_LIKELY = ("entity", "attribution", "harm")  # tasks whose spans are told with a probability
_PART = 0.5  # logarithm of odds by which a part is believed sooner: rules want a whole for it, too
CASES = 5  # kinds of case(), the model's token types


@dataclass(frozen=True, slots=True)
class Labels:
    """What the encoder says of one word; ``head`` is a place in the word's sentence."""

    tag: str  # Penn Treebank: "VBD"
    dep: str  # spaCy English (ClearNLP): "nsubjpass", "ROOT"
    head: int  # own place = root; exactly one root a sentence
    entity: str  # OntoNotes: "O", "B-PERSON", "I-PERSON"
    entity_p: float  # probability of the label as given, 0 to 1; so are the others
    attribution: str  # "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"
    attribution_p: float
    harm: str  # "O", "B-killed", "I-killed", ... for the seven harms
    harm_p: float
    scope: str  # incident, part, cumulative; of use on words with a harm only
    cumulative_p: float
    modality: str  # happened, historical, ...; of use on words with a harm only
    states: Any = field(default=None, compare=False, repr=False)
    """What the encoder made of the word, a row of numbers, for heads fitted on top of it."""


Window = list[tuple[int, int, int]]  # (sentence, first word, one past the last word)
Feed = tuple[list[int], list[int], list[int]]  # piece ids, case of each, first piece of each word


def case(word: str) -> int:
    """How a word is written: 0 lower or none, 1 Title, 2 UPPER, 3 miXed.

    The base model is uncased: it learns of names this way, and upper-case copy is no riddle to it.
    """
    if word.islower() or not any(map(str.isalpha, word)):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def cases(words: Sequence[str]) -> list[int]:
    """case() of every word; 4 for all where a sentence is in one case, which says nothing then."""
    found = [case(word) for word in words]
    informative = any(found) and any(word.islower() for word in words)
    return found if informative else [CASES - 1] * len(found)


class Pieces:
    """Word pieces of single words, remembered: the same word has the same pieces everywhere."""

    def __init__(self, tokenizer_file: str) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(tokenizer_file)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, list[int]] = {}
        self.start, self.stop, self.unknown = (
            int(self._tokenizer.encode(name, add_special_tokens=False).ids[0])
            for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    def of(self, sentences: Sequence[Sequence[str]]) -> list[list[list[int]]]:
        """Pieces of every word of every sentence; at least one, at most ``_WORD_PIECES`` a word."""
        if len(self._known) > _CACHED_WORDS:
            self._known = {}
        known = self._known  # another thread may begin anew
        new = list({word for sentence in sentences for word in sentence if word not in known})
        for word, found in zip(
            new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True
        ):
            known[word] = found.ids[:_WORD_PIECES] or [self.unknown]
        return [[known[word] for word in sentence] for sentence in sentences]


def windows(pieces: Sequence[Sequence[Sequence[int]]], size: int = WINDOW) -> Iterator[Window]:
    """Neighbouring sentences that together fit; overlapping parts of a sentence too long to fit."""
    window: Window = []
    used = 0
    for number, sentence in enumerate(pieces):
        length = sum(map(len, sentence)) + 1
        if window and used + length > size:
            yield window
            window, used = [], 0
        if length > size:
            yield from ([(number, first, last)] for first, last in _parts(sentence, size))
        elif sentence:
            window.append((number, 0, len(sentence)))
            used += length
    if window:
        yield window


def _parts(sentence: Sequence[Sequence[int]], size: int) -> Iterator[tuple[int, int]]:
    first = 0
    while True:
        last, used = first, 1
        while last < len(sentence) and used + len(sentence[last]) <= size:
            used += len(sentence[last])
            last += 1
        yield first, last
        if last >= len(sentence):
            return
        first = max(last - _OVERLAP, first + 1)


def inputs(
    window: Window,
    pieces: Sequence[Sequence[Sequence[int]]],
    shapes: Sequence[Sequence[int]],
    start: int,
    stop: int,
) -> Feed:
    """Piece ids as the model reads them, the case of each, the place of each word's first piece."""
    ids, kinds, firsts = [start], [0], []
    for number, first, last in window:
        for word in range(first, last):
            firsts.append(len(ids))
            ids.extend(pieces[number][word])
            kinds.extend([shapes[number][word]] * len(pieces[number][word]))
        ids.append(stop)
        kinds.append(0)
    return ids, kinds, firsts


class Encoder:
    """The model, loaded once.

    ``folder`` holds model.onnx, tokenizer.json and labels.json; None means the shipped weights.
    """

    def __init__(self, folder: Path | None = None, threads: int = 2) -> None:
        import onnxruntime  # type: ignore[import-untyped]

        place = folder or Path(__file__).with_name("weights")
        described = json.loads((place / "labels.json").read_text(encoding="utf-8"))
        self.version: str = described["version"]
        self._names: dict[str, list[str]] = described["labels"]
        self._pieces = Pieces(str(place / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(place / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._threads = ThreadPoolExecutor(threads, "encoder")

    def annotate(
        self, sentences: Sequence[Sequence[Word]], wanted: Sequence[bool] | None = None
    ) -> list[list[Labels]]:
        """Labels of every word; the sentences should be those of one report, in order.

        With ``wanted`` only of those sentences and of what shares a window with one, the same as
        ever; the others get none.
        """
        texts = [[word.text for word in sentence] for sentence in sentences]
        pieces = self._pieces.of(texts)
        shapes = [cases(sentence) for sentence in texts]
        todo = [
            window for window in windows(pieces)
            if wanted is None or any(wanted[number] for number, _, _ in window)
        ]  # fmt: skip
        feeds = [
            inputs(window, pieces, shapes, self._pieces.start, self._pieces.stop) for window in todo
        ]
        result: list[list[Labels]] = [[] for _ in texts]
        # Windows share the threads: faster than one window on all of them.
        scores = self._threads.map(self._run, feeds)
        for window, (logits, arcs, states) in zip(todo, scores, strict=True):
            rows, start = self._decode(logits), 0
            for number, first, last in window:
                here = slice(start, start + last - first)
                labels = _labels(rows, here, tree(arcs[here, here]), states[here])
                result[number] = _joined(result[number], labels, first) if first else labels
                start = here.stop
        return result

    def _run(self, feed: Feed) -> tuple[Any, Any, Any]:
        import numpy

        named = {
            name: numpy.array([row], numpy.int64)
            for name, row in zip(("ids", "cases", "firsts"), feed, strict=True)
        }
        logits, arcs, states = self._session.run(["logits", "arcs", "states"], named)
        return logits[0], arcs[0], states[0]

    def _decode(self, logits: Any) -> dict[str, list[Any]]:
        """For each task the best label of every word of a window, and how likely it is ("tag_p").

        The scores are words x labels of all tasks.
        """
        rows: dict[str, list[Any]] = {}
        start = 0
        for task, names in self._names.items():
            scores = logits[:, start : start + len(names)]
            start += len(names)
            if task == "dep":
                scores[:, names.index("ROOT")] = -1e9  # the tree says which
            if task == "scope":
                rows["cumulative_p"] = _share(scores, names.index("cumulative"))
                scores[:, names.index("part")] += _PART
            rows[task] = [names[best] for best in scores.argmax(1).tolist()]
            if task in _LIKELY:
                rows[f"{task}_p"] = _chance(scores)
        return rows


def _labels(
    rows: dict[str, list[Any]], here: slice, heads: Sequence[int], states: Any
) -> list[Labels]:
    """The labels of one sentence of a window, where its words are ``here``."""
    columns = {task: row[here] for task, row in rows.items()}
    for task in _LIKELY:
        columns[task] = list(_well_formed(columns[task]))
    fields = zip(
        columns["tag"], columns["dep"], heads, columns["entity"], columns["entity_p"],
        columns["attribution"], columns["attribution_p"], columns["harm"], columns["harm_p"],
        columns["scope"], columns["cumulative_p"], columns["modality"], states,
        strict=True,
    )  # fmt: skip
    return [
        Labels(tag, "ROOT" if head == word else dep, head, *others)
        for word, (tag, dep, head, *others) in enumerate(fields)
    ]


def tree(scores: Any) -> list[int]:
    """Mend the best heads (words x heads, the diagonal = being the root) into one tree.

    Every word takes its best head; words that then do not lead to the root are hung, cheapest
    change first, on words that do.
    """
    import numpy

    size = len(scores)
    peak = scores.max(1, keepdims=True)
    logs = scores - peak - numpy.log(numpy.exp(scores - peak).sum(1, keepdims=True))
    root = int(numpy.diagonal(logs).argmax())
    numpy.fill_diagonal(logs, -1e9)
    heads = logs.argmax(1)
    heads[root] = root
    attached = numpy.zeros(size, bool)
    attached[root] = True
    while True:
        while (grown := attached | attached[heads]).sum() > attached.sum():
            attached = grown
        if attached.all():
            return [int(head) for head in heads]
        loose = numpy.flatnonzero(~attached)
        fixed = numpy.flatnonzero(attached)
        costs = logs[numpy.ix_(loose, fixed)] - logs[loose, heads[loose]][:, None]
        word, head = divmod(int(costs.argmax()), len(fixed))
        heads[loose[word]] = fixed[head]


def _chance(logits: Any) -> list[float]:
    """Softmax probability of the best label of each word."""
    import numpy

    odds = numpy.exp(logits - logits.max(1, keepdims=True)).sum(1)
    return list(numpy.round(1 / odds.astype(float), 4).tolist())


def _share(logits: Any, label: int) -> list[float]:
    """Softmax probability of one label for each word."""
    import numpy

    odds = numpy.exp(logits - logits[:, [label]]).sum(1)
    return [round(1 / float(total), 4) for total in odds]


def _well_formed(labels: Iterable[str]) -> Iterator[str]:
    """Make an "I-" that continues nothing of its kind begin it."""
    before = "O"
    for label in labels:
        if label.startswith("I-") and before[2:] != label[2:]:
            label = "B-" + label[2:]
        yield label
        before = label


def _joined(done: list[Labels], labels: list[Labels], first: int) -> list[Labels]:
    """One sentence from what was read of it so far and a further part starting at word ``first``.

    Of the words that both hold, the later half is the new part's. Words that then lead nowhere
    hang on the root.
    """
    root = next(place for place, label in enumerate(done) if label.head == place)
    seam = max((first + len(done)) // 2, root + 1)
    row = done[:seam]
    for place, label in enumerate(labels[seam - first :], seam):
        row.append(_moved(label, place, first, root, row[-1]))
    heads = [label.head for label in row]
    led = {root}
    for place in range(len(row)):
        path: list[int] = []
        while place not in led and place not in path:
            path.append(place)
            place = heads[place]
        if place not in led:
            row[place] = replace(row[place], head=root, dep="parataxis")
            heads[place] = root
        led.update(path)
    return row


def _moved(label: Labels, place: int, first: int, root: int, before: Labels) -> Labels:
    """Move the label of a part's word to its place in the whole sentence, after ``before``."""
    head = label.head + first
    entity, attribution, harm = (
        list(_well_formed(pair))[1]
        for pair in (
            (before.entity, label.entity),
            (before.attribution, label.attribution),
            (before.harm, label.harm),
        )
    )
    hung = head == place
    return replace(
        label,
        head=root if hung else head,
        dep="parataxis" if hung else label.dep,
        entity=entity,
        attribution=attribution,
        harm=harm,
    )
