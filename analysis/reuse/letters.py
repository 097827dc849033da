"""Letters of many texts as bytes, and hashes of the words they form.

Narrow letters, one byte each, serve almost every word; a word with a letter outside ASCII, or a
very long one, is hashed letter by letter from its code points.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UInts = NDArray[np.uint64]
Ints = NDArray[np.int64]

CHUNK = 1 << 16
"""Characters handled at once: large enough for array speed, small enough to stay in the processor's
cache (2^20: 1.3 times; 2^15: 1.1)."""

_BASE = 0x9E3779B97F4A7C15
"""An odd number with no pattern in its bits (2^64 over the golden ratio), the base of a hash."""
_INVERSE = pow(_BASE, -1, 1 << 64)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
"""The bytes of the first n letters."""
_LETTER, _APOSTROPHE = 1, 2
_MARK, _WIDE = 0x27, 0xFF
"""Signs of a narrow letter: an apostrophe, below every letter, and a letter outside ASCII."""
_BLOCK, _MOST = 8, 64
"""Letters hashed at once, and letters up to which a word is hashed so."""
_TABLES = (0x80, 0x3000, 0x110000)
"""Code points covered by each look-up table: ASCII, the alphabets and punctuation, everything."""


class Letters(NamedTuple):
    """Several texts, each between line breaks.

    narrow: one byte a code point, what it folds to, `_MARK`, `_WIDE`, or 0 outside words. codes:
    the code points, bytes where all are ASCII. begins: where each text begins, one place more than
    texts. Both arrays end with `_MOST` line breaks.
    """

    narrow: bytes
    codes: NDArray[np.uint32] | bytes
    begins: Ints


def letters(texts: Sequence[str]) -> Letters:
    """The letters of the texts."""
    joined = "\n".join(["", *texts, "\n" * (_MOST - 1)])
    begins = np.ones(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1, out=begins[1:])
    begins[1:] += 1
    if joined.isascii():
        plain = joined.encode("ascii")
        return Letters(plain.translate(_ascii_table()), plain, begins)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    return Letters(_table(_limit(codes)).narrow[codes].tobytes(), codes, begins)


def edges(found: Letters) -> Ints:
    """Where words start and stop, by turns; an apostrophe joins the two letters beside it."""
    narrow = np.frombuffer(found.narrow, np.uint8)
    mask = np.asarray(narrow > _MARK)
    joints = np.flatnonzero(narrow == _MARK)
    mask[joints[mask[joints - 1] & mask[joints + 1]]] = True
    places = np.flatnonzero(mask[1:] != mask[:-1])
    places += 1
    return places


def hashes(found: Letters, starts: Ints, ends: Ints) -> UInts:
    """Hashes of the words from starts to ends."""
    sizes = ends - starts
    longer = np.flatnonzero(sizes > _BLOCK)
    numbers = _narrow_hashes(found.narrow, starts, sizes, longer)
    wide = longer[sizes[longer] > _MOST]
    if not isinstance(found.codes, bytes):
        wide = np.union1d(wide, _wide_words(found.narrow, starts, ends))
    if len(wide):
        numbers[wide] = _wide_hashes(found.codes, starts[wide], ends[wide])
    return numbers


def _narrow_hashes(narrow: bytes, starts: Ints, sizes: Ints, longer: Ints) -> UInts:
    """Hashes of words of up to `_MOST` ASCII letters, eight letters at a time.

    longer: the words of more than eight.
    """
    eights = np.ndarray(len(narrow) - _BLOCK + 1, "<u8", narrow, 0, (1,)).astype(np.uint64)
    numbers = eights.take(starts, mode="clip")
    numbers &= _MASKS.take(sizes, mode="clip")
    numbers *= np.uint64(_BASE)
    for done in range(_BLOCK, _MOST, _BLOCK):
        if not len(longer):
            break
        left = sizes[longer] - done
        block = eights[starts[longer] + done] & _MASKS.take(left, mode="clip")
        numbers[longer] = _stirred(numbers[longer]) + block * np.uint64(_INVERSE)
        longer = longer[left > _BLOCK]
    numbers ^= numbers >> np.uint64(32)
    return numbers


def _stirred(numbers: UInts) -> UInts:
    """Numbers whose high bits have reached the low ones; a step between two blocks of a word."""
    stirred = numbers ^ (numbers >> np.uint64(29))
    stirred *= np.uint64(_BASE)
    stirred ^= stirred >> np.uint64(32)
    return stirred


def _wide_words(narrow: bytes, starts: Ints, ends: Ints) -> Ints:
    """Which words hold a letter outside ASCII."""
    places = np.flatnonzero(np.frombuffer(narrow, np.uint8) == _WIDE)
    word = np.searchsorted(starts, places, side="right") - 1
    return np.unique(word[places < ends[word]])


def _wide_hashes(codes: NDArray[np.uint32] | bytes, starts: Ints, ends: Ints) -> UInts:
    """Hashes of any words: differences of one running sum over all letters."""
    if isinstance(codes, bytes):
        codes = np.frombuffer(codes, np.uint8).astype(np.uint32)
    powers, inverses = _powers(len(codes))
    sums = _table(_limit(codes)).letters[codes]
    sums *= powers
    np.cumsum(sums, out=sums)
    numbers = (sums[ends - 1] - sums[starts - 1]) * inverses[starts]
    return np.asarray(numbers ^ (numbers >> np.uint64(32)))


@lru_cache(maxsize=1)
def _ascii_table() -> bytes:
    return _table(_TABLES[0]).narrow.tobytes() + bytes(128)


class _Table(NamedTuple):
    """What each code point is.

    narrow: as one byte (`Letters`). letters: a random number for the letter it folds to.
    """

    narrow: NDArray[np.uint8]
    letters: UInts


def _limit(codes: NDArray[np.uint32]) -> int:
    highest = int(codes.max())
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
    size = max(CHUNK, 1 << (n - 1).bit_length()) if n > 1 else CHUNK
    powers, inverses = _power_tables(size * 2 if n > size else size)
    return powers[:n], inverses[:n]


@lru_cache(maxsize=2)
def _power_tables(size: int) -> tuple[UInts, UInts]:
    bases = np.full((2, size), 1, np.uint64)
    bases[0, 1:], bases[1, 1:] = np.uint64(_BASE), np.uint64(_INVERSE)
    np.cumprod(bases, axis=1, out=bases)
    return bases[0], bases[1]
