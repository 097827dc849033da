"""The words of a quotation for comparison: spelled one way, figures and contractions written out.

Assumes English. What a reader hears alike is one key: 40% and 40 per cent, $2m and 2 million
dollars, the 1st and the first, 7-10 and seven to ten, U.S. and United States, fifty-two and 52.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.claims.stems import stem
from analysis.text import normalize
from analysis.text.counting import ONES, TENS
from analysis.text.spelling import spelling
from analysis.text.wordlists import mapping, marked, words

LIGHT = 0.25
"""Weight of a function word beside 1.0 for a word of content."""

_SUFFIXES = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
_LETTERS = {
    "us": ("united", "states"),
    "usa": ("united", "states"),
    "uk": ("united", "kingdom"),
    "un": ("united", "nations"),
    "eu": ("european", "union"),
}
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_TOKEN = re.compile(
    r"(?P<dotted>(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<money>[$£€])?(?<![\w.])(?P<figure>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<rest>\.\d+)?"
    r"(?:(?P<unit>bn|mn|tn|[mk])(?!\w)|(?P<scale>\s(?:thousand|million|billion|trillion)\b)|(?!\w))"
    r"|(?P<span>(?<=\d)[-–—](?=\d))"
    r"|(?P<percent>%|\bper\scent\b)"
    rf"|(?P<tens>\b(?:{'|'.join(TENS)}))-(?P<ones>(?:{'|'.join(ONES)})\b)"
    r"|(?P<starred>[^\W\d_]+\*+[\w*]*|(?<!\w)[^\W\d_]{1,2}(?:-{3,}\w*|--[^\W\d_](?![\w-])))"
    r"|(?P<word>" + normalize.WORD.pattern + ")",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """One word for comparison.

    `key` (its one spelling), `stem`, where the word it stands for is in the text, whether it stands
    in brackets, and `shown`: how it is written.
    """

    key: str
    stem: str
    start: int
    stop: int
    bracketed: bool
    shown: str = ""


def compared(text: str, start: int, stop: int) -> Iterator[Word]:
    """The words of a stretch for comparison, contractions as two words at one place."""
    for match in _TOKEN.finditer(text, start, stop):
        bracketed = _is_inside(text, start, match.start(), "[", "]") or _is_inside(
            text, start, match.start(), "(", ")"
        )
        for key in _keys(match):
            yield Word(key, stem(key), match.start(), match.end(), bracketed, match.group())


def _is_inside(text: str, start: int, place: int, opens: str, closes: str) -> bool:
    return text.rfind(opens, start, place) > text.rfind(closes, start, place)


def _keys(match: re.Match[str]) -> tuple[str, ...]:
    """What one token says, word by word."""
    if match["span"]:
        return ("to",)
    if match["word"] or match["dotted"]:
        shown = match.group().replace(".", "")
        if shown.lower() in _LETTERS and shown.isupper():
            return _LETTERS[shown.lower()]
        return tuple(spelling(key) for key in written_out(normalize.fold(shown)))
    if match["figure"]:
        return _of_figure(match)
    if match["tens"]:
        tens, ones = spelling(match["tens"].lower()), spelling(match["ones"].lower())
        return (str(int(tens) + int(ones)),)
    return ("%",) if match["percent"] else (match.group().lower(),)


def _of_figure(match: re.Match[str]) -> tuple[str, ...]:
    """A figure without its commas, then its scale and its money."""
    figure = match["figure"].replace(",", "") + (match["rest"] or "")
    scale = _SCALES.get((match["unit"] or "").lower(), (match["scale"] or "").strip().lower())
    return tuple(filter(None, (figure, scale, _MONEY.get(match["money"] or "", ""))))


@functools.lru_cache(maxsize=50_000)
def written_out(word: str) -> tuple[str, ...]:
    """A folded word as the words it contracts.

    >>> written_out("we're"), written_out("don't"), written_out("dog's")
    (('we', 'are'), ('do', 'not'), ("dog's",))
    """
    if whole := mapping("contractions").get(word):
        return tuple(whole.split())
    for suffix, full in _SUFFIXES.items():
        if word.endswith(suffix) and len(word) > len(suffix):
            return word[: -len(suffix)], full
    if word.endswith("'s") and word[:-2] in words("contracting_is"):
        return word[:-2], "is"
    return (word,)


def weight(word: Word) -> float:
    """How much a word counts when two sentences are compared."""
    return (
        LIGHT
        if word.key in marked("small_words", "function") or word.key in {"will", "would"}
        else 1.0
    )


def is_content(word: Word) -> bool:
    """Whether a word carries content."""
    return weight(word) == 1.0
