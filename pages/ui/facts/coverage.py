"""Coverage: which article reports which statement, and which only one reports."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.text.reading import read_words
from pages.ui import cached, markup, shell, tables
from pages.ui.cards import card as cards
from pages.ui.places import BASE, PAIR, READING

WHERE = ["All", "In one article only", "In all articles"]
_ANY = "any article"
_COLUMNS = 12
"""Up to this many articles each has a column of its own; above, the letters stand in one."""
_DOT = "●"
_NAMED = 12
"""Letters of the holders of one wording that are named."""
_BESIDE = 4
"""Articles that a statement's first holder is offered beside."""


def summary(story: Story) -> str:
    """How many statements there are, and how many each article has alone."""
    table = story.coverage.drop_duplicates("statement_id")
    alone = table.loc[table["only_in"] != "", "only_in"].map(story.letters).value_counts()
    first = f"{markup.counted(len(table), 'statement')} in all."
    if alone.empty:
        return markup.strong(first) + markup.plain(" None is in one article only.")
    said = [f"{letter}\u00a0{n:,}" for letter, n in alone.head(8).items()]
    rest = f" and {len(alone) - 8} more articles" if len(alone) > 8 else ""
    top = markup.counted(int(alone.iloc[0]), "statement")
    listed = f" By article: {', '.join(said)}{rest}." if len(alone) > 1 else ""
    return markup.strong(f"{first} Only in {alone.index[0]}: {top}.") + markup.plain(listed)


def grid(story: Story, where: str, letter: str = "") -> pd.DataFrame:
    """The statements asked for: of all, or those of one kind of place, or in one article only."""
    table = cached.view(story, _grid)
    kept = table[_is_shown(story, table, where)]
    return (kept[kept["only_letter"] == letter] if letter else kept).reset_index(drop=True)


def _grid(story: Story) -> pd.DataFrame:
    """A row per statement: its words where it first stands, and a mark for each article with it."""
    first = story.coverage.drop_duplicates("statement_id").reset_index(drop=True)
    held = story.coverage.drop_duplicates(["statement_id", "article_id"])
    letters = held["article_id"].map(story.letters).groupby(held["statement_id"]).agg(" ".join)
    table = first.assign(
        in_articles=first["statement_id"].map(letters).astype("str"),
        only_letter=first["only_in"].map(story.letters).fillna("").astype("str"),
    )
    marks = _marks(story, held) if len(story.texts) <= _COLUMNS else None
    return table if marks is None else table.merge(marks, on="statement_id")


def _marks(story: Story, held: pd.DataFrame) -> pd.DataFrame:
    """A column per article letter, marked where the article has the statement."""
    found = pd.crosstab(held["statement_id"], held["article_id"])
    found = found.reindex(columns=story.texts["article_id"], fill_value=0)
    marks = found.rename(columns=story.letters).astype("str").replace({"1": _DOT, "0": ""})
    return marks.rename_axis(columns=None).reset_index()


def _is_shown(story: Story, table: pd.DataFrame, where: str) -> pd.Series:
    if where == WHERE[1]:
        return table["only_in"] != ""
    if where == WHERE[2]:
        return table["n_articles"] == len(story.texts)
    return table["n_articles"] > 0


def only(story: Story, where: str) -> str:
    """The letter of the one article picked from a list, where single ones are shown; empty: any."""
    if where != WHERE[1]:
        return ""
    options = [_ANY, *cached.view(story, _alone)]
    letter = st.selectbox("Only in", options, key="only", bind="query-params", width=240)
    return "" if letter == _ANY else letter


def _alone(story: Story) -> list[str]:
    """The letters of the articles that have a statement alone, in order."""
    present = {*story.coverage["only_in"].map(story.letters)}
    return [letter for letter in story.letters.values() if letter in present]


def show(story: Story, where: str, letter: str) -> None:
    """The statements asked for as a table; a row opens below it, with all who have it."""
    shown = cached.drawn(story, grid, where, letter)
    row = tables.show(
        shown,
        story.coverage,
        "coverage",
        "statement",
        cached.view(story, columns, where),
        selectable=True,
        every_noun="sentence",
    )
    if row is not None:
        _open(story, int(shown.table["statement_id"].iloc[row]))


def columns(story: Story, where: str) -> dict[str, object]:
    """The columns on screen: the statement, in how many articles, and which."""
    text = st.column_config.TextColumn(
        "statement", width="large", help="Select a row to see it in every article that has it"
    )
    if where == WHERE[1]:
        return {"only_letter": st.column_config.TextColumn("in", width="small"), "text": text}
    fixed = {"text": text, "n_articles": st.column_config.NumberColumn("articles", width="small")}
    if len(story.texts) > _COLUMNS:
        return fixed | {"in_articles": st.column_config.TextColumn("in")}
    return fixed | {
        letter: st.column_config.TextColumn(letter, width=36, alignment="center")
        for letter in story.letters.values()
    }


class Holder(NamedTuple):
    """One wording of a statement: who has it, by letter, the words, and where they first stand."""

    letters: list[str]
    text: str
    article_id: str
    start: int


def holders(story: Story, statement_id: int) -> list[Holder]:
    """Every wording of a statement with all articles that have it, equal words joined."""
    found: dict[str, Holder] = {}
    for row in story.coverage[story.coverage["statement_id"] == statement_id].itertuples():
        new = Holder([], row.text, row.article_id, row.start)
        one = found.setdefault(" ".join(read_words(row.text).folded), new)
        if story.letters[row.article_id] not in one.letters:
            one.letters.append(story.letters[row.article_id])
    return list(found.values())


def _open(story: Story, statement_id: int) -> None:
    """A statement as every article has it, with the ways to read it."""
    found = cached.view(story, holders, statement_id)
    n = len({letter for one in found for letter in one.letters})
    lines = [(markup.some(one.letters, _NAMED, ", "), one.text, ()) for one in found]
    told = markup.readings(lines, "")
    markup.block(markup.kind("", f"In {markup.counted(n, 'article')}", False), told)
    with markup.actions(f"statement {statement_id}"):
        for label, settings in links(story, found):
            shell.page_link(READING, label, **settings)


def links(story: Story, found: Sequence[Holder]) -> list[cards.Link]:
    """The first holder beside each of the next ones, and beside all; a lone one by itself."""
    first = found[0]
    letters = list(dict.fromkeys(letter for one in found for letter in one.letters))
    a, *others = letters
    if not others:
        return [(f"Read {a}", cards.beside(story, first.article_id, first.start))]
    at = {"a": a, "at": int(first.start)}
    pairs: list[cards.Link] = [
        (f"Read {a} beside {b}", {"mode": PAIR, "b": b, **at}) for b in others[:_BESIDE]
    ]
    every: list[cards.Link] = [(f"Read {a} and all others", {"mode": BASE, **at})]
    return pairs + (every if len(others) > 1 else [])
