"""The tables below the ledger: every quotation, every difference; a row opens in the reader."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, shell, tables
from pages.ui.places import READING
from pages.ui.quotes import ledger

QUOTATION_COLUMNS = {
    "letter": st.column_config.TextColumn("article", help="Select a row to read it there"),
    "kind": st.column_config.TextColumn("kind"),
    "speaker": st.column_config.TextColumn("speaker"),
    "cue": st.column_config.TextColumn("verb"),
    "content": st.column_config.TextColumn("what is said", width="large"),
    "utterance_id": st.column_config.NumberColumn("utterance"),
}
VARIANT_COLUMNS = {
    "pair": st.column_config.TextColumn("articles", help="Select a row to read the two there"),
    "label": st.column_config.TextColumn("what changed"),
    "words_a": st.column_config.TextColumn("in the first", width="medium"),
    "words_b": st.column_config.TextColumn("in the second", width="medium"),
    "speaker_a": st.column_config.TextColumn("speaker in the first"),
    "why": st.column_config.TextColumn("why it is listed", width="large"),
}


def show(story: Story, asked: ledger.Asked) -> None:
    """Both tables, cut to the utterances of the ledger; a selected row opens in the reader."""
    row = _table(story, asked, _quotations, "quotations", "quotation", QUOTATION_COLUMNS)
    if row is not None:
        shell.go(READING, **_quotation(story, row))
    shell.section("Every difference")
    row = _table(story, asked, _variants, "quote variants", "difference", VARIANT_COLUMNS)
    if row is not None:
        shell.go(READING, **_variant(story, row))


def _table(
    story: Story,
    asked: ledger.Asked,
    make: Callable[[Story], pd.DataFrame],
    name: str,
    noun: str,
    columns: dict[str, object],
) -> pd.Series | None:
    """One table, cut to what was asked for; the row that was selected, if any."""
    kept, every = cached.drawn(story, _kept, asked, make), cached.view(story, make)
    row = tables.show(kept, every, name, noun, columns, selectable=True)
    return None if row is None else kept.table.iloc[row]


def _kept(story: Story, asked: ledger.Asked, make: Callable[[Story], pd.DataFrame]) -> pd.DataFrame:
    """The rows of a table whose utterance passes the filters."""
    every, shown = cached.view(story, make), cached.view(story, ledger.shown, asked)
    return every[every["utterance_id"].isin(shown["utterance_id"])].reset_index(drop=True)


def _quotations(story: Story) -> pd.DataFrame:
    return story.quotations.assign(letter=story.quotations["article_id"].map(story.letters))


def _variants(story: Story) -> pd.DataFrame:
    table = story.quote_variants
    first, second = table["article_a"].map(story.letters), table["article_b"].map(story.letters)
    return table.assign(pair=first + " – " + second, label=table["change"].map(ledger.label))


def _quotation(story: Story, row: pd.Series) -> dict[str, object]:
    """Settings of the reader that open a quotation."""
    beside = ledger.beside(story, row["article_id"])
    return {"a": story.letters[row["article_id"]], "at": int(row["start"]), **beside}


def _variant(story: Story, row: pd.Series) -> dict[str, object]:
    """Settings of the reader that open both sides of a difference."""
    first, second = story.letters[row["article_a"]], story.letters[row["article_b"]]
    return {"a": first, "b": second, "at": int(row["start_a"])}
