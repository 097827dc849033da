"""Words reduced to one spelling, so that house style is not taken for a change of words."""

import functools
import re

from analysis.text import counting
from analysis.text.wordlists import mapping

_RULES = (
    (re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ing$|ations?$|ers?$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=e[ds]?$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ful$|ite|ites$|able$|ably$|hood)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bcdgtv])re(?=s?$|d$)"), "er"),
    (re.compile(r"ll(?=ed$|ing$|ers?$|ment|ful)"), "l"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"amme(?=s?$|d$)"), "am"),
    (re.compile(r"(?<=[a-z])(?:ae|oe)(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=[a-z]{3})wards$"), "ward"),
)
_WRITTEN_PLACES = 10
"""The last place that houses write in a word or in figures (tenth, 10th)."""


@functools.cache
def _known() -> dict[str, str]:
    """Words that follow no rule, and numbers in words with the figures that houses write."""
    figures = {word: value for word, value in mapping("number_words").items() if word != "zero"}
    places = {word: _place(n) for word, n in counting.PLACES.items() if n <= _WRITTEN_PLACES}
    return {**mapping("spellings"), **figures, **places}


def _place(n: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{n}{endings.get(n, 'th')}"


@functools.lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """A folded word in one spelling, British and American alike, small numbers as digits.

    Assumes English; the result is for comparing only and need not be a word. Two different words
    rarely meet in one spelling (tire, tyre).

    >>> [spelling(w) for w in ("enrol", "enroll", "organised", "colour", "centre", "nine")]
    ['enrol', 'enrol', 'organized', 'color', 'center', '9']
    """
    if known := _known().get(word):
        return known
    for pattern, new in _RULES:
        word = pattern.sub(new, word)
    return word
