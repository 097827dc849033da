"""Numbers and dates of a draft: who has the same, and what stands in their place elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.claims.stems import stem
from analysis.draft.ground import Ground, Stretch
from analysis.draft.replies import DIFFERS, NO_SOURCE, SAME, UNSURE, Check, Reply, check
from analysis.facts.agreement import agreement, family, unit_words
from analysis.facts.telling import agree, is_span, is_telling, parts
from analysis.schema import Fact

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params
    from analysis.text.spans import Span

_MOMENTS = frozenset(("date", "weekday", "time"))
_DAYS = frozenset(("date", "weekday"))
_SMALL = 10
"""The highest number that is often put in other words (two goals: scored twice)."""


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
            beside = [f for f in own if f.sentence_id == fact.sentence_id]
            found = [v for held in known.values() if (v := _reply(ground, fact, held, beside))]
            kind = "date" if fact.type in _MOMENTS else "number"
            heads = {_place(f): f.head for held in known.values() for f in held}
            found = _answering(ground, fact, found, heads)
            yield _settled(fact, check(kind, (fact.start, fact.stop), found))


def _answering(
    ground: Ground, fact: Fact, found: list[Reply], heads: Mapping[Stretch, str]
) -> list[Reply]:
    """What articles have; where one agrees, only what surely counts the same speaks against it."""
    if not any(one.state == SAME for one in found):
        return found
    return [
        one
        for one in found
        if one.state != DIFFERS
        or (one.score >= ground.params.draft_disagree and _one_head(fact.head, heads[one.place]))
    ]


def _one_head(one: str, other: str) -> bool:
    """Whether two numbers may count one thing: people and passengers may not, to be sure."""
    a, b = ({stem(word) for word in head.lower().split()} for head in (one, other))
    return not a or not b or bool(a & b)


def _settled(fact: Fact, one: Check) -> Check:
    """A small number in words that nobody has may be put in other words (twice, both)."""
    small = fact.type in {"count", "ordinal"} and not any(map(str.isdigit, fact.surface))
    if one.state != NO_SOURCE or not small or not fact.low <= _SMALL:
        return one
    why = "No text has this number here; it may be there in other words."
    return one._replace(state=UNSURE, why=why)


def _place(fact: Fact) -> Stretch:
    return Stretch(fact.article_id, fact.start, fact.stop)


def _reply(
    ground: Ground, fact: Fact, held: Sequence[Fact], beside: Sequence[Fact]
) -> Reply | None:
    """What one article has: a figure that agrees, another in its place, or neither."""
    params = ground.params
    near = [(ground.near(_place(fact), _place(f)), f) for f in held]
    agreeing = [(n, f) for n, f in near if agree(fact, f, params)]
    differ = [(n, f) for n, f in near if _is_rival(fact, f, beside, params)]
    score, best = max(agreeing, default=(0.0, None), key=lambda pair: pair[0])
    other, rival = max(differ, default=(0.0, None), key=lambda pair: pair[0])
    least = 0.0 if best and is_telling(fact, best) else params.draft_near
    if best and score >= least and score >= params.draft_rival * other:
        return _same(fact, best, score)
    if rival and other >= params.draft_answers:
        return Reply(DIFFERS, _place(rival), fact.surface, rival.surface, other)
    if best:
        return Reply(UNSURE, _place(best), fact.surface, best.surface, score, _ELSEWHERE)
    return _other_family(ground, fact, near)


def _is_finer(fact: Fact, best: Fact) -> bool:
    """Whether the draft is more exact than its source, 813 for 800; converted units aside."""
    if unit_words(fact) != unit_words(best) or fact.bound != best.bound:
        return False
    is_range = fact.low < fact.high
    moved = (fact.low, fact.high) != (best.low, best.high)
    return moved and (fact.step < best.step or is_range)


def _is_bare(fact: Fact, best: Fact) -> bool:
    """Whether the source gives another number as a bound only: 74 for at least 67."""
    both_about = fact.bound == best.bound == "about"
    known = best.bound != "" and fact.bound in {"", best.bound} and not both_about
    return known and fact.low != best.low


_ELSEWHERE = "The same stands in another context: check that it speaks of this."


def _is_rival(fact: Fact, other: Fact, beside: Sequence[Fact], params: Params) -> bool:
    """Whether another figure may stand in the place of this and of none in its sentence."""
    if agreement(fact, other, params) != "differ":
        return False
    if fact.type == "date" and not _same_parts(fact, other):
        return False
    return not any(agree(one, other, params) for one in beside)


def _same_parts(one: Fact, two: Fact) -> bool:
    """Whether two dates both give a year, a month or a day."""
    given = ({n for n, _ in parts(fact)} for fact in (one, two))
    return bool(set.intersection(*given)) or is_span(one, two)


def _same(fact: Fact, best: Fact, score: float) -> Reply:
    """The reply on a figure that agrees; a date that gives less leaves the rest open."""
    words = (_place(best), fact.surface, best.surface, score)
    if _is_finer(fact, best):
        return Reply(DIFFERS, *words)
    if _is_bare(fact, best):
        return Reply(UNSURE, *words, f"The nearest text gives {best.bound} “{best.surface}”.")
    if fact.type == "date" and not is_span(fact, best):
        ours, theirs = (len(parts(one)) for one in (fact, best))
        if theirs < ours:
            return Reply(UNSURE, *words, f"The nearest text gives only “{best.surface}”.")
    return Reply(SAME, *words)


def _other_family(ground: Ground, fact: Fact, near: Sequence[tuple[float, Fact]]) -> Reply | None:
    """A day told as a date where the draft has a weekday, or the other way round."""
    told = [(n, f) for n, f in near if {fact.type, f.type} == _DAYS and family(fact) != family(f)]
    score, best = max(told, default=(0.0, None), key=lambda pair: pair[0])
    if best is None or score < ground.params.draft_answers:
        return None
    why = f"The nearest text gives the day as “{best.surface}”."
    return Reply(UNSURE, _place(best), fact.surface, best.surface, score, why)
