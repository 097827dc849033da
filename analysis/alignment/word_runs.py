"""Which words two texts keep in common order: the best runs, in bounded time.

Every kept word earns its weight and every run costs one start, so that what is not worth a run is
part of the change around it. Weights assume English; elsewhere every word weighs the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

import numpy as np

from analysis.params import Params
from analysis.text.wordlists import marked

WordPair = tuple[int, int]

_NEVER = -(10**9)
"""Below every score."""


def matches(a: list[str], b: list[str], params: Params) -> list[WordPair]:
    """Numbers of the kept words on both sides, rising.

    >>> matches("the vote is on tuesday".split(), "on tuesday they vote".split(), Params())
    [(3, 0), (4, 1)]
    """
    if a == b:
        return [(n, n) for n in range(len(a))]
    if len(a) * len(b) <= params.diff_cells:
        return _best(a, b, params)
    return _by_pieces(a, b, params)


def _by_pieces(a: list[str], b: list[str], params: Params) -> list[WordPair]:
    """Kept words of long texts, each piece between two anchors on its own."""
    found: list[WordPair] = []
    at_a = at_b = 0
    for i, j in [*_anchors(a, b), (len(a), len(b))]:
        if 0 < (i - at_a) * (j - at_b) <= params.diff_cells:
            found += [(at_a + x, at_b + y) for x, y in _best(a[at_a:i], b[at_b:j], params)]
        found.append((i, j))
        at_a, at_b = i + 1, j + 1
    return found[:-1]


def _anchors(a: list[str], b: list[str]) -> list[WordPair]:
    """Equal words at both ends, and between them, in order, words that each text holds once."""
    head, tail = equal_ends(a, b)
    once = _rising(_unique_matches(a[head : len(a) - tail], b[head : len(b) - tail]))
    ends = [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return [*((n, n) for n in range(head)), *((head + i, head + j) for i, j in once), *ends]


def equal_ends(a: list[str], b: list[str]) -> tuple[int, int]:
    """How many words two stretches share at their beginning, and of the rest at their end.

    >>> equal_ends(["so", "we", "go"], ["so", "they", "go"])
    (1, 1)
    """
    shorter = min(len(a), len(b))
    head = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    return head, next((n for n in range(shorter - head) if a[-1 - n] != b[-1 - n]), shorter - head)


def _unique_matches(a: list[str], b: list[str]) -> list[WordPair]:
    """Words that stand once in each, in the order of a (patience diff, Bram Cohen)."""
    counts_a, counts_b = Counter(a), Counter(b)
    place = {word: j for j, word in enumerate(b) if counts_b[word] == 1}
    return [(i, place[word]) for i, word in enumerate(a) if counts_a[word] == 1 and word in place]


def _rising(pairs: list[WordPair]) -> list[WordPair]:
    """The longest part of the pairs that rises on both sides."""
    tops: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        tops[at : at + 1] = [j]
        lasts[at : at + 1] = [n]
        before.append(lasts[at - 1] if at else -1)
    chain, n = [], lasts[-1] if lasts else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _best(a: list[str], b: list[str], params: Params) -> list[WordPair]:
    """The kept words that earn most after the cost of their runs (Gotoh 1982, with free gaps).

    A run at the very beginning or end of both texts costs nothing.
    """
    ids = {word: n for n, word in enumerate(dict.fromkeys([*a, *b]))}
    words_b = np.array([ids[word] for word in b], dtype=np.int64)
    earns = _earnings(a, params)
    kept = np.full((len(a) + 1, len(b) + 1), _NEVER, dtype=np.int32)
    best = np.zeros_like(kept)
    for i, (word, earned) in enumerate(zip(a, earns, strict=True), start=1):
        before = np.maximum(kept[i - 1, :-1], best[i - 1, :-1] - params.diff_run_cost)
        kept[i, 1:] = np.where(words_b == ids[word], before + earned, _NEVER)
        if i == 1 and a[:1] == b[:1]:
            kept[1, 1] = earned
        best[i] = np.maximum.accumulate(np.maximum(best[i - 1], kept[i]))
    return _traced(kept, best, params.diff_run_cost)


def _earnings(words: list[str], params: Params) -> list[int]:
    """What each word earns when it is kept."""
    slight = marked("small_words", "function")
    return [params.diff_slight_word if word in slight else params.diff_full_word for word in words]


def _traced(kept: np.ndarray, best: np.ndarray, cost: int) -> list[WordPair]:
    """The way back through both tables: `kept` ends with a kept word, `best` with any."""
    i, j = kept.shape[0] - 1, kept.shape[1] - 1
    in_run = bool(kept[i, j] + cost >= best[i, j])
    found = []
    while i and j:
        if in_run or kept[i, j] == best[i, j]:
            found.append((i - 1, j - 1))
            in_run = bool(kept[i - 1, j - 1] >= best[i - 1, j - 1] - cost)
            i, j = i - 1, j - 1
        elif best[i - 1, j] == best[i, j]:
            i -= 1
        else:
            j -= 1
    return found[::-1]
