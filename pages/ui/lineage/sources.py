"""Where each text says it got it: every credit, where it stands."""

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, markup, shell, tables
from pages.ui.cards import card
from pages.ui.places import READING

NOTHING = "No text here credits an outlet, an agency, a release or a spokesman in words we know."
_COLUMNS = {
    "letter": st.column_config.TextColumn("article", width="small"),
    "kind": st.column_config.TextColumn("kind"),
    "name": st.column_config.TextColumn("credits"),
    "text": st.column_config.TextColumn("words", help="Select a row to read the place"),
}


def summary(story: Story) -> str:
    """Which outlets are credited, and by whom."""
    named = story.credits[story.credits["name"] != ""]
    letters = named["article_id"].map(story.letters).groupby(named["name"]).agg(set)
    order = sorted(letters.items(), key=lambda one: (-len(one[1]), one[0]))
    said = [f"{name} ({', '.join(sorted(held))})" for name, held in order[:8]]
    return markup.plain(f"Credited: {'; '.join(said)}." if said else "No outlet is named.")


def grid(story: Story) -> pd.DataFrame:
    """The credits with the short name of each article."""
    return story.credits.assign(letter=story.credits["article_id"].map(story.letters))


def show(story: Story) -> None:
    """The credits as a table; a row opens the reader at its place."""
    if story.credits.empty:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    markup.paragraph(cached.view(story, summary), "ct-note")
    shown = cached.drawn(story, grid)
    row = tables.show(shown, story.credits, "credits", "credit", _COLUMNS, selectable=True)
    if row is not None:
        place = shown.table.iloc[row]
        shell.go(READING, **card.beside(story, place["article_id"], place["start"]))
