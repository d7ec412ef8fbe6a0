"""What forms enter, each as `according decide` does, and the page that it leads to.

Law: a form enters one decision, under the number that the page gave it, however often it is sent;
what others decided since the page was opened is shown before it is decided about again.
"""

import re
from collections.abc import Callable, Mapping
from typing import get_args

from according.errors import BadInput
from according.model.decision import Judgement, Status
from according.serve.desk import Desk
from according.serve.render import link
from according.serve.saying import span, spoken

Told = Mapping[str, str]
Act = Callable[[Desk, str, Told], str]
"""Enters what a form tells about the thing with this id; gives the address to go on at."""

_NUMBER = re.compile(r"s[0-9a-f]{16}")
_JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
_STATUSES: tuple[Status, ...] = get_args(Status)


def _rule(desk: Desk, claim: str, told: Told) -> str:
    status = next((known for known in _STATUSES if known == told.get("status")), None)
    if status is None:
        raise BadInput(f"{told.get('status')!r} is none of {', '.join(_STATUSES)}; choose one")
    number, why = _number(told), told.get("why", "")
    desk.decide(lambda by: by.rule(claim, status, why), number, claim, told.get("known"))
    return _back(claim, told, number)


def _amend(desk: Desk, claim: str, told: Told) -> str:
    number, why, fields = _number(told), told.get("why", ""), spoken(told)
    desk.decide(lambda by: by.amend(claim, fields, why), number, claim, told.get("known"))
    return _back(claim, told, number)


def _add(desk: Desk, report: str, told: Told) -> str:
    number, why, fields = _number(told), told.get("why", ""), spoken(told)
    words, at = told.get("whole.words", ""), span(told, "whole")
    desk.decide(lambda by: by.add_in_words(report, words, at, fields, why), number)
    return link("report", report, done=number)


def _undo(desk: Desk, decision: str, told: Told) -> str:
    if not desk.was_withdrawn(decision):
        desk.decide(lambda by: by.withdraw(decision, told.get("why", "")))
    return _back(told.get("claim", ""), told, None)


def _pair(desk: Desk, one: str, told: Told) -> str:
    judgement = next((known for known in _JUDGEMENTS if known == told.get("status")), None)
    if judgement is None:
        raise BadInput(f"{told.get('status')!r} is none of {', '.join(_JUDGEMENTS)}; choose one")
    number, other, why = _number(told), told["other"], told.get("why", "")
    desk.decide(lambda by: by.pair(one, other, judgement, why), number)
    return link("pair", one, other, done=number)


def _merge(desk: Desk, incident: str, told: Told) -> str:
    number, into, why = _number(told), _into(told), told.get("why", "")
    if not into:
        raise BadInput("choose the incident that this one is, or give its id")
    desk.decide(lambda by: by.merge([into, incident], why), number)
    return link("incident", into, done=number)


def _split(desk: Desk, incident: str, told: Told) -> str:
    """Split claims off into an incident of their own, or move one into another that there is."""
    number, into, why = _number(told), _into(told), told.get("why", "")
    off = [name.removeprefix("claim.") for name in told if name.startswith("claim.")]
    if not off:
        raise BadInput("tick the claims that are about another incident")
    desk.decide(
        lambda by: by.move(off, into, why) if into else by.split(incident, off, why), number
    )
    return link("incident", incident, done=number)


def _into(told: Told) -> str:
    return told.get("into.id", "").strip() or told.get("into", "")


def _draw(desk: Desk, _id: str, told: Told) -> str:
    size = told.get("size", "")
    if not size.isdecimal():
        raise BadInput(f"{size!r} is no number of claims; write it in digits")
    readers = [name for part in told.get("readers", "").split(",") if (name := part.strip())]
    desk.draw(int(size[:6]), readers)
    return link("sample")


ACTS: Mapping[str, Act] = {
    "claim/{id_}/decide": _rule,
    "claim/{id_}/amend": _amend,
    "report/{id_}/add": _add,
    "decision/{id_}/withdraw": _undo,
    "pair/{id_}/{other}/judge": _pair,
    "incident/{id_}/merge": _merge,
    "incident/{id_}/split": _split,
    "sample/draw": _draw,
}
"""What each address enters."""


def _number(told: Told) -> str:
    if not _NUMBER.fullmatch(told.get("number", "")):
        raise BadInput("the form has no number of its own; open the page again")
    return told["number"]


def _back(claim: str, told: Told, done: str | None) -> str:
    """Where the form was: a page by its path, a place in the queue, or the claim's page."""
    at = told.get("at", "")
    if at == "sample":
        return link("sample", done=done)
    if at.startswith(("pair/", "incident/")):
        return link(*at.split("/"), done=done)
    return link("review", at=at, done=done) if at or not claim else link("claim", claim, done=done)
