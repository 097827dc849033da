"""Where another article has the words of a quotation, and in what they differ.

Assumes that words in square brackets and dots are changes that the draft owns up to, that a
quotation may begin later and end earlier than what was said, and that spelling, case, figures and
contractions are no change. Fails where two sayings share most words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from analysis.quote_variants import style, turned
from analysis.quote_variants.spoken_words import Word, compared, weight
from analysis.text import normalize
from analysis.text.spans import Span

_DOTS = re.compile(r"\.\s?\.\s?\.|…")
_SLACK = 2
"""Words that a reading may be longer than the quotation before or behind what both have."""
_ROOM = 4
"""Words that a window holds beyond those of the quotation and half as many again."""
Differing = tuple[int, int, int, int]


class HeldWords(NamedTuple):
    """The words of a quotation beside those of an article.

    share: of the weight of its words that stand there, in order; content: how many of its words of
    content. silent: the stretches here and there that differ and nothing shows it; indicated: those
    that brackets or dots show. cut: what a cut at an end leaves out of the sense, in words.
    """

    place: Span
    share: float
    content: int
    silent: tuple[Span, Span] | None
    indicated: tuple[Span, Span] | None
    cut: str = ""


def marked_words(text: str) -> list[Word]:
    """The words of a text that stand inside quotation marks, in order."""
    return [word for span in normalize.marked(text) for word in compared(text, *span)]


def nearest(text: str, said: Sequence[Word], other: Sequence[Word], there: str) -> HeldWords | None:
    """The stretch of another article's words (in order) that holds most of what was said.

    text: that of the draft, there: that of the other article. None where it shares no word.
    """
    first, last = _window([word.stem for word in said], _weights(said), other)
    if first == last:
        return None
    window = other[first:last]
    return _compared(text, said, there, window, other[max(0, first - 12) : first])


def _weights(said: Iterable[Word]) -> Mapping[str, float]:
    return {word.stem: weight(word) for word in said if not word.bracketed}


def _window(
    stems: Sequence[str], weights: Mapping[str, float], other: Sequence[Word]
) -> tuple[int, int]:
    """Where the words of another article share most with what was said, from and to."""
    reach = len(stems) + len(stems) // 2 + _ROOM
    sought = Counter(stem for stem in stems if stem in weights)
    best, place = 0.0, (0, 0)
    for n in (n for n, word in enumerate(other) if word.stem in weights):
        held = sought & Counter(word.stem for word in other[n : n + reach])
        score = sum(weights[stem] * times for stem, times in held.items())
        if score > best:
            best, place = score, (n, min(len(other), n + reach))
    return place


def _compared(
    text: str, said: Sequence[Word], there: str, window: Sequence[Word], before: Sequence[Word]
) -> HeldWords | None:
    a, b = list(said), list(window)
    equal, _ = _blocks(a, b)
    if not equal:
        return None
    begin, end = _narrowed(a, b, equal)
    before, b = [*before, *b[:begin]], b[begin:end]
    equal, other = _blocks(a, b)
    first, last = equal[0][2], equal[-1][3]
    inside = [block for block in other if not _is_end(block, first, last)]
    blocks = [_pared(block, first, last, len(a)) for block in inside]
    told = [block for block in blocks if not style.is_style(a, b, block)]
    shown = [block for block in told if _is_indicated(text, a, b, block)]
    silent = [block for block in told if block not in shown]
    kept = [word for i, k, _, _ in equal for word in a[i:k]]
    whole = sum(weight(word) for word in a if not word.bracketed)
    return HeldWords(
        (b[first].start, b[last - 1].stop),
        sum(weight(word) for word in kept) / max(whole, 0.01),
        sum(weight(word) == 1.0 for word in kept),
        _hull(a, b, silent),
        _hull(a, b, shown),
        _cut(there, [*before, *b], first + len(before), last + len(before)),
    )


def _blocks(a: Sequence[Word], b: Sequence[Word]) -> tuple[list[Differing], list[Differing]]:
    """Where two runs of words are equal, and where they differ, from and to on either side."""
    codes = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], False).get_opcodes()
    equal = [(i, k, j, m) for tag, i, k, j, m in codes if tag == "equal"]
    return equal, [(i, k, j, m) for tag, i, k, j, m in codes if tag != "equal"]


def _narrowed(a: Sequence[Word], b: Sequence[Word], equal: Sequence[Differing]) -> tuple[int, int]:
    """The window around the words of content that both have: a far-off "the" is not kept."""
    strong = [one for one in equal if any(weight(w) == 1.0 for w in a[one[0] : one[1]])] or equal
    first, last = strong[0], strong[-1]
    end = last[3] + len(a) - last[1] + _SLACK
    return max(0, first[2] - first[0] - _SLACK), min(len(b), end)


def _is_end(block: Differing, first: int, last: int) -> bool:
    """Whether only the other article has words here, before or behind what was quoted."""
    i, k, j, m = block
    return i == k and (m <= first or j >= last)


def _pared(block: Differing, first: int, last: int, length: int) -> Differing:
    """A block at an end without what the other article has beyond as many words."""
    i, k, j, m = block
    if i == 0 and m <= first:
        return i, k, max(j, m - (k - i)), m
    if k == length and j >= last:
        return i, k, j, min(m, j + (k - i))
    return block


def _is_indicated(text: str, a: Sequence[Word], b: Sequence[Word], block: Differing) -> bool:
    """Whether brackets hold all words of a side, or dots stand where words are left out."""
    i, k, j, m = block
    if any(side and all(word.bracketed for word in side) for side in (a[i:k], b[j:m])):
        return True
    if i != k or not 0 < i < len(a):
        return False
    return bool(_DOTS.search(text, a[i - 1].stop, a[i].start))


def _hull(
    a: Sequence[Word], b: Sequence[Word], blocks: Sequence[Differing]
) -> tuple[Span, Span] | None:
    """From the first word that differs to the last on either side; None where none does."""
    if not blocks:
        return None
    i, k = min(block[0] for block in blocks), max(block[1] for block in blocks)
    j, m = min(block[2] for block in blocks), max(block[3] for block in blocks)
    if i == k or j == m:
        i, j = max(0, i - 1), max(0, j - 1)
        k, m = min(len(a), k + 1), min(len(b), m + 1)
    return (a[i].start, a[k - 1].stop), (b[j].start, b[m - 1].stop)


def _cut(there: str, side: list[Word], first: int, last: int) -> str:
    """What a cut at an end of the sentence leaves out that turns its sense; empty if nothing."""
    begin, end = first, last
    while begin and not _parts(there, side[begin - 1], side[begin]):
        begin -= 1
    while end < len(side) and not _parts(there, side[end - 1], side[end]):
        end += 1
    line = side[begin:end]
    for start, stop in ((0, first - begin), (last - begin, len(line))):
        found = turned.turned(line, start, stop) if start < stop else None
        if found:
            return found[0]
    return ""


def _parts(text: str, one: Word, two: Word) -> bool:
    """Whether a sentence ends or a mark stands between two words."""
    return bool(re.search(r"[.?!\n\"“”«»„]", text[one.stop : two.start]))
