"""Two articles laid out in rows, so that what answers each other stands level.

A block is a paragraph, or a part of a long one. Blocks that answer each other share a row; what
stands between two such rows has a row of its own, the left side's beside the right side's.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MAX_SENTENCES = 4
"""A longer paragraph is cut into blocks of this many: texts that came as one line still align."""


class Block(NamedTuple):
    """Sentences `first` to `last` (one past); `goes_on`: their paragraph began before."""

    first: int
    last: int
    goes_on: bool


class Row(NamedTuple):
    """Blocks of the left beside blocks of the right; each `last` is one past."""

    left_first: int
    left_last: int
    right_first: int
    right_last: int


def blocks(text: str, spans: Sequence[tuple[int, int]]) -> list[Block]:
    r"""The sentences of a text in blocks; a line break between two sentences ends a paragraph.

    >>> blocks("One. Two.\nThree.", [(0, 4), (5, 9), (10, 16)])
    [Block(first=0, last=2, goes_on=False), Block(first=2, last=3, goes_on=False)]
    """
    found: list[Block] = []
    first, goes_on = 0, False
    for n in range(1, len(spans) + 1):
        ends = n == len(spans) or "\n" in text[spans[n - 1][1] : spans[n][0]]
        if ends or n - first == MAX_SENTENCES:
            found.append(Block(first, n, goes_on))
            first, goes_on = n, not ends
    return found


def owners(found: Sequence[Block]) -> list[int]:
    """The block of every sentence.

    >>> owners([Block(0, 2, False), Block(2, 3, False)])
    [0, 0, 1]
    """
    return [n for n, block in enumerate(found) for _ in range(block.first, block.last)]


def chain(edges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of edges that goes down both sides; the others are moved text.

    >>> chain([(0, 0), (1, 3), (2, 1), (3, 2)])
    [(0, 0), (2, 1), (3, 2)]
    """
    ordered = sorted(set(edges))
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(ordered)
    for n, (_, right) in enumerate(ordered):
        place = bisect_right(tails, right)
        before[n] = ends[place - 1] if place else -1
        tails[place : place + 1] = [right]
        ends[place : place + 1] = [n]
    kept, at = [], ends[-1] if ends else -1
    while at >= 0:
        kept.append(ordered[at])
        at = before[at]
    return kept[::-1]


def rows(n_left: int, n_right: int, edges: Iterable[tuple[int, int]]) -> list[Row]:
    """Every block of both sides once, in order.

    >>> rows(3, 2, [(1, 0), (1, 1)])
    [Row(left_first=0, left_last=1, right_first=0, right_last=0), Row(left_first=1, left_last=2, right_first=0, right_last=2), Row(left_first=2, left_last=3, right_first=2, right_last=2)]
    """  # noqa: E501 - an example's output cannot be broken
    found: list[Row] = []
    level: list[Row] = []
    for left, right in chain(edges):
        if level and (left < level[-1].left_last or right < level[-1].right_last):
            level[-1] = level[-1]._replace(left_last=left + 1, right_last=right + 1)
        else:
            level.append(Row(left, left + 1, right, right + 1))
    at_left = at_right = 0
    for row in [*level, Row(n_left, n_left, n_right, n_right)]:
        if at_left < row.left_first or at_right < row.right_first:
            found.append(Row(at_left, row.left_first, at_right, row.right_first))
        found.append(row)
        at_left, at_right = row.left_last, row.right_last
    return found[:-1]
