"""What a user's file of words may hold: the tables of ours that can be added to.

Law: a key that no table of ours has, or a value of another kind, is an error that names both; a
misspelt key is never taken for a new one.
"""

from typing import Any, Literal, NamedTuple, get_args

from according.errors import LexiconError
from according.lexicons import load
from according.model.claim import Category, EventType, Harm

Form = Any
"""A kind of value: one of the `Text`s below, a table (dict) of forms, `Each` or `Entries`."""


class Text(NamedTuple):
    """A word or phrase, or a list of them; ``one_of`` are the only ones allowed, if any are."""

    many: bool = True
    lower: bool = True  # words are compared in small letters, names as they are written
    one_of: tuple[str, ...] = ()


class Each(NamedTuple):
    """A table whose keys are words of the user's."""

    form: Form


class Entries(NamedTuple):
    """A list of tables; ``needed`` are the keys that each must have."""

    form: dict[str, Form]
    needed: tuple[str, ...]


_WORDS, _WORD = Text(), Text(many=False)
_NAMES, _NAME = Text(lower=False), Text(many=False, lower=False)
_VERBS, _NOUNS = {"verbs": _WORDS}, {"nouns": _WORDS}
_BY_HARM = dict.fromkeys(get_args(Harm), _WORDS)
_BY_CATEGORY = {category: _WORDS for category in get_args(Category) if category != "unknown"}
_SOURCE_KINDS = ("official", "media", "document", "organisation", "anonymous")
_TYPES = Text(many=False, lower=False, one_of=get_args(EventType))

FORMS: dict[str, dict[str, Form]] = {
    "harms": {
        "ambiguous": _WORDS,
        **dict.fromkeys(("patient_verbs", "agent_verbs", "states", "nouns"), _BY_HARM),
        "people": {"nouns": _WORDS, "irregular": Each(_WORD)},
        "categories": _BY_CATEGORY,
        "not_people": {"objects": _WORDS, "nouns": _WORDS},
        "irregular": Each(_WORDS),
    },
    "cues": {
        **dict.fromkeys(("asserts", "denies", "doubts", "needs_clause", "stating"), _VERBS),
        "counting": _VERBS,
        "nouns": {"words": _WORDS},
        "irregular": Each(_WORDS),
    },
    "events": {
        "event": Entries(
            {"type": _TYPES, "mode": _WORD, "verbs": _WORDS, "nouns": _WORDS}, ("type",)
        ),
        "protesters": _NOUNS,
        "irregular": Each(_WORDS),
    },
    "conflict": dict.fromkeys(("fighters", "unrest", "fighting", "people"), _WORDS),
    "sources": {
        "kinds": dict.fromkeys(_SOURCE_KINDS, _WORDS),
        "collective": {"words": _WORDS},
        "speaks_for": {"roles": _WORDS, "mouths": _WORDS},
    },
    "source_aliases": {
        "source": Entries({"name": _NAME, "aliases": _NAMES, "heads": _NAMES}, ("name",)),
    },
}
"""The lexicons that can be added to, each with its tables."""

Kind = Literal["a table", "a list of words", "a word", "a list of tables"]


def checked(file: str, value: Any, form: Form, key: str = "") -> Any:
    """The value at ``key`` of ``file`` if it has this form, words in small letters.

    Raises LexiconError otherwise.
    """
    if isinstance(form, Text):
        return _text(file, value, form, key)
    if isinstance(form, Entries):
        return [
            _entry(file, row, form, f"{key}[{n}]")
            for n, row in enumerate(_list(file, value, key), 1)
        ]
    if not isinstance(value, dict):
        raise _wrong(file, key, value, "a table")
    if isinstance(form, Each):
        return {
            word.lower(): checked(file, more, form.form, _join(key, word))
            for word, more in value.items()
        }
    for name in value:
        if name not in form:
            where = f"[{key}]" if key else "the file"
            raise LexiconError(
                f"{file}: {where} has the key {name!r}; expected one of {', '.join(form)}:"
                " correct it, or take it out"
            )
    return {name: checked(file, more, form[name], _join(key, name)) for name, more in value.items()}


def _entry(file: str, row: Any, form: Entries, key: str) -> dict[str, Any]:
    found: dict[str, Any] = checked(file, row, form.form, key)
    for needed in form.needed:
        if needed not in found:
            raise LexiconError(f"{file}: {key} has no {needed!r}; every entry needs one: add it")
    modes = load("events")["modes"].get(found.get("type"), ())
    if "mode" in found and found["mode"] not in modes:
        raise LexiconError(
            f"{file}: {key}.mode is {found['mode']!r}; expected a mode of {found['type']}"
            f" ({', '.join(modes) or 'it has none'}): correct it, or leave the mode out"
        )
    return found


def _text(file: str, value: Any, form: Text, key: str) -> Any:
    if form.many:
        if not isinstance(value, list):
            raise _wrong(file, key, value, "a list of words")
        return [_word(file, word, form, f"{key}[{n}]") for n, word in enumerate(value, 1)]
    return _word(file, value, form, key)


def _word(file: str, value: Any, form: Text, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(file, key, value, "a word")
    word = " ".join(value.split())
    if form.one_of and word not in form.one_of:
        raise LexiconError(
            f"{file}: {key} is {value!r}; expected one of {', '.join(form.one_of)}: correct it"
        )
    return word.lower() if form.lower else word


def _list(file: str, value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(file, key, value, "a list of tables")
    return value


_EXAMPLES: dict[Kind, str] = {
    "a table": "write it as [name] with keys below",
    "a list of words": 'write it as ["one", "another"]',
    "a word": 'write it as "word"',
    "a list of tables": "begin each entry with [[name]]",
}


def _wrong(file: str, key: str, value: Any, kind: Kind) -> LexiconError:
    return LexiconError(
        f"{file}: {key or 'the file'} is {value!r}; expected {kind}: {_EXAMPLES[kind]}"
    )


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
