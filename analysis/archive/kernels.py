"""What is done to words: a batch of rows in, a batch of rows out, whatever the size of batches.

Each function returns a kernel for an engine to map over a query; its docstring names the columns
that come in.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.archive import schema
from analysis.archive.rules import PARAMS, ArchiveRules
from analysis.params import Params
from analysis.reuse.grams import crossing_end, hashes_of
from analysis.reuse.passages import are_moved, are_quoted, both_sides, in_order_given
from analysis.reuse.spans import KINDS, Shared
from analysis.reuse.standing import may_stand
from analysis.reuse.tokens import Batch, Ints, Tokens, UInts, batch, tokenize
from analysis.reuse.wording import wording_of_pairs
from analysis.text.reading import reading

Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]
STOP_BITS = 24
"""A stretch is one number where several come in one cell: start * 2^24 + stop."""
_HEAD = 200
"""Letters by which texts are put in order; those of one beginning stay as they came."""
_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93))


class Sequences(NamedTuple):
    """Sequences of words of several texts, none over the end of its text, in order.

    h: their numbers. text, pos: whose, and which word of it begins. place: the same in `Tokens`.
    """

    h: UInts
    text: Ints
    pos: Ints
    place: Ints

    def at(self, rows: Ints) -> "Sequences":
        """Some of them."""
        return Sequences(self.h[rows], self.text[rows], self.pos[rows], self.place[rows])


def kept(texts: Sequence[str], rules: ArchiveRules) -> Sequences:
    """The sequences by which texts are looked up."""
    every = sequences(tokenize(texts), rules.words)
    return every.at(winnowed(every.h, every.text, rules.window))


def sequences(tokens: Tokens, size: int) -> Sequences:
    """All sequences of `size` words."""
    n = max(0, len(tokens.hashes) - size + 1)
    inside = np.ones(n, np.bool_)
    inside[crossing_end(tokens.bounds, size, 0, n)] = False
    place = np.flatnonzero(inside)
    text = tokens.texts[place].astype(np.int64)
    return Sequences(_spread(hashes_of(tokens, size, 0, n)[place]), text,
                     place - tokens.bounds[text], place)  # fmt: skip


def _spread(h: UInts) -> UInts:
    """Numbers whose order says nothing of the words (the end of splitmix64)."""
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(h ^ (h >> np.uint64(31)))


def winnowed(h: UInts, text: Ints, window: int) -> Ints:
    """Rows that hold the smallest number of some `window` neighbours of one text.

    Any so many in a row hold a row kept; a text of fewer rows keeps all.
    """
    n = len(h) - window + 1
    if window == 1 or n <= 0:
        return np.arange(len(h))
    lowest = np.minimum.reduce([h[k : n + k] for k in range(window)])
    whole = text[:n] == text[window - 1 :]
    chosen = np.bincount(text)[text] < window
    for k in range(window):
        chosen[k : n + k] |= whole & (h[k : n + k] == lowest)
    return np.flatnonzero(chosen)


def postings(rules: ArchiveRules) -> Kernel:
    """(doc, text) to `schema.POSTINGS`."""

    def kernel(rows: pa.RecordBatch) -> pa.RecordBatch:
        docs, found = _ints(rows, "doc"), kept(rows.column("text").to_pylist(), rules)
        gap = np.diff(found.place, prepend=0)
        before = np.roll(found.h, 1) * np.uint64(31) + gap.astype(np.uint64)
        alone = np.diff(found.text, prepend=-1) != 0
        step = np.where(alone, rules.words, np.minimum(gap, rules.words))
        prev = pa.array(before.view(np.int64), mask=alone)
        places = (found.h.view(np.int64), docs[found.text], found.pos)
        return _batch(schema.POSTINGS, *places, prev, step, _is_first(found))

    return kernel


def _is_first(found: Sequences) -> NDArray[np.int32]:
    """1 for the first place of a sequence in its text, else 0."""
    first = np.zeros(len(found.h), np.int32)
    key = found.h * _FACTORS[0] + found.text.astype(np.uint64) * _FACTORS[1]
    first[np.unique(key, return_index=True)[1]] = 1
    return first


def short_places(rules: ArchiveRules) -> Kernel:
    """(doc, text, places: of sequences that several articles hold) to `schema.SHORT`."""

    def kernel(rows: pa.RecordBatch) -> pa.RecordBatch:
        cells = [np.unique(np.array(c, np.int64)) for c in rows.column("places").to_pylist()]
        made, start, stop = _may_stand(rows, cells, rules)
        held = _ranges(start, stop - rules.words + 1)
        text = made.tokens.texts[held]
        return _batch(schema.SHORT, _ints(rows, "doc")[text], held - made.tokens.bounds[text])

    return kernel


def heads(rows: pa.RecordBatch) -> pa.RecordBatch:
    """(doc, text) to `schema.HEADS`."""
    texts = rows.column("text").to_pylist()
    return _batch(schema.HEADS, _ints(rows, "doc"), [text[:_HEAD] for text in texts])


def asides(rules: ArchiveRules) -> Kernel:
    """(doc, text, places: of sequences that several articles hold) to `schema.ASIDE`.

    A place comes twice as large, and one larger where the sequence is standing text: from the first
    to the last of those a stretch is set aside.
    """

    def kernel(rows: pa.RecordBatch) -> pa.RecordBatch:
        cells = [np.unique(np.array(c, np.int64)) for c in rows.column("places").to_pylist()]
        made, start, stop = _may_stand(rows, [cell >> 1 for cell in cells], rules)
        stands = _placed(made, [cell[cell % 2 == 1] >> 1 for cell in cells])
        first = np.searchsorted(stands, start)
        last = np.searchsorted(stands, stop - rules.words + 1)
        held = np.flatnonzero(first < last)
        start, stop = stands[first[held]], stands[last[held] - 1] + rules.words
        text = made.tokens.texts[start]
        low = made.tokens.bounds[text]
        return _batch(schema.ASIDE, _ints(rows, "doc")[text], start - low, stop - low)

    return kernel


def _may_stand(
    rows: pa.RecordBatch, places: Sequence[Ints], rules: ArchiveRules
) -> tuple[Batch, Ints, Ints]:
    """The texts of the rows, and the stretches made of places in each that may stand."""
    texts = rows.column("text").to_pylist()
    made = Batch(np.arange(len(texts)), texts, tokenize(texts))
    common, least = _placed(made, places), PARAMS.min_exact
    start, stop, _ = may_stand(made, common, rules.words, least, _at_edges(rules))
    return made, start, stop


def _placed(made: Batch, places: Sequence[Ints]) -> Ints:
    """Places in each text as places in all of them."""
    low = np.repeat(made.tokens.bounds[:-1], [len(cell) for cell in places])
    return np.asarray(np.concatenate([np.empty(0, np.int64), *places]) + low, np.int64)


def _ranges(first: Ints, last: Ints) -> Ints:
    """The numbers from each first up to its last, one behind the other."""
    n = last - first
    return np.asarray(np.arange(n.sum()) - np.repeat(np.cumsum(n) - n - first, n))


def _at_edges(rules: ArchiveRules) -> Params:
    """A kept sequence may begin some words behind the edge of its stretch."""
    return Params(edge_words=PARAMS.edge_words + rules.window - 1)


def gone(rules: ArchiveRules) -> Kernel:
    """(doc, start_word, stop_word) to `schema.GONE`; a place may come twice."""

    def kernel(rows: pa.RecordBatch) -> pa.RecordBatch:
        first = np.maximum(_ints(rows, "start_word") - rules.words + 1, 0)
        last = _ints(rows, "stop_word")
        docs = np.repeat(_ints(rows, "doc"), last - first)
        return _batch(schema.GONE, docs, _ranges(first, last))

    return kernel


def passages(rules: ArchiveRules) -> Kernel:
    """(a, b, text_a, text_b, spans_a, spans_b: words set aside) to `schema.PASSAGES`."""

    def kernel(rows: pa.RecordBatch) -> pa.RecordBatch:
        a, b = _ints(rows, "a"), _ints(rows, "b")
        docs, first = np.unique(np.concatenate([a, b]), return_index=True)
        texts = [_cell(rows, "text", n).as_py() for n in first.tolist()]
        made = batch(texts)
        place = np.argsort(made.order)
        pairs = np.sort(np.stack([place[np.searchsorted(docs, x)] for x in (a, b)], axis=1), axis=1)
        stretches = [_cell(rows, "spans", first[n]).as_py() for n in made.order.tolist()]
        aside = flags(made.tokens, stretches)
        return _found(made, docs, wording_of_pairs(made, pairs, aside, rules.floor, PARAMS))

    return kernel


def _cell(rows: pa.RecordBatch, column: str, n: int) -> pa.Scalar:
    """The cell of row n of both sides of pairs, one below the other."""
    size = rows.num_rows
    return rows.column(f"{column}_a")[n] if n < size else rows.column(f"{column}_b")[n - size]


def flags(tokens: Tokens, stretches: Sequence[Sequence[int] | None]) -> NDArray[np.bool_]:
    """Which words are set aside; stretches of each text as numbers (`STOP_BITS`)."""
    aside = np.zeros(len(tokens.hashes), np.bool_)
    for low, cell in zip(tokens.bounds.tolist(), stretches, strict=False):
        for code in cell or ():
            aside[low + (code >> STOP_BITS) : low + (code & ((1 << STOP_BITS) - 1))] = True
    return aside


def _found(made: Batch, docs: Ints, shared: Shared) -> pa.RecordBatch:
    sides = both_sides(made, shared)
    places = (docs[sides.article_a], sides.start_a, sides.stop_a,
              docs[sides.article_b], sides.start_b, sides.stop_b)  # fmt: skip
    kind = np.array(KINDS, object)[sides.kind]
    quoted = are_quoted(in_order_given(made), sides)
    return _batch(schema.PASSAGES, _numbers(*places), *places, kind, sides.n_words_a,
                  sides.n_words_b, np.round(sides.score, 3), quoted, are_moved(sides))  # fmt: skip


def _numbers(*places: Ints) -> Ints:
    """A number of 63 bits for each passage, from its articles and its first characters."""
    number = np.zeros(len(places[0]), np.uint64)
    for n in (0, 1, 3, 4):
        number = _spread(number * _FACTORS[0] + places[n].astype(np.uint64) + _FACTORS[1])
    return (number >> np.uint64(1)).astype(np.int64)


def as_given(rows: pa.RecordBatch) -> pa.RecordBatch:
    """(doc, text, spans: stretches of its reading form) to `schema.GIVEN`."""
    found: list[tuple[int, int, int, int, int]] = []
    for doc, text, cell in zip(*(rows.column(n).to_pylist() for n in ("doc", "text", "spans")),
                               strict=True):  # fmt: skip
        read = reading(text)
        spans = [(code >> STOP_BITS, code & ((1 << STOP_BITS) - 1)) for code in sorted(set(cell))]
        found += [(doc, start, stop, *read.given(start, stop)) for start, stop in spans]
    columns = zip(*found, strict=True) if found else [()] * len(schema.GIVEN)
    return _batch(schema.GIVEN, *columns)


def _ints(rows: pa.RecordBatch, column: str) -> Ints:
    return np.asarray(rows.column(column).to_numpy(zero_copy_only=False), np.int64)


def _batch(kinds: pa.Schema, *columns: object) -> pa.RecordBatch:
    arrays = [pa.array(column, type=kind.type) if not isinstance(column, pa.Array) else column
              for column, kind in zip(columns, kinds, strict=True)]  # fmt: skip
    return pa.RecordBatch.from_arrays(arrays, schema=kinds)
