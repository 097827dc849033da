"""Which words of an edited or reworded passage stand word for word on both sides."""

from collections.abc import Callable, Iterator, Sequence

from analysis.text.normalize import Words
from analysis.text.reading import read_words

ChangedWords = Callable[[str, str], tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]]]
"""Two texts to the spans of words that differ in each."""

Spans = list[tuple[int, int]]


def exact_runs(
    one: str, other: str, changed_words: ChangedWords, min_run: int
) -> tuple[Spans, Spans]:
    """Runs of at least `min_run` words that two texts share, in order, as spans of each.

    The words that `changed_words` leaves are paired in order; where it calls two words that are not
    written alike the same (225km, 225 kilometers) no pairing is safe, and nothing is claimed.

    >>> def differs(one, other):
    ...     return [(0, 3)], [(0, 4)]
    >>> exact_runs("One two three.", "Uno two three.", differs, 2)
    ([(4, 13)], [(4, 13)])
    """
    sides = [read_words(one), read_words(other)]
    kept = [
        list(_unchanged(side, spans))
        for side, spans in zip(sides, changed_words(one, other), strict=True)
    ]
    if [sides[0].folded[n] for n in kept[0]] != [sides[1].folded[n] for n in kept[1]]:
        return [], []
    runs = [run for run in _runs(list(zip(*kept, strict=True))) if len(run) >= min_run]
    found = [
        [(int(side.starts[run[0][n]]), int(side.stops[run[-1][n]])) for run in runs]
        for n, side in enumerate(sides)
    ]
    return found[0], found[1]


def _unchanged(side: Words, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Places of the words outside the spans, which are in order."""
    at = 0
    for n, (start, stop) in enumerate(zip(side.starts, side.stops, strict=True)):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or spans[at][0] >= stop:
            yield n


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs of places in runs that go on by one on both sides."""
    runs: list[list[tuple[int, int]]] = []
    for one, other in pairs:
        if runs and runs[-1][-1] == (one - 1, other - 1):
            runs[-1].append((one, other))
        else:
            runs.append([(one, other)])
    return runs
