"""Containment.

How much of one article stands in another, word for word and in any form, both directions.

Unquoted words count where a whole run lies outside quotation marks on both sides.
"""

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse.grams import Grams, touching, without
from analysis.reuse.runs import Runs, maximal_runs
from analysis.reuse.spans import Shared
from analysis.reuse.tokens import Batch, Ints, Tokens
from analysis.schema import Containment, frame
from analysis.text import normalize

_BATCH = 4_000_000
"""Pairs of a place and a text handled at once."""


class HeldStretches(NamedTuple):
    """Words of text `a` that stand also in text `b`.

    One row a stretch, `start:stop` as places in `Tokens`.
    """

    a: Ints
    b: Ints
    start: Ints
    stop: Ints


def exact(tokens: Tokens, grams: Grams) -> HeldStretches:
    """The stretches of every text that stand also in another.

    They are made of sequences of `grams.size` words that both texts have. One stretch may come
    from several places of the other text.
    """
    parts = [_stretches(a, b, place, grams.size) for a, b, place in _incidences(tokens, grams)]
    if not parts:
        return HeldStretches(*(np.empty(0, np.int64) for _ in HeldStretches._fields))
    return HeldStretches(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _incidences(tokens: Tokens, grams: Grams) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Batches of (text, other text, place in text).

    The sequence at this place stands also in the other text; sorted.
    """
    texts = tokens.texts[grams.places].astype(np.int64)
    group = np.repeat(np.arange(len(grams.bounds) - 1), np.diff(grams.bounds))
    first = np.flatnonzero(
        np.diff(group, prepend=-1).astype(bool) | np.diff(texts, prepend=-1).astype(bool)
    )
    distinct = np.searchsorted(group[first], np.arange(len(grams.bounds)))
    many = np.diff(distinct)
    order = np.argsort(texts, kind="stable")
    reach = np.cumsum(many[group[order]])
    cuts = np.searchsorted(reach, np.arange(_BATCH, int(reach[-1]) if len(reach) else 0, _BATCH))
    cuts = np.searchsorted(texts[order], texts[order][cuts]) if len(cuts) else cuts
    for part in np.split(order, np.unique(cuts)):
        times = many[group[part]]
        at = np.repeat(distinct[:-1][group[part]], times) + _counted(times)
        a, b, place = (
            np.repeat(texts[part], times),
            texts[first][at],
            np.repeat(grams.places[part], times),
        )
        apart = a != b
        ranks = np.lexsort((place[apart], b[apart], a[apart]))
        yield a[apart][ranks], b[apart][ranks], place[apart][ranks]


def _counted(times: Ints) -> Ints:
    """0, 1 ... n - 1 for each n."""
    return np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)


def _stretches(a: Ints, b: Ints, place: Ints, size: int) -> HeldStretches:
    """Sequences that overlap or touch, as stretches."""
    fresh = np.ones(len(place), np.bool_)
    fresh[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (place[1:] > place[:-1] + size)
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(place))[: len(first)] - 1
    return HeldStretches(a[first], b[first], place[first], place[last] + size)


def unquoted(texts: list[str], tokens: Tokens) -> NDArray[np.bool_]:
    """Which words stand outside quotation marks."""
    outside = np.ones(len(tokens.hashes), np.bool_)
    for n, text in enumerate(texts):
        first, last = tokens.bounds[n], tokens.bounds[n + 1]
        for start, stop in normalize.quoted(text):
            inside = np.searchsorted(tokens.starts[first:last], [start, stop]) + first
            outside[inside[0] : inside[1]] = False
    return outside


def equal_short(tokens: Tokens, size: int, counted: NDArray[np.bool_]) -> HeldStretches:
    """Texts of fewer than `size` words that say the same, each whole; no word of them uncounted.

    A pair appears in both directions.
    """
    short = np.flatnonzero(np.diff(tokens.bounds) < size).tolist()
    alike: dict[bytes, list[int]] = {}
    for n in short:
        words = slice(*tokens.bounds[n : n + 2])
        if counted[words].any() and counted[words].all():
            alike.setdefault(tokens.hashes[words].tobytes(), []).append(n)
    pairs = [pair for texts in alike.values() for pair in permutations(texts, 2)]
    a, b = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return HeldStretches(a, b, tokens.bounds[a], tokens.bounds[a + 1])


def containment(
    articles: pd.DataFrame,
    batch: Batch,
    grams: Grams,
    shared: Shared,
    params: Params,
    aside: NDArray[np.bool_],
) -> pd.DataFrame:
    """`schema.Containment` rows.

    Every ordered pair, or above `params.dense_limit` articles those that share words. aside: one
    flag a word, standing text, which counts nowhere. Equal texts are wholly alike, however short.
    """
    tokens, n = batch.tokens, len(articles)
    outside = unquoted(batch.texts, tokens) & ~aside
    kept = without(grams, touching(grams, aside))
    whole, plain = exact(tokens, kept), exact(tokens, without(kept, touching(kept, ~outside)))
    if n <= params.dense_limit:
        equal = [equal_short(tokens, grams.size, counted) for counted in (~aside, outside)]
        whole, plain = _appended(whole, equal[0]), _appended(plain, equal[1])
    both = _both_sides(tokens, shared)
    union = _union(_appended(whole, both))
    keys = _keys(n, union, params)
    of_a = keys // max(n, 1)
    total = {
        "n_words": np.bincount(tokens.texts[~aside], minlength=n)[of_a],
        "n_words_unquoted": np.bincount(tokens.texts[outside], minlength=n)[of_a],
    }
    total["n_words_verbatim"] = _per_pair(keys, n, whole, whole.stop - whole.start)
    total["n_words_verbatim_unquoted"] = _per_pair(keys, n, plain, plain.stop - plain.start)
    total["n_words_shared"] = _per_pair(keys, n, union, union.stop - union.start)
    kinds = np.tile(shared.kind, 2)
    for name, kind in (("n_words_edited", 1), ("n_words_reworded", 2)):
        total[name] = _per_pair(keys, n, both, (both.stop - both.start) * (kinds == kind))
    runs = maximal_runs(tokens, kept, params.max_places, aside)
    total["longest_run"] = _longest(keys, tokens, runs)
    short = total["n_words_verbatim"] < grams.size
    total["longest_run"][short] = total["n_words_verbatim"][short]
    return _table(articles["article_id"].to_numpy(object), batch.order, keys, total)


def _both_sides(tokens: Tokens, shared: Shared) -> HeldStretches:
    """Each passage as a stretch of either text, all of side a first."""
    texts = tokens.texts.astype(np.int64)
    a, b = texts[shared.a_start], texts[shared.b_start]
    start, stop = np.append(shared.a_start, shared.b_start), np.append(shared.a_stop, shared.b_stop)
    return HeldStretches(np.append(a, b), np.append(b, a), start, stop)


def _appended(one: HeldStretches, two: HeldStretches) -> HeldStretches:
    return HeldStretches(*(np.append(x, y) for x, y in zip(one, two, strict=True)))


def _union(stretches: HeldStretches) -> HeldStretches:
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
    return HeldStretches(a[first], b[first], start[first], reach[last] - rank[last] * widest)


def _keys(n: int, union: HeldStretches, params: Params) -> Ints:
    """The ordered pairs with a row, as a * n + b."""
    if n > params.dense_limit:
        return np.unique(union.a * n + union.b)
    every = np.arange(n * n)
    return every[every // n != every % n] if n else every


def _per_pair(keys: Ints, n: int, stretches: HeldStretches, words: Ints) -> Ints:
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


def _table(
    ids: NDArray[np.object_], order: Ints, keys: Ints, total: dict[str, Ints]
) -> pd.DataFrame:
    n = len(ids)
    a, b = order[keys // max(n, 1)], order[keys % max(n, 1)]
    ranks = np.lexsort((b, a))
    shares = {
        "share_verbatim": total["n_words_verbatim"] / np.maximum(total["n_words"], 1),
        "share_unquoted": total["n_words_verbatim_unquoted"]
        / np.maximum(total["n_words_unquoted"], 1),
        "share": total["n_words_shared"] / np.maximum(total["n_words"], 1),
    }
    columns = {name: column[ranks] for name, column in (total | shares).items()}
    return frame(Containment, {"article_a": ids[a[ranks]], "article_b": ids[b[ranks]], **columns})
