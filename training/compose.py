"""Short reports made from sentences.txt: rare harms, and the usual ways of naming a source."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from according.extract.text.words import split

from data import ROLES, Marked, begin_inside

_HERE = Path(__file__).parent
_FILLERS: dict[str, list[str]] = tomllib.loads((_HERE / "fillers.toml").read_text())
_SLOT = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
Part = tuple[str, dict[str, str]]  # words, their labels by task


def composed(count: int, chance: random.Random) -> list[Marked]:
    """Reports of two to five sentences; now and then in one case, as old wires are."""
    templates = [
        line
        for line in (_HERE / "sentences.txt").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    return [
        _report(n, chance.choices(templates, k=chance.randint(2, 5)), chance) for n in range(count)
    ]


def _report(number: int, templates: list[str], chance: random.Random) -> Marked:
    parts = [part for line in templates for part in _sourced(_filled(line, chance), chance)]
    text, spans = "", []
    for words, labels in parts:
        if not text or text.endswith(". "):
            words = words[:1].upper() + words[1:]
        if words in (",", "."):
            text = text.rstrip(" ")
        spans.append((len(text), len(text) + len(words), labels))
        text += words + " "
    if chance.random() < 0.15:
        text = chance.choice((text.upper(), text.lower()))
    return _marked(f"composed-{number}", text, spans)


def _filled(line: str, chance: random.Random) -> list[Part]:
    """A template's words, slot by slot; the full stop is a part of its own."""
    parts: list[Part] = []
    place = 0
    for slot in _SLOT.finditer(line):
        parts.append((line[place : slot.start()].strip(), {}))
        parts.append(_slot(slot.group(1), slot.group(2), chance))
        place = slot.end()
    parts.append((line[place:].removesuffix(".").strip(), {}))
    return [part for part in parts if part[0]]


def _slot(name: str, words: str | None, chance: random.Random) -> Part:
    if words is not None:
        named = name.split("/")
        harm, scope, modality = [*named, *("killed", "incident", "happened")[len(named) :]]
        filled = _number(chance) if words == "#" else words
        return filled, {"harm": harm, "scope": scope, "modality": modality}
    return (_number(chance) if name == "#" else chance.choice(_FILLERS[name.lower()])), {}


def _number(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.12:
        return chance.choice(_FILLERS["vague"])
    number = str(int(10 ** chance.uniform(0.3, 2.7)))
    if kind < 0.4:
        number = chance.choice(_FILLERS["number"])
    elif kind < 0.5:
        number = f"{int(10 ** chance.uniform(3, 5)):,}"
    return f"{chance.choice(_FILLERS['before'])} {number}" if chance.random() < 0.35 else number


def _sourced(parts: list[Part], chance: random.Random) -> list[Part]:
    """Three in five sentences are said by someone, before, after or "according to"."""
    kind = chance.random()
    content = [(words, {**labels, "attribution": "content"}) for words, labels in parts]
    content[0] = (content[0][0][:1].lower() + content[0][0][1:], content[0][1])
    source: Part = (chance.choice(_FILLERS["source"]), {"attribution": "source"})
    cue: Part = (chance.choice(_FILLERS["cue"]), {"attribution": "cue"})
    according: Part = ("according to", {"attribution": "cue"})
    end: Part = (".", {})
    if kind < 0.2:
        return [*content, (",", {}), source, cue, end]
    if kind < 0.35:
        return [source, cue, ("that", {"attribution": "content"}), *content, end]
    if kind < 0.48:
        return [according, source, (",", {}), *content, end]
    if kind < 0.6:
        return [*content, (",", {}), according, source, end]
    return [*parts, end]


def _marked(name: str, text: str, spans: list[tuple[int, int, dict[str, str]]]) -> Marked:
    marked = Marked(name, split(text))

    def of(task: str) -> list[tuple[int, int, str | None]]:
        return [(start, end, labels[task]) for start, end, labels in spans if task in labels]

    joined: list[tuple[int, int, str | None]] = []
    for start, end, role in of("attribution"):
        if joined and joined[-1][2] == role and start - joined[-1][1] <= 1 and role in ROLES:
            start = joined.pop()[0]
        joined.append((start, end, role))
    marked.labels["attribution"] = begin_inside(marked.sentences, joined)
    marked.labels["harm"] = begin_inside(marked.sentences, of("harm"))
    for task in ("scope", "modality"):
        rows = begin_inside(marked.sentences, of(task))
        marked.labels[task] = [[None if x in ("O", None) else x[2:] for x in row] for row in rows]
    return marked
