"""What spread: groups of archived articles that hold one wording, and one group as it spread."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui import charts, controls, markup, tables

if TYPE_CHECKING:
    from analysis.archive.results import Published, SpreadGroup

_COMPARED = 50
"""Holders whose words are held against the first one's."""
MOST = 10_000
"""Groups in the CSV, the largest first."""
_UNDATED = "no date"
_INK = {False: "#0b5394", True: "#7db8ee"}
_WORDS = {False: "#111111", True: "#eceae6"}
_ROW = 26
"""Height of a row of the timeline in pixels."""
HOW = """
Passages that two archived articles share are joined into groups: two belong together when they
stand in one place of an article, or in nearly the same. A group says how many articles and outlets
hold its text and between which days. *Cohesion* is how long the passages of a group are on average
against the longest stretch that one of its articles holds. Where it is low, the first and the last
may have little in common: a chain of versions, not one text. *First seen here* is the earliest day
in this archive; it does not say where a text comes from.
"""
COLUMNS = {
    "n_articles": st.column_config.NumberColumn("articles", help="Select a row to see the text"),
    "n_outlets": st.column_config.NumberColumn("outlets"),
    "first_day": st.column_config.DateColumn("first seen here"),
    "last_day": st.column_config.DateColumn("last"),
    "n_words": st.column_config.NumberColumn("words"),
    "kind": st.column_config.TextColumn("kind"),
    "all_quoted": st.column_config.CheckboxColumn("only quoted"),
    "cohesion": st.column_config.NumberColumn("cohesion", format="%.2f"),
}
HOLDERS = {
    "day": st.column_config.DateColumn("day"),
    "outlet": st.column_config.TextColumn("outlet"),
    "title": st.column_config.TextColumn("title"),
    "text": st.column_config.TextColumn("its words"),
}


class Asked(NamedTuple):
    """Which groups are asked for: at least so many articles, outlets and words.

    quoted: whether those count that are nothing but quotations.
    """

    articles: int
    outlets: int
    words: int
    quoted: bool


def asked() -> Asked:
    """The filters, kept in the link."""
    first, second, third = st.columns(3)
    with first:
        articles = controls.number("Articles at least", 2, 100, 2, "articles")
    with second:
        outlets = controls.number("Outlets at least", 0, 20, 0, "outlets")
    with third:
        words = controls.number("Words at least", 0, 500, 0, "words")
    quoted = st.toggle("Also what is only quoted", value=True, key="quoted", bind="query-params")
    return Asked(articles, outlets, words, quoted)


class Groups(NamedTuple):
    """The page of groups that is asked for, all of them up to `MOST`, and how many there are."""

    rows: pd.DataFrame
    every: pd.DataFrame
    total: int


def groups(held: Published, wanted: Asked) -> Groups:
    """The groups that are asked for, with their pager."""
    from analysis.archive import results

    every, total = held.groups(results.GroupFilter(**wanted._asdict()), size=MOST)
    return Groups(every[controls.page(total, results.PAGE)], every, total)


def headline(held: Published, found: Groups) -> str:
    """How many groups there are, in how large an archive."""
    size = markup.counted(held.held.articles, "article")
    if not found.total:
        return markup.plain(f"No wording in this archive of {size} spread as far as asked.")
    count = markup.strong(markup.counted(found.total, "text"))
    most = f" The CSV holds the largest {MOST:,}." * (found.total > MOST)
    return f"{count} {markup.plain(f'stand in several of the {size} of this archive.{most}')}"


def listed(found: Groups) -> int | None:
    """The groups as a table; returns the number of the one that was selected."""
    rows = found.rows
    row = tables.show(rows, found.every, "groups", "group", COLUMNS, selectable=True)
    return None if row is None else int(rows["grp"].iloc[row])


def told(group: SpreadGroup) -> str:
    """One group in a sentence."""
    from analysis.archive.results import CHAIN

    about = group.about.iloc[0]
    whose = f" of {markup.counted(int(about['n_outlets']), 'outlet')}" * bool(about["n_outlets"])
    first, last = about["first_day"], about["last_day"]
    days = f", first seen here {first:%Y-%m-%d}, last {last:%Y-%m-%d}" if pd.notna(first) else ""
    chain = "; a chain of versions, not one text" if about["cohesion"] < CHAIN else ""
    held = markup.strong(markup.counted(int(about["n_articles"]), "article"))
    return held + markup.plain(f"{whose} hold this text{days}{chain}.")


def text(group: SpreadGroup) -> None:
    """The words of whoever holds it first, those in bold that all holders have."""
    words = group.holders["text"].tolist()
    who = group.holders["outlet"].iloc[0] or group.holders["article_id"].iloc[0]
    spans = common(words[0], words[1 : _COMPARED + 1])
    told = "In bold: the words that every holder compared has."
    why = told if spans else "No word of it stands with every holder: they hold parts of it."
    markup.block("", markup.readings([(who, words[0], spans)], why))


def common(first: str, others: list[str]) -> list[tuple[int, int]]:
    """Where the words of a text stand that all others have, in the same order: code points.

    >>> common("the cat sat down", ["a cat sat up", "cat sat"])
    [(4, 11)]
    """
    words = first.split(" ")
    kept = [True] * len(words)
    for other in others:
        match = SequenceMatcher(None, words, other.split(" "), autojunk=False)
        here = {n for a, _, size in match.get_matching_blocks() for n in range(a, a + size)}
        kept = [one and n in here for n, one in enumerate(kept)]
    return _spans(words, kept)


def _spans(words: list[str], kept: list[bool]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for word, is_kept in zip(words, kept, strict=True):
        if is_kept and word:
            joins = spans and spans[-1][1] == at - 1
            spans[-1:] = [(spans[-1][0], at + len(word))] if joins else [
                *spans[-1:], (at, at + len(word))]  # fmt: skip
        at += len(word) + 1
    return spans


def timeline(group: SpreadGroup) -> None:
    """Day by outlet, a dot an article, as large as the part of the text that it holds."""
    st.plotly_chart(
        figure(group.holders, charts.dark()),
        key="timeline",
        config={"displayModeBar": False, "scrollZoom": False},
        alt="When each outlet held this text; the table below has every article",
    )


def figure(holders: pd.DataFrame, is_dark: bool) -> go.Figure:
    """The timeline; articles without a date stand in a column of their own."""
    days = pd.to_datetime(holders["day"]).dt.strftime("%Y-%m-%d").fillna(_UNDATED)
    outlets = holders["outlet"].where(holders["outlet"] != "", "outlet not stated")
    lengths = holders["text"].str.len()
    sizes = 6 + 10 * lengths / max(lengths.max(), 1)
    titles = holders["title"].map(markup.plain)
    dots = go.Scatter(
        x=days, y=outlets.map(markup.plain), mode="markers", text=titles,
        marker={"size": sizes, "color": _INK[is_dark], "opacity": 0.7},
        hovertemplate="%{text}<br>%{x}<extra></extra>",
    )  # fmt: skip
    made = go.Figure(dots)
    made.update_layout(
        height=90 + _ROW * outlets.nunique(), margin={"l": 10, "r": 10, "t": 10, "b": 30},
        font={"color": _WORDS[is_dark], "family": '"Source Sans", sans-serif'}, dragmode=False,
        plot_bgcolor="rgba(0,0,0,0)", paper_bgcolor="rgba(0,0,0,0)",
        xaxis={"type": "category", "categoryorder": "category ascending", "fixedrange": True},
        yaxis={"type": "category", "automargin": True, "fixedrange": True},
    )  # fmt: skip
    return made


def holders(group: SpreadGroup) -> None:
    """Every article that holds the text, by day."""
    tables.show(group.holders, group.holders, "holders", "article", HOLDERS)
