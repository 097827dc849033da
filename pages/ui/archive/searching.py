"""Find in archive: which archived articles hold wording of the open story, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from analysis import ingest
from pages.ui import markup, stories, tables
from pages.ui.archive import opened
from pages.ui.articles import adding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis import Story
    from analysis.archive.lookup import Found

AROUND = 60
"""Characters of context on either side of a passage."""
_HEAD, _TAIL = 200, 120
"""Characters of a long passage that are shown from its beginning and its end."""
MOST = 20
"""Passages of one article that are shown; the CSV holds all."""
HOW = """
Every run of words of the story is looked up in the archive; the articles that share the rarest
runs are then compared word by word, and passages are found as they are between two articles of a
story: word for word, or edited. Standing text of the archive (footers, house lines) does not count.
Words inside quotation marks are counted apart: two articles may quote one person. Rewording is not
looked for here: add an article to the story, then Side by side shows it.

*First seen here* says what this archive holds; an earlier article may stand elsewhere.
"""


class Searched(NamedTuple):
    """What was found, with the texts of the archived articles, and how many articles there are."""

    found: Found
    texts: dict[int, str]
    n_archived: int


def search(story: Story, folder: Path, _stamp: tuple[int, ...]) -> Searched:
    """Where wording of each text of the story stands; texts are named by their letters."""
    from analysis.archive import lookup as reading

    held = opened.lookup(folder)
    texts = zip(story.texts["article_id"], story.texts["text"], strict=True)
    found = reading.find(held, {story.letters[one]: text for one, text in texts})
    archived = held.texts(found.articles["doc"])
    return Searched(found, {doc: one.text for doc, one in archived.items()}, held.held.articles)


def headline(searched: Searched) -> str:
    """One sentence: in how many archived articles, of whom, since when."""
    rows, held = searched.found.articles, markup.counted(searched.n_archived, "article")
    if rows.empty:
        none = f"No passage of {searched.found.floor} words or more of this story stands in this"
        return markup.plain(f"{none} archive of {held}.")
    count = markup.counted(len(rows), "archived article")
    outlets = rows["outlet"][rows["outlet"] != ""].nunique()
    whose = f" of {markup.counted(outlets, 'outlet')}" if outlets else ""
    days = rows["day"][rows["day"] != ""]
    first = f"; the earliest dated here is {days.min()}" if len(days) else ""
    return f"Wording of this story stands in {markup.strong(count)}" + markup.plain(
        f"{whose}{first}. This archive holds {held}; passages of fewer than "
        f"{searched.found.floor} words are not looked for."
    )


def note(searched: Searched) -> str:
    """What was not compared, where there is any."""
    n = searched.found.n_more
    return f"{markup.counted(n, 'further article')} share shorter or commoner runs." if n else ""


COLUMNS = {
    "day": st.column_config.TextColumn("first seen here", width="small"),
    "outlet": st.column_config.TextColumn("outlet"),
    "title": st.column_config.TextColumn("title", help="Select a row to read the passages"),
    "n_words": st.column_config.NumberColumn("words shared"),
    "n_quoted": st.column_config.NumberColumn("of them quoted"),
    "longest": st.column_config.NumberColumn("longest passage"),
    "in_texts": st.column_config.TextColumn("in"),
}


def listed(searched: Searched) -> int | None:
    """The archived articles as a table; returns the number of the one that was selected."""
    rows = searched.found.articles
    row = tables.show(
        rows, searched.found.passages, "archive", "article", COLUMNS, selectable=True,
        every_noun="passage",
    )  # fmt: skip
    return None if row is None else int(rows["doc"].iloc[row])


def passages(story: Story, searched: Searched, doc: int) -> None:
    """The passages of one archived article: the story's words above the archive's."""
    rows = searched.found.passages
    mine = {story.letters[one]: text for one, text in
            zip(story.texts["article_id"], story.texts["text"], strict=True)}  # fmt: skip
    for row in rows[rows["doc"] == doc].head(MOST).itertuples():
        lines = [
            (row.text_id, *_within(mine[row.text_id], row.start, row.stop)),
            ("archive", *_within(searched.texts[doc], row.archived_start, row.archived_stop)),
        ]
        sign = "inside quotation marks" if row.is_quotation else "running text"
        why = f"{markup.counted(row.n_words, 'word')}, {sign}."
        kind = "Word for word" if row.kind == "verbatim" else "Edited"
        markup.block(markup.kind("", kind, is_urgent=False), markup.readings(lines, why))


def _within(text: str, start: int, stop: int) -> tuple[str, list[tuple[int, int]]]:
    """A passage with a little around it, and where it stands in that."""
    first, last = max(start - AROUND, 0), min(stop + AROUND, len(text))
    before, after = "… " * (first > 0), " …" * (last < len(text))
    words = text[start:stop]
    if len(words) > _HEAD + _TAIL + AROUND:
        words = f"{words[:_HEAD]} […] {words[-_TAIL:]}"
    at = len(before) + start - first
    shown = before + text[first:start] + words + text[stop:last] + after
    return shown, [(at, at + len(words))]


def add(story: Story, searched: Searched) -> None:
    """Puts chosen archived articles into the story, where who looks may change it."""
    rows = searched.found.articles
    if rows.empty or not stories.is_changeable():
        return
    names = dict(zip(rows["doc"], _names(rows), strict=True))
    chosen = st.multiselect("Add to the story", list(names), format_func=names.get, key="chosen")
    if not st.button("Add", disabled=not chosen):
        return
    taken = set(story.texts["article_id"])
    new = pd.DataFrame(_added(rows[rows["doc"].isin(chosen)], searched.texts, taken))
    told = f"{markup.counted(len(new), 'article')} of the archive added to the story."
    adding.open_articles(pd.concat([story.texts, new]).fillna(""), stories.asked_for(), told)


def _names(rows: pd.DataFrame) -> Iterator[str]:
    for row in rows.itertuples():
        yield " · ".join(filter(None, [row.title or row.article_id, row.outlet, row.day]))


def _added(rows: pd.DataFrame, texts: dict[int, str], taken: set[str]) -> Iterator[dict[str, str]]:
    for row in rows.itertuples():
        name = ingest.unused(row.article_id, taken)
        taken.add(name)
        yield {
            "article_id": name, "label": row.title, "outlet": row.outlet, "title": row.title,
            "published": row.day, "text": texts[row.doc],
        }  # fmt: skip
