"""What stands between two runs of kept words: words replaced, dropped, added or only spelt apart.

Assumes that a word in another form or spelling answers its likeness (prohibits, prohibited), and
that all else between two runs is one change. Fails on words that look alike by chance (form, from).
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from analysis.alignment.word_runs import equal_ends
from analysis.text.likeness import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.params import Params

_SEARCHED = 400
"""Largest gap searched for like words, in pairs of words, to bound time."""
_LONGEST = 40
"""Longer words, in letters, are no words and cost their square."""


class DiffBlock(NamedTuple):
    """One operation in words: op and half-open numbers of words on both sides."""

    op: str
    i: int
    k: int
    j: int
    m: int


def gap(a: list[str], b: list[str], i: int, j: int, params: Params) -> list[DiffBlock]:
    """The pieces of a gap that holds words `a` on one side and `b` on the other, from i and j on.

    >>> from analysis.params import Params
    >>> gap(["may", "prohibit"], ["prohibits"], 0, 0, Params())
    [DiffBlock(op='only_a', i=0, k=1, j=0, m=0), DiffBlock(op='replaced', i=1, k=2, j=0, m=1)]
    """
    if not a and not b:
        return []
    whole = DiffBlock("replaced", i, i + len(a), j, j + len(b))
    if not a or not b:
        return [whole._replace(op="only_a" if a else "only_b")]
    inner = _equal_end(a, b) or _like(a, b, params)
    if inner is None:
        return [whole]
    before = gap(a[: inner.i], b[: inner.j], i, j, params)
    after = gap(a[inner.k :], b[inner.m :], i + inner.k, j + inner.m, params)
    return [
        *before,
        DiffBlock(inner.op, i + inner.i, i + inner.k, j + inner.j, j + inner.m),
        *after,
    ]


def _equal_end(a: list[str], b: list[str]) -> DiffBlock | None:
    """Equal words at either end; only beside a word in another form does a gap have them."""
    head, tail = equal_ends(a, b)
    if head:
        return DiffBlock("same", 0, head, 0, head)
    return DiffBlock("same", len(a) - tail, len(a), len(b) - tail, len(b)) if tail else None


def _like(a: list[str], b: list[str], params: Params) -> DiffBlock | None:
    """The words of a gap that belong together most plainly; long gaps are not searched."""
    if len(a) * len(b) > _SEARCHED:
        return None
    apart = (DiffBlock("punctuation", *piece) for piece in _two_and_one(len(a), len(b)))
    spelt = next((p for p in apart if _spelt_apart(a[p.i : p.k], b[p.j : p.m])), None)
    return spelt or _other_form(a, b, params)


def _two_and_one(n_a: int, n_b: int) -> Iterator[tuple[int, int, int, int]]:
    """Every two words of one side with every word of the other."""
    for i, j in product(range(n_a), range(n_b)):
        if i + 2 <= n_a:
            yield i, i + 2, j, j + 1
        if j + 2 <= n_b:
            yield i, i + 1, j, j + 2


def _spelt_apart(a: list[str], b: list[str]) -> bool:
    """Whether both are the same letters, cut by a hyphen or a space; never between two digits."""
    digits = any(x[-1].isdigit() and y[0].isdigit() for side in (a, b) for x, y in pairwise(side))
    return not digits and "".join(a) == "".join(b)


def _other_form(a: list[str], b: list[str], params: Params) -> DiffBlock | None:
    """The two words that are most alike, if they are one word in two forms."""
    likeness = (
        (_likeness(one, other, params), -abs(i - j), -i, -j)
        for (i, one), (j, other) in product(enumerate(a), enumerate(b))
    )
    best, _, i, j = max(likeness)
    return DiffBlock("replaced", -i, 1 - i, -j, 1 - j) if best >= params.diff_likeness else None


def _likeness(one: str, other: str, params: Params) -> float:
    """Likeness of letters (normalised Indel); 0 for equal, very short and very long words."""
    lengths = sorted((len(one), len(other)))
    if one == other or lengths[0] < params.diff_letters or lengths[1] > _LONGEST:
        return 0.0
    return letters(one, other)
