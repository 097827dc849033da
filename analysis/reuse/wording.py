"""What all pairs of a batch of texts share.

Exact and edited words of every pair, reworded ones of candidate pairs.
"""

import math
import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse import candidates
from analysis.reuse.blending import blended
from analysis.reuse.chains import Chains, chained, disjoint
from analysis.reuse.grams import Grams, shared_grams, touching, without
from analysis.reuse.pieces import REWORDED, Piece, TextPair
from analysis.reuse.rewording import Profile, profiles, regions, weighed
from analysis.reuse.runs import Runs, maximal_runs
from analysis.reuse.spans import KINDS, Shared
from analysis.reuse.tokens import Batch, Ints, Tokens

_LONG = 4
"""Letters of a word that carries meaning."""
_LETTERS = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_SLOTS = (1 << 20) - 3
"""Sums in which pairs of texts are weighed roughly before they are distinguished."""
_ENDLESS = 10**12
"""More texts than there are: the words that a run needs are given, not told by their number."""


def shared_wording(
    batch: Batch, grams: Grams, set_aside: NDArray[np.bool_], params: Params
) -> Shared:
    """The passages of all pairs, of the kinds asked for.

    set_aside: one flag a word (`standing`).
    """
    tokens = batch.tokens
    found = _chains(tokens, grams, set_aside, params)
    if "reworded" in params.passage_kinds:
        found = _with_rewording(batch, found, set_aside, params)
    found = _chosen(found, _telling(tokens, found, params))
    if len(batch.texts) > params.story_size:
        found = _chosen(found, _worded(batch, found, params))
    wanted = [KINDS.index(kind) for kind in params.passage_kinds]
    return _chosen(found, np.isin(found.kind, wanted))


def _chosen(found: Shared, rows: NDArray[np.bool_] | Ints) -> Shared:
    spans = (found.a_start[rows], found.a_stop[rows], found.b_start[rows], found.b_stop[rows])
    return Shared(*spans, found.kind[rows], found.score[rows])


def _chains(tokens: Tokens, grams: Grams, set_aside: NDArray[np.bool_], params: Params) -> Shared:
    """Runs of identical words of all pairs, near ones chained, without the words set aside."""
    seeds = without(grams, touching(grams, set_aside)) if set_aside.any() else grams
    archive = len(tokens.bounds) - 1 > params.story_size
    runs = maximal_runs(tokens, seeds, params.max_places, set_aside)
    if archive:
        return _in_archive(tokens, runs, least_words(len(tokens.bounds) - 1, params), params)
    runs = disjoint(tokens, runs, grams.size)
    return _shared(chained(tokens, runs, params.max_gap, params.max_insert))


def _in_archive(tokens: Tokens, runs: Runs, least: int, params: Params) -> Shared:
    """The runs of pairs that share so many words, chained as in a large collection."""
    runs = _of_weighty_pairs(tokens, runs, least)
    runs = disjoint(tokens, runs, params.min_run, repeats=True)
    gap, reach = params.archive_gap, params.interleaved
    return _shared(chained(tokens, runs, gap, params.max_insert, reach=reach))


def wording_of_pairs(
    batch: Batch, pairs: NDArray[np.int64], set_aside: NDArray[np.bool_], least: int, params: Params
) -> Shared:
    """Exact and edited passages of some pairs, as in a collection whose runs need `least` words.

    pairs: two texts of the batch a row, the lower one first. set_aside: one flag a word. A pair has
    the same passages whatever else is in the batch.
    """
    tokens, n = batch.tokens, len(batch.texts)
    params = replace(params, story_size=0, min_exact=least, dense_limit=_ENDLESS)
    grams = shared_grams(tokens, params.min_run)
    seeds = without(grams, touching(grams, set_aside)) if set_aside.any() else grams
    runs = maximal_runs(tokens, seeds, len(tokens.hashes), set_aside)
    found = tokens.texts[runs.a].astype(np.int64) * n + tokens.texts[runs.b]
    rows = np.flatnonzero(np.isin(found, pairs[:, 0] * n + pairs[:, 1]))
    runs = Runs(runs.a[rows], runs.b[rows], runs.length[rows])
    shared = _in_archive(tokens, runs, least, params)
    shared = _chosen(shared, _telling(tokens, shared, params))
    return _chosen(shared, _worded(batch, shared, params))


def _of_weighty_pairs(tokens: Tokens, runs: Runs, least: int) -> Runs:
    """The runs of pairs whose runs hold together at least so many words; the others are chance."""
    pair = tokens.texts[runs.a].astype(np.int64) * len(tokens.bounds) + tokens.texts[runs.b]
    rows = np.flatnonzero(_sums(pair % _SLOTS, runs.length) >= least)
    number = np.unique(pair[rows], return_inverse=True)[1]
    rows = rows[_sums(number, runs.length[rows]) >= least]
    return Runs(runs.a[rows], runs.b[rows], runs.length[rows])


def _sums(number: Ints, weights: Ints) -> NDArray[np.float64]:
    """For each row the weight of all rows of its number."""
    return np.asarray(np.bincount(number, weights=weights)[number])


def _shared(chains: Chains) -> Shared:
    longer = np.maximum(chains.a_stop - chains.a_start, chains.b_stop - chains.b_start)
    kind = (chains.n_runs > 1).astype(np.int64)
    return Shared(
        chains.a_start,
        chains.a_stop,
        chains.b_start,
        chains.b_stop,
        kind,
        chains.exact / np.maximum(longer, 1),
    )


def _with_rewording(
    batch: Batch, found: Shared, set_aside: NDArray[np.bool_], params: Params
) -> Shared:
    """The passages with those of candidate pairs blended with their reworded regions."""
    texts, n = batch.tokens.texts.astype(np.int64), len(batch.texts)
    key = texts[found.a_start] * n + texts[found.b_start]
    known = np.stack(np.divmod(np.unique(key), max(n, 1)), axis=1)
    pairs = candidates.pairs(batch.tokens, known, params)
    known_profiles = profiles(
        batch, sorted({text for pair in pairs for text in pair}), set_aside, params
    )
    lines = {text: _begins_line(batch, text, profile) for text, profile in known_profiles.items()}
    order = np.argsort(key, kind="stable")
    rows = [_unsearched(found, key, pairs, n)]
    for a, b in pairs:
        first, last = np.searchsorted(key[order], [a * n + b, a * n + b + 1])
        chains = _as_pieces(batch.tokens, found, order[first:last], a, b)
        reworded = regions(known_profiles[a], known_profiles[b], params)
        if reworded:
            pair = TextPair(*weighed(known_profiles[a], known_profiles[b]), lines[a], lines[b])
            chains = blended(pair, chains, reworded, params)
        rows.append(_as_shared(batch.tokens, chains, a, b))
    joined = Shared(*(np.concatenate(column) for column in zip(*rows, strict=True)))
    return _chosen(
        joined, np.lexsort((joined.a_start, texts[joined.b_start], texts[joined.a_start]))
    )


def _unsearched(found: Shared, key: Ints, pairs: list[tuple[int, int]], n: int) -> Shared:
    searched = np.array([a * n + b for a, b in pairs], dtype=np.int64)
    return _chosen(found, ~np.isin(key, searched))


def _begins_line(batch: Batch, text: int, profile: Profile) -> NDArray[np.bool_]:
    """Which sentences of a text begin a line."""
    first = batch.tokens.bounds[text]
    words = first + profile.bounds[1:-1]
    spans = zip(
        batch.tokens.stops(words - 1).tolist(), batch.tokens.starts[words].tolist(), strict=True
    )
    return np.array([True, *("\n" in batch.texts[text][a:b] for a, b in spans)], np.bool_)


def _as_pieces(tokens: Tokens, found: Shared, rows: Ints, a: int, b: int) -> list[Piece]:
    low_a, low_b = int(tokens.bounds[a]), int(tokens.bounds[b])
    pieces = []
    for n in rows.tolist():
        first, last = int(found.a_start[n]) - low_a, int(found.a_stop[n]) - low_a
        first_b, last_b = int(found.b_start[n]) - low_b, int(found.b_stop[n]) - low_b
        score = float(found.score[n])
        exact = round(score * max(last - first, last_b - first_b))
        pieces.append(Piece(first, last, first_b, last_b, int(found.kind[n]), exact, score))
    return pieces


def _as_shared(tokens: Tokens, pieces: list[Piece], a: int, b: int) -> Shared:
    rows = np.array([piece[:4] for piece in pieces], dtype=np.int64).reshape(-1, 4)
    low = tokens.bounds[[a, a, b, b]]
    state = np.array([piece.state for piece in pieces], dtype=np.int64)
    rows = rows + low
    score = np.array([piece.weight for piece in pieces], dtype=np.float64)
    return Shared(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3], state, score)


def _telling(tokens: Tokens, found: Shared, params: Params) -> NDArray[np.bool_]:
    """Which passages are more than a set phrase or chance.

    Assumes that words of four letters and more carry the meaning and shorter ones hold a sentence
    together, that beside a long passage a short one says nothing, and that a run of five words
    alone is chance. In a large collection chance runs abound.
    """
    size = np.minimum(found.a_stop - found.a_start, found.b_stop - found.b_start)
    longest, total = _per_pair(tokens, found, size)
    floor = least_words(len(tokens.bounds) - 1, params)
    exact_need = np.minimum(
        np.maximum(longest // params.beside_exact, _beyond_chance(tokens, found, params)),
        params.min_exact,
    )
    exact_need = np.maximum(exact_need, floor)
    exact_need = np.where(
        total < params.min_total, np.maximum(exact_need, params.min_lone), exact_need
    )
    reworded_need = np.minimum(longest // params.beside_reworded, params.min_region)
    need = np.where(found.kind == REWORDED, reworded_need, exact_need)
    long_words = _long_words(tokens, found)
    is_list = (long_words == found.a_stop - found.a_start) & (size < params.list_words)
    return np.asarray((size >= need) & (long_words >= params.min_long_words) & ~is_list)


def _worded(batch: Batch, found: Shared, params: Params) -> NDArray[np.bool_]:
    """Which passages are more than dates, numbers and the same word again: the head of a table.

    Only short ones are read; in an archive such heads are most of what unrelated texts share.
    """
    worded = np.ones(len(found.kind), np.bool_)
    short = np.flatnonzero(found.a_stop - found.a_start < params.list_words)
    first, last = found.a_start[short], found.a_stop[short] - 1
    places = (batch.tokens.texts[first], batch.tokens.starts[first], batch.tokens.stops(last))
    worded[short] = [
        len(set(_LETTERS.findall(batch.texts[n][start:stop].lower()))) >= params.min_long_words
        for n, start, stop in zip(*(column.tolist() for column in places), strict=True)
    ]
    return worded


def least_words(n: int, params: Params) -> int:
    """Words that a run needs among n texts."""
    if n <= params.story_size:
        return params.min_run
    return params.min_exact + max(0, math.ceil(math.log(n / params.dense_limit, 4)))


def _beyond_chance(tokens: Tokens, found: Shared, params: Params) -> Ints:
    """Words that a run between the two texts of each passage needs.

    Chance runs grow with the product of their lengths.
    """
    words, texts = np.diff(tokens.bounds).astype(np.float64), tokens.texts
    product = words[texts[found.a_start]] * words[texts[found.b_start]] / params.chance_words
    return np.asarray(
        params.min_run + np.ceil(np.log(np.maximum(product, 1)) / np.log(4)).astype(np.int64)
    )


def _per_pair(tokens: Tokens, found: Shared, size: Ints) -> tuple[Ints, Ints]:
    """For each passage the words of the longest of its pair, and the words of all."""
    texts = tokens.texts
    key = texts[found.a_start].astype(np.int64) * len(tokens.bounds) + texts[found.b_start]
    number = np.unique(key, return_inverse=True)[1]
    longest = np.zeros(int(number.max(initial=-1)) + 1, np.int64)
    np.maximum.at(longest, number, size)
    return longest[number], np.bincount(number, weights=size)[number].astype(np.int64)


def _long_words(tokens: Tokens, found: Shared) -> Ints:
    size = found.a_stop - found.a_start
    ends = np.cumsum(size)
    words = np.arange(int(size.sum())) + np.repeat(found.a_stop - ends, size)
    sums = np.append(0, np.cumsum(tokens.sizes[words] >= _LONG))
    return np.asarray(sums[ends] - sums[ends - size])
