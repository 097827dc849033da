"""Whether two numbers belong to other times: spans that lie elsewhere, what was before, dates.

Assumes that the word right before or behind a span of time says where it lies (for nine days, nine
days after), that days "of" something go on, and that the time left in a game runs. Fails where
only the tense of the verb tells two times apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.claims.numbers import context, typos
from analysis.facts import dates

if TYPE_CHECKING:
    from analysis.claims.numbers.context import Side
    from analysis.claims.sentence import Objection
    from analysis.schema import Fact

_LASTING = re.compile(
    r"\b(?:for|during|over|within|lasted|lasting)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_GONE = re.compile(r" ?,? (after|following|later|before|earlier|prior|ago)\b", re.IGNORECASE)
_LEFT = re.compile(r" ?,? (?:remaining|left|to go|to play)\b", re.IGNORECASE)
_WAYS = {"following": "after", "later": "after", "earlier": "before", "prior": "before"}


def other_span(one: Side, two: Side) -> Objection:
    """That two spans of time lie elsewhere (nine days after it, a week's coma)."""
    if one.placed.fact.type != "duration":
        return ""
    way_a, way_b = _way(one), _way(two)
    other = "left" in (way_a, way_b) or (way_a != way_b and "" not in (way_a, way_b))
    return f"the spans of time are other ones: {way_a or 'as such'}, {way_b or 'as such'}" * other


def _way(side: Side) -> str:
    """How a span of time is used: lasting, after, before, ago, left; empty where nothing says."""
    text = context.behind(side)
    if _LEFT.match(text):
        return "left"
    if _LASTING.search(context.ahead(side)):
        return "lasting"
    gone = _GONE.match(text)
    return _WAYS.get(gone.group(1).lower(), gone.group(1).lower()) if gone else ""


_WAS = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to))\W+(?:[a-z]+ )?[^\w\s]?$", re.IGNORECASE
)


def earlier(one: Side, two: Side) -> Objection:
    """That only one amount is what there was before (to 2.5 percent from 1.9)."""
    was_a, was_b = (_WAS.search(context.ahead(side)) is not None for side in (one, two))
    return "only one is what there was before" * (
        one.placed.fact.type != "count" and was_a != was_b
    )


_PERIOD = re.compile(r" (?:\w+ )?(?:quarter|half|month|week)\b", re.IGNORECASE)


def other_time(one: Side, two: Side) -> Objection:
    """That two numbers stand beside dates that exclude each other, or count such periods."""
    if all(side.placed.fact.type == "ordinal" for side in (one, two)):
        periods = all(_PERIOD.match(context.behind(side)) for side in (one, two))
        return "both name a period" * periods
    if typos.clearness(one.placed.fact, two.placed.fact):
        return ""
    dates_a, dates_b = _dates(one), _dates(two)
    apart = bool(dates_a and dates_b) and not any(
        dates.compatible(x.value, y.value) for x in dates_a for y in dates_b
    )
    shown = [f"“{found[0].surface}”" for found in (dates_a, dates_b) if apart]
    return f"they stand beside other dates: {', '.join(shown)}" if apart else ""


def _dates(side: Side) -> list[Fact]:
    """The dates that stand within a few words of a number."""
    near = context.near(side)
    return [
        other.fact
        for other in side.beside
        if other.fact.type == "date"
        and any(token.start < other.fact.stop and other.fact.start < token.stop for token in near)
    ]


_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_PUT_UP = re.compile(r"\b(?:updated|published|posted|modified)\W+(?:(?:at|on) )?$", re.IGNORECASE)
_BESIDE = 6
"""Characters between the parts of a time stamp."""


def stamped(side: Side) -> bool:
    """Whether a time or weekday dates the article: beside a full date, or right after "updated"."""
    fact = side.placed.fact
    if _PUT_UP.search(context.ahead(side)):
        return True
    full = [other.fact for other in side.beside if _FULL.fullmatch(other.fact.value)]
    return fact.type in {"time", "weekday"} and any(
        0 <= fact.start - other.stop <= _BESIDE or 0 <= other.start - fact.stop <= _BESIDE
        for other in full
    )
