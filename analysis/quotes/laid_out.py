"""Speech that the layout sets off without marks: a transcript's labels and embedded posts.

Assumes that a transcript names its speakers in capitals before a colon, at least twice, and that an
embedded post is signed below by a dash, a name and a handle. Fails on transcripts in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.quotes.layout import FoundQuotation, Layout, marks_within, trim
from analysis.text import normalize
from analysis.text.spans import Span
from analysis.text.wordlists import marked

_LABEL = re.compile(
    r"^[ \t]*(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3})(?:, [^:\n]{1,40})?"
    r"(?: \([^()\n]{1,30}\))?:[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_SIGNED = re.compile(r"[—–―-]{1,2} ?(?P<who>[^\n—–―()@]{2,60}?) \(@\w{1,30}\)")
_LABELS = 2
"""Labelled lines from which on a text is a transcript; one alone may be a heading."""
_BLANK = 20
"""Characters of white space at most between a post and the line that signs it."""
_LEAST = 3
"""Words of the shortest line that is taken for speech."""


def laid_out(layout: Layout) -> list[FoundQuotation]:
    """The unmarked speech of one article that its layout gives to somebody."""
    reach = len(layout.doc.text)
    labelled = [
        (match.span("said"), match.span("who"))
        for match in _LABEL.finditer(layout.text, 0, reach)
        if marked("unnamed", "thing").isdisjoint(match["who"].lower().split())
    ]
    kept = labelled if len(labelled) >= _LABELS else []
    found = [*kept, *_posts(layout.text, reach)]
    return [_found(said, who) for said, who in found if _is_bare(layout, said)]


def _posts(text: str, reach: int) -> Iterator[tuple[Span, Span]]:
    """Embedded posts: the words of a line, or of the line above, and the name that signs them."""
    for match in _SIGNED.finditer(text, 0, reach):
        start = text.rfind("\n", 0, match.start()) + 1
        if not text[start : match.start()].strip():
            stop = trim(text, max(0, start - _BLANK), start)[1]
            yield trim(text, text.rfind("\n", 0, stop) + 1, stop), match.span("who")
        else:
            yield trim(text, start, match.start()), match.span("who")


def _is_bare(layout: Layout, said: Span) -> bool:
    """Whether a line is long enough and holds no marked words: those are quoted already."""
    held = [layout.text[slice(*mark)] for mark in marks_within(layout, *said)]
    quoted = any(normalize.n_words(one) >= normalize.MIN_QUOTED for one in held)
    return normalize.n_words(layout.text[slice(*said)]) >= _LEAST and not quoted


def _found(said: Span, who: Span) -> FoundQuotation:
    return FoundQuotation((said,), "indirect", who, None)
