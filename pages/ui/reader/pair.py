"""Two articles side by side: who answers whom, what they share and what changed on the way."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from pages.ui.reader.exact import ChangedWords, exact_runs
from pages.ui.reader.pieces import Span, join, unjoin
from pages.ui.reader.rows import Block, Row, blocks, owners, rows
from pages.ui.reader.side import Marks, Side, layout, marks, side

if TYPE_CHECKING:
    from analysis import Story

SAME = "same"
VERBATIM = "verbatim"
KINDS = (SAME, "edited", "reworded")
"""How much two sentences that answer each other differ, least first."""


class Shared(NamedTuple):
    """One passage as laid out: its number, and its span on the left and on the right."""

    n: int
    kind: str
    spans: tuple[tuple[int, int], tuple[int, int]]
    n_words: tuple[int, int]
    is_moved: bool
    is_quotation: bool


class Answer(NamedTuple):
    """Sentences of the left and right that answer each other (or one side's alone), and how."""

    left: list[int]
    right: list[int]
    kind: str
    is_moved: bool


def pair_payload(
    story: Story,
    left: str,
    right: str,
    layers: Mapping[str, pd.DataFrame | None] | None = None,
    notes: pd.DataFrame | None = None,
    focus: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the reader needs to show two articles of a story, the left one first.

    Args:
        story: The story.
        left: An article_id.
        right: Another.
        layers: Name of a layer -> its spans (article_id, start, stop; label and ref where they
            help); None for a layer that is offered and made only when asked for.
        notes: What to check (article_id, start, stop, text), each under the sentence it begins in.
        focus: Where to open: {"passage": 3}, or {"article_id": ..., "start": ...}.

    Raises:
        KeyError: when the story has no such article.
    """
    sides = tuple(
        side(story.articles, story.sentences, story.letters, article_id)
        for article_id in (left, right)
    )
    found = shared(story.passages, left, right)
    kept = answers(story.aligned(left, right), left)
    changed = changes(sides, kept, story.changed_words)
    exact = exactly(sides, found, story.changed_words, story.params.min_run)
    lanes = [{"changed": changed[n], "exact": exact[n]} for n in (0, 1)]
    marked = marks(layers or {}, [left, right])
    return build(sides, found, kept, lanes, marked, under(sides, notes), focus)


def shared(passages: pd.DataFrame, left: str, right: str) -> list[Shared]:
    """The passages of a pair, numbered from 1 by their place in the article the table names first.

    The numbers do not depend on which side an article is shown on: a link keeps its meaning.
    """
    ids = {left, right}
    own = passages[passages["article_a"].isin(ids) & passages["article_b"].isin(ids)]
    own = own.sort_values(["start_a", "start_b", "stop_a", "stop_b"])
    found = []
    row: Any
    for n, row in enumerate(own.itertuples(index=False), start=1):
        spans = (int(row.start_a), int(row.stop_a)), (int(row.start_b), int(row.stop_b))
        n_words = (int(row.n_words), int(row.n_words_b))
        if row.article_a != left:
            spans, n_words = spans[::-1], n_words[::-1]
        found.append(
            Shared(n, row.kind, spans, n_words, bool(row.is_moved), bool(row.is_quotation))
        )
    return found


def answers(alignment: pd.DataFrame, left: str) -> list[Answer]:
    """Rows of the alignment of one pair, those of a split or joined sentence brought together."""
    parts: list[Answer] = []
    home: dict[tuple[int, int], int] = {}
    row: Any
    for row in alignment.itertuples(index=False):
        places = (
            (row.sentence_a, row.sentence_b)
            if row.article_a == left
            else (row.sentence_b, row.sentence_a)
        )
        own, other = ([] if pd.isna(place) else [int(place)] for place in places)
        at = next((home[key] for key in _keys(own, other) if key in home), len(parts))
        new = Answer(own, other, row.kind, bool(row.is_moved))
        parts[at : at + 1] = [_together(parts[at], new) if at < len(parts) else new]
        home.update(dict.fromkeys(_keys(own, other), at))
    return parts


def _together(one: Answer, other: Answer) -> Answer:
    """Two answers as one, of the kind that differs more."""
    kind = max(one.kind, other.kind, key=lambda kind: KINDS.index(kind) if kind in KINDS else -1)
    left, right = sorted({*one.left, *other.left}), sorted({*one.right, *other.right})
    return Answer(left, right, kind, one.is_moved and other.is_moved)


def _keys(left: Iterable[int], right: Iterable[int]) -> list[tuple[int, int]]:
    """Sentences of both sides distinguished."""
    return [*((0, n) for n in left), *((1, n) for n in right)]


def changes(
    sides: Sequence[Side], kept: Iterable[Answer], changed_words: ChangedWords
) -> tuple[list[Span], list[Span]]:
    """Words that differ between sentences that answer each other, on the left and on the right."""
    found: tuple[list[Span], list[Span]] = ([], [])
    for answer in kept:
        if answer.kind == SAME or not (answer.left and answer.right):
            continue
        joined = [
            join(one.text, [one.spans[n] for n in own if n < len(one.spans)])
            for one, own in zip(sides, (answer.left, answer.right), strict=True)
        ]
        spans = changed_words(joined[0].text, joined[1].text)
        for lane, one, own in zip(found, joined, spans, strict=True):
            lane.extend(Span(start, stop, 1) for start, stop in unjoin(one, own))
    return found


def exactly(
    sides: Sequence[Side], found: Iterable[Shared], changed_words: ChangedWords, min_run: int
) -> tuple[list[Span], list[Span]]:
    """What stands word for word inside passages that were edited or reworded, left and right."""
    lanes: tuple[list[Span], list[Span]] = ([], [])
    for part in found:
        if part.kind == VERBATIM:
            continue
        texts = [one.text[slice(*span)] for one, span in zip(sides, part.spans, strict=True)]
        runs = exact_runs(texts[0], texts[1], changed_words, min_run)
        for lane, own, (first, _) in zip(lanes, runs, part.spans, strict=True):
            lane.extend(Span(first + start, first + stop, 1) for start, stop in own)
    return lanes


def under(sides: Sequence[Side], notes: pd.DataFrame | None) -> list[dict[int, list[str]]]:
    """For each side: sentence -> the notes that begin in it."""
    found: list[dict[int, list[str]]] = []
    for one in sides:
        kept: dict[int, list[str]] = defaultdict(list)
        own = (
            []
            if notes is None
            else notes[notes["article_id"] == one.article.article_id].itertuples(index=False)
        )
        for note in own:
            kept[sentence_at(one, note.start)].append(note.text)
        found.append(kept)
    return found


def sentence_at(one: Side, place: int) -> int:
    """The sentence that holds a character, or the one before it."""
    return max(0, bisect_right(one.spans, place, key=lambda span: span[0]) - 1)


def build(
    sides: Sequence[Side],
    found: Sequence[Shared],
    kept: Sequence[Answer],
    lanes: Sequence[Mapping[str, Sequence[Span]]],
    marked: Marks,
    notes: Sequence[Mapping[int, Sequence[str]]],
    focus: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The payload, from parts that name the left side first."""
    cut = [blocks(one.text, one.spans) for one in sides]
    level = rows(len(cut[0]), len(cut[1]), _edges(kept, cut))
    laid = []
    for n, one in enumerate(sides):
        named = {lane: spans[one.article.article_id] for lane, spans in marked.spans.items()}
        passages = [Span(*part.spans[n], part.n) for part in found]
        drawn = {**named, **lanes[n], "passage": passages}
        laid.append(layout(one, cut[n], drawn, _badges(found, n), notes[n], _about(one, kept, n)))
    return {
        "mode": "pair",
        "sides": laid,
        "rows": [[*row, int(_alike(row, laid))] for row in level],
        "passages": [_passage(part) for part in found],
        "labels": marked.labels,
        "focus": place(sides, focus),
    }


def _edges(kept: Iterable[Answer], cut: Sequence[Sequence[Block]]) -> list[tuple[int, int]]:
    """Blocks that answer each other, moved ones aside."""
    left, right = owners(cut[0]), owners(cut[1])
    return [
        (left[a], right[b])
        for answer in kept
        if not answer.is_moved
        for a in answer.left
        for b in answer.right
        if a < len(left) and b < len(right)
    ]


def _badges(found: Iterable[Shared], n: int) -> dict[int, list[int]]:
    """Offset -> numbers of the passages that begin there, on one side."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for part in found:
        numbers[part.spans[n][0]].append(part.n)
    return numbers


def _about(one: Side, kept: Iterable[Answer], n: int) -> list[dict[str, Any]]:
    """For every sentence of a side: how it stands to the other, and what answers it there."""
    about: list[dict[str, Any]] = [{"kind": "only", "to": []} for _ in one.spans]
    for answer in kept:
        own, others = (answer.left, answer.right) if n == 0 else (answer.right, answer.left)
        for place in own:
            if others and place < len(about):
                about[place] = {"kind": answer.kind, "to": others, "moved": int(answer.is_moved)}
    return about


def _alike(row: Row, laid: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a row is the same on both sides, in place and with nothing to check."""
    spans = (row.left_first, row.left_last), (row.right_first, row.right_last)
    held_blocks = [
        block
        for one, span in zip(laid, spans, strict=True)
        for block in one["blocks"][slice(*span)]
    ]
    held = [sentence for block in held_blocks for sentence in block["s"]]
    return all(s["kind"] == SAME and not s.get("moved") and not s["notes"] for s in held)


def _passage(part: Shared) -> dict[str, Any]:
    return {
        "n": part.n,
        "kind": part.kind,
        "words": part.n_words,
        "moved": int(part.is_moved),
        "quotation": int(part.is_quotation),
    }


def place(sides: Sequence[Side], focus: Mapping[str, Any] | None) -> dict[str, int] | None:
    """Where to open: a passage, or a side and a sentence; None when not asked or not here."""
    if not focus:
        return None
    if focus.get("passage"):
        return {"passage": int(focus["passage"])}
    for n, one in enumerate(sides):
        if one.article.article_id == focus.get("article_id"):
            return {"side": n, "sentence": sentence_at(one, int(focus.get("start") or 0))}
    return None
