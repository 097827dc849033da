"""Numbers and dates: how each stands, how it is compared, and which articles have the same."""

from calendar import month_name
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import markup

TYPES = {
    "date": "dates",
    "weekday": "weekdays",
    "time": "times",
    "vote": "votes",
    "money": "money",
    "percent": "percentages",
    "age": "ages",
    "measure": "measures",
    "duration": "durations",
    "count": "counts",
    "ordinal": "ordinals",
}
COLUMNS = {
    "surface": st.column_config.TextColumn("as it stands", help="Select a row to read it there"),
    "letter": st.column_config.TextColumn("in", width="small"),
    "type": st.column_config.TextColumn("type", width="small"),
    "compared_as": st.column_config.TextColumn("compared as"),
    "same_in": st.column_config.TextColumn("same value in"),
    "sentence": st.column_config.TextColumn("sentence", width="large"),
    "head": st.column_config.TextColumn("of what"),
}
NOTHING = "No number or date was found. The finder reads English only."


def kinds(story: Story) -> list[str]:
    """The types that this story has, in words."""
    present = story.facts["type"].unique()
    return [words for kind, words in TYPES.items() if kind in present]


def summary(table: pd.DataFrame) -> str:
    """How many numbers and dates are listed, and how many values stand in several articles."""
    if table.empty:
        return markup.plain(NOTHING)
    values = table.drop_duplicates(["type", "value", "unit"])
    several = int(values["same_in"].str.contains(" ").sum())
    return markup.strong(
        f"{markup.counted(len(table), 'number or date', 'numbers and dates')}, "
        f"{markup.counted(len(values), 'different value')}; {several} in more than one article."
    )


def said(story: Story, wanted: Sequence[str]) -> str:
    """The sentence above the numbers and dates of these types."""
    return summary(table(story, wanted))


def table(story: Story, wanted: Sequence[str]) -> pd.DataFrame:
    """The facts of these types with their sentence, equal values beside each other."""
    facts = story.facts[story.facts["type"].map(TYPES).isin(list(wanted))]
    facts = facts.merge(_sentences(story), on=["article_id", "sentence_id"], how="left")
    letters = facts["article_id"].map(story.letters)
    told = facts.assign(letter=letters.astype("str"), compared_as=_compared(facts))
    kinds = told["type"].map(list(TYPES).index)
    ordered = told.assign(kind=kinds).sort_values(
        ["kind", "unit", "low", "value", "article_id", "start"], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="kind").assign(same_in=_holders(ordered))


def _sentences(story: Story) -> pd.DataFrame:
    found = story.sentences[["article_id", "sentence_id", "text"]]
    return found.rename(columns={"text": "sentence"})


def _holders(table: pd.DataFrame) -> pd.Series:
    """The letters of all articles that have the same value, as words in a row."""
    same = ["type", "value", "unit"]
    held = table[[*same, "letter", "article_id"]].drop_duplicates([*same, "letter"])
    letters = held.groupby(same, sort=False)["letter"].agg(" ".join).rename("same_in").reset_index()
    return table[same].merge(letters, on=same, how="left")["same_in"].astype("str")


def _compared(facts: pd.DataFrame) -> pd.Series:
    """The normalised value with its unit, in words."""
    columns = (facts[name] for name in ("type", "value", "unit", "bound"))
    words = [in_words(*row) for row in zip(*columns, strict=True)]
    return pd.Series(words, index=facts.index, dtype="str")


def in_words(kind: str, value: str, unit: str, bound: str) -> str:
    """A normalised value as an editor would write it.

    >>> in_words("date", "--11-19", "", ""), in_words("measure", "225.308", "km", "about")
    ('19 November', 'about 225.308 km')
    """
    if kind == "date":
        return _date(value)
    return " ".join(filter(None, [bound, value.capitalize() if kind == "weekday" else value, unit]))


def _date(value: str) -> str:
    """Day and month in words; years and whole dates stay as they are."""
    parts = value.removeprefix("--").split("-")
    is_day = value.startswith("--") and len(parts) == 2 and all(part.isdigit() for part in parts)
    if not is_day or not 1 <= int(parts[0]) <= 12:
        return value
    return f"{int(parts[1])} {month_name[int(parts[0])]}"
