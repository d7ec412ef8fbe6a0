"""A claim's marks: the words that it rests on, held against the report's text."""

from according.model.claim import Claim


def misplaced(claim: Claim, text: str) -> str | None:
    """The first mark of the claim whose words do not stand in ``text`` at its span, in words."""
    for mark in claim.marks():
        start, end = mark.start, mark.end
        if not 0 <= start < end <= len(text) or text[start:end] != mark.text:
            return f"{mark.text!r} does not stand at {start}..{end}"
    return None
