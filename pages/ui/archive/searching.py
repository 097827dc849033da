"""Find in archive: which archived articles hold wording of a story or a draft, a row for each."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.ui import cached, markup, shell, stories, tables
from pages.ui.archive import grid, looking, opened
from pages.ui.places import PAIR, READING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analysis import Story
    from analysis.archive.lookup import Found
    from pages.ui.archive.looking import Looked

HOW = """
Every run of words is looked up in the archive; the articles that share the rarest runs are then
compared word by word, and passages are found as they are between two articles of a story: word for
word, or edited. Words inside quotation marks are counted apart: two articles may quote one person.
Standing text of the archive (footers, house lines, what six articles and more have at their edges)
is left out. Rewording is looked for once an archived article is opened beside a text.

The *earliest dated here* is the earliest that this archive holds and that has a date; an earlier
article may stand elsewhere.
"""


class Searched(NamedTuple):
    """What was found, in how many archived articles, and how many words are standing text there.

    n_run: words in a row that would have been found wherever they stand.
    """

    found: Found
    n_archived: int
    n_aside: int
    n_run: int


def searched(story: Story, looked: Looked, folder: Path) -> Searched:
    """What a search finds; that of a pasted text is kept in this session alone."""
    stamp = opened.stamp(folder)
    if looked.way == looking.THE_STORY:
        return cached.view(story, _of_story, folder, stamp)
    key = (looked.texts[looking.DRAFT], folder, stamp)
    known = st.session_state.get("draft in the archive")
    if known is None or known[0] != key:
        known = (key, search(looked.texts, folder))
        st.session_state["draft in the archive"] = known
    made: Searched = known[1]
    return made


def _of_story(story: Story, folder: Path, _stamp: tuple[int, ...]) -> Searched:
    texts = zip(story.texts["article_id"], story.texts["text"], strict=True)
    return search({story.letters[one]: text for one, text in texts}, folder)


def search(texts: Mapping[str, str], folder: Path) -> Searched:
    """Where wording of some texts, by name, stands in an archive."""
    from analysis.archive import lookup as reading

    held = opened.lookup(folder)
    found, rules = reading.find(held, texts), held.held.rules
    n_run = max(found.floor, rules.words + rules.window - 1)
    n_aside = reading.n_aside(held, texts.values())
    return Searched(found, held.held.articles, n_aside, n_run)


def headline(searched: Searched, looked: Looked) -> str:
    """One sentence: in how many archived articles, of whom, since when."""
    rows = searched.found.articles
    if rows.empty:
        held = markup.counted(searched.n_archived, "article")
        return markup.plain(
            f"No run of {searched.n_run} words of {looked.what} stands in this archive of {held}, "
            "standing text and set phrases aside."
        )
    n_outlets = rows["outlet"][rows["outlet"] != ""].nunique()
    whose = f" of {markup.counted(n_outlets, 'outlet')}" if n_outlets else ""
    days = rows["day"][rows["day"] != ""]
    first = f"; the earliest dated here is {opened.day(days.min())}" if len(days) else ""
    stands = f"Wording of {looked.what} stands in "
    count = markup.strong(markup.counted(len(rows), "archived article"))
    return markup.plain(stands) + count + markup.plain(f"{whose}{first}.")


def note(searched: Searched, looked: Looked) -> str:
    """What the figures hold and what they leave out."""
    held = markup.counted(searched.n_archived, "article")
    said = [f"This archive holds {held}; passages of fewer than {searched.found.floor} words are "
            "not looked for."]  # fmt: skip
    if searched.n_aside:
        aside = markup.counted(searched.n_aside, "word")
        said.append(f"Left out as standing text of the archive: {aside} of {looked.what}.")
    if n := searched.found.n_more:
        more = markup.counted(n, "further article shares", "further articles share")
        said.append(f"{more} shorter or more common runs and {'was' if n == 1 else 'were'} not "
                    "compared.")  # fmt: skip
    if len(searched.found.articles):
        said.append("Press a row to read the article beside the text; tick rows to add them.")
    return markup.plain(" ".join(said))


COLUMNS = {
    "n_words": st.column_config.NumberColumn("words shared", help="Standing text left out"),
    "title": st.column_config.TextColumn("title", width=260, help="Press to read it"),
    "outlet": st.column_config.TextColumn("outlet"),
    "day": st.column_config.DateColumn("day", format="D MMM YYYY"),
    "n_quoted": st.column_config.NumberColumn(
        "of them quoted", help="In passages that stand wholly inside quotation marks"
    ),
    "longest": st.column_config.NumberColumn("longest passage", help="In words"),
    "in_texts": st.column_config.TextColumn("in", help="Texts of the story that hold them"),
}


def listed(searched: Searched, looked: Looked) -> list[int]:
    """The archived articles as a table; returns the numbers of those that are ticked.

    One that is pressed opens in the reader.
    """
    found = searched.found
    is_story = looked.way == looking.THE_STORY
    columns = {name: one for name, one in COLUMNS.items() if is_story or name != "in_texts"}
    known = _ticked().get(_name(looked), [])
    docs = found.articles["doc"].tolist()
    picked = grid.several(_shown(found.articles), columns, f"archive {_name(looked)}",
                          [docs.index(one) for one in known if one in docs])  # fmt: skip
    if picked.pressed is not None:
        shell.go(READING, **place(searched, looked, docs[picked.pressed]))
    _ticked()[_name(looked)] = chosen = [docs[row] for row in picked.rows]
    tables.downloads(found.articles, found.passages, "archive", "article", "passage")
    return chosen


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table shows them: without a title an article is called by its name."""
    titles = rows["title"].where(rows["title"] != "", rows["article_id"])
    days = pd.to_datetime(rows["day"].where(rows["day"] != ""), errors="coerce")
    return rows.assign(title=titles, day=days, in_texts=rows["in_texts"].str.replace(" ", ", "))


def _ticked() -> dict[str, list[int]]:
    """What is ticked in this session, by what was looked up: it outlives a look into the reader."""
    return st.session_state.setdefault("ticked in the archive", {})


def forget(looked: Looked) -> None:
    """Ends what was ticked."""
    _ticked().pop(_name(looked), None)


def _name(looked: Looked) -> str:
    """A name for what was looked up, which says nothing of it."""
    said = repr((stories.asked_for(), sorted(looked.texts.items())))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def place(searched: Searched, looked: Looked, doc: int) -> dict[str, object]:
    """The reader's settings for an archived article: beside the text that shares most with it.

    None of them is bound to a setting of this page, which Streamlit would refuse to change.
    """
    found = searched.found.passages
    rows = found[found["doc"] == doc]
    name = rows.groupby("text_id")["n_words"].sum().idxmax()
    own: Any = rows[rows["text_id"] == name].sort_values("n_words", ascending=False).iloc[0]
    asked = {"mode": PAIR, "archived": doc, "at": int(own["start"])}
    return {**asked, **({"a": name} if looked.way == looking.THE_STORY else looking.AS_PASTED)}
