"""Findings in their order, each with its confidence: the surest of the most serious first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from analysis import kinds
from analysis.claims.numbers import typos
from analysis.findings import agreement, confidence, evidence, titles
from analysis.findings.drafts import drafts
from analysis.schema import Fact, Finding, Reading, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from analysis.findings.places import Draft, Origin, Sources, Spot
    from analysis.params import Params

_FIGURES = ("number", "date")
_TURNED = ("negation", "status", "subject")
"""Kinds that are sure too easily on stories that the weights were not fitted on."""


def findings(
    articles: pd.DataFrame, sources: Sources, params: Params, known: Rated | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`schema.Finding` rows and their `schema.Reading` rows.

    Ranked by confidence times seriousness. What is less sure than `params.shown_from` (figures:
    `shown_from_figures`) is kept but not shown. Where an article has the role draft or ours, the
    findings that concern it come first, in the order of its text. known: the confidence of drafts
    that was reckoned before.
    """
    made = drafts(articles, sources)
    sure = rated(made, articles, sources.origin, known or {})
    return listed(sure, articles, sources.origin, sources.facts, params)


Rated = dict["Draft", float]
"""Drafts with their confidence."""


def rated(made: Sequence[Draft], articles: pd.DataFrame, origin: Origin, known: Rated) -> Rated:
    """The confidence of each draft; `known` ones are not reckoned again."""
    new = [one for one in made if one not in known]
    found = confidence.confidences(evidence.evidence(new, articles, origin))
    sure = known | dict(zip(new, found, strict=True))
    return {one: sure[one] for one in made}


def listed(
    sure: Rated, articles: pd.DataFrame, origin: Origin, facts: pd.DataFrame, params: Params
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Drafts in their order as `schema.Finding` and `schema.Reading` rows."""
    own = set(articles["article_id"][articles["role"].isin(["draft", "ours"])])
    places = {(fact.article_id, fact.start): fact for fact in _facts(facts)}
    shown = {one for one in sure if sure[one] >= _bar(one, places, params)}
    found, readings = [], []
    ranked = sorted(sure, key=lambda one: (one not in shown, *_rank(one, sure[one], own, params)))
    for n, draft in enumerate(ranked):
        ids = agreement.reading_ids(draft, places, params)
        made = _finding(n, draft, ids, places, sure[draft], origin, params)
        found.append(made._replace(is_shown=draft in shown))
        readings += [Reading(n, *spot, k) for spot, k in zip(draft.spots, ids, strict=True)]
    return table(Finding, found), table(Reading, readings)


def _facts(facts: pd.DataFrame) -> Iterator[Fact]:
    return (Fact(*row) for row in facts[list(Fact._fields)].itertuples(index=False))


def _rank(draft: Draft, sure: float, own: set[str], params: Params) -> tuple[object, ...]:
    first = min((spot.start for spot in draft.spots if spot.article_id in own), default=None)
    worth = sure * params.weight_of_serious if kinds.kind(draft.kind).is_urgent else sure
    severity = kinds.severity(draft.kind)
    return first is None, first or 0, -worth, severity, draft.spots


def _bar(draft: Draft, facts: agreement.Facts, params: Params) -> float:
    """The confidence from which a finding is listed: what is sure too easily must be surer."""
    held = [fact for side in draft.sides if (fact := agreement.fact_at(side, facts))]
    if draft.kind in _FIGURES and any(fact.type == "time" for fact in held):
        return max(params.shown_from, params.shown_from_times)
    is_like = draft.score >= params.like_sentences
    if draft.kind == "number" and len(held) == 2 and not is_like and _far(held[0], held[1], params):
        return max(params.shown_from, params.shown_from_far)
    own = {"marks dropped": params.shown_from_marks}
    own |= dict.fromkeys(_FIGURES, params.shown_from_figures)
    own |= dict.fromkeys(_TURNED, params.shown_from_turned)
    return max(params.shown_from, own.get(draft.kind, 0.0))


def _far(one: Fact, two: Fact, params: Params) -> bool:
    """Whether two figures are so unlike that they mostly belong to two things, and no slip."""
    low, high = sorted((one.low + one.high, two.low + two.high))
    near = (one.type, one.unit) == (two.type, two.unit) and low >= params.near_figures * high
    return not near and not typos.clearness(one, two)


def _finding(
    n: int,
    draft: Draft,
    ids: Sequence[int],
    facts: agreement.Facts,
    sure: float,
    origin: Origin,
    params: Params,
) -> Finding:
    holders = {spot.article_id for spot in draft.spots}
    a, b = sorted(agreement.deciding(draft, ids))
    return Finding(
        finding_id=n,
        finding_key=key(draft.kind, draft.spots),
        rank=n + 1,
        kind=draft.kind,
        confidence=sure,
        is_shown=True,
        sentence=draft.subject,
        n_articles=len(holders),
        n_origins=len({origin[one] for one in holders}),
        why=draft.why,
        article_a=a.article_id,
        start_a=a.start,
        stop_a=a.stop,
        article_b=b.article_id,
        start_b=b.start,
        stop_b=b.stop,
        title=titles.title(draft, ids, (a, b), facts),
    )


def key(kind: str, spots: Iterable[Spot]) -> str:
    """A name for a finding that stays the same while its kind, articles and words do.

    >>> from analysis.findings import Spot
    >>> key("number", [Spot("a", 0, 3, "two")]) == key("number", [Spot("a", 9, 12, "two")])
    True
    """
    said = repr((kind, sorted((spot.article_id, spot.text) for spot in spots)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]
