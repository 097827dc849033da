"""The longest words in a row that two articles share, and what one has inside marks of another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.reuse.containment import unquoted
from analysis.reuse.grams import touching, without
from analysis.reuse.runs import Runs, maximal_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.params import Params
    from analysis.reuse.grams import Grams
    from analysis.reuse.tokens import Batch, Tokens
    from analysis.text.spans import Span

IdPair = tuple[str, str]


class LongRun(NamedTuple):
    """Identical words in a row: how many, and where they stand in either text."""

    n_words: int
    span_a: Span
    span_b: Span


NO_RUN = LongRun(0, (0, 0), (0, 0))


class Stretches(NamedTuple):
    """For each ordered pair: its longest run, the longest outside marks, words quoted.

    ids: the articles in the order of their texts. quoted: words of the first article, outside its
    own marks, that stand inside marks of the second.
    """

    ids: list[str]
    longest: Mapping[IdPair, LongRun]
    plain: Mapping[IdPair, LongRun]
    quoted: Mapping[IdPair, int]


def stretches(
    article_ids: Sequence[str],
    batch: Batch,
    grams: Grams,
    aside: NDArray[np.bool_],
    params: Params,
) -> Stretches:
    """The stretches of all pairs; article_ids in the order of the table."""
    ids = [article_ids[n] for n in batch.order.tolist()]
    tokens = batch.tokens
    outside = unquoted(batch.texts, tokens) & ~aside
    runs = _runs(tokens, grams, aside, params)
    plain = _runs(tokens, grams, ~outside, params)
    longest, bare = _longest(ids, tokens, runs), _longest(ids, tokens, plain)
    return Stretches(ids, longest, bare, _quoted(ids, tokens, runs, outside))


def _runs(tokens: Tokens, grams: Grams, barred: NDArray[np.bool_], params: Params) -> Runs:
    kept = without(grams, touching(grams, barred))
    return maximal_runs(tokens, kept, params.max_places, barred)


def _longest(ids: list[str], tokens: Tokens, runs: Runs) -> dict[IdPair, LongRun]:
    """The longest run of each ordered pair; of equal ones the first of the first text."""
    texts, n = tokens.texts.astype(np.int64), max(len(ids), 1)
    keys = texts[runs.a] * n + texts[runs.b]
    order = np.lexsort((runs.b, runs.a, -runs.length, keys))
    first = order[np.unique(keys[order], return_index=True)[1]]
    found: dict[IdPair, LongRun] = {}
    for row in first.tolist():
        a, b, size = int(runs.a[row]), int(runs.b[row]), int(runs.length[row])
        pair = ids[texts[a]], ids[texts[b]]
        one, two = _span(tokens, a, size), _span(tokens, b, size)
        found[pair], found[pair[::-1]] = LongRun(size, one, two), LongRun(size, two, one)
    return found


def _span(tokens: Tokens, place: int, size: int) -> Span:
    last = place + size - 1
    return int(tokens.starts[place]), int(tokens.starts[last]) + int(tokens.sizes[last])


def _quoted(
    ids: list[str], tokens: Tokens, runs: Runs, outside: NDArray[np.bool_]
) -> Counter[IdPair]:
    """Words of each article, outside its marks, that stand inside marks of another."""
    places: dict[IdPair, set[int]] = {}
    sums = np.concatenate([[0], np.cumsum(outside)])
    for one, two in ((runs.a, runs.b), (runs.b, runs.a)):
        here = sums[one + runs.length] - sums[one]
        there = sums[two + runs.length] - sums[two]
        for row in np.flatnonzero((here > 0) & (there < runs.length)).tolist():
            at, to, size = int(one[row]), int(two[row]), int(runs.length[row])
            words = np.flatnonzero(outside[at : at + size] & ~outside[to : to + size]) + at
            pair = ids[int(tokens.texts[at])], ids[int(tokens.texts[to])]
            places.setdefault(pair, set()).update(words.tolist())
    return Counter({pair: len(words) for pair, words in places.items()})
