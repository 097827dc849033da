"""Choosing among candidate pairs, and finding those out of order: plain arrays, no texts."""

import numpy as np


def one_to_one(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Which candidates are taken when each takes the first partner still free; best come first.

    >>> one_to_one(np.array([7, 7, 8]), np.array([1, 2, 1])).tolist()
    [True, False, False]
    """
    used_left: set[int] = set()
    used_right: set[int] = set()
    taken = np.zeros(len(left), dtype=bool)
    for n, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        if a not in used_left and b not in used_right:
            used_left.add(a)
            used_right.add(b)
            taken[n] = True
    return taken


def among(values: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """Which values stand in the pool.

    `np.isin` hashes, which was ten times slower on codes that lie close together.

    >>> among(np.array([3, 5]), np.array([9, 5])).tolist()
    [False, True]
    """
    if not len(pool):
        return np.zeros(len(values), dtype=bool)
    rising = np.sort(pool)
    return np.asarray(
        rising[np.minimum(np.searchsorted(rising, values), len(rising) - 1)] == values
    )


def out_of_order(places: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Which places break the heaviest rising sequence; equal places may follow each other.

    A Fenwick tree of the best sequence that ends at or before a place: k log k for k places.

    >>> out_of_order(np.array([0, 3, 1, 2]), np.array([1, 1, 1, 1])).tolist()
    [False, True, False, False]
    """
    if np.all(np.diff(places) >= 0):
        return np.zeros(len(places), dtype=bool)
    ranks = np.unique(places, return_inverse=True)[1] + 1
    tree = [(0, -1)] * (int(ranks.max()) + 1)
    before = []
    for n, (rank, weight) in enumerate(zip(ranks.tolist(), weights.tolist(), strict=True)):
        best, previous = _best(tree, rank)
        before.append(previous)
        _raise(tree, rank, (best + weight, n))
    return ~_chain(before, _best(tree, len(tree) - 1)[1])


def _best(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The heaviest sequence that ends at or before rank, as (weight, its last member)."""
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    """Enter a sequence that ends at rank."""
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank


def _chain(before: list[int], last: int) -> np.ndarray:
    """Members of the sequence that ends with last, each pointing to the one before."""
    kept = np.zeros(len(before), dtype=bool)
    while last >= 0:
        kept[last] = True
        last = before[last]
    return kept
