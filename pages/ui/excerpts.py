"""The words around what raised an alarm: cut at whole words, said once where texts have the same.

Assumes that a reader needs the sentence, or about thirty words of it. What is shown is always a
stretch of a text as it stands; only the comparison folds capitals and the style of apostrophes.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.findings import trigger as trigger
from analysis.text.reading import read_words, reading

BEFORE, AFTER = 80, 120
"""Characters shown at most before and after the words that matter."""
_ENOUGH = 4
"""Words beside the trigger that two texts must share to be shown as one reading."""
_OPENING = re.compile(r"\s+(?=[\w\"“‘'£$€(])")
"""Where an excerpt may begin: before a word, not before a dash."""

_HANGING = re.compile(
    r" (?:it|he|she|they|this|that|but|and|nor|not|will|would|did|does|do|is|was|were|are|has|have|"
    r"can|could|may|must|should|never)\b[^.!?\n]{1,48}[.!?](?=\s|$)",
    re.IGNORECASE,
)
"""A short sentence that says nothing without the one before it."""


class Spot(NamedTuple):
    """One place of one article: its sentence and, inside it, the words that raised the alarm."""

    article_id: str
    start: int
    stop: int
    first: int
    last: int


class Excerpt(NamedTuple):
    """What is shown of places that read alike; `start, stop` are places in the first one's text."""

    spots: tuple[Spot, ...]
    start: int
    stop: int
    is_cut_before: bool
    is_cut_after: bool


class _Around(NamedTuple):
    """The spans of the words before (nearest first) and after the trigger."""

    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]


def excerpts(texts: dict[str, str], spots: Sequence[Spot]) -> list[Excerpt]:
    """The places as readings; those with the same words around the same trigger are one.

    >>> text = {"a": "They say it will pass the new law soon.",
    ...         "b": "Now it will pass the new law, perhaps."}
    >>> spots = [Spot("a", 0, 39, 12, 16), Spot("b", 0, 38, 7, 11)]
    >>> [(len(e.spots), text["a"][e.start:e.stop]) for e in excerpts(text, spots)]
    [(2, 'it will pass the new law')]
    """
    found: list[list[Spot]] = []
    for spot in spots:
        alike = (group for group in found if _is_alike(texts, [*group, spot]))
        group = next(alike, None)
        if group is None:
            found.append([spot])
        else:
            group.append(spot)
    return [_excerpt(texts, group) for group in found]


def _is_alike(texts: dict[str, str], spots: Sequence[Spot]) -> bool:
    one, other = spots[0], spots[-1]
    if _folded(texts, one, one.first, one.last) != _folded(texts, other, other.first, other.last):
        return False
    n_before, n_after = _shared(texts, spots)
    around = _around(texts[one.article_id], one)
    return n_before + n_after >= min(_ENOUGH, len(around.before) + len(around.after))


def _excerpt(texts: dict[str, str], spots: Sequence[Spot]) -> Excerpt:
    """What all the places have in common around the trigger; the whole window of a single one."""
    one, whole = spots[0], _alone(texts[spots[0].article_id], spots[0])
    if len(spots) == 1:
        return whole
    n_before, n_after = _shared(texts, spots)
    around = [_around(texts[spot.article_id], spot) for spot in spots]
    start, stop = whole.start, whole.stop
    is_cut_before, is_cut_after = whole.is_cut_before, whole.is_cut_after
    if any(len(each.before) > n_before for each in around):
        start, is_cut_before = _first(one, around[0].before[:n_before]), True
    if any(len(each.after) > n_after for each in around):
        stop, is_cut_after = _last(one, around[0].after[:n_after]), True
    return Excerpt(tuple(spots), start, stop, is_cut_before, is_cut_after)


def _first(spot: Spot, words: Sequence[tuple[int, int]]) -> int:
    return words[-1][0] if words else spot.first


def _last(spot: Spot, words: Sequence[tuple[int, int]]) -> int:
    return words[-1][1] if words else spot.last


def _alone(text: str, spot: Spot) -> Excerpt:
    """The sentence, cut at whole words when long; a short sentence behind it stays with it."""
    start, stop = _window(text, spot)
    is_cut_after = stop < spot.stop
    stop = stop if is_cut_after else _with_remnant(text, spot)
    return Excerpt((spot,), start, stop, start > spot.start, is_cut_after)


def _with_remnant(text: str, spot: Spot) -> int:
    """The end of a short sentence that hangs on this one (It will not.), else of the sentence."""
    hit = _HANGING.match(text, spot.stop)
    return hit.end() if hit else spot.stop


def _window(text: str, spot: Spot) -> tuple[int, int]:
    start, stop = max(spot.start, spot.first - BEFORE), min(spot.stop, spot.last + AFTER)
    if start > spot.start:
        hit = _OPENING.search(text, start, spot.first)
        start = hit.end() if hit else spot.first
    if stop < spot.stop:
        ends = (hit.start() for hit in re.finditer(r"\s+", text[spot.last : stop]))
        stop = spot.last + max(ends, default=0)
    return start, stop


def _around(text: str, spot: Spot) -> _Around:
    start, stop = _window(text, spot)
    before = _spans(text, start, spot.first)
    return _Around(before[::-1], _spans(text, spot.last, stop))


def _spans(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Where the words of a stretch stand, one cut by a hyphen or a sign without width whole."""
    found = read_words(text[start:stop])
    places = zip(found.starts.tolist(), found.stops.tolist(), strict=True)
    return tuple((start + first, start + last) for first, last in places)


def _shared(texts: dict[str, str], spots: Sequence[Spot]) -> tuple[int, int]:
    """How many words before and after the trigger all places have in common."""
    around = [_around(texts[spot.article_id], spot) for spot in spots]
    before = [_words(texts, s, each.before) for s, each in zip(spots, around, strict=True)]
    after = [_words(texts, s, each.after) for s, each in zip(spots, around, strict=True)]
    return _alike(before), _alike(after)


def _words(texts: dict[str, str], spot: Spot, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [_folded(texts, spot, start, stop) for start, stop in spans]


def _folded(texts: dict[str, str], spot: Spot, start: int, stop: int) -> str:
    form = reading(texts[spot.article_id][start:stop]).form
    return " ".join(form.casefold().replace("’", "'").split())


def _alike(lists: Sequence[list[str]]) -> int:
    """How many words stand alike at the head of all lists."""
    n = 0
    for words in zip(*lists, strict=False):
        if len(set(words)) > 1:
            break
        n += 1
    return n
