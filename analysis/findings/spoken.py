"""Drafts of findings about what somebody said, one for each utterance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis import kinds
from analysis.findings.places import Draft, Spot, SpotPair, in_order, rows_of
from analysis.text import normalize

_MARKS = "\"“„«‘'‹`"
_PEOPLE = frozenset(("speaker", "pronoun"))
"""Changes beside the marks: the words that differ are the speaker's name or pronoun."""
_OWN = frozenset(("marks dropped", "said of"))
"""Changes whose other side is no quotation."""


def utterances(
    articles: pd.DataFrame, quotations: pd.DataFrame, variants: pd.DataFrame
) -> Iterator[Draft]:
    """One draft per utterance of `schema.Quotation` rows that differs in a way worth a look."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    worth = [change for change in kinds.changes() if kinds.of_change(change).is_finding]
    for utterance, rows in variants[variants["change"].isin(worth)].groupby("utterance_id"):
        yield _utterance(quotations[quotations["utterance_id"] == utterance], rows, texts)


def _utterance(same: pd.DataFrame, rows: pd.DataFrame, texts: Mapping[str, str]) -> Draft:
    worst = min(rows_of(rows), key=lambda row: _severity(row.change))
    kind = kinds.of_change(worst.change)
    places = _said(same, rows, texts)
    alike = rows[rows["change"] == worst.change]
    if worst.change in _PEOPLE:
        named = {key: side for row in rows_of(alike) for key, side in _keyed(row)}
        places = {key: _beside(side, places.get(key, side)) for key, side in named.items()}
    apart = tuple(dict.fromkeys(_apart(row, places) for row in rows_of(alike)))
    also = sorted({*rows["change"]} - {worst.change}, key=_severity)
    names = ", ".join(kinds.of_change(change).name.lower() for change in also)
    why = f"{worst.why} Also: {names}." if names else worst.why
    sides = _keyed(worst)[0][1], _keyed(worst)[1][1]
    return Draft(kind.code, _speaker(rows), in_order(places.values()), why, sides, apart=apart)


Key = tuple[str, int]
"""What names a place of an utterance: its article and its quotation (or, for the article's own
words, where they start, below zero)."""


def _keyed(row: Any) -> tuple[tuple[Key, Spot], tuple[Key, Spot]]:
    """Both places of a row of `quote_variants`, each under its key."""
    a = Spot(row.article_a, row.start_a, row.stop_a, row.words_a)
    b = Spot(row.article_b, row.start_b, row.stop_b, row.words_b)
    return ((a.article_id, int(row.quotation_a)), a), (_key_b(row), b)


def _key_b(row: Any) -> Key:
    is_own = pd.isna(row.quotation_b)
    return row.article_b, -1 - row.start_b if is_own else int(row.quotation_b)


def _beside(side: Spot, quotation: Spot) -> Spot:
    """The words that name a speaker, which are their own trigger; without any, the quotation."""
    return side._replace(trigger=side.text) if side.text else quotation


def _apart(row: Any, places: Mapping[Key, Spot]) -> SpotPair:
    """The places of an utterance that a row holds against each other."""
    (key_a, a), (key_b, b) = _keyed(row)
    return places.get(key_a, a), places.get(key_b, b)


def _severity(change: str) -> int:
    return kinds.severity(kinds.of_change(change).code)


def _said(same: pd.DataFrame, rows: pd.DataFrame, texts: Mapping[str, str]) -> dict[Key, Spot]:
    """Where an utterance stands: its quotations, and its words where they have no marks."""
    places = {
        (row.article_id, row.quotation_id): _in_marks(row, texts[row.article_id])
        for row in rows_of(same)
    }
    bare = rows_of(rows[rows["change"].isin(_OWN)])
    own = [(_key_b(row), row) for row in bare]
    return places | {
        key: Spot(row.article_b, row.start_b, row.stop_b, row.words_b) for key, row in own
    }


def _speaker(rows: pd.DataFrame) -> str:
    """The speaker named most often, the first by name among equals."""
    names = {*rows["speaker_a"], *rows["speaker_b"]} - {""}
    return min(names, key=lambda name: (-_times(rows, name), name), default="Speaker not found")


def _in_marks(row: Any, text: str) -> Spot:
    """A quotation from its first mark to its last; words beside the marks are the article's own."""
    if row.kind != "partial" and text[row.start] in _MARKS:
        return Spot(row.article_id, row.start, row.stop, row.content)
    marks = [
        (row.start + start, row.start + stop)
        for start, stop in normalize.quoted(text[row.start : row.stop])
    ]
    start, stop = (marks[0][0], marks[-1][1]) if marks else (row.start, row.stop)
    return Spot(row.article_id, start, stop, text[start:stop].strip("\"“”‘’'"))


def _times(rows: pd.DataFrame, name: str) -> int:
    return int((rows["speaker_a"] == name).sum() + (rows["speaker_b"] == name).sum())
