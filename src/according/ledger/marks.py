"""A claim's marks: the passages that it rests on, held against the report's text."""

from according.model.claim import Claim


def misplaced(claim: Claim, text: str) -> str | None:
    """The first passage of the claim that does not stand in ``text`` at its span, in words."""
    try:
        passages = claim.passages()
    except ValueError as error:
        return str(error)
    for said in passages:
        if not said.holds_in(text):
            return f"{said.text!r} does not stand at {said.start}..{said.end}"
    return None
