"""Units, currencies and words of exactness beside a number."""

import functools
import re
from typing import NamedTuple

from analysis.text.wordlists import mapping


class Unit(NamedTuple):
    """A unit found behind a number: where it ends, what it is counted in, and the factor to it."""

    stop: int
    name: str
    factor: float


class Money(NamedTuple):
    """A currency beside a number: how far the amount reaches, and its code."""

    start: int
    stop: int
    code: str


@functools.cache
def units() -> dict[str, tuple[str, float]]:
    """Each form of a unit, what it is counted in, and the factor.

    >>> units()["miles"]
    ('km', 1.609344)
    """
    parted = ((form, *right.rsplit(" ", 1)) for form, right in mapping("units").items())
    return {form: (name, float(factor)) for form, name, factor in parted}


def _any_of(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@functools.cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[ \u00a0\u202f-]| ?\n ?)?({_any_of(list(units()))})(?![\w²³])", re.IGNORECASE
    )


@functools.cache
def _money_after() -> re.Pattern[str]:
    doubtful = {"p", "try", "real"}
    forms = [form for form in mapping("currencies") if form.isascii() and form[-1].isalpha()]
    named = _any_of([form for form in forms if form not in doubtful])
    return re.compile(rf"(?:[ \u00a0-]| ?\n ?)?({named}|€|£)(?!\w)", re.IGNORECASE)


@functools.cache
def _money_before() -> re.Pattern[str]:
    codes = {"chf", "eur", "usd", "gbp", "rs"}
    signs = [form for form in mapping("currencies") if not form.isalpha() or form in codes]
    return re.compile(rf"(?<![a-z])({_any_of(signs)})[ \u00a0]?$", re.IGNORECASE)


@functools.cache
def _bound_pattern() -> re.Pattern[str]:
    forms = _any_of(list(mapping("bounds")))
    return re.compile(rf"(?<!\w)({forms})(?: the| an?)? ?[^\w\s]{{0,2}}$", re.IGNORECASE)


def bound(text: str, start: int) -> str:
    """How exact the number at start is said to be, from the words before it.

    >>> bound("At least 12 people", 9), bound("It has 12 rooms", 7)
    ('at least', '')
    """
    match = _bound_pattern().search(text[max(0, start - 25) : start])
    return mapping("bounds")[match.group(1).lower()] if match else ""


def unit_after(text: str, stop: int) -> Unit | None:
    """The unit behind a number; a capital letter standing apart ("5 C") is none.

    >>> unit_after("225km", 3)
    Unit(stop=5, name='km', factor=1.0)
    """
    match = _unit_pattern().match(text, stop)
    if not match:
        return None
    form, glued = match.group(1), match.start(1) == match.start()
    if len(form) == 1 and form.isupper() and (form == "C" or not glued):
        return None
    return Unit(match.end(), *units()[form.lower()])


def money_beside(text: str, start: int, stop: int) -> Money | None:
    """The currency before or after a number.

    >>> money_beside("It cost €412m", 9, 13)
    Money(start=8, stop=13, code='EUR')
    """
    codes = mapping("currencies")
    before = _money_before().search(text[max(0, start - 5) : start])
    if before:
        return Money(start - len(before.group()), stop, codes[before.group(1).lower()])
    after = _money_after().match(text, stop)
    return Money(start, after.end(), codes[after.group(1).lower()]) if after else None


_SIGN_BEFORE = re.compile(r"[$€£¥₹₩][ \u00a0]?(?=\d)")
_NAME_AFTER = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,15}[mk](?= (?:euros?|dollars?|pounds?|[A-Z]{3})\b)"
)


def money_places(text: str) -> frozenset[int]:
    """Where numbers begin whose "m" or "k" means million or thousand (€412m, 412m euros)."""
    before = (match.end() for match in _SIGN_BEFORE.finditer(text))
    after = (match.start() for match in _NAME_AFTER.finditer(text))
    return frozenset([*before, *after])
