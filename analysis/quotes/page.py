"""One article laid out for finding quotations: its parse, its marks and which words stand inside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from analysis import normalize

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]


class Found(NamedTuple):
    """One quotation of one article: `segments` in order of place, `kind`, and where speaker and cue stand, if found."""

    segments: tuple[Span, ...]
    kind: str
    speaker: Span | None
    cue: Span | None


class Page(NamedTuple):
    """A text, its parse (of the whole text or of its beginning), its `marks`, and the start of every token."""

    text: str
    doc: Doc
    marks: list[Span]
    starts: list[int]
    opens: list[int]


def page(text: str, doc: Doc) -> Page:
    """The layout of one article; marks beyond the parsed part are left out."""
    marks = [span for span in normalize.marked(text) if span[0] < len(doc.text)]
    return Page(text, doc, marks, [token.idx for token in doc], [start for start, _ in marks])


def tokens(page: Page, start: int, stop: int) -> list[Token]:
    """The tokens that begin within a stretch of text."""
    first, last = bisect_left(page.starts, start), bisect_left(page.starts, stop)
    return list(page.doc[first:last])


def mark_at(page: Page, place: int) -> Span | None:
    """The marked stretch that holds a character, if any."""
    n = bisect_right(page.opens, place) - 1
    return page.marks[n] if n >= 0 and place < page.marks[n][1] else None


def end(token: Token) -> int:
    """Just past the last character of a token."""
    return int(token.idx + len(token.text))


def line(text: str, place: int) -> Span:
    """The paragraph around a place: from one line break to the next."""
    stop = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, stop if stop >= 0 else len(text)


def trim(text: str, start: int, stop: int) -> Span:
    """A stretch without white space at its ends."""
    piece = text[start:stop]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, max(start + lead, stop - (len(piece) - len(piece.rstrip())))


def overlap(a: Span, b: Span) -> int:
    """Characters that two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def n_inside(page: Page, span: Span) -> int:
    """Characters of a stretch that stand inside marks, marks included."""
    first = max(0, bisect_right(page.opens, span[0]) - 1)
    last = bisect_left(page.opens, span[1])
    return sum(overlap(span, mark) for mark in page.marks[first:last])


def has_words(text: str) -> bool:
    """Whether a text holds any word."""
    return bool(re.search(r"\w", text))
