"""The readings of a finding: each wording once, whose it is, and what differs in bold."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story
from analysis.text.reading import reading
from pages.ui import cached
from pages.ui.excerpts import Excerpt, Spot, excerpts, trigger

_READINGS = 6
"""Readings of a finding shown; the table holds all."""

_LONG = 230
"""Characters of a reading shown; longer ones are cut around what changed."""



class Said(NamedTuple):
    """One wording: who has it, by letter, its place in the first article, and what is bold."""

    letters: str
    text: str
    start: int
    bold: tuple[tuple[int, int], ...]


def readings(story: Story, finding_id: int) -> list[Said]:
    """The readings of a finding, equal wordings joined, in the order of the articles."""
    rows = story.readings[story.readings["finding_id"] == finding_id]
    return _claimed(story, rows) if (rows["trigger"] != "").any() else _worded(story, rows)


def _claimed(story: Story, rows: pd.DataFrame) -> list[Said]:
    """Sentences around the words for which they are shown."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    return [
        _excerpted(story, texts, one)
        for one in excerpts(texts, [_spot(story, texts, row) for row in rows.itertuples()])
    ]


def _spot(story: Story, texts: dict[str, str], row: tuple) -> Spot:
    """A reading in its sentence, the words that matter in it."""
    starts, stops = cached.view(story, _sentences)[row.article_id]
    n = max(0, bisect_right(starts, row.start) - 1)
    whole = min(starts[n], row.start), max(stops[n], row.stop)
    return Spot(
        row.article_id, *whole, *trigger(texts[row.article_id], row.start, row.stop, row.trigger)
    )


def _sentences(story: Story) -> dict[str, tuple[list[int], list[int]]]:
    """Where the sentences of each article start and stop, in order."""
    table = story.sentences.sort_values("start").groupby("article_id")
    return {name: (rows["start"].tolist(), rows["stop"].tolist()) for name, rows in table}


def _excerpted(story: Story, texts: dict[str, str], one: Excerpt) -> Said:
    spot = one.spots[0]
    head, tail = "… " if one.is_cut_before else "", " …" if one.is_cut_after else ""
    text = head + texts[spot.article_id][one.start : one.stop] + tail
    shift = len(head) - one.start
    bold = ((spot.first + shift, spot.last + shift),) if spot.first < spot.last else ()
    return Said(_letters(story, [each.article_id for each in one.spots]), text, spot.first, bold)


def _letters(story: Story, article_ids: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(story.letters[article_id] for article_id in article_ids))


def _worded(story: Story, rows: pd.DataFrame) -> list[Said]:
    """Quotations and names, the words that differ from the first in bold."""
    found: dict[str, list[Any]] = {}
    for row in rows.itertuples():
        folded = " ".join(reading(row.text).form.lower().translate(_QUOTES).split())
        found.setdefault(folded, []).append(row)
    same = list(found.values())
    texts = [rows[0].text for rows in same]
    bold = [story.changed_words(texts[0], text) for text in texts]
    first = bold[1][0] if len(bold) > 1 else []
    spans = [first, *(spans for _, spans in bold[1:])]
    return [
        _cut(
            Said(
                _letters(story, [row.article_id for row in rows]),
                rows[0].text,
                rows[0].start,
                tuple(differs),
            )
        )
        for rows, differs in zip(same, spans, strict=True)
    ]


_QUOTES = str.maketrans("“”‘’", "\"\"''")


def _cut(one: Said) -> Said:
    """The text around what differs, when it is long."""
    if len(one.text) <= _LONG:
        return one
    first, last = (one.bold[0][0], one.bold[-1][1]) if one.bold else (0, 0)
    start = one.text.rfind(" ", 0, max(0, first - 60)) + 1
    stop = one.text.find(" ", max(last + 60, start + _LONG))
    stop = stop if stop > 0 else len(one.text)
    head, tail = "… " if start else "", " …" if stop < len(one.text) else ""
    shift = len(head) - start
    bold = tuple((a + shift, b + shift) for a, b in one.bold)
    return one._replace(text=head + one.text[start:stop] + tail, bold=bold)


def _matter(one: Said) -> str:
    """What a reading has where others differ."""
    return " ".join(one.text[first:last] for first, last in one.bold).casefold()


def differing(said: Sequence[Said]) -> Said | None:
    """The first reading in another article than the first one's; one that differs, if any does."""
    letter = said[0].letters.split(", ")[0]
    others = [each for each in said[1:] if each.letters.split(", ")[0] != letter]
    told = [each for each in others if _matter(each) != _matter(said[0])]
    return next(iter([*told, *others]), None)


def few(said: Sequence[Said]) -> list[Said]:
    """At most `_READINGS` readings, in order; one of each kind comes before a second of any."""
    seen: Counter[str] = Counter()
    rank = []
    for n, one in enumerate(said):
        rank.append((seen[_matter(one)], n))
        seen[_matter(one)] += 1
    return [said[n] for n in sorted(n for _, n in sorted(rank)[:_READINGS])]
