"""Archived articles that join the open story, where who looks may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.ui import markup, stories
from pages.ui.archive import opened, searching
from pages.ui.articles import adding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis import Story
    from analysis.archive.stored import ArchivedText
    from pages.ui.archive.looking import Looked
    from pages.ui.archive.searching import Searched


def offer(story: Story, searched: Searched, looked: Looked, ticked: Sequence[int]) -> None:
    """The button below the table: the ticked articles join the story."""
    if not ticked:
        st.button("Add the ticked articles to the story", disabled=True)
    elif st.button(f"Add {markup.counted(len(ticked), 'ticked article')} to the story"):
        searching.forget(looked)
        folder = opened.needed()
        texts = opened.lookup(folder).texts(ticked)
        join(story, [texts[one] for one in ticked if one in texts])


def offer_one(story: Story, archived: ArchivedText) -> None:
    """The button beside an article that is read."""
    if st.button("Add it to the story"):
        join(story, [archived])


def join(story: Story, archived: Sequence[ArchivedText]) -> None:
    """Puts archived articles into the story and opens it."""
    problems: list[str] = []
    rows = [_row(one) for one in archived]
    joined = adding.joined(story.texts, rows, problems)
    n = markup.counted(len(joined) - len(story.texts), "article")
    told = f"{n} of the archive added to the story."
    adding.open_articles(joined, stories.asked_for(), told, problems)


def _row(one: ArchivedText) -> dict[str, str]:
    """An archived article as an article of a story."""
    return {"article_id": one.article_id, "label": one.title or one.article_id, "title": one.title,
            "outlet": one.outlet, "published": one.day, "text": one.text}  # fmt: skip
