"""Words looked for in a text as an editor means them: case, accents and line ends aside."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

_SAME = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "–": "-",
                       "—": "-", "‐": "-", "‑": "-", "ł": "l", "ø": "o", "đ": "d"})  # fmt: skip
"""Marks that are typed in one way and printed in another, and letters that no accent parts."""


class _Folds(dict[str, str]):
    """Each character as it is compared; made when first met."""

    def __missing__(self, character: str) -> str:
        found = "".join(filter(_is_compared, unicodedata.normalize("NFKD", character)))
        self[character] = found.casefold().translate(_SAME)
        return self[character]


def _is_compared(character: str) -> bool:
    """Whether a character counts: accents and marks without width do not."""
    return unicodedata.category(character) not in {"Mn", "Cf"}


def hits(text: str, words: str) -> list[tuple[int, int]]:
    r"""Where the words stand in the text, in order, none inside another.

    Between the words any white space may stand, line ends too; a word is found inside a longer one.
    Assumes no word is cut by a hyphen at the end of a line. A character that stands for several
    (two dots in one) is found once.

    >>> text = "The Café\nClub: “cafe club”."
    >>> [text[start:stop] for start, stop in hits(text, "CAFE  club")]
    ['Café\nClub', 'cafe club']
    """
    folds = _Folds()
    wanted = folded(words, folds).split()
    if not wanted:
        return []
    pieces = [folds[character] for character in text]
    starts = [0, *accumulate(map(len, pieces))]
    found = re.finditer(r"\s+".join(map(re.escape, wanted)), "".join(pieces))
    spans = [_span(starts, *hit.span()) for hit in found]
    before = [0, *(stop for _, stop in spans)]
    return [span for span, stop in zip(spans, before, strict=False) if span[0] >= stop]


def folded(words: str, folds: _Folds) -> str:
    """Words in the form in which they are compared."""
    return "".join(folds[character] for character in words)


def _span(starts: list[int], first: int, last: int) -> tuple[int, int]:
    """The place in the text of a stretch of the folded text; accents behind it belong to it."""
    start = bisect_right(starts, first) - 1
    stop = bisect_right(starts, last - 1)
    return start, max(stop, bisect_right(starts, last) - 1)
