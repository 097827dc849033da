"""Findings in their order, each with its confidence: the surest of the most serious first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from analysis import kinds
from analysis.findings import confidence, evidence
from analysis.findings.drafts import drafts
from analysis.schema import Finding, Reading, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from analysis.findings.drafts import Draft, Origin, Sources, Spot
    from analysis.params import Params


def findings(
    articles: pd.DataFrame, sources: Sources, params: Params
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`schema.Finding` rows and their `schema.Reading` rows.

    Ranked by confidence times seriousness. What is less sure than `params.shown_from` is kept but
    not shown. Where an article has the role draft or ours, the findings that concern it come first,
    in the order of its text.
    """
    own = set(articles["article_id"][articles["role"].isin(["draft", "ours"])])
    made = drafts(articles, sources)
    sure = confidence.confidences(evidence.evidence(made, articles, sources.origin))
    order = sorted(range(len(made)), key=lambda n: _rank(made[n], sure[n], own, params))
    rows = [
        _finding(rank, made[n], sure[n], sources.origin, params) for rank, n in enumerate(order)
    ]
    readings = [Reading(rank, *spot) for rank, n in enumerate(order) for spot in made[n].spots]
    return table(Finding, rows), table(Reading, readings)


def _rank(draft: Draft, sure: float, own: set[str], params: Params) -> tuple[object, ...]:
    first = min((spot.start for spot in draft.spots if spot.article_id in own), default=None)
    folded = sure < params.shown_from
    worth = sure * params.weight_of_serious if kinds.kind(draft.kind).is_urgent else sure
    severity = kinds.severity(draft.kind)
    return folded, first is None, first or 0, -worth, severity, draft.spots


def _finding(
    n: int, draft: Draft, sure: float, origin: Origin, params: Params
) -> Finding:
    holders = {spot.article_id for spot in draft.spots}
    return Finding(
        finding_id=n,
        finding_key=key(draft.kind, draft.spots),
        rank=n + 1,
        kind=draft.kind,
        confidence=sure,
        is_shown=sure >= params.shown_from,
        sentence=draft.subject,
        n_articles=len(holders),
        n_origins=len({origin[one] for one in holders}),
        why=draft.why,
    )


def key(kind: str, spots: Iterable[Spot]) -> str:
    """A name for a finding that stays the same while its kind, articles and words do.

    >>> from analysis.findings.drafts import Spot
    >>> key("number", [Spot("a", 0, 3, "two")]) == key("number", [Spot("a", 9, 12, "two")])
    True
    """
    said = repr((kind, sorted((spot.article_id, spot.text) for spot in spots)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]
