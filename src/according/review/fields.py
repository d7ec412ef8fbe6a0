"""A claim's fields by their names, read and replaced: ``quantities.q1.value``, ``time.from``.

Law: what comes of a replacement is a claim again, or BadInput is raised; what names a claim, its
report and its words in the text can't be replaced.
"""

from typing import Any

import msgspec

from according.errors import BadInput
from according.model.claim import Claim, Quantity, stated_bounds
from according.model.decision import JudgedClaim

FIXED = frozenset({"claim", "key", "extractor", "confidence", "report", "judged", "relations"})
_BOUNDED = {"value", "modifier"}


def value_at(claim: Claim, field: str) -> Any:
    """The field's present value, as JSON has it. Raises BadInput where there is no such field."""
    value = _row(claim)
    for name in _names(field):
        value = _inner(value, name, field)
    return value


def corrected(claim: Claim, changes: dict[str, Any]) -> Claim:
    """The claim with these fields replaced, bounds following value and modifier by the table.

    Raises BadInput for what gives no claim.
    """
    whole = _row(claim)
    for field, new in changes.items():
        *way, last = _names(field)
        holder = whole
        for name in way:
            holder = _inner(holder, name, field)
        _inner(holder, last, field)
        _put(holder, last, new)
        if last in _BOUNDED and "modifier" in holder:
            _rebound(holder, {*changes}, field.rpartition(".")[0])
    try:
        made = msgspec.convert(whole, type(claim))
    except msgspec.ValidationError as error:
        raise BadInput(
            f"the correction gives no claim: {error}; the row that `claims` prints has its form"
        ) from error
    _refuse_disorder(made)
    return made


def _row(claim: Claim) -> Any:
    """The claim as JSON has it: objects, lists, and values that no claim shares."""
    return msgspec.json.decode(msgspec.json.encode(claim))


def _rebound(figure: dict[str, Any], changed: set[str], path: str) -> None:
    by_hand = changed & {f"{path}.low", f"{path}.high"}
    if figure["modifier"] == "range" or by_hand or isinstance(figure["value"], str):
        return
    figure["low"], figure["high"] = stated_bounds(figure["modifier"], figure["value"])


def _refuse_disorder(claim: Claim) -> None:
    for figure in claim.quantities:
        known = [n for n in (figure.low, figure.value, figure.high) if n is not None]
        if min(known, default=0) < 0 or (known != sorted(known) and not _open(figure)):
            raise BadInput(f"the figure {known} is not in order; give low <= value <= high, from 0")


def _open(figure: Quantity) -> bool:
    """ "more than 200" has value 200 and low 201."""
    return figure.modifier == "more-than"


def _names(field: str) -> list[str]:
    names = field.split(".")
    if names[0] in FIXED or not all(names):
        raise BadInput(
            f"{field!r} can't be corrected; give a field of what was read, as quantities.q1.value"
        )
    return names


def _inner(value: Any, name: str, field: str) -> Any:
    if isinstance(value, dict) and name in value:
        return value[name]
    if isinstance(value, list):
        for place, item in enumerate(value):
            if name == str(place) or (isinstance(item, dict) and item.get("id") == name):
                return item
    raise BadInput(f"the claim has no field {field!r} ({name!r} is not there); see its row")


def _put(holder: Any, name: str, new: Any) -> None:
    if isinstance(holder, dict):
        holder[name] = new
        return
    place = next(at for at, item in enumerate(holder) if item is _inner(holder, name, name))
    holder[place] = new


def judged_form(claim: Claim) -> JudgedClaim:
    """The same claim, ready to bear what was decided."""
    return JudgedClaim(*(getattr(claim, name) for name in Claim.__struct_fields__))
