"""Which quotations of different articles are one utterance.

Assumes that the readings of one utterance keep most words of content of its shorter form, and that
its speaker is the same or not named. Two speakers need nearly the same words. Fails where one
person says nearly the same thing twice, and where a translation leaves few words alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.quote_variants.people import may_be_same
from analysis.quote_variants.sayings import Line, Saying, Word, weight
from analysis.sets import joined
from analysis.text.spans import longest_run

if TYPE_CHECKING:
    from analysis.params import Params

_CROWDED = 60
"""A stem held by more sentences than this picks no pairs: it is the story's subject."""


class Likeness(NamedTuple):
    """How alike two sentences are.

    Shared weight over the lighter and over the heavier one, words of content shared, run.
    """

    of_shorter: float
    of_longer: float
    content: int
    run: int


def likeness(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness:
    """Compare two sentences as bags of stems, and by their longest run of equal words."""
    one, two = Counter(w.stem for w in a), Counter(w.stem for w in b)
    weights = {w.stem: weight(w) for w in (*a, *b)}
    both = one & two
    shared = sum(weights[stem] * n for stem, n in both.items())
    sums = sorted(sum(weights[stem] * n for stem, n in bag.items()) for bag in (one, two))
    content = sum(n for stem, n in both.items() if weights[stem] == 1.0)
    return Likeness(
        shared / max(sums[0], 0.01), shared / max(sums[1], 0.01), content, common_run(a, b)[2]
    )


def common_run(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[int, int, int]:
    """Where the longest run of equal words begins on either side, and its length."""
    return longest_run([word.key for word in a], [word.key for word in b])


def is_reading(like: Likeness, same_speaker: bool, loose: bool, params: Params) -> bool:
    """Whether two sentences are readings of one: `loose` where one of them stands without marks."""
    if not same_speaker:
        equal = like.of_longer >= 0.95 and like.content >= 2 and like.run >= params.min_reading_run
        return equal or (like.of_longer >= params.min_other_speaker and like.content >= 3)
    if loose:
        return like.of_shorter >= params.min_reading and like.of_longer >= 0.5 and like.content >= 3
    whole = like.of_longer >= 0.9 and like.content >= 1
    cut = (
        like.of_shorter >= params.min_reading
        and like.content >= 2
        and (like.of_longer >= 0.4 or like.run >= 4)
    )
    return whole or cut or (like.run >= params.min_reading_run and like.content >= 3)


def pairs(every: list[Saying], params: Params) -> Iterator[tuple[int, int]]:
    """Places in the list of two sayings that are readings of one utterance."""
    seen: set[tuple[int, int]] = set()
    for n, m, a, b in _line_pairs(every):
        one, two = every[n], every[m]
        if (n, m) in seen or one.article_id == two.article_id or one.kind == two.kind == "indirect":
            continue
        loose = "indirect" in {one.kind, two.kind}
        same = may_be_same(one, two)
        if loose and not (same and one.speaker and two.speaker):
            continue
        if is_reading(likeness(a.words, b.words), same, loose, params):
            seen.add((n, m))
            yield n, m


def _line_pairs(every: list[Saying]) -> Iterator[tuple[int, int, Line, Line]]:
    """Sentences of two sayings that share two stems of content, or all of a short one.

    Equal sentences are paired each with the next, and one of them stands for all in other pairs.
    """
    lines = [(n, line) for n, one in enumerate(every) for line in one.lines]
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (_, line) in enumerate(lines):
        equal[tuple(word.key for word in line.words)].append(n)
    found = {pair for held in equal.values() for pair in pairwise(held)}
    found |= _sharing({held[0]: lines[held[0]][1] for held in equal.values()})
    for a, b in sorted(found):
        yield lines[a][0], lines[b][0], lines[a][1], lines[b][1]


def _sharing(lines: dict[int, Line]) -> set[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for n, line in lines.items():
        for stem in line.content:
            holders[stem].append(n)
    common: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= _CROWDED:
            common.update((min(pair), max(pair)) for pair in combinations(held, 2))
    return {
        pair
        for pair, n in common.items()
        if n >= 2 or min(len(lines[k].content) for k in pair) == 1
    }


def may_answer(a: Line, b: Line) -> bool:
    """Whether two sentences share two stems of content, or one where one of them has no more."""
    return len(a.content & b.content) >= min(2, len(a.content), len(b.content))


def utterances(every: list[Saying], params: Params) -> dict[int, int]:
    """The utterance of every quotation compared.

    Utterance_id is the smallest quotation_id among its readings.
    """
    first = joined(range(len(every)), pairs(every, params))
    return {one.quotation_id: every[first[n]].quotation_id for n, one in enumerate(every)}
