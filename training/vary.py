"""Changes to reports while training: the encoder should learn roles, not the words of few reports.

Of a figure's harm the verb decides: "three were killed", "three were detained".
"""

from __future__ import annotations

import random

Texts = list[list[str]]
Rows = list[list[str | None]]

# verbs that may stand for one another in "were ...", "... three people" and "three ... in"
VERBS = {
    "killed": ("killed", "slain", "massacred", "murdered"),
    "injured": ("injured", "wounded", "hurt"),
    "detained": ("detained", "arrested", "captured", "jailed", "imprisoned"),
    "abducted": ("abducted", "kidnapped"),
    "displaced": ("displaced", "uprooted", "evacuated"),
}
_HARM_OF = {verb: harm for harm, verbs in VERBS.items() for verb in verbs}
_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
]
_VAGUE = ("dozens", "scores", "hundreds", "thousands")
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def requoted(texts: Texts, chance: random.Random) -> Texts:
    """One report in four gets straight quotes, some two single signs, as wires have them."""
    kind = chance.random()
    if kind < 0.25:
        return [[_straight(word) for word in sentence] for sentence in texts]
    if kind < 0.3:
        return [["''" if word in ("“", "”", '"') else word for word in row] for row in texts]
    return texts


def _straight(word: str) -> str:
    return _CURLY.get(word) or (word.replace("’", "'") if "’" in word else word)


def renumbered(texts: Texts, harms: Rows, chance: random.Random) -> Texts:
    """Another number of like size in half of the figures."""
    return [
        [
            _other(word, chance) if harm not in ("O", None) and chance.random() < 0.5 else word
            for word, harm in zip(words, row, strict=True)
        ]
        for words, row in zip(texts, harms, strict=True)
    ]


def _other(word: str, chance: random.Random) -> str:
    if word.isascii() and word.isdigit():
        first = chance.choice("123456789")
        return first + "".join(chance.choice("0123456789") for _ in word[1:])
    for family in (_NUMBERS, _VAGUE):
        if word.lower() in family:
            return _written_as(word, chance.choice(family))
    return word


def _written_as(old: str, new: str) -> str:
    if old.isupper():
        return new.upper()
    return new.title() if old[:1].isupper() else new


def reharmed(texts: Texts, harms: Rows, chance: random.Random) -> tuple[Texts, Rows]:
    """Other verbs of harm, with the figures' labels, in four in ten of the sentences that allow it.

    Allowed where every labelled harm has a verb of its own in the sentence: "12 were killed and 30
    wounded" becomes "12 were arrested and 30 displaced".
    """
    new_texts, new_harms = [], []
    for words, row in zip(texts, harms, strict=True):
        verbs = [_HARM_OF.get(word.lower()) for word in words]
        labelled = {label[2:] for label in row if label not in ("O", None)}
        if labelled and labelled == set(verbs) - {None} and chance.random() < 0.4:
            others = dict(zip(labelled, chance.sample(sorted(VERBS), len(labelled)), strict=True))
            words = [
                _written_as(word, chance.choice(VERBS[others[verb]])) if verb else word
                for word, verb in zip(words, verbs, strict=True)
            ]
            row = [f"{x[:2]}{others[x[2:]]}" if x not in ("O", None) else x for x in row]
        new_texts.append(words)
        new_harms.append(row)
    return new_texts, new_harms
