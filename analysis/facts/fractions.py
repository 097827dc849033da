"""Amounts without a plain number: a fifth less, one in five, a decade, third."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import numeric

from analysis.facts import numerals, ordinals
from analysis.facts.units import bound, unit_after, units
from analysis.text import spans
from analysis.text.counting import WORDS


class Quantity(NamedTuple):
    """One amount.

    low and high are in `unit`; step is the size of its last digit; bound: "", about, at least, at
    most. The unit of a vote is its smaller number.
    """

    start: int
    stop: int
    type: str
    low: float
    high: float
    unit: str
    bound: str
    step: float


TYPES = {"%": "percent", "point": "percent", "day": "duration", "year": "duration"}
"""The type of an amount in these units; in all others it is a measure."""
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_COUNTS = {"two": 2, "three": 3, "four": 4}
_SHARE = re.compile(
    r"(?<![\w/.,])(?:(?P<above>[1-9])/(?P<below>10|[2-9])|(?P<sign>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞]))(?= of\b)"
)
"""2/3 of them."""
_OF_UNIT = re.compile(
    r"(?<![\w-])(?<!and )(?<!and a )(?:(?P<half>(?:an? )?half(?:[ -]of)?[ -](?:an?[ -])?)"
    r"|(?P<part>(?:(?:an?|one)[ -])?(?:quarter|third|tenth)|three[ -]quarters"
    r"|two[ -]thirds)[ -](?:of )?an?[ -]"
    r"|(?P<point>(?:a )?(?:half|quarter)[ -](?=(?:percentage[ -])?point)))",
    re.IGNORECASE,
)
_AND_PART = re.compile(
    r"(?<![\w-])(?:an?|one) (?=(?P<unit>[a-z]{3,9})(?P<more> and an? (?:half|quarter))\b)",
    re.IGNORECASE,
)
"""A mile and a half, an hour and a quarter."""
_UNIT_PARTS = {
    "half": 0.5,
    "three": 0.75,
    "two": 2 / 3,
    "quarter": 0.25,
    "third": 1 / 3,
    "tenth": 0.1,
}
_COMPARED = r"(?= (?:of|less|more|fewer|lower|higher|smaller|larger|bigger|cheaper)\b)"
_VERB = r"(?= (?:\w{3,}ed|is|are|was|were|had|have|has|said|say|want|think|did|do|go|went)\b)"
"""A verb after a fraction that stands alone (a third opposed it)."""
_IN_WORDS = 3.0
"""Points within which a fraction in words is right: three quarters for 74%."""
_FRACTION = re.compile(
    rf"\b(?P<count>one|a|an)[ -](?P<part>half|third|quarter|fifth|tenth){_COMPARED}"
    r"|\b(?P<many>two|three|four)[ -](?P<parts>third|quarter|fifth|tenth)s\b"
    rf"|\ba (?P<lone>third|quarter|fifth|tenth){_VERB}"
    r"|(?<=\bby )(?:a |(?=half))(?P<by>half|third|quarter|fifth|tenth)\b"
    r"|(?<![-\w])(?<!first )(?<!second )half(?= (?:of|the|its|their|all|his|her)\b)",
    re.IGNORECASE,
)
_TIMES = {
    **dict.fromkeys(("halved", "halving"), 0.5),
    **dict.fromkeys(("doubled", "doubling"), 2.0),
    **dict.fromkeys(("tripled", "tripling", "trebled", "trebling"), 3.0),
    **dict.fromkeys(("quadrupled", "quadrupling"), 4.0),
    "quintupled": 5.0,
}
_MULTIPLE = re.compile(rf"\b({'|'.join(_TIMES)})\b", re.IGNORECASE)
_FOLD = re.compile(r"(?<![\w-])(?P<n>[a-z]+|\d{1,4})-?fold\b", re.IGNORECASE)
_ONE_IN = re.compile(r"\bone (?:in|out of)(?: every)? (?P<base>\w+)\b", re.IGNORECASE)
_SUFFIX = r"(?:(?<!1[1-3])(?:(?<=1)st|(?<=2)nd|(?<=3)rd)|th)"
"""What makes a number a place: 21st, but not 12st, which are stones."""
_ORDINAL = re.compile(
    rf"(?<![\w-])(?:(?P<word>{ordinals.WORDS})|(?P<digits>\d{{1,4}}){_SUFFIX})(?![\w-])",
    re.IGNORECASE,
)
_FINER = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?)"
_ONE_UNIT = re.compile(
    r"\b(?:an? |the past |the last )?(decade|century|fortnight)\b|\b(?:half an|an) (hour)\b"
    r"|(?<=\bfor )a (day|week|month|year)\b|(?<=\bthan )a (day|week|month|year)\b"
    r"|(?<=\bwithin )a (day|week|month|year)\b"
    r"|\b(?:an?|one) (minute|hour|day|week|month|year)"
    rf"(?=,? (?:and )?(?:\d{{1,2}}|(?:{'|'.join(WORDS.values())})(?:-\w+)?) {_FINER}\b)",
    re.IGNORECASE,
)
"""Plain "one" counts where a smaller unit follows: one hour and ten minutes."""


def find(text: str) -> list[Quantity]:
    """Fractions, one in so many, places in an order, and single units of time.

    >>> [(q.type, round(q.low)) for q in find("A fifth of them, or one in five, came third")]
    [('percent', 20), ('percent', 20), ('ordinal', 3)]
    """
    single = [*_ordinals(text), *_one_unit(text), *_multiples(text), *_of_units(text)]
    return apart([*_fractions(text), *_one_in(text), *single])


def _of_units(text: str) -> Iterator[Quantity]:
    """Half a mile, three quarters of an hour, half a percentage point."""
    for match in _OF_UNIT.finditer(text):
        unit = unit_after(text, match.end())
        if not unit or unit.name in {"times", "°F"}:
            continue
        said = match.group().lower()
        value = unit.factor * next(size for word, size in _UNIT_PARTS.items() if word in said)
        kind = TYPES.get(unit.name, "measure")
        exact = bound(text, match.start())
        yield Quantity(match.start(), unit.stop, kind, value, value, unit.name, exact, value)
    for match in _AND_PART.finditer(text):
        name, factor = units().get(match["unit"].lower(), ("", 0.0))
        if name:
            value = factor * (1.5 if "half" in match["more"].lower() else 1.25)
            kind = TYPES.get(name, "measure")
            exact = bound(text, match.start())
            yield Quantity(
                match.start(), match.end("more"), kind, value, value, name, exact, factor / 4
            )


def _multiples(text: str) -> Iterator[Quantity]:
    """Doubled, trebled, fourfold: times what it was."""
    found = [(match, _TIMES[match[1].lower()]) for match in _MULTIPLE.finditer(text)]
    folds = ((match, numerals.find(match["n"])) for match in _FOLD.finditer(text))
    found += [(match, n[0].value) for match, n in folds if n and n[0].stop == len(match["n"])]
    for match, value in found:
        exact = bound(text, match.start())
        yield Quantity(match.start(), match.end(), "measure", value, value, "times", exact, 0.0)


def apart(found: Iterable[Quantity]) -> list[Quantity]:
    """The amounts in order; of two that overlap the earlier, longer one is kept."""
    return spans.apart(found, lambda quantity: (quantity.start, quantity.stop))


def percent(text: str, start: int, stop: int, share: float) -> Quantity:
    """A percentage that stands at start..stop."""
    return Quantity(start, stop, "percent", share, share, "%", bound(text, start), 1.0)


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        part = (match["part"] or match["parts"] or match["lone"] or match["by"] or "half").lower()
        share = _COUNTS.get((match["many"] or "").lower(), 1) * _PARTS[part]
        yield percent(text, match.start(), match.end(), share)._replace(step=_IN_WORDS)
    for match in _SHARE.finditer(text):
        part = (
            numeric(match["sign"]) if match["sign"] else int(match["above"]) / int(match["below"])
        )
        yield percent(text, match.start(), match.end(), 100 * part)


def _one_in(text: str) -> Iterator[Quantity]:
    for match in _ONE_IN.finditer(text):
        base = numerals.find(match["base"])
        if base and base[0].stop == len(match["base"]) and 1 < base[0].value <= 1000:
            share = percent(text, match.start(), match.end(), 100 / base[0].value)
            yield share._replace(step=2 * share.low / base[0].value)


def _ordinals(text: str) -> Iterator[Quantity]:
    for match in _ORDINAL.finditer(text):
        place = float(ordinals.place(match["word"]) if match["word"] else int(match["digits"]))
        yield Quantity(match.start(), match.end(), "ordinal", place, place, "", "", 1.0)


def _one_unit(text: str) -> Iterator[Quantity]:
    for match in _ONE_UNIT.finditer(text):
        name, factor = units()[next(group for group in match.groups() if group).lower()]
        value = factor / 2 if match.group().lower().startswith("half") else factor
        exact = bound(text, match.start())
        yield Quantity(match.start(), match.end(), "duration", value, value, name, exact, value)
