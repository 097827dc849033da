"""The readings of a point: each once, who agrees on it, and the words that decide in bold."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story, kinds
from analysis.findings import Spot as Place
from analysis.findings import phrase
from pages.ui import cached
from pages.ui.excerpts import Excerpt, Spot, excerpts

_LONG = 170
"""Characters of a quotation shown; a longer one is cut around what differs."""
_BESIDE = 60
"""Characters of it shown before the first word that differs."""


class Said(NamedTuple):
    """One reading: who agrees on it, by letter, its words, where they stand, and what is bold.

    start: in the text of the article whose words are shown.
    """

    letters: str
    text: str
    start: int
    bold: tuple[tuple[int, int], ...]
    article_ids: tuple[str, ...] = ()


Deciding = tuple[tuple[str, int], tuple[str, int]]
"""Article and start of the two places that decide a point."""


def readings(story: Story, rows: pd.DataFrame, kind: str, sides: Deciding) -> list[Said]:
    """The readings of one point (`schema.Reading` rows), what most articles have first."""
    if _is_quoted(kind, rows):
        return _quoted(story, rows, sides)
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    every = [_place(row) for row in rows.itertuples()]
    spots = (
        [_spot(story, row, every) for row in same.itertuples()]
        for _, same in rows.groupby("reading_id")
    )
    return [_in_sentence(story, texts, same, sides) for same in spots]


def _is_quoted(kind: str, rows: pd.DataFrame) -> bool:
    """Whether the words inside the marks are compared: not the marks, nor who said them."""
    of_quotes = kinds.kind(kind).page == "Quotes" and kind != "marks dropped"
    return of_quotes and not (rows["trigger"] != "").any()


def _place(row: Any) -> Place:  # noqa: ANN401 - rows of itertuples have no type that can be named
    return Place(row.article_id, row.start, row.stop, row.text, row.trigger)


def _spot(story: Story, row: Any, every: Sequence[Place]) -> Spot:  # noqa: ANN401
    """A reading in its sentence, with the words that decide in it."""
    starts, stops = cached.view(story, _sentences)[row.article_id]
    n = max(0, bisect_right(starts, row.start) - 1)
    first, last = (0, row.stop - row.start)
    if row.trigger not in {"", row.text}:
        first, last = phrase(_place(row), every)
    return Spot(
        row.article_id,
        min(starts[n], row.start),
        max(stops[n], row.stop),
        row.start + first,
        row.start + last,
    )


def _sentences(story: Story) -> dict[str, tuple[list[int], list[int]]]:
    """Where the sentences of each article start and stop, in order."""
    table = story.sentences.sort_values("start").groupby("article_id")
    return {name: (rows["start"].tolist(), rows["stop"].tolist()) for name, rows in table}


def _in_sentence(
    story: Story, texts: dict[str, str], spots: Sequence[Spot], sides: Deciding
) -> Said:
    """A reading in the words of the place that decides, else of as many articles as possible."""
    found = excerpts(texts, spots)
    best = max(found, key=lambda one: (_holds(one, sides), len(one.spots)))
    head, tail = "… " if best.is_cut_before else "", " …" if best.is_cut_after else ""
    spot = best.spots[0]
    shift = len(head) - best.start
    text = head + texts[spot.article_id][best.start : best.stop] + tail
    bold = ((spot.first + shift, spot.last + shift),) if spot.first < spot.last else ()
    return _said(story, [one.article_id for one in spots], text, spot.first, bold)


def _holds(one: Excerpt, sides: Deciding) -> bool:
    return any(
        spot.article_id == article and spot.start <= start < max(spot.stop, spot.start + 1)
        for spot in one.spots
        for article, start in sides
    )


def _said(
    story: Story,
    article_ids: Iterable[str],
    text: str,
    start: int,
    bold: tuple[tuple[int, int], ...],
) -> Said:
    ids = tuple(sorted(set(article_ids), key=list(story.letters).index))
    return Said(", ".join(story.letters[one] for one in ids), text, start, bold, ids)


def _quoted(story: Story, rows: pd.DataFrame, sides: Deciding) -> list[Said]:
    """Quotations, one of each reading, the words in bold that differ from the first reading's."""
    shown = [_shown(same, sides) for _, same in rows.groupby("reading_id")]
    changed = [story.changed_words(shown[0].text, one.text) for one in shown]
    other = next((n for n, one in enumerate(shown) if n and _decides(one, sides)), len(shown) - 1)
    bold = [changed[other][0], *(spans for _, spans in changed[1:])]
    who = [same["article_id"].tolist() for _, same in rows.groupby("reading_id")]
    return [
        _cut(_said(story, ids, one.text, one.start, tuple(spans)))
        for ids, one, spans in zip(who, shown, bold, strict=True)
    ]


def _shown(same: pd.DataFrame, sides: Deciding) -> Any:  # noqa: ANN401
    """The quotation that stands for its reading: the one that decides, else the first."""
    rows = list(same.itertuples())
    return next((row for row in rows if _decides(row, sides)), rows[0])


def _decides(row: Any, sides: Deciding) -> bool:  # noqa: ANN401
    return any(row.article_id == name and row.start <= at < row.stop for name, at in sides)


def _cut(one: Said) -> Said:
    """The text around what differs, when it is long."""
    if len(one.text) <= _LONG:
        return one
    first, last = (one.bold[0][0], one.bold[-1][1]) if one.bold else (0, 0)
    start = one.text.rfind(" ", 0, max(0, first - _BESIDE)) + 1
    stop = one.text.find(" ", max(last + _BESIDE, start + _LONG))
    stop = stop if stop > 0 else len(one.text)
    head, tail = "… " if start else "", " …" if stop < len(one.text) else ""
    shift = len(head) - start
    bold = tuple((a + shift, b + shift) for a, b in one.bold)
    return one._replace(text=head + one.text[start:stop] + tail, bold=bold)
