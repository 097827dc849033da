"""Numbers in digits and in words, with their values: 1,240, forty-two, half a million, 412m."""

import functools
import re
from typing import NamedTuple

from analysis.text.wordlists import mapping


class Numeral(NamedTuple):
    """One number: its value, and the step of its last digit that counts (10 for 120)."""

    start: int
    stop: int
    value: float
    step: float


@functools.cache
def values(name: str) -> dict[str, float]:
    """A word list that gives each form its value.

    >>> values("number_words")["twelve"]
    12.0
    """
    return {form: float(value) for form, value in mapping(name).items()}


_CODE = r"\+?0\d{2,5}(?: \d{3,8}){1,3}(?!\d|[.,]\d)"
"""A telephone number, told by its nought in front."""
_DIGITS = (
    _CODE + r"|\d{1,3}(?:(?:,| ,| , (?=000)|\u00a0|\u202f)\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+[.,]\d{1,2}(?!\d)|\d+(?:\.\d+)?"
)
_LONG_SCALES = r"hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_MOST_DIGITS = 20
"""Longer strings of digits are codes, not amounts."""
_LARGEST = 1e30
"""Larger values are words said again and again, not amounts: a trillion trillion is 1e24."""
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"


@functools.cache
def _pattern() -> re.Pattern[str]:
    """One number: digits with an optional scale, or a chain of number words."""
    small = "|".join(sorted(values("number_words"), key=len, reverse=True))
    below_hundred = (
        rf"(?:{_TENS}[ -](?:one|two|three|four|five|six|seven|eight|nine)\b|(?:{small})\b)"
    )
    scales = rf"(?:{_LONG_SCALES})\b(?:[ -](?:{_LONG_SCALES})\b)*"
    scaled = rf"(?:half[ -]an?[ -]|an? |{below_hundred}[ -])?{scales}"
    chain = rf"{scaled}(?:(?: and |[ -]){below_hundred}(?:[ -]{scales})?)*"
    chain = rf"{chain}|{below_hundred}(?: and a half)?"
    scale = rf"(?:(?:[ -]| ?\n ?)?(?P<scale>(?:{_LONG_SCALES}|bn|mln|trn|tn)\b)|(?P<short>[mk]\b))?"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<digits>{_DIGITS}){scale}|(?P<chain>{chain})(?!\w))",
        re.IGNORECASE,
    )


def find(text: str, money: frozenset[int] = frozenset()) -> list[Numeral]:
    """Every number of a text in order of place; at the places in `money` m and k are scales.

    Assumes English: a comma before three digits groups thousands. Plain "one" is left out, since it
    is mostly a pronoun; so are vague counts (dozens, several) and what is larger than any amount
    ("hundred hundred ..."). Fails on numbers glued to letters (B12, which is a name).

    >>> [n.value for n in find("Forty-two of 1,240 boats, half a million euros, a dozen")]
    [42.0, 1240.0, 500000.0, 12.0]
    """
    found = []
    for match in _pattern().finditer(text):
        numeral = (
            _from_chain(match) if match["chain"] else _from_digits(match, match.start() in money)
        )
        if numeral is not None and not _glued(text, numeral):
            found.append(numeral)
    return found


def _glued(text: str, numeral: Numeral) -> bool:
    """Whether the number is part of a name or code such as 7a-12b or 3G: a letter before it."""
    return text[max(0, numeral.start - 1) : numeral.start] in {"_", "#", "/", "@"}


def _from_digits(match: re.Match[str], is_money: bool) -> Numeral | None:
    digits, scale = match["digits"], (match["scale"] or "").lower()
    if len(digits) > _MOST_DIGITS:
        return None
    stop = match.end()
    if match["short"]:
        scale, stop = (match["short"].lower(), stop) if is_money else ("", match.end("digits"))
    factor = values("number_scales").get(scale, 1.0)
    plain = _plain(digits)
    if float(plain) * factor > _LARGEST:
        return None
    return Numeral(match.start(), stop, float(plain) * factor, _step(plain) * factor)


def _plain(digits: str) -> str:
    """Digits as Python reads them.

    >>> _plain("1,240.5"), _plain("3,5")
    ('1240.5', '3.5')
    """
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return digits.replace(",", ".")
    return re.sub(r"[+, \u00a0\u202f]", "", digits)


def _step(plain: str) -> float:
    """The unit of the last digit that counts; below 100 every zero counts.

    >>> _step("2.5"), _step("1200"), _step("40")
    (0.1, 100.0, 1.0)
    """
    if "." in plain:
        return float(10.0 ** -len(plain.split(".")[1]))
    if len(plain) < 3:
        return 1.0
    return float(10 ** min(len(plain) - len(plain.rstrip("0")), len(plain) - 1))


def _from_chain(match: re.Match[str]) -> Numeral | None:
    text = match.group().lower()
    value = chain_value(text)
    if text == "one" or not value <= _LARGEST:
        return None
    return Numeral(
        match.start(), match.end(), value, _step(f"{value:.0f}") if value == int(value) else 0.1
    )


def chain_value(chain: str) -> float:
    """The value of a chain of number words.

    >>> [chain_value(c) for c in ("two thousand five hundred and six", "two and a half")]
    [2506.0, 2.5]
    >>> chain_value("two thousand million"), chain_value("a million million")
    (2000000000.0, 1000000000000.0)
    """
    half = 0.5 if chain.endswith(" and a half") else 0.0
    total, part, last = 0.0, 0.0, 0.0
    for word in re.findall(r"[a-z]+", chain.removesuffix(" and a half")):
        scale = values("number_scales").get(word)
        if word == "half":
            part = 0.5
        elif scale is None:
            part += values("number_words").get(word, 0.0)
        elif scale < 1000:
            part = (part or 1.0) * scale
        else:
            total, last = total - (0.0 if part else last), (part or last or 1.0) * scale
            total, part = total + last, 0.0
    return total + part + half
