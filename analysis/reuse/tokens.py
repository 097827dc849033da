"""Words of many texts as arrays of integers: no word is ever a Python object.

A word is what `normalize.WORD` says; two words are equal when `normalize.fold` makes them equal. A
word's number is a hash of its letters, so texts numbered apart can be compared, and a batch needs
no common vocabulary.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse import letters
from analysis.reuse.letters import Ints as Ints
from analysis.reuse.letters import UInts as UInts

Short = NDArray[Any]
"""Numbers of one or two bytes each where all fit, else of four: half of the cost of an archive is
memory touched for the first time. Widen them before adding."""


class Tokens(NamedTuple):
    """The words of several texts, one after another.

    hashes: one a word. starts, sizes: in code points, of each word in its own text. bounds: text i
    owns the words `bounds[i]:bounds[i + 1]`. texts: the text of each word.
    """

    hashes: UInts
    starts: Short
    sizes: Short
    bounds: Ints
    texts: Short

    def stops(self, places: Ints) -> NDArray[np.int32]:
        """Where the words at these places end in their own texts."""
        return self.starts[places].astype(np.int32) + self.sizes[places]


class Batch(NamedTuple):
    """The texts of a story in an order of their own.

    So that nothing found depends on the order or the names given.

    order: text i of the batch is row `order[i]` of the table of articles.
    """

    order: Ints
    texts: list[str]
    tokens: Tokens


def batch(texts: Sequence[str]) -> Batch:
    """The texts, sorted by their contents, and their words.

    >>> batch(["b", "a"]).order.tolist()
    [1, 0]
    """
    order = sorted(range(len(texts)), key=texts.__getitem__)
    ordered = [texts[n] for n in order]
    return Batch(np.array(order, dtype=np.int64), ordered, tokenize(ordered))


def tokenize(texts: Sequence[str]) -> Tokens:
    """The words of every text.

    Assumes that 64 bits tell words apart: among a million different words a collision has a chance
    of 1 in 30 million.

    >>> found = tokenize(["It’s here.", "IT'S"])
    >>> found.bounds.tolist(), found.starts.tolist(), bool(found.hashes[0] == found.hashes[2])
    ([0, 2, 3], [0, 5, 0], True)
    """
    room = sum(map(len, texts)) // 2 + len(texts) + 1
    hashes, sizes = np.empty(room, np.uint64), np.empty(room, np.uint8)
    starts = np.empty(room, _short(max(map(len, texts), default=0)))
    counts, at = [np.empty(0, np.int64)], 0
    for chunk in _chunks(texts):
        part = _tokenize_chunk(chunk)
        if part.sizes.max(initial=0) > np.iinfo(sizes.dtype).max:
            sizes = sizes.astype(np.uint32)
        stop = at + len(part.hashes)
        hashes[at:stop], starts[at:stop], sizes[at:stop] = part.hashes, part.starts, part.sizes
        counts.append(part.counts)
        at = stop
    each = np.concatenate(counts)
    bounds = np.append(0, np.cumsum(each))
    text = np.repeat(np.arange(len(texts), dtype=_short(len(texts))), each)
    return Tokens(hashes[:at], starts[:at], sizes[:at], bounds, text)


def _short(largest: int) -> type[np.generic]:
    return np.uint16 if largest < np.iinfo(np.uint16).max else np.int32


def stems(texts: Sequence[str], size: int) -> UInts:
    """A number for the first `size` letters of every word, in the order of `tokenize`.

    >>> found = stems(["Resolved resolves"], 6)
    >>> bool(found[0] == found[1])
    True
    """
    return _joined([_tokenize_chunk(chunk, size).hashes for chunk in _chunks(texts)], np.uint64)


def _joined(parts: list[NDArray[Any]], dtype: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype)


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    """Consecutive texts, about `letters.CHUNK` characters together."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= letters.CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Chunk(NamedTuple):
    """As `Tokens`, of one chunk; counts: the number of words of each text."""

    hashes: UInts
    starts: Ints
    sizes: Ints
    counts: Ints


def _tokenize_chunk(texts: list[str], size: int | None = None) -> _Chunk:
    """The words of a chunk; with a size the hashes are those of so many first letters."""
    found = letters.letters(texts)
    edges = letters.edges(found)
    starts, stops = edges[0::2], edges[1::2]
    ends = stops if size is None else np.minimum(stops, starts + size)
    counts = np.diff(np.searchsorted(starts, found.begins))
    own = starts - np.repeat(found.begins[:-1], counts)
    return _Chunk(letters.hashes(found, starts, ends), own, stops - starts, counts)
