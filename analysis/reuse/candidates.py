"""Which pairs of texts are searched for rewording.

The nearest of each text, and all that share a passage already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.params import Params
from analysis.reuse.tokens import Ints, Tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_COMMON = 200
"""Texts that hold a word at most: dearer to compare and less telling above."""

_BLOCK = 256
"""Texts compared at once with all others."""


def pairs(tokens: Tokens, known: Ints, params: Params) -> list[tuple[int, int]]:
    """Pairs of texts worth comparing, each once, lower number first, sorted.

    known: pairs that share a passage, as rows of two numbers.
    """
    n = len(tokens.bounds) - 1
    if n <= params.nearest + 1:
        return [(a, b) for a in range(n) for b in range(a + 1, n)]
    near = np.concatenate([_nearest(tokens, params), known])
    return [(int(a), int(b)) for a, b in np.unique(np.sort(near, axis=1), axis=0)]


def _nearest(tokens: Tokens, params: Params) -> Ints:
    """Rows of a text and one of the others most alike to it.

    By cosine over the words that not too many texts hold.
    """
    rows = _vectors(tokens)
    found = [np.empty((0, 2), np.int64)]
    for at in range(0, rows.shape[0], _BLOCK):
        alike = (rows[at : at + _BLOCK] @ rows.T).tocsr()
        for n in range(alike.shape[0]):
            one = alike.indices[alike.indptr[n] : alike.indptr[n + 1]].astype(np.int64)
            score = np.where(one == at + n, 0, alike.data[alike.indptr[n] : alike.indptr[n + 1]])
            best = np.lexsort((one, -score))[: params.nearest]
            best = best[score[best] >= params.min_alike]
            found.append(np.stack([np.full(len(best), at + n), one[best]], axis=1))
    return np.concatenate(found)


def _vectors(tokens: Tokens) -> csr_matrix:
    """Texts x words, rare words heavy, each row of length 1.

    Words of more than `_COMMON` texts or a tenth are left out.
    """
    from scipy.sparse import csr_matrix

    n = len(tokens.bounds) - 1
    word = np.unique(tokens.hashes, return_inverse=True)[1]
    keys = np.unique(tokens.texts.astype(np.int64) * (int(word.max(initial=0)) + 1) + word)
    text, word = np.divmod(keys, int(word.max(initial=0)) + 1)
    held = np.bincount(word)
    kept = held[word] <= min(_COMMON, max(20, n // 10))
    text, word = text[kept], word[kept]
    weight = np.log(n / held[word])
    length = np.sqrt(np.bincount(text, weights=weight**2, minlength=n))
    return csr_matrix((weight / np.maximum(length[text], 1e-9), (text, word)), shape=(n, len(held)))
