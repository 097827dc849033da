"""What was compared and not raised: a row for each two places that differ, and why not."""

import pandas as pd
import streamlit as st

from analysis import Story, kinds
from pages.ui import cached, markup, shell, tables
from pages.ui.places import READING
from pages.ui.reader import page as reading

NOTHING = "Whatever was compared and differs is listed under the disagreements above."
_COLUMNS = {
    "kind_name": st.column_config.TextColumn("kind", width="medium"),
    "letter_a": st.column_config.TextColumn("in", width=40),
    "trigger_a": st.column_config.TextColumn("words", help="Select a row to read both places"),
    "letter_b": st.column_config.TextColumn("in", width=40),
    "trigger_b": st.column_config.TextColumn("words"),
    "reason": st.column_config.TextColumn("not raised because", width="large"),
}


def summary(story: Story) -> str:
    """How many places differ and were not raised, in a sentence."""
    n = len(story.passed_over)
    return markup.plain(
        f"{markup.counted(n, 'pair')} of places that differ {'was' if n == 1 else 'were'} compared "
        "and not raised. Each row says why: judge for yourself."
    )


def grid(story: Story) -> pd.DataFrame:
    """The rows in words, with the short names of both articles."""
    table = story.passed_over
    return table.assign(
        kind_name=[kinds.kind(code).name for code in table["kind"]],
        letter_a=table["article_a"].map(story.letters),
        letter_b=table["article_b"].map(story.letters),
    )


def show(story: Story) -> None:
    """What it is and the table; a row opens the reader at both places."""
    if story.passed_over.empty:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    markup.paragraph(cached.view(story, summary), "ct-note")
    shown = cached.drawn(story, grid)
    every = story.passed_over
    row = tables.show(shown, every, "passed over", "difference", _COLUMNS, selectable=True)
    if row is not None:
        shell.go(READING, **settings(shown.table.iloc[row]))


def settings(row: pd.Series) -> dict[str, object]:
    """The reader's settings for a row: both articles at the place, or the one that has both."""
    one, two = row["letter_a"], row["letter_b"]
    if one == two:
        return {"mode": reading.MODES[1], "a": one, "at": int(row["start_a"])}
    return {"mode": reading.MODES[0], "a": one, "b": two, "at": int(row["start_a"])}
