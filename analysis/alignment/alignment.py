"""Which sentence of one article answers which of another: kept, changed, moved, or alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.alignment import matching
from analysis.alignment.sentence_links import Links, candidates, settled, stack
from analysis.schema import Alignment, frame

if TYPE_CHECKING:
    import pandas as pd

    from analysis.alignment.sentence_vectors import Vectors
    from analysis.params import Params

_BLOCK = 512
"""Sentences compared with all others at a time, to bound memory."""


def alignment(vectors: Vectors, params: Params) -> pd.DataFrame:
    """Every pair of articles sentence by sentence (`schema.Alignment`).

    Above `params.align_whole` articles only pairs with an aligned sentence are listed.
    """
    blocks = [_later(vectors, at) for at in range(0, len(vectors.article), _BLOCK)]
    found = stack([candidates(vectors, *block, params) for block in blocks])
    links = settled(vectors, found, params)
    return _table(vectors, links, _pairs(vectors, links, params), params)


def aligned(vectors: Vectors, article_a: str, article_b: str, params: Params) -> pd.DataFrame:
    """One pair of articles sentence by sentence, `article_a` on side a (`schema.Alignment`).

    The rows are those of `alignment`, the sides as asked for; no other pair is compared.
    """
    places = [vectors.article_ids.index(article) for article in (article_a, article_b)]
    left, right = (
        _sentences_of(vectors, rank) for rank in sorted(np.argsort(vectors.place)[places])
    )
    if article_a == article_b:
        links = Links(left, left, np.ones(len(left)))
    else:
        links = settled(vectors, candidates(vectors, left, right, params), params)
    return _table(vectors, links, np.array([places]), params)


def _sentences_of(vectors: Vectors, rank: int) -> np.ndarray:
    """Numbers of the sentences of one article."""
    return np.arange(vectors.starts[rank], vectors.starts[rank + 1])


def _later(vectors: Vectors, at: int) -> tuple[np.ndarray, np.ndarray]:
    """One block of sentences and all sentences of later articles than its first."""
    left = np.arange(at, min(at + _BLOCK, len(vectors.article)))
    return left, np.arange(vectors.starts[vectors.article[at] + 1], len(vectors.article))


def _pairs(vectors: Vectors, links: Links, params: Params) -> np.ndarray:
    """The pairs of articles to list, as (k, 2) places in the table of articles."""
    m = len(vectors.article_ids)
    if m <= params.align_whole:
        return np.argwhere(np.triu(np.ones((m, m), dtype=bool), 1))
    places = np.sort(
        vectors.place[np.stack([vectors.article[links.a], vectors.article[links.b]], axis=1)],
        axis=1,
    )
    return np.unique(places, axis=0)


class _Rows(NamedTuple):
    """Rows of the table to be: number of the pair, sentence of each side (-1: none)."""

    pair: np.ndarray
    a: np.ndarray
    b: np.ndarray
    score: np.ndarray
    moved: np.ndarray


def _table(vectors: Vectors, links: Links, wanted: np.ndarray, params: Params) -> pd.DataFrame:
    """The rows of the wanted pairs, (k, 2) places in the table of articles, side a first."""
    rank = np.argsort(vectors.place)[wanted].reshape(-1, 2)
    linked = _linked_rows(vectors, links, rank)
    lone_a = _lone(vectors, rank[:, 0], linked.pair, linked.a)
    lone_b = _lone(vectors, rank[:, 1], linked.pair, linked.b)
    rows = _ordered(linked, lone_a, lone_b._replace(a=lone_b.b, b=lone_b.a))
    ids = np.array(vectors.article_ids, dtype=object)
    return frame(Alignment, {
        "article_a": ids[wanted[rows.pair, 0]], "sentence_a": _numbers(vectors, rows.a),
        "article_b": ids[wanted[rows.pair, 1]], "sentence_b": _numbers(vectors, rows.b),
        "kind": _kinds(vectors, rows, params), "score": rows.score, "is_moved": rows.moved,
    })  # fmt: skip


def _linked_rows(vectors: Vectors, links: Links, rank: np.ndarray) -> _Rows:
    """A row for each link, turned so that its sides are those of the wanted pair."""
    m = len(vectors.article_ids)
    sought = rank.min(axis=1) * m + rank.max(axis=1)
    by_code = np.argsort(sought)
    code = vectors.article[links.a] * m + vectors.article[links.b]
    pair = by_code[np.searchsorted(sought, code, sorter=by_code)] if len(code) else code
    turned = rank[pair, 0] > rank[pair, 1]
    a, b = np.where(turned, links.b, links.a), np.where(turned, links.a, links.b)
    return _Rows(pair, a, b, np.minimum(links.score, 1.0), _moved(vectors, links, code))


def _moved(vectors: Vectors, links: Links, code: np.ndarray) -> np.ndarray:
    """Which links stand out of the order that most of the words of their pair of articles keep."""
    order = np.lexsort((links.b, links.a, code))
    weights = np.maximum(vectors.total[links.a] + vectors.total[links.b], 1).astype(np.int64)
    moved = np.zeros(len(code), dtype=bool)
    for group in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        moved[group] = matching.out_of_order(links.b[group], weights[group])
    return moved


def _lone(vectors: Vectors, ranks: np.ndarray, pair: np.ndarray, linked: np.ndarray) -> _Rows:
    """A row for each sentence on side a of each wanted pair that has no link there."""
    counts = np.diff(vectors.starts)[ranks]
    pairs = np.repeat(np.arange(len(ranks)), counts)
    sentence = (
        np.arange(len(pairs))
        - np.repeat(np.cumsum(counts) - counts, counts)
        + vectors.starts[ranks][pairs]
    )
    size = len(vectors.article) + 1
    free = ~matching.among(pairs * size + sentence, pair * size + linked)
    pairs, sentence = pairs[free], sentence[free]
    return _Rows(
        pairs,
        sentence,
        np.full(len(pairs), -1),
        np.zeros(len(pairs)),
        np.zeros(len(pairs), dtype=bool),
    )


def _ordered(*parts: _Rows) -> _Rows:
    """All rows by pair, sentence of side a (none last), sentence of side b."""
    rows = _Rows(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    order = np.lexsort((rows.b, rows.a, rows.a < 0, rows.pair))
    return _Rows(*(column[order] for column in rows))


def _numbers(vectors: Vectors, sentences: np.ndarray) -> pd.arrays.IntegerArray:
    """Numbers of sentences within their articles, null for none."""
    import pandas as pd

    numbers = vectors.number[sentences] if len(vectors.number) else sentences
    return pd.arrays.IntegerArray(numbers.astype(np.int64), sentences < 0)


def _kinds(vectors: Vectors, rows: _Rows, params: Params) -> np.ndarray:
    """The kind of every row; edited: most words of the shorter side kept in order."""
    kinds = np.where(rows.b < 0, "only_a", np.where(rows.a < 0, "only_b", "reworded")).astype(
        object
    )
    linked = np.flatnonzero((rows.a >= 0) & (rows.b >= 0))
    a, b = rows.a[linked], rows.b[linked]
    kinds[linked[_kept(vectors, a, b) >= params.align_edited]] = "edited"
    kinds[linked[vectors.key[a] == vectors.key[b]]] = "same"
    return kinds


def _kept(vectors: Vectors, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Share of the shorter sentence's words that stand in the same order in the other."""
    from rapidfuzz.distance import LCSseq

    texts = vectors.coded
    kept = [
        LCSseq.similarity(texts[one], texts[other])
        / max(min(len(texts[one]), len(texts[other])), 1)
        for one, other in zip(a.tolist(), b.tolist(), strict=True)
    ]
    return np.array(kept, dtype=np.float64)
