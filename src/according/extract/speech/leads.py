"""Where a report's "According to X," ends, so that it can be parsed apart from what X says.

Law: a parser takes "According to X, the army launched" for "X and the army launched"; the words of
a lead alone tell its end, before any label.
"""

import re
from collections.abc import Sequence

from according.extract.harm.people import is_group, is_person_noun
from according.extract.speech.mentions import kind_of
from according.extract.text.words import Word
from according.lexicons import load, remembered

_OPENING = frozenset("\"“‘'")
_LONGEST = 40  # words in which a lead's comma stands


@remembered
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("cues")["lead"].items()}


def lead_end(words: Sequence[Word]) -> int | None:
    """Where "According to X," ends: the number of words to its comma inclusive; None if no lead.

    Two commas enclose a name that explains the first phrase ("According to
    opposition group, the Syrian Network, the army ..."): the lead then ends at the second.
    """
    if words and words[0].text in _OPENING:
        return _and_before(lead_end(words[1:]))
    if len(words) < 5 or not opens_lead(words[0].text.lower(), words[1].text.lower()):
        return None
    commas = [i for i, word in enumerate(words[:_LONGEST]) if word.text == ","]
    if not commas:
        return None
    first = commas[0]
    if _holds_clause(words[2:first]):
        return next((i for i in range(3, first) if _begins_count(words[i - 1], words[i])), None)
    if (
        len(commas) > 1
        and not _has_name(words[2:first])
        and _has_name(words[first + 1 : commas[1]])
        and (_is_office(words[first - 1]) or not _goes_on(words[commas[1] + 1 :]))
    ):
        return commas[1] + 1
    return first + 1


def _and_before(end: int | None) -> int | None:
    """The same place, with the quotation mark before the lead."""
    return None if end is None else end + 1


def opens_lead(first: str, second: str) -> bool:
    """Whether two words lead to who says it: "according to", "as per"."""
    return f"{first} {second}" in _words()["openings"]


def is_norm(word: str) -> bool:
    """Whether it is kept to and says nothing: "according to the *law*"."""
    return word in _words()["norms"]


def _holds_clause(words: Sequence[Word]) -> bool:
    """Whether what is said begins before any comma: "According to reports 12 men *were* hurt,"."""
    lower = [word.text.lower() for word in words]
    verb = next((i for i, word in enumerate(lower) if word in _words()["auxiliaries"]), None)
    return verb is not None and _words()["relatives"].isdisjoint(lower[:verb])


def _begins_count(before: Word, word: Word) -> bool:
    """ "According to reports *12* men": not a name's number, nor that of what an article leads."""
    named = not before.text.islower() or before.text in _words()["articles"]
    return re.sub(r"[,-]", "", word.text).isdecimal() and not named


def _is_office(word: Word) -> bool:
    """Whether it is one person's, which a name behind it explains: "the mayor, *Ana Lopez*"."""
    lower = word.text.lower()
    one = is_person_noun(lower) or kind_of(lower) == "official"
    return one and not is_group(lower) and not lower.endswith("s")


def _goes_on(rest: Sequence[Word]) -> bool:
    """Whether what follows a name and its comma goes on about that name, as the subject.

    "According to police, *Jose Haddad, 72, was killed*": by an age, a relative, or an auxiliary.
    """
    lower = [word.text.lower() for word in rest]
    if lower[1:2] == [","] and lower[0].isdecimal():
        return True
    described = lower[:1] in (["a"], ["an"]) and "," in lower
    behind = lower[lower.index(",") + 1 :] if described else lower
    return bool(behind) and behind[0] in _words()["going_on"]


def _has_name(words: Sequence[Word]) -> bool:
    return any(word.text[:1].isupper() for word in words) and not any(
        word.text[:1].isdigit() for word in words
    )
