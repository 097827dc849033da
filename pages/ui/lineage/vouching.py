"""Who vouches: who has each statement, whom they credit, who does not agree; articles, origins."""

from collections import defaultdict

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, markup, shell, tables
from pages.ui.cards import card
from pages.ui.places import READING

_COLUMNS = {
    "text": st.column_config.TextColumn(
        "statement", width="large", help="Select a row to read the place"
    ),
    "letters": st.column_config.TextColumn("in"),
    "n_articles": st.column_config.NumberColumn("articles"),
    "origins": st.column_config.TextColumn("origins", help="With links of some evidence, without"),
    "credits": st.column_config.TextColumn("credits"),
    "otherwise": st.column_config.TextColumn("differ on it"),
}
NOTE = (
    "Every statement that several articles have, with how many separately written texts stand "
    "behind them: several articles with one origin are one voice."
)
NOTHING = "No statement stands in more than one article."


def grid(story: Story) -> pd.DataFrame:
    """A row a statement of several articles, drafts aside; those with most articles first."""
    held = story.coverage[story.coverage["article_id"].isin(story.origins["article_id"])]
    held = held[held.groupby("statement_id")["article_id"].transform("nunique") > 1]
    said, apart = _credits(story), _apart(story)
    rows = [_row(story, rows, said, apart) for _, rows in held.groupby("statement_id", sort=False)]
    names = ("text", "letters", "n_articles", "origins", "credits", "otherwise")
    return pd.DataFrame(rows, columns=[*names, "article_id", "start", "stop"])


def _row(story: Story, rows: pd.DataFrame, said: dict, apart: dict) -> tuple[object, ...]:
    first = rows.iloc[0]
    articles = list(dict.fromkeys(rows["article_id"]))
    places = list(zip(rows["article_id"], rows["start"], rows["stop"], strict=True))
    credited = dict.fromkeys(name for place in places for name in _inside(said, place))
    other = sorted({letter for place in places for letter in _inside(apart, place)})
    letters = ", ".join(story.letters[one] for one in articles)
    place = (first["article_id"], first["start"], first["stop"])
    told = first["text"], letters, len(articles), _range(story, articles)
    return (*told, ", ".join(credited), ", ".join(other), *place)


def _range(story: Story, articles: list[str]) -> str:
    """How many origins they have, as a range where some links are not strong."""
    table = story.origins.set_index("article_id").loc[articles]
    low, high = table["origin_id_wide"].nunique(), table["origin_id"].nunique()
    return str(low) if low == high else f"{low} to {high}"


_Spots = dict[str, list[tuple[int, int, str]]]


def _inside(spots: _Spots, place: tuple[str, int, int]) -> list[str]:
    article, start, stop = place
    return [word for a, b, word in spots.get(article, []) if a < stop and start < b]


def _credits(story: Story) -> _Spots:
    found: _Spots = defaultdict(list)
    table = story.credits
    names = table["name"].where(table["name"] != "", table["kind"])
    for row in zip(table["article_id"], table["start"], table["stop"], names, strict=True):
        found[row[0]].append(row[1:])
    return found


def _apart(story: Story) -> _Spots:
    """Where a side of a conflict stands, with the letter of the article on the other side."""
    found: _Spots = defaultdict(list)
    table = story.conflicts
    for one, other in (("a", "b"), ("b", "a")):
        columns = (f"article_{one}", f"start_{one}", f"stop_{one}", f"article_{other}")
        for article, start, stop, against in zip(*(table[c] for c in columns), strict=True):
            if article != against:
                found[article].append((start, stop, story.letters[against]))
    return found


def show(story: Story) -> None:
    """The statements as a table; a row opens the reader at its place."""
    shown = cached.drawn(story, grid)
    if shown.table.empty:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    markup.paragraph(markup.plain(NOTE), "ct-note")
    every = shown.table
    row = tables.show(shown, every, "who vouches", "statement", _COLUMNS, selectable=True)
    if row is not None:
        place = shown.table.iloc[row]
        shell.go(READING, **card.beside(story, place["article_id"], place["start"]))
