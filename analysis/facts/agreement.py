"""Whether two facts can both hold: one pure function over two rows of `schema.Fact`.

Assumes that both speak of the same thing: who calls this has made sure. A bound and a vague number
are intervals; two intervals that meet agree, unless one ends where the other begins (nearly 100,
more than 100). A doubt is "cannot tell", never "differ".
"""

import re
from typing import Literal

from analysis.facts import dates, times
from analysis.params import Params
from analysis.schema import Fact

Verdict = Literal["agree", "differ", "cannot tell"]

_DAYS_OF_YEAR = 365.25
"""By the calendar, so that years and days of an age are held against each other."""
_DIMENSIONLESS = frozenset(("count", "age"))
_MOMENTS = frozenset(("date", "weekday", "time"))
_DOLLARS = frozenset(("dollar", "USD", "AUD", "CAD", "NZD", "HKD", "SGD"))
_WIDEST = 2.0
"""Times by which "at least" and "at most" may lie off: a report of more than 100 is not of 250."""
_HAIR = 1e-9
"""Share by which two figures differ through arithmetic alone."""
_BELOW = frozenset(("at most", "just under"))
_ABOVE = frozenset(("at least", "just over"))


def family(fact: Fact) -> str:
    """Facts of one family can be compared.

    >>> family(Fact("a", 0, 2, "58", "age", "58", "year", "", "", 58, 58, 1, 0))
    'number'
    """
    if fact.type in _DIMENSIONLESS:
        return "number"
    return fact.unit if fact.type == "measure" else fact.type


def agreement(one: Fact, two: Fact, params: Params) -> Verdict:
    """Whether two facts about one thing agree; the same whichever comes first.

    Inexact numbers may differ by `params.fact_about`, conversions between units by
    `params.fact_rounded`. "cannot tell": facts of two families, amounts in two currencies, shares
    that make a whole (40% and 60% may be for and against), a rise by and a rise to, times of which
    one names its zone.

    >>> def number(value, bound="", change=""):
    ...     return Fact("a", 0, 3, "", "count", "", "", "", bound, value, value, 1, 0, change)
    >>> agreement(number(94), number(100, "just under"), Params())
    'agree'
    >>> agreement(number(100, "at least"), number(100, "just under"), Params())
    'differ'
    >>> agreement(number(5, change="to"), number(5, change="by"), Params())
    'differ'
    >>> agreement(number(5, change="to"), number(2, change="by"), Params())
    'cannot tell'
    """
    if family(one) != family(two) or is_whole(one, two):
        return "cannot tell"
    if one.type in _MOMENTS:
        return _moments(one, two)
    if one.type == "vote":
        return _verdict(one.value == two.value)
    return _amounts(one, two, params)


def _amounts(one: Fact, two: Fact, params: Params) -> Verdict:
    if other_change(one, two):
        return "differ" if _same_figure(one, two) else "cannot tell"
    if not same_unit(one, two):
        return "differ" if one.low == two.low else "cannot tell"
    return _verdict(_amounts_agree(_in_days(one), _in_days(two), params))


def _verdict(agrees: bool) -> Verdict:
    return "agree" if agrees else "differ"


def other_change(one: Fact, two: Fact) -> bool:
    """Whether two numbers changed something in two ways: rose to 5%, rose by 5%."""
    return bool(one.change and two.change) and one.change != two.change


def _same_figure(one: Fact, two: Fact) -> bool:
    """Whether a rise to and a rise by give one figure; what was before may have it by chance."""
    return (one.low, one.high) == (two.low, two.high) and "from" not in (one.change, two.change)


def same_unit(one: Fact, two: Fact) -> bool:
    """Whether amounts of money are in one currency and shares both in per cent or in points."""
    units = {one.unit, two.unit}
    return one.type not in {"money", "percent"} or len(units) == 1 or _dollars(units)


def _dollars(units: set[str]) -> bool:
    return "dollar" in units and units <= _DOLLARS


def is_whole(one: Fact, two: Fact) -> bool:
    """Whether two different shares make a whole (3% missed, 97% found)."""
    exact = one.low == one.high and two.low == two.high
    both = one.type == two.type == "percent" and {one.unit, two.unit} == {"%"}
    return both and exact and one.low != two.low and abs(one.low + two.low - 100) < 0.5


def _moments(one: Fact, two: Fact) -> Verdict:
    if one.type == "date":
        return _verdict(dates.compatible(one.value, two.value))
    if one.type == "weekday":
        return _verdict(one.value == two.value)
    if one.unit == two.unit:
        return _verdict(_one_clock(one, two))
    if one.unit and two.unit:
        return _verdict(_one_moment(one, two))
    return "agree" if _one_clock(one, two) else "cannot tell"


def _one_clock(one: Fact, two: Fact) -> bool:
    """Whether two clocks show the same; of which one may leave out its half of the day."""
    if one.value == two.value:
        return True
    half = not (_is_clear(one) and _is_clear(two))
    return half and all((x - y) % 720 == 0 for x in _minutes(one) for y in _minutes(two))


def _is_clear(fact: Fact) -> bool:
    """Whether a time gives its half of the day (8:15 does not)."""
    said = re.search(r"[ap]\s?\.?\s?m\b|noon|mid|morning|evening|night", fact.surface.lower())
    return bool(said) or int(fact.value.split(":")[0]) > 12


def _one_moment(one: Fact, two: Fact) -> bool:
    """Whether two times in two zones are one: 5 p.m. in New York and 10 p.m. in London."""
    round_ = 1440 if _is_clear(one) and _is_clear(two) else 720
    ours, theirs = (
        {minute - round(60 * hour) for minute in _minutes(fact) for hour in _offsets(fact)}
        for fact in (one, two)
    )
    return any((x - y) % round_ == 0 for x in ours for y in theirs)


def _minutes(fact: Fact) -> list[int]:
    hour, minute = fact.value.split(":")
    return [60 * int(hour) + int(minute)]


def _offsets(fact: Fact) -> frozenset[float]:
    return times.offsets().get(fact.unit.lower(), frozenset((0.0,)))


def _in_days(fact: Fact) -> Fact:
    if fact.type != "duration" or fact.unit != "year":
        return fact
    low, high, step = (value * _DAYS_OF_YEAR for value in (fact.low, fact.high, fact.step))
    return fact._replace(low=low, high=high, step=step)


def interval(fact: Fact, about: float) -> tuple[float, float]:
    """The least and the most that an amount can be; "about" itself is left to the comparison.

    >>> interval(Fact("a", 0, 3, "100", "count", "", "", "", "at least", 100, 100, 1, 0), 0.12)
    (100, 200.0)
    """
    low, high = fact.low, fact.high
    match fact.bound:
        case "just under":
            return low - about * abs(low), high
        case "just over":
            return low, high + about * abs(high)
        case "at least":
            return low, high + (_WIDEST - 1) * abs(high)
        case "at most":
            return low - (1 - 1 / _WIDEST) * abs(low), high
    return low, high


def _amounts_agree(one: Fact, two: Fact, params: Params) -> bool:
    if one.low < one.high and two.low < two.high and "" == one.bound == two.bound:
        return _same_range(one, two, params.fact_about)
    ours, theirs = interval(one, params.fact_about), interval(two, params.fact_about)
    if _opposed(one, two) or _opposed(two, one):
        return False
    below, above = (ours, theirs) if ours[1] < theirs[0] else (theirs, ours)
    gap, size = above[0] - below[1], max(abs(above[0]), abs(below[1]))
    return gap <= _HAIR * size or gap <= _allowance(one, two, size, params)


def _opposed(one: Fact, two: Fact) -> bool:
    """Whether the first is said to lie below a mark and the second above it."""
    ends = one.bound in _BELOW and two.bound in _ABOVE
    return ends and one.high <= two.low + _HAIR * abs(two.low)


def _allowance(one: Fact, two: Fact, size: float, params: Params) -> float:
    """By how much two amounts may lie apart: inexact words, conversion, rounding.

    Shares are rounded more than other amounts (6.8% and 7%, 19% and one in five).
    """
    if _other_unit(one, two):
        return 0.0
    if "about" in (one.bound, two.bound):
        return params.fact_about * size
    if unit_words(one) != unit_words(two):
        return params.fact_rounded * size * (2 if _round(one) or _round(two) else 1)
    if one.bound or two.bound:
        return params.fact_bound * size
    is_share = one.type == "percent" and one.step != two.step
    most = params.fact_rounded if is_share else params.fact_rounded / 2
    return min(max(one.step, two.step) / 2, most * size)


def _round(fact: Fact) -> bool:
    """Whether a figure as written is a multiple of five or of one digit, mostly a rounded one.

    >>> _round(Fact("a", 0, 9, "10-metre", "measure", "", "km", "", "", 1, 1, 1, 0))
    True
    """
    digits = re.sub(r"[^\d.]", "", fact.surface)
    return digits.isdecimal() and (int(digits[-1]) % 5 == 0 or len(digits) == 1)


def _same_range(one: Fact, two: Fact, about: float) -> bool:
    """Whether two ranges have the same ends, as nearly as inexact numbers agree."""
    ends = ((one.low, two.low), (one.high, two.high))
    return all(abs(x - y) <= about * max(abs(x), abs(y)) for x, y in ends)


def _other_unit(one: Fact, two: Fact) -> bool:
    """Whether the same figures stand with two units (30 km/h, 30 miles an hour)."""
    figures = [re.sub(r"[^\d.]", "", fact.surface) for fact in (one, two)]
    return figures[0] == figures[1] != "" and unit_words(one) != unit_words(two)


_BOUND_WORDS = re.compile(r"minus|below zero|below freezing|plus\b|odd\b")


def unit_words(fact: Fact) -> str:
    """The unit as written, so that a conversion can be told from a difference.

    >>> unit_words(Fact("a", 0, 9, "140 miles", "measure", "", "km", "", "", 1, 1, 1, 0))
    'miles'
    """
    if fact.type not in {"measure", "duration"}:
        return ""
    return re.sub(r"[\W\d]", "", _BOUND_WORDS.sub("", fact.surface.lower()))
