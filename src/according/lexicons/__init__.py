"""Words and their sense, as curated data: ours, and what the user's own folder adds to them.

Law: every file of ours states its ``criterion`` (when a word belongs) and a ``counter_example``,
and is refused with its name when it does not. Words never live in code. What is computed from words
that a user can add to is kept with `remembered`, so that two folders in one process never mix.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, wraps
from importlib.resources import files
from typing import Any, Literal, NamedTuple, ParamSpec, TypeVar

from according.errors import LexiconError

VERSION = 9
"""Goes into each claim's ``extractor``: raise it whenever a file's meaning changes."""

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


Kind = Literal["site", "district", "city", "admin"]


class OwnPlace(NamedTuple):
    """A place of the user's: degrees (WGS 84), ISO 3166 code; ``admin1`` is None if not said."""

    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str | None
    kind: Kind


class Lexicons:
    """The words and places that a report is read by: ours, with the user's own added.

    ``added`` holds tables of the form of our files, by lexicon; `own.own_words` checks them.
    """

    def __init__(
        self,
        added: Mapping[str, Mapping[str, Any]] | None = None,
        places: Sequence[OwnPlace] = (),
    ) -> None:
        self.added = dict(added or {})
        self.places = tuple(places)
        self.known: dict[Hashable, Any] = {}  # what `remembered` functions made of these words

    @cached_property
    def version(self) -> str | None:
        """A hash of what is added, whatever its files' notes and spaces; None if nothing is."""
        if not self.added and not self.places:
            return None
        meaning = json.dumps([self.added, self.places], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(meaning.encode()).hexdigest()[:12]

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process go the words, not what was made of them."""
        return Lexicons, (self.added, self.places)

    def lexicon(self, name: str) -> dict[str, Any]:
        """The lexicon ``name`` with what is added, the user's own words first."""
        if name not in self.added:
            return _shipped(name)
        key = ("lexicon", name)
        if key not in self.known:
            self.known[key] = _extended(_shipped(name), self.added[name])
        found: dict[str, Any] = self.known[key]
        return found


SHIPPED = Lexicons()
_active: ContextVar[Lexicons] = ContextVar("lexicons", default=SHIPPED)


def active() -> Lexicons:
    """The lexicons that this thread or task reads by: ours, unless `using` says otherwise."""
    return _active.get()


@contextmanager
def using(lexicons: Lexicons) -> Iterator[None]:
    """Within, all reading goes by these lexicons. A thread begun within goes by ours."""
    token = _active.set(lexicons)
    try:
        yield
    finally:
        _active.reset(token)


def load(name: str) -> dict[str, Any]:
    """The lexicon ``name`` (its file without ``.toml``). Raises LexiconError if it is malformed."""
    return active().lexicon(name)


def remembered(make: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
    """`functools.cache`, kept with the lexicons in use: for what is computed from their words."""

    @wraps(make)
    def kept(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Value:
        known = _active.get().known
        key = (make, *args, *kwargs.items()) if args or kwargs else make
        try:
            value: Value = known[key]
        except KeyError:
            value = known[key] = make(*args, **kwargs)
        return value

    return kept


@cache
def _shipped(name: str) -> dict[str, Any]:
    file = files(__package__) / f"{name}.toml"
    try:
        lexicon = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon {name}: {error}") from error
    for field in ("criterion", "counter_example"):
        if not lexicon.get(field):
            raise LexiconError(f"lexicon {name}: no {field!r}; say when a word belongs in the file")
    return lexicon


def _extended(ours: Any, added: Any) -> Any:
    """Tables joined key by key, lists with what is added first: the first entry that fits wins."""
    if isinstance(ours, dict) and isinstance(added, Mapping):
        return ours | {
            key: _extended(ours[key], more) if key in ours else more for key, more in added.items()
        }
    if isinstance(ours, list) and isinstance(added, list):
        return [*added, *(word for word in ours if word not in added)]
    return added
