"""Rewording.

Regions of two texts that say the same in changed words, found by sentences alike in their rarer
words.

Seed and extend, after Sanchez-Perez, Sidorov and Gelbukh (2014): pairs of sentences alike by cosine
and by Dice are traces; traces near each other on both sides make a region; a region whose two sides
share too little is taken apart again. Weights come from the two texts alone, so no third text
changes what a pair shares.

Assumes that rewording keeps part of the rarer words and their neighbourhood. Fails on a summary
(too few words kept), on translation by synonyms throughout, on single short sentences, and on two
texts that must use the same words (lists, forms).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse.tokens import Batch, Ints, UInts, stems

_ENDS = re.compile(r"""(?<![.!?…])[.!?…]++["”’')\]»]*+(?=\s)|\n(?=[^\S\n]*+[^a-z\s])""")
"""Where a sentence may end; a line break before a small letter is only a wrapped line."""

_TRACES = 5
"""Best traces kept for each sentence; more are repetitions."""

_TIE = np.float32(1e-3)
"""Cosine lost from the first sentence of one text to the last of the other, so that of equal ones
the nearest are the best: less could not be told from rounding among 2,000 sentences."""


class Profile(NamedTuple):
    """The sentences of one text as counted stems.

    bounds: sentence u holds the words `bounds[u]:bounds[u + 1]` of the text. unit, stem, times: one
    row for each stem of each sentence, by sentence. stems, n_units: the distinct stems, ascending,
    and in how many sentences each stands. words: the stem of every word. weights: of each distinct
    stem beside one other text (`weighed`), else empty.
    """

    bounds: Ints
    unit: Ints
    stem: UInts
    times: NDArray[np.float64]
    stems: UInts
    n_units: Ints
    words: UInts
    weights: NDArray[np.float64]


class Region(NamedTuple):
    """A reworded region, in words from the beginning of either text.

    And the sentences matched within it.
    """

    a_start: int
    a_stop: int
    b_start: int
    b_stop: int
    weight: float
    units: Ints


def profiles(
    batch: Batch, texts: Sequence[int], set_aside: NDArray[np.bool_], params: Params
) -> dict[int, Profile]:
    """The profile of each wanted text of a batch; a word set aside is like no other."""
    found = {}
    for n in texts:
        first, last = batch.tokens.bounds[n : n + 2].tolist()
        bounds = _units(batch.texts[n], batch.tokens.starts[first:last], params)
        stem = stems([batch.texts[n]], params.stem_letters)
        stem = np.where(set_aside[first:last], np.arange(first, last, dtype=np.uint64), stem)
        found[n] = _profile(stem[: bounds[-1]], bounds)
    return found


def _units(text: str, starts: NDArray[np.int32], params: Params) -> Ints:
    """Where sentences begin, in words, and the end of the last one."""
    ends = np.array([end.end() for end in _ENDS.finditer(text)], dtype=np.int64)
    cuts = np.unique(np.concatenate([[0], np.searchsorted(starts, ends), [len(starts)]]))
    joined: list[int] = [0]
    for cut in cuts[1:].tolist():
        if cut - joined[-1] < params.min_unit and cut < len(starts):
            continue
        pieces = -(-(cut - joined[-1]) // params.max_unit)
        joined.extend(np.linspace(joined[-1], cut, pieces + 1).astype(int)[1:].tolist())
    return np.array(joined[: params.max_units + 1], dtype=np.int64)


def _profile(stem: UInts, bounds: Ints) -> Profile:
    distinct, number = np.unique(stem, return_inverse=True)
    unit = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    rows, count = np.unique(unit * len(distinct) + number, return_counts=True)
    unit, number = np.divmod(rows, max(1, len(distinct)))
    return Profile(
        bounds,
        unit,
        distinct[number],
        count.astype(np.float64),
        distinct,
        np.bincount(number, minlength=len(distinct)),
        stem,
        np.empty(0),
    )


def weighed(a: Profile, b: Profile) -> tuple[Profile, Profile]:
    """Two profiles with the weights that their stems have beside each other."""
    return a._replace(weights=_weights(a, b)), b._replace(weights=_weights(b, a))


def regions(a: Profile, b: Profile, params: Params) -> list[Region]:
    """The reworded regions of two texts; they may overlap."""
    a, b = weighed(a, b)
    return grown(a, b, *_traces(a, b, params), params)


def grown(a: Profile, b: Profile, one: Ints, two: Ints, params: Params) -> list[Region]:
    """The regions that traces make: sentence `one[i]` of a text is like sentence `two[i]`.

    As wide as they may be and still share enough. Both profiles are `weighed`.
    """
    found: list[Region] = []
    waiting = [(np.arange(len(one)), params.max_unit_gap)] if len(one) else []
    while waiting:
        members, gap = waiting.pop()
        for part in _near(one[members], two[members], gap):
            traces = members[part]
            region = _region(a, b, one[traces], two[traces])
            if region.weight >= params.min_region_weight and _even(region, params):
                found.append(region)
            elif gap and len(traces) > 1:
                waiting.append((traces, gap - 1))
    return found


def _weights(text: Profile, other: Profile) -> NDArray[np.float64]:
    """The weight of each distinct stem of a text: rare among the sentences of both is heavy."""
    if not len(other.stems):
        return np.ones(len(text.stems))
    n = len(text.bounds) + len(other.bounds) - 2
    at, held = _among(text.stems, other.stems)
    return np.log(n / (text.n_units + np.where(held, other.n_units[at], 0)))


def _among(values: UInts, rising: UInts) -> tuple[Ints, NDArray[np.bool_]]:
    """Where values stand in a rising row that is not empty, and which of them do.

    `np.isin` sorts both anew, which cost a fifth of the comparison of two texts.
    """
    at = np.minimum(rising.searchsorted(values), len(rising) - 1)
    return at, rising[at] == values


def _traces(a: Profile, b: Profile, params: Params) -> tuple[Ints, Ints]:
    """Pairs of sentences that are alike."""
    shared = np.intersect1d(a.stems, b.stems, assume_unique=True)
    heavy_a, plain_a, size_a = _matrices(a, shared)
    heavy_b, plain_b, size_b = _matrices(b, shared)
    cosine = heavy_a @ heavy_b.T
    wanted = cosine >= params.min_cosine
    cosine -= _apart(*cosine.shape)
    wanted &= _best(cosine, 1) | _best(cosine, 0)
    one, two = np.nonzero(wanted)
    both = np.einsum("ij,ij->i", plain_a[one], plain_b[two])
    kept = 2 * both >= params.min_dice * (size_a[one] + size_b[two])
    return one[kept], two[kept]


def _matrices(text: Profile, shared: UInts) -> tuple[NDArray[np.float32], ...]:
    """Sentences x shared stems.

    Weighted counts over the length of the whole sentence's vector, and 0 or 1; distinct stems.
    """
    n = len(text.bounds) - 1
    values = text.times * text.weights[text.stems.searchsorted(text.stem)]
    length = np.sqrt(np.bincount(text.unit, weights=values**2, minlength=n))
    at = np.minimum(np.searchsorted(shared, text.stem), max(0, len(shared) - 1))
    held = shared[at] == text.stem if len(shared) else np.zeros(len(text.stem), np.bool_)
    heavy, plain = np.zeros((n, len(shared)), np.float32), np.zeros((n, len(shared)), np.float32)
    heavy[text.unit[held], at[held]] = values[held] / np.maximum(length, 1e-9)[text.unit[held]]
    plain[text.unit[held], at[held]] = 1
    return heavy, plain, np.bincount(text.unit, minlength=n).astype(np.float32)


def _apart(n: int, m: int) -> NDArray[np.float32]:
    """What a pair of sentences loses for standing at unlike places of its texts, n x m.

    Too little to tell unlike pairs apart; it decides between equal ones, of which a line that both
    texts repeat has n x m.
    """
    place_a, place_b = (np.arange(size, dtype=np.float32) / size for size in (n, m))
    return np.asarray(_TIE * np.abs(place_a[:, None] - place_b))


def _best(cosine: NDArray[np.float32], axis: int) -> NDArray[np.bool_]:
    """Which values are among the best of their row (axis 1) or column (axis 0)."""
    n = cosine.shape[axis]
    if n <= _TRACES:
        return np.ones(cosine.shape, np.bool_)
    return np.asarray(
        cosine >= np.partition(cosine, n - _TRACES, axis=axis).take([n - _TRACES], axis=axis)
    )


def _near(one: Ints, two: Ints, gap: int) -> Iterator[Ints]:
    """The traces in sets.

    Within a set each is at most `gap` sentences from another on both sides.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    order = np.lexsort((two, one))
    x, y = _links(one[order], two[order], gap)
    n = len(order)
    graph = csr_matrix((np.ones(len(x), np.bool_), (x, y)), shape=(n, n))
    label = connected_components(graph, directed=False)[1]
    rows = np.argsort(label, kind="stable")
    for part in np.split(rows, np.flatnonzero(np.diff(label[rows])) + 1):
        yield order[part]


def _links(rows: Ints, columns: Ints, gap: int) -> tuple[Ints, Ints]:
    """Pairs of traces near each other that hold every set together.

    In each of the next `gap` rows a trace needs only the first and the last that it reaches: what
    lies between them is within `gap` of its neighbours. The traces are sorted by row, then column.
    """
    width = int(columns.max(initial=0)) + 2 * gap + 1
    key, each = rows * width + columns, np.arange(len(rows))
    found = [np.empty((2, 0), np.int64)]
    for down in range(gap + 1):
        low = np.searchsorted(key, key + down * width - gap)
        high = np.searchsorted(key, key + down * width + gap, side="right") - 1
        some = low <= high
        found += [np.stack([each, low])[:, some], np.stack([each, high])[:, some]]
    one, two = np.concatenate(found, axis=1)
    return one, two


def _region(a: Profile, b: Profile, one: Ints, two: Ints) -> Region:
    """The region that reaches over all traces."""
    units = (int(one.min()), int(one.max()) + 1, int(two.min()), int(two.max()) + 1)
    a_start, a_stop = a.bounds[list(units[:2])].tolist()
    b_start, b_stop = b.bounds[list(units[2:])].tolist()
    weight = shared_weight(a, b, units)
    return Region(a_start, a_stop, b_start, b_stop, weight, np.stack([one, two], axis=1))


def _even(region: Region, params: Params) -> bool:
    """Whether neither side is much longer than the other."""
    sizes = sorted([region.a_stop - region.a_start, region.b_stop - region.b_start])
    return sizes[1] <= params.max_region_ratio * sizes[0]


def shared_weight(a: Profile, b: Profile, units: tuple[int, int, int, int]) -> float:
    """Part of the weight of the distinct words of two stretches that both hold.

    `units` are their sentences.
    """
    return weight_of(a, b, _held(a, *units[:2]), _held(b, *units[2:]))


def weight_of(a: Profile, b: Profile, held_a: UInts, held_b: UInts) -> float:
    """Part of the weight of two rising sets of stems that both hold, of profiles `weighed`."""
    mass_a, mass_b = _mass(a, held_a), _mass(b, held_b)
    shared = mass_a[_among(held_a, held_b)[1]].sum() if len(held_b) else 0.0
    return float(2 * shared / max(1e-9, mass_a.sum() + mass_b.sum()))


def _mass(text: Profile, held: UInts) -> NDArray[np.float64]:
    return text.weights[text.stems.searchsorted(held)]


def _held(text: Profile, first: int, last: int) -> UInts:
    """The distinct stems of consecutive sentences."""
    low, high = text.unit.searchsorted([first, last])
    stems = np.sort(text.stem[low:high])
    fresh = np.ones(len(stems), np.bool_)
    fresh[1:] = stems[1:] != stems[:-1]
    return stems[fresh]
