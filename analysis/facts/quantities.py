"""Amounts in a text: a number with its unit, its range and how exact it is said to be."""

import re
from collections.abc import Iterator

from analysis.facts import changes, numerals, two_units, vague
from analysis.facts import fractions as shares
from analysis.facts.fractions import Quantity
from analysis.facts.numerals import Numeral
from analysis.facts.signs import minus_before, plain
from analysis.facts.units import (
    Money,
    Unit,
    bound,
    bound_behind,
    bound_glued,
    money_beside,
    money_of,
    money_places,
    unit_after,
    unit_of,
)
from analysis.text.counting import TENS

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
    text = plain(text)
    found = _numbers(text)
    amounts = [*shares.find(text), *_decades(text), *two_units.find(text)]
    at = 0
    while at < len(found):
        joined = _joined(text, *found[at : at + 2]) if at + 1 < len(found) else None
        amounts.append(joined or _single(text, found[at]))
        at += 2 if joined else 1
    return _compound(text, shares.apart(amounts))


def _numbers(text: str) -> list[Numeral]:
    """The numbers and the vague ones in order; of two that overlap the earlier, longer is kept."""
    kept: list[Numeral] = []
    both = [*numerals.find(text, money_places(text)), *vague.find(text)]
    for number in sorted(both, key=lambda n: (n.start, -n.stop, n.high is None)):
        if not kept or number.start >= kept[-1].stop:
            kept.append(number)
    return kept


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
    vague_one = first.high is not None or second.high is not None
    if vague_one or second.start - first.stop > _JOINED or _CODE.match(text, first.start):
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
    if unit and text[second.start - 1 : second.start] in {"$", "€", "£", "¥", "₹"}:
        return None
    after = unit.stop if unit and unit.stop <= second.start else first.stop
    between = text[after : second.start].lower()
    opened = _OPENS.search(text[max(0, first.start - 10) : first.start])
    joins = re.fullmatch(r"\s?[-–—‑]\s?(?:[^\w\s]\s?)?|-? (?:or|to) (?:[^\w\s]\s?)?", between)
    if not joins and not (opened and re.fullmatch(r" (?:and|to) (?:[^\w\s]\s?)?", between)):
        return None
    if not first.value < second.value or changes.way(text, first.start, first.stop) == "from":
        return None
    last = _single(text, second)
    low = first.value * last.low / (second.value or 1.0) * _scale(text, first, second)
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
    stop, exact = bound_glued(text, number.stop)
    number = number._replace(stop=stop)
    amount = _money(text, number) or _age(text, number) or _counted(text, number)
    exact = exact or bound(text, amount.start) or bound_behind(text, amount.stop)
    if amount.type == "age" and amount.low == amount.high and exact == "about":
        exact = ""
    return amount._replace(bound=exact or ("about" if number.high is not None else ""))


def _money(text: str, number: Numeral) -> Quantity | None:
    """A number beside a currency; None when there is none."""
    money = money_beside(text, number.start, number.stop)
    if not money and number.high is not None and (of := money_of(text, number.stop)):
        money = Money(number.start, of.stop, of.code)
    if not money:
        return None
    start, stop, code = money
    amount = _amount(number, "money", code)._replace(start=start, stop=stop)
    signed = minus_before(text, start, stop) if start < number.start else None
    return amount if signed is None else _negative(amount)._replace(start=signed)


def _amount(number: Numeral, kind: str, unit: str) -> Quantity:
    high = number.value if number.high is None else number.high
    return Quantity(number.start, number.stop, kind, number.value, high, unit, "", number.step)


def _negative(amount: Quantity) -> Quantity:
    return amount._replace(low=-amount.high, high=-amount.low)


def _counted(text: str, number: Numeral) -> Quantity:
    """A number with its unit, or a plain count."""
    unit = unit_after(text, number.stop)
    if unit is None and number.high is not None:
        unit = unit_of(text, number.stop)
    below = _BELOW.match(text, unit.stop if unit else number.stop)
    if below and (not unit or unit.name in {"°C", "°F", "degree"}):
        return _below(number, unit or Unit(number.stop, "degree", 1.0), below)
    return _amount(number, "count", "") if unit is None else _measured(number, unit)


_BELOW = re.compile(r"(?P<degree> degrees)? below (?P<mark>zero|freezing)\b", re.IGNORECASE)


def _below(number: Numeral, unit: Unit, below: re.Match[str]) -> Quantity:
    """Degrees below zero; those below freezing on the scale of Fahrenheit begin at 32."""
    value = -number.value
    if unit.name == "°F" and below["mark"].lower() == "freezing":
        value += 32
    return _measured(number._replace(value=value), unit._replace(stop=below.end()))


def _measured(number: Numeral, unit: Unit) -> Quantity:
    """A number in its unit, brought to the unit of its kind."""
    low, high = (_in_unit(end, unit) for end in (number.value, number.high))
    name = unit.name.replace("°F", "°C")
    kind, step = shares.TYPES.get(name, "measure"), number.step * unit.factor
    start, stop = number.start, unit.stop
    return Quantity(start, stop, kind, low, low if number.high is None else high, name, "", step)


def _in_unit(value: float | None, unit: Unit) -> float:
    value = value or 0.0
    return (value - 32) / 1.8 if unit.name == "°F" else value * unit.factor


_OLD = re.compile(r"(?: - |[ -])years?(?: - |[ -])olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age of) $", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z]\w+, $")


def _age(text: str, number: Numeral) -> Quantity | None:
    """58-year-old, 58 years old, aged 58, or a number between marks after a name."""
    if not 0 <= number.value < 120 or number.value != int(number.value) or number.high:
        return None
    before = text[max(0, number.start - 25) : number.start]
    old = _OLD.match(text, number.stop)
    named = _NAMED.search(before) and text[number.stop : number.stop + 1] in {",", "."}
    if not (old or _AGED.search(before) or (named and number.value > 9)):
        return None
    stop, value = old.end() if old else number.stop, number.value
    return Quantity(number.start, stop, "age", value, value, "year", "", 1.0)


_STEMS = "|".join(ten[:-1] for ten in TENS)
_DECADE = re.compile(
    r"\b(?:his|her|their|my|your) (?:(?P<part>early|mid|late)[ -])?"
    rf"(?:(?P<digits>[2-9]0)['’]?s|(?P<word>{_STEMS})ies|(?P<teens>teens))\b",
    re.IGNORECASE,
)
_THIRDS = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def _decades(text: str) -> Iterator[Quantity]:
    """In his 30s, in her late forties: an age between two ends."""
    for match in _DECADE.finditer(text):
        first, last = _THIRDS[(match["part"] or "").lower()]
        ten = (
            int(match["digits"] or 10 * (2 + TENS.index(match["word"].lower() + "y")))
            if not match["teens"]
            else 10
        )
        start = match.start(match.lastgroup or 0)
        low, high = (13, 19) if match["teens"] else (ten + first, ten + last)
        yield Quantity(start, match.end(), "age", low, high, "year", "about", 1.0)
