"""Differences inside quotation marks that are a house's style and no other words.

Assumes that a name written with nearly the same letters is the same name (Peshawar, Pishawar), that
letters hidden by stars or dashes are those of the other side, that a word may be written in two,
and that capitals stand for the words that begin with the first and the last of them (CVD,
cardiovascular disease; after Schwartz and Hearst 2003).
"""

from __future__ import annotations

import re

from analysis.quote_variants.spoken_words import Word
from analysis.text.calendar import MONTHS
from analysis.text.likeness import letters
from analysis.text.spelling import spelling

_SHORT_FORM = re.compile(r"(?:[A-Z]\.?){2,6}")
"""Capitals that may stand for words: COS, U.S."""
_NAME_LETTERS = 4
"""Fewest letters of a name that may be written otherwise."""
_MONTH_LETTERS = 3
"""Fewest letters of a month cut short."""
_ALIKE = 0.78
"""Likeness of letters, 0-1, from which two written names are one: Peshawar and Pishawar have .88,
Monday and Sunday .67, Iran and Iraq .75. A choice between these, measured on no set."""


def is_style(a: list[Word], b: list[Word], block: tuple[int, int, int, int]) -> bool:
    """Whether two stretches of words, from and to on either side, say the same in another style."""
    i, k, j, m = block
    one, two = a[i:k], b[j:m]
    if not one or not two:
        return _explains(b, j, m) if two else _explains(a, i, k)
    if _stand_for(one, two) or _stand_for(two, one):
        return True
    if _as_one(one) == _as_one(two):
        return True
    same_length = len(one) == len(two)
    return same_length and all(_is_same(x, y) for x, y in zip(one, two, strict=True))


def _as_one(words: list[Word]) -> str:
    """Words written together, in one spelling: socio-economic, socioeconomic."""
    return spelling("".join(word.key for word in words))


def _stand_for(short: list[Word], words: list[Word]) -> bool:
    """Whether words in capitals stand one after the other for words written out.

    >>> said = [Word(key, key, 0, 0, False, key) for key in "point of sale systems".split()]
    >>> capitals = [Word("pos", "pos", 0, 0, False, "POS"), said[3]]
    >>> _stand_for(capitals[:1], said[:3]), _stand_for(capitals, said), _stand_for(said, capitals)
    (True, True, False)
    """
    at = 0
    for word in short:
        at += 1 if word.key == words[at].key else _meant(word, words[at : at + 6])
        if at >= len(words):
            return word is short[-1] and at == len(words)
    return False


def _meant(word: Word, words: list[Word]) -> int:
    """How many of the words that follow a word in capitals stands for; more than 6 where none."""
    letters = _capitals(word)
    upto = min(len(letters), len(words)) + 1
    return next((n for n in range(2, upto) if _fit(letters, words[:n])), len(words) + 6)


def _explains(side: list[Word], first: int, last: int) -> bool:
    """Whether what one side has more is the capitals of the words before it: ... disease (CVD)."""
    meant = _capitals(side[first]) if last == first + 1 else ""
    return any(_fit(meant, side[max(0, first - n) : first]) for n in range(2, len(meant) + 1))


def _capitals(word: Word) -> str:
    """The letters of a word in capitals; empty for any other."""
    found = _SHORT_FORM.fullmatch(word.shown)
    return word.shown.replace(".", "").lower() if found else ""


def _fit(meant: str, words: list[Word]) -> bool:
    """Whether letters are those of words: the first one's and the last one's first, in order."""
    if len(words) < 2 or meant[0] != words[0].key[:1] or meant[-1] != words[-1].key[:1]:
        return False
    left = iter("".join(word.key for word in words))
    return all(letter in left for letter in meant)


def _is_same(a: Word, b: Word) -> bool:
    hidden = _hides(a, b) or _hides(b, a)
    return a.key == b.key or hidden or _is_one_month(a, b) or _is_one_name(a, b)


def _is_one_month(a: Word, b: Word) -> bool:
    """Whether both are one month, of which one may be cut short: Sept. and September."""
    keys = (a.key, b.key)
    capital = a.shown[:1].isupper() and b.shown[:1].isupper()
    return capital and any(
        all(len(key) >= _MONTH_LETTERS and month.startswith(key) for key in keys)
        for month in MONTHS
    )


def _hides(starred: Word, plain: Word) -> bool:
    """Whether one word is the other with letters hidden: b****y, b---y and bloody."""
    if not {"*", "-"} & set(starred.key):
        return False
    pattern = re.sub(r"(?:\\[*-])+", r"[\\w*-]+", re.escape(starred.key))
    return re.fullmatch(pattern, plain.shown.lower()) is not None


def _is_one_name(a: Word, b: Word) -> bool:
    """Whether both are written as names, with nearly the same letters and the same first one."""
    one, two = a.shown, b.shown
    named = one[:1].isupper() and two[:1].isupper() and one[0] == two[0]
    return named and min(len(one), len(two)) >= _NAME_LETTERS and letters(one, two) >= _ALIKE
