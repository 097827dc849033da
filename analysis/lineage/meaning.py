"""Whether the sentences of two texts say the same in the same order, in whatever words.

Asked of few pairs only: the encoder costs 3 ms a sentence, each read once.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from analysis.encoder import model
from analysis.lineage.measures import Meaning, Measures
from analysis.lineage.relation import may_be_reworded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.lineage.stretches import IdPair
    from analysis.params import Kinship

_ANSWERS = 0.6
"""Cosine from which two sentences that are each other's nearest say the same (two were hurt, two
were injured: .7; a mayor's vote, a mayor's speech: .4)."""


def asked(
    pairs: Mapping[IdPair, Measures], sentences: pd.DataFrame, p: Kinship
) -> dict[IdPair, Measures]:
    """The measures of all pairs; where it may decide, with what their sentences say."""
    said: dict[str, list[str]] = {}
    for article, text in zip(sentences["article_id"], sentences["text"], strict=True):
        said.setdefault(article, []).append(text)

    @functools.cache
    def vectors(article: str) -> NDArray[np.float32]:
        return np.array([one.vector for one in model.encode(said[article])])

    return {
        key: pair._replace(meaning=meaning(vectors(pair.a) @ vectors(pair.b).T))
        if may_be_reworded(pair, p)
        else pair
        for key, pair in pairs.items()
    }


def meaning(likeness: NDArray[np.float32]) -> Meaning:
    """How the sentences of one text (rows) answer those of another (columns); none may be empty.

    >>> meaning(np.array([[0.9, 0.1], [0.2, 0.8]], np.float32)).n
    2
    """
    nearest, back = likeness.argmax(axis=1), likeness.argmax(axis=0)
    answers = [
        int(column)
        for row, column in enumerate(nearest)
        if back[column] == row and likeness[row, column] > _ANSWERS
    ]
    n = _rising(answers)
    return Meaning(float(likeness.max(axis=1).mean()), n / len(likeness), n)


def _rising(places: Sequence[int]) -> int:
    """The most of them that stand in rising order."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
