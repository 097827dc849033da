"""Amounts that only their surroundings tell apart: a rate by the day or the week, the only hours.

Assumes that "a day" or "per week" right behind an amount is its rate, and that in two short reports
the only amount in one unit is the same amount when a telling word near both is the same. Fails on
rates told before the amount.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.facts.agreement import family
from analysis.facts.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.numbers.paired import Sentences
    from analysis.claims.sentence import Claim
    from analysis.params import Params

_CROWD = 300
"""Amounts of one figure that are compared; more would cost quadratic time."""
_RATE = re.compile(
    r",? (?:an?|per|each|every) (hour|day|night|week|month|quarter|year|decade|head|person|game)\b",
    re.IGNORECASE,
)
_SOLE = frozenset(("duration", "measure", "percent", "money"))


def rate(fact: Placed, sentence: Claim) -> str:
    """What an amount is counted by (90 litres a day); empty where nothing is said."""
    match = _RATE.match(sentence.text, fact.fact.stop - sentence.start)
    return match.group(1).lower() if match else ""


def other_rates(read: Sentences, every: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Equal amounts that two articles count by different times or heads."""
    held: dict[tuple[str, float], list[tuple[Placed, str]]] = defaultdict(list)
    for one in every:
        counted_by = rate(one, _sentence(one, read))
        if counted_by:
            held[family(one.fact), one.fact.low].append((one, counted_by))
    for group in held.values():
        for (one, by_one), (two, by_two) in combinations(group[:_CROWD], 2):
            if one.fact.article_id != two.fact.article_id and by_one != by_two:
                yield one, two


def _sentence(one: Placed, read: Sentences) -> Claim:
    return read.claims[one.fact.article_id, one.fact.sentence_id]


def sole(read: Sentences, every: list[Placed], params: Params) -> Iterator[tuple[Placed, Placed]]:
    """Amounts of two short articles, each the only one in its unit, with a telling word near."""
    lengths = Counter(article for article, _ in read.claims)
    short = [
        one for one in every if lengths[one.fact.article_id] <= params.few_sentences and _stays(one)
    ]
    times = Counter((one.fact.article_id, _unit(one)) for one in short)
    held: dict[str, list[Placed]] = defaultdict(list)
    for one in short:
        if times[one.fact.article_id, _unit(one)] == 1:
            held[_unit(one)].append(one)
    common = claims.stems_of("nouns", "common")
    for group in held.values():
        for one, two in combinations(group[:_CROWD], 2):
            if one.fact.article_id != two.fact.article_id and (one.near & two.near) - common:
                yield one, two


def _stays(one: Placed) -> bool:
    """Whether an amount can stand for itself; days and years grow while a story goes on."""
    days = one.fact.type == "duration" and one.fact.high >= 1
    return one.fact.type in _SOLE and one.fact.unit != "year" and not days


def _unit(one: Placed) -> str:
    """The unit as written, one for its singular and plural and short forms."""
    said = re.sub(r"[\d.,]", " ", one.fact.surface.lower()).split()
    known = [str(units()[word]) for word in said if word in units()]
    return f"{one.fact.type} {known[-1] if known else one.fact.unit}"
