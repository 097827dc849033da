"""Differences inside quotation marks that are a house's style and no other words.

Assumes that a name written with nearly the same letters is the same name (Peshawar, Pishawar), that
letters hidden by stars are those of the other side, and that a word may be written in two.
"""

from __future__ import annotations

import re

from analysis.quote_variants.spoken_words import Word
from analysis.text.calendar import MONTHS
from analysis.text.likeness import letters

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
        return False
    if "".join(word.key for word in one) == "".join(word.key for word in two):
        return True
    same_length = len(one) == len(two)
    return same_length and all(_is_same(x, y) for x, y in zip(one, two, strict=True))


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
    """Whether one word is the other with letters hidden: b****y and bloody."""
    if "*" not in starred.key:
        return False
    pattern = re.sub(r"(?:\\\*)+", r"[\\w*]+", re.escape(starred.key))
    return re.fullmatch(pattern, plain.shown.lower()) is not None


def _is_one_name(a: Word, b: Word) -> bool:
    """Whether both are written as names, with nearly the same letters and the same first one."""
    one, two = a.shown, b.shown
    named = one[:1].isupper() and two[:1].isupper() and one[0] == two[0]
    return named and min(len(one), len(two)) >= _NAME_LETTERS and letters(one, two) >= _ALIKE
