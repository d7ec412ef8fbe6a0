"""How far apart two words of a sentence stand, counted in steps of its tree.

Law: symmetric; 0 for a word and itself; 99 where no way joins them.
"""

from collections.abc import Sequence

from according.extract.text.sentence import Sentence, Token


def far(sentence: Sentence, word: Token, tokens: Sequence[Token]) -> int:
    """Steps from the word to the nearest of the tokens."""
    return min((steps(sentence, word, t) for t in tokens), default=99)


def steps(sentence: Sentence, a: Token, b: Token) -> int:
    """Steps between two tokens in the tree."""
    above = {a.i: 0}
    for steps, token in enumerate(sentence.ancestors(a), 1):
        above[token.i] = steps
    if b.i in above:
        return above[b.i]
    for steps, token in enumerate(sentence.ancestors(b), 1):
        if token.i in above:
            return above[token.i] + steps
    return 99
