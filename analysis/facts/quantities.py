"""Amounts in a text: a number with its unit, its range and how exact it is said to be."""

import re

from analysis.facts import fractions as shares
from analysis.facts import numerals
from analysis.facts.fractions import Quantity
from analysis.facts.numerals import Numeral
from analysis.facts.units import Unit, bound, money_beside, money_places, unit_after

_CODE = re.compile(r"\+?0\d")
"""Numbers that begin so are codes, such as telephone numbers."""
_JOINED = 20
"""Characters within which two numbers are read together (13-0, 9 out of 10, two to three)."""


def find(text: str) -> list[Quantity]:
    """Every amount of a text in order of place, none overlapping another.

    Units are brought to one per kind (km, kg, km/h, km², l, day, year, MW, MWh, %), so that 140
    miles and 225 km can be held against each other; currencies are never converted. type: money,
    percent, age, vote, measure, duration, ordinal, count.

    >>> text = "About 58 knots, €1.2m, nine in ten, a decade, voted 9-4"
    >>> [(q.type, round(q.low, 2), q.unit) for q in find(text)]
    [('measure', 107.42, 'km/h'), ('money', 1200000.0, 'EUR'), ('percent', 90.0, '%'), ('duration', 10.0, 'year'), ('vote', 9.0, '4')]
    """  # noqa: E501  one line of output cannot be folded
    found = numerals.find(text, money_places(text))
    amounts = shares.find(text)
    at = 0
    while at < len(found):
        joined = _joined(text, *found[at : at + 2]) if at + 1 < len(found) else None
        amounts.append(joined or _single(text, found[at]))
        at += 2 if joined else 1
    return _compound(text, shares.apart(amounts))


_BETWEEN = re.compile(r" ?,? (?:and )?")


def _compound(text: str, amounts: list[Quantity]) -> list[Quantity]:
    """Amounts in two units as one: 4 minutes 48 seconds, two hours and ten minutes."""
    found: list[Quantity] = []
    for amount in amounts:
        if found and _adds(text, found[-1], amount):
            last = found[-1]
            low, high = last.low + amount.low, last.high + amount.high
            amount = last._replace(stop=amount.stop, low=low, high=high, step=amount.step)
            found.pop()
        found.append(amount)
    return found


def _adds(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a span of time goes on in a smaller unit."""
    both = first.type == second.type == "duration" and first.unit == second.unit
    exact = first.low == first.high and second.low == second.high and not second.bound
    finer = 0 < second.high < first.step or second.step < first.step > second.high
    return both and exact and finer and bool(_BETWEEN.fullmatch(text, first.stop, second.start))


def _joined(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    """Two numbers that are one amount; None when they are two."""
    if second.start - first.stop > _JOINED or _CODE.match(text, first.start):
        return None
    readings = (reader(text, first, second) for reader in (_ratio, _vote, _range))
    return next((quantity for quantity in readings if quantity), None)


_RATIO = re.compile(r" (?:in|of|out of|in every|of every|out of every) ", re.IGNORECASE)
_BASES = frozenset((3, 4, 5, 6, 8, 10, 20, 100, 1000))


def _ratio(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    """Nine in ten, 9 out of 10: a percentage. "In" needs a usual base and no unit behind it."""
    between = text[first.stop : second.start]
    if not _RATIO.fullmatch(between) or not 0 < first.value < second.value:
        return None
    plain = "out of" not in between and "every" not in between
    if plain and (second.value not in _BASES or unit_after(text, second.stop)):
        return None
    return shares.percent(text, first.start, second.stop, 100 * first.value / second.value)


_VOTE_WORDS = re.compile(
    r"\b(?:vot|ballot|beat|won\b|win|lost\b|lose|defeat|victory|score|draw|drew|in favou?r|majority"
    r"|back(?:ed|ing)\b|to approve)",
    re.IGNORECASE,
)
_AFTER_VOTE = re.compile(
    r"\s{0,9}(?:$|[.,;:)\"”]|(?:in|at|on|to|for|against|over|by|after|with|when|and|but|as|away|late"
    r"|thanks)\b|vote|victor|win|defeat|loss|draw|lead)",
    re.IGNORECASE,
)
_DASH = frozenset("-–—‑")


def _vote(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    """13-0, or "seven to two" beside a word for voting or playing: the larger number first."""
    between = text[first.stop : second.start].lower()
    whole = all(n.value == int(n.value) < 1000 for n in (first, second))
    if not whole or not (between in _DASH or re.fullmatch(r" to | votes? to |-to-", between)):
        return None
    if not (between in _DASH and first.value >= second.value) and not _votes(text, first, second):
        return None
    high, low = max(first.value, second.value), min(first.value, second.value)
    return Quantity(first.start, second.stop, "vote", high, high, f"{low:.0f}", "", 1.0)


def _votes(text: str, first: Numeral, second: Numeral) -> bool:
    near = text[max(0, first.start - 60) : second.stop + 40]
    return bool(_VOTE_WORDS.search(near) and _AFTER_VOTE.match(text, second.stop))


_OPENS = re.compile(r"\b(?:between|from) (?:[^\w\s]\s?)?$", re.IGNORECASE)


def _range(text: str, first: Numeral, second: Numeral) -> Quantity | None:
    """Two to three weeks, 10-20 people, between 10 and 20, 1 percent to 3 percent."""
    unit = unit_after(text, first.stop)
    after = unit.stop if unit and unit.stop <= second.start else first.stop
    between = text[after : second.start].lower()
    opened = _OPENS.search(text[max(0, first.start - 10) : first.start])
    joins = re.fullmatch(r"\s?[-–—‑]\s?(?:[^\w\s]\s?)?|-? (?:or|to) (?:[^\w\s]\s?)?", between)
    if not joins and not (opened and re.fullmatch(r" (?:and|to) (?:[^\w\s]\s?)?", between)):
        return None
    if not first.value < second.value:
        return None
    last = _single(text, second)
    low = first.value * last.low / second.value * _scale(text, first, second)
    return last._replace(start=first.start, low=low, bound="")


def _scale(text: str, first: Numeral, second: Numeral) -> float:
    """What the second number's million means for the first (between $140 and $150 million)."""
    digits = re.match(r"[\d,.]*\d", text[second.start : second.stop])
    if first.value >= 1000 or second.value < 100_000 or not digits:
        return 1.0
    plain = float(digits.group().replace(",", ""))
    return second.value / plain if plain < 1000 and first.value <= plain else 1.0


def _single(text: str, number: Numeral) -> Quantity:
    """The amount of one number with what stands beside it."""
    exact, value = bound(text, number.start), number.value
    money = money_beside(text, number.start, number.stop)
    if money:
        start, stop, code = money
        return Quantity(start, stop, "money", value, value, code, exact, number.step)
    age = _age(text, number)
    if age:
        return age
    unit = unit_after(text, number.stop)
    if unit is None:
        return Quantity(number.start, number.stop, "count", value, value, "", exact, number.step)
    return _measured(number, unit, exact)


_TYPES = {"%": "percent", "point": "percent", "day": "duration", "year": "duration"}


def _measured(number: Numeral, unit: Unit, exact: str) -> Quantity:
    """A number in its unit, brought to the unit of its kind."""
    name, factor = unit.name, unit.factor
    value = (number.value - 32) / 1.8 if name == "°F" else number.value * factor
    name, kind = name.replace("°F", "°C"), _TYPES.get(name, "measure")
    return Quantity(number.start, unit.stop, kind, value, value, name, exact, number.step * factor)


_OLD = re.compile(r"(?: - |[ -])years?(?: - |[ -])olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age of) $", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z]\w+, $")


def _age(text: str, number: Numeral) -> Quantity | None:
    """58-year-old, 58 years old, aged 58, or a number between marks after a name."""
    if number.value != int(number.value) or number.value >= 120:
        return None
    before = text[max(0, number.start - 25) : number.start]
    old = _OLD.match(text, number.stop)
    named = _NAMED.search(before) and text[number.stop : number.stop + 1] in {",", "."}
    if not (old or _AGED.search(before) or (named and number.value > 9)):
        return None
    stop, value = old.end() if old else number.stop, number.value
    return Quantity(number.start, stop, "age", value, value, "year", "", 1.0)
