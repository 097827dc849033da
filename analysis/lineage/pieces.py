"""Pieces of evidence: what each says, which way it points and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.schema import LineageEvidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.text.spans import Span

RELATION, ORDER, SEPARATE = "relation", "order", "separate"
"""What a piece is about."""


def piece(
    articles: tuple[str, str | None],
    about: str,
    cue: str,
    points_to: str,
    why: str,
    places: tuple[Span | None, Span | None] = (None, None),
) -> LineageEvidence:
    """One piece of evidence on one article or two, its words not yet filled in."""
    (start_a, stop_a), (start_b, stop_b) = (place or (None, None) for place in places)
    a, b = articles
    return LineageEvidence(
        a, b, about, cue, points_to, False, start_a, stop_a, "", start_b, stop_b, "", why
    )


def filled(one: LineageEvidence, texts: Mapping[str, str]) -> LineageEvidence:
    """The piece with the words that stand at its places."""
    words_a = _words(texts, one.article_a, one.start_a, one.stop_a)
    return one._replace(
        text_a=words_a, text_b=_words(texts, one.article_b, one.start_b, one.stop_b)
    )


def _words(
    texts: Mapping[str, str], article: str | None, start: int | None, stop: int | None
) -> str:
    return "" if article is None or start is None else texts[article][start:stop]


def turned(one: LineageEvidence, place: Mapping[str, int]) -> LineageEvidence:
    """The piece with its sides in the order of the table of articles."""
    if one.article_b is None or place[one.article_a] < place[one.article_b]:
        return one
    return one._replace(
        article_a=one.article_b, start_a=one.start_b, stop_a=one.stop_b, text_a=one.text_b,
        article_b=one.article_a, start_b=one.start_a, stop_b=one.stop_a, text_b=one.text_a,
    )  # fmt: skip
