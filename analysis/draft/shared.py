"""Runs of words that a draft shares with other articles, each once with all that hold it.

Assumes that a run of `Params.min_run` words is no chance, as everywhere. Of runs that overlap the
longest stands for the others; an article that has only a part of it is not named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.draft.ground import Ground, Stretch
from analysis.draft.replies import SAME, Check, Reply, check
from analysis.text import normalize
from analysis.text.normalize import Words
from analysis.text.spans import Span

_OVERLAP = 3
"""Words that two runs of the list may have in common."""


class SharedRun(NamedTuple):
    """Words first..last-1 of the draft that stand from word `at` on in a source."""

    first: int
    last: int
    source: str
    at: int


def shared(ground: Ground, aside: Sequence[Span]) -> Iterator[Check]:
    """A check for every run of words of the draft that stands elsewhere.

    aside: where the draft quotes; a run wholly inside is a quotation's.
    """
    own = normalize.words(ground.texts[ground.draft_id])
    held = {source: normalize.words(ground.texts[source]) for source in ground.sources}
    every = [run for source in held for run in _runs(own, held[source], source, ground)]
    for first, last in _longest([run for run in every if not _is_inside(_span(own, run), aside)]):
        holders = [run for run in every if run.first <= first and last <= run.last]
        found = [_reply(held[run.source], run, first, last) for run in holders]
        yield check("shared wording", (int(own.starts[first]), int(own.stops[last - 1])), found)


def _runs(own: Words, other: Words, source: str, ground: Ground) -> Iterator[SharedRun]:
    """The runs that a draft and a source share, each as long as it goes, in the draft's order."""
    least = ground.params.min_run
    places = _places(other.folded, least)
    at = 0
    while at + least <= len(own.folded):
        starts = places.get(tuple(own.folded[at : at + least]), [])
        if not starts:
            at += 1
            continue
        length, start = max((_length(own.folded, at, other.folded, n), -n) for n in starts)
        yield SharedRun(at, at + length, source, -start)
        at += length


def _places(words: Sequence[str], least: int) -> Mapping[tuple[str, ...], list[int]]:
    """Where each run of the least length begins; of what repeats the first few places."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in range(len(words) - least + 1):
        held = found[tuple(words[n : n + least])]
        if len(held) < _REPEATS:
            held.append(n)
    return found


_REPEATS = 8
"""Places of one run that are tried; more of them are a list or a refrain."""


def _length(one: Sequence[str], n: int, two: Sequence[str], m: int) -> int:
    """How many words are the same from two places on."""
    start = n
    while n < len(one) and m < len(two) and one[n] == two[m]:
        n, m = n + 1, m + 1
    return n - start


def _span(own: Words, run: SharedRun) -> Span:
    return int(own.starts[run.first]), int(own.stops[run.last - 1])


def _is_inside(span: Span, aside: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= stop for start, stop in aside)


def _longest(runs: Sequence[SharedRun]) -> list[tuple[int, int]]:
    """The longest runs of the draft that hardly overlap, in its order."""
    kept: list[tuple[int, int]] = []
    for run in sorted(runs, key=lambda run: (run.first - run.last, run.first)):
        if all(min(run.last, b) - max(run.first, a) <= _OVERLAP for a, b in kept):
            kept.append((run.first, run.last))
    return sorted(kept)


def _reply(held: Words, run: SharedRun, first: int, last: int) -> Reply:
    start, stop = run.at + first - run.first, run.at + last - run.first
    place = Stretch(run.source, int(held.starts[start]), int(held.stops[stop - 1]))
    return Reply(SAME, place, score=float(run.last - run.first))
