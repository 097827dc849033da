"""Coverage: which statement stands in which articles, and which stands in one alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.schema import Coverage, table
from analysis.sets import joined

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

SentencePlace = tuple[str, int]


def coverage(alignment: pd.DataFrame, sentences: pd.DataFrame, params: Params) -> pd.DataFrame:
    """Every sentence of the story and the statement it belongs to (`schema.Coverage`).

    Assumes that sentences aligned with each other, directly or through a third article, are one
    statement; a chain of rewordings may join two that differ, so a link needs `coverage_score`. A
    statement told in quite other words counts as found in one article only.
    """
    members = _members(alignment, sentences, params)
    statements = sorted(
        members.values(), key=lambda places: (-len({article for article, _ in places}), min(places))
    )
    number = {place: n for n, places in enumerate(statements) for place in places}
    holders = [sorted({article for article, _ in places}) for places in statements]
    columns = (sentences[name] for name in ("article_id", "sentence_id", "start", "stop", "text"))
    rows = [
        _row(number[article, n], holders, article, n, start, stop, text)
        for article, n, start, stop, text in zip(*columns, strict=True)
    ]
    rows.sort(key=_order)
    return table(Coverage, rows)


def _order(row: Coverage) -> tuple[int, int, str, int]:
    return -row.n_articles, row.statement_id, row.article_id, row.start


def _row(
    number: int, holders: list[list[str]], article: str, n: int, start: int, stop: int, text: str
) -> Coverage:
    holding = holders[number]
    only_in = holding[0] if len(holding) == 1 else ""
    return Coverage(number, len(holding), only_in, article, n, start, stop, text)


def _members(
    alignment: pd.DataFrame, sentences: pd.DataFrame, params: Params
) -> dict[SentencePlace, list[SentencePlace]]:
    """The sentences of each statement, by one of them."""
    places = list(zip(sentences["article_id"], sentences["sentence_id"], strict=True))
    links = alignment[
        alignment["kind"].isin(["same", "edited", "reworded"])
        & (alignment["score"] >= params.coverage_score)
    ]
    sides = [zip(links[f"article_{x}"], links[f"sentence_{x}"], strict=True) for x in "ab"]
    found: dict[SentencePlace, list[SentencePlace]] = defaultdict(list)
    for place, first in joined(places, zip(*sides, strict=True)).items():
        found[first].append(place)
    return found
