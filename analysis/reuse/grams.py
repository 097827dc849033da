"""Grams: sequences of words that stand in more than one place of a batch of texts.

Pure functions over arrays of tokens. Cost grows with the words of the batch.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.tokens import Ints, Tokens, UInts

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SLICE = 1 << 16
"""Words handled at once, so that they stay in the processor's cache."""
_PART = 1 << 18
"""Words dealt into buckets at once."""
_BUCKET_BITS = 8
"""Bits of a hash by which sequences are parted: a matter of memory."""


class Grams(NamedTuple):
    """Every sequence of `size` words that stands in more than one place of a batch.

    places: where it begins, a place in `Tokens`, ascending within each sequence. bounds: sequence g
    stands at `places[bounds[g]:bounds[g + 1]]`.
    """

    places: Ints
    bounds: Ints
    size: int


def shared_grams(tokens: Tokens, size: int) -> Grams:
    """Sequences of `size` words that stand in more than one place.

    Their hashes are dealt into buckets by the highest bits, and each bucket, small enough for the
    processor's cache, is sorted by the next 24 bits, 8 and 16 at a time: numpy does so by counting.
    Assumes that 64 bits tell sequences apart.
    """
    found = [_repeated(*bucket) for bucket in _buckets(tokens, size)]
    places = np.concatenate([places for places, _ in found])
    first = np.concatenate([first for _, first in found])
    return Grams(places, np.append(np.flatnonzero(first), len(places)), size)


def touching(grams: Grams, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which places begin a sequence that holds a flagged word; one flag a word."""
    touched = flags.copy()
    for k in range(1, grams.size):
        touched[:-k] |= flags[k:]
    return np.asarray(touched[grams.places])


def without(grams: Grams, left_out: NDArray[np.bool_]) -> Grams:
    """The sequences without the places left out."""
    kept = ~left_out
    sums = np.concatenate([[0], np.cumsum(kept)])
    bounds = sums[grams.bounds]
    return Grams(grams.places[kept], bounds[np.append(True, bounds[1:] > bounds[:-1])], grams.size)


class _Buckets(NamedTuple):
    """The sequences that begin at consecutive places from `at` on, by buckets.

    Bucket b holds `bounds[b]:bounds[b + 1]` of hashes and places (counted from `at`), ascending.
    """

    at: np.int64
    hashes: UInts
    places: NDArray[np.int32]
    bounds: Ints


def _buckets(tokens: Tokens, size: int) -> Iterator[tuple[UInts, Ints, int]]:
    """Hashes and places of all sequences, those of equal hash in one bucket, places ascending.

    With the number of highest bits that all hashes of the bucket share.
    """
    n = max(0, len(tokens.hashes) - size + 1)
    if n <= _PART:
        yield hashes_of(tokens, size, 0, n), np.arange(n), 0
        return
    spans = ((at, min(at + _PART, n)) for at in range(0, n, _PART))
    parts = [_dealt(hashes_of(tokens, size, at, stop), at) for at, stop in spans]
    for b in range(1 << _BUCKET_BITS):
        rows = [(part, slice(*part.bounds[b : b + 2])) for part in parts]
        hashes = np.concatenate([part.hashes[row] for part, row in rows])
        places = np.concatenate([part.places[row] + part.at for part, row in rows])
        yield hashes, places, _BUCKET_BITS


def _dealt(hashes: UInts, at: int) -> _Buckets:
    digit = (hashes >> np.uint64(64 - _BUCKET_BITS)).astype(np.uint8)
    order = np.argsort(digit, kind="stable")
    bounds = np.searchsorted(digit[order], np.arange((1 << _BUCKET_BITS) + 1))
    return _Buckets(np.int64(at), hashes[order], order.astype(np.int32), bounds)


def hashes_of(tokens: Tokens, size: int, first: int, last: int) -> UInts:
    """Hashes of the sequences that begin at the places first to last.

    One that runs over the end of its text has a number of its own.
    """
    mixed = np.empty(last - first, np.uint64)
    for at in range(first, last, _SLICE):
        stop = min(at + _SLICE, last)
        part = mixed[at - first : stop - first]
        part[:] = tokens.hashes[at:stop]
        for k in range(1, size):
            part *= _FACTOR
            part += tokens.hashes[at + k : stop + k]
    crossing = crossing_end(tokens.bounds, size, first, last)
    mixed[crossing - first] = (crossing + 1).astype(np.uint64) * _FACTOR
    return mixed


def crossing_end(bounds: Ints, size: int, first: int, last: int) -> Ints:
    """The places from first to last less than `size` words before the end of their text."""
    ends = bounds[1 + np.searchsorted(bounds[1:], first) :]
    ends = ends[: np.searchsorted(ends, last + size)]
    places = (ends[:, None] - np.arange(1, size)).ravel()
    return np.asarray(places[(places >= first) & (places < last)])


def _repeated(hashes: UInts, places: Ints, bits: int) -> tuple[Ints, NDArray[np.bool_]]:
    """The places whose hash stands in more than one, equal ones together, and which begin a group.

    All hashes begin with the same `bits`; the next 24 are sorted, and what they leave to doubt.
    """
    code = ((hashes << np.uint64(bits)) >> np.uint64(40)).astype(np.uint32)
    order = np.argsort(code.astype(np.uint8), kind="stable")
    order = order[np.argsort((code >> np.uint32(8)).astype(np.uint16)[order], kind="stable")]
    rows = order[_beside_equal(code[order])]
    rows = rows[np.argsort(hashes[rows], kind="stable")]
    rows = rows[_beside_equal(hashes[rows])]
    return places[rows], _unlike_before(hashes[rows])


def _beside_equal(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which values stand beside an equal one."""
    fresh = np.append(_unlike_before(ordered), True)
    return np.asarray(~(fresh[1:] & fresh[:-1]))


def _unlike_before(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which values differ from the one before; the first does."""
    fresh = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return fresh
