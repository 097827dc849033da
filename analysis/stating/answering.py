"""Which sentences of two articles answer each other: aligned ones, and others much alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.stating import claims
from analysis.stating.claims import Claim

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

Place = tuple[str, int]

_CROWD = 60
"""A word in more sentences than this ties none together, and would cost quadratic time."""


class Pair(NamedTuple):
    """Two sentences that answer each other, the earlier article first."""

    place_a: Place
    place_b: Place
    score: float


def read(sentences: pd.DataFrame) -> dict[Place, Claim]:
    """Every sentence read, in the order of the table."""
    columns = zip(
        sentences["article_id"],
        sentences["sentence_id"],
        sentences["start"],
        sentences["text"],
        strict=True,
    )
    return {
        (article, n): claims.claim(article, n, start, text) for article, n, start, text in columns
    }


def pairs(
    alignment: pd.DataFrame, read_sentences: dict[Place, Claim], params: Params
) -> list[Pair]:
    """Sentences that answer each other and differ.

    Aligned sentences come with their score. A sentence that the alignment leaves alone in a pair of
    articles, or joins to another, is also held against one that holds nearly all its content words
    (`close_overlap`, at least `close_words`, or all of one fewer).
    """
    differ = alignment[alignment["kind"].isin(["edited", "reworded"])]
    columns = (
        differ[name] for name in ("article_a", "sentence_a", "article_b", "sentence_b", "score")
    )
    found = [Pair((a, n), (b, m), score) for a, n, b, m, score in zip(*columns, strict=True)]
    same = alignment[alignment["kind"] == "same"]
    taken = {(pair.place_a, pair.place_b) for pair in found}
    settled = {
        *zip(same["article_a"], same["sentence_a"], same["article_b"], strict=True),
        *zip(same["article_b"], same["sentence_b"], same["article_a"], strict=True),
    }
    kept = [
        pair
        for pair in found
        if claims.overlap(read_sentences[pair.place_a], read_sentences[pair.place_b])
        >= params.claim_overlap
    ]
    return [
        *kept,
        *(pair for pair in _close(read_sentences, params) if _is_new(pair, taken, settled)),
    ]


def _is_new(
    pair: Pair, taken: set[tuple[Place, Place]], settled: set[tuple[str, int, str]]
) -> bool:
    """Whether the alignment lacks the pair and finds neither word for word in the other article."""
    known = (*pair.place_a, pair.place_b[0]) in settled or (
        *pair.place_b,
        pair.place_a[0],
    ) in settled
    return not known and (pair.place_a, pair.place_b) not in taken


def _close(read_sentences: dict[Place, Claim], params: Params) -> Iterator[Pair]:
    """Sentences of two articles, one of which holds nearly all telling words of the other."""
    places = list(read_sentences)
    common = claims.stems_of("common_nouns")
    telling = [read_sentences[place].stems - common for place in places]
    holding: dict[str, list[int]] = defaultdict(list)
    for n, stems in enumerate(telling):
        for stem in stems:
            holding[stem].append(n)
    shared = Counter(
        pair
        for group in holding.values()
        if 1 < len(group) <= _CROWD
        for pair in combinations(group, 2)
    )
    for (n, m), count in sorted(shared.items()):
        shorter = min(len(telling[n]), len(telling[m]))
        enough = count >= params.close_words and count >= params.close_overlap * shorter
        if (enough or count == shorter == params.close_words - 1) and places[n][0] != places[m][0]:
            yield Pair(places[n], places[m], params.apart_score)
