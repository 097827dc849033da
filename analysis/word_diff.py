"""Two sentences or passages word by word: what was kept, replaced, dropped and added, with offsets.

Assumes that a reader wants few, whole changes: a lone "the" between two changes is no kept text. Runs of kept words are
chosen by dynamic programming (`word_runs`). Fails to see that words were moved inside a sentence: they are dropped here
and added there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis import normalize
from analysis.word_runs import equal_ends, matches

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)+\w*|[$£€¥%]|{normalize.WORD.pattern}")
"""A number with its decimals is one word; currency and per cent signs are words: they carry the sense."""
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚‹›`´", "'"))

_ALIKE = 0.72
"""Likeness of letters (normalised Indel) from which a changed word counts as the same word in another form (prohibits,
prohibited: .84). It decides only which changed words are shown side by side, so nothing was tuned."""
_LETTERS = (4, 40)
"""Shorter words look alike by chance (his, this); longer ones are no words and cost their square."""
_GAP = 400
"""Largest stretch searched for words in another form, in pairs of words."""


class Change(NamedTuple):
    """One piece of the comparison, half-open offsets into each text; op: same, replaced, only_a, only_b or punctuation.

    On the side where there is nothing, start equals stop. `punctuation` covers signs between kept words, or words that
    differ by a hyphen or a space alone.
    """

    op: str
    start_a: int
    stop_a: int
    start_b: int
    stop_b: int


class _Tokens(NamedTuple):
    """Words of a text for comparing: folded forms and offsets."""

    folded: list[str]
    spans: list[tuple[int, int]]


def diff(text_a: str, text_b: str) -> list[Change]:
    """The changes that lead from one text to the other, in order; together they hold every word of both.

    Case, the style of quotation marks and white space are no changes.

    >>> a, b = "It would prevent some sharing.", "It will prevent sharing!"
    >>> [(c.op, a[c.start_a:c.stop_a], b[c.start_b:c.stop_b]) for c in diff(a, b)]
    [('same', 'It', 'It'), ('replaced', 'would', 'will'), ('same', 'prevent', 'prevent'), ('only_a', 'some', ''), \
('same', 'sharing', 'sharing'), ('punctuation', '.', '!')]
    """
    if text_b < text_a:
        return [
            Change(_TURNED.get(c.op, c.op), c.start_b, c.stop_b, c.start_a, c.stop_a)
            for c in diff(text_b, text_a)
        ]
    a, b = _tokens(text_a), _tokens(text_b)
    changes: list[Change] = []
    for op, (i, k), (j, m) in _operations(a.folded, b.folded):
        if op == "same":
            changes += _kept(text_a, text_b, a.spans[i:k], b.spans[j:m])
        else:
            changes.append(
                Change(op, *_extent(a.spans, i, k, text_a), *_extent(b.spans, j, m, text_b))
            )
    return _with_edges(text_a, text_b, changes)


_TURNED = {"only_a": "only_b", "only_b": "only_a"}


def changed_words(text_a: str, text_b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of each text whose words the other has not, for emphasis; punctuation stays quiet.

    >>> changed_words("We will run.", "We shall run.")
    ([(3, 7)], [(3, 8)])
    """
    loud = [c for c in diff(text_a, text_b) if c.op not in {"same", "punctuation"}]
    return (
        [(c.start_a, c.stop_a) for c in loud if c.start_a < c.stop_a],
        [(c.start_b, c.stop_b) for c in loud if c.start_b < c.stop_b],
    )


def _tokens(text: str) -> _Tokens:
    spans = [m.span() for m in _TOKEN.finditer(text)]
    return _Tokens(
        [_THOUSANDS.sub("", normalize.fold(text[start:stop])) for start, stop in spans], spans
    )


def _extent(spans: list[tuple[int, int]], first: int, last: int, text: str) -> tuple[int, int]:
    """Offsets of the words first to last (exclusive); an empty stretch stands just before the next word."""
    if first < last:
        return spans[first][0], spans[last - 1][1]
    place = spans[first][0] if first < len(spans) else len(text.rstrip())
    return place, place


def _kept(
    text_a: str, text_b: str, a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> list[Change]:
    """A run of kept words, cut where the signs between two of them differ."""
    changes, start = [], 0
    for n in range(1, len(a)):
        one, other = (a[n - 1][1], a[n][0]), (b[n - 1][1], b[n][0])
        if _signs(text_a[slice(*one)]) != _signs(text_b[slice(*other)]):
            changes.append(Change("same", a[start][0], one[0], b[start][0], other[0]))
            changes.append(Change("punctuation", *one, *other))
            start = n
    return [*changes, Change("same", a[start][0], a[-1][1], b[start][0], b[-1][1])]


def _signs(text: str) -> str:
    """What stands between two words, white space and the style of quotation marks aside."""
    return "".join(text.split()).translate(_QUOTES)


def _with_edges(text_a: str, text_b: str, changes: list[Change]) -> list[Change]:
    """The changes with the signs before the first and after the last kept word, where they differ."""
    if not changes:
        edges = [(0, len(text_a), 0, len(text_b))]
        return [Change("punctuation", *edge) for edge in edges if _signs(text_a) != _signs(text_b)]
    first, last = changes[0], changes[-1]
    before = Change("punctuation", 0, first.start_a, 0, first.start_b)
    after = Change("punctuation", last.stop_a, len(text_a), last.stop_b, len(text_b))
    return [
        *_if_differs(text_a, text_b, before, first),
        *changes,
        *_if_differs(text_a, text_b, after, last),
    ]


def _if_differs(text_a: str, text_b: str, edge: Change, beside: Change) -> list[Change]:
    signs = _signs(text_a[edge.start_a : edge.stop_a]), _signs(text_b[edge.start_b : edge.stop_b])
    return [edge] if beside.op == "same" and signs[0] != signs[1] else []


_Stretch = tuple[int, int]


def _operations(a: list[str], b: list[str]) -> list[tuple[str, _Stretch, _Stretch]]:
    """The comparison in words: (op, words of a, words of b), half-open numbers of words."""
    found: list[tuple[str, _Stretch, _Stretch]] = []
    at_a = at_b = 0
    for i, j, n in [*_runs(matches(a, b)), (len(a), len(b), 0)]:
        found += _gap(a, b, (at_a, i), (at_b, j))
        if n:
            found.append(("same", (i, i + n), (j, j + n)))
        at_a, at_b = i + n, j + n
    return found


def _runs(matches: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Matches that follow each other on both sides, joined: (first of a, first of b, length)."""
    runs: list[tuple[int, int, int]] = []
    for i, j in matches:
        if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (i, j):
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs


def _gap(
    a: list[str], b: list[str], one: _Stretch, other: _Stretch
) -> list[tuple[str, _Stretch, _Stretch]]:
    """What stands between two runs of kept words: a word in another form or spelling is a change of its own."""
    if one[0] == one[1] and other[0] == other[1]:
        return []
    if one[0] == one[1] or other[0] == other[1]:
        return [("only_b" if one[0] == one[1] else "only_a", one, other)]
    beside = equal_ends(a[slice(*one)], b[slice(*other)])
    if beside != (0, 0):
        return _between_ends(a, b, one, other, beside)
    inner = _inner(a, b, one, other)
    if inner is None:
        return [("replaced", one, other)]
    _, (i, k), (j, m) = inner
    return [*_gap(a, b, (one[0], i), (other[0], j)), inner, *_gap(a, b, (k, one[1]), (m, other[1]))]


def _between_ends(
    a: list[str], b: list[str], one: _Stretch, other: _Stretch, ends: tuple[int, int]
) -> list[tuple[str, _Stretch, _Stretch]]:
    """A gap with its equal ends told apart; only beside a word in another form does a gap have such ends."""
    (i, k), (j, m), (head, tail) = one, other, ends
    first = [("same", (i, i + head), (j, j + head))] if head else []
    last = [("same", (k - tail, k), (m - tail, m))] if tail else []
    return [*first, *_gap(a, b, (i + head, k - tail), (j + head, m - tail)), *last]


def _inner(
    a: list[str], b: list[str], one: _Stretch, other: _Stretch
) -> tuple[str, _Stretch, _Stretch] | None:
    """The words of a gap that belong together most plainly; long gaps are not searched."""
    if (one[1] - one[0]) * (other[1] - other[0]) > _GAP:
        return None
    apart = next(
        (
            pair
            for pair in _pieces(one, other)
            if _written_apart(a[slice(*pair[0])], b[slice(*pair[1])])
        ),
        None,
    )
    if apart:
        return ("punctuation", *apart)
    form = _other_form(a, b, one, other)
    return form and ("replaced", (form[0], form[0] + 1), (form[1], form[1] + 1))


def _pieces(one: _Stretch, other: _Stretch) -> Iterator[tuple[_Stretch, _Stretch]]:
    """Every two words of one side with every word of the other."""
    for i in range(*one):
        for j in range(*other):
            if i + 2 <= one[1]:
                yield (i, i + 2), (j, j + 1)
            if j + 2 <= other[1]:
                yield (i, i + 1), (j, j + 2)


def _written_apart(a: list[str], b: list[str]) -> bool:
    """Whether both are the same letters, cut differently by a hyphen or a space; never so between two digits."""
    glued = any(x[-1].isdigit() and y[0].isdigit() for side in (a, b) for x, y in pairwise(side))
    return not glued and "".join(a) == "".join(b)


def _other_form(
    a: list[str], b: list[str], one: _Stretch, other: _Stretch
) -> tuple[int, int] | None:
    """The two words of a gap that are most alike, if they are one word in two forms."""
    from rapidfuzz.distance import Indel

    likeness = [
        (Indel.normalized_similarity(a[i], b[j]), -abs(i - one[0] - j + other[0]), -i, -j)
        for i in range(*one) for j in range(*other) if _comparable(a[i], b[j])
    ]  # fmt: skip
    best = max(likeness, default=(0.0, 0, 0, 0))
    return (-best[2], -best[3]) if best[0] >= _ALIKE else None


def _comparable(one: str, other: str) -> bool:
    return (
        one != other
        and min(len(one), len(other)) >= _LETTERS[0]
        and max(len(one), len(other)) <= _LETTERS[1]
    )
