"""The forms that a time is written in, as templates of regular expressions on lower-case text.

In a form, a space stands for white space without an empty line (wire copy breaks lines anywhere),
and ``{name}`` for the words of that name in the lexicon ``times``. Law: a form's first match is
checked by the reader of its name before it counts.
"""

from __future__ import annotations

_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>(?:{months}|{month_abbreviations}\.?))"
_NUMBER = r"(?:[0-9]{1,3}|{numbers})"
_AMOUNT = r"(?P<number>[0-9]{1,3}|{numbers}|{vague_numbers})"
UNIT = "minute|hour|day|night|week|fortnight|month|year|decade"
_UNIT = f"(?P<unit>{UNIT})"
_PERIOD = "(?:week|weekend|month|year|decade|century)"
_PART = "(?:day|night|morning|afternoon|evening)"

# In the order in which they are tried where several begin at one place.
FORMS: dict[str, str] = {
    "iso": rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?:t[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?(?![0-9-])",
    "numeric": rf"[0-9]{{1,2}}([/.-])[0-9]{{1,2}}\1{_YEAR}(?![0-9/-])",
    "fixed_day": r"{fixed_days}\b",
    "day_month": (
        rf"(?:the )?(?P<first>{_DAY}){_NTH}"
        rf"(?:(?: ?[-–/] ?| and | to | through )(?P<last>{_DAY}){_NTH})?"
        rf"(?: day)?(?: of)? {_MONTH}(?![a-z])"
        rf"(?P<year>,? {_YEAR}(?![0-9])(?! {{counted}}\b)"
        r"| ?'[0-9]{2}| [0-9]{2}(?![0-9.,:]))?"
    ),
    "month_day": (
        rf"{_MONTH} (?P<first>{_DAY}){_NTH}"
        rf"(?:(?: ?[-–] ?| to | and | through )(?P<last>{_DAY}){_NTH}"
        r"(?! ?(?:{counted}|[ap]\.m)\b))?(?![a-z0-9%]|[.,:][0-9])"
        rf"(?:,? (?P<year>{_YEAR})(?![0-9])(?! {{counted}}\b))?"
    ),
    "month_year": rf"{_MONTH}(?:,| of)? (?P<year>{_YEAR})(?![0-9]|,[0-9])(?! {{counted}}\b)",
    "month": rf"(?:(?:this past|last|this|next|past|coming) )?{{months}}\b(?! {_DAY}(?![0-9]))",
    "season": rf"{{seasons}}(?: of|,)? {_YEAR}(?![0-9])",
    "season_alone": r"(?:last|this|next) {seasons}\b",
    "decade": r"the (?:(?:early|late|mid)[\s-])?(?:19|20)[0-9]0s",
    "years": rf"{_YEAR}[-–/](?:{_YEAR}|[0-9]{{2}})(?![0-9-])",
    "clock": (
        r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?"
        r"(?:(?: ?(?P<own>[ap]\.m\.?|[ap]m))?(?: ?[-–] ?| to | and | until )"
        r"(?P<hour2>[0-9]{1,2})(?:[:.](?P<minute2>[0-9]{2}))?)?"
        r" ?(?P<half>[ap]\.m\.?|[ap]m)(?![a-z])"
    ),
    "digital": (
        r"[0-9]{1,2}:[0-9]{2}(?![0-9:])|(?:[0-9]{4}|[0-9]{1,2}\.[0-9]{2})"
        r"(?= ?(?:hours|hrs|{local_zones}|{other_zones})\b| (?:on|today|yesterday|this|last|\())"
    ),
    "year": rf"{_YEAR}(?![0-9])",
    "named_clock": r"noon\b|midday\b|(?:[0-9]{1,2}|{numbers}) o'clock\b",
    "so_far": (
        r"so far this (?:week|month|year)|this (?:week|month|year) so far"
        r"|since the (?:start|beginning) of (?:the|this) (?:week|month|year)\b"
    ),
    "this_part": r"last (?:night|evening)\b|this (?:morning|afternoon|evening|lunchtime)\b",
    "same_day": (
        rf"(?:that same|that|the same|same) {_PART}\b"
        rf"|(?:the (?:very )?(?:next|following|previous|preceding)|next) {_PART}\b"
        r"|the (?:day|night) (?:before|after)(?=[.,;:)\"”]| (?:in|at|when)\b|\Z)"
    ),
    "period": (
        rf"(?:this past|this coming|last|this|next|that) {_PERIOD}\b(?!-)"
        rf"|the weekend\b|the (?:following|previous) {_PERIOD}\b"
    ),
    "weekday": (
        r"(?:(?P<which>this past|this coming|last|this|next|coming|past|following|previous) )?"
        r"(?P<name>{weekdays})(?P<plural>s)?\b"
    ),
    "short_weekday": (
        rf"{{weekday_abbreviations}}(?:\.,|[.,])?(?= (?:{_DAY}{_NTH} )?{_MONTH}(?![a-z]))"
    ),
    "day_word": r"the day before yesterday|the day after tomorrow|(?:today|yesterday|tomorrow)\b",
    "tonight": r"tonight\b",
    "overnight": r"overnight\b",
    "ago": rf"(?:(?P<about>{{about}}|{{more_than}}|some|just|only) )?{_AMOUNT}[\s-]{_UNIT}s? ago\b",
    "later": rf"{_AMOUNT} {_UNIT}s? (?P<way>later|earlier)\b",
    "back": (
        r"(?:the |these )?(?P<way>last|past|next|coming|previous|preceding) "
        rf"(?:{_AMOUNT} )?{_UNIT}(?P<unit_s>s)?\b(?! of\b|-)"
    ),
    "recent": r"recent (?:minutes|hours|days|weeks|months|years|decades)\b",
    "nth_day": (
        r"(?:the |a )?(?:{ordinals}|[0-9]{1,2}(?:st|nd|rd|th)) "
        r"(?:straight |consecutive |successive )?(?:day|night|week)\b"
    ),
    "day_of_month": (
        r"the [0-9]{1,2}(?:st|nd|rd|th)"
        r"(?=[.,;:)]| (?:and|to|at|in|when|after|before)\b|\s*\Z)"
    ),
    "frequency": (
        rf"(?:every|each) (?:(?:{_NUMBER}|other|few) )?"
        rf"(?:{UNIT}|{{weekdays}}|{{parts}}|weekend)s?\b"
        r"|(?:daily|nightly|hourly|weekly|monthly|yearly|annually)\b"
        rf"|per (?:{UNIT})\b|times a (?:{UNIT})\b"
    ),
    "length": rf"(?:{_NUMBER}|an?)[\s-](?:{UNIT})s?\b(?! ago\b)",
    "duration": (
        r"for (?:(?:{about}|{more_than}|some) )?"
        rf"(?:(?:{_NUMBER}|{{vague_numbers}}) (?:{UNIT})s?"
        rf"|(?:{UNIT})s)\b(?! ago)|{_NUMBER}-(?:{UNIT})(?:s|-long)?\b(?!-old)"
    ),
    "part": r"{parts}\b",
}
