"""The update ledger: what a version of one text has that the other lacks, in its order."""

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, markup, shell, tables
from pages.ui.places import PAIR, READING

NOTHING = "No two articles here are versions of one text."
TABLES = ("clock", "credits", "quotations", "near_names")
COLUMNS = {
    "change": st.column_config.TextColumn("what"),
    "letter": st.column_config.TextColumn("in", width=40),
    "text": st.column_config.TextColumn("words", width="large", help="Select a row to read both"),
    "notes": st.column_config.TextColumn(
        "beside that", width="medium", help="Events that moved on, sourcing added, slips"
    ),
    "credits": st.column_config.TextColumn("credits"),
}


def versions(story: Story) -> list[str]:
    """The pairs of versions, as "A to B", the earlier first where that can be told."""
    kin = story.kin
    rows = kin[(kin["relation"] == "one text") & (kin["strength"] == "strong")]
    return [
        f"{story.letters[a]} to {story.letters[b]}" for a, b in map(_in_order, rows.itertuples())
    ]


def _in_order(row: object) -> tuple[str, str]:
    a, b, first = (getattr(row, name) for name in ("article_a", "article_b", "earlier_id"))
    return (b, a) if first == b else (a, b)


def grid(story: Story, chosen: str) -> pd.DataFrame:
    """`schema.Update` rows of two versions, each with the letter of its article."""
    ids = {letter: one for one, letter in story.letters.items()}
    table = story.updates(*(ids[letter] for letter in chosen.split(" to ")))
    return table.assign(letter=table["article_id"].map(story.letters))


def told(table: pd.DataFrame, one: str, two: str) -> str:
    """How much of two versions differs, in a sentence."""
    n = markup.counted(int((table["change"] != "same").sum()), "sentence")
    return f"From {one} to {two}: {n} changed, new, cut or moved."


def show(story: Story) -> None:
    """The pair to look at and its ledger; a row opens both texts there."""
    pairs = cached.view(story, versions)
    if not pairs:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    chosen = controls.choice("Versions", pairs[:12], key="versions") if len(pairs) > 1 else pairs[0]
    if not cached.named(story, TABLES):
        return
    shown = cached.drawn(story, grid, chosen)
    one, two = chosen.split(" to ")
    markup.paragraph(markup.plain(told(shown.table, one, two)), "ct-note")
    row = tables.show(shown, shown.table, f"ledger {chosen}", "sentence", COLUMNS, selectable=True)
    if row is not None:
        place = shown.table.iloc[row]
        left = place["letter"]
        right = one if left == two else two
        shell.go(READING, mode=PAIR, a=left, b=right, at=int(place["start"]))
