"""Every mention of a name in its sentence: one line each, the name always at the same place."""

from bisect import bisect_right
from collections.abc import Mapping

import pandas as pd

from analysis import Story
from pages.ui import cached

PER_PAGE = 20
"""Mentions on a page."""
_REACH = 110
"""Characters of the sentence kept on each side of a name; more than a line of the widest screen."""


def mentions(story: Story, name: str) -> pd.DataFrame:
    """Every mention of a name with its sentence on both sides, cut at whole words."""
    ids = story.entities["entity_id"][story.entities["name"] == name]
    found = story.mentions[story.mentions["entity_id"].isin(ids)].reset_index(drop=True)
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    places = cached.view(story, _sentences)
    before, after = [], []
    for row in found.itertuples(index=False):
        text, (start, stop) = texts[row.article_id], _around(places, row.article_id, row.start)
        before.append(_tail(text[min(start, row.start) : row.start]))
        after.append(_head(text[row.stop : max(stop, row.stop)]))
    return found.assign(
        letter=found["article_id"].map(story.letters),
        before=pd.Series(before, dtype="str"),
        after=pd.Series(after, dtype="str"),
    )


def _sentences(story: Story) -> Mapping[str, tuple[list[int], list[int]]]:
    """Where the sentences of each article start and stop."""
    starts = story.sentences.groupby("article_id")["start"].agg(list)
    stops = story.sentences.groupby("article_id")["stop"].agg(list)
    return {article_id: (starts[article_id], stops[article_id]) for article_id in starts.index}


def _around(
    places: Mapping[str, tuple[list[int], list[int]]], article_id: str, at: int
) -> tuple[int, int]:
    """The span of the sentence that holds a place; an empty one at the place where none does."""
    starts, stops = places.get(article_id, ([], []))
    n = bisect_right(starts, at) - 1
    return (starts[n], stops[n]) if n >= 0 and at < stops[n] else (at, at)


def _head(text: str) -> str:
    """The beginning of a text, white space made even, cut before a word that does not fit whole.

    >>> _head(", who" + 60 * " and")[-8:]
    'and and…'
    """
    even = _even(text)
    if len(even) <= _REACH:
        return even.rstrip()
    cut = even[:_REACH]
    return (cut.rsplit(" ", 1)[0] if " " in cut[1:] else cut).rstrip() + "…"


def _tail(text: str) -> str:
    """The end of a text, as `_head`."""
    return _head(_even(text)[::-1])[::-1].lstrip() if len(text) > _REACH else _even(text).lstrip()


def _even(text: str) -> str:
    r"""Text in a line: each stretch of white space is one space, at both ends too.

    >>> _even(" two\nwords ")
    ' two words '
    """
    inner = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else text[:1]


def lines(story: Story, name: str) -> list[dict[str, str]]:
    """The mentions of a name as `pages.ui.lines` shows them."""
    table = cached.view(story, mentions, name)
    columns = zip(table["letter"], table["before"], table["surface"], table["after"], strict=True)
    return [
        {"letter": letter, "before": before, "word": " ".join(word.split()), "after": after}
        for letter, before, word, after in columns
    ]


def where(story: Story, mention: pd.Series) -> dict[str, object]:
    """Settings of the reader that open a mention, beside the article nearest in wording."""
    article_id = mention["article_id"]
    group = next(ids for ids in story.clusters if article_id in ids)
    others = [one for one in [*group, *story.texts["article_id"]] if one != article_id]
    beside = {"b": story.letters[others[0]]} if others else {}
    return {
        "a": story.letters[article_id],
        "at": int(mention["start"]),
        "layers": "Names",
        **beside,
    }
