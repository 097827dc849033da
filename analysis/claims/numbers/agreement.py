"""Whether two facts agree, and whether they speak of the same thing at all."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim
from analysis.claims.stems import concept
from analysis.facts import dates
from analysis.schema import Fact

_DAYS_OF_YEAR = 365.25
_MOST_PARTS = 20
"""Shares and numbers of one text that are multiplied."""
SMALL = 10
"""Smaller numbers are equal by chance."""
_DIMENSIONLESS = frozenset(("count", "age"))


class Placed(NamedTuple):
    """A fact in its sentence: stems near it, stems it counts, nearest stem on either side."""

    fact: Fact
    near: frozenset[str]
    head: frozenset[str]
    beside: frozenset[str]


def placed(fact: Fact, sentence: Claim) -> Placed:
    """A fact with the content words around it, numbers left out."""
    inside = [
        n
        for n, token in enumerate(sentence.tokens)
        if token.start < fact.stop and token.stop > fact.start
    ]
    before = [t.stem for t in sentence.tokens[: inside[0] if inside else 0] if _counts(t)][-4:]
    after = [t.stem for t in sentence.tokens[inside[-1] + 1 if inside else 0 :] if _counts(t)][:4]
    return Placed(
        fact,
        frozenset([*before, *after]),
        frozenset(concept(word) for word in fact.head.split()),
        frozenset([*before[-1:], *after[:1]]),
    )


def _counts(token: claims.Token) -> bool:
    return token.content and not token.word[:1].isdigit()


def family(fact: Fact) -> str:
    """Facts of one family can be compared.

    >>> family(Fact("a", 0, 2, "58", "age", "58", "year", "", "", 58, 58, 1, 0))
    'number'
    """
    if fact.type in _DIMENSIONLESS:
        return "number"
    return (
        "duration"
        if fact.type == "duration"
        else fact.unit
        if fact.type == "measure"
        else fact.type
    )


def agree(one: Fact, two: Fact, about: float, rounded: float) -> bool:
    """Whether two facts of one family can both hold.

    `about` is the share by which numbers said to be inexact may differ, `rounded` the share for
    plain rounding and for conversion from one unit to another.
    """
    if one.type in {"date", "weekday", "time"}:
        return _same_moment(one, two)
    if one.type == "vote":
        return one.value == two.value
    if one.type == "money" and not _one_currency(one, two):
        return False
    if one.type == "percent" and (one.unit != two.unit or _complement(one, two)):
        return one.unit == two.unit or one.low != two.low
    if one.low < one.high and two.low < two.high:
        return _same_range(_in_days(one), _in_days(two), about)
    return _amounts_agree(_in_days(one), _in_days(two), about, rounded)


def _complement(one: Fact, two: Fact) -> bool:
    """Whether two shares make a whole (3% missed, 97% found)."""
    return abs(one.low + two.low - 100) < 0.5


def _same_moment(one: Fact, two: Fact) -> bool:
    if one.type == "time":
        return one.value == two.value or _half_day(one) == _half_day(two)
    return dates.compatible(one.value, two.value) if one.type == "date" else one.value == two.value


def _half_day(fact: Fact) -> str:
    """A clock time without its half of the day when the text may not give it (8:15)."""
    hour, minute = fact.value.split(":")
    clear = re.search(r"[ap]\.?m|noon|mid", fact.surface.lower()) or int(hour) > 12
    return fact.value if clear else f"{int(hour) % 12:02d}:{minute}?"


def _one_currency(one: Fact, two: Fact) -> bool:
    units = {one.unit, two.unit}
    return len(units) == 1 or (
        "dollar" in units and units <= {"dollar", "USD", "AUD", "CAD", "NZD", "HKD", "SGD"}
    )


def _in_days(fact: Fact) -> Fact:
    if fact.type != "duration" or fact.unit != "year":
        return fact
    low, high, step = (value * _DAYS_OF_YEAR for value in (fact.low, fact.high, fact.step))
    return fact._replace(low=low, high=high, step=step)


def _amounts_agree(one: Fact, two: Fact, about: float, rounded: float) -> bool:
    if one.low <= two.high * (1 + 1e-6) and two.low <= one.high * (1 + 1e-6):
        return True
    small, large = (one, two) if one.high < two.low else (two, one)
    if _other_unit(one, two):
        return False
    gap, size = large.low - small.high, max(abs(large.low), 1e-9)
    if "at least" in small.bound or "at most" in large.bound:
        return small.high > 0 and large.low <= 2 * small.high
    if "about" in (one.bound, two.bound):
        return gap <= about * size
    if _unit_words(one) != _unit_words(two):
        return gap <= rounded * size * (2 if _round(one) or _round(two) else 1)
    return gap <= max(one.step, two.step) / 2 and gap <= rounded / 2 * size


def _round(fact: Fact) -> bool:
    """Whether a figure as written is a multiple of five or of one digit, mostly a rounded one.

    >>> _round(Fact("a", 0, 9, "10-metre", "measure", "", "km", "", "", 1, 1, 1, 0))
    True
    """
    digits = re.sub(r"[^\d.]", "", fact.surface)
    return digits.isdigit() and (int(digits) % 5 == 0 or len(digits) == 1)


def _same_range(one: Fact, two: Fact, about: float) -> bool:
    """Whether two ranges have the same ends, as nearly as inexact numbers agree."""
    ends = ((one.low, two.low), (one.high, two.high))
    return all(abs(x - y) <= about * max(abs(x), abs(y)) for x, y in ends)


def _other_unit(one: Fact, two: Fact) -> bool:
    """Whether the same figures stand with two units (30 km/h, 30 miles an hour)."""
    figures = [re.sub(r"[^\d.]", "", fact.surface) for fact in (one, two)]
    return figures[0] == figures[1] != "" and _unit_words(one) != _unit_words(two)


def _unit_words(fact: Fact) -> str:
    """The unit as written, so that a conversion can be told from a difference.

    >>> _unit_words(Fact("a", 0, 9, "140 miles", "measure", "", "km", "", "", 1, 1, 1, 0))
    'miles'
    """
    return (
        re.sub(r"[\W\d]", "", fact.surface).lower() if fact.type in {"measure", "duration"} else ""
    )


def same_thing(one: Placed, two: Placed) -> int:
    """How many words tie two facts together; 0 when nothing says that they speak of the same thing.

    Assumes that what a number counts follows it. Two counts with different heads need two other
    words in common.
    """
    if family(one.fact) != family(two.fact) or not _same_money(one.fact, two.fact):
        return 0
    shared = len(one.near & two.near)
    if one.head and two.head and not one.head & two.head:
        return shared if shared >= 2 and not (one.fact.type == two.fact.type == "count") else 0
    return shared + 2 * len(one.head & two.head)


def comparable(one: Placed, two: Placed) -> bool:
    """Whether two facts are of one kind and, if they are counts, may count the same thing."""
    if family(one.fact) != family(two.fact) or not _same_money(one.fact, two.fact):
        return False
    return not (one.head and two.head) or bool(one.head & two.head)


def _same_money(one: Fact, two: Fact) -> bool:
    """Amounts in two currencies are held against each other only when the figures are the same."""
    return one.type != "money" or _one_currency(one, two) or one.low == two.low


def is_sum(fact: Fact, parts: Iterable[Fact], rounded: float) -> bool:
    """Whether a count is the sum of two counts of the other text (eleven and two, thirteen)."""
    values = [part.low for part in parts if part.type == "count"]
    sums = [a + b for n, a in enumerate(values) for b in values[n + 1 :]]
    return fact.type == "count" and any(
        abs(total - fact.low) <= rounded * 0.2 * fact.low for total in sums
    )


def is_part(fact: Fact, others: list[Fact]) -> bool:
    """Whether a count is a share that the other text gives of a number there (half of 900: 450)."""
    if fact.type != "count":
        return False
    shares = [other.low / 100 for other in others if other.type == "percent"][:_MOST_PARTS]
    wholes = [other.low for other in others if other.type == "count"][:_MOST_PARTS]
    parts = (share * whole for share in shares for whole in wholes)
    return any(abs(part - fact.low) <= 0.02 * fact.low for part in parts)


def bare(one: Fact, two: Fact) -> bool:
    """Whether one of two equal amounts only lacks its unit (350 million, 350m euros)."""
    unlike = (one.type == "count") != (two.type == "count")
    return unlike and one.low == two.low >= SMALL and one.type != "date" != two.type
