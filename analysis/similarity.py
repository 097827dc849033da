"""How alike the texts are as a whole: TF-IDF, cosine, and the terms that carry a score.

Cosine of TF-IDF tells shared topic, not copying: separately written reports of one event score
high. With very few articles inverse document frequency says little, so a word of the event that
stands in all of them still weighs. Source: Salton and Buckley 1988, "Term-weighting approaches in
automatic text retrieval".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.params import Params
from analysis.schema import SharedTerm, Similarity, Term, frame, table

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

MEASURES = ("words", "characters")
"""words: single words and pairs of words.

characters: runs of 3 to 5 characters inside words, for spelling variants.
"""


_SHORTENED = re.compile(r"\b\w+['’](?:re|ve|ll|d|m|t)\b|['’]s\b")
"""Shortened function words (we're, don't) and the possessive s: no terms of a story."""


def prepared(text: str) -> str:
    """A text as the vectorizers read it: no capitals, shortened function words or possessives.

    >>> prepared("They’re at Anna's.")
    ' at anna.'
    """
    return _SHORTENED.sub("", text.lower())


def vectorizer(measure: str) -> TfidfVectorizer:
    """An unfitted vectorizer for a measure; English function words are left out of `words`."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    if measure == "characters":
        return TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            sublinear_tf=True,
            dtype=np.float32,
            preprocessor=prepared,
        )
    return TfidfVectorizer(
        ngram_range=(1, 2),
        stop_words="english",
        preprocessor=prepared,
        sublinear_tf=True,
        dtype=np.float32,
    )


def vectorize(articles: pd.DataFrame, measure: str) -> tuple[csr_matrix, np.ndarray]:
    """The TF-IDF matrix (articles x terms, rows of length 1) and its terms.

    Where no article holds a term, the matrix has 0 columns.
    """
    from scipy.sparse import csr_matrix

    texts = articles["text"].tolist()
    try:
        fitted = vectorizer(measure)
        return fitted.fit_transform(texts).tocsr(), fitted.get_feature_names_out()
    except ValueError:  # scikit-learn's word for "no term in any text"
        return csr_matrix((len(texts), 0), dtype=np.float32), np.array([], dtype=object)


def similarity(
    articles: pd.DataFrame, matrices: dict[str, csr_matrix], params: Params
) -> pd.DataFrame:
    """Cosine of every pair for every measure (`schema.Similarity`).

    Above `dense_limit` articles, only the pairs of each article with its nearest.
    """
    ids = articles["article_id"].to_numpy(dtype=object)
    parts = [_pairs(ids, matrix, measure, params) for measure, matrix in matrices.items()]
    return (
        pd.concat([table(Similarity, []), *parts], ignore_index=True)
        if len(ids) > 1
        else table(Similarity, [])
    )


def _pairs(ids: np.ndarray, matrix: csr_matrix, measure: str, params: Params) -> pd.DataFrame:
    if len(ids) <= params.dense_limit:
        a, b = np.triu_indices(len(ids), 1)
        scores = (matrix @ matrix.T).toarray()[a, b]
    else:
        a, b, scores = _nearest(matrix, params.nearest)
    columns = {
        "article_a": ids[a],
        "article_b": ids[b],
        "measure": [measure] * len(a),
        "score": np.clip(scores, 0, 1),
    }
    return frame(Similarity, {**columns, "score": columns["score"].astype(float).round(6)})


def _nearest(matrix: csr_matrix, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, column (row < column) and score of each article's k nearest.

    Only 256 rows of the matrix are dense at a time.
    """
    found: dict[tuple[int, int], float] = {}
    for first in range(0, matrix.shape[0], 256):
        block = (matrix[first : first + 256] @ matrix.T).toarray()
        block[np.arange(len(block)), np.arange(first, first + len(block))] = -1
        near = np.argpartition(-block, k, axis=1)[:, :k]
        for row, columns in enumerate(near):
            for column in columns:
                pair = (min(first + row, int(column)), max(first + row, int(column)))
                found[pair] = float(block[row, column])
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1], np.array([found[a, b] for a, b in pairs.tolist()])


def terms(
    articles: pd.DataFrame, matrix: csr_matrix, names: np.ndarray, params: Params
) -> pd.DataFrame:
    """The terms that weigh most in each article (`schema.Term`), `n_terms` at most, best first.

    They say what an article is about, and so do those of its neighbours: what sets it apart from
    them is in `distinctive`.
    """
    counts = _counts(articles, names)
    rows = []
    for n, article_id in enumerate(articles["article_id"]):
        start, stop = matrix.indptr[n], matrix.indptr[n + 1]
        weights, columns = matrix.data[start:stop], matrix.indices[start:stop]
        best = np.lexsort((names[columns].astype(str), -weights))[: params.n_terms]
        rows += [
            Term(
                article_id,
                names[columns[i]],
                counts[n, columns[i]],
                round(float(weights[i]), 6),
                rank + 1,
            )
            for rank, i in enumerate(best)
        ]
    return table(Term, rows)


def _counts(articles: pd.DataFrame, names: np.ndarray) -> csr_matrix:
    """How often each of these terms stands in each article."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    if not len(names):
        return csr_matrix((len(articles), 0), dtype=np.int64)
    like = vectorizer("words")
    counter = CountVectorizer(
        ngram_range=like.ngram_range,
        stop_words=like.stop_words,
        preprocessor=prepared,
        vocabulary=names,
    )
    return counter.transform(articles["text"].tolist())


def shared_terms(
    articles: pd.DataFrame,
    matrix: csr_matrix,
    names: np.ndarray,
    pair: tuple[str, str],
    n: int | None = None,
) -> pd.DataFrame:
    """The terms that carry the score of one pair (`schema.SharedTerm`), all unless n are asked for.

    All shares of a pair add up to 1.
    """
    ids = articles["article_id"].tolist()
    places = [ids.index(one) for one in pair]
    product = matrix[places[0]].multiply(matrix[places[1]]).tocoo()
    order = np.lexsort((names[product.col].astype(str), -product.data))[:n]
    found, shares = product.col[order], product.data[order] / product.data.sum(dtype=float)
    counts = _counts(articles.iloc[places], names[found]).toarray()
    holders = np.bincount(matrix.indices, minlength=len(names))[found]
    columns = zip(names[found], shares, *counts, holders, strict=True)
    return table(SharedTerm, (SharedTerm(*pair, *row) for row in columns))
