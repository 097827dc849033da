"""Runs of one pair of texts brought into one reading.

None overlaps another, and near ones are chained.

Pure functions over arrays, for a whole batch of pairs at once.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.runs import Runs
from analysis.tokens import Ints, Tokens


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
    kept = [Runs(a[~clash], b[~clash], length[~clash])]
    firsts = np.flatnonzero(np.diff(pair[clash], prepend=-1))
    for part in np.split(np.flatnonzero(clash), firsts[1:]):
        kept.append(_resolved(Runs(a[part], b[part], length[part]), shortest, repeats=repeats))
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


def _resolved(runs: Runs, shortest: int, *, repeats: bool) -> Runs:
    """The runs of one pair, longest first, each cut to the words that no longer one has claimed."""
    low_a, low_b = int(runs.a.min()), int(runs.b.min())
    taken_a = np.zeros(int((runs.a + runs.length).max()) - low_a, np.bool_)
    taken_b = np.zeros(int((runs.b + runs.length).max()) - low_b, np.bool_)
    pieces: list[tuple[int, int, int]] = []
    for n in np.lexsort((np.abs(runs.a - low_a - runs.b + low_b), -runs.length)).tolist():
        a, b, length = int(runs.a[n]), int(runs.b[n]), int(runs.length[n])
        side_a, side_b = taken_a[a - low_a :][:length], taken_b[b - low_b :][:length]
        for at, size in _free(side_a & side_b if repeats else side_a | side_b, shortest):
            side_a[at : at + size] = True
            side_b[at : at + size] = True
            pieces.append((a + at, b + at, size))
    found = np.array(pieces, dtype=np.int64).reshape(-1, 3)
    return Runs(found[:, 0], found[:, 1], found[:, 2])


def _free(taken: NDArray[np.bool_], shortest: int) -> list[tuple[int, int]]:
    """Stretches not taken, as (place, length)."""
    if not taken.any():
        return [(0, len(taken))]
    walls = np.flatnonzero(taken).tolist()
    gaps = zip([-1, *walls], [*walls, len(taken)], strict=True)
    return [(a + 1, b - a - 1) for a, b in gaps if b - a - 1 >= shortest]


def chained(tokens: Tokens, runs: Runs, max_gap: int, max_insert: int) -> Chains:
    """Runs that follow each other on both sides.

    At most `max_gap` and `max_insert` other words between them, as one stretch.
    """
    texts = tokens.texts
    stop_a, stop_b = runs.a + runs.length, runs.b + runs.length
    gap_a, gap_b = runs.a[1:] - stop_a[:-1], runs.b[1:] - stop_b[:-1]
    near = (gap_a >= 0) & (gap_b >= 0) & (np.minimum(gap_a, gap_b) <= max_gap)
    near &= np.maximum(gap_a, gap_b) <= max_insert
    near &= (texts[runs.a[1:]] == texts[runs.a[:-1]]) & (texts[runs.b[1:]] == texts[runs.b[:-1]])
    first = np.flatnonzero(np.concatenate([[True], ~near])[: len(runs.a)])
    last = np.append(first[1:], len(runs.a))[: len(first)] - 1
    exact = np.add.reduceat(runs.length, first) if len(first) else np.empty(0, np.int64)
    return Chains(runs.a[first], stop_a[last], runs.b[first], stop_b[last], exact, last - first + 1)
