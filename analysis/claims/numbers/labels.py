"""Numbers that name rather than count (codes, Week 11, version 5), and whose age a number is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.claims.numbers import context
from analysis.text import likeness
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from analysis.claims.numbers.context import Side
    from analysis.claims.sentence import Objection
    from analysis.schema import Fact


def other_bearer(one: Side, two: Side) -> Objection:
    """That an age is not seen to be that of one person or thing, or is that of another year."""
    if "age" not in {one.placed.fact.type, two.placed.fact.type}:
        return ""
    named = _names(one) & _names(two)
    beside = one.placed.beside & two.placed.beside
    dated = [any(placed.fact.type == "date" for placed in side.beside) for side in (one, two)]
    other = not (named or beside) or dated[0] != dated[1]
    return "nothing beside the ages says that they are of one person and one year" if other else ""


def _names(side: Side) -> frozenset[str]:
    """Stems of the two words of matter on either side of a number that have a capital letter."""
    fact = side.placed.fact
    told = [token for token in side.sentence.tokens if token.content]
    ahead = [token for token in told if token.stop <= fact.start][-2:]
    behind = [token for token in told if token.start >= fact.stop][:2]
    return frozenset(token.stem for token in (*ahead, *behind) if token.capital)


_SLIP = 2
"""Digits in which two codes differ that may be one code."""
_CODE = re.compile(r"\+?\d[\d -]*(?: |-)\d[\d -]*\d|0\d+|\d{9,}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")


def other_code(one: Side, two: Side) -> Objection:
    """That a telephone number or other code is held against anything but one much like it."""
    codes = [_is_long(side.placed.fact) for side in (one, two)]
    if not any(codes):
        return ""
    alike = all(codes) and _much_alike(*(side.placed.fact.surface for side in (one, two)))
    return "" if alike else "one is a telephone number or another code"


def _is_long(fact: Fact) -> bool:
    """Whether a figure is a code by its form; 12 500 and the range 10-12 are amounts."""
    amount = fact.low < fact.high or _GROUPED.fullmatch(fact.surface)
    return not amount and bool(_CODE.fullmatch(fact.surface))


def _much_alike(one: str, two: str) -> bool:
    """Whether two codes differ in one digit or two, or one of them lacks one.

    >>> _much_alike("0345 125 2222", "0345 125 222"), _much_alike("0345 1252222", "0800 555111")
    (True, False)
    """
    digits_a, digits_b = (re.sub(r"\D", "", code) for code in (one, two))
    return likeness.slips(digits_a, digits_b, _SLIP) <= _SLIP


_LABEL = re.compile(r"\b([A-Za-z]+)\.? $")
_NAMED = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+ [A-Z][A-Za-z]+ $")
_ENDS_NAME = re.compile(r"\s*(?:$|[\n.,;:)])")


def of_name(one: Side, two: Side) -> Objection:
    """That a number ends a name of several words in capitals: BBC Radio 4."""
    named = _ends_name(one) or _ends_name(two)
    return "one belongs to a name" if named else ""


def _ends_name(side: Side) -> bool:
    fact = side.placed.fact
    plain = fact.type == "count" and fact.surface.isdigit()
    return plain and bool(
        _NAMED.search(context.ahead(side)) and _ENDS_NAME.match(context.behind(side))
    )


def label(one: Side, two: Side) -> Objection:
    """That a number is a name (version 5, Week 11, Route 52) and not of the same series."""
    label_a, label_b = _labelled(one), _labelled(two)
    return f"one is a name after “{label_a or label_b}”" if label_a != label_b else ""


def _labelled(side: Side) -> str:
    fact = side.placed.fact
    if fact.type != "count" or not fact.surface[:1].isdigit():
        return ""
    match = _LABEL.search(context.ahead(side))
    word = match.group(1) if match else ""
    return word.lower() if word.lower() in marked("nouns", "label") or _is_code(word) else ""


def _is_code(word: str) -> bool:
    """AK, MV: capitals before a number."""
    return 1 < len(word) <= 4 and word.isupper()
