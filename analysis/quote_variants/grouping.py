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

from analysis.quote_variants.people import may_be_same, pronoun
from analysis.quote_variants.sayings import Line, Saying
from analysis.quote_variants.spoken_words import Word, weight
from analysis.sets import joined
from analysis.text.spans import longest_run

if TYPE_CHECKING:
    from analysis.params import Params

_CROWDED = 60
"""A stem held by more sentences than this picks no pairs: it is the story's subject."""


_SHORT, _SHORT_MOST = 3, 7
"""Words of a sentence so short that one other word leaves little in common."""
_WHOLE = 0.95
"""Share of its weight from which a sentence stands in another whole."""


class Likeness(NamedTuple):
    """How alike two sentences are.

    Shared weight over the lighter and over the heavier one, words of content shared, longest run of
    equal words, words of the shorter one, whether both begin with the same word.
    """

    of_shorter: float
    of_longer: float
    content: int
    run: int
    words: int
    begin: bool


def likeness(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness:
    """Compare two sentences as bags of stems, and by their longest run of equal words."""
    one, two = Counter(w.stem for w in a), Counter(w.stem for w in b)
    weights = {w.stem: weight(w) for w in (*a, *b)}
    both = one & two
    shared = sum(weights[stem] * n for stem, n in both.items())
    sums = sorted(sum(weights[stem] * n for stem, n in bag.items()) for bag in (one, two))
    content = sum(n for stem, n in both.items() if weights[stem] == 1.0)
    of_shorter, of_longer = (shared / max(total, 0.01) for total in sums)
    begin = bool(a and b) and a[0].key == b[0].key
    return Likeness(of_shorter, of_longer, content, common_run(a, b)[2], min(len(a), len(b)), begin)


def common_run(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[int, int, int]:
    """Where the longest run of equal words begins on either side, and its length."""
    return longest_run([word.key for word in a], [word.key for word in b])


def is_reading(like: Likeness, same_speaker: bool, loose: bool, params: Params) -> bool:
    """Whether two sentences are readings of one: `loose` where one of them stands without marks.

    Two words of content in common are enough only where they make most of the longer sentence, both
    begin alike, or four words stand in a row: on 149 stories read by hand, three pairs that were
    two utterances went for it and none that was one. Two long sentences share more, and a run that
    makes less than a third of both is a phrase that the speaker uses: on 77 stories five pairs of
    two utterances went for it and none of one.
    """
    share = params.min_reading_long if like.words >= params.long_reading else params.min_reading
    if not same_speaker:
        equal = like.of_longer >= 0.95 and like.content >= 2 and like.run >= params.min_reading_run
        return equal or (like.of_longer >= params.min_other_speaker and like.content >= 3)
    if loose:
        return like.of_shorter >= params.min_reading and like.of_longer >= 0.5 and like.content >= 3
    whole = like.of_longer >= 0.9 and like.content >= 1
    cut = (
        like.of_shorter >= share
        and like.content >= 2
        and (like.content > 2 or like.of_longer >= 0.6 or like.begin or like.run > 3)
        and (like.of_longer >= 0.4 or like.run >= max(4, like.words / 2))
    )
    phrase = like.run >= max(params.min_reading_run, like.words / 3) and like.content >= 3
    return whole or cut or phrase


def same_speaker(one: Saying, two: Saying) -> bool:
    """Whether one person may have said both; of two that nobody is known to have said, no."""
    known = one.speaker or two.speaker or pronoun(one) or pronoun(two)
    return bool(known) and may_be_same(one, two)


def answers(a: Line, b: Line, same: bool, params: Params) -> bool:
    """Whether two marked sentences are readings of one, by their words and their speakers."""
    if same and is_one_word_apart(a, b):
        return True
    return may_answer(a, b) and is_reading(likeness(a.words, b.words), same, False, params)


def is_one_word_apart(a: Line, b: Line) -> bool:
    """Whether two short sentences are the same but for one word, put in or changed.

    They keep a word of content, and a verb or a name alone is no sentence.
    """
    shorter, longer = sorted((a.words, b.words), key=len)
    if not _SHORT <= len(shorter) <= len(longer) <= _SHORT_MOST or len(longer) - len(shorter) > 1:
        return False
    one, two = Counter(w.key for w in shorter), Counter(w.key for w in longer)
    kept = sum((one & two).values())
    first = common_run(a.words, b.words)
    ends = first[0] == first[1] == 0 or first[0] + first[2] == len(a.words)
    return kept == len(longer) - 1 and kept >= _SHORT - 1 and ends


class _Match(NamedTuple):
    """Two sentences of two sayings (places in the list) that are readings of each other."""

    one: int
    two: int
    a: Line
    b: Line
    like: Likeness


def pairs(every: list[Saying], params: Params) -> Iterator[tuple[int, int]]:
    """Places in the list of two sayings that are readings of one utterance.

    A sentence that stands in an article as it is has no other reading there: two things that one
    person said often share words.
    """
    found = list(_matches(every, params))
    whole: dict[tuple[int, str], set[int]] = defaultdict(set)
    for match in found:
        if match.like.of_longer >= _WHOLE:
            whole[id(match.a), every[match.two].article_id].add(id(match.b))
            whole[id(match.b), every[match.one].article_id].add(id(match.a))
    for match in found:
        there = whole[id(match.a), every[match.two].article_id] - {id(match.b)}
        here = whole[id(match.b), every[match.one].article_id] - {id(match.a)}
        if not (there or here) or match.like.of_shorter >= _WHOLE:
            yield match.one, match.two


def _matches(every: list[Saying], params: Params) -> Iterator[_Match]:
    for n, m, a, b in _line_pairs(every):
        one, two = every[n], every[m]
        if one.article_id == two.article_id or one.kind == two.kind == "indirect":
            continue
        like = likeness(a.words, b.words)
        if "indirect" in {one.kind, two.kind}:
            named = may_be_same(one, two) and one.speaker and two.speaker
            if named and is_reading(like, True, True, params):
                yield _Match(n, m, a, b, like)
        elif answers(a, b, same_speaker(one, two), params):
            yield _Match(n, m, a, b, like)


def _line_pairs(every: list[Saying]) -> Iterator[tuple[int, int, Line, Line]]:
    """Sentences of two sayings that share two stems of content, or all of a short one.

    Equal sentences are paired each with the next, and one of them stands for all in other pairs.
    """
    lines = [(n, line) for n, one in enumerate(every) for line in one.lines]
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (_, line) in enumerate(lines):
        equal[tuple(word.key for word in line.words)].append(n)
    found = {pair for held in equal.values() for pair in pairwise(held)}
    firsts = {held[0]: lines[held[0]][1] for held in equal.values()}
    found |= _sharing(firsts) | _short({n: one for n, one in firsts.items() if _is_short(one)})
    for a, b in sorted(found):
        yield lines[a][0], lines[b][0], lines[a][1], lines[b][1]


def _is_short(line: Line) -> bool:
    return _SHORT <= len(line.words) <= _SHORT_MOST


def _short(lines: dict[int, Line]) -> set[tuple[int, int]]:
    """Pairs of short sentences that share all words but one: equal once one word is left out."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, line in lines.items():
        keys = [word.key for word in line.words]
        for gone in range(len(keys) + 1):
            holders[tuple(keys[:gone] + keys[gone + 1 :])].add(n)
    crowded = (held for held in holders.values() if len(held) <= _CROWDED)
    return {pair for held in crowded for pair in combinations(sorted(held), 2)}


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
