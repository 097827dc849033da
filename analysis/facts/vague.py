"""Numbers that give no more than a size: dozens, several hundred, tens of thousands, a handful."""

import functools
import re
from collections.abc import Iterator

from analysis.facts.numerals import Numeral, values
from analysis.text.counting import ONES
from analysis.text.wordlists import mapping

_SCALES = r"dozen|hundred|thousand|million|billion|trillion|lakh|crore"
_PLURAL = re.compile(
    rf"(?<![\w-])(?:(?P<times>tens|dozens|scores|hundreds|thousands) of )?"
    rf"(?P<scale>(?:{_SCALES})s)\b|(?<![\w-])(?P<tens>tens|scores) of (?!the\b|h[ie][sr]\b|\d)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"(?<![\w-])(?:(?P<few>several|an? couple(?: of)?|(?:an? |some )?few|many|multi)"
    rf"(?: |-|(?<=multi))(?P<scale>{_SCALES})s?\b"
    r"|(?P<small>several|an? couple of|a few|a handful of)"
    r"(?= (?!(?:the|his|her|their|its|our|these|those|of|more|other|times|whom|which)\b)[a-z])"
    r"|(?P<handful>a handful)\b)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\w-])(?P<n>single|double|triple|four|five|six|seven|eight|nine)[ -](?:figures?"
    r"|digits?)\b",
    re.IGNORECASE,
)
_PLACES = ("single", "double", "triple", *ONES[3:])


@functools.cache
def _sizes() -> dict[str, tuple[float, float]]:
    """The least and the most that a word can mean, from `data/words/vague_numbers.txt`."""
    ends = ((form, *said.split(" to ")) for form, said in mapping("vague_numbers").items())
    return {form: (float(low), float(high)) for form, low, high in ends}


def find(text: str) -> list[Numeral]:
    """Every vague number of a text, in no order; `value` is the least it means, `high` the most.

    >>> [(n.value, n.high) for n in find("Dozens left, then several hundred, then a handful.")]
    [(20.0, 99.0), (200.0, 999.0), (2.0, 12.0)]
    """
    return [*_plurals(text), *_several(text), *_figures(text)]


def _numeral(match: re.Match[str], low: float, high: float) -> Numeral:
    return Numeral(match.start(), match.end(), low, low, high)


def _plurals(text: str) -> Iterator[Numeral]:
    """Dozens, hundreds, tens of thousands."""
    for match in _PLURAL.finditer(text):
        if match["tens"]:
            stop = match.end("tens")
            yield Numeral(match.start(), stop, *_with_step(match["tens"].lower()))
            continue
        scale = match["scale"].lower()
        low, high = _sizes()[scale]
        if match["times"]:
            factor = values("number_scales")[scale.removesuffix("s")]
            low, high = (size * factor for size in _sizes()[match["times"].lower()])
            high = min(high, 999.0 * factor)
        yield _numeral(match, low, high)


def _with_step(word: str) -> tuple[float, float, float]:
    low, high = _sizes()[word]
    return low, low, high


def _several(text: str) -> Iterator[Numeral]:
    """Several hundred, a few dozen, multi-million; several, a couple of, a handful."""
    for match in _SEVERAL.finditer(text):
        if match["scale"]:
            factor = values("number_scales")[match["scale"].lower()]
            pair = "couple" in match["few"].lower()
            yield _numeral(match, (1.5 if pair else 2.0) * factor, (3.0 if pair else 9.99) * factor)
        else:
            word = (match["small"] or match["handful"]).lower()
            word = word.removesuffix(" of").removeprefix("an ").removeprefix("a ")
            yield _numeral(match, *_sizes()[word])


def _figures(text: str) -> Iterator[Numeral]:
    """A six-figure sum, double digits."""
    for match in _FIGURES.finditer(text):
        places = _PLACES.index(match["n"].lower()) + 1
        yield _numeral(match, 10.0 ** (places - 1), 10.0**places - 1)
