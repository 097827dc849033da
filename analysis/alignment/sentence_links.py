"""Links between sentences of different articles: who answers whom.

Assumes that a sentence taken over keeps a good part of its rarer words, and that neighbours tend
to be taken over together. A sentence whose words were nearly all exchanged is missed; two reports
of one fact in like words are linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.alignment import matching, sentence_vectors

if TYPE_CHECKING:
    from analysis.alignment.sentence_vectors import Vectors
    from analysis.params import Params


class Links(NamedTuple):
    """Pairs of sentences, one a row: numbers in `Vectors`, `a` in the earlier article; score."""

    a: np.ndarray
    b: np.ndarray
    score: np.ndarray

    def take(self, which: np.ndarray) -> Links:
        """The rows given by a mask or by numbers."""
        return Links(*(column[which] for column in self))


def candidates(vectors: Vectors, left: np.ndarray, right: np.ndarray, params: Params) -> Links:
    """Pairs that may answer each other: equal sentences (score 2), then those of like words.

    What an article says again and again answers equal sentences only, or each would meet each.
    """
    a, b = sentence_vectors.equal(vectors, left, right)
    same = Links(a, b, np.full(len(a), 2.0))
    left, right = (side[vectors.nth[side] < params.align_repeats] for side in (left, right))
    a, b = sentence_vectors.proposed(vectors, left, right, params.align_floor / 2)
    alike = Links(
        a, b, _score(sentence_vectors.shared(vectors, a, b), vectors.total[a] + vectors.total[b])
    )
    enough = (alike.score >= params.align_floor) & (_n_shared(vectors, a, b) >= params.align_words)
    found = stack([same, alike.take(enough)])
    return found.take(vectors.article[found.a] < vectors.article[found.b])


def _score(shared: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Shared weight as a part of the mean weight of both sides (Dice)."""
    return np.asarray(2 * shared / np.maximum(weights, 1))


def _n_shared(vectors: Vectors, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How many words two sentences share, row by row."""
    return np.asarray(vectors.incidence[a].multiply(vectors.incidence[b]).sum(axis=1)).ravel()


def stack(parts: list[Links]) -> Links:
    """All rows of several tables of links."""
    empty = np.zeros(0, dtype=np.int64)
    return Links(
        *(
            np.concatenate(column)
            for column in zip(Links(empty, empty, np.zeros(0)), *parts, strict=True)
        )
    )


def settled(vectors: Vectors, candidates: Links, params: Params) -> Links:
    """The links that hold: one partner each, then weaker ones beside them, then split parts."""
    ordered = candidates.take(_preference(vectors, candidates))
    strong = ordered.take(ordered.score >= params.align_score)
    links = strong.take(matching.one_to_one(*_sides(vectors, strong)))
    for _ in range(params.align_rounds):
        links = stack([links, _neighbours(vectors, links, ordered)])
    for _ in range(params.align_rounds):
        turned = _flip(_parts(vectors, _flip(links), _flip(ordered), params))
        links = stack([links, _parts(vectors, links, ordered, params), turned])
    return links


def _preference(vectors: Vectors, links: Links) -> np.ndarray:
    """Best score first; among equals the pair that stands at like places in both texts."""
    counts = np.diff(vectors.starts)
    place = vectors.number / np.maximum(counts[vectors.article], 1)
    return np.lexsort((links.b, links.a, np.abs(place[links.a] - place[links.b]), -links.score))


def _sides(vectors: Vectors, links: Links) -> tuple[np.ndarray, np.ndarray]:
    """Each sentence of a link as one number together with the article of the other side."""
    m = len(vectors.article_ids)
    return links.a * m + vectors.article[links.b], links.b * m + vectors.article[links.a]


def _neighbours(vectors: Vectors, links: Links, ordered: Links) -> Links:
    """Candidates between free sentences whose neighbours, before or after, are linked."""
    rest = ordered.take(_free(vectors, links, ordered))
    linked = _codes(vectors, links.a, links.b, 0)
    before, after = (matching.among(_codes(vectors, rest.a, rest.b, s), linked) for s in (-1, 1))
    near = rest.take(before | after)
    return near.take(matching.one_to_one(*_sides(vectors, near)))


def _free(vectors: Vectors, links: Links, ordered: Links) -> np.ndarray:
    used_a, used_b = _sides(vectors, links)
    a, b = _sides(vectors, ordered)
    used = matching.among(a, used_a) | matching.among(b, used_b)
    return np.asarray(~used)


def _codes(vectors: Vectors, a: np.ndarray, b: np.ndarray, step: int) -> np.ndarray:
    """One number for each pair of sentences, both moved by step; articles lie a gap apart."""
    size = len(vectors.article) + len(vectors.article_ids) + 2
    return np.asarray(
        (a + vectors.article[a] + 1 + step) * size + b + vectors.article[b] + 1 + step
    )


def _flip(links: Links) -> Links:
    return Links(links.b, links.a, links.score)


def _parts(vectors: Vectors, links: Links, ordered: Links, params: Params) -> Links:
    """Free sentences of side a that, with a linked neighbour, answer its partner better."""
    rest = ordered.take(~matching.among(_sides(vectors, ordered)[0], _sides(vectors, links)[0]))
    found = [_continued(vectors, links, rest, step, params) for step in (-1, 1)]
    both = stack(found)
    both = both.take(_preference(vectors, both))
    return both.take(matching.one_to_one(_sides(vectors, both)[0], np.arange(len(both.a))))


def _continued(vectors: Vectors, links: Links, rest: Links, step: int, params: Params) -> Links:
    """Candidates whose sentence a stands `step` from one linked to the same b: joining gains."""
    beside = rest.a - step
    inside = (beside >= 0) & (beside < len(vectors.article))
    rest, beside = rest.take(inside), beside[inside]
    linked = matching.among(
        _codes(vectors, beside, rest.b, 0), _codes(vectors, links.a, links.b, 0)
    )
    rest, beside = rest.take(linked), beside[linked]
    alone = sentence_vectors.shared(vectors, beside, rest.b)
    added = sentence_vectors.shared(vectors, rest.a, rest.b)
    gained = added - sentence_vectors.shared(vectors, rest.a, rest.b, beside)
    union = (
        vectors.total[beside]
        + vectors.total[rest.a]
        - sentence_vectors.shared(vectors, rest.a, beside)
    )
    total = vectors.total[rest.b]
    better = (
        _score(alone + gained, union + total)
        > _score(alone, vectors.total[beside] + total) + params.align_gain
    )
    return rest.take(better & (gained >= params.align_inside * vectors.total[rest.a]))
