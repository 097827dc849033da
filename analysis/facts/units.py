"""Units, currencies and words of exactness beside a number."""

import functools
import re
from typing import NamedTuple

from analysis.text.wordlists import mapping, marked


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
    forms = _any_of(list(units())).replace(r"\ ", "[ -]")
    return re.compile(
        rf"(?:[ \u00a0\u202f-]| ?\n ?)?(?P<unit>{forms})(?![\w²³])", re.IGNORECASE
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
    return re.compile(rf"(?<!\w)({forms})(?:,? the| an?)? ?[^\w\s.,;:!?]{{0,2}}$", re.IGNORECASE)


_BOUND_REACH = 35
"""Characters before a number in which its bound is looked for."""


def bound(text: str, start: int) -> str:
    """How exact the number at start is said to be, from the words before it.

    >>> bound("At least 12 people", 9), bound("It has 12 rooms", 7), bound("Only c. 12 rooms", 8)
    ('at least', '', 'about')
    """
    match = _bound_pattern().search(text[max(0, start - _BOUND_REACH) : start])
    return mapping("bounds")[match.group(1).lower()] if match else ""


_GLUED = re.compile(
    r"(?P<least>\+(?!\d)|[ -]plus\b(?! (?:an?|the|one|two|\d)\b))|(?P<about>[ -]odd\b"
    r"|-?ish\b|-some\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?: (?!and\b|or\b|to\b|from\b|of\b|in\b)[a-z][a-z-]*){0,2}?,? (?:"
    r"(?P<about>or so\b|or thereabouts\b|give or take\b|approximately\b)"
    r"|(?P<least>or (?:more|over|above|greater|higher|older|longer)\b(?! or less\b)"
    r"|at (?:the )?(?:very )?least\b|and counting\b|minimum\b|if not more\b|and (?:up"
    r"|over|above)\b)"
    r"|(?P<most>or (?:fewer|less|under|below|lower|younger|shorter)\b|at (?:the )?(?:very )?most\b"
    r"|maximum\b|tops\b)|(?P<loose>more or less\b))"
)
_KINDS = {"about": "about", "least": "at least", "most": "at most", "loose": "about"}


def bound_glued(text: str, stop: int) -> tuple[int, str]:
    """Where a number ends with the sign of its bound behind it, and the bound.

    >>> bound_glued("100-plus boxes", 3), bound_glued("100 boxes", 3)
    ((8, 'at least'), (3, ''))
    """
    match = _GLUED.match(text, stop)
    return (match.end(), _KINDS[str(match.lastgroup)]) if match else (stop, "")


def bound_behind(text: str, stop: int) -> str:
    """How exact the amount that ends at stop is said to be, from the words behind it.

    >>> bound_behind("100 boxes or more", 3), bound_behind("£5m or so", 3)
    ('at least', 'about')
    >>> bound_behind("5 or 6", 1)
    ''
    """
    match = _BEHIND.match(text, stop)
    return _KINDS[str(match.lastgroup)] if match else ""


@functools.cache
def _of_unit() -> re.Pattern[str]:
    plurals = [form for form in units() if len(form) > 3]
    return re.compile(rf" of ({_any_of(plurals)})\b", re.IGNORECASE)


@functools.cache
def _of_money() -> re.Pattern[str]:
    names = [form for form in mapping("currencies") if form[-1:] == "s" and len(form) > 3]
    return re.compile(rf" of ({_any_of([*names, 'yen', 'yuan'])})\b", re.IGNORECASE)


def unit_of(text: str, stop: int) -> Unit | None:
    """The unit of a vague number: dozens of miles.

    >>> unit_of("Hundreds of tonnes", 8)
    Unit(stop=18, name='kg', factor=1000.0)
    """
    match = _of_unit().match(text, stop)
    return Unit(match.end(), *units()[match.group(1).lower()]) if match else None


def money_of(text: str, stop: int) -> Money | None:
    """The currency of a vague number: millions of pounds.

    >>> money_of("Millions of pounds", 8)
    Money(start=8, stop=18, code='GBP')
    """
    match = _of_money().match(text, stop)
    return (
        Money(stop, match.end(), mapping("currencies")[match.group(1).lower()]) if match else None
    )


def unit_after(text: str, stop: int) -> Unit | None:
    """The unit behind a number; a capital letter standing apart ("5 C") is none.

    >>> unit_after("225km", 3), unit_after("300-square-mile area", 3).name
    (Unit(stop=5, name='km', factor=1.0), 'km²')
    """
    match = _unit_pattern().match(text, stop)
    if not match:
        return None
    form, glued = match.group(1), match.start(1) == match.start()
    if form in {"C", "F"} and not (glued and _is_degree(text, stop)):
        return None
    if len(form) == 1 and form not in "CF%" and (form in "cf" or (form.isupper() and not glued)):
        return None
    known = units()
    name = form.lower()
    return Unit(match.end(), *(known.get(name) or known[name.replace("-", " ")]))


_PLACE = re.compile(r"\b(\w{1,20}) (?:minus )?[-−]?[\d.,]{1,15}$")


def _is_degree(text: str, stop: int) -> bool:
    """Whether a C or F glued to a number is a degree and no name (Gate 5C, iPhone 5C).

    >>> _is_degree("It was 5C", 8), _is_degree("Left by Gate 5C", 14)
    (True, False)
    """
    place = _PLACE.search(text[max(0, stop - _BOUND_REACH) : stop])
    return not place or (place[1].islower() and place[1] not in marked("nouns", "label"))


def money_beside(text: str, start: int, stop: int) -> Money | None:
    """The currency before or after a number.

    >>> money_beside("It cost €412m", 9, 13)
    Money(start=8, stop=13, code='EUR')
    """
    before = _money_before().search(text[max(0, start - 5) : start])
    if before:
        return Money(
            start - len(before.group()), stop, mapping("currencies")[before.group(1).lower()]
        )
    after = _money_after().match(text, stop)
    return (
        Money(start, after.end(), mapping("currencies")[after.group(1).lower()]) if after else None
    )


_SIGN_BEFORE = re.compile(
    r"(?:[$€£¥₹₩][ \u00a0]?|(?<![A-Za-z])(?:Rs\.?|INR|USD|EUR|GBP|CHF) ?)[-−]?(?=[\d½¼¾])"
)
_NAME_AFTER = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,15}(?:MM|[mkbMKB])(?= (?:euros?|dollars?|pounds?|[A-Z]{3})\b)"
)


def money_places(text: str) -> frozenset[int]:
    """Where numbers begin whose letter is a scale (€412m, $2B, Rs 5 Cr, 412m euros)."""
    before = (match.end() for match in _SIGN_BEFORE.finditer(text))
    after = (match.start() for match in _NAME_AFTER.finditer(text))
    return frozenset([*before, *after])
