"""Numbers and dates of a draft: who has the same, and what stands in their place elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.verdicts import DIFFERS, SAME, UNSURE, Check, Verdict, check
from analysis.facts.agreement import agreement, family
from analysis.schema import Fact

if TYPE_CHECKING:
    import pandas as pd

    from analysis.text.spans import Span

_MOMENTS = frozenset(("date", "weekday", "time"))
_DAYS = frozenset(("date", "weekday"))
_TELLING = 3
"""Digits, ending noughts aside, of a figure that two texts hardly share by chance."""


def figures(ground: Ground, facts: pd.DataFrame, aside: Sequence[Span]) -> Iterator[Check]:
    """A check for every number and date of the draft.

    facts: `schema.Fact` rows of the draft and its sources; aside: where the draft quotes, which is
    checked as a quotation.
    """
    every = [Fact(*row) for row in facts.itertuples(index=False)]
    own = [f for f in every if f.article_id == ground.draft_id]
    known = {source: [f for f in every if f.article_id == source] for source in ground.sources}
    for fact in own:
        if not any(start <= fact.start < stop for start, stop in aside):
            beside = [f for f in own if f.sentence_id == fact.sentence_id and f != fact]
            found = [v for held in known.values() if (v := _verdict(ground, fact, held, beside))]
            kind = "date" if fact.type in _MOMENTS else "number"
            yield check(kind, (fact.start, fact.stop), found)


def _place(fact: Fact) -> Stretch:
    return Stretch(fact.article_id, fact.start, fact.stop)


def _verdict(
    ground: Ground, fact: Fact, held: Sequence[Fact], beside: Sequence[Fact]
) -> Verdict | None:
    """What one article has: a figure that agrees, another in its place, or neither."""
    params = ground.params
    near = [(ground.near(_place(fact), _place(f)), f) for f in held]
    agree = [(n, f) for n, f in near if agreement(fact, f, params) == "agree"]
    differ = [
        (n, f)
        for n, f in near
        if agreement(fact, f, params) == "differ"
        and not any(agreement(one, f, params) == "agree" for one in beside)
    ]
    score, best = max(agree, default=(0.0, None), key=lambda pair: pair[0])
    other, rival = max(differ, default=(0.0, None), key=lambda pair: pair[0])
    least = 0.0 if _is_telling(fact) else params.draft_near
    if best and score >= least and score >= params.draft_rival * other:
        return Verdict(SAME, _place(best), fact.surface, best.surface, score)
    if rival and other >= params.draft_answers:
        return Verdict(DIFFERS, _place(rival), fact.surface, rival.surface, other)
    if best:
        why = "The same stands in another context: check that it speaks of this."
        return Verdict(UNSURE, _place(best), fact.surface, best.surface, score, why)
    return _other_family(ground, fact, near)


def _is_telling(fact: Fact) -> bool:
    """Whether a figure is one that two texts hardly share by chance.

    >>> facts = (Fact("a", 0, 0, s, "count", v, "", "", "", 0, 0, 1, 0)
    ...     for s, v in (("1,240", "1240"), ("4,000", "4000"), ("7", "7")))
    >>> [_is_telling(one) for one in facts]
    [True, False, False]
    """
    if fact.type == "date":
        return fact.value.count("-") > 1 and not fact.value.endswith("-")
    digits = re.sub(r"\D", "", fact.value).strip("0")
    return len(digits) >= _TELLING or (fact.type in {"money", "vote"} and len(digits) > 1)


def _other_family(
    ground: Ground, fact: Fact, near: Sequence[tuple[float, Fact]]
) -> Verdict | None:
    """A day told as a date where the draft has a weekday, or the other way round."""
    told = [
        (n, f)
        for n, f in near
        if {fact.type, f.type} == _DAYS and family(fact) != family(f)
    ]
    score, best = max(told, default=(0.0, None), key=lambda pair: pair[0])
    if best is None or score < ground.params.draft_answers:
        return None
    why = f"The nearest text gives the day as “{best.surface}”."
    return Verdict(UNSURE, _place(best), fact.surface, best.surface, score, why)
