"""The encoder on sentences of our own, and its laws on any text."""

from functools import cache

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.extract.text.encoder import WINDOW, Encoder, Labels, case, cases, tree, windows
from according.extract.text.words import Word, split


@cache
def encoder() -> Encoder:
    return Encoder()


def read(text: str) -> list[tuple[Word, Labels]]:
    sentences = split(text)
    rows = zip(sentences, encoder().annotate(sentences), strict=True)
    return [pair for words, labels in rows for pair in zip(words, labels, strict=True)]


def kept(text: str, task: str) -> list[str]:
    """Spans of a task as "label: words"."""
    spans: list[str] = []
    for word, label in read(text):
        name: str = getattr(label, task)
        if name.startswith("B-"):
            spans.append(f"{name[2:]}: {word.text}")
        elif name.startswith("I-"):
            spans[-1] += f" {word.text}"
    return spans


# text | figures of harm | who says it
STATED = [
    (
        "The health ministry said that at least 12 people were killed in shelling near Port Nour.",
        ["killed: at least 12 people", "killed: at least 12"],
        "The health ministry",
    ),
    (
        "Forty soldiers were wounded on Monday, a spokesman for the army said.",
        ["injured: Forty soldiers", "injured: Forty"],
        "a spokesman for the army",
    ),
    ("The minister said the school would open in May.", [], "The minister"),
]


@pytest.mark.parametrize(("text", "harms", "source"), STATED)
def test_figures_and_sources(text: str, harms: list[str], source: str) -> None:
    found = kept(text, "harm")
    assert (found[0] in harms and len(found) == 1) if harms else not found
    assert f"source: {source}" in kept(text, "attribution")


def test_syntax() -> None:
    words = read("Rebels killed two soldiers.")
    assert [label.tag for _, label in words] == ["NNS", "VBD", "CD", "NNS", "."]
    assert [label.head for _, label in words] == [1, 1, 3, 1, 1]
    assert [label.dep for _, label in words] == ["nsubj", "ROOT", "nummod", "dobj", "punct"]


def test_upper_case_is_read_like_lower_case() -> None:
    text = "The rebels killed two soldiers near the river on Monday."
    plain, upper = read(text), read(text.upper())
    assert [label.head for _, label in plain] == [label.head for _, label in upper]


def test_cases() -> None:
    assert [case(word) for word in ("two", "12", "Homs", "UN", "A", "McCain", "al-Assad")] == [
        0,
        0,
        1,
        2,
        1,
        3,
        3,
    ]
    assert cases(["TWO", "SOLDIERS"]) == [4, 4]
    assert cases(["Two", "soldiers"]) == [1, 0]


TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["Twelve", "soldiers", "died", ".", "“", "\n\n", "x" * 300, "\u0301", "شخص", "\u200b"]
        ),
        max_size=40,
    ).map(" ".join),
    st.integers(100, 900).map(lambda count: "and the army said that " * count),
)


@given(TEXTS)
@settings(max_examples=60)
def test_every_word_is_labelled_and_heads_form_a_tree(text: str) -> None:
    sentences = split(text)
    annotated = encoder().annotate(sentences)
    assert [len(labels) for labels in annotated] == [len(words) for words in sentences]
    for labels in annotated:
        heads = [label.head for label in labels]
        assert_tree(heads)
        assert [label.dep == "ROOT" for label in labels] == [
            head == n for n, head in enumerate(heads)
        ]
        for before, label in zip([None, *labels], labels, strict=False):
            for name, last in (
                (label.harm, before.harm if before else "O"),
                (label.attribution, before.attribution if before else "O"),
                (label.entity, before.entity if before else "O"),
            ):
                assert not name.startswith("I-") or last[2:] == name[2:]
        assert all(0 < p <= 1 for x in labels for p in (x.harm_p, x.attribution_p, x.entity_p))


def assert_tree(heads: list[int]) -> None:
    assert sum(head == place for place, head in enumerate(heads)) == 1
    for place in range(len(heads)):
        reached = place
        for _ in heads:
            reached = heads[reached]
        assert heads[reached] == reached


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    scores = numpy.random.default_rng(seed).normal(0, 3, (size, size)).astype(numpy.float32)
    assert_tree(tree(scores))


def test_the_best_tree_is_left_alone() -> None:
    scores = numpy.array([[0, 5, 0], [0, 5, 0], [0, 5, 0]], numpy.float32)
    assert tree(scores) == [1, 1, 1]


@given(st.lists(st.lists(st.integers(1, 16), max_size=400), max_size=12))
def test_windows_hold_every_word_once_or_overlap_within_a_sentence(sizes: list[list[int]]) -> None:
    pieces = [[[7] * size for size in sentence] for sentence in sizes]
    seen: set[tuple[int, int]] = set()
    for window in windows(pieces):
        held = {(number, word) for number, first, last in window for word in range(first, last)}
        assert sum(len(pieces[a][b]) for a, b in held) < WINDOW
        assert len(window) == 1 or not held & seen
        seen |= held
    assert seen == {(a, b) for a, sentence in enumerate(pieces) for b in range(len(sentence))}


def test_nothing_gives_nothing() -> None:
    assert encoder().annotate([]) == []
    assert encoder().annotate([[]]) == [[]]


def test_annotating_is_a_function_of_the_report() -> None:
    first, second = (
        split("Two soldiers died, the army said."),
        split("Nobody was hurt. The town was quiet."),
    )
    alone = encoder().annotate(first)
    encoder().annotate(second)
    assert encoder().annotate(first) == alone
