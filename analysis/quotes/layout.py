"""One article laid out for finding quotations.

Its parse, its marks and which words stand inside them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import normalize
from analysis.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DIRECT_SHARE = 0.8
"""By definition of the table `quotations`."""


class FoundQuotation(NamedTuple):
    """One quotation of one article.

    `segments` in order of place, `kind`, and where speaker and cue stand, if found.
    """

    segments: tuple[Span, ...]
    kind: str
    speaker: Span | None
    cue: Span | None


class Layout(NamedTuple):
    """A text, its parse (of the whole text or of its beginning), and the start of every token.

    `marks` are the stretches inside marks, `opens` where they begin.
    """

    text: str
    doc: Doc
    marks: list[Span]
    opens: list[int]
    starts: list[int]


def layout(text: str, doc: Doc) -> Layout:
    """The layout of one article; marks beyond the parsed part are left out."""
    reach = len(doc.text)
    marks = [span for span in normalize.marked(text) if span[1] <= reach]
    return Layout(text, doc, marks, [start for start, _ in marks], [token.idx for token in doc])


def tokens(layout: Layout, start: int, stop: int) -> list[Token]:
    """The tokens that begin within a stretch of text."""
    first, last = bisect_left(layout.starts, start), bisect_left(layout.starts, stop)
    return list(layout.doc[first:last])


def mark_at(layout: Layout, place: int) -> Span | None:
    """The marked stretch that holds a character, if any."""
    n = bisect_right(layout.opens, place) - 1
    return layout.marks[n] if n >= 0 and place < layout.marks[n][1] else None


def marks_within(layout: Layout, start: int, stop: int) -> list[Span]:
    """The marked stretches that begin within a stretch of text."""
    return layout.marks[bisect_left(layout.opens, start) : bisect_left(layout.opens, stop)]


def end(token: Token) -> int:
    """Just past the last character of a token."""
    return int(token.idx + len(token.text))


def line(text: str, place: int, reach: int = 700) -> Span:
    """The paragraph around a place, as far as `reach` characters on either side."""
    first, last = max(0, place - reach), min(len(text), place + reach)
    stop = text.find("\n", place, last)
    return max(first, text.rfind("\n", first, place) + 1), stop if stop >= 0 else last


def trim(text: str, start: int, stop: int) -> Span:
    """A stretch without white space at its ends."""
    piece = text[start:stop]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, max(start + lead, stop - (len(piece) - len(piece.rstrip())))


def overlap(a: Span, b: Span) -> int:
    """Characters that two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def share_inside(layout: Layout, spans: Iterable[Span]) -> float:
    """Share of the characters of some stretches that stands inside marks, marks included."""
    every = list(spans)
    return sum(_n_inside(layout.marks, span) for span in every) / max(
        1, sum(stop - start for start, stop in every)
    )


def _n_inside(marks: list[Span], span: Span) -> int:
    first = max(0, bisect_right(marks, (span[0], span[0])) - 1)
    last = bisect_left(marks, (span[1], span[1]))
    return sum(overlap(span, mark) for mark in marks[first:last])


def kind(layout: Layout, spans: Iterable[Span]) -> str:
    """What a quotation with these pieces is called.

    Direct from 80% of its content inside marks, partial below.
    """
    share = share_inside(layout, spans)
    return "direct" if share >= DIRECT_SHARE else "partial" if share else "indirect"


def kind_of_clause(layout: Layout, spans: Iterable[Span]) -> str:
    """The same for a reported clause, where marks around fewer than four words are a term."""
    every = list(spans)
    terms = [
        mark for span in every for mark in marks_within(layout, *span) if _is_term(layout, mark)
    ]
    share = share_inside(layout, every)
    length = sum(stop - start for start, stop in every)
    share_terms = sum(stop - start for start, stop in terms) / max(1, length)
    return "partial" if share and share - share_terms < DIRECT_SHARE else kind(layout, every)


def _is_term(layout: Layout, mark: Span) -> bool:
    return normalize.n_words(layout.text[slice(*mark)]) < normalize.MIN_QUOTED
