"""Stretches of a text, and runs of words that two texts share."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")
Span = tuple[int, int]
"""Where a stretch of a text begins and stops, in code points."""
Edit = tuple[int, int, str]
"""A stretch of a text and what stands for it in another form."""
_MOST = 400
"""Words of a sentence that are compared: the search is quadratic, and sentences are shorter."""


def apart(found: Iterable[T], span: Callable[[T], Span]) -> list[T]:
    """What was found in order of place; of two that overlap the earlier, longer one is kept.

    >>> apart([(4, 9), (0, 3), (0, 5), (5, 7)], lambda one: one)
    [(0, 5), (5, 7)]
    """
    kept: list[T] = []
    reach = 0
    for one in sorted(found, key=lambda one: (span(one)[0], -span(one)[1])):
        start, stop = span(one)
        if not kept or start >= reach:
            kept.append(one)
            reach = stop
    return kept


def longest_run(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[int, int, int]:
    """Where the longest run of equal items begins on either side, and its length.

    Of equal runs it is the first in a, then the first in b; (0, 0, 0) where nothing is equal.

    >>> longest_run("the old bridge".split(), "an old bridge".split())
    (1, 1, 2)
    """
    matcher = SequenceMatcher(None, a[:_MOST], b[:_MOST], autojunk=False)
    run = matcher.find_longest_match()
    return run.a, run.b, run.size
