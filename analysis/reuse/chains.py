"""Runs of one pair of texts brought into one reading.

None overlaps another, and near ones are chained.

Pure functions over arrays, for a whole batch of pairs at once.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.runs import Runs
from analysis.reuse.tokens import Ints, Tokens


class Chains(NamedTuple):
    """Stretches shared by two texts, in words.

    `a_start:a_stop` of one, `b_start:b_stop` of a later one, as places in `Tokens`.

    exact: words of side a in runs. n_runs: how many runs are chained. Order: text a, text b,
    a_start.
    """

    a_start: Ints
    a_stop: Ints
    b_start: Ints
    b_stop: Ints
    exact: Ints
    n_runs: Ints


def disjoint(tokens: Tokens, runs: Runs, shortest: int, *, repeats: bool = False) -> Runs:
    """Runs of which none overlaps another of its pair on either side.

    The longer one keeps the words both claim.

    What is left of the shorter one stays when it is at least `shortest` words. With `repeats` a run
    stays whole as long as either side of it is unclaimed: a stretch that one text holds twice is
    found twice. Order: text a, text b, a.
    """
    texts = tokens.texts
    pair = texts[runs.a].astype(np.int64) * len(tokens.bounds) + texts[runs.b]
    order = np.lexsort((runs.b, runs.a, pair))
    pair, a, b, length = pair[order], runs.a[order], runs.b[order], runs.length[order]
    late_a, late_b = _overlapping(pair, a, length), _overlapping(pair, b, length)
    number = np.cumsum(np.diff(pair, prepend=-1) != 0) - 1
    clash = np.bincount(number, weights=late_a & late_b if repeats else late_a | late_b)[number] > 0
    if not clash.any():
        return Runs(a, b, length)
    clear, clashing = (Runs(a[rows], b[rows], length[rows]) for rows in (~clash, clash))
    kept = (clear, _resolved(clashing, pair[clash], shortest, repeats=repeats))
    a, b, length = (np.concatenate(column) for column in zip(*kept, strict=True))
    order = np.lexsort((a, texts[b], texts[a]))
    return Runs(a[order], b[order], length[order])


def _overlapping(pair: Ints, start: Ints, length: Ints) -> NDArray[np.bool_]:
    """Which stretches begin before an earlier one of their pair has ended."""
    order = np.lexsort((start, pair))
    first = np.flatnonzero(np.diff(pair[order], prepend=-1))
    rank = np.cumsum(np.diff(pair[order], prepend=-1) != 0)
    widest = int((start + length).max(initial=0)) + 1
    reach = np.maximum.accumulate(rank * widest + (start + length)[order])
    late = np.zeros(len(pair), np.bool_)
    late[1:] = reach[:-1] > rank[1:] * widest + start[order][1:]
    late[first] = False
    found = np.zeros(len(pair), np.bool_)
    found[order] = late
    return found


def _resolved(runs: Runs, pair: Ints, shortest: int, *, repeats: bool) -> Runs:
    """The runs of each pair, longest first, each cut to the words that no longer one has claimed.

    `pair` ascends.
    """
    first = np.flatnonzero(np.diff(pair, prepend=-1))
    times = np.diff(np.append(first, len(pair)))
    low_a, low_b = (np.minimum.reduceat(side, first) for side in (runs.a, runs.b))
    a, b = runs.a - np.repeat(low_a, times), runs.b - np.repeat(low_b, times)
    size_a, size_b = (np.maximum.reduceat(side + runs.length, first) for side in (a, b))
    order = np.lexsort((np.abs(a - b), -runs.length, pair))
    spans = list(zip(*(side[order].tolist() for side in (a, b, runs.length)), strict=True))
    pieces = [
        (piece[0] + left, piece[1] + right, piece[2])
        for at, n, left, right, *sizes in zip(
            *(x.tolist() for x in (first, times, low_a, low_b, size_a, size_b)), strict=True
        )
        for piece in _claimed(spans[at : at + n], sizes, shortest, repeats=repeats)
    ]
    found = np.array(pieces, dtype=np.int64).reshape(-1, 3)
    return Runs(found[:, 0], found[:, 1], found[:, 2])


def _claimed(
    spans: list[tuple[int, int, int]], sizes: list[int], shortest: int, *, repeats: bool
) -> Iterator[tuple[int, int, int]]:
    """What each (a, b, length) in turn finds free of texts of `sizes` words."""
    taken_a, taken_b = bytearray(sizes[0]), bytearray(sizes[1])
    for a, b, length in spans:
        taken = _both(taken_a[a : a + length], taken_b[b : b + length], repeats=repeats)
        for at, size in _free(taken, shortest):
            ones = b"\1" * size
            taken_a[a + at : a + at + size] = taken_b[b + at : b + at + size] = ones
            yield a + at, b + at, size


def _both(one: bytearray, two: bytearray, *, repeats: bool) -> bytes:
    """Words claimed on both sides with `repeats`, else on either: one byte a word, 0 or 1."""
    if 1 not in one and 1 not in two:
        return bytes(one)
    left, right = int.from_bytes(one, "little"), int.from_bytes(two, "little")
    return (left & right if repeats else left | right).to_bytes(len(one), "little")


def _free(taken: bytes, shortest: int) -> list[tuple[int, int]]:
    """Stretches not taken, as (place, length)."""
    if b"\1" not in taken:
        return [(0, len(taken))]
    found, at = [], taken.find(b"\0")
    while at >= 0:
        stop = taken.find(b"\1", at)
        stop = stop if stop >= 0 else len(taken)
        if stop - at >= shortest:
            found.append((at, stop - at))
        at = taken.find(b"\0", stop)
    return found


def chained(tokens: Tokens, runs: Runs, max_gap: int, max_insert: int, *, reach: int = 1) -> Chains:
    """Runs that follow each other on both sides.

    At most `max_gap` and `max_insert` other words between them, as one stretch. With a `reach` over
    1 so many runs are looked at for the next one: where a text holds a stretch twice, the runs of
    both copies stand by turns.
    """
    first = _first_of_chain(tokens, runs, max_gap, max_insert, reach)
    begins, number = np.unique(first, return_inverse=True)
    last = np.empty(len(begins), np.int64)
    last[number] = np.arange(len(first))
    return Chains(
        runs.a[begins],
        (runs.a + runs.length)[last],
        runs.b[begins],
        (runs.b + runs.length)[last],
        np.bincount(number, weights=runs.length, minlength=len(begins)).astype(np.int64),
        np.bincount(number, minlength=len(begins)),
    )


def _first_of_chain(tokens: Tokens, runs: Runs, max_gap: int, max_insert: int, reach: int) -> Ints:
    """For each run the first one of its chain; a run has one before it and one after it."""
    pair = tokens.texts[runs.a].astype(np.int64) * len(tokens.bounds) + tokens.texts[runs.b]
    before = np.arange(len(pair))
    is_first, is_last = np.ones(len(pair), np.bool_), np.ones(len(pair), np.bool_)
    for lag in range(1, min(reach, len(pair) - 1) + 1):
        rows = np.flatnonzero((pair[lag:] == pair[:-lag]) & is_first[lag:] & is_last[:-lag])
        rows = rows[_near(runs, rows, rows + lag, max_gap, max_insert)]
        before[rows + lag], is_first[rows + lag], is_last[rows] = rows, False, False
    while np.any(before[before] != before):
        before = before[before]
    return before


def _near(runs: Runs, one: Ints, two: Ints, max_gap: int, max_insert: int) -> NDArray[np.bool_]:
    """Whether the runs `two` follow the runs `one` closely on both sides."""
    gap_a = runs.a[two] - (runs.a[one] + runs.length[one])
    gap_b = runs.b[two] - (runs.b[one] + runs.length[one])
    near = (gap_a >= 0) & (gap_b >= 0) & (np.minimum(gap_a, gap_b) <= max_gap)
    return np.asarray(near & (np.maximum(gap_a, gap_b) <= max_insert))
