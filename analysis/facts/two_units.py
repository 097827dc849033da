"""Heights and weights told in two units as one amount: 5ft 10in, 6'2", 11st 4lb, 6 lb 3 oz.

Assumes that the smaller amount does not fill a unit of the larger one. Fails on a height whose
inches stand without a unit (five foot ten).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.facts.fractions import Quantity
from analysis.facts.units import bound, units

_FIRST = r"(?<![\w.,'’/-])(?P<many>\d{1,3})"
_REST = r"(?:,? (?:and )?|[ -])?(?P<rest>\d{1,2}(?:\.\d)?)"
_DAY = r"(?![1-9]?1st\b(?! ?\d))"
"""The 21st of a month, unless pounds follow."""


class _Parted(NamedTuple):
    """A larger unit and the smaller one that goes on after it, and how many of them fill it."""

    pattern: re.Pattern[str]
    large: str
    small: str
    fills: int


_KINDS = (
    _Parted(
        re.compile(
            rf"{_FIRST}(?:[ -]?(?:ft|feet|foot)\b\.?{_REST}"
            r"[ -]?(?:ins?\b(?! \d)|inch(?:es)?\b|[\"”″])"
            rf"|['’′] ?(?P<prime>\d{{1,2}})(?:[\"”″]|['’′]{{2}}))",
            re.IGNORECASE,
        ),
        "ft",
        "inch",
        12,
    ),
    _Parted(
        re.compile(
            rf"{_DAY}{_FIRST}(?: ?(?:st|stones?)\b{_REST} ?(?:lbs?|pounds?)\b|(?-i:st)\b)",
            re.IGNORECASE,
        ),
        "stone",
        "lb",
        14,
    ),
    _Parted(
        re.compile(rf"{_FIRST} ?(?:lbs?|pounds?)\b{_REST} ?(?:oz|ounces?)\b", re.IGNORECASE),
        "lb",
        "oz",
        16,
    ),
)


def find(text: str) -> Iterator[Quantity]:
    """The amounts of a text that are told in two units, and stones that are written "12st".

    >>> [text for text in ("5ft 10in", "11st 4lb", "12st", "21st", "5ft 13in") if list(find(text))]
    ['5ft 10in', '11st 4lb', '12st']
    """
    for kind in _KINDS:
        for m in kind.pattern.finditer(text):
            told = m.groupdict()
            rest = told["rest"] or told.get("prime")
            if rest is None or float(rest) < kind.fills:
                yield _amount(text, m, kind, rest)


def _amount(text: str, m: re.Match[str], kind: _Parted, rest: str | None) -> Quantity:
    name, large = units()[kind.large]
    small = units()[kind.small][1]
    value = float(m["many"]) * large + float(rest or 0) * small
    step = large if rest is None else small
    return Quantity(*m.span(), "measure", value, value, name, bound(text, m.start()), step)
