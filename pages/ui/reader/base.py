"""One article as the base: how many others keep each of its sentences, and every reading of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from pages.ui.reader.exact import ChangedWords
from pages.ui.reader.pair import KINDS, SAME, Answer, answers, place, under
from pages.ui.reader.pieces import Joined, Span, join, pieces, record, unjoin
from pages.ui.reader.rows import blocks
from pages.ui.reader.side import Side, layout, marks, side

if TYPE_CHECKING:
    from analysis import Story

READINGS = 12
"""Most different readings of one sentence sent at once; the rest come when asked for."""

MAX_READINGS = 3_000
"""Most readings sent for all sentences together, about a megabyte."""


class SentenceReading(NamedTuple):
    """How one other article has a sentence of the base."""

    other: Side
    sentences: list[int]
    kind: str
    joined: Joined


def base_payload(
    story: Story,
    base: str,
    others: Sequence[str] | None = None,
    layers: Mapping[str, pd.DataFrame | None] | None = None,
    notes: pd.DataFrame | None = None,
    focus: Mapping[str, Any] | None = None,
    all_of: int = -1,
) -> dict[str, Any]:
    """What the reader needs to show one article and how others have each of its sentences.

    Args:
        story: The story.
        base: An article_id.
        others: Those to compare; None for all others of the story.
        layers: As in `pair_payload`.
        notes: As in `pair_payload`.
        focus: Where to open: {"article_id": base, "start": ...}.
        all_of: The sentence of which every reading is sent, however many there are.

    Raises:
        KeyError: when the story has no such article.
    """
    ids = story.articles["article_id"].tolist() if others is None else others
    own = side(story.articles, story.sentences, story.letters, base)
    sides = [
        side(story.articles, story.sentences, story.letters, other)
        for other in ids
        if other != base
    ]
    found = [answers(story.aligned(base, one.article.article_id), base) for one in sides]
    readings = by_sentence(own, sides, found)
    limit = max(3, min(READINGS, MAX_READINGS // max(1, len(own.spans))))
    groups = [gather(of_one) for of_one in readings]
    sent = [some if n == all_of else some[:limit] for n, some in enumerate(groups)]
    lost, stacks = compared(own, sent, story.changed_words)
    marked = marks(layers or {}, [base])
    lanes = {lane: spans[base] for lane, spans in marked.spans.items()} | {"changed": lost}
    about = [
        {
            **_counts(readings[n], len(sides)),
            "readings": stacks[n],
            "more": sum(len(group) for group in groups[n][len(sent[n]) :]),
            "without": _without(readings[n], sides),
            "start": own.spans[n][0],
        }
        for n in range(len(own.spans))
    ]
    laid = layout(own, blocks(own.text, own.spans), lanes, {}, under([own], notes)[0], about)
    return {
        "mode": "base",
        "sides": [laid],
        "others": len(sides),
        "passages": [],
        "labels": marked.labels,
        "focus": place([own], focus),
    }


def by_sentence(
    own: Side, sides: Sequence[Side], found: Sequence[Sequence[Answer]]
) -> list[list[SentenceReading]]:
    """For each sentence of the base, how each other article that answers it has it."""
    readings: list[list[SentenceReading]] = [[] for _ in own.spans]
    for one, kept in zip(sides, found, strict=True):
        for answer in kept:
            places = [n for n in answer.right if n < len(one.spans)]
            joined = join(one.text, [one.spans[n] for n in places])
            for n in answer.left:
                if places and n < len(readings):
                    readings[n].append(SentenceReading(one, places, answer.kind, joined))
    return readings


def gather(readings: Sequence[SentenceReading]) -> list[list[SentenceReading]]:
    """Equal readings together; the nearest to the base first, then the most frequent."""
    groups: dict[str, list[SentenceReading]] = {}
    for reading in readings:
        groups.setdefault(reading.joined.text, []).append(reading)
    return sorted(
        groups.values(),
        key=lambda group: (_difference(group[0].kind), -len(group), group[0].other.letter),
    )


def _difference(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def compared(
    own: Side, groups: Sequence[Sequence[Sequence[SentenceReading]]], changed_words: ChangedWords
) -> tuple[list[Span], list[list[dict[str, Any]]]]:
    """Words of the base that a reading changes, and each sentence's readings with theirs."""
    lost: list[Span] = []
    stacks: list[list[dict[str, Any]]] = []
    for n, some in enumerate(groups):
        sentence = join(own.text, [own.spans[n]])
        stack = []
        for group in some:
            spans = (
                changed_words(sentence.text, group[0].joined.text)
                if group[0].kind != SAME
                else ([], [])
            )
            lost.extend(Span(*place, 1) for place in unjoin(sentence, spans[0]))
            stack.append(_stack(group, spans[1]))
        stacks.append(stack)
    return lost, stacks


def _stack(group: Sequence[SentenceReading], changed: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """One reading with all articles that have it."""
    text = group[0].joined.text
    parts = pieces(len(text), {"changed": [Span(start, stop, 1) for start, stop in changed]})
    return {
        "kind": group[0].kind,
        "of": [{"letter": one.other.letter, "id": one.other.article.article_id} for one in group],
        "w": [record(text, part) for part in parts],
    }


def _counts(readings: Sequence[SentenceReading], total: int) -> dict[str, int]:
    """How many others keep a sentence, and how many word for word."""
    kept = {reading.other.letter for reading in readings}
    same = {reading.other.letter for reading in readings if reading.kind == SAME}
    return {"kept": len(kept), "same": len(same), "total": total}


def _without(readings: Sequence[SentenceReading], sides: Sequence[Side]) -> list[str]:
    """Letters of the articles that have nothing like it."""
    kept = {reading.other.letter for reading in readings}
    return [one.letter for one in sides if one.letter not in kept]
