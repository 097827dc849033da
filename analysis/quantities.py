"""Amounts in a text: a number with its unit, how exact it is said to be, and the words it counts."""

import functools
import re
from typing import NamedTuple

from analysis import numerals
from analysis.numerals import Numeral
from analysis.wordlists import words


class Quantity(NamedTuple):
    """One amount. low and high are in `unit`; step is the size of its last digit; bound: "", about, at least, at most."""

    start: int
    stop: int
    type: str
    low: float
    high: float
    unit: str
    bound: str
    step: float


class _Unit(NamedTuple):
    stop: int
    name: str
    factor: float


@functools.cache
def _units() -> dict[str, tuple[str, float]]:
    found = {}
    for line in words("units"):
        forms, _, right = line.partition(" = ")
        name, _, factor = right.rpartition(" ")
        found.update({form: (name, float(factor)) for form in forms.split("|")})
    return found


@functools.cache
def _currencies() -> dict[str, str]:
    lines = (line.partition(" = ") for line in words("currencies"))
    return {form: code for forms, _, code in lines for form in forms.split("|")}


def _any_of(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@functools.cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f-]?({_any_of(list(_units()))})(?![\w²³])", re.IGNORECASE)


@functools.cache
def _money_after() -> re.Pattern[str]:
    named = [form for form in _currencies() if form.isascii() and form[-1].isalpha() and form not in {"p", "try", "real"}]
    return re.compile(rf"[ \u00a0-]?({_any_of(named)}|€|£)(?!\w)", re.IGNORECASE)


@functools.cache
def _money_before() -> re.Pattern[str]:
    signs = [form for form in _currencies() if not form.isalpha() or form in {"chf", "eur", "usd", "gbp", "rs"}]
    return re.compile(rf"(?<![a-z])({_any_of(signs)})[ \u00a0]?$", re.IGNORECASE)


@functools.cache
def _bound_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_any_of([line.split(' = ')[0] for line in words('bounds')])})(?: the| an?)? ?[^\w\s]{{0,2}}$", re.IGNORECASE)


def find(text: str) -> list[Quantity]:
    """Every amount of a text in order of place, none overlapping another.

    Units are brought to one per kind (km, kg, km/h, km², l, day, year, MW, MWh, %), so that 140 miles and 225 km can be
    held against each other; currencies are never converted. type: money, percent, age, vote, measure, duration, ordinal,
    count.

    >>> [(q.type, round(q.low, 2), q.unit, q.bound) for q in find("About 58 knots, €1.2m, nine in ten, a decade, voted 9-4")]
    [('measure', 107.42, 'km/h', 'about'), ('money', 1200000.0, 'EUR', ''), ('percent', 90.0, '%', ''), ('duration', 10.0, 'year', ''), ('vote', 9.0, '4', '')]
    """
    found = numerals.find(text, _money_places(text))
    amounts: list[Quantity] = [*_fractions(text), *_one_in(text), *_single_units(text), *_ordinals(text)]
    at = 0
    while at < len(found):
        quantity, used = _read(text, found, at)
        amounts.append(quantity)
        at += used
    return _apart(amounts)


def _apart(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.stop)):
        if not kept or quantity.start >= kept[-1].stop:
            kept.append(quantity)
    return kept


def _money_places(text: str) -> frozenset[int]:
    """Where a number begins that has a currency before it or after its short scale ("€412m", "412m euros")."""
    before = (m.end() for m in re.finditer(r"[$€£¥₹₩][ \u00a0]?(?=\d)", text))
    after = (m.start() for m in re.finditer(r"(?<![\d.,])\d[\d.,]{0,15}[mk](?= (?:euros?|dollars?|pounds?|[A-Z]{3})\b)", text))
    return frozenset([*before, *after])


def _read(text: str, found: list[Numeral], at: int) -> tuple[Quantity, int]:
    """The amount that begins with one number, and how many numbers it takes."""
    first = found[at]
    second = found[at + 1] if at + 1 < len(found) else None
    if second is not None and second.start - first.stop <= 20:
        between = text[first.stop : second.start].lower()
        for reader in (_ratio, _vote, _range):
            joined = reader(text, first, second, between)
            if joined:
                return joined, 2
    return _single(text, first), 1


_RATIO = re.compile(r" (?:in|out of|of|in every|of every|out of every) ")


def _ratio(text: str, first: Numeral, second: Numeral, between: str) -> Quantity | None:
    """Nine in ten, 9 out of 10: a percentage. "In" needs a round second number and no unit of time behind it."""
    if not _RATIO.fullmatch(between) or not 0 < first.value < second.value:
        return None
    unit = _unit_after(text, second.stop)
    if "out of" not in between and "every" not in between and (second.value not in {3, 4, 5, 6, 8, 10, 20, 100, 1000} or unit):
        return None
    share = 100 * first.value / second.value
    return Quantity(first.start, second.stop, "percent", share, share, "%", _bound(text, first.start), 1.0)


_VOTE_WORDS = re.compile(r"\b(?:vot|ballot|beat|won\b|win|lost\b|lose|defeat|victory|score|draw|drew|in favou?r|majority|backed|to approve)", re.IGNORECASE)
_AFTER_VOTE = re.compile(r"\s*(?:$|[.,;:)\"”]|(?:in|at|on|to|for|against|over|by|after|with|when|and|but|as|away|thanks)\b|vote|victor|win|defeat|loss|draw|lead)", re.IGNORECASE)


def _vote(text: str, first: Numeral, second: Numeral, between: str) -> Quantity | None:
    """13-0, "seven to two" beside a word for voting or playing: the two numbers, the larger one first."""
    whole = first.value == int(first.value) < 1000 and second.value == int(second.value) < 1000
    if not whole or not re.fullmatch(r"[-–—‑]| to | votes? to |-to-", between):
        return None
    near = text[max(0, first.start - 60) : second.stop + 40]
    plain = between in {"-", "–", "—", "‑"} and first.value >= second.value
    if not (plain or _VOTE_WORDS.search(near)) or not (plain or _AFTER_VOTE.match(text, second.stop)):
        return None
    high, low = max(first.value, second.value), min(first.value, second.value)
    return Quantity(first.start, second.stop, "vote", high, high, f"{low:.0f}", "", 1.0)


def _range(text: str, first: Numeral, second: Numeral, between: str) -> Quantity | None:
    """Two to three weeks, 10-20 people, between 10 and 20."""
    word = re.search(r"\b(between|from) [^\w\s]?$", text[max(0, first.start - 10) : first.start], re.IGNORECASE)
    unit = _unit_after(text, first.stop)
    if unit is not None and unit.stop <= second.start:
        between = text[unit.stop : second.start].lower()
    joins = re.fullmatch(r"\s?[-–—‑]\s?| (?:or|to) [^\w\s]?", between) or (word and re.fullmatch(r" (?:and|to) [^\w\s]?", between))
    if not joins or not first.value < second.value:
        return None
    last = _single(text, second)
    factor = last.low / second.value if second.value else 1.0
    low = first.value * factor * _scale(text, first, second)
    return last._replace(start=first.start, low=low, bound="")


def _scale(text: str, first: Numeral, second: Numeral) -> float:
    """What the second number's million means for the first (between $140 and $150 million)."""
    digits = re.match(r"[\d,.]*\d", text[second.start : second.stop])
    if first.value >= 1000 or second.value < 100_000 or not digits:
        return 1.0
    plain = float(digits.group().replace(",", ""))
    return second.value / plain if plain < 1000 and first.value <= plain else 1.0


def _single(text: str, number: Numeral) -> Quantity:
    bound = _bound(text, number.start)
    money = _money(text, number)
    if money:
        return money._replace(bound=bound)
    age = _age(text, number)
    if age:
        return age
    unit = _unit_after(text, number.stop)
    if unit is None:
        return Quantity(number.start, number.stop, "count", number.value, number.value, "", bound, number.step)
    value = _converted(number.value, unit)
    return Quantity(number.start, unit.stop, _type(unit.name), value, value, unit.name.replace("°F", "°C"), bound, number.step * unit.factor)


def _converted(value: float, unit: _Unit) -> float:
    return (value - 32) / 1.8 if unit.name == "°F" else value * unit.factor


def _type(unit: str) -> str:
    return {"%": "percent", "point": "percent", "day": "duration", "year": "duration"}.get(unit, "measure")


def _bound(text: str, start: int) -> str:
    """How exact the number at start is said to be, from the words before it."""
    match = _bound_pattern().search(text[max(0, start - 25) : start])
    if not match:
        return ""
    return next(line.split(" = ")[1] for line in words("bounds") if line.split(" = ")[0] == match.group(1).lower())


def _unit_after(text: str, stop: int) -> _Unit | None:
    match = _unit_pattern().match(text, stop)
    if not match or (match.group(1) == "C" and match.start(1) == stop) or _is_word_in(text, match):
        return None
    name, factor = _units()[match.group(1).lower()]
    return _Unit(match.end(), name, factor)


def _is_word_in(text: str, match: re.Match[str]) -> bool:
    """Whether the unit is only the first letters of something else: "in 2018 m" is rare, "5 C" and "3 points" are not units."""
    short, glued = match.group(1), match.start(1) == match.start()
    return len(short) == 1 and short.isupper() and not glued


def _money(text: str, number: Numeral) -> Quantity | None:
    before = _money_before().search(text[max(0, number.start - 5) : number.start])
    after = _money_after().match(text, number.stop)
    if before:
        start, stop, code = number.start - len(before.group()), number.stop, before.group(1)
    elif after:
        start, stop, code = number.start, after.end(), after.group(1)
    else:
        return None
    return Quantity(start, stop, "money", number.value, number.value, _currencies()[code.lower()], "", number.step)


_OLD = re.compile(r"[ -]years?[ -]olds?\b", re.IGNORECASE)


def _age(text: str, number: Numeral) -> Quantity | None:
    """58-year-old, 58 years old, aged 58, or a number between commas after a name."""
    if not (number.value == int(number.value) and number.value < 120):
        return None
    old = _OLD.match(text, number.stop)
    aged = re.search(r"\b(?:aged?|age of) $", text[max(0, number.start - 8) : number.start], re.IGNORECASE)
    named = re.search(r"[A-Z]\w+, $", text[max(0, number.start - 25) : number.start]) and text[number.stop : number.stop + 1] in {",", "."}
    if not (old or aged or (named and number.value > 9)):
        return None
    stop = old.end() if old else number.stop
    return Quantity(number.start, stop, "age", number.value, number.value, "year", "", 1.0)


_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_FRACTION = re.compile(
    r"\b(?P<count>one|two|three|four|a|an)[ -](?P<part>half|third|quarter|fifth|tenth)s?(?= (?:of|less|more|fewer|lower|higher|smaller|larger|bigger|cheaper)\b)"
    r"|\b(?P<many>two|three|four)[ -](?P<parts>third|quarter|fifth|tenth)s\b|(?<![-\w])(?<!first )(?<!second )(?P<half>half)(?= (?:of|the|its|their|all|his|her)\b)",
    re.IGNORECASE,
)


def _fractions(text: str) -> list[Quantity]:
    """A fifth less, two thirds, half of: percentages."""
    found = []
    for match in _FRACTION.finditer(text):
        part = (match["part"] or match["parts"] or "half").lower()
        count = {"two": 2, "three": 3, "four": 4}.get((match["count"] or match["many"] or "").lower(), 1)
        share = count * _SHARES[part]
        found.append(Quantity(match.start(), match.end(), "percent", share, share, "%", _bound(text, match.start()), 1.0))
    return found


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
             "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip
_ORDINAL = re.compile(rf"(?<![\w-])(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,4}})(?:st|nd|rd|th))(?![\w-])", re.IGNORECASE)


def _ordinals(text: str) -> list[Quantity]:
    """Third, 21st: places in an order, which are compared as they stand."""
    found = []
    for match in _ORDINAL.finditer(text):
        value = float(_ORDINALS[match["word"].lower()] if match["word"] else int(match["digits"]))
        found.append(Quantity(match.start(), match.end(), "ordinal", value, value, "", "", 1.0))
    return found


_ONE_IN = re.compile(r"\bone (?:in|out of)(?: every)? (?P<base>\w+)\b", re.IGNORECASE)


def _one_in(text: str) -> list[Quantity]:
    """One in five: 20%."""
    found = []
    for match in _ONE_IN.finditer(text):
        base = numerals.find(match["base"])
        if base and base[0].stop == len(match["base"]) and 1 < base[0].value <= 1000:
            share = 100 / base[0].value
            found.append(Quantity(match.start(), match.end(), "percent", share, share, "%", _bound(text, match.start()), 1.0))
    return found


_SINGLE_UNIT = re.compile(r"\b(?:an? |the past |the last )?(decade|century|fortnight)\b|\b(?:half an|an) (hour)\b|(?<=\bfor )a (day|week|month|year)\b|(?<=\bthan )a (day|week|month|year)\b", re.IGNORECASE)


def _single_units(text: str) -> list[Quantity]:
    """A decade, an hour, more than a year: one of a unit of time."""
    found = []
    for match in _SINGLE_UNIT.finditer(text):
        name, factor = _units()[next(group for group in match.groups() if group).lower()]
        value = factor / 2 if match.group().lower().startswith("half") else factor
        found.append(Quantity(match.start(), match.end(), "duration", value, value, name, _bound(text, match.start()), value))
    return found
