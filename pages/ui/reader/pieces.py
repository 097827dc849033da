"""A text cut into pieces where marks begin and end, so that the browser never counts characters.

Offsets here are code points, in a browser UTF-16 units: a browser that cut the text itself would
cut an emoji in half. The pieces of a text, joined, are the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Something marked at `start, stop`; `ref` is a number that says what."""

    start: int
    stop: int
    ref: int


class TextPiece(NamedTuple):
    """A stretch of text under the same marks throughout: lane name -> ref."""

    start: int
    stop: int
    refs: dict[str, int]


def flat(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans in order of place, cut to the text; an earlier one takes its place from a later.

    >>> flat([Span(4, 9, 2), Span(0, 6, 1), Span(1, 3, 3)], 8)
    [Span(start=0, stop=6, ref=1), Span(start=6, stop=8, ref=2)]
    """
    kept: list[Span] = []
    at = 0
    for start, stop, ref in sorted(spans, key=lambda span: (span.start, -span.stop)):
        clipped = Span(max(start, at), min(stop, length), ref)
        if clipped.start < clipped.stop:
            kept.append(clipped)
            at = clipped.stop
    return kept


def pieces(
    length: int, lanes: Mapping[str, Sequence[Span]], cuts: Iterable[int] = ()
) -> list[TextPiece]:
    """A text of `length` characters cut at `cuts` and at every edge of every lane, each `flat`.

    >>> [(p.start, p.stop, p.refs) for p in pieces(9, {"names": [Span(2, 5, 7)]}, cuts=[3])]
    [(0, 2, {}), (2, 3, {'names': 7}), (3, 5, {'names': 7}), (5, 9, {})]
    """
    edges = {0, length, *(cut for cut in cuts if 0 <= cut <= length)}
    edges.update(edge for spans in lanes.values() for span in spans for edge in span[:2])
    points = sorted(edges)
    refs: list[dict[str, int]] = [{} for _ in points]
    for lane, spans in lanes.items():
        for start, stop, ref in spans:
            for n in range(bisect_left(points, start), bisect_left(points, stop)):
                refs[n][lane] = ref
    return [TextPiece(*edge, marks) for edge, marks in zip(pairwise(points), refs, strict=False)]


def within(spans: Sequence[Span], start: int, stop: int) -> list[Span]:
    """Those of the spans, sorted by start, that begin inside a stretch.

    >>> within([Span(0, 4, 1), Span(5, 6, 2), Span(9, 12, 3)], 5, 9)
    [Span(start=5, stop=6, ref=2)]
    """
    first = bisect_left(spans, start, key=lambda span: span.start)
    return list(spans[first : bisect_left(spans, stop, key=lambda span: span.start)])


class Joined(NamedTuple):
    """Stretches of a text read as one: `text`, and where each begins in it and in the whole."""

    text: str
    starts: list[int]
    places: list[int]


def join(text: str, stretches: Sequence[tuple[int, int]]) -> Joined:
    """The stretches in the order given, a space between them.

    >>> join("One. Two. Three.", [(0, 4), (10, 16)])
    Joined(text='One. Three.', starts=[0, 5], places=[0, 10])
    """
    starts, at = [], 0
    for start, stop in stretches:
        starts.append(at)
        at += stop - start + 1
    return Joined(
        " ".join(text[start:stop] for start, stop in stretches),
        starts,
        [start for start, _ in stretches],
    )


def unjoin(joined: Joined, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the joined text as spans of the whole; one that runs over a seam becomes several.

    >>> unjoin(join("One. Two. Three.", [(0, 4), (10, 16)]), [(2, 8)])
    [(2, 4), (10, 13)]
    """
    found = []
    ends = [*(start - 1 for start in joined.starts[1:]), len(joined.text)]
    for start, stop in spans:
        for n in range(
            max(0, bisect_right(joined.starts, start) - 1), bisect_left(joined.starts, stop)
        ):
            shift = joined.places[n] - joined.starts[n]
            first, last = max(start, joined.starts[n]), min(stop, ends[n])
            if first < last:
                found.append((first + shift, last + shift))
    return found


def record(text: str, piece: TextPiece) -> dict[str, Any]:
    """A piece as the browser gets it: the text and, where there are any, its marks.

    >>> record("We agree.", TextPiece(0, 2, {"changed": 1}))
    {'t': 'We', 'm': {'changed': 1}}
    """
    words = {"t": text[piece.start : piece.stop]}
    return {**words, "m": piece.refs} if piece.refs else words
