"""What stands out among the findings, in one sentence made from their tables."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

import pandas as pd

from analysis import kinds
from analysis.text.phrases import counted, listed, some

_TOPICS = 5
"""Topics named in the sentence."""
_NAMED = 6
"""Articles named in the sentence; more are counted."""

PointSides = list[set[str]]
"""The articles of each reading of one point."""


def sentence(findings: pd.DataFrame, readings: pd.DataFrame, letters: Mapping[str, str]) -> str:
    """Which article stands alone on most points; without one, how many points lie between whom.

    findings, readings: `schema.Finding` rows and their `schema.Reading` rows; empty for none.
    """
    points = _sides(findings, readings)
    if not points:
        return ""
    alone = Counter(article for sides in points.values() for article in alone_in(sides))
    most = max(alone.values(), default=0)
    if 2 * most <= len(points):
        return _between(findings, points, letters)
    who = [article for article in letters if alone[article] == most]
    met = [n for n, sides in points.items() if set(who) & alone_in(sides)]
    verb = "differs" if len(who) == 1 else "each differ"
    named = listed([letters[article] for article in who])
    of = f"{most} of {counted(len(points), 'point')}" if len(points) > 1 else "the one point found"
    return f"{named} {verb} from the others on {of}: {topics(findings, met)}."


def _sides(findings: pd.DataFrame, readings: pd.DataFrame) -> dict[int, PointSides]:
    """For each finding the articles of each of its readings."""
    held = readings[readings["finding_id"].isin(findings["finding_id"])]
    points: dict[int, PointSides] = {}
    for _, rows in held.groupby(["finding_id", "reading_id"]):
        points.setdefault(int(rows["finding_id"].iloc[0]), []).append(set(rows["article_id"]))
    return points


def alone_in(sides: PointSides) -> set[str]:
    """The articles that have a reading alone where at least two others agree on another.

    >>> sorted(alone_in([{"A", "B"}, {"C"}, {"D"}])), alone_in([{"A"}, {"B"}])
    (['C', 'D'], set())
    >>> alone_in([{"A", "B"}, {"A"}])
    set()
    """
    return {
        article
        for one in sides
        if len(one) == 1
        for article in one
        if any(len(other) > 1 and article not in other for other in sides)
    }


def topics(findings: pd.DataFrame, finding_ids: Iterable[int]) -> str:
    """What the points are about, the most frequent first."""
    rows = findings[findings["finding_id"].isin(list(finding_ids))]
    met = [kinds.kind(code).topic for code in sorted(rows["kind"], key=kinds.severity)]
    return some([topic for topic, _ in Counter(met).most_common()], _TOPICS, ", ")


def _between(
    findings: pd.DataFrame, points: Mapping[int, PointSides], letters: Mapping[str, str]
) -> str:
    """How many points there are, and between which articles they lie."""
    held = {article for sides in points.values() for one in sides for article in one}
    who = [letters[article] for article in letters if article in held]
    about = f"{counted(len(points), 'point')}: {topics(findings, points)}."
    if len(who) < 2:
        return f"{who[0]} differs from itself on {about}"
    pairs = Counter(pair for sides in points.values() for pair in _apart(sides))
    most = [pair for pair in pairs if pairs[pair] == max(pairs.values())]
    named = listed(who) if len(who) <= _NAMED else f"{len(who)} articles"
    told = f"{named} differ on {about}"
    if len(most) > 1 or len(who) < 3:
        return told
    a, b = sorted(most[0], key=list(letters).index)
    return f"{told} {letters[a]} and {letters[b]} differ most often, on {pairs[most[0]]} of them."


def _apart(sides: PointSides) -> set[frozenset[str]]:
    """The pairs of articles that have two readings of one point and none in common."""
    return {
        frozenset((a, b))
        for one, other in combinations(sides, 2)
        for a in one - other
        for b in other - one
        if not any({a, b} <= each for each in sides)
    }
