"""Every sentence of a story as a weighted set of words: what alignment stands on."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.text import normalize

if TYPE_CHECKING:
    import pandas as pd
    from scipy.sparse import csr_array

    from analysis.params import Params

_GRAIN = 64
"""Weights are whole numbers of this grain, so that sums do not depend on the order of the words."""
_BUDGET = 50_000_000
"""Products spent on finding candidates, about half a second; the most common words go without."""


class Vectors(NamedTuple):
    """The sentences of a story in reading order, the articles in the order of their texts.

    n sentences, m articles: `article_ids` (m) as in the table of articles; `place` (m) of each
    article in that table; `starts` (m + 1), first sentence of each article; `article`, `number`
    (n), whose and which sentence; `key` (n), equal for sentences of equal words; `nth` (n), how
    many sentences of that key stand before in its article; `total` (n), weight of all words;
    `coded` (n), the words in order, one character each; `incidence`, sparse (n x word stems) of 0
    and 1; per stem its `weight` and whether it is `telling`, rare enough to propose candidates.
    """

    article_ids: list[str]
    place: np.ndarray
    starts: np.ndarray
    article: np.ndarray
    number: np.ndarray
    key: np.ndarray
    nth: np.ndarray
    total: np.ndarray
    coded: list[str]
    incidence: csr_array
    weight: np.ndarray
    telling: np.ndarray


def vectors(articles: pd.DataFrame, sentences: pd.DataFrame, params: Params) -> Vectors:
    """The vectors of all sentences, from `schema.Article` and `schema.Sentence` tables.

    Articles are put in the order of their texts, so that nothing found depends on how they are
    named. A word weighs log((n + params.align_smooth) / sentences that hold it). Assumes that
    words common in the story say little about which sentences answer each other; in a story of
    two short articles the weights are coarse.
    """
    order, texts, starts = _by_text(articles, sentences)
    folded = [normalize.words(text).folded for text in texts]
    keys = [" ".join(words) or text.strip() for words, text in zip(folded, texts, strict=True)]
    article = np.repeat(np.arange(len(order)), np.diff(starts))
    key = _codes(keys)
    incidence = _incidence(folded, params.align_prefix)
    spread = np.asarray(incidence.sum(axis=0)).ravel()
    weight = np.round(np.log((len(texts) + params.align_smooth) / np.maximum(spread, 1)) * _GRAIN)
    number = np.arange(len(texts)) - starts[article]
    return Vectors(
        articles["article_id"].tolist(), order, starts, article, number, key, _nth(article, key),
        incidence @ weight, _coded(folded), incidence, weight, _affordable(spread),
    )  # fmt: skip


def shared(vectors: Vectors, *rows: np.ndarray) -> np.ndarray:
    """Weight of the words that stand in all of the given sentences, row by row (k each)."""
    both = vectors.incidence[rows[0]]
    for others in rows[1:]:
        both = both.multiply(vectors.incidence[others])
    return np.asarray(both.tocsr() @ vectors.weight)


def equal(vectors: Vectors, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of equal sentences from two lists; of repeated ones the first answers the first."""
    size = len(vectors.key) + 1
    code_left, code_right = (vectors.key[side] * size + vectors.nth[side] for side in (left, right))
    order = np.argsort(code_right, kind="stable")
    first = np.searchsorted(code_right, code_left, "left", sorter=order)
    counts = np.searchsorted(code_right, code_left, "right", sorter=order) - first
    places = (
        np.arange(counts.sum())
        - np.repeat(np.cumsum(counts) - counts, counts)
        + np.repeat(first, counts)
    )
    return np.repeat(left, counts), right[order[places]]


def proposed(
    vectors: Vectors, left: np.ndarray, right: np.ndarray, floor: float
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs from two lists whose telling words alone reach a score of `floor` (Dice)."""
    table = vectors.incidence[:, vectors.telling]
    product = (table[left] * vectors.weight[vectors.telling][None, :]).tocsr() @ table[right].T
    found = product.tocoo()
    a, b = left[found.coords[0]], right[found.coords[1]]
    keep = 2 * found.data >= floor * (vectors.total[a] + vectors.total[b])
    return a[keep], b[keep]


def _by_text(
    articles: pd.DataFrame, sentences: pd.DataFrame
) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Places of the articles in the order of their texts, all sentences, and where each begins."""
    texts = articles["text"].tolist()
    order = sorted(range(len(texts)), key=lambda n: texts[n])
    groups: dict[str, list[str]] = {article_id: [] for article_id in articles["article_id"]}
    for article_id, text in zip(sentences["article_id"], sentences["text"], strict=True):
        groups[article_id].append(text)
    ordered = [groups[articles["article_id"].iloc[n]] for n in order]
    starts = np.cumsum([0, *map(len, ordered)])
    return np.array(order, dtype=np.int64), list(chain.from_iterable(ordered)), starts


def _codes(values: list[Any]) -> np.ndarray:
    """Equal numbers for equal values, in order of first appearance."""
    seen: dict[Any, int] = {}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)


def _coded(folded: list[list[str]]) -> list[str]:
    """Every sentence, one character a word; beyond a million words some share one."""
    codes = _codes(list(chain.from_iterable(folded))) % (0x110000 - 0xE000) + 0xE000
    every = "".join(map(chr, codes.tolist()))
    stops = np.cumsum([0, *map(len, folded)]).tolist()
    return [every[start:stop] for start, stop in pairwise(stops)]


def _nth(article: np.ndarray, key: np.ndarray) -> np.ndarray:
    """How many earlier sentences of the same article have the same key."""
    order = np.lexsort((np.arange(len(key)), key, article))
    fresh = np.ones(len(key), dtype=bool)
    fresh[1:] = (np.diff(key[order]) != 0) | (np.diff(article[order]) != 0)
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(key)), 0))
    nth = np.empty(len(key), dtype=np.int64)
    nth[order] = np.arange(len(key)) - first
    return nth


def _incidence(folded: list[list[str]], prefix: int) -> csr_array:
    """Sparse table (sentences x word stems) of 0 and 1."""
    from scipy.sparse import csr_array

    stems = [sorted({word[:prefix] for word in words}) for words in folded]
    columns = _codes(list(chain.from_iterable(stems)))
    rows = np.cumsum([0, *map(len, stems)])
    width = int(columns.max()) + 1 if len(columns) else 1
    return csr_array((np.ones(len(columns)), columns, rows), shape=(len(stems), width))


def _affordable(spread: np.ndarray) -> np.ndarray:
    """Which words may propose candidates: the rarest ones, as many as `_BUDGET` allows."""
    order = np.argsort(spread, kind="stable")
    keep = np.zeros(len(spread), dtype=bool)
    keep[order] = np.cumsum(spread[order] ** 2) <= _BUDGET
    return keep
