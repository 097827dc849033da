"""Words in context: a vector for each word of a sentence, and which words answer each other.

Words of two sentences answer each other when each is the other's nearest by the cosine of their
vectors in context (SimAlign, Jalili Sabet et al. 2020).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.encoder.model import WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.encoder.model import Encoded


def vectors(encoded: Encoded, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """float32 (n_spans, WIDTH): the mean of the pieces in each span, of length 1 (0 where none).

    Spans are (start, stop) in characters of the encoded text.
    """
    found = np.zeros((len(spans), WIDTH), np.float32)
    for row, (start, stop) in enumerate(spans):
        inside = (encoded.starts < stop) & (start < encoded.stops)
        if inside.any():
            found[row] = encoded.pieces[inside].mean(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return found / np.where(lengths == 0, 1, lengths)


def mutual(likeness: np.ndarray, least: float) -> list[tuple[int, int]]:
    """The words of two sentences that are each other's nearest, by their places, in order.

    likeness: (n_a, n_b), cosines. least: below it two words do not answer each other.

    >>> mutual(np.array([[0.9, 0.1], [0.8, 0.3]]), 0.2)
    [(0, 0)]
    """
    if not likeness.size:
        return []
    best_b, best_a = likeness.argmax(axis=1), likeness.argmax(axis=0)
    return [
        (row, int(column))
        for row, column in enumerate(best_b)
        if best_a[column] == row and likeness[row, column] >= least
    ]
