"""Where words stand that a person gives, whether typed or selected in the text.

Law: what comes out stands in the report, and reads as the person saw it: letters are compared, not
line breaks nor how an accent is composed. What does not stand there is refused.
"""

import re
import unicodedata
from typing import NamedTuple

from according.errors import BadInput
from according.model.passage import Passage, passage
from according.telling.harmless import one_line

Span = tuple[int, int]
"""Start and end, in code points of a report's text."""


class Shown(NamedTuple):
    """A report's words, and what a person sees of them: the same but for withheld names."""

    report: str
    text: str
    shown: str

    def place(self, words: str, span: Span | None = None, near: Span | None = None) -> Passage:
        """Where these words stand: at ``span`` if they do; else first in ``near``; else first.

        Raises BadInput where they stand nowhere.
        """
        found = self._at(words, span) if span else None
        found = found or self._first(words, near or (0, 0)) or self._first(words, None)
        if found is None:
            short = self.report[:12]
            raise BadInput(f"{words!r} does not stand in report {short}; give its exact words")
        return passage(self.text, *found)

    def _at(self, words: str, span: Span) -> Span | None:
        """The span without blanks around it, if these words stand there."""
        start, end = span
        stands = self.shown[start:end]
        if not stands.strip() or _letters(stands) != _letters(words):
            return None
        ahead = len(stands) - len(stands.lstrip())
        return start + ahead, start + len(stands.rstrip())

    def _first(self, words: str, within: Span | None) -> Span | None:
        found = _pattern(words).search(self.shown, *(within or (0, len(self.shown))))
        return found.span() if found and words.strip() else None


def _letters(words: str) -> str:
    """What is compared: the words as they are shown on one line, accents composed."""
    return unicodedata.normalize("NFC", one_line(words))


def _pattern(words: str) -> re.Pattern[str]:
    """What finds the words as they are typed, composed and decomposed; any blanks between them."""
    forms = [words, *(unicodedata.normalize(form, words) for form in ("NFC", "NFD"))]
    spaced = (r"\s+".join(map(re.escape, form.split())) for form in dict.fromkeys(forms))
    return re.compile("|".join(spaced))
