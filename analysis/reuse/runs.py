"""Runs.

Identical words in a row, shared by two texts. Pure functions over arrays of tokens for a whole
batch of texts.

Cost grows with the words of the batch (one sort) and with the runs found, never with the number of
pairs of texts.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.tokens import Ints, Tokens, UInts

_FACTORS = (
    0x9E3779B97F4A7C15,
    0xD1B54A32D192ED03,
    0x8CB92BA72F3D8DD7,
    0xABC98388FB8FAC03,
    0xA24BAED4963EE407,
)
_SLICE = 1 << 16
"""Words handled at once, so that they stay in the processor's cache."""
_BATCH = 1 << 20
"""Pairs of places handled at once."""


class Grams(NamedTuple):
    """Every sequence of `size` words that stands in more than one place of a batch.

    places: where it begins, a place in `Tokens`, ascending within each sequence. bounds: sequence g
    stands at `places[bounds[g]:bounds[g + 1]]`.
    """

    places: Ints
    bounds: Ints
    size: int


class Runs(NamedTuple):
    """Maximal runs.

    `length` identical words from place `a` of one text and from place `b` of a later one.
    """

    a: Ints
    b: Ints
    length: Ints


def shared_grams(tokens: Tokens, size: int) -> Grams:
    """Sequences of `size` words that stand in more than one place, found by sorting their hashes.

    Hash and place share one integer, so that one in-place sort does (sorting indices takes ten
    times as long).
    """
    bits = np.uint64(max(1, len(tokens.hashes).bit_length()))
    keys = _keys(tokens, size, bits)
    keys.sort()
    same = _same_hash(keys, bits)
    member = same[1:] | same[:-1]
    places = (keys[member] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    return _regrouped(tokens, places, ~same[:-1][member], size)


def maximal_runs(
    tokens: Tokens, grams: Grams, limit: int, barred: NDArray[np.bool_] | None = None
) -> Runs:
    """Runs of at least `grams.size` words between different texts, as long as they go.

    A sequence that stands in more than `limit` places is followed from text to next text only, not
    between all pairs. No run goes on into a word that is `barred` (one flag a word); the sequences
    given hold none.
    """
    texts = tokens.texts
    text, before = texts[grams.places], _before(tokens, grams.places, barred)
    found = [np.empty((2, 0), np.int64)]
    found += [
        np.stack([one, two])[:, (text[one] != text[two]) & (before[one] != before[two])]
        for one, two in _pairs(grams, text, limit)
    ]
    a, b = grams.places[np.concatenate(found, axis=1)]
    room = np.minimum(tokens.bounds[texts[a] + 1] - a, tokens.bounds[texts[b] + 1] - b)
    length = grams.size + _common(tokens.hashes, a + grams.size, b + grams.size, room - grams.size)
    return _cut_off(Runs(a, b, length), grams.size, barred)


def _cut_off(runs: Runs, size: int, barred: NDArray[np.bool_] | None) -> Runs:
    """The runs up to the first barred word; their first `size` words are not barred."""
    if barred is None or not barred.any():
        return runs
    walls = np.append(np.flatnonzero(barred), len(barred))
    longer = np.flatnonzero(runs.length > size)
    for side in (runs.a[longer], runs.b[longer]):
        reach = walls[np.searchsorted(walls, side)] - side
        runs.length[longer] = np.minimum(runs.length[longer], reach)
    return runs


def _keys(tokens: Tokens, size: int, bits: np.uint64) -> UInts:
    """Hash and place of every sequence within one text, in one integer.

    The place takes the low `bits`.
    """
    n = max(0, len(tokens.hashes) - size + 1)
    keys, filled = np.empty(n, np.uint64), 0
    inside = _within_texts(tokens.bounds, size, n)
    for at in range(0, n, _SLICE):
        part = _gram_hashes(tokens.hashes[at : at + _SLICE + size - 1], size)
        part >>= bits
        part <<= bits
        part |= np.arange(at, at + len(part), dtype=np.uint64)
        part = part[inside[at : at + _SLICE]]
        keys[filled : filled + len(part)] = part
        filled += len(part)
    return keys[:filled]


def _same_hash(keys: UInts, bits: np.uint64) -> NDArray[np.bool_]:
    """Which sorted keys hold the hash of the one before.

    One place more than keys, the first and the last are not.
    """
    same = np.zeros(len(keys) + 1, np.bool_)
    for at in range(1, len(keys), _SLICE):
        stop = min(at + _SLICE, len(keys))
        same[at:stop] = (keys[at:stop] ^ keys[at - 1 : stop - 1]) < (np.uint64(1) << bits)
    return same


def _gram_hashes(hashes: UInts, size: int) -> UInts:
    n = max(0, len(hashes) - size + 1)
    mixed = np.zeros(n, np.uint64)
    for k in range(size):
        mixed += hashes[k : k + n] * np.uint64(_factor(k))
    return mixed


def _factor(k: int) -> int:
    return pow(_FACTORS[k % len(_FACTORS)], 1 + k // len(_FACTORS), 1 << 64)


def _within_texts(bounds: Ints, size: int, n: int) -> NDArray[np.bool_]:
    """Which places begin a sequence that ends in the same text."""
    inside = np.ones(n, np.bool_)
    crossing = (bounds[1:, None] - np.arange(1, size)).ravel()
    inside[crossing[(crossing >= 0) & (crossing < n)]] = False
    return inside


def _regrouped(tokens: Tokens, places: Ints, first: NDArray[np.bool_], size: int) -> Grams:
    """The places as groups.

    Told apart by whole hashes where the sorted part of the hash was too short.
    """
    whole = np.zeros(len(places), np.uint64)
    for at in range(0, len(places), _SLICE):
        for k in range(size):
            words = tokens.hashes[places[at : at + _SLICE] + k]
            whole[at : at + _SLICE] += words * np.uint64(_factor(k))
    if np.any(~first[1:] & (whole[1:] != whole[:-1])):
        order = np.argsort(whole, kind="stable")
        places, whole = places[order], whole[order]
        first = np.concatenate([[True], whole[1:] != whole[:-1]])
    return Grams(places, np.concatenate([np.flatnonzero(first), [len(places)]]), size)


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


def _before(tokens: Tokens, places: Ints, barred: NDArray[np.bool_] | None) -> UInts:
    """The word before each place; a number of its own where a run cannot begin earlier."""
    before = np.maximum(places - 1, 0)
    words = tokens.hashes[before]
    alone = (places == 0) | (tokens.texts[before] != tokens.texts[places])
    if barred is not None:
        alone |= barred[before]
    words[alone] = places[alone]
    return words


def _pairs(grams: Grams, text: NDArray[np.int32], limit: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of rows of `grams.places` that hold the same sequence, in batches; `text` of each."""
    sizes = np.diff(grams.bounds)
    for k in np.unique(sizes[(sizes > 1) & (sizes <= limit)]).tolist():
        firsts = grams.bounds[:-1][sizes == k]
        left, right = np.triu_indices(k, 1)
        step = max(1, _BATCH // len(left))
        for at in range(0, len(firsts), step):
            rows = firsts[at : at + step, None]
            yield (rows + left).ravel(), (rows + right).ravel()
    if np.any(sizes > limit):
        yield _chain(grams, text, sizes > limit)


def _chain(grams: Grams, text: NDArray[np.int32], wanted: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """From each text's first place in a sequence to the next text's first place."""
    group = np.repeat(np.arange(len(wanted)), np.diff(grams.bounds))
    rows = np.flatnonzero(wanted[group])
    group, text = group[rows], text[rows]
    first = np.concatenate([[True], (group[1:] != group[:-1]) | (text[1:] != text[:-1])])
    rows, group = rows[first], group[first]
    linked = group[1:] == group[:-1]
    return rows[:-1][linked], rows[1:][linked]


def _common(hashes: UInts, a: Ints, b: Ints, room: Ints) -> Ints:
    """How many words are the same from a and b on, at most `room`; compared in blocks that grow."""
    length = np.zeros(len(a), np.int64)
    active = np.flatnonzero(room > 0)
    block = 1
    while len(active):
        steps = np.arange(block)
        step = max(1, _BATCH // block)
        done = [
            _block(hashes, a[part], b[part], length[part], room[part], steps)
            for part in _parts(active, step)
        ]
        grown = np.concatenate(done)
        length[active] += grown
        active = active[(grown == block) & (length[active] < room[active])]
        block = min(block * 4, 1 << 14)
    return length


def _parts(values: Ints, step: int) -> Iterator[Ints]:
    for at in range(0, len(values), step):
        yield values[at : at + step]


def _block(hashes: UInts, a: Ints, b: Ints, done: Ints, room: Ints, steps: Ints) -> Ints:
    """How many of the next `len(steps)` words are the same."""
    last = len(hashes) - 1
    one = hashes[np.minimum((a + done)[:, None] + steps, last)]
    two = hashes[np.minimum((b + done)[:, None] + steps, last)]
    differ = (one != two) | (steps >= (room - done)[:, None])
    return np.where(differ.any(axis=1), differ.argmax(axis=1), len(steps)).astype(np.int64)
