"""A quotation laid out for comparison: its sentences as words."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims.stems import stem
from analysis.quote_variants.spoken_words import Word, compared, is_content
from analysis.schema import Quotation
from analysis.text import normalize, sentences
from analysis.text.spans import Span
from analysis.text.speech import SPEECH
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    import pandas as pd

_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…|\[|\]")


class Line(NamedTuple):
    """One sentence: its place, its words, and the stems of its words of content.

    `broken` where the text itself marks an omission.
    """

    start: int
    stop: int
    words: tuple[Word, ...]
    broken: bool
    content: frozenset[str]


class Saying(NamedTuple):
    """One quotation laid out: who, where and its sentences.

    Only words inside marks count unless it has none.
    """

    quotation_id: int
    article_id: str
    kind: str
    speaker: str
    speaker_words: str
    cue: str
    lines: tuple[Line, ...]


def sayings(
    texts: dict[str, str], quotations: pd.DataFrame, segments: pd.DataFrame
) -> list[Saying]:
    """Every quotation that can be compared, in the order of the table.

    Reports without a verb of speech are left out.
    """
    pieces: dict[int, list[tuple[int, int]]] = {}
    columns = (segments[name].tolist() for name in ("quotation_id", "start", "stop"))
    for quotation_id, start, stop in zip(*columns, strict=True):
        pieces.setdefault(quotation_id, []).append((start, stop))
    used: dict[str, set[int]] = {article_id: set() for article_id in texts}
    marks = {article_id: normalize.marked(text) for article_id, text in texts.items()}
    narrow_first = sorted(
        records(quotations),
        key=lambda row: (row.kind != "direct", len(row.content), row.quotation_id),
    )
    found = (
        _saying(
            row,
            texts[row.article_id],
            marks[row.article_id],
            pieces[row.quotation_id],
            used[row.article_id],
        )
        for row in narrow_first
    )
    return sorted((one for one in found if one.lines), key=lambda one: one.quotation_id)


def records(quotations: pd.DataFrame) -> Iterator[Quotation]:
    """The rows of the table as they were made, None for what is not there."""
    columns = [
        quotations[name].astype(object).where(quotations[name].notna(), None)
        for name in Quotation._fields
    ]
    yield from (Quotation(*row) for row in zip(*columns, strict=True))


def _saying(
    row: Quotation, text: str, marks: list[Span], pieces: list[Span], used: set[int]
) -> Saying:
    """One quotation laid out.

    A marked stretch that two quotations hold belongs to the narrower one.
    """
    spans = (
        (pieces if _is_speech(row.cue.lower()) else [])
        if row.kind == "indirect"
        else _inside(row, text, marks, pieces, used)
    )
    who = text[row.speaker_start : row.speaker_stop] if row.speaker_start is not None else ""
    lines = tuple(one for span in spans for one in _lines(text, *span))
    return Saying(
        row.quotation_id, row.article_id, row.kind, row.speaker, who, row.cue.lower(), lines
    )


def _inside(
    row: Quotation, text: str, marks: list[Span], pieces: list[Span], used: set[int]
) -> list[Span]:
    """The marked parts of a quotation.

    In a partial one marks around a few words set a term apart and are left out.
    """
    least = 1 if row.kind == "direct" else normalize.MIN_QUOTED
    first = max(0, bisect_left(marks, (pieces[0][0],)) - 1)
    near = marks[first : bisect_left(marks, (pieces[-1][1],))]
    held = [mark for mark in near if mark[0] not in used and _meets(pieces, mark)]
    kept = [mark for mark in held if normalize.n_words(text[slice(*mark)]) >= least]
    used.update(mark[0] for mark in kept)
    return kept


def _meets(pieces: list[Span], mark: Span) -> bool:
    n = bisect_left(pieces, (mark[1],))
    return n > 0 and pieces[n - 1][1] > mark[0]


def _lines(text: str, start: int, stop: int) -> Iterator[Line]:
    found = (laid_out(text, start + a, start + b) for a, b in sentences.spans(text[start:stop]))
    return (one for one in found if one.words)


def laid_out(text: str, start: int, stop: int) -> Line:
    """One sentence laid out for comparison."""
    found = tuple(compared(text, start, stop))
    content = frozenset(word.stem for word in found if is_content(word))
    return Line(start, stop, found, bool(_ELLIPSIS.search(text, start, stop)), content)


@functools.lru_cache(maxsize=10_000)
def _is_speech(cue: str) -> bool:
    return strength_of(cue) != ""


@functools.lru_cache(maxsize=10_000)
def strength_of(cue: str) -> str:
    """How a cue reports: said, claimed, admitted or pressed.

    Empty for thought and other cues.

    >>> [strength_of(cue) for cue in ("says", "insisted", "according", "believes")]
    ['said', 'claimed', 'said', '']
    """
    if cue in {"according", ""}:
        return "said"
    return next((kind for kind in SPEECH if stem(cue) in stems(marked("cue_words", kind))), "")


@functools.cache
def stems(verbs: frozenset[str]) -> frozenset[str]:
    """The stems of a list of verbs."""
    return frozenset(map(stem, verbs))
