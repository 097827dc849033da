"""What the source overlap page shows.

The matrix, the pairs in both directions, the passages with their holders.
"""

from textwrap import shorten

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Story
from analysis.params import Params
from analysis.sharing import with_run
from pages.ui import cached, charts, markup
from pages.ui.charts import CLICKABLE

COUNTS = {
    "Word for word": "share_verbatim",
    "Quotations set aside": "share_unquoted",
    "With edited and reworded passages": "share",
}
"""What the heatmap counts, and the column of `containment` that holds it."""

RUNS = {f"{n} words": n for n in (4, 5, 6, 8, 12, 20)}
"""The shortest run of identical words that counts."""
USUAL = f"{Params().min_run} words"
"""What all other pages count."""

PAIR_COLUMNS = {
    "pair": st.column_config.TextColumn("pair", help="Select a row to read the two side by side"),
    "words": st.column_config.TextColumn(
        "words shared",
        help="Words of the first article also found in the second, out of all its words",
    ),
    "of_first": st.column_config.NumberColumn("% of first", format="percent"),
    "of_second": st.column_config.NumberColumn("% of second", format="percent"),
    "unquoted_first": st.column_config.NumberColumn(
        "first without quotations",
        format="percent",
        help="Share of the first, its quotations left out of the count",
    ),
    "unquoted_second": st.column_config.NumberColumn(
        "second without quotations",
        format="percent",
        help="Share of the second, its quotations left out of the count",
    ),
    "longest_run": st.column_config.NumberColumn("longest run", help="In words"),
    "edited": st.column_config.NumberColumn("edited", help="Words of the first in edited passages"),
    "reworded": st.column_config.NumberColumn(
        "reworded", help="Words of the first in reworded passages"
    ),
}
PASSAGE_COLUMNS = {
    "holders": st.column_config.TextColumn(
        "appears in", width=90, help="Select a row to read it in the first two of these articles"
    ),
    "excerpt": st.column_config.TextColumn("text (from the first article)", width=560),
    "how": st.column_config.TextColumn("how", width=120),
    "n_words": st.column_config.NumberColumn("words", width=60),
}
_EXCERPT = 200
"""Letters of a passage on screen: three lines of its column."""
MOST = 2_000
"""Pairs listed on screen, all of 63 articles: more make every click slow (20,000: .03 s each)."""
LINES = 74
"""Height of three lines in pixels."""
ALT = (
    "the share of each row's words that stand in each column's article; the table below holds the "
    "figures"
)
HOW = """
A **word** is a run of letters or digits, joined by apostrophes; capitals and the style of quotation
marks make no difference. *Word for word* counts the words of one article that stand, in a run of at
least {min_run} identical words in a row, in the other. There are always two figures for a pair,
because a short text can stand wholly in a long one. *Quotations set aside* counts only words
outside quotation marks that hold four words or more: two articles may quote one speaker without
having seen each other. *With edited and reworded passages* adds passages that were lightly edited
or reworded. Footers and stock lines are set aside. Every figure is about the articles of this
story; the web was not searched. Shared wording may be licensed, or come from one agency or press
release: the figures show that words are shared, not why.
"""


def counted(story: Story, run: str) -> Story:
    """The story with that shortest run."""
    n = RUNS.get(run, story.params.min_run)
    return story if n == story.params.min_run else cached.view(story, with_run, n)


def order(story: Story) -> tuple[list[str], list[int]]:
    """Article ids in cluster order, and the group of each.

    Articles that share little stand in one block (-1).
    """
    places = [
        (article_id, n if len(ids) > 1 else -1)
        for n, ids in enumerate(story.clusters)
        for article_id in ids
    ]
    return [article_id for article_id, _ in places], [n for _, n in places]


def labels(story: Story, ids: list[str]) -> list[str]:
    """What each article is called, in the order of ids."""
    table = story.articles.set_index("article_id")["label"]
    return table.loc[ids].tolist()


def heatmap(story: Story, count: str, is_dark: bool) -> tuple[list[str], go.Figure]:
    """The letters in cluster order and the heatmap of one way to count."""
    ids, groups = order(story)
    letters = [story.letters[article_id] for article_id in ids]
    shares = matrix(story, ids, COUNTS[count])
    named = labels(story, ids)
    return letters, charts.heatmap(shares, letters, named, groups, "found in", is_dark)


def legend(story: Story) -> str:
    """How to read the heatmap."""
    use = (
        "Press a cell to read the two side by side."
        if len(story.texts) <= CLICKABLE
        else "Select a pair in the table to read it."
    )
    return (
        "Row: of this article's words. Column: how many stand in that article, in runs of "
        f"{story.params.min_run} or more. {use}"
    )


def matrix(story: Story, ids: list[str], column: str) -> np.ndarray:
    """N x n shares (0-1) in the order of ids; the diagonal is nan."""
    place = {article_id: n for n, article_id in enumerate(ids)}
    shares = np.zeros((len(ids), len(ids)))
    table = story.containment
    shares[table["article_a"].map(place), table["article_b"].map(place)] = table[column]
    np.fill_diagonal(shares, np.nan)
    return shares


def directions(story: Story) -> pd.DataFrame:
    """Every ordered pair, with the short names of both."""
    table = story.containment
    return table.assign(
        letter_a=table["article_a"].map(story.letters),
        letter_b=table["article_b"].map(story.letters),
    )


def sharing(story: Story, least: int) -> pd.DataFrame:
    """The pairs that share at least so many words, the first of them where there are many."""
    table = cached.view(story, pairs)
    return table[table["n_words_verbatim"] >= least].head(MOST).reset_index(drop=True)


def tell_listed(story: Story, how: str) -> None:
    """Says so where not every pair is listed; `how` those differ that are."""
    n = len(story.texts) * (len(story.texts) - 1) // 2
    if n > MOST:
        markup.paragraph(
            f"Of {n:,} pairs the {MOST:,} that {how} are listed; the CSV of all holds the others, "
            "and any two can be read under Side by side.",
            "ct-note",
        )


def pairs(story: Story) -> pd.DataFrame:
    """A row per pair with both directions, most shared first."""
    rank = {article_id: n for n, article_id in enumerate(story.texts["article_id"])}
    table = directions(story)
    forward = table[table["article_a"].map(rank) < table["article_b"].map(rank)]
    back = table.rename(columns={"article_a": "article_b", "article_b": "article_a"})
    both = forward.merge(back, on=["article_a", "article_b"], suffixes=("", "_back"))
    return pd.DataFrame(
        {
            "pair": both["letter_a"] + " – " + both["letter_b"],
            "first": both["letter_a"],
            "second": both["letter_b"],
            "article_a": both["article_a"],
            "article_b": both["article_b"],
            "words": both["n_words_verbatim"].astype(str) + " of " + both["n_words"].astype(str),
            "n_words_verbatim": both["n_words_verbatim"],
            "of_first": both["share_verbatim"].round(2),
            "of_second": both["share_verbatim_back"].round(2),
            "unquoted_first": both["share_unquoted"].round(2),
            "unquoted_second": both["share_unquoted_back"].round(2),
            "longest_run": both["longest_run"],
            "edited": both["n_words_edited"],
            "reworded": both["n_words_reworded"],
        }
    ).sort_values(["n_words_verbatim", "pair"], ascending=[False, True], ignore_index=True)


def passages(story: Story, kinds: list[str]) -> pd.DataFrame:
    """The groups of these kinds with their holders ("A B C"), most words shared first."""
    groups = story.groups[story.groups["kind"].isin(kinds)].reset_index(drop=True)
    held = story.holders.drop_duplicates(["group_id", "article_id"])
    letters = held["article_id"].map(story.letters).groupby(held["group_id"]).agg(" ".join)
    named = groups.assign(
        holders=groups["group_id"].map(letters).astype("str"),
        excerpt=[shorten(text, _EXCERPT, placeholder=" …") for text in groups["text"]],
        how=groups["kind"].where(~groups["is_quotation"], groups["kind"] + ", quoted"),
        weight=groups["n_words"] * (groups["n_articles"] - 1),
    )
    return named.sort_values("weight", ascending=False, kind="stable", ignore_index=True).drop(
        columns="weight"
    )


def where(story: Story, group: pd.Series) -> dict[str, object]:
    """Settings of the reader that open a group in its first two holders."""
    held = story.holders[story.holders["group_id"] == group["group_id"]].drop_duplicates(
        "article_id"
    )
    first, second = held["article_id"].iloc[:2]
    start = int(held["start"].iloc[0])
    return {"a": story.letters[first], "b": story.letters[second], "at": start, **setting(story)}


def setting(story: Story) -> dict[str, str]:
    """The shortest run as a setting of the reader, where it is not the one other pages use."""
    run = f"{story.params.min_run} words"
    return {} if run == USUAL else {"run": run}
