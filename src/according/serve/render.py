"""Pages from templates: every value is escaped, and told in the words that the terminal uses.

Law: a template that names what it was not given fails; nothing is marked as safe.
"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from according import __version__
from according.model.claim import (
    EventType,
    Harm,
    Modality,
    Modifier,
    Scope,
    SourceKind,
    Stance,
)
from according.serve import library
from according.telling import wording
from according.telling.harmless import harmless, one_line

FOLDER = Path(__file__).parent
SHORT_ID = 8
_MOMENT = "as-of"
_EXCHANGES = {
    "allowEval": False,
    "allowScriptTags": False,
    "includeIndicatorStyles": False,
    "historyCacheSize": 0,
    "attributesToSettle": [],
    "defaultSettleDelay": 0,
}
"""How htmx is to be: nothing in a page is run or styled, no page is kept in the browser."""
_CHOICES = {
    name: get_args(of)
    for name, of in (
        ("harm", Harm), ("modifier", Modifier), ("scope", Scope), ("kind", SourceKind),
        ("stance", Stance), ("modality", Modality), ("type", EventType),
    )
}  # fmt: skip
"""What a field of a claim can be, by its name."""


class Pages:
    """The templates, with what every page shows: who decides, and the forms' secret."""

    def __init__(self, person: str | None, secret: str):
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True,
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._environment.filters |= {"line": one_line, "harmless": harmless, "short": _short}
        self._environment.globals |= {
            "person": person, "secret": secret, "version": __version__, "wording": wording,
            "link": link, "library": library, "exchanges": _EXCHANGES,
            "number": _number, "choices": _CHOICES,
        }  # fmt: skip
        for name in self._environment.list_templates():
            self._environment.get_template(name)  # now, or the first pages would wait for it

    def page(self, template: str, values: dict[str, Any], here: "Here") -> str:
        """The page, as HTML. As of a moment, its links stay there and it has no forms to decide."""
        past = {"person": None, "link": here.link} if here.moment else {}
        return self._environment.get_template(template).render(values | past, here=here)


class Here(NamedTuple):
    """The address of a page: its path, and its query by names."""

    path: str
    query: Mapping[str, str]

    @property
    def moment(self) -> str | None:
        """The moment as of which everything is to be shown; None for now."""
        return self.query.get(_MOMENT, "").strip() or None

    def link(self, *path: str, **query: Any) -> str:
        """An address within the workbench at the same moment."""
        return link(*path, **{_MOMENT: self.moment} | query)

    def other(self) -> dict[str, str]:
        """The query but for the moment."""
        return {name: value for name, value in self.query.items() if name != _MOMENT}


NOWHERE = Here("/", {})
"""For what is no page that could be shown as of another moment."""


def link(*path: str, **query: Any) -> str:
    """An address within the workbench, every part of it escaped."""
    told = {name: value for name, value in query.items() if value not in (None, "")}
    return (
        "/"
        + "/".join(quote(part, safe="") for part in path)
        + (f"?{urlencode(told)}" if told else "")
    )


def _number() -> str:
    """The number of a form: the id that its decision gets, however often it is sent."""
    return "s" + secrets.token_hex(8)


def _short(id_: str) -> str:
    return id_[:SHORT_ID]
