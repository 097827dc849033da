"""Runs.

Identical words in a row, shared by two texts. Pure functions over arrays of tokens for a whole
batch of texts.

Cost grows with the runs found, never with the number of pairs of texts.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.grams import Grams
from analysis.reuse.tokens import Ints, Tokens, UInts

_BATCH = 1 << 18
"""Pairs of places handled at once."""


class Runs(NamedTuple):
    """Maximal runs.

    `length` identical words from place `a` of one text and from place `b` of a later one.
    """

    a: Ints
    b: Ints
    length: Ints


def maximal_runs(
    tokens: Tokens, grams: Grams, limit: int, barred: NDArray[np.bool_] | None = None
) -> Runs:
    """Runs of at least `grams.size` words between different texts, as long as they go.

    A sequence that stands in more than `limit` places is followed from text to next text only, not
    between all pairs; a run that begins with it is found where it goes on in words of its own, at
    least `grams.size` of them. No run goes on into a word that is `barred` (one flag a word); the
    sequences given hold none.
    """
    walls = _walls(tokens, barred)
    before = _before(tokens.hashes, walls, barred, grams.places)
    text, fresh = tokens.texts[grams.places], _after_frequent(grams, limit)
    found = [np.empty((2, 0), np.int64)]
    for one, two in _pairs(grams, text, limit):
        rows = np.flatnonzero((before[one] != before[two]) | fresh[one])
        one, two = one[rows], two[rows]
        found.append(np.stack([one, two])[:, text[one] != text[two]])
    a, b = grams.places[np.concatenate(found, axis=1)]
    more = _common(tokens.hashes, walls, a + grams.size, b + grams.size)
    whole = Runs(a, b, grams.size + more)
    return _whole(tokens, barred, whole, grams.size) if fresh.any() else whole


def _after_frequent(grams: Grams, limit: int) -> NDArray[np.bool_]:
    """Which rows of `grams.places` follow a sequence of more than `limit` places, more than theirs.

    Of that one not all pairs were looked at, so a run through it may have no beginning yet.
    """
    sizes = np.diff(grams.bounds)
    each = np.repeat(sizes, sizes)
    before = np.zeros(int(grams.places.max(initial=0)) + 2, np.int64)
    before[grams.places + 1] = each
    before = before[grams.places]
    return np.asarray((before > limit) & (before != each))


def _whole(tokens: Tokens, barred: NDArray[np.bool_] | None, runs: Runs, size: int) -> Runs:
    """The runs from their beginnings on, each once.

    What goes on from a frequent sequence in fewer than `size` words is that sequence, no run.
    """
    back = tokens._replace(
        hashes=tokens.hashes[::-1], bounds=len(tokens.hashes) - tokens.bounds[::-1]
    )
    walls = _walls(back, None if barred is None else barred[::-1])
    n = len(back.hashes)
    head = _common(back.hashes, walls, n - runs.a, n - runs.b)
    kept = np.flatnonzero((head == 0) | (runs.length >= 2 * size - 1))
    a, b, head = runs.a[kept], runs.b[kept], head[kept]
    rows = np.unique((a - head) * n + b - head, return_index=True)[1]
    return Runs((a - head)[rows], (b - head)[rows], (runs.length[kept] + head)[rows])


def _walls(tokens: Tokens, barred: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    """Words that no run goes on into, one flag a word and one for the end: barred, or first."""
    walls = np.zeros(len(tokens.hashes) + 1, np.bool_)
    if barred is not None:
        walls[:-1] = barred
    walls[tokens.bounds] = True
    return walls


def _before(
    hashes: UInts, walls: NDArray[np.bool_], barred: NDArray[np.bool_] | None, places: Ints
) -> UInts:
    """The word before each place; a number of its own where a run cannot begin earlier.

    No word at these places is barred, so a wall there is the beginning of a text.
    """
    before = places - 1
    words, alone = hashes[before], walls[places]
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


def _common(hashes: UInts, walls: NDArray[np.bool_], a: Ints, b: Ints) -> Ints:
    """How many words are the same from a and b on, up to a wall.

    The first decides most; then blocks that grow are compared.
    """
    length, room = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64)
    active = np.flatnonzero(~(walls[a] | walls[b]))
    active = active[hashes[a[active]] == hashes[b[active]]]
    length[active] = 1
    room[active] = np.minimum(*_room(walls, a[active], b[active]))
    active = active[room[active] > 1]
    block = 4
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


def _room(walls: NDArray[np.bool_], *sides: Ints) -> list[Ints]:
    """How many words lie between each place and the next wall."""
    places = np.flatnonzero(walls)
    return [places[np.searchsorted(places, side)] - side for side in sides]


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
