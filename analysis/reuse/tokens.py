"""Words of many texts as arrays of integers: no word is ever a Python object.

A word is what `normalize.WORD` says; two words are equal when `normalize.fold` makes them equal. A
word's number is a hash of its letters, so texts numbered apart can be compared, and a batch needs
no common vocabulary.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

UInts = NDArray[np.uint64]
Ints = NDArray[np.int64]

_CHUNK = 1 << 17
"""Characters handled at once: large enough for array speed, small enough to stay in the processor's
cache (2^20: 1.3 times)."""

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
"""The bytes of the first n letters."""
_LETTER, _APOSTROPHE = 1, 2
_MARK, _WIDE = 0x27, 0xFF
"""Signs of a narrow text: an apostrophe, below every letter, and a letter outside ASCII."""
_BLOCK, _MOST = 8, 64
"""Letters hashed at once, and letters up to which a word is hashed so."""
_TABLES = (0x80, 0x3000, 0x110000)
"""Code points covered by each look-up table: ASCII, the alphabets and punctuation, everything."""


class Tokens(NamedTuple):
    """The words of several texts, one after another.

    hashes: uint64, one a word. starts, stops: int32 code-point offsets into the word's own text.
    bounds: int64, text i owns the words `bounds[i]:bounds[i + 1]`. texts: the text of each word.
    """

    hashes: UInts
    starts: NDArray[np.int32]
    stops: NDArray[np.int32]
    bounds: Ints
    texts: NDArray[np.int32]


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
    hashes, starts, stops = (
        np.empty(room, np.uint64),
        np.empty(room, np.int32),
        np.empty(room, np.int32),
    )
    counts, at = [np.empty(0, np.int64)], 0
    for chunk in _chunks(texts):
        part = _tokenize_chunk(chunk)
        stop = at + len(part.hashes)
        hashes[at:stop], starts[at:stop], stops[at:stop] = part.hashes, part.starts, part.stops
        counts.append(part.bounds)
        at = stop
    each = np.concatenate(counts)
    bounds = np.append(0, np.cumsum(each))
    return Tokens(
        hashes[:at],
        starts[:at],
        stops[:at],
        bounds,
        np.repeat(np.arange(len(texts), dtype=np.int32), each),
    )


def stems(texts: Sequence[str], size: int) -> UInts:
    """A number for the first `size` letters of every word, in the order of `tokenize`.

    >>> found = stems(["Resolved resolves"], 6)
    >>> bool(found[0] == found[1])
    True
    """
    return _joined([_tokenize_chunk(chunk, size).hashes for chunk in _chunks(texts)], np.uint64)


def count_words(texts: Sequence[str]) -> Ints:
    """How many words each text holds.

    >>> count_words(["Two words.", ""]).tolist()
    [2, 0]
    """
    counts = []
    for chunk in _chunks(texts):
        codes, places = _codes(chunk)
        counts.append(np.diff(np.searchsorted(_edges(_narrow(codes))[0::2], places)))
    return _joined(counts, np.int64)


def _joined(parts: list[NDArray[Any]], dtype: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype)


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    """Consecutive texts, about `_CHUNK` characters together."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _codes(texts: list[str]) -> tuple[NDArray[np.uint32] | NDArray[np.uint8], Ints]:
    """Code points of the texts, each between line breaks, and where each text begins.

    One place more than texts.
    """
    joined = "\n" + "\n".join(texts) + "\n"
    places = np.cumsum([1] + [len(text) + 1 for text in texts])
    if joined.isascii():
        return np.frombuffer(joined.encode("ascii"), np.uint8), places
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32), places


def _tokenize_chunk(texts: list[str], letters: int | None = None) -> Tokens:
    """As `tokenize`, with `bounds` holding the number of words of each text.

    Hashes of the first `letters` only.
    """
    codes, places = _codes(texts)
    narrow = _narrow(codes)
    edges = _edges(narrow)
    starts, stops = edges[0::2], edges[1::2]
    ends = stops if letters is None else np.minimum(stops, starts + letters)
    hashes = _narrow_hashes(narrow, starts, ends)
    wide = _wide_words(narrow, starts, ends)
    if len(wide):
        hashes[wide] = _wide_hashes(codes, starts[wide], ends[wide])
    counts = np.diff(np.searchsorted(starts, places))
    offsets = np.repeat(places[:-1], counts)
    return Tokens(
        hashes,
        np.subtract(starts, offsets, dtype=np.int32, casting="unsafe"),
        np.subtract(stops, offsets, dtype=np.int32, casting="unsafe"),
        counts,
        np.empty(0, np.int32),
    )


def _narrow(codes: NDArray[np.uint32] | NDArray[np.uint8]) -> NDArray[np.uint8]:
    """One byte a code point: what it folds to, `_MARK`, `_WIDE`, or 0 outside words."""
    table = _table(_limit(codes)).narrow
    if codes.dtype == np.uint8:
        return np.frombuffer(codes.tobytes().translate(_ascii_table()), np.uint8)
    return table[codes]


@lru_cache(maxsize=1)
def _ascii_table() -> bytes:
    return _table(_TABLES[0]).narrow.tobytes() + bytes(128)


def _edges(narrow: NDArray[np.uint8]) -> Ints:
    """Where words start and stop, by turns; an apostrophe joins the two letters beside it."""
    mask = np.asarray(narrow > _MARK)
    joints = np.flatnonzero(narrow == _MARK)
    mask[joints[mask[joints - 1] & mask[joints + 1]]] = True
    edges = np.flatnonzero(mask[1:] != mask[:-1])
    edges += 1
    return edges


def _narrow_hashes(narrow: NDArray[np.uint8], starts: Ints, ends: Ints) -> UInts:
    """Hashes of words of up to `_MOST` ASCII letters, eight letters at a time."""
    padded = narrow.tobytes() + bytes(_MOST)
    eights = np.ndarray(len(narrow) + _MOST - _BLOCK, "<u8", padded, 0, (1,)).astype(np.uint64)
    sizes = ends - starts
    hashes = eights.take(starts, mode="clip")
    hashes &= _MASKS.take(sizes, mode="clip")
    hashes *= np.uint64(_BASE)
    longer = np.flatnonzero(sizes > _BLOCK)
    for done in range(_BLOCK, _MOST, _BLOCK):
        block = eights[starts[longer] + done] & _MASKS.take(sizes[longer] - done, mode="clip")
        hashes[longer] = _mixed(hashes[longer] ^ block)
        longer = longer[sizes[longer] > done + _BLOCK]
    hashes ^= hashes >> np.uint64(32)
    return hashes


def _wide_words(narrow: NDArray[np.uint8], starts: Ints, ends: Ints) -> Ints:
    """Which words hold a letter outside ASCII, or too many letters."""
    places = np.flatnonzero(narrow == _WIDE)
    word = np.searchsorted(starts, places, side="right") - 1
    return np.union1d(word[places < ends[word]], np.flatnonzero(ends - starts > _MOST))


def _wide_hashes(codes: NDArray[np.uint32] | NDArray[np.uint8], starts: Ints, ends: Ints) -> UInts:
    """Hashes of any words: differences of one running sum over all letters."""
    powers, inverses = _powers(len(codes))
    sums = _table(_limit(codes)).letters[codes]
    sums *= powers
    np.cumsum(sums, out=sums)
    hashes = (sums[ends - 1] - sums[starts - 1]) * inverses[starts]
    return np.asarray(hashes ^ (hashes >> np.uint64(32)))


class _Table(NamedTuple):
    """What each code point is.

    narrow: as one byte (`_narrow`). letters: a random number for the letter it folds to.
    """

    narrow: NDArray[np.uint8]
    letters: UInts


def _limit(codes: NDArray[np.uint32] | NDArray[np.uint8]) -> int:
    highest = 0 if codes.dtype == np.uint8 else int(codes.max())
    return next(limit for limit in _TABLES if highest < limit)


@lru_cache(maxsize=len(_TABLES))
def _table(limit: int) -> _Table:
    every = [chr(code) for code in range(limit)]
    kinds = np.fromiter((_kind(c) for c in every), np.uint8, limit)
    folded = np.fromiter((ord(c.lower()[0]) for c in every), np.uint64, limit)
    if limit > ord("ς"):
        folded[ord("ς")] = ord("σ")
    if limit > ord("’"):
        folded[ord("’")] = ord("'")
    narrow = np.where(folded < _TABLES[0], folded, _WIDE).astype(np.uint8)
    narrow[kinds == _APOSTROPHE] = _MARK
    narrow[kinds == 0] = 0
    return _Table(narrow, _mixed(folded))


def _kind(character: str) -> int:
    if character in "'’":
        return _APOSTROPHE
    return _LETTER if character.isalnum() or character == "_" else 0


def _mixed(numbers: UInts) -> UInts:
    """Numbers spread over 64 bits (splitmix64)."""
    mixed = (numbers + np.uint64(1)) * np.uint64(_BASE)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def _powers(n: int) -> tuple[UInts, UInts]:
    """The first n powers of the hash's base and of its inverse, modulo 2^64."""
    size = max(_CHUNK, 1 << (n - 1).bit_length()) if n > 1 else _CHUNK
    powers, inverses = _power_tables(size * 2 if n > size else size)
    return powers[:n], inverses[:n]


@lru_cache(maxsize=2)
def _power_tables(size: int) -> tuple[UInts, UInts]:
    bases = np.full((2, size), 1, np.uint64)
    bases[0, 1:], bases[1, 1:] = np.uint64(_BASE), np.uint64(_INVERSE)
    np.cumprod(bases, axis=1, out=bases)
    return bases[0], bases[1]
