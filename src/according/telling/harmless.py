"""What may be shown to a person: the words of reports, never their power over what shows them.

Law: texts come from strangers; no control character, escape sequence or override of the direction
of writing passes.
"""

import re

_POWER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without characters that steer what shows it; line ends and tabs stay."""
    return _POWER.sub("", text)


def one_line(text: str) -> str:
    """The text for a cell or a message: harmless, all white space folded."""
    return " ".join(harmless(text).split())
