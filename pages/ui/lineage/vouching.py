"""Who vouches: who has each statement, figure and date, whom they credit, who differs on it."""

from collections import defaultdict
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, markup, shell, tables
from pages.ui.cards import card
from pages.ui.places import READING

_COLUMNS = {
    "told": st.column_config.TextColumn(
        "statement, figure or date", width="large", help="Select a row to read the place"
    ),
    "letters": st.column_config.TextColumn("in"),
    "n_articles": st.column_config.NumberColumn("articles"),
    "origins": st.column_config.TextColumn("origins", help="With links of some evidence, without"),
    "credits": st.column_config.TextColumn("credits"),
    "otherwise": st.column_config.TextColumn("differ on it"),
}
TABLES = ("conflicts", "corroboration")
_OF_FIGURES = ("number", "date")
"""Kinds of conflict that are about a figure; the place of others is a whole sentence."""
NOTE = (
    "Every statement, figure and date that several articles have, with how many separately "
    "written texts stand behind them: several articles with one origin are one voice."
)
NOTHING = "No statement, figure or date stands in more than one article."

_Spots = dict[str, list[tuple[int, int, str]]]
"""Places by article, each with a word on it."""


def grid(story: Story) -> pd.DataFrame:
    """A row a statement, figure or date of several articles; those with most articles first.

    A figure stands here where its forms differ or no one statement has all its articles: else the
    row of the statement tells it already.
    """
    said, apart, figures = _credits(story), _apart(story), _apart(story, _OF_FIGURES)
    texts = cached.view(story, _sentences)
    points = story.corroboration.groupby("point_id", sort=False)
    every = [
        _row(story, rows, said, apart if rows["kind"].iloc[0] == "statement" else figures, texts)
        for _, rows in points
    ]
    told = [row.articles for row in every if row.form == ""]
    rows = [row for row in every if row.form == "" or _is_new(row, told)]
    table = pd.DataFrame(rows, columns=list(Row._fields)).drop(columns="articles")
    led = table["form"].where(table["form"] == "", table["form"] + " · ")
    return table.assign(told=led + table["text"])


class Row(NamedTuple):
    """One row of the table; form: of a figure or date, how it is written, forms side by side."""

    form: str
    text: str
    letters: str
    n_articles: int
    origins: str
    credits: str
    otherwise: str
    article_id: str
    start: int
    stop: int
    articles: frozenset[str]


def _is_new(row: Row, told: list[frozenset[str]]) -> bool:
    return " = " in row.form or not any(row.articles <= articles for articles in told)


def _row(story: Story, rows: pd.DataFrame, said: _Spots, apart: _Spots, texts: _Spots) -> Row:
    first = rows.iloc[0]
    articles = list(dict.fromkeys(rows["article_id"]))
    places = list(zip(rows["article_id"], rows["start"], rows["stop"], strict=True))
    credited = dict.fromkeys(name for place in places for name in _inside(said, place))
    other = sorted({letter for place in places for letter in _inside(apart, place)})
    is_said = first["kind"] == "statement"
    return Row(
        "" if is_said else _forms(rows["text"]),
        first["text"] if is_said else next(iter(_inside(texts, places[0])), first["text"]),
        ", ".join(story.letters[one] for one in articles),
        len(articles),
        _range(first["n_low"], first["n_high"]),
        ", ".join(credited),
        ", ".join(other),
        *places[0],
        frozenset(articles),
    )


def _forms(texts: pd.Series) -> str:
    """How a figure is written, each form once: “58 knots = 67 mph”."""
    forms: dict[str, str] = {}
    for text in texts:
        forms.setdefault(" ".join(text.lower().split()), text)
    return " = ".join(forms.values())


def _range(low: int, high: int) -> str:
    """How many origins, as a range where some links are not strong."""
    return str(low) if low == high else f"{low} to {high}"


def _inside(spots: _Spots, place: tuple[str, int, int]) -> list[str]:
    article, start, stop = place
    return [word for a, b, word in spots.get(article, []) if a < stop and start < b]


def _sentences(story: Story) -> _Spots:
    found: _Spots = defaultdict(list)
    columns = ("article_id", "start", "stop", "text")
    for article, *spot in zip(*(story.sentences[c] for c in columns), strict=True):
        found[article].append(tuple(spot))
    return found


def _credits(story: Story) -> _Spots:
    found: _Spots = defaultdict(list)
    table = story.credits
    names = table["name"].where(table["name"] != "", table["kind"])
    for row in zip(table["article_id"], table["start"], table["stop"], names, strict=True):
        found[row[0]].append(row[1:])
    return found


def _apart(story: Story, kinds: tuple[str, ...] = ()) -> _Spots:
    """Where a side of a conflict stands, with the letter of the article on the other side."""
    found: _Spots = defaultdict(list)
    table = story.conflicts
    table = table[table["kind"].isin(kinds)] if kinds else table
    for one, other in (("a", "b"), ("b", "a")):
        columns = (f"article_{one}", f"start_{one}", f"stop_{one}", f"article_{other}")
        for article, start, stop, against in zip(*(table[c] for c in columns), strict=True):
            if article != against:
                found[article].append((start, stop, story.letters[against]))
    return found


def show(story: Story) -> None:
    """The statements as a table; a row opens the reader at its place."""
    cached.made(story, TABLES, "Finding what several have of")
    shown = cached.drawn(story, grid)
    if shown.table.empty:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    markup.paragraph(markup.plain(NOTE), "ct-note")
    row = tables.show(
        shown,
        story.corroboration,
        "who vouches",
        "statement",
        _COLUMNS,
        selectable=True,
        every_noun="place",
    )
    if row is not None:
        place = shown.table.iloc[row]
        shell.go(READING, **card.beside(story, place["article_id"], place["start"]))
