"""Whether two figures are one and the same: they agree, and by more than chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.facts.agreement import agreement
from analysis.schema import Fact

if TYPE_CHECKING:
    from analysis.params import Params

_TELLING = 3
"""Digits, ending noughts aside, of a figure that two texts hardly share by chance."""


def agree(one: Fact, two: Fact, params: Params) -> bool:
    """Whether two facts agree; of two dates each must give a part that the other gives."""
    if agreement(one, two, params) != "agree":
        return False
    return one.type != "date" or bool(parts(one) & parts(two)) or is_span(one, two)


def parts(fact: Fact) -> set[tuple[int, str]]:
    """The parts of a date that are given, each with its place: year, month, day."""
    given = fact.value.replace("--", "-", 1).split("-")
    return {(n, part) for n, part in enumerate(given) if part}


def is_span(one: Fact, two: Fact) -> bool:
    """Whether one of two dates has two ends or two readings."""
    return any(mark in fact.value for fact in (one, two) for mark in "/|")


def is_telling(fact: Fact, other: Fact) -> bool:
    """Whether two equal figures are such as two texts hardly share by chance.

    >>> facts = (Fact("a", 0, 0, s, "count", v, "", "", "", 0, 0, 1, 0)
    ...     for s, v in (("1,240", "1240"), ("4,000", "4000"), ("7", "7")))
    >>> [is_telling(one, one) for one in facts]
    [True, False, False]
    """
    if fact.type == "date":
        return len(parts(fact) & parts(other)) > 1
    digits = re.sub(r"\D", "", fact.value).strip("0")
    return len(digits) >= _TELLING or (fact.type in {"money", "vote"} and len(digits) > 1)
