"""Containment: how much of one article stands in another, word for word and in any form, both directions."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import normalize
from analysis.params import Params
from analysis.runs import Grams, Runs
from analysis.schema import Containment, frame
from analysis.spans import Shared
from analysis.tokens import Batch, Ints, Tokens

_BATCH = 4_000_000
"""Pairs of a place and a text handled at once."""


class Stretches(NamedTuple):
    """Words of text `a` that stand also in text `b`: one row a stretch, `start:stop` as places in `Tokens`."""

    a: Ints
    b: Ints
    start: Ints
    stop: Ints


class Found(NamedTuple):
    """What the articles share: `exact` stretches, all maximal `runs`, and the passages `shared`."""

    exact: Stretches
    runs: Runs
    shared: Shared


def exact(tokens: Tokens, grams: Grams) -> Stretches:
    """The stretches of every text that consist of sequences of `grams.size` words standing also in another.

    A stretch may come from several places of the other text; its longest single run is at least as long as `grams.size`.
    """
    parts = [_stretches(a, b, place, grams.size) for a, b, place in _incidences(tokens, grams)]
    if not parts:
        return Stretches(*(np.empty(0, np.int64) for _ in Stretches._fields))
    return Stretches(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _incidences(tokens: Tokens, grams: Grams) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Batches of (text, other text, place in text): the sequence at this place stands also in the other text; sorted."""
    texts = tokens.texts[grams.places].astype(np.int64)
    group = np.repeat(np.arange(len(grams.bounds) - 1), np.diff(grams.bounds))
    first = np.flatnonzero(np.diff(group, prepend=-1).astype(bool) | np.diff(texts, prepend=-1).astype(bool))
    distinct = np.searchsorted(group[first], np.arange(len(grams.bounds)))
    many = np.diff(distinct)
    order = np.argsort(texts, kind="stable")
    reach = np.cumsum(many[group[order]])
    cuts = np.searchsorted(reach, np.arange(_BATCH, int(reach[-1]) if len(reach) else 0, _BATCH))
    cuts = np.searchsorted(texts[order], texts[order][cuts]) if len(cuts) else cuts
    for part in np.split(order, np.unique(cuts)):
        times = many[group[part]]
        at = np.repeat(distinct[:-1][group[part]], times) + _counted(times)
        a, b, place = np.repeat(texts[part], times), texts[first][at], np.repeat(grams.places[part], times)
        apart = a != b
        ranks = np.lexsort((place[apart], b[apart], a[apart]))
        yield a[apart][ranks], b[apart][ranks], place[apart][ranks]


def _counted(times: Ints) -> Ints:
    """0, 1 ... n - 1 for each n."""
    return np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)


def _stretches(a: Ints, b: Ints, place: Ints, size: int) -> Stretches:
    """Sequences that overlap or touch, as stretches."""
    fresh = np.ones(len(place), np.bool_)
    fresh[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (place[1:] > place[:-1] + size)
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(place))[: len(first)] - 1
    return Stretches(a[first], b[first], place[first], place[last] + size)


def unquoted(texts: list[str], tokens: Tokens) -> NDArray[np.bool_]:
    """Which words stand outside quotation marks."""
    outside = np.ones(len(tokens.hashes), np.bool_)
    for n, text in enumerate(texts):
        first, last = tokens.bounds[n], tokens.bounds[n + 1]
        for start, stop in normalize.quoted(text):
            inside = np.searchsorted(tokens.starts[first:last], [start, stop]) + first
            outside[inside[0] : inside[1]] = False
    return outside


def containment(articles: pd.DataFrame, batch: Batch, found: Found, params: Params) -> pd.DataFrame:
    """`schema.Containment` rows: every ordered pair, or above `params.dense_limit` articles those that share words."""
    tokens, n = batch.tokens, len(articles)
    both = _both_sides(tokens, found.shared)
    union = _union(_appended(found.exact, both))
    keys = _keys(n, union, params)
    words, outside = np.diff(tokens.bounds), _sums(unquoted(batch.texts, tokens))
    total = {"n_words": words[keys // max(n, 1)], "n_words_unquoted": np.diff(outside[tokens.bounds])[keys // max(n, 1)]}
    total["n_words_verbatim"] = _per_pair(keys, n, found.exact, found.exact.stop - found.exact.start)
    plain = outside[found.exact.stop] - outside[found.exact.start]
    total["n_words_verbatim_unquoted"] = _per_pair(keys, n, found.exact, plain)
    total["n_words_shared"] = _per_pair(keys, n, union, union.stop - union.start)
    kinds = np.tile(found.shared.kind, 2)
    for name, kind in (("n_words_edited", 1), ("n_words_reworded", 2)):
        total[name] = _per_pair(keys, n, both, (both.stop - both.start) * (kinds == kind))
    total["longest_run"] = _longest(keys, tokens, found.runs)
    return _table(articles["article_id"].to_numpy(object), batch.order, keys, total)


def _sums(flags: NDArray[np.bool_]) -> Ints:
    return np.concatenate([[0], np.cumsum(flags)])


def _both_sides(tokens: Tokens, shared: Shared) -> Stretches:
    """Each passage as a stretch of either text, all of side a first."""
    texts = tokens.texts.astype(np.int64)
    a, b = texts[shared.a_start], texts[shared.b_start]
    start, stop = np.append(shared.a_start, shared.b_start), np.append(shared.a_stop, shared.b_stop)
    return Stretches(np.append(a, b), np.append(b, a), start, stop)


def _appended(one: Stretches, two: Stretches) -> Stretches:
    return Stretches(*(np.append(x, y) for x, y in zip(one, two, strict=True)))


def _union(stretches: Stretches) -> Stretches:
    """The stretches of each ordered pair, overlapping ones joined."""
    order = np.lexsort((stretches.start, stretches.b, stretches.a))
    a, b, start, stop = (column[order] for column in stretches)
    apart = np.diff(a, prepend=-1).astype(bool) | np.diff(b, prepend=-1).astype(bool)
    rank, widest = np.cumsum(apart), int(stop.max(initial=0)) + 1
    reach = np.maximum.accumulate(rank * widest + stop)
    fresh = np.ones(len(a), np.bool_)
    fresh[1:] = reach[:-1] < rank[1:] * widest + start[1:]
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(a))[: len(first)] - 1
    return Stretches(a[first], b[first], start[first], reach[last] - rank[last] * widest)


def _keys(n: int, union: Stretches, params: Params) -> Ints:
    """The ordered pairs with a row, as a * n + b."""
    if n > params.dense_limit:
        return np.unique(union.a * n + union.b)
    every = np.arange(n * n)
    return every[every // n != every % n] if n else every


def _per_pair(keys: Ints, n: int, stretches: Stretches, words: Ints) -> Ints:
    at = np.searchsorted(keys, stretches.a * n + stretches.b)
    return np.bincount(at, weights=words, minlength=len(keys)).astype(np.int64)


def _longest(keys: Ints, tokens: Tokens, runs: Runs) -> Ints:
    """Words of the longest run of each ordered pair."""
    texts, n = tokens.texts.astype(np.int64), len(tokens.bounds) - 1
    longest = np.zeros(len(keys), np.int64)
    a, b = texts[runs.a], texts[runs.b]
    for one, two in ((a, b), (b, a)):
        np.maximum.at(longest, np.searchsorted(keys, one * n + two), runs.length)
    return longest


def _table(ids: NDArray[np.object_], order: Ints, keys: Ints, total: dict[str, Ints]) -> pd.DataFrame:
    n = len(ids)
    a, b = order[keys // max(n, 1)], order[keys % max(n, 1)]
    ranks = np.lexsort((b, a))
    shares = {
        "share_verbatim": total["n_words_verbatim"] / np.maximum(total["n_words"], 1),
        "share_unquoted": total["n_words_verbatim_unquoted"] / np.maximum(total["n_words_unquoted"], 1),
        "share": total["n_words_shared"] / np.maximum(total["n_words"], 1),
    }
    columns = {name: column[ranks] for name, column in (total | shares).items()}
    return frame(Containment, {"article_a": ids[a[ranks]], "article_b": ids[b[ranks]], **columns})
