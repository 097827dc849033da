"""Figures that look like one figure mistyped: digits in another order, one dropped, another scale.

Assumes that a reporter who copies a figure wrongly keeps most of its digits. Two different figures
may look so by chance, the more easily the shorter they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.facts import numerals
from analysis.schema import Fact

_SHORTEST = 2
"""Digits that a figure keeps when one is left out."""
_LONGEST = 12
"""Digits of one figure that are compared."""
_NOT_COUNTED = frozenset(("ordinal", "age", "date", "weekday", "time"))
_CLEAR = 3
"""Digits of a figure, zeros at the end aside, that two figures hardly share by chance."""


def clearness(one: Fact, two: Fact) -> int:
    """How clearly two unequal amounts may be one figure written in two ways: 0 not, 1, 2 clearly.

    >>> def amount(surface, value, unit="", kind="count"):
    ...     return Fact("a", 0, 9, surface, kind, "", unit, "", "", value, value, 1, 0)
    >>> clearness(amount("84,000", 84e3), amount("48,000", 48e3))
    1
    >>> clearness(amount("740 million", 74e7), amount("740 billion", 74e10))
    2
    >>> clearness(amount("112", 112), amount("118", 118))
    0
    """
    if {one.type, two.type} & _NOT_COUNTED or (one.value, one.low) == (two.value, two.low):
        return 0
    first, second = figure(one), figure(two)
    if not first or not second:
        return 0
    if first == second:
        return min(len(first), 2)
    alike = _rearranged(first, second) or _dropped(first, second)
    return int(alike) + int(alike and min(len(first), len(second)) >= _CLEAR)


def figure(fact: Fact) -> str:
    """The telling digits of an amount as written; of one in words, those of its value.

    >>> figure(Fact("a", 0, 9, "84,000", "count", "", "", "", "", 84e3, 84e3, 1, 0))
    '84'
    >>> figure(Fact("a", 0, 9, "nine weeks", "duration", "", "", "", "", 63, 63, 7, 0))
    '9'
    """
    return _digits(fact.surface)


@lru_cache(maxsize=10_000)
def _digits(surface: str) -> str:
    """Kept, because a figure is read again for every other that it is held against."""
    digits = re.sub(r"\D", "", surface)
    if not digits:
        digits = "".join(f"{number.value:.0f}" for number in numerals.find(surface))
    return digits.strip("0")


def keys(fact: Fact) -> frozenset[str]:
    """What a figure has in common with those that it may be mistyped for.

    >>> sorted(keys(Fact("a", 0, 3, "450", "count", "", "", "", "", 450, 450, 1, 0)))
    ['4', '45', '5']
    """
    digits = figure(fact)[:_LONGEST]
    dropped = (digits[:n] + digits[n + 1 :] for n in range(len(digits)))
    return frozenset("".join(sorted(one)) for one in (digits, *dropped) if one)


def _rearranged(first: str, second: str) -> bool:
    """27 and 72: the same digits in another order."""
    return sorted(first) == sorted(second)


def _dropped(first: str, second: str) -> bool:
    """3114 and 314, 125 and 1250: one digit of three or more is dropped."""
    short, long = sorted((first, second), key=len)
    one_less = len(long) - len(short) == 1 and len(long) > _SHORTEST
    return one_less and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
