"""Which sentences of two articles answer each other: aligned ones, and others much alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim

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
        *(pair for pair in _others(read_sentences, params) if _is_new(pair, taken, settled)),
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


def _others(read_sentences: dict[Place, Claim], params: Params) -> Iterator[Pair]:
    """Sentences that answer each other beside or without the alignment, surest first.

    One holds nearly all telling words of the other (`close_overlap`), or each is what comes nearest
    to the other in its article (`tying_words`).
    """
    places = list(read_sentences)
    common = claims.stems_of("nouns", "common")
    telling = [read_sentences[place].stems - common for place in places]
    shared = _shared(places, telling, params.tying_words)
    alike = {
        (n, m): 2 * count / (len(telling[n]) + len(telling[m])) for (n, m), count in shared.items()
    }
    best = _nearest(places, alike)
    lengths = Counter(article for article, _ in places)
    for (n, m), count in sorted(shared.items()):
        rivals = max(best[n, places[m][0]], best[m, places[n][0]])
        longer = max(lengths[places[n][0]], lengths[places[m][0]])
        floor = params.loose_short if longer <= params.few_sentences else params.loose_long
        least = max(floor, params.loose_rival * rivals)
        if _holds(count, min(len(telling[n]), len(telling[m])), params):
            yield Pair(places[n], places[m], params.apart_score)
        elif _comes_near(count, len(telling[n]), len(telling[m]), alike[n, m] >= least, params):
            yield Pair(places[n], places[m], params.loose_score)


def _nearest(
    places: list[Place], alike: dict[tuple[int, int], float]
) -> dict[tuple[int, str], float]:
    """The highest likeness of each sentence with any sentence of each other article."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (n, m), likeness in alike.items():
        best[n, places[m][0]] = max(best[n, places[m][0]], likeness)
        best[m, places[n][0]] = max(best[m, places[n][0]], likeness)
    return best


def _shared(
    places: list[Place], telling: list[frozenset[str]], fewest: int
) -> dict[tuple[int, int], int]:
    """How many telling stems the sentences of two articles share, crowded stems left out."""
    holding: dict[str, list[int]] = defaultdict(list)
    for n, stems in enumerate(telling):
        for stem in stems:
            holding[stem].append(n)
    counted = Counter(
        pair
        for group in holding.values()
        if 1 < len(group) <= _CROWD
        for pair in combinations(group, 2)
    )
    return {
        (n, m): count
        for (n, m), count in counted.items()
        if count >= fewest and places[n][0] != places[m][0]
    }


def _comes_near(count: int, one: int, two: int, nearest: bool, params: Params) -> bool:
    """Whether each sentence is the nearest to the other, or a short one is nearly all there."""
    few = count >= params.close_words - 1 and count >= params.close_overlap * min(one, two)
    return few or nearest


def _holds(count: int, shorter: int, params: Params) -> bool:
    """Whether one sentence holds nearly all of the other."""
    enough = count >= params.close_words and count >= params.close_overlap * shorter
    return enough or count == shorter == params.close_words - 1
