"""Two sentences or passages word by word: kept, replaced, dropped and added, with offsets.

Assumes that a reader wants few, whole changes: a lone "the" between two changes is no kept text.
Runs of kept words are chosen by dynamic programming (`word_runs`). Fails to see that words were
moved inside a sentence: they are dropped here and added there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.alignment.word_gaps import DiffBlock, gap
from analysis.alignment.word_runs import matches
from analysis.params import Params
from analysis.text import normalize
from analysis.text.reading import reading

_TOKEN = re.compile(
    r"(?<![^\s(\[“\"‘'$£€¥])[-−–](?:(?=[$£€¥]\d)|\d+(?:[.,]\d+)*\w*)"
    rf"|\d+(?:[.,]\d+)+\w*|[$£€¥%]|{normalize.WORD.pattern}"
)
"""A number with its minus and its decimals is one word; so are currency and per cent signs: they
carry sense."""
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_MINUS = str.maketrans("−–", "--")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚‹›`´", "'"))

_TURNED = {"only_a": "only_b", "only_b": "only_a"}
_DEFAULTS = Params()


class Change(NamedTuple):
    """One piece of the comparison, with half-open offsets into each text.

    op: same, replaced, only_a, only_b or punctuation. On the side where there is nothing, start
    equals stop. `punctuation` covers signs between kept words, or words that differ by a hyphen or
    a space alone.
    """

    op: str
    start_a: int
    stop_a: int
    start_b: int
    stop_b: int


class _DiffWords(NamedTuple):
    """Words of a text for comparing: folded forms and offsets."""

    folded: list[str]
    spans: list[tuple[int, int]]


def diff(text_a: str, text_b: str, params: Params = _DEFAULTS) -> list[Change]:
    """The changes that lead from one text to the other, in order: every word stands in one.

    Case, the style of quotation marks and what a reading form sets aside are no changes.

    >>> a, b = "It would stop some sales.", "It will stop sales!"
    >>> [(c.op, a[c.start_a : c.stop_a], b[c.start_b : c.stop_b]) for c in diff(a, b)][1:4]
    [('replaced', 'would', 'will'), ('same', 'stop', 'stop'), ('only_a', 'some', '')]
    """
    a, b = reading(text_a), reading(text_b)
    return [
        Change(c.op, *a.given(c.start_a, c.stop_a), *b.given(c.start_b, c.stop_b))
        for c in _changes(a.form, b.form, params)
    ]


def _changes(text_a: str, text_b: str, params: Params) -> list[Change]:
    """The changes between two texts in their reading forms."""
    if text_b < text_a:
        return [_turned(change) for change in _changes(text_b, text_a, params)]
    a, b = _tokens(text_a), _tokens(text_b)
    changes: list[Change] = []
    for op, i, k, j, m in _pieces(a.folded, b.folded, params):
        if op == "same":
            changes += _kept(text_a, text_b, a.spans[i:k], b.spans[j:m])
        else:
            places = (*_extent(a.spans, i, k, text_a), *_extent(b.spans, j, m, text_b))
            changes.append(Change(op, *places))
    return _with_edges(text_a, text_b, changes)


def changed_words(
    text_a: str, text_b: str, params: Params = _DEFAULTS
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of each text whose words the other has not; punctuation stays quiet.

    >>> changed_words("We will run.", "We shall run.")
    ([(3, 7)], [(3, 8)])
    """
    loud = [c for c in diff(text_a, text_b, params) if c.op not in {"same", "punctuation"}]
    return (
        [(c.start_a, c.stop_a) for c in loud if c.start_a < c.stop_a],
        [(c.start_b, c.stop_b) for c in loud if c.start_b < c.stop_b],
    )


def _turned(change: Change) -> Change:
    """The change seen from the other side."""
    op = _TURNED.get(change.op, change.op)
    return Change(op, change.start_b, change.stop_b, change.start_a, change.stop_a)


def _tokens(text: str) -> _DiffWords:
    spans = [m.span() for m in _TOKEN.finditer(text)]
    return _DiffWords([_folded(text[start:stop]) for start, stop in spans], spans)


def _folded(word: str) -> str:
    """A word as it is compared: case, the mark of thousands and the form of a minus aside.

    >>> _folded("1,240"), _folded("−5")
    ('1240', '-5')
    """
    return _THOUSANDS.sub("", normalize.fold(word)).translate(_MINUS)


def _extent(spans: list[tuple[int, int]], first: int, last: int, text: str) -> tuple[int, int]:
    """Offsets of words first to last (exclusive); an empty stretch stands before the next word."""
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
    """The changes with the signs before the first and after the last kept word, if they differ."""
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


def _pieces(a: list[str], b: list[str], params: Params) -> list[DiffBlock]:
    """The comparison in words."""
    found: list[DiffBlock] = []
    at_a = at_b = 0
    for i, j, n in [*_runs(matches(a, b, params)), (len(a), len(b), 0)]:
        found += gap(a[at_a:i], b[at_b:j], at_a, at_b, params)
        if n:
            found.append(DiffBlock("same", i, i + n, j, j + n))
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
