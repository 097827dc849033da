"""Quotations whose speaker was not found, for the editor to name."""

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.quotes import key
from pages.ui import cached, decisions, markup, stories

_SHOWN = 90
"""Characters of a quotation in the list."""


def ask(story: Story) -> None:
    """A list of the quotations without a speaker, and a name for the one chosen."""
    name = stories.asked_for()
    rows = cached.view(story, _unnamed)
    made = decisions.current(name).speakers
    if not stories.is_changeable() or (rows.empty and not made):
        return
    n = markup.counted(len(rows), "quotation")
    label = f"Say who speaks: {n} without a speaker"
    place = st.expander(label, key="who speaks", on_change="rerun")
    if place.open:
        with place:
            _undo(name, len(made))
            if not rows.empty:
                _set(story, rows, name)


def _undo(name: str, n: int) -> None:
    """How many speakers the editor named, and a way back."""
    if n:
        markup.paragraph(f"Set by you: {markup.counted(n, 'speaker')}.", "ct-note")
        st.button("Undo last", on_click=decisions.undo, args=(name,), key="undo speaker")


def _unnamed(story: Story) -> pd.DataFrame:
    """Quotations inside marks that nobody is found to have said."""
    table = story.quotations
    return table[(table["speaker"] == "") & (table["kind"] != "indirect")].reset_index(drop=True)


def _set(story: Story, rows: pd.DataFrame, name: str) -> None:
    said = [
        f"{story.letters[row.article_id]} · {row.content[:_SHOWN]}" for row in rows.itertuples()
    ]
    left, right = st.columns([2, 1])
    with left:
        n = st.selectbox("Quotation", range(len(rows)), format_func=said.__getitem__)
    people = story.entities["name"][story.entities["type"] == "PERSON"].tolist()
    with right:
        speaker = st.selectbox(
            "Said by", people, index=None, placeholder="Choose or write", accept_new_options=True
        )
    row = rows.iloc[n]
    place = key(row["article_id"], int(row["start"]))
    st.button(
        "Set this speaker",
        on_click=decisions.speak,
        args=(name, place, speaker),
        disabled=not speaker,
    )
