"""Passages: what two articles share, from words found to places in the texts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.reuse.spans import KINDS, Shared
from analysis.reuse.tokens import Batch, Ints, Tokens
from analysis.schema import Passage, frame
from analysis.text import normalize


def passages(articles: pd.DataFrame, batch: Batch, shared: Shared) -> pd.DataFrame:
    """`schema.Passage` rows, without groups, from what the articles share."""
    sides = both_sides(batch, shared)
    ids, texts = articles["article_id"].to_numpy(object), in_order_given(batch)
    text_a = _cut(texts, sides.article_a, sides.start_a, sides.stop_a)
    text_b = _cut(texts, sides.article_b, sides.start_b, sides.stop_b)
    quoted = are_quoted(texts, sides)
    columns = {
        "article_a": ids[sides.article_a],
        "article_b": ids[sides.article_b],
        **{name: getattr(sides, name) for name in ("start_a", "stop_a", "start_b", "stop_b")},
        "kind": np.array(KINDS, object)[sides.kind],
        "n_words": sides.n_words_a,
        "n_words_b": sides.n_words_b,
        "score": np.round(sides.score, 3),
        "text_a": text_a,
        "text_b": text_b,
        "is_quotation": quoted,
        "is_moved": are_moved(sides),
        "group_id": np.zeros(len(quoted), np.int64),
    }
    return frame(Passage, columns)


_MARK = re.compile(r"""["“”„‘’'«»‹›`]""")


def in_order_given(batch: Batch) -> list[str]:
    """The texts of a batch in the order of its table of articles."""
    places = np.empty(len(batch.order), np.int64)
    places[batch.order] = np.arange(len(batch.order))
    return [batch.texts[n] for n in places.tolist()]


class Sides(NamedTuple):
    """Both sides of each passage, articles as places in the table of articles.

    Offsets in characters.
    """

    article_a: Ints
    start_a: Ints
    stop_a: Ints
    n_words_a: Ints
    article_b: Ints
    start_b: Ints
    stop_b: Ints
    n_words_b: Ints
    kind: Ints
    score: NDArray[np.float64]


def both_sides(batch: Batch, shared: Shared) -> Sides:
    """The passages with their sides in the order of the articles, sorted."""
    order, tokens, texts = batch.order, batch.tokens, batch.tokens.texts
    one = _side(order, tokens, texts, shared.a_start, shared.a_stop)
    two = _side(order, tokens, texts, shared.b_start, shared.b_stop)
    swapped = one[0] > two[0]
    left = [np.where(swapped, y, x) for x, y in zip(one, two, strict=True)]
    right = [np.where(swapped, x, y) for x, y in zip(one, two, strict=True)]
    ranks = np.lexsort((right[1], left[1], right[0], left[0]))
    return Sides(*(column[ranks] for column in (*left, *right, shared.kind, shared.score)))


def _side(
    order: Ints, tokens: Tokens, texts: NDArray[np.int32], start: Ints, stop: Ints
) -> list[Ints]:
    return [
        order[texts[start]],
        tokens.starts[start].astype(np.int64),
        tokens.stops(stop - 1).astype(np.int64),
        stop - start,
    ]


def _cut(texts: Sequence[str], article: Ints, start: Ints, stop: Ints) -> list[str]:
    return [
        texts[n][a:b]
        for n, a, b in zip(article.tolist(), start.tolist(), stop.tolist(), strict=True)
    ]


def are_quoted(texts: Sequence[str], sides: Sides) -> NDArray[np.bool_]:
    """Which passages lie wholly inside quotation marks on both sides."""
    quoted = np.ones(len(sides.kind), np.bool_)
    for article, start, stop in (
        (sides.article_a, sides.start_a, sides.stop_a),
        (sides.article_b, sides.start_b, sides.stop_b),
    ):
        rows = np.flatnonzero(quoted)
        spans = zip(*(column[rows].tolist() for column in (article, start, stop)), strict=True)
        quoted[rows] = [_inside_marks(texts[n], a, b) for n, a, b in spans]
    return quoted


def _inside_marks(text: str, start: int, stop: int) -> bool:
    """Whether a stretch lies inside marks; a quotation ends with its line, so one line is read."""
    if text.find("\n", start, stop) >= 0:
        return False
    first = text.rfind("\n", 0, start) + 1
    if not _MARK.search(text, first, start):
        return False
    last = text.find("\n", stop)
    line = text[first : last if last >= 0 else len(text)]
    return any(
        a <= start - first
        and stop - first <= b
        and normalize.n_words(line[a:b]) >= normalize.MIN_QUOTED
        for a, b in normalize.marked(line)
    )


def are_moved(sides: Sides) -> NDArray[np.bool_]:
    """Which passages stand elsewhere in the order of the other text.

    All but the heaviest set in one order; pairs with equally many passages are judged together.
    """
    moved = np.zeros(len(sides.kind), np.bool_)
    pair = sides.article_a * (int(sides.article_b.max(initial=0)) + 1) + sides.article_b
    firsts = np.append(np.flatnonzero(np.diff(pair, prepend=-1)), len(pair))
    back = np.flatnonzero((np.diff(sides.start_b) < 0) & (np.diff(pair) == 0))
    mixed = np.unique(np.searchsorted(firsts, back, side="right") - 1)
    sizes, weights = np.diff(firsts)[mixed], sides.n_words_a + sides.n_words_b
    for size in np.unique(sizes).tolist():
        rows = firsts[mixed[sizes == size], None] + np.arange(size)
        moved[rows] = ~_in_order(sides.start_b[rows], weights[rows])
    return moved


def _in_order(places: Ints, weights: Ints) -> NDArray[np.bool_]:
    """In each row the heaviest set of places that ascends (dynamic programming)."""
    rows, (n_rows, size) = np.arange(len(places)), places.shape
    best, before = weights.copy(), np.full(places.shape, -1)
    for n in range(1, size):
        earlier = np.where(places[:, :n] < places[:, n, None], best[:, :n], 0)
        top = earlier.argmax(axis=1)
        best[:, n] += earlier[rows, top]
        before[:, n] = np.where(earlier[rows, top] > 0, top, -1)
    kept, at = np.zeros((n_rows, size + 1), np.bool_), best.argmax(axis=1)
    while np.any(at >= 0):
        kept[rows, at] = True
        at = np.where(at >= 0, before[rows, at], -1)
    return kept[:, :size]
