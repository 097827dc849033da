"""What changed between the words of two readings: a cut, other words, a denial gained or lost.

Assumes that a cut leaves a beginning or an end of a sentence out, or says so by dots, brackets or a
break between two pieces; words that vanish from the middle in silence are altered words. Words in
square brackets are the editor's own and change nothing. Contractions, spelling, case and
punctuation are no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.quote_variants import style, turned
from analysis.quote_variants.grouping import answers, same_speaker
from analysis.quote_variants.sayings import Line, Saying
from analysis.quote_variants.spoken_words import Word, is_content
from analysis.text.spans import Span
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from analysis.params import Params

_ADJACENT = 2
"""Characters between two sentences within one mark."""
_LONGEST = 100
"""Sentences of one quotation that are compared; a longer one is a whole speech."""


class Wording(NamedTuple):
    """One difference of wording.

    Its change, and the stretch on either side (empty where nothing stands). `told`: words that make
    it none where one of them stands beside the marks of the shorter reading.
    """

    change: str
    a: Span
    b: Span
    why: str
    told: frozenset[str] = frozenset()


def wording(one: Saying, two: Saying, params: Params) -> Iterator[Wording]:
    """The differences between the words of two readings, one row for all cuts."""
    groups = matched(one, two, params)
    cut_a, cut_b = [], []
    for lines_a, lines_b in groups:
        a, b = _words(lines_a), _words(lines_b)
        blocks = [
            block
            for block in _blocks(a, b)
            if not _bracketed(a, b, block) and not style.is_style(a, b, block)
        ]
        cuts = [block for block in blocks if _is_cut(a, b, block, lines_a, lines_b)]
        cut_a += [_place(a, i, k) for i, k, _, _ in cuts if _weighs(a[i:k])]
        cut_b += [_place(b, j, m) for _, _, j, m in cuts if _weighs(b[j:m])]
        yield from _turned(a, b, cuts)
        yield from _altered(a, b, [block for block in blocks if block not in cuts], cuts)
    if groups:
        yield from _silent(one, two, groups)
        cut_a += _missing(one, [line for lines, _ in groups for line in lines])
        cut_b += _missing(two, [line for _, lines in groups for line in lines])
        yield from _shortened(cut_a, cut_b, (one.lines[0].start, two.lines[0].start))


def matched(one: Saying, two: Saying, params: Params) -> list[tuple[list[Line], list[Line]]]:
    """Groups of sentences that are readings of each other, split and joined ones in one."""
    same = same_speaker(one, two)
    links = [
        (n, m)
        for n, a in enumerate(one.lines[:_LONGEST])
        for m, b in enumerate(two.lines[:_LONGEST])
        if answers(a, b, same, params)
    ]
    groups: list[tuple[set[int], set[int]]] = []
    for n, m in links:
        joined = [group for group in groups if n in group[0] or m in group[1]]
        groups = [group for group in groups if group not in joined]
        groups.append(({n}.union(*(g[0] for g in joined)), {m}.union(*(g[1] for g in joined))))
    return [
        ([one.lines[n] for n in sorted(a)], [two.lines[m] for m in sorted(b)])
        for a, b in sorted(groups, key=lambda g: min(g[0]))
    ]


Block = tuple[int, int, int, int]


def _words(lines: Iterable[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]


def _blocks(a: list[Word], b: list[Word]) -> list[Block]:
    """Where two runs of words differ, from and to on either side."""
    codes = SequenceMatcher(
        None, [w.key for w in a], [w.key for w in b], autojunk=False
    ).get_opcodes()
    return [(i, k, j, m) for tag, i, k, j, m in codes if tag != "equal"]


def _bracketed(a: list[Word], b: list[Word], block: Block) -> bool:
    i, k, j, m = block
    sides = [side for side in (a[i:k], b[j:m]) if side]
    return any(all(word.bracketed for word in side) for side in sides)


def _is_cut(
    a: list[Word], b: list[Word], block: Block, lines_a: list[Line], lines_b: list[Line]
) -> bool:
    """Whether words are left out where the other side begins, ends or shows an omission."""
    i, k, j, m = block
    if i < k and j < m:
        return False
    other, at, lines = (b, j, lines_b) if i < k else (a, i, lines_a)
    return at in {0, len(other)} or _breaks(other, at, lines)


def _breaks(other: list[Word], at: int, lines: list[Line]) -> bool:
    before, after = other[at - 1].start, other[at].start
    holder = next(line for line in lines if line.start <= before < line.stop)
    return after >= holder.stop or holder.broken


def _turned(a: list[Word], b: list[Word], cuts: list[Block]) -> Iterator[Wording]:
    """A row for every cut that leaves a denial or a condition out of a sentence."""
    for i, k, j, m in cuts:
        found = turned.turned(a, i, k) if i < k else turned.turned(b, j, m)
        if found:
            why = f"One version leaves out {found[0]} of what was said."
            yield Wording("altered", _place(a, i, k), _place(b, j, m), why, found[1])


def _silent(
    one: Saying, two: Saying, groups: list[tuple[list[Line], list[Line]]]
) -> Iterator[Wording]:
    """A row where whole sentences vanish between two that stand side by side within one mark."""
    for (first, after), (ahead, then) in pairwise(groups):
        yield from _between(one, two, (first[-1], ahead[0]), (after[-1], then[0]))
        for row in _between(two, one, (after[-1], then[0]), (first[-1], ahead[0])):
            yield row._replace(a=row.b, b=row.a)


def _between(
    longer: Saying, other: Saying, ends: tuple[Line, Line], kept: tuple[Line, Line]
) -> Iterator[Wording]:
    gone = [line for line in longer.lines if ends[0].stop <= line.start < ends[1].start]
    beside = 0 <= kept[1].start - kept[0].stop <= _ADJACENT
    if beside and not (kept[0].broken or kept[1].broken) and any(_weighs([*g.words]) for g in gone):
        at = kept[1].start
        why = "A sentence is left out inside the quotation marks, and nothing shows it."
        yield Wording("altered", (gone[0].start, gone[-1].stop), (at, at), why)


def _altered(
    a: list[Word], b: list[Word], blocks: list[Block], cuts: list[Block]
) -> Iterator[Wording]:
    if not blocks:
        return
    hull_a = _place(a, min(i for i, _, _, _ in blocks), max(k for _, k, _, _ in blocks))
    hull_b = _place(b, min(j for _, _, j, _ in blocks), max(m for _, _, _, m in blocks))
    if _denials(a, cuts, 0) != _denials(b, cuts, 2):
        yield Wording(
            "meaning",
            hull_a,
            hull_b,
            "One version denies what the other says: only one has a “not”.",
        )
        return
    yield Wording("altered", hull_a, hull_b, "The words inside the quotation marks differ.")


def _denials(side: list[Word], cuts: list[Block], at: int) -> int:
    """Whether the kept words hold an odd number of denials: a double one counts as none."""
    gone = {n for block in cuts for n in range(block[at], block[at + 1])}
    denials = marked("denials", "negation")
    return sum(word.key in denials for n, word in enumerate(side) if n not in gone) % 2


def _place(side: list[Word], first: int, last: int) -> Span:
    """From the first word to the last; an empty place before the first where there is none."""
    if first < last:
        return side[first].start, side[last - 1].stop
    at = side[first].start if first < len(side) else side[-1].stop
    return at, at


def _weighs(cut: list[Word]) -> bool:
    return any(is_content(word) for word in cut)


def _missing(one: Saying, kept: list[Line]) -> list[Span]:
    return [
        (line.start, line.stop)
        for line in one.lines
        if line not in kept and _weighs(list(line.words))
    ]


def _shortened(cut_a: list[Span], cut_b: list[Span], starts: Span) -> Iterator[Wording]:
    if not cut_a and not cut_b:
        return
    longest = [
        max(cut, key=lambda span: (span[1] - span[0], -span[0]), default=(start, start))
        for cut, start in zip((cut_a, cut_b), starts, strict=True)
    ]
    yield Wording(
        "shortened",
        longest[0],
        longest[1],
        "One article leaves out part of the quotation; the words it keeps are unchanged.",
    )
