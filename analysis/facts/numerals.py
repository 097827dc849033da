"""Numbers in digits and in words, with their values: 1,240, forty-two, half a million, 412m, 5½."""

import functools
import re
import unicodedata
from typing import NamedTuple

from analysis.facts.signs import minus_before
from analysis.text.counting import ONES, TENS
from analysis.text.wordlists import mapping, words


class Numeral(NamedTuple):
    """One number: its value, and the step of its last digit that counts (10 for 120).

    high: the most it can mean where it is vague (dozens), else None; `value` is then the least.
    """

    start: int
    stop: int
    value: float
    step: float
    high: float | None = None


@functools.cache
def values(name: str) -> dict[str, float]:
    """A word list that gives each form its value.

    >>> values("number_words")["twelve"]
    12.0
    """
    return {form: float(value) for form, value in mapping(name).items()}


_CODE = r"\+?0\d{2,5}(?: \d{3,8}){1,3}(?!\d|[.,]\d)"
"""A telephone number, told by its nought in front."""
_GROUPED = (
    r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?![\d,])"  # 2,50,000
    r"|\d{1,3}(?:(?:,| ,| , (?=000))\d{3})+(?:\.\d+)?(?!\d)"
    r"|[1-9]\d{0,2}(?:['’]\d{3})+(?:\.\d+)?(?!\d)"  # 12'500
    r"|[1-9]\d{0,2}(?:\.\d{3}){2,6}(?:,\d+)?(?![\d.,]\d|\d)"  # 1.250.000
    r"|[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?(?![\d’']| ?\d)"  # 12 500
)
_VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_PARTS = r"[1-9]/(?:16|10|[234568])(?![\d/])"
_MIXED = (
    r"\d{1,3}[ -]and[ -](?:a[ -](?:half|quarter)|three[ -]quarters)\b"
    rf"|\d{{1,6}} ?[{_VULGAR}]|[{_VULGAR}]|\d{{1,3}}(?: |-){_PARTS}"
    rf"|{_PARTS}(?=[ -](?:an?|miles?|inch|inches|hours?|pints?|points?|tonnes?|tons?|acres?)\b)"
)
_DIGITS = rf"{_CODE}|{_MIXED}|{_GROUPED}|\d+[.,]\d{{1,2}}(?!\d)|\d+(?:\.\d+)?"
_LONG_SCALES = r"hundred|thousand|million|billion|trillion|dozen|lakhs?|lacs?|crores?"
_SHORT_SCALES = r"bn|bln|mln|mn|trn|tn|cr"
_MOST_DIGITS = 20
"""Longer strings of digits are codes, not amounts."""
_LARGEST = 1e30
"""Larger values are words said again and again, not amounts: a trillion trillion is 1e24."""
_TENS = rf"(?:{'|'.join(TENS)})"
_ONES = rf"(?:{'|'.join(ONES)})"
_REST = r"[ -]and[ -](?:(?:a|one)[ -](?:half|quarter)|three[ -]quarters)\b"
_POINT = rf"[ -]point(?:[ -](?:zero|nought|oh|{_ONES})\b)+"
_OF_ONE = r"(?:an?[ -])?half(?:[ -]an?)?[ -]|(?:an?|one|three)[ -]quarters?[ -]of[ -]an?[ -]"
_NAMES = r"(?= (?:run|race|event|time trial|fun run|marathon|resolution|video|footage|tv|screen)\b)"
"""What follows a k that is no thousand (a 10k run, 4K video)."""


@functools.cache
def _counted() -> str:
    return "|".join(sorted(words("counted_in_millions")))


@functools.cache
def _pattern() -> re.Pattern[str]:
    """One number: digits with an optional scale, or a chain of number words."""
    small = "|".join(sorted(values("number_words"), key=len, reverse=True))
    below_hundred = rf"(?:{_TENS}[ -]{_ONES}\b|(?:{small})\b)"
    precise = rf"{below_hundred}(?:{_REST}|{_POINT})?"
    scales = rf"(?:{_LONG_SCALES})\b(?:[ -](?:{_LONG_SCALES})\b)*"
    scaled = rf"(?:{_OF_ONE}|an? |{precise}[ -])?{scales}"
    chain = rf"{scaled}(?:(?: and |[ -]){below_hundred}(?:[ -]{scales})?)*(?:{_REST})?|{precise}"
    scale = (
        rf"(?:(?:[ -]| ?\n ?)?(?P<scale>{scales}|(?:{_SHORT_SCALES})\b)"
        rf"|(?P<short>(?:mm|[mbtk])\b))?"
    )
    return re.compile(
        rf"(?<![\w.,{_VULGAR}])(?:(?P<digits>{_DIGITS})(?!\d|['’]?s\b){scale}|(?P<chain>{chain})(?!\w))",
        re.IGNORECASE,
    )


def find(text: str, money: frozenset[int] = frozenset()) -> list[Numeral]:
    """Every number of a text in order of place; at the places in `money` m, b, k are scales.

    Assumes English: a comma, a space or an apostrophe before three digits groups thousands, and so
    does a full stop that stands twice. Plain "one" is left out, since it is mostly a pronoun; so
    are vague counts (`vague`) and what is larger than any amount ("hundred hundred ..."). Fails on
    numbers glued to letters (B12, which is a name).

    >>> [n.value for n in find("Forty-two of 1,240 boats, half a million euros, a dozen, 5½, -3%")]
    [42.0, 1240.0, 500000.0, 12.0, 5.5, -3.0]
    """
    found = []
    for match in _pattern().finditer(text):
        numeral = (
            _from_chain(match) if match["chain"] else _from_digits(match, match.start() in money)
        )
        if numeral and numeral.value <= _LARGEST and not _glued(text, numeral):
            found.append(_signed(text, numeral))
    return found


def _glued(text: str, numeral: Numeral) -> bool:
    """Whether the number is part of a name or code such as 7a-12b or 3G: a letter before it."""
    return text[max(0, numeral.start - 1) : numeral.start] in {"_", "#", "/", "@"}


def _signed(text: str, numeral: Numeral) -> Numeral:
    """The number with its minus, if one stands before it."""
    start = minus_before(text, numeral.start, numeral.stop)
    return numeral if start is None else numeral._replace(start=start, value=-numeral.value)


def _from_digits(match: re.Match[str], is_money: bool) -> Numeral | None:
    digits = match["digits"].lower()
    if len(digits) > _MOST_DIGITS:
        return None
    factor, stop = _scaled(match, is_money)
    whole, part = _parts(digits)
    plain = _plain(whole)
    step = 0.1 if part else _step(plain)
    return Numeral(match.start(), stop, (float(plain) + part) * factor, step * factor)


def _scaled(match: re.Match[str], is_money: bool) -> tuple[float, int]:
    """The factor of the scale behind digits, and where the number ends."""
    known = values("number_scales")
    if match["scale"] and (is_money or match["scale"].lower() != "cr"):
        factors = [known[word] for word in re.findall(r"[a-z]+", match["scale"].lower())]
        return functools.reduce(lambda x, y: x * y, factors), match.end()
    short = match["short"] or ""
    if short and _is_scale(match, short, is_money):
        return known[short.lower()], match.end()
    return 1.0, match.end("digits")


def _is_scale(match: re.Match[str], short: str, is_money: bool) -> bool:
    """Whether a letter behind digits multiplies them: £2B, 2.5k boxes, 8m people; not 100m."""
    if is_money:
        return short not in {"mm", "Mm", "mM"}
    if short.lower() == "k":
        return not re.compile(_NAMES, re.IGNORECASE).match(match.string, match.end())
    behind = re.compile(rf" (?:{_counted()})\b", re.IGNORECASE)
    return short == "m" and bool(behind.match(match.string, match.end()))


def _parts(digits: str) -> tuple[str, float]:
    """The whole of a mixed number and the value of its fraction.

    >>> _parts("5½"), _parts("5 1/2"), _parts("12")
    (('5', 0.5), ('5', 0.5), ('12', 0.0))
    """
    if digits[-1] in _VULGAR:
        return digits[:-1].strip() or "0", _fraction(digits[-1])
    if "and" in digits:
        return re.split(r"[ -]", digits)[0], next(
            v for name, v in _SHARES.items() if name in digits
        )
    if "/" in digits:
        *whole, part = re.split(r"[ -]", digits)
        above, below = part.split("/")
        return "".join(whole) or "0", int(above) / int(below)
    return digits, 0.0


def _fraction(sign: str) -> float:
    """The value of a fraction in one sign.

    >>> _fraction("¾")
    0.75
    """
    return unicodedata.numeric(sign)


def _plain(digits: str) -> str:
    """Digits as Python reads them.

    >>> _plain("1,240.5"), _plain("3,5"), _plain("1.250.000"), _plain("12’500")
    ('1240.5', '3.5', '1250000', '12500')
    """
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return digits.replace(",", ".")
    if digits.count(".") > 1:
        return digits.replace(".", "").replace(",", ".")
    return re.sub(r"[+, '’]", "", digits)


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


_SHARES = {"half": 0.5, "three": 0.75, "quarter": 0.25}


def chain_value(chain: str) -> float:
    """The value of a chain of number words.

    >>> [chain_value(c) for c in ("two thousand five hundred and six", "two and a half")]
    [2506.0, 2.5]
    >>> [chain_value(c) for c in ("one and a half thousand", "twelve point four million")]
    [1500.0, 12400000.0]
    >>> [chain_value(c) for c in ("a million and a half", "a quarter of a million")]
    [1500000.0, 250000.0]
    >>> chain_value("two thousand million"), chain_value("a million million")
    (2000000000.0, 1000000000000.0)
    """
    total, part, last, size = 0.0, 0.0, 0.0, 1.0
    for word, value in _read(chain):
        scale = values("number_scales").get(word)
        if scale is None:
            part += value * (size if not part and value < 1 else 1.0)
            continue
        size = scale
        if scale < 1000:
            part = (part or 1.0) * scale
        else:
            total, last = total - (0.0 if part else last), (part or last or 1.0) * scale
            total, part = total + last, 0.0
    return total + part


_STEPS = re.compile(
    r"(?P<rest>and[ -](?:(?:a|one)[ -](?:half|quarter)|three[ -]quarters))\b"
    r"|(?P<share>(?:an?|one|three)[ -]quarters?[ -]of[ -]an?|(?:an?[ -])?half(?:[ -]an?)?)\b"
    r"|(?P<point>point(?:[ -](?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine)\b)+)"
    r"|(?P<word>[a-z]+)"
)


def _read(chain: str) -> list[tuple[str, float]]:
    """The words of a chain with the value that each adds; scales add none."""
    found = []
    for match in _STEPS.finditer(chain):
        word = match.group()
        if match["word"]:
            found.append((word, values("number_words").get(word, 0.0)))
        elif match["point"]:
            digits = "".join(f"{_digit(name):.0f}" for name in re.split(r"[ -]", word)[1:])
            found.append(("point", float(f"0.{digits}")))
        else:
            found.append(("part", next(v for name, v in _SHARES.items() if name in word)))
    return found


def _digit(name: str) -> float:
    return values("number_words").get(name, 0.0)
