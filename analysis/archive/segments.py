"""The numbers of sequences and their articles, sorted, as files that a search maps and never reads.

A part holds the sequences of some batches in a row. As batches come, small parts become one, so a
search looks into few, however often articles were added. What is found does not depend on parts.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.reuse.tokens import Ints

Part = tuple[Ints, NDArray[np.int32]]
"""Numbers of sequences, ascending, and the article of each; articles of one number ascend."""
TIER = 4
"""A part stays by itself while it is so many times as large as all newer ones together."""
_AT_ONCE = 1 << 20
"""Rows sorted at once: a matter of memory."""


def opened(folder: Path) -> Part:
    """A part, mapped."""
    h, d = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in "hd")
    return h, d


def write(folder: Path, rows: Iterable[pa.RecordBatch]) -> None:
    """Writes a part from rows of h and doc in any order."""
    runs = []
    for n, (h, doc) in enumerate(_lots(rows)):
        (folder / f"run{n}").mkdir(parents=True, exist_ok=True)
        _save(folder / f"run{n}", [_in_order(h, doc)], len(h))
        runs.append(folder / f"run{n}")
    merge(folder, [opened(run) for run in runs])
    for run in runs:
        for name in "hd":
            (run / f"{name}.npy").unlink()
        run.rmdir()


def _lots(rows: Iterable[pa.RecordBatch]) -> Iterator[Part]:
    """The rows, so many at once."""
    held: list[pa.RecordBatch] = []
    for batch in rows:
        held.append(batch)
        if sum(one.num_rows for one in held) >= _AT_ONCE:
            yield _together(held)
            held = []
    if held:
        yield _together(held)


def _together(rows: Sequence[pa.RecordBatch]) -> Part:
    h, doc = (np.concatenate([one.column(n).to_numpy() for one in rows]) for n in ("h", "doc"))
    return h.astype(np.int64), doc.astype(np.int32)


def merge(folder: Path, parts: Sequence[Part]) -> None:
    """Writes one part that holds what some hold."""
    folder.mkdir(parents=True, exist_ok=True)
    n = sum(len(h) for h, _ in parts)
    _save(folder, _merged(parts, max(1, -(-n // _AT_ONCE))), n)


def _merged(parts: Sequence[Part], lots: int) -> Iterator[Part]:
    """What the parts hold, from the lowest numbers on; numbers are spread evenly (`kernels`)."""
    edges = [-(1 << 63) + (k << 64) // lots for k in range(lots)]
    cuts = [[*np.searchsorted(h, np.array(edges, np.int64)).tolist(), len(h)] for h, _ in parts]
    for spans in zip(*(pairwise(cut) for cut in cuts), strict=True):
        some = [(h[a:b], d[a:b]) for (h, d), (a, b) in zip(parts, spans, strict=True)]
        yield _in_order(np.concatenate([h for h, _ in some]), np.concatenate([d for _, d in some]))


def _in_order(h: Ints, doc: NDArray[np.int32]) -> Part:
    order = np.lexsort((doc, h))
    return h[order], doc[order]


def _save(folder: Path, lots: Iterable[Part], n: int) -> None:
    """Writes a part of n rows, lot by lot."""
    h, d = (np.lib.format.open_memmap(folder / f"{name}.npy", "w+", kind, (n,))
            for name, kind in (("h", np.int64), ("d", np.int32)))  # fmt: skip
    at = 0
    for numbers, docs in lots:
        h[at : at + len(numbers)], d[at : at + len(docs)] = numbers, docs
        at += len(numbers)
    for file in (h, d):
        file.flush()


def to_join(sizes: Sequence[int]) -> int:
    """How many of the newest parts become one; sizes: rows of each, the oldest first.

    >>> to_join([1000, 90, 30, 10]), to_join([1000, 10]), to_join([30, 10, 10]), to_join([5])
    (3, 1, 3, 1)
    """
    n, newer = 1, sizes[-1]
    for size in reversed(sizes[:-1]):
        if size >= TIER * newer:
            break
        n, newer = n + 1, newer + size
    return n
